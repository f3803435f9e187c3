"""The two rows of the layer table that do not scroll: titles above, sums below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QToolTip, QWidget

from vgg_explorer.arch.units import count, exact, size
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane import explanations
from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.visual_pane.table_model import ROW_HEIGHT
from vgg_explorer.gui.visual_pane.timed import NOTHING, total
from vgg_explorer.gui.widgets.bars import BAR_GAP, BAR_WIDTH, PADDING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.gui.visual_pane.timed import Timed


def draw_words(painter: QPainter, section: QRectF, column: int, words: str, *, bar: bool) -> None:
    """Draw words where the figures of a column stand.

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
    painter.drawText(room, int(flags | Qt.TextFlag.TextDontClip), shown)


class TitleRow(QHeaderView):
    """The titles, each above its figures, not above the bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setStretchLastSection(False)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.bars: frozenset[int] = frozenset()

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
        painter.setPen(t.text_2)
        words = self.model().headerData(column, Qt.Orientation.Horizontal)
        draw_words(painter, QRectF(rect), column, words, bar=column in self.bars)
        painter.restore()


def title_font() -> QFont:
    """Return the font of the titles."""
    return theme.font(11.5, 500)


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

    def show_analysis(self, analysis: Analysis, known: Timed = NOTHING) -> None:
        """Take the sums of another network, or other times."""
        self._analysis = analysis
        self._timed = known
        totals, layers = analysis.totals, len(analysis.groups)
        self._words = (
            "",
            tr("Total up to row {number}", number=layers) if analysis.pending else tr("Total"),
            tr("1 layer") if layers == 1 else tr("{count} layers", count=layers),
            exact(totals.params),
            count(totals.macs),
            total(analysis, known).words(),
            size(totals.activation_bytes),
            "",
        )
        listed = zip(self._words[2:], range(table.SHAPE, table.FIELD), strict=False)
        sums = ", ".join(
            f"{explanations.title(column)} {words}" for words, column in listed if words
        )
        self.setAccessibleName(self._words[table.LAYER])
        self.setAccessibleDescription(sums)
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
            draw_words(painter, section, column, words, bar=column in self._titles.bars)
        painter.end()
