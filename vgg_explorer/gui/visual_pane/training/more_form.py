"""What is seldom chosen: schedule, regularisation, what trains, and what is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from vgg_explorer.engine.training.plan import LARGEST_COUNT
from vgg_explorer.gui import device_words, theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.theme import dp
from vgg_explorer.gui.visual_pane.training.plan_form import PlanForm
from vgg_explorer.gui.visual_pane.training.rows import Spin
from vgg_explorer.gui.widgets.elided import ElidedLabel
from vgg_explorer.session import events as ev
from vgg_explorer.session.planning import fitting, layers_with_weights

if TYPE_CHECKING:
    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.engine.training.plan import Plan
    from vgg_explorer.session.state import AppState, Devices
    from vgg_explorer.session.training import Training

_COUNTS = (1, LARGEST_COUNT)


class MoreForm(PlanForm):
    """The fields below the line More."""

    folder_wanted = Signal()
    """The user wants to choose where run folders are made."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(dispatch, parent)
        self._analysis: Analysis | None = None
        self._plan: Plan | None = None
        self._add_rate()
        self._add_learning()
        self._add_keeping()

    def _add_rate(self) -> None:
        self.add_choice("schedule", tr("Schedule"), tr("How the rate changes"), _schedules())
        self.step_epochs = self.add_whole(
            "step_epochs",
            tr("Every"),
            tr("After so many epochs the rate is divided by 10"),
            _COUNTS,
        )
        self.step_epochs.setAccessibleName(tr("Epochs between steps of the rate"))
        self.step_epochs.set_units(tr("epoch"), tr("epochs"))
        warm = tr("In so many first steps the rate rises to its value: large rates then hold")
        self.add_whole("warm_up", tr("Warm-up"), warm, (0, LARGEST_COUNT)).set_units(*_steps())
        decay = tr("Pulls weights towards 0, so that none grows large without need")
        self.add_real("weight_decay", tr("Decay"), decay).setAccessibleName(tr("Weight decay"))
        smoothing = tr("This share of the answer is spread over all classes: less sure, less wrong")
        self.add_real("label_smoothing", tr("Smoothing"), smoothing).setAccessibleName(
            tr("Label smoothing")
        )

    def _add_learning(self) -> None:
        self.mixed = self.add_switch(
            "mixed", tr("Precision"), tr("mixed"), tr("Convolutions work with two bytes a value")
        )
        self.trains = self.add_choice(
            "trains", tr("Trains"), tr("The other layers keep the weights that they have"), ()
        )
        self.add_choice(
            "start", tr("Begins with"), tr("The weights before the first step"), _starts()
        )

    def _add_keeping(self) -> None:
        self.live = QCheckBox(tr("every"), self)
        self.live.clicked.connect(self._live_chosen)
        self.live_steps = Spin(*_COUNTS, self)
        self.live_steps.setAccessibleName(tr("Steps between looks"))
        self.live_steps.valueChanged.connect(self._live_steps_chosen)
        self.add_row(
            tr("Live maps"),
            tr("Maps and predictions follow every so many steps, less often where it would slow"),
            self.live,
            self.live_steps,
        )
        log = tr("A line of the history every so many steps")
        self.add_whole("log_steps", tr("Log every"), log, _COUNTS).set_units(*_steps())
        save = tr("After so many steps a checkpoint is written; a power cut costs no more")
        self.add_whole("save_steps", tr("Save every"), save, _COUNTS).set_units(*_steps())
        self.folder = ElidedLabel("", self)
        self.choose = QPushButton(theme.icon("folder"), "", self)
        self.choose.setAccessibleName(tr("Choose where runs are kept"))
        self.choose.setToolTip(tr("Choose where runs are kept"))
        self.choose.clicked.connect(self.folder_wanted)
        self.usual = QPushButton(theme.icon("undo"), "", self)
        self.usual.setAccessibleName(tr("Keep runs in the usual place"))
        self.usual.setToolTip(tr("Keep runs in the usual place"))
        self.usual.clicked.connect(self._usual_chosen)
        self.add_row(
            tr("Runs"),
            tr("Each run has a folder here, with its checkpoints and its history"),
            self.folder,
            self.choose,
            self.usual,
        )
        for button in (self.choose, self.usual):
            button.setFixedWidth(dp(32))

    # What is shown

    def show_state(self, state: AppState) -> None:
        """Show the plan and what it depends on."""
        training = state.training
        plan = fitting(training.plan, state.model.good)
        if self._analysis is not state.model.good:
            self._analysis = state.model.good
            self.trains.set_options(_layers(state.model.good))
        if plan != self._plan:
            self._plan = plan
            self.show_plan(plan)
            self.live_steps.set_value(plan.live_steps)
        self.trains.set_current(plan.trains)
        self.show_row(self.step_epochs, shown=plan.schedule == "step")
        self.live.setChecked(training.live)
        self.live_steps.setEnabled(training.live and not training.at_work)
        self._show_folder(training.folder)
        self._show_locked(training)
        self._show_mixed(state.devices, training)

    def _show_folder(self, folder: Path | None) -> None:
        self.folder.show_words(
            tr("usual place") if folder is None else folder.name or str(folder),
            "" if folder is None else str(folder),
        )
        self.usual.setVisible(folder is not None)

    def _show_locked(self, training: Training) -> None:
        for name in _NAMES:
            self.field(name).setEnabled(not training.at_work)
        for button in (self.choose, self.usual):
            button.setEnabled(not training.at_work)

    def _show_mixed(self, devices: Devices, training: Training) -> None:
        reason = no_mixed(devices)
        self.mixed.setEnabled(not training.at_work and (not reason or training.plan.mixed))
        self.mixed.setToolTip(
            reason
            or tr("Convolutions work with two bytes a value: faster, and half the memory of maps")
        )

    # What the user chooses

    def _live_chosen(self, on: bool) -> None:
        self._dispatch(ev.LiveViewChosen(on))

    def _live_steps_chosen(self, steps: int) -> None:
        self.changed("live_steps", steps)

    def _usual_chosen(self) -> None:
        self._dispatch(ev.RunsFolderChosen(None))


