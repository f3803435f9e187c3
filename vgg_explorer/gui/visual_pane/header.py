"""The two rows of the layer table that do not scroll: titles above, sums below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QToolTip, QWidget

from vgg_explorer.arch.units import count, duration, exact, size
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane import explanations
from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.visual_pane.arranged import sums
from vgg_explorer.gui.visual_pane.table_model import ROW_HEIGHT
from vgg_explorer.gui.visual_pane.timed import NOTHING, total
from vgg_explorer.gui.widgets.bars import BAR_GAP, BAR_WIDTH, PADDING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.gui.visual_pane.arranged import Arranged
    from vgg_explorer.gui.visual_pane.timed import Timed


def draw_words(painter: QPainter, section: QRectF, column: int, words: str, *, bar: bool) -> QRectF:
    """Draw words where the figures of a column stand, and return the place that they take.

    Words too long for the place beside a bar use the bar's place too.
    """
    scale = theme.scale()
    room = section.adjusted(PADDING * scale, 0, -PADDING * scale, 0)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    if column == table.LAYER:
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    metrics = QFontMetricsF(painter.font())
    beside = room.adjusted(0, 0, -(BAR_WIDTH + BAR_GAP) * scale if bar else 0, 0)
    width = metrics.horizontalAdvance(words)
    if width <= beside.width():
        room = beside
    elif width > room.width() - 1:  # The air of a tight column may be used up.
        room.adjust(-PADDING * scale, 0, 0, 0)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() + 1)
    flags |= Qt.TextFlag.TextDontClip
    painter.drawText(room, int(flags), shown)
    return painter.boundingRect(room, int(flags), shown)


SORT_MARK = 12
"""What the triangle of a sorted column takes in front of its title."""


class TitleRow(QHeaderView):
    """The titles, each above its figures, not above the bars; a click sorts by a column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setStretchLastSection(False)
        self.setHighlightSections(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.bars: frozenset[int] = frozenset()
        self.sorted_column = -1
        self._descending = False

    def show_sort(self, column: int, descending: bool) -> None:
        """Mark the column that the table is sorted by; -1 is none."""
        self.sorted_column, self._descending = column, descending
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the height of a row."""
        return QSize(super().sizeHint().width(), round(ROW_HEIGHT * theme.scale()))

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Draw one title."""
        t = theme.tokens()
        painter.save()
        painter.fillRect(rect, t.raised)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line)
        painter.setFont(title_font())
        sorted_ = column == self.sorted_column
        painter.setPen(t.text if sorted_ else t.text_2)
        words = self.model().headerData(column, Qt.Orientation.Horizontal)
        room = QRectF(rect)
        if sorted_ and column == table.LAYER:
            room.setLeft(room.left() + SORT_MARK * theme.scale())
        taken = draw_words(painter, room, column, words, bar=column in self.bars)
        if sorted_:
            self._draw_mark(painter, taken)
        painter.restore()

    def _draw_mark(self, painter: QPainter, words: QRectF) -> None:
        """Draw a triangle in front of a title: its point is where the largest figure is."""
        scale = theme.scale()
        half, height = 3.5 * scale, 5 * scale
        middle = words.left() - (SORT_MARK / 2 + 1) * scale
        top, bottom = words.center().y() - height / 2, words.center().y() + height / 2
        base, tip = (top, bottom) if self._descending else (bottom, top)
        corners = (QPointF(middle - half, base), QPointF(middle + half, base), QPointF(middle, tip))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens().accent)
        painter.drawPolygon(QPolygonF(corners))


def title_font() -> QFont:
    """Return the font of the titles."""
    return theme.font(11.5, 500)


def _whole(analysis: Analysis, known: Timed) -> tuple[str, ...]:
    """Return the sums of a network, as far as it is built."""
    totals, layers = analysis.totals, len(analysis.groups)
    return (
        "",
        tr("Total up to row {number}", number=layers) if analysis.pending else tr("Total"),
        tr("1 layer") if layers == 1 else tr("{count} layers", count=layers),
        exact(totals.params),
        count(totals.macs),
        total(analysis, known).words(),
        size(totals.activation_bytes),
        "",
    )


def _found(found: Arranged) -> tuple[str, ...]:
    """Return the sums of the layers that the filter lets through, as those of a block."""
    shown = len(found.layers)
    params, macs, seconds, stored = sums(found.layers)
    least = "> " if any(line.seconds is None for line in found.layers) else ""
    return (
        "",
        tr("Total of {count} shown", count=shown),
        tr("of {all} layers", all=len(found.every)),
        exact(round(params)),
        count(round(macs)),
        f"{least}{duration(seconds)}" if seconds else "",
        size(round(stored)),
        "",
    )


class TotalRow(QWidget):
    """The sums, always in sight and below their columns."""

    def __init__(self, titles: TitleRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self._analysis: Analysis | None = None
        self._timed = NOTHING
        self._words: tuple[str, ...] = ("",) * len(table.COLUMNS)
        self.setFixedHeight(round(ROW_HEIGHT * theme.scale()) + 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._px = 12.0
        titles.sectionResized.connect(self._repaint)

    def show_analysis(
        self, analysis: Analysis, known: Timed = NOTHING, found: Arranged | None = None
    ) -> None:
        """Take the sums of another network, other times, or those of the layers that are found."""
        self._analysis = analysis
        self._timed = known
        partial = found is not None and found.partial
        self._words = _found(found) if found and partial else _whole(analysis, known)
        listed = zip(self._words[2:], range(table.SHAPE, table.FIELD), strict=False)
        told = ", ".join(
            f"{explanations.title(column)} {words}" for words, column in listed if words
        )
        self.setAccessibleName(self._words[table.LAYER])
        self.setAccessibleDescription(told)
        self.update()

    def set_size(self, px: float) -> None:
        """Write as large as the figures above."""
        self._px = px
        self.update()

    def words(self) -> tuple[str, ...]:
        """Return what stands in each column."""
        return self._words

    def _repaint(self) -> None:
        self.update()

    def event(self, event: QEvent) -> bool:
        """Define the sums in a tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            if self._analysis is not None:
                QToolTip.showText(
                    event.globalPos(), explanations.total_tip(self._analysis, self._timed), self
                )
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sums."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.raised)
        painter.fillRect(0, 0, self.width(), 1, t.line)
        for column, words in enumerate(self._words):
            if self._titles.isSectionHidden(column):
                continue
            plain = column == table.SHAPE
            painter.setFont(theme.font(self._px, 400 if plain else 600))
            painter.setPen(t.text_2 if plain else t.text)
            section = QRectF(
                self._titles.sectionViewportPosition(column),
                1,
                self._titles.sectionSize(column),
                self.height() - 1,
            )
            if column == table.LAYER:
                section.setRight(section.right() + self._room_behind_name())
            draw_words(painter, section, column, words, bar=column in self._titles.bars)
        painter.end()

    def _room_behind_name(self) -> float:
        """Return what the next column leaves free: the name of a sum is longer than layers'."""
        if self._titles.isSectionHidden(table.SHAPE):
            return 0.0
        taken = QFontMetricsF(theme.font(self._px)).horizontalAdvance(self._words[table.SHAPE])
        free = self._titles.sectionSize(table.SHAPE) - taken - 2 * PADDING * theme.scale()
        return max(0.0, free)
