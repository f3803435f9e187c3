"""Ranges of the options of a spec, checked before its layers are walked."""

from __future__ import annotations

from dataclasses import replace

from vgg_explorer.arch import limits
from vgg_explorer.arch.spec import LISTS, ArchSpec, Field, Fix, Place, Problem
from vgg_explorer.arch.text import Text, text

MAX_AVGPOOL = 64


def option_problem(spec: ArchSpec) -> Problem | None:
    """Return the first option that is out of range, with a fix, or None."""
    channels, height, width = spec.input
    ranges: tuple[tuple[Field, Text, int, int], ...] = (
        ("num_classes", text("Number of classes"), spec.num_classes, limits.MAX_UNITS),
        ("avgpool", text("Adaptive pool"), spec.avgpool or 1, MAX_AVGPOOL),
        ("input", text("Input channels"), channels, limits.MAX_CHANNELS),
        ("input", text("Input height"), height, limits.MAX_SIDE),
        ("input", text("Input width"), width, limits.MAX_SIDE),
    )
    for field, label, value, high in ranges:
        if not 1 <= value <= high:
            return _out_of_range(spec, field, label, high)
    for which in LISTS:
        if len(spec.entries(which)) > limits.MAX_ENTRIES:
            what = text("This list has more than {limit} entries.", limit=limits.MAX_ENTRIES)
            kept = spec.with_entries(which, spec.entries(which)[: limits.MAX_ENTRIES])
            label = text("Keep the first {limit} entries", limit=limits.MAX_ENTRIES)
            hint = text("Write a shorter network.")
            return Problem(Place(which), what, hint, fixes=(Fix(label, kept),))
    return None


def _out_of_range(spec: ArchSpec, field: Field, label: Text, high: int) -> Problem:
    what = text("{label} must be {low} to {high}.", label=label, low=1, high=high)
    hint = text("Choose a number in this range.")
    channels, height, width = (
        min(max(value, 1), limit)
        for value, limit in zip(
            spec.input, (limits.MAX_CHANNELS, limits.MAX_SIDE, limits.MAX_SIDE), strict=True
        )
    )
    clamped = replace(
        spec,
        num_classes=min(max(spec.num_classes, 1), limits.MAX_UNITS),
        avgpool=None if spec.avgpool is None else min(max(spec.avgpool, 1), MAX_AVGPOOL),
        input=(channels, height, width),
    )
    fix = Fix(text("Use the nearest allowed number"), clamped)
    return Problem(Place(field), what, hint, fixes=(fix,))
