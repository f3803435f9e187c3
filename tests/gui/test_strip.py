"""The row of pictures that are open together, recent files, and the ways to open several."""

from pathlib import Path

import pytest
from PIL import Image
from programs import end, keep_small_network
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QMenu, QPlainTextEdit

from vgg_explorer.arch.text import text
from vgg_explorer.gui.app import App
from vgg_explorer.gui.input_pane.picture_strip import PictureStrip
from vgg_explorer.gui.pictures import needs_page_keys
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import Address, PictureSource
from vgg_explorer.session.picturing import read
from vgg_explorer.session.samples import sample_source
from vgg_explorer.session.updates import initial, update

WAIT = 60_000

COLOURS = ((220, 30, 30), (30, 220, 30), (30, 30, 220))


def png(path, colour=COLOURS[0], size=(64, 48)):
    Image.new("RGB", size, colour).save(path, "PNG")
    return path


@pytest.fixture
def pictures(tmp_path):
    """Return 24 pictures; the fourth is none."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    paths = [png(folder / f"p{i}.png", COLOURS[i % 3]) for i in range(24)]
    paths[3].write_text("<!DOCTYPE html><html></html>")
    return paths


def offered(paths):
    return ev.PicturesOffered(tuple(PictureSource(path, path.name) for path in paths))


# The row alone


class Desk:
    """A state that follows the row's events; pictures are read at once."""

    def __init__(self):
        self.state = initial()
        self.events = []
        self.strip = PictureStrip(self.dispatch)
        self.strip.show_state(None, self.state)

    def dispatch(self, event):
        self.events.append(event)
        before, self.state = self.state, update(self.state, event)
        self.strip.show_state(before, self.state)
        if self.state.input.pending is not None:
            self.dispatch(read(self.state.input.pending))


@pytest.fixture
def desk(qtbot):
    made = Desk()
    made.dispatch(ev.PictureOffered(sample_source("digit")))
    made.strip.resize(300, 90)
    yield made
    made.strip.stop()
    made.strip.close()
    made.strip.deleteLater()


def test_the_row_is_there_for_two_and_more(desk, pictures):
    assert desk.strip.isHidden()
    desk.dispatch(offered(pictures[:1]))
    assert desk.strip.isHidden()
    desk.dispatch(offered(pictures[:2]))
    assert not desk.strip.isHidden()
    desk.strip.close_button.click()
    assert desk.strip.isHidden()
    assert len(desk.state.input.strip) == 1


def test_it_says_which_one_of_how_many(desk, pictures):
    desk.dispatch(offered(pictures))
    assert desk.strip.place.text() == "1 of 24"
    assert not desk.strip.previous.isEnabled()
    desk.strip.next.click()
    assert desk.strip.place.text() == "2 of 24"
    assert desk.strip.previous.isEnabled()
    desk.dispatch(ev.PictureChosen(23))
    assert not desk.strip.next.isEnabled()


def test_the_buttons_go_past_a_picture_that_cannot_be_read(desk, pictures):
    desk.dispatch(offered(pictures))
    places = []
    for _ in range(4):
        desk.strip.next.click()
        places.append(desk.strip.place.text())
    assert places == ["2 of 24", "3 of 24", "4 of 24: cannot be read", "5 of 24"]
    desk.strip.previous.click()
    desk.strip.previous.click()
    assert desk.strip.place.text() == "3 of 24"


def test_names_are_tool_tips_and_accessible(desk, pictures):
    desk.dispatch(offered(pictures))
    index = desk.strip.model.index(1)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "p1.png"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "p1.png, 2 of 24"
    for widget in (desk.strip.view, desk.strip.previous, desk.strip.next, desk.strip.close_button):
        assert widget.accessibleName()


def test_arrows_go_along_and_the_row_follows(desk, pictures, qtbot):
    desk.dispatch(offered(pictures))
    desk.strip.show()
    view = desk.strip.view
    for key, at in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_PageUp, 0),
        (Qt.Key.Key_End, 23),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(view, key)
        assert desk.state.input.at == at
        shown = view.visualRect(view.currentIndex())
        assert view.currentIndex().row() == at
        assert view.viewport().rect().intersects(shown)


