"""What the selected channel looks for: a picture that it answers to as strongly as possible."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.engine.questions import MOST_SEED, ROUNDS
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.arrangement import listen
from vgg_explorer.gui.visual_pane.look_controls import labelled
from vgg_explorer.gui.visual_pane.why import words
from vgg_explorer.gui.visual_pane.why.answer_column import said
from vgg_explorer.gui.visual_pane.why.heat_view import HeatView
from vgg_explorer.gui.visual_pane.why.page import WhyPage
from vgg_explorer.gui.visual_pane.why.working import Working
from vgg_explorer.gui.widgets.flow_layout import FlowLayout
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session import comparing
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import PictureSource

if TYPE_CHECKING:
    from vgg_explorer.session.state import AppState
    from vgg_explorer.session.whys import Dreamt


class ChannelPage(WhyPage):
    """The wish above, the picture below, and the words beside it; Return begins."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._dreamt: Dreamt | None = None
        self.channel = QLabel(self)
        self.channel.setProperty("role", "heading")
        self.rounds = QComboBox(self)
        self.rounds.setAccessibleName(tr("Rounds"))
        for count in ROUNDS:
            self.rounds.addItem(str(count), count)
        self.start = Segmented((Option("noise", tr("Noise")), Option("grey", tr("Grey"))), self)
        self.seed = QSpinBox(self)
        self.seed.setRange(0, MOST_SEED)
        self.seed.setKeyboardTracking(False)
        self.seed.setAccessibleName(tr("Seed"))
        self.ask = QPushButton(tr("Maximise"), self)
        self.ask.setProperty("kind", "primary")
        self.working = Working(dispatch, self)
        self.view = HeatView(self)
        self.view.setAccessibleName(tr("What the channel looks for"))
        self._words = QWidget(self)
        self.title, self.outdated = said("heading", self._words), said("error", self._words)
        self.figures, self.method = said("label", self._words), said("label", self._words)
        self.source, self.warning = said("hint", self._words), said("error", self._words)
        self.use = QPushButton(theme.icon("image"), tr("Use as picture"), self._words)
        self.save = QPushButton(theme.icon("save"), tr("Save as PNG…"), self._words)
        self.method.setText(
            tr(
                "Gradient ascent on the picture for the mean of the channel before its activation. "
                "Kept in bounds by jitter of up to 8 px, L2 decay towards grey and total variation."
            )
        )
        self.source.setText("Erhan et al. 2009; Simonyan et al. 2013; Mahendran, Vedaldi 2015")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        scale = theme.scale()
        strip = QWidget(self)
        self.channel.setFixedHeight(round(24 * scale))
        flow = FlowLayout(strip, gap=round(6 * scale))
        flow.setContentsMargins(*(round(side * scale) for side in (16, 8, 16, 8)))
        flow.addWidget(self.channel)
        for name, control in (
            (tr("Rounds"), self.rounds),
            (tr("Starts from"), self.start),
            (tr("Seed"), self.seed),
        ):
            flow.addWidget(labelled(name, control, self))
        flow.addWidget(self.ask)
        flow.addWidget(self.working)
        inner = QVBoxLayout(self._words)
        inner.setContentsMargins(0, 0, round(4 * scale), 0)
        inner.setSpacing(round(8 * scale))
        for label in (
            self.title,
            self.outdated,
            self.warning,
            self.figures,
            self.method,
            self.source,
        ):
            inner.addWidget(label)
        for button in (self.use, self.save):
            inner.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        self.lay_out(strip, self.view, self._words)
        listen(strip, (("Return", self._ask), ("Enter", self._ask)))

    def _connect(self) -> None:
        self.rounds.activated.connect(self._rounds_chosen)
        self.start.chosen.connect(self._start_chosen)
        self.seed.valueChanged.connect(self._seed_changed)
        self.ask.clicked.connect(self._ask)
        self.use.clicked.connect(self._use)
        self.save.clicked.connect(self._save)

    def show_state(self, state: AppState, *, running: bool) -> None:
        """Show the wish and the picture, also on its way."""
        whys, group = state.whys, comparing.group_of(state)
        channel = min(state.selection.channel, group.out_shape[0] - 1)
        self.channel.setText(tr("{layer}, channel {channel}", layer=group.name, channel=channel))
        self.rounds.setCurrentIndex(self.rounds.findData(whys.rounds))
        self.start.set_current(whys.start)
        with QSignalBlocker(self.seed):
            self.seed.setValue(whys.seed)
        self.ask.setVisible(not running)
        self.ask.setEnabled(state.input.picture is not None and state.model.good.problem is None)
        self.working.show_job(state.job, running=running)
        dreamt = whys.dreamt
        self.view.set_placeholder(words.empty_channel(state))
        self._show_picture(dreamt)
        self.title.setText(words.dreamt_of(dreamt) if dreamt is not None else "")
        self.figures.setText(words.dream_figures(dreamt) if dreamt is not None else "")
        late = words.dream_outdated(dreamt, state) if dreamt is not None and not running else ""
        self.outdated.setText(words.failed(state) or late)
        self.warning.setText(words.channel_warnings(state))
        for label in (self.title, self.figures, self.outdated, self.warning):
            label.setVisible(bool(label.text()))
        self.use.setEnabled(dreamt is not None)
        self.save.setEnabled(dreamt is not None)

    def _show_picture(self, dreamt: Dreamt | None) -> None:
        if dreamt is not self._dreamt:
            self._dreamt = dreamt
            self.view.set_picture(None if dreamt is None else dreamt.found.image)

    def _ask(self) -> None:
        if self.ask.isEnabled() and not self.ask.isHidden():
            self._dispatch(ev.DreamAsked())

    def _use(self) -> None:
        if self._dreamt is not None:
            name = words.dreamt_of(self._dreamt)
            self._dispatch(ev.PictureOffered(PictureSource(self._dreamt.found.image, name)))

    def _save(self) -> None:
        image = self.view.image()
        if image is not None and self._dreamt is not None:
            self.saver.ask_about(image, words.dreamt_of(self._dreamt))

    def _rounds_chosen(self, index: int) -> None:
        self._dispatch(ev.QuestionChanged("rounds", self.rounds.itemData(index)))

    def _start_chosen(self, start: str) -> None:
        self._dispatch(ev.QuestionChanged("start", start))

    def _seed_changed(self, seed: int) -> None:
        self._dispatch(ev.QuestionChanged("seed", seed))
