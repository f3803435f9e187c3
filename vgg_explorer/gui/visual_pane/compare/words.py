"""What a comparison says in words: options, figures and how they differ."""

from __future__ import annotations

from string import ascii_uppercase
from typing import cast

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.cfg_diff import CfgDiff, DiffRow, Mark
from vgg_explorer.arch.compare import How, OptionDelta
from vgg_explorer.arch.entries import short
from vgg_explorer.arch.key_figures import BATCH
from vgg_explorer.arch.spec import ActivationName, ArchSpec
from vgg_explorer.arch.units import count, duration, exact, size
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets.entry_words import ACTIVATION_TITLES, value_of
from vgg_explorer.gui.widgets.numbers import percent

LETTERS = ascii_uppercase

BYTES = ("inference", "training")
COUNTED = ("weight_layers", "receptive")
"""Figures that are neither good nor bad, and whose difference is a number, not a share."""


def figure_title(key: str) -> str:
    """Return what a figure is called."""
    return {
        "params": tr("Params"),
        "macs": tr("MACs"),
        "inference": tr("Inference peak"),
        "training": tr("Training"),
        "weight_layers": tr("Weight layers"),
        "receptive": tr("Receptive field"),
        "time": tr("Measured time"),
        "accuracy": tr("Val. accuracy"),
    }[key]


def figure_tip(key: str) -> str:
    """Return what a figure is, for a tool tip."""
    return {
        "params": tr("Weights and biases."),
        "macs": tr("Multiply-accumulates for one picture, without biases."),
        "inference": tr("Weights, and the most activations alive together, for one picture."),
        "training": tr(
            "Parameters, gradients, Adam's state and what the backward pass keeps, batch {n}.",
            n=BATCH,
        ),
        "weight_layers": tr("Convolutions and fully connected layers."),
        "receptive": tr("What one unit of the last map in front of the head sees."),
        "time": tr("One picture on this device: the sum of the measured layers."),
        "accuracy": tr("The best validation accuracy of its runs in this session."),
    }[key]


def figure_value(key: str, value: float | None) -> str:
    """Return a figure as it is read."""
    if value is None:
        return "—"
    if key == "time":
        return duration(value)
    if key == "accuracy":
        return percent(value)
    if key in BYTES:
        return size(int(value))
    if key == "weight_layers":
        return exact(int(value))
    if key == "receptive":
        return tr("{size} px", size=exact(int(value)))
    return count(int(value))


def figure_delta(key: str, value: float | None, first: float | None) -> str:
    """Return how far a figure is from that of A: in percent, or as a number, with its sign."""
    if value is None or first is None:
        return ""
    if value == first:
        return "="
    if key in COUNTED:
        return f"{'+' if value > first else '−'}{exact(abs(int(value - first)))}"
    if key == "accuracy":
        points = f"{abs(value - first) * 100:.1f}"
        return tr("{sign}{points} pt", sign="+" if value > first else "−", points=points)
    if not first:
        return ""
    share = 100 * (value / first - 1)
    sign = "+" if share > 0 else "−"
    share = abs(share)
    if share >= 1000:
        times = value / first
        return f"×{times:.3g}" if times < 999.5 else f"×{count(round(times))}"
    if share < 0.05:
        return tr("{sign}under 0.1 %", sign=sign)
    # A hundredth of the parameters is not nothing: 99.8 % less is not 100 % less.
    decimals = 1 if share < 9.95 or 99 < share < 99.95 else 2 if 99.95 <= share < 100 else 0
    return f"{sign}{min(share, 99.99) if share < 100 else share:.{decimals}f} %"


def row_title(row: DiffRow) -> str:
    """Return what stands beside a row of entries."""
    if row.which == "features":
        return tr("B{number}", number=row.number)
    return tr("Head") if row.which == "classifier" else tr("Out")


def signs(diff: CfgDiff) -> str:
    """Return how many entries differ, by the signs that they have on their chips."""
    parts: tuple[tuple[str, How], ...] = (("−", "removed"), ("+", "inserted"), ("±", "changed"))
    counted = [f"{sign}{diff.count(how)}" for sign, how in parts if diff.count(how)]
    return "  ".join(counted) or changes(diff)


def changes(diff: CfgDiff) -> str:
    """Return how many entries differ."""
    parts = [
        words
        for how, words in (
            (diff.count("removed"), tr("{n} removed", n=diff.count("removed"))),
            (diff.count("inserted"), tr("{n} added", n=diff.count("inserted"))),
            (diff.count("changed"), tr("{n} changed", n=diff.count("changed"))),
        )
        if how
    ]
    if parts:
        return ", ".join(parts)
    return tr("as A") if diff.same else tr("same entries")


def options(spec: ArchSpec) -> str:
    """Return the options of a network in one line."""
    parts = [
        option("head", spec.head),
        *([option("avgpool", spec.avgpool)] if spec.head != "pool" else []),
        option("batch_norm", spec.batch_norm),
        option("activation", spec.activation),
        option("input", spec.input),
    ]
    if not spec.bias:
        parts.append(option("bias", spec.bias))
    return ", ".join(parts)


def option(name: str, value: object) -> str:
    """Return an option in words."""
    match name:
        case "head":
            return {
                "linear": tr("linear head"),
                "conv": tr("convolutional head"),
                "pool": tr("global average as head"),
            }[str(value)]
        case "avgpool":
            if value is None:
                return tr("no adaptive pool")
            if value == 1:
                return tr("global average pool")
            return tr("adaptive pool {side}×{side}", side=value)
        case "batch_norm":
            return tr("batch norm after every conv") if value else tr("no batch norm")
        case "bias":
            return tr("convolutions with bias") if value else tr("convolutions without bias")
        case "activation":
            return ACTIVATION_TITLES[cast("ActivationName", value)]
        case "num_classes":
            return tr("{n} classes", n=exact(cast("int", value)))
        case _:
            channels, height, width = cast("tuple[int, int, int]", value)
            return tr("input {shape}", shape=f"{channels}×{height}×{width}")


def option_change(delta: OptionDelta) -> str:
    """Return an option that differs; what it was goes without saying, it stands on A's card."""
    return f"± {option(delta.name, delta.after)}"


def mark_tip(mark: Mark, spec: ArchSpec) -> str:
    """Return an entry in words."""
    value = value_of(mark.token, spec.activation)
    match mark.how:
        case "changed" if mark.before is not None:
            before = value_of(mark.before, spec.activation)
            return tr("{after}, was {before} in A", after=value, before=before)
        case "inserted":
            return tr("{entry}, not in A", entry=value)
        case "removed":
            return tr("{entry} of A, not here", entry=value)
        case _:
            return tr("{entry}, as in A", entry=value)


def spoken(diff: CfgDiff, spec: ArchSpec) -> str:
    """Return the rows with their changes for screen readers."""
    by_how = {"same": "", "changed": "±", "inserted": "+", "removed": "−"}
    rows = [
        f"{row_title(row)}: " + " ".join(by_how[m.how] + short(m.token) for m in row.marks)
        for row in diff.rows
    ]
    return "; ".join((*rows, *(option_change(delta) for delta in diff.options)))


def broken(analysis: Analysis) -> str:
    """Say where a network breaks, and what its figures are then; nothing where it works."""
    if analysis.problem is None:
        return ""
    if not analysis.pending:
        return tr("Breaks; figures up to there")
    return tr("Breaks at {layer}; figures up to there", layer=analysis.pending[0].name)
