from __future__ import annotations

import pytest
from django.db import connection, models

from articles import search
from articles.models import Article, ArticleState, Claim, Membership, Outlet, Revision, Story
from articles.services import search_index
from tests.factories import (
    ClaimFactory,
    ClaimGroupFactory,
    MembershipFactory,
    OutletFactory,
    PositionFactory,
    StoryFactory,
    ready_article,
)

pytestmark = pytest.mark.django_db
LOST = {
    "sqlite": [
        [f"DROP TRIGGER articles_claim_search_{moment}" for moment in ("added", "removed", "changed")],
        [
            "DROP TRIGGER articles_claim_search_changed",
            "CREATE TRIGGER articles_claim_search_changed AFTER UPDATE ON articles_claim BEGIN SELECT 1; END",
        ],
    ],
    "postgresql": [["ALTER TABLE articles_claim DROP COLUMN search"]],
}
"""What a migration that rebuilds a table may take away, and what another version may have left."""


def told(text: str, story: Story | None = None, **fields: object) -> Story:
    """A story with an article of this text."""
    story = story or StoryFactory(title="Untitled")
    ready_article(text, story=story, **({"title": "Report", "outlet": OutletFactory()} | fields))
    return story


def claimed(text: str, story: Story, rank: int = 0) -> Membership:
    """A row of a claim that is the whole text of a new article."""
    article = ready_article(text, story=story, title="Report")
    claim = ClaimFactory(revision=article.revision)
    group = ClaimGroupFactory(story=story, rank=rank)
    return MembershipFactory(claim=claim, position=PositionFactory(group=group))


def found(words: str) -> list[Story]:
    keys = search.stories(search.terms_of(words))
    by_key = Story.objects.in_bulk(keys)
    return [by_key[key] for key in keys]


class TestTerms:
    @pytest.mark.parametrize(
        ("typed", "terms"),
        [
            ("Mill bridge", [(("mill",), False), (("bridge",), False)]),
            ("“did not sign” deal", [(("did", "not", "sign"), True), (("deal",), False)]),
            ('"never closed', [(("never", "closed"), True)]),
            ("14,500", [(("14", "500"), True)]),
            ("mayor's", [(("mayor", "s"), True)]),
            ('!? - \0 _ ""', []),
        ],
    )
    def test_words_numbers_and_phrases(self, typed: str, terms: list[tuple[tuple[str, ...], bool]]) -> None:
        assert [(term.words, term.exact) for term in search.terms_of(typed)] == terms

    def test_only_so_many_are_taken(self) -> None:
        assert len(search.terms_of("a " * 500)) == search.TERMS_TAKEN


class TestWhatIsFound:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("The council closed the old bridge.", "Bridge"),
            ("The council closed the old bridge.", "counc"),
            ("The council closed the old bridge.", "bridge council"),
            ("A fire broke out in the city.", "fires cities"),
            ("A fire broke out in the city.", '"BROKE out"'),
            ("The café of São Tomé reopened.", "cafe Sao tome"),
            ("The cafe of Sao Tome reopened.", "café São"),
            ("In Øse, Łódź, Đakovo, Ħamrun and Diyarbakır it rained.", "ose lodz dakovo hamrun diyarbakir"),
            ("IN ØSE, ŁÓDŹ, ĐAKOVO AND ĦAMRUN IT RAINED.", "øse łódź đakovo ħamrun"),
            ("In Ose, Lodz and Dakovo it rained.", "Øse ŁÓDŹ Đako"),
            ("Ærø, Nîmes, the Œuvre, Gießen and Þórshöfn.", "aero nimes oeuvre giessen thorshofn"),
            ("Aero, the Oeuvre, Giessen and Thorshofn.", "ÆRØ œuvre Gießen “Þórshöfn”"),
            ("The fortress of Petropavlovsk, Йошкар-Ола, Αθήνα.", "Йошкар Αθήνα"),
            ("The prison held 14,500 people.", "14,500"),
            ("The prison held 14,500 people.", "14 500"),
            ("It was closed in 2020-2021 for repairs and/or paint.", "2021 or paint"),
            ("The well-known singer’s flat, see www.example.com/flat.", "known singer example flat"),
            ("It wasn't 12°C but −3.", "wasn't 12 3"),
        ],
    )
    def test_case_accents_beginnings_plurals_and_phrases(self, text: str, words: str) -> None:
        told("Nothing of the kind.")
        story = told(text)
        assert found(words) == [story]

    @pytest.mark.parametrize(
        "words",
        [
            "ridge",
            '"clos"',
            '"old closed"',
            "bridge tunnel",
            "20",
            '"the bridges"',
            "' OR 1=1 --",
            "(((",
            "NEAR(old bridge)",
            ":*",
        ],
    )
    def test_what_is_not_there_is_not_found(self, words: str) -> None:
        told("The council closed the old bridge in 2021.")
        assert found(words) == []

    def test_terms_may_be_spread_over_a_story(self) -> None:
        story = told("The bridge is closed.")
        told("Nobody was hurt.", story, outlet=OutletFactory(name="Harbour Gazette"))
        assert found("bridge hurt") == found("gazette bridge") == [story]

    def test_texts_that_are_no_longer_shown_are_not_searched(self) -> None:
        story = told("The bridge is closed.")
        article = story.articles.get()
        assert article.revision
        Revision.objects.create(article=article, number=2, text="The tunnel was open.", text_hash="2")
        assert found("tunnel") == []
        Article.objects.filter(pk=article.pk).update(state=ArticleState.FAILED, message="Gone.")
        assert found("bridge") == []

    def test_the_best_come_first(self) -> None:
        spread = told("The bridge is closed.")
        told("It is made of iron.", spread)
        text = told("The bridge is closed. Its gates are of iron.")
        claim = claimed("The iron bridge is closed.", StoryFactory(title="Untitled")).position.group.story
        headline = told("Nothing.", title="An iron bridge")
        title = StoryFactory(title="Iron bridge closed")
        Story.objects.filter(pk=title.pk).update(changed_at="2020-01-01T00:00Z")
        assert found("bridge iron") == [title, headline, claim, text, spread]


