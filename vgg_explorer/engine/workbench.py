"""Runs a network on a picture, module by module, and never computes anything twice."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn

from vgg_explorer.arch.analysis import Analysis, Group, Row, analyze
from vgg_explorer.arch.layers import Kind
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import size
from vgg_explorer.engine import devices
from vgg_explorer.engine.activations import LayerMaps, Output, Progress, Report, maps_of
from vgg_explorer.engine.build import BuildError, module_for, weight_shape
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.weights import Assignment, WeightId, WeightStore

_CHEAP = frozenset({Kind.ACTIVATION, Kind.DROPOUT, Kind.FLATTEN})
"""What is done again rather than kept: 0.2 ms for the largest map of VGG-16, or nothing."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One module of a run.

    Parameters
    ----------
    row : Row
    key : str
        Names the value behind it: the picture and every op and weight up to here.
    weight : WeightId or None
    kept : bool
        Whether that value is worth its memory.
    done : float
        Share of the network's MACs with this module.
    """

    row: Row
    key: str
    weight: WeightId | None
    kept: bool
    done: float


class _Kept:
    """Tensors by key, within a number of bytes; those unused longest go first."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.nbytes = 0
        self._tensors: OrderedDict[str, Tensor] = OrderedDict()

    def get(self, key: str) -> Tensor | None:
        tensor = self._tensors.get(key)
        if tensor is not None:
            self._tensors.move_to_end(key)
        return tensor

    def put(self, key: str, tensor: Tensor) -> None:
        self.drop(key)
        if tensor.nbytes <= self.limit:
            self.shrink(self.limit - tensor.nbytes)
            self._tensors[key] = tensor
            self.nbytes += tensor.nbytes

    def drop(self, key: str) -> None:
        tensor = self._tensors.pop(key, None)
        if tensor is not None:
            self.nbytes -= tensor.nbytes

    def shrink(self, nbytes: int) -> None:
        while self.nbytes > nbytes:
            self.drop(next(iter(self._tensors)))


