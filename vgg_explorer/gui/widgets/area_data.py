"""What an area chart shows."""

from __future__ import annotations

from dataclasses import dataclass

from vgg_explorer.gui.widgets.axis import Scale
from vgg_explorer.gui.widgets.chart_data import Look


@dataclass(frozen=True, slots=True)
class Area:
    """One part of the whole.

    Parameters
    ----------
    look : Look
    title : str
    values : tuple of float
        One for each place on the axis.
    """

    look: Look
    title: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """A value that is not to be passed, drawn as a line with its words."""

    value: float
    words: str
    firm: bool = False
    """Whether the line is solid."""


@dataclass(frozen=True, slots=True)
class Areas:
    """A whole area chart over whole numbers.

    Parameters
    ----------
    xs : tuple of int
        Places on the axis, growing.
    areas : tuple of Area
        From the bottom up.
    x_scale, y_scale : Scale
    line : tuple of float
        A value for each place, drawn as a line over the areas.
    limits : tuple of Limit
    last : int or None
        The largest number within the limits; what lies behind it is marked. None marks nothing.
    """

    xs: tuple[int, ...]
    areas: tuple[Area, ...]
    x_scale: Scale
    y_scale: Scale
    line: tuple[float, ...] = ()
    limits: tuple[Limit, ...] = ()
    last: int | None = None
