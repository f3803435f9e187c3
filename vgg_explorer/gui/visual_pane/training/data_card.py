"""What the chosen pictures are: classes, counts, sizes, a few of them, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from vgg_explorer.engine.training.plan import FolderData
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.theme import dp
from vgg_explorer.gui.visual_pane.training.class_rows import ClassRows
from vgg_explorer.gui.widgets.breaking import breakable
from vgg_explorer.gui.widgets.fold_line import FoldLine
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from vgg_explorer.engine.training.records import DataReport
    from vgg_explorer.session.training import DataLook

_NOTES = 4
"""Notes that are shown; of more, the rest is counted."""


class DataCard(QWidget):
    """Progress while the pictures are looked at, then what there is."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._look: DataLook | None = None
        self._report: DataReport | None = None
        self.summary = _label("hint", self)
        self.problem = _label("error", self)
        self.hint = _label("hint", self)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(tr("Looking at the pictures"))
        self.again = QPushButton(tr("Look again"), self)
        self.again.clicked.connect(self._look_again)
        self.leave_out = QPushButton(tr("Leave empty classes out"), self)
        self.leave_out.clicked.connect(self._leave_out)
        self.notes = _label("hint", self)
        self.line = FoldLine(self, heading=True)
        self.line.setText(tr("Classes and examples"))
        self.line.setAccessibleName(tr("Classes and examples"))
        self.line.toggled.connect(self._unfolded)
        self.rows = ClassRows(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, dp(2), 0, dp(4))
        column.setSpacing(dp(4))
        left = Qt.AlignmentFlag.AlignLeft
        for above in (self.summary, self.bar, self.problem, self.hint):
            column.addWidget(above)
        for button in (self.leave_out, self.again):
            column.addWidget(button, 0, left)
        for below in (self.notes, self.line, self.rows):
            column.addWidget(below)
        self.rows.hide()

    def show_look(self, look: DataLook, *, free: bool) -> None:
        """Show how far the pictures are looked at; ``free``: nothing trains on them now."""
        self.again.setEnabled(free)
        self.leave_out.setEnabled(free)
        if look is self._look:
            return
        self._look = look
        report, failed = look.report, look.status == "failed"
        looking = look.status == "looking"
        self.bar.setVisible(looking)
        self.bar.setRange(0, 0 if look.done is None else 100)
        self.bar.setValue(round(100 * (look.done or 0)))
        self._say(self.summary, self._summed(look))
        self._say(self.problem, translated(look.what) if failed and look.what else "")
        self._say(self.hint, translated(look.hint) if failed and look.hint else "")
        self.again.setVisible(failed)
        self.leave_out.setVisible(failed and look.empty)
        self._say(self.notes, _noted(report) if report is not None else "")
        self.line.setVisible(report is not None)
        self.rows.setVisible(report is not None and self.line.isChecked())
        if report is not self._report:
            self._report = report
            self.rows.show_report(report)

    def _say(self, label: QLabel, words: str) -> None:
        label.setText(breakable(words))
        label.setVisible(bool(words))

    def _summed(self, look: DataLook) -> str:
        if look.report is None:
            return tr("Looking at the pictures...") if look.status == "looking" else ""
        return summed(look.report)

    def _unfolded(self, shown: bool) -> None:
        self.rows.setVisible(shown)

    def _look_again(self) -> None:
        if self._look is not None and self._look.choice is not None:
            self._dispatch(ev.DataChosen(self._look.choice))

    def _leave_out(self) -> None:
        choice = self._look.choice if self._look is not None else None
        if isinstance(choice, FolderData):
            self._dispatch(ev.DataChosen(replace(choice, skips_empty=True)))


def summed(report: DataReport) -> str:
    """Return what there is in one sentence."""
    smallest, largest = report.smallest, report.largest
    sides = f"{largest[0]}×{largest[1]}"
    if smallest != largest:
        sides = tr("{small} to {large}", small=f"{smallest[0]}×{smallest[1]}", large=sides)
    return tr(
        "{train} training and {validation} validation images, {sides}, {classes} classes",
        train=f"{sum(report.train):,}",
        validation=f"{sum(report.validation):,}",
        sides=sides,
        classes=len(report.classes),
    )


def _noted(report: DataReport) -> str:
    notes = [translated(note) for note in report.notes]
    if report.split:
        notes.append(tr("A part of each class was set aside for validation."))
    shown = notes[:_NOTES]
    if len(notes) == _NOTES + 1:
        shown = notes  # the line that counted it would be as long
    elif len(notes) > _NOTES:
        shown.append(tr("... and {count} more notes", count=len(notes) - _NOTES))
    return "\n".join(shown)


def _label(role: str, parent: QWidget) -> QLabel:
    made = QLabel(parent)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.hide()
    return made
