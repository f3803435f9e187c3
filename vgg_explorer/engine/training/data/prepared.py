"""Pictures brought to a network's input, and kept in memory as far as there is room."""

from __future__ import annotations

import math
import threading
from typing import TYPE_CHECKING

import numpy as np

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.images import Picture
from vgg_explorer.engine.memory import free_ram
from vgg_explorer.engine.preprocess import view

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vgg_explorer.engine.preparation import Preprocess
    from vgg_explorer.engine.training.data.dataset import Split

SHARE = 0.25
"""Of the free memory that is used."""

UNKNOWN_RAM = 4 * 2**30
"""Taken to be free where the system does not say."""


class Prepared:
    """The pictures of a split as a network sees them. Any thread may ask for them.

    They are kept as bytes, before normalising: a quarter of what the values take.

    Parameters
    ----------
    split : Split
    spec_input : (int, int, int)
        Channels, height and width of the network's input.
    preprocess : Preprocess
    room : int, optional
        Bytes that may be kept; by default a share of the free memory.
    """

    def __init__(
        self,
        split: Split,
        spec_input: tuple[int, int, int],
        preprocess: Preprocess,
        room: int | None = None,
    ) -> None:
        self._split = split
        self._labels = split.labels
        self._input = spec_input
        self._preprocess = preprocess
        channels, height, width = spec_input
        self._shape = (1 if channels == 1 else 3, height, width)
        if room is None:
            free = free_ram()
            room = int((UNKNOWN_RAM if free is None else free) * SHARE)
        count = min(len(self._labels), room // int(np.prod(self._shape)))
        # Memory is taken only as pictures come in.
        self._kept = np.empty((count, *self._shape), np.uint8)
        self._there = np.zeros(count, np.bool_)
        self._noted: set[int] = set()
        self._notes: list[tuple[Text, Text]] = []
        self._lock = threading.Lock()
        self._closed = False
        self._side = _side(preprocess, height, width)
        self._mean, self._std = _normalisation(preprocess, self._shape[0])

    @property
    def kept(self) -> int:
        """How many pictures are in memory."""
        return int(self._there.sum())

    def new_notes(self) -> list[tuple[Text, Text]]:
        """Return what was wrong with pictures since the last call, and what was done about it."""
        with self._lock:
            notes, self._notes = self._notes, []
            return notes

    def close(self) -> None:
        """Give up on what is being read."""
        self._closed = True

    def planes(self, indices: NDArray[np.int64]) -> NDArray[np.uint8]:
        """Return pictures as bytes, (B, 1 or 3, H, W)."""
        result = np.empty((len(indices), *self._shape), np.uint8)
        for place, index in enumerate(indices.tolist()):
            if self._closed:
                break
            if index < len(self._there) and self._there[index]:
                result[place] = self._kept[index]
                continue
            result[place] = self._read(index)
            if index < len(self._there):
                self._kept[index] = result[place]
                self._there[index] = True
        return result

    def normalised(self, planes: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return pictures as the network takes them, (B, C, H, W).

        The operations and their order are those of `preprocess.to_tensor`, so are the last bits.
        """
        values = np.divide(planes, np.float32(255), dtype=np.float32)
        values -= self._mean
        values /= self._std
        channels = self._input[0]
        if channels == len(self._mean):
            return values
        return values[:, [channel % len(self._mean) for channel in range(channels)]]

    def _read(self, index: int) -> NDArray[np.uint8]:
        """Return a picture, or the next one of its class that can be read."""
        others = np.flatnonzero(self._labels == self._labels[index])
        start = int(np.searchsorted(others, index))
        first: EngineError | None = None
        for other in np.roll(others, -start).tolist():
            if self._closed:  # all may be gone, and nobody waits for this one
                return np.zeros(self._shape, np.uint8)
            try:
                planes = self._seen(other)
            except EngineError as error:
                first = first or error
                continue
            if first is not None:
                self._note(index, other, first)
            return planes
        if first is None:
            raise RuntimeError("a class without pictures")
        raise first

    def _seen(self, index: int) -> NDArray[np.uint8]:
        pixels = self._split.reduced(index, self._side)
        picture = Picture(pixels, "", "", (pixels.shape[1], pixels.shape[0]), (), "")
        return view(picture, self._input, self._preprocess).pixels.transpose(2, 0, 1)

    def _note(self, index: int, other: int, error: EngineError) -> None:
        hint = text(
            "“{other}” of the same class is used in its place.", other=self._split.name(other)
        )
        with self._lock:
            if index not in self._noted:
                self._noted.add(index)
                self._notes.append((error.what, hint))


def _side(preprocess: Preprocess, height: int, width: int) -> int:
    """Return the shorter side of the smallest pictures that are not scaled up."""
    if preprocess.crop is not None:
        left, top, right, bottom = preprocess.crop
        return math.ceil(max(width / (right - left), height / (bottom - top)))
    if preprocess.resize == "stretch":
        return max(width, height)
    wide, high = preprocess.scaled((1, 1), height, width)
    return max(wide, high)


def _normalisation(
    preprocess: Preprocess, channels: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    mean, std = preprocess.mean, preprocess.std
    if channels == 1:
        mean, std = (sum(mean) / 3,) * 3, (sum(std) / 3,) * 3
    shape = (channels, 1, 1)
    return (
        np.array(mean[:channels], np.float32).reshape(shape),
        np.array(std[:channels], np.float32).reshape(shape),
    )
