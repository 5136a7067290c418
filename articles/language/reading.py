"""From a document to what was read in it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from articles.domain import Claim, Document, Reading, Span
from articles.exceptions import ModelError
from articles.language import pipeline, sentences
from articles.language.blocks import Kind, split_blocks
from articles.language.dates import find_dates
from articles.language.quantities import find_quantities
from articles.language.syntax import read_sentences
from articles.policies import LanguagePolicy

if TYPE_CHECKING:
    from spacy.language import Language


@functools.cache
def _interim(model: str) -> Language:
    try:
        return pipeline.load(model)
    except ModelError:
        import spacy

        nlp = spacy.blank("en")
        nlp.add_pipe(sentences.COMPONENT)
        return nlp


def read(document: Document, policy: LanguagePolicy, boilerplate: frozenset[str] = frozenset()) -> Reading:
    """Interim."""
    nlp = _interim(policy.model)
    published = document.published.date() if document.published else None
    spans: list[Span] = []
    claims: list[Claim] = []
    for block in split_blocks(document.text):
        if block.kind is not Kind.PROSE:
            continue
        doc = nlp(document.text[block.start : block.end])
        for sentence in read_sentences(doc, block.start):
            span = Span(sentence.start, sentence.end)
            spans.append(span)
            if document.text[span.end - 1] == "?" or len(sentence.words) < 4:
                continue
            dates = find_dates(document.text[span.start : span.end], published, span.start)
            quantities = find_quantities(sentence, document.text, [(item.start, item.end) for item in dates])
            claims.append(
                Claim(
                    id=f"{document.id}:{span.start}-{span.end}",
                    document=document.id,
                    start=span.start,
                    end=span.end,
                    text=document.text[span.start : span.end],
                    sentence=span,
                    quantities=tuple(quantities),
                    dates=tuple(dates),
                )
            )
    return Reading(document=document, sentences=tuple(spans), claims=tuple(claims))
