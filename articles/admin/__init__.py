"""Curation in Django admin."""
