"""What would fit: the largest input of a network that the free memory allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.costs import FLOAT
from vgg_explorer.arch.limits import MAX_SIDE
from vgg_explorer.arch.memory import WIDTH, Precision
from vgg_explorer.arch.shapes import numel
from vgg_explorer.arch.spec import ArchSpec, Fix
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import shape

STEP = 32
"""Sides are rounded down to a multiple: what five pools of VGG halve without a rest."""


def needed_bytes(analysis: Analysis, precision: Precision = "fp32") -> int:
    """Estimate the bytes that a first run of a network takes, for one picture."""
    weights = analysis.totals.weight_bytes * WIDTH[precision] // FLOAT
    return weights + working_bytes(analysis, precision)


def working_bytes(analysis: Analysis, precision: Precision = "fp32") -> int:
    """Estimate the bytes that a run takes besides the weights."""
    width = WIDTH[precision]
    largest = max((numel(row.out_shape) for row in analysis.rows), default=0)
    # Convolutions lay out their input and output anew while they work: hence twice. An activation
    # leaves what enters it as it is.
    computing = 2 * width * max(analysis.totals.peak_activation_bytes // FLOAT, largest)
    # What is on show of a layer are copies of its values before and after its activation.
    return computing + 2 * FLOAT * largest


def largest_input(
    spec: ArchSpec,
    free: int,
    needed: Callable[[Analysis], int] = needed_bytes,
) -> tuple[int, int, int] | None:
    """Return the largest input of the same proportions that fits, or None where none does.

    Parameters
    ----------
    spec : ArchSpec
    free : int
        Bytes.
    needed : callable
        The bytes that a run of an analysed network takes; they grow with the input.

    Returns
    -------
    (channels, height, width)
        The longer side is a multiple of `STEP` where the network works at that size.
    """

    def try_side(side: int) -> Analysis:
        return analyze(replace(spec, input=_scaled(spec.input, side)))

    # An input that is too small for the network needs little as well, so what is sought lies where
    # the bytes end to suffice, whether or not the smaller ones work.
    low, high = 0, MAX_SIDE
    while low < high:
        middle = (low + high + 1) // 2
        if needed(try_side(middle)) <= free:
            low = middle
        else:
            high = middle - 1
    for side in (low // STEP * STEP, low):
        if side > 0 and try_side(side).problem is None:
            return _scaled(spec.input, side)
    return None


def hint(
    spec: ArchSpec,
    free: int,
    needed: Callable[[Analysis], int] = needed_bytes,
) -> Text:
    """Say which input would fit where that of a network does not."""
    found = largest_input(spec, free, needed)
    if found is None:
        return text("Not even the smallest input fits: use fewer channels.")
    return text("An input of {shape} would fit.", shape=shape(found))


def remedy(
    spec: ArchSpec,
    free: int,
    needed: Callable[[Analysis], int] = needed_bytes,
) -> Fix | None:
    """Return the network with the largest input that fits, or None where none does."""
    found = largest_input(spec, free, needed)
    if found is None:
        return None
    return Fix(text("Use {shape}", shape=shape(found)), replace(spec, input=found))


def _scaled(input_: tuple[int, int, int], side: int) -> tuple[int, int, int]:
    """Return an input with a longer side of so many pixels, the other in proportion."""
    channels, height, width = input_
    longer = max(height, width)
    return channels, max(1, round(height * side / longer)), max(1, round(width * side / longer))
