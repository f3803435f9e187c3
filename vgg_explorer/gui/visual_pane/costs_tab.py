"""The tab Costs: what the network costs, layer by layer, and what training it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.costs.choices import Choices
from vgg_explorer.gui.visual_pane.costs.layers_page import LayersPage
from vgg_explorer.gui.visual_pane.costs.saving import SaveButton
from vgg_explorer.gui.visual_pane.costs.training_page import TrainingPage

if TYPE_CHECKING:
    from vgg_explorer.session.state import AppState


class CostsTab(QWidget):
    """Two pages, of which the one in sight follows the state; `controls` go beside the tabs."""

    file_saved = Signal(object, object)
    """These bytes are to be written to this path."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = Choices(dispatch, self)
        self.layers = LayersPage(dispatch)
        self.training = TrainingPage(dispatch)
        self.controls = SaveButton(self)
        self.controls.saved.connect(self.file_saved)
        self._pages = QStackedWidget(self)
        scale = theme.scale()
        for page in (self.layers, self.training):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(round(side * scale) for side in (16, 10, 16, 8)))
        column.setSpacing(round(8 * scale))
        column.addWidget(self.choices)
        column.addWidget(self._pages, 1)

    def show_state(self, new: AppState, *, in_sight: bool) -> None:
        """Show what changed, once it is in sight."""
        if not in_sight:
            return
        training = new.costs.shown == "training"
        page = self.training if training else self.layers
        self.choices.show_choices(new.costs)
        self._pages.setCurrentWidget(page)
        page.show_state(new)
        if not training:
            self.choices.offer_measuring(self.layers.known(), lacking=self.layers.lacking())
        self.controls.offer(page)

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""
        return (self.controls, self.choices, *self.layers.stops(), *self.training.stops())
