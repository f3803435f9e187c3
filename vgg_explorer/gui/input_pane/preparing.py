"""The way of a picture to the input of the network, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.gui.i18n import tr

if TYPE_CHECKING:
    from vgg_explorer.engine.loaded import Loaded
    from vgg_explorer.engine.preprocess import Seen
    from vgg_explorer.session.state import AppState


def way(state: AppState) -> tuple[str, ...]:
    """Return each step of the way in one line, from the longest form to the shortest."""
    preprocess = state.input.preprocess
    picture = state.input.picture
    _, height, width = state.model.good.spec.input
    known = NORMALISED[preprocess.normalisation()]()
    size = "{}×{}".format(*picture.full_size) if picture is not None else tr("picture")
    there = f"{width}×{height}"
    middle: tuple[str, ...]
    short: tuple[str, ...]
    if preprocess.crop is not None:
        part = tr("frame")
        if picture is not None:
            wide, high = cropped(preprocess, picture.full_size)
            part = tr("frame {size}", size=f"{wide}×{high}")
        middle = short = (part, there)
    elif preprocess.resize == "stretch":
        middle = short = (tr("stretched to {size}", size=there),)
    else:
        side = f"{preprocess.shorter_side(height, width)}"
        scaled = tr("shorter side {side}", side=side)
        if width != height:  # the picture covers the input; its shorter side may be either
            wide, high = (
                (width, height)
                if picture is None
                else preprocess.scaled(picture.full_size, height, width)
            )
            side = f"{wide}×{high}"
            scaled = tr("scaled to {size}", size=side)
        middle, short = (scaled, tr("centre {size}", size=there)), (side, there)
    return (
        " → ".join((size, *middle, known[0])),
        " → ".join((size, *short, known[0])),
        " → ".join((size, *short, known[1])),
        " → ".join((*short, known[1])),
    )


def cropped(preprocess: Preprocess, size: tuple[int, int]) -> tuple[int, int]:
    """Return the width and height of a free crop in pixels of the picture, at least one."""
    left, top, right, bottom = preprocess.crop or (0.0, 0.0, 1.0, 1.0)
    return max(1, round((right - left) * size[0])), max(1, round((bottom - top) * size[1]))


def _imagenet() -> tuple[str, str]:
    return tr("ImageNet mean and std"), tr("ImageNet")


def _half() -> tuple[str, str]:
    return tr("mean and std 0.5"), "0.5"


def _none() -> tuple[str, str]:
    return tr("values 0 to 1"), "0…1"


def _own() -> tuple[str, str]:
    return tr("own mean and std"), tr("own")


NORMALISED = {"imagenet": _imagenet, "half": _half, "none": _none, "own": _own}
"""What a normalisation is called, at length and in short; functions, since the language changes."""


def weights_own(state: AppState) -> tuple[Loaded | None, Preprocess]:
    """Return the newest weights in use that say how pictures are to be prepared, and how.

    Without such weights it is the usual way.
    """
    used = {which.source for which in state.weights.assignment.values()}
    for source in state.weights.sources:  # the newest is the first
        if source.digest in used and source.preprocess is not None:
            return source, source.preprocess
    return None, Preprocess()


def channel_note(channels: int, preprocess: Preprocess) -> str:
    """Return what becomes of three means and stds in a network without three channels."""
    if channels == 1:
        mean, std = (f"{sum(part) / 3:.4g}" for part in (preprocess.mean, preprocess.std))
        return tr(
            "The network takes one channel: the picture is grey, and the averages are used, "
            "mean {mean} and std {std}.",
            mean=mean,
            std=std,
        )
    if channels != 3:
        return tr(
            "The network takes {count} channels: red, green and blue in turn.", count=channels
        )
    return ""


def ranges(seen: Seen, preprocess: Preprocess) -> tuple[tuple[str, float, float], ...]:
    """Return the smallest and largest normalised value of each colour."""
    planes = seen.pixels.reshape(-1, seen.pixels.shape[2])
    lows, highs = planes.min(axis=0).tolist(), planes.max(axis=0).tolist()
    mean, std = preprocess.mean, preprocess.std
    names: tuple[str, ...] = (tr("R"), tr("G"), tr("B"))
    if len(lows) == 1:
        names = (tr("Grey"),)
        mean, std = (sum(mean) / 3,) * 3, (sum(std) / 3,) * 3
    return tuple(
        (name, (low / 255 - at) / by, (high / 255 - at) / by)
        for name, low, high, at, by in zip(names, lows, highs, mean, std, strict=False)
    )
