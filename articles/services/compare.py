"""From the claims of a story to its table."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from articles.domain import Claim as ClaimValue
from articles.domain import Comparison, Quote, Reading, Row, Span
from articles.models import Article, Claim, ClaimGroup, Finding, Job, Membership, Origin, OriginPassage, Position, Story
from articles.services import jobs
from articles.services.analyse import document_of
from articles.services.decisions import Decisions, decisions_of
from articles.services.policies import policies
from articles.wire import from_json


def run(job: Job) -> list[Job]:
    """Compare all articles of a job's story anew and store the table. Returns the comparison that waits meanwhile."""
    from articles.comparison import compare  # loads word vectors: workers only

    stored = _stored(job.story)
    decisions = decisions_of(job.story, stored.readings, stored.articles)
    comparison = compare(stored.readings, decisions.constraints(), policies().comparison)
    with transaction.atomic():
        jobs.finish(job)
        _Saving(job.story, stored, comparison, decisions).save()
    return list(Job.objects.filter(story=job.story, kind=job.kind, status="queued"))


@dataclasses.dataclass(frozen=True, slots=True)
class _Stored:
    readings: list[Reading]
    articles: Mapping[str, Article]
    """By document id."""
    claims: Mapping[str, Claim]
    """By claim id."""


def _stored(story: Story) -> _Stored:
    """All that was read in a story's articles, in the order of the table's columns."""
    articles = list(
        story.articles.readable()
        .in_story_order()
        .select_related("outlet", "revision")
        .prefetch_related("revision__claims")
    )
    readings: list[Reading] = []
    rows: dict[str, Claim] = {}
    for article in articles:
        revision = article.revision
        assert revision is not None  # noqa: S101 - readable() asked for it
        revision.article = article
        document = document_of(article, revision)
        claims = {f"{document.id}:{claim.start}-{claim.end}": claim for claim in revision.claims.all()}
        rows.update(claims)
        readings.append(
            Reading(
                document=document,
                sentences=tuple(Span(*span) for span in revision.sentences),
                claims=tuple(_value(claim, key, document.id) for key, claim in claims.items()),
                quotes=tuple(from_json(quote, Quote) for quote in revision.quotes),
                unreadable=revision.unreadable,
            )
        )
    by_document = {reading.document.id: article for reading, article in zip(readings, articles, strict=True)}
    return _Stored(readings, by_document, rows)


def _value(claim: Claim, key: str, document: str) -> ClaimValue:
    return dataclasses.replace(from_json(claim.contents, ClaimValue), id=key, document=document)


