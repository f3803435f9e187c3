"""What is told: notices come, are counted, and go."""

from __future__ import annotations

from dataclasses import replace

from vgg_explorer.arch.text import Text, text
from vgg_explorer.session.entering import MAX_STRIP
from vgg_explorer.session.state import AppState, Notice, NoticeAction, NoticeKind

MAX_NOTICES = 4
"""Notices on screen; the oldest goes first."""


def noticed(
    state: AppState,
    kind: NoticeKind,
    what: Text,
    hint: Text | None,
    actions: tuple[NoticeAction, ...] = (),
) -> AppState:
    """Return the state with something told; the same thing again is counted."""
    for i, notice in enumerate(state.notices):
        if (notice.kind, notice.what, notice.hint) == (kind, what, hint):
            again = replace(notice, count=notice.count + 1)
            notices = (*state.notices[:i], again, *state.notices[i + 1 :])
            return replace(state, notices=notices)
    number = state.noticed + 1
    notice = Notice(number, kind, what, hint, actions)
    return replace(state, notices=(*state.notices, notice)[-MAX_NOTICES:], noticed=number)


def without_errors(state: AppState) -> AppState:
    """Drop notices of failure once something of the kind has succeeded."""
    left = tuple(notice for notice in state.notices if notice.kind not in {"error", "warning"})
    return replace(state, notices=left)


def only_the_first(total: int) -> tuple[Text, Text]:
    """Return what to say, and to do, where a strip cannot take all pictures."""
    what = text("The first {count} of {total} pictures are open.", count=MAX_STRIP, total=total)
    return what, text("Open the others on their own.")
