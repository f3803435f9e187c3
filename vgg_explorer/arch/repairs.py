"""Changes that mend a broken spec, each tried before it is offered."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from vgg_explorer.arch import limits
from vgg_explorer.arch.entries import short
from vgg_explorer.arch.layers import Layer
from vgg_explorer.arch.shapes import Shape
from vgg_explorer.arch.spec import ArchSpec, Fix, ListName, Place
from vgg_explorer.arch.text import text
from vgg_explorer.arch.tokens import AvgPool, Conv, Linear, MaxPool, Token
from vgg_explorer.arch.units import shape as written


class _Row(Protocol):
    @property
    def out_shape(self) -> Shape: ...


def repairs(
    spec: ArchSpec,
    place: Place,
    failed: Layer,
    rows: Sequence[_Row],
    *,
    works: Callable[[ArchSpec], bool],
) -> tuple[Fix, ...]:
    """Return fixes for the layer that fails; applied, each gives a network that works."""
    shape = rows[-1].out_shape if rows else spec.input
    candidates = [
        *_head_repairs(spec, failed, shape),
        *_entry_repairs(spec, place, shape),
        *_removals(spec, place, works),
        *_larger_inputs(spec, works),
    ]
    return tuple(fix for fix in candidates if fix.spec is not None and works(fix.spec))


def _head_repairs(spec: ArchSpec, failed: Layer, shape: Shape) -> Iterator[Fix]:
    if failed.path == "avgpool" and spec.head == "pool":
        channels = shape[0]
        convs = [(i, token) for i, token in enumerate(spec.features) if isinstance(token, Conv)]
        for last, token in convs[-1:]:
            mended = _replaced(spec, "features", last, replace(token, channels=spec.num_classes))
            label = text("Give the last convolution {classes} channels", classes=spec.num_classes)
            yield Fix(label, mended)
        label = text("Set the classes to {channels}", channels=channels)
        yield Fix(label, replace(spec, num_classes=channels))
    if failed.path.startswith("classifier"):
        yield Fix(text("Use the linear head"), replace(spec, head="linear"))
        side = min(shape[1:]) if len(shape) == 3 else 1
        label = text("Use a {side}x{side} first kernel", side=side)
        yield Fix(label, replace(spec, avgpool=side))


def _entry_repairs(spec: ArchSpec, place: Place, shape: Shape) -> Iterator[Fix]:
    if place.field != "features" or place.index is None:
        return
    token = spec.features[place.index]
    for changed in _variants(token, shape):
        if changed != token:
            mended = _replaced(spec, "features", place.index, changed)
            yield Fix(text("Use {entry}", entry=f"'{short(changed)}'"), mended)


def _variants(token: Token, shape: Shape) -> Iterator[Token]:
    if isinstance(token, Conv):
        yield replace(token, groups=math.gcd(token.groups, shape[0], token.channels))
        yield replace(token, padding=None)
    if isinstance(token, (MaxPool, AvgPool)):
        yield replace(token, padding=min(token.padding, token.kernel // 2))


def _replaced(spec: ArchSpec, which: ListName, index: int, token: Token) -> ArchSpec:
    entries = spec.entries(which)
    return spec.with_entries(which, (*entries[:index], token, *entries[index + 1 :]))


def _removals(spec: ArchSpec, place: Place, works: Callable[[ArchSpec], bool]) -> Iterator[Fix]:
    if place.index is None or place.field not in {"features", "classifier"}:
        return
    which: ListName = "features" if place.field == "features" else "classifier"
    entries = spec.entries(which)
    without = spec.with_entries(which, (*entries[: place.index], *entries[place.index + 1 :]))
    if isinstance(entries[place.index], Linear) or works(without):
        yield Fix(text("Remove entry {number}", number=place.index + 1), without)
        return
    # One removal is not enough where several pools follow each other: drop all that follow.
    kept = tuple(
        token
        for i, token in enumerate(entries)
        if i < place.index or not isinstance(token, (MaxPool, AvgPool))
    )
    if isinstance(entries[place.index], (MaxPool, AvgPool)):
        label = text("Remove the pools from entry {number} on", number=place.index + 1)
        yield Fix(label, spec.with_entries(which, kept))


def _larger_inputs(spec: ArchSpec, works: Callable[[ArchSpec], bool]) -> Iterator[Fix]:
    """Offer the first doubling of the input that lets every layer fit."""
    channels, height, width = spec.input
    while max(height, width) * 2 <= limits.MAX_SIDE:
        height, width = height * 2, width * 2
        larger = replace(spec, input=(channels, height, width))
        if works(larger):
            label = text("Use a {shape} input", shape=written(larger.input))
            yield Fix(label, larger)
            return
