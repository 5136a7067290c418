"""The index that the search reads. Made, and mended where a migration lost part of it, after every `migrate`.

The databases keep it in step themselves, whoever writes: PostgreSQL by a generated column, SQLite by triggers on an
FTS5 table. It is not in the migrations because SQLite drops a table's triggers whenever a migration rebuilds the table.
"""

from __future__ import annotations

from functools import reduce
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from articles.letters import LETTERS
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
TOKENS = "tokenize='unicode61 remove_diacritics 2', prefix='2 3'"
SEPARATORS = "-‐‑–—/\\.,:;@_'’‘&<>#%+*=~^"
"""Marks that are put away before PostgreSQL reads a text: it would see addresses, paths, tags and signed numbers."""


def ensure(using: str, **_signal: Any) -> None:
    """Make what of the index is missing or was made by another version."""
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
        _ensure_triggers(cursor, table, columns)


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


def _ensure_triggers(cursor: CursorWrapper, table: str, columns: tuple[str, ...]) -> None:
    """An FTS5 table of the table's words in plain letters; what stands there already is read in."""
    index, names = f"{table}_search", ", ".join(columns)
    add = f"INSERT INTO {index}(rowid, {names}) VALUES (new.id, {_plain('new', columns)})"  # noqa: S608 - names of ours
    take = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', old.id, {_plain('old', columns)})"  # noqa: S608
    made = {index: f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='', {TOKENS})"}
    for name, moment, work in (
        ("added", "INSERT", add),
        ("removed", "DELETE", take),
        ("changed", f"UPDATE OF {names}", f"{take}; {add}"),
    ):
        made[f"{index}_{name}"] = f"CREATE TRIGGER {index}_{name} AFTER {moment} ON {table} BEGIN {work}; END"
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE %s", [f"{index}%"])
    if made.items() <= dict(cursor.fetchall()).items():
        return
    for name in made:
        cursor.execute(f"DROP {'TABLE' if name == index else 'TRIGGER'} IF EXISTS {name}")
    for statement in made.values():
        cursor.execute(statement)
    cursor.execute(f"INSERT INTO {index}(rowid, {names}) SELECT id, {_plain(table, columns)} FROM {table}")  # noqa: S608


def _plain(row: str, columns: tuple[str, ...]) -> str:
    """A row's columns without the letters that are no accent's doing: those SQLite's tokenizer leaves."""
    return ", ".join(
        reduce(lambda text, letter: f"replace({text}, '{letter}', '{LETTERS[letter]}')", LETTERS, f"{row}.{column}")
        for column in columns
    )