_NAMES = (
    "schedule",
    "step_epochs",
    "warm_up",
    "weight_decay",
    "label_smoothing",
    "trains",
    "start",
    "log_steps",
    "save_steps",
)


def _steps() -> tuple[str, str]:
    return tr("step"), tr("steps")


def no_mixed(devices: Devices) -> str:
    """Return why mixed precision brings nothing on the chosen device; nothing where it does."""
    known = device_words.precisions(devices)
    if not known:
        return tr("Not known yet: PyTorch is still starting") if not devices.options else ""
    small = [one for one in known if one.key != "fp32"]
    if any(one.available for one in small):
        return ""
    reason = next((one.reason for one in small if one.reason is not None), None)
    return translated(reason) if reason is not None else tr("This device gains nothing by it")


def _layers(analysis: Analysis) -> tuple[tuple[str, str, str], ...]:
    names = layers_with_weights(analysis)
    return (
        ("all", tr("all layers"), tr("Every weight changes")),
        ("classifier", tr("classifier only"), tr("The features stay: quick, for few pictures")),
        *(
            (
                name,
                tr("from {layer} on", layer=name),
                tr("What comes before {layer} stays", layer=name),
            )
            for name in names[1:]
        ),
    )


def _schedules() -> tuple[tuple[str, str, str], ...]:
    return (
        ("constant", tr("constant"), tr("The rate stays")),
        ("step", tr("steps"), tr("The rate is divided by 10 from time to time")),
        ("cosine", tr("cosine"), tr("The rate falls to 0 along half a wave")),
    )


def _starts() -> tuple[tuple[str, str, str], ...]:
    return (
        ("present", tr("present weights"), tr("Those that the network on the desk has now")),
        ("random", tr("new random ones"), tr("Drawn anew from the seed")),
    )
