"""What happens to the wall of channels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vgg_explorer.session.wall import Film, Pin

if TYPE_CHECKING:
    from vgg_explorer.session.alongside import BesideMaps, PinnedMaps


@dataclass(frozen=True, slots=True)
class WallChanged:
    """One field of `Wall` gets a value."""

    field: str
    value: object


@dataclass(frozen=True, slots=True)
class PinToggled:
    """A channel is to be pinned, or no longer."""

    pin: Pin


@dataclass(frozen=True, slots=True)
class BesideReady:
    """There are maps of another layer or picture, or it is known why not."""

    beside: BesideMaps


@dataclass(frozen=True, slots=True)
class PinnedReady:
    """There are maps of the pinned channels of other layers."""

    pinned: PinnedMaps


@dataclass(frozen=True, slots=True)
class FilmWanted:
    """A GIF over the layers is to be saved."""

    film: Film


@dataclass(frozen=True, slots=True)
class FilmEnded:
    """It was saved, or could not be."""