def test_arrows_are_turned_round_where_writing_goes_to_the_left(desk, pictures, qtbot):
    desk.dispatch(offered(pictures))
    desk.strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(desk.strip.view, Qt.Key.Key_Left)
    assert desk.state.input.at == 1


def test_a_click_chooses_and_the_wheel_scrolls(desk, pictures, qtbot):
    desk.dispatch(offered(pictures))
    desk.strip.show()
    view = desk.strip.view
    place = view.visualRect(desk.strip.model.index(2)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.state.input.at == 2
    before = view.horizontalScrollBar().value()
    wheel = QWheelEvent(
        QPointF(50, 10),
        QPointF(view.viewport().mapToGlobal(QPoint(50, 10))),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.horizontalScrollBar().value() > before
    assert desk.state.input.at == 2


def test_only_pictures_in_sight_are_read(desk, tmp_path, qtbot):
    paths = [png(tmp_path / f"{i}.png") for i in range(200)]
    desk.dispatch(offered(paths))
    desk.strip.show()
    strip = desk.state.input.strip
    thumbnails = desk.strip.thumbnails
    qtbot.waitUntil(lambda: all(thumbnails.of(source) for source in strip[:5]), timeout=WAIT)
    qtbot.waitUntil(lambda: not thumbnails._asked, timeout=WAIT)
    assert sum(thumbnails.of(source) is not None for source in strip) < 12
    bar = desk.strip.view.horizontalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: thumbnails.of(strip[-1]) is not None, timeout=WAIT)
    assert thumbnails.of(strip[100]) is None


def test_small_pictures_are_those_of_the_files(desk, pictures, qtbot):
    desk.dispatch(offered(pictures))
    desk.strip.show()
    thumbnails, strip = desk.strip.thumbnails, desk.state.input.strip
    qtbot.waitUntil(lambda: all(thumbnails.of(s) for s in strip[:4]), timeout=WAIT)
    for source, colour in zip(strip[:3], COLOURS, strict=True):
        image = thumbnails.of(source).picture.toImage()
        assert image.pixelColor(5, 5).getRgb()[:3] == colour
        assert max(image.width(), image.height()) <= 72 * 2
    failed = thumbnails.of(strip[3])
    assert failed.picture is None
    assert failed.failure == "“p3.png” is a web page, not a picture."
    tip = desk.strip.model.index(3).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == failed.failure


def test_the_current_one_and_a_failure_are_marked(desk, pictures, qtbot):
    desk.dispatch(offered(pictures))
    desk.strip.show()
    thumbnails, strip = desk.strip.thumbnails, desk.state.input.strip
    qtbot.waitUntil(lambda: all(thumbnails.of(s) for s in strip[:5]), timeout=WAIT)
    view = desk.strip.view

    def tile(row):
        return view.viewport().grab(view.visualRect(desk.strip.model.index(row))).toImage()

    # 0 and 3 times 3 have the same colour; of the others each looks different.
    first, fourth = tile(0), tile(3)
    desk.dispatch(ev.PictureChosen(1))
    assert tile(0) != first
    assert tile(3) == fourth
    assert tile(1) != tile(4)


def test_pictures_of_the_web_have_an_icon_until_they_are_read(desk, qtbot):
    sources = tuple(PictureSource(Address(f"http://x/{i}.png"), f"{i}.png") for i in range(3))
    state = update(desk.state, ev.PicturesOffered(sources))
    desk.strip.show_state(desk.state, state)
    desk.strip.show()
    assert desk.strip.view.viewport().grab().width() > 0
    assert not any(desk.strip.thumbnails.of(source) for source in sources)
    read = update(state, ev.PictureRead(desk.state.input.picture, sources[0]))
    desk.strip.show_state(state, read)
    assert desk.strip.thumbnails.of(sources[0]).picture is not None
    failure = ev.PictureFailed(text("No."), text("x"), sources[1])
    failed = update(update(read, ev.PictureStepped(1)), failure)
    desk.strip.show_state(read, failed)
    assert desk.strip.thumbnails.of(sources[1]).failure == "This picture cannot be read."


def test_pictures_that_are_closed_are_forgotten(desk, pictures, qtbot):
    desk.dispatch(offered(pictures))
    desk.strip.show()
    qtbot.waitUntil(lambda: desk.strip.thumbnails.of(desk.state.input.strip[4]), timeout=WAIT)
    desk.strip.close_button.click()
    assert len(desk.strip.thumbnails._known) <= 1


# In the window


@pytest.fixture
def session(qapp, qtbot, tmp_path):
    folder = tmp_path / "settings"
    keep_small_network(folder)
    made = App(qapp, [], folder)
    with qtbot.waitSignal(made.rendered, timeout=WAIT):
        made.show()
    qtbot.waitUntil(lambda: made.store.state.job.status == "done", timeout=WAIT)
    yield made
    end(made)


def state(session):
    return session.store.state


def on_show(session, qtbot, name):
    qtbot.waitUntil(
        lambda: state(session).input.source.name == name and state(session).input.pending is None,
        timeout=WAIT,
    )


def dialog_of(session, key):
    session.window.actions_.by_key[key].trigger()
    (dialog,) = [d for d in session.window.findChildren(QFileDialog) if d.isVisible()]
    return dialog


def test_several_files_from_the_dialog(session, qtbot, pictures):
    dialog = dialog_of(session, "open_picture")
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(pictures[i]) for i in (10, 2, 1)])
    dialog.close()
    on_show(session, qtbot, "p1.png")
    assert [source.name for source in state(session).input.strip] == ["p1.png", "p2.png", "p10.png"]
    assert not session.window.input_pane.strip.isHidden()


