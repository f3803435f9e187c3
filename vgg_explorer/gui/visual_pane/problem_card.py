"""The card below the rows of a network that breaks: how far it is built, why not further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane.lines import fails_here, times
from vgg_explorer.gui.widgets.painting import snapped

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.arch.spec import Place, Problem

_ROOM_FOR_SIZES = 640
"""Pixels of the design from which on the shrinking map is drawn beside the words."""


class ProblemCard(QFrame):
    """Says what the rows above leave open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        scale = theme.scale()
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._what = QLabel(self)
        self._what.setProperty("role", "label")
        for label in (self._title, self._what):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sizes = _MapSizes(self)
        words = QVBoxLayout()
        words.setSpacing(round(4 * scale))
        words.addWidget(self._title)
        words.addWidget(self._what)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(round(side * scale) for side in (16, 14, 16, 14)))
        row.setSpacing(round(12 * scale))
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self._sizes)
        theme.notifier.changed.connect(self._tint)
        self._tint()
        self.hide()

    def show_problem(self, analysis: Analysis, problem: Problem | None) -> None:
        """Show why a network breaks, or nothing.

        Parameters
        ----------
        analysis
            The rows above the card.
        problem
            Of the analysis, or of a text that the rows know nothing of.
        """
        self.setVisible(problem is not None)
        if problem is None:
            return
        known = analysis.problem
        own = known is not None and (known.place, known.what) == (problem.place, problem.what)
        self._title.setText(headline(analysis, problem) if own else _unread())
        what, hint = translated(problem.what), translated(problem.hint)
        self._what.setText(times(tr("{what} {hint}", what=what, hint=hint)))
        self._sizes.show_sizes(analysis if own else None)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the drawing out where the words need the room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        wide = self.width() >= _ROOM_FOR_SIZES * theme.scale()
        self._sizes.setVisible(wide and self._sizes.has_sizes())

    def _tint(self) -> None:
        side = round(16 * theme.scale())
        self._icon.setPixmap(theme.icon("alert", "error").pixmap(side, side))


def _unread() -> str:
    return tr("The table shows the last network that could be read")


def headline(analysis: Analysis, problem: Problem) -> str:
    """Return how far a network is built and what the rest waits for."""
    built, waiting = len(analysis.groups), len(analysis.pending)
    place = place_words(problem.place)
    if not built:
        return tr("No row is built; all wait for {place}", place=place)
    if not waiting:
        return tr("All rows but one are built; it waits for {place}", place=place)
    above = tr("Row 1 is built") if built == 1 else tr("Rows 1 to {last} are built", last=built)
    first, last = built + 1, built + waiting
    if waiting == 1:
        behind = tr("row {row} waits for {place}", row=first, place=place)
    else:
        behind = tr("rows {first} to {last} wait for {place}", first=first, last=last, place=place)
    return tr("{above}, {behind}", above=above, behind=behind)


def place_words(place: Place) -> str:
    """Return where a problem is, as part of a sentence."""
    if place.index is not None:
        number = place.index + 1
        if place.field == "classifier":
            return tr("classifier entry {number}", number=number)
        if place.field == "output":
            return tr("output entry {number}", number=number)
        return tr("entry {number}", number=number)
    names = {
        "features": tr("the cfg list"),
        "classifier": tr("the classifier list"),
        "output": tr("the output list"),
        "head": tr("the head"),
        "avgpool": tr("the adaptive pool"),
        "num_classes": tr("the number of classes"),
        "batch_norm": tr("the batch norm"),
        "activation": tr("the activation"),
        "input": tr("the input size"),
    }
    return names.get(place.field, place.field)


class _MapSizes(QWidget):
    """The map on its way through the network, up to the layer that has nothing left of it."""

    _MOST = 6
    _STEP, _TALLEST, _HEIGHT = 54, 38, 60

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: list[tuple[int, int]] = []
        self._end = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_sizes(self, analysis: Analysis | None) -> None:
        """Take the sizes of a network that breaks."""
        self._sides, self._end = [], ""
        if analysis is not None and fails_here(analysis):
            shapes = [analysis.spec.input, *(group.out_shape for group in analysis.groups)]
            for shape in shapes:
                if len(shape) == 3 and self._sides[-1:] != [shape[1:]]:
                    self._sides.append((shape[1], shape[2]))
            self._end = analysis.pending[0].name
        if len(self._sides) > self._MOST:
            self._sides = [self._sides[0], *self._sides[1 - self._MOST :]]
        self.updateGeometry()
        self.update()

    def has_sizes(self) -> bool:
        """Whether there is anything to draw: a map that never changes explains nothing."""
        return len(self._sides) > 1

    def sizeHint(self) -> QSize:
        """Return the room of all sizes and the end."""
        scale = theme.scale()
        steps = len(self._sides) + 1
        return QSize(round(steps * self._STEP * scale), round(self._HEIGHT * scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a square for each size, with a side that shrinks as its root."""
        t, scale = theme.tokens(), theme.scale()
        painter = QPainter(self)
        painter.setFont(theme.font(11, 500))
        largest = max((max(sides) for sides in self._sides), default=1)
        for i, (height, width) in enumerate(self._sides):
            tall = self._TALLEST * scale * (height / largest) ** 0.5
            wide = self._TALLEST * scale * (width / largest) ** 0.5
            place = self._place(i)
            square = QRectF(0, 0, max(wide, 3 * scale), max(tall, 3 * scale))
            square.moveCenter(place.center())
            square.moveBottom(place.top() + self._TALLEST * scale)
            painter.fillRect(snapped(square, painter), theme.kind_style("conv").fill)
            painter.setPen(t.text_2)
            painter.drawText(place, _BELOW, f"{height}×{width}")
        place = self._place(len(self._sides))
        square = QRectF(0, 0, 12 * scale, 12 * scale)
        square.moveCenter(place.center())
        square.moveBottom(place.top() + self._TALLEST * scale)
        painter.setPen(QPen(t.error, 1.2, Qt.PenStyle.DashLine))
        painter.drawRect(snapped(square, painter).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(t.error)
        painter.setFont(theme.font(11, 600))
        painter.drawText(place, _BELOW, self._end)
        painter.end()

    def _place(self, step: int) -> QRectF:
        scale = theme.scale()
        return QRectF(step * self._STEP * scale, 0, self._STEP * scale, self._HEIGHT * scale)


_BELOW = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
