"""What runs and is still worth a word: remarks on the network, each unfolding to its reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from vgg_explorer.arch.advice import Remark, advise
from vgg_explorer.arch.spec import Place
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.model_pane.cfg_text import crossed
from vgg_explorer.gui.model_pane.flow import dp
from vgg_explorer.gui.model_pane.problem_card import FixButton
from vgg_explorer.gui.widgets.flow_layout import FlowLayout
from vgg_explorer.gui.widgets.fold_line import FoldLine
from vgg_explorer.session.events import FixApplied, LayerSelected
from vgg_explorer.session.state import Model

_BAR, _PAD = 3, 8

_MARKS = {
    "mistake": ("alert", "error"),
    "surprise": ("help", "validation"),
    "note": ("info", "text_3"),
}
"""Icon and colour of each severity: the shapes differ too."""


class Remarks(QWidget):
    """The remarks on a model, below a heading that folds them all away; hidden without any."""

    mended = Signal()
    """A fix was applied and no remark is left to take the focus of its button."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._model: Model | None = None
        self._layers: dict[Place | None, str] = {}
        self.items: list[RemarkItem] = []
        self.header = FoldLine(self, heading=True)
        self.header.setChecked(True)
        self.header.toggled.connect(self._folded)
        self._list = QWidget(self)
        self._box = QVBoxLayout(self._list)
        self._box.setContentsMargins(0, 0, 0, dp(_PAD))
        self._box.setSpacing(dp(2))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self._list)
        self.hide()

    def show_model(self, model: Model) -> None:
        """Show the remarks on a model; on a broken one there are none, its problem comes first."""
        old, self._model = self._model, model
        broken = model.problem is not None
        if old is not None and (old.analysis, old.problem is not None) == (model.analysis, broken):
            return
        groups = reversed(model.analysis.groups)  # the first layer of an entry has the last word
        self._layers = {group.place: group.name for group in groups}
        self._show_remarks(() if broken else advise(model.analysis))

    def _show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        known = {item.remark.key: item for item in self.items}
        self.items = []
        for at, remark in enumerate(remarks):
            item = known.pop(remark.key, None)
            if item is None:
                item = RemarkItem(remark, self._list)
                item.opened.connect(self._opened)
                item.fixed.connect(self._fixed)
            else:
                item.show_remark(remark)
            self._box.insertWidget(at, item)
            item.show()
            self.items.append(item)
        for gone in known.values():
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._order_tabs()
        words = tr("Remarks · {count}", count=len(remarks))
        self.header.setText(words)
        self.header.setAccessibleName(words)
        self.setVisible(bool(remarks))

    def _order_tabs(self) -> None:
        """Lead the Tab key from line to line, and through the fixes of those that are unfolded."""
        before: QWidget = self.header
        for item in self.items:
            fixes = [] if item.body is None else item.body.buttons
            for widget in (item.line, *fixes):
                QWidget.setTabOrder(before, widget)
                before = widget

    def _folded(self, shown: bool) -> None:
        self._list.setVisible(shown)

    def _opened(self, item: RemarkItem) -> None:
        self._order_tabs()
        self._dispatch(LayerSelected(self._layers[item.remark.place]))

    def _fixed(self, item: RemarkItem, button: FixButton) -> None:
        self._dispatch(FixApplied(button.fix, item.remark.place))
        # Qt would hand the focus of a button that goes to whatever is next, far away.
        if self.items:
            self.header.setFocus()
        else:
            self.mended.emit()


class RemarkItem(QWidget):
    """One remark: a line that unfolds to reason, source and fixes."""

    opened = Signal(object)
    """It was unfolded; carries the item."""
    fixed = Signal(object, object)
    """A fix was chosen; carries the item and the fix's button."""

    def __init__(self, remark: Remark, parent: QWidget) -> None:
        super().__init__(parent)
        self.remark = remark
        self.body: RemarkBody | None = None
        self.line = FoldLine(self)
        self.line.toggled.connect(self._toggled)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.line)
        self.show_remark(remark)

    def show_remark(self, remark: Remark) -> None:
        """Show another remark of the same key."""
        self.remark = remark
        what = crossed(translated(remark.what))
        named = tr("{severity}: {what}", severity=_severity(remark), what=what)
        self.line.setText(what)
        self.line.setAccessibleName(named)
        self.line.setToolTip(named)
        self.line.set_icon(*_MARKS[remark.severity])
        self.line.updateGeometry()
        if self.body is not None:
            self.body.show_remark(remark)
        self.update()

    def _toggled(self, unfolded: bool) -> None:
        if self.body is None:  # most are never unfolded
            self.body = RemarkBody(self)
            self.body.show_remark(self.remark)
            self.body.chosen.connect(self._chosen)
            self._box.addWidget(self.body)
        self.body.setVisible(unfolded)
        side = dp(_PAD) if unfolded else 0
        self._box.setContentsMargins(side and side + dp(_BAR), 0, side, 0)
        self.update()
        if unfolded:
            self.opened.emit(self)

    def _chosen(self, button: FixButton) -> None:
        self.fixed.emit(self, button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground of an unfolded remark, and the bar in the colour of its severity."""
        if not self.line.isChecked():
            return
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(self.rect().toRectF(), 4, 4)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), t.raised)
        painter.fillRect(0, 0, dp(_BAR), self.height(), getattr(t, _MARKS[self.remark.severity][1]))
        painter.end()


class RemarkBody(QWidget):
    """Why, where to read on, and what helps."""

    chosen = Signal(object)
    """The button of a fix was pressed; carries it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: list[FixButton] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(dp(24), 0, 0, dp(10))
        box.setSpacing(dp(6))
        self.why = _label("label", box)
        self.read_on = _label("hint", box)
        self._fixes = QWidget(self)
        self._flow = FlowLayout(self._fixes, gap=dp(6))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._fixes.setSizePolicy(policy)
        box.addWidget(self._fixes)

    def show_remark(self, remark: Remark) -> None:
        """Show the texts and fixes of a remark."""
        self.why.setText(crossed(translated(remark.why)))
        self.read_on.setText(tr("Read on: {source}", source=translated(remark.read_on)))
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [FixButton(fix, self._fixes, first=False) for fix in remark.fixes]
        for button in self.buttons:
            button.clicked.connect(self._clicked)
            self._flow.addWidget(button)
        self._make_room()
        self._fixes.setVisible(bool(self.buttons))

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, FixButton):
            self.chosen.emit(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let no button be wider than the card."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        room = self.width() - dp(24)
        for button in self.buttons:
            button.set_room(max(room, dp(120)))


def _severity(remark: Remark) -> str:
    names = {"mistake": tr("Mistake"), "surprise": tr("Surprise"), "note": tr("Note")}
    return names[remark.severity]


def _label(role: str, box: QVBoxLayout) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setProperty("role", role)
    box.addWidget(label)
    return label
