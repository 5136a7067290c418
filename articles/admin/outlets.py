"""Curating outlets."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, Field, QuerySet
from django.forms import BaseInlineFormSet
from django.forms import Field as FormField
from django.http import HttpRequest

from articles.models import Outlet, OutletDomain


class Labelled:
    """Fields that stand in a table have no label of their own: they say by themselves what they are."""

    def formfield_for_dbfield(self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any) -> FormField | None:
        """The field as Django makes it, with its name for those who can't see the column's head."""
        field: FormField | None = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field:
            field.widget.attrs["aria-label"] = str(field.label)
        return field


class DomainFormSet(BaseInlineFormSet[OutletDomain, Outlet, Any]):
    """Domains whose box for deleting says what it deletes."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """As Django adds them, with a name for those who can't see the column's head."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = f"Delete {form.instance.domain}".strip()


class DomainInline(Labelled, admin.TabularInline[OutletDomain, Outlet]):
    """The domains of an outlet, edited with it."""

    model = OutletDomain
    formset = DomainFormSet
    extra = 1
    verbose_name = "domain"
    verbose_name_plural = "Domains (subdomains belong to the outlet unless listed elsewhere)"


@admin.register(Outlet)
class OutletAdmin(Labelled, admin.ModelAdmin[Outlet]):
    """Outlets with what is known about them."""

    list_display = ("name", "kind", "owner", "country", "language", "domain_list", "article_count")
    list_editable = ("kind", "country", "language")
    list_filter = ("kind", "country", "language")
    search_fields = ("name", "owner", "notes", "domains__domain")
    search_help_text = "Name, owner, notes or domain"
    list_per_page = 50
    inlines = (DomainInline,)
    fieldsets = (
        (None, {"fields": ("name", "kind", "owner")}),
        ("Where and in what language", {"fields": (("country", "language"),)}),
        ("Notes", {"fields": ("notes",)}),
    )
    save_on_top = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Outlet]:
        """Everything the list shows, in two queries whatever its length."""
        return super().get_queryset(request).annotate(articles_held=Count("articles")).prefetch_related("domains")

    @admin.display(description="Domains")
    def domain_list(self, outlet: Outlet) -> str:
        """Its domains in a line."""
        return ", ".join(domain.domain for domain in outlet.domains.all())

    @admin.display(description="Articles", ordering="articles_held")
    def article_count(self, outlet: Outlet) -> int:
        """How many articles are by it."""
        return int(getattr(outlet, "articles_held", 0))
