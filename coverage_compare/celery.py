"""The Celery application."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_init

from coverage_compare import broker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coverage_compare.settings")

broker.register()

app = Celery("coverage_compare")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def warm_up(sender: Any, **_signal: Any) -> None:
    """Load the language model before the worker forks: its processes share it and the first article is quick."""
    if "language" in sender.app.amqp.queues.consume_from:
        from articles.services.analyse import load_model

        load_model()
