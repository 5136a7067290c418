"""Answers about the site itself: is it up, and what went wrong."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.services.accounts import RoleName

NAMED_ADMINS = 3


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Say `ok` when the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database unreachable\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that this needs another role, and whom to ask for it."""
    admins = User.objects.filter(groups__name=RoleName.ADMIN.value, is_active=True).order_by("username")[:NAMED_ADMINS]
    return render(request, "403.html", {"admins": admins, "roles": request.user.groups.all()}, status=403)
