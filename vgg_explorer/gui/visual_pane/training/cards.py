"""Cards that ask or advise, with the buttons that answer them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vgg_explorer.arch.advice import advise
from vgg_explorer.arch.text import text
from vgg_explorer.arch.tokens import Activation, Softmax
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.theme import dp
from vgg_explorer.gui.widgets.fold_line import FoldLine
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.arch.remarks import Remark
    from vgg_explorer.arch.spec import ArchSpec
    from vgg_explorer.session.state import AppState
    from vgg_explorer.session.training import ClassesQuestion

_BAR = 3


class Card(QWidget):
    """A ground with a bar at its left, in a colour of the theme; hidden at first."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(dp(_BAR + 9), dp(8), dp(8), dp(8))
        self.box.setSpacing(dp(4))
        self.hide()

    def add_words(self, role: str) -> QLabel:
        """Add a text."""
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            label.setProperty("role", role)
        self.box.addWidget(label)
        return label

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the bar."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(self.rect().toRectF(), 4, 4)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), t.raised)
        painter.fillRect(0, 0, dp(_BAR), self.height(), getattr(t, self._role))
        painter.end()


class QuestionCard(Card):
    """Whether the network gets as many classes as the data has."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__("accent", parent)
        self._dispatch = dispatch
        self._question: ClassesQuestion | None = None
        self.words = self.add_words("")
        self.take = QPushButton(self)
        self.take.setProperty("kind", "primary")
        self.take.clicked.connect(self._taken)
        self.decline = QPushButton(tr("Cancel"), self)
        self.decline.clicked.connect(self._declined)
        self.box.addWidget(self.take)
        self.box.addWidget(self.decline)
        self.setAccessibleName(tr("Question"))

    def show_question(self, question: ClassesQuestion | None) -> None:
        """Ask; without a question the card is hidden."""
        if question is self._question:
            return
        self._question = question
        if question is not None:
            self.words.setText(
                tr(
                    "The data has {data} classes, the network {network} outputs.",
                    data=f"{question.data:,}",
                    network=f"{question.network:,}",
                )
            )
            self.setAccessibleDescription(self.words.text())
            self.take.setText(tr("Set the head to {count} and start", count=question.data))
        self.setVisible(question is not None)
        if question is not None:
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Whether one of its buttons has the focus."""
        return self.take.hasFocus() or self.decline.hasFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by Enter, as the button with the focus has it, or decline by Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.has_focus():
            (self.decline if self.decline.hasFocus() else self.take).click()
        elif event.key() == Qt.Key.Key_Escape:
            self.decline.click()
        else:
            super().keyPressEvent(event)

    def _taken(self) -> None:
        self._dispatch(ev.ClassesTaken())

    def _declined(self) -> None:
        self._dispatch(ev.ClassesDeclined())


class AdviceCard(Card):
    """What the network's output does to training, and one button that mends it."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__("error", parent)
        self._dispatch = dispatch
        self._analysis: Analysis | None = None
        self._mended: ArchSpec | None = None
        self.words = self.add_words("")
        self.line = FoldLine(self, heading=True)
        self.line.setText(tr("Why"))
        self.line.setAccessibleName(tr("Why"))
        self.line.toggled.connect(self._unfolded)
        self.box.addWidget(self.line)
        self.why = self.add_words("label")
        self.why.hide()
        self.note = self.add_words("hint")
        self.note.setText(tr("The run at work goes on with its own copy."))
        row = QHBoxLayout()
        self.mend = QPushButton(self)
        self.mend.clicked.connect(self._mend)
        row.addWidget(self.mend)
        row.addStretch(1)
        self.box.addLayout(row)
        self.setAccessibleName(tr("Advice"))

    def show_state(self, state: AppState) -> None:
        """Show what is wrong with the output of the network that would be trained."""
        self.note.setVisible(state.training.at_work)
        analysis = state.model.good
        if analysis is self._analysis:
            return
        self._analysis = analysis
        remarks = output_remarks(analysis)
        self._mended = mended(analysis.spec) if remarks else None
        if remarks:
            self.words.setText("\n".join(translated(one.what) for one in remarks))
            self.why.setText("\n\n".join(translated(one.why) for one in remarks))
            both = len(remarks) > 1
            self.mend.setText(tr("Remove both") if both else translated(remarks[0].fixes[0].label))
            self.mend.setToolTip(tr("The network then ends in its logits, as the loss expects"))
            self.setAccessibleDescription(self.words.text())
        self.setVisible(bool(remarks))

    def _unfolded(self, shown: bool) -> None:
        self.why.setVisible(shown)

    def _mend(self) -> None:
        if self._mended is not None:
            self._dispatch(ev.SpecRewritten(self._mended, text("end in the logits")))


def output_remarks(analysis: Analysis) -> tuple[Remark, ...]:
    """Return the mistakes between a network's scores and the loss."""
    if not analysis.spec.output:
        return ()  # to ask for advice takes longer
    return tuple(
        remark
        for remark in advise(analysis)
        if remark.place.field == "output" and remark.severity == "mistake" and remark.fixes
    )


def mended(spec: ArchSpec) -> ArchSpec:
    """Return a network that ends in its logits."""
    return replace(
        spec,
        output=tuple(one for one in spec.output if not isinstance(one, (Activation, Softmax))),
    )
