"""The lines of the layer table as the user arranged them: found, sorted, by block, as shares."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vgg_explorer.arch.blocks import blocks
from vgg_explorer.arch.rows import Group
from vgg_explorer.arch.units import count, duration, exact, size
from vgg_explorer.gui.colours import KINDS
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.visual_pane.lines import DASH, Line
from vgg_explorer.session.listing import COLUMNS

if TYPE_CHECKING:
    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.arch.blocks import Block
    from vgg_explorer.session.listing import Listing


@dataclass(frozen=True, slots=True)
class Arranged:
    """What the table shows.

    Parameters
    ----------
    top : tuple of Line
        The outermost lines: layers, or blocks with layers in them.
    layers : tuple of Line
        The layers that were found, in the order of the network.
    every : tuple of Line
        All layers of the network, in its order.
    """

    top: tuple[Line, ...]
    layers: tuple[Line, ...]
    every: tuple[Line, ...]

    @property
    def partial(self) -> bool:
        """Whether the filter holds layers back."""
        return len(self.layers) < len(self.every)


def arranged(analysis: Analysis, every: tuple[Line, ...], listing: Listing) -> Arranged:
    """Arrange the lines of a network.

    Parameters
    ----------
    analysis
        The network.
    every
        Its layers, as `lines.lines` returns them.
    listing
        What the user wants to see.
    """
    totals = sums(every)
    if listing.share:
        every = tuple(_as_share(line, totals) for line in every)
    found = top = every
    if listing.filter:
        found = top = tuple(line for line in every if matches(line, listing.filter))
    if listing.blocks:
        top = _by_block(analysis, found)
        if listing.share:
            top = tuple(_as_share(block, totals) for block in top)
    return Arranged(_sorted(top, listing), found, every)


# Finding


def matches(line: Line, words: str) -> bool:
    """Whether a layer has every word in its name, kind, description or modules.

    A word of letters that mark kinds, as on the badges, means layers of these kinds: ``L``, or
    ``CM`` for convolutions and pools.
    """
    text = _plain(" ".join((line.label, line.kind, line.description, _paths(line))))
    letter = KINDS[line.kind][0]
    return all(
        letter in word.upper() if _means_kinds(word) else _plain(word) in text
        for word in words.split()
    )


_LETTERS = {letter for letter, _, _ in KINDS.values()}


def _means_kinds(word: str) -> bool:
    return set(word.upper() if len(word) == 1 else word) <= _LETTERS


def _plain(words: str) -> str:
    return words.lower().replace("×", "x")


def _paths(line: Line) -> str:
    return " ".join(row.path for row in line.item.rows) if isinstance(line.item, Group) else ""


# Blocks


def _by_block(analysis: Analysis, found: Iterable[Line]) -> tuple[Line, ...]:
    by_name = {line.layer: line for line in found}
    made = []
    for block in blocks(analysis):
        members = tuple(by_name[name] for name in block.layers if name in by_name)
        if members:
            made.append(_block_line(block, members))
    return tuple(made)


def _block_line(block: Block, members: tuple[Line, ...]) -> Line:
    whole, shown = len(block.layers), len(members)
    if shown < whole:
        about = tr("{count} of {all} layers", count=shown, all=whole)
    else:
        about = tr("1 layer") if whole == 1 else tr("{count} layers", count=whole)
    title = translated(block.title)
    empty = (DASH,) * (table.FIELD - 1)
    line = Line(
        "", title, "", about, ("", title, *empty), modules=members, level="block", block=block.key
    )
    failed = next((member for member in members if member.condition == "failed"), None)
    built = [member for member in members if member.condition == "built"]
    if failed is not None:
        reason = failed.reason or failed.cells[table.SHAPE]
        told = f"{failed.label}: {reason}" if reason else failed.label
        blank = ("", title, *("" for _ in empty))
        return replace(line, cells=blank, condition="failed", reason=told)
    if not built:
        return replace(line, condition="waiting")
    figures = sums(built)
    last = built[-1].cells
    cells = ("", title, last[table.SHAPE], *written(figures), last[table.FIELD])
    known = [member.seconds for member in built if member.seconds is not None]
    return replace(line, cells=cells, figures=figures, seconds=sum(known) if known else None)


def sums(shown: Iterable[Line]) -> tuple[float, ...]:
    """Return parameters, MACs, seconds and bytes of some lines together."""
    columns = zip(*(line.figures for line in shown), strict=True)
    return tuple(sum(column) for column in columns) or (0, 0, 0.0, 0)


def written(figures: Sequence[float]) -> tuple[str, ...]:
    """Write parameters, MACs, seconds and bytes as the table does."""
    params, macs, seconds, stored = figures
    return (
        exact(round(params)) if params else DASH,
        count(round(macs)) if macs else DASH,
        duration(seconds) if seconds else DASH,
        size(round(stored)) if stored else DASH,
    )


# Shares


def _as_share(line: Line, totals: Sequence[float]) -> Line:
    if line.condition != "built":
        return line
    shares = tuple(map(share_words, line.figures, totals))
    cells = (*line.cells[: table.PARAMS], *shares, *line.cells[table.FIELD :])
    if line.level == "block":  # its layers were done before
        return replace(line, cells=cells)
    modules = tuple(_as_share(module, totals) for module in line.modules)
    return replace(line, cells=cells, modules=modules)


def share_words(figure: float, total: float) -> str:
    """Return a part of a total as a percentage; what is not nothing is never written as 0."""
    if not figure or not total:
        return DASH
    percent = 100 * figure / total
    return f"{percent:.1f} %" if percent >= 0.05 else "< 0.1 %"


# Order


def _sorted(shown: tuple[Line, ...], listing: Listing) -> tuple[Line, ...]:
    if listing.natural:
        return shown
    inner = [
        replace(line, modules=_sorted(line.modules, listing)) if line.level == "block" else line
        for line in shown
    ]
    column = COLUMNS.index(listing.sort)
    if column == table.NUMBER:
        return tuple(reversed(inner))
    named = column == table.LAYER
    # Without figures there is nothing to compare: such lines stay behind, in their order.
    known = [line for line in inner if named or line.condition == "built"]
    rest = [line for line in inner if not (named or line.condition == "built")]
    # sort() keeps the network's order among equals, also with reverse.
    known.sort(key=lambda line: _rank(line, column), reverse=listing.descending)
    return (*known, *rest)


def _rank(line: Line, column: int) -> tuple[object, ...]:
    if column == table.LAYER:
        # conv2 before conv10: digits are compared as numbers.
        parts = re.split(r"(\d+)", line.label.lower())
        return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)
    if column in table.BAR_COLUMNS:
        return (line.figures[column - table.PARAMS],)
    item = line.item or next(
        (one.item for one in reversed(line.modules) if one.item is not None), None
    )
    if item is None:
        return (0,)
    if column == table.FIELD:
        field = item.receptive
        return (math.inf if field.whole else field.height * field.width,)
    return (math.prod(item.out_shape),)
