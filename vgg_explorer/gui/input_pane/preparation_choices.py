"""What can be chosen on the way of a picture to the input, and which numbers are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vgg_explorer.engine.preparation import MAX_SIDE
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets.number_field import WrongNumberError, read_float
from vgg_explorer.gui.widgets.segmented import Option

if TYPE_CHECKING:
    from vgg_explorer.engine.preparation import Preprocess

_MOST = 1000.0
_LEAST_STD = 0.0001


def crop_of(preprocess: Preprocess) -> str:
    """Return the key of the crop: ``'centre'``, ``'whole'`` or ``'free'``."""
    if preprocess.crop is not None:
        return "free"
    return "centre" if preprocess.resize == "shorter" else "whole"


def crops() -> tuple[Option, ...]:
    """Return the ways to take a part of the picture."""
    return (
        Option("centre", tr("Centre"), tooltip=tr("The middle of the scaled picture is cut out.")),
        Option("whole", tr("Stretch"), tooltip=tr("The whole picture is stretched to the input.")),
        Option(
            "free",
            tr("Free"),
            tooltip=tr("What is in the frame on the picture: drag it, or move it by arrow keys."),
        ),
    )


def normalisations() -> tuple[tuple[str, str, str], ...]:
    """Return key, name and explanation of the known means and stds, and of the user's own."""
    return (
        ("imagenet", tr("ImageNet"), tr("Mean and std of the ImageNet pictures")),
        ("half", "0.5", tr("Mean and std 0.5: values from −1 to 1")),
        ("none", tr("None"), tr("Mean 0 and std 1: values from 0 to 1")),
        ("own", tr("Own"), tr("Write your own mean and std")),
    )


def mean_names() -> tuple[str, ...]:
    """Return what the fields of the mean are called."""
    return tr("Mean of red"), tr("Mean of green"), tr("Mean of blue")


def std_names() -> tuple[str, ...]:
    """Return what the fields of the std are called."""
    return tr("Std of red"), tr("Std of green"), tr("Std of blue")


def read_mean(words: str) -> float:
    """Return the mean of a text."""
    return read_float(words, -_MOST, _MOST, tr("A mean is a number from −1000 to 1000."))


def read_std(words: str) -> float:
    """Return the std of a text."""
    # Smaller ones would make values that float32 and the network cannot hold.
    wrong = tr("A std is a number above 0, from 0.0001 to 1000.")
    return read_float(words, _LEAST_STD, _MOST, wrong)


def read_side(words: str, least: int) -> float | None:
    """Return the shorter side of a text, None for an empty one."""
    if not words:
        return None
    most = max(MAX_SIDE, least)
    wrong = tr(
        "The shorter side is a whole number from {least}, that of the input, to {most}.",
        least=least,
        most=most,
    )
    side = read_float(words, least, most, wrong)
    if side != int(side):
        raise WrongNumberError(wrong)
    return side
