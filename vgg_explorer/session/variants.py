"""The networks that are compared: the one on the desk among up to five that stay as they are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from vgg_explorer.arch.ablation import NONE, Ablation
from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.compare import MOST
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text
from vgg_explorer.arch.weights import Assignment
from vgg_explorer.engine.preparation import Preprocess

if TYPE_CHECKING:  # the values hold arrays; the session itself must not pay for importing numpy
    import numpy as np
    from numpy.typing import NDArray

    from vgg_explorer.engine.predict import Predictions
    from vgg_explorer.engine.timing import LayerTimes

LIVE = 0
"""The number of the network on the desk."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One of the networks.

    Parameters
    ----------
    number : int
        Tells it from the others, wherever it stands.
    analysis : Analysis or None
        None for the network on the desk, which follows every edit.
    """

    number: int
    analysis: Analysis | None = None

    @property
    def live(self) -> bool:
        """Whether it is the network on the desk."""
        return self.analysis is None


@dataclass(frozen=True, slots=True)
class Wish:
    """A layer of a variant that is to be looked at.

    Parameters
    ----------
    number : int
        The variant's.
    spec : ArchSpec
    layer : str
        The counterpart of the selected layer; empty where there is none.
    exact : bool
        Whether the entries pair; otherwise it is the nearest of the kind.
    assignment : Assignment
        Its weights: those of the network on the desk where a layer has the same shape in the same
        order, random ones of the same seed elsewhere.
    ablation : Ablation
        What is switched off of the network on the desk.
    """

    number: int
    spec: ArchSpec
    layer: str
    exact: bool
    assignment: Assignment
    ablation: Ablation = NONE


@dataclass(frozen=True, slots=True)
class Look:
    """What all the maps of a comparison have in common.

    Parameters
    ----------
    digest : str
        Of the picture.
    preprocess : Preprocess
    stage : {'pre', 'post'}
        Before or after the activation.
    device, precision : str
        What computes, and in what.
    runs : int
        Counts "run again".
    """

    digest: str
    preprocess: Preprocess
    stage: Literal["pre", "post"]
    device: str
    precision: str
    runs: int


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What a variant makes of the picture.

    Parameters
    ----------
    wish : Wish
    look : Look
    values : ndarray of float32, (N, H, W) or (N,), or None
        The first channels, small, or all units of a classifier's layer.
    channels : int
        How many the layer has.
    predictions : Predictions or None
    failure : Text or None
        Why there is less.
    """

    wish: Wish
    look: Look
    values: NDArray[np.float32] | None = None
    channels: int = 0
    predictions: Predictions | None = None
    failure: Text | None = None


@dataclass(frozen=True, slots=True)
class Variants:
    """What is compared, in order; the first is what the others are held against.

    Parameters
    ----------
    items : tuple of Variant
        The network on the desk is always one of them.
    next : int
        The number of the next one.
    asked : Path or None
        A network file to be read; a new object for every wish.
    found : tuple of Found
        What is known of their maps, at most one for each.
    times : tuple of LayerTimes
        What was measured, the latest first, a few networks.
    measuring : tuple of int
        The numbers of those that are to be measured, in order.
    """

    items: tuple[Variant, ...] = (Variant(LIVE),)
    next: int = LIVE + 1
    asked: Path | None = None
    found: tuple[Found, ...] = ()
    times: tuple[LayerTimes, ...] = ()
    measuring: tuple[int, ...] = ()

    @property
    def full(self) -> bool:
        """Whether there is room for no more."""
        return len(self.items) >= MOST

    def place(self, number: int) -> int | None:
        """Return where a variant stands, None where it is gone."""
        return next((i for i, item in enumerate(self.items) if item.number == number), None)
