"""A made-up story of any size, stored directly."""

from __future__ import annotations

from random import Random

from django.utils import timezone

from articles.domain import Claim as ClaimValue
from articles.domain import Span
from articles.models import Article, Claim, ClaimGroup, Finding, Membership, Outlet, Position, Story
from articles.wire import to_json
from tests.factories import OutletFactory, StoryFactory, ready_article

TWELVE_BY_300 = {"outlets": 12, "rows": 300}
VOCABULARY = ["boats", "river", *(f"word{number}" for number in range(3000))]
SELDOM_AND_OFTEN = [1 / (rank + 1) for rank in range(len(VOCABULARY))]
"""Words are as unevenly used as in a language: `boats` stands in most claims, `word2900` in few."""
VERDICTS = ("conflict", "differ", "agree", "single")


def fill(story: Story, outlets: int, rows: int) -> None:
    """Give a story `outlets` articles and `rows` rows, each said by about half of the outlets."""
    lines = [f"Witnesses counted {100 + n} boats on the river near pier {n} that morning." for n in range(rows)]
    articles = [_article(story, number, lines) for number in range(outlets)]
    for rank in range(rows):
        _row(story, rank, lines[rank], [article for n, article in enumerate(articles) if (n + rank) % 2 == 0])
    Story.objects.filter(pk=story.pk).update(compared_at=timezone.now())


def fill_library(stories: int, outlets: int = 12, rows: int = 50) -> None:
    """Many stories at once, each with an article of every outlet and rows that every second outlet has."""
    random = Random(7)
    known = [OutletFactory(name=f"Library outlet {number}") for number in range(outlets)]
    made = StoryFactory.create_batch(stories)
    Story.objects.filter(pk__in=[story.pk for story in made]).update(compared_at=timezone.now())
    for story in made:
        lines = [" ".join(random.choices(VOCABULARY, SELDOM_AND_OFTEN, k=16)) for _ in range(rows)]
        articles = [ready_article("\n".join(lines), story=story, outlet=outlet) for outlet in known]
        groups = ClaimGroup.objects.bulk_create(
            ClaimGroup(story=story, rank=rank, verdict=VERDICTS[rank % 4], label=line, origins=outlets // 2)
            for rank, line in enumerate(lines)
        )
        positions = Position.objects.bulk_create(Position(group=group, name="A") for group in groups)
        starts = [sum(len(line) + 1 for line in lines[:rank]) for rank in range(rows)]
        pairs = [(article, rank) for n, article in enumerate(articles) for rank in range(n % 2, rows, 2)]
        claims = Claim.objects.bulk_create(
            Claim(
                revision=article.revision, start=starts[rank], end=starts[rank] + len(lines[rank]), text=lines[rank],
                assertion="asserted", contents={},
            )
            for article, rank in pairs
        )  # fmt: skip
        Membership.objects.bulk_create(
            Membership(claim=claim, position=positions[rank], score=0.9)
            for claim, (_, rank) in zip(claims, pairs, strict=True)
        )


def _article(story: Story, number: int, lines: list[str]) -> Article:
    outlet = Outlet.objects.filter(name=f"Outlet of size {number}").first() or OutletFactory(
        name=f"Outlet of size {number}"
    )
    return ready_article(f"Report {number}.\n" + "\n".join(lines), story=story, outlet=outlet)


def _row(story: Story, rank: int, line: str, articles: list[Article]) -> None:
    verdict = VERDICTS[rank % len(VERDICTS)]
    if verdict == "single":
        articles = articles[:1]
    group = ClaimGroup.objects.create(story=story, rank=rank, verdict=verdict, label=line)
    claims = [_claim(article, line) for article in articles]
    half = len(claims) // 2 if verdict == "conflict" else len(claims)
    for name, part in (("A", claims[:half]), ("B", claims[half:])):
        if part:
            position = Position.objects.create(group=group, name=name)
            Membership.objects.bulk_create(Membership(claim=c, position=position, score=0.9) for c in part)
    if verdict in ("conflict", "differ"):
        first, second = claims[0], claims[-1]
        Finding.objects.create(
            group=group, kind="quantity", verdict=verdict, first=first, second=second,
            first_start=first.start + 18, first_end=first.start + 21,
            second_start=second.start + 18, second_end=second.start + 21,
            explanation=f"{articles[0].outlet}: {100 + rank} boats · {articles[-1].outlet}: {101 + rank} boats",
        )  # fmt: skip


def _claim(article: Article, line: str) -> Claim:
    revision = article.revision
    assert revision
    start = revision.text.index(line)
    end = start + len(line) - 1
    contents = to_json(ClaimValue("", "", start, end, line[:-1], sentence=Span(start, end)))
    return Claim.objects.create(
        revision=revision, start=start, end=end, text=line[:-1], assertion="asserted", contents=contents
    )
