"""The networks that a chain may be, each held against the tensors of the file."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vgg_explorer.arch import limits
from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.entries import CfgError
from vgg_explorer.arch.grammar import format_list, parse
from vgg_explorer.arch.inference_chain import Chain
from vgg_explorer.arch.inference_head import hidden
from vgg_explorer.arch.inference_places import GREY_SIDES, Layout, side_before, side_behind
from vgg_explorer.arch.module_shapes import weighted_rows
from vgg_explorer.arch.options import MAX_AVGPOOL
from vgg_explorer.arch.spec import LISTS, ArchSpec
from vgg_explorer.arch.tokens import Token

_LARGER_SIDES = (256, 512, 1024, 2048, 4096)


def has_weights(spec: ArchSpec, found: Chain) -> bool:
    """Whether a spec works and has just the tensors of the file, in their order."""
    try:
        for which in LISTS:
            parse(format_list(spec.entries(which)), which)
    except CfgError:  # More channels, entries or characters than a list can have.
        return False
    if side_behind(spec.features, min(spec.input[1:])) is None:
        return False  # without the search for repairs that an analysis of it would make
    analysis = analyze(spec)
    if analysis.problem is not None:
        return False
    tensors = [own for _, own in weighted_rows(analysis.rows)]
    return tensors == [module.tensors for module in found.modules]


def _specs(
    found: Chain, way: Layout, sides: tuple[int, int] | None, name: str
) -> Iterator[ArchSpec]:
    """Yield the network with this layout, for the sizes of pictures that may do."""
    base = ArchSpec(
        name,
        way.features,
        hidden(found)[0],
        found.head,
        None if found.head == "pool" else 1,
        found.classes,
        found.batch_norm,
        found.bias,
    )
    if not found.convs:
        yield from _flat(base, found.inputs)
        return
    channels = found.in_channels or 1
    if sides is None:
        for side in (*free_sides(found), *_LARGER_SIDES):
            yield replace(base, input=(channels, side, side))
        return
    if sides[0] != sides[1]:
        height, width = (_side_for(way.features, side) for side in sides)
        if height and width:
            yield replace(base, avgpool=None, input=(channels, height, width))
        return
    pooled = sides[0] if sides[0] <= MAX_AVGPOOL else None
    for side in way.sides or (224, *_LARGER_SIDES):
        yield replace(base, avgpool=pooled, input=(channels, side, side))


def _side_for(features: Sequence[Token], side: int) -> int | None:
    """Return the smallest side of a picture that leaves a map of exactly this side."""
    before = side_before(features, side)
    return before if before and side_behind(features, before) == side else None


def _flat(base: ArchSpec, inputs: int) -> Iterator[ArchSpec]:
    """Yield a network without convolutions, for square pictures, grey or in colour."""
    for channels in (1, 3):
        side = math.isqrt(inputs // channels)
        if channels * side * side == inputs and side <= limits.MAX_SIDE:
            yield replace(base, avgpool=None, input=(channels, side, side))


def free_sides(found: Chain) -> tuple[int, ...]:
    """Return likely sides of pictures where any will do: those of CIFAR have 10 or 100 classes."""
    first = {10: 32, 100: 32, 200: 64}.get(found.classes, 224)
    if found.convs[0].kernel >= 7:
        first = 224
    elif found.in_channels == 1:
        first = GREY_SIDES[0]
    return tuple(dict.fromkeys((first, 224, 64, 32)))


def working(found: Chain, way: Layout, sides: tuple[int, int] | None, name: str) -> ArchSpec | None:
    """Return the network with this layout for the likeliest size of pictures, if there is one.

    Parameters
    ----------
    found : Chain
    way : Layout
    sides : (int, int) or None
        The map that the classifier takes; None where it can be any.
    name : str
    """
    made = _specs(found, way, sides, name)
    return next((spec for spec in made if has_weights(spec, found)), None)
