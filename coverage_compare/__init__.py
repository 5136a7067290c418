"""Wiring: settings, addresses, the Celery application."""
