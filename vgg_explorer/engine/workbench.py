"""`Workbench`: what can be asked of networks on a device, with all that is kept on it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import TYPE_CHECKING

from torch import Tensor

from vgg_explorer.arch import ablation as ablations
from vgg_explorer.arch.ablation import Ablation
from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.rows import Group
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.arch.weights import Assignment, WeightId
from vgg_explorer.engine.activations import ChannelMap, Output, Progress, Report
from vgg_explorer.engine.bench import Bench
from vgg_explorer.engine.build import BuildError
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.filters import filters
from vgg_explorer.engine.kernels import Filters
from vgg_explorer.engine.overview import Overview
from vgg_explorer.engine.probed import Probe

if TYPE_CHECKING:
    from vgg_explorer.engine.loaded import Loaded


class Workbench(Bench):
    """Runs networks on pictures and computes nothing twice.

    After an edit at one layer the forward pass starts there; undo, the same picture again and
    another layer of it cost next to nothing. For the parameters see `Bench`.
    """

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
