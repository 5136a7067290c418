"""What amounts look like in English text: qualifiers, currencies, units, ages, odds, ordinals."""

from __future__ import annotations

import re

from articles.domain import Qualifier
from articles.language import numerals, units

QUALIFIERS: tuple[tuple[Qualifier, str], ...] = (
    (
        Qualifier.UP_TO,
        r"up to|at most|no more than|not more than|as many as|as much as|(?:a |the )?maximum(?: of)?|within"
        r"|no later than",
    ),
    (
        Qualifier.AT_LEAST,
        r"at least|no fewer than|no less than|not less than|not fewer than|(?:a |the )?minimum(?: of)?|at minimum",
    ),
    (
        Qualifier.UNDER,
        r"(?:just |well |slightly |a little |far )?(?:less than|fewer than|under|below|shy of|smaller than|lower than)",
    ),
    (
        Qualifier.OVER,
        r"(?:just |well |slightly |a little |far |a bit |many )?(?:more than|over|above|in excess of|greater than"
        r"|upwards? of|north of"
        r"|stronger than|higher than|larger than|bigger than|longer than|older than|exceeding|topping|beyond)",
    ),
    (
        Qualifier.ABOUT,
        r"about|around|approximately|roughly|some|an estimated|estimated|circa|c\.|ca\.|approx\.?|~|≈"
        r"|somewhere around|almost|nearly|barely"
        r"|close to|approaching|just short of|virtually"
        r"|in the region of|something like",
    ),
)
QUALIFIER = "|".join(pattern for _, pattern in QUALIFIERS)
AFTERWORDS: tuple[tuple[Qualifier, str], ...] = (
    (
        Qualifier.AT_LEAST,
        r"\s?\+|\sor (?:more|older|higher|greater|longer|over)\b|\sand (?:over|older|above|up)\b|\sat least\b",
    ),
    (Qualifier.UP_TO, r"\sor (?:less|fewer|younger|under|below)\b|\sand (?:under|younger)\b|\sat most\b"),
    (Qualifier.ABOUT, r"\sor so\b|-odd\b"),
)
CURRENCY = (
    r"(?:(?:US|AU?|CA?|HK|NZ|S|R|MX)?\$|[€£¥₹₽₩₪₺₴]|Rs\.?(?=\s?\d)"
    r"|(?:USD|EUR|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|AUD|CAD)(?=\s?\d))"
)
CURRENCY_WORD = (
    r"(?:US |U\.S\. |American |Canadian |Australian |Hong Kong |Singapore )?"
    r"(?:dollars?|bucks|cents?|euros?|pounds?(?! of\b)|pence|yen|yuan|renminbi|rupees?|r(?:o)?ubles?|won\b|shekels?"
    r"|lira"
    r"|francs?|zlotys?|rand\b|pesos?|reais|kron(?:e|or|er)|bitcoins?|naira|baht|dirhams?|quid|USD|EUR|GBP)\b"
)
NUMBER = rf"(?:{numerals.FIGURES}|{numerals.WORDS})"
UNIT_FORMS = "|".join(
    sorted(
        (re.escape(unit).replace("\\ ", "[\\s-]") for unit in units.UNITS if len(unit) > 1 and unit[0] != "°"), key=len
    )[::-1]
)
UNIT = (
    rf"(?:\s?(?:%|°C|°F|°)|(?<=\d)(?-i:[CF])(?!\w)|[\s-]?(?:{UNIT_FORMS})(?:[\s-]olds?)?(?![\w’'])"
    rf"|[\s-](?:{UNIT_FORMS})(?=['’]))"
)
BETWEEN = r"(?:\s?[–-]\s?|\sto\s|\sand\s|\sor\s|,\s)"
AMOUNT = re.compile(
    rf"(?<![\w.,:/-])(?:(?P<qualifier>{QUALIFIER})\s(?:the\s)?)?(?P<between>(?:between|from)\s)?"
    rf"(?P<magnitude>magnitude[\s-](?:of\s)?)?(?P<currency>{CURRENCY})?\s?"
    rf"(?:(?P<fraction>{numerals.FRACTION})(?:\s(?:of\s)?an?(?=\s(?:percentage|basis|hour|day|year|month|mile"
    rf"|point)))?|(?P<vague>{numerals.VAGUE})"
    rf"|(?P<low>{NUMBER})(?:\smore(?=\s(?:{UNIT_FORMS})\b))?(?:(?P<low_unit>{UNIT})?(?P<joint>{BETWEEN})(?P<currency2>{CURRENCY})?\s?"
    rf"(?P<high>{NUMBER}))?)"
    rf"(?P<unit>(?:\s(?:a\s)?point(?=s?\b)|{UNIT}))?(?P<money>[\s-]{CURRENCY_WORD}|(?<=\d)(?-i:[cp])(?!\w))?"
    r"(?![\w:]|/\d|[.,]\d|-\d)",
    re.IGNORECASE,
)
ORDINAL_NOUN = re.compile(
    r"\s(?!of\b|in\b|on\b|from\b|to\b|at\b|after\b|since\b|more\b|less\b|fewer\b|over\b|compared|this\b|last\b|were\b|was\b"
    r"|are\b"
    r"|is\b|have\b|had\b|and\b|or\b|between|by\b|during|for\b|the\b|than\b|as\b|higher|lower|would|will|have|has)[a-z]"
)
OF_MONEY = re.compile(rf"\sof\s{CURRENCY_WORD}", re.IGNORECASE)
QUALIFIED = re.compile(rf"\b(?:{QUALIFIER})\s$", re.IGNORECASE)
A_UNIT = re.compile(
    r"\ban?\s(?P<unit>second|minute|hour|day|week|month|year|decade|century|mile|metre|kilometre|kilometer|meter|tonne"
    r"|ton)\b(?!\sago)",
    re.IGNORECASE,
)
MULTIPLE = re.compile(
    r"\b(?:double|triple|twice|treble)(?=\s(?:the|its|their|his|her|that|what|last|as)\b)",
    re.IGNORECASE,
)
ODDS = re.compile(
    rf"\b(?:(?P<low>{NUMBER})|(?P<one>one)\s[a-z]+)\s(?:in|out of)\s(?:every\s)?(?P<high>{NUMBER}|hundred|thousand)\b"
    r"(?!\s(?:years|months|weeks|days|hours|countries|cities|states|towns|villages|games|matches|attempts)\b)",
    re.IGNORECASE,
)
CHANGED = re.compile(
    r"(?:\b(?:rose|risen|rising|rises?|grew|grown|growing|climbed|increased|jumped|soared|surged|went|gone|moved|raised"
    r"|lifted|widened|expanded|fell|fallen|falling|falls?|dropped|declined|shrank|slowed|cut|reduced|lowered|up|down)\b"
    r"[^,;.]{0,24}|,)\s$",
    re.IGNORECASE,
)
"""What stands before 'from 10 to 15' where that tells two levels, and no range."""
SHARES = re.compile(r"%|\bper ?cent|\b(?:polls?|pollsters?|votes?|lead|turnout|rates?|approval|swing)\b", re.IGNORECASE)
POINTS = re.compile(r"\spoints?\b")
"""Points are of a percentage in a sentence that tells of shares."""
ORDINAL = re.compile(
    r"\b(?:\d[\d,]*(?:st|nd|rd|th)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:first|second|third"
    r"|fourth|"
    r"fifth|sixth|seventh|eighth|ninth)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
    r"|twelfth|"
    r"thirteenth|fourteenth|fifteenth|twentieth)\b(?!-(?:degree|class|hand|rate|ever)|\s(?:century|lady|responders?|aid"
    r"|minister|amendment|world|half|quarter|thoughts?))",
    re.IGNORECASE,
)
TWICE = re.compile(r"\b(?:twice|thrice)\b(?!\sas\b)", re.IGNORECASE)
NAMED = re.compile(
    r"(?:\b(?:Flight|Article|Section|Chapter|Route|Highway|Interstate|Resolution|Level|Phase|Part|Group|Room|Gate"
    r"|Terminal"
    r"|Channel|Formula|Boeing|Airbus|Windows|Type|Title|Proposition|Prop|Psalm|Rule|Paragraph|Page|Figure|Table"
    r"|Week|Round"
    r"|Game|Unit|Block|Zone|Platform|Line|Area|Nos?\.?|Number|Apollo|Act|War|Pier|Stage|Class|Grade|Vol\.?|Chapter"
    r"|Annex"
    r"|iPhone|Galaxy|Version|District|Ward|Precinct|Bill|HR|Day|Lot|Exhibit|Count|Tier|Category|Mark|Studio|Bay"
    r"|Track|Hill"
    r"|Building|Floor|Covid|Super Bowl|Route)\s?|#|\b(?:no|number)\.\s?|\b[A-Za-z]+-)$"
)
MONTH_BEFORE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|t?ember|ober|\.)?\s$"
)
PHONE = re.compile(r"(?:\+\d|\(\d{3}\)\s?)?\d[\d\s().-]{6,}\d")
_PERSON = (
    r"(?:man|woman|boy|girl|child|baby|toddler|infant|teenager|youth|guard|driver|student|pupil|farmer|teacher|officer"
    r"|suspect|victim|father|mother|son|daughter|brother|sister|cousin|uncle|aunt|nephew|niece|grandson|granddaughter"
    r"|grandmother|grandfather|husband|wife|widow|widower|worker|soldier|resident|nurse|doctor|pilot|passenger"
    r"|pensioner|patient|player|mum|dad)"
)
AGE_BEFORE = re.compile(
    rf"(?:\baged?(?:\sof|\sbetween|\sover|\sunder)?|\b{_PERSON}\sof|\b[Ii](?:['’]m| am)"
    r"|\b(?:who|[Hh]e|[Ss]he)(?:['’]s|\sis|\swas|\sturned|\swill be)|(?:^|, )[Aa]t"
    r"|\b(?:died|married|retired|orphaned|widowed|emigrated|left (?:school|home)|school) at)\s$"
)
AGED = re.compile(r"\b(?:children|people|those|adults|women|men|girls|boys|kids|anyone|everyone|youths?|ages?)\s$")
NAME_COMMA = re.compile(rf"(?:[A-Z][\w’'-]+|\b{_PERSON})\s?,\s$")
GOES_ON = r"\s(?:and|or|in|who|what|when|were|was|are|is|we|he|she|it|they|had|has|have|at|on|to|with|the|would|will)\b"
"""Words behind a number that show that it counts nothing."""


NUMBERLIKE = re.compile(
    r"\d|[½¼¾⅓⅔]|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?"
    r"|billions?|trillions?"
    r"|dozens?|scores|tens|half|thirds?|quarters?|twice|thrice|double|triple|first|second|fourth|fifth|sixth"
    r"|seventh|eighth"
    r"|ninth|tenth|twentieth|an?\s(?:second|minute|hour|day|week|month|year|decade|century|mile|ton))\b"
)
"""Of a text in lower case: ignoring case would take three times as long, and every sentence is searched."""
