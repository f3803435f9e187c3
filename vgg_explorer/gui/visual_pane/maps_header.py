"""The line above the wall of channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.maps_controls import TileSize
from vgg_explorer.gui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from vgg_explorer.arch.rows import Group


class MapsHeader(QWidget):
    """The layer in one line, how large its channels are shown, and how they are saved."""

    save_requested = Signal()
    """The maps are to be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.count = QLabel(self), QLabel(self)
        self.about = ElidedLabel("label", self)
        self.tile = TileSize(self)
        self.save = QPushButton(tr("Save..."), self)
        self.save.setIcon(theme.icon("save", lead=True))
        self.save.setToolTip(
            tr("Save the wall, the channel, a film over the layers, or the values")
        )
        self.save.clicked.connect(self.save_requested)
        self.name.setProperty("role", "heading")
        self.count.setProperty("role", "label")
        for label in (self.name, self.count):
            # Other words move their neighbours, but not the layout of the whole tab.
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(12 * theme.scale()))
        row.addWidget(self.name)
        row.addWidget(self.about, 1)
        row.addWidget(self.count)
        row.addWidget(self.tile)
        row.addWidget(self.save)

    def show_layer(self, layer: str, group: Group | None, about: str) -> None:
        """Say which layer it is."""
        self.name.setText(layer)
        self.about.show_words(about)
        if group is None:
            self.count.setText("")

    def show_count(self, group: Group, dead: int) -> None:
        """Say how many channels there are, and how many of them are dead."""
        count, vector = group.out_shape[0], len(group.out_shape) == 1
        if not dead:
            words = tr("{shown} of {count} channels")
            words = tr("{shown} of {count} features") if vector else words
        else:
            words = tr("{shown} of {count} zero") if vector else tr("{shown} of {count} dead")
        self.count.setText(words.format(shown=dead or count, count=count))
        why = tr("All values of a dead channel are 0 for this picture; a stroke marks it.")
        self.count.setToolTip(why if dead and not vector else "")
