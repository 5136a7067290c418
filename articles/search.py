"""Full text search over stories, outlets, headlines, article texts and claims.

A bare word finds all words that begin with it, a plural its singular too; a number or a letter finds itself; words in
quotation marks are found as they stand, in that order. Case and accents don't count (`letters.py`). All terms must be
there. Both databases search by an index that they keep themselves (`services/search_index.py`); only `matching` knows
which of the two it talks to.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection, models
from django.db.models import Case, IntegerField, Min, Q, Value, When
from django.db.models.expressions import RawSQL
from django.urls import reverse

from articles.letters import LETTERS, fold
from articles.models import Article, ArticleState, Claim, ClaimGroup, Outlet, Revision, Story

TERMS_TAKEN = 8
HITS_SHOWN = 3
"""For each story: enough to see why it was found."""
EXCERPT = 240
"""Characters of an article's text around a hit: about two lines."""

WORD = re.compile(r"[^\W_]+")
WIDE = re.compile(f"[{''.join(letter for letter, plain in LETTERS.items() if len(plain) == 2)}]")
"""Letters that two stand for."""
TERM = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]?|([^\s\"“”„«»]+)")


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that must stand side by side. The last one may go on unless the term is exact."""

    words: tuple[str, ...]
    exact: bool = False

    @property
    def singulars(self) -> tuple[str, ...]:
        """What a single word may be the plural of: `cities` of `city`, `fires` of `fire`, `crashes` of `crash`."""
        word = self.words[0]
        if self.exact or len(self.words) > 1 or len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
            return ()
        longer = ((word[:-3] + "y",) if word.endswith("ies") else ()) + ((word[:-2],) if word.endswith("es") else ())
        return (*longer, word[:-1])


def terms_of(text: str) -> tuple[Term, ...]:
    """What a reader typed as terms. `14,500` is two words side by side; what has no letter or digit is left aside."""
    terms = []
    for quoted, bare in TERM.findall(unicodedata.normalize("NFC", text)):
        words = tuple(fold(word) for word in WORD.findall(quoted or bare))
        if words:
            terms.append(Term(words, exact=bool(quoted) or len(words[-1]) == 1 or words[-1].isdigit()))
    return tuple(terms[:TERMS_TAKEN])


def matching(model: type[models.Model], terms: Iterable[Term]) -> RawSQL:
    """Subquery: the keys of a model's rows that have all the terms."""
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        query = " & ".join(map(_for_postgresql, terms))
        return RawSQL(f"SELECT id FROM {table} WHERE search @@ to_tsquery('coverage', %s)", [query])  # noqa: S608, S611 - names of ours
    query = " AND ".join(map(_for_sqlite, terms))
    return RawSQL(f"SELECT rowid FROM {table}_search WHERE {table}_search MATCH %s", [query])  # noqa: S608, S611


def _for_postgresql(term: Term) -> str:
    phrase = " <-> ".join(f"'{word}'" for word in term.words) + ("" if term.exact else ":*")
    return "(" + " | ".join([f"({phrase})", *(f"'{word}'" for word in term.singulars)]) + ")"


def _for_sqlite(term: Term) -> str:
    phrase = f'"{" ".join(term.words)}"' + ("" if term.exact else " *")
    return "(" + " OR ".join([phrase, *(f'"{word}"' for word in term.singulars)]) + ")"


def stories(terms: Sequence[Term]) -> list[int]:
    """Keys of the stories in which each of the terms stands somewhere, the best first.

    All terms in its title go before all in one headline, those before all in one claim, those before all in one
    article, those before terms that are spread over several articles; among equals the last changed comes first.
    """
    if not terms:
        return []
    found = Story.objects.all()
    for term in terms:
        found = found.filter(_titled([term]) | _headed([term]) | _told([term]))
    places = [_titled(terms), _headed(terms)]
    if len(terms) > 1:  # one term in a text is one term in a claim
        places += [_claimed(terms), _told(terms)]
    best = Case(
        *(When(place, then=Value(rank)) for rank, place in enumerate(places)),
        default=Value(len(places)),
        output_field=IntegerField(),
    )
    return list(found.order_by(best, "-changed_at", "-pk").values_list("pk", flat=True))


def _titled(terms: Sequence[Term]) -> Q:
    return Q(pk__in=matching(Story, terms))


def _headed(terms: Sequence[Term]) -> Q:
    articles = Article.objects.exclude(state=ArticleState.DUPLICATE)
    return Q(pk__in=articles.filter(_head_has(terms)).values("story"))


def _head_has(terms: Sequence[Term]) -> Q:
    return Q(pk__in=matching(Article, terms)) | Q(outlet__in=matching(Outlet, terms))


def _claimed(terms: Sequence[Term]) -> Q:
    revisions = Claim.objects.filter(pk__in=matching(Claim, terms)).order_by().values("revision")
    return Q(pk__in=Article.objects.readable().filter(revision__in=revisions).values("story"))


def _told(terms: Sequence[Term]) -> Q:
    return Q(pk__in=Article.objects.readable().filter(revision__in=matching(Revision, terms)).values("story"))


@dataclass(frozen=True, slots=True)
class Hit:
    """One place in a story that has the terms."""

    article: Article
    address: str
    """Where the words stand: the row of a claim, the article for all else."""
    words: str


def hits(found: Sequence[int], terms: Sequence[Term]) -> dict[int, list[Hit]]:
    """{story pk: up to `HITS_SHOWN` places in it}: a headline, then claims in the order of the table, else a text."""
    if not terms:
        return {}
    by_story: dict[int, list[Hit]] = {pk: [] for pk in found}
    for story, hit in (*_headlines(found, terms), *_claims(found, terms)):
        by_story[story].append(hit)
    without = [pk for pk, places in by_story.items() if not places]
    for story, hit in _texts(without, terms):
        by_story[story].append(hit)
    return {story: places[:HITS_SHOWN] for story, places in by_story.items()}


def _headlines(found: Sequence[int], terms: Sequence[Term]) -> Iterator[tuple[int, Hit]]:
    """For each story the first article whose headline, author or outlet has the terms."""
    articles = Article.objects.filter(_head_has(terms), story__in=found).exclude(state=ArticleState.DUPLICATE)
    first = articles.order_by().values("story").annotate(first=Min("pk")).values("first")
    for article in Article.objects.filter(pk__in=first).select_related("outlet"):
        yield article.story_id, Hit(article, article.get_absolute_url(), str(article))


def _claims(found: Sequence[int], terms: Sequence[Term]) -> Iterator[tuple[int, Hit]]:
    """For each story its first rows with a claim that has the terms."""
    groups = ClaimGroup.objects.filter(story__in=found, positions__memberships__claim__in=matching(Claim, terms))
    rows = groups.values("story", "rank", "key").annotate(first=Min("positions__memberships__claim"))
    shown: dict[int, list[tuple[str, int]]] = {}
    for story, key, claim in rows.order_by("story", "rank").values_list("story", "key", "first"):
        places = shown.setdefault(story, [])
        if len(places) < HITS_SHOWN:
            places.append((key, claim))
    keys = {claim: key for places in shown.values() for key, claim in places}
    claims = Claim.objects.select_related("revision__article__outlet").defer(
        "contents", "revision__text", "revision__sentences", "revision__quotes"
    )
    by_pk = claims.in_bulk(keys)
    for story, places in shown.items():
        for key, pk in places:
            claim = by_pk[pk]
            yield story, Hit(claim.revision.article, reverse("row", args=[key]), claim.text)


def _texts(found: Sequence[int], terms: Sequence[Term]) -> Iterator[tuple[int, Hit]]:
    """For each story the first article whose text has the terms, with the words around them."""
    articles = Article.objects.readable().filter(story__in=found, revision__in=matching(Revision, terms))
    first = articles.order_by().values("story").annotate(first=Min("pk")).values("first")
    with_text = Article.objects.filter(pk__in=first).select_related("outlet", "revision")
    for article in with_text.defer("revision__sentences", "revision__quotes"):
        assert article.revision is not None  # noqa: S101 - readable() asked for it
        text = article.revision.text
        (start, end), around = _excerpt(text, terms)
        yield article.story_id, Hit(article, f"{article.get_absolute_url()}?at={start}-{end}#at", around)


def _excerpt(text: str, terms: Sequence[Term]) -> tuple[tuple[int, int], str]:
    """(span of the hit, whole words around it): where most of the terms stand close together."""
    spans = marks(text, terms)
    if not spans:
        return (0, 0), text[:EXCERPT]
    starts = [start for start, _ in spans]
    best = max(spans, key=lambda span: (sum(span[0] <= start < span[0] + EXCERPT // 2 for start in starts), -span[0]))
    left = max(0, best[0] - EXCERPT // 4)
    right = min(len(text), left + EXCERPT)
    if left:
        left = text.find(" ", left, best[0]) + 1 or left
    if right < len(text):
        right = max(text.rfind(" ", left, right), best[1])
    before, after = "… " if left else "", " …" if right < len(text) else ""
    return best, before + text[left:right].strip() + after


def marks(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    """Where the terms stand in a text, as spans of characters; sorted, disjoint."""
    plain = fold(text)
    seconds = [match.start() + number for number, match in enumerate(WIDE.finditer(text), start=1)]
    spans: list[tuple[int, int]] = []
    for found in sorted(match.span() for term in terms for match in _pattern(term).finditer(plain)):
        start, last = (place - bisect_right(seconds, place) for place in (found[0], found[1] - 1))
        end = last + 1
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _pattern(term: Term) -> re.Pattern[str]:
    phrase = r"[\W_]+".join(re.escape(word) for word in term.words) + ("" if term.exact else r"[^\W_]*")
    forms = "|".join([phrase, *(re.escape(word) for word in term.singulars)])
    return re.compile(rf"(?<![^\W_])(?:{forms})(?![^\W_])")
