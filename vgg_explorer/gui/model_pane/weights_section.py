"""Where the weights come from: a section of the model pane."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from vgg_explorer.gui import theme, weight_words
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.model_pane.fields import Combo, Spin, UndoGuard
from vgg_explorer.gui.model_pane.flow import dp
from vgg_explorer.gui.model_pane.transfer_row import TransferRow
from vgg_explorer.gui.model_pane.weights_list import WeightsList
from vgg_explorer.gui.weight_menu import LoadMenu
from vgg_explorer.gui.widgets.elided import ElidedLabel
from vgg_explorer.session import events as ev
from vgg_explorer.session import weighing

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from vgg_explorer.session.board import Taught
    from vgg_explorer.session.entering import Weights
    from vgg_explorer.session.state import AppState, Model

_LAST_SEED = 2**31 - 1


class WeightsSection(QWidget):
    """Scheme and seed of random weights, or the files of loaded ones; what loads and saves them."""

    open_requested = Signal()
    """The user wants the dialog for a file."""
    save_requested = Signal(str)
    """The user wants to save them, as ``'safetensors'`` or ``'pth'``."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._weights: Weights | None = None
        self._taught: Taught | None = None
        self._model: Model | None = None
        self.remark = ElidedLabel("hint", self, right=True)
        self.files = ElidedLabel("", self)
        self.news = ElidedLabel("hint", self)
        self.which = QPushButton(tr("Which is which"), self)
        self.scheme = Combo(self)
        self.seed = Spin(0, _LAST_SEED, self)
        self.again = QPushButton(theme.icon("refresh"), "", self)
        self.transfer = TransferRow(dispatch, self)
        self.load = QPushButton(theme.icon("open", lead=True), tr("Load"), self)
        self.menu = LoadMenu(dispatch, self.load)
        self.save = QPushButton(theme.icon("save", lead=True), tr("Save"), self)
        self.saving = QMenu(self.save)
        self._random = QWidget(self)
        self._loaded = QWidget(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        title = QLabel(tr("Weights"), self)
        title.setProperty("role", "heading")
        title.setMinimumHeight(dp(24))
        heading = _row(title)
        heading.addWidget(self.remark, 1)
        self._build_random()
        self._build_loaded()
        for kind in ("safetensors", "pth"):
            self.saving.addAction(tr("As .{kind}…", kind=kind)).setData(kind)
        self.load.setMenu(self.menu)
        self.save.setMenu(self.saving)
        self.load.setAccessibleName(tr("Load weights"))
        self.load.setToolTip(tr("Load weights: from a file, published ones, or random ones"))
        self.save.setAccessibleName(tr("Save weights"))
        self.save.setToolTip(tr("Save the weights of this network, loaded and random ones"))
        buttons = _row(self.load, self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addWidget(self._loaded)
        column.addWidget(self._random)
        column.addWidget(self.transfer)
        column.addLayout(buttons)

    def _build_random(self) -> None:
        for key in weighing.SCHEME_TITLES:
            self.scheme.addItem(weight_words.scheme(key), key)
        self.scheme.setToolTip(tr("How random weights are drawn."))
        self.seed.setToolTip(tr("The same seed gives the same weights."))
        self.again.setFixedWidth(dp(28))
        self.again.setToolTip(tr("New random weights, from the next seed"))
        self.again.setAccessibleName(tr("New seed"))
        self.scheme.setAccessibleName(tr("Random weights"))
        self.scheme.setSizeAdjustPolicy(
            Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.scheme.setMinimumContentsLength(6)
        self.seed.setPrefix(tr("seed "))
        self.seed.setAccessibleName(tr("Seed"))
        self.seed.setFixedWidth(dp(72))
        row = QHBoxLayout(self._random)
        row.setContentsMargins(0, dp(4), 0, dp(4))
        row.setSpacing(dp(4))
        row.addWidget(self.scheme, 1)
        row.addWidget(self.seed)
        row.addWidget(self.again)

    def _build_loaded(self) -> None:
        self.which.setProperty("kind", "flat")
        self.which.setToolTip(tr("Where the weights of each layer come from"))
        column = QVBoxLayout(self._loaded)
        column.setContentsMargins(0, dp(2), 0, 0)
        column.setSpacing(dp(2))
        column.addWidget(self.files)
        second = _row(self.news)
        second.addWidget(self.which)
        column.addLayout(second)

    def _connect(self) -> None:
        self.scheme.activated.connect(self._scheme_chosen)
        self.seed.valueChanged.connect(self._seed_chosen)
        self.again.clicked.connect(self._drawn_again)
        self.which.clicked.connect(self._show_list)
        self.menu.open_requested.connect(self.open_requested)
        self.saving.triggered.connect(self._save_chosen)
        self.seed.installEventFilter(UndoGuard(self))

    # What is shown

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Show where the weights come from, and what is on its way."""
        weights = new.weights
        self._model = new.model
        self.transfer.show_state(old, new)
        if self._weights is weights:
            return
        self._weights = weights
        self._taught = new.training.taught
        self.menu.show_weights(weights)
        self._show_weights(weights)

    def _show_weights(self, weights: Weights) -> None:
        count, total = weighing.counts(weights)
        self._show_random(weights)
        self.files.show_words(weight_words.sources(weights))
        self._show_news(weights, total - count)
        self.remark.show_words(self._remark(weights, count, total))
        focused = any(w.hasFocus() for w in (self.scheme, self.seed, self.again, self.which))
        self._random.setVisible(not count)
        self._loaded.setVisible(bool(count))
        if focused and not (
            self._random.isVisible() and self._random.isAncestorOf(self.focusWidget())
        ):
            self.load.setFocus()
        self.save.setEnabled(total > 0)

    def _remark(self, weights: Weights, count: int, total: int) -> str:
        """Say how many layers have learnt here, or are loaded."""
        source = self._taught.source if self._taught is not None else ""
        learnt = sum(
            which.source == source and not which.norm for which in weights.assignment.values()
        )
        if source and learnt:
            return tr("{count} of {total} layers trained", count=learnt, total=total)
        if count:
            return tr("{count} of {total} layers loaded", count=count, total=total)
        return tr("random")

    def _show_news(self, weights: Weights, new: int) -> None:
        """Say how many layers have new weights, where others are loaded."""
        said = tr("1 layer is new") if new == 1 else tr("{count} layers are new", count=new)
        fresh = weight_words.new_paths(weights)
        if not new:
            said = tr("New batch norms: {count}", count=len(fresh)) if fresh else ""
        scheme = weight_words.scheme(weights.scheme)
        self.news.show_words(
            said, tr("New: {scheme}, seed {seed}", scheme=scheme, seed=weights.seed)
        )
        files = {which.source for which in weights.assignment.values()}
        for part in (self.news, self.which):
            part.setVisible(len(files) > 1)

    def _show_random(self, weights: Weights) -> None:
        blockers = (QSignalBlocker(self.scheme), QSignalBlocker(self.seed))
        self.scheme.setCurrentIndex(self.scheme.findData(weights.scheme))
        self.seed.setValue(weights.seed)
        for blocker in blockers:
            blocker.unblock()

    # What the user chooses

    def _scheme_chosen(self, index: int) -> None:
        if self._weights is not None and self.scheme.itemData(index) != self._weights.scheme:
            self._dispatch(ev.RandomChosen(self.scheme.itemData(index), self._weights.seed))

    def _seed_chosen(self, seed: int) -> None:
        if self._weights is not None:
            self._dispatch(ev.RandomChosen(self._weights.scheme, seed))

    def _drawn_again(self) -> None:
        self.seed.setValue(0 if self.seed.value() == _LAST_SEED else self.seed.value() + 1)

    def _save_chosen(self, action: QAction) -> None:
        self.save_requested.emit(action.data())

    def _show_list(self) -> None:
        if self._model is not None and self._weights is not None:
            shown = WeightsList(self._model.good, self._weights, self)
            shown.open_below(self.which)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(dp(4))
    for part in parts:
        grows = isinstance(part, (ElidedLabel, QPushButton))
        row.addWidget(part, 1 if grows else 0, Qt.AlignmentFlag(0))
    return row
