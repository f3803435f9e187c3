"""What the user does to the layer table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from vgg_explorer.session import events as ev
from vgg_explorer.session import listing as listings
from vgg_explorer.session.listing import MAX_FILTER, Listing
from vgg_explorer.session.state import AppState


def arranged(state: AppState, event: object) -> AppState | None:
    """Return the state after an event of the table's, None for another event."""
    after = _after(state.listing, event)
    if after is None or after == state.listing:
        return None if after is None else state
    return replace(state, listing=after)


def _after(listing: Listing, event: object) -> Listing | None:
    match event:
        case ev.ColumnShown():
            return listings.with_column(listing, event.column, event.shown)
        case ev.ListingSorted():
            if event.descending is None:
                return listings.sorted_by(listing, event.column)
            return replace(listing, sort=event.column, descending=event.descending)
        case ev.ListingReset():
            return listings.reset(listing)
        case ev.ListingChanged():
            # The values are those of Listing; a wrong one would be a defect of a widget.
            change: dict[str, Any] = {event.field: event.value}
            changed = replace(listing, **change)
            return replace(changed, filter=changed.filter[:MAX_FILTER])
        case _:
            return None
