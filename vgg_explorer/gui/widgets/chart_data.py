"""What charts show, as values that can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor

from vgg_explorer.gui import theme
from vgg_explorer.gui.colours import KINDS
from vgg_explorer.gui.widgets.axis import SHARES, Scale

Condition = Literal["built", "failed", "waiting"]

WHOLE = Scale(1.0, SHARES, exact=True)
"""From 0 to 100 %."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a series is marked: never by colour alone.

    Parameters
    ----------
    letter : str
        Stands in or above its bars.
    light, dark : str
        Its colour in either theme, as ``#rrggbb``.
    """

    letter: str
    light: str
    dark: str

    def fill(self) -> QColor:
        """Return the colour in the theme in force."""
        return QColor(self.dark if theme.tokens().dark else self.light)


def kind_look(kind: str) -> Look:
    """Return the look of a layer kind (a `Kind` or its value)."""
    letter, light, dark = KINDS.get(str(kind), KINDS["flatten"])
    return Look(letter, light[0], dark[0])


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Parameters
    ----------
    value : float or None
        None where it is not known: nothing is drawn.
    look : Look
    label : str
        What stands above it, where there is room.
    """

    value: float | None
    look: Look
    label: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """One place on the axis below the bars.

    Parameters
    ----------
    key : str
        Unique in the chart.
    label : str
    bars : tuple of Bar
        Beside each other, or in a stacked chart from the bottom up.
    condition : {'built', 'failed', 'waiting'}
        A layer that fails, or waits behind one that does, has no bars but keeps its place.
    """

    key: str
    label: str
    bars: tuple[Bar, ...] = ()
    condition: Condition = "built"

    @property
    def top(self) -> float:
        """The largest value."""
        return max((bar.value or 0.0 for bar in self.bars), default=0.0)

    @property
    def total(self) -> float:
        """The sum of the values."""
        return sum(bar.value or 0.0 for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Bars:
    """A whole bar chart.

    Parameters
    ----------
    categories : tuple of Category
        From left to right.
    scale : Scale
        Of the bars; see `scale_of`.
    stacked : bool
        Whether the bars of a category stand on each other instead of side by side.
    line : tuple of float
        A value from 0 to 1 for each category, or for the first ones, drawn as a line with an axis
        in percent at the right; none draws no line.
    """

    categories: tuple[Category, ...]
    scale: Scale
    stacked: bool = False
    line: tuple[float, ...] = ()

    def place(self, key: str) -> int | None:
        """Return which category has a key."""
        return next((i for i, one in enumerate(self.categories) if one.key == key), None)
