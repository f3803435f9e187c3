"""What the trainer sees of a data set, whichever kind it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vgg_explorer.engine.training.records import DataReport


class Split(Protocol):
    """The pictures for training, or those for validation. Any thread may read them."""

    @property
    def labels(self) -> NDArray[np.int64]:
        """The class of each picture, (N,)."""

    def picture(self, index: int) -> NDArray[np.uint8]:
        """Return a picture as it is, (H, W, 3), decoded now.

        Raises
        ------
        EngineError
            Where the file was damaged or removed since the report.
        """

    def reduced(self, index: int, side: int) -> NDArray[np.uint8]:
        """Return a picture whose shorter side has at least so many pixels, where it has them.

        Beyond that it may be smaller than `picture`, where that is quicker.

        Raises
        ------
        EngineError
            As `picture`.
        """

    def name(self, index: int) -> str:
        """Return what to call a picture."""


@dataclass(frozen=True, slots=True)
class DataSet:
    """Pictures with their classes.

    Parameters
    ----------
    key : str
        The same for the same pictures in the same order: a checkpoint remembers it.
    report : DataReport
    train, validation : Split
        Neither is empty, and no file is in both.
    """

    key: str
    report: DataReport
    train: Split
    validation: Split
