"""The tab Why: what makes the network answer as it does, and what its channels look for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.why.answer_page import AnswerPage
from vgg_explorer.gui.visual_pane.why.channel_page import ChannelPage
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session import explaining, maximising
from vgg_explorer.session.events import QuestionChanged

if TYPE_CHECKING:
    from vgg_explorer.session.state import AppState


class WhyTab(QWidget):
    """Explanations of answers and pictures that channels look for; `controls` choose which."""

    file_saved = Signal(object, object)
    """These bytes are to be written to this path."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._shown: tuple[object, ...] = ()
        self.controls = Segmented(
            (
                Option("answer", tr("Answer"), tooltip=tr("Why a class gets its score")),
                Option("channel", tr("Channel"), tooltip=tr("What the selected channel looks for")),
            )
        )
        self.controls.chosen.connect(self._mode_chosen)
        self.answer = AnswerPage(dispatch, self)
        self.channel = ChannelPage(dispatch, self)
        self._pages = QStackedWidget(self)
        for page in (self.answer, self.channel):
            page.saver.saved.connect(self.file_saved)
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def stops(self) -> tuple[QWidget, ...]:
        """Return the parts in the order of the Tab key."""
        return self.controls, self.answer, self.channel

    def show_state(self, new: AppState, *, in_sight: bool) -> None:
        """Show what changed, once it is in sight."""
        if not in_sight or _slices(new) == self._shown:
            return
        self._shown = _slices(new)
        mode, busy = new.whys.mode, new.job.status == "running"
        self.controls.set_current(mode)
        if mode == "answer":
            self._pages.setCurrentWidget(self.answer)
            self.answer.show_state(new, running=busy and explaining.wanted(new) is not None)
        else:
            self._pages.setCurrentWidget(self.channel)
            self.channel.show_state(new, running=busy and maximising.wanted(new) is not None)

    def _mode_chosen(self, mode: str) -> None:
        self._dispatch(QuestionChanged("mode", mode))


def _slices(state: AppState) -> tuple[object, ...]:
    """Return what the tab depends on."""
    return (
        state.whys,
        state.model.good,
        state.input,
        state.selection.layer,
        state.selection.channel,
        state.weights.assignment,
        state.ablation,
        state.devices.chosen,
        state.results.seen,
        state.results.predictions,
        state.job.status,
        state.job.done,
    )
