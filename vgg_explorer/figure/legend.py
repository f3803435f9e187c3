"""What the colours mean, in one line below the figure."""

from __future__ import annotations

from collections.abc import Sequence

from vgg_explorer.arch.text import Text
from vgg_explorer.figure import measures
from vgg_explorer.figure.folding import Item
from vgg_explorer.figure.model import Bounds, Legend, Swatch
from vgg_explorer.figure.options import Colour
from vgg_explorer.figure.palette import KINDS
from vgg_explorer.figure.widths import width

SIZE = 11.0
SWATCH = 13.0
LETTER = 9.5
_GAP = 6.0
_APART = 16.0
_ABOVE = 20.0


def legend(colour: Colour, items: Sequence[Item], content: Bounds) -> Legend | None:
    """Return the legend below the content, from its left end; None where nothing is coloured."""
    entries = _entries(colour, items)
    if not entries:
        return None
    left, _, _, bottom = content
    y = bottom + _ABOVE
    x = left
    title = measures.title(colour)
    if title is not None:
        x += width(str(title), SIZE, bold=True) + _APART
    made: list[Swatch] = []
    for kind, value, letter, words in entries:
        text_x = x + SWATCH + _GAP
        at = (text_x, y + SWATCH - 2.5)
        made.append(Swatch((x, y), kind, value, letter, words, at))
        x = text_x + width(str(words), SIZE) + _APART
    bounds = (left, y, x - _APART, y + SWATCH)
    return Legend(title, (left, y + SWATCH - 2.5), tuple(made), SIZE, bounds)


def _entries(colour: Colour, items: Sequence[Item]) -> list[tuple[str, float | None, str, Text]]:
    if colour != "kind":
        return [("", value, "", words) for value, words in measures.stops(colour, items)]
    # Kinds that look the same are one entry.
    looks = {KINDS[item.look]: item.look for item in reversed(items) if not item.failed}
    order = sorted(looks.values(), key=list(KINDS).index)
    return [(look, None, KINDS[look][0], measures.look_name(look)) for look in order]
