"""The notices of the state as cards in the window's corner."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vgg_explorer.gui.i18n import translated
from vgg_explorer.gui.widgets import notice as cards
from vgg_explorer.gui.widgets.breaking import breakable
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState, Notice

LASTS_MS = {"info": 8000, "ok": 5000, "warning": 0, "error": 0}
"""What asks for nothing goes by itself; what went wrong, or offers something, stays."""

OTHERWISE_MS = 20_000
"""So long stands what the menus and the tab Training offer, too."""

_OFFERED_ELSEWHERE = (ev.PathsRequested, ev.RunOpened)


class Notices:
    """Keeps the cards in step with ``AppState.notices``."""

    def __init__(self, dispatch: Callable[[object], None], window: QWidget) -> None:
        self._dispatch = dispatch
        self._bar = cards.NoticeBar(window)
        self._bar.action.connect(self._act)
        self._bar.dismissed.connect(self._dismiss)
        self._shown: dict[int, tuple[Notice, int]] = {}
        """Number of a card -> its notice, and how often it has been counted."""

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Follow the state."""
        busy = new.training.at_work
        if old is not None and old.notices is new.notices and old.training.at_work == busy:
            return
        notices = [notice for notice in new.notices if not (busy and _offers_training(notice))]
        wanted = {notice.number: notice for notice in notices}
        for card, (notice, _) in list(self._shown.items()):
            if notice.number not in wanted:
                del self._shown[card]
                self._bar.dismiss(card)
        counted = {notice.number: (card, n) for card, (notice, n) in self._shown.items()}
        for notice in notices:
            card, count = counted.get(notice.number, (0, 0))
            for _ in range(notice.count - count):
                card = self._bar.show_notice(_card(notice), lasts_ms=lasts_ms(notice))
            self._shown[card] = (notice, notice.count)

    def _act(self, card: int, key: str) -> None:
        if card not in self._shown:
            return
        notice, _ = self._shown[card]
        self._dispatch(ev.NoticeDismissed(notice.number))
        self._dispatch(notice.actions[int(key)].event)

    def _dismiss(self, card: int) -> None:
        if card in self._shown:
            notice, _ = self._shown.pop(card)
            self._dispatch(ev.NoticeDismissed(notice.number))


def lasts_ms(notice: Notice) -> int:
    """Return how long a notice stands; 0: until it is answered."""
    if any(isinstance(action.event, _OFFERED_ELSEWHERE) for action in notice.actions):
        return OTHERWISE_MS
    return 0 if notice.actions else LASTS_MS[notice.kind]


def _offers_training(notice: Notice) -> bool:
    """Whether it steps aside while a run is at work: it could not be taken up then."""
    return any(isinstance(action.event, ev.TrainingAsked) for action in notice.actions)


def _card(notice: Notice) -> cards.Notice:
    buttons = tuple((str(i), translated(action.label)) for i, action in enumerate(notice.actions))
    hint = translated(notice.hint) if notice.hint is not None else ""
    return cards.Notice(notice.kind, breakable(translated(notice.what)), breakable(hint), buttons)
