"""The sample pictures that ship with the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text, text
from vgg_explorer.paths import resource
from vgg_explorer.session.entering import PictureSource

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Sample:
    """One sample picture.

    Parameters
    ----------
    key : str
        Its name in projects and on the command line.
    file_name : str
        Its file in ``resources/samples``.
    title : Text
        What it shows.
    """

    key: str
    file_name: str
    title: Text

    @property
    def path(self) -> Path:
        """The file, in a checkout as in an installed package."""
        return resource("samples", self.file_name)


SAMPLES: tuple[Sample, ...] = (
    Sample("cat", "cat.jpg", text("Cat")),
    Sample("fruit", "fruit.jpg", text("Fruit")),
    Sample("houses", "houses.jpg", text("Houses")),
    Sample("butterfly", "butterfly.jpg", text("Butterfly")),
    Sample("test-card", "test-card.png", text("Test card")),
    Sample("digit", "digit.png", text("Digit")),
    Sample("star", "star.jpg", text("Star")),
)

DEFAULT_SAMPLE = "cat"

FIRST_SAMPLE = "star"
"""What the first start shows: one of the shapes that its network was trained on."""


def sample_source(key: str) -> PictureSource:
    """Return a sample picture by its key; an unknown key gives the first one shown."""
    by_key = {sample.key: sample for sample in SAMPLES}
    sample = by_key.get(key) or by_key[DEFAULT_SAMPLE]
    return PictureSource(sample.path, str(sample.title), sample.key)
