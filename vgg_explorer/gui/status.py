"""The status bar: the network's sums at the left, what the worker does at the right."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from vgg_explorer.arch import units
from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.gui import device_words
from vgg_explorer.gui.figures_tip import figures_tip
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.session.state import AppState, Devices, Job

TRAINING_BATCH = 8
PATIENCE_MS = 300
"""Work that is done sooner shows no progress: it would only flicker."""

LONG_MS = 2000
"""Work that takes longer says how long it will still take."""

ENOUGH_TO_GUESS = 0.1
"""Share of the work after which its speed is known well enough."""


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
        self.addPermanentWidget(right)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_progress)
        self._bar.hide()
        self._cancel.hide()
        self._elapsed = QElapsedTimer()
        self._first: tuple[int, float] | None = None
        """When the first share of the work was told, and which: starting torch is none of it."""

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Follow the state."""
        if old is None or old.model is not new.model:
            self._show_figures(new)
        if old is None or old.devices is not new.devices:
            self._show_device(new.devices)
        if old is None or old.job is not new.job:
            if new.job.status == "running" and (old is None or old.job.status != "running"):
                self._elapsed.start()
                self._first = None
            self._show_job(new.job)
            live = new.input.live
            if live is not None and not live.paused and new.job.status in {"running", "done"}:
                self._what.setText(tr("Live"))  # a job for each frame: its words would flicker

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
                return self._expected(job)
            case "done":
                return tr("Done in {ms} ms", ms=round(job.milliseconds))
            case "failed":
                return tr("Failed")
            case "cancelled":
                return tr("Cancelled")
            case _:
                return ""

    def _expected(self, job: Job) -> str:
        """Return the present step, with the time left where the whole takes long."""
        said = translated(job.what) if job.what else ""
        if not job.done:
            return said
        now = self._elapsed.elapsed()
        if self._first is None:
            self._first = (now, job.done)
        elapsed, progress = now - self._first[0], job.done - self._first[1]
        if progress < ENOUGH_TO_GUESS:
            return said
        left = elapsed * (1 - job.done) / progress
        if elapsed + left < LONG_MS:
            return said
        return tr("{what}, about {seconds} s left", what=said, seconds=max(1, round(left / 1000)))
