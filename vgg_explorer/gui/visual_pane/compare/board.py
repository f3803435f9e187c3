"""The row of cards: their widths, their order, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.compare.card import Card
from vgg_explorer.session import events as ev
from vgg_explorer.session.variants import LIVE

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vgg_explorer.gui.visual_pane.compare.contest import Contestant

GAP = 11
NARROWEST, WIDEST = 248, 400
"""Pixels of the design: between cards, and their own width."""


class Board(QWidget):
    """All cards of a comparison; a card stays the same while its variant is there."""

    card_focused = Signal(QWidget)
    """A card with the focus is to be in sight."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self.cards: list[Card] = []
        self._width = 0
        self._drop: int | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(round(GAP * theme.scale()))
        self._row.addStretch(1)

    def show_contest(self, contestants: tuple[Contestant, ...]) -> None:
        """Show a card for each variant."""
        held = {card.number(): card for card in self.cards}
        wanted = [one.variant.number for one in contestants]
        for number, card in held.items():
            if number not in wanted:
                self._remove(card)
        self.cards = [held.get(number) or self._made() for number in wanted]
        for place, card in enumerate(self.cards):
            if self._row.indexOf(card) != place:
                self._row.removeWidget(card)
                self._row.insertWidget(place, card)
            card.show_variant(contestants[place], contestants[0], len(contestants))
        self._size_cards()

    def set_room(self, width: int) -> None:
        """Let the cards fill a width, within bounds; more of them are wider than the room."""
        self._width = width
        self._size_cards()

    def _size_cards(self) -> None:
        scale = theme.scale()
        count = max(len(self.cards), 1)
        each = (self._width - (count - 1) * self._row.spacing()) // count
        each = min(max(each, round(NARROWEST * scale)), round(WIDEST * scale))
        for card in self.cards:
            card.set_width(each)
        self.setMinimumWidth(count * each + (count - 1) * self._row.spacing())

    def _made(self) -> Card:
        card = Card(self)
        card.wanted.connect(self._do)
        card.renamed.connect(self._rename)
        card.dragged.connect(self._drag)
        card.dropped.connect(self._dropped)
        return card

    def _remove(self, card: Card) -> None:
        had_focus = card.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        at = self.cards.index(card)
        self._row.removeWidget(card)
        card.hide()
        card.deleteLater()
        others = [other for other in self.cards if other is not card]
        if (had_focus or card.hasFocus()) and others:
            others[min(at, len(others) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, number: int) -> int | None:
        return next((i for i, card in enumerate(self.cards) if card.number() == number), None)

    def _do(self, number: int, what: str) -> None:
        at = self._place(number)
        if at is None:
            return
        match what:
            case "edit":
                self._dispatch(ev.VariantEdited(number))
            case "remove":
                self._dispatch(ev.VariantRemoved(number))
            case "measure" if number == LIVE:
                self._dispatch(ev.TimingRequested())
            case "measure":
                self._dispatch(ev.VariantTimingAsked(number))
            case "baseline":
                self._dispatch(ev.VariantMoved(number, 0))
            case "left" | "right":
                to = at + (1 if what == "right" else -1)
                if 0 <= to < len(self.cards):
                    self._dispatch(ev.VariantMoved(number, to))
            case _:
                to = at + (1 if what == "next" else -1)
                if 0 <= to < len(self.cards):
                    self.cards[to].setFocus(Qt.FocusReason.TabFocusReason)
                    self.card_focused.emit(self.cards[to])
        place = self._place(number)
        if place is not None and what in {"left", "right", "baseline"}:
            self.card_focused.emit(self.cards[place])

    def _rename(self, number: int, name: str) -> None:
        self._dispatch(ev.VariantRenamed(number, name))

    # Dragging

    def _drag(self, _number: int, where: QPoint) -> None:
        x = self.mapFromGlobal(where).x()
        self._drop = sum(x > card.geometry().center().x() for card in self.cards)
        self.update()

    def _dropped(self, number: int) -> None:
        to, self._drop = self._drop, None
        self.update()
        at = self._place(number)
        if to is None or at is None:
            return
        # The gaps are counted with the card in its place; it is taken out first.
        to -= to > at
        if to != at:
            self._dispatch(ev.VariantMoved(number, to))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw where a dragged card would go."""
        if self._drop is None or not self.cards:
            return
        gap = self._row.spacing()
        if self._drop < len(self.cards):
            x = self.cards[self._drop].x() - gap // 2 - 1
        else:
            x = self.cards[-1].geometry().right() + gap // 2
        painter = QPainter(self)
        painter.fillRect(max(x, 0), 0, 3, self.height(), theme.tokens().accent)
        painter.end()
