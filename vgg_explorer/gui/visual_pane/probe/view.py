"""The probe below the large channel: one unit's number, followed by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from vgg_explorer.arch.text import text
from vgg_explorer.engine.probed import Weighted
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.probe.copied import as_text
from vgg_explorer.gui.visual_pane.probe.field import field_words
from vgg_explorer.gui.visual_pane.probe.rows import Order, rows, shown_first
from vgg_explorer.gui.visual_pane.probe.sheet import ProbeSheet
from vgg_explorer.gui.widgets.elided import ElidedLabel
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session import events as ev
from vgg_explorer.session import probing

if TYPE_CHECKING:
    from vgg_explorer.arch.rows import Group
    from vgg_explorer.engine.probed import Probe
    from vgg_explorer.session.state import AppState

Standing = Literal["none", "waiting", "there"]


class ProbeView(QWidget):
    """Title, order, the sheet, and what the number under the pointer is."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._shown: tuple[Probe, Group] | None = None
        self._front: str | None = None
        self._order: Order = "largest"
        self._everything = False
        self._field = ""
        self.title = QLabel(tr("Probe"), self)
        self.title.setProperty("role", "heading")
        self.place = ElidedLabel("label", self, right=True)
        self.order = Segmented(
            (
                Option(
                    "largest",
                    tr("Largest first"),
                    tooltip=tr("The channels that add or take most come first"),
                ),
                Option("index", tr("In order"), tooltip=tr("The channels by their numbers")),
            ),
            self,
        )
        self.order.set_current("largest")
        self.order.setAccessibleName(tr("Order of the channels"))
        self.copy = _button("copy", tr("Copy the calculation as text (Ctrl+C)"), self)
        self.close_button = _button("close", tr("Choose no unit"), self)
        self.sheet = ProbeSheet(self)
        self.said = ElidedLabel("hint", self)
        self._arrange()
        self.order.chosen.connect(self._order_chosen)
        self.copy.clicked.connect(self.copy_text)
        self.close_button.clicked.connect(self._let_go)
        self.sheet.copy_wanted.connect(self.copy_text)
        self.sheet.more_wanted.connect(self._show_everything)
        self.sheet.followed.connect(self._follow)
        self.sheet.pointed.connect(self._say)

    def _arrange(self) -> None:
        scale = theme.scale()
        top = QHBoxLayout()
        top.setSpacing(round(4 * scale))
        top.addWidget(self.title)
        top.addWidget(self.place, 1)
        top.addWidget(self.copy)
        top.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(4 * scale))
        column.addLayout(top)
        column.addWidget(self.order)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.said)

    def show_state(self, state: AppState) -> None:
        """Show the probe of the chosen unit; while that is computed, the one before stays."""
        errand = probing.errand_of(state)
        found = probing.current(state)
        group = state.model.good.group(state.selection.layer)
        if errand is None or group is None:
            self._show_nothing("")
            return
        if found is None:
            if self._shown is None or self._shown[1] != group:
                self._show_nothing(_waiting(state))
            return
        if self._shown is not None and self._shown[0] is found:
            return
        again = self._shown is not None and self._shown[1].name == group.name
        self._everything = self._everything and again
        self._shown = (found, group)
        self._front = _front(state, group)
        self._field = field_words(state, group, found.unit)
        self._show_rows(again=again)

    def copy_text(self) -> None:
        """Put the calculation on the clipboard."""
        if self._shown is None:
            return
        probe, group = self._shown
        layer = tr("{layer}, channel {channel}", layer=group.name, channel=probe.channel)
        place = _place(probe)
        heading = f"{layer}, {place}" if place else layer
        QApplication.clipboard().setText(as_text(heading, self.sheet.rows()))
        self._dispatch(ev.NoticeRaised("ok", text("The calculation is on the clipboard.")))

    def _show_nothing(self, words: str) -> None:
        self._shown = None
        self.place.show_words("")
        self._show_tools(several=False, there=False)
        self._field = ""
        self.sheet.set_placeholder(words)
        self.sheet.show_rows((), can_follow=False, again=False)

    def _show_rows(self, *, again: bool) -> None:
        if self._shown is None:
            return
        probe, group = self._shown
        first = probe.steps[0]
        several = isinstance(first, Weighted) and len(first.sums) > shown_first(first)
        self.place.show_words(_place(probe))
        self._show_tools(several=several, there=True)
        front = self._front
        tip = tr("A click, or Return, goes to this value in {layer}", layer=front) if front else ""
        self.sheet.viewport().setToolTip(tip)
        made = rows(probe, group, self._order, everything=self._everything)
        self.sheet.show_rows(made, can_follow=self._front is not None, again=again)

    def _show_tools(self, *, several: bool, there: bool) -> None:
        self.order.setVisible(several)
        self.copy.setVisible(there)
        self.close_button.setVisible(there and self._shown is not None and self._has_unit())

    def _has_unit(self) -> bool:
        return self._shown is not None and self._shown[0].unit is not None

    def _order_chosen(self, order: str) -> None:
        self._order = cast("Order", order)
        self._show_rows(again=True)

    def _show_everything(self) -> None:
        self._everything = True
        self._show_rows(again=True)

    def _let_go(self) -> None:
        self._dispatch(ev.UnitSelected(None))

    def _follow(self, target: tuple[int, tuple[int, int] | None]) -> None:
        if self._front is not None:
            self._dispatch(ev.UnitFollowed(self._front, *target))

    def _say(self, words: str) -> None:
        if words and self._front is not None:
            front = tr("{what} · Return: go to {layer}", what=words, layer=self._front)
            self.said.show_words(words, front)
        else:
            self.said.show_words(words or self._field)


def _button(icon: str, tip: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setIcon(theme.icon(icon))
    side = round(24 * theme.scale())
    button.setFixedSize(side, side)
    button.setIconSize(QSize(round(14 * theme.scale()), round(14 * theme.scale())))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button


def _place(probe: Probe) -> str:
    if probe.unit is None:
        return ""
    return tr("y {y}, x {x}", y=probe.unit[0], x=probe.unit[1])


def _front(state: AppState, group: Group) -> str | None:
    """Return the layer in front, None for the first one, which looks at the picture."""
    return state.model.good.groups[group.index - 1].name if group.index else None


def _waiting(state: AppState) -> str:
    if state.input.picture is None:
        return tr("No picture yet")
    if state.job.status in ("failed", "cancelled"):
        return tr("Stopped. Press F5 to compute it.")
    return tr("Computing {layer} ...", layer=state.selection.layer)
