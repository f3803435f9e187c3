"""What is chosen before each training: batch, length, learning rate, optimiser and the like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from vgg_explorer.engine.training.plan import LARGEST_BATCH, LARGEST_COUNT, LARGEST_SEED
from vgg_explorer.gui import device_words
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.theme import dp
from vgg_explorer.gui.visual_pane.training.fitting import Fitting, step_pictures
from vgg_explorer.gui.visual_pane.training.plan_form import PlanForm
from vgg_explorer.gui.visual_pane.training.range_card import RangeCard
from vgg_explorer.gui.visual_pane.training.rows import Spin
from vgg_explorer.gui.widgets.combo import Combo
from vgg_explorer.gui.widgets.elided import ElidedLabel
from vgg_explorer.gui.widgets.flow_layout import FlowLayout
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from vgg_explorer.engine.training.plan import Plan
    from vgg_explorer.session.state import AppState
    from vgg_explorer.session.training import Training


class MainForm(PlanForm):
    """The fields that are always in sight."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(dispatch, parent)
        self._state: AppState | None = None
        self.batch = self.add_whole(
            "batch",
            tr("Batch"),
            tr("So many pictures are averaged for one step; a larger batch is steadier and slower"),
            (1, LARGEST_BATCH),
        )
        self._fitting, self._best = Fitting(), 0
        self.fits = QPushButton(self)
        self.fits.setProperty("kind", "flat")
        self.fits.clicked.connect(self._take_largest)
        self.add_below(self.fits, indented=False)
        self._add_length()
        self.finds = QPushButton(tr("Find..."), self)
        self.finds.setToolTip(
            tr("Try ever larger rates for a few steps and draw where the loss falls fastest")
        )
        self.finds.clicked.connect(self._find)
        self.rate = self.add_real(
            "rate",
            tr("Learn. rate"),
            tr("How far a step goes: too small learns slowly, too large diverges"),
            self.finds,
        )
        self.rate.setAccessibleName(tr("Learning rate"))
        self.test = RangeCard(dispatch, self)
        self.add_below(self.test, indented=False)
        self.optimiser = self.add_choice(
            "optimiser",
            tr("Optimiser"),
            tr("What makes a step of a gradient; Adam suits most networks with a rate of 0.001"),
            _optimisers(),
        )
        self.momentum = self.add_real(
            "momentum",
            tr("Momentum"),
            tr("The share of the last step that goes on into the next one; 0.9 is usual"),
        )
        self.seed = self.add_whole(
            "seed",
            tr("Seed"),
            tr("The same seed gives the same order of pictures, and the same result"),
            (0, LARGEST_SEED),
        )
        self.device = ElidedLabel("", self)
        self.device.setMinimumHeight(dp(24))
        self.add_row(
            tr("Device"),
            tr("What computes; choose it in the tool bar or in the menu Run"),
            self.device,
        )
        self._add_augmentation()

    def _add_length(self) -> None:
        self.length = Spin(1, LARGEST_COUNT, self)
        self.length.valueChanged.connect(self._length_changed)
        self.unit = Combo(_units(), self)
        self.unit.setAccessibleName(tr("Epochs or steps"))
        self.unit.chosen.connect(self._unit_chosen)
        tip = tr("In an epoch every training picture is seen once; a step takes one batch")
        self.add_row(tr("Train for"), tip, self.length, self.unit)
        self.unit.setMinimumWidth(dp(78))

    def _add_augmentation(self) -> None:
        box = QWidget(self)
        flow = FlowLayout(box, gap=dp(8))
        self.augmentation = {
            name: QCheckBox(words, box) for name, words in zip(_CHANGES, _changes(), strict=True)
        }
        for (name, switch), tip in zip(self.augmentation.items(), _change_tips(), strict=True):
            switch.setObjectName(name)
            switch.setMinimumHeight(dp(24))
            switch.setToolTip(tip)
            switch.clicked.connect(self._augmented)
            flow.addWidget(switch)
        self.add_row(
            tr("Augment"), tr("Changes at random make more pictures out of the same ones"), box
        )

    # What is shown

    def show_state(self, state: AppState) -> None:
        """Show the plan, the device, and which batch fits."""
        old, self._state = self._state, state
        training = state.training
        if old is None or old.training.plan is not training.plan:
            self._show_values(training.plan)
        if old is None or old.devices is not state.devices:
            self._show_device(state)
        self._show_fitting(state)
        self._show_locked(training)

    def _show_values(self, plan: Plan) -> None:
        self.show_plan(plan)
        self.length.set_value(plan.steps or plan.epochs)
        self.unit.set_current("steps" if plan.steps else "epochs")
        self.show_row(self.momentum, shown=plan.optimiser == "sgd")
        for name, switch in self.augmentation.items():
            switch.setChecked(getattr(plan.augmentation, name))

    def _show_device(self, state: AppState) -> None:
        devices = state.devices
        name = device_words.short(devices.chosen)
        if devices.chosen == "cpu":
            name = tr(
                "{device}, {threads}", device=name, threads=device_words.threads(devices.threads)
            )
        self.device.show_words(name, device_words.chosen_tip(devices))

    def _show_fitting(self, state: AppState) -> None:
        if state.training.at_work:
            # The free memory changes all the time then, and to count takes longer than a frame.
            self.fits.setEnabled(False)
            self.show_row(self.fits, shown=bool(self.fits.text()))
            return
        found, batch = self._fitting.found(state), state.training.plan.batch
        self.show_row(self.fits, shown=found is not None)
        if found is None:
            return
        best, words = found
        self._best = best
        self.fits.setEnabled(best > 0 and best != batch)
        self.fits.setToolTip(words)
        if not best:
            self.fits.setText(tr("not even 1 fits"))
        elif step_pictures(state) > best:
            self.fits.setText(tr("too large: {count} fits", count=best))
        else:
            self.fits.setText(tr("largest that fits: {count}", count=best))

    def _show_locked(self, training: Training) -> None:
        """Leave only the rate to a run at work: the rest of its plan stays as it began."""
        free = not training.at_work
        for field in (self.batch, self.length, self.unit, self.optimiser, self.momentum, self.seed):
            field.setEnabled(free)
        for switch in self.augmentation.values():
            switch.setEnabled(free)
        self.finds.setEnabled(free and training.test.status != "running")

    # What the user chooses

    def changed(self, name: str, value: object) -> None:
        """Tell of another value; a run at work follows another rate at once."""
        super().changed(name, value)
        at_work = self._state is not None and self._state.training.at_work
        if name == "rate" and at_work and isinstance(value, float):
            self._dispatch(ev.RateChanged(value))

    def _length_changed(self, count: int) -> None:
        self.changed("steps" if self.unit.current() == "steps" else "epochs", count)

    def _unit_chosen(self, unit: str) -> None:
        if self._state is None:
            return
        plan = self._state.training.plan
        if unit == "epochs":
            self.changed("steps", 0)
        elif not plan.steps:
            report = self._state.training.data.report
            whole = plan.total_steps(sum(report.train)) if report is not None else 100 * plan.epochs
            self.changed("steps", min(whole, LARGEST_COUNT))

    def _take_largest(self) -> None:
        if self._best:
            self.changed("batch", self._best)

    def _find(self) -> None:
        self._dispatch(ev.RangeAsked())

    def _augmented(self, on: bool) -> None:
        name = self.sender().objectName()
        if self._state is not None and name in _CHANGES:
            held = self._state.training.plan.augmentation
            self.changed("augmentation", replace(held, **{name: on}))


_CHANGES = ("flip", "crop", "colour")


def _changes() -> tuple[str, ...]:
    return (tr("flip"), tr("shift"), tr("colour"))


def _change_tips() -> tuple[str, ...]:
    return (
        tr("Half of the pictures are mirrored, left and right"),
        tr("Pictures are moved by up to an eighth of their sides"),
        tr("Brightness, contrast and saturation change by up to a fifth"),
    )


def _units() -> tuple[tuple[str, str, str], ...]:
    return (
        ("epochs", tr("epochs"), tr("Every picture is seen so many times")),
        ("steps", tr("steps"), tr("Training ends after so many batches")),
    )


def _optimisers() -> tuple[tuple[str, str, str], ...]:
    return (
        ("sgd", "SGD", tr("Steps along the gradient, with momentum; wants a rate found with care")),
        ("adam", "Adam", tr("Scales each weight's step by its own gradients; forgiving")),
        ("adamw", "AdamW", tr("Adam with a weight decay that the gradients do not scale")),
    )
