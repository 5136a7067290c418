"""The admin site and who may enter it. It stands outside `admin/`, whose import registers with it."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest


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
