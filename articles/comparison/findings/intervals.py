"""The values that an amount allows."""

from __future__ import annotations

import math
from typing import NamedTuple

from articles.comparison.lexicon import CONVERT
from articles.domain import Qualifier, Quantity

_EXACT_SLACK = 0.05
_ABOUT_SLACK = 0.10
_WHOLE_PERCENT = 0.5
"""'71 percent' and '71.3 percent' are one share."""
_FAR_OVER = 2.0
"""Nobody says 'more than 70,000' of 200,000."""


class Interval(NamedTuple):
    """The values an amount allows."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Whether some value fits both."""
        return self.low <= other.high and other.low <= self.high


def same_amount(a: Quantity, b: Quantity) -> bool:
    """The same value in whatever words and units: 'half' and '50 percent'."""
    return unit(a) == unit(b) and as_told(a)[:2] == as_told(b)[:2]


def as_told(quantity: Quantity) -> tuple[float, float | None, Qualifier]:
    """Value, upper end and qualifier in the unit in which it is compared."""
    scale = factor(quantity)
    qualifier = {Qualifier.UNDER: Qualifier.UP_TO}.get(quantity.qualifier, quantity.qualifier)
    high = None if quantity.high is None else round(quantity.high * scale, 6)
    return round(quantity.value * scale, 6), high, qualifier


def interval(quantity: Quantity) -> Interval:
    """The values an amount allows, in its base unit, with room for rounding."""
    scale = factor(quantity)
    low = quantity.value
    high = low if quantity.high is None else quantity.high
    slack = max(_slack(low, quantity.qualifier), _WHOLE_PERCENT if quantity.unit == "percent" and _whole(low) else 0.0)
    bounds = {
        Qualifier.UP_TO: Interval(0.0, high),
        Qualifier.UNDER: Interval(0.0, high),
        Qualifier.AT_LEAST: Interval(low, math.inf),
        Qualifier.OVER: Interval(low, max(low, high) * _FAR_OVER),
    }
    found = bounds.get(quantity.qualifier, Interval(low - slack, high + slack))
    return Interval(found.low * scale, found.high * scale)


def _slack(value: float, qualifier: Qualifier) -> float:
    """Half a unit of the last digit that is told: '14,500' may stand for 14,532, '12' for nothing but 12."""
    grain = _grain(value)
    if qualifier is Qualifier.ABOUT:
        return max(min(grain / 2, abs(value) * _ABOUT_SLACK), abs(value) * _EXACT_SLACK)
    return min(grain / 2, abs(value) * _EXACT_SLACK) if abs(value) >= 100 or not _whole(value) else 0.0


def _whole(value: float) -> bool:
    return value == int(value)


def _grain(value: float) -> float:
    digits = f"{abs(value):.10g}"
    if "e" in digits:
        return 10.0 ** math.floor(math.log10(abs(value)))
    if "." in digits:
        return float(10.0 ** -len(digits.split(".")[1]))
    return float(10.0 ** (len(digits) - len(digits.rstrip("0"))))


def unit(quantity: Quantity) -> str:
    """The unit in which it is compared."""
    return CONVERT[quantity.unit][0] if quantity.unit in CONVERT else quantity.unit


def factor(quantity: Quantity) -> float:
    """From its own unit to that one."""
    return CONVERT[quantity.unit][1] if quantity.unit in CONVERT else 1.0
