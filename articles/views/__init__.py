"""Doors of the web pages."""
