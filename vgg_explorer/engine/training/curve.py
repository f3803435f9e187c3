"""The steps of a training as a value that grows without being copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from vgg_explorer.engine.training.records import Step


class Curve(Sequence[Step]):
    """The steps of a training so far: a frozen view of a list that only grows.

    A tuple would be copied with each report, which for a hundred thousand steps takes longer than
    the step.

    Parameters
    ----------
    steps : list of Step
        Must only be appended to.
    count : int, optional
        The steps that belong to this view; all by default.
    """

    __slots__ = ("_count", "_steps")

    def __init__(self, steps: list[Step] | None = None, count: int | None = None) -> None:
        self._steps = steps if steps is not None else []
        self._count = len(self._steps) if count is None else count

    def __len__(self) -> int:
        """Return how many steps there are."""
        return self._count

    @overload
    def __getitem__(self, at: int) -> Step: ...

    @overload
    def __getitem__(self, at: slice) -> list[Step]: ...

    def __getitem__(self, at: int | slice) -> Step | list[Step]:
        """Return a step, or a list of them."""
        places = range(self._count)[at]
        if isinstance(places, range):
            return [self._steps[place] for place in places]
        return self._steps[places]

    def __iter__(self) -> Iterator[Step]:
        """Go through the steps."""
        for number in range(self._count):
            yield self._steps[number]

    def extended(self, more: Sequence[Step]) -> Curve:
        """Return a curve with more steps; this one stays as it is."""
        if len(self._steps) == self._count:
            self._steps.extend(more)
            return Curve(self._steps)
        return Curve([*self[:], *more])
