"""`Workbench`: a device with everything that is kept on it from one request to the next."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from torch import Tensor

from vgg_explorer.arch import ablation as ablations
from vgg_explorer.arch.ablation import Ablation
from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.rows import Group
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.arch.weights import Assignment, WeightId
from vgg_explorer.arch.weights import fresh as random_weights
from vgg_explorer.engine import devices, fitting_input, room
from vgg_explorer.engine.activations import ChannelMap, Output, Progress, Report
from vgg_explorer.engine.build import BuildError
from vgg_explorer.engine.chains import Chain, chained
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.filters import filters
from vgg_explorer.engine.fitting_input import needed_bytes, working_bytes
from vgg_explorer.engine.kernels import Filters
from vgg_explorer.engine.overview import Overview
from vgg_explorer.engine.precision import Precision, dtype
from vgg_explorer.engine.probed import Probe
from vgg_explorer.engine.runs import Kept, Run
from vgg_explorer.engine.weights import WeightStore

if TYPE_CHECKING:
    from vgg_explorer.engine.loaded import Loaded

_Step = TypeVar("_Step")

TIDY_BYTES = 2**28
"""So many bytes are dropped before the system gets them back."""

OFFERED = 0.8
"""Share of the free memory that another input is offered for, and that values are kept in: other
programs, and the window that draws the maps, take some of it in the meantime."""


class Workbench:
    """Runs networks on pictures and computes nothing twice.

    After an edit at one layer the forward pass starts there; undo, the same picture again and
    another layer of it cost next to nothing. One thread at a time may use it.

    Parameters
    ----------
    device : str
        ``'cpu'``, ``'cuda:0'``, ``'mps'``.
    precision : Precision
        What is computed in; maps and logits come as float32 all the same.
    keep_bytes : int
        Layer outputs are kept up to here. Those of VGG-16 at 224 have 58 MiB.
    """

    def __init__(
        self, device: str = "cpu", precision: Precision = "fp32", keep_bytes: int = 2**29
    ) -> None:
        self.device = device
        self.precision: Precision = precision
        self.weights = WeightStore(device, dtype(precision))
        self._keep_bytes = keep_bytes
        self._kept = Kept(keep_bytes)
        self._across = Kept(keep_bytes // 2)
        self._given_back = 0
        self._chain: tuple[object, Chain] | None = None

    @property
    def kept_bytes(self) -> int:
        """Bytes of the layer outputs that are kept; ``weights.held_bytes`` are not among them."""
        return self._kept.nbytes + self._across.nbytes

    def clear(self) -> None:
        """Give back all memory; everything can be computed again, with the same values."""
        self._kept.clear()
        self._across.clear()
        self._chain = None
        self.weights.clear()
        devices.give_back(self.device)

    def inspect(
        self,
        spec: ArchSpec,
        tensor_key: str,
        make_tensor: Callable[[], Tensor],
        layer: str,
        *,
        assignment: Assignment | None = None,
        sources: Iterable[Loaded] = (),
        fresh: bool = False,
        ablation: Ablation = ablations.NONE,
    ) -> Generator[Report, None, None]:
        """Run a network on a picture and report what a layer makes of it.

        Yields `Progress` after every module that has to be computed and every few milliseconds
        while weights are made, `LayerMaps` as soon as the layer is reached, and `Output` last. It
        may be closed at any of these points; what was computed until then is kept.

        Parameters
        ----------
        spec : ArchSpec
        tensor_key : str
            The same for the same picture and preprocessing.
        make_tensor : callable
            Returns the input as float32 of shape (1, C, H, W); called only when it is needed.
        layer : str
            The name of the group whose maps are wanted.
        assignment : Assignment, optional
            Which weights the layers have; random ones by default.
        sources : iterable of Loaded
            The files that it names.
        fresh : bool
            Compute everything again, with the same weights.
        ablation : Ablation
            What is switched off or scaled. What is kept of the layers before is used, and what is
            behind is kept besides that of the whole network.

        Raises
        ------
        BuildError
            When the spec is no network.
        EngineError
            When the memory does not suffice, or torch fails.
        """
        analysis, group = _layer(spec, layer)

        def steps() -> Generator[Report, None, None]:
            weights = self._weights_of(analysis, assignment, sources)
            run = self._run(analysis, weights, self._kept, tensor_key, make_tensor, ablation)
            if fresh:
                run.forget()
            yield from run.reports(group)
            self._tidy()

        yield from self.guarded(steps())

    def inspect_channel(
        self,
        spec: ArchSpec,
        tensor_key: str,
        make_tensor: Callable[[], Tensor],
        layer: str,
        channel: int,
        stage: str,
        *,
        assignment: Assignment | None = None,
        sources: Iterable[Loaded] = (),
        side: int | None = None,
        ablation: Ablation = ablations.NONE,
    ) -> Generator[Progress | ChannelMap, None, None]:
        """Run a network on a picture as far as a layer and report one channel of it.

        It leaves alone what is kept for `inspect`; other channels of the layer, and other stages,
        cost next to nothing afterwards. For parameters and errors see there; ``stage`` is ``'pre'``
        or ``'post'``, and larger maps than ``side`` come reduced.
        """
        analysis, group = _layer(spec, layer)

        def steps() -> Generator[Progress | ChannelMap, None, None]:
            weights = self._weights_of(analysis, assignment, sources)
            run = self._run(analysis, weights, self._across, tensor_key, make_tensor, ablation)
            yield from run.channel(group, channel, stage, side)
            self._tidy()

        yield from self.guarded(steps())

    def answer(
        self,
        spec: ArchSpec,
        tensor_key: str,
        make_tensor: Callable[[], Tensor],
        *,
        assignment: Assignment | None = None,
        sources: Iterable[Loaded] = (),
    ) -> Generator[Progress | Output, None, None]:
        """Run a whole network on a picture for its output alone.

        For parameters and errors see `inspect`.
        """
        analysis = _analysis(spec)

        def steps() -> Generator[Progress | Output, None, None]:
            weights = self._weights_of(analysis, assignment, sources)
            yield from self._run(
                analysis, weights, self._kept, tensor_key, make_tensor, ablations.NONE
            ).output()

        yield from self.guarded(steps())

    def overview(
        self,
        spec: ArchSpec,
        tensor_key: str,
        make_tensor: Callable[[], Tensor],
        *,
        assignment: Assignment | None = None,
        sources: Iterable[Loaded] = (),
        ablation: Ablation = ablations.NONE,
    ) -> Generator[Progress | Overview, None, None]:
        """Report a small map of every layer at once; behind `inspect` that costs little.

        For parameters and errors see there.
        """
        analysis = _analysis(spec)

        def steps() -> Generator[Progress | Overview, None, None]:
            weights = self._weights_of(analysis, assignment, sources)
            run = self._run(analysis, weights, self._kept, tensor_key, make_tensor, ablation)
            yield (yield from run.overview())
            self._tidy()

        yield from self.guarded(steps())

    def probe(
        self,
        spec: ArchSpec,
        tensor_key: str,
        make_tensor: Callable[[], Tensor],
        layer: str,
        channel: int,
        unit: tuple[int, int] | None,
        *,
        assignment: Assignment | None = None,
        sources: Iterable[Loaded] = (),
        ablation: Ablation = ablations.NONE,
    ) -> Generator[Progress | Probe, None, None]:
        """Run a network on a picture as far as a layer and follow one unit through it.

        Behind `inspect` that costs next to nothing. For parameters and errors see there; ``unit``
        is row and column, None where the layer gives a vector.
        """
        analysis, group = _layer(spec, layer)

        def steps() -> Generator[Progress | Probe, None, None]:
            weights = self._weights_of(analysis, assignment, sources)
            run = self._run(analysis, weights, self._kept, tensor_key, make_tensor, ablation)
            yield (yield from run.probe(group, channel, unit))

        yield from self.guarded(steps())

    def filters(
        self,
        layer: str,
        which: WeightId,
        shape: tuple[int, int, int, int],
        before: WeightId | None = None,
        *,
        assignment: Assignment,
        sources: Iterable[Loaded] = (),
    ) -> Generator[float | Filters, None, None]:
        """Report the kernels of a layer, and the share that is done until then.

        Parameters
        ----------
        layer : str
            The name of the group.
        which, before : WeightId
            Its weights, and those that it had earlier.
        shape : (out, in, height, width)
            As what they are shown.
        assignment : Assignment
            The weights of the whole network.
        sources : iterable of Loaded
            The files that they name.
        """

        def steps() -> Generator[float | Filters, None, None]:
            self.weights.use(assignment, sources)
            yield (yield from filters(self.weights, layer, which, shape, before))

        yield from self.guarded(steps())

    def chain(
        self,
        analysis: Analysis,
        *,
        assignment: Assignment | None = None,
        sources: Iterable[Loaded] = (),
        ablation: Ablation = ablations.NONE,
    ) -> Generator[float, None, Chain]:
        """Return a network that gradients go through, yielding while its weights are made.

        It has the weights that are here, without copies, and is kept for the next call.
        """
        given = self._weights_of(analysis, assignment, sources)
        if self._chain is None or self._chain[1].ablation != ablation:
            made = yield from chained(analysis, given, self.weights, self.device, ablation)
            self._chain = (analysis.spec, given), made
        return self._chain[1]

    def shortage(
        self,
        analysis: Analysis,
        working: int,
        *,
        assignment: Assignment | None = None,
        sources: Iterable[Loaded] = (),
    ) -> tuple[int, int] | None:
        """Return the bytes that work needs and those that are free, where it does not fit.

        Parameters
        ----------
        analysis : Analysis
        working : int
            Bytes besides those of the weights.
        assignment, sources
            See `inspect`.
        """
        self._weights_of(analysis, assignment, sources)
        needed = working + self.weights.missing_bytes()
        free = room.free_for(self.device, needed, self._spare)
        return None if free is None or needed <= free else (needed, free)

    def _weights_of(
        self, analysis: Analysis, assignment: Assignment | None, sources: Iterable[Loaded]
    ) -> Assignment:
        given = random_weights(analysis.rows) if assignment is None else assignment
        if self._chain is not None and self._chain[0] != (analysis.spec, given):
            self._chain = None  # it would hold on to weights that nobody needs any more
        self.weights.use(given, sources)
        return given

    def _run(
        self,
        analysis: Analysis,
        assignment: Assignment,
        kept: Kept,
        tensor_key: str,
        make_tensor: Callable[[], Tensor],
        ablation: Ablation,
    ) -> Run:
        self._make_room(analysis)
        given = analysis, assignment, self.weights, kept, self.device, tensor_key, make_tensor
        return Run(*given, ablation)

    def guarded(self, steps: Generator[_Step, None, None]) -> Generator[_Step, None, None]:
        """Pass steps on; a lack of memory in them becomes a message, with the memory given back."""
        failure: EngineError | None = None
        try:
            yield from steps
        except (RuntimeError, MemoryError) as error:
            failure = room.explained(error, self.device)
        # Not in the handler: until that is left, the traceback holds on to the tensors.
        if failure is not None:
            self.clear()
            raise failure

    def _tidy(self) -> None:
        """Give dropped memory back now and then: it takes up to a tenth of a second."""
        dropped = self._kept.dropped + self._across.dropped + self.weights.dropped
        if dropped - self._given_back > TIDY_BYTES:
            self._given_back = dropped
            devices.give_back(self.device)

    def _make_room(self, analysis: Analysis) -> None:
        """See to it that enough bytes are free for a run, or refuse."""
        needed = self.weights.missing_bytes() + working_bytes(analysis, self.precision)
        spec, fitting = analysis.spec, partial(needed_bytes, precision=self.precision)
        free = room.require(
            self.device,
            needed,
            lambda free: fitting_input.hint(spec, int(free * OFFERED), fitting),
            self._spare,
            lambda free: fitting_input.remedy(spec, int(free * OFFERED), fitting),
        )
        if free is None:
            return
        left = max(int(free * OFFERED) - needed, 0)
        self._kept.limit = min(self._keep_bytes, self._kept.nbytes + left)
        self._kept.shrink(self._kept.limit)

    def _spare(self) -> None:
        """Forget all that can be computed again."""
        self._kept.clear()
        self._across.clear()
        self._chain = None
        self.weights.drop_spare(0)


def _layer(spec: ArchSpec, layer: str) -> tuple[Analysis, Group]:
    """Return a network and one of its layers, or say that there is none."""
    analysis = _analysis(spec)
    group = analysis.group(layer)
    if group is None:
        what = text("This network has no layer called {layer}.", layer=layer)
        raise EngineError(what, text("Choose one of its layers."))
    return analysis, group


def _analysis(spec: ArchSpec) -> Analysis:
    analysis = analyze(spec)
    if analysis.problem is not None:
        raise BuildError(analysis.problem)
    return analysis
