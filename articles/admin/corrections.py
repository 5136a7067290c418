"""Who decided what. Corrections are made and undone on the site, where the table follows."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import Truncator

from articles.admin.stories import NoAdding
from articles.models import Anchor, Correction


class AnchorInline(NoAdding, admin.TabularInline[Anchor, Correction]):
    """The claims that a correction is about."""

    model = Anchor
    fields = readonly_fields = ("subject", "outlet", "words", "row_key")
    can_delete = False
    verbose_name_plural = "Claims it is about"


@admin.register(Correction)
class CorrectionAdmin(NoAdding, admin.ModelAdmin[Correction]):
    """Corrections: to look at only."""

    list_display = ("made_at", "kind", "verdict", "story", "why", "author", "undone_at", "undone_by")
    list_display_links = ("made_at", "kind")
    list_select_related = ("story", "author", "undone_by")
    list_filter = ("kind", "made_at", "undone_at")
    search_fields = ("story__title", "reason", "author__username", "anchors__words")
    date_hierarchy = "made_at"
    ordering = ("-pk",)
    inlines = (AnchorInline,)

    @admin.display(description="Reason")
    def why(self, correction: Correction) -> str:
        """The first words of the reason."""
        return Truncator(correction.reason).chars(80)

    def has_change_permission(self, request: HttpRequest, obj: Correction | None = None) -> bool:
        """Never: history is not rewritten."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Correction | None = None) -> bool:
        """Never."""
        return False
