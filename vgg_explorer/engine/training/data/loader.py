"""Batches of pictures for a network, made on threads while it computes.

Never by the worker processes of torch's ``DataLoader``: forking a process that has a window and
running threads works by luck, and spawning takes seconds and imports the program anew. Threads are
enough, for Pillow and numpy let go of the interpreter while they compute.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from vgg_explorer.engine.memory import free_ram
from vgg_explorer.engine.threads import cores
from vgg_explorer.engine.training.data.augmenting import augmented, changes
from vgg_explorer.engine.training.data.batches import batches
from vgg_explorer.engine.training.data.prepared import Prepared
from vgg_explorer.engine.training.plan import Augmentation

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vgg_explorer.arch.text import Text
    from vgg_explorer.engine.preparation import Preprocess
    from vgg_explorer.engine.training.data.dataset import Split

MOST_THREADS = 8
SHARE = 1 / 8
"""Of the free memory that batches made beforehand may take."""

_POLL = 0.1
_AHEAD = 2
"""Batches that are made beforehand, besides the one on each thread."""

_Made = tuple["NDArray[np.int64]", torch.Tensor, torch.Tensor]


@dataclass(frozen=True, eq=False)
class Batch:
    """Pictures with their classes.

    Parameters
    ----------
    images : Tensor of float32, (B, C, H, W)
        Normalised, contiguous, on the CPU.
    labels : Tensor of int64, (B,)
    indices : ndarray of int64, (B,)
        Which pictures of the split.
    waited : float
        Seconds that the reader had to wait for them.
    """

    images: torch.Tensor
    labels: torch.Tensor
    indices: NDArray[np.int64]
    waited: float


def _depth(threads: int, size: int) -> int:
    """Return how many batches of so many bytes are made beforehand."""
    free = free_ram()
    room = threads + _AHEAD if free is None else int(free * SHARE) // max(size, 1)
    return max(2, min(threads + _AHEAD, room))


class Loader:
    """Gives the pictures of a split in batches.

    Parameters
    ----------
    split : Split
    spec_input : (int, int, int)
        Channels, height and width of the network's input.
    preprocess : Preprocess
    batch : int
        Pictures of a batch; with ``world`` above 1, of all processes together.
    seed : int
        Of the order and of the augmentation.
    augmentation : Augmentation, optional
        None changes nothing.
    shuffled : bool
        Whether each epoch has an order of its own; otherwise it is that of the split.
    rank, world : int
        Which of how many processes this is: each takes every ``world``-th picture of a batch.
    stopping : callable, optional
        Asked while a batch is waited for; where it returns True the epoch ends there.
    """

    def __init__(
        self,
        split: Split,
        spec_input: tuple[int, int, int],
        preprocess: Preprocess,
        batch: int,
        seed: int,
        augmentation: Augmentation | None = None,
        *,
        shuffled: bool = True,
        rank: int = 0,
        world: int = 1,
        stopping: Callable[[], bool] | None = None,
    ) -> None:
        self._prepared = Prepared(split, spec_input, preprocess)
        self._labels = split.labels
        self._batch = batch
        self._seed = seed
        self._augmentation = augmentation
        self._shuffled = shuffled
        self._rank, self._world = rank, world
        self._stopping = stopping or (lambda: False)
        threads = min(cores(), MOST_THREADS)
        self._depth = _depth(threads, 4 * batch * math.prod(spec_input) // world)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="pictures")
        self._closed = False

    def new_notes(self) -> list[tuple[Text, Text]]:
        """Return what was wrong with pictures since the last call, and what was done about it."""
        return self._prepared.new_notes()

    def epoch(self, number: int, first_step: int = 0) -> Generator[Batch, None, None]:
        """Go once through all pictures.

        Parameters
        ----------
        number : int
            Of the epoch, from 0: its order comes from it.
        first_step : int
            Steps of the epoch that were made before.

        Raises
        ------
        EngineError
            Where no picture of a class can be read any more.
        """
        seed = self._seed if self._shuffled else None
        parts = batches(len(self._labels), self._batch, seed, number, self._rank, self._world)
        waiting: deque[Future[_Made]] = deque()
        ahead = iter([part for part in parts[first_step:] if len(part)])
        try:
            while True:
                while len(waiting) < self._depth and not self._closed:
                    indices = next(ahead, None)
                    if indices is None:
                        break
                    waiting.append(self._pool.submit(self._made, indices, number))
                if not waiting:
                    return
                began = time.perf_counter()
                made = self._waited(waiting.popleft())
                if made is None:
                    return
                indices, images, labels = made
                yield Batch(images, labels, indices, time.perf_counter() - began)
        finally:
            for future in waiting:
                future.cancel()

    def close(self) -> None:
        """End the threads; an epoch that goes on ends with its next batch."""
        self._closed = True
        self._prepared.close()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _waited(self, future: Future[_Made]) -> _Made | None:
        while not self._closed and not wait((future,), _POLL).done:
            if self._stopping():
                return None
        # What was given up when the loader closed is not whole.
        return None if self._closed else future.result()

    def _made(self, indices: NDArray[np.int64], epoch: int) -> _Made:
        planes = self._prepared.planes(indices)
        if self._augmentation is not None and changes(self._augmentation):
            keys = [(self._seed, epoch, int(index)) for index in indices]
            planes = augmented(planes, self._augmentation, keys)
        images = torch.from_numpy(self._prepared.normalised(planes))
        return indices, images, torch.from_numpy(self._labels[indices])
