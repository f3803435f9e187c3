"""What can be done with a variant: by the menu of its card, and by keys on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from vgg_explorer.gui.i18n import tr

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.compare.contest import Contestant

KEYS = {
    (Qt.Key.Key_Return, False): "edit",
    (Qt.Key.Key_Enter, False): "edit",
    (Qt.Key.Key_F2, False): "rename",
    (Qt.Key.Key_Delete, False): "remove",
    (Qt.Key.Key_Left, True): "left",
    (Qt.Key.Key_Right, True): "right",
    (Qt.Key.Key_Home, True): "baseline",
    (Qt.Key.Key_Left, False): "previous",
    (Qt.Key.Key_Right, False): "next",
}
"""What a key does on a card, alone or with Ctrl."""


def card_menu(one: Contestant, count: int, parent: QWidget) -> QMenu:
    """Return the menu of a variant among so many; the data of an action is a value of `KEYS`."""
    menu = QMenu(parent)
    for key, title, keys, possible in (
        ("edit", tr("Edit this one"), "Return", not one.variant.live),
        ("baseline", tr("Make baseline"), "Ctrl+Home", one.place > 0),
        ("rename", tr("Rename"), "F2", True),
        ("left", tr("Move left"), "Ctrl+Left", one.place > 0),
        ("right", tr("Move right"), "Ctrl+Right", one.place < count - 1),
        ("measure", tr("Measure time"), "", one.timing == "missing"),
        ("remove", tr("Remove"), "Delete", not one.variant.live),
    ):
        action = menu.addAction(title)
        action.setData(key)
        action.setShortcut(QKeySequence(keys))  # told here; the card itself listens to them
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setEnabled(possible)
    return menu
