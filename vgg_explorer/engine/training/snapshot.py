"""Everything that a training goes on from: what a checkpoint holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from vgg_explorer.arch.spec import ArchSpec
    from vgg_explorer.engine.preparation import Preprocess
    from vgg_explorer.engine.training.plan import Plan


@dataclass(frozen=True, eq=False)
class Order:
    """What is to be trained, and how.

    Parameters
    ----------
    spec : ArchSpec
    plan : Plan
    preprocess : Preprocess
        How pictures are brought to the input.
    start : mapping of str to Tensor
        The first weights by the names of the ``state_dict``, float32, on the CPU.
    device : str
    threads : int
        Of the CPU; 0 is one for each core.
    """

    spec: ArchSpec
    plan: Plan
    preprocess: Preprocess
    start: Mapping[str, Tensor]
    device: str = "cpu"
    threads: int = 0


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A training between two steps.

    All randomness is drawn from the plan's seed and the number of the step, epoch or picture, so
    that the step alone says what comes next.

    Parameters
    ----------
    step : int
        Steps done.
    weights : mapping of str to Tensor
        The ``state_dict`` with its buffers, on the CPU or not; valid until the next step.
    optimiser : dict
        Its ``state_dict``.
    scaler : dict or None
        Of the gradient scaler of float16.
    rate_factor : float
        What the user made of the schedule's rate.
    best : float or None
        The best validation accuracy so far.
    data_key : str
        Of the data set.
    device, threads, torch_version
        What computed: on anything else a resume is not bit for bit.
    """

    step: int
    weights: Mapping[str, Tensor]
    optimiser: Mapping[str, Any]
    scaler: Mapping[str, Any] | None
    rate_factor: float
    best: float | None
    data_key: str
    device: str
    threads: int
    torch_version: str
