"""The choices above the board: what is shown, and how the curves are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.training.reins import Reins
from vgg_explorer.gui.widgets.choice_row import ChoiceRow
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from vgg_explorer.session.board import BoardLook, BoardPage
    from vgg_explorer.session.training import Training

_LEFT, _RIGHT = 12, 12
"""Pixels of the design beside the choices."""


class BoardBar(QWidget):
    """Pages, and for the curves the scale of the loss and what is counted.

    Beside a set-up that is folded away it has the buttons that rein the run, too.
    """

    setup_wanted = Signal(bool)
    """The user wants to see the set-up, or not."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._page: BoardPage = "overview"
        self.fold = QToolButton(self)
        self.fold.setIcon(theme.icon("sidebar-left"))
        self.fold.setCheckable(True)
        self.fold.setToolTip(tr("Show or hide the training set-up"))
        self.fold.setAccessibleName(tr("Training set-up"))
        self.fold.clicked.connect(self.setup_wanted)
        self.reins = Reins(dispatch, self)
        self.pages = ChoiceRow(
            (
                Option("overview", tr("Overview"), tooltip=tr("The most important at once")),
                Option("curves", tr("Curves"), tooltip=tr("Loss, accuracy and learning rate")),
                Option("maps", tr("Maps"), tooltip=tr("Feature maps, epoch by epoch")),
                Option("layers", tr("Layers"), tooltip=tr("Gradients, updates, dead channels")),
                Option("confusion", tr("Mistakes"), tooltip=tr("What is taken for what")),
                Option("runs", tr("Runs"), tooltip=tr("All runs of this session")),
            ),
            tr("What is shown of the run"),
            self,
        )
        self.loss = Segmented(
            (
                Option("linear", tr("Linear"), tooltip=tr("The loss on a linear scale")),
                Option("log", tr("Log"), tooltip=tr("The loss on a logarithmic scale")),
            ),
            self,
        )
        self.loss.setAccessibleName(tr("Scale of the loss"))
        self.across = Segmented(
            (
                Option("epochs", tr("Epochs"), tooltip=tr("Count epochs below the curves")),
                Option("steps", tr("Steps"), tooltip=tr("Count steps below the curves")),
            ),
            self,
        )
        self.across.setAccessibleName(tr("What is counted below the curves"))
        self.pages.chosen.connect(self._choose_page)
        self.loss.chosen.connect(self._choose_loss)
        self.across.chosen.connect(self._choose_across)
        scale = theme.scale()
        row = QHBoxLayout(self)
        row.setContentsMargins(*(round(side * scale) for side in (_LEFT, 8, _RIGHT, 6)))
        row.setSpacing(round(8 * scale))
        row.addWidget(self.fold)
        row.addWidget(self.reins)
        row.addWidget(self.pages, 1)
        row.addWidget(self.across)
        row.addWidget(self.loss)

    def minimumSizeHint(self) -> QSize:
        """Return no width: what has no room is left out."""
        return QSize(0, super().minimumSizeHint().height())

    def show_look(self, look: BoardLook, page: BoardPage) -> None:
        """Show the choices in force; ``page`` is the one that there is room for."""
        self._page = page
        self.pages.set_current(page)
        self.loss.set_current(look.loss)
        self.across.set_current(look.across)
        self._fit()

    def show_setup(self, training: Training, *, shown: bool) -> None:
        """Rein the run from here where the set-up is not in sight."""
        self.fold.setChecked(shown)
        self.reins.show_training(training)
        if self.reins.isHidden() != (shown or not training.at_work):
            self.reins.setVisible(not shown and training.at_work)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the choices of the curves with the curves, as far as there is room."""
        scale = theme.scale()
        room = self.width() - round((_LEFT + 8 + _RIGHT) * scale) - self.fold.sizeHint().width()
        if not self.reins.isHidden():
            room -= self.reins.sizeHint().width() + round(8 * scale)
        free = room - self.pages.needed(room)
        for part, pages in ((self.loss, {"overview", "curves"}), (self.across, {"curves"})):
            free -= part.sizeHint().width() + round(8 * scale)
            part.setVisible(self._page in pages and free >= 0)

    def _choose_page(self, key: str) -> None:
        self._dispatch(ev.BoardChanged("page", key))

    def _choose_loss(self, key: str) -> None:
        self._dispatch(ev.BoardChanged("loss", key))

    def _choose_across(self, key: str) -> None:
        self._dispatch(ev.BoardChanged("across", key))

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""
        return (self.fold, *self.reins.stops(), self.pages, self.across, self.loss)
