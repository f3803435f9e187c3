"""What line charts show, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vgg_explorer.gui.widgets.axis import Scale, Units
from vgg_explorer.gui.widgets.chart_data import Look

NUMBERS = Units(((1.0, ""),))
"""Plain numbers, as losses and learning rates are."""

Style = Literal["solid", "dashed"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart.

    Parameters
    ----------
    look : Look
        Its colour; a letter is written at its end.
    points : sequence of (float, float)
        Places and values, from left to right.
    style : {'solid', 'dashed'}
        A dashed line has dots at its points.
    name : str
        For the legend; empty for a line that is not in it.
    band : sequence of (float, float, float)
        Places with the least and the greatest value there: drawn thin and pale below the line.
    ring : int or None
        Which of the points is marked.
    behind : bool
        Whether it is thin and lies behind the others.
    """

    look: Look
    points: tuple[tuple[float, float], ...]
    style: Style = "solid"
    name: str = ""
    band: tuple[tuple[float, float, float], ...] = ()
    ring: int | None = None
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """A whole line chart.

    Parameters
    ----------
    title : str
    lines : tuple of Line
        The last on top.
    up, across : Scale
    caption : str
        What the axis below counts.
    now : float or None
        A place that a dotted line marks.
    """

    title: str
    lines: tuple[Line, ...]
    up: Scale
    across: Scale
    caption: str = ""
    now: float | None = None


@dataclass(frozen=True, slots=True)
class Readout:
    """What a chart says of one place.

    Parameters
    ----------
    x : float
        The place itself: that of a step, near the one that was asked about.
    where : str
        The place in words.
    values : dict of str to str
        By the names of the lines.
    """

    x: float
    where: str
    values: dict[str, str]
