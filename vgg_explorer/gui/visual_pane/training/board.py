"""The board that shows a run: curves, maps, layers, mistakes, and all runs of the session."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.training.board_bar import BoardBar
from vgg_explorer.gui.visual_pane.training.confusion_panel import ConfusionPanel, MistakesPanel
from vgg_explorer.gui.visual_pane.training.curves_panel import CurvesPanel
from vgg_explorer.gui.visual_pane.training.growth_panel import GrowthPanel
from vgg_explorer.gui.visual_pane.training.invitation import Invitation
from vgg_explorer.gui.visual_pane.training.layers_panel import LayersPanel
from vgg_explorer.gui.visual_pane.training.runs_panel import RunsPanel
from vgg_explorer.gui.visual_pane.training.status import status
from vgg_explorer.gui.visual_pane.training.strip import StatusStrip
from vgg_explorer.gui.visual_pane.training.traces import Traces

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

    from vgg_explorer.session.board import BoardPage
    from vgg_explorer.session.state import AppState

EVERY_MS = 250
"""A run that goes on is painted anew at most this often."""

WIDE, _TALL = 470, 330
"""Pixels of the design from which on two panels stand side by side, or on each other."""

_MANY = 15
"""With more classes the matrix gets more room than the mistakes."""

Cells = tuple[tuple[QWidget, ...], ...]


class Board(QWidget):
    """Follows the latest run; one panel or several, as there is room."""

    file_saved = Signal(object, object)
    """These bytes are to be written to this path."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: AppState | None = None
        self._shown: AppState | None = None
        self._traces = Traces()
        self.invitation = Invitation(dispatch, self)
        self.bar = BoardBar(dispatch, self)
        self.curves = CurvesPanel(self._traces, self)
        self.growth = GrowthPanel(dispatch, self)
        self.confusion = ConfusionPanel(self)
        self.mistakes = MistakesPanel(dispatch, self)
        self.layers = LayersPanel(dispatch, self)
        self.runs = RunsPanel(dispatch, self._traces, self)
        self.runs.saved.connect(self.file_saved)
        self.strip = StatusStrip(self)
        self._panels: tuple[QWidget, ...] = (
            self.curves.loss,
            self.curves.accuracy,
            self.curves.rate,
            self.growth,
            self.confusion,
            self.mistakes,
            self.layers,
            self.runs,
        )
        self._cells: Cells = ()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(EVERY_MS)
        self._late.timeout.connect(self._show_late)
        self._arrange()

    def _arrange(self) -> None:
        scale = theme.scale()
        run = QWidget(self)
        place = QWidget(run)
        self._grid = QGridLayout(place)
        self._grid.setContentsMargins(*(round(side * scale) for side in (16, 4, 12, 8)))
        self._grid.setHorizontalSpacing(round(16 * scale))
        self._grid.setVerticalSpacing(round(10 * scale))
        column = QVBoxLayout(run)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(place, 1)
        column.addWidget(self.strip)
        for panel in self._panels:
            panel.setParent(place)
            panel.hide()
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.invitation)
        self._pages.addWidget(run)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def show_state(self, new: AppState) -> None:
        """Show what changed; a run that goes on not more often than eyes follow."""
        self._state = new
        shown = self._shown
        if shown is not None and _slices(shown) == _slices(new):
            return
        if shown is not None and self._late.isActive() and _only_goes_on(shown, new):
            return
        self._show(new)

    def _show(self, new: AppState) -> None:
        self._shown = new
        training = new.training
        run = training.run
        self._pages.setCurrentIndex(0 if run is None else 1)
        if run is None:
            self.invitation.show_state(new)
            return
        self._traces.keep_only(training.runs)
        found = self.curves.follow(training)
        self._place()
        self.strip.show_status(status(run, self._traces.of(run)))
        self.bar.show_look(training.look, self._page())
        for cells in self._cells:
            for panel in cells:
                self._show_panel(panel, new)
        self.curves.show_lines(found)
        if run.at_work or run.status == "following":
            self._late.start()

    def _show_panel(self, panel: QWidget, new: AppState) -> None:
        """Let a panel in sight follow; the others catch up when they come into sight."""
        run = new.training.run
        if panel is self.growth:
            self.growth.show_state(new)
        elif panel is self.layers and self.curves.found is not None:
            self.layers.show_state(new, self.curves.found)
        elif panel is self.runs:
            self.runs.show_training(new.training)
        elif run is not None and isinstance(panel, ConfusionPanel | MistakesPanel):
            panel.show_run(run)

    def _show_late(self) -> None:
        if self._state is not None and self._state is not self._shown and self.isVisible():
            self._show(self._state)

    # Where the panels are

    def _page(self) -> BoardPage:
        """Return the page on show: without room for all of it the overview is the curves."""
        page = self._shown.training.look.page if self._shown is not None else "overview"
        return page if page != "overview" or all(self._roomy()) else "curves"

    def _roomy(self) -> tuple[bool, bool]:
        """Return whether two panels stand side by side, and whether on each other."""
        scale = theme.scale()
        tall = self.height() - self.strip.sizeHint().height() - self.bar.sizeHint().height()
        return self.width() >= round(WIDE * scale), tall >= round(_TALL * scale)

    def _wanted(self) -> Cells:
        wide, tall = self._roomy()
        loss, accuracy, rate = self.curves.loss, self.curves.accuracy, self.curves.rate
        match self._page():
            case "overview":
                return (loss, accuracy), (self.growth, self.confusion)
            case "curves" if wide:
                return ((loss, accuracy), (rate, rate)) if tall else ((loss, accuracy),)
            case "curves":
                return ((loss,), (accuracy,), (rate,)) if tall else ((loss,), (accuracy,))
            case "maps":
                return ((self.growth,),)
            case "confusion":
                both = (self.confusion, self.mistakes)
                return (both,) if wide else tuple((one,) for one in both)
            case "layers":
                return ((self.layers,),)
            case _:
                return ((self.runs,),)

    def _place(self) -> None:
        """Put the panels of the page where they belong."""
        wanted = self._wanted()
        if wanted == self._cells:
            return
        for panel in self._panels:
            self._grid.removeWidget(panel)
        for row in range(3):
            self._grid.setRowStretch(row, 0)
        self._cells = wanted
        for row, panels in enumerate(wanted):
            across = dict.fromkeys(panels)
            for column, panel in enumerate(across):
                self._grid.addWidget(panel, row, column, 1, 2 if len(across) == 1 else 1)
            self._grid.setRowStretch(row, 1 if self.curves.rate in across else 2)
        run = self._shown.training.run if self._shown is not None else None
        shared = any(len(set(panels)) > 1 for panels in wanted)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if shared else 0)
        classes = len(run.data.classes) if run is not None and run.data is not None else 0
        if shared and self.mistakes in wanted[0] and classes > _MANY:
            self._grid.setColumnStretch(0, 2)  # many classes need room
        shown = {panel for panels in wanted for panel in panels}
        for panel in self._panels:
            panel.setVisible(panel in shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out what there is room for now."""
        super().resizeEvent(event)
        if self._shown is not None and self._shown.training.run is not None:
            before = self._cells
            self._place()
            if self._cells != before:
                self._show(self._shown)

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._late.stop()

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""
        return (
            *self.invitation.stops(),
            *self.bar.stops(),
            *self.curves.stops(),
            *self.growth.stops(),
            *self.confusion.stops(),
            *self.mistakes.stops(),
            *self.layers.stops(),
            *self.runs.stops(),
        )


def _slices(state: AppState) -> tuple[int, ...]:
    """Return what the board depends on; what is the same object has not changed."""
    parts = (state.training, state.model, state.selection, state.view)
    return tuple(id(part) for part in parts)


def _only_goes_on(shown: AppState, new: AppState) -> bool:
    """Whether nothing changed but what the run at work tells, in the same condition."""
    before, now = shown.training, new.training
    if before.run is None or now.run is None or _slices(shown)[1:] != _slices(new)[1:]:
        return False
    same = before.look is now.look and before.shown == now.shown and before.album is now.album
    return same and before.run.status == now.run.status and len(before.runs) == len(now.runs)
