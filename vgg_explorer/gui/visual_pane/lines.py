"""The lines of the layer table as values: what stands in each cell, and how long its bar is."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from vgg_explorer.arch.layers import layers
from vgg_explorer.arch.ops import AvgPool2d, Conv2d, MaxPool2d
from vgg_explorer.arch.spec import Place
from vgg_explorer.arch.text import Text
from vgg_explorer.arch.units import count, duration, exact, shape, size
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane.timed import NOTHING

if TYPE_CHECKING:
    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.arch.rows import Group, Pending, Row
    from vgg_explorer.arch.shapes import Shape
    from vgg_explorer.gui.visual_pane.timed import Timed

NUMBER, LAYER, SHAPE, PARAMS, MACS, TIME, MEMORY, FIELD = COLUMNS = range(8)
"""The columns; that of the time is hidden until it is measured."""

BAR_COLUMNS = (PARAMS, MACS, TIME, MEMORY)

DASH = "—"

Condition = Literal["built", "failed", "waiting"]

Level = Literal["block", "layer", "module"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a layer, one of its modules, or a block of layers.

    Parameters
    ----------
    layer : str
        The group that it belongs to, by which the window selects; a block has none.
    label : str
        The layer's name, the module's path, or the block's title.
    kind, description : str
    cells : tuple of str
        What stands in each column.
    figures : tuple of float
        Parameters, MACs, seconds, bytes: what the bars compare.
    item : Group or Row or None
        Where the figures come from; a layer that waits has none.
    before : Row or None
        The module in front of it.
    condition : {'built', 'failed', 'waiting'}
    modules : tuple of Line
        What it unfolds into.
    reason : str
        Why a failed layer fails, where that does not fit into one cell.
    seconds : float or None
        Its time, where that was measured.
    level : {'block', 'layer', 'module'}
    block : str
        The key of a block.
    """

    layer: str
    label: str
    kind: str
    description: str
    cells: tuple[str, ...]
    figures: tuple[float, ...] = (0, 0, 0.0, 0)
    item: Group | Row | None = None
    before: Row | None = None
    condition: Condition = "built"
    modules: tuple[Line, ...] = ()
    reason: str = ""
    seconds: float | None = None
    level: Level = "layer"
    block: str = ""


def lines(analysis: Analysis, known: Timed = NOTHING) -> tuple[Line, ...]:
    """Return a line for each layer, those that wait behind a failing one included."""
    return (*_built(analysis, known), *_waiting(analysis))


def _built(analysis: Analysis, known: Timed) -> Iterator[Line]:
    before: Row | None = None
    for group in analysis.groups:
        modules: list[Line] = []
        if len(group.rows) > 1:
            in_front = before
            for row in group.rows:
                modules.append(_line(row, group.name, row.path, "", in_front, known))
                in_front = row
        number = str(group.index + 1)
        yield _line(group, group.name, group.name, number, before, known, tuple(modules))
        before = group.rows[-1]


def _line(
    item: Group | Row,
    layer: str,
    label: str,
    number: str,
    before: Row | None,
    known: Timed,
    modules: tuple[Line, ...] = (),
) -> Line:
    seconds = known.of(item)
    cells = (
        number,
        label,
        times(shape(item.out_shape)),
        exact(item.params) if item.params else DASH,
        count(item.macs) if item.macs else DASH,
        duration(seconds) if seconds else DASH,
        size(item.activation_bytes) if item.activation_bytes else DASH,
        seen(item),
    )
    figures = (item.params, item.macs, seconds or 0.0, item.activation_bytes)
    return Line(
        layer,
        label,
        item.kind,
        times(item.description),
        cells,
        figures,
        item,
        before,
        modules=modules,
        seconds=seconds,
        level="layer" if number else "module",
    )


def seen(item: Group | Row) -> str:
    """Return the receptive field in pixels."""
    field = item.receptive
    if field.whole:
        return tr("all")
    square = field.height == field.width
    return str(field.size) if square else times(shape((field.height, field.width)))


def _waiting(analysis: Analysis) -> Iterator[Line]:
    first = len(analysis.groups) + 1
    for i, pending in enumerate(analysis.pending):
        failed = i == 0 and fails_here(analysis)
        short = _shortage(analysis) if failed else ""
        reason = translated(bare(analysis.problem.what)) if analysis.problem and failed else ""
        empty = (DASH if not failed or short else "",) * (FIELD - SHAPE)
        yield Line(
            pending.name,
            pending.name,
            pending.kind,
            times(pending.description),
            (str(first + i), pending.name, short or empty[0], *empty),
            condition="failed" if failed else "waiting",
            reason="" if short else reason,
        )


def fails_here(analysis: Analysis) -> bool:
    """Whether the first layer without figures is itself the reason, not an option of the spec."""
    if analysis.problem is None or not analysis.pending:
        return False
    first: Pending = analysis.pending[0]
    return analysis.problem.place == (first.place or Place("head"))


def bare(what: Text) -> Text:
    """Return a reason without the names of the layers, which stand beside it in a table."""
    inner = dict(what.values).get("what")
    return inner if isinstance(inner, Text) else what


def _shortage(analysis: Analysis) -> str:
    """Return ``1x1 < 2x2`` where a kernel is larger than the map it meets."""
    failing = next(islice(layers(analysis.spec), len(analysis.rows), None), None)
    here: Shape = analysis.out_shape
    if failing is None or len(here) != 3:
        return ""
    op = failing.op
    if not isinstance(op, (Conv2d, MaxPool2d, AvgPool2d)):
        return ""
    reach = op.dilation * (op.kernel - 1) + 1 if isinstance(op, Conv2d) else op.kernel
    padded = tuple(side + 2 * op.padding for side in here[1:])
    return times(f"{shape(padded)} < {shape((reach, reach))}") if min(padded) < reach else ""


def times(words: str) -> str:
    """Write a multiplication sign between numbers."""
    return re.sub(r"(?<=\d)x(?=\d)", "×", words)


@dataclass(frozen=True, slots=True)
class BarScale:
    """How long the bars of one column are.

    Parameters
    ----------
    low : float
        Where a bar has no length: 0, or a power of ten on a logarithmic scale.
    high : float
        The largest figure of the column.
    log : bool
    """

    low: float
    high: float
    log: bool

    def fraction(self, value: float) -> float:
        """Return a figure's share of the track."""
        if value <= 0 or self.high <= 0:
            return 0.0
        if not self.log:
            return value / self.high
        if value <= self.low:
            return 0.0
        return math.log(value / self.low) / math.log(self.high / self.low)


def bar_scales(shown: Iterable[Line], log: bool) -> tuple[BarScale, ...]:
    """Return the scales of the columns with bars."""
    columns = zip(*(line.figures for line in shown), strict=True)
    scales = tuple(_bar_scale(tuple(column), log) for column in columns)
    return scales or (BarScale(0, 0, log),) * len(BAR_COLUMNS)


def _bar_scale(figures: tuple[float, ...], log: bool) -> BarScale:
    positive = [figure for figure in figures if figure > 0]
    if not positive:
        return BarScale(0, 0, log)
    # The power of ten below the smallest one: it keeps a bar, and its length has a meaning.
    below = 10.0 ** (math.ceil(math.log10(min(positive)) - 1e-9) - 1)
    return BarScale(below if log else 0.0, max(positive), log)
