"""`Bench`: what is kept on a device from one request to the next, within the memory there is."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from torch import Tensor

from vgg_explorer.arch import ablation as ablations
from vgg_explorer.arch.ablation import Ablation
from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.weights import Assignment
from vgg_explorer.arch.weights import fresh as random_weights
from vgg_explorer.engine import devices, fitting_input, room
from vgg_explorer.engine.chains import Chain, chained
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


class Bench:
    """Keeps weights and layer outputs, and gives them back where memory runs short.

    One thread at a time may use it.

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
            As `Workbench.inspect` takes them.
        """
        self._weights_of(analysis, assignment, sources)
        needed = working + self.weights.missing_bytes()
        free = room.free_for(self.device, needed, self._spare)
        return None if free is None or needed <= free else (needed, free)

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
