"""The wall of channels in other orders and forms, with marks, and the figures behind them."""

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets import channels, maps
from vgg_explorer.gui.widgets.channel_view import ChannelView
from vgg_explorer.gui.widgets.channel_wall import ChannelWall
from vgg_explorer.gui.widgets.wall_vectors import cells_grid


def ramp(count: int, side: int = 8) -> Any:
    """Return maps of one value each, from 0 to 1."""
    return np.linspace(0, 1, count, dtype=np.float32)[:, None, None].repeat(side, 1).repeat(side, 2)


@pytest.fixture
def wall(qtbot: QtBot, qapp: QApplication) -> ChannelWall:
    theme.apply(qapp, "light")
    made = ChannelWall()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.set_maps(ramp(64), colormap="grey")
    made.show()
    qtbot.waitExposed(made)
    return made


def grey(wall: ChannelWall, at: QPoint) -> int:
    return int(wall.viewport().grab().toImage().pixelColor(at).red())


def picture(wall: ChannelWall) -> QImage:
    return wall.viewport().grab().toImage()


# Orders


def test_tiles_stand_in_the_order_that_was_given(wall: ChannelWall) -> None:
    before = wall.tile_rect(0)
    wall.set_order(range(63, -1, -1))
    assert wall.tile_rect(63).top() == before.top()
    assert wall.tile_rect(63).left() < wall.tile_rect(62).left()
    assert grey(wall, wall.tile_rect(63).center()) >= 253
    wall.set_order(None)
    assert wall.tile_rect(0) == before
    assert wall.order() == tuple(range(64))


def test_the_keys_and_the_pointer_go_by_the_order(qtbot: QtBot, wall: ChannelWall) -> None:
    wall.set_order([*range(32, 64), *range(32)])
    qtbot.keyClick(wall, Qt.Key.Key_Home)
    assert wall.selection() == 32
    qtbot.keyClick(wall, Qt.Key.Key_Right)
    assert wall.selection() == 33
    qtbot.keyClick(wall, Qt.Key.Key_End)
    assert wall.selection() == 31
    wall.verticalScrollBar().setValue(0)
    button = Qt.MouseButton.LeftButton
    qtbot.mouseClick(wall.viewport(), button, pos=wall.tile_rect(40).center())
    assert wall.selection() == 40


def test_another_order_shows_its_first_tiles_and_keeps_the_choice(wall: ChannelWall) -> None:
    wall.set_selected(63)
    assert wall.verticalScrollBar().value() > 0
    wall.set_order([*range(1, 64), 0])
    assert wall.verticalScrollBar().value() == 0
    assert wall.selection() == 63


def test_in_another_order_every_tile_has_its_number(wall: ChannelWall) -> None:
    corner = QPoint(wall.tile_rect(0).left() + 3, wall.tile_rect(0).bottom() - 3)
    assert picture(wall).pixelColor(corner).red() == 0  # channel 0 is black throughout
    wall.set_order([0, *range(63, 0, -1)])
    tile = wall.tile_rect(0)
    corner = QPoint(tile.left() + 1, tile.bottom() - 1)
    assert picture(wall).pixelColor(corner).red() > 180


def test_an_order_of_another_length_is_no_order(wall: ChannelWall) -> None:
    wall.set_order([3, 1])
    assert wall.order() == tuple(range(64))


# Marks


def test_badges_are_drawn_on_their_tiles_and_stay(wall: ChannelWall) -> None:
    def corner() -> Any:
        tile = wall.tile_rect(2)
        return picture(wall).pixelColor(tile.left() + 1, tile.top() + 1)

    plain = corner()
    wall.set_badges({2: "x"})
    assert corner().blue() > plain.blue() + 60
    wall.set_maps(ramp(64), colormap="grey")
    assert corner().blue() > plain.blue() + 60
    wall.set_badges({})
    assert corner() == plain


