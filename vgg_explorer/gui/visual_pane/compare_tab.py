"""The tab Compare: two to six networks side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.gui import theme
from vgg_explorer.gui.exports import file_dialog
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.compare import cost_bars, export
from vgg_explorer.gui.visual_pane.compare.board import Board
from vgg_explorer.gui.visual_pane.compare.contest import Contestant, contest
from vgg_explorer.gui.visual_pane.compare.controls import CompareControls
from vgg_explorer.gui.visual_pane.compare.invitation import Invitation
from vgg_explorer.gui.visual_pane.compare.legend import Legend
from vgg_explorer.gui.visual_pane.compare.maps_rows import MapsRows
from vgg_explorer.gui.visual_pane.compare.picker import Picker, choices
from vgg_explorer.gui.widgets.bar_chart import BarChart
from vgg_explorer.gui.widgets.tab_order import tab_through
from vgg_explorer.session import comparing, contrasting
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from vgg_explorer.arch.spec import ArchSpec
    from vgg_explorer.session.state import AppState

_AIR = 16
CHART = 232
"""Pixels of the design: around everything, and the height of the bars."""
_ROOMY = 700
"""Where the tab is narrower, the buttons beside the tabs have no words."""


class CompareTab(QWidget):
    """Cards, bars and maps of all variants; `controls` go beside the tabs."""

    file_saved = Signal(object, object)
    """A path, and the bytes that are to be written there."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._state: AppState | None = None
        self.contestants: tuple[Contestant, ...] = ()
        self.controls = CompareControls()
        self.controls.add.clicked.connect(self._open_picker)
        self.controls.exported.connect(self._export)
        self.exports = export.ComparisonExport(dispatch, self)
        self.exports.saved.connect(self.file_saved)
        self.invitation = Invitation(dispatch, self)
        self.invitation.choose.clicked.connect(self._open_first_picker)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.page = QWidget(self.area)
        self.board = Board(dispatch, self.page)
        self.board.card_focused.connect(self._reveal)
        self.chart = BarChart(self.page)
        self._costs = QWidget(self.page)
        self._costs_title, self._maps_title = _heading(self._costs), _heading(self.page)
        self.legend = Legend(self._costs)
        self._note = QLabel(self.page)
        self.maps = MapsRows(self.page)
        self._pages = QStackedWidget(self)
        self._arrange()
        theme.notifier.changed.connect(self._show_again)

    def _arrange(self) -> None:
        scale = theme.scale()
        air = round(_AIR * scale)
        self._note.setProperty("role", "hint")
        self._note.setWordWrap(True)
        self.chart.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.chart.setFixedHeight(round(CHART * scale))
        self.chart.setAccessibleName(tr("Cost relative to A"))
        self._costs_title.setText(tr("Cost relative to A"))
        heading = QHBoxLayout(self._costs)
        heading.setContentsMargins(0, 0, 0, 0)
        heading.setSpacing(round(_AIR * scale))
        heading.addWidget(self._costs_title)
        heading.addWidget(self.legend, 1)
        column = QVBoxLayout(self.page)
        column.setContentsMargins(air, air, air, air)
        column.setSpacing(round(8 * scale))
        column.addWidget(self.board)
        column.addSpacing(round(8 * scale))
        column.addWidget(self._costs)
        column.addWidget(self.chart)
        column.addSpacing(round(8 * scale))
        column.addWidget(self._maps_title)
        column.addWidget(self._note)
        column.addWidget(self.maps)
        column.addStretch(1)
        self.area.setWidget(self.page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._pages.addWidget(self.invitation)
        self._pages.addWidget(self.area)

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""
        return (self.controls, self.invitation, *self.board.cards, self.chart)

    def show_state(self, new: AppState, *, in_sight: bool) -> None:
        """Show what changed, once it is in sight."""
        if not in_sight:
            return
        old, self._state = self._state, new
        if old is not None and all(
            one is other for one, other in zip(_slices(old), _slices(new), strict=True)
        ):
            return
        if old is None or any(
            one is not other for one, other in zip(_networks(old), _networks(new), strict=True)
        ):
            self._show_networks(new)
        if len(self.contestants) > 1:
            self._show_maps(new)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the cards the room there is."""
        super().resizeEvent(event)
        self.controls.set_brief(brief=self.width() < round(_ROOMY * theme.scale()))
        self._fit()

    def _fit(self) -> None:
        # Not the viewport's width: that changes with the scroll bar, which comes and goes by this.
        bar = self.area.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * round(_AIR * theme.scale()) - bar
        self.board.set_room(room)
        # What is as wide as the cards would have to be scrolled to be read.
        for part in (self._costs, self.chart, self._maps_title, self._note, self.maps):
            part.setMaximumWidth(max(room, 1))

    def _show_networks(self, new: AppState) -> None:
        self.contestants = shown = contest(new)
        self.controls.set_possible(add=not new.variants.full, export=len(shown) > 1)
        if len(shown) < 2:
            self._pages.setCurrentWidget(self.invitation)
            self.invitation.show_name(new.model.spec.name)
            return
        before = tuple(self.board.cards)
        self.board.show_contest(shown)
        if before != tuple(self.board.cards):
            tab_through(*self.stops())
        self._show_thumbnails()
        self.legend.show_contest(shown)
        self.chart.set_tips(partial(cost_bars.tip, shown))
        self.chart.show_bars(cost_bars.cost_bars(shown))
        self._fit()
        self._pages.setCurrentWidget(self.area)

    def _show_thumbnails(self) -> None:
        largest = max((_largest(one) for one in self.contestants), default=1)
        thumbnails = [card.thumbnail for card in self.board.cards]
        for thumbnail, one in zip(thumbnails, self.contestants, strict=True):
            thumbnail.show_network(one.analysis, largest)
        widest = max(thumbnail.extent() for thumbnail in thumbnails)
        for thumbnail in thumbnails:
            thumbnail.set_widest(widest)

    def _show_maps(self, new: AppState) -> None:
        layer = contrasting.layer_of(new)
        self._maps_title.setText(
            tr("The same picture at {layer} and its counterparts", layer=layer)
        )
        self._note.setText(_note(new))
        self._note.setVisible(bool(self._note.text()))
        self.maps.show_contest(new, self.contestants)

    def _show_again(self) -> None:
        if self._state is not None and len(self.contestants) > 1:
            self.board.show_contest(self.contestants)

    def _reveal(self, card: QWidget) -> None:
        # Once the layout has moved it.
        QTimer.singleShot(0, card, partial(self.area.ensureWidgetVisible, card, 24, 0))

    # Adding and exporting

    def _open_picker(self) -> None:
        self._offer_below(self.controls.add)

    def _open_first_picker(self) -> None:
        self._offer_below(self.invitation.choose)

    def _offer_below(self, button: QWidget) -> None:
        if self._state is None:
            return
        picker = Picker(choices(self._state), self)
        picker.picked.connect(self._add)
        picker.file_wanted.connect(self._ask_for_file)
        picker.open_below(button)

    def _add(self, spec: ArchSpec) -> None:
        self._dispatch(ev.VariantAdded(spec))

    def _ask_for_file(self) -> None:
        dialog = file_dialog(self, tr("Open network"))
        dialog.setNameFilters([tr("Networks") + " (*.toml)", tr("All files") + " (*)"])
        dialog.fileSelected.connect(self._file_chosen)
        dialog.open()

    def _file_chosen(self, chosen: str) -> None:
        self._dispatch(ev.VariantFileAsked(Path(chosen)))

    def _export(self, what: str) -> None:
        match what:
            case "copy":
                self.exports.copy(self.contestants)
            case "md":
                self.exports.ask_as("md", export.markdown(self.contestants).encode())
            case "csv":
                self.exports.ask_as("csv", export.table(self.contestants).encode())
            case "svg":
                self.exports.ask_as("svg", export.picture(self.page, "svg"))
            case _:
                self.exports.ask_as("png", export.picture(self.page, "png"))


def _heading(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", "heading")
    return label


def _networks(state: AppState) -> tuple[object, ...]:
    """Return what cards and bars depend on."""
    variants = state.variants
    return (
        state.model.analysis,
        variants.items,
        variants.times,
        variants.measuring,
        state.timing.status,
        state.training.run.evaluations if state.training.run is not None else None,
        len(state.training.runs),
        state.input.picture is None,
        comparing.is_held_up(state),
        state.devices,
    )


def _slices(state: AppState) -> tuple[object, ...]:
    """Return what the tab depends on; progress of the work is not among it."""
    return (
        *_networks(state),
        state.model,
        state.variants.found,
        state.selection,
        state.view,
        state.weights,
        state.input,
        state.results.maps,
        state.ablation,
        state.runs,
    )


def _largest(one: Contestant) -> int:
    """Return the longest side of a map of a network."""
    sides = (max(row.out_shape[1:]) for row in one.analysis.rows if len(row.out_shape) == 3)
    return max(sides, default=1)


def _note(state: AppState) -> str:
    if state.input.picture is None:
        return tr("The maps come with the first picture.")
    if comparing.is_held_up(state):
        return tr("The maps are not computed while a camera or a video plays.")
    return ""
