"""What arrives at the network: its picture, small, and the range of its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.input_pane.activations import number
from vgg_explorer.gui.input_pane.labels import ElidedLabel, label, scaled
from vgg_explorer.gui.input_pane.picture_area import rgb
from vgg_explorer.gui.input_pane.preparing import ranges
from vgg_explorer.gui.widgets.picture_view import PictureView

if TYPE_CHECKING:
    from vgg_explorer.session.state import AppState

_SIDE = 64


class SeenRow(QWidget):
    """The picture at the size of the input, and per colour the values that the network gets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PictureView(self)
        self.view.setFixedSize(scaled(_SIDE), scaled(_SIDE))
        self.view.setAccessibleName(tr("What the network sees"))
        self.title = ElidedLabel("hint", self)
        self.names = tuple(label("", "label", self) for _ in range(3))
        self.values = tuple(ElidedLabel("", self) for _ in range(3))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(8))
        grid.setVerticalSpacing(0)
        grid.addWidget(self.title, 0, 0, 1, 2)
        for place, (name, value) in enumerate(zip(self.names, self.values, strict=True)):
            name.setFont(theme.font(11))
            value.setFont(theme.mono_font(11))
            grid.addWidget(name, place + 1, 0)
            grid.addWidget(value, place + 1, 1)
        grid.setColumnStretch(1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(8))
        row.addWidget(self.view)
        row.addLayout(grid, 1)
        row.setAlignment(grid, Qt.AlignmentFlag.AlignVCenter)

    def show_state(self, state: AppState) -> None:
        """Show what the network was given last."""
        seen = state.results.seen
        self.view.set_picture(None if seen is None else rgb(seen.pixels))
        found = () if seen is None else ranges(seen, state.input.preprocess)
        self.title.show_words("")
        if seen is not None:
            height, width = seen.pixels.shape[:2]
            self.title.show_words(
                tr("Input {size}, values:", size=f"{seen.channels}×{height}×{width}")
            )
        for place, (name, value) in enumerate(zip(self.names, self.values, strict=True)):
            known = place < len(found)
            name.setText(found[place][0] if known else "")
            value.show_words("")
            if known:
                low, high = found[place][1:]
                value.show_words(tr("{low} to {high}", low=number(low), high=number(high)))
