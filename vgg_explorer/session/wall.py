"""How the tab Feature maps shows channels, as one frozen value."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from vgg_explorer.session.entering import PictureSource

Order = Literal["index", "mean", "maximum", "variance", "zeros"]
Direction = Literal["up", "down"]
Form = Literal["tiles", "grid", "bars"]
Over = Literal["channel", "mean"]

MAX_PINS = 8
"""Pinned channels: more would leave no room for the others."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A channel that stays in sight, by the name of its layer."""

    layer: str
    channel: int


@dataclass(frozen=True, slots=True)
class Ramp:
    """A colour map: a table of ``0xAARRGGBB``, and whether its middle stands for zero."""

    table: tuple[int, ...]
    diverging: bool


@dataclass(frozen=True, slots=True)
class Film:
    """A GIF over the layers that is to be saved.

    Parameters
    ----------
    path : Path
    over : {'channel', 'mean'}
        Whether each frame shows the chosen channel, or the mean over all of them.
    channel : int
    stage : str
    signed, plain : Ramp
        The colours for values of both signs, and for others.
    """

    path: Path
    over: Over
    channel: int
    stage: str
    signed: Ramp
    plain: Ramp


@dataclass(frozen=True, slots=True)
class Wall:
    """How channels are sorted, scaled and accompanied.

    Parameters
    ----------
    order, direction
        What they are sorted by, and whether the least or the greatest comes first.
    low, high : float
        The ends of the fixed scale.
    form : str
        How the values of a vector are shown.
    overlay : bool
        Whether the large channel lies over the picture.
    opacity : int
        Per cent, of the map over the picture.
    pins : tuple of Pin
    beside : str, PictureSource or None
        The layer, or the picture of the strip, whose maps stand beside the wall.
    film : Film or None
        What is being saved.
    """

    order: Order = "index"
    direction: Direction = "up"
    low: float = 0.0
    high: float = 1.0
    form: Form = "grid"
    overlay: bool = False
    opacity: int = 60
    pins: tuple[Pin, ...] = ()
    beside: str | PictureSource | None = None
    film: Film | None = None


def with_pin(wall: Wall, pin: Pin) -> Wall | None:
    """Return a wall with a channel pinned, or no longer; None where there are too many."""
    if pin in wall.pins:
        return replace(wall, pins=tuple(other for other in wall.pins if other != pin))
    return replace(wall, pins=(*wall.pins, pin)) if len(wall.pins) < MAX_PINS else None


def written(wall: Wall) -> dict[str, Any]:
    """Return what is worth coming back to, as a table of plain values."""
    table: dict[str, Any] = {name: getattr(wall, name) for name in (*_CHOICES, *_NUMBERS)}
    table["overlay"] = wall.overlay
    table["pins"] = [[pin.layer, pin.channel] for pin in wall.pins]
    return table


def read(table: dict[str, Any]) -> Wall:
    """Return the wall that a table describes; what is wrong in it has its default."""
    good: dict[str, Any] = {
        name: table[name] for name, choices in _CHOICES.items() if table.get(name) in choices
    }
    good |= {name: table[name] for name in _NUMBERS if _is_number(table.get(name))}
    if not good.get("low", 0.0) < good.get("high", 1.0):
        good.pop("low", None)
        good.pop("high", None)
    good["opacity"] = round(min(100.0, max(0.0, good.get("opacity", 60))))
    good["overlay"] = table.get("overlay") is True
    listed = table.get("pins")
    pins = [_pin(entry) for entry in listed] if isinstance(listed, list) else []
    good["pins"] = tuple(pin for pin in pins if pin is not None)[:MAX_PINS]
    return Wall(**good)


def _is_number(value: object) -> bool:
    # Not math.isfinite: a whole number may be larger than any float, which it cannot bear.
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) <= sys.float_info.max


def _pin(entry: object) -> Pin | None:
    match entry:
        case [str(layer), int(channel)] if 0 <= channel < 2**31:
            return Pin(layer, channel)
    return None


_CHOICES: dict[str, tuple[str, ...]] = {
    "order": get_args(Order),
    "direction": get_args(Direction),
    "form": get_args(Form),
}
_NUMBERS = ("low", "high", "opacity")
