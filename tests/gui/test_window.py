"""The window without engine and worker: what is dropped on it, and the list of commands."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QListWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.command_palette import CommandPalette
from vgg_explorer.gui.main_window import MainWindow
from vgg_explorer.gui.store import Store
from vgg_explorer.session.updates import initial


@pytest.fixture
def window(qtbot, qapp):
    theme.apply(qapp, "light")
    made = MainWindow(Store(initial()))
    qtbot.addWidget(made)
    return made


def test_a_drop_is_a_copy_whatever_the_source_proposes(window, tmp_path):
    """After a move, many a source deletes the file: it would be lost."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "own.png"))])
    place = window.rect().center()
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    entered = QDragEnterEvent(place, both, mime, *held)
    dropped = QDropEvent(QPointF(place), both, mime, *held)
    for event, handle in ((entered, window.dragEnterEvent), (dropped, window.dropEvent)):
        event.setDropAction(Qt.DropAction.MoveAction)
        handle(event)
        assert event.isAccepted()
        assert event.dropAction() == Qt.DropAction.CopyAction


def test_commands_stand_in_even_lines_with_their_keys_apart(window, qtbot):
    palette = CommandPalette(window.actions_.by_key.values(), window)
    qtbot.addWidget(palette)
    palette.show()
    lines = palette.findChild(QListWidget)
    heights = {lines.sizeHintForRow(row) for row in range(lines.count())}
    assert len(heights) == 1
    icons = {lines.item(row).icon().isNull() for row in range(lines.count())}
    assert icons == {True, False}
    assert not any("Ctrl" in lines.item(row).text() for row in range(lines.count()))
    shown = lines.viewport().grab(lines.visualItemRect(lines.item(0))).toImage()
    ground = shown.pixelColor(1, 1)
    columns = [
        x
        for x in range(shown.width())
        if any(shown.pixelColor(x, y) != ground for y in range(shown.height()))
    ]
    # Icon and name begin at the left; the keys end at the right.
    assert columns[0] < 20
    assert columns[-1] > shown.width() - 40
