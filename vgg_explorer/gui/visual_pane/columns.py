"""How wide the columns of the layer table are, and which have room for bars."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.widgets.bars import BAR_GAP, BAR_WIDTH

_DESIGN = (44, 192, 104, 152, 120, 120, 132, 76)
"""Pixels of the design at which everything fits, from the number to the receptive field."""

_TIGHT, _SNUG, _AIRY = 8, 12, 16
"""What a column needs besides its words: where room is scarce, usually, and in the design."""

_GIVING = (table.MEMORY, table.PARAMS, table.TIME, table.MACS)
"""Columns lose their bars in this order where there are times: those are compared with the MACs."""

UNTIMED = frozenset({table.TIME})
"""What is hidden while no times are known."""

HIDING: tuple[frozenset[int], ...] = (
    frozenset(),
    frozenset({table.MEMORY}),
    frozenset({table.MEMORY, table.FIELD}),
)
"""What gives way to the times where there is no room for every figure, in this order.

The tool tip of the layer's name still has it. A table to be moved sideways would hide one end of
each row.
"""

_LONGEST_LAYER = 216
"""Up to here the layer column grows for the longest description before others get air."""

CHEVRON = 18
"""The place of the mark that unfolds a layer, in front of its number."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What the words of each column need, in pixels.

    Parameters
    ----------
    words : tuple of int
        The widest figure, sum or short title of each column.
    titles : tuple of int
        The long titles.
    name : int
        The layer column down to badge and name.
    description : int
        The same with the whole description.
    """

    words: tuple[int, ...]
    titles: tuple[int, ...]
    name: int
    description: int


@dataclass(frozen=True, slots=True)
class Fit:
    """Widths of the columns, those that show bars, and those whose titles must be short.

    A hidden column has no width.
    """

    widths: tuple[int, ...]
    bars: frozenset[int]
    short: frozenset[int]


def fit(width: int, needs: Needs, scale: float, hidden: frozenset[int] = UNTIMED) -> Fit:
    """Divide a width among the columns.

    Descriptions are shortened first, then bars go, from the right or as `_GIVING` says; figures
    and names stay whole and the table becomes wider than the pane if it must.
    """
    bar = round((BAR_WIDTH + BAR_GAP) * scale)
    bars = set(table.BAR_COLUMNS) - hidden
    giving = tuple(reversed(table.BAR_COLUMNS)) if table.TIME in hidden else _GIVING
    least = _least(needs, bars, bar, scale, _SNUG, hidden)
    for column in giving:
        if sum(least) <= width:
            break
        bars.discard(column)
        least = _least(needs, bars, bar, scale, _SNUG, hidden)
    if sum(least) > width:
        least = _least(needs, bars, bar, scale, _TIGHT, hidden)
    wishes = [0 if column in hidden else wish for column, wish in _wishes(needs, bars, bar, scale)]
    shown = [column for column in table.COLUMNS if column not in hidden]
    widths = _grown(least, wishes, width - sum(least), shown)
    short = frozenset(
        column for column in shown if widths[column] < needs.titles[column] + round(_TIGHT * scale)
    )
    return Fit(tuple(widths), frozenset(bars), short)


def _least(
    needs: Needs, bars: set[int], bar: int, scale: float, padding: int, hidden: frozenset[int]
) -> list[int]:
    least = [words + round(padding * scale) for words in needs.words]
    least[table.NUMBER] = needs.words[table.NUMBER] + round((CHEVRON + 8) * scale)
    least[table.LAYER] = needs.name
    for column in bars:
        least[column] = needs.words[column] + bar + round(_AIRY * scale)
    # The title of the times says where they were measured: it is never short.
    whole = needs.titles[table.TIME] + round(padding * scale)
    least[table.TIME] = max(least[table.TIME], whole)
    for column in hidden:
        least[column] = 0
    return least


def _wishes(needs: Needs, bars: set[int], bar: int, scale: float) -> Iterable[tuple[int, int]]:
    """Return the widths of the design, larger where a language or font needs more."""
    wishes = []
    for column, design in enumerate(_DESIGN):
        dropped = bar if column in table.BAR_COLUMNS and column not in bars else 0
        words = max(needs.words[column] + (bar if column in bars else 0), needs.titles[column])
        wishes.append(max(round(design * scale) - dropped, words + round(_AIRY * scale)))
    longest = round(_LONGEST_LAYER * scale)
    wishes[table.LAYER] = max(wishes[table.LAYER], min(needs.description, longest))
    return enumerate(wishes)


def _grown(least: list[int], wishes: list[int], left: int, shown: list[int]) -> list[int]:
    """Spend what is left: on the wishes, then on air between the columns."""
    widths = list(least)
    if left <= 0:
        return widths
    # Half a description tells more than a little air everywhere.
    for columns in ((table.LAYER,), tuple(range(len(widths)))):
        lacks = [max(0, wishes[column] - widths[column]) for column in columns]
        share = min(1.0, left / (sum(lacks) or 1))
        for column, lack in zip(columns, lacks, strict=True):
            widths[column] += int(lack * share)
        left -= sum(int(lack * share) for lack in lacks)
    growing = [column for column in shown if column >= table.LAYER]
    for column in growing:
        widths[column] += left // len(growing)
    widths[table.LAYER] += left % len(growing)
    return widths
