"""Word lists the comparison rests on. Lemmas, lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SAME = (
    "hold house imprison jail incarcerate",
    "kill die dead death fatality perish",
    "injure wound hurt injury injured wounded",
    "buy acquire purchase acquisition takeover",
    "cost price",
    "offer propose proposal",
    "fine penalty",
    "strike walkout stoppage",
    "win victory",
    "start begin launch commence",
    "end finish conclude",
    "rise increase grow climb",
    "fall drop decline decrease",
    "earthquake quake tremor",
    "prison jail penitentiary",
    "inmate prisoner detainee",
    "destroy wreck ruin",
    "cancel call_off scrap",
    "vote ballot",
    "ban suspend suspension",
    "child kid",
    "doctor physician",
    "lawyer attorney counsel",
    "company firm",
    "worker employee",
)
SYNONYMS = {word: group.split()[0] for group in reversed(_SAME) for word in group.split()}
"""Lemma to the one that stands for its group."""


def canonical(lemma: str) -> str:
    """The lemma that stands for all its synonyms."""
    return SYNONYMS.get(lemma, lemma)


HARM = _words("kill injure")
"""What people are counted apart by."""

ACCUMULATING = _words(
    "arrest cancel case casualty collapse confirm count damage dead death destroy detain die displace evacuate "
    "fatality homeless hospitalise hospitalize ill infect injure injury kill miss missing queue recover report "
    "rescue shelter sick stick strand toll vote wait wound"
)
"""What is counted while it goes on: a later and higher count is an update."""

PEOPLE = _words(
    "person people individual human inmate prisoner detainee victim casualty resident citizen civilian man woman"
)
"""Heads that say no more than that people are counted."""

CALLED = PEOPLE | _words("worker employee staff colleague passenger member participant")
"""Heads that say what any of some people may be called."""

SPEEDS = frozenset({"knot", "mile/hour", "kilometre/hour"})
"""Units that tell what is measured."""

DWINDLING = _words("miss missing trap strand wait search unaccounted")
"""What is counted while it becomes less."""

COUNTED_ACTS = _words(
    "arrest death injury fatality casualty detention resignation dismissal redundancy conviction "
    "demonstrator protester marcher"
)
"""What is counted in place of those whom it befell or who did it: 'police made 41 arrests', '2,500 demonstrators'."""

SEXES = [{"man", "woman"}, {"boy", "girl"}]

COMPANIONS = _words("colleague companion comrade friend teammate")
"""Who is with somebody: she and her four colleagues are five."""

CAPACITY = _words("capacity room space seat accommodate")
"""What could be held, not what is."""

LIMITS = _words("capacity limit maximum ceiling")
"""What is said of these could be or is allowed, and is not what is."""

PERSONS = PEOPLE | _words(
    "abductee activist actor addict adult agent analyst apprentice artist assailant athlete attacker baby bishop "
    "boy builder buyer campaigner candidate captive carer child civilian cleaner clerk climber commuter conscript "
    "consumer convict cook councillor creditor crewman criminal customer defendant delegate demonstrator deportee "
    "deputy designer detective diplomat diver docker doctor driver employee engineer entrepreneur evacuee expert "
    "fan farmer fighter firefighter fireman fisherman follower foreigner fugitive gangster girl graduate grower "
    "guard guest gunman hiker holidaymaker homeowner hooligan hostage immigrant infant inhabitant inspector "
    "investigator investor islander journalist judge juror kid labourer lawmaker lawyer legislator lifeguard "
    "local manager marcher medic member merchant midwife migrant militant miner minister motorist mourner "
    "neighbour nurse observer offender officer official orphan paramedic parent participant passenger passer-by "
    "patient peacekeeper pedestrian pensioner pharmacist picket pilgrim pilot player policeman policewoman "
    "politician premier priest professor prosecutor protester pupil rebel recipient recruit refugee relative "
    "reporter rescuer researcher reservist rider rioter runner sailor scientist seafarer seaman shareholder "
    "shopkeeper shopper singer skier soldier spectator staff staffer striker student subscriber supporter surgeon "
    "survivor suspect swimmer taxpayer teacher technician teenager tenant terrorist tourist trader trainee "
    "traveller troops user veteran viewer villager visitor volunteer voter waiter walker widow witness worker "
    "worshipper"
)

STAGES: dict[str, int] = {
    **dict.fromkeys(_words("consider mull discuss explore weigh study seek plan hope want float"), 0),
    **dict.fromkeys(_words("propose offer suggest ask request bid draft"), 1),
    **dict.fromkeys(_words("agree accept approve announce pledge promise pass"), 2),
    **dict.fromkeys(_words("sign finalize finalise complete ratify close conclude seal"), 3),
}
"""How far a matter has come."""

EXCLUSIVE = _words(
    "lead head chair run win become succeed replace govern command own buy purchase invent discover found write play "
    "captain coach preside represent finance score cause smash break find clear propose rescue commit stage"
) | {"tear down", "rip down", "carry out", "set off", "take over"}
"""Acts that one party does to the exclusion of others: who else is said to have done it contradicts."""

_SORTS = (
    "soldier troops army serviceman",
    "police officer policeman policewoman constable",
    "firefighter fireman",
    "farmer",
    "demonstrator protester marcher activist picket striker",
    "fan supporter hooligan",
    "neighbour",
    "brother sister husband wife relative son daughter father mother parent",
    "walker hiker jogger rambler",
    "employee worker colleague",
    "student pupil",
    "fisherman angler",
    "diver",
    "hacker",
)
PARTIES = {word: sort.split()[0] for sort in _SORTS for word in sort.split()}
"""Words for persons of sorts that exclude each other: what soldiers did was not done by farmers."""

LOOSE = _words("be have make do say get take see one percent last include")
"""Acts and relations that tie anything to anything."""

PRONOUNS = _words("it he she they we i you this that these those who which one")

COUNTRIES = _words(
    "afghanistan albania algeria argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium "
    "bolivia bosnia brazil britain bulgaria cambodia cameroon canada chile china colombia croatia cuba cyprus czechia "
    "denmark ecuador egypt england estonia ethiopia finland france georgia germany ghana greece guatemala haiti "
    "honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya "
    "kuwait latvia lebanon libya lithuania malaysia mali malta mexico moldova mongolia morocco myanmar nepal "
    "netherlands nicaragua niger nigeria norway oman pakistan panama paraguay peru philippines poland portugal qatar "
    "romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland "
    "syria taiwan tanzania thailand tunisia turkey uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen "
    "zambia zimbabwe africa asia europe america"
)
"""Places that hold others: a town and its country are no dispute."""

CONVERT: dict[str, tuple[str, float]] = {
    "mile": ("metre", 1609.344), "kilometre": ("metre", 1000.0), "metre": ("metre", 1.0),
    "foot": ("metre", 0.3048), "yard": ("metre", 0.9144), "inch": ("metre", 0.0254), "centimetre": ("metre", 0.01),
    "tonne": ("kilogram", 1000.0), "kilogram": ("kilogram", 1.0), "pound": ("kilogram", 0.4536),
    "second": ("second", 1.0), "minute": ("second", 60.0), "hour": ("second", 3600.0), "day": ("second", 86400.0),
    "week": ("second", 604800.0), "month": ("second", 2629800.0), "year": ("second", 31557600.0),
    "acre": ("hectare", 0.4047), "hectare": ("hectare", 1.0), "square kilometre": ("hectare", 100.0),
    "square mile": ("hectare", 259.0), "fraction": ("percent", 100.0), "percent": ("percent", 1.0),
    "percentage point": ("percentage point", 1.0),
}  # fmt: skip
"""Unit to the unit in which it is compared, and the factor. ('1/3' of something and 33 percent of it are the same.)"""
