"""What the corrections of a story mean for its present claims."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from itertools import product

from articles.domain import Constraints, Reading, Verdict
from articles.models import Anchor, Article, Claim, Correction, CorrectionKind, Story


@dataclass(frozen=True, slots=True)
class Decisions:
    """The corrections of a story, the oldest first, and where the claims they are about stand now."""

    corrections: list[Correction]
    located: Mapping[int, str]
    """{primary key of an anchor: id of the claim}; one whose claim is gone is not in it."""

    @property
    def standing(self) -> list[Correction]:
        """Those not undone whose claims are there."""
        return [
            one
            for one in self.corrections
            if one.undone_at is None and self._subjects(one) and (not one.others or self._located(one.others))
        ]

    def constraints(self) -> Constraints:
        """What the comparison must obey. Of two decisions on the same pair of claims the later one holds."""
        linked, apart, no_claims = set[tuple[str, str]](), set[tuple[str, str]](), set[str]()
        verdicts: list[tuple[frozenset[str], Verdict]] = []
        labels: list[str] = []
        for correction in self.standing:
            subjects = self._subjects(correction)
            pairs = {_pair(a, b) for a, b in product(subjects, self._located(correction.others)) if a != b}
            match correction.kind:
                case CorrectionKind.PART:
                    apart, linked = apart | pairs, linked - pairs
                case CorrectionKind.CONFIRM | CorrectionKind.JOIN:
                    linked, apart = linked | pairs, apart - pairs
                case CorrectionKind.NOT_CLAIM:
                    no_claims.update(subjects)
                case CorrectionKind.VERDICT:
                    verdicts.append((frozenset(subjects), Verdict(correction.verdict)))
                case CorrectionKind.LABEL:
                    labels += subjects
        return Constraints(frozenset(linked), frozenset(apart), frozenset(no_claims), tuple(verdicts), tuple(labels))

    def touched(self) -> tuple[set[str], set[str]]:
        """(ids of claims, keys of rows) whose rows an editor shaped."""
        anchors = [anchor for correction in self.standing for anchor in correction.anchors.all()]
        return {self.located[anchor.pk] for anchor in anchors if anchor.pk in self.located}, {
            anchor.row_key for anchor in anchors
        }

    def parted(self) -> set[str]:
        """Ids of the claims that editors put out of their rows."""
        return {claim for one in self.standing if one.kind == CorrectionKind.PART for claim in self._subjects(one)}

    def revived(self, living: Container[str]) -> dict[str, str]:
        """{claim id: key of the row it came from} where a correction had ended that row and is now undone.

        Args:
            living: keys of the rows there are.
        """
        return {
            self.located[anchor.pk]: anchor.row_key
            for correction in self.corrections
            if correction.undone_at
            for anchor in correction.anchors.all()
            if anchor.pk in self.located and anchor.row_key not in living
        }

    def save(self, claims: Mapping[str, Claim]) -> None:
        """Store where the anchors stand now; `claims` by id. Must run in the transaction that stores the table."""
        moved = []
        for anchor in (anchor for correction in self.corrections for anchor in correction.anchors.all()):
            claim = claims.get(self.located.get(anchor.pk, ""))
            if anchor.claim_id != (claim.pk if claim else None):
                anchor.claim = claim
                anchor.article = claim.revision.article if claim else anchor.article
                moved.append(anchor)
        Anchor.objects.bulk_update(moved, ["claim", "article"], batch_size=200)

    def _subjects(self, correction: Correction) -> list[str]:
        return self._located(correction.subjects)

    def _located(self, anchors: list[Anchor]) -> list[str]:
        return [self.located[anchor.pk] for anchor in anchors if anchor.pk in self.located]


def decisions_of(story: Story, readings: list[Reading], articles: Mapping[str, Article]) -> Decisions:
    """Find what the corrections of a story are about in its present readings; `articles` by document id."""
    from articles.comparison import find_again

    by_document = {reading.document.id: reading for reading in readings}
    by_article = {article.pk: by_document[document] for document, article in articles.items()}
    corrections = list(story.corrections.prefetch_related("anchors"))
    located: dict[int, str] = {}
    for anchor in (anchor for correction in corrections for anchor in correction.anchors.all()):
        reading = by_article.get(anchor.article_id or 0) or by_document.get(anchor.document)
        if reading is None:
            continue
        found = find_again(anchor.words, anchor.start, reading.document.text, reading.claims)
        if found:
            located[anchor.pk] = found.id
    return Decisions(corrections, located)


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
