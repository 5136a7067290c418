"""Polarity: one side denies what the other puts forward."""

from __future__ import annotations

import re

from articles.domain import Assertion, Finding, FindingKind, Predicate, Role, Span, Verdict

from .acts import act, complements_differ, is_state, same_act, was_done
from .clocks import hours_apart
from .exclusions import contrast_exclusions
from .meaning import Meaning, tell_alike
from .opposites import are_opposites
from .sides import (
    LONGEST,
    Side,
    Told,
    asks_whether,
    days_apart,
    finding,
    kinds_differ,
    moments_differ,
    names_clash,
    not_until,
    places,
    remembered,
    says_not,
)
from .updates import years_ago
from .words import LIGHT, LOST, MENTAL, TAKES_PLACE

_PUT_FORWARD = frozenset({Assertion.ASSERTED, Assertion.ALLEGED})
_AHEAD = frozenset({Assertion.PLANNED})

_NONE = re.compile(r"\b(?:no(?! longer)|nor any|not any|none of the)\s", re.IGNORECASE)
_NEAR = 20
"""Characters after 'no' within which stands what there is none of."""
_TOLD = frozenset({Assertion.ASSERTED, Assertion.PLANNED, Assertion.HEDGED})
_MODAL = re.compile(r"\b(must|should|can|could|may|might|ought|has to|have to)\b")

_HE = re.compile(r"(?:he|she)\s", re.IGNORECASE)
_THEY = re.compile(r"(?:we|they|i)\s", re.IGNORECASE)

_WON_OR_LOST = frozenset({"win", "gain", "lose", "keep"})

_SAME_WORDS = 0.7
"""Share of the content words of both claims from which the two say the same but for the 'not'."""
_MOST = 0.6
"""Share of the content words of both claims from which a light verb tells of one act."""
_ECHO = 0.3
"""Share of the content words in common from which two claims of a row with the same act are about the same thing."""


