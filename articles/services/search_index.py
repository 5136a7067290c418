"""The index that the search reads. Made, and mended where a migration lost part of it, after every `migrate`.

The databases keep it in step themselves, whoever writes: PostgreSQL by a generated column, SQLite by triggers on an
FTS5 table. It is not in the migrations because SQLite drops a table's triggers whenever a migration rebuilds the table.
"""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from articles.models import Article, Claim, Outlet, Revision, Story

INDEXED = {
    Story: ("title", "summary"),
    Article: ("title", "byline"),
    Outlet: ("name",),
    Revision: ("text",),
    Claim: ("text",),
}
LONGEST = 250_000
"""Characters of a text that PostgreSQL indexes: what it makes of more may pass its limit of 1 MiB."""
SEPARATORS = "-‐‑–—/\\.,:;@_'’‘&<>#%+*=~^"
"""Marks that are put away before PostgreSQL reads a text: it would see addresses, paths, tags and signed numbers."""


def ensure(using: str, **_signal: Any) -> None:
    """Make what is missing of the index."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _ensure_configuration(cursor)
        for model, columns in INDEXED.items():
            table = model._meta.db_table
            if table in tables:
                _ensure_table(connection, cursor, table, columns)


def _ensure_table(connection: BaseDatabaseWrapper, cursor: CursorWrapper, table: str, columns: tuple[str, ...]) -> None:
    if connection.vendor == "postgresql":
        held = connection.introspection.get_table_description(cursor, table)
        if all(column.name != "search" for column in held):
            _generate_column(cursor, table, columns)
    else:
        cursor.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{table}_search_%"]
        )
        if cursor.fetchone() != (3,):
            _add_triggers(cursor, table, columns)


# --- PostgreSQL


def _ensure_configuration(cursor: CursorWrapper) -> None:
    """Words as they stand but for case and accents: no stems, no words left out."""
    cursor.execute("SELECT count(*) FROM pg_ts_config WHERE cfgname = 'coverage'")
    if cursor.fetchone() == (0,):
        cursor.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
        cursor.execute("CREATE TEXT SEARCH CONFIGURATION coverage (COPY = simple)")
        cursor.execute("ALTER TEXT SEARCH CONFIGURATION coverage ALTER MAPPING FOR word, numword WITH unaccent, simple")


def _generate_column(cursor: CursorWrapper, table: str, columns: tuple[str, ...]) -> None:
    text, marks, blanks = " || ' ' || ".join(columns), SEPARATORS.replace("'", "''"), " " * len(SEPARATORS)
    words = f"to_tsvector('coverage', translate(left({text}, {LONGEST}), '{marks}', '{blanks}'))"
    cursor.execute(f"ALTER TABLE {table} ADD COLUMN search tsvector GENERATED ALWAYS AS ({words}) STORED")
    cursor.execute(f"CREATE INDEX {table}_search ON {table} USING gin (search)")


# --- SQLite


def _add_triggers(cursor: CursorWrapper, table: str, columns: tuple[str, ...]) -> None:
    """An FTS5 table over the table's own text; what stands there already is read in."""
    index, names = f"{table}_search", ", ".join(columns)
    add = f"INSERT INTO {index}(rowid, {names}) VALUES (new.id, {_of('new', columns)})"  # noqa: S608 - names of ours
    take = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', old.id, {_of('old', columns)})"  # noqa: S608
    cursor.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5({names}, content='{table}', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )
    for name, moment, work in (
        ("added", "INSERT", add),
        ("removed", "DELETE", take),
        ("changed", f"UPDATE OF {names}", f"{take}; {add}"),
    ):
        cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {index}_{name} AFTER {moment} ON {table} BEGIN {work}; END")
    cursor.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")  # noqa: S608


def _of(row: str, columns: tuple[str, ...]) -> str:
    return ", ".join(f"{row}.{column}" for column in columns)
