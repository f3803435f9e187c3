"""The built-in data set: shapes on noisy grounds, drawn when they are wanted.

A picture is a function of the seed, its number and the size alone. Place, size, turn, colours and
ground are random, and all kinds have them from the same ranges: only the outline tells a class.
"""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from vgg_explorer.arch.text import text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.data.dataset import DataSet
from vgg_explorer.engine.training.data.shapes import KINDS
from vgg_explorer.engine.training.plan import DrawnData
from vgg_explorer.engine.training.randomness import shares, words
from vgg_explorer.engine.training.records import DataReport

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE = 64
"""Pixels of a side where no other size is asked for."""

LARGEST_SIDE = 256
"""Above it a drawing shows no more; it is scaled."""

MOST_PICTURES = 10_000_000

_VERSION = 1
"""Of the drawings: a checkpoint must not go on with other pictures."""

_CELLS = 8
"""Of the ground's clouds, along a side."""

_FIXED = 16
_TRAIN, _VALIDATION = 0, 1


def opened(choice: DrawnData) -> Generator[float | DataSet | None, None, None]:
    """Yield the drawn data set.

    Raises
    ------
    EngineError
        It cannot be drawn so.
    """
    _check(choice)
    classes = tuple(KINDS)[: choice.classes]
    train = DrawnSplit(choice, _TRAIN, choice.train)
    validation = DrawnSplit(choice, _VALIDATION, choice.validation)
    report = DataReport(
        title=text("Drawn shapes"),
        classes=classes,
        train=_counts(train),
        validation=_counts(validation),
        smallest=(SIDE, SIDE),
        largest=(SIDE, SIDE),
    )
    key = f"drawn-{_VERSION}-{choice.seed}-{choice.classes}-{choice.train}-{choice.validation}"
    yield DataSet(key, report, train, validation)


def _check(choice: DrawnData) -> None:
    if not 2 <= choice.classes <= len(KINDS):
        raise EngineError(
            text(
                "{count} kinds of shapes were asked for; there are {most}.",
                count=choice.classes,
                most=len(KINDS),
            ),
            text("Choose from 2 to {most}.", most=len(KINDS)),
        )
    for count in (choice.train, choice.validation):
        if not choice.classes <= count <= MOST_PICTURES:
            raise EngineError(
                text(
                    "{count} pictures were asked for of {classes} kinds of shapes.",
                    count=count,
                    classes=choice.classes,
                ),
                text(
                    "Choose from {least} to {most} for training, and for validation.",
                    least=choice.classes,
                    most=MOST_PICTURES,
                ),
            )


@dataclass(frozen=True, eq=False)
class DrawnSplit:
    """Pictures that are drawn.

    Parameters
    ----------
    choice : DrawnData
    part : int
        Which of the splits; no two draw the same.
    count : int
    """

    choice: DrawnData
    part: int
    count: int

    @cached_property
    def labels(self) -> NDArray[np.int64]:
        """The class of each picture, (N,); the classes take turns, so all have as many."""
        return np.arange(self.count, dtype=np.int64) % self.choice.classes

    def picture(self, index: int) -> NDArray[np.uint8]:
        """Return a picture, (64, 64, 3)."""
        return self.reduced(index, SIDE)

    def reduced(self, index: int, side: int) -> NDArray[np.uint8]:
        """Return a picture drawn with so many pixels to a side, at most `LARGEST_SIDE`."""
        kind = tuple(KINDS)[index % self.choice.classes]
        return drawing(kind, (self.choice.seed, self.part, index), min(side, LARGEST_SIDE))

    def name(self, index: int) -> str:
        """Return what to call a picture."""
        return f"{tuple(KINDS)[index % self.choice.classes]} {index}"


def _counts(split: DrawnSplit) -> tuple[int, ...]:
    return tuple(np.bincount(split.labels, minlength=split.choice.classes).tolist())


