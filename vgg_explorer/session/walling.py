"""What happens to the wall of channels: events to states."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from vgg_explorer.arch.text import text
from vgg_explorer.session import wall
from vgg_explorer.session.events import walls as ev
from vgg_explorer.session.noticing import noticed
from vgg_explorer.session.state import AppState


def walled(state: AppState, event: object) -> AppState | None:
    """Return the state after an event of these kinds, None for another event."""
    match event:
        case ev.WallChanged():
            # The values are those of Wall; a wrong one would be a defect of a widget.
            change: dict[str, Any] = {event.field: event.value}
            return _with(state, replace(state.wall, **change))
        case ev.PinToggled():
            pinned = wall.with_pin(state.wall, event.pin)
            if pinned is None:
                what = text("{count} channels are pinned already.", count=wall.MAX_PINS)
                hint = text("Unpin one of them first: choose it and press P.")
                return noticed(state, "info", what, hint)
            return replace(state, wall=pinned)
        case ev.BesideReady():
            return replace(state, results=replace(state.results, beside=event.beside))
        case ev.PinnedReady():
            return replace(state, results=replace(state.results, pinned=event.pinned))
        case ev.FilmWanted():
            return _with(state, replace(state.wall, film=event.film))
        case ev.FilmEnded():
            return without_film(state)
        case _:
            return None


def without_film(state: AppState) -> AppState:
    """Return the state without a film that was still to be saved."""
    return _with(state, replace(state.wall, film=None))


def _with(state: AppState, changed: wall.Wall) -> AppState:
    return state if changed == state.wall else replace(state, wall=changed)
