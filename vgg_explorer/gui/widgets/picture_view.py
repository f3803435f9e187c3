"""The picture that the network sees, and the place to drop another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets.painting import draw_image, draw_placeholder, fitted

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

Box = tuple[int, int, int, int]


def image_of(array: object) -> QImage:
    """Return a picture that owns its memory.

    Parameters
    ----------
    array
        ``uint8`` of shape (height, width, 3), with any strides.

    Raises
    ------
    ValueError
        If it is anything else.
    """
    import numpy as np

    pixels = np.ascontiguousarray(array)
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3 or not pixels.size:
        raise ValueError(f"a picture is uint8 HxWx3, not {pixels.dtype} {pixels.shape}")
    height, width, _ = pixels.shape
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


class PictureView(QWidget):
    """Shows a picture as large as fits, and a receptive field on it."""

    clicked = Signal(int, int)
    """The pixel of the picture that was clicked: x, y."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._box: Box | None = None
        self._placeholder = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Picture"))

    def set_picture(self, array: object | None) -> None:
        """Show a picture (uint8, HxWx3), or the placeholder; a mark goes.

        Raises
        ------
        ValueError
            If the array is no picture; what was shown stays.
        """
        self._image = None if array is None else image_of(array)
        self._box = None
        self._describe()

    def set_box(self, box: Box | None) -> None:
        """Mark a part of the picture: top, left, bottom, right, the last two exclusive."""
        if box != self._box:
            self._box = box
            self._describe()

    def set_placeholder(self, words: str) -> None:
        """Say what an empty place waits for."""
        self._placeholder = words
        self._describe()

    def picture_size(self) -> QSize | None:
        """Return the picture's own size in pixels."""
        return None if self._image is None else self._image.size()

    def place(self) -> QRectF:
        """Return where the picture is in the widget."""
        area = QRectF(self.rect())
        return area if self._image is None else fitted(self._image.size(), area)

    def sizeHint(self) -> QSize:
        """Return the size of VGG's input."""
        side = round(224 * theme.scale())
        return QSize(side, side)

    def heightForWidth(self, width: int) -> int:
        """Return the height at which the picture fills the width, within reason."""
        side = self.sizeHint().height()
        if self._image is None:
            return min(width, side)
        return min(round(width * self._image.height() / self._image.width()), round(side * 1.25))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which pixel was clicked."""
        place = self.place()
        if self._image is not None and place.contains(event.position()):
            at = event.position() - place.topLeft()
            x = min(self._image.width() - 1, int(at.x() * self._image.width() / place.width()))
            y = min(self._image.height() - 1, int(at.y() * self._image.height() / place.height()))
            self.clicked.emit(x, y)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture and the mark."""
        painter = QPainter(self)
        if self._image is None:
            draw_placeholder(painter, QRectF(self.rect()), self._placeholder)
        else:
            draw_image(painter, self.place(), self._image)
            if self._box is not None:
                self._draw_box(painter, self._image, self._box)
        painter.end()

    def _draw_box(self, painter: QPainter, image: QImage, box: Box) -> None:
        place = self.place()
        across, down = place.width() / image.width(), place.height() / image.height()
        top, left, bottom, right = box
        mark = QRectF(
            QPointF(place.left() + left * across, place.top() + top * down),
            QPointF(place.left() + right * across, place.top() + bottom * down),
        )
        # A single pixel of a large picture would be all ring.
        grow_x, grow_y = max(0.0, 5 - mark.width()) / 2, max(0.0, 5 - mark.height()) / 2
        mark.adjust(-grow_x, -grow_y, grow_x, grow_y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Cut to the widget, since a field that covers all would have its ring outside.
        mark = mark.intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        for colour, width in ((Qt.GlobalColor.white, 3.5), (theme.tokens().accent, 1.8)):
            pen = QPen(colour, width)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(mark)

    def _describe(self) -> None:
        words = self._placeholder
        if self._image is not None:
            words = f"{self._image.width()}×{self._image.height()}"
        if self._image is not None and self._box is not None:
            top, left, bottom, right = self._box
            words += " · " + tr("marked: {area}", area=f"{right - left}×{bottom - top}")
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()


class DropZone(QAbstractButton):
    """A dashed frame that says where pictures go, and opens the file dialog when it is pressed.

    The window takes the drops themselves, on all of it.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for one line with its icon."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + round(56 * theme.scale())
        return QSize(width, round(32 * theme.scale()))

    def minimumSizeHint(self) -> QSize:
        """Return a width at which a shortened text still says something."""
        return QSize(round(120 * theme.scale()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, the icon and the text."""
        t = theme.tokens()
        marked = self.isDown() or self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(t.accent if marked else t.text_3, 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(t.accent_bg if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        side, gap = round(16 * theme.scale()), round(8 * theme.scale())
        metrics = self.fontMetrics()
        words = metrics.elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - side - 3 * gap
        )
        left = (self.width() - side - gap - metrics.horizontalAdvance(words)) // 2
        theme.icon("drop", "text_2").paint(painter, left, (self.height() - side) // 2, side, side)
        painter.setPen(t.text_2)
        room = QRectF(left + side + gap, 0, self.width(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
