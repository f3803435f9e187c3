"""How a network does on the validation pictures."""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor
from torch.nn.functional import cross_entropy

from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.data.dataset import Split
from vgg_explorer.engine.training.data.loader import Loader
from vgg_explorer.engine.training.learner import Learner
from vgg_explorer.engine.training.learning import BrokenOffError
from vgg_explorer.engine.training.records import Evaluating, Evaluation, Example, Mistake
from vgg_explorer.engine.training.together import Together

MISTAKES = 12
SMALL = 96
"""Pixels of the longer side of a mistake's picture, at most."""
TELL_SECONDS = 0.1
TOP = 5


@dataclass
class Tally:
    """What the answers so far add up to.

    Parameters
    ----------
    confusion : ndarray of int64, (classes, outputs)
        ``confusion[true][predicted]``; outputs may stand for more classes than the data has.
    softmax : bool
        Whether what comes are probabilities already.
    """

    confusion: NDArray[np.int64]
    softmax: bool
    loss: float = 0.0
    among_top: int = 0
    worst: list[tuple[float, int, int]] = field(default_factory=list)
    """(probability, -picture, predicted), a heap: the least of the worst is its first."""

    def take(self, scores: Tensor, labels: Tensor, indices: NDArray[np.int64]) -> None:
        """Add the answers to a batch: (B, N), (B,), (B,); on the CPU."""
        self.loss += float(cross_entropy(scores, labels, reduction="sum"))
        if scores.shape[1] > TOP:
            among = scores.topk(TOP, 1).indices == labels[:, None]
            self.among_top += int(among.sum())
        chances = scores if self.softmax else scores.softmax(1)
        chance, predicted = (part.numpy() for part in chances.max(1))
        true = labels.numpy()
        np.add.at(self.confusion, (true, predicted), 1)
        for at in np.flatnonzero(predicted != true):
            self._note((float(chance[at]), -int(indices[at]), int(predicted[at])))

    def _note(self, mistake: tuple[float, int, int]) -> None:
        if len(self.worst) < MISTAKES:
            heapq.heappush(self.worst, mistake)
        else:
            heapq.heappushpop(self.worst, mistake)

    def numbers(self) -> list[float]:
        """Return what is summed over processes."""
        return [self.loss, float(self.among_top), *self.confusion.ravel().tolist()]

    def use(self, numbers: list[float]) -> None:
        """Take the sums over all processes."""
        self.loss, self.among_top = numbers[0], int(numbers[1])
        held = np.array(numbers[2:], dtype=np.int64)
        self.confusion = held.reshape(self.confusion.shape)

    def mistakes(self) -> list[float]:
        """Return the worst mistakes for other processes, as many numbers whatever they are."""
        found = [float(value) for mistake in self.worst for value in mistake]
        return found + [0.0] * (3 * MISTAKES - len(found))

    def use_mistakes(self, each: list[list[float]]) -> None:
        """Take the worst of what all processes have found."""
        self.worst = []
        for numbers in each:
            for chance, index, predicted in zip(*[iter(numbers)] * 3, strict=True):
                if chance:  # 0 fills up: nothing is predicted with that
                    self._note((chance, int(index), int(predicted)))


def evaluated(
    learner: Learner,
    loader: Loader,
    split: Split,
    classes: int,
    team: Together,
    broken_off: Callable[[], bool],
) -> Generator[Evaluating | None, None, Evaluation | None]:
    """Go through the validation pictures; return an evaluation that is of step 0 and not the best.

    Parameters
    ----------
    learner : Learner
    loader : Loader
        Of the validation pictures, in their order.
    split : Split
        The same.
    classes : int
        Of the data.
    team : Together
        All processes must evaluate; each has its share of the pictures.
    broken_off : callable
        Asked between two batches or layers; where it returns True the evaluation ends with None.
    """
    began = told = time.monotonic()
    tally = Tally(np.zeros((classes, learner.classes), dtype=np.int64), learner.module.softmax)
    done = 0
    yield Evaluating(0.0)
    for batch in loader.epoch(0):
        if broken_off():
            return None
        if not len(batch.labels):  # a last batch may have fewer pictures than there are processes
            continue
        try:
            scores = learner.answers(batch.images, broken_off)
        except BrokenOffError:
            return None
        tally.take(scores.cpu(), batch.labels, batch.indices)
        done += len(batch.labels) * team.world
        if time.monotonic() - told > TELL_SECONDS:
            told = time.monotonic()
            yield Evaluating(min(done / len(split.labels), 1.0))
        else:
            yield None
    if broken_off():  # the loader ended early
        return None
    tally.use(team.summed(tally.numbers()))
    tally.use_mistakes(team.gathered(tally.mistakes()))
    return _evaluation(tally, split, time.monotonic() - began)


def _evaluation(tally: Tally, split: Split, seconds: float) -> Evaluation:
    confusion = tally.confusion
    count = max(int(confusion.sum()), 1)  # pictures that were damaged since are not there
    right = int(np.trace(confusion))
    return Evaluation(
        step=0,
        epoch=0.0,
        loss=tally.loss / count,
        accuracy=right / count,
        top5=tally.among_top / count if confusion.shape[1] > TOP else None,
        confusion=tuple(tuple(row) for row in confusion.tolist()),
        mistakes=tuple(_mistakes(tally, split)),
        seconds=seconds,
        best=False,
    )


def _mistakes(tally: Tally, split: Split) -> Generator[Mistake, None, None]:
    for chance, index, predicted in sorted(tally.worst, reverse=True):
        try:
            pixels = small(split.picture(-index))
        except EngineError:  # the file was removed since
            continue
        example = Example(pixels, int(split.labels[-index]), split.name(-index))
        yield Mistake(example, predicted, chance)


def small(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a picture with at most `SMALL` pixels on its longer side."""
    longer = max(pixels.shape[:2])
    if longer <= SMALL:
        return pixels
    image = Image.fromarray(pixels).reduce(-(-longer // SMALL))
    return np.asarray(image, dtype=np.uint8)
