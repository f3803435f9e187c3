"""A picture with what explains an answer over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets import colormaps, maps
from vgg_explorer.gui.widgets.painting import draw_image, draw_placeholder, fitted
from vgg_explorer.gui.widgets.picture_view import image_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class HeatView(QWidget):
    """Draws a picture as large as fits, and a map of the same size over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._heat: QImage | None = None
        self._opacity = 0.6
        self._placeholder = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        side = round(120 * theme.scale())
        self.setMinimumSize(side, side)
        self.setAccessibleName(tr("Explanation"))

    def set_picture(self, pixels: object | None) -> None:
        """Show a picture (uint8, HxWx3), or the placeholder."""
        self._picture = None if pixels is None else image_of(pixels)
        self.update()

    def set_heat(self, values: object | None, limits: maps.Range, colormap: str) -> None:
        """Show a map (H, W) over the picture, or none."""
        self._heat = None if values is None else _coloured(values, limits, colormap)
        self.update()

    def set_opacity(self, opacity: float) -> None:
        """Let more or less of the picture through, 0 to 1."""
        self._opacity = opacity
        self.update()

    def set_placeholder(self, words: str) -> None:
        """Say what an empty place waits for."""
        self._placeholder = words
        self.setAccessibleDescription(words)
        self.update()

    def has_heat(self) -> bool:
        """Whether a map is shown."""
        return self._heat is not None

    def image(self) -> QImage | None:
        """Return what is shown in its own size, without the widget around it."""
        if self._picture is None:
            return None
        image = self._picture.convertToFormat(QImage.Format.Format_RGB32)
        if self._heat is not None:
            painter = QPainter(image)
            painter.setOpacity(self._opacity)
            painter.drawImage(image.rect(), self._heat)
            painter.end()
        return image

    def sizeHint(self) -> QSize:
        """Return twice the size of VGG's input."""
        side = round(448 * theme.scale())
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture and the map."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._picture is None:
            draw_placeholder(painter, area, self._placeholder)
        else:
            place = fitted(self._picture.size(), area)
            draw_image(painter, place, self._picture)
            if self._heat is not None:
                painter.setOpacity(self._opacity)
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(place, self._heat)
        painter.end()


def _coloured(values: object, limits: maps.Range, colormap: str) -> QImage:
    levels = maps.levels(maps.checked(values, (2,)), limits)
    height, width = levels.shape
    image = QImage(levels.data, width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable(colormaps.table(colormap))
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
