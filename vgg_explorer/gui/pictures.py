"""Asking for pictures: dialogs, recent files, and the keys that step through a strip."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from vgg_explorer.engine.kinds import natural
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.gui.exports import file_dialog
from vgg_explorer.gui.i18n import tr

if TYPE_CHECKING:
    from vgg_explorer.session.state import AppState

_ENDINGS = "*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff *.avif"
_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_WRITING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox, QAbstractSlider)


class Pictures(QObject):
    """What the window needs to let its user choose pictures.

    Signals
    -------
    opened(tuple of Path)
        These are to be opened, whatever they are.
    """

    opened = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._recent: tuple[str, ...] = ()
        self._items: list[QAction] = []
        # Keys that the widget with the focus does not want arrive at the window.
        window.installEventFilter(self)

    def open_images(self) -> None:
        """Ask for one picture or several."""
        dialog = file_dialog(self._window, tr("Open images"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([f"{tr('Pictures')} ({_ENDINGS})", tr("All files") + " (*)"])
        dialog.filesSelected.connect(self._choose)
        dialog.open()

    def open_folder(self) -> None:
        """Ask for a folder of pictures."""
        dialog = file_dialog(self._window, tr("Open folder of images"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
        dialog.filesSelected.connect(self._choose)
        dialog.open()

    def add_recent_menu(self, menu: QMenu) -> None:
        """Let a menu list the recent files above what it has."""
        menu.aboutToShow.connect(self._list_recent)

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Follow the list of recent files."""
        if old is None or old.recent is not new.recent:
            self._recent = new.recent

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the page keys to a text or a list that has a use for them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _PAGES
            and event.modifiers() in (Qt.KeyboardModifier.NoModifier, _KEYPAD)
            and needs_page_keys(QApplication.focusWidget())
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _choose(self, chosen: list[str]) -> None:
        # A dialog gives them in the order in which they were clicked.
        self.opened.emit(tuple(sorted(map(Path, chosen), key=lambda path: natural(path.name))))

    def _list_recent(self) -> None:
        menu = self.sender()
        if not isinstance(menu, QMenu):
            return
        for action in self._items:
            menu.removeAction(action)
            action.deleteLater()
        first = menu.actions()[0]
        self._items = [self._item(path, menu) for path in self._recent]
        if self._items:
            line = QAction(menu)
            line.setSeparator(True)
            self._items.append(line)
        for action in self._items:
            menu.insertAction(first, action)

    def _item(self, path: str, menu: QMenu) -> QAction:
        name = shown_name(Path(path).name or path).replace("&", "&&")
        action = QAction(name, menu)
        action.setData(path)
        action.setToolTip(path)
        action.triggered.connect(self._open_recent)
        return action

    def _open_recent(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.opened.emit((Path(action.data()),))


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def needs_page_keys(widget: QWidget | None) -> bool:
    """Return whether PgUp and PgDown mean something to a widget: it is edited, or it scrolls."""
    if isinstance(widget, _WRITING):
        return True
    if not isinstance(widget, QAbstractScrollArea):
        return False
    bar = widget.verticalScrollBar()
    return bar.maximum() > bar.minimum()
