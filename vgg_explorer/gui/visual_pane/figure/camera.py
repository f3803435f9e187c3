"""Where the figure lies in its view: one zoom and one place."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

CLOSEST = 24.0
"""Pixels for a figure unit, at most: a block of one pixel of a map fills a screen then."""

_FARTHEST = 0.5
"""Of the zoom that shows the whole figure."""

_KEPT = 48.0
"""Pixels of the figure that stay in the view, however far it is moved."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A way to look at a figure.

    Parameters
    ----------
    zoom : float
        Pixels of the view for a figure unit.
    x, y : float
        Where in the view the figure's origin is.
    """

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def transform(self) -> QTransform:
        """Return the way from the figure to the view."""
        return QTransform(self.zoom, 0, 0, self.zoom, self.x, self.y)

    def to_figure(self, point: QPointF) -> QPointF:
        """Return the place of the figure that is seen at a point of the view."""
        return QPointF((point.x() - self.x) / self.zoom, (point.y() - self.y) / self.zoom)

    def to_view(self, rect: QRectF) -> QRectF:
        """Return where a part of the figure is seen."""
        return self.transform().mapRect(rect)

    def moved(self, dx: float, dy: float) -> Camera:
        """Return one that shows everything farther right and down."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def zoomed(self, factor: float, about: QPointF) -> Camera:
        """Return one that is so many times closer; what is seen at ``about`` stays there."""
        return Camera(
            self.zoom * factor,
            about.x() + (self.x - about.x()) * factor,
            about.y() + (self.y - about.y()) * factor,
        )

    def limits(self, bounds: QRectF, view: QSizeF) -> tuple[float, float]:
        """Return the zooms between which a figure is of use in a view."""
        whole = fitted(bounds, QRectF(QPointF(), view)).zoom
        return whole * _FARTHEST, max(CLOSEST, whole)

    def within(self, bounds: QRectF, view: QSizeF) -> Camera:
        """Return one as near as may be: no closer or farther than is of use, and not past it all.

        Parameters
        ----------
        bounds
            Of the figure.
        view
            The size of the view.
        """
        low, high = self.limits(bounds, view)
        zoom = min(max(self.zoom, low), high)
        middle = QPointF(view.width() / 2, view.height() / 2)
        kept = self.zoomed(zoom / self.zoom, middle)
        seen = kept.to_view(bounds)
        return kept.moved(
            _pushed(seen.left(), seen.right(), view.width()),
            _pushed(seen.top(), seen.bottom(), view.height()),
        )

    def showing(self, rect: QRectF, view: QSizeF, margin: float) -> Camera:
        """Return one moved as little as it takes to see a part of the figure."""
        seen = self.to_view(rect).adjusted(-margin, -margin, margin, margin)
        return self.moved(
            _brought(seen.left(), seen.right(), view.width()),
            _brought(seen.top(), seen.bottom(), view.height()),
        )


def fitted(bounds: QRectF, room: QRectF, largest: float = math.inf) -> Camera:
    """Return the camera that shows a whole figure in the middle of a room.

    Parameters
    ----------
    bounds
        Of the figure.
    room
        A part of the view.
    largest
        A zoom that is close enough.
    """
    if bounds.isEmpty() or room.isEmpty():
        return Camera()
    zoom = min(room.width() / bounds.width(), room.height() / bounds.height(), largest)
    place = room.center() - bounds.center() * zoom
    return Camera(zoom, place.x(), place.y())


def _pushed(low: float, high: float, room: float) -> float:
    """Return how far a span has to move so that some of it is in the room."""
    kept = min(_KEPT, high - low)
    if high < kept:
        return kept - high
    return min(0.0, room - kept - low)


def _brought(low: float, high: float, room: float) -> float:
    """Return how far a span has to move into the room; of a longer one the middle is shown."""
    if high - low > room:
        return 0.0 if low <= 0 and high >= room else (room - low - high) / 2
    return max(0.0, -low) + min(0.0, room - high)
