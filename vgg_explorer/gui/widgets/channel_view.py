"""One channel, large: its values can be read off."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets import map_library, maps
from vgg_explorer.gui.widgets.colour_bar import ColourBar
from vgg_explorer.gui.widgets.numbers import figure
from vgg_explorer.gui.widgets.painting import draw_placeholder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent

    from vgg_explorer.gui.widgets.map_canvas import MapCanvas

Unit = tuple[int, int]


class ChannelView(QWidget):
    """Shows one map with its scale, and the value under the pointer.

    pyqtgraph draws it, and begins to be imported when the view is first shown with a map; until it
    is there the view says nothing. The arrows move a pointer of their own,
    ten pixels at a time with Shift; Return chooses.
    """

    pointed = Signal(object)
    """(y, x, value) under the pointer, or None when it left."""
    unit_chosen = Signal(int, int)
    """The unit that was clicked: y, x."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: maps.Floats | None = None
        self._scale = (0.0, 1.0, "viridis")
        self._picture: NDArray[np.uint8] | None = None
        self._opacity = 1.0
        self._unit: Unit | None = None
        self._pointer: Unit | None = None
        self._placeholder = ""
        self._canvas: MapCanvas | None = None
        self._waiting = False
        self._bar = ColourBar()
        self._label = QLabel()
        self._label.setProperty("role", "hint")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self._bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row, 1)
        column.addWidget(self._label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        side = round(128 * theme.scale())
        self.setMinimumSize(side, side)
        self.setAccessibleName(tr("Channel"))
        self._refresh()

    def set_map(
        self, array: object | None, lo: float = 0.0, hi: float = 1.0, colormap: str = "viridis"
    ) -> None:
        """Show a map; a new shape is fitted into the view, a known one stays where it was.

        Parameters
        ----------
        array
            Real numbers of shape (H, W), or None for the placeholder.
        lo, hi
            What the two ends of the colour map stand for.
        colormap
            One of `colormaps.NAMES`.

        Raises
        ------
        ValueError
            If the array or the scale is not of this form; what was shown stays.
        """
        values = None if array is None else maps.checked(array, (2,))
        if not (math.isfinite(lo) and math.isfinite(hi)):
            raise ValueError(f"a scale from {lo} to {hi} cannot be drawn")
        self._values = values
        self._scale = (lo, hi, colormap)
        self._unit = self._inside(self._unit)
        self._pointer = self._inside(self._pointer)
        self._bar.set_scale(lo, hi, colormap)
        self._refresh()

    def set_picture(self, pixels: NDArray[np.uint8] | None, opacity: float = 1.0) -> None:
        """Lay the map over a picture that it covers.

        Parameters
        ----------
        pixels
            What the network saw, (H, W, 1 or 3); None takes the picture away.
        opacity
            Of the map, 0 to 1.

        Raises
        ------
        ValueError
            If the picture is not of this form.
        """
        if pixels is not None and (pixels.ndim != 3 or pixels.shape[2] not in (1, 3)):
            raise ValueError(f"a picture of shape {pixels.shape} cannot be drawn")
        if pixels is not self._picture or opacity != self._opacity:
            self._picture, self._opacity = pixels, opacity
            self._refresh()

    def set_unit(self, unit: Unit | None) -> None:
        """Mark the unit at (y, x), without emitting anything."""
        self._unit = self._inside(unit)
        self._refresh_marks()

    def set_placeholder(self, words: str) -> None:
        """Say what an empty view waits for."""
        self._placeholder = words
        self._refresh()

    def unit(self) -> Unit | None:
        """Return the marked unit."""
        return self._unit

    def showEvent(self, event: QShowEvent) -> None:
        """Make the canvas, if there is a map for it."""
        super().showEvent(event)
        self._refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Say why there is no map."""
        if self._values is None:
            painter = QPainter(self)
            draw_placeholder(painter, QRectF(self.rect()), self._placeholder)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the pointer, or choose what it is on."""
        key = Qt.Key(event.key())
        step = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        moves = {
            Qt.Key.Key_Left: (0, -step),
            Qt.Key.Key_Right: (0, step),
            Qt.Key.Key_Up: (-step, 0),
            Qt.Key.Key_Down: (step, 0),
        }
        if self._values is None:
            super().keyPressEvent(event)
        elif key in moves:
            height, width = self._values.shape
            y, x = self._pointer or self._unit or (height // 2, width // 2)
            down, right = moves[key]
            place = min(height - 1, max(0, y + down)), min(width - 1, max(0, x + right))
            self._point(place)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._pointer:
            self._choose(self._pointer)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the new theme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._canvas is not None:
            self._canvas.take_colours()

    def _inside(self, unit: Unit | None) -> Unit | None:
        if unit is None or self._values is None:
            return None
        height, width = self._values.shape
        return unit if 0 <= unit[0] < height and 0 <= unit[1] < width else None

    def _refresh(self) -> None:
        shown = self._values is not None
        if self._values is not None and self.isVisible() and self._canvas is None:
            self._make_canvas()
        if self._canvas is not None:
            self._canvas.setVisible(shown)
            self._canvas.set_picture(self._picture, self._opacity)
            if self._values is not None:
                self._canvas.show_map(self._values, *self._scale)
        self._bar.setVisible(shown)
        self._label.setVisible(shown)
        self._refresh_marks()
        self.update()

    def _make_canvas(self) -> None:
        """Make what draws, or come back when it can be made."""
        library = map_library.library()
        if not library.isFinished():
            if not self._waiting:
                self._waiting = True
                library.finished.connect(self._refresh)
            return
        from vgg_explorer.gui.widgets.map_canvas import MapCanvas

        self._canvas = MapCanvas(self)
        self._canvas.hovered.connect(self._hover)
        self._canvas.clicked.connect(self._click)
        self._row.insertWidget(0, self._canvas, 1)

    def _refresh_marks(self) -> None:
        if self._canvas is not None:
            self._canvas.mark(self._unit, self._pointer)
        words = self._words(self._pointer or self._unit)
        self._label.setText(words)
        self.setAccessibleDescription(words or self._placeholder)

    def _words(self, place: Unit | None) -> str:
        if place is None or self._values is None:
            return ""
        value = figure(float(self._values[place]))
        return tr("y {y}, x {x}: {value}", y=place[0], x=place[1], value=value)

    def _hover(self, place: object) -> None:
        # A place is (y, x) as the canvas finds it; the map may have become smaller since.
        self._point(self._inside(place) if isinstance(place, tuple) else None)

    def _click(self, y: int, x: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._inside((y, x)) is not None:
            self._choose((y, x))

    def _point(self, place: Unit | None) -> None:
        if place == self._pointer:
            return
        self._pointer = place
        self._refresh_marks()
        if place is None or self._values is None:
            self.pointed.emit(None)
        else:
            self.pointed.emit((*place, float(self._values[place])))

    def _choose(self, place: Unit) -> None:
        self.set_unit(place)
        self.unit_chosen.emit(*place)
