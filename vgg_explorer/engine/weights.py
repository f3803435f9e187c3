"""The values of weights: drawn or taken from a file when the forward pass gets there."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Generator, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from vgg_explorer.arch.weights import Assignment, Law, WeightId, law

if TYPE_CHECKING:
    from vgg_explorer.engine.loaded import Loaded

SLICE = 2**21
"""Values that are drawn between two chances to cancel: about 6 ms on one core."""

Parameters = Mapping[str, Tensor]
"""By the names that they have in the module: weight, bias, running_mean, running_var."""


def fill(weight: Tensor, which: WeightId) -> Iterator[None]:
    """Fill a contiguous CPU tensor with the random values of an identity, pausing between slices.

    Every slice has a generator of its own, so that they can be drawn side by side: torch draws
    from one on a single core, and without the GIL.
    """
    flat = weight.view(-1)
    spread = law(which)
    slices = [flat[first : first + SLICE] for first in range(0, len(flat), SLICE)]
    workers = min(len(slices), torch.get_num_threads())
    if workers == 1:
        for number, part in enumerate(slices):
            _draw(part, spread, _generator(which, number))
            yield
        return
    with ThreadPoolExecutor(workers) as pool:
        for first in range(0, len(slices), workers):
            numbers = range(first, min(first + workers, len(slices)))
            list(pool.map(lambda n: _draw(slices[n], spread, _generator(which, n)), numbers))
            yield


def _generator(which: WeightId, number: int | str) -> torch.Generator:
    name = f"{which.seed}/{which.path}/{which.shape}/{which.variant}/{number}"
    seed = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest())
    return torch.Generator().manual_seed(seed)


def _draw(part: Tensor, spread: Law, generator: torch.Generator) -> None:
    if spread.kind == "normal":
        part.normal_(0, spread.spread, generator=generator)
    else:
        part.uniform_(-spread.spread, spread.spread, generator=generator)


class WeightStore:
    """Keeps the tensors of weights on a device, over edits.

    Parameters
    ----------
    device : str
    dtype : torch.dtype
    spare_bytes : int
        Weights that no layer uses at present are kept up to here, the latest used longest.
    """

    def __init__(
        self, device: str = "cpu", dtype: torch.dtype = torch.float32, spare_bytes: int = 2**29
    ) -> None:
        self._device = device
        self.dtype = dtype
        self._spare_bytes = spare_bytes
        self._tensors: OrderedDict[WeightId, Parameters] = OrderedDict()
        self._sources: dict[str, Loaded] = {}
        self._present: frozenset[WeightId] = frozenset()
        self.dropped = 0
        """Bytes of weights dropped so far."""

    @property
    def held_bytes(self) -> int:
        """Bytes of all weights that are there."""
        return sum(self._bytes(which) for which in self._tensors)

    def use(self, assignment: Assignment, sources: Iterable[Loaded] = ()) -> None:
        """Say which weights the present network has, and the files that have some of them."""
        self._sources = {source.digest: source for source in sources}
        self._present = frozenset(assignment.values())
        self._drop_orphans()
        self.drop_spare(self._spare_bytes)

    def missing_bytes(self) -> int:
        """Bytes of the present weights that are still to be made."""
        return sum(self._bytes(which) for which in self._present - self._tensors.keys())

    def prepare(self, which: WeightId) -> Iterator[None]:
        """Make a layer's parameters unless they are there, pausing every few milliseconds."""
        if which in self._tensors:
            self._tensors.move_to_end(which)
            return
        if which.source:
            made = dict(_of_layer(self._sources[which.source], which))
        else:
            made = yield from _random(which)
        self._tensors[which] = {name: self._placed(tensor) for name, tensor in made.items()}

    def parameters(self, which: WeightId) -> Parameters:
        """Return what `prepare` made."""
        return self._tensors[which]

    def drop_spare(self, limit: int) -> None:
        """Drop unused weights, the oldest first, until those left have at most ``limit`` bytes."""
        unused = [which for which in self._tensors if which not in self._present]
        spare = sum(self._bytes(which) for which in unused)
        for which in unused:
            if spare <= limit:
                break
            del self._tensors[which]
            spare -= self._bytes(which)
            self.dropped += self._bytes(which)

    def _drop_orphans(self) -> None:
        """Drop what comes from files that are let go: a training gives new ones every second."""
        held = {"", *self._sources}
        for which in [which for which in self._tensors if which.source not in held]:
            del self._tensors[which]
            self.dropped += self._bytes(which)

    def clear(self) -> None:
        """Drop all tensors; what they were is still known."""
        self._tensors.clear()

    def _bytes(self, which: WeightId) -> int:
        return which.nbytes * self.dtype.itemsize // torch.float32.itemsize

    def _placed(self, tensor: Tensor) -> Tensor:
        tensor = tensor.to(self._device, self.dtype)
        if self._device == "cpu" and tensor.ndim == 4:
            # oneDNN and the pools run 1.2 to 25 times faster on channels-last tensors.
            return tensor.contiguous(memory_format=torch.channels_last)
        return tensor


def state_dict(assignment: Assignment, store: WeightStore) -> Iterator[tuple[str, Tensor] | None]:
    """Yield the names and parameters of a whole network, and None while they are being made.

    Parameters
    ----------
    assignment : Assignment
    store : WeightStore
        On the CPU; it uses the assignment.
    """
    for path, which in assignment.items():
        for _ in store.prepare(which):
            yield None
        for name, tensor in store.parameters(which).items():
            yield f"{path}.{name}", tensor


def _of_layer(source: Loaded, which: WeightId) -> Iterator[tuple[str, Tensor]]:
    """Yield the parameters that a file has for a layer."""
    path = which.path
    for name in ("weight", "bias", "running_mean", "running_var"):
        tensor = source.tensors.get(f"{path}.{name}" if path else name)
        if tensor is not None:
            yield name, tensor.view(which.shape) if name == "weight" else tensor


def _random(which: WeightId) -> Generator[None, None, dict[str, Tensor]]:
    if which.norm:
        count = which.shape[0]
        ones, zeros = torch.ones(count), torch.zeros(count)
        return {"weight": ones, "bias": zeros, "running_mean": zeros, "running_var": ones}
    weight = torch.empty(which.shape)
    yield from fill(weight, which)
    bias = torch.zeros(which.shape[0])
    if bound := law(which).bias:
        bias.uniform_(-bound, bound, generator=_generator(which, "bias"))
    return {"weight": weight, "bias": bias}
