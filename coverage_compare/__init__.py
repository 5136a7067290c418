"""Wiring: settings, addresses, the Celery application."""

from coverage_compare.celery import app as celery_app

__all__ = ["celery_app"]