def drawing(kind: str, key: tuple[int, ...], side: int = SIDE) -> NDArray[np.uint8]:
    """Draw a shape.

    Parameters
    ----------
    kind : str
        One of `KINDS`.
    key : tuple of int
        What everything random comes from.
    side : int
        Pixels.

    Returns
    -------
    ndarray of uint8, (side, side, 3)
    """
    chance = shares(_FIXED, *key)
    ground, paint = _colours(chance)
    covered = _covered(kind, chance, side)[..., np.newaxis]
    values = _ground(ground, chance, key, side)
    values += covered * (paint - values)
    values += _grain(key, side, amount=10.0 + 20.0 * chance[8])
    return np.clip(values, 0.0, 255.0).astype(np.uint8)


def _covered(kind: str, chance: NDArray[np.float64], side: int) -> NDArray[np.float64]:
    """Return how much of each pixel lies within the shape, 0 to 1."""
    radius = 0.20 + 0.17 * chance[0]
    # Far enough from the border for the margin that the usual preparation cuts off.
    room = 0.5 - 0.0625 - radius
    middle_x = 0.5 + (2.0 * chance[1] - 1.0) * room
    middle_y = 0.5 + (2.0 * chance[2] - 1.0) * room
    turn = 2.0 * math.pi * chance[3]
    # Rounded, for the last bits of sines differ between machines.
    sine, cosine = round(math.sin(turn), 9), round(math.cos(turn), 9)
    places = (np.arange(side) + 0.5) / side
    x = ((places - middle_x) / radius)[np.newaxis, :]
    y = ((places - middle_y) / radius)[:, np.newaxis]
    outside = KINDS[kind](cosine * x + sine * y, cosine * y - sine * x)
    covered: NDArray[np.float64] = np.clip(0.5 - outside * (radius * side), 0.0, 1.0)
    return covered


def _colours(chance: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the colours of ground and shape: any two whose brightness differs enough."""
    apart = 70.0 + 50.0 * chance[4]
    darker = 30.0 + (195.0 - apart) * chance[5]
    grounds, paints = (darker, darker + apart) if chance[6] < 0.5 else (darker + apart, darker)
    return _tinted(grounds, chance[9:11], 35.0), _tinted(paints, chance[11:13], 90.0)


def _tinted(grey: float, chance: NDArray[np.float64], most: float) -> NDArray[np.float64]:
    """Return a colour as bright as a grey (ITU-R 601), with some red and blue more or less."""
    red, blue = ((2.0 * chance - 1.0) * most).tolist()
    return np.array((grey + red, grey - (0.299 * red + 0.114 * blue) / 0.587, grey + blue))


def _ground(
    colour: NDArray[np.float64], chance: NDArray[np.float64], key: tuple[int, ...], side: int
) -> NDArray[np.float64]:
    """Return a ground with clouds and a slope of brightness."""
    clouds = shares((_CELLS + 1) ** 2, *key, 1).reshape(_CELLS + 1, _CELLS + 1) - 0.5
    at = np.arange(side) * _CELLS / side
    low = at.astype(np.intp)
    part = at - low
    rows = clouds[low] + part[:, np.newaxis] * (clouds[low + 1] - clouds[low])
    light = rows[:, low] + part * (rows[:, low + 1] - rows[:, low])
    light *= 20.0 + 40.0 * chance[7]
    slope = (np.arange(side) / side - 0.5) * 60.0
    light += slope * (chance[13] - 0.5) + slope[:, np.newaxis] * (chance[14] - 0.5)
    return colour + light[..., np.newaxis]


def _grain(key: tuple[int, ...], side: int, amount: float) -> NDArray[np.float64]:
    """Return noise, of each pixel and colour its own."""
    count = side * side * 3
    noise = words(-(-count // 8), *key, 2).view("<u8").view(np.uint8)[:count]
    values: NDArray[np.float64] = noise.reshape(side, side, 3).astype(np.float64)
    return (values - 127.5) * (amount / 127.5)
