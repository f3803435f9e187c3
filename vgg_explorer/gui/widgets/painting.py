"""Small helps for widgets that paint themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor

from vgg_explorer.gui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QImage, QPainter


def snapped(rect: QRectF, painter: QPainter) -> QRectF:
    """Return a rectangle moved to whole pixels of the device, so that its edges are sharp."""
    ratio = painter.device().devicePixelRatioF()
    left, top = round(rect.left() * ratio) / ratio, round(rect.top() * ratio) / ratio
    right, bottom = round(rect.right() * ratio) / ratio, round(rect.bottom() * ratio) / ratio
    return QRectF(left, top, right - left, bottom - top)


def mixed(a: QColor, b: QColor, share: float) -> QColor:
    """Return the colour that lies ``share`` of the way from ``a`` to ``b``."""
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * share,
        a.greenF() + (b.greenF() - a.greenF()) * share,
        a.blueF() + (b.blueF() - a.blueF()) * share,
    )


def draw_bar(painter: QPainter, rect: QRectF, fraction: float, colour: QColor) -> None:
    """Draw a bar on its track: at least 1 px long where there is anything at all.

    Parameters
    ----------
    painter
        Where to.
    rect
        The track's place.
    fraction
        The bar's share of the track, 0 to 1; anything else is cut to that.
    colour
        The bar's colour.
    """
    track = snapped(rect, painter)
    painter.save()
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tokens().track)
    painter.drawRoundedRect(track, 2, 2)
    if fraction > 0:
        length = max(1.0, track.width() * min(1.0, fraction))
        bar = snapped(QRectF(track.left(), track.top(), length, track.height()), painter)
        radius = min(2.0, bar.width() / 2)
        painter.setBrush(colour)
        painter.drawRoundedRect(bar, radius, radius)
    painter.restore()


def draw_placeholder(painter: QPainter, rect: QRectF, words: str) -> None:
    """Say in the middle of an empty place why it is empty."""
    t = theme.tokens()
    painter.save()
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(t.raised)
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(t.text_3)
    painter.setFont(theme.font(12))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(rect.adjusted(12, 4, -12, -4), int(flags), words)
    painter.restore()


def draw_hatched(painter: QPainter, rect: QRectF) -> None:
    """Draw the ground that stands for values that are no numbers."""
    t = theme.tokens()
    painter.fillRect(rect, t.track)
    painter.fillRect(rect, QBrush(t.text_3, Qt.BrushStyle.BDiagPattern))


def fitted(size: QSize, area: QRectF) -> QRectF:
    """Return the largest place for a picture of a size in the middle of an area."""
    scale = min(area.width() / size.width(), area.height() / size.height())
    place = QRectF(0, 0, size.width() * scale, size.height() * scale)
    place.moveCenter(area.center())
    return place


def draw_image(painter: QPainter, place: QRectF, image: QImage) -> None:
    """Draw a picture into a place with sharp edges.

    Enlarged pixels stay pixels, since they are what the network sees; shrunk ones blend.
    """
    place = snapped(place, painter)
    shrunk = image.width() > place.width() * painter.device().devicePixelRatioF()
    painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform, shrunk)
    painter.drawImage(place, image)


def ink_on(ground: QColor) -> QColor:
    """Return white or a dark colour for words, whichever reads better on a ground."""
    # WCAG 2: white reaches 4.5:1 on grounds of a luminance below 0.18.
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (ground.redF(), ground.greenF(), ground.blueF())
    )
    dark = 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18
    return QColor("#FFFFFF" if dark else "#12161B")
