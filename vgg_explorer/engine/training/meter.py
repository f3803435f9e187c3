"""Steps added up to what is reported of them."""

from __future__ import annotations

from vgg_explorer.engine.training.records import Step


class Meter:
    """Adds up the steps of a log interval.

    Parameters
    ----------
    steps_per_epoch : int
    """

    def __init__(self, steps_per_epoch: int) -> None:
        self._per_epoch = steps_per_epoch
        self._rate = 0.0
        self._clear()

    @property
    def empty(self) -> bool:
        """Whether every step was reported."""
        return self._steps == 0

    def add(
        self, loss: float, right: int, pictures: int, rate: float, seconds: float, waited: float
    ) -> None:
        """Add a step: mean loss, right answers, pictures, rate, and seconds, those waited too."""
        self._rate = rate
        self._steps += 1
        self._loss += loss
        self._right += right
        self._pictures += pictures
        self._seconds += seconds
        self._waited += waited

    def step(self, number: int) -> Step:
        """Return the report of the steps since the last one, and begin anew."""
        made = Step(
            step=number,
            epoch=number / self._per_epoch,
            loss=self._loss / self._steps,
            accuracy=self._right / self._pictures,
            rate=self._rate,
            seconds=self._seconds,
            data_seconds=self._waited,
            pictures=self._pictures,
        )
        self._clear()
        return made

    def _clear(self) -> None:
        self._steps = self._right = self._pictures = 0
        self._loss = self._seconds = self._waited = 0.0
