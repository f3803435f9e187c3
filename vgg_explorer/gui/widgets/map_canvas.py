"""The part of `ChannelView` that needs pyqtgraph; only that imports this module."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyqtgraph as pg  # type: ignore[import-untyped]  # it ships no types
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsRectItem, QHBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets import colormaps, maps

if TYPE_CHECKING:
    from numpy.typing import NDArray


_MARK = 9
"""The least side of a mark on the screen, in pixels."""


class MapCanvas(QWidget):
    """A map that can be moved and enlarged, with square pixels; a double click fits it again.

    pyqtgraph is given ``uint8`` levels with a colour table, never floats: it takes down the
    process on some shapes, and what it draws for NaN differs between its versions.
    """

    hovered = Signal(object)
    """(y, x) under the pointer, or None beside the map."""
    clicked = Signal(int, int)
    """The pixel that was clicked: y, x."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = pg.GraphicsView(self, useOpenGL=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._view)
        self._shape: tuple[int, int] | None = None
        self._picture: NDArray[np.uint8] | None = None
        self._box = pg.ViewBox(lockAspect=True, invertY=True, enableMenu=False)
        self._box.setDefaultPadding(0)
        self._ground = QGraphicsRectItem()
        self._ground.setZValue(-1)
        self._backdrop = pg.ImageItem(axisOrder="row-major")
        self._backdrop.setZValue(-0.5)
        self._backdrop.hide()
        self._image = pg.ImageItem(axisOrder="row-major")
        self._across, self._down = QGraphicsLineItem(), QGraphicsLineItem()
        self._halo, self._unit, self._pointer = (QGraphicsRectItem() for _ in range(3))
        for item in (
            self._ground,
            self._backdrop,
            self._image,
            self._across,
            self._down,
            self._halo,
            self._unit,
            self._pointer,
        ):
            self._box.addItem(item, ignoreBounds=True)
        self._view.setCentralItem(self._box)
        self._moved_by_hand = False
        self._marks: tuple[tuple[int, int] | None, tuple[int, int] | None] = None, None
        self._box.sigRangeChanged.connect(self._place_marks)
        self._box.sigRangeChangedManually.connect(self._taken)
        self._box.sigResized.connect(self._resized)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setCursor(Qt.CursorShape.CrossCursor)
        self._view.viewport().setMouseTracking(True)
        self._view.scene().sigMouseMoved.connect(self._moved)
        self._view.scene().sigMouseClicked.connect(self._mouse_clicked)
        self.take_colours()
        self.mark(None, None)

    def show_map(self, values: maps.Floats, lo: float, hi: float, colormap: str) -> None:
        """Draw a checked map of shape (H, W)."""
        height, width = values.shape
        if self._picture is not None:
            values = maps.enlarged(values, *self._picture.shape[:2])
        levels = maps.levels(values, (lo, hi))
        self._image.setImage(levels, lut=_lookup(colormap), levels=None, autoLevels=False)
        # Larger than the map where it lies over the picture, but in the map's own coordinates.
        for item in (self._image, self._backdrop):
            item.setRect(QRectF(0, 0, width, height))
        if self._shape != (height, width):
            self._shape = (height, width)
            self._ground.setRect(0, 0, width, height)
            margin = max(height, width)
            self._box.setLimits(
                xMin=-margin,
                xMax=width + margin,
                yMin=-margin,
                yMax=height + margin,
                minXRange=min(4, width),
                minYRange=min(4, height),
            )
            self.fit()

    def set_picture(self, pixels: NDArray[np.uint8] | None, opacity: float) -> None:
        """Lay the map over what the network saw, (H, W, 1 or 3); the next map is drawn so."""
        self._picture = pixels
        self._backdrop.setVisible(pixels is not None)
        self._image.setOpacity(1.0 if pixels is None else opacity)
        if pixels is not None:
            shown = np.ascontiguousarray(np.broadcast_to(pixels, (*pixels.shape[:2], 3)))
            self._backdrop.setImage(shown, levels=None, autoLevels=False)

    def fit(self) -> None:
        """Show the whole map, also when the view gets another size."""
        self._moved_by_hand = False
        if self._shape is not None:
            height, width = self._shape
            self._box.setRange(QRectF(0, 0, width, height), padding=0)

    def mark(self, unit: tuple[int, int] | None, pointer: tuple[int, int] | None) -> None:
        """Draw a cross and a box at the chosen unit (y, x), and a box at the pointer."""
        self._marks = unit, pointer
        self._place_marks()

    def take_colours(self) -> None:
        """Use the colours of the theme in force."""
        t = theme.tokens()
        self._view.setBackground(t.panel)
        self._ground.setPen(QPen(Qt.PenStyle.NoPen))
        self._ground.setBrush(QBrush(t.text_3, Qt.BrushStyle.BDiagPattern))
        # Over data, the same in both themes: the colours of the map do not change either.
        ink = QColor(18, 22, 27, 200)
        for item, colour, width in (
            (self._across, ink, 1.0),
            (self._down, ink, 1.0),
            (self._halo, Qt.GlobalColor.white, 5.0),
            (self._unit, t.accent, 2.5),
            (self._pointer, Qt.GlobalColor.white, 1.5),
        ):
            pen = QPen(colour, width)
            pen.setCosmetic(True)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            item.setPen(pen)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer left."""
        super().leaveEvent(event)
        self.hovered.emit(None)

    def _place_marks(self) -> None:
        unit, pointer = self._marks
        for item in (self._across, self._down, self._halo, self._unit):
            item.setVisible(unit is not None)
        self._pointer.setVisible(pointer is not None)
        height, width = self._shape or (0, 0)
        if unit is not None:
            y, x = unit
            self._across.setLine(0, y + 0.5, width, y + 0.5)
            self._down.setLine(x + 0.5, 0, x + 0.5, height)
            for item in (self._halo, self._unit):
                item.setRect(self._seen(y, x))
        if pointer is not None:
            self._pointer.setRect(self._seen(*pointer))

    def _seen(self, y: int, x: int) -> QRectF:
        """Return a pixel's place, grown to what can be seen where pixels are tiny."""
        pixel_width, pixel_height = self._box.viewPixelSize()
        across = max(1.0, _MARK * pixel_width)
        down = max(1.0, _MARK * pixel_height)
        return QRectF(x + 0.5 - across / 2, y + 0.5 - down / 2, across, down)

    def _taken(self) -> None:
        self._moved_by_hand = True

    def _resized(self) -> None:
        if not self._moved_by_hand:
            self.fit()

    def _moved(self, place: QPointF) -> None:
        self.hovered.emit(self._pixel(place))

    def _mouse_clicked(self, event: Any) -> None:
        pixel = self._pixel(event.scenePos())
        if event.double():
            self.fit()
        elif event.button() == Qt.MouseButton.LeftButton and pixel is not None:
            self.clicked.emit(*pixel)

    def _pixel(self, place: QPointF) -> tuple[int, int] | None:
        if self._shape is None or not self._box.sceneBoundingRect().contains(place):
            return None
        at = self._box.mapSceneToView(place)
        height, width = self._shape
        inside = 0 <= at.x() < width and 0 <= at.y() < height
        return (int(at.y()), int(at.x())) if inside else None


def _lookup(colormap: str) -> NDArray[np.uint8]:
    table = np.array(colormaps.table(colormap), dtype=np.uint32)
    parts = [(table >> shift & 255).astype(np.uint8) for shift in (16, 8, 0, 24)]
    return np.ascontiguousarray(np.stack(parts, axis=1))
