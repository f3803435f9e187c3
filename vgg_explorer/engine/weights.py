"""Random weights: each a pure function of its identity, made when the forward pass gets there."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from vgg_explorer.arch.costs import FLOAT
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.shapes import numel
from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.build import is_classifier, weight_shape, weight_spread

SLICE = 2**21
"""Values that are drawn between two chances to cancel: about 6 ms on one core."""

MAX_NETWORKS = 256
"""Networks whose weights are remembered by identity; a few kilobytes each."""


@dataclass(frozen=True, slots=True)
class WeightId:
    """What a fresh weight tensor is a pure function of; two layers never share one.

    Parameters
    ----------
    seed : int
    path : str
        The layer for which it was made. After an edit it may serve a layer of another path.
    shape : tuple of int
        (out, in, kernel, kernel) in the features. In the classifier (out, values per output), so
        that a linear layer and the convolution that it becomes in a dense head are one.
    spread : float
        Standard deviation; the mean is 0.
    variant : int
        Tells apart tensors that would be the same otherwise.
    """

    seed: int
    path: str
    shape: tuple[int, ...]
    spread: float
    variant: int = 0

    @property
    def nbytes(self) -> int:
        """Bytes of the tensor."""
        return numel(self.shape) * FLOAT


Assignment = Mapping[str, WeightId]
"""Module path to the identity of its weight."""


def fill(weight: Tensor, which: WeightId) -> Iterator[None]:
    """Fill a contiguous CPU tensor with the values of an identity, pausing between slices.

    Every slice has a generator of its own, so that they can be drawn side by side: torch draws
    from one on a single core, and without the GIL.
    """
    flat = weight.view(-1)
    slices = [flat[first : first + SLICE] for first in range(0, len(flat), SLICE)]
    workers = min(len(slices), torch.get_num_threads())
    if workers == 1:
        for number, part in enumerate(slices):
            _draw(part, which, number)
            yield
        return
    with ThreadPoolExecutor(workers) as pool:
        for first in range(0, len(slices), workers):
            numbers = range(first, min(first + workers, len(slices)))
            list(pool.map(lambda number: _draw(slices[number], which, number), numbers))
            yield


def _draw(part: Tensor, which: WeightId, number: int) -> None:
    name = f"{which.seed}/{which.path}/{which.shape}/{which.variant}/{number}"
    seed = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest())
    part.normal_(0, which.spread, generator=torch.Generator().manual_seed(seed))


class WeightStore:
    """Keeps weights over edits.

    A layer keeps its weight as long as its shape stays, wherever an edit moves it. A network that
    was there before, by undo or by hand, gets the weights that it had, even if they were dropped
    in between: identities are remembered, and values follow from them.

    Parameters
    ----------
    seed : int
    device : str
    spare_bytes : int
        Weights that no layer uses at present are kept up to here, the latest used longest.
    """

    def __init__(self, seed: int = 0, device: str = "cpu", spare_bytes: int = 2**29) -> None:
        self._seed = seed
        self._device = device
        self._spare_bytes = spare_bytes
        self._tensors: OrderedDict[WeightId, Tensor] = OrderedDict()
        self._networks: OrderedDict[tuple[WeightId, ...], Assignment] = OrderedDict()
        self._present: Assignment = {}
        self.dropped = 0
        """Bytes of weights dropped so far."""

    @property
    def seed(self) -> int:
        """All weights follow from it; a new one takes effect with the next `assign`."""
        return self._seed

    @seed.setter
    def seed(self, seed: int) -> None:
        if seed != self._seed:
            self._seed = seed
            self._present = {}

    @property
    def held_bytes(self) -> int:
        """Bytes of all tensors that are there."""
        return sum(which.nbytes for which in self._tensors)

    def origin(self) -> Text:
        """Say where the weights come from."""
        return text("random weights, seed {seed}", seed=self._seed)

    def assign(self, rows: Sequence[Row]) -> Assignment:
        """Decide which weight each layer of a network has, and make it the present network."""
        wanted = tuple(self._fresh(row, shape) for row in rows if (shape := weight_shape(row)))
        assignment = self._networks.get(wanted)
        if assignment is None:
            assignment = _carried_over(self._present, wanted)
        self._networks[wanted] = assignment
        self._networks.move_to_end(wanted)
        while len(self._networks) > MAX_NETWORKS:
            self._networks.popitem(last=False)
        self._present = assignment
        self.drop_spare(self._spare_bytes)
        return assignment

    def missing_bytes(self, assignment: Assignment) -> int:
        """Bytes of the weights that are still to be made."""
        return sum(which.nbytes for which in assignment.values() if which not in self._tensors)

    def prepare(self, which: WeightId) -> Iterator[None]:
        """Make a weight unless it is there, pausing every few milliseconds."""
        if which in self._tensors:
            self._tensors.move_to_end(which)
            return
        weight = torch.empty(which.shape)
        yield from fill(weight, which)
        if self._device != "cpu":
            weight = weight.to(self._device)
        elif weight.ndim == 4:
            # oneDNN and the pools run 1.2 to 25 times faster on channels-last tensors.
            weight = weight.contiguous(memory_format=torch.channels_last)
        self._tensors[which] = weight

    def tensor(self, which: WeightId) -> Tensor:
        """Return a weight that `prepare` made."""
        return self._tensors[which]

    def drop_spare(self, limit: int) -> None:
        """Drop unused weights, the oldest first, until those left have at most ``limit`` bytes."""
        used = set(self._present.values())
        unused = [which for which in self._tensors if which not in used]
        spare = sum(which.nbytes for which in unused)
        for which in unused:
            if spare <= limit:
                break
            del self._tensors[which]
            spare -= which.nbytes
            self.dropped += which.nbytes

    def clear(self) -> None:
        """Drop all tensors; what they were is still known."""
        self._tensors.clear()

    def _fresh(self, row: Row, shape: tuple[int, ...]) -> WeightId:
        if is_classifier(row):
            shape = (shape[0], numel(shape[1:]))
        return WeightId(self._seed, row.path, shape, weight_spread(row))


def _carried_over(old: Assignment, wanted: Sequence[WeightId]) -> Assignment:
    """Give layers the weights of their counterparts before the edit, and fresh ones to others."""
    before = list(old.values())
    kept = {new: before[i] for i, new in _counterparts([w.shape for w in before], wanted)}
    used = set(kept.values())
    return {
        which.path: kept.get(index) or _unused(which, used) for index, which in enumerate(wanted)
    }


def _unused(which: WeightId, used: Collection[WeightId]) -> WeightId:
    """Return the first variant that no layer brought along."""
    while which in used:
        which = replace(which, variant=which.variant + 1)
    return which


def _counterparts(
    before: Sequence[tuple[int, ...]], wanted: Sequence[WeightId]
) -> Iterator[tuple[int, int]]:
    """Yield (old index, new index) of layers that are the same before and after an edit.

    They have the same shapes in the same order: a common start, a common end, and the longest
    common subsequence of what is between. That is quadratic at most, where difflib is cubic: a long
    list of equal layers would freeze it.
    """
    after = [which.shape for which in wanted]
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        yield start, start
        start += 1
    end, new_end = len(before), len(after)
    while end > start and new_end > start and before[end - 1] == after[new_end - 1]:
        end, new_end = end - 1, new_end - 1
        yield end, new_end
    for i, j in _common(before[start:end], after[start:new_end]):
        yield start + i, start + j


def _common(
    old: Sequence[tuple[int, ...]], new: Sequence[tuple[int, ...]]
) -> Iterator[tuple[int, int]]:
    """Yield the index pairs of a longest common subsequence."""
    longest = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        row, below = longest[i], longest[i + 1]
        for j in reversed(range(len(new))):
            row[j] = below[j + 1] + 1 if old[i] == new[j] else max(below[j], row[j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if old[i] == new[j]:
            yield i, j
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