def test_pinned_and_dead_channels_are_marked(wall: ChannelWall) -> None:
    tile = wall.tile_rect(0)
    place = QPoint(tile.right() - 2, tile.top() + 2)
    before = picture(wall)
    wall.set_marks(dead=[0])
    middle = tile.center()
    ring = [QPoint(middle.x() + x, middle.y() + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    assert any(picture(wall).pixelColor(at).red() > 60 for at in ring)
    assert "dead" in wall._words(0)
    wall.set_marks(pinned=[0])
    assert before.pixelColor(place).blue() == 0
    assert picture(wall).pixelColor(place).blue() > 100


def test_p_asks_for_a_pin(qtbot: QtBot, wall: ChannelWall) -> None:
    wall.set_selected(7)
    with qtbot.waitSignal(wall.pin_requested) as caught:
        qtbot.keyClick(wall, Qt.Key.Key_P)
    assert caught.args == [7]


@pytest.mark.parametrize("by_key", [False, True])
def test_a_menu_is_asked_for_by_pointer_and_key(
    qtbot: QtBot, wall: ChannelWall, by_key: bool
) -> None:
    wall.set_order(range(63, -1, -1))
    wall.set_selected(60)
    reason = QContextMenuEvent.Reason
    point = wall.tile_rect(60 if by_key else 61).center()
    at = QPoint(1, 1) if by_key else point
    how = reason.Keyboard if by_key else reason.Mouse
    event = QContextMenuEvent(how, at, wall.viewport().mapToGlobal(at))
    with qtbot.waitSignal(wall.menu_requested) as caught:
        QApplication.sendEvent(wall.viewport(), event)
    assert caught.args == [60 if by_key else 61, wall.viewport().mapToGlobal(point)]


def test_beside_the_tiles_there_is_no_menu(qtbot: QtBot, wall: ChannelWall) -> None:
    at = QPoint(2, 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, wall.mapToGlobal(at))
    with qtbot.assertNotEmitted(wall.menu_requested):
        QApplication.sendEvent(wall.viewport(), event)


# Scales


def test_a_fixed_scale_is_the_same_for_all(wall: ChannelWall) -> None:
    wall.set_maps(ramp(4), lo_hi=(-1.0, 3.0), colormap="grey")
    assert {wall.value_range(channel) for channel in range(4)} == {(-1.0, 3.0)}
    assert grey(wall, wall.tile_rect(3).center()) == pytest.approx(127, abs=1)


def test_a_fixed_scale_of_a_diverging_map_has_zero_in_its_middle(wall: ChannelWall) -> None:
    wall.set_maps(ramp(4), lo_hi=(-1.0, 3.0), colormap="rdbu")
    assert wall.value_range(0) == (-3.0, 3.0)


# Vectors


def test_4096_values_are_a_square_of_64(wall: ChannelWall) -> None:
    grid = cells_grid(4096, 600, 56, 40, 8)
    assert grid.columns == 64
    assert grid.rect(4095).size() == grid.rect(0).size()
    assert grid.rect(64).top() == grid.rect(0).bottom() + 1


@pytest.mark.parametrize("count", [1, 10, 64, 1000, 4096, 25088])
def test_cells_have_their_values_colours(wall: ChannelWall, count: int) -> None:
    wall.set_form("grid")
    values = np.linspace(0, 1, count, dtype=np.float32)
    wall.set_maps(values, lo_hi=(0.0, 1.0), colormap="grey")
    image = picture(wall)
    for channel in {0, count // 3, count // 2}:
        at = wall.tile_rect(channel).center()
        if wall.viewport().rect().contains(at):
            assert image.pixelColor(at).red() == pytest.approx(values[channel] * 254, abs=2)
    below = wall.tile_rect(count - 1)
    beside = QPoint(below.right() + 3, below.center().y())
    if wall.viewport().rect().contains(beside):
        assert image.pixelColor(beside) == theme.LIGHT.panel


def test_cells_follow_the_order(wall: ChannelWall) -> None:
    wall.set_form("grid")
    wall.set_maps(np.linspace(0, 1, 256), lo_hi="shared", colormap="grey")
    wall.set_order(range(255, -1, -1))
    assert grey(wall, wall.tile_rect(255).center()) >= 253
    assert wall.tile_rect(255).top() < wall.tile_rect(0).top()


def test_bars_are_as_long_as_their_values(wall: ChannelWall) -> None:
    wall.set_form("bars")
    values = np.array([0.0, 0.5, 1.0, -1.0], np.float32)
    wall.set_maps(values, lo_hi="shared", colormap="rdbu")
    image = picture(wall)
    fill = theme.kind_style("linear").fill

    def length(channel: int) -> int:
        row = wall.tile_rect(channel)
        line = range(row.left(), row.right())
        return sum(image.pixelColor(x, row.center().y()) == fill for x in line)

    assert length(0) == 0
    assert length(1) == pytest.approx(length(2) / 2, abs=2)
    assert length(3) == pytest.approx(length(2), abs=2)
    assert length(2) > 20


def test_thousands_of_bars_and_cells_are_reached_by_keys(qtbot: QtBot, wall: ChannelWall) -> None:
    wall.set_maps(np.random.default_rng(0).random(4096))
    for form in ("bars", "grid", "tiles"):
        wall.set_form(form)
        wall.set_selected(0)
        qtbot.keyClick(wall, Qt.Key.Key_End)
        assert wall.selection() == 4095
        assert wall.viewport().rect().contains(wall.tile_rect(4095))
        qtbot.keyClick(wall, Qt.Key.Key_Home)
        assert wall.viewport().rect().contains(wall.tile_rect(0))
    assert wall.accessibleDescription().startswith("feature 0: ")


# Figures of channels


def some(seed: int = 0) -> Any:
    values = np.random.default_rng(seed).normal(size=(9, 12, 7)).astype(np.float32)
    values[3] = 0
    values[5, :6] = 0
    return values


def test_figures_are_numpys() -> None:
    one = some()[5]
    found = channels.figures(one)
    assert found.minimum == one.min()
    assert found.maximum == one.max()
    assert found.mean == pytest.approx(one.mean(), rel=1e-5)
    assert found.std == pytest.approx(one.std(), rel=1e-5)
    assert found.zeros == 0.5
    assert sum(found.counts) == one.size
    assert found.not_finite == 0


def test_figures_leave_out_what_is_no_number() -> None:
    one = np.array([[1, np.nan], [3, np.inf]], np.float32)
    found = channels.figures(one)
    assert (found.minimum, found.maximum, found.mean, found.not_finite) == (1, 3, 2, 2)
    nothing = channels.figures(np.full((2, 2), np.nan, np.float32))
    assert np.isnan(nothing.mean)
    assert nothing.counts == ()
    constant = channels.figures(np.full((2, 2), 5, np.float32))
    assert constant.counts[0] == 4


def test_dead_channels_are_found_also_where_they_live_at_one_point() -> None:
    values = np.zeros((4, 40, 40), np.float32)
    values[1, 39, 38] = 1e-30
    values[2] = np.nan
    assert channels.dead(values) == {0, 3}
    assert channels.dead(np.array([0, 1, -2, 0], np.float32)) == {0, 3}


@pytest.mark.parametrize(
    ("order", "figure"),
    [
        ("mean", lambda one: one.mean()),
        ("maximum", lambda one: one.max()),
        ("variance", lambda one: one.var()),
        ("zeros", lambda one: (one == 0).mean()),
    ],
)
def test_orders_are_those_of_the_figures(order: str, figure: Any) -> None:
    values = some()
    expected = sorted(range(len(values)), key=lambda channel: (-figure(values[channel]), channel))
    assert channels.ordered(values, order, falling=True) == expected
    assert channels.ordered(values, order, falling=True, first=[4, 2])[:2] == [4, 2]
    assert sorted(channels.ordered(values, order, falling=False, first=[4])) == list(range(9))


def test_what_has_no_finite_value_comes_last() -> None:
    values = some()
    values[2] = np.nan
    values[4, 0, 0] = np.inf
    for falling in (True, False):
        assert channels.ordered(values, "mean", falling=falling)[-1] == 2
    assert channels.keys(values, "mean")[4] == pytest.approx(values[4][1:].mean(), abs=0.1)


def test_a_vector_is_sorted_by_its_values() -> None:
    values = np.array([3, -1, 2], np.float32)
    for order in ("mean", "maximum", "variance", "zeros"):
        assert channels.ordered(values, order, falling=True) == [0, 2, 1]
    assert channels.ordered(values, "index", falling=True) == [2, 1, 0]


# Over the picture


def test_enlarging_goes_straight_between_the_pixels() -> None:
    assert maps.enlarged(np.array([[0, 2]], np.float32), 1, 4).tolist() == [[0, 0.5, 1.5, 2]]
    assert maps.enlarged(np.full((3, 3), 7, np.float32), 7, 5) == pytest.approx(7)
    large = np.zeros((9, 9), np.float32)
    assert maps.enlarged(large, 4, 4).shape == (9, 9)
    assert maps.enlarged(np.ones((1, 1), np.float32), 4, 4).shape == (4, 4)


def test_a_map_over_a_picture_lets_it_through(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    view = ChannelView()
    qtbot.addWidget(view)
    view.resize(320, 300)
    view.show()
    qtbot.waitExposed(view)
    view.set_map(np.zeros((4, 4), np.float32), 0, 1, "grey")
    pixels = np.full((64, 64, 3), 200, np.uint8)

    def middle() -> int:
        assert view._canvas is not None
        image = view._canvas.grab().toImage()
        return int(image.pixelColor(image.width() // 3, image.height() // 3).red())

    assert middle() == 0
    view.set_picture(pixels, 0.25)
    assert middle() == pytest.approx(150, abs=3)
    view.set_picture(pixels[..., :1], 0.0)
    assert middle() == pytest.approx(200, abs=2)
    view.set_picture(None)
    assert middle() == 0
    with pytest.raises(ValueError, match="picture"):
        view.set_picture(pixels[0])
