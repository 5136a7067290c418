"""The outlets directory and a page for each."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.access import reading
from articles.htmx import render_for
from articles.models import Article, ArticleState, Outlet

ARTICLES_SHOWN = 200


@reading
@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """All outlets by name, or those that a search finds by name, owner or domain."""
    text = request.GET.get("q", "").replace("\0", "").strip()
    outlets = Outlet.objects.annotate(
        article_count=Count("articles", filter=Q(articles__state=ArticleState.READY), distinct=True),
        story_count=Count("articles__story", filter=Q(articles__state=ArticleState.READY), distinct=True),
    ).prefetch_related("domains")
    if text:
        found = Q(name__icontains=text) | Q(owner__icontains=text) | Q(domains__domain__icontains=text)
        outlets = outlets.filter(pk__in=Outlet.objects.filter(found).values("pk"))
    context = {"section": "outlets", "outlets": outlets, "q": text}
    return render_for(request, "articles/outlets.html", context, {"outlets": "articles/_outlets.html"})


@reading
@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """What is known about one outlet and what it reported."""
    outlet = get_object_or_404(Outlet.objects.prefetch_related("domains"), slug=slug)
    articles = (
        Article.objects.filter(outlet=outlet, state=ArticleState.READY)
        .select_related("story")
        .defer("story__summary")
        .order_by("-published_at", "-pk")[:ARTICLES_SHOWN]
    )
    context = {"section": "outlets", "outlet": outlet, "articles": articles, "shown": ARTICLES_SHOWN}
    return render_for(request, "articles/outlet.html", context, {})
