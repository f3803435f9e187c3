"""The trained weights that come with the program, and need no download."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.downloads import PUBLISHED, Published
from vgg_explorer.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

    from vgg_explorer.engine.loaded import Loaded


@dataclass(frozen=True, slots=True)
class Shipped:
    """A file of weights among the program's own; it says all else itself.

    Parameters
    ----------
    preset : str
        The key of its network.
    weights : str
        What it was trained on.
    file : str
        Its name in ``resources/weights``.
    top1 : float
        Its accuracy on pictures that it was not trained on, in percent.
    """

    preset: str
    weights: str
    file: str
    top1: float

    @property
    def key(self) -> str:
        """The name by which it is asked for."""
        return f"{self.preset}.{self.weights}"

    @property
    def title(self) -> Text:
        """What it is called for people."""
        return text("{preset}, trained on drawn shapes", preset=self.preset)

    @property
    def path(self) -> Path:
        """The file, in a checkout as in an installed package."""
        return resource("weights", self.file)

    @property
    def bytes(self) -> int:
        """Its size."""
        with contextlib.suppress(OSError):
            return self.path.stat().st_size
        return 0

    @property
    def accuracy(self) -> tuple[float, float | None]:
        """Its top-1 accuracy; top-5 says nothing of so few classes."""
        return self.top1, None


SHIPPED: dict[str, Shipped] = {
    shipped.key: shipped
    for shipped in (Shipped("vgg_mini", "DRAWN", "vgg_mini.safetensors", 100.0),)
}
"""All weights that ship, by key."""

AVAILABLE: dict[str, Shipped | Published] = {**SHIPPED, **PUBLISHED}
"""All weights that can be asked for by name, those that ship first."""


def shipped_for(preset: str) -> Shipped | None:
    """Return the weights that ship for a network."""
    return next((one for one in SHIPPED.values() if one.preset == preset), None)


def entitled(loaded: Loaded, shipped: Shipped) -> Loaded:
    """Return what was read from a file that ships under the name that it has for people."""
    return replace(loaded, title=shipped.title)
