"""What is to be seen of several pictures: a tile for each, in order, and the scale they share."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vgg_explorer.engine.opening import shown_name
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.widgets import colormaps
from vgg_explorer.session import comparing
from vgg_explorer.session.samples import SAMPLES

if TYPE_CHECKING:
    from vgg_explorer.arch.rows import Group
    from vgg_explorer.engine.activations import ChannelMap
    from vgg_explorer.gui.widgets.maps import Range
    from vgg_explorer.session.entering import Across, Basis, PictureSource
    from vgg_explorer.session.state import AppState

Standing = Literal["current", "outdated", "pending", "failed"]


@dataclass(frozen=True, slots=True)
class Tile:
    """One picture of the strip.

    Parameters
    ----------
    place : int
        Its place in the strip.
    name : str
    standing : str
        Whether its map is the one that was asked for, one from before, still to be computed, or
        not to be had.
    across : Across or None
        What is known of it; of a pending one, what the network saw before.
    """

    place: int
    name: str
    standing: Standing
    across: Across | None = None

    @property
    def found(self) -> ChannelMap | None:
        """The map that is shown."""
        is_shown = self.standing in {"current", "outdated"}
        return self.across.found if is_shown and self.across is not None else None

    @property
    def failure(self) -> str:
        """Why there is no map, where that is known."""
        what = self.across.failure if self.across is not None else None
        return translated(what) if self.standing == "failed" and what is not None else ""


@dataclass(frozen=True, slots=True)
class Compared:
    """Several pictures as they are shown.

    Parameters
    ----------
    tiles : tuple of Tile
        In the order in which they stand.
    done : int
        How many are known, or known not to be had.
    present : int
        The place in the strip of the picture on show, -1 for none.
    single : bool
        Whether a picture gives one value, not a map.
    colormap : str
    shared : (float, float)
        What the ends of the colour map stand for where all pictures have one scale.
    """

    tiles: tuple[Tile, ...]
    done: int
    present: int
    single: bool
    colormap: str
    shared: Range

    def range_of(self, tile: Tile, *, shared: bool) -> Range:
        """Return what the ends of the colour map stand for in a tile."""
        found = tile.found
        if shared or self.single or found is None:
            return self.shared
        return limits(found.minimum, found.maximum, self.colormap)


def compared(state: AppState, names: tuple[str, ...]) -> Compared:
    """Return what is to be shown.

    Parameters
    ----------
    state
        The session.
    names
        What the pictures of its strip are called, see `names_of`.
    """
    basis = comparing.basis(state)
    known = {id(across.source): across for across in state.results.across}
    entries = [known.get(id(source)) for source in state.input.strip]
    shown = _shown_basis(entries, basis, state.input.at)
    tiles = tuple(
        Tile(place, names[place], _standing(across, basis, shown), across)
        for place, across in enumerate(entries)
    )
    done = sum(tile.standing in {"current", "failed"} for tile in tiles)
    all_found = [tile.found for tile in tiles if tile.found is not None]
    low = min((f.minimum for f in all_found if math.isfinite(f.minimum)), default=math.nan)
    high = max((f.maximum for f in all_found if math.isfinite(f.maximum)), default=math.nan)
    chosen = state.view.colormap
    colormap = chosen if chosen in colormaps.NAMES else colormaps.auto(low < 0)
    return Compared(
        _in_order(tiles, state.view.picture_order),
        done,
        state.input.at,
        is_single(comparing.group_of(state)),
        colormap,
        limits(low, high, colormap),
    )


def names_of(strip: tuple[PictureSource, ...]) -> tuple[str, ...]:
    """Return what pictures are called; samples have names in the user's language."""
    samples = {sample.key: sample.title for sample in SAMPLES}
    return tuple(
        translated(samples[source.sample])
        if source.sample in samples
        else shown_name(source.name) or tr("Picture")
        for source in strip
    )


def is_single(group: Group) -> bool:
    """Return whether a channel of a layer is one value."""
    return math.prod(group.out_shape[1:]) == 1


def limits(low: float, high: float, colormap: str) -> Range:
    """Return what the ends of a colour map stand for, for values from ``low`` to ``high``."""
    if not (math.isfinite(low) and math.isfinite(high)):
        low, high = 0.0, 0.0
    if colormaps.diverging(colormap):
        end = max(abs(low), abs(high)) or 1.0
        return -end, end
    return low, (high if high > low else low + 1.0)


def _shown_basis(entries: list[Across | None], basis: Basis, at: int) -> Basis:
    """Return what the maps on show were computed with.

    Until the first of the new ones is there the old ones stay, but never beside new ones: their
    colours would mean something else.
    """
    known = [across for across in entries if across is not None and across.found is not None]
    if not known or any(across.basis == basis for across in known):
        return basis
    present = entries[at] if at >= 0 else None
    return (present if present in known and present is not None else known[0]).basis


def _standing(across: Across | None, basis: Basis, shown: Basis) -> Standing:
    if across is None:
        return "pending"
    if across.found is None:
        return "failed"  # to read, which depends on nothing else
    if across.basis == basis:
        return "current"
    return "outdated" if across.basis == shown else "pending"


def _in_order(tiles: tuple[Tile, ...], order: str) -> tuple[Tile, ...]:
    """Return tiles with the greatest value first; what has none comes last."""
    if order == "opened":
        return tiles

    def rank(tile: Tile) -> float:
        value = getattr(tile.found, order) if tile.found is not None else math.nan
        return math.inf if math.isnan(value) else -value

    return tuple(sorted(tiles, key=rank))