class Workbench:
    """A device with the weights and values that are kept on it.

    One thread at a time may use it.

    Parameters
    ----------
    device : str
        ``'cpu'``, ``'cuda:0'``, ``'mps'``.
    seed : int
        Of the random weights.
    keep_bytes : int
        Layer outputs are kept up to here. Of VGG-16 at 224 that is 62 MiB.
    """

    def __init__(self, device: str = "cpu", seed: int = 0, keep_bytes: int = 2**29) -> None:
        self.device = device
        self.weights = WeightStore(seed, device)
        self._keep_bytes = keep_bytes
        self._kept = _Kept(keep_bytes)
        self._maps: tuple[str, LayerMaps] | None = None

    @property
    def seed(self) -> int:
        """The seed of the weights; a new one takes effect with the next `inspect`."""
        return self.weights.seed

    @seed.setter
    def seed(self, seed: int) -> None:
        self.weights.seed = seed

    @property
    def kept_bytes(self) -> int:
        """Bytes of the layer outputs that are kept; weights are counted by ``weights``."""
        return self._kept.nbytes

    def clear(self) -> None:
        """Give back all memory; everything can be computed again, with the same values."""
        self._maps = None
        self._kept.shrink(0)
        self.weights.clear()

    def needed_bytes(self, spec: ArchSpec) -> int:
        """Estimate the bytes that a run takes from the device beyond what it holds already.

        The weights that are still to be made, and twice the largest set of activations that is
        alive together: convolutions lay out their input and output anew while they work.
        """
        analysis = analyze(spec)
        return self._needed(analysis, self.weights.assign(analysis.rows))

    def inspect(
        self,
        spec: ArchSpec,
        tensor_key: str,
        make_tensor: Callable[[], Tensor],
        layer: str,
        fresh: bool = False,
    ) -> Generator[Report, None, None]:
        """Run a network on a picture and report what a layer makes of it.

        Yields `Progress` after every module that had to be computed (and while weights are made),
        `LayerMaps` as soon as the layer is reached, and `Output` last. It may be closed at any
        of these points; what was computed until then is kept.

        Parameters
        ----------
        spec : ArchSpec
        tensor_key : str
            The same for the same picture and preprocessing.
        make_tensor : callable
            Returns the input as float32 of shape (1, C, H, W); called only when it is needed.
        layer : str
            The name of the group whose maps are wanted.
        fresh : bool
            Compute everything again, with the same weights.

        Raises
        ------
        BuildError
            When the spec is no network.
        EngineError
            When the memory does not suffice, or torch fails.
        """
        analysis = analyze(spec)
        if analysis.problem is not None:
            raise BuildError(analysis.problem)
        group = analysis.group(layer)
        if group is None:
            what = text("This network has no layer called {layer}.", layer=layer)
            raise EngineError(what, text("Choose one of its layers."))
        assignment = self.weights.assign(analysis.rows)
        failure: EngineError | None = None
        try:
            self._make_room(analysis, assignment)
            run = _Run(self, analysis, assignment, tensor_key, make_tensor)
            yield from run.reports(group, fresh=fresh)
        except (RuntimeError, MemoryError) as error:
            failure = _explained(error, self.device)
        # Outside of the handler: until it is left, the traceback holds on to the tensors.
        if failure is not None:
            self.clear()
            devices.give_back(self.device)
            raise failure

    def _needed(self, analysis: Analysis, assignment: Assignment) -> int:
        activations = 2 * analysis.totals.peak_activation_bytes
        return self.weights.missing_bytes(assignment) + activations

    def _make_room(self, analysis: Analysis, assignment: Assignment) -> None:
        needed = self._needed(analysis, assignment)
        free = devices.free_bytes(self.device)
        if free is not None and needed > free:
            self._maps = None
            self._kept.shrink(0)
            self.weights.drop_spare(0)
            devices.give_back(self.device)
            free = devices.free_bytes(self.device)
        if free is None:
            return
        if needed > free:
            what = text(
                "This network needs about {needed} of memory for one picture, but {free} are free.",
                needed=size(needed),
                free=size(free),
            )
            raise EngineError(what, text("Use a smaller input or fewer channels."))
        self._kept.limit = min(self._keep_bytes, self._kept.nbytes + free - needed)
        self._kept.shrink(self._kept.limit)


class _Run:
    """One forward pass, which begins behind the last value that is kept."""

    def __init__(
        self,
        bench: Workbench,
        analysis: Analysis,
        assignment: Assignment,
        tensor_key: str,
        make_tensor: Callable[[], Tensor],
    ) -> None:
        self._weights = bench.weights
        self._kept = bench._kept
        self._bench = bench
        self._analysis = analysis
        self._tensor_key = tensor_key
        self._make_tensor = make_tensor
        self._steps = tuple(_steps(analysis, assignment, f"{tensor_key}/{bench.device}"))
        self._at = -1
        self._value: Tensor | None = None

    def reports(self, group: Group, *, fresh: bool) -> Generator[Report, None, None]:
        if fresh:
            for step in self._steps:
                self._kept.drop(step.key)
            self._bench._maps = None
        yield from self._maps(group)
        logits = yield from self._forward(len(self._steps) - 1)
        yield Output(logits.to("cpu", torch.float32, copy=True))

    def _maps(self, group: Group) -> Generator[Report, None, None]:
        last = self._steps.index(next(s for s in self._steps if s.row is group.rows[-1]))
        key = self._steps[last].key
        known = self._bench._maps
        if known is not None and known[0] == f"{group.name}/{key}":
            yield replace(known[1], spec=self._analysis.spec)
            return
        pre = (yield from self._forward(last - 1)) if group.has_activation else None
        post = yield from self._forward(last)
        maps = maps_of(group.name, self._analysis.spec, pre, post, self._tensor_key)
        self._bench._maps = (f"{group.name}/{key}", maps)
        yield maps
