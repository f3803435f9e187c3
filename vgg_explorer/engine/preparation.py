"""How a picture is brought to the input of a network: a value, without any library."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any, Literal, get_args

Colours = tuple[float, float, float]
"""A figure each for red, green and blue."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

Resize = Literal["shorter", "stretch"]

IMAGENET_MEAN: Colours = (0.485, 0.456, 0.406)
IMAGENET_STD: Colours = (0.229, 0.224, 0.225)

NORMALISATIONS: dict[str, tuple[Colours, Colours]] = {
    "imagenet": (IMAGENET_MEAN, IMAGENET_STD),
    "half": ((0.5, 0.5, 0.5), (0.5, 0.5, 0.5)),
    "none": ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
}
"""Mean and standard deviation by name; whatever is none of these is the user's own."""

MAX_SIDE = 4096
"""Pixels of the shorter side after scaling that may be asked for."""


@dataclass(frozen=True, slots=True)
class Preprocess:
    """The preparation that a set of weights was trained with, or that the user chose.

    Parameters
    ----------
    resize : {'shorter', 'stretch'}
        Scale so that the shorter side fits with a margin and cut out the middle, or squeeze the
        whole picture into the input.
    side : int or None
        The shorter side after scaling; None is 256/224 of the input's, as torchvision's ImageNet
        weights have it. Never less than the input: no border is made up.
    crop : Box or None
        The part of the picture that is used, in shares of its width and height; it is stretched to
        the input. None: what ``resize`` says.
    mean, std : Colours
        On a scale from 0 to 1.
    """

    resize: Resize = "shorter"
    side: int | None = None
    crop: Box | None = None
    mean: Colours = IMAGENET_MEAN
    std: Colours = IMAGENET_STD

    def shorter_side(self, height: int, width: int) -> int:
        """Return the shorter side after scaling, for an input of this size."""
        least = min(height, width)
        return max(least, round(least * 256 / 224) if self.side is None else self.side)

    def scaled(self, size: tuple[int, int], height: int, width: int) -> tuple[int, int]:
        """Return the width and height of a scaled picture out of which the middle is cut.

        Parameters
        ----------
        size : (int, int)
            Width and height of the picture.
        height, width : int
            Of the input.
        """
        margin = self.shorter_side(height, width) / min(height, width)
        wide, high = round(width * margin), round(height * margin)
        # The longer side is rounded down, as torchvision does.
        if wide * size[1] >= high * size[0]:
            return wide, max(height, wide * size[1] // size[0])
        return max(width, high * size[0] // size[1]), high

    def normalisation(self) -> str:
        """Return the name of mean and std, ``'own'`` where they have none."""
        values = (self.mean, self.std)
        return next((name for name, known in NORMALISATIONS.items() if known == values), "own")


def preprocess_from(table: object) -> Preprocess:
    """Return the value that a file's table describes; what is missing has its default.

    Raises
    ------
    ValueError
        When a field is not what it should be.
    """
    if not isinstance(table, dict):
        raise ValueError("a table is expected")
    known: dict[str, Any] = {
        name: check(table[name]) for name, check in _CHECKS.items() if name in table
    }
    return Preprocess(**known)


def _resize(value: Any) -> Resize:
    if value not in get_args(Resize):
        raise ValueError(f"no such way to resize: {value!r}")
    return "stretch" if value == "stretch" else "shorter"


def _side(value: Any) -> int | None:
    if value is not None and not (type(value) is int and 1 <= value <= MAX_SIDE):
        raise ValueError(f"no side: {value!r}")
    return value


def _numbers(value: Any, count: int) -> tuple[float, ...]:
    if not isinstance(value, (list, tuple)) or len(value) != count:
        raise ValueError(f"{count} numbers are expected")
    # Not math.isfinite: a whole number may be larger than any float, which it cannot bear.
    most = sys.float_info.max
    if not all(type(part) in (int, float) and abs(part) <= most for part in value):
        raise ValueError("finite numbers are expected")
    return tuple(float(part) for part in value)


def _crop(value: Any) -> Box | None:
    if value is None:
        return None
    left, top, right, bottom = _numbers(value, 4)
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise ValueError("the crop is not within the picture")
    return left, top, right, bottom


def _mean(value: Any) -> Colours:
    red, green, blue = _numbers(value, 3)
    return red, green, blue


def _std(value: Any) -> Colours:
    red, green, blue = _mean(value)
    if min(red, green, blue) <= 0:
        raise ValueError("standard deviations are above 0")
    return red, green, blue


_CHECKS = {"resize": _resize, "side": _side, "crop": _crop, "mean": _mean, "std": _std}
