"""The admin site."""

from django.contrib import admin


class CoverageAdminSite(admin.AdminSite):
    """Curation."""
