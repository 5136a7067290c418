"""``python -m articles.language.training --corpora DIR``: vectors, syntax, names, assembly and scores in one go."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path

import spacy
from spacy.cli.train import train
from thinc.api import get_ops, set_current_ops

from articles.language import pipeline
from articles.language.training import assemble, readers, scores, silver, treebank, vectors

HERE = Path(__file__).parent
STAGES = ("vectors", "syntax", "names", "assemble", "score")
TREEBANKS = ("ewt", "gum")


def main() -> None:
    """Run the stages that were asked for, by default all of them in order."""
    arguments = _arguments()
    for stage in STAGES:
        if stage in arguments.stages:
            sys.stderr.write(f"— {stage}\n")
            _RUN[stage](arguments.corpora, arguments.work, arguments.output)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m articles.language.training", description=main.__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="directory with the corpora")
    parser.add_argument("--work", type=Path, default=Path("var/training"), help="where training runs are kept")
    parser.add_argument("--output", type=Path, default=pipeline.SHIPPED, help="where the model is written")
    parser.add_argument("stages", nargs="*", default=list(STAGES), help=f"some of: {', '.join(STAGES)}")
    arguments = parser.parse_args()
    unknown = set(arguments.stages) - set(STAGES)
    if unknown:
        parser.error(f"unknown stage {', '.join(sorted(unknown))}")
    return arguments


def _vectors(corpora: Path, work: Path, output: Path) -> None:
    vectors.build(corpora / "articles_sample.jsonl.gz", output / "vectors")


def _syntax(corpora: Path, work: Path, output: Path) -> None:
    _train("syntax", corpora, output, work / "syntax")


def _names(corpora: Path, work: Path, output: Path) -> None:
    """Train a teacher on the gold names, a student on the news that it labels too, and finish that on gold."""
    gold, labelled, student = work / "names_gold", work / "silver.jsonl.gz", work / "names_silver"
    _train("names_gold", corpora, output, gold)
    teacher = spacy.load(gold / "model-best")
    teacher.vocab.vectors = pipeline.read_vectors(output / "vectors")
    second = spacy.load(silver.SECOND_TEACHER, exclude=["parser", "lemmatizer"])
    silver.build(corpora / "articles_sample.jsonl.gz", teacher, second, labelled)
    _train("names_silver", corpora, output, student, {"paths.silver": str(labelled)})
    _train("names", corpora, output, work / "names", {"paths.student": str(student / "model-best")})


def _train(part: str, corpora: Path, output: Path, run: Path, more: dict[str, str] | None = None) -> None:
    # On common processors numpy multiplies several times faster than blis, which thinc takes by default.
    set_current_ops(get_ops("numpy", use_blis=False))
    paths = {"paths.corpora": str(corpora), "paths.vectors": str(output / "vectors")}
    train(HERE / f"{part}.cfg", run, overrides={**paths, **(more or {})})


def _assemble(corpora: Path, work: Path, output: Path) -> None:
    for old in [path for path in output.glob("*") if path.name != "vectors"]:
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    files = [corpora / f"{name}_train.conllu.gz" for name in TREEBANKS]
    documents = treebank.documents(files, held_out=False)
    assemble.assemble(work / "syntax/model-best", work / "names/model-best", documents, output)


def _score(corpora: Path, work: Path, output: Path) -> None:
    nlp = pipeline.load(output)
    found: dict[str, dict[str, float]] = {}
    for name in TREEBANKS:
        for part, held_out in (("dev", None), ("train", True)):
            documents = treebank.documents([corpora / f"{name}_{part}.conllu.gz"], held_out=held_out)
            found[f"{name} {'held out' if held_out else part}"] = scores.syntax_scores(nlp, documents)
    for part in ("dev", "test"):
        found[f"names {part}"] = scores.name_scores(nlp, readers.named_texts(corpora, part))
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


_RUN = {"vectors": _vectors, "syntax": _syntax, "names": _names, "assemble": _assemble, "score": _score}

if __name__ == "__main__":
    main()