def contrast_polarity(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """A conflict where the same act of the same participants is put forward on one side and denied on the other."""
    mine, theirs = a.claim.predicate, b.claim.predicate
    if not mine or not theirs:
        return []
    if _at_another_time(a, b) or _at_another_time(b, a):
        return []
    denies = _none_of_it, _nobody_did, _ruled_out
    if not any(rule(*sides, meaning) for rule in denies for sides in ((a, b), (b, a))) and not _against(a, b, meaning):
        return contrast_exclusions(a, b, meaning)
    return [finding(FindingKind.POLARITY, Verdict.CONFLICT, a, b, (_worded(a, mine), _worded(b, theirs)))]


def _at_another_time(a: Side, b: Side) -> bool:
    """What had not happened by noon, or not so far, happens later there; what is so no more was so before."""
    if a.published is None or b.published is None:
        return False
    if _NO_MORE.search(a.claim.text):
        return b.published < a.published
    if not says_not(a):
        return False
    bounds = [date for date in a.claim.dates if _BY.search(a.text, max(a.claim.start, date.start - 8), date.start)]
    if any(days_apart(x, y) or hours_apart(x, y) for x in bounds for y in b.claim.dates):
        return True
    return b.published >= a.published and bool(bounds or _SO_FAR.search(a.claim.text))


_BY = re.compile(r"\bby\s(?:\w+\s)?$", re.IGNORECASE)
_NO_MORE = re.compile(r"\b(?:any ?more|any longer|no longer)\b", re.IGNORECASE)
_SO_FAR = re.compile(
    r"\b(?:so far|yet|by (?:early|mid|late|noon|midday|midnight|lunchtime|dawn|dusk|nightfall))\b", re.IGNORECASE
)


def _against(a: Side, b: Side, meaning: Meaning) -> bool:
    """The same act is denied on one side, or the opposite act is told."""
    mine, theirs = a.claim.predicate, b.claim.predicate
    how = {a.claim.assertion, b.claim.assertion} - {Assertion.DENIED}
    if not mine or not theirs or not (how <= _PUT_FORWARD or how <= _AHEAD):
        return False
    if _only_possible(a, mine) != _only_possible(b, theirs):
        return False
    opposite = are_opposites(act(a), act(b))
    if not opposite and (not meaning.same(act(a), act(b)) or _tells_little(a, b, meaning)):
        return _same_words_but_not(a, b, meaning)
    if (_denied(a, mine) != _denied(b, theirs)) == opposite or not _same_participants(a, b, meaning):
        return False
    if complements_differ(a, b, meaning) or _of_other_days(a, b) or kinds_differ(a, b):
        return False
    return not opposite or _exclude_each_other(a, b, meaning)


def _exclude_each_other(a: Side, b: Side, meaning: Meaning) -> bool:
    """Two opposite acts are of one thing and of one time."""
    if _tells_both(a, b) or _tells_both(b, a) or any(_AGAIN.search(side.claim.text) for side in (a, b)):
        return False
    if moments_differ(a, b) or _before_then(a) != _before_then(b):
        return False
    if _of_two_counts(a, b) or _of_two_matters(a, b, meaning):
        return False
    return bool(meaning.arguments_meet(a, b, *Role)) or _who_is_meant(a, b, meaning)


def _of_other_days(a: Side, b: Side) -> bool:
    """Each tells of a day of its own: 'did not train on Tuesday', 'trained on Wednesday'."""
    mine, theirs = ([date for date in side.claim.dates if date.earliest] for side in (a, b))
    return bool(mine and theirs) and all(days_apart(x, y) for x in mine for y in theirs)


_AGAIN = re.compile(r"\bagain\b", re.IGNORECASE)
"""What is open again was closed."""


def _before_then(side: Side) -> bool:
    """'They had been held for 23 days' tells of the time before they were released."""
    predicate = side.claim.predicate
    return bool(predicate and _HAD.search(side.text, side.claim.start, predicate.start))


_HAD = re.compile(r"\bhad\s(?:\w+\s)?$", re.IGNORECASE)


def _tells_little(a: Side, b: Side, meaning: Meaning) -> bool:
    """What is thought or known, and 'come', 'take' and the like, which only other words make an act."""
    acts = {act(a), act(b)}
    if acts & MENTAL:
        return not (was_done(a) or was_done(b))
    if not acts & LIGHT or meaning.arguments_meet(a, b, Role.OBJECT, Role.RECIPIENT):
        return False
    return not meaning.same_words(a, b, _MOST)


def _none_of_it(a: Side, b: Side, meaning: Meaning) -> bool:
    """'No talks are planned' against 'talks resume on Monday', 'no jobs will be lost' against 'will cut 1,200 jobs'.

    Nothing of a thing is said to come about here, and there it does. The thing stands after 'no' and takes part
    there; a condition, a question or what is only possible says nothing.
    """
    denied, told = a.claim.predicate, b.claim.predicate
    none = _says_none(a)
    if not denied or not told or told.negated or none is None or not {a.claim.assertion, b.claim.assertion} <= _TOLD:
        return False
    if a.claim.assertion != b.claim.assertion and _is_over(b):
        return False  # what will not be has been
    thing = _thing_after(none, a)
    if (
        not thing
        or kinds_differ(a, b)
        or names_clash(a, b, Role.SUBJECT)
        or _says_none(b)
        or are_opposites(act(a), act(b))
    ):
        return False
    if tell_alike(a, {thing}, b, {*act(b).split()}):  # 'there is no resignation' and 'he resigned'
        return True
    taking_part = {part.lemma for part in b.arguments(Role.SUBJECT, Role.OBJECT)}
    taking_part |= {amount.head for amount in b.claim.quantities}
    if same_act(a, b, meaning):  # then it need not have been read what part it takes
        taking_part |= {term.lemma for term in b.claim.terms if term.pos == "NOUN"}
    if not any(meaning.same(thing, other) for other in taking_part):
        return False
    acts = {denied.lemma, told.lemma.removeprefix("be ")}
    if any(acts <= group for group in (TAKES_PLACE, LOST)):
        return True
    return _none_in_other_words(thing, a, b, meaning)


def _is_over(side: Side) -> bool:
    """It is dated to a year that was over when the article was published."""
    return any(years_ago(date, side) for date in side.claim.dates)


def _nobody_did(a: Side, b: Side, meaning: Meaning) -> bool:
    """'Nobody was hurt' against 'three were wounded': whoever did it or had it done to them contradicts."""
    told = b.claim.predicate
    if not _NOBODY.search(a.claim.text) or _IN_PART.search(a.claim.text) or says_not(b) or not told:
        return False
    if not {a.claim.assertion, b.claim.assertion} <= _TOLD or asks_whether(b) or not same_act(a, b, meaning):
        return False
    if kinds_differ(a, b):
        return False
    return meaning.arguments_meet(a, b, Role.OBJECT) is not False


_NOBODY = re.compile(r"\b(?:nobody|no one|no-one)\b(?!\s+else)", re.IGNORECASE)
_IN_PART = re.compile(r"\b(?:seriously|badly|severely|critically|gravely)\b", re.IGNORECASE)
"""Nobody badly: some may be slightly."""


def _ruled_out(a: Side, b: Side, meaning: Meaning) -> bool:
    """'Police have ruled out arson' against 'the fire was set deliberately'."""
    excluded, told = a.claim.predicate, b.claim.predicate
    if a.claim.assertion is not Assertion.ASSERTED:
        return False
    if not excluded or not told or excluded.negated or not _RULES_OUT.match(a.text, excluded.start):
        return False
    if says_not(b) or b.claim.assertion not in _TOLD or asks_whether(b) or _RULES_OUT.match(b.text, told.start):
        return False
    after = (term for term in a.claim.terms if term.start > excluded.end and term.pos == "NOUN")
    thing = next((term.lemma for term in after), "")
    return act(b) == thing or tell_alike(a, {thing}, b, {*act(b).split()})


_RULES_OUT = re.compile(r"(?:rul(?:ed?|es|ing)\s+out|exclud(?:ed?|es|ing))\b", re.IGNORECASE)


def _thing_after(none: re.Match[str], side: Side) -> str:
    """Lemma of what there is none of: the last of the nouns in a row ('no tear gas')."""
    predicate = side.claim.predicate
    words = [term for term in side.claim.terms if not predicate or not predicate.start <= term.start < predicate.end]
    nouns = [term for term in words if term.pos == "NOUN" and 0 <= term.start - none.end() < _NEAR]
    thing = nouns[:1]
    for noun in nouns[1:]:
        if noun.start - thing[-1].end != 1:
            break
        thing.append(noun)
    return thing[-1].lemma if thing else ""


def _none_in_other_words(thing: str, a: Side, b: Side, meaning: Meaning) -> bool:
    """'No siren sounded' against 'the sirens went off': the thing takes part on both sides, and the two say the same.

    'No country has made such an offer' is about the offer: what other countries do does not contradict it.
    """
    if asks_whether(b):
        return False
    subjects = {part.lemma for part in a.arguments(Role.SUBJECT)}
    if thing in subjects and a.arguments(Role.OBJECT) and not meaning.arguments_meet(a, b, Role.OBJECT):
        return False
    return thing in subjects | {part.lemma for part in a.arguments(Role.OBJECT)} and meaning.says_the_same(a, b)


@remembered
def _says_none(side: Side) -> re.Match[str] | None:
    return _NONE.search(side.text, side.claim.start, side.claim.end)


def _same_words_but_not(a: Side, b: Side, meaning: Meaning) -> bool:
    """Nearly the same words with a 'not' in one of them: says no, however the sentence was parsed."""
    return says_not(a) != says_not(b) and meaning.same_words(a, b, _SAME_WORDS)


def _tells_both(side: Side, other: Side) -> bool:
    """The other side's act stands in this claim as well: 'he stayed in touch after leaving' does not say he stayed."""
    return {*act(other).split()} <= {term.lemma for term in side.claim.terms}


def _of_two_counts(a: Side, b: Side) -> bool:
    """Whoever won 41 seats may have lost four others."""
    if not all(side.claim.predicate and side.claim.predicate.lemma in _WON_OR_LOST for side in (a, b)):
        return False
    mine, theirs = ({amount.value for amount in side.claim.quantities if not amount.ordinal} for side in (a, b))
    return bool(mine and theirs) and not mine & theirs


def _of_two_matters(a: Side, b: Side, meaning: Meaning) -> bool:
    """House prices may fall while prices rise, and prices may fall in one town while they rise."""
    mine, theirs = _kinds(a), _kinds(b)
    pairs = [(x, y) for x in mine for y in theirs if meaning.same(x, y) or tell_alike(a, {x}, b, {y})]
    narrowed = any(mine[x] != theirs[y] for x, y in pairs)
    return narrowed or not places(a) <= b.names or not places(b) <= a.names


@remembered
def _kinds(side: Side) -> dict[str, set[str]]:
    """What is done to whom: each participant with the nouns that narrow it."""
    return {
        part.lemma: {
            term.lemma for term in side.claim.terms if term.pos == "NOUN" and part.start <= term.start < head.start
        }
        for part in side.arguments(Role.SUBJECT, Role.OBJECT)
        for head in side.claim.terms
        if head.lemma == part.lemma and part.start <= head.start < part.end
    }


def _only_possible(side: Side, predicate: Predicate) -> bool:
    """'Must approve', 'can deport': what has to or may be, against what is."""
    return bool(_MODAL.search(side.text, max(side.claim.start, predicate.start - 25), predicate.start))


def _denied(side: Side, predicate: Predicate) -> bool:
    return (predicate.negated and not not_until(side)) != (side.claim.assertion is Assertion.DENIED)


def _same_participants(a: Side, b: Side, meaning: Meaning) -> bool:
    """At least one role is filled alike and none differently."""
    if names_clash(a, b, Role.SUBJECT) or names_clash(a, b, Role.OBJECT, Role.RECIPIENT):
        return False
    subjects = meaning.arguments_meet(a, b, Role.SUBJECT)
    objects = meaning.arguments_meet(a, b, Role.OBJECT, Role.RECIPIENT)
    if _passive(a, b, meaning) or _passive(b, a, meaning):
        return True
    if not subjects and (_nobody(a) or _nobody(b)):
        return False
    if False in (subjects, objects):
        return False
    return True in (subjects, objects) or meaning.echo(a, b) >= _ECHO or _who_is_meant(a, b, meaning)


def _who_is_meant(a: Side, b: Side, meaning: Meaning) -> bool:
    """'He was not arrested' against 'the owner was arrested': the pronoun stands for somebody the row is about."""
    pronoun = any(_HE.match(side.claim.text) for side in (a, b))
    group = any(_THEY.match(side.claim.text) for side in (a, b)) and not any(is_state(side) for side in (a, b))
    described = meaning.may_be_one(a, b, Role.SUBJECT)
    return (pronoun or group or described) and meaning.says_the_same(a, b)


def _nobody(side: Side) -> bool:
    """'No country has made such an offer' denies it of countries, not that it was made."""
    return any(_NONE.match(side.text, part.start) for part in side.arguments(Role.SUBJECT))


def _passive(a: Side, b: Side, meaning: Meaning) -> bool:
    """The subject of the one is the object of the other: 'no agreement was signed', 'they signed an agreement'."""
    subjects, objects = a.arguments(Role.SUBJECT), b.arguments(Role.OBJECT)
    return any(meaning.same(a.entity(x.lemma), b.entity(y.lemma)) for x in subjects for y in objects)


def _worded(side: Side, predicate: Predicate) -> Told:
    """The negation cue with the act where there is one, else the act; in the words of a claim if it is short."""
    cues = [cue for cue in side.claim.negations if abs(cue.start - predicate.start) < 40]
    parts = [Span(predicate.start, predicate.end), *cues]
    span = Span(min(part.start for part in parts), max(part.end for part in parts))
    if side.claim.end - side.claim.start <= LONGEST:
        return Told(span, side.words(side.claim.start, side.claim.end))
    return Told(span, side.words(span.start, min(side.claim.end, span.end + LONGEST)))
