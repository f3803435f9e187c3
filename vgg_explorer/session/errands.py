"""What the worker finds out beyond maps and predictions.

Each feature has one kind of errand: a frozen value that says what is wanted and knows how to find
it out. The state says which are wanted; the worker runs them after the predictions, in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

from vgg_explorer.session import (
    alongside,
    contrasting,
    explaining,
    facing,
    filming,
    filtering,
    growing,
    maximising,
    probing,
    stopwatch,
)
from vgg_explorer.session.state import AppState

if TYPE_CHECKING:
    from torch import Tensor

    from vgg_explorer.engine.preprocess import Seen
    from vgg_explorer.engine.workbench import Workbench
    from vgg_explorer.session.wishes import Request


class Table(Protocol):
    """What an errand finds on the worker's desk: the present network and picture, and the tools."""

    @property
    def bench(self) -> Workbench:
        """Weights and kept activations."""

    @property
    def request(self) -> Request:
        """What was asked."""

    @property
    def seen(self) -> Seen:
        """The picture as the network sees it."""

    @property
    def tensor_key(self) -> str:
        """The same for the same picture and preprocessing, as the workbench wants it."""

    def tensor(self) -> Tensor:
        """Return the input as float32 of shape (1, C, H, W) on the CPU."""


class Errand(Protocol):
    """A frozen, comparable value: two that are equal find out the same."""

    def run(self, desk: Table) -> Iterator[object]:
        """Do it and yield events; each yield is a place where it can be cancelled."""


Wanted = Callable[[AppState], Errand | None]

WANTED: tuple[Wanted, ...] = (
    facing.wanted,
    probing.wanted,
    filtering.wanted,
    contrasting.wanted,
    alongside.beside_wanted,
    alongside.pinned_wanted,
    filming.wanted,
    explaining.wanted,
    maximising.wanted,
    growing.wanted,
    stopwatch.wanted,
)
"""One function for each feature. It returns None where nothing is wanted, and also where the state
holds the result already: results carry the errand that found them."""


def wanted(state: AppState) -> tuple[Errand, ...]:
    """Return what is still to be found out."""
    found = (ask(state) for ask in WANTED)
    return tuple(errand for errand in found if errand is not None)
