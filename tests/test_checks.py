"""System checks name what is wrong with the language model before an article does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from articles.checks import model_is_suitable
from articles.language.pipeline import SHIPPED


def ids(settings, model: str) -> list[str | None]:
    settings.ARTICLES_SPACY_MODEL = model
    return [message.id for message in model_is_suitable()]


@pytest.mark.parametrize("model", ["", str(SHIPPED)])
def test_the_shipped_model_is_suitable(settings, model: str):
    assert ids(settings, model) == []


def test_a_model_that_is_not_installed_is_named(settings):
    assert ids(settings, "en_core_web_nowhere") == ["articles.E001"]


def test_a_folder_or_package_without_a_pipeline_is_named(settings, tmp_path: Path):
    assert ids(settings, str(tmp_path)) == ["articles.E002"]
    assert ids(settings, "json") == ["articles.E002"]


@pytest.mark.parametrize(
    "meta", [{"lang": "de", "pipeline": ["tagger", "parser"]}, {"lang": "en", "pipeline": ["ner"]}]
)
def test_a_pipeline_that_can_not_do_the_work_is_named(settings, tmp_path: Path, meta: dict[str, object]):
    (tmp_path / "meta.json").write_text(json.dumps(meta))

    assert ids(settings, str(tmp_path)) == ["articles.E003"]
