"""System checks: what an operator should know before the first article comes in."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register

PARSER = "parser"
TAGGERS = frozenset({"tagger", "morphologizer"})


@register(Tags.security)
def secret_key_is_private(**_kwargs: Any) -> list[CheckMessage]:
    """The key under var/ must not be readable by others."""
    path = Path(settings.VAR_DIR) / "secret_key"
    if path.exists() and path.stat().st_mode & 0o077:
        return [checks.Warning(f"{path} can be read by other users.", hint=f"chmod 600 {path}", id="articles.W001")]
    return []


@register
def model_is_suitable(**_kwargs: Any) -> list[CheckMessage]:
    """ARTICLES_SPACY_MODEL must name an installed English pipeline that tags and parses. Nothing is loaded for this."""
    model = settings.ARTICLES_SPACY_MODEL
    if not model:
        return []
    folder = _folder(model)
    if folder is None:
        return [_error(f"ARTICLES_SPACY_MODEL names {model!r}, which is neither an installed package nor a folder.", 1)]
    meta = _meta(folder)
    if meta is None:
        return [_error(f"ARTICLES_SPACY_MODEL names {model!r}, which holds no spaCy pipeline (no meta.json).", 2)]
    steps = set(meta.get("pipeline", ()))
    if meta.get("lang") != "en" or PARSER not in steps or not steps & TAGGERS:
        return [_error(f"ARTICLES_SPACY_MODEL names {model!r}, no English pipeline with tagger and parser.", 3)]
    return []


def _folder(model: str) -> Path | None:
    """Where a pipeline lies that is named by its folder or by its package."""
    if Path(model).is_dir():
        return Path(model)
    spec = find_spec(model) if model.isidentifier() else None
    return Path(spec.origin).parent if spec and spec.origin else None


def _meta(folder: Path) -> dict[str, Any] | None:
    """What a pipeline says of itself; a package holds it beside its code or in a folder below."""
    for path in [folder / "meta.json", *sorted(folder.glob("*/meta.json"))]:
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        return content if isinstance(content, dict) else None
    return None


def _error(message: str, number: int) -> CheckMessage:
    hint = "Install an English spaCy pipeline, correct the name, or leave the variable empty for the project’s own."
    return Error(message, hint=hint, id=f"articles.E00{number}")
