"""Training memory against the batch size."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vgg_explorer.arch.training_memory import powers
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.costs.batch_side import BatchSide
from vgg_explorer.gui.visual_pane.costs.parts import (
    PARTS,
    PEAK,
    Outlook,
    areas,
    outlook,
    plan_of,
    room_of,
    verdict,
)
from vgg_explorer.gui.widgets.area_chart import AreaChart
from vgg_explorer.session.costing import MAX_BATCH
from vgg_explorer.session.events import CostsChanged

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from vgg_explorer.gui.widgets.chart_data import Look
    from vgg_explorer.session.state import AppState


class TrainingPage(QWidget):
    """The chart, the parts of one batch beside it, and above both which batch fits."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._shown: AppState | None = None
        self.outlook: Outlook | None = None
        """What is shown; None where there is no network to train."""
        self.verdict = QLabel(self)
        self.verdict.setProperty("role", "heading")
        self.verdict.setWordWrap(True)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.chart = AreaChart(tr("Batch size"), self)
        self.side = BatchSide(dispatch, self)
        self.chart.moved.connect(self._moved)
        row = QHBoxLayout()
        row.setSpacing(round(16 * theme.scale()))
        row.addWidget(self.chart, 5)
        row.addWidget(self.side, 3, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(8 * theme.scale()))
        column.addWidget(self.verdict)
        column.addLayout(row, 1)

    def show_state(self, new: AppState) -> None:
        """Show what changed since this was shown last."""
        old, self._shown = self._shown, new
        if (
            old is None
            or old.model is not new.model
            or old.costs is not new.costs
            or old.devices is not new.devices
        ):
            self._work_out(new)
            self._show_batch(new)

    def ready(self) -> bool:
        """Whether there is a chart."""
        return self.outlook is not None

    def heading(self) -> str:
        """Return the network, how it is trained and which batch fits."""
        if self._shown is None or self.outlook is None:
            return ""
        costs = self._shown.costs
        names = {"sgd": tr("SGD"), "momentum": tr("SGD with momentum"), "adam": tr("Adam")}
        return tr(
            "{network}: training memory, {optimiser}, {precision}",
            network=self._shown.model.spec.name,
            optimiser=names[costs.optimiser],
            precision=tr("mixed precision") if costs.numbers == "mixed" else tr("float32"),
        )

    def legend(self) -> list[tuple[Look, str]]:
        """Return the parts."""
        shown = self.chart.areas()
        if shown is None:
            return []
        parts = [(area.look, area.title) for area in shown.areas]
        return [*parts, (PEAK, tr("Peak of one step"))]

    def file_stem(self) -> str:
        """Return the network's name and what is shown of it."""
        name = self._shown.model.spec.name if self._shown is not None else ""
        return f"{name} training"

    def picture_size(self) -> QSizeF:
        """Return the size on the screen, or a usual one where that is smaller."""
        return QSizeF(self.chart.size().expandedTo(QSize(640, 360)))

    def paint(self, painter: QPainter, size: QSizeF) -> None:
        """Draw the chart."""
        self.chart.paint(painter, size)

    def table(self) -> list[list[object]]:
        """Return the bytes of each part for each power of two, and for the chosen batch."""
        if self._shown is None or self.outlook is None:
            return []
        plan = self.outlook.plan
        wanted = sorted({*powers(MAX_BATCH), self._shown.costs.batch})
        lines: list[list[object]] = [
            ["batch", *(f"{part.key}_bytes" for part in PARTS), "kept_bytes", "peak_bytes"]
        ]
        for batch in wanted:
            found = plan.at(batch)
            parts = (part.of(found) for part in PARTS)
            lines.append([batch, *parts, found.total, found.peak])
        return lines

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""
        return (self.chart, self.side)

    def _work_out(self, state: AppState) -> None:
        broken = state.model.analysis.problem is not None
        before = self.outlook
        if broken:
            self.outlook = None
            self.verdict.setText(tr("A network that breaks cannot be trained."))
            self.chart.set_placeholder(tr("Mend the network to see what training takes."))
            self.chart.show_areas(None)
            return
        plan, room = plan_of(state), room_of(state.devices)
        if before is None or before.room != room or before.plan != plan:
            self.outlook = outlook(plan, room, before)
            self.verdict.setText(verdict(self.outlook))
            self.chart.show_areas(areas(self.outlook))

    def _show_batch(self, state: AppState) -> None:
        batch = state.costs.batch
        self.chart.set_number(batch)
        self.side.show_outlook(self.outlook, batch)

    def _moved(self, batch: int) -> None:
        self._dispatch(CostsChanged("batch", batch))
