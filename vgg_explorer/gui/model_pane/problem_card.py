"""The card that says why a network does not work and offers what would mend it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from vgg_explorer.arch.spec import Fix, Problem
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.model_pane.cfg_text import crossed
from vgg_explorer.gui.model_pane.flow import dp
from vgg_explorer.gui.widgets.flow_layout import FlowLayout
from vgg_explorer.session.events import FixApplied

_BAR, _BELOW = 3, 8


class ProblemCard(QWidget):
    """Shows one problem; it is hidden without one."""

    mended = Signal()
    """A fix was applied, and with it its button has gone."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._problem: Problem | None = None
        self._goes_on = False
        self.buttons: list[FixButton] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(dp(_BAR + 12), dp(10), dp(12), dp(12) + dp(_BELOW))
        box.setSpacing(dp(4))
        self._what = _label("", box)
        self._hint = _label("label", box)
        self._note = _label("hint", box)
        self._fixes = QWidget(self)
        FlowLayout(self._fixes, gap=dp(8))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._fixes.setSizePolicy(policy)
        box.addSpacing(dp(4))
        box.addWidget(self._fixes)
        self.setAccessibleName(tr("Problem"))
        self.hide()

    def show_problem(self, problem: Problem | None, *, goes_on: bool) -> None:
        """Show a problem.

        Parameters
        ----------
        problem
            None hides the card.
        goes_on
            Whether an earlier network goes on working meanwhile.
        """
        if problem == self._problem and goes_on == self._goes_on:
            return
        self._problem, self._goes_on = problem, goes_on
        if problem is not None:
            self._what.setText(crossed(translated(problem.what)))
            self._hint.setText(crossed(translated(problem.hint)))
            self._note.setText(tr("The maps show the last network that worked."))
            self._note.setVisible(goes_on)
            both = tr("{what} {hint}", what=self._what.text(), hint=self._hint.text())
            self.setAccessibleDescription(both)
            self._show_fixes(problem.fixes)
        self.setVisible(problem is not None)

    def _show_fixes(self, fixes: tuple[Fix, ...]) -> None:
        layout = self._fixes.layout()
        for button in self.buttons:
            if layout is not None:
                layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for i, fix in enumerate(fixes):
            button = FixButton(fix, self._fixes, first=i == 0)
            button.clicked.connect(self._clicked)
            if layout is not None:
                layout.addWidget(button)
            self.buttons.append(button)
        self._fixes.setVisible(bool(fixes))

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, FixButton) and self._problem is not None:
            self._dispatch(FixApplied(button.fix, self._problem.place))
            self.mended.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let no button be wider than the card."""
        super().resizeEvent(event)
        margins = self.contentsMargins()
        layout = self.layout()
        if layout is not None:
            margins = layout.contentsMargins()
        for button in self.buttons:
            button.set_room(self.width() - margins.left() - margins.right())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the bar at the left."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(self.rect().adjusted(0, 0, 0, -dp(_BELOW)).toRectF(), 4, 4)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), t.error_bg)
        painter.fillRect(0, 0, dp(_BAR), self.height(), t.error)
        painter.end()


class FixButton(QPushButton):
    """Applies a fix; a label that is too long for the card is shortened."""

    def __init__(self, fix: Fix, parent: QWidget, *, first: bool) -> None:
        super().__init__(parent)
        self.fix = fix
        self._words = crossed(translated(fix.label))
        if first:
            self.setProperty("kind", "danger")
        self.setAccessibleName(self._words)
        self.set_room(dp(241))

    def set_room(self, width: int) -> None:
        """Shorten the label to a width."""
        inner = width - dp(18)
        shown = QFontMetrics(theme.font()).elidedText(
            self._words, Qt.TextElideMode.ElideRight, inner
        )
        self.setText(shown.replace("&", "&&"))
        self.setToolTip("" if shown == self._words else self._words)

    def sizeHint(self) -> QSize:
        """Return the room of the label."""
        words = QFontMetrics(theme.font()).horizontalAdvance(self.text())
        return QSize(words + dp(18), dp(24))


def _label(role: str, box: QVBoxLayout) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    box.addWidget(label)
    return label
