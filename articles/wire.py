"""Domain values as plain JSON values and back, for the database and for exports."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def to_json(value: object) -> Any:
    """Turn a domain value into dicts, lists, strings and numbers."""
    return msgspec.to_builtins(value)


def from_json(data: object, kind: type[T]) -> T:
    """Turn what `to_json` wrote back into a value of `kind`. Raises `msgspec.ValidationError` when it doesn't fit."""
    return msgspec.convert(data, kind)
