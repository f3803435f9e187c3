"""How the layer table is arranged: its columns, its order, what of it is in sight."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

Column = Literal["number", "layer", "shape", "params", "macs", "time", "memory", "field"]

COLUMNS: tuple[Column, ...] = get_args(Column)

FIXED: tuple[Column, ...] = ("number", "layer")
"""Without these nobody would know what a figure belongs to."""

_LARGEST_FIRST = (True, False)
"""Whether a column is sorted downwards at the first wish and at the second."""

_WAYS: dict[Column, tuple[bool, ...]] = {"number": (True,), "layer": (False, True)}
"""The same for columns without figures; upwards by the number is how the network is."""

MAX_FILTER = 200

_KEY = 40
"""Characters of a block's key that are taken from a file."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The layer table as the user arranged it.

    Parameters
    ----------
    hidden : tuple of Column
        What the user does not want to see, in the order of the columns.
    sort : Column
        ``'number'`` is the order of the network.
    descending : bool
    blocks : bool
        Whether layers lie under the blocks that they belong to.
    folded : tuple of str
        Keys of the blocks whose layers are not shown.
    share : bool
        Whether figures are written as shares of the network's total.
    filter : str
        What is searched for; it does not outlive the session.
    """

    hidden: tuple[Column, ...] = ()
    sort: Column = "number"
    descending: bool = False
    blocks: bool = False
    folded: tuple[str, ...] = ()
    share: bool = False
    filter: str = ""

    @property
    def natural(self) -> bool:
        """Whether the layers stand in the order of the network."""
        return self.sort == "number" and not self.descending


def with_column(listing: Listing, column: Column, shown: bool) -> Listing:
    """Show or hide a column."""
    hidden = set(listing.hidden) - {column}
    if not shown and column not in FIXED:
        hidden.add(column)
    return replace(listing, hidden=_in_order(hidden))


def sorted_by(listing: Listing, column: Column) -> Listing:
    """Sort by a column, then the other way, then as the network is."""
    if listing.natural or listing.sort != column:
        return replace(listing, sort=column, descending=_WAYS.get(column, _LARGEST_FIRST)[0])
    ways = _WAYS.get(column, _LARGEST_FIRST)
    after = ways.index(listing.descending) + 1
    if after < len(ways):
        return replace(listing, descending=ways[after])
    return replace(listing, sort="number", descending=False)


def reset(listing: Listing) -> Listing:
    """Show every column in the order of the network; what is searched for stays."""
    return Listing(blocks=listing.blocks, folded=listing.folded, filter=listing.filter)


def saved(listing: Listing) -> dict[str, Any]:
    """Return what outlives the session."""
    return {
        "hidden": list(listing.hidden),
        "sort": listing.sort,
        "descending": listing.descending,
        "blocks": listing.blocks,
        "folded": list(listing.folded),
        "share": listing.share,
    }


def salvaged(table: dict[str, Any]) -> Listing:
    """Return what was saved; each part that is not what it should be has its default."""
    names = {name for name in COLUMNS if name in _strings(table.get("hidden"))}
    keys = (key for key in _strings(table.get("folded")) if len(key) <= _KEY)
    sort = table.get("sort")
    return Listing(
        _in_order(names - set(FIXED)),
        sort if sort in COLUMNS else "number",
        table.get("descending") is True,
        table.get("blocks") is True,
        tuple(keys),
        table.get("share") is True,
    )


def _strings(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else []
    return [one for one in listed if isinstance(one, str)]


def _in_order(hidden: set[Column]) -> tuple[Column, ...]:
    return tuple(column for column in COLUMNS if column in hidden)
