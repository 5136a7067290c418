"""Addresses, pasted text and files in, documents out."""

from __future__ import annotations

from articles.ingestion.addresses import canonical_url, registered_domain
from articles.ingestion.fetch import Fetched, fetch
from articles.ingestion.files import extract, read_file, read_text

__all__ = ["Fetched", "canonical_url", "extract", "fetch", "read_file", "read_text", "registered_domain"]
