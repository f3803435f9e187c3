"""What a trainer needs of the processes that train with it; of none, by default."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from torch import nn


class Together(Protocol):
    """The processes of one training, seen by one of them; `distributed.Team` is one."""

    rank: int
    world: int

    def wrapped(self, module: nn.Module) -> nn.Module:
        """Return what is called instead of the module, so that its gradients are everybody's."""

    def summed(self, values: Sequence[float]) -> list[float]:
        """Return the sums of what all processes have; all of them must ask."""

    def gathered(self, values: Sequence[float]) -> list[list[float]]:
        """Return what each process has, all as many values; all of them must ask."""


class Alone:
    """The only process."""

    rank, world = 0, 1

    def wrapped(self, module: nn.Module) -> nn.Module:
        """Return the module itself."""
        return module

    def summed(self, values: Sequence[float]) -> list[float]:
        """Return the values."""
        return list(values)

    def gathered(self, values: Sequence[float]) -> list[list[float]]:
        """Return the values, of the only process."""
        return [list(values)]
