"""How kernels are looked at: the choices of the tab Filters."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

Mode = Literal["colour", "matrix", "output", "input"]
"""Kernels in colour; all outputs by all inputs; those of one output; those of one input."""

Sort = Literal["index", "l2", "l1", "mean", "deviation", "maximum"]
Values = Literal["now", "change"]


@dataclass(frozen=True, slots=True)
class KernelLook:
    """The choices; a layer is shown so as far as it allows them.

    Parameters
    ----------
    mode : str
        Empty for the best of the layer.
    channel : int
        The input whose kernels are chosen.
    sort
    shared : bool
        One scale for all kernels.
    values
        The weights, or how they differ from what the layer had before.
    """

    mode: Mode | Literal[""] = ""
    channel: int = 0
    sort: Sort = "index"
    shared: bool = False
    values: Values = "now"


_CHOICES: dict[str, tuple[str, ...]] = {
    "mode": ("", *get_args(Mode)),
    "sort": get_args(Sort),
    "values": get_args(Values),
}


def written(look: KernelLook) -> dict[str, Any]:
    """Return the choices as a table of plain values."""
    return asdict(look)


def read(table: dict[str, Any]) -> KernelLook:
    """Return the choices of a table; what is wrong in it has its default."""
    good: dict[str, Any] = {
        name: table[name] for name, choices in _CHOICES.items() if table.get(name) in choices
    }
    channel = table.get("channel")
    if type(channel) is int and 0 <= channel < 2**31:
        good["channel"] = channel
    good["shared"] = table.get("shared") is True
    return KernelLook(**good)
