"""The tab Feature maps: what is chosen about the wall, pins, a second wall, what is saved."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QToolTip

from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.engine.activations import LayerMaps, Stats
from vgg_explorer.gui import theme
from vgg_explorer.gui.map_files import MapFiles
from vgg_explorer.gui.visual_pane.maps_tab import MapsTab
from vgg_explorer.session import alongside, updates
from vgg_explorer.session import events as ev
from vgg_explorer.session.alongside import BesideMaps, PinnedMaps
from vgg_explorer.session.entering import Input, PictureSource
from vgg_explorer.session.filming import save_still
from vgg_explorer.session.wall import Pin

SMALL = PRESETS["vgg_tiny"].spec
LEFT = Qt.MouseButton.LeftButton


class Session:
    """A state with the tab that shows it; nothing computes."""

    def __init__(self):
        state = updates.update(updates.initial(), ev.SpecOpened(SMALL))
        self.state = updates.update(state, ev.ViewChanged("tab", "maps"))
        self.events = []
        self.tab = MapsTab(self.dispatch)
        self.tab.resize(900, 640)
        self.tab.show_state(self.state, in_sight=True)

    def dispatch(self, event):
        self.events.append(event)
        self.to(updates.update(self.state, event))

    def to(self, state):
        self.state = state
        self.tab.show_state(state, in_sight=True)

    def maps(self, layer="conv1_1", seed=0):
        group = self.state.model.good.group(layer)
        values = np.random.default_rng(seed).normal(size=group.out_shape).astype(np.float32)
        if group.has_activation:
            return _maps(layer, values, np.maximum(values, 0))
        return _maps(layer, None, values)

    def show(self, qtbot, maps):
        with qtbot.waitSignal(self.tab.maps_painted):
            self.dispatch(ev.MapsReady(maps))
        qtbot.waitUntil(lambda: self.tab.column.title.text() != "")


def _maps(layer, pre, post):
    def stats(values):
        low, high = float(values.min()), float(values.max())
        return Stats(low, high, float(values.mean()), 0.0, 0, (1,), low, high)

    before = None if pre is None else stats(pre)
    return LayerMaps(layer, SMALL, pre, post, before, stats(post), "picture")


@pytest.fixture
def session(qtbot, qapp):
    theme.apply(qapp, "light")
    made = Session()
    qtbot.addWidget(made.tab)
    made.tab.show()
    qtbot.waitExposed(made.tab)
    made.show(qtbot, made.maps())
    return made


def choose(combo, qtbot, data):
    """Choose an entry of a combo box by key."""
    combo.setFocus()
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


# Order


def test_channels_are_sorted_with_the_striking_ones_first(session, qtbot):
    order = session.tab.choices.order
    choose(order.order, qtbot, "variance")
    assert session.state.wall.order == "variance"
    assert session.state.wall.direction == "down"
    post = session.state.results.maps.post
    expected = np.argsort(-post.reshape(16, -1).var(1), kind="stable")
    assert list(session.tab.wall.order()) == expected.tolist()
    order.direction.setFocus()
    qtbot.keyClick(order.direction, Qt.Key.Key_Space)
    assert session.state.wall.direction == "up"
    assert list(session.tab.wall.order()) == expected.tolist()[::-1]
    choose(order.order, qtbot, "index")
    assert session.tab.wall.order() == tuple(range(16))


def test_the_order_stays_from_layer_to_layer(session, qtbot):
    choose(session.tab.choices.order.order, qtbot, "mean")
    session.dispatch(ev.LayerSelected("conv2_1"))
    session.show(qtbot, session.maps("conv2_1"))
    means = session.state.results.maps.post.mean((1, 2))
    assert list(session.tab.wall.order()) == np.argsort(-means, kind="stable").tolist()
    assert session.tab.wall.verticalScrollBar().value() == 0


# Scale


def test_a_fixed_scale_is_typed_and_kept(session, qtbot):
    choices = session.tab.choices
    assert not choices.bounds.isVisible()
    session.dispatch(ev.ViewChanged("scale", "fixed"))
    assert choices.bounds.isVisible()
    for field, words in ((choices.bounds.high, "2.5"), (choices.bounds.low, "0,5")):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (session.state.wall.low, session.state.wall.high) == (0.5, 2.5)
    assert session.tab.wall.value_range(3) == (0.5, 2.5)
    assert session.tab.column.scale.text() == "All tiles 0.5 … 2.5, as you fixed it."
    session.dispatch(ev.LayerSelected("conv2_1"))
    session.show(qtbot, session.maps("conv2_1"))
    assert session.tab.wall.value_range(3) == (0.5, 2.5)


def test_bounds_that_are_none_are_put_back_and_ends_do_not_cross(session, qtbot):
    session.dispatch(ev.ViewChanged("scale", "fixed"))
    bounds = session.tab.choices.bounds
    for words in ("", "wide", "nan", "1e99"):
        bounds.low.setFocus()
        bounds.low.selectAll()
        qtbot.keyClick(bounds.low, Qt.Key.Key_Delete)
        qtbot.keyClicks(bounds.low, words)
        qtbot.keyClick(bounds.low, Qt.Key.Key_Return)
        assert bounds.low.text() == "0"
    bounds.low.selectAll()
    qtbot.keyClicks(bounds.low, "4")
    qtbot.keyClick(bounds.low, Qt.Key.Key_Return)
    assert session.state.wall.low == 4
    assert session.state.wall.high > 4
    qtbot.keyClick(bounds.low, Qt.Key.Key_Down)
    assert session.state.wall.low < 4


def test_the_range_of_the_layer_is_taken(session, qtbot):
    session.dispatch(ev.ViewChanged("scale", "fixed"))
    qtbot.mouseClick(session.tab.choices.bounds.take, LEFT)
    stats = session.state.results.maps.post_stats
    assert session.state.wall.low == pytest.approx(stats.minimum, rel=1e-3, abs=1e-3)
    assert session.state.wall.high == pytest.approx(stats.maximum, rel=1e-3)


# Dead channels and figures


def test_dead_channels_are_counted_and_said(session, qtbot):
    values = session.maps().post.copy()
    values[[2, 5, 9]] = 0
    session.show(qtbot, _maps("conv1_1", None, values))
    assert session.tab.header.count.text() == "3 of 16 dead"
    session.dispatch(ev.ChannelSelected(5))
    assert session.tab.column.range.text().startswith("Dead")
    session.dispatch(ev.ChannelSelected(4))
    assert not session.tab.column.range.isVisible()


def test_figures_and_histogram_of_a_channel(session):
    session.dispatch(ev.ViewChanged("stage", "pre"))
    session.dispatch(ev.ChannelSelected(3))
    statistics = session.tab.column.statistics
    one = session.state.results.maps.pre[3]
    expected = [f"{x:.3g}".replace("-", "−") for x in (one.min(), one.max(), one.mean(), one.std())]
    assert [value.text() for value in statistics.values] == [*expected, "0 %"]
    assert sum(statistics.histogram._counts) == one.size


# Vectors


@pytest.mark.parametrize("form", ["grid", "bars", "tiles"])
def test_vectors_have_forms(session, qtbot, form):
    assert not session.tab.choices.form.isVisible()
    session.dispatch(ev.LayerSelected("fc4"))
    session.show(qtbot, session.maps("fc4"))
    assert session.tab.choices.form.isVisible()
    session.dispatch(ev.WallChanged("form", form))
    assert session.tab.choices.form.current() == form
    assert session.tab.wall._form == form
    order = session.tab.choices.order.order
    assert [order.itemText(i) for i in range(order.count())] == ["Index", "Value"]
    zero = int((session.state.results.maps.post == 0).sum())
    assert session.tab.header.count.text() == f"{zero} of {session.tab.wall.count()} zero"


# Pins


def test_pinned_channels_stand_first_whatever_the_order(session, qtbot):
    session.tab.wall.setFocus()
    for channel in (9, 4):
        session.dispatch(ev.ChannelSelected(channel))
        qtbot.keyClick(session.tab.wall, Qt.Key.Key_P)
    assert session.tab.wall.order()[:3] == (9, 4, 0)
    choose(session.tab.choices.order.order, qtbot, "maximum")
    assert session.tab.wall.order()[:2] == (9, 4)
    qtbot.keyClick(session.tab.wall, Qt.Key.Key_P)
    assert session.state.wall.pins == (Pin("conv1_1", 9),)
    assert not session.tab.pins.isVisible()


def test_pins_of_other_layers_stay_in_a_strip(session, qtbot):
    session.dispatch(ev.PinToggled(Pin("conv1_1", 9)))
    session.dispatch(ev.LayerSelected("conv2_1"))
    session.show(qtbot, session.maps("conv2_1"))
    strip = session.tab.pins
    assert strip.isVisible()
    (button,) = strip.pins
    assert not button._current
    values = session.maps().post[9:10]
    pinned = PinnedMaps(alongside.pinning(session.state), "", ((Pin("conv1_1", 9), values),))
    session.dispatch(ev.PinnedReady(pinned))
    assert button._current
    assert button._image.width() == 32
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert session.state.selection.layer == "conv1_1"
    assert session.state.selection.channel == 9


def test_pins_are_taken_away_by_key_in_the_strip(session, qtbot):
    session.dispatch(ev.PinToggled(Pin("conv2_1", 3)))
    (button,) = session.tab.pins.pins
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_P)
    assert session.state.wall.pins == ()
    assert not session.tab.pins.isVisible()


def test_a_pin_of_a_layer_that_is_not_there_chooses_nothing(session, qtbot):
    session.dispatch(ev.PinToggled(Pin("conv9_9", 3)))
    (button,) = session.tab.pins.pins
    qtbot.mouseClick(button, LEFT)
    assert session.state.selection.layer == "conv1_1"


def test_the_scale_of_a_vector_is_said_also_beside_its_probe(session, qtbot):
    session.dispatch(ev.LayerSelected("fc4"))
    session.show(qtbot, session.maps("fc4"))
    assert session.tab.column.probe.isVisible()
    assert session.tab.column.scale.isVisible()
    words = session.tab.column.scale.text
    qtbot.waitUntil(lambda: words().startswith("All tiles 0 …"))


def test_the_menu_pins_and_others_may_add_to_it(session, qtbot):
    added = []

    def add(menu, channel):
        added.append((isinstance(menu, QMenu), channel))

    session.tab.menu_opening.connect(add)
    session.tab.wall.menu_requested.emit(6, QPoint(10, 10))
    menu = session.tab.findChild(QMenu)
    pin = menu.actions()[0]
    assert pin.text() == "Pin channel 6"
    pin.trigger()
    menu.close()
    assert session.state.wall.pins == (Pin("conv1_1", 6),)
    assert added == [(True, 6)]


# Over the picture


def test_the_channel_lies_over_what_the_network_saw(session, qtbot):
    over, view = session.tab.column.over, session.tab.column.view
    pixels = np.full((32, 32, 3), 90, np.uint8)
    results = replace(session.state.results, seen=_Seen(pixels))
    session.to(replace(session.state, results=results))
    assert view._picture is None
    over.over.setFocus()
    qtbot.keyClick(over.over, Qt.Key.Key_Space)
    assert session.state.wall.overlay
    assert view._picture is pixels
    over.opacity.setFocus()
    qtbot.keyClick(over.opacity, Qt.Key.Key_PageDown)
    assert session.state.wall.opacity == 50
    assert view._opacity == 0.5
    assert over.percent.text() == "50 %"
    qtbot.keyClick(over.over, Qt.Key.Key_Space)
    assert view._picture is None


class _Seen:
    def __init__(self, pixels):
        self.pixels = pixels


# Side by side


def beside(session, qtbot, layer, seed=0):
    """Choose a layer beside, and let its maps come."""
    combo = session.tab.choices.beside
    combo.setCurrentIndex(combo.findText(layer))
    combo.activated.emit(combo.currentIndex())
    assert session.state.wall.beside == layer
    errand = alongside.beside_errand(session.state)
    session.dispatch(ev.BesideReady(BesideMaps(errand, "", session.maps(layer, seed))))


def test_another_layer_stands_beside_with_the_same_channel_chosen(session, qtbot):
    other = session.tab.beside
    assert not other.isVisible()
    beside(session, qtbot, "conv2_1")
    assert other.isVisible()
    assert other.wall.count() == 32
    assert other.title.text() == "conv2_1 · 32×16×16"
    session.dispatch(ev.ChannelSelected(7))
    assert other.wall.selection() == 7
    qtbot.mouseClick(other.wall.viewport(), LEFT, pos=other.wall.tile_rect(3).center())
    assert session.state.selection.channel == 3
    assert session.tab.wall.selection() == 3
    session.dispatch(ev.WallChanged("beside", None))
    assert not other.isVisible()


def test_maps_beside_say_that_they_are_being_computed(session, qtbot):
    session.dispatch(ev.WallChanged("beside", "conv2_1"))
    assert session.tab.beside.wall._placeholder == "Computing conv2_1 ..."
    assert session.tab.beside.wall.count() == 0


def test_another_picture_of_the_strip_scrolls_along(session, qtbot):
    first, second = PictureSource(b"1", "one.png"), PictureSource(b"2", "two.png")
    held = Input(picture=object(), source=first, strip=(first, second))
    session.to(replace(session.state, input=held))
    combo = session.tab.choices.beside
    combo.setCurrentIndex(combo.findText("two.png"))
    combo.activated.emit(combo.currentIndex())
    assert session.state.wall.beside is second
    errand = alongside.beside_errand(session.state)
    session.dispatch(ev.BesideReady(BesideMaps(errand, "", session.maps(seed=5))))
    assert session.tab.beside.title.text() == "two.png · 16×32×32"
    session.tab.header.tile.setValue(160)
    session.dispatch(ev.ViewChanged("scale", "shared"))
    other = session.tab.beside
    low, high = session.tab.wall.value_range(0)
    assert other.wall.value_range(0) == (low, high)
    assert other.title.text() == f"two.png · 16×32×32 · {low:.3g} … {high:.3g}"
    choose(session.tab.choices.order.order, qtbot, "mean")
    assert other.wall.order() == session.tab.wall.order()
    bar = session.tab.wall.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(60)
    assert session.tab.beside.wall.verticalScrollBar().value() == 60
    session.tab.beside.wall.verticalScrollBar().setValue(20)
    assert bar.value() == 20


# Saving


@pytest.fixture
def files(session, qtbot, monkeypatch):
    """Return what saves, with the dialog kept off the screen."""
    made = MapFiles(session.dispatch, session.tab)
    monkeypatch.setattr(QFileDialog, "open", lambda self: None)
    return made


def dialog_of(session):
    return session.tab.findChildren(QFileDialog)[-1]


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "wall"), ("b.npy", "values"), ("c.PNG", "wall")]
)
def test_what_is_saved_follows_the_ending(session, qtbot, files, tmp_path, name, kind):
    session.dispatch(ev.WallChanged("direction", "down"))
    files.save_maps(session.state)
    dialog = dialog_of(session)
    with qtbot.waitSignal(files.saved) as caught:
        dialog.fileSelected.emit(str(tmp_path / name))
    (still,) = caught.args
    assert (still.path, still.kind) == (tmp_path / name, kind)
    assert still.order == tuple(range(15, -1, -1))
    assert still.title == "conv1_1, after ReLU"
    (told,) = save_still(still)
    assert told.kind == "ok"
    if kind == "values":
        back = np.load(io.BytesIO((tmp_path / name).read_bytes()))
        assert np.array_equal(back, session.state.results.maps.post)


@pytest.mark.parametrize("scale", ["channel", "shared", "fixed"])
def test_saved_colours_are_those_on_the_wall(session, qtbot, files, tmp_path, scale):
    session.dispatch(ev.ViewChanged("scale", scale))
    files.save_maps(session.state)
    with qtbot.waitSignal(files.saved) as caught:
        dialog_of(session).fileSelected.emit(str(tmp_path / "a.png"))
    colours = caught.args[0].colours
    for channel in (0, 5):
        own = colours[channel] if scale == "channel" else colours[0]
        assert own.limits == session.tab.wall.value_range(channel)
    assert len(colours) == (16 if scale == "channel" else 1)


@pytest.mark.parametrize(("place", "over"), [(2, "channel"), (3, "mean")])
def test_a_film_is_asked_of_the_worker(session, qtbot, files, tmp_path, place, over):
    session.dispatch(ev.ChannelSelected(5))
    files.save_maps(session.state)
    dialog = dialog_of(session)
    dialog.selectNameFilter(dialog.nameFilters()[place])
    dialog.filterSelected.emit(dialog.nameFilters()[place])
    assert dialog.defaultSuffix() == "gif"
    dialog.fileSelected.emit(str(tmp_path / "film.gif"))
    film = session.state.wall.film
    assert (film.path, film.over, film.channel) == (tmp_path / "film.gif", over, 5)
    assert film.signed.diverging
    assert not film.plain.diverging


def test_the_button_asks_for_the_command(session, qtbot):
    qtbot.mouseClick(session.tab.header.save, LEFT)
    assert session.state.command == "save_maps"


# Keys


def test_every_control_is_reached_by_the_tab_key(session, qtbot):
    session.dispatch(ev.ViewChanged("scale", "fixed"))
    session.dispatch(ev.WallChanged("overlay", True))
    wanted = {
        session.tab.header.tile,
        session.tab.header.save,
        session.tab.choices.order.order,
        session.tab.choices.order.direction,
        session.tab.choices.bounds.low,
        session.tab.choices.bounds.high,
        session.tab.choices.bounds.take,
        session.tab.choices.colormap,
        session.tab.choices.beside,
        session.tab.wall,
        session.tab.column.over.over,
        session.tab.column.over.opacity,
    }
    session.tab.header.tile.setFocus()
    found, at = set(), session.tab.header.tile
    for _ in range(400):
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible() and at.isEnabled():
            found.add(at)
        at = at.nextInFocusChain()
    assert wanted <= found
    assert all(widget.accessibleName() or widget.text() for widget in wanted - {session.tab.wall})


def test_tool_tips_tell_of_the_tile_under_the_pointer(session):
    place = session.tab.wall.tile_rect(3).center()
    at = session.tab.wall.viewport().mapToGlobal(place)
    tip = QHelpEvent(QEvent.Type.ToolTip, place, at)
    QApplication.sendEvent(session.tab.wall.viewport(), tip)
    assert QToolTip.text().startswith("channel 3 ")
    QToolTip.hideText()