class TestHits:
    def hits(self, story: Story, words: str) -> list[search.Hit]:
        return search.hits([story.pk], search.terms_of(words))[story.pk]

    def test_a_claim_leads_to_its_row_in_the_order_of_the_table(self) -> None:
        story = StoryFactory(title="Untitled")
        second, first = claimed("The bridge cracked.", story, rank=1), claimed("The bridge closed.", story, rank=0)
        assert [(hit.words, hit.address) for hit in self.hits(story, "bridge")] == [
            (member.claim.text, f"/rows/{member.position.group.key}/") for member in (first, second)
        ]

    def test_a_row_is_shown_once_and_of_many_only_the_first(self) -> None:
        story = StoryFactory(title="Untitled")
        member = claimed("The bridge closed.", story)
        MembershipFactory(
            position=member.position,
            claim=ClaimFactory(revision=ready_article("The bridge shut.", story=story).revision),
        )
        assert len(self.hits(story, "bridge")) == 1
        for rank in range(1, 6):
            claimed(f"The bridge closed {rank} times.", story, rank)
        assert len(self.hits(story, "bridge")) == search.HITS_SHOWN

    def test_a_text_leads_to_the_words_in_the_article(self) -> None:
        text = (
            "It rained all day. " * 40
            + "Then the river Øse rose, and the old bridge was closed. "
            + "It dried up. " * 40
        )
        story = told(text)
        (hit,) = self.hits(story, "bridge closed")
        start = text.index("bridge")
        assert hit.address == f"{story.articles.get().get_absolute_url()}?at={start}-{start + 6}#at"
        assert "the old bridge was closed. It dried up." in hit.words
        assert hit.words.startswith("… ")
        assert hit.words.endswith(" …")
        assert len(hit.words) < search.EXCERPT + 5

    def test_a_headline_comes_before_the_claims(self) -> None:
        story = StoryFactory(title="Untitled")
        claimed("The bridge closed.", story)
        told("Nothing.", story, title="Bridge to close")
        assert [hit.words for hit in self.hits(story, "bridge")] == ["Bridge to close", "The bridge closed."]

    @pytest.mark.parametrize(
        ("text", "typed", "marked"),
        [
            ("Bridges and a bridge", "bridge", ["Bridges", "bridge"]),
            ("A fire, Fireside", "fires", ["fire", "Fireside"]),
            ("In São Paulo", "sao", ["São"]),
            ("Gießen: Ærø’s straße, Øse", "strass aero ose giessen", ["Gießen", "Ærø", "straße", "Øse"]),
            ("Aßæ is not ass", '"ass" ass', ["Aßæ", "ass"]),
            ("He did not  sign; did not", '"did not sign"', ["did not  sign"]),
            ("some 14,500 of 145,000", "14,500", ["14,500"]),
            ("abridged", "bridge", []),
        ],
    )
    def test_the_words_are_marked_as_they_stand(self, text: str, typed: str, marked: list[str]) -> None:
        assert [text[slice(*span)] for span in search.marks(text, search.terms_of(typed))] == marked


class TestIndex:
    def test_it_follows_every_change(self) -> None:
        story = StoryFactory(title="A bridge")
        Story.objects.filter(pk=story.pk).update(title="A tunnel")
        assert (found("bridge"), found("tunnel")) == ([], [story])
        story.delete()
        assert found("tunnel") == []
        Outlet.objects.bulk_create([Outlet(name="The Lamp", slug="lamp")])
        assert list(Outlet.objects.filter(pk__in=search.matching(Outlet, search.terms_of("lamp"))).values_list("name"))

    @pytest.mark.parametrize("statements", LOST[connection.vendor], ids=lambda statements: statements[-1][:40])
    def test_what_a_migration_or_another_version_did_to_it_is_mended(self, statements: list[str]) -> None:
        claim = ClaimFactory()
        connection.check_constraints()  # PostgreSQL alters no table with checks still to be made
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        Claim.objects.filter(pk=claim.pk).update(text="Zeppelins came to Łódź.")
        connection.check_constraints()
        search_index.ensure(using="default")
        assert self.claims("zeppelin") == self.claims("lodz") == [claim]
        Claim.objects.filter(pk=claim.pk).update(text="Airships came.")
        assert (self.claims("zeppelin"), self.claims("airship")) == ([], [claim])

    def test_a_very_long_text_is_taken(self) -> None:
        words = " ".join(f"w{number:x}" for number in range(200_000))
        story = told(f"Bridge {words}")
        assert found("bridge wff") == [story]

    @staticmethod
    def claims(words: str) -> list[models.Model]:
        return list(Claim.objects.filter(pk__in=search.matching(Claim, search.terms_of(words))))
