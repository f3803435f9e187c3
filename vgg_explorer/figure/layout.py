"""`lay_out`: an analysis to polygons and labels.

Blocks stand on one axis from left to right, each with its middle on it. Within a stage they nearly
touch; between stages is room for the depth of the one before, and for the labels below. The sizes
are those of `scale`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.figure import folding, measures
from vgg_explorer.figure.folding import Item
from vgg_explorer.figure.labels import badges, stage_labels, wanted_width
from vgg_explorer.figure.legend import legend
from vgg_explorer.figure.model import Block, Bounds, Figure, Label, Legend, Point
from vgg_explorer.figure.options import FigureOptions
from vgg_explorer.figure.palette import KINDS
from vgg_explorer.figure.solids import Size, Solid, size, solid
from vgg_explorer.figure.stages import Stage, stages
from vgg_explorer.figure.widths import ASCENT, BUBBLE, DESCENT, WEIGHTS, width

MARGIN = 12.0
_GAP = 4.0
_THIN_GAP = 2.5
_SPREAD_GAP = 5.0
_BAR_GAP = 10.0
_STAGE_GAP = 16.0
_STAGE_SHARE = 0.2
"""Of the height before, added to a gap between stages."""
_LABEL_GAP = 10.0
_MOST_FOR_LABEL = 30.0
"""Room given to a label; past it, labels are staggered rather than the figure made wider."""
_AXIS_END = 14.0
_EMPTY: Bounds = (0.0, 0.0, 240.0, 140.0)


def lay_out(
    analysis: Analysis,
    options: FigureOptions | None = None,
    times: Mapping[str, float] | None = None,
) -> Figure:
    """Lay a network out.

    Parameters
    ----------
    analysis : Analysis
        A broken one is drawn up to the failing layer, which is marked.
    options : FigureOptions
    times : mapping of str to float, optional
        Seconds by the name of the group, for ``colour='time'``.

    Returns
    -------
    Figure
        Its blocks are in the order of the layers. It holds no block for `Flatten`.
    """
    options = options or FigureOptions()
    return _laid_out(analysis, options, _drawn(analysis, options, times))


def figure_and_legend(
    analysis: Analysis, options: FigureOptions, times: Mapping[str, float] | None = None
) -> tuple[Figure, Legend | None]:
    """Return the figure, and the legend for who shows it beside; see `lay_out`."""
    drawn = _drawn(analysis, options, times)
    meaning = legend(options.colour, drawn, _EMPTY) if drawn else None
    return _laid_out(analysis, options, drawn), meaning


def _laid_out(analysis: Analysis, options: FigureOptions, drawn: Sequence[Item]) -> Figure:
    problem = analysis.problem.what if analysis.problem is not None else None
    if not drawn:
        return Figure((), (), _EMPTY, problem, options.colour, name=analysis.spec.name)
    largest = options.largest or _largest(drawn)
    sizes = [size(item, largest) for item in drawn]
    divided = stages(drawn)
    solids = [
        solid(s, x) for s, x in zip(sizes, _places(divided, drawn, sizes, options), strict=True)
    ]
    values = measures.values(options.colour, drawn)
    blocks = tuple(map(_block, drawn, solids, values))
    labels = _labels(analysis, options, divided, blocks)
    axis = _axis(blocks)
    content = _around(blocks, labels, axis)
    meaning = legend(options.colour, drawn, content) if options.legend else None
    return Figure(
        blocks,
        labels,
        _bounds(content, meaning),
        problem,
        options.colour,
        axis,
        meaning,
        analysis.spec.name,
    )


def _drawn(
    analysis: Analysis, options: FigureOptions, times: Mapping[str, float] | None
) -> Sequence[Item]:
    drawn = folding.items(analysis, times)
    return folding.fold(drawn) if options.fold else drawn


def _largest(drawn: Sequence[Item]) -> int:
    return max((side for item in drawn for side in item.shape[1:]), default=1)


def _places(
    divided: Sequence[Stage], drawn: Sequence[Item], sizes: Sequence[Size], options: FigureOptions
) -> list[float]:
    """Return where each block begins on the axis."""
    places: list[float] = []
    end = label_end = 0.0
    for number, stage in enumerate(divided):
        offsets = _offsets(drawn, sizes, stage, options)
        long = offsets[-1] + sizes[stage.last].wide
        start = end + _stage_gap(drawn, sizes, stage) if number else 0.0
        if options.labels:
            half = wanted_width(stage) / 2
            lacking = label_end + _LABEL_GAP - (start + long / 2 - half) if number else 0.0
            start += min(max(lacking, 0.0), _MOST_FOR_LABEL)
            label_end = start + long / 2 + half
        places += [start + offset for offset in offsets]
        end = start + long
    return places


def _offsets(
    drawn: Sequence[Item], sizes: Sequence[Size], stage: Stage, options: FigureOptions
) -> list[float]:
    """Return where the blocks of a stage begin, from the beginning of the first."""
    offsets = [0.0]
    for i in range(stage.first, stage.last):
        gap = _THIN_GAP if drawn[i].thin or drawn[i + 1].thin else _GAP
        if drawn[i].flat and drawn[i + 1].flat:
            gap = _BAR_GAP
        if options.spread:
            gap = (sizes[i].deep[0] + sizes[i + 1].deep[0]) / 2 + _SPREAD_GAP
        offsets.append(offsets[-1] + sizes[i].wide + gap)
    return offsets


def _stage_gap(drawn: Sequence[Item], sizes: Sequence[Size], stage: Stage) -> float:
    i = stage.first
    before, own = sizes[i - 1], sizes[i]
    # A deep block behind a shallow one would reach into it.
    clear = (before.deep[0] + own.deep[0]) / 2 + _SPREAD_GAP
    if drawn[i].flat and drawn[i - 1].flat:
        return _BAR_GAP
    return max(clear, _STAGE_GAP + _STAGE_SHARE * before.high)


def _block(item: Item, made: Solid, value: float | None) -> Block:
    return Block(
        layer=item.name,
        kind=item.kind.value,
        look=item.look,
        letter=KINDS[item.kind.value][0],
        faces=made.faces,
        outline=made.outline,
        front=made.map_face if len(item.shape) > 1 else None,
        shape=item.shape,
        repeat=len(item.members),
        failed=item.failed,
        value=value,
        members=item.members,
        detail=measures.detail(item),
    )


def _labels(
    analysis: Analysis, options: FigureOptions, divided: Sequence[Stage], blocks: Sequence[Block]
) -> tuple[Label, ...]:
    made: list[Label] = []
    if options.labels:
        made += stage_labels(divided, blocks, folding.too_small(analysis))
    if options.letters:
        made += badges(blocks)
    return tuple(made)


def _axis(blocks: Sequence[Block]) -> tuple[Point, Point]:
    first, last = blocks[0].outline, blocks[-1].outline
    left, right = min(x for x, _ in first), max(x for x, _ in last)
    return (left - _AXIS_END / 2, 0.0), (right + _AXIS_END, 0.0)


def label_box(label: Label) -> Bounds:
    """Return what a label covers at most."""
    wide = width(label.text, label.size, bold=label.role in WEIGHTS)
    x, y = label.at
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    beside, above = BUBBLE if label.role == "problem" else (0.0, 0.0)
    top, bottom = y - ASCENT * label.size - above, y + DESCENT * label.size + above
    return left - beside, top, left + wide + beside, bottom


def _around(blocks: Sequence[Block], labels: Sequence[Label], axis: tuple[Point, Point]) -> Bounds:
    boxes = [label_box(label) for label in labels]
    points = [point for block in blocks for point in block.outline] + list(axis)
    xs = [x for x, _ in points] + [x for box in boxes for x in box[::2]]
    ys = [y for _, y in points] + [y for box in boxes for y in box[1::2]]
    return min(xs), min(ys), max(xs), max(ys)


def _bounds(content: Bounds, meaning: Legend | None) -> Bounds:
    left, top, right, bottom = content
    if meaning is not None:
        right, bottom = max(right, meaning.bounds[2]), max(bottom, meaning.bounds[3])
    return left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN
