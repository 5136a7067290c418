"""One line of a scale as a drawing. Made here and not in a template: a large story has a thousand of them."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.views.axes import Axis

register = template.Library()

OPEN = {
    "up": mark_safe('<svg x="100%" y="11" overflow="visible"><path class="open" d="M-6-5 0 0-6 5"/></svg>'),
    "down": mark_safe('<svg x="0" y="11" overflow="visible"><path class="open" d="M6-5 0 0 6 5"/></svg>'),
}


@register.simple_tag
def strip(axis: Axis, start: float, width: float, reach: tuple[float, float] | None = None, opens: str = "") -> str:
    """A tick or a range on its axis, with what its qualifier leaves open. Places and widths in percent."""
    parts = [_ground(axis)]
    if reach:
        look = "reach about" if opens == "about" else "reach"
        parts.append(format_html('<rect class="{}" x="{}%" width="{}%" y="6" height="10"/>', look, *reach))
    parts.append(OPEN.get(opens, SafeString()))
    if width:
        parts.append(format_html('<rect class="range" x="{}%" width="{}%" y="6" height="10"/>', start, width))
    else:
        parts.append(format_html('<line class="tick" x1="{}%" x2="{}%" y1="2" y2="20"/>', start, start))
    drawing = SafeString("").join(parts)
    return format_html(
        '<svg width="100%" height="22" aria-hidden="true" focusable="false">{}</svg>', SafeString(drawing)
    )


@lru_cache(maxsize=64)
def _ground(axis: Axis) -> SafeString:
    """The lines behind the marks, the same for all of a scale."""
    lines = '<line class="grid" x1="{}%" x2="{}%" y1="0" y2="22"/>'
    grid = format_html_join("", lines, ((tick.at, tick.at) for tick in axis.ticks))
    return format_html('{}<line class="axis" x1="0" x2="100%" y1="11" y2="11"/>', grid)
