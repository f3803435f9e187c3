"""The status bar: the network's sums at the left, what the worker does at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from vgg_explorer.arch import units
from vgg_explorer.arch.ablation import Ablation, told
from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.gui import device_words
from vgg_explorer.gui.figures_tip import figures_tip
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.time_left import TimeLeft
from vgg_explorer.gui.training_status import TrainingStatus
from vgg_explorer.gui.widgets.ablation_note import details
from vgg_explorer.gui.widgets.elided import ElidedLabel
from vgg_explorer.session.state import AppState, Devices, Job

TRAINING_BATCH = 8
PATIENCE_MS = 300
"""Work that is done sooner shows no progress: it would only flicker."""


class StatusBar(QStatusBar):
    """Shows totals of the network and the job; ``cancelled`` when its button was pressed."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setFixedHeight(24)
        self._figures = QLabel(self)
        self._figures.setTextFormat(Qt.TextFormat.RichText)
        self._figures.setContentsMargins(12, 0, 0, 0)
        self._figures.installEventFilter(self)
        self._analysis: Analysis | None = None
        self.addWidget(self._figures)
        self._add_sum()
        self._device = QLabel(self)
        self._device.setTextFormat(Qt.TextFormat.RichText)
        self._device.setObjectName("device")
        self._device.setContentsMargins(10, 0, 0, 0)
        self.addWidget(self._device, 1)
        right = QWidget(self)
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(8)
        self._what = QLabel(right)
        self._what.setObjectName("job")
        self._bar = QProgressBar(right)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName(tr("Progress"))
        self._cancel = QPushButton(tr("Cancel"), right)
        self._cancel.setProperty("kind", "flat")
        self._cancel.setFixedHeight(20)
        self._cancel.clicked.connect(self.cancelled)
        row.addWidget(self._what)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        self._ablation = QLabel(self)
        self._ablation.setObjectName("ablation")
        self._ablation.setProperty("role", "error")
        self._ablation.hide()
        self.addPermanentWidget(self._ablation)
        self.addPermanentWidget(right)
        self.training = TrainingStatus(self)
        self.addPermanentWidget(self.training)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_progress)
        self._bar.hide()
        self._cancel.hide()
        self._time_left = TimeLeft()

    def _add_sum(self) -> None:
        """Add the sum of chosen cells: however long, it never makes the window wider."""
        self._summed = QWidget(self)
        self._sum = ElidedLabel("", self._summed)
        self._sum.setObjectName("sum")
        place = QHBoxLayout(self._summed)
        place.setContentsMargins(12, 0, 0, 0)
        place.addWidget(self._sum)
        self.addWidget(self._summed)
        self._summed.hide()

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Follow the state."""
        if old is None or old.model is not new.model:
            self._show_figures(new)
        if old is None or old.devices is not new.devices:
            self._show_device(new.devices)
        if old is None or old.ablation is not new.ablation:
            self._show_ablation(new.ablation)
        if old is None or old.training is not new.training:
            self.training.show_training(new.training)
        if old is None or old.job is not new.job:
            if new.job.status == "running" and (old is None or old.job.status != "running"):
                self._time_left.restart()
            self._show_job(new.job)
            live = new.input.live
            if live is not None and not live.paused and new.job.status in {"running", "done"}:
                self._what.setText(tr("Live"))  # a job for each frame: its words would flicker
            elif new.training.at_work and new.job.status in {"running", "done"}:
                self._what.setText("")  # a job for each look at the weights, likewise

    def show_sum(self, words: str) -> None:
        """Show what chosen cells sum up to, in the place of the network's sums; or these again."""
        self._sum.show_words(words)
        self._summed.setVisible(bool(words))
        self._figures.setVisible(not words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Work the tool tip out when it is asked for: states change at every keystroke."""
        if event.type() == QEvent.Type.ToolTip and self._analysis is not None:
            self._figures.setToolTip(figures_tip(self._analysis, TRAINING_BATCH))
        return super().eventFilter(watched, event)

    def _show_figures(self, state: AppState) -> None:
        totals = state.model.analysis.totals
        broken = state.model.problem is not None
        training = totals.training_bytes(TRAINING_BATCH, "adam")
        figures = (
            (tr("Params"), units.count(totals.params)),
            (tr("MACs"), units.count(totals.macs)),
            (tr("Inference peak"), units.size(totals.inference_bytes)),
            (tr("Training (Adam, batch {n})", n=TRAINING_BATCH), units.size(training)),
        )
        dash = "—"
        shown = [f"{label} <b>{dash if broken else value}</b>" for label, value in figures]
        if broken:
            shown.insert(0, tr("The cfg has a problem"))
        self._analysis = state.model.analysis
        self._figures.setText("&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;".join(shown))

    def _show_device(self, devices: Devices) -> None:
        name = device_words.short(devices.chosen)
        value = f"{name} · {device_words.PRECISIONS[devices.precision]}"
        self._device.setText(f"{tr('Device')} <b>{value}</b>")
        self._device.setToolTip(device_words.chosen_tip(devices))

    def _show_ablation(self, ablation: Ablation) -> None:
        said = told(ablation)
        self._ablation.setVisible(said is not None)
        if said is not None:
            self._ablation.setText(translated(said))
            self._ablation.setToolTip(details(ablation))

    def _show_job(self, job: Job) -> None:
        running = job.status == "running"
        self._what.setText(self._said(job))
        if not running:
            self._patience.stop()
            self._bar.hide()
            self._cancel.hide()
            return
        self._bar.setRange(0, 0 if job.done is None else 100)
        self._bar.setValue(round(100 * (job.done or 0)))
        if not self._patience.isActive() and self._bar.isHidden():
            self._patience.start()

    def _show_progress(self) -> None:
        self._bar.show()
        self._cancel.show()

    def _said(self, job: Job) -> str:
        match job.status:
            case "running":
                said = translated(job.what) if job.what else ""
                return self._time_left.told(said, job.done)
            case "done":
                return tr("Done in {ms} ms", ms=round(job.milliseconds))
            case "failed":
                return tr("Failed")
            case "cancelled":
                return tr("Cancelled")
            case _:
                return ""
