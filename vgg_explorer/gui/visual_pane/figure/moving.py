"""A view of something larger that is moved and zoomed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.figure.camera import Camera, fitted

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent

STEP = 1.25
"""How much closer one press of a key goes; a notch of the wheel goes half of that."""

MARGIN = 8
"""Pixels of the design at the sides."""

_LARGEST_FIT = 2.0
"""Pixels of the design for a unit: a small network is not blown up beyond that."""

_SPARE = 6.0
"""Units that the bounds have for paper; a window needs less of a margin."""


class MovingView(QWidget):
    """Looks at bounds through a camera: by the wheel, by two fingers, and by what is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._camera = Camera()
        self._bounds = QRectF()
        self._follows = True
        """Whether all is kept in the view."""
        self.grabGesture(Qt.GestureType.PinchGesture)

    @property
    def camera(self) -> Camera:
        """How the figure is looked at."""
        return self._camera

    def take_bounds(self, bounds: QRectF) -> None:
        """Look at something else; unless all was in sight, from the same place."""
        self._bounds = bounds
        self.look(self._whole() if self._follows else self._camera)

    def fit(self) -> None:
        """Show all, and keep showing all when the view changes its size."""
        self._follows = True
        self.look(self._whole())

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Go closer; the middle of the view stays where it is, or the point that is given."""
        if self._bounds.isEmpty() or self.size().isEmpty():
            return
        self._follows = False
        low, high = self._camera.limits(self._bounds, QSizeF(self.size()))
        zoom = min(max(self._camera.zoom * factor, low), high)
        middle = QPointF(self.rect().center())
        self.look(self._camera.zoomed(zoom / self._camera.zoom, about or middle))

    def pan(self, dx: float, dy: float) -> None:
        """Move what is shown."""
        self._follows = False
        self.look(self._camera.moved(dx, dy))

    def reveal(self, part: QRectF) -> None:
        """Bring a part into sight, where not all is kept there."""
        if not self._follows:
            margin = MARGIN * theme.scale()
            self.look(self._camera.showing(part, QSizeF(self.size()), margin))

    def look(self, camera: Camera) -> None:
        """Look as a camera does, as near as that makes sense."""
        if not self.size().isEmpty() and not self._bounds.isEmpty():
            self._camera = camera.within(self._bounds, QSizeF(self.size()))
        self.update()

    def _whole(self) -> Camera:
        tight = self._bounds.adjusted(_SPARE, _SPARE, -_SPARE, -_SPARE)
        margin = MARGIN * theme.scale()
        room = QRectF(self.rect()).adjusted(margin, 0, -margin, 0)
        largest = _LARGEST_FIT * theme.scale()
        below = self.below(fitted(tight, room, largest).zoom)
        return fitted(tight, room.adjusted(0, 0, 0, -below), largest)

    def below(self, _zoom: float) -> float:
        """Return the pixels that are needed below the bounds when all is shown."""
        return 0.0

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; with shift, or sideways, move."""
        turned, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            along = turned.y() or turned.x()  # some systems turn the wheel themselves
            self.pan(along / 2, 0)
        elif abs(turned.x()) > abs(turned.y()):
            self.pan(pixels.x() or turned.x() / 2, 0)
        else:
            self.zoom(STEP ** (turned.y() / 240), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Follow two fingers, on a pad or on the screen."""
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom(1 + event.value(), event.position())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.zoom(pinch.scaleFactor(), self.mapFromGlobal(pinch.centerPoint()))
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep all in sight, where it was."""
        super().resizeEvent(event)
        self.look(self._whole() if self._follows else self._camera)
