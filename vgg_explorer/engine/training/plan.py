"""What a training is told: data, optimiser, schedule and the rest, as one frozen value."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from vgg_explorer.arch.text import Text, text

OptimiserName = Literal["sgd", "adam", "adamw"]
ScheduleName = Literal["constant", "step", "cosine"]
Start = Literal["present", "random"]

LARGEST_BATCH = 65_536
LARGEST_COUNT = 10_000_000
"""Steps or epochs."""
LARGEST_SEED = 2**31 - 1
MOST_KINDS = 10
"""Kinds of shapes that the program can draw."""


@dataclass(frozen=True, slots=True)
class DrawnData:
    """Shapes that the program draws, the same for the same seed.

    Parameters
    ----------
    classes : int
        The first so many of the kinds of shapes.
    train, validation : int
        Pictures.
    seed : int
    """

    classes: int = 6
    train: int = 2400
    validation: int = 300
    seed: int = 7


@dataclass(frozen=True, slots=True)
class FolderData:
    """A folder with one folder of pictures for each class.

    Parameters
    ----------
    path : Path
    validation : float
        The share of each class that is kept for validation where the folder has no split of its
        own.
    skips_empty : bool
        Leave out classes without pictures instead of refusing them.
    seed : int
        Of the split.
    """

    path: Path
    validation: float = 0.2
    skips_empty: bool = False
    seed: int = 0


@dataclass(frozen=True, slots=True)
class NamedData:
    """A data set of torchvision.

    Parameters
    ----------
    key : str
        ``mnist``, ``fashion_mnist``, ``cifar10``, ``cifar100``, ``oxford_iiit_pet`` or
        ``flowers102``.
    folder : Path or None
        Where it lies or is put; None for the usual place.
    downloads : bool
        Whether it may be downloaded where it is missing.
    """

    key: str
    folder: Path | None = None
    downloads: bool = False


DataChoice = DrawnData | FolderData | NamedData


@dataclass(frozen=True, slots=True)
class Augmentation:
    """What is changed at random in training pictures.

    Parameters
    ----------
    flip : bool
        Left and right are exchanged in half of them.
    crop : bool
        They are moved by up to an eighth of their sides.
    colour : bool
        Brightness, contrast and saturation change by up to a fifth.
    """

    flip: bool = False
    crop: bool = False
    colour: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """How a network is trained.

    Parameters
    ----------
    data : DataChoice
    batch : int
        Pictures of a step.
    epochs : int
    steps : int
        Where above 0, training ends after so many steps, whatever ``epochs`` says.
    optimiser : {'sgd', 'adam', 'adamw'}
    rate : float
        The learning rate; schedules start or culminate at it.
    momentum : float
        Of SGD.
    weight_decay : float
        As a penalty for SGD and Adam, decoupled for AdamW (Loshchilov and Hutter 2019).
    schedule : {'constant', 'step', 'cosine'}
        ``step`` divides the rate by 10 after each ``step_epochs``; ``cosine`` falls to 0 at the
        end.
    step_epochs : int
    warm_up : int
        Steps in which the rate rises linearly to ``rate`` first.
    label_smoothing : float
        The share of the target that is spread over all classes (Szegedy et al. 2016).
    augmentation : Augmentation
    mixed : bool
        ``torch.autocast``, bfloat16 where the device has it, else float16 with a scaled gradient.
    trains : str
        ``'all'``, ``'classifier'``, or the name of the first layer that trains.
    start : {'present', 'random'}
        The weights that the network has, or fresh ones drawn from ``seed``.
    seed : int
        Of the order of the pictures, of augmentation, dropout and fresh weights.
    log_steps : int
        A line of the history, and a report to the window, every so many steps.
    save_steps : int
        A checkpoint every so many steps, and one at the end.
    keep : int
        The last checkpoints that are kept, besides the best.
    live_steps : int
        The maps in the window follow every so many steps, or less often where that would slow
        training.
    """

    data: DataChoice = field(default_factory=DrawnData)
    batch: int = 32
    epochs: int = 5
    steps: int = 0
    optimiser: OptimiserName = "adam"
    rate: float = 1e-3
    momentum: float = 0.9
    weight_decay: float = 0.0
    schedule: ScheduleName = "constant"
    step_epochs: int = 10
    warm_up: int = 0
    label_smoothing: float = 0.0
    augmentation: Augmentation = Augmentation()
    mixed: bool = False
    trains: str = "all"
    start: Start = "present"
    seed: int = 0
    log_steps: int = 1
    save_steps: int = 200
    keep: int = 2
    live_steps: int = 10

    def total_steps(self, pictures: int) -> int:
        """Return the steps of the whole training for so many training pictures."""
        return self.steps or self.epochs * self.steps_per_epoch(pictures)

    def steps_per_epoch(self, pictures: int) -> int:
        """Return the steps in which every picture is seen once.

        A last batch of one picture alone is merged into the one before it: batch norm has no
        variance of one value per channel, and torch refuses to train on it.
        """
        whole, rest = divmod(pictures, self.batch)
        return max(whole + (rest > 1 or (rest == 1 and (whole == 0 or self.batch == 1))), 1)

    def largest_step(self, pictures: int) -> int:
        """Return the pictures of the largest step: all, where there are fewer than a batch."""
        if pictures < self.batch:
            return pictures
        return self.batch + (self.batch > 1 and pictures % self.batch == 1)


USUAL = Plan(epochs=6, rate=3e-3, schedule="cosine", warm_up=20)
"""What a training begins with where nobody chose: `Plan` alone is torch's own, Adam at a constant
0.001. On the drawn shapes the small network is right on 97 % of the validation pictures after 45 s
on two cores so; the constant rate has come to 65 % by then."""


def problems(plan: Plan) -> Iterator[tuple[str, Text]]:
    """Yield the fields of a plan that no training can use, each with what is wrong."""
    whole = {
        "batch": (1, LARGEST_BATCH),
        "epochs": (1, LARGEST_COUNT),
        "steps": (0, LARGEST_COUNT),
        "step_epochs": (1, LARGEST_COUNT),
        "warm_up": (0, LARGEST_COUNT),
        "seed": (0, LARGEST_SEED),
        "log_steps": (1, LARGEST_COUNT),
        "save_steps": (1, LARGEST_COUNT),
        "keep": (1, 1000),
        "live_steps": (1, LARGEST_COUNT),
    }
    for name, (least, most) in whole.items():
        if not least <= getattr(plan, name) <= most:
            yield (
                name,
                text(
                    "{value} is not between {least} and {most}.",
                    value=getattr(plan, name),
                    least=least,
                    most=most,
                ),
            )
    if not (math.isfinite(plan.rate) and plan.rate > 0):
        yield "rate", text("The learning rate {value} is not a number above 0.", value=plan.rate)
    if not 0 <= plan.momentum < 1:  # nor is nan
        yield "momentum", text("Momentum {value} is not from 0 to below 1.", value=plan.momentum)
    if not (math.isfinite(plan.weight_decay) and plan.weight_decay >= 0):
        yield (
            "weight_decay",
            text("Weight decay {value} is not a number from 0 on.", value=plan.weight_decay),
        )
    if not 0 <= plan.label_smoothing < 1:
        yield (
            "label_smoothing",
            text("Label smoothing {value} is not from 0 to below 1.", value=plan.label_smoothing),
        )
