"""The line above the layer table in which layers are searched for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.arranged import Arranged
from vgg_explorer.session.events import ListingChanged
from vgg_explorer.session.listing import MAX_FILTER

_WIDEST = 320


class FilterBar(QWidget):
    """There while something is searched for: the table has the height otherwise.

    Escape ends the search; Down goes to the layers that were found.
    """

    def __init__(
        self, dispatch: Callable[[object], None], table: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._table = table
        scale = theme.scale()
        self.field = QLineEdit(self)
        self.field.setMaxLength(MAX_FILTER)
        self.field.setMaximumWidth(round(_WIDEST * scale))
        self.field.setPlaceholderText(tr("Name, 3x3, features.0 or kinds: C, M, L"))
        self.field.setAccessibleName(tr("Filter layers"))
        self.field.setToolTip(
            tr(
                "Layers with every word in their name, description or modules. Letters of kinds "
                "as on the badges mean layers of these kinds: L, or CM for convolutions and "
                "pools. Escape shows all layers again."
            )
        )
        self.field.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textEdited.connect(self._typed)
        self.count = QLabel(self)
        self.count.setProperty("role", "label")
        self.close_ = QPushButton(theme.icon("close"), "", self)
        self.close_.setProperty("kind", "flat")
        self.close_.setToolTip(tr("Show all layers (Escape)"))
        self.close_.setAccessibleName(tr("Show all layers"))
        self.close_.clicked.connect(self.end)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(round(side * scale) for side in (8, 4, 8, 4)))
        row.setSpacing(round(8 * scale))
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        row.addStretch(0)
        row.addWidget(self.close_)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_found(self, words: str, found: Arranged) -> None:
        """Show what is searched for, and how many layers have it."""
        if self.field.text() != words:
            self.field.setText(words)
        if words:
            self.show()
        elif not self.field.hasFocus():
            self.hide()
        shown, every = len(found.layers), len(found.every)
        told = tr("{count} of {all} layers", count=shown, all=every)
        self.count.setText(told)
        self.field.setAccessibleDescription(told)

    def begin(self) -> None:
        """Let the user type."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def end(self) -> None:
        """Show every layer again."""
        self._dispatch(ListingChanged("filter", ""))
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End with Escape; go down to the table."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.end()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                super().keyPressEvent(event)

    def _typed(self, words: str) -> None:
        self._dispatch(ListingChanged("filter", words))
