"""The site's addresses, and three at which something goes wrong."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import path

from coverage_compare import urls

handler403 = urls.handler403


def damaged(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("What was sent is damaged.")


def refused(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Something broke.")


urlpatterns = [path("400/", damaged), path("403/", refused), path("500/", broken), *urls.urlpatterns]
