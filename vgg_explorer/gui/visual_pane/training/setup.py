"""The set-up of a training: what is trained on what and how, and the buttons that rein it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.arch.units import count
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.theme import dp
from vgg_explorer.gui.visual_pane.training.cards import AdviceCard, QuestionCard
from vgg_explorer.gui.visual_pane.training.controls import Controls
from vgg_explorer.gui.visual_pane.training.data_card import DataCard
from vgg_explorer.gui.visual_pane.training.data_form import DataForm, DataMore
from vgg_explorer.gui.visual_pane.training.main_form import MainForm
from vgg_explorer.gui.visual_pane.training.more_form import MoreForm
from vgg_explorer.gui.widgets.fold_line import FoldLine
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from vgg_explorer.session.state import AppState

WIDTH = 264
"""Pixels of the design."""


class SetUp(QWidget):
    """The form, which scrolls, and below it the buttons, which stay.

    Parameters
    ----------
    dispatch
        Takes the events of `vgg_explorer.session.events`.
    """

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._state: AppState | None = None
        self.setFixedWidth(dp(WIDTH))
        self.page = QWidget(self)
        self.network = QLabel(self.page)
        self.network.setWordWrap(True)
        self.network.setTextFormat(Qt.TextFormat.PlainText)
        self.advice = AdviceCard(dispatch, self.page)
        self.data = DataForm(dispatch, self.page)
        self.card = DataCard(dispatch, self.page)
        self.main = MainForm(dispatch, self.page)
        self.line = FoldLine(self.page, heading=True)
        self.line.setText(tr("More"))
        self.line.setAccessibleName(tr("More settings"))
        self.more = QWidget(self.page)
        self.data_more = DataMore(dispatch, self.more)
        self.rest = MoreForm(dispatch, self.more)
        self.question = QuestionCard(dispatch, self)
        self.controls = Controls(dispatch, self)
        self._build()
        self.line.toggled.connect(self._unfolded)
        self.data.folder_wanted.connect(self._choose_data)
        self.rest.folder_wanted.connect(self._choose_runs)

    def _build(self) -> None:
        title = QLabel(tr("Training set-up"), self.page)
        title.setProperty("role", "heading")
        more = QVBoxLayout(self.more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(0)
        more.addWidget(self.data_more)
        more.addWidget(self.rest)
        self.more.hide()
        column = QVBoxLayout(self.page)
        column.setContentsMargins(dp(16), dp(10), dp(12), dp(8))
        column.setSpacing(dp(4))
        for part in (
            title,
            self.network,
            self.advice,
            self.data,
            self.card,
            self.main,
            self.line,
            self.more,
        ):
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(self.page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area = scroll
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        footer = QVBoxLayout()
        footer.setContentsMargins(dp(16), dp(8), dp(12), dp(8))
        footer.setSpacing(dp(8))
        footer.addWidget(self.question)
        footer.addWidget(self.controls)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(rule)
        whole.addLayout(footer)

    # What is shown

    def show_state(self, new: AppState) -> None:
        """Show what changed."""
        old, self._state = self._state, new
        training = new.training
        if old is not None and _same(old, new):
            return
        if training.data.status == "none":
            # What there is to train on is looked at when somebody sees it, not at the start.
            self._dispatch(ev.DataChosen(training.plan.data))
        if old is None or old.model is not new.model:
            self._show_network(new)
        if old is None or _form_differs(old, new):
            self._show_form(new)
        self.card.show_look(training.data, free=not training.at_work)
        self.main.test.show_state(training)
        if old is not None and old.training.test.status != training.test.status:
            QTimer.singleShot(0, self, self._bring_test)  # first it gets its room
        self._show_question(new)

    def _show_question(self, state: AppState) -> None:
        """Ask in the place of the buttons, and give them the focus back."""
        question = state.training.question
        answered = question is None and self.question.has_focus()
        self.controls.setVisible(question is None)
        self.controls.show_state(state)
        if answered:
            self.controls.take_focus()
        self.question.show_question(question)

    def _show_form(self, state: AppState) -> None:
        self.advice.show_state(state)
        self.data.show_state(state.training)
        self.main.show_state(state)
        self.data_more.show_state(state.training)
        self.rest.show_state(state)

    def _show_network(self, state: AppState) -> None:
        good, broken = state.model.good, state.model.problem is not None
        words = tr(
            "{name}, {params} parameters", name=good.spec.name, params=count(good.totals.params)
        )
        if broken:
            words = tr("The cfg has a problem. The last network that worked is trained: {network}",
                       network=words)  # fmt: skip
        self.network.setText(words)
        self.network.setProperty("role", "error" if broken else "hint")
        self.network.style().unpolish(self.network)
        self.network.style().polish(self.network)

    def _bring_test(self) -> None:
        """Scroll to the range test when it begins and when it has found a rate."""
        if self.main.test.isVisible():
            self.area.ensureWidgetVisible(self.main.test, 0, dp(8))

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""
        parts = (self.advice, self.data, self.card, self.main, self.line, self.more, self.question)
        return (*parts, *self.controls.stops())

    # What the user chooses

    def _choose_data(self) -> None:
        self._dispatch(ev.CommandRequested("train_data"))

    def _choose_runs(self) -> None:
        self._dispatch(ev.CommandRequested("train_folder"))

    def _unfolded(self, shown: bool) -> None:
        self.more.setVisible(shown)


def _same(old: AppState, new: AppState) -> bool:
    """Whether nothing of what the set-up shows has changed."""
    same = old.model is new.model and old.devices is new.devices
    same = same and old.weights.origin == new.weights.origin  # of which others can take the place
    return same and old.training is new.training


def _form_differs(old: AppState, new: AppState) -> bool:
    """Whether the fields show anything else; while it trains most changes are reports."""
    before, now = old.training, new.training
    same = (
        before.plan is now.plan
        and before.test is now.test
        and before.data.report is now.data.report
        and old.model is new.model
        and old.devices is new.devices
    )
    chosen = (before.at_work, before.live, before.folder) == (now.at_work, now.live, now.folder)
    return not (same and chosen)
