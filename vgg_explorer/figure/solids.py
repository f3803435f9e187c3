"""The faces of one oblique block."""

from __future__ import annotations

from typing import NamedTuple

from vgg_explorer.figure import scale
from vgg_explorer.figure.folding import Item
from vgg_explorer.figure.model import Face, Point, Quad


class Size(NamedTuple):
    """Of a block: its thickness to the right, its height, and its way into the depth."""

    wide: float
    high: float
    deep: Point

    @property
    def reach(self) -> float:
        """How far it is seen to the right of its front."""
        return self.wide + self.deep[0]


class Solid(NamedTuple):
    """A block in its place."""

    faces: tuple[Face, ...]
    outline: tuple[Point, ...]
    map_face: Quad


def size(item: Item, largest: int) -> Size:
    """Return how large an item is drawn; ``largest`` is the side drawn at full height."""
    if len(item.shape) == 1:
        wide, high, deep = scale.length(item.shape[0], item.kind), scale.LOWEST, scale.LOWEST
    else:
        wide = scale.thickness(item.shape[0], item.kind)
        high, deep = scale.side(item.shape[1], largest), scale.side(item.shape[2], largest)
    if item.thin:
        wide = scale.SHEET
    return Size(wide, high, (scale.DEPTH[0] * deep, scale.DEPTH[1] * deep))


def solid(size: Size, x: float) -> Solid:
    """Return a block whose middle lies on the axis, where x says.

    ``x`` is the left end of the line in which the axis runs through it.
    """
    (dx, dy), wide, high = size.deep, size.wide, size.high
    left, top = x - dx / 2, -high / 2 - dy / 2
    right, bottom = left + wide, top + high
    a, b, c, d = (left, top), (right, top), (right, bottom), (left, bottom)
    back_a, back_b, back_c = (
        (left + dx, top + dy),
        (right + dx, top + dy),
        (right + dx, bottom + dy),
    )
    map_face = (b, back_b, back_c, c)
    faces = (
        Face((a, back_a, back_b, b), "top"),
        Face(map_face, "side"),
        Face((a, b, c, d), "front"),
    )
    return Solid(faces, (a, back_a, back_b, back_c, c, d), map_face)
