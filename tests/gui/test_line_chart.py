"""Line charts: where their points are, and what they say."""

import pytest
from PySide6.QtCore import QPoint, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets.axis import Scale
from vgg_explorer.gui.widgets.chart_data import Look
from vgg_explorer.gui.widgets.line_chart import LineChart
from vgg_explorer.gui.widgets.line_data import NUMBERS, Line, Lines, Readout
from vgg_explorer.gui.widgets.line_painting import line_layout

RED = Look("", "#ff0000", "#ff0000")
POINTS = ((0.0, 0.001), (2.5, 0.1), (10.0, 1.0))


def lines(points=POINTS, *, log=False, **changes):
    up = Scale(1.0, NUMBERS, 0.001, log=log)
    line = Line(RED, points, name="train", **changes)
    return Lines("Loss", (line,), up, Scale(10.0, NUMBERS, exact=True), "epoch", now=5.0)


@pytest.mark.parametrize("log", [False, True])
def test_many_points_lie_where_each_would(qapp, log):
    layout = line_layout(lines(log=log), QSizeF(300, 200))
    polygon = layout.polygon((*POINTS, (1.0, 1e-9)))
    for number, (x, y) in enumerate(POINTS):
        assert polygon.at(number).toTuple() == pytest.approx((layout.x(x), layout.y(y)))
    assert polygon.at(3).y() >= layout.plot.bottom() - 1  # what is below the axis lies on it
    assert layout.value_at(layout.x(2.5)) == pytest.approx(2.5)
    assert layout.value_at(-50) == 0
    assert layout.value_at(5000) == 10


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_lines_stay_in_the_plot_at_every_pixel_ratio(qtbot, qapp, ratio):
    theme.apply(qapp, "light")
    chart = LineChart()
    qtbot.addWidget(chart)
    data = lines(((0.0, 5.0), (10.0, 5.0)), band=((0.0, -3.0, 5.0), (10.0, -3.0, 5.0)))
    chart.show_lines(data)
    image = QImage(round(300 * ratio), round(200 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    chart.paint(painter, QSizeF(300, 200))
    painter.end()
    plot = line_layout(data, QSizeF(300, 200)).plot
    below = range(round((plot.bottom() + 4) * ratio), image.height())
    above = range(round(20 * ratio), round((plot.top() - 5) * ratio))
    for row in (*below, *above):
        for column in range(0, image.width(), 3):
            colour = image.pixelColor(column, row)
            assert colour.red() - colour.green() < 60


def test_the_place_under_the_pointer_and_the_keyboard(qtbot, qapp):
    chart = LineChart()
    qtbot.addWidget(chart)
    chart.resize(300, 200)
    asked = []

    def tell(at, by):
        asked.append((at, by))
        return Readout(4.0 if at is None else round(at) + by, "here", {"train": "1"})

    chart.set_tell(tell)
    chart.show_lines(lines())
    chart.show()
    qtbot.waitExposed(chart)
    qtbot.mouseMove(chart, QPoint(round(chart.place_of(7.0)), 100))
    assert chart.looked_at() == pytest.approx(7.0, abs=0.1)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.looked_at() == 8
    qtbot.keyClick(chart, Qt.Key.Key_PageUp)
    assert chart.looked_at() == 7
    assert "here, train 1" in chart.accessibleDescription()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.looked_at() == 10
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.looked_at() is None


def test_an_empty_chart_says_what_it_waits_for(qtbot, qapp):
    chart = LineChart()
    qtbot.addWidget(chart)
    chart.set_placeholder("Wait.")
    assert chart.lines() is None
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.looked_at() is None
    assert not chart.grab().isNull()


@pytest.mark.parametrize("width", [165, 300])
def test_all_lines_are_named_in_a_narrow_chart_too(qapp, width):
    theme.apply(qapp, "light")
    blue = Look("", "#0000ff", "#0000ff")
    train, rest = lines(()).lines[0], lines(())
    val = Line(blue, (), name="val")
    data = Lines("Accuracy, %", (train, val), rest.up, rest.across, "epoch")
    chart = LineChart()
    chart.show_lines(data)
    chart.set_tell(lambda _at, _by: Readout(4.0, "here", {"train": "0.123", "val": "0.456"}))
    image = QImage(width, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    chart.paint(painter, QSizeF(width, 200))
    painter.end()
    layout = line_layout(data, QSizeF(width, 200))
    assert layout.below is (width == 165)
    above = [
        image.pixelColor(x, y) for x in range(width) for y in range(round(layout.plot.top()) - 1)
    ]
    assert any(one.red() - one.blue() > 100 for one in above)
    assert any(one.blue() - one.red() > 100 for one in above)
