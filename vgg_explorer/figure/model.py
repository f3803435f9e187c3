"""A laid-out figure: polygons and labels, in figure units with y pointing down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from vgg_explorer.arch.text import Text
from vgg_explorer.figure.options import Colour

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
Bounds = tuple[float, float, float, float]
Shade = Literal["front", "top", "side"]
Anchor = Literal["start", "middle", "end"]
Role = Literal["shape", "letter", "repeat", "stage", "problem"]


@dataclass(frozen=True, slots=True)
class Face:
    """One visible face of a block."""

    points: tuple[Point, ...]
    shade: Shade


@dataclass(frozen=True, slots=True)
class Block:
    """One layer, or a run of identical ones.

    Parameters
    ----------
    layer : str
        The name of its group, the first one where it stands for several: ``conv1_2``.
    kind : str
        A value of `Kind`.
    look : str
        What it is coloured as: the kind, or "pointwise" for convolutions of 1x1.
    letter : str
        The letter of the kind, which goes with its colour.
    faces : tuple of Face
        Those that are seen, in painting order: top, side, front.
    outline : tuple of Point
        Around all faces.
    front : four points or None
        Where a feature map can be drawn: top left, top right, bottom right and bottom left of the
        face whose height and (foreshortened) width are those of the map, which looks to the
        right. None for layers without a map.
    shape : tuple of int
        What leaves; what enters where it failed.
    repeat : int
        The number of members.
    failed : bool
        Whether the network breaks here.
    value : float or None
        From 0 to 1 what the colouring asks for; None where that is the kind or is not known.
    members : tuple of str
        The names of all groups that it stands for.
    detail : Text
        Its name and figures in one sentence.
    """

    layer: str
    kind: str
    look: str
    letter: str
    faces: tuple[Face, ...]
    outline: tuple[Point, ...]
    front: Quad | None
    shape: tuple[int, ...]
    repeat: int
    failed: bool
    value: float | None
    members: tuple[str, ...]
    detail: Text

    def holds(self, point: Point) -> bool:
        """Return whether a point lies on the block (crossing number of its convex outline)."""
        x, y = point
        inside = False
        for (ax, ay), (bx, by) in zip(self.outline, _turned(self.outline), strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                inside = not inside
        return inside


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text; ``at`` is on its base line.

    ``role``: ``shape`` and, below it, ``stage`` (the names of its layers) belong to a stage,
    ``letter`` and ``repeat`` to a block, ``problem`` to the failing one. ``layer`` names that
    block, or the first of the stage.
    """

    text: str
    at: Point
    anchor: Anchor
    size: float
    role: Role
    layer: str


@dataclass(frozen=True, slots=True)
class Swatch:
    """One colour of the legend: that of a look, or of a value from 0 to 1."""

    at: Point
    look: str
    value: float | None
    letter: str
    text: Text
    text_at: Point


@dataclass(frozen=True, slots=True)
class Legend:
    """What the colours mean; ``size`` is that of the text, swatches are a little larger."""

    title: Text | None
    title_at: Point
    swatches: tuple[Swatch, ...]
    size: float
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole figure.

    Parameters
    ----------
    blocks : tuple of Block
        In painting order: back to front, which is also the order of the layers.
    labels : tuple of Label
    bounds : (x0, y0, x1, y1)
        Contain everything, with a margin.
    problem : Text or None
        Why the network breaks.
    colour : {'kind', 'params', 'macs', 'memory', 'time'}
        What the blocks are coloured by.
    axis : two points or None
        The line through the middle of all blocks, behind them.
    legend : Legend or None
    name : str
        The network's own name, which people chose.
    """

    blocks: tuple[Block, ...]
    labels: tuple[Label, ...]
    bounds: Bounds
    problem: Text | None
    colour: Colour = "kind"
    axis: tuple[Point, Point] | None = None
    legend: Legend | None = None
    name: str = ""
    _by_layer: dict[str, Block] = field(default_factory=dict, compare=False, repr=False)

    @property
    def width(self) -> float:
        """Of the bounds."""
        return self.bounds[2] - self.bounds[0]

    @property
    def height(self) -> float:
        """Of the bounds."""
        return self.bounds[3] - self.bounds[1]

    def block(self, layer: str) -> Block | None:
        """Return the block that stands for a layer, alone or with others."""
        if not self._by_layer:
            self._by_layer.update((name, block) for block in self.blocks for name in block.members)
        return self._by_layer.get(layer)

    def block_at(self, point: Point) -> Block | None:
        """Return the foremost block at a point."""
        return next((block for block in reversed(self.blocks) if block.holds(point)), None)


def _turned(points: tuple[Point, ...]) -> tuple[Point, ...]:
    return (*points[1:], *points[:1])
