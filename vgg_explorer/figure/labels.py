"""Labels below the stages, and badges on the blocks.

Stages are labelled with their shape and, smaller, the names of their layers. Labels keep clear of
each other: where one has no room in the first row it goes into the second, where it has none there
it loses its names, and else it is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from vgg_explorer.figure.model import Block, Label
from vgg_explorer.figure.stages import Stage
from vgg_explorer.figure.widths import width

# Whole numbers, as Qt's fonts are in whole pixels.
SHAPE_SIZE = 11.0
NAMES_SIZE = 10.0
_ROWS = 2
_CLEAR = 6.0
_BELOW = 22.0
_NAMES_BELOW = 13.5
_ROW_HIGH = 30.0
_LETTER_MOST, _LETTER_LEAST = 10.0, 7.0
_LETTER_MARGIN = 1.6
_CAPITAL = 0.72
"""The height of a capital letter in sizes."""


def wanted_width(stage: Stage) -> float:
    """Return the room that the label of a stage takes."""
    return max(width(stage.shape, SHAPE_SIZE), width(stage.names, NAMES_SIZE))


def stage_labels(divided: Sequence[Stage], blocks: Sequence[Block], too_small: str) -> list[Label]:
    """Return the labels below the blocks, and what is written at the failing one."""
    base = max(y for block in blocks for _, y in block.outline) + _BELOW
    ends = [float("-inf")] * _ROWS
    made: list[Label] = []
    for stage in divided:
        middle = _middle(blocks[stage.first], blocks[stage.last])
        if stage.failed:
            made += _problem(blocks[stage.first], too_small)
        if not stage.shape:
            continue
        placed = _placed(stage, middle, ends)
        if placed is None:
            continue
        row, named = placed
        y = base + row * _ROW_HIGH
        layer = blocks[stage.first].layer
        made.append(Label(stage.shape, (middle, y), "middle", SHAPE_SIZE, "shape", layer=layer))
        if named:
            at = (middle, y + _NAMES_BELOW)
            made.append(Label(stage.names, at, "middle", NAMES_SIZE, "stage", layer=layer))
    return made


def _placed(stage: Stage, middle: float, ends: list[float]) -> tuple[int, bool] | None:
    """Return the row of a label and whether its names have room; mark the room as taken."""
    for wide, named in (
        (wanted_width(stage), True),
        (width(stage.shape, SHAPE_SIZE), False),
    ):
        for row, end in enumerate(ends):
            if middle - wide / 2 >= end + _CLEAR:
                ends[row] = middle + wide / 2
                return row, named
    return None


def _problem(block: Block, too_small: str) -> list[Label]:
    said = f"{block.layer}: {too_small}" if too_small else block.layer
    top = min(y for _, y in block.outline)
    at = (_middle(block, block), top - 22.0)
    return [Label(said, at, "middle", SHAPE_SIZE, "problem", layer=block.layer)]


def badges(blocks: Sequence[Block]) -> list[Label]:
    """Return the letters on the fronts with room for one, and the "x3" of folded blocks."""
    made: list[Label] = []
    for block in blocks:
        (left, top), (right, _), (_, bottom), _ = block.faces[-1].points
        middle = (left + right) / 2
        most = (right - left - _LETTER_MARGIN) / width(block.letter, 1.0)
        size = float(int(min(_LETTER_MOST, most, bottom - top - _LETTER_MARGIN)))
        if size >= _LETTER_LEAST and not block.failed:
            at = (middle, (top + bottom) / 2 + _CAPITAL * size / 2)
            made.append(Label(block.letter, at, "middle", size, "letter", layer=block.layer))
        if block.repeat > 1:
            highest = min(y for _, y in block.outline)
            at = (_middle(block, block), highest - 5.0)
            said = f"x{block.repeat}"
            made.append(Label(said, at, "middle", SHAPE_SIZE, "repeat", layer=block.layer))
    return made


def _middle(first: Block, last: Block) -> float:
    """Return the middle of what the axis runs through, from one block to another."""
    (a, _), *_ = first.faces[-1].points
    _, (b, _), *_ = last.faces[-1].points
    shift = [block.faces[0].points[1][0] - block.faces[0].points[0][0] for block in (first, last)]
    return (a + b) / 2 + sum(shift) / 4
