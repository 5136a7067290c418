"""The admin site and who may enter it. It stands outside `admin/`, whose import registers with it."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache


class CoverageAdminSite(admin.AdminSite):
    """Open to those who may curate outlets."""

    site_header = "Coverage Compare"
    site_title = "Coverage Compare"
    index_title = "Administration"
    enable_nav_sidebar = True

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff, and everybody whose role includes curating outlets."""
        user = request.user
        return user.is_active and (user.is_staff or user.has_perm("articles.change_outlet"))

    @method_decorator([never_cache, login_not_required])
    def login(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        """Lead to the site's own login; who has signed in and is sent here all the same needs another role."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        return redirect_to_login(request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index"))
