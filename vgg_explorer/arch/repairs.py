"""Changes that mend a broken spec, each tried before it is offered."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from vgg_explorer.arch import limits
from vgg_explorer.arch.entries import short
from vgg_explorer.arch.layers import Layer
from vgg_explorer.arch.shapes import Shape
from vgg_explorer.arch.spec import ArchSpec, Fix, ListName, Place
from vgg_explorer.arch.text import text
from vgg_explorer.arch.tokens import AvgPool, Conv, Linear, MaxPool, Token
from vgg_explorer.arch.units import shape as written


class Failure(NamedTuple):
    """Where a spec breaks.

    Parameters
    ----------
    place : Place
        The entry or option.
    layer : Layer
        What has no output.
    shape : Shape
        What comes into it.
    """

    place: Place
    layer: Layer
    shape: Shape


Find = Callable[[ArchSpec], Failure | None]
"""Returns where a spec breaks, or None where it works."""


def repairs(spec: ArchSpec, failure: Failure, find: Find) -> tuple[Fix, ...]:
    """Return fixes for the layer that fails; applied, each gives a network that works.

    Where several places are broken and no single change helps, one fix mends them all.
    """

    def works(mended: ArchSpec) -> bool:
        return find(mended) is None

    candidates = [
        *_head_repairs(spec, failure),
        *_entry_repairs(spec, failure),
        *_removals(spec, failure.place, works),
        *_larger_inputs(spec, works),
    ]
    fixes = tuple(fix for fix in candidates if fix.spec is not None and works(fix.spec))
    return fixes or tuple(_all_places(spec, failure, find))


def _all_places(spec: ArchSpec, failure: Failure | None, find: Find) -> Iterator[Fix]:
    """Go from failure to failure; each step mends one, or takes it out."""
    count = 0
    while failure is not None:
        spec = _mended(spec, failure, find)
        failure = find(spec)
        count += 1
    yield Fix(text("Mend all {count} places", count=count), spec)


def _mended(spec: ArchSpec, failure: Failure, find: Find) -> ArchSpec:
    if failure.place.field != "features" or failure.place.index is None:
        if spec.head == "pool":
            return replace(spec, num_classes=failure.shape[0])
        return replace(spec, head="linear")
    index = failure.place.index
    for fix in _entry_repairs(spec, failure):
        if fix.spec is not None and _is_behind(find(fix.spec), failure):
            return fix.spec
    return spec.with_entries("features", (*spec.features[:index], *spec.features[index + 1 :]))


def _is_behind(after: Failure | None, before: Failure) -> bool:
    return after is None or after.layer.group > before.layer.group


def _head_repairs(spec: ArchSpec, failure: Failure) -> Iterator[Fix]:
    shape = failure.shape
    path = failure.layer.path
    if path == "avgpool" and spec.head == "pool":
        channels = shape[0]
        convs = [(i, token) for i, token in enumerate(spec.features) if isinstance(token, Conv)]
        for last, token in convs[-1:]:
            mended = _replaced(spec, "features", last, replace(token, channels=spec.num_classes))
            label = text("Give the last convolution {classes} channels", classes=spec.num_classes)
            yield Fix(label, mended)
        label = text("Set the classes to {channels}", channels=channels)
        yield Fix(label, replace(spec, num_classes=channels))
    if path.startswith("classifier"):
        yield Fix(text("Use the linear head"), replace(spec, head="linear"))
        side = min(shape[1:]) if len(shape) == 3 else 1
        label = text("Use a {side}x{side} first kernel", side=side)
        yield Fix(label, replace(spec, avgpool=side))


def _entry_repairs(spec: ArchSpec, failure: Failure) -> Iterator[Fix]:
    place = failure.place
    if place.field != "features" or place.index is None:
        return
    token = spec.features[place.index]
    for changed in _variants(token, failure.shape):
        if changed != token:
            mended = _replaced(spec, "features", place.index, changed)
            yield Fix(text("Use {entry}", entry=f"'{short(changed)}'"), mended)


def _variants(token: Token, shape: Shape) -> Iterator[Token]:
    if isinstance(token, Conv):
        groups = math.gcd(token.groups, shape[0], token.channels)
        yield replace(token, groups=groups)
        yield replace(token, padding=None)
        yield replace(token, groups=groups, padding=None)
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
