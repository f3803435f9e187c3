"""The left dock: the network as chips, as text, and as options."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.model_pane.add_row import AddRow
from vgg_explorer.gui.model_pane.board import ChipBoard
from vgg_explorer.gui.model_pane.cfg_field import CfgField
from vgg_explorer.gui.model_pane.fields import UndoGuard
from vgg_explorer.gui.model_pane.flow import dp
from vgg_explorer.gui.model_pane.name_line import NameLine
from vgg_explorer.gui.model_pane.options import Options
from vgg_explorer.gui.model_pane.preset_box import PresetBox
from vgg_explorer.gui.model_pane.problem_card import ProblemCard
from vgg_explorer.gui.model_pane.remarks import Remarks
from vgg_explorer.gui.model_pane.rows import weight_layers
from vgg_explorer.gui.model_pane.weights_section import WeightsSection
from vgg_explorer.gui.weight_words import new_paths
from vgg_explorer.session.state import AppState, Model

_PADDING = 16


class ModelPane(QWidget):
    """Shows the model of a session and lets the user change it.

    Parameters
    ----------
    dispatch
        Where events go.
    parent
    """

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = _Scroll(self)
        content = self.area.content
        self.presets = PresetBox(dispatch, content)
        self.name = NameLine(dispatch, content)
        self.board = ChipBoard(dispatch, self.name, content)
        self.add_row = AddRow(self.board, content)
        self.cfg = CfgField("features", dispatch, (2, 10), content)
        self.card = ProblemCard(dispatch, content)
        self.remarks = Remarks(dispatch, content)
        self.options = Options(dispatch, content)
        self.weights = WeightsSection(dispatch, content)
        self._weights = _remark(content)
        self._entries = _remark(content)
        self._guard = UndoGuard(self)
        self.cfg.installEventFilter(self._guard)
        self.presets.installEventFilter(self._guard)
        self.cfg.setAccessibleName(tr("cfg text"))
        # Qt would hand the focus of a button that goes to whatever is next, far away.
        self.card.mended.connect(self.cfg.setFocus)
        self.remarks.mended.connect(self.cfg.setFocus)
        self.options.input.complained.connect(self._complained)
        self.weights.transfer.begun.connect(self._reveal_later)
        self._build()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        box = self.area.box
        box.addWidget(self.presets)
        box.addSpacing(dp(4))
        box.addLayout(self.name.row())
        box.addSpacing(dp(4))
        box.addLayout(_heading(tr("Layers"), self._weights))
        box.addWidget(self.board)
        box.addSpacing(dp(4))
        box.addWidget(self.add_row)
        box.addSpacing(dp(8))
        box.addLayout(_heading(tr("cfg"), self._entries))
        box.addWidget(self.cfg)
        box.addSpacing(dp(8))
        box.addWidget(self.card)
        box.addWidget(self.remarks)
        box.addWidget(self.weights)
        box.addSpacing(dp(8))
        box.addLayout(_heading(tr("Options")))
        box.addWidget(self.options)
        box.addStretch(1)

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Show a state; what has not changed is not touched."""
        changed = old is None or old.model is not new.model
        if changed:
            self._show_model(new.model)
        if changed or (old is not None and old.selection.layer != new.selection.layer):
            self.board.show_model(new.model, new.selection.layer)
            self.add_row.refresh()
        if changed or (old is not None and old.weights.assignment is not new.weights.assignment):
            # What is marked is of the network that runs; a broken one has no weights yet.
            runs = new.model.good is new.model.analysis
            self.board.mark_new(new_paths(new.weights) if runs else frozenset())
        self.weights.show_state(old, new)

    def _complained(self, words: str) -> None:
        if words:  # Its place is known once the layout has made room for it.
            QTimer.singleShot(0, self, self._reveal_complaint)

    def _reveal_later(self) -> None:
        QTimer.singleShot(0, self, self._reveal_transfer)

    def _reveal_transfer(self) -> None:
        self.area.ensureWidgetVisible(self.weights.transfer, 0, dp(_PADDING))

    def _reveal_complaint(self) -> None:
        self.area.ensureWidgetVisible(self.options.note, 0, dp(_PADDING))

    def _show_model(self, model: Model) -> None:
        self.presets.show_spec(model.spec)
        self.name.show_name(model.spec.name)
        self.cfg.show_list(model.texts["features"], model.spec.features)
        self.cfg.show_problem(model.problem)
        goes_on = model.good.problem is None and model.good is not model.analysis
        goes_on = goes_on or (model.problem is not None and model.good.problem is None)
        self.card.show_problem(model.problem, goes_on=goes_on)
        self.remarks.show_model(model)
        self.options.show_model(model)
        layers = weight_layers(model.analysis)
        self._weights.setText(
            tr("1 weight layer") if layers == 1 else tr("{count} weight layers", count=layers)
        )
        self._show_count(model)

    def _show_count(self, model: Model) -> None:
        broken = model.problem is not None and model.problem.place.field == "features"
        count = len(model.spec.features)
        valid = tr("1 entry · valid") if count == 1 else tr("{count} entries · valid", count=count)
        self._entries.setText(tr("1 error") if broken else valid)
        role = "error" if broken else "hint"
        if self._entries.property("role") != role:
            self._entries.setProperty("role", role)
            self._entries.style().unpolish(self._entries)
            self._entries.style().polish(self._entries)

    def sizeHint(self) -> QSize:
        """Return the width of the design."""
        return QSize(dp(304), dp(720))

    def minimumSizeHint(self) -> QSize:
        """Return the least width of the design."""
        return QSize(dp(280), dp(200))


class _Scroll(QScrollArea):
    """Scrolls up and down; its bar takes the place of the padding, so that nothing wraps anew."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = QWidget()
        self.box = QVBoxLayout(self.content)
        self.box.setSpacing(0)
        self._pad(0)
        self.setWidget(self.content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the padding give way to the bar."""
        super().resizeEvent(event)
        self._pad(self.width() - self.viewport().width())

    def _pad(self, bar: int) -> None:
        padding = dp(_PADDING)
        self.box.setContentsMargins(padding, dp(8), max(0, padding - bar), padding)


def _heading(title: str, remark: QLabel | None = None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    label = QLabel(title)
    label.setProperty("role", "heading")
    label.setMinimumHeight(dp(24))
    row.addWidget(label)
    row.addStretch(1)
    if remark is not None:
        row.addWidget(remark)
    return row


def _remark(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", "hint")
    return label
