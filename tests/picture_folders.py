"""Picture files and folders of them, for the tests of data sets."""

from __future__ import annotations

import io
from collections.abc import Generator, Iterable
from pathlib import Path

import numpy as np
from PIL import Image

from vgg_explorer.engine.training.data.dataset import DataSet


def image(number: int, size: tuple[int, int] = (12, 10)) -> Image.Image:
    """A picture that no other number has."""
    pixels = np.random.default_rng(number).integers(0, 256, (size[1], size[0], 3), np.uint8)
    return Image.fromarray(pixels)


def encoded(number: int, kind: str = "PNG", size: tuple[int, int] = (12, 10)) -> bytes:
    file = io.BytesIO()
    image(number, size).save(file, kind)
    return file.getvalue()


def written(root: Path, names: Iterable[str], start: int = 0) -> Path:
    """Write a different picture for each name."""
    for number, name in enumerate(names, start):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encoded(number))
    return root


def opened(steps: Generator[float | DataSet | None, None, None]) -> DataSet:
    """Go to the end; nothing comes after the data set, and shares are shares."""
    *before, data = steps
    assert isinstance(data, DataSet)
    assert all(step is None or 0 <= step <= 1 for step in before)
    return data
