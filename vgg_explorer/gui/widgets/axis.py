"""Axes of charts: round numbers in one unit, on a linear or logarithmic scale."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

_EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class Units:
    """How the figures of an axis are written.

    Parameters
    ----------
    steps : tuple of (float, str)
        Units with their sizes, the smallest first.
    base : int
        Of a logarithmic scale: 10, or 2 for bytes.
    whole : bool
        Whether there is nothing between two units of size 1.
    """

    steps: tuple[tuple[float, str], ...]
    base: int = 10
    whole: bool = False

    def unit(self, value: float) -> tuple[float, str]:
        """Return the largest unit that a value reaches."""
        reached = [step for step in self.steps if value >= step[0] * (1 - _EPSILON)]
        return reached[-1] if reached else self.steps[0]

    def written(self, value: float, unit: tuple[float, str] | None = None) -> str:
        """Return a round value in a unit, or in the largest one that it reaches."""
        size, name = unit or self.unit(value)
        return f"{value / size:,.12g} {name}".rstrip() if value else "0"


COUNTS = Units(((1, ""), (1e3, "k"), (1e6, "M"), (1e9, "G"), (1e12, "T"), (1e15, "P")), whole=True)
BYTES = Units(
    tuple((1024.0**power, unit) for power, unit in enumerate(("B", "KiB", "MiB", "GiB", "TiB"))),
    base=2,
    whole=True,
)
SECONDS = Units(((1e-9, "ns"), (1e-6, "µs"), (1e-3, "ms"), (1.0, "s")))
SHARES = Units(((0.01, "%"),))
BATCHES = Units(((1, ""),), base=2, whole=True)


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale with its marks.

    Parameters
    ----------
    low, high : float
        Its ends.
    ticks : tuple of (float, str)
        Values with their labels, from low to high.
    log : bool
    """

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    log: bool = False

    def fraction(self, value: float) -> float:
        """Return how far along the axis a value lies: 0 at its low end, 1 at its high end.

        Values beyond the high end give more than 1, those below the low one 0.
        """
        if value <= self.low or self.high <= self.low:
            return 0.0
        if self.log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def value(self, fraction: float) -> float:
        """Return the value at a part of the length: the inverse of `fraction`."""
        if self.log:
            return float(self.low * (self.high / self.low) ** fraction)
        return self.low + fraction * (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Scale:
    """What an axis has to hold; the chart that draws it knows how many marks there is room for.

    Parameters
    ----------
    high : float
        The largest value; the axis ends at the next round number, or right here if ``exact``.
    units : Units
    low : float
        The smallest value above 0, for a logarithmic scale: the axis begins at the power below,
        so that the smallest bar has a length too.
    log : bool
    exact : bool
        Whether the axis has the very ends ``low`` and ``high``.
    """

    high: float
    units: Units
    low: float = 0.0
    log: bool = False
    exact: bool = False

    def axis(self, most: int) -> Axis:
        """Return the axis with at most so many steps; one at least."""
        most = max(1, most)
        if not math.isfinite(self.high) or self.high <= 0:
            return Axis(0.0, 1.0, ((0.0, "0"),))
        return self._logarithmic(most) if self.log else self._linear(most)

    def _linear(self, most: int) -> Axis:
        unit = self.units.unit(self.high)
        step = _round_step(self.high / unit[0] / most) * unit[0]
        if self.units.whole and unit[0] == 1:
            step = max(1.0, math.ceil(step - _EPSILON))
        count = math.ceil(self.high / step - _EPSILON)
        if self.exact:
            count = math.floor(self.high / step + _EPSILON)
        ticks = tuple((i * step, self.units.written(i * step, unit)) for i in range(count + 1))
        return Axis(0.0, self.high if self.exact else count * step, ticks)

    def _logarithmic(self, most: int) -> Axis:
        base, low = self.units.base, self.low if self.low > 0 else self.high
        first = math.floor(math.log(low, base) + _EPSILON)
        last = math.ceil(math.log(self.high, base) - _EPSILON)
        if not self.exact and math.log(low, base) - first < _EPSILON:
            first -= 1
        last = max(last, first + 1)
        every = _round_power((last - first) / most, base)
        if not self.exact:  # from mark to mark
            first = math.floor(first / every) * every
            last = first + math.ceil((last - first) / every) * every
        powers = range(math.ceil(first / every) * every, last + 1, every)
        ticks = tuple((float(base) ** n, self.units.written(float(base) ** n)) for n in powers)
        ends = (low, self.high) if self.exact else (float(base) ** first, float(base) ** last)
        return Axis(*ends, ticks, log=True)


def clear_of_each_other(places: list[tuple[float, float]], gap: float) -> list[bool]:
    """Return which labels are to be written so that none touches another.

    Parameters
    ----------
    places : list of (float, float)
        Where each begins and ends, in the order of their places.
    gap : float
        The least room between two.

    Returns
    -------
    list of bool
        All, or every second, or every third ...
    """
    for every in range(1, len(places) + 1):
        shown = places[::every]
        if all(one[1] + gap <= other[0] for one, other in pairwise(shown)):
            return [i % every == 0 for i in range(len(places))]
    return []


def _round_step(least: float) -> float:
    """Return the least of 1, 2, 2.5, 5 and 10 times a power of ten that is large enough."""
    power = 10.0 ** math.floor(math.log10(least))
    found = next(n for n in (1.0, 2.0, 2.5, 5.0, 10.0) if n * power >= least * (1 - _EPSILON))
    return found * power


def _round_power(least: float, base: int) -> int:
    """Return how many powers lie between two marks: of 2, ten make the next unit of bytes."""
    steps = (1, 2, 5, 10, 20, 40) if base == 2 else (1, 2, 3, 6, 12)
    return next((n for n in steps if n >= least * (1 - _EPSILON)), steps[-1])
