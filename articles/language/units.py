"""Units and currencies as news text writes them, each under one name."""

from __future__ import annotations

_UNITS = {
    "second": "second seconds sec secs", "minute": "minute minutes min mins", "hour": "hour hours hr hrs",
    "day": "day days", "night": "night nights", "week": "week weeks", "month": "month months",
    "year": "year years yr yrs",
    "decade": "decade decades", "time": "times", "century": "century centuries",
    "millimetre": "mm millimetre millimetres millimeter millimeters",
    "centimetre": "cm centimetre centimetres centimeter centimeters",
    "metre": "metre metres meter meters", "kilometre": "km kms kilometre kilometres kilometer kilometers",
    "mile": "mile miles", "foot": "foot feet ft", "inch": "inch inches", "yard": "yard yards",
    "hectare": "hectare hectares ha", "acre": "acre acres",
    "gram": "gram grams gramme grammes", "kilogram": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
    "tonne": "tonne tonnes", "ton": "ton tons", "ounce": "ounce ounces oz", "lb": "lb lbs",
    "litre": "litre litres liter liters", "pint": "pint pints", "gallon": "gallon gallons",
    "barrel": "barrel barrels bpd",
    "degree": "degree degrees °", "mile/hour": "mph", "kilometre/hour": "km/h kph kmh", "knot": "knot knots",
    "watt": "watt watts", "kilowatt": "kw kilowatt kilowatts", "megawatt": "mw megawatt megawatts",
    "gigawatt": "gw gigawatt gigawatts", "megabyte": "mb megabyte megabytes", "gigabyte": "gb gigabyte gigabytes",
    "calorie": "calorie calories", "percent": "% percent pct",
}  # fmt: skip
UNITS = {form: unit for unit, forms in _UNITS.items() for form in forms.split()}
UNITS |= {
    "per cent": "percent", "percentage point": "percentage point", "percentage points": "percentage point",
    "basis point": "basis point", "basis points": "basis point",
    "degrees celsius": "degree celsius", "°c": "degree celsius", "c": "degree celsius",
    "°f": "degree fahrenheit", "f": "degree fahrenheit",
    "degrees fahrenheit": "degree fahrenheit", "light years": "light year", "nautical miles": "nautical mile",
    "miles per hour": "mile/hour", "miles an hour": "mile/hour", "kilometers per hour": "kilometre/hour",
    "kilometres per hour": "kilometre/hour", "kilometres an hour": "kilometre/hour",
    "kilometers an hour": "kilometre/hour",
}  # fmt: skip
UNITS |= {
    f"{prefix} {form}": f"{prefix[:6].strip()} {unit}"
    for prefix in ("square", "cubic", "sq")
    for form, unit in list(UNITS.items())
    if unit in {"metre", "kilometre", "mile", "foot", "yard", "centimetre", "inch"}
}
SPATIAL_UNITS = frozenset(
    unit for unit in UNITS.values() if unit.split()[-1] in {"metre", "kilometre", "mile", "foot", "hectare", "acre"}
)
TIME_UNITS = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"})

SYMBOLS = {
    "$": "USD", "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "hk$": "HKD", "nz$": "NZD",
    "s$": "SGD", "r$": "BRL", "mx$": "MXN", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW",
    "₪": "ILS", "₺": "TRY", "₴": "UAH", "rs": "INR", "rs.": "INR",
}  # fmt: skip
CODES = frozenset(
    "USD EUR GBP JPY CNY INR RUB KRW ILS TRY UAH CHF SEK NOK DKK PLN CZK HUF AUD CAD NZD MXN BRL ZAR SGD HKD".split()
)
CURRENCY_WORDS = {
    "dollar": "USD", "buck": "USD", "cent": "USD", "euro": "EUR", "pound": "GBP", "pence": "GBP", "penny": "GBP",
    "quid": "GBP",
    "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "ruble": "RUB", "rouble": "RUB", "won": "KRW",
    "shekel": "ILS",
    "lira": "TRY", "hryvnia": "UAH", "zloty": "PLN", "rand": "ZAR", "real": "BRL",
    "reais": "BRL", "kronor": "SEK", "bitcoin": "BTC", "bitcoins": "BTC", "naira": "NGN", "baht": "THB", "riyal": "SAR",
    "dirham": "AED",
}  # fmt: skip
_SHARED = frozenset({"krone", "peso", "franc", "krona", "dinar"})
"""Names that several countries' currencies share: they stay names."""


def currency_of(word: str) -> str:
    """ISO 4217 code of 'euros', '£' or 'USD'; empty for anything else."""
    if word.upper() in CODES and word.isupper():
        return word
    word = word.lower()
    if word in SYMBOLS:
        return SYMBOLS[word]
    if word in {"won", "real"}:
        return CURRENCY_WORDS[word]
    singular = word.removesuffix("s").replace("kroner", "krone")
    return CURRENCY_WORDS.get(word) or CURRENCY_WORDS.get(singular) or (singular if singular in _SHARED else "")


def unit_of(words: str) -> str:
    """The one name of a unit; empty for anything else."""
    return UNITS.get(" ".join(words.lower().replace("-", " ").split()), "")
