"""What is changed at random in training pictures.

Pictures are changed as bytes and with numpy, not with torch: torch would start threads of its own
for each thread that prepares pictures, and they would take the cores from the training.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.plan import Augmentation
from vgg_explorer.engine.training.randomness import shares
from vgg_explorer.engine.training.records import DataReport, Example

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vgg_explorer.engine.training.data.dataset import DataSet, Split

SHIFT = 1 / 8
"""Of a side, at most."""

COLOUR = 1 / 5
"""By which brightness, contrast and saturation change at most."""

EXAMPLE_SIDE = 96
"""Pixels of an example's longer side."""

MOST_EXAMPLES = 48
_EACH = 4
_LUMA = (np.float32(0.299), np.float32(0.587), np.float32(0.114))
"""ITU-R 601, as torchvision and Pillow have it."""

_CHANCES = 6


def changes(augmentation: Augmentation) -> bool:
    """Whether it changes anything."""
    return augmentation.flip or augmentation.crop or augmentation.colour


def augmented(
    planes: NDArray[np.uint8], augmentation: Augmentation, keys: Sequence[tuple[int, ...]]
) -> NDArray[np.uint8]:
    """Change pictures, each in its own way.

    Parameters
    ----------
    planes : ndarray of uint8, (B, C, H, W)
        They stay as they are. Saturation has no meaning unless C is 3.
    augmentation : Augmentation
    keys : sequence of tuple of int
        What the randomness of each picture comes from.
    """
    chance = np.stack([shares(_CHANCES, *key) for key in keys])
    result = planes.copy()
    if augmentation.flip:
        turned = chance[:, 0] < 0.5
        result[turned] = result[turned][..., ::-1]
    if augmentation.crop:
        for picture, (down, across) in zip(result, _shifts(chance, planes), strict=True):
            picture[...] = _moved(picture, int(down), int(across))
    if augmentation.colour:
        factors = 1 + COLOUR * (2 * chance[:, 3:6].astype(np.float32) - 1)
        for number, picture in enumerate(result):
            picture[...] = _coloured(picture, *factors[number].tolist())
    return result


def _shifts(chance: NDArray[np.float64], planes: NDArray[np.uint8]) -> NDArray[np.int64]:
    most = np.array([int(side * SHIFT) for side in planes.shape[2:]])
    shifts: NDArray[np.int64] = np.floor(chance[:, 1:3] * (2 * most + 1)).astype(np.int64) - most
    return shifts


def _moved(picture: NDArray[np.uint8], down: int, across: int) -> NDArray[np.uint8]:
    """Return a picture moved; its border is repeated where nothing is known."""
    height, width = picture.shape[1:]
    rows = np.clip(np.arange(height) - down, 0, height - 1)
    columns = np.clip(np.arange(width) - across, 0, width - 1)
    return picture[:, rows[:, np.newaxis], columns]


def _coloured(
    picture: NDArray[np.uint8], brightness: float, contrast: float, saturation: float
) -> NDArray[np.uint8]:
    """Multiply the brightness, then the distance from the mean grey, then from each pixel's."""
    values = np.minimum(picture * np.float32(brightness), np.float32(255))
    grey = _grey(values)
    values = _blended(values, grey.mean(dtype=np.float32), contrast)
    if len(picture) == 3:
        values = _blended(values, _grey(values), saturation)
    return np.rint(values).astype(np.uint8)


def _grey(values: NDArray[np.float32]) -> NDArray[np.float32]:
    if len(values) != 3:
        mean: NDArray[np.float32] = values.mean(axis=0, dtype=np.float32)
        return mean
    red, green, blue = values
    grey: NDArray[np.float32] = red * _LUMA[0] + green * _LUMA[1] + blue * _LUMA[2]
    return grey


def _blended(
    values: NDArray[np.float32], other: NDArray[np.float32] | np.float32, share: float
) -> NDArray[np.float32]:
    result = values * np.float32(share)
    result += other * np.float32(1 - share)
    return np.clip(result, 0, 255, out=result)


def shown(data: DataSet, augmentation: Augmentation, seed: int) -> DataReport:
    """Return the report on a data set with a few pictures of each class, and what becomes of them.

    Parameters
    ----------
    data : DataSet
    augmentation : Augmentation
    seed : int
        Of the training that is planned.
    """
    examples, after = [], []
    for index in _chosen(data.train.labels):
        example = _example(data.train, index)
        if example is None:
            continue
        examples.append(example)
        if changes(augmentation):
            planes = example.pixels.transpose(2, 0, 1)[np.newaxis]
            changed = augmented(planes, augmentation, [(seed, 0, index)])[0].transpose(1, 2, 0)
            after.append(replace(example, pixels=np.ascontiguousarray(changed)))
    return replace(data.report, examples=tuple(examples), augmented=tuple(after))


def _chosen(labels: NDArray[np.int64]) -> list[int]:
    """Return the numbers of the first few pictures of each class, or of the first classes."""
    classes = np.unique(labels)
    each = max(1, min(_EACH, MOST_EXAMPLES // len(classes)))
    found = [np.flatnonzero(labels == label)[:each] for label in classes[:MOST_EXAMPLES]]
    return [int(index) for indices in found for index in indices]


def _example(split: Split, index: int) -> Example | None:
    """Return a small copy of a picture; None where it was damaged or removed meanwhile."""
    try:
        pixels = split.reduced(index, EXAMPLE_SIDE)
    except EngineError:
        return None
    image = Image.fromarray(pixels)
    image.thumbnail((EXAMPLE_SIDE, EXAMPLE_SIDE), Image.Resampling.BILINEAR)
    small = np.array(image, dtype=np.uint8)
    return Example(small, int(split.labels[index]), split.name(index))
