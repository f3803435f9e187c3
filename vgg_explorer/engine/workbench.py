"""`Workbench`: a device with everything that is kept on it from one request to the next."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from torch import Tensor

from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.rows import Group
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.arch.weights import Assignment
from vgg_explorer.arch.weights import fresh as random_weights
from vgg_explorer.engine import devices, fitting_input, room
from vgg_explorer.engine.activations import ChannelMap, Progress, Report
from vgg_explorer.engine.build import BuildError
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.fitting_input import needed_bytes, working_bytes
from vgg_explorer.engine.precision import Precision, dtype
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

    @property
    def kept_bytes(self) -> int:
        """Bytes of the layer outputs that are kept; ``weights.held_bytes`` are not among them."""
        return self._kept.nbytes + self._across.nbytes

    def clear(self) -> None:
        """Give back all memory; everything can be computed again, with the same values."""
        self._kept.clear()
        self._across.clear()
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
            run = self._run(analysis, weights, self._kept, tensor_key, make_tensor)
            if fresh:
                run.forget()
            yield from run.reports(group)
            self._tidy()

        yield from self._guarded(steps())

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
    ) -> Generator[Progress | ChannelMap, None, None]:
        """Run a network on a picture as far as a layer and report one channel of it.

        It leaves alone what is kept for `inspect`; other channels of the layer, and other stages,
        cost next to nothing afterwards. For parameters and errors see there; ``stage`` is ``'pre'``
        or ``'post'``, and larger maps than ``side`` come reduced.
        """
        analysis, group = _layer(spec, layer)

        def steps() -> Generator[Progress | ChannelMap, None, None]:
            weights = self._weights_of(analysis, assignment, sources)
            run = self._run(analysis, weights, self._across, tensor_key, make_tensor)
            yield from run.channel(group, channel, stage, side)
            self._tidy()

        yield from self._guarded(steps())

    def _weights_of(
        self, analysis: Analysis, assignment: Assignment | None, sources: Iterable[Loaded]
    ) -> Assignment:
        given = random_weights(analysis.rows) if assignment is None else assignment
        self.weights.use(given, sources)
        return given

    def _run(
        self,
        analysis: Analysis,
        assignment: Assignment,
        kept: Kept,
        tensor_key: str,
        make_tensor: Callable[[], Tensor],
    ) -> Run:
        self._make_room(analysis)
        return Run(analysis, assignment, self.weights, kept, self.device, tensor_key, make_tensor)

    def _guarded(self, steps: Generator[_Step, None, None]) -> Generator[_Step, None, None]:
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
        self.weights.drop_spare(0)


def _layer(spec: ArchSpec, layer: str) -> tuple[Analysis, Group]:
    """Return a network and one of its layers, or say that there is none."""
    analysis = analyze(spec)
    if analysis.problem is not None:
        raise BuildError(analysis.problem)
    group = analysis.group(layer)
    if group is None:
        what = text("This network has no layer called {layer}.", layer=layer)
        raise EngineError(what, text("Choose one of its layers."))
    return analysis, group
