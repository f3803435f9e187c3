"""What a training reports, as frozen values of plain numbers; pictures are small numpy arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vgg_explorer.arch.text import Text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vgg_explorer.engine.loaded import Loaded


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A picture of a data set.

    Parameters
    ----------
    pixels : ndarray of uint8, (H, W, 3)
        Small, for looking at.
    label : int
        Its class.
    name : str
        Of its file, or its number.
    """

    pixels: NDArray[np.uint8]
    label: int
    name: str


@dataclass(frozen=True, slots=True)
class DataReport:
    """What a data set has, found out before anything starts.

    Parameters
    ----------
    title : Text
    classes : tuple of str
    train, validation : tuple of int
        Pictures of each class.
    smallest, largest : (width, height)
        Over all pictures, or those looked at.
    examples : tuple of Example
        A few of each class, as they are.
    augmented : tuple of Example
        The same after augmentation; empty without one.
    notes : tuple of Text
        What was left out, and why.
    split : bool
        Whether validation was split off by the program.
    """

    title: Text
    classes: tuple[str, ...]
    train: tuple[int, ...]
    validation: tuple[int, ...]
    smallest: tuple[int, int]
    largest: tuple[int, int]
    examples: tuple[Example, ...] = ()
    augmented: tuple[Example, ...] = ()
    notes: tuple[Text, ...] = ()
    split: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """The steps of a log interval; of ``plan.log_steps`` 1, one step.

    Parameters
    ----------
    step : int
        The last of them, from 1.
    epoch : float
        Epochs done after it.
    loss : float
        Mean of the batches' mean cross entropies, in nats, with label smoothing where the plan
        says so.
    accuracy : float
        Share of all their pictures, 0 to 1.
    rate : float
        The learning rate that the last one was made with.
    seconds : float
        Of all of them, waiting for data included.
    data_seconds : float
        Of that, waiting for data.
    pictures : int
        In all their batches.
    """

    step: int
    epoch: float
    loss: float
    accuracy: float
    rate: float
    seconds: float
    data_seconds: float
    pictures: int


@dataclass(frozen=True, slots=True, eq=False)
class Mistake:
    """A validation picture that got the wrong answer.

    Parameters
    ----------
    example : Example
    predicted : int
        The class that it was taken for.
    probability : float
        What the network gave that class.
    """

    example: Example
    predicted: int
    probability: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How a network does on the validation pictures.

    Parameters
    ----------
    step : int
        After which step.
    epoch : float
    loss : float
        Without label smoothing.
    accuracy : float
        Share with the right answer first.
    top5 : float or None
        Share with the right answer among the first five; None for five classes or fewer.
    confusion : tuple of tuple of int
        ``confusion[true][predicted]``, pictures.
    mistakes : tuple of Mistake
        The most certain of the wrong answers, the worst first.
    seconds : float
    best : bool
        Whether no earlier one was better.
    """

    step: int
    epoch: float
    loss: float
    accuracy: float
    top5: float | None
    confusion: tuple[tuple[int, ...], ...]
    mistakes: tuple[Mistake, ...]
    seconds: float
    best: bool


@dataclass(frozen=True, slots=True)
class LayerHealth:
    """How a layer with weights fares.

    Parameters
    ----------
    layer : str
        The group's name.
    weight_norm, gradient_norm : float
        Euclidean, of the weight; the gradient is the last step's, 0 where the layer is frozen.
    update_ratio : float
        Norm of the last step's change over the weight's norm.
    dead : float or None
        Share of the layer's channels that were 0 after the activation for all of the pictures
        looked at; None where it has no activation that can die.
    """

    layer: str
    weight_norm: float
    gradient_norm: float
    update_ratio: float
    dead: float | None


@dataclass(frozen=True, slots=True)
class Health:
    """All layers after a step."""

    step: int
    layers: tuple[LayerHealth, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """Training is about to make its first step, or the first one after a resume.

    Parameters
    ----------
    data : DataReport
    step, total : int
        Steps done, and of the whole training.
    steps_per_epoch : int
    notes : tuple of Text
        What differs from what was asked, such as a resume that is not bit for bit.
    """

    data: DataReport
    step: int
    total: int
    steps_per_epoch: int
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Preparing:
    """What takes time before the first step; ``done`` is a share or None."""

    what: Text
    done: float | None = None


@dataclass(frozen=True, slots=True)
class Evaluating:
    """The share of the validation pictures that are done."""

    done: float


@dataclass(frozen=True, slots=True, eq=False)
class NewWeights:
    """The weights after a step, for looking at: copies that nothing changes any more."""

    step: int
    weights: Loaded


@dataclass(frozen=True, slots=True)
class Saving:
    """A checkpoint is being written, which takes a while."""

    step: int


@dataclass(frozen=True, slots=True)
class Saved:
    """A checkpoint is on the disk."""

    step: int
    best: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """Something went wrong that does not end the training: what, and what to do."""

    what: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class Resting:
    """Training waits, for the user."""

    step: int


@dataclass(frozen=True, slots=True)
class RatePoint:
    """One step of a range test: the rate, and the smoothed loss that it led to."""

    rate: float
    loss: float


@dataclass(frozen=True, slots=True)
class RangeFound:
    """The end of a range test (Smith 2017).

    Parameters
    ----------
    points : tuple of RatePoint
    suggested : float or None
        Where the loss falls fastest, a tenth of the rate at which it turns at most; None where it
        never falls.
    """

    points: tuple[RatePoint, ...]
    suggested: float | None


@dataclass(frozen=True, slots=True)
class Ended:
    """The last report of a training.

    Parameters
    ----------
    how : {'finished', 'stopped', 'diverged'}
    step : int
        Steps done.
    why : Text or None
        Why it diverged, and what to do.
    """

    how: Literal["finished", "stopped", "diverged"]
    step: int
    why: Text | None = None


Report = (
    Preparing
    | Begun
    | Step
    | Evaluating
    | Evaluation
    | Health
    | NewWeights
    | Saving
    | Saved
    | Noted
    | Resting
    | Ended
)
