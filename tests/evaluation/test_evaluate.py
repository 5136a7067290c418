"""The command that scores the running code."""

from __future__ import annotations

import gzip
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

PREMISE = "The fire in Tecoma killed 12 people."
RECORDS = [
    {"premise": PREMISE, "hypothesis": "The fire in Tecoma killed 19 people.", "label": "contradict"},
    {"premise": PREMISE, "hypothesis": PREMISE, "label": "agree"},
]


@pytest.mark.parametrize("compressed", [False, True])
def test_tasks_with_a_file_are_scored_and_others_skipped(tmp_path: Path, compressed: bool) -> None:
    lines = "\n".join(json.dumps(record) for record in RECORDS).encode()
    name = "contradiction_feversym.jsonl" + (".gz" if compressed else "")
    (tmp_path / name).write_bytes(gzip.compress(lines) if compressed else lines)
    out = StringIO()
    call_command("evaluate", data=str(tmp_path), json=True, stdout=out)
    assert json.loads(out.getvalue()) == {"contradiction": {"accuracy": 1.0, "n": 2}}


def test_each_task_gets_one_line(tmp_path: Path) -> None:
    (tmp_path / "contradiction_feversym.jsonl").write_text("\n".join(map(json.dumps, RECORDS)), encoding="utf-8")
    out = StringIO()
    call_command("evaluate", data=str(tmp_path), stdout=out)
    assert out.getvalue().startswith("contradiction  accuracy 1.000")


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is no folder"):
        call_command("evaluate", data=str(tmp_path / "nowhere"))
