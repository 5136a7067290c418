"""Model factories: just enough to exist, everything else as the test says."""

from __future__ import annotations

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from articles.domain import Claim as ClaimValue
from articles.domain import Span
from articles.models import (
    Anchor,
    Article,
    ArticleState,
    Claim,
    ClaimGroup,
    Correction,
    CorrectionKind,
    Job,
    JobKind,
    Membership,
    Outlet,
    OutletDomain,
    Position,
    Revision,
    Source,
    Story,
)
from articles.services.submit import text_hash
from articles.wire import to_json


class OutletFactory(DjangoModelFactory[Outlet]):
    class Meta:
        model = Outlet

    name = factory.Sequence(lambda n: f"Outlet {n}")


class OutletDomainFactory(DjangoModelFactory[OutletDomain]):
    class Meta:
        model = OutletDomain

    outlet = factory.SubFactory(OutletFactory)
    domain = factory.Sequence(lambda n: f"outlet{n}.example")


class StoryFactory(DjangoModelFactory[Story]):
    class Meta:
        model = Story

    title = factory.Sequence(lambda n: f"Story {n}")
    changed_at = factory.LazyFunction(timezone.now)


class ArticleFactory(DjangoModelFactory[Article]):
    class Meta:
        model = Article

    story = factory.SubFactory(StoryFactory)
    outlet = factory.SubFactory(OutletFactory)
    source = Source.TEXT
    title = factory.Sequence(lambda n: f"Article {n}")


TEXT = "The bridge was closed on Monday. About 200 people were led to safety."


def ready_article(text: str = TEXT, **fields: object) -> Article:
    """An article whose text is stored and read."""
    article = ArticleFactory(text_hash=text_hash(text), state=ArticleState.READY, **fields)
    article.revision = Revision.objects.create(article=article, number=1, text=text, text_hash=article.text_hash)
    article.save()
    return article


class ClaimFactory(DjangoModelFactory[Claim]):
    """A claim over `text[start:end]` of its revision."""

    class Meta:
        model = Claim

    revision = factory.LazyAttribute(lambda o: ready_article().revision)
    start = 0
    end = factory.LazyAttribute(lambda o: len(o.revision.text))
    text = factory.LazyAttribute(lambda o: o.revision.text[o.start : o.end])
    assertion = "asserted"
    contents = factory.LazyAttribute(
        lambda o: to_json(ClaimValue("", "", o.start, o.end, o.text, sentence=Span(o.start, o.end)))
    )


class ClaimGroupFactory(DjangoModelFactory[ClaimGroup]):
    class Meta:
        model = ClaimGroup

    story = factory.SubFactory(StoryFactory)
    rank = factory.Sequence(lambda n: n)
    verdict = "single"
    label = factory.Sequence(lambda n: f"Matter {n}")


class PositionFactory(DjangoModelFactory[Position]):
    class Meta:
        model = Position

    group = factory.SubFactory(ClaimGroupFactory)
    name = "A"


class MembershipFactory(DjangoModelFactory[Membership]):
    class Meta:
        model = Membership

    claim = factory.SubFactory(ClaimFactory)
    position = factory.SubFactory(PositionFactory)
    score = 1.0


class JobFactory(DjangoModelFactory[Job]):
    class Meta:
        model = Job

    kind = JobKind.INGEST
    article = factory.SubFactory(ArticleFactory)
    story = factory.LazyAttribute(lambda o: o.article.story)


class CorrectionFactory(DjangoModelFactory[Correction]):
    """A claim put out of a row, and none of it there any more."""

    class Meta:
        model = Correction
        skip_postgeneration_save = True

    story = factory.SubFactory(StoryFactory)
    kind = CorrectionKind.NOT_CLAIM
    anchor = factory.RelatedFactory("tests.factories.AnchorFactory", "correction")


class AnchorFactory(DjangoModelFactory[Anchor]):
    class Meta:
        model = Anchor

    subject = True
    row_key = "norowthere"
    outlet = "Outlet"
    words = "A claim as it was"
    start = 0
    end = 17