def test_a_folder_from_the_dialog(session, qtbot, pictures):
    dialog = dialog_of(session, "open_folder")
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.filesSelected.emit([str(pictures[0].parent)])
    dialog.close()
    on_show(session, qtbot, "p0.png")
    assert len(state(session).input.strip) == 24
    assert state(session).recent == (str(pictures[0].parent),)


def test_stepping_through_a_folder_past_a_broken_picture(session, qtbot, pictures):
    session.window.paths_opened.emit((pictures[0].parent,))
    on_show(session, qtbot, "p0.png")
    step = session.window.actions_.by_key["next_picture"]
    for name in ("p1.png", "p2.png"):
        step.trigger()
        on_show(session, qtbot, name)
    step.trigger()
    qtbot.waitUntil(lambda: state(session).input.failed is not None, timeout=WAIT)
    (notice,) = state(session).notices
    assert str(notice.what) == "“p3.png” is a web page, not a picture."
    assert state(session).input.source.name == "p2.png"
    step.trigger()
    on_show(session, qtbot, "p4.png")
    assert state(session).notices == ()
    assert session.window.input_pane.strip.place.text() == "5 of 24"


def recent_menu(session):
    (menu,) = [m for m in session.window.findChildren(QMenu) if m.title() == "Open recent"]
    menu.aboutToShow.emit()
    return menu


def test_recent_files(session, qtbot, pictures, tmp_path):
    clear = session.window.actions_.by_key["clear_recent"]
    assert recent_menu(session).actions() == [clear]
    assert not clear.isEnabled()
    odd = png(tmp_path / "a & b.png")
    for path in (pictures[0], odd):
        session.window.paths_opened.emit((path,))
        on_show(session, qtbot, path.name)
    menu = recent_menu(session)
    assert [a.text() for a in menu.actions()] == ["a && b.png", "p0.png", "", clear.text()]
    menu.actions()[1].trigger()
    on_show(session, qtbot, "p0.png")
    assert state(session).recent == (str(pictures[0]), str(odd))
    menu = recent_menu(session)
    assert [a.text() for a in menu.actions()][:2] == ["p0.png", "a && b.png"]
    odd.unlink()
    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: bool(state(session).notices), timeout=WAIT)
    assert str(state(session).notices[-1].what) == "“a & b.png” does not exist."
    assert state(session).recent == (str(pictures[0]),)
    clear.trigger()
    assert recent_menu(session).actions() == [clear]


