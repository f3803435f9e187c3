"""A whole picture with a frame on it that can be moved and resized."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets import framing
from vgg_explorer.gui.widgets.frame_painting import draw_frame, inside
from vgg_explorer.gui.widgets.painting import draw_image, fitted
from vgg_explorer.gui.widgets.picture_view import image_of

if TYPE_CHECKING:
    import numpy as np
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent

    from vgg_explorer.gui.widgets.framing import Box

INTERVAL = 30
"""Milliseconds between two frames that are told of while one drags; the latest is always told."""

_PREVIEW = 640
"""Pixels of the longer side that are kept: pictures have up to 2048, and the place has fewer."""
_GRIP = 8
_STEP = 0.01
_ZOOM = 1.1
_LEAST = 0.01

_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_FREE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
"""Either lets a dragged frame have any shape: some window managers keep Alt for themselves."""


class CropView(QWidget):
    """Shows what is taken of a picture, and lets it be chosen."""

    framed = Signal(object)
    """The user chose another frame: a box in shares of the picture."""
    centred = Signal()
    """The user wants the usual frame again."""
    clicked = Signal(float, float)
    """A place in the frame was clicked: x and y in shares of the frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._size = (1, 1)
        self._frame: Box = framing.WHOLE
        self._mark: Box | None = None
        self._input = (1, 1)
        self._pressed: QPointF | None = None
        self._grip: tuple[int, int] | None = None
        self._before: Box = framing.WHOLE
        self._dragging = False
        self._waiting: Box | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._tell_waiting)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Frame on the picture"))
        self.setToolTip(
            tr(
                "Drag the frame, its corners or its edges; Alt or Shift frees its shape. "
                "The wheel zooms once it was clicked, a double click centres it again. "
                "Arrow keys move it, with Shift they resize it."
            )
        )

    def set_picture(self, pixels: np.ndarray | None) -> None:
        """Show a picture (uint8, HxWx3), or nothing."""
        self._image = None
        if pixels is not None:
            height, width = pixels.shape[:2]
            step = max(1, max(height, width) // _PREVIEW)
            self._image = image_of(pixels[::step, ::step])
            self._size = (width, height)
        self.update()

    def set_frame(self, frame: Box) -> None:
        """Show what is taken; while the user drags, their frame stays."""
        if not self._dragging and self._waiting is None:
            self._show_frame(frame)

    def set_mark(self, mark: Box | None) -> None:
        """Mark a part of what is in the frame, in shares of the frame."""
        if mark != self._mark:
            self._mark = mark
            self.update()

    def set_input(self, width: int, height: int) -> None:
        """Set the shape that a frame keeps."""
        self._input = (width, height)

    def frame_shown(self) -> Box:
        """Return the frame as it is drawn."""
        return self._frame

    def place(self) -> QRectF:
        """Return where the picture is in the widget."""
        # Not quite to the edges, so that a frame around all of it has its handles inside.
        room = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        return fitted(QSize(*self._size), room)

    def frame_place(self) -> QRectF:
        """Return where the frame is in the widget."""
        return inside(self.place(), self._frame)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame."""
        if self._image is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position()
        self._grip = self._grip_at(event.position())
        self._before = self._frame

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move or resize the frame; without a button, show what a press would do."""
        if self._pressed is None:
            self._show_cursor(event.position())
            return
        way = event.position() - self._pressed
        if way.manhattanLength() >= QApplication.startDragDistance() and self._grip is not None:
            self._dragging = True
        if self._dragging and self._grip is not None:
            place = self.place()
            across, down = way.x() / place.width(), way.y() / place.height()
            self._choose(self._dragged(self._grip, across, down, free=self._freed(event)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; without a drag it was a click."""
        pressed, self._pressed = self._pressed, None
        if self._dragging:
            self._dragging = False
            self._tell_waiting()
        elif pressed is not None and self.frame_place().contains(pressed):
            place = self.frame_place()
            at = pressed - place.topLeft()
            self.clicked.emit(at.x() / place.width(), at.y() / place.height())
        self._show_cursor(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the usual frame; the release that follows is no click."""
        if self._image is not None and event.button() == Qt.MouseButton.LeftButton:
            self._stop()
            self.centred.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Make the frame smaller or larger; without the focus the pane scrolls instead."""
        notches = event.angleDelta().y() / 120
        if self._image is None or not notches or not self.hasFocus():
            event.ignore()
            return
        self._zoom(_ZOOM**-notches)
        event.accept()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the arrows, resize with Shift, zoom by + and -; Esc ends a drag."""
        key = Qt.Key(event.key())
        if self._image is None:
            super().keyPressEvent(event)
        elif key in _MOVES and self._pressed is None:
            across, down = (part * _STEP for part in _MOVES[key])
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
                self._grow(across, down, free=free)
            else:
                self._choose(framing.moved(self._frame, across, down))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            self._zoom(_ZOOM if key == Qt.Key.Key_Minus else 1 / _ZOOM)
        elif key == Qt.Key.Key_Home:
            self.centred.emit()
        elif key == Qt.Key.Key_Escape and self._dragging:
            self._choose(self._before)
            self._stop()
        else:
            super().keyPressEvent(event)

    # The frame

    def _dragged(self, grip: tuple[int, int], across: float, down: float, *, free: bool) -> Box:
        if grip == (0, 0):
            return framing.moved(self._before, across, down)
        ratio = None if free else self._ratio()
        return framing.resized(self._before, grip, across, down, ratio, self._least())

    def _grow(self, across: float, down: float, *, free: bool) -> None:
        """Move the right or the lower edge; where there is no room, the other one."""
        ratio = None if free else self._ratio()
        if ratio is not None:
            longer = 1 + (across + down) / max(self._frame[2] - self._frame[0], _STEP)
            self._choose(framing.zoomed(self._frame, longer, ratio, self._least()))
            return
        grip = (1 if across else 0, 1 if down else 0)
        grown = framing.resized(self._frame, grip, across, down, None, self._least())
        if grown == self._frame:
            grip = (-grip[0], -grip[1])
            grown = framing.resized(self._frame, grip, -across, -down, None, self._least())
        self._choose(grown)

    def _zoom(self, factor: float) -> None:
        self._choose(framing.zoomed(self._frame, factor, self._ratio(), self._least()))

    def _ratio(self) -> float:
        """Return the input's shape in shares of the picture."""
        return self._input[0] * self._size[1] / (self._input[1] * self._size[0])

    def _least(self) -> tuple[float, float]:
        """Return the smallest frame: it can still be seen, and holds a pixel."""
        return max(_LEAST, 1 / self._size[0]), max(_LEAST, 1 / self._size[1])

    def _choose(self, frame: Box) -> None:
        if frame == self._frame:
            return
        self._show_frame(frame)
        self._waiting = frame
        if not self._timer.isActive():
            self._tell_waiting()

    def _tell_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._timer.start()
            self.framed.emit(waiting)

    def _stop(self) -> None:
        self._tell_waiting()
        self._pressed, self._dragging = None, False

    def _show_frame(self, frame: Box) -> None:
        self._frame = frame
        width = round((frame[2] - frame[0]) * self._size[0])
        height = round((frame[3] - frame[1]) * self._size[1])
        left, top = round(frame[0] * self._size[0]), round(frame[1] * self._size[1])
        self.setAccessibleDescription(
            tr("{width}×{height} pixels at {x}, {y}", width=width, height=height, x=left, y=top)
        )
        self.update()

    # What the pointer is on

    def _freed(self, event: QMouseEvent) -> bool:
        return bool(event.modifiers() & _FREE)

    def _grip_at(self, at: QPointF) -> tuple[int, int] | None:
        """Return the edges at a place, (0, 0) within the frame, None away from it."""
        frame = self.frame_place()
        reach = _GRIP * theme.scale()
        if not frame.adjusted(-reach, -reach, reach, reach).contains(at):
            return None
        across = _edge(at.x(), frame.left(), frame.right(), reach)
        return across, _edge(at.y(), frame.top(), frame.bottom(), reach)

    def _show_cursor(self, at: QPointF) -> None:
        grip = None if self._image is None else self._grip_at(at)
        if grip is None:
            shape = Qt.CursorShape.ArrowCursor
        elif grip == (0, 0):
            shape = Qt.CursorShape.SizeAllCursor
        elif 0 in grip:
            shape = Qt.CursorShape.SizeHorCursor if grip[0] else Qt.CursorShape.SizeVerCursor
        else:
            falling = grip[0] == grip[1]
            shape = Qt.CursorShape.SizeFDiagCursor if falling else Qt.CursorShape.SizeBDiagCursor
        self.setCursor(QCursor(shape))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, dark around the frame, and the frame with its handles."""
        if self._image is not None:
            painter = QPainter(self)
            draw_image(painter, self.place(), self._image)
            draw_frame(painter, self.place(), self._frame, self._mark, focused=self.hasFocus())
            painter.end()


def _edge(at: float, first: float, last: float, reach: float) -> int:
    """Return which end a place is at; a small frame keeps a middle to be moved by."""
    inner = min(reach, (last - first) / 4)
    if at < first + inner:
        return -1
    return 1 if at > last - inner else 0
