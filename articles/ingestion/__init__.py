"""Addresses, pasted text and files in, documents out."""
