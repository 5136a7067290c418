"""System checks: what an operator should know before the first article comes in."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.security)
def secret_key_is_private(**_kwargs: Any) -> list[CheckMessage]:
    """The key under var/ must not be readable by others."""
    path = Path(settings.VAR_DIR) / "secret_key"
    if path.exists() and path.stat().st_mode & 0o077:
        return [checks.Warning(f"{path} can be read by other users.", hint=f"chmod 600 {path}", id="articles.W001")]
    return []


@register
def model_is_installed(**_kwargs: Any) -> list[CheckMessage]:
    """ARTICLES_SPACY_MODEL must name an installed package or an existing folder."""
    model = settings.ARTICLES_SPACY_MODEL
    if not model or Path(model).is_dir() or (model.isidentifier() and find_spec(model)):
        return []
    return [
        Error(
            f"ARTICLES_SPACY_MODEL names {model!r}, which is neither an installed package nor a folder.",
            hint="Install that spaCy pipeline, correct the name, or leave the variable empty for the project's own.",
            id="articles.E001",
        )
    ]
