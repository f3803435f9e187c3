"""How the tab Costs shows what a network costs, as one frozen value."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, get_args

Shown = Literal["layers", "blocks", "training"]
Measure = Literal["params", "macs", "memory", "time"]
Order = Literal["network", "size"]
Bars = Literal["linear", "log"]
Optimiser = Literal["sgd", "momentum", "adam"]
Numbers = Literal["fp32", "mixed"]

MAX_BATCH = 512
"""The largest batch on the axis of training memory."""


@dataclass(frozen=True, slots=True)
class Costing:
    """The choices of the tab Costs.

    Parameters
    ----------
    shown : {'layers', 'blocks', 'training'}
        Whether the costs of layers or blocks are shown, or the memory of training.
    measure, order, bars
        Which figure is compared, in which order and on which scale.
    cumulative : bool
        Whether a line shows the sum so far.
    optimiser, numbers
        How is trained; mixed numbers stand for ``torch.autocast``.
    batch : int
        1 to `MAX_BATCH`: the batch whose parts are listed.
    """

    shown: Shown = "layers"
    measure: Measure = "params"
    order: Order = "network"
    bars: Bars = "linear"
    cumulative: bool = True
    optimiser: Optimiser = "adam"
    numbers: Numbers = "fp32"
    batch: int = 32


_CHOICES: dict[str, tuple[str, ...]] = {
    "shown": get_args(Shown),
    "measure": get_args(Measure),
    "order": get_args(Order),
    "bars": get_args(Bars),
    "optimiser": get_args(Optimiser),
    "numbers": get_args(Numbers),
}


def changed(costing: Costing, field: str, value: object) -> Costing:
    """Return the choices with one of them made anew; a batch stays within its bounds."""
    change: dict[str, Any] = {field: value}
    costing = replace(costing, **change)
    return replace(costing, batch=min(MAX_BATCH, max(1, costing.batch)))


def written(costing: Costing) -> dict[str, Any]:
    """Return the choices as a table of plain values."""
    return asdict(costing)


def read(table: dict[str, Any]) -> Costing:
    """Return the choices of a table; what is wrong in it has its default."""
    good: dict[str, Any] = {
        name: table[name]
        for name, choices in _CHOICES.items()
        if isinstance(table.get(name), str) and table[name] in choices
    }
    if isinstance(table.get("cumulative"), bool):
        good["cumulative"] = table["cumulative"]
    batch = table.get("batch")
    if type(batch) is int and 1 <= batch <= MAX_BATCH:
        good["batch"] = batch
    return Costing(**good)
