"""Comparing from the terminal: every format, every source, no database."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.services.test_road import COURIER, ECHO


@pytest.fixture
def sources(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "courier.txt", tmp_path / "echo.html"]
    paths[0].write_text(COURIER)
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in ECHO.split("\n\n"))
    paths[1].write_text(f"<html lang=en><title>Bridge</title><article><h1>Bridge</h1>{paragraphs}</article></html>")
    return [str(path) for path in paths]


def compare(*arguments: str) -> str:
    out = io.StringIO()
    call_command("compare", *arguments, stdout=out)
    return out.getvalue()


def test_json_is_the_documented_form_with_verbatim_spans(sources: list[str]):
    content = json.loads(compare(*sources, "--format", "json", "--outlet", "Courier", "--published", "2025-02-04"))

    assert set(content) == {"documents", "claims", "rows", "origins"}
    assert [d["outlet"] for d in content["documents"]] == ["Courier", "echo"]
    assert content["documents"][0]["published"] == "2025-02-04T00:00:00"
    texts = {document["id"]: document["text"] for document in content["documents"]}
    assert all(texts[c["document"]][c["start"] : c["end"]] == c["text"] for c in content["claims"])
    clash = next(row for row in content["rows"] if row["verdict"] == "conflict")
    assert {position["name"] for position in clash["positions"]} >= {"A", "B"}
    assert {"kind", "claims", "spans", "explanation"} <= set(clash["findings"][0])


@pytest.mark.parametrize("form", ["table", "csv", "markdown"])
def test_other_formats_show_the_same_rows(sources: list[str], form: str):
    shown = compare(*sources, "--format", form)

    assert "conflict" in shown
    assert "40,000" in shown


def test_the_order_of_the_articles_does_not_change_the_rows(sources: list[str]):
    def rows(order: list[str]) -> list[tuple[str, str]]:
        content = json.loads(compare(*order, "--format", "json"))
        return [(row["verdict"], row["label"]) for row in content["rows"]]

    assert rows(sources) == rows(sources[::-1])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.txt"], "Check the path"),
        (["http://10.0.0.1/a"], "private network"),
        (["a.txt", "--published", "yesterday"], "no date"),
        (["a.txt", "--outlet", "A", "--outlet", "B"], "more --outlet"),
    ],
)
def test_what_is_wrong_is_said(arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CommandError, match=words):
        compare(*arguments)
