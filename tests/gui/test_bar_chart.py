"""Axes, bars and areas, with real mouse and keys."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QWheelEvent
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QToolTip

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets.area_chart import AreaChart
from vgg_explorer.gui.widgets.area_data import Area, Areas, Limit
from vgg_explorer.gui.widgets.axis import (
    BATCHES,
    BYTES,
    COUNTS,
    SECONDS,
    SHARES,
    Scale,
    clear_of_each_other,
)
from vgg_explorer.gui.widgets.bar_chart import BarChart
from vgg_explorer.gui.widgets.bar_layout import bar_layout, least_size
from vgg_explorer.gui.widgets.chart_data import Bar, Bars, Category, Look, kind_look

A, B = Look("A", "#4477AA", "#6FA3D8"), Look("B", "#008577", "#3DB5A6")
MIB, GIB = 2**20, 2**30


def labels(scale, most=5):
    return [words for _, words in scale.axis(most).ticks]


# Axes


def test_round_numbers_in_one_unit():
    assert labels(Scale(1_849_688_064, COUNTS)) == ["0", "0.5 G", "1 G", "1.5 G", "2 G"]
    assert labels(Scale(37 * GIB, BYTES)) == ["0", "10 GiB", "20 GiB", "30 GiB", "40 GiB"]
    assert labels(Scale(27.6 * MIB, BYTES), 6) == [
        "0",
        *(f"{n} MiB" for n in (5, 10, 15, 20, 25, 30)),
    ]
    assert labels(Scale(0.0123, SECONDS), 3) == ["0", "5 ms", "10 ms", "15 ms"]
    assert labels(Scale(1.0, SHARES), 4) == ["0", "25 %", "50 %", "75 %", "100 %"]
    assert labels(Scale(20_000.0, SHARES), 3) == ["0", "1,000,000 %", "2,000,000 %"]


def test_counts_are_never_divided():
    assert labels(Scale(3, COUNTS), 8) == ["0", "1", "2", "3"]


def test_a_logarithmic_axis_begins_below_the_least():
    axis = Scale(1_849_688_064, COUNTS, 86_704_128, log=True).axis(5)
    assert [words for _, words in axis.ticks] == ["10 M", "100 M", "1 G", "10 G"]
    assert axis.fraction(1e7) == axis.fraction(0) == 0
    assert axis.fraction(1e10) == pytest.approx(1)
    # A least figure that is itself a power of ten still has a bar.
    assert Scale(1e6, COUNTS, 1e3, log=True).axis(9).low == pytest.approx(100)


def test_bytes_go_by_powers_of_two():
    scale = Scale(512 * MIB, BYTES, 3 * MIB, log=True)
    assert labels(scale, 8) == [f"{2**n} MiB" for n in range(1, 10)]
    assert labels(scale, 4) == ["1 MiB", "4 MiB", "16 MiB", "64 MiB", "256 MiB", "1 GiB"]


def test_batches_end_where_they_end():
    axis = Scale(512, BATCHES, 1, log=True, exact=True).axis(40)
    assert [words for _, words in axis.ticks] == [str(2**n) for n in range(10)]
    assert (axis.low, axis.high) == (1, 512)
    assert axis.fraction(32) == pytest.approx(5 / 9)
    assert axis.value(5 / 9) == pytest.approx(32)


@pytest.mark.parametrize("high", [0.0, -1.0, float("nan"), float("inf")])
def test_an_axis_of_nothing(high):
    axis = Scale(high, COUNTS).axis(5)
    assert labels(Scale(high, COUNTS)) == ["0"]
    assert axis.fraction(0) == 0


@given(
    high=st.floats(1e-8, 1e15),
    share=st.floats(1e-9, 1),
    units=st.sampled_from([COUNTS, BYTES, SECONDS]),
    log=st.booleans(),
    most=st.integers(1, 12),
)
def test_every_axis_holds_its_values(high, share, units, log, most):
    if units is not SECONDS:
        high = max(1.0, high)
    low = max(high * share, 1.0 if units is not SECONDS else 1e-9)
    axis = Scale(high, units, min(low, high), log=log).axis(most)
    values = [value for value, _ in axis.ticks]
    assert all(one < other for one, other in pairwise(values))
    assert axis.low <= min(low, high)
    assert axis.high >= high * (1 - 1e-9)
    assert 0 < axis.fraction(high) <= 1 + 1e-9
    assert len({words for _, words in axis.ticks}) == len(values)
    if not log:
        assert len(values) <= most + 2
        assert values[0] == 0


def test_labels_thin_out_evenly():
    places = [(10.0 * i, 10.0 * i + 14) for i in range(6)]
    assert clear_of_each_other(places, 2) == [True, False, True, False, True, False]
    assert clear_of_each_other(places[::2], 2) == [True] * 3
    assert clear_of_each_other([], 2) == []


# Bars


def bars(count, **changes):
    categories = tuple(
        Category(f"k{i}", f"conv{i}", (Bar(float(i + 1), A, f"{i + 1}"),)) for i in range(count)
    )
    return Bars(categories, Scale(float(count), COUNTS), **changes)


@pytest.fixture
def chart(qtbot, qapp):
    theme.apply(qapp, "light")
    made = BarChart()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show_bars(bars(8))
    with qtbot.waitExposed(made):
        made.show()
    return made


def spoken(chart, signal):
    heard = []
    signal.connect(heard.append)
    return heard


def click(qtbot, chart, key):
    place = chart.bar_rect(key).center()
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_heights_are_in_proportion(chart):
    heights = [chart.bar_rect(f"k{i}").height() for i in range(8)]
    plot = bar_layout(chart.bars(), QSizeF(chart.viewport().size())).plot
    for i, height in enumerate(heights):
        assert abs(height - plot.height() * (i + 1) / 8) <= 2


def test_a_small_figure_keeps_a_pixel(chart):
    categories = (
        Category("a", "a", (Bar(1e12, A),)),
        Category("b", "b", (Bar(1.0, A),)),
        Category("c", "c", (Bar(0.0, A),)),
    )
    chart.show_bars(Bars(categories, Scale(1e12, COUNTS)))
    layout = bar_layout(chart.bars(), QSizeF(500, 300))
    assert layout.bar(1, 0).height() == 1
    assert layout.bar(2, 0).height() == 0


def test_a_click_chooses(chart, qtbot):
    heard = spoken(chart, chart.chosen)
    click(qtbot, chart, "k5")
    assert heard == ["k5"]


def test_keys_move_and_choose(chart, qtbot):
    chosen, pointed = spoken(chart, chart.chosen), spoken(chart, chart.pointed)
    chart.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End):
        qtbot.keyClick(chart, key)
    assert pointed == ["k1", "k2", "k1", "k7"]  # the first had the keyboard from the start
    assert chosen == []
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Space)
    assert chosen == ["k7", "k0"]


def test_the_selection_is_where_the_keyboard_begins(chart, qtbot):
    chart.set_marked("k4")
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.cursor_key() == "k3"
    chart.clearFocus()
    assert chart.cursor_key() == "k4"


def test_the_pointer_comes_before_the_keyboard(chart, qtbot):
    chart.set_marked("k4")
    qtbot.mouseMove(chart.viewport(), chart.bar_rect("k1").center())
    assert chart.cursor_key() == "k1"
    QApplication.sendEvent(chart.viewport(), QEvent(QEvent.Type.Leave))
    assert chart.cursor_key() == "k4"


def test_a_tip_is_of_the_nearest_bar(chart):
    asked = []
    chart.set_tips(lambda key, number: asked.append((key, number)) or f"tip of {key}")
    pairs = tuple(
        Category(key, key, (Bar(1.0, A), Bar(0.5, B))) for key in ("params", "macs", "memory")
    )
    chart.show_bars(Bars(pairs, Scale(1.0, SHARES)))
    second = chart.bar_rect("macs", 1).center()
    QApplication.sendEvent(
        chart.viewport(),
        QHelpEvent(QHelpEvent.Type.ToolTip, second, chart.viewport().mapToGlobal(second)),
    )
    assert asked == [("macs", 1)]
    assert QToolTip.text() == "tip of macs"
    QToolTip.hideText()


def test_two_hundred_bars_scroll(chart, qtbot):
    chart.show_bars(bars(200))
    bar = chart.horizontalScrollBar()
    assert bar.maximum() > 2000
    assert all(chart.bar_rect(f"k{i}").width() >= 10 for i in (0, 99, 199))
    chart.set_marked("k150")
    marked = chart.bar_rect("k150")
    assert 0 <= marked.left() < marked.right() <= chart.viewport().width()
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    before = bar.value()
    _turn(chart, 120)
    assert bar.value() < before


def _turn(chart, angle):
    at = QPointF(chart.viewport().rect().center())
    event = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart.viewport(), event)


def test_labels_are_across_then_staggered_then_upright(qapp):
    data = bars(12)
    written = [bar_layout(data, QSizeF(width, 300)).written for width in (1200, 480, 240)]
    assert written == ["across", "staggered", "upright"]


def test_grouped_bars_stand_side_by_side(qapp):
    both = Category("a", "a", (Bar(1.0, A), Bar(0.5, B)))
    layout = bar_layout(Bars((both,), Scale(1.0, SHARES)), QSizeF(300, 300))
    one, other = layout.bar(0, 0), layout.bar(0, 1)
    assert one.right() < other.left()
    assert one.bottom() == other.bottom()
    assert one.height() == pytest.approx(2 * other.height())


def test_stacked_bars_stand_on_each_other(qapp):
    both = Category("a", "a", (Bar(1.0, A), Bar(3.0, B)))
    layout = bar_layout(Bars((both,), Scale(4.0, COUNTS), stacked=True), QSizeF(300, 300))
    one, other = layout.bar(0, 0), layout.bar(0, 1)
    assert other.bottom() == pytest.approx(one.top())
    assert other.top() == pytest.approx(layout.plot.top())
    assert both.total == 4
    assert both.top == 3


def test_what_vanished_is_no_longer_looked_at(chart, qtbot):
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    chart.show_bars(bars(3))
    assert chart.cursor_key() == ""
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.cursor_key() == "k0"


def test_an_empty_chart_takes_keys_and_clicks(chart, qtbot):
    chart.show_bars(Bars((), Scale(0.0, COUNTS)))
    chart.set_placeholder("Nothing yet")
    heard = spoken(chart, chart.chosen)
    chart.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(chart, key)
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton)
    assert heard == []
    assert not chart.grab().isNull()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_bar_has_its_colour_and_sharp_edges(qapp, scheme, ratio):
    theme.apply(qapp, scheme)
    chart = BarChart()
    chart.show_bars(
        Bars((Category("a", "a", (Bar(1.0, kind_look("linear")),)),), Scale(1.0, SHARES))
    )
    size = QSizeF(300, 200)
    image = QImage(round(300 * ratio), round(200 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.tokens().panel)
    painter = QPainter(image)
    chart.paint(painter, size)
    painter.end()
    layout = bar_layout(chart.bars(), size, whole=True)
    bar, start = layout.bar(0, 0), round(layout.plot.left() * ratio)
    y = round((bar.center().y() - 20) * ratio)
    fill = theme.kind_style("linear").fill.rgb()
    left, right = start + round(bar.left() * ratio), start + round(bar.right() * ratio)
    row = [image.pixel(x, y) for x in range(left - 1, right + 1)]
    # No pixel is half of the bar.
    assert row[0] != fill
    assert row[-1] != fill
    assert set(row[1:-1]) == {fill}
    chart.deleteLater()
    theme.apply(qapp, "light")


def test_a_picture_has_every_bar(qapp):
    chart = BarChart()
    data = bars(60, line=tuple(i / 60 for i in range(1, 61)))
    chart.show_bars(data)
    buffer = QBuffer(written := QByteArray())
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    size = least_size(data)
    made.setSize(size.toSize())
    painter = QPainter(made)
    chart.paint(painter, size)
    painter.end()
    words = {"".join(node.itertext()).strip() for node in ET.fromstring(written.data()).iter()}
    assert {f"conv{i}" for i in range(60)} <= words
    assert {"100 %", "0"} <= words
    chart.deleteLater()


# Areas


@pytest.fixture
def areas(qtbot, qapp):
    theme.apply(qapp, "light")
    xs = (1, 2, 4, 8, 16, 32, 64)
    data = Areas(
        xs,
        (Area(A, "fixed", (10.0,) * 7), Area(B, "growing", tuple(float(x) for x in xs))),
        Scale(64, BATCHES, 1, log=True, exact=True),
        Scale(74.0, COUNTS),
        tuple(10.0 + x for x in xs),
        (Limit(50.0, "50 in all", firm=True), Limit(30.0, "30 free")),
        20,
    )
    made = AreaChart("Batch size")
    qtbot.addWidget(made)
    made.resize(500, 320)
    made.show_areas(data)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_pointer_chooses_a_number(areas, qtbot):
    heard = spoken(areas, areas.moved)
    qtbot.mouseClick(areas, Qt.MouseButton.LeftButton, pos=areas.place_of(13).toPoint())
    assert heard == [13]
    qtbot.mousePress(areas, Qt.MouseButton.LeftButton, pos=areas.place_of(4).toPoint())
    qtbot.mouseMove(areas, areas.place_of(64).toPoint() + QPoint(200, 0))
    assert heard[:2] == [13, 4]
    qtbot.mouseRelease(areas, Qt.MouseButton.LeftButton)


def test_keys_choose_a_number(areas, qtbot):
    heard = spoken(areas, areas.moved)
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_End,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Left,
        Qt.Key.Key_Home,
        Qt.Key.Key_Left,
    ):
        qtbot.keyClick(areas, key)
    assert heard == [2, 4, 64, 32, 31, 1]


def test_a_number_that_is_shown_is_not_told(areas):
    heard = spoken(areas, areas.moved)
    areas.set_number(7)
    assert heard == []


def test_what_does_not_fit_is_marked(areas):
    image = areas.grab().toImage()
    beyond = areas.place_of(22).toPoint()
    inside = areas.place_of(18).toPoint()
    top = 60
    marked = theme.tokens().error_bg.rgb()
    assert image.pixel(beyond.x(), top) == marked
    assert image.pixel(inside.x(), top) != marked


def test_without_areas_there_are_words(areas, qtbot):
    areas.set_placeholder("Nothing to train")
    areas.show_areas(None)
    heard = spoken(areas, areas.moved)
    qtbot.keyClick(areas, Qt.Key.Key_Right)
    qtbot.mouseClick(areas, Qt.MouseButton.LeftButton)
    assert heard == []
    assert areas.place_of(3) == QPointF()
    assert not areas.grab().isNull()
