"""Compare articles straight from the terminal; the database is not touched."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dateutil.parser import isoparse
from django.core.management.base import BaseCommand, CommandError

from articles import formats
from articles.comparison import compare
from articles.domain import Document
from articles.exceptions import IngestError, ModelError
from articles.ingestion import extract, fetch, read_file, read_text
from articles.language import read
from articles.services.policies import policies
from articles.table import build


class Command(BaseCommand):
    help = "Compare articles (files, addresses, or - for standard input) and print the table of their claims."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sources", nargs="+", metavar="FILE|URL|-")
        parser.add_argument("--format", choices=["table", "json", "csv", "markdown"], default="table")
        parser.add_argument("--outlet", action="append", default=[], help="Outlet of each, in order; may repeat.")
        parser.add_argument(
            "--published", action="append", default=[], metavar="DATE", help="Date or date and time of each (ISO 8601)."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        outlets, dates = options["outlet"], [_date(given) for given in options["published"]]
        if max(len(outlets), len(dates)) > len(options["sources"]):
            raise CommandError("There are more --outlet or --published than articles. Give one of each per article.")
        documents = [
            self._document(source, number, outlets[number : number + 1], dates[number : number + 1])
            for number, source in enumerate(options["sources"])
        ]
        limits = policies()
        try:
            readings = [read(document, limits.language) for document in documents]
        except ModelError as error:
            raise CommandError(str(error)) from error
        comparison = compare(readings, policy=limits.comparison)
        for reading in readings:
            if reading.unreadable:
                self.stderr.write(f"{reading.document.id}: {reading.unreadable}")
        if options["format"] == "json":
            self.stdout.write(formats.as_json(readings, comparison), ending="")
            return
        render = {"table": formats.as_terminal, "csv": formats.as_csv, "markdown": formats.as_markdown}
        self.stdout.write(render[options["format"]](build(readings, comparison)), ending="")

    def _document(self, source: str, number: int, outlet: list[str], published: list[dt.datetime]) -> Document:
        try:
            document = _ingest(source)
        except IngestError as error:
            raise CommandError(f"{source}: {error.user_message}") from error
        except OSError as error:
            raise CommandError(f"{source}: {error.strerror}. Check the path.") from error
        return dataclasses.replace(
            document,
            id=f"d{number + 1}",
            outlet=outlet[0] if outlet else document.site_name or document.outlet or _name(source, number),
            published=published[0] if published else document.published,
        )


def _ingest(source: str) -> Document:
    limits = policies()
    if source == "-":
        return read_text(sys.stdin.buffer.read().decode("utf-8", "replace"), policy=limits.extract)
    if source.startswith(("http://", "https://")):
        return extract(fetch(source, limits.fetch), limits.extract)
    return read_file(Path(source).name, Path(source).read_bytes(), limits.extract)


def _name(source: str, number: int) -> str:
    if source == "-":
        return f"Article {number + 1}"
    return (urlsplit(source).hostname or source) if "://" in source else Path(source).stem


def _date(given: str) -> dt.datetime:
    try:
        return isoparse(given)
    except ValueError as error:
        raise CommandError(f"{given!r} is no date. Write it as 2025-02-04 or 2025-02-04T09:30+01:00.") from error
