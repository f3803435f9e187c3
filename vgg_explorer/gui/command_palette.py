"""The list of all commands: type a part of a name, press Enter."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.gui import theme
from vgg_explorer.gui.actions import CommandAction
from vgg_explorer.gui.i18n import tr

WIDTH, HEIGHT = 520, 380
_ROW, _ICON, _GAP = 28, 16, 8
"""Pixels of the design: a line, its icon, and the air around that."""
_KEYS = Qt.ItemDataRole.UserRole + 1


class CommandPalette(QFrame):
    """A popup over the window; Escape or a click outside closes it."""

    def __init__(self, actions: Iterable[CommandAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._actions = list(actions)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(tr("Search commands"))
        self._field.setAccessibleName(tr("Search commands"))
        self._field.setClearButtonEnabled(True)
        self._field.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._field.textChanged.connect(self._filter)
        self._field.installEventFilter(self)
        self._list = QListWidget(self)
        self._list.setItemDelegate(_Line(self._list))
        self._list.setAccessibleName(tr("Commands"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._run)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self.resize(WIDTH, HEIGHT)
        self._filter("")

    def open_over(self, window: QWidget) -> None:
        """Show below the upper edge of a window, centred."""
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + 64)
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter in the field work on the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            key = Qt.Key(event.key())
            if key in steps:
                row = (self._list.currentRow() + steps[key]) % max(self._list.count(), 1)
                self._list.setCurrentRow(row)
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._run(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _filter(self, typed: str) -> None:
        words = typed.casefold().split()
        self._list.clear()
        for action in self._actions:
            name = action.plain_text()
            known = f"{name} {action.english()}".casefold()
            if not action.isVisible() or not all(word in known for word in words):
                continue
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item = QListWidgetItem(name, self._list)
            item.setData(Qt.ItemDataRole.UserRole, action)
            item.setIcon(action.icon())
            item.setData(_KEYS, keys)
            if not action.isEnabled():
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        if not self._list.count():
            nothing = QListWidgetItem(tr("No command has “{words}” in its name.", words=typed))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(nothing)
        self._list.setCurrentRow(0)

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        action = item.data(Qt.ItemDataRole.UserRole)
        self.close()
        action.trigger()


class _Line(QStyledItemDelegate):
    """One command: icon or the room for it, name, and at the right its keys."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the same height with an icon and without."""
        return QSize(super().sizeHint(option, index).width(), round(_ROW * theme.scale()))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line."""
        t = theme.tokens()
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        box: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, t.accent_bg)
        gap, side = round(_GAP * theme.scale()), round(_ICON * theme.scale())
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
            place = QRect(box.left() + gap, box.center().y() - side // 2, side, side)
            icon.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        middle = Qt.AlignmentFlag.AlignVCenter
        words = box.adjusted(2 * gap + side, 0, -gap, 0)
        keys = str(index.data(_KEYS) or "")
        painter.setPen(t.text_3)
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, keys)
        metrics = painter.fontMetrics()
        room = words.width() - (metrics.horizontalAdvance(keys) + gap if keys else 0)
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.setPen(t.text if enabled else t.text_3)
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, shown)
