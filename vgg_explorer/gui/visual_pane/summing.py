"""What the status bar says of chosen cells: their sums and means, each column by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vgg_explorer.arch.units import count, duration, exact, size
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane import lines as table

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.lines import Line

Cells = Sequence[tuple["Line", int]]


def sum_words(chosen: Cells) -> str:
    """Return the sums of chosen cells, or nothing where there are not two to add.

    A cell without figure, as a pool's parameters, is not counted. A layer is not counted again
    where its block is chosen too, nor a module where its layer is.
    """
    figures = {column: _figures(chosen, column) for column in table.BAR_COLUMNS}
    figures = {column: found for column, found in figures.items() if found}
    counted = sum(map(len, figures.values()))
    if counted < 2:
        return ""
    parts = [
        tr("{sum}, mean {mean}", sum=_named(column, sum(found)), mean=_mean(column, found))
        if len(found) > 1
        else _named(column, found[0])
        for column, found in figures.items()
    ]
    # Together these are one figure's name, value and mean; a dot stands between columns.
    return tr("Sum of {count} cells: {sums}", count=counted, sums=" · ".join(parts))


def _figures(chosen: Cells, column: int) -> list[float]:
    lines = [line for line, at in chosen if at == column and line.condition == "built"]
    inside = {id(below) for line in lines for below in _below(line)}
    known = [line.figures[column - table.PARAMS] for line in lines if id(line) not in inside]
    return [figure for figure in known if figure]


def _below(line: Line) -> list[Line]:
    return [one for below in line.modules for one in (below, *_below(below))]


def _named(column: int, figure: float) -> str:
    whole = round(figure)
    if column == table.PARAMS:
        return tr("{count} parameters", count=exact(whole))
    if column == table.MACS:
        return tr("{count} MACs", count=count(whole))
    return duration(figure) if column == table.TIME else size(whole)


def _mean(column: int, figures: Sequence[float]) -> str:
    mean = sum(figures) / len(figures)
    if column == table.PARAMS:
        return f"{mean:,.1f}".removesuffix(".0")
    if column == table.MACS:
        return count(round(mean))
    return duration(mean) if column == table.TIME else size(round(mean))
