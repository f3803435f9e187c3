"""What goes beside the tabs: adding a variant, and taking the comparison elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr


class CompareControls(QWidget):
    """Two buttons; without their words where there is little room.

    Signals
    -------
    exported(str)
        ``'copy'``, ``'md'``, ``'csv'``, ``'svg'`` or ``'png'``.
    """

    exported = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = QPushButton(self)
        self.export = QPushButton(self)
        self._titles = ((self.add, tr("Add variant")), (self.export, tr("Export")))
        self.add.setIcon(theme.icon("plus", lead=True))
        self.export.setIcon(theme.icon("download", lead=True))
        for button, title in self._titles:
            button.setAccessibleName(title)
            button.setToolTip(title)
        menu = QMenu(self.export)
        for key, title in (
            ("copy", tr("Copy as Markdown")),
            ("md", tr("Save as Markdown...")),
            ("csv", tr("Save as CSV...")),
            ("svg", tr("Save as SVG...")),
            ("png", tr("Save as PNG...")),
        ):
            menu.addAction(title).setData(key)
        menu.triggered.connect(self._export)
        self.export.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(8 * theme.scale()))
        row.addWidget(self.add)
        row.addWidget(self.export)
        self.set_brief(brief=False)

    def set_brief(self, *, brief: bool) -> None:
        """Show the icons alone, or with their words."""
        for button, title in self._titles:
            button.setText("" if brief else title)

    def set_possible(self, *, add: bool, export: bool) -> None:
        """Say what can be done now."""
        self.add.setEnabled(add)
        self.export.setEnabled(export)

    def _export(self, action: QAction) -> None:
        self.exported.emit(str(action.data()))
