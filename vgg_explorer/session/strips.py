"""The pictures that are open together: which one is wanted, and what a failure leaves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from vgg_explorer.arch.text import text
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import MAX_STRIP, Input, PictureSource
from vgg_explorer.session.noticing import noticed, only_the_first
from vgg_explorer.session.samples import DEFAULT_SAMPLE, sample_source
from vgg_explorer.session.state import AppState, NoticeAction

MAX_RECENT = 10


def offered(state: AppState, event: object) -> AppState | None:
    """Return the state after a wish for a picture, None for another event."""
    held = state.input
    match event:
        case ev.PictureOffered():
            if event.source.live:
                # A frame that arrives after the user has turned to something else is late.
                late = held.live is None
                return state if late else replace(state, input=replace(held, pending=event.source))
            # The strip of before stays until this one is read: it may be no picture.
            return _wanting(state, event.source, _replaced(held.strip, event))
        case ev.PicturesOffered():
            return _several(state, event.sources, event.at)
        case ev.PictureStepped():
            return _to(state, held.at + event.by)
        case ev.PictureChosen():
            return _to(state, event.index)
        case ev.StripClosed():
            kept = held.pending or held.source
            strip = () if kept is None or kept.live else (kept,)
            return replace(state, input=replace(held, strip=strip, failed=None))
        case ev.RecentNoted():
            return noted(state, event.path)
        case ev.RecentForgotten():
            left = tuple(path for path in state.recent if path != event.path)
            return state if left == state.recent else replace(state, recent=left)
        case ev.RecentCleared():
            return replace(state, recent=())
        case _:
            return None


def read(held: Input, event: ev.PictureRead) -> Input:
    """Return the input with a picture that could be read."""
    now = replace(held, picture=event.picture, source=event.source, pending=None)
    stands_in = held.picture is None and held.failed is not None
    if event.source.live or stands_in:
        return now
    known = event.source in held.strip
    strip = held.strip if known else (event.source,)
    if held.source is not None and held.source not in strip:
        # A part that was cut out of another picture by hand says nothing about this one.
        now = replace(now, preprocess=replace(held.preprocess, crop=None))
    return replace(now, strip=strip, failed=None)


def failed(state: AppState, event: ev.PictureFailed) -> AppState:
    """Return the state with a picture that cannot be read: the one before stays, and the strip."""
    held = state.input
    # Where it stands is remembered, so that the next step goes on from it.
    failure = event.source if event.source in held.strip else held.failed
    pending = None
    if held.picture is None and event.source.sample is None:
        pending = sample_source(DEFAULT_SAMPLE)  # better than a window without any maps
    state = replace(state, input=replace(held, pending=pending, failed=failure))
    if held.picture is None and pending is None:
        state = replace(state, job=replace(state.job, status="failed", what=event.what))
    actions: tuple[NoticeAction, ...] = ()
    if event.damaged:
        whole = ev.PictureOffered(replace(event.source, allow_damaged=True), event.source)
        actions = (NoticeAction(text("Show the readable part"), whole),)
    return noticed(state, "error", event.what, event.hint, actions)


def recalled(state: AppState, source: PictureSource) -> AppState:
    """Return the state with a picture's file in the list of recent ones."""
    path = source.data
    if not isinstance(path, Path) or source.sample is not None or source.live:
        return state
    if len(state.input.strip) > 1 and state.recent[:1] == (str(path.parent),):
        return state  # the folder is in the list; its pictures would drive out the others
    return noted(state, str(path))


def noted(state: AppState, path: str) -> AppState:
    """Return the state with a path at the head of the list of recent ones."""
    recent = (path, *(other for other in state.recent if other != path))[:MAX_RECENT]
    return state if recent == state.recent else replace(state, recent=recent)


def _replaced(
    strip: tuple[PictureSource, ...], event: ev.PictureOffered
) -> tuple[PictureSource, ...]:
    if event.replaces is None:
        return strip
    return tuple(event.source if source is event.replaces else source for source in strip)


def _wanting(state: AppState, source: PictureSource, strip: tuple[PictureSource, ...]) -> AppState:
    held = replace(state.input, pending=source, strip=strip, failed=None, live=None)
    return replace(state, input=held)


def _several(state: AppState, sources: tuple[PictureSource, ...], at: int) -> AppState:
    if not sources:
        return state
    strip = sources[:MAX_STRIP]
    state = _wanting(state, strip[min(max(at, 0), len(strip) - 1)], strip)
    if len(strip) == len(sources):
        return state
    return noticed(state, "info", *only_the_first(len(sources)))


def _to(state: AppState, index: int) -> AppState:
    held = state.input
    index = min(max(index, 0), len(held.strip) - 1)
    if index < 0 or index == held.at:
        return state
    return _wanting(state, held.strip[index], held.strip)
