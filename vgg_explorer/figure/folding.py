"""From the groups of an analysis to what is drawn: one item a layer, or a run of identical ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.layers import layers
from vgg_explorer.arch.ops import AvgPool2d, Conv2d, Kind, MaxPool2d, Op
from vgg_explorer.arch.rows import Group
from vgg_explorer.arch.shapes import Shape

POINTWISE = "pointwise"
POOLS = frozenset({Kind.MAX_POOL, Kind.AVG_POOL, Kind.ADAPTIVE_POOL, Kind.MEAN})


@dataclass(frozen=True, slots=True)
class Item:
    """A layer to draw.

    ``thin``: it leaves everything as it is and is drawn as a sheet. ``seconds``: None where the
    time of a member is not known. ``ops`` are empty where the network breaks.
    """

    name: str
    kind: Kind
    entered: Shape
    shape: Shape
    ops: tuple[Op, ...]
    params: int = 0
    macs: int = 0
    memory: int = 0
    seconds: float | None = None
    description: str = ""
    failed: bool = False
    thin: bool = False
    members: tuple[str, ...] = ()

    @property
    def look(self) -> str:
        """What it is coloured as: its kind, with 1x1 convolutions apart."""
        first = self.ops[0] if self.ops else None
        return POINTWISE if isinstance(first, Conv2d) and first.kernel == 1 else self.kind.value

    @property
    def flat(self) -> bool:
        """Whether it gives a vector, or maps of one pixel, which is the same."""
        return set(self.shape[1:]) <= {1}

    @property
    def shrinks(self) -> bool:
        """Whether it is a pool that ends a stage."""
        return self.kind in POOLS and self.shape[1:] != self.entered[1:]


def items(analysis: Analysis, times: Mapping[str, float] | None = None) -> list[Item]:
    """Return what is drawn of a network.

    That is every group but `Flatten`, which moves no value: the bar behind it says as much. The
    layer that fails comes last.

    Parameters
    ----------
    analysis : Analysis
    times : mapping of str to float, optional
        Seconds by the name of the group.
    """
    times = times or {}
    made = [_item(g, times.get(g.name)) for g in analysis.groups if g.kind is not Kind.FLATTEN]
    if analysis.problem is not None and analysis.pending:
        made.append(_failed(analysis))
    return made


def fold(unfolded: Iterable[Item]) -> list[Item]:
    """Return the items with runs of identical layers as one.

    Layers are identical that do the same and give the same shape; what enters the first of them
    may have other channels (VGG's ``conv3_1``). Their figures are summed.
    """
    runs = groupby(unfolded, key=lambda item: (item.kind, item.ops, item.shape, item.failed))
    return [_together(list(run)) for _, run in runs]


def _item(group: Group, seconds: float | None) -> Item:
    kind = group.kind
    idle = kind in POOLS and group.in_shape == group.out_shape
    return Item(
        name=group.name,
        kind=kind,
        entered=group.in_shape,
        shape=group.out_shape,
        ops=tuple(row.layer.op for row in group.rows),
        params=group.params,
        macs=group.macs,
        memory=group.activation_bytes,
        seconds=seconds,
        description=group.description,
        thin=idle or kind in {Kind.DROPOUT, Kind.ACTIVATION, Kind.SOFTMAX},
        members=(group.name,),
    )


def _failed(analysis: Analysis) -> Item:
    pending, shape = analysis.pending[0], analysis.out_shape
    return Item(
        name=pending.name,
        kind=pending.kind,
        entered=shape,
        shape=shape,
        ops=(),
        description=pending.description,
        failed=True,
        members=(pending.name,),
    )


def too_small(analysis: Analysis) -> str:
    """Return why the failing layer fails in figures, such as ``1x1 < 2x2``; '' for other reasons.

    Short enough to stand in the figure, and the same in every language.
    """
    if not analysis.pending:
        return ""
    name, shape = analysis.pending[0].name, analysis.out_shape
    ops = (layer.op for layer in layers(analysis.spec) if layer.name == name)
    match next(ops, None):
        case Conv2d() as op:
            needed = op.dilation * (op.kernel - 1) + 1 - 2 * op.padding
        case MaxPool2d() | AvgPool2d() as op:
            needed = op.kernel - 2 * op.padding
        case _:
            return ""
    if len(shape) != 3 or min(shape[1:]) >= needed:
        return ""
    return f"{shape[1]}x{shape[2]} < {needed}x{needed}"


def _together(run: list[Item]) -> Item:
    if len(run) == 1:
        return run[0]
    seconds = [item.seconds for item in run if item.seconds is not None]
    return replace(
        run[0],
        params=sum(item.params for item in run),
        macs=sum(item.macs for item in run),
        memory=sum(item.memory for item in run),
        seconds=sum(seconds) if len(seconds) == len(run) else None,
        members=tuple(name for item in run for name in item.members),
    )
