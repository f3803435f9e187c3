"""How the board of the tab Training shows a run, and the maps that were kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # the values hold arrays; the session itself must not pay for importing numpy
    import numpy as np
    from numpy.typing import NDArray

    from vgg_explorer.session.growing import Growing

BoardPage = Literal["overview", "curves", "maps", "layers", "confusion", "runs"]
Across = Literal["epochs", "steps"]
LossScale = Literal["linear", "log"]
SetUpShown = Literal["auto", "shown", "hidden"]
HealthMeasure = Literal["gradient_norm", "weight_norm", "update_ratio", "dead"]


@dataclass(frozen=True, slots=True)
class BoardLook:
    """The choices of the board.

    Parameters
    ----------
    page : str
        What is shown; where there is no room for all at once, the overview shows the curves.
    across : {'epochs', 'steps'}
        What the axis below the curves counts.
    loss : {'linear', 'log'}
    measure : str
        The figure of the layers, a field of `LayerHealth`.
    setup : {'auto', 'shown', 'hidden'}
        Whether the set-up stands beside the board; by itself it makes room in a narrow window
        while a run is at work.
    """

    page: BoardPage = "overview"
    across: Across = "epochs"
    loss: LossScale = "linear"
    measure: HealthMeasure = "gradient_norm"
    setup: SetUpShown = "auto"


@dataclass(frozen=True, slots=True)
class Taught:
    """Which weights of a run the network on the desk was given last.

    Parameters
    ----------
    number : int
        Of the run.
    step : int
    epoch : float
    source : str
        The digest of the weights.
    """

    number: int
    step: int
    epoch: float
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Maps of one layer after one step, small.

    Parameters
    ----------
    layer : str
    step : int
    epoch : float
    milestone : int or None
        The epoch that it stands for; None for the latest.
    tiles : mapping of int to ndarray of float32, (H, W)
        By channel.
    errand : Growing
        What found it.
    """

    layer: str
    step: int
    epoch: float
    milestone: int | None
    tiles: dict[int, NDArray[np.float32]]
    errand: Growing


@dataclass(frozen=True, slots=True, eq=False)
class Album:
    """Maps of one run, of one picture, epoch by epoch.

    Parameters
    ----------
    number : int
        Of the run.
    key : str
        Of the picture and its preparation.
    sheets : tuple of Sheet
        Those of milestones in order, and the latest of one layer.
    """

    number: int
    key: str
    sheets: tuple[Sheet, ...] = ()

    def of(self, layer: str) -> tuple[Sheet, ...]:
        """Return the sheets of a layer from the first to the latest."""
        found = [sheet for sheet in self.sheets if sheet.layer == layer]
        return tuple(sorted(found, key=lambda sheet: (sheet.step, sheet.milestone is None)))

    def reached(self) -> int:
        """Return the last milestone; -1 before the first."""
        stones = (sheet.milestone for sheet in self.sheets if sheet.milestone is not None)
        return max(stones, default=-1)
