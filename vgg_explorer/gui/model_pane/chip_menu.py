"""The menu of a chip: everything that keys and the mouse can do, with its keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.model_pane.entries import SORTS, sort_title
from vgg_explorer.gui.model_pane.flow import dp
from vgg_explorer.gui.widgets.badge import paint_badge

if TYPE_CHECKING:
    from collections.abc import Callable

    from vgg_explorer.arch.ops import Kind
    from vgg_explorer.gui.model_pane.edits import Edits
    from vgg_explorer.gui.model_pane.rows import Item


def chip_menu(item: Item, edits: Edits, edit: Callable[[], None], parent: QWidget) -> QMenu:
    """Return the menu of an item; it deletes itself when it closes.

    Parameters
    ----------
    item
        What it is about.
    edits
        Does it.
    edit
        Opens the editor on the chip.
    parent
        Owns the menu.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    listed = item.which is not None
    _add(menu, tr("Edit"), "F2", edit, enabled=item.editable)
    duplicate = partial(edits.duplicate, item)
    _add(menu, tr("Duplicate"), "Ctrl+D", duplicate, "duplicate", enabled=listed)
    menu.addSeparator()
    for title, before in ((tr("Insert before"), True), (tr("Insert behind"), False)):
        _add_sorts(menu.addMenu(title), item, edits, before=before)
    menu.addSeparator()
    for title, keys, step in (
        (tr("Move left"), "Alt+Left", -1),
        (tr("Move right"), "Alt+Right", 1),
    ):
        _add(menu, title, keys, partial(edits.step, item, step), enabled=edits.can_step(item, step))
    menu.addSeparator()
    _add(menu, tr("Remove"), "Del", partial(edits.remove, item), "trash", enabled=listed)
    return menu


def _add(
    menu: QMenu,
    title: str,
    keys: str,
    run: Callable[[], None],
    icon: str = "",
    *,
    enabled: bool,
) -> None:
    action = QAction(title, menu)
    if icon:
        action.setIcon(theme.icon(icon))
    action.setShortcut(QKeySequence(keys))
    action.setShortcutVisibleInContextMenu(True)
    action.setEnabled(enabled)
    _connect(action, run)
    menu.addAction(action)


def _add_sorts(menu: QMenu, item: Item, edits: Edits, *, before: bool) -> None:
    which = item.which
    for sort in SORTS:
        if which in sort.lists:
            action = QAction(_letter(sort.kind), sort_title(sort.key), menu)
            _connect(action, partial(edits.insert, sort.key, item, before=before))
            menu.addAction(action)
    menu.setEnabled(which is not None)


def _connect(action: QAction, run: Callable[[], None]) -> None:
    def triggered(_checked: bool = False) -> None:
        run()

    action.triggered.connect(triggered)


def _letter(kind: Kind) -> QIcon:
    """Return the badge of a kind as an icon."""
    made = QIcon()
    for ratio in (1, 2):
        side = dp(16)
        picture = QPixmap(side * ratio, side * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_badge(painter, QRectF(0, 0, side, side), kind)
        painter.end()
        made.addPixmap(picture)
    return made
