"""The steps of a probe in words and numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vgg_explorer.engine.probed import (
    Activated,
    Normalised,
    Pooled,
    Responses,
    Scaled,
    Shared,
    Unchanged,
    Weighted,
)
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.lines import times
from vgg_explorer.gui.widgets import numbers

if TYPE_CHECKING:
    from vgg_explorer.arch.rows import Group, Row
    from vgg_explorer.engine.probed import Step

_RGB = ("R", "G", "B")


def figure(value: float) -> str:
    """Return a number with three digits; small ones do not become powers of ten at once."""
    size = abs(value)
    if math.isfinite(value) and 0.0001 <= size < 99_999.5:
        decimals = max(0, 2 - math.floor(math.log10(size))) if size < 1 else 3 - len(str(int(size)))
        return f"{value:.{max(0, decimals)}f}".replace("-", "−")
    return numbers.figure(value, 3)


def product(one: float, other: float) -> str:
    """Return two factors and what they give."""
    return f"{figure(one)} × {_bracketed(other)} = {figure(one * other)}"


def label(channel: int, group: Group) -> str:
    """Return what an input channel is called: that of a coloured picture by its colour."""
    is_picture = group.index == 0 and group.in_shape[0] == len(_RGB)
    return _RGB[channel] if is_picture else str(channel)


def title(step: Weighted | Pooled | Responses, row: Row) -> str:
    """Return what a grid of numbers shows."""
    module = times(row.description)
    if isinstance(step, Weighted):
        return tr("{module}: input × weight", module=module)
    if isinstance(step, Pooled):
        return tr("{module}: what it looks at", module=module)
    return tr("{module}: this place in the channels beside it", module=module)


def lines(step: Step, row: Row) -> Iterator[tuple[str, str]]:
    """Yield what is made of the numbers so far, each with the result."""
    value = figure(step.value)
    match step:
        case Weighted(bias=None):
            yield tr("Sum"), value
        case Weighted():
            assert step.bias is not None
            yield tr("Sum + bias {bias}", bias=figure(step.bias)), value
        case Normalised():
            yield _normalised(step), value
        case Activated():
            yield (
                tr(
                    "After {activation}, {way}",
                    activation=times(row.description),
                    way=_activated(step),
                ),
                value,
            )
        case Pooled(kind="max"):
            yield tr("Largest of {count}", count=int(step.inside.sum())), value
        case Pooled():
            total = figure(step.total)
            yield tr("Sum {total} / {count}", total=total, count=f"{step.divisor:,}"), value
        case Responses():
            yield tr("Sum of the squares"), figure(step.squares)
            before = figure(step.before)
            inner = f"{step.k:g} + {step.alpha:g} / {step.size} × {figure(step.squares)}"
            yield f"{before} / ({inner})^{step.beta:g}", value
        case Shared():
            share = f"exp({figure(step.before)} − {_bracketed(step.largest)})"
            yield tr("Softmax, {way}", way=f"{share} / {figure(step.total)}"), value
        case Scaled():
            way = f"{figure(step.before)} × {step.factor:g}"
            yield tr("Ablation, {way}", way=way), value
        case Unchanged(kind="dropout"):
            yield tr("Dropout changes nothing at inference"), value
        case Unchanged(source=(channel, y, x)):
            yield tr("From channel {channel}, y {y}, x {x}", channel=channel, y=y, x=x), value
        case _:
            yield tr("The same value in another place"), value


def _normalised(step: Normalised) -> str:
    spread = f"√({figure(step.variance)} + {step.eps:g})"
    centred = f"({figure(step.before)} − {_bracketed(step.mean)})"
    way = f"{centred} / {spread} × {_bracketed(step.weight)} + {_bracketed(step.bias)}"
    return tr("After batch norm, {way}", way=way)


def _activated(step: Activated) -> str:
    x = figure(step.before)
    match step.name:
        case "relu":
            return f"max(0, {x})"
        case "leaky_relu":
            return f"0.01 × {x}" if step.before < 0 else f"{x}"
        case "elu":
            return f"exp({x}) − 1" if step.before < 0 else f"{x}"
        case "gelu":
            return f"{x} × Φ({x})"
        case "silu":
            return f"{x} / (1 + exp({_negative(step.before)}))"
        case "tanh":
            return f"tanh({x})"
        case _:
            return f"1 / (1 + exp({_negative(step.before)}))"


def _negative(value: float) -> str:
    return figure(-value)


def _bracketed(value: float) -> str:
    """Return a factor; a minus sign behind another sign needs brackets."""
    words = figure(value)
    return f"({words})" if words.startswith("−") else words