def press(session, widget, key):
    widget.setFocus()
    assert QApplication.focusWidget() is widget
    QTest.keyClick(widget, key)


def test_page_keys_step_where_nothing_else_needs_them(session, qtbot, pictures):
    window = session.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.paths_opened.emit(tuple(pictures[:3]))
    on_show(session, qtbot, "p0.png")
    button = window.input_pane.open_button
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    press(session, button, Qt.Key.Key_PageDown)
    assert state(session).input.at == 1
    press(session, button, Qt.Key.Key_PageUp)
    assert state(session).input.at == 0
    field = next(f for f in window.findChildren(QComboBox) if f.isVisible() and f.isEnabled())
    press(session, field, Qt.Key.Key_PageDown)
    assert state(session).input.at == 0
    # The keys that go between layers stay what they are.
    layer = state(session).selection.layer
    QTest.keyClick(button, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert state(session).selection.layer != layer
    assert state(session).input.at == 0


def test_who_needs_the_page_keys(qtbot):
    line, long, short = QLineEdit(), QPlainTextEdit(), PictureStrip(lambda _event: None)
    for widget in (line, long, short):
        qtbot.addWidget(widget)
    assert needs_page_keys(line)
    assert needs_page_keys(long)
    assert not needs_page_keys(short.view)
    assert not needs_page_keys(None)


def test_a_table_that_scrolls_needs_the_page_keys(session, qtbot, pictures):
    window = session.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.paths_opened.emit(tuple(pictures[:3]))
    on_show(session, qtbot, "p0.png")
    table = window.visual_pane.layers.table
    assert not needs_page_keys(table)
    press(session, table, Qt.Key.Key_PageDown)
    on_show(session, qtbot, "p1.png")
    session.store.dispatch(ev.PresetChosen("vgg19"))
    window.resize(960, 600)
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 0, timeout=WAIT)
    window.cancel()
    row = table.currentIndex().row()
    press(session, table, Qt.Key.Key_PageDown)
    assert state(session).input.at == 1
    assert table.currentIndex().row() > row


def test_the_commands_of_a_strip_need_one(session, qtbot, pictures):
    by_key = session.window.actions_.by_key
    keys = ("previous_picture", "next_picture", "close_strip")
    assert not any(by_key[key].isEnabled() for key in keys)
    session.window.paths_opened.emit(tuple(pictures[:3]))
    on_show(session, qtbot, "p0.png")
    assert [by_key[key].isEnabled() for key in keys] == [False, True, True]
    by_key["close_strip"].trigger()
    assert not any(by_key[key].isEnabled() for key in keys)
    assert state(session).input.source.name == "p0.png"


def test_names_that_were_given_at_the_start(qapp, qtbot, pictures, tmp_path):
    spec = tmp_path / "mine.toml"
    spec.write_text("features = '8 M'\nnum_classes = 3\navgpool = 1\ninput = [3, 16, 16]\n")
    made = App(qapp, [str(spec), *map(str, pictures[:3])], None)
    made.show()
    qtbot.waitUntil(
        lambda: (
            made.store.state.input.picture is not None and made.store.state.results.maps is not None
        ),
        timeout=WAIT,
    )
    assert made.store.state.model.spec.name == "mine"
    strip = made.store.state.input.strip
    assert [source.name for source in strip] == ["p0.png", "p1.png", "p2.png"]
    end(made)


def test_a_new_language_keeps_the_row(session, qtbot, pictures):
    session.window.paths_opened.emit((Path(pictures[0].parent),))
    on_show(session, qtbot, "p0.png")
    before = session.window
    session.store.dispatch(ev.LanguageChosen("zh_CN"))
    qtbot.waitUntil(lambda: session.window is not before)
    assert not session.window.input_pane.strip.isHidden()
    assert session.window.input_pane.strip.model.rowCount() == 24
    session.store.dispatch(ev.LanguageChosen("en"))
    qtbot.waitUntil(lambda: session.window.input_pane.strip.place.text() == "1 of 24")
