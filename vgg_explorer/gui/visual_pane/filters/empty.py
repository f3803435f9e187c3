"""What is said where there are no kernels to show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session.events import LayerSelected


class NoKernels(QWidget):
    """Says why, and leads to the layers that have some."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._layers = ("", "")
        scale = theme.scale()
        self.title, self.words = QLabel(self), QLabel(self)
        self.title.setProperty("role", "card")
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words.setProperty("role", "label")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words.setFixedWidth(round(320 * scale))
        self.before, self.behind = QPushButton(self), QPushButton(self)
        self.before.clicked.connect(self._go_before)
        self.behind.clicked.connect(self._go_behind)
        buttons, middle = QHBoxLayout(), QHBoxLayout()
        buttons.setSpacing(round(8 * scale))
        buttons.addStretch(1)
        for button in (self.before, self.behind):
            button.setProperty("tall", True)
            buttons.addWidget(button)
        buttons.addStretch(1)
        # Not with an alignment: the layout would not ask how high the words are in this width.
        middle.addStretch(1)
        middle.addWidget(self.words)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(round(12 * scale))
        column.addStretch(2)
        column.addWidget(self.title)
        column.addLayout(middle)
        column.addLayout(buttons)
        column.addStretch(3)

    def say(self, title: str, words: str, before: str = "", behind: str = "") -> None:
        """Say something, and offer to go to two layers, where there are any."""
        self._layers = before, behind
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        for button, layer in ((self.before, before), (self.behind, behind)):
            button.setVisible(bool(layer))
            button.setText(tr("Filters of {layer}", layer=layer))

    def _go_before(self) -> None:
        self._dispatch(LayerSelected(self._layers[0]))

    def _go_behind(self) -> None:
        self._dispatch(LayerSelected(self._layers[1]))
