"""The tab Layers: every figure of the network in one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane import lines as table_lines
from vgg_explorer.gui.visual_pane import timed as timing
from vgg_explorer.gui.visual_pane.arranged import Arranged, arranged
from vgg_explorer.gui.visual_pane.export import TableExport
from vgg_explorer.gui.visual_pane.filter_bar import FilterBar
from vgg_explorer.gui.visual_pane.formula_card import FormulaCard
from vgg_explorer.gui.visual_pane.header import TotalRow
from vgg_explorer.gui.visual_pane.layers_controls import LayersControls
from vgg_explorer.gui.visual_pane.map_strip import MapStrip
from vgg_explorer.gui.visual_pane.problem_card import ProblemCard
from vgg_explorer.gui.visual_pane.summing import sum_words
from vgg_explorer.gui.visual_pane.table_menu import TableMenu
from vgg_explorer.gui.visual_pane.table_view import LayerTable
from vgg_explorer.gui.visual_pane.timed import NOTHING, timed
from vgg_explorer.gui.widgets.tab_order import tab_through
from vgg_explorer.session.events import LayerSelected, ListingChanged, ListingSorted
from vgg_explorer.session.listing import COLUMNS

if TYPE_CHECKING:
    from vgg_explorer.arch.report import Format
    from vgg_explorer.session.state import AppState


class LayersTab(QWidget):
    """The table, the card of a problem and the sums; `controls` go beside the tabs."""

    summed = Signal(str)
    """What the chosen cells sum up to, in words; empty where there is nothing to add."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._state: AppState | None = None
        self._shown: AppState | None = None
        self._timed = NOTHING
        self._found = Arranged((), (), ())
        self._formula: FormulaCard | None = None
        self.table = LayerTable(self)
        self.filter = FilterBar(dispatch, self.table, self)
        self.card = ProblemCard(self)
        self.totals = TotalRow(self.table.titles, self)
        self.strip = MapStrip(dispatch, self)
        self.controls = LayersControls(dispatch, self.copy_markdown, self.save, self.filter.begin)
        self.export = TableExport(dispatch, self)
        self._connect()
        scale = theme.scale()
        below = QVBoxLayout()
        below.setContentsMargins(*(round(side * scale) for side in (16, 16, 16, 16)))
        below.addWidget(self.card)
        self._below = QWidget(self)
        self._below.setLayout(below)
        self._below.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(self._below)
        column.addStretch(0)
        column.addWidget(self.totals)
        column.addWidget(self.strip)
        tab_through(self.filter, self.table)

    def _connect(self) -> None:
        table = self.table
        table.layer_chosen.connect(self._chosen)
        table.resized_font.connect(self.totals.set_size)
        table.horizontalScrollBar().valueChanged.connect(self._scrolled)
        table.verticalScrollBar().valueChanged.connect(self._explain_here)
        table.expanded.connect(self._limit_height)
        table.collapsed.connect(self._limit_height)
        table.block_folded.connect(self._fold_block)
        table.cells_chosen.connect(self._sum)
        table.moved.connect(self._explain_here)
        table.menu_wanted.connect(self._show_menu)
        table.titles.sectionClicked.connect(self._sort)
        table.titles.customContextMenuRequested.connect(self._show_title_menu)
        self.controls.menu_wanted.connect(self._show_all)

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Show what changed; out of sight it catches up when it is shown again."""
        self._state = new
        if new.view.tab == "layers":
            self._catch_up()
            self.strip.show_state(new)
        elif self._formula is not None:
            self._formula.hide()
        if old is not None and old.view.tab != new.view.tab:
            self._sum()

    def _catch_up(self) -> None:
        """Show the present state, also out of sight, as what copies the table needs it."""
        old, new = self._shown, self._state
        if new is None or new is old:
            return
        self._shown = new
        if old is None or old.view.bars != new.view.bars:
            self.controls.bars.set_current(new.view.bars)
            self.table.layer_model().set_log(new.view.bars == "log")
        self._show_figures(old, new)
        if old is None or old.model is not new.model:
            self.card.show_problem(new.model.analysis, new.model.problem)
            self._below.setVisible(new.model.problem is not None)
            self._limit_height()
        self.table.select(new.selection.layer)

    def _show_figures(self, old: AppState | None, new: AppState) -> None:
        if (
            old is not None
            and old.model is new.model
            and old.timing is new.timing
            and old.devices is new.devices
            and old.listing is new.listing
        ):
            return
        known = timed(new)
        if (
            old is None
            or old.model.analysis is not new.model.analysis
            or old.timing.result is not known.result
            or not _same_lines(old, new)
        ):
            self._show_lines(new, known)
        elif old.listing.folded != new.listing.folded:
            self.table.fold_blocks(new.listing.folded)
        elif known != self._timed:
            self.table.show_timed(known)
        self._timed = known
        self._limit_height()

    def _show_lines(self, new: AppState, known: timing.Timed) -> None:
        analysis, listing = new.model.analysis, new.listing
        every = table_lines.lines(analysis, known)
        self._found = found = arranged(analysis, every, listing)
        self.totals.show_analysis(analysis, known, found)
        log = new.view.bars == "log"
        words = self.totals.words()
        self.table.show_analysis(analysis, words, found, listing, known, log=log)
        self.filter.show_found(listing.filter, found)

    def _limit_height(self) -> None:
        """Let the card stand right below the rows, where there are few."""
        broken = self._below.isVisibleTo(self)
        self.table.setMaximumHeight(self.table.rows_height() if broken else _UNLIMITED)

    def _scrolled(self) -> None:
        self.totals.update()

    def _chosen(self, layer: str) -> None:
        self._dispatch(LayerSelected(layer))

    # Arranging

    def _sort(self, column: int) -> None:
        self._dispatch(ListingSorted(COLUMNS[column]))

    def _fold_block(self, block: str, folded: bool) -> None:
        if self._state is not None:
            others = tuple(key for key in self._state.listing.folded if key != block)
            self._dispatch(ListingChanged("folded", (*others, block) if folded else others))

    def fold_all(self) -> None:
        """Fold the blocks; without blocks, the layers."""
        self._catch_up()
        blocks = tuple(line.block for line in self._found.top if line.level == "block")
        self.table.fold_layers(folded=True)
        self._dispatch(ListingChanged("folded", blocks))

    def unfold_all(self) -> None:
        """Unfold the blocks; where all are, the layers into their modules."""
        self._catch_up()
        folded = self._state is not None and self._state.listing.folded
        if folded and any(line.level == "block" for line in self._found.top):
            self._dispatch(ListingChanged("folded", ()))
        else:
            self.table.fold_layers(folded=False)

    def begin_filter(self) -> None:
        """Let the user search for layers."""
        self.filter.begin()

    # Menus

    def _show_all(self) -> None:
        button = self.controls.more
        menu = self._menu()
        if menu is not None:
            menu.fill()
            menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _show_menu(self, place: QPoint, column: int) -> None:
        menu = self._menu()
        if menu is not None:
            menu.fill(column)
            menu.popup(place)

    def _show_title_menu(self, place: QPoint) -> None:
        titles = self.table.titles
        column = titles.logicalIndexAt(place)
        menu = self._menu()
        if menu is not None and column >= 0:
            menu.fill_columns(column)
            menu.popup(titles.mapToGlobal(place))

    def _menu(self) -> TableMenu | None:
        if self._state is None:
            return None
        does: dict[str, Callable[[], None]] = {
            "filter": self.begin_filter,
            "explain": self.explain,
            "markdown": self.copy_markdown,
            "csv": self.copy_csv,
            "save": self.save,
            "fold": self.fold_all,
            "unfold": self.unfold_all,
        }
        return TableMenu(self._state, self._dispatch, does, self)

    # Explaining and adding up

    def explain(self) -> None:
        """Show how the current figure comes about, or no longer."""
        if self._formula is not None and self._formula.isVisible():
            self._close_formula()
            return
        if self._formula is None:
            self._formula = FormulaCard(self.window())
            self._formula.closed.connect(self._close_formula)
        self._formula.show()
        self._explain_here()

    def _explain_here(self) -> None:
        card, here = self._formula, self.table.currentIndex()
        if card is None or not card.isVisible():
            return
        if not here.isValid() or not self.isVisible():
            card.hide()
            return
        place = card.place_of(self.table.visualRect(here), self.table.viewport())
        left = card.place_of(self.rect(), self).left()
        card.explain(self.table.layer_model().tip(here), place, left)

    def _close_formula(self) -> None:
        if self._formula is not None:
            self._formula.hide()
        self.table.setFocus()

    def _sum(self) -> None:
        in_sight = self._state is None or self._state.view.tab == "layers"
        several = self.table.several() and in_sight
        self.summed.emit(sum_words(self.table.chosen()) if several else "")

    # Out of the window

    def copy_markdown(self) -> None:
        """Put the chosen rows, or all that are shown, on the clipboard as Markdown."""
        self._copy("markdown")

    def copy_csv(self) -> None:
        """Put the chosen rows, or all that are shown, on the clipboard as CSV."""
        self._copy("csv")

    def _copy(self, form: Format) -> None:
        self._catch_up()
        chosen = self.table.chosen_lines()
        shown = chosen or [line for _, line in self.table.rows()]
        total = () if chosen else self.totals.words()
        self.export.copy(form, shown, self.table.shown_columns(), total, self._timed)

    def save(self) -> None:
        """Ask where to save all modules as a CSV file."""
        self._catch_up()
        if self._state is not None:
            self.export.ask_about(self._state.model.analysis, self._timed.result)


def _same_lines(old: AppState, new: AppState) -> bool:
    """Whether two arrangements differ in nothing but what is folded."""
    return replace(old.listing, folded=new.listing.folded) == new.listing


_UNLIMITED = (1 << 24) - 1
"""Qt's QWIDGETSIZE_MAX."""
