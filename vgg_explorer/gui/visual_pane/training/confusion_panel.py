"""What was taken for what in the last validation, and the worst mistakes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget

from vgg_explorer.gui import class_names
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.training.mistakes import MistakeWall
from vgg_explorer.gui.visual_pane.training.parts import area, column, empty, head
from vgg_explorer.gui.widgets.confusion import ConfusionMatrix
from vgg_explorer.gui.widgets.elided import ElidedLabel
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import PictureSource

if TYPE_CHECKING:
    from vgg_explorer.engine.training.records import Evaluation
    from vgg_explorer.session.training import Run


class ConfusionPanel(QWidget):
    """The matrix with a line that tells of one cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = ConfusionMatrix()
        self.matrix.looked.connect(self._say)
        self.matrix.setAccessibleName(tr("Confusion matrix"))
        self.hint = ElidedLabel("hint", self)
        self.area = area(self.matrix, self)
        self.area.setWidgetResizable(False)
        self.area.viewport().installEventFilter(self)
        self.empty = empty(tr("It comes with the first validation, after an epoch."), self)
        key = QLabel(tr("rows are the truth"), self)
        key.setProperty("role", "hint")
        key.setToolTip(tr("Rows are the true classes, columns what they were taken for."))
        made = column(self, head(tr("Confusion matrix"), key, self), self.empty, self.area)
        made.addWidget(self.hint)
        self._shown: Evaluation | None = None
        self._names: tuple[str, ...] = ()
        self._show(None, ())

    def show_run(self, run: Run) -> None:
        """Show the last validation of a run."""
        seen = run.evaluations[-1] if run.evaluations else None
        names = run.data.classes if run.data is not None else ()
        if seen is not self._shown or names != self._names:
            self._show(seen, names)

    def _show(self, seen: Evaluation | None, names: tuple[str, ...]) -> None:
        self._shown, self._names = seen, names
        there = seen is not None and bool(seen.confusion)
        self.area.setVisible(there)
        self.empty.setVisible(not there)
        if seen is not None and there:
            known = class_names.shown(names) if len(names) == len(seen.confusion) else ()
            numbered = tuple(str(number) for number in range(len(seen.confusion)))
            self.matrix.show_counts(seen.confusion, known or numbered)
            self._fit()
        self._say()

    def _say(self) -> None:
        """Tell of the cell that is looked at, or how the matrix is read."""
        cell, seen = self.matrix.cell(), self._shown
        if cell is None or seen is None:
            self.hint.show_words("")
            return
        row = seen.confusion[cell[0]]
        true, predicted = (self._named(place) for place in cell)
        count, total = row[cell[1]], sum(row)
        share = f"{100 * count / total:.0f} %" if total else "0 %"
        words = (
            tr(
                "{count} of {total} {true} right ({share})",
                count=count,
                total=total,
                true=true,
                share=share,
            )
            if cell[0] == cell[1]
            else tr(
                "{count} of {total} {true} taken for {predicted} ({share})",
                count=count,
                total=total,
                true=true,
                predicted=predicted,
                share=share,
            )
        )
        self.hint.show_words(words)
        self.matrix.setAccessibleDescription(words)
        box = self.matrix.cell_rect(cell).center().toPoint()
        if self.matrix.hasFocus():
            self.area.ensureVisible(box.x(), box.y(), 60, 60)

    def _named(self, place: int) -> str:
        return class_names.shown(self._names)[place] if place < len(self._names) else str(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the matrix the room that there is."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        # The area itself: its scroll bars come and go with what this decides.
        self.matrix.fit(self.area.size())
        self.matrix.resize(self.matrix.minimumSize())

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""
        return (self.matrix,)


class MistakesPanel(QWidget):
    """The most certain of the wrong answers; one that is chosen becomes the picture."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self.wall = MistakeWall()
        self.wall.chosen.connect(self._choose)
        self.hint = QLabel(self)
        self.hint.setProperty("role", "hint")
        self.area = area(self.wall, self)
        self.empty = empty("", self)
        row = head(tr("Worst mistakes"), self.hint, self)
        column(self, row, self.empty, self.area)
        self._shown: tuple[Evaluation | None, tuple[str, ...]] = (None, ("?",))

    def show_run(self, run: Run) -> None:
        """Show the mistakes of the last validation of a run."""
        seen = run.evaluations[-1] if run.evaluations else None
        names = run.data.classes if run.data is not None else ()
        if (seen, names) == self._shown:
            return
        self._shown = seen, names
        mistakes = seen.mistakes if seen is not None else ()
        self.wall.show_mistakes(mistakes, names)
        self.area.setVisible(bool(mistakes))
        self.empty.setVisible(not mistakes)
        waits = tr("They come with the first validation, after an epoch.")
        self.empty.setText(waits if seen is None else tr("Every picture got the right answer."))
        self.hint.setText(tr("click to see its maps") if mistakes else "")

    def _choose(self, place: int) -> None:
        seen, names = self._shown
        if seen is not None:
            example = seen.mistakes[place].example
            called = class_names.of_picture(example.name, names)
            source = PictureSource(example.pixels, called)
            self._dispatch(ev.PictureOffered(source))

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""
        return (self.wall,)
