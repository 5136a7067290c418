"""What people read has one apostrophe, ’."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from articles.management.commands.serve import SILENCED

STRAIGHT = re.compile(r"[^\W\d_]'[^\W\d_]")
TAGS = re.compile(r"\{[{%#].*?[}%#]\}|<[^>]*>", re.DOTALL)
OF_ARTICLES = {"language", "comparison"}
"""Packages whose strings are the words of articles."""
CODE = [
    path
    for path in Path(settings.BASE_DIR, "articles").rglob("*.py")
    if OF_ARTICLES.isdisjoint(path.parts) and "migrations" not in path.parts
]


def texts(path: Path) -> Iterator[str]:
    """The strings of a module but for those that stand alone: these are read by programmers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    alone = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in alone:
            yield node.value


def test_messages_have_no_straight_apostrophe() -> None:
    assert [text for path in CODE for text in texts(path) if STRAIGHT.search(text) and text != SILENCED] == []


def test_templates_have_none_either() -> None:
    pages = Path(settings.BASE_DIR, "templates").rglob("*.html")
    assert [page.name for page in pages if STRAIGHT.search(TAGS.sub("x", page.read_text(encoding="utf-8")))] == []
