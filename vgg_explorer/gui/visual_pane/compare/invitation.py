"""What the tab Compare says while there is nothing to compare."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session import events as ev


class Invitation(QWidget):
    """Says what the tab is for while there is nothing to compare."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._title, self._words = QLabel(self), QLabel(self)
        self._title.setProperty("role", "card")
        self._words.setProperty("role", "label")
        self._words.setWordWrap(True)
        self.keep = QPushButton(tr("Keep the present network to compare with"), self)
        self.keep.setProperty("kind", "primary")
        self.choose = QPushButton(tr("Choose another network"), self)
        self.keep.clicked.connect(self._keep)
        scale = theme.scale()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(round(side * scale) for side in (24, 24, 24, 24)))
        column.setSpacing(round(12 * scale))
        for part in (self._title, self._words, self.keep, self.choose):
            column.addWidget(part)
            part.setMaximumWidth(round(420 * scale))
        column.addStretch(1)

    def show_name(self, name: str) -> None:
        """Name the network on the desk."""
        self._title.setText(tr("Compare {name} with others", name=name))
        self._words.setText(
            tr(
                "Up to six networks stand side by side: what their cfgs change, what they cost, "
                "and what they make of the same picture. Keep the present one as it is and edit "
                "on: the difference is shown at every step."
            )
        )

    def _keep(self) -> None:
        self._dispatch(ev.VariantAdded())
