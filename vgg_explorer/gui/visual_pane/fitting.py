"""Lets the columns of the layer table fit its pane: size of the words, widths, what is hidden."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane import cells, explanations
from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.visual_pane.columns import CHEVRON, HIDING, UNTIMED, Fit, Needs, fit
from vgg_explorer.gui.visual_pane.header import SORT_MARK, title_font

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.header import TitleRow
    from vgg_explorer.gui.visual_pane.table_model import LayerModel

_SIZES = (12, 11)
"""Font sizes of the design; the smaller one only where the pane is too narrow for the larger."""


_HIDING = (frozenset({table.FIELD}), frozenset({table.FIELD, table.MEMORY}))
"""What gives way where there are no times, as in a narrow pane whose layers lie in blocks."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """How the columns fit: the size of the words in pixels of the design, and what is hidden."""

    px: float
    fit: Fit
    hidden: frozenset[int]

    @property
    def width(self) -> int:
        """What the columns need together."""
        return sum(self.fit.widths)


class Fitting:
    """Measures what the columns need, once for each content, and divides the width."""

    def __init__(self, model: LayerModel, titles: TitleRow) -> None:
        self._model = model
        self._titles = titles
        self._needs: dict[float, Needs] = {}
        self._sums: tuple[str, ...] = ()
        self._hidden: frozenset[int] = frozenset()

    def take(self, sums: tuple[str, ...], hidden: frozenset[int]) -> None:
        """Take what stands below each column, and what the user does not want to see."""
        self._sums, self._hidden = sums, hidden
        self.forget()

    def forget(self) -> None:
        """Measure again: something that is written has changed."""
        self._needs.clear()

    def fitted(self, width: int) -> Fitted | None:
        """Return how the columns fit a width best; None before there is anything to show."""
        if not self._sums:
            return None
        for px, hidden in self._ways():
            if px not in self._needs:
                self._needs[px] = self._measure(px)
            found = Fitted(px, fit(width, self._needs[px], theme.scale(), hidden), hidden)
            if found.width <= width:
                break
        return found

    def _ways(self) -> list[tuple[float, frozenset[int]]]:
        """Return sizes of the font and what is hidden, from the best to the narrowest."""
        if not self._model.timed().shown or table.TIME in self._hidden:
            hidden = UNTIMED | self._hidden
            least = [(_SIZES[-1], hidden | less) for less in _HIDING]
            return [*((px, hidden) for px in _SIZES), *least]
        least = [(_SIZES[-1], less | self._hidden) for less in HIDING[1:]]
        return [*((px, self._hidden) for px in _SIZES), *least]

    def _measure(self, px: float) -> Needs:
        shown, top = self._model.lines(), self._model.top_lines()
        blocks = tuple(line for line in top if line.level == "block")
        metrics, sums = QFontMetricsF(theme.font(px)), QFontMetricsF(theme.font(px, 600))
        titles = QFontMetricsF(title_font())
        name, description = cells.layer_widths((*shown, *blocks), px)
        words, long = [], []
        for column in table.COLUMNS:
            title, narrow = (explanations.title(column, short=short) for short in (False, True))
            if column == table.TIME:
                title, narrow = self._model.timed().widest_title(), ""
            mark = SORT_MARK * theme.scale() if column == self._titles.sorted_column else 0.0
            short = titles.horizontalAdvance(narrow) + mark
            figures = cells.figure_width(shown, column, metrics)
            figures = max(figures, cells.figure_width(blocks, column, sums))
            total = sums.horizontalAdvance(self._sums[column])
            words.append(math.ceil(max(figures, short, total)))
            long.append(math.ceil(titles.horizontalAdvance(title) + mark))
        if blocks:  # one more step of the tree in front of the numbers
            words[table.NUMBER] += round(CHEVRON * theme.scale())
        return Needs(tuple(words), tuple(long), name, description)
