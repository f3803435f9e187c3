"""The tab Pictures, with real mouse and keys, against a session without a worker."""

from dataclasses import dataclass, replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from stand_ins import PaneSession

from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.text import text
from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane import VisualPane
from vgg_explorer.gui.visual_pane.compared import limits
from vgg_explorer.gui.visual_pane.tile_painting import figures
from vgg_explorer.gui.widgets import colormaps
from vgg_explorer.session import comparing, updates
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import Across, PictureSource
from vgg_explorer.session.samples import SAMPLES

WAIT = 60_000


@dataclass(frozen=True, eq=False)
class Found:
    """What the engine gives, without torch."""

    values: np.ndarray
    minimum: float
    mean: float
    maximum: float
    not_finite: int
    shape: tuple


def found(values):
    values = np.atleast_2d(np.asarray(values, np.float32))
    finite = values[np.isfinite(values)]
    some = finite if finite.size else np.array([np.nan], np.float32)
    return Found(
        values,
        float(some.min()),
        float(some.mean()),
        float(some.max()),
        values.size - finite.size,
        values.shape,
    )


class Session(PaneSession):
    """All panes in the middle, the tab Pictures in sight."""

    def __init__(self):
        state = updates.update(updates.initial(), ev.SpecOpened(PRESETS["vgg_tiny"].spec))
        super().__init__(updates.update(state, ev.ViewChanged("tab", "pictures")), VisualPane)

    def open(self, count):
        sources = tuple(PictureSource(b"", f"{number}.png") for number in range(count))
        self.dispatch(ev.PicturesOffered(sources))
        return sources

    def known(self, place, values, **changes):
        """What the worker would report of a picture."""
        source, basis = self.state.input.strip[place], comparing.basis(self.state)
        thumbnail = np.full((8, 8, 3), (200, 30, 30), np.uint8)
        return replace(Across(source, basis, thumbnail, found(values)), **changes)

    def report(self, *known):
        self.dispatch(ev.AcrossReady(known))

    def broken(self, place):
        failure = text("“{name}” is damaged.", name=f"{place}.png")
        return self.known(place, [0.0], thumbnail=None, found=None, failure=failure)

    @property
    def tab(self):
        return self.pane.pages["pictures"]

    @property
    def grid(self):
        return self.tab.grid

    @property
    def tiles(self):
        return self.grid._shown.tiles

    def standings(self):
        return [tile.standing for tile in self.tiles]

    def click(self, qtbot, index):
        place = self.grid.tile_rect(index).center()
        qtbot.mouseClick(self.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def session(qtbot, qapp):
    theme.apply(qapp, "light")
    made = Session()
    qtbot.addWidget(made.pane)
    made.pane.resize(816, 700)
    made.pane.show_state(None, made.state)
    made.pane.show()
    qtbot.waitExposed(made.pane)
    return made


@pytest.fixture
def six(session):
    """Six pictures whose maps are ramps up to 1, 2, ... 6."""
    session.open(6)
    ramp = np.linspace(0, 1, 64).reshape(8, 8)
    session.report(*(session.known(place, ramp * (place + 1)) for place in range(6)))
    return session


def colour_at(session, index, across, down=0.5):
    """The colour on screen in a tile's map (0 to 1 across it)."""
    grid = session.grid
    tile, side = grid.tile_rect(index), grid._drawn_side
    x = tile.left() + 6 + side + 4 + across * side
    y = tile.top() + 6 + down * side
    return grid.viewport().grab().toImage().pixelColor(round(x), round(y))


def close(one, other, by=12):
    pairs = zip(one.getRgb(), QColor(other).getRgb(), strict=True)
    return all(abs(a - b) <= by for a, b in pairs)


# Nothing to compare yet


def test_one_picture_brings_an_invitation(session, qtbot):
    assert session.tab.invitation.isVisible()
    assert "conv1_1" in session.tab.invitation.words.text()
    with qtbot.waitSignal(session.pane.open_requested):
        qtbot.mouseClick(session.tab.invitation.open, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(session.tab.invitation.samples, Qt.MouseButton.LeftButton)
    (offered,) = session.of(ev.PicturesOffered)
    assert [source.sample for source in offered.sources][:2] == ["cat", "fruit"]
    assert not session.tab.invitation.isVisible()
    assert [tile.name for tile in session.tiles][:2] == ["Cat", "Fruit"]
    session.dispatch(ev.StripClosed())
    assert session.tab.invitation.isVisible()


def test_words_of_the_invitation_are_whole(session):
    words = session.tab.invitation.words
    assert words.height() >= words.heightForWidth(words.width())


# Tiles


def test_what_is_compared_is_said(six):
    title = six.tab.header.title.text()
    assert title == "6 pictures, conv1_1, channel 0, after ReLU"
    six.dispatch(ev.ViewChanged("stage", "pre"))
    assert six.tab.header.title.text() == "6 pictures, conv1_1, channel 0, before ReLU"
    six.dispatch(ev.LayerSelected("pool1"))
    assert six.tab.header.title.text() == "6 pictures, pool1, channel 0"
    assert six.tab.controls.name.text() == "pool1"


def test_a_tile_has_its_figures(six):
    assert [tile.name for tile in six.tiles] == [f"{number}.png" for number in range(6)]
    assert figures(six.tiles[1]) == "0 … 2 · mean 1"
    assert six.tab.header.progress.text() == ""


def test_what_is_not_known_yet_is_pending(session):
    session.open(6)
    session.report(session.known(0, [[0.0, 1.0]]), session.broken(2))
    assert session.standings() == ["current", "pending", "failed", *["pending"] * 3]
    assert session.tab.header.progress.text() == "2 of 6"
    assert session.tiles[2].failure == "“2.png” is damaged."
    place = session.grid.tile_rect(2).center()
    error = theme.tokens().error_bg
    shot = session.grid.viewport().grab().toImage()
    corner = session.grid.tile_rect(2).topLeft() + QPoint(9, 9)
    assert close(shot.pixelColor(corner), error)
    session.grid.viewportEvent(
        QHelpEvent(QHelpEvent.Type.ToolTip, place, session.grid.mapToGlobal(place))
    )
    assert QToolTip.text() == "2.png\n“2.png” is damaged."
    QToolTip.hideText()


def test_one_scale_shows_the_same_value_in_the_same_colour(six):
    # The last pixel is the greatest: 1 of 6 in the first picture, 6 of 6 in the last.
    table = colormaps.table("viridis")
    assert close(colour_at(six, 5, 0.99, 0.99), table[254])
    assert close(colour_at(six, 0, 0.99, 0.99), table[254 // 6])
    assert six.tab.choices.legend.line.words() == ("0", "6")
    six.dispatch(ev.ViewChanged("picture_scale", "picture"))
    assert close(colour_at(six, 0, 0.99, 0.99), table[254])
    assert six.tab.choices.legend.line.words() == ("0", "1")
    assert six.tab.choices.legend.name.text() == "0.png"


def test_the_scale_is_that_of_the_picture_with_the_keyboard(six, qtbot):
    six.dispatch(ev.ViewChanged("picture_scale", "picture"))
    qtbot.keyClick(six.grid, Qt.Key.Key_Right)
    assert six.tab.choices.legend.line.words() == ("0", "2")
    assert six.tab.choices.legend.name.text() == "1.png"


def test_signed_values_get_a_map_with_zero_in_its_middle(session):
    session.open(2)
    session.report(session.known(0, [[-1.0, 0.5]]), session.known(1, [[0.0, 3.0]]))
    assert session.tab.choices.legend.line.words() == ("−3", "+3")
    assert close(colour_at(session, 1, 0.25), colormaps.table("rdbu")[127])
    session.dispatch(ev.ViewChanged("colormap", "grey"))
    assert session.tab.choices.legend.line.words() == ("−1", "+3")


@pytest.mark.parametrize(
    ("low", "high", "name", "expected"),
    [
        (0.0, 2.0, "viridis", (0.0, 2.0)),
        (1.0, 1.0, "viridis", (1.0, 2.0)),
        (-1.0, 0.5, "rdbu", (-1.0, 1.0)),
        (0.0, 0.0, "rdbu", (-1.0, 1.0)),
        (float("nan"), float("nan"), "viridis", (0.0, 1.0)),
    ],
)
def test_ends_of_a_scale(low, high, name, expected):
    assert limits(low, high, name) == expected


def test_values_that_are_no_numbers(session):
    session.open(3)
    nothing = np.full((2, 2), np.nan)
    some = np.array([[np.inf, 1.0], [0.0, 0.5]])
    session.report(session.known(0, nothing), session.known(1, some), session.known(2, [[0.0, 2]]))
    session.grid.viewport().grab()
    assert session.tab.choices.legend.line.words() == ("0", "2")
    assert figures(session.tiles[0]) == "no finite values"
    session.dispatch(ev.ViewChanged("picture_order", "mean"))
    assert [tile.place for tile in session.tiles] == [2, 1, 0]
    session.grid.viewport().grab()
    session.dispatch(ev.ViewChanged("picture_scale", "picture"))
    session.grid.viewport().grab()


# What is outdated


def test_maps_of_another_channel_stay_until_the_first_new_one_is_there(six):
    six.dispatch(ev.ChannelSelected(5))
    assert six.standings() == ["outdated"] * 6
    assert six.tab.overlay.dims()
    assert six.tab.choices.legend.line.words() == ("0", "6")
    six.report(six.known(0, [[0.0, 40.0]]))
    assert six.standings() == ["current", *["pending"] * 5]
    assert not six.tab.overlay.dims()
    assert six.tab.choices.legend.line.words() == ("0", "40")
    # The picture itself is the same.
    assert six.tiles[1].across.thumbnail is not None
    assert six.tiles[1].found is None


def test_maps_of_two_outdated_channels_do_not_mix(six):
    six.dispatch(ev.ChannelSelected(5))
    six.report(six.known(0, [[0.0, 40.0]]))
    six.dispatch(ev.ChannelSelected(6))
    assert six.standings() == ["outdated", *["pending"] * 5]


def test_a_picture_that_cannot_be_read_stays_so_for_every_channel(session):
    session.open(2)
    session.report(session.broken(1))
    session.dispatch(ev.ChannelSelected(3))
    assert session.standings() == ["pending", "failed"]


def test_stopped_and_failed_work_is_told(six):
    six.dispatch(ev.ChannelSelected(5))
    six.dispatch(ev.JobCancelled())
    assert six.tab.overlay.words() == "Stopped. Press F5 to compute the other pictures."
    six.dispatch(ev.JobFailed(text("Out of memory."), text("Less.")))
    assert six.tab.overlay.words() == "The run failed: Out of memory."
    six.dispatch(ev.JobStarted(text("Computing")))
    assert six.tab.overlay.words() == ""


def test_a_video_that_plays_is_waited_for(six, tmp_path):
    six.dispatch(ev.ChannelSelected(5))
    six.dispatch(ev.VideoOffered(tmp_path / "walk.mp4"))
    assert "walk.mp4" in six.tab.overlay.words()
    six.dispatch(ev.LivePaused(True))
    assert six.tab.overlay.words() == ""


# Order


def test_the_picture_that_excites_the_channel_most_comes_first(session, qtbot):
    session.open(4)
    flat, peak, low = np.full((4, 4), 2.0), np.zeros((4, 4)), np.full((4, 4), 0.5)
    peak[0, 0] = 9.0
    known = [session.known(place, values) for place, values in enumerate((low, peak, flat))]
    session.report(*known)
    order = session.tab.choices.order
    order.setFocus()
    qtbot.keyClick(order, Qt.Key.Key_Down)
    assert session.state.view.picture_order == "mean"
    assert [tile.place for tile in session.tiles] == [2, 1, 0, 3]
    qtbot.keyClick(order, Qt.Key.Key_Down)
    assert session.state.view.picture_order == "maximum"
    assert [tile.place for tile in session.tiles] == [1, 2, 0, 3]
    session.click(qtbot, 0)
    assert session.of(ev.PictureChosen) == [ev.PictureChosen(1)]


def test_a_new_order_begins_at_its_top(session):
    session.open(100)
    ramp = np.linspace(0, 1, 64).reshape(8, 8)
    session.report(*(session.known(place, ramp * place) for place in range(100)))
    bar = session.grid.verticalScrollBar()
    bar.setValue(bar.maximum())
    session.dispatch(ev.ViewChanged("picture_order", "maximum"))
    assert bar.value() == 0
    assert session.tiles[0].place == 99


# Mouse and keys


def test_click_and_enter_open_a_picture(six, qtbot):
    six.click(qtbot, 4)
    assert six.of(ev.PictureChosen) == [ev.PictureChosen(4)]
    assert six.state.input.at == 4
    assert six.grid._shown.present == 4
    qtbot.keyClick(six.grid, Qt.Key.Key_Home)
    qtbot.keyClick(six.grid, Qt.Key.Key_Right)
    assert six.state.input.at == 4
    assert six.grid.cursor_tile().place == 1
    assert six.grid.accessibleDescription().startswith("1.png\n0 … 2")
    qtbot.keyClick(six.grid, Qt.Key.Key_Return)
    assert six.state.input.at == 1
    columns = six.grid._grid.columns
    qtbot.keyClick(six.grid, Qt.Key.Key_Down)
    assert six.grid.cursor_tile().place == 1 + columns
    qtbot.keyClick(six.grid, Qt.Key.Key_End)
    assert six.grid.cursor_tile().place == 5


def test_the_picture_on_show_is_marked(six):
    def ground(index):
        corner = six.grid.tile_rect(index).topLeft() + QPoint(4, 4)
        return six.grid.viewport().grab().toImage().pixelColor(corner)

    t = theme.tokens()
    assert close(ground(0), t.accent_bg)
    assert close(ground(1), t.panel)
    six.dispatch(ev.PictureStepped(1))
    assert close(ground(1), t.accent_bg)


def test_the_picture_on_show_is_brought_into_sight(session):
    session.open(200)
    assert session.grid.verticalScrollBar().value() == 0
    session.dispatch(ev.PictureChosen(150))
    assert session.grid.viewport().rect().contains(session.grid.tile_rect(150))


def test_channels_are_stepped_from_here(six, qtbot):
    spin = six.tab.choices.channel
    assert (spin.minimum(), spin.maximum()) == (0, 15)
    spin.setFocus()
    qtbot.keyClick(spin, Qt.Key.Key_Up)
    assert six.state.selection.channel == 1
    spin.selectAll()
    qtbot.keyClicks(spin, "12")
    assert six.state.selection.channel == 1
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert six.state.selection.channel == 12
    six.grid.setFocus()
    six.pane.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is six.grid)
    qtbot.keyClick(six.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert six.state.selection.channel == 13
    qtbot.keyClick(six.grid, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert six.state.selection.channel == 12
    six.dispatch(ev.ChannelSelected(3))
    assert spin.value() == 3


def test_layer_values_and_colours_are_chosen_here(six, qtbot):
    choices = six.tab.choices
    qtbot.mouseClick(six.tab.controls.forth, Qt.MouseButton.LeftButton)
    assert six.state.selection.layer == "pool1"
    assert not choices.stage._segments[0].isEnabled()
    qtbot.mouseClick(six.tab.controls.forth, Qt.MouseButton.LeftButton)
    assert six.state.selection.layer == "conv2_1"
    qtbot.mouseClick(choices.stage._segments[0], Qt.MouseButton.LeftButton)
    assert six.state.view.stage == "pre"
    qtbot.mouseClick(choices.scale._segments[1], Qt.MouseButton.LeftButton)
    assert six.state.view.picture_scale == "picture"
    assert six.state.view.scale == "channel"  # that of the wall of channels is another one
    choices.colormap.setFocus()
    qtbot.keyClick(choices.colormap, Qt.Key.Key_End)
    assert six.state.view.colormap == "grey"


def test_tiles_grow_and_shrink(six, qtbot):
    grid = six.grid
    before = grid.tile_rect(0).width()
    middle = QPointF(grid.viewport().rect().center())
    wheel = QWheelEvent(
        middle,
        grid.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(grid.tile_size_changed):
        QApplication.sendEvent(grid.viewport(), wheel)
    assert six.tab.header.tile.value() == 104
    six.tab.header.tile.setValue(192)
    assert grid.tile_rect(0).width() > 1.5 * before


# Many pictures, and single values


def test_only_what_is_in_sight_is_drawn(session):
    session.open(500)
    ramp = np.linspace(0, 1, 128 * 128, dtype=np.float32).reshape(128, 128)
    session.report(*(session.known(place, ramp) for place in range(500)))
    session.grid.viewport().grab()
    seen = sum(
        session.grid.tile_rect(index).intersects(session.grid.viewport().rect())
        for index in range(500)
    )
    assert 0 < session.grid.images_kept() <= 2 * seen < 100
    # Pictures that are no longer open leave nothing behind.
    session.dispatch(ev.StripClosed())
    assert session.grid.images_kept() == 0
    assert session.grid._shown is None


def test_out_of_sight_nothing_is_held(six):
    six.grid.viewport().grab()
    six.dispatch(ev.ViewChanged("tab", "layers"))
    assert six.tab._state is None
    assert six.grid.images_kept() == 0
    six.dispatch(ev.ViewChanged("tab", "pictures"))
    assert six.standings() == ["current"] * 6


def test_units_of_the_classifier_are_bars_from_zero(session):
    last = session.state.model.good.groups[-1].name
    session.open(3)
    session.dispatch(ev.LayerSelected(last))
    session.report(*(session.known(place, [[value]]) for place, value in enumerate((2.0, -1.0, 0))))
    assert session.tab.header.title.text() == f"3 pictures, {last}, feature 0"
    assert [figures(tile) for tile in session.tiles] == ["2", "−1", "0"]
    assert not session.tab.choices.legend.isVisible()
    assert not session.tab.choices.scale.isVisible()
    assert session.grid._grid.columns == 1
    shot = session.grid.viewport().grab().toImage()
    fill = theme.kind_style("linear").fill

    def bar(index):
        y = session.grid.tile_rect(index).center().y()
        return [x for x in range(shot.width()) if close(shot.pixelColor(x, y), fill)]

    assert len(bar(0)) == pytest.approx(2 * len(bar(1)), abs=3)
    assert max(bar(1)) <= min(bar(0)) + 2
    assert bar(2) == []
    session.dispatch(ev.LayerSelected("conv1_1"))
    assert session.tab.choices.scale.isVisible()


def test_a_narrow_pane_has_room_for_two_columns(six):
    six.pane.resize(476, 500)
    assert six.grid._grid.columns == 2
    for control in (six.tab.choices.colormap, six.tab.choices.legend, six.tab.choices.order):
        right = control.mapTo(six.tab, control.rect().bottomRight()).x()
        assert right < six.tab.width()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_paints_in_both_themes(six, qapp, scheme):
    theme.apply(qapp, scheme)
    shot = six.grid.viewport().grab().toImage()
    assert close(shot.pixelColor(2, shot.height() - 2), theme.tokens().panel)
    theme.apply(qapp, "light")


# The whole program


@pytest.fixture
def program(start_program):
    return start_program(ev.PresetChosen("vgg_tiny"))


def test_the_sample_pictures_are_compared(program, qtbot):
    window = program.window
    window.actions_.by_key["tab_pictures"].trigger()
    tab = window.visual_pane.pages["pictures"]
    qtbot.mouseClick(tab.invitation.samples, Qt.MouseButton.LeftButton)

    def all_are_there(basis):
        state = program.store.state
        assert state.job.status == "done"
        assert [known.basis for known in state.results.across] == [basis] * len(SAMPLES)

    def waited():
        basis = comparing.basis(program.store.state)
        qtbot.waitUntil(lambda: all_are_there(basis), timeout=WAIT)
        return program.store.state.results

    results = waited()
    assert tab.header.title.text() == (f"{len(SAMPLES)} pictures, conv1_1, channel 0, after ReLU")
    assert [tile.standing for tile in tab.grid._shown.tiles] == ["current"] * len(SAMPLES)
    cat = results.across[0].found
    assert np.array_equal(cat.values, results.maps.post[0])
    tab.choices.channel.stepUp()
    assert waited().across[0].found.maximum == program.store.state.results.maps.post[1].max()
    tab.controls.step_forth()
    waited()
    assert program.store.state.selection.layer == "pool1"
    place = tab.grid.tile_rect(4).center()
    qtbot.mouseClick(tab.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: program.store.state.input.source.sample == "test-card", timeout=WAIT)
    known = waited().across[4].found
    assert known.maximum == program.store.state.results.maps.post[0].max()
