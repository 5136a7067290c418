"""Page or fragment: the one place that decides which of the two a request gets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def target_of(request: HttpRequest) -> str:
    """Id of the element that HTMX will fill with the answer; empty when a whole page is wanted."""
    if request.headers.get("HX-Request") != "true" or request.headers.get("HX-History-Restore-Request") == "true":
        return ""
    return request.headers.get("HX-Target", "")


def render_for(
    request: HttpRequest,
    page: str,
    context: Mapping[str, Any],
    fragments: Mapping[str, str],
    status: int = 200,
) -> HttpResponse:
    """Render the fragment for the request's target, else the page.

    `fragments` maps element ids to templates; an id ending in `-` stands for all ids that begin with it.
    """
    template = _fragment(target_of(request), fragments) or page
    response = render(request, template, dict(context), status=status)
    patch_vary_headers(response, ("HX-Request", "HX-Target"))
    return response


def _fragment(target: str, fragments: Mapping[str, str]) -> str:
    if target in fragments:
        return fragments[target]
    matches = (template for prefix, template in fragments.items() if prefix.endswith("-") and target.startswith(prefix))
    return next(matches, "")
