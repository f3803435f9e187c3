"""The layer of another network that stands where a layer stands here."""

from __future__ import annotations

from typing import NamedTuple

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.compare import aligned
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.rows import Group
from vgg_explorer.arch.spec import LISTS, Place

_POOLS = {Kind.MAX_POOL, Kind.AVG_POOL}


class Match(NamedTuple):
    """A layer's counterpart.

    Parameters
    ----------
    group : Group
        A layer of the other network.
    exact : bool
        Whether the two lists, laid against each other, pair the entries that they come from;
        otherwise it is the nearest layer of the kind in the same block.
    """

    group: Group
    exact: bool


def counterpart(first: Analysis, layer: str, other: Analysis) -> Match | None:
    """Return the layer of another network that matches one of the first, None where none does."""
    group = first.group(layer)
    if group is None:
        return None
    paired = _paired(first, group, other)
    if paired is not None:
        return Match(paired, exact=True)
    near = _nearest(first, group, other)
    return None if near is None else Match(near, exact=False)


def _paired(first: Analysis, group: Group, other: Analysis) -> Group | None:
    place = group.place
    if place is not None and place.field in LISTS and place.index is not None:
        old, new = first.spec.entries(place.field), other.spec.entries(place.field)
        there = next((j for i, j in aligned(old, new) if i == place.index), None)
        if there is None:
            return None
        place = Place(place.field, there)
    # A NiN block makes several layers of one entry; they pair in their order.
    mine = [g for g in first.groups if g.place == group.place]
    theirs = [g for g in other.groups if g.place == place]
    at = mine.index(group)
    found = theirs[at] if at < len(theirs) else None
    # The options of two heads make layers of different kinds.
    return found if found is not None and found.kind == group.kind else None


def _nearest(first: Analysis, group: Group, other: Analysis) -> Group | None:
    """Return the layer of the same kind at the same number of its block, or the last before it."""
    if group.place is None or group.place.field != "features":
        return None
    mine = [g for g in _block(first, _block_of(first, group)) if g.kind == group.kind]
    theirs = [g for g in _block(other, _block_of(first, group)) if g.kind == group.kind]
    return theirs[min(mine.index(group), len(theirs) - 1)] if theirs else None


def _block_of(analysis: Analysis, group: Group) -> int:
    """Return how many pools of the features come before a layer."""
    return sum(g.kind in _POOLS for g in analysis.groups[: group.index] if _in_features(g))


def _block(analysis: Analysis, number: int) -> list[Group]:
    inside = (g for g in analysis.groups if _in_features(g))
    return [g for g in inside if _block_of(analysis, g) == number]


def _in_features(group: Group) -> bool:
    return group.place is not None and group.place.field == "features"
