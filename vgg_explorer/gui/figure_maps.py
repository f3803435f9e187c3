"""Feature maps on the faces of the figure's blocks."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QPolygonF, QTransform

if TYPE_CHECKING:
    from vgg_explorer.figure.model import Block

Maps = Mapping[str, QImage]
"""Pictures by the name of the layer."""

NO_MAPS: Maps = MappingProxyType({})


def paint_map(painter: QPainter, block: Block, maps: Maps) -> None:
    """Draw the map of a block on its face, slanted as the face is; a failed block has none."""
    # Of several layers the last one's: it is what leaves the block.
    image = maps.get(block.members[-1])
    if image is None or block.front is None or block.failed:
        return
    flat = QRectF(image.rect())
    corners = [flat.topLeft(), flat.topRight(), flat.bottomRight(), flat.bottomLeft()]
    onto = QTransform()
    face = QPolygonF([QPointF(x, y) for x, y in block.front])
    if not QTransform.quadToQuad(QPolygonF(corners), face, onto):
        return
    painter.save()
    # Means over channels are smooth, and slanted pixels would look torn.
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(onto, True)
    painter.drawImage(0, 0, image)
    painter.restore()
