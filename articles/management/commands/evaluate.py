"""Score the running code on labelled data."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.evaluation import Task, comparison, find_data, ingestion, language, read_records

TASKS: dict[str, Task] = {**ingestion.TASKS, **language.TASKS, **comparison.TASKS}


class Command(BaseCommand):
    help = "Score the running code on labelled data and print one line per task."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--data", required=True, metavar="DIR", help="Folder with the data files.")
        parser.add_argument("--task", action="append", choices=list(TASKS), help="Only this task; may repeat.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object instead of lines.")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(options["data"])
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder.")
        results = {}
        for name in options["task"] or TASKS:
            path = find_data(folder, TASKS[name])
            if path is None:
                continue
            figures = TASKS[name].score(read_records(path))
            results[name] = {**figures, "n": int(figures["n"])}
            if not options["json"]:
                self.stdout.write(_line(TASKS[name], figures))
                self.stdout.flush()
        if options["json"]:
            self.stdout.write(json.dumps(results))


def _line(task: Task, figures: dict[str, float]) -> str:
    values = "  ".join(f"{name} {value:.3f}" for name, value in figures.items() if name != "n")
    return f"{task.name:<14} {values:<36} n {int(figures['n']):>6}   floor {task.floor}"
