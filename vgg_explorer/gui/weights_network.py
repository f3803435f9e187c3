"""The page of the network that a file of weights is of: what was inferred, and what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.arch import units
from vgg_explorer.arch.analysis import analyze
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.model_pane.cfg_text import wrapped
from vgg_explorer.gui.model_pane.highlighter import CfgHighlighter

if TYPE_CHECKING:
    from vgg_explorer.arch.inference import Inferred, Question
    from vgg_explorer.arch.spec import ArchSpec, ListName
    from vgg_explorer.arch.text import Text
    from vgg_explorer.arch.tokens import Token

_LABEL = 80
_AROUND = 12
"""Pixels of the style sheet's padding and border above and below a text."""
_WIDTH, _MOST_LINES = 88, 8


class CfgView(QPlainTextEdit):
    """A list of a network to be read, as high as it is long."""

    def __init__(self, which: ListName, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFont(theme.mono_font())
        self.setAccessibleName(name)
        self._highlighter = CfgHighlighter(which, self.document())

    def show_list(self, entries: tuple[Token, ...]) -> None:
        """Show a list."""
        words = wrapped(entries, _WIDTH)
        self.setPlainText(words)
        lines = min(words.count("\n") + 1, _MOST_LINES)
        around = round(_AROUND * theme.scale() + 2 * self.document().documentMargin())
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + around)


class NetworkPage(QScrollArea):
    """The cfg, its figures, the questions about it, and what was taken for granted."""

    changed = Signal()
    """Another answer was given."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._inferred: Inferred | None = None
        self._spec: ArchSpec | None = None
        self._problem = ""
        self.combos: dict[str, QComboBox] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self._questions = QWidget(content)
        self._form = QVBoxLayout(self._questions)
        self._form.setContentsMargins(0, 0, 0, round(4 * theme.scale()))
        self._form.setSpacing(round(4 * theme.scale()))
        self.cfg = CfgView("features", tr("cfg of the file's network"), content)
        self.classifier = CfgView("classifier", tr("Classifier of the file's network"), content)
        self.figures = _label("", content)
        self.problem_label = _label("error", content)
        self.notes = _label("hint", content)
        self._classifier_label = _label("label", content, tr("Classifier"))
        grid = QGridLayout()
        grid.setSpacing(round(8 * theme.scale()))
        grid.setColumnStretch(1, 1)
        rows = (
            (_label("label", content, tr("cfg")), self.cfg),
            (self._classifier_label, self.classifier),
            (_label("label", content, tr("Figures")), self.figures),
        )
        for at, (label, part) in enumerate(rows):
            label.setMinimumWidth(round(_LABEL * theme.scale()))
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(part, at, 1)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, round(8 * theme.scale()), 0)
        column.setSpacing(round(8 * theme.scale()))
        column.addWidget(self._questions)
        column.addLayout(grid)
        column.addWidget(self.problem_label)
        column.addWidget(self.notes)
        column.addStretch(1)
        self.setWidget(content)

    def show_inferred(self, inferred: Inferred | None) -> None:
        """Show what is known of the network."""
        if inferred is self._inferred:
            return
        self._inferred = inferred
        while (item := self._form.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.combos = {}
        for question in inferred.questions if inferred is not None else ():
            self._ask(question)
        self._questions.setVisible(bool(self.combos))
        notes = inferred.notes if inferred is not None else ()
        self.notes.setText("\n".join(translated(note) for note in notes))
        self._show_answer()

    def _ask(self, question: Question) -> None:
        what = translated(question.what)
        combo = QComboBox(self._questions)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(24)
        combo.setAccessibleName(what)
        for choice in question.choices:
            words = translated(choice.label).replace("x", "×")
            combo.addItem(words)
            combo.setItemData(combo.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
        combo.currentIndexChanged.connect(self._answered)
        label = _label("label", self._questions, what)
        label.setBuddy(combo)
        self._form.addWidget(label)
        self._form.addWidget(combo)
        self.combos[question.key] = combo

    def _answered(self) -> None:
        self._show_answer()
        self.changed.emit()

    def _show_answer(self) -> None:
        inferred = self._inferred
        self._spec, self._problem = None, ""
        if inferred is None:
            return
        answers = {key: combo.currentIndex() for key, combo in self.combos.items()}
        for combo in self.combos.values():
            combo.setToolTip(combo.currentText())
        self._spec = spec = inferred.answered(answers)
        analysis = analyze(spec)
        self.cfg.show_list(spec.features)
        self.classifier.show_list(spec.classifier)
        for part in (self.classifier, self._classifier_label):
            part.setVisible(bool(spec.classifier))
        self.figures.setText(
            tr(
                "Input {input} · {classes} classes · {params} parameters · {macs} MACs",
                input=units.shape(spec.input).replace("x", "×"),
                classes=f"{spec.num_classes:,}",
                params=units.exact(analysis.totals.params),
                macs=units.count(analysis.totals.macs),
            )
        )
        if analysis.problem is not None:
            self._problem = tr(
                "{what} {hint}",
                what=translated(analysis.problem.what),
                hint=translated(analysis.problem.hint),
            )
        self.problem_label.setText(self._problem)
        self.problem_label.setVisible(bool(self._problem))

    def spec(self) -> ArchSpec | None:
        """Return the network with the answers."""
        return self._spec

    def problem(self, refused: Text | None) -> str:
        """Return why this network cannot be opened, or nothing."""
        if self._inferred is not None:
            return self._problem
        return translated(refused) if refused is not None else tr("Its network cannot be told.")


def _label(role: str, parent: QWidget, words: str = "") -> QLabel:
    made = QLabel(words, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if role:
        made.setProperty("role", role)
    return made
