"""Who may read: everybody with an account, or everybody at all when the newsroom opens its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.http import urlencode

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def reading(view: View) -> View:
    """Mark a view as one that only shows: open to all when `PUBLIC_READ` is set."""
    view.only_reads = True  # type: ignore[attr-defined]
    return view


class ReadAccessMiddleware(LoginRequiredMiddleware):
    """Ask for a login everywhere but on the views that need none."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., Any],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Let readers pass where reading is public."""
        if settings.PUBLIC_READ and getattr(view_func, "only_reads", False):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        """Send to the login page; a fragment request makes the whole page go there."""
        if request.headers.get("HX-Request") != "true":
            return super().handle_no_permission(request, view_func)
        page = request.headers.get("HX-Current-URL", "")
        back = "/" + page.split("/", 3)[3] if page.count("/") >= 3 else "/"
        login = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': back})}"
        return HttpResponse(status=204, headers={"HX-Redirect": login})
