"""How the layer table is to be arranged."""

from __future__ import annotations

from dataclasses import dataclass

from vgg_explorer.session.listing import Column


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """A column was chosen, or no longer is."""

    column: Column
    shown: bool


@dataclass(frozen=True, slots=True)
class ListingSorted:
    """The table is to be sorted by a column, or by it the other way, or no longer.

    ``descending`` decides, where it is given, and otherwise what the order is now.
    """

    column: Column
    descending: bool | None = None


@dataclass(frozen=True, slots=True)
class ListingChanged:
    """One field of `Listing` gets a value."""

    field: str
    value: object


@dataclass(frozen=True, slots=True)
class ListingReset:
    """Columns and order are to be as at the first start."""
