"""Conflicts and what only looks like them, in sentences as outlets write them, read by the real pipeline."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import pytest

from articles.comparison import differences
from articles.domain import Document, FindingKind, Reading, Verdict
from articles.language import read
from articles.policies import LanguagePolicy

PUBLISHED = dt.datetime(2025, 6, 12, 18, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))


@lru_cache
def read_as(outlet: str, text: str) -> Reading:
    document = Document(text=text, id=outlet, outlet=outlet, language="en", published=PUBLISHED)
    return read(document, LanguagePolicy())


def conflicts(mine: str, theirs: str) -> set[FindingKind]:
    pair = read_as("Alpha", mine), read_as("Beta", theirs)
    return {one.kind for one in differences(*pair) if one.verdict is Verdict.CONFLICT}


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("The museum will stay open.", "The council will close the museum."),
        ("The tunnel remained closed all day.", "The tunnel was open all day."),
        ("No water cannon was used.", "Police used a water cannon against the crowd."),
        ("No fire door was locked.", "All the fire doors of the hall were locked."),
        ("Nobody was hurt.", "Two workers were injured."),
        ("No one died in the accident.", "A cyclist was crushed to death."),
        ("There is no resignation.", "The mayor resigned on Monday."),
        ("The fire brigade has ruled out arson.", "The shed was torched."),
        ("The driver was arrested at the scene.", "He was not arrested."),
        ("The firm did not pay.", "It turns out that the firm paid."),
        ("The man was not known to the police.", "He has been known to the police for years."),
        ("The pistol was a replica.", "His pistol was real."),
        ("The judge denied him bail.", "He was released on bail on Tuesday."),
        ("The committee took the decision unanimously.", "Two members of the committee voted against the decision."),
    ],
)
def test_a_denial_in_the_words_of_the_trade_is_a_conflict(mine: str, theirs: str) -> None:
    assert conflicts(mine, theirs) == {FindingKind.POLARITY}


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Nobody was seriously hurt.", "Two workers were injured."),
        ("No country has signed the treaty.", "Norway signed the contract."),
        ("House prices fell in May.", "Food prices rose in May."),
        ("She left by the back door.", "Everything stays as it is."),
        ("The plan is not consistent with the law.", "She is confident that the plan will work."),
        ("He was acquitted of fraud.", "The jury found him guilty of murder."),
        ("The alarm stayed silent until after the blast.", "The alarm sounded after the blast."),
        ("No arrests had been made by noon on Monday.", "Two men were arrested on Monday evening."),
        ("The gunman came in.", "The gunman had never come to the notice of the police."),
        ("Meier received a life sentence.", "Lopez was sentenced to death."),
    ],
)
def test_what_is_about_another_matter_denies_nothing(mine: str, theirs: str) -> None:
    assert FindingKind.POLARITY not in conflicts(mine, theirs)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("The fire broke out at 22:40 on Monday.", "The fire began at a quarter past nine on Monday evening."),
        ("The shooting started on Monday evening.", "The shooting began on Tuesday at noon."),
        ("The buyer has until 8 July to make an offer.", "The buyer must make an offer by the end of June."),
        ("The new rate takes effect on Monday.", "The new rate applies from 1 July."),
        ("The firm takes over on 1 January 2026.", "The takeover is set for 1 October 2025."),
        ("The dairy informed the shops on 3 June.", "Not until 9 June did the dairy inform the shops."),
        ("The widow was killed on 12 November last year.", "The widow was killed on 14 November 2024."),
    ],
)
def test_another_time_of_one_act_is_a_conflict(mine: str, theirs: str) -> None:
    assert conflicts(mine, theirs) == {FindingKind.DATE}


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("The talks started shortly after four on Tuesday.", "The talks started at ten past four on Tuesday."),
        ("The new rate takes effect on Monday.", "The new rate applies from 16 June."),
        ("The council meets on Tuesday.", "The council will meet on 17 June."),
    ],
)
def test_the_same_time_in_other_words_is_none(mine: str, theirs: str) -> None:
    assert conflicts(mine, theirs) == set()


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Three people were killed. Another 38 people were injured.", "Seventeen people were injured."),
        ("Fourteen of those on board were injured.", "At least 22 were hurt."),
        ("The village was hit by more than 60 shells.", "Some 25 shells hit the village."),
        ("The express was doing 118 km/h.", "The speed of the express was 77 km/h."),
        ("Police made 41 arrests.", "Police arrested 23 people."),
    ],
)
def test_another_count_is_a_conflict(mine: str, theirs: str) -> None:
    assert conflicts(mine, theirs) == {FindingKind.QUANTITY}


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Seven people were killed and 23 injured.", "Seven people died."),
        ("The passwords of 70,000 customers were taken.", "The addresses of 200,000 customers were taken."),
        ("The hackers demanded a ransom of 5 million euros.", "The firm paid a ransom of 2 million euros."),
        ("In 2016 a depot burned, and four people were injured.", "Seventeen people were injured."),
        ("The closure is to save 420,000 euros a year.", "The director earns 128,000 euros a year."),
        ("The mayor, 58, took bribes.", "The mayor was in office for four years."),
        ("Nine people were killed. Three more died.", "Nine people were killed."),
    ],
)
def test_a_count_of_something_else_is_none(mine: str, theirs: str) -> None:
    assert FindingKind.QUANTITY not in conflicts(mine, theirs)


@pytest.mark.parametrize(
    ("mine", "theirs", "kind"),
    [
        ("Aldwick supporters tore down the fence.", "The fence was torn down by Torrano fans.", FindingKind.WHO),
        ("Lena Orsk will take over the ministry.", "The ministry will be taken over by Pavel Drumm.", FindingKind.WHO),
        ("The body was found by a farmer.", "Soldiers found the body.", FindingKind.WHO),
        ("It was a group of fans who smashed the door.", "Strikers smashed the door.", FindingKind.WHO),
        ("The trouble began in the north stand.", "The violence started in the south stand.", FindingKind.WHERE),
        ("It started on the ground floor.", "It began on the second floor.", FindingKind.WHERE),
    ],
)
def test_another_party_or_place_of_one_act_is_a_conflict(mine: str, theirs: str, kind: FindingKind) -> None:
    assert conflicts(mine, theirs) == {kind}


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("The reform race is heading for a vote.", "The reform was headed for a vote."),
        ("Demonstrators smashed the windows.", "The windows were smashed by marchers."),
        ("Ines Corvey was arrested in Ghent.", "The manager was arrested in Ghent."),
    ],
)
def test_who_may_be_the_same_is_none(mine: str, theirs: str) -> None:
    assert conflicts(mine, theirs) == set()


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("The merger is good news for the region.", "The merger is a disaster for the region."),
        ("The police acted by the book.", "The police were asleep at the wheel."),
        ("The museum's handling of the theft has been slow and secretive.", "The museum has acted quickly and openly."),
        ("The government's response was heavy-handed.", "The government's response was exemplary."),
    ],
)
def test_praise_and_blame_of_one_thing_are_a_conflict(mine: str, theirs: str) -> None:
    assert conflicts(mine, theirs) == {FindingKind.EVALUATION}


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("The minister signed the deed for good.", "The minister spoke of a disgrace."),
        ("The choir was superb.", "The heating was a shambles."),
    ],
)
def test_judgements_of_two_things_are_none(mine: str, theirs: str) -> None:
    assert conflicts(mine, theirs) == set()


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (
            "A man was arrested on Tuesday after the fire in the hotel.",
            "A man was charged on Wednesday after the fire.",
        ),
        ("The strike began on Monday.", "The strike was suspended on Wednesday."),
        ("The talks ended without a deal on Tuesday.", "The two sides reached a deal on Thursday."),
        ("The author died on Tuesday.", "The author's death was announced on Wednesday."),
        ("Work on the bridge began in 2019.", "Work on the bridge was completed in 2024."),
        ("The patient was admitted on Friday.", "The patient died on Monday."),
        ("The minister took office in March.", "The minister took leave in May."),
        ("Police have not yet named the victim.", "Police named the victim on Thursday."),
        ("Parliament did not approve the budget in April.", "Parliament approved the budget in June."),
        ("The vaccine is not approved for children.", "The vaccine is approved for adults."),
        ("He was convicted of fraud.", "He was acquitted of smuggling."),
        ("The tax does not apply to small firms.", "The tax applies to large firms."),
        ("The M4 was closed near Reading.", "The M4 was open again by 9am."),
        ("No one was hurt in the first blast.", "Two people were hurt in the second blast."),
        ("The suspect gave himself up.", "The suspect gave no reason for the attack."),
        ("Prosecutors sought nine years in prison.", "The court sentenced him to seven years in prison."),
        ("Analysts had expected a profit of 200 million euros.", "The bank made a profit of 240 million euros."),
        ("Inflation fell to 2.1 percent in May.", "Core inflation stood at 2.8 percent in May."),
        ("At least 14 people died in Valencia.", "Six people died in Murcia."),
        ("Five men died in the explosion.", "Two women died in the explosion."),
        ("The flood destroyed 300 houses.", "The flood damaged 1,200 houses."),
        ("The hotel has beds for 80 guests.", "The hotel housed 40 guests."),
        ("The plane took off from Paris.", "The plane was to land in Rome."),
        ("The author died in Paris.", "The author will be buried in Lyon."),
        ("The hikers were rescued on Sunday.", "Firefighters rescued the hikers."),
        ("Police may rule out arson.", "The shed was torched."),
    ],
)
def test_two_stages_or_two_things_of_one_story_are_no_conflict(mine: str, theirs: str) -> None:
    assert conflicts(mine, theirs) == set()
    assert conflicts(theirs, mine) == set()
