"""Colour maps as tables for 8-bit pictures.

Each table has 255 colours and one place for values that are no numbers. An odd count has a middle:
zero in the middle of a diverging map is exactly its neutral colour.

The anchors are the published colours of ColorBrewer's RdBu (11 classes, reversed), and 16 evenly
spaced ones of viridis (Smith and van der Walt, 2015) and cividis (Nunez, Anderton and Renslow,
2018). Between them the tables go straight in sRGB. With ten anchors, going through Oklab helped
less than six more anchors did.
"""

from __future__ import annotations

import functools

LEVELS = 255
"""How many colours a table has for values: indices 0 to 254."""
NOT_FINITE = 255
"""The index of what is not a finite number; transparent, so that a hatched ground shows."""

NAMES = ("rdbu", "viridis", "cividis", "grey")

_ANCHORS = {
    "rdbu": "053061 2166AC 4393C3 92C5DE D1E5F0 F7F7F7 FDDBC7 F4A582 D6604D B2182B 67001F",
    "viridis": "440154 481A6C 472F7D 414487 39568C 31688E 2A788E 23888E 1F988B 22A884 35B779 54C568"
    " 7AD151 A5DB36 D2E21B FDE725",
    "cividis": "00204D 002C6A 0F386E 31446B 46506B 575C6D 666970 757575 848279 958F78 A69D75 B8AB70"
    " CBBA69 DDC95F F1D951 FFEA46",
    "grey": "000000 FFFFFF",
}


def auto(signed: bool) -> str:
    """Return the map for values of both signs, or for values that are not negative."""
    return "rdbu" if signed else "viridis"


def diverging(name: str) -> bool:
    """Return whether the middle of a map stands for zero."""
    return name == "rdbu"


@functools.cache
def table(name: str) -> list[int]:
    """Return 256 colours as ``0xAARRGGBB``, the form of ``QImage.setColorTable``.

    Parameters
    ----------
    name
        One of `NAMES`.

    Raises
    ------
    KeyError
        If there is no such map.
    """
    anchors = [int(colour, 16) for colour in _ANCHORS[name].split()]
    return [*(_between(anchors, level / (LEVELS - 1)) for level in range(LEVELS)), 0]


def _between(anchors: list[int], share: float) -> int:
    place = share * (len(anchors) - 1)
    left = min(int(place), len(anchors) - 2)
    mixed = 0xFF
    for shift in (16, 8, 0):
        low, high = anchors[left] >> shift & 255, anchors[left + 1] >> shift & 255
        mixed = mixed << 8 | round(low + (high - low) * (place - left))
    return mixed
