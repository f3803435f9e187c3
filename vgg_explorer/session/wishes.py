"""What the worker is asked to find out, as a value that follows from the state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vgg_explorer.arch import ablation as ablations
from vgg_explorer.arch.ablation import Ablation
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text
from vgg_explorer.arch.weights import Assignment
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.session import comparing, errands, weighing
from vgg_explorer.session.comparing import Comparison
from vgg_explorer.session.entering import PictureSource
from vgg_explorer.session.errands import Errand
from vgg_explorer.session.state import AppState

if TYPE_CHECKING:
    from vgg_explorer.engine.images import Picture
    from vgg_explorer.engine.loaded import Loaded
    from vgg_explorer.engine.precision import Precision


@dataclass(frozen=True, slots=True)
class Compute:
    """What computes, and how.

    Parameters
    ----------
    device : str
    precision : Precision
    threads : int
        Of the CPU; 0 is one for each core.
    """

    device: str = "cpu"
    precision: Precision = "fp32"
    threads: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """Everything that decides what the worker has to find out.

    Parameters
    ----------
    spec : ArchSpec
        The network that runs: the last one without a problem.
    layer : str
        Whose maps are wanted first.
    picture : Picture or PictureSource
        What is read already, or has to be read.
    preprocess : Preprocess
    assignment, sources, weights
        Which weights the layers have, the files that have some, and what to call them.
    compute : Compute
    runs : int
        Counts "run again".
    comparison : Comparison or None
        What is wanted after the predictions.
    timing : bool
        Whether each layer's time is to be measured at last.
    errands : tuple of Errand
        What else is wanted of this network and picture.
    ablation : Ablation
        What is switched off or scaled.
    """

    spec: ArchSpec
    layer: str
    picture: Picture | PictureSource
    preprocess: Preprocess
    assignment: Assignment
    sources: tuple[Loaded, ...]
    weights: Text
    compute: Compute
    runs: int
    comparison: Comparison | None = None
    timing: bool = False
    errands: tuple[Errand, ...] = ()
    ablation: Ablation = ablations.NONE

    def covers(self, other: Request) -> bool:
        """Whether a job that does this one also does the other: some errands were run already."""
        same = replace(self, errands=other.errands) == other
        return same and all(errand in self.errands for errand in other.errands)


def wanted(state: AppState) -> Request | None:
    """Return what the worker should be doing, or None while there is no picture."""
    picture = state.input.pending or state.input.picture
    good = state.model.good
    if picture is None or good.problem is not None:
        return None
    transfer = state.weights.transfer
    if transfer.resumed and transfer.status == "running":
        return None  # maps of random weights would be replaced at once
    devices, weights = state.devices, state.weights
    return Request(
        good.spec,
        comparing.group_of(state).name,
        picture,
        state.input.preprocess,
        weights.assignment,
        weights.sources,
        weighing.told(weights),
        Compute(devices.chosen, devices.precision, devices.threads),
        state.runs,
        comparing.comparison(state),
        state.timing.status == "running",
        errands.wanted(state),
        state.ablation,
    )
