"""The Django application."""

from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig


class ArticlesConfig(AppConfig):
    """One app holds everything."""

    name = "articles"
    verbose_name = "Coverage"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks; see to roles and search index after every migration."""
        from django.db.models.signals import post_migrate

        from articles import checks  # noqa: F401 - registers itself
        from articles.services import search_index
        from articles.services.accounts import ensure_roles

        post_migrate.connect(ensure_roles, dispatch_uid="articles.ensure_roles")
        post_migrate.connect(search_index.ensure, sender=self, dispatch_uid="articles.search_index")


class CoverageAdminConfig(AdminConfig):
    """Django admin, open to those who may curate outlets."""

    default_site = "articles.admin_site.CoverageAdminSite"

    def ready(self) -> None:
        """Call accounts and groups what they are here."""
        apps.get_app_config("auth").verbose_name = "People and roles"
        super().ready()
