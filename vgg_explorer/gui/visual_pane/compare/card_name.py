"""The name on a card: words, or a field while it is edited."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets.elided import ElidedLabel

MOST = 80


class CardName(QWidget):
    """Shows a name; Enter or leaving the field takes what was typed, Escape does not.

    Signals
    -------
    renamed(str)
    """

    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = ElidedLabel("card", self)
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.field = QLineEdit(self)
        self.field.setMaxLength(MOST)
        self.field.setAccessibleName(tr("Name of the variant"))
        self.field.setAcceptDrops(False)
        self.field.editingFinished.connect(self._finish)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self.label)
        self._layers.addWidget(self.field)

    def show_name(self, name: str) -> None:
        """Show another name."""
        self.label.show_words(name)
        self.setToolTip(name)

    def edit(self) -> None:
        """Open the field."""
        self.field.setText(self.label.text())
        self._layers.setCurrentWidget(self.field)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Let Escape close the field."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._layers.currentWidget() is self.field
        ):
            self.field.setText(self.label.text())
            self._finish()
            return True
        return super().event(event)

    def _finish(self) -> None:
        if self._layers.currentWidget() is not self.field:
            return
        typed = self.field.text().strip()
        had_focus = self.field.hasFocus()  # hidden, it has none
        self._layers.setCurrentWidget(self.label)
        card = self.parentWidget()
        while card is not None and card.focusPolicy() == Qt.FocusPolicy.NoFocus:
            card = card.parentWidget()
        if had_focus and card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed and typed != self.label.text():
            self.renamed.emit(typed)
