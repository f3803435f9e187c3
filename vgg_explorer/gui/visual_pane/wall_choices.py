"""What is chosen about the wall of channels besides its colours: order, fixed scale, form."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session.events import WallChanged

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from vgg_explorer.gui.widgets.maps import Range
    from vgg_explorer.session.wall import Wall

_MOST = 1e6


class OrderChoice(QWidget):
    """What the channels are sorted by, and which way."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._falling = False
        self._vector: bool | None = None
        self.order = QComboBox(self)
        self.order.setAccessibleName(tr("Sort"))
        self.order.setToolTip(tr("What the channels are sorted by"))
        self.order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.order.activated.connect(self._order_chosen)
        self.direction = QToolButton(self)
        side = round(24 * theme.scale())
        self.direction.setFixedSize(side, side)
        self.direction.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.direction.clicked.connect(self._turned)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(4 * theme.scale()))
        row.addWidget(self.order)
        row.addWidget(self.direction)
        self._point()

    def show_wall(self, wall: Wall, *, vector: bool) -> None:
        """Show the present order; the values of a vector have only one figure."""
        if vector != self._vector:
            self._vector = vector
            self.order.clear()
            for key, words in _orders(vector=vector):
                self.order.addItem(words, key)
        order = "mean" if vector and wall.order != "index" else wall.order
        self.order.setCurrentIndex(self.order.findData(order))
        if self._falling != (wall.direction == "down"):
            self._falling = wall.direction == "down"
            self._point()

    def _point(self) -> None:
        self.direction.setText("↓" if self._falling else "↑")
        words = tr("The greatest first") if self._falling else tr("The least first")
        self.direction.setAccessibleName(words)
        self.direction.setToolTip(tr("{what}; click to turn round", what=words))

    def _order_chosen(self, index: int) -> None:
        order = self.order.itemData(index)
        self._dispatch(WallChanged("order", order))
        # By their figures the striking channels come first, by their number the first one.
        if self._falling != (order != "index"):
            self._turned()

    def _turned(self) -> None:
        self._dispatch(WallChanged("direction", "up" if self._falling else "down"))


def _orders(*, vector: bool) -> tuple[tuple[str, str], ...]:
    if vector:
        return ("index", tr("Index")), ("mean", tr("Value"))
    return (
        ("index", tr("Index")),
        ("mean", tr("Mean")),
        ("maximum", tr("Maximum")),
        ("variance", tr("Variance")),
        ("zeros", tr("Share of zeros")),
    )


class FixedScale(QWidget):
    """The two ends of a scale that stays as it is from layer to layer."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._present: Range | None = None
        self.low = NumberField(tr("Low end of the scale"), self)
        self.high = NumberField(tr("High end of the scale"), self)
        self.take = QToolButton(self)
        self.take.setText(tr("Fit"))
        self.take.setToolTip(tr("Take the range of the layer on show"))
        self.take.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(4 * theme.scale()))
        for widget in (self.low, QLabel("…", self), self.high, self.take):
            row.addWidget(widget)
        self.low.entered.connect(self._low_chosen)
        self.high.entered.connect(self._high_chosen)
        self.take.clicked.connect(self._fit)

    def show_wall(self, wall: Wall, present: Range | None) -> None:
        """Show the bounds; ``present`` is the range of the values on show."""
        self._present = present
        self.take.setEnabled(present is not None)
        self.low.show_value(wall.low)
        self.high.show_value(wall.high)

    def _low_chosen(self, value: float) -> None:
        if self.high.value() <= value:  # the other end is pushed along
            self._dispatch(WallChanged("high", value + _step(value)))
        self._dispatch(WallChanged("low", value))

    def _high_chosen(self, value: float) -> None:
        if value <= self.low.value():
            self._dispatch(WallChanged("low", value - _step(value)))
        self._dispatch(WallChanged("high", value))

    def _fit(self) -> None:
        if self._present is not None:
            low, high = (float(f"{end:.4g}") for end in self._present)
            self._dispatch(WallChanged("low", low))
            self._dispatch(WallChanged("high", high if high > low else low + _step(low)))


class FormChoice(Segmented):
    """How the values of a vector are shown."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(
            (
                Option("grid", tr("Grid"), tooltip=tr("All values as one square of cells")),
                Option("bars", tr("Bars"), tooltip=tr("Each value as a bar with its figure")),
                Option("tiles", tr("Tiles"), tooltip=tr("Each value as a tile with its number")),
            ),
            parent,
        )
        self._dispatch = dispatch
        self.chosen.connect(self._form_chosen)

    def _form_chosen(self, form: str) -> None:
        self._dispatch(WallChanged("form", form))


class NumberField(QLineEdit):
    """A number; the arrows change it, and what is none is put back."""

    entered = Signal(float)
    """The user typed another number."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = 0.0
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(round(64 * theme.scale()))
        self.editingFinished.connect(self._take)

    def value(self) -> float:
        """Return the number."""
        return self._value

    def show_value(self, value: float) -> None:
        """Show a number, unless it is there already."""
        if value != self._value or not self.text():
            self._value = value
            self.setText(f"{value:.6g}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the number a little with the arrows."""
        by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.entered.emit(round(self._value + by * _step(self._value), 6))

    def _take(self) -> None:
        try:
            value = float(self.text().strip().replace("\N{MINUS SIGN}", "-").replace(",", "."))
        except ValueError:
            value = math.nan
        if not abs(value) <= _MOST:
            self.setText(f"{self._value:.6g}")
        elif value != self._value:
            self.entered.emit(value)


def _step(value: float) -> float:
    """Return a step of a tenth of a number's size, itself a power of ten."""
    return 10.0 ** math.floor(math.log10(max(abs(value), 0.01)) - 0.5)
