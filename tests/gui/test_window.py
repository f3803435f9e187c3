"""The window without engine and worker: what is dropped on it, and the list of commands."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget

from vgg_explorer.arch.text import text
from vgg_explorer.engine.devices import DeviceOption
from vgg_explorer.gui import i18n, theme
from vgg_explorer.gui.command_palette import CommandPalette
from vgg_explorer.gui.main_window import MainWindow
from vgg_explorer.gui.store import Store
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import PictureSource
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


def test_a_command_is_found_by_its_english_name_too(qapp, qtbot, request):
    request.addfinalizer(lambda: i18n.install(qapp, "en"))
    i18n.install(qapp, "zh_CN")
    made = MainWindow(Store(initial()))
    qtbot.addWidget(made)
    palette = CommandPalette(made.actions_.by_key.values(), made)
    qtbot.addWidget(palette)
    lines = palette.findChild(QListWidget)
    found = {}
    for typed in ("theme dark", "主题", "nothing like it"):
        palette.findChild(QLineEdit).setText(typed)
        found[typed] = [lines.item(row).text() for row in range(lines.count())]
    assert found["theme dark"] == [made.actions_.by_key["theme_dark"].plain_text()]
    assert len(found["主题"]) == 3
    (nothing,) = found["nothing like it"]
    assert "nothing like it" in nothing
    assert not lines.item(0).flags() & Qt.ItemFlag.ItemIsEnabled


def way_of_tab(window, first):
    """The widgets that the Tab key visits, from one on until it comes round."""
    first.setFocus()
    seen = []
    while not seen or QApplication.focusWidget() is not first:
        seen.append(QApplication.focusWidget())
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        assert len(seen) < 100
    return seen


@pytest.mark.parametrize("tab", ["layers", "maps", "pictures"])
def test_the_tab_key_goes_from_left_to_right_and_down(window, qtbot, tab):
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    # What is made later has its place too: the devices once torch is there, the maps.
    cuda = DeviceOption("cuda:0", "CUDA", False, text("No driver."), None)
    window.dispatch(ev.DevicesFound((DeviceOption("cpu", "CPU", True, None, None), cuda)))
    window.dispatch(ev.ViewChanged("tab", tab))
    if tab == "pictures":
        sources = tuple(PictureSource(b"", name) for name in "ab")
        window.dispatch(ev.PicturesOffered(sources))
    model, visual, pictures = window.model_pane, window.visual_pane, window.input_pane
    options, device = model.options, window.tool_bar._device
    expected = [
        device._segments[0],
        model.presets,
        model.name,
        model.cfg,
        options.batch_norm,
        options.lists["classifier"],
        options.pooled,
        options.avgpool,
        options.classes,
        options.lists["output"],
        options.input,
        visual.figure.bar.colour,
        *visual.figure.bar.switches,
        visual.figure.bar.export,
        visual.figure.view,
        visual.tabs,
    ]
    if tab == "layers":
        expected += [visual.layers.controls.more, visual.layers.table]
    elif tab == "pictures":
        choices = visual.pages["pictures"].choices
        expected += [choices.channel, choices.stage.focusProxy(), choices.scale.focusProxy()]
        expected += [choices.order, choices.colormap, visual.pages["pictures"].grid]
    else:
        choices = visual.pages["maps"].choices
        expected += [choices.scale.focusProxy(), choices.stage.focusProxy(), choices.colormap]
        expected += [visual.pages["maps"].wall]
    expected.append(pictures.drop_zone)
    way = way_of_tab(window, window.input_pane.samples.thumbs[0])
    assert [widget for widget in way if widget in expected] == expected


def test_the_figure_is_as_high_as_at_the_last_start(window, qtbot):
    room = window.visual_pane.room
    assert window.geometry_state()["figure"] == "0"  # a share of the height, whatever that is
    room.choose(170)
    saved = window.geometry_state()
    room.choose(0)
    window.restore_geometry(saved)
    assert room.chosen() == 170
    for damaged in ("", "x", "-4", "9" * 40):
        window.restore_geometry(saved | {"figure": damaged})
        assert room.chosen() == 170
