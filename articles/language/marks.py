"""Marks of punctuation and quotation."""

from __future__ import annotations

CLOSING_QUOTES = frozenset({'"', "”", "''", "’", "»", "'"})
OPENING_QUOTES = frozenset({'"', "“", "``", "‘", "«", "'"})
STOPS = frozenset({",", ".", ":", ";", "—", "–", "--", "?", "!", "…"}) | OPENING_QUOTES | CLOSING_QUOTES