class _Saving:
    """One write of a whole table. Rows keep their permalinks: each goes on in the old row that shares most claims."""

    def __init__(self, story: Story, stored: _Stored, comparison: Comparison, decisions: Decisions) -> None:
        self.story, self.stored, self.comparison, self.decisions = story, stored, comparison, decisions
        self.touched_claims, self.touched_rows = decisions.touched()
        self.now = timezone.now()

    def save(self) -> None:
        """Replace the stored table by the new one. Must run inside a transaction."""
        kept = {group.key: group for group in self.story.groups.order_by("pk")}
        old = self._rows_by_claim(kept)
        Position.objects.filter(group__story=self.story).delete()
        Finding.objects.filter(group__story=self.story).delete()
        keys = self._inherited_keys(old, list(kept))
        groups = [self._group(rank, row, keys.get(row.id), kept) for rank, row in enumerate(self.comparison.rows)]
        self.story.groups.exclude(pk__in=[group.pk for group in groups if group.pk]).delete()
        ClaimGroup.objects.bulk_update(
            [group for group in groups if group.pk],
            ["rank", "verdict", "verdict_since", "label", "origins", "corrected", "nearest"],
            batch_size=200,
        )
        ClaimGroup.objects.bulk_create(group for group in groups if not group.pk)
        self._save_parts(dict(zip((row.id for row in self.comparison.rows), groups, strict=True)))
        self._save_origins()
        self.decisions.save(self.stored.claims)
        Story.objects.filter(pk=self.story.pk).update(compared_at=self.now, changed_at=self.now)

    def _rows_by_claim(self, living: Container[str]) -> dict[tuple[int, str], str]:
        """{(article, words of the claim): key of the row it stands in, or stood in before what is now undone}."""
        members = Membership.objects.filter(position__group__story=self.story)
        values = members.values_list("claim__revision__article_id", "claim__text", "position__group__key")
        rows = {(article, text): key for article, text, key in values}
        return rows | {
            (claim.revision.article_id, claim.text): key
            for name, key in self.decisions.revived(living).items()
            if (claim := self.stored.claims[name])
        }

    def _inherited_keys(self, old: Mapping[tuple[int, str], str], by_age: Sequence[str]) -> dict[str, str]:
        """{row id: key of the old row it goes on}, each old row once, the largest overlap first.

        Of equal ones the row that an editor parted from it stands back, and the older key goes first: a row that is
        taken apart keeps its key for the rest, and gets it back when it is whole again.
        """
        overlap = Counter[tuple[str, str]]()
        parted, put_out = self.decisions.parted(), set[str]()
        for row in self.comparison.rows:
            for member in row.members:
                claim = self.stored.claims[member.claim]
                if key := old.get((claim.revision.article_id, claim.text)):
                    overlap[row.id, key] += 1
            if parted.intersection(member.claim for member in row.members):
                put_out.add(row.id)
        age = {key: number for number, key in enumerate(by_age)}
        order = {pair: (-n, pair[0] in put_out, age.get(pair[1], len(age)), pair) for pair, n in overlap.items()}
        keys: dict[str, str] = {}
        for row_id, key in sorted(overlap, key=order.__getitem__):
            if row_id not in keys and key not in keys.values():
                keys[row_id] = key
        return keys

    def _group(self, rank: int, row: Row, key: str | None, kept: Mapping[str, ClaimGroup]) -> ClaimGroup:
        group = kept.get(key or "") or (ClaimGroup(story=self.story, key=key) if key else ClaimGroup(story=self.story))
        group.corrected = group.key in self.touched_rows or any(
            member.claim in self.touched_claims for member in row.members
        )
        if group.verdict != row.verdict:
            group.verdict_since = self.now
        group.rank, group.verdict, group.origins = rank, row.verdict, row.origins
        group.label = row.title or self.stored.claims[row.label].text
        group.nearest = {
            str(self.stored.articles[cell.document].pk): [[near.start, near.end, near.score] for near in cell.nearest]
            for cell in row.cells
            if cell.nearest
        }
        return group

    def _save_parts(self, groups: Mapping[str, ClaimGroup]) -> None:
        rows = self.comparison.rows
        positions = Position.objects.bulk_create(
            Position(group=groups[row.id], name=position.name) for row in rows for position in row.positions
        )
        by_name = {(position.group_id, position.name): position for position in positions}
        Membership.objects.bulk_create(
            membership for row in rows for membership in self._memberships(row, groups[row.id], by_name)
        )
        Finding.objects.bulk_create(finding for row in rows for finding in self._findings(row, groups[row.id]))

    def _memberships(
        self, row: Row, group: ClaimGroup, positions: Mapping[tuple[int, str], Position]
    ) -> Iterable[Membership]:
        members = {member.claim: member for member in row.members}
        for position in row.positions:
            for claim in position.claims:
                yield Membership(
                    claim=self.stored.claims[claim],
                    position=positions[group.pk, position.name],
                    score=members[claim].score,
                    suggested=members[claim].suggested,
                )

    def _findings(self, row: Row, group: ClaimGroup) -> Iterable[Finding]:
        for finding in row.findings:
            first, second = (self.stored.claims[claim] for claim in finding.claims)
            (first_start, first_end), (second_start, second_end) = finding.spans
            yield Finding(
                group=group,
                kind=finding.kind,
                verdict=finding.verdict,
                first=first,
                second=second,
                first_start=first_start,
                first_end=first_end,
                second_start=second_start,
                second_end=second_end,
                explanation=finding.explanation,
            )

    def _save_origins(self) -> None:
        self.story.origins.all().delete()
        for origin in self.comparison.origins:
            stored = Origin.objects.create(story=self.story, agency=origin.agency[:200])
            OriginPassage.objects.bulk_create(
                OriginPassage(origin=stored, article=self.stored.articles[document], start=start, end=end)
                for document, (start, end) in origin.passages
            )
