"""The widgets and the theme, through mouse, keys and the pixels they paint."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
import threading
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QThread
from PySide6.QtGui import (
    QAction,
    QColor,
    QEnterEvent,
    QFontMetrics,
    QImage,
    QPainter,
    QStandardItem,
    QStandardItemModel,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsView,
    QMainWindow,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

import vgg_explorer.gui.widgets
from vgg_explorer.gui import theme
from vgg_explorer.gui.colours import KINDS
from vgg_explorer.gui.widgets import colormaps, map_library, maps
from vgg_explorer.gui.widgets.badge import Badge, kind_name, paint_badge
from vgg_explorer.gui.widgets.bars import (
    FRACTION_ROLE,
    HAS_BAR_ROLE,
    KIND_ROLE,
    BarDelegate,
    ScoreBars,
)
from vgg_explorer.gui.widgets.channel_view import ChannelView
from vgg_explorer.gui.widgets.channel_wall import ChannelWall
from vgg_explorer.gui.widgets.flow_layout import FlowLayout
from vgg_explorer.gui.widgets.histogram import Histogram
from vgg_explorer.gui.widgets.notice import Notice, NoticeBar
from vgg_explorer.gui.widgets.numbers import figure, percent
from vgg_explorer.gui.widgets.picture_view import DropZone, PictureView
from vgg_explorer.gui.widgets.scale_line import ScaleLine
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.gui.widgets.wall_pictures import Pictures, indexed_image
from vgg_explorer.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

HOSTS: list[QWidget] = []
"""What `shown` made: a widget dies with its host."""

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")
    HOSTS.clear()


def shown(qtbot: QtBot, widget: QWidget, width: int, height: int) -> QWidget:
    # In a host of its own: the offscreen platform warns of windows with a least size.
    host = QWidget()
    HOSTS.append(host)
    qtbot.addWidget(host)
    widget.setParent(host)
    widget.setGeometry(0, 0, width, height)
    host.resize(width, height)
    with qtbot.waitExposed(host):
        host.show()
    return widget


def pixel(widget: QWidget, x: float, y: float) -> QColor:
    return widget.grab().toImage().pixelColor(int(x), int(y))


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def near(one: QColor, other: QColor, reach: int = 3) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) <= reach for a, b in pairs)


# --- theme ---------------------------------------------------------------------------------------


def luminance(colour: QColor) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("t", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_words_can_be_read_on_every_ground(t: theme.Tokens) -> None:
    for ground in (t.panel, t.raised, t.row_alt, t.field, t.window):
        for ink in (t.text, t.text_2, t.text_3, t.error):
            assert contrast(ink, ground) >= 4.5, (ink.name(), ground.name())
    assert contrast(t.text, t.accent_bg) >= 4.5
    assert contrast(t.on_accent, t.accent) >= 4.5
    assert contrast(t.accent, t.accent_bg) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_letter_on_every_kind_can_be_read(qapp: QApplication, scheme: Any) -> None:
    theme.apply(qapp, scheme)
    for kind in KINDS:
        style = theme.kind_style(kind)
        assert contrast(style.ink, style.fill) >= 4.5, kind
        assert len(style.letter) == 1


def test_the_theme_changes_live_and_tells(qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton("x")
    shown(qtbot, button, 80, 24)
    assert near(pixel(button, 40, 3), theme.LIGHT.panel)
    with qtbot.waitSignal(theme.notifier.changed):
        theme.apply(qapp, "dark")
    assert theme.tokens() is theme.DARK
    assert near(pixel(button, 40, 3), theme.DARK.panel)
    assert qapp.palette().window().color() == theme.DARK.panel


def test_the_system_scheme_is_followed_only_when_asked_for(qapp: QApplication) -> None:
    theme.apply(qapp, "system")
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.tokens().dark is dark
    theme.apply(qapp, "dark")
    theme.notifier.follow_system()
    assert theme.tokens() is theme.DARK


@pytest.mark.parametrize("t", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_style_sheet_is_complete(t: theme.Tokens) -> None:
    from vgg_explorer.gui import stylesheet

    sheet = stylesheet.build(t, 1.5, theme.font_size)
    assert "@" not in sheet.replace(str(resource("icons")), "")
    assert "dp" not in sheet
    assert sheet.count("{") == sheet.count("}")
    for line in sheet.split('url("')[1:]:
        path = line.split('"')[0]
        assert resource("icons", "field", path.rsplit("/", 1)[1]).is_file(), path


def test_fonts_follow_the_system(qapp: QApplication) -> None:
    assert theme.font().family() == qapp.font().family()
    assert theme.font(24).pointSizeF() == pytest.approx(2 * theme.font(12).pointSizeF())
    assert theme.font(12, 600).weight() == 600
    metrics = QFontMetrics(theme.font())
    assert len({metrics.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1


ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_can_be_drawn(qapp: QApplication, name: str) -> None:
    root = ET.fromstring(resource("icons", f"{name}.svg").read_text("utf-8"))
    if name == "app":
        assert {size.width() for size in theme.app_icon().availableSizes()} >= {16, 32, 256}
        return
    assert root.attrib["viewBox"] == "0 0 16 16"
    assert root.attrib["stroke"] == "currentColor"
    image = theme.icon(name).pixmap(QSize(32, 32), 1.0).toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() > 250
    ]
    assert inked
    assert all(near(colour, theme.LIGHT.text_2, 6) for colour in inked)


def test_icons_in_use_take_the_new_colour(qtbot: QtBot, qapp: QApplication) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    action = QAction(theme.icon("stop"), "Stop", window)
    window.addToolBar("x").addAction(action)
    button = QPushButton(theme.icon("play", "on_accent", lead=True), "Run", window)
    theme.apply(qapp, "dark")
    for icon, size, colour in (
        (action.icon(), QSize(16, 16), theme.DARK.text_2),
        (button.icon(), QSize(20, 16), theme.DARK.on_accent),
    ):
        image = icon.pixmap(size, 1.0).toImage()
        found = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
        assert any(near(c, colour, 4) and c.alpha() > 200 for c in found)
        assert image.width() == size.width()


def test_the_start_needs_neither_numpy_nor_pyqtgraph() -> None:
    found = {module.name for module in pkgutil.iter_modules(vgg_explorer.gui.widgets.__path__)}
    widgets = sorted(found - {"map_canvas"})
    assert "channel_wall" in widgets
    code = "import sys\n" + "".join(f"import vgg_explorer.gui.widgets.{name}\n" for name in widgets)
    code += "print(sorted({'numpy', 'pyqtgraph', 'PIL', 'torch'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- segmented -----------------------------------------------------------------------------------

DEVICES = (
    Option("cpu", "CPU"),
    Option("cuda", "CUDA", enabled=False, tooltip="No CUDA device was found."),
    Option("mps", "MPS"),
)


@pytest.fixture
def segmented(qtbot: QtBot) -> Segmented:
    made = Segmented(DEVICES)
    made.set_current("cpu")
    shown(qtbot, made, 180, 24)
    return made


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def segments(row: Segmented) -> list[QToolButton]:
    return row.findChildren(QToolButton)


def test_a_click_chooses_and_a_second_one_does_not(qtbot: QtBot, segmented: Segmented) -> None:
    chosen: list[str] = []
    segmented.chosen.connect(chosen.append)
    qtbot.mouseClick(segments(segmented)[2], LEFT)
    qtbot.mouseClick(segments(segmented)[2], LEFT)
    qtbot.mouseClick(segments(segmented)[1], LEFT)
    assert chosen == ["mps"]
    assert segmented.current() == "mps"
    assert [button.isChecked() for button in segments(segmented)] == [False, False, True]


def test_the_arrows_pass_what_is_disabled(segmented: Segmented) -> None:
    chosen: list[str] = []
    segmented.chosen.connect(chosen.append)
    segments(segmented)[0].setFocus()
    press(segments(segmented)[0], Qt.Key.Key_Right)
    assert segmented.current() == "mps"
    assert segments(segmented)[2].hasFocus()
    press(segments(segmented)[2], Qt.Key.Key_Right)
    press(segments(segmented)[2], Qt.Key.Key_Home)
    press(segments(segmented)[0], Qt.Key.Key_End)
    assert chosen == ["mps", "cpu", "mps"]


def test_a_choice_from_outside_is_silent(segmented: Segmented) -> None:
    chosen: list[str] = []
    segmented.chosen.connect(chosen.append)
    segmented.set_current("mps")
    assert segmented.current() == "mps"
    segmented.set_current("nothing")
    assert segmented.current() is None
    assert chosen == []


def test_other_options_keep_the_choice(segmented: Segmented) -> None:
    segmented.set_options([Option("cuda:0", "CUDA 0"), Option("cpu", "CPU")])
    assert segmented.current() == "cpu"
    segmented.set_options([Option("a", "A")])
    assert segmented.current() is None
    assert [option.key for option in segmented.options()] == ["a"]


def test_a_disabled_option_says_why_and_the_chosen_one_is_coloured(segmented: Segmented) -> None:
    first, second, _ = segments(segmented)
    assert second.toolTip() == "No CUDA device was found."
    assert not second.isEnabled()
    assert near(pixel(segmented, first.x() + 4, 4), theme.LIGHT.accent_bg)
    assert near(pixel(segmented, second.x() + 4, 4), theme.LIGHT.field)
    assert theme.LIGHT.accent.name() in colours(first)


def test_one_stop_for_the_tab_key(segmented: Segmented) -> None:
    policies = [button.focusPolicy() for button in segments(segmented)]
    assert policies.count(Qt.FocusPolicy.StrongFocus) == 1


# --- flow, badge ---------------------------------------------------------------------------------


def test_items_wrap_into_rows(qtbot: QtBot) -> None:
    host = QWidget()
    flow = FlowLayout(host, gap=4)
    for _ in range(5):
        box = QWidget()
        box.setFixedSize(50, 20)
        flow.addWidget(box)
    shown(qtbot, host, 160, 80)
    boxes = [flow.itemAt(i).widget().pos() for i in range(5)]
    assert [(p.x(), p.y()) for p in boxes] == [(0, 0), (54, 0), (108, 0), (0, 24), (54, 24)]
    assert flow.heightForWidth(160) == 44
    assert flow.heightForWidth(60) == 5 * 20 + 4 * 4
    host.resize(60, 200)
    flow.activate()
    assert boxes != [flow.itemAt(i).widget().pos() for i in range(5)]
    assert flow.count() == 5
    assert flow.itemAt(5) is None
    assert flow.takeAt(99) is None
    first = flow.itemAt(0)
    assert flow.takeAt(0) is first
    assert flow.count() == 4


def test_a_badge_has_its_kind_s_colours(qtbot: QtBot, qapp: QApplication) -> None:
    badge = Badge("max_pool")
    shown(qtbot, badge, 16, 16)
    assert near(pixel(badge, 2, 8), QColor("#EE6677"))
    assert badge.accessibleName() == "max pooling"
    badge.set_kind("linear")
    assert near(pixel(badge, 2, 8), QColor("#9A4A94"))
    theme.apply(qapp, "dark")
    assert near(pixel(badge, 2, 8), QColor("#C98AC4"))
    assert kind_name("conv") == "convolution"


def test_a_faded_badge_keeps_the_painter_as_it_was(qapp: QApplication) -> None:
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_badge(painter, QRectF(0, 0, 16, 16), "conv", 0.35)
    assert painter.opacity() == 1.0
    painter.end()
    fill = image.pixelColor(2, 8)
    assert near(fill, QColor(190, 207, 225), 4)


# --- bars ----------------------------------------------------------------------------------------


@pytest.fixture
def bar_table(qtbot: QtBot) -> QTableView:
    model = QStandardItemModel(3, 1)
    for row, (words, fraction, has_bar) in enumerate(
        (("1,792", 0.5, True), ("—", 0.0, False), ("1", 1e-9, True))
    ):
        item = QStandardItem(words)
        item.setData(fraction, FRACTION_ROLE)
        item.setData("linear", KIND_ROLE)
        item.setData(has_bar, HAS_BAR_ROLE)
        model.setItem(row, 0, item)
    view = QTableView()
    view.setModel(model)
    view.setItemDelegate(BarDelegate(view))
    view.setShowGrid(False)
    view.horizontalHeader().hide()
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(24)
    view.setColumnWidth(0, 152)
    model.setParent(view)
    shown(qtbot, view, 200, 100)
    return view


def test_a_bar_is_as_long_as_its_fraction(bar_table: QTableView) -> None:
    purple, track = theme.kind_style("linear").fill, theme.LIGHT.track
    image = bar_table.viewport().grab().toImage()
    row = [image.pixelColor(x, 12) for x in range(152)]
    # 48 px of track end 8 px before the edge of the cell; half of them are filled.
    assert [x for x, colour in enumerate(row) if near(colour, purple, 1)] == list(range(96, 120))
    assert [x for x, colour in enumerate(row) if near(colour, track, 1)] == list(range(120, 144))
    # 8 px high, in the middle of 24.
    column = [image.pixelColor(104, y) for y in range(24)]
    assert [y for y, colour in enumerate(column) if near(colour, purple, 1)] == list(range(8, 16))


def test_next_to_nothing_is_one_pixel_and_nothing_has_no_track(bar_table: QTableView) -> None:
    image = bar_table.viewport().grab().toImage()
    tiny = [image.pixelColor(x, 60) for x in range(90, 152)]
    marks = [c for c in tiny if not near(c, theme.LIGHT.panel) and not near(c, theme.LIGHT.track)]
    assert len(marks) == 1
    none = [image.pixelColor(x, 36) for x in range(90, 152)]
    assert all(near(colour, theme.LIGHT.panel) for colour in none)


def test_a_narrow_column_drops_the_bar_before_the_number(bar_table: QTableView) -> None:
    bar_table.setColumnWidth(0, 70)
    image = bar_table.viewport().grab().toImage()
    found = {image.pixelColor(x, y).name() for x in range(70) for y in range(24)}
    assert theme.kind_style("linear").fill.name() not in found
    assert theme.LIGHT.text.name() in found


def test_a_chosen_row_has_the_accent_s_ground(bar_table: QTableView) -> None:
    bar_table.selectRow(0)
    image = bar_table.viewport().grab().toImage()
    assert near(image.pixelColor(90, 3), theme.LIGHT.accent_bg)


def test_scores_are_shown_and_told(qtbot: QtBot) -> None:
    bars = ScoreBars()
    bars.set_placeholder("No predictions yet.")
    shown(qtbot, bars, 300, 110)
    assert theme.LIGHT.accent.name() not in colours(bars)
    assert bars.accessibleDescription() == "No predictions yet."
    bars.set_scores([("tabby cat", 0.618), ("lynx", 0.019), ("broken", float("nan"))])
    assert theme.LIGHT.accent.name() in colours(bars)
    assert bars.accessibleDescription() == "tabby cat 61.8 %; lynx 1.9 %; broken —"
    bars.set_scores([(str(i), 0.1) for i in range(9)])
    assert len(bars.scores()) == 5


@pytest.mark.parametrize(
    ("value", "words"),
    [(-3.54, "−3.54"), (0.0, "0"), (-0.0, "0"), (float("nan"), "NaN"), (float("-inf"), "−∞")],
)
def test_figures(value: float, words: str) -> None:
    assert figure(value) == words


def test_signs_and_shares() -> None:
    assert figure(1.5, 3, sign=True) == "+1.5"
    assert figure(0.0, 3, sign=True) == "0"
    assert percent(0.0619) == "6.2 %"
    assert percent(float("inf")) == "—"


# --- colour maps and levels ----------------------------------------------------------------------


@pytest.mark.parametrize("name", colormaps.NAMES)
def test_a_table_has_256_opaque_colours_and_a_hole(name: str) -> None:
    table = colormaps.table(name)
    assert len(table) == 256
    assert all(colour >> 24 == 0xFF for colour in table[:255])
    assert table[colormaps.NOT_FINITE] == 0


def test_zero_is_exactly_neutral() -> None:
    assert colormaps.table("rdbu")[127] == 0xFFF7F7F7
    assert colormaps.table("rdbu")[0] == 0xFF053061
    assert colormaps.table("rdbu")[254] == 0xFF67001F
    assert maps.levels(np.zeros((1, 1), np.float32), (-2.5, 2.5))[0, 0] == 127
    assert colormaps.auto(signed=True) == "rdbu"
    assert colormaps.auto(signed=False) == "viridis"


@pytest.mark.parametrize("name", ["viridis", "cividis"])
def test_the_tables_agree_with_the_published_ones(name: str, qapp: QApplication) -> None:
    import pyqtgraph as pg

    reference = pg.colormap.get(name).getLookupTable(nPts=255)[:, :3].astype(int)
    table = np.array(colormaps.table(name)[:255], dtype=np.int64)
    ours = np.stack([table >> shift & 255 for shift in (16, 8, 0)], axis=1)
    difference = np.abs(ours - reference)
    assert difference.max() <= 12
    assert difference.mean() < 1


def test_levels_are_contiguous_bytes_whatever_comes_in() -> None:
    strided = np.arange(64, dtype=np.float64).reshape(8, 8)[::2, ::-2]
    made = maps.levels(maps.checked(strided, (2,)), (0.0, 63.0))
    assert made.dtype == np.uint8
    assert made.flags["C_CONTIGUOUS"]
    assert made.shape == (4, 4)
    assert made[0, 0] == round(7 / 63 * 254)


def test_what_is_no_number_gets_a_place_of_its_own() -> None:
    values = np.array([[np.nan, np.inf], [-np.inf, 1.0]], np.float32)
    made = maps.levels(values, maps.value_range(values, "viridis"))
    assert made.tolist() == [[255, 255], [255, 0]]
    only = np.full((2, 2), np.nan, np.float32)
    assert maps.levels(only, maps.value_range(only, "rdbu")).tolist() == [[255, 255]] * 2


def test_huge_values_do_not_overflow() -> None:
    values = np.array([[-3.4e38, 3.4e38]], np.float32)
    assert maps.levels(values, maps.value_range(values, "grey")).tolist() == [[0, 254]]
    assert np.isinf(maps.checked(np.array([[1e300]]), (2,))).all()


def test_ranges() -> None:
    values = np.array([[-1.0, 4.0]], np.float32)
    assert maps.value_range(values, "rdbu") == (-4.0, 4.0)
    assert maps.value_range(values, "viridis") == (-1.0, 4.0)
    dead = np.zeros((3, 3), np.float32)
    assert maps.levels(dead, maps.value_range(dead, "viridis")).max() == 0
    assert (maps.levels(dead, maps.value_range(dead, "rdbu")) == 127).all()
    outlier = np.concatenate([np.linspace(0, 1, 9999), [1000.0]]).astype(np.float32)
    low, high = maps.value_range(outlier, "viridis", clip=0.001)
    assert 0.9 < high < 1.1
    assert low == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize(
    "values",
    [
        np.zeros((5, 4, 4, 3)),
        np.zeros((0, 4, 4)),
        np.zeros((2, 2)),
        np.array(["a"]),
        np.zeros(3, complex),
    ],
    ids=["4-d", "empty", "2-d", "words", "complex"],
)
def test_other_arrays_are_refused(values: Any) -> None:
    with pytest.raises(ValueError, match="maps"):
        maps.checked(values, (1, 3))


def test_a_map_is_reduced_by_averaging() -> None:
    values = np.zeros((224, 224), np.float32)
    values[::4] = 1.0
    small = maps.reduced(values, 56)
    assert small.shape == (56, 56)
    assert np.allclose(small, 0.25)
    assert maps.reduced(values, 200) is values
    values[0, 0] = np.inf
    values[0, 1] = -np.inf
    assert np.isnan(maps.reduced(values, 56)[0, 0])


def test_a_picture_keeps_one_byte_per_pixel() -> None:
    levels = np.arange(15, dtype=np.uint8).reshape(3, 5)
    image = indexed_image(levels, "viridis")
    del levels
    assert image.format() == QImage.Format.Format_Indexed8
    assert [image.pixelIndex(x, 2) for x in range(5)] == [10, 11, 12, 13, 14]
    assert not image.hasAlphaChannel()
    holed = indexed_image(np.full((2, 2), 255, np.uint8), "viridis")
    assert holed.hasAlphaChannel()


def test_the_store_of_pictures_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    from vgg_explorer.gui.widgets import wall_pictures

    monkeypatch.setattr(wall_pictures, "_BYTES", 10_000)
    pictures = Pictures(np.ones((64, 32, 32), np.float32), shared=True, clip=0.0)
    for channel in range(64):
        pictures.picture(channel, 32)
    assert pictures.kept() * 32 * 32 <= 10_000
    assert pictures.picture(63, 32) is pictures.picture(63, 32)


# --- the wall ------------------------------------------------------------------------------------


def ramp(channels: int, height: int = 8, width: int = 8) -> np.ndarray[Any, Any]:
    """Return maps that are constant in themselves: channel c holds c."""
    return np.broadcast_to(
        np.arange(channels, dtype=np.float32)[:, None, None], (channels, height, width)
    )


@pytest.fixture
def wall(qtbot: QtBot) -> ChannelWall:
    made = ChannelWall()
    shown(qtbot, made, 600, 300)
    made.set_maps(ramp(64), lo_hi="shared", colormap="grey")
    return made


def centre(wall: ChannelWall, channel: int) -> QPoint:
    return wall.tile_rect(channel).center()


def test_tiles_have_their_values_colours(wall: ChannelWall) -> None:
    image = wall.viewport().grab().toImage()
    for channel in (0, 7, 13):
        grey = round(channel / 63 * 254) / 254 * 255
        assert abs(image.pixelColor(centre(wall, channel)).red() - grey) <= 1


def test_tiles_have_the_design_s_size(wall: ChannelWall) -> None:
    first, second = wall.tile_rect(0), wall.tile_rect(1)
    assert first.size() == QSize(56, 56)
    assert second.left() - first.right() - 1 == 4
    columns = next(c for c in range(1, 64) if wall.tile_rect(c).left() == first.left())
    assert columns == 8


def test_a_click_chooses_and_rings(qtbot: QtBot, wall: ChannelWall) -> None:
    with qtbot.waitSignal(wall.selected) as caught:
        qtbot.mouseClick(wall.viewport(), LEFT, pos=centre(wall, 9))
    assert caught.args == [9]
    tile = wall.tile_rect(9)
    image = wall.viewport().grab().toImage()
    beside = [image.pixelColor(tile.left() - step, tile.center().y()) for step in (1, 2, 3, 4)]
    # 1 px off, then 3 px.
    assert not near(beside[0], theme.LIGHT.accent)
    assert all(near(colour, theme.LIGHT.accent) for colour in beside[1:])
    again: list[int] = []
    wall.selected.connect(again.append)
    qtbot.mouseClick(wall.viewport(), LEFT, pos=centre(wall, 9))
    qtbot.mouseClick(wall.viewport(), LEFT, pos=QPoint(wall.tile_rect(0).right() + 2, 20))
    assert again == []


def test_the_keys_move_the_choice_and_keep_it_in_sight(wall: ChannelWall) -> None:
    chosen: list[int] = []
    wall.selected.connect(chosen.append)
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Up,
        Qt.Key.Key_End,
        Qt.Key.Key_Home,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_PageUp,
    ):
        press(wall, key)
    assert chosen == [0, 1, 9, 8, 0, 63, 0, 40, 0]
    press(wall, Qt.Key.Key_End)
    assert wall.viewport().rect().contains(wall.tile_rect(63))
    assert wall.verticalScrollBar().value() > 0


def test_a_choice_from_outside_scrolls_and_is_silent(wall: ChannelWall) -> None:
    chosen: list[int] = []
    wall.selected.connect(chosen.append)
    wall.set_selected(50)
    assert wall.viewport().rect().contains(wall.tile_rect(50))
    wall.set_selected(64)
    assert wall.selection() is None
    assert chosen == []


def test_thousands_of_channels_make_only_the_pictures_in_sight(
    wall: ChannelWall, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    real = Pictures.picture

    def counted(self: Pictures, channel: int, side: int) -> QImage:
        made.append(channel)
        return real(self, channel, side)

    monkeypatch.setattr(Pictures, "picture", counted)
    wall.set_maps(ramp(4096, 7, 7), lo_hi="channel", colormap="viridis")
    wall.viewport().grab()
    assert set(made) == set(range(40))
    made.clear()
    wall.verticalScrollBar().setValue(wall.verticalScrollBar().maximum())
    wall.viewport().grab()
    assert min(made) > 4000
    assert max(made) == 4095


def test_ctrl_and_the_wheel_change_the_tiles(qtbot: QtBot, wall: ChannelWall) -> None:
    def turn(steps: int, modifiers: Qt.KeyboardModifier) -> None:
        place = QPointF(100, 100)
        event = QWheelEvent(
            place,
            wall.viewport().mapToGlobal(place),
            QPoint(),
            QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(wall.viewport(), event)

    with qtbot.waitSignal(wall.tile_size_changed) as caught:
        turn(1, Qt.KeyboardModifier.ControlModifier)
    assert caught.args == [64]
    assert wall.tile_rect(0).width() == 64
    turn(-1, Qt.KeyboardModifier.NoModifier)
    assert wall.tile_size() == 64
    assert wall.verticalScrollBar().value() > 0
    wall.set_tile_size(1)
    assert wall.tile_size() == 32
    wall.set_tile_size(1000)
    assert wall.tile_size() == 224


def test_the_pointer_marks_a_tile(qtbot: QtBot, wall: ChannelWall) -> None:
    def outline() -> QColor:
        tile = wall.tile_rect(3)
        return wall.viewport().grab().toImage().pixelColor(tile.left() - 2, tile.center().y())

    before = outline()
    qtbot.mouseMove(wall.viewport(), centre(wall, 3))
    assert near(outline(), theme.LIGHT.text_3)
    QApplication.sendEvent(wall.viewport(), QEvent(QEvent.Type.Leave))
    assert outline() == before


def test_the_choice_is_told(wall: ChannelWall) -> None:
    wall.set_maps(np.array([[[-1.5, 2.0]]], np.float32), labels=["17"])
    wall.set_selected(0)
    assert wall.accessibleDescription() == "channel 17 · min −1.5 · max 2"


def test_not_finite_and_foreign_arrays_are_drawn_or_refused(wall: ChannelWall) -> None:
    values = np.ones((3, 8, 8), np.float64)[:, ::-1, ::2]
    values = np.array(values)
    values[1] = np.nan
    wall.set_maps(values.transpose(0, 2, 1), lo_hi="channel", colormap="rdbu")
    image = wall.viewport().grab().toImage()
    tile = wall.tile_rect(1)
    found = {image.pixelColor(tile.left() + x, tile.top() + 10).name() for x in range(24)}
    assert theme.LIGHT.track.name() in found
    assert theme.LIGHT.text_3.name() in found
    with pytest.raises(ValueError, match="maps"):
        wall.set_maps(np.zeros((2, 5, 8, 8)))
    assert wall.count() == 3


def test_a_channel_s_own_scale_and_a_shared_one(wall: ChannelWall) -> None:
    values = np.stack([np.linspace(0, 1, 64), np.linspace(0, 10, 64)]).reshape(2, 8, 8)
    wall.set_maps(values, lo_hi="channel", colormap="grey")
    assert wall.value_range(0) == pytest.approx((0, 1))
    assert wall.value_range(1) == pytest.approx((0, 10))
    wall.set_maps(values, lo_hi="shared", colormap="grey")
    assert wall.value_range(0) == pytest.approx((0, 10))


def test_a_vector_is_a_grid_of_cells_on_one_scale(wall: ChannelWall) -> None:
    wall.set_maps(np.array([0.0, 1.0]), lo_hi="channel", colormap="grey")
    image = wall.viewport().grab().toImage()
    corners = [image.pixelColor(wall.tile_rect(c).topLeft() + QPoint(4, 4)) for c in (0, 1)]
    assert [corner.red() for corner in corners] == [0, 255]


def test_wide_maps_have_flat_tiles(wall: ChannelWall) -> None:
    wall.set_maps(ramp(8, 10, 40))
    assert wall.tile_rect(0).size() == QSize(56, 14)


def test_an_empty_wall_says_why(wall: ChannelWall) -> None:
    wall.set_selected(3)
    wall.set_maps(None)
    wall.set_placeholder("Choose a layer.")
    assert wall.count() == 0
    assert wall.selection() is None
    assert wall.accessibleDescription() == "Choose a layer."
    assert near(pixel(wall.viewport(), 20, 20), theme.LIGHT.raised)
    press(wall, Qt.Key.Key_End)
    assert wall.selection() is None


# --- one channel ---------------------------------------------------------------------------------


@pytest.fixture
def view(qtbot: QtBot) -> ChannelView:
    made = ChannelView()
    shown(qtbot, made, 320, 300)
    made.set_map(np.arange(16, dtype=np.float32).reshape(4, 4), 0, 15, "grey")
    assert made._canvas is not None
    canvas = made._canvas
    qtbot.waitUntil(lambda: canvas.width() > 200)
    return made


def on_screen(view: ChannelView, y: int, x: int) -> QPoint:
    assert view._canvas is not None
    place = view._canvas._box.mapViewToScene(QPointF(x + 0.5, y + 0.5))
    return view._canvas._view.mapFromScene(place)


def test_pyqtgraph_is_not_needed_before_there_is_a_map(qtbot: QtBot) -> None:
    empty = ChannelView()
    shown(qtbot, empty, 300, 300)
    empty.set_placeholder("No channel.")
    assert empty._canvas is None
    assert empty.accessibleDescription() == "No channel."


def test_a_map_waits_for_its_library(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window goes on meanwhile; the map comes by itself."""

    class Slow(QThread):
        def run(self) -> None:
            assert may_end.wait(60)

    may_end, slow = threading.Event(), Slow()
    monkeypatch.setattr(map_library, "library", lambda: slow)
    slow.start()
    view = ChannelView()
    qtbot.addWidget(view)
    view.set_map(np.zeros((4, 4), np.float32))
    view.show()
    view.set_map(np.ones((4, 4), np.float32))
    assert not view.findChildren(QGraphicsView)
    with qtbot.waitSignal(slow.finished):
        may_end.set()
    qtbot.waitUntil(lambda: len(view.findChildren(QGraphicsView)) == 1)


def test_pixels_stay_pixels_and_have_their_colours(view: ChannelView) -> None:
    assert view._canvas is not None
    image = view._canvas._view.grab().toImage()
    for y, x in ((0, 0), (0, 3), (2, 1), (3, 3)):
        grey = round((4 * y + x) / 15 * 254) / 254 * 255
        assert abs(image.pixelColor(on_screen(view, y, x)).red() - grey) <= 1, (y, x)


def test_the_map_keeps_its_place_from_channel_to_channel(view: ChannelView) -> None:
    values = np.zeros((6, 6), np.float32)
    widths = set()
    for low, high in ((0.0, 1.0), (0.0, 0.617), (-0.0617, 0.584), (-12.5, 1.01)):
        view.set_map(values, low, high, "viridis")
        view.layout().activate()
        widths.add(view._bar.sizeHint().width())
    assert len(widths) == 1


def test_the_value_under_the_pointer_is_told(qtbot: QtBot, view: ChannelView) -> None:
    assert view._canvas is not None
    surface = view._canvas._view.viewport()
    seen: list[object] = []
    view.pointed.connect(seen.append)
    qtbot.mouseMove(surface, on_screen(view, 1, 2))
    qtbot.waitUntil(lambda: seen == [(1, 2, 6.0)])
    assert view._label.text() == "y 1, x 2: 6"
    QApplication.sendEvent(view._canvas, QEvent(QEvent.Type.Leave))
    assert seen[-1] is None


def test_a_click_chooses_a_unit(qtbot: QtBot, view: ChannelView) -> None:
    assert view._canvas is not None
    with qtbot.waitSignal(view.unit_chosen) as caught:
        qtbot.mouseClick(view._canvas._view.viewport(), LEFT, pos=on_screen(view, 3, 1))
    assert caught.args == [3, 1]
    assert view.unit() == (3, 1)


def test_the_keys_point_and_choose(view: ChannelView) -> None:
    chosen: list[tuple[int, int]] = []
    seen: list[Any] = []
    view.unit_chosen.connect(lambda y, x: chosen.append((y, x)))
    view.pointed.connect(seen.append)
    view.set_unit((0, 0))
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Right)
    press(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert chosen == [(1, 1)]
    assert seen == [(1, 0, 4.0), (1, 1, 5.0), (1, 3, 7.0)]


def test_marks_outside_a_smaller_map_go(view: ChannelView) -> None:
    view.set_unit((3, 3))
    view.set_map(np.ones((2, 2)), 0, 1, "viridis")
    assert view.unit() is None
    view.set_unit((2, 0))
    assert view.unit() is None


def test_a_map_of_the_same_shape_stays_where_it_was(view: ChannelView) -> None:
    assert view._canvas is not None
    box = view._canvas._box
    box.setRange(QRectF(1, 1, 2, 2), padding=0)
    before = box.viewRange()
    view.set_map(np.zeros((4, 4)), 0, 1, "viridis")
    assert box.viewRange() == before
    view.set_map(np.zeros((8, 8)), 0, 1, "viridis")
    assert box.viewRange() != before


@pytest.mark.parametrize("values", [np.zeros((5, 4, 4)), np.zeros((4, 4, 5)), np.zeros(4)])
def test_five_channels_do_not_reach_pyqtgraph(view: ChannelView, values: Any) -> None:
    with pytest.raises(ValueError, match="maps"):
        view.set_map(values, 0, 1, "viridis")
    with pytest.raises(ValueError, match="scale"):
        view.set_map(np.zeros((2, 2)), 0, float("nan"), "viridis")
    assert view._values is not None
    assert view._values.shape == (4, 4)


def test_holes_show_the_ground(view: ChannelView) -> None:
    values = np.full((4, 4), 15.0)[::-1].T
    values[0, 0] = np.nan
    view.set_map(values, 0, 15, "grey")
    assert view._canvas is not None
    image = view._canvas._view.grab().toImage()
    middle = on_screen(view, 0, 0)
    row = {image.pixelColor(middle.x() + x, middle.y()).name() for x in range(-12, 12)}
    assert theme.LIGHT.text_3.name() in row
    assert image.pixelColor(on_screen(view, 1, 1)).name() == "#ffffff"


def test_the_view_follows_the_theme(view: ChannelView, qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    assert view._canvas is not None
    assert near(pixel(view._canvas._view, 1, 1), theme.DARK.panel)


def test_the_right_button_opens_no_menu(qtbot: QtBot, view: ChannelView) -> None:
    assert view._canvas is not None
    surface = view._canvas._view.viewport()
    qtbot.mouseClick(surface, Qt.MouseButton.RightButton, pos=on_screen(view, 2, 2))
    assert QApplication.activePopupWidget() is None
    assert view.unit() is None


# --- histogram -----------------------------------------------------------------------------------


def test_bars_are_as_high_as_their_counts(qtbot: QtBot) -> None:
    histogram = Histogram()
    shown(qtbot, histogram, 200, 80)
    histogram.set_data([1000, 500, 1, 0], -1.0, 1.0)
    image = histogram.grab().toImage()
    fill = theme.kind_style("conv").fill

    def height(x: int) -> int:
        return sum(image.pixelColor(x, y) == fill for y in range(80))

    assert height(75) == pytest.approx(height(25) / 2, abs=1)
    assert height(125) == 1
    assert height(175) == 0
    assert histogram.accessibleDescription() == "−1 to 1"


def test_zero_is_marked_where_it_lies_inside(qtbot: QtBot) -> None:
    histogram = Histogram()
    shown(qtbot, histogram, 201, 80)

    def dots() -> int:
        image = histogram.grab().toImage()
        return sum(near(image.pixelColor(100, y), theme.LIGHT.text_3, 40) for y in range(60))

    histogram.set_data([0, 0], -1.0, 1.0)
    assert dots() > 10
    histogram.set_data([0, 0], 0.0, 1.0)
    assert dots() == 0


def test_an_empty_histogram_says_why(qtbot: QtBot) -> None:
    histogram = Histogram()
    histogram.set_placeholder("Nothing yet.")
    histogram.set_data(None)
    shown(qtbot, histogram, 200, 80)
    assert near(pixel(histogram, 10, 10), theme.LIGHT.raised)
    assert histogram.accessibleDescription() == "Nothing yet."


# --- picture -------------------------------------------------------------------------------------


@pytest.fixture
def picture(qtbot: QtBot) -> PictureView:
    made = PictureView()
    shown(qtbot, made, 300, 200)
    return made


def test_a_picture_fits_and_keeps_its_pixels(picture: PictureView) -> None:
    array = np.zeros((3, 4, 3), np.uint8)[:, ::-1]
    array[1, 2] = (255, 0, 0)
    picture.set_picture(array)
    place = picture.place()
    assert (place.width(), place.height()) == pytest.approx((266.67, 200), abs=0.1)
    side = place.width() / 4
    assert pixel(picture, place.left() + 2.5 * side, 100) == QColor(255, 0, 0)
    assert pixel(picture, place.left() + 2.05 * side, 100) == QColor(255, 0, 0)
    assert pixel(picture, place.left() + 1.9 * side, 100) == QColor(0, 0, 0)


def test_a_picture_owns_its_pixels(picture: PictureView) -> None:
    array = np.full((4, 4, 3), 200, np.uint8)
    picture.set_picture(array)
    array[:] = 9
    assert pixel(picture, 150, 100) == QColor(200, 200, 200)


def test_a_click_names_the_pixel(qtbot: QtBot, picture: PictureView) -> None:
    picture.set_picture(np.zeros((10, 10, 3), np.uint8))
    clicks: list[tuple[int, int]] = []
    picture.clicked.connect(lambda x, y: clicks.append((x, y)))
    for x, y in ((51, 1), (248, 198), (150, 30), (20, 100)):
        qtbot.mouseClick(picture, LEFT, pos=QPoint(x, y))
    assert clicks == [(0, 0), (9, 9), (5, 1)]


def test_a_field_is_ringed_twice(picture: PictureView) -> None:
    picture.set_picture(np.zeros((10, 10, 3), np.uint8))
    assert theme.LIGHT.accent.name() not in colours(picture)
    picture.set_box((2, 3, 6, 7))
    # The picture starts at x = 50, and a pixel is 20 wide.
    image = picture.grab().toImage()
    line = [image.pixelColor(x, 80) for x in range(106, 115)]
    assert any(near(colour, theme.LIGHT.accent, 40) for colour in line)
    assert sum(colour.lightness() > 150 and colour.saturation() < 90 for colour in line) >= 1
    assert "4×4" in picture.accessibleDescription()
    picture.set_picture(np.zeros((4, 4, 3), np.uint8))
    assert theme.LIGHT.accent.name() not in colours(picture)


@pytest.mark.parametrize(
    "array",
    [
        np.zeros((4, 4, 5), np.uint8),
        np.zeros((4, 4), np.uint8),
        np.zeros((4, 4, 3)),
        np.zeros((0, 4, 3), np.uint8),
    ],
    ids=["5 channels", "2-d", "float", "empty"],
)
def test_what_is_no_picture_is_refused(picture: PictureView, array: Any) -> None:
    picture.set_picture(np.zeros((6, 5, 3), np.uint8))
    with pytest.raises(ValueError, match="HxWx3"):
        picture.set_picture(array)
    assert picture.picture_size() == QSize(5, 6)


def test_the_drop_zone_is_a_button(qtbot: QtBot) -> None:
    zone = DropZone("Drop an image here")
    shown(qtbot, zone, 300, 32)
    pressed: list[None] = []
    zone.clicked.connect(lambda: pressed.append(None))
    qtbot.mouseClick(zone, LEFT)
    zone.setFocus()
    press(zone, Qt.Key.Key_Space)
    assert len(pressed) == 2
    at = QPointF(6, 6)
    QApplication.sendEvent(zone, QEnterEvent(at, at, at))
    qtbot.waitUntil(zone.underMouse)
    assert near(pixel(zone, 6, 6), theme.LIGHT.accent_bg)
    QApplication.sendEvent(zone, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not zone.underMouse())
    assert near(pixel(zone, 6, 6), theme.LIGHT.panel)


# --- notices -------------------------------------------------------------------------------------


@pytest.fixture
def notices(qtbot: QtBot) -> NoticeBar:
    host = QWidget()
    shown(qtbot, host, 800, 600)
    bar = NoticeBar(host)
    bar.setObjectName("kept by its parent")
    host.setProperty("bar", bar)
    return bar


ERROR = Notice("error", "It broke.", "Try again.", (("again", "Try again"),), "line 1\nline 2")


def buttons(bar: NoticeBar) -> dict[str, QPushButton]:
    return {button.text(): button for button in bar.findChildren(QPushButton)}


def test_a_notice_waits_in_the_corner_and_follows_it(notices: NoticeBar) -> None:
    assert not notices.isVisible()
    notices.show_notice(ERROR)
    assert notices.isVisible()
    host = notices.parentWidget()
    assert host is not None
    assert notices.geometry().right() == host.width() - 17
    assert host.rect().contains(notices.geometry())
    host.resize(500, 400)
    assert notices.geometry().right() == 500 - 17
    assert host.rect().contains(notices.geometry())
    assert theme.LIGHT.error.name() in colours(notices)


def test_buttons_and_closing_are_told(qtbot: QtBot, notices: NoticeBar) -> None:
    number = notices.show_notice(ERROR)
    with qtbot.waitSignal(notices.action) as caught:
        qtbot.mouseClick(buttons(notices)["Try again"], LEFT)
    assert caught.args == [number, "again"]
    closing = notices.findChild(QToolButton)
    assert closing is not None
    with qtbot.waitSignal(notices.dismissed) as gone:
        qtbot.mouseClick(closing, LEFT)
    assert gone.args == [number]
    assert not notices.notices()
    assert not notices.isVisible()


def test_escape_closes(qtbot: QtBot, notices: NoticeBar) -> None:
    notices.show_notice(ERROR)
    with qtbot.waitSignal(notices.dismissed):
        press(buttons(notices)["Try again"], Qt.Key.Key_Escape)


def test_the_same_again_is_counted(notices: NoticeBar) -> None:
    first = notices.show_notice(ERROR)
    assert notices.show_notice(ERROR) == first
    assert notices.show_notice(Notice("info", "Other")) != first
    assert notices.count_of(first) == 2
    assert len(notices.notices()) == 2


def test_details_unfold(qtbot: QtBot, notices: NoticeBar) -> None:
    notices.show_notice(ERROR)
    before = notices.height()
    qtbot.mouseClick(buttons(notices)["Details"], LEFT)
    assert notices.height() > before + 80
    qtbot.mouseClick(buttons(notices)["Details"], LEFT)
    assert notices.height() == before


def test_a_flood_does_not_cover_the_window(notices: NoticeBar) -> None:
    numbers = [notices.show_notice(Notice("warning", f"No. {i}")) for i in range(30)]
    host = notices.parentWidget()
    assert host is not None
    assert notices.height() < host.height() * 0.7
    notices.dismiss(numbers[-1])
    notices.dismiss(numbers[-1])
    assert len(notices.notices()) == 29
    notices.clear()
    assert not notices.isVisible()


def test_a_passing_notice_goes_by_itself(qtbot: QtBot, notices: NoticeBar) -> None:
    with qtbot.waitSignal(notices.dismissed):
        notices.show_notice(Notice("ok", "Saved."), lasts_ms=1)
    assert not notices.notices()


def test_a_bar_in_a_layout_stays_there(qtbot: QtBot) -> None:
    host = QWidget()
    bar = NoticeBar(host, floating=False)
    QVBoxLayout(host).addWidget(bar)
    shown(qtbot, host, 600, 200)
    bar.show_notice(Notice("info", "Hello"))
    assert bar.isVisible()
    host.resize(400, 200)
    assert bar.width() > 300


def test_the_longer_number_of_a_scale_is_whole(qtbot: QtBot) -> None:
    line = ScaleLine()
    line.set_scale(1.95e-6, 0.0044, "viridis")
    assert len(line.words()[0]) > len(line.words()[1])
    size = line.sizeHint()
    shown(qtbot, line, size.width() + 60, size.height())
    inks = []
    for width in (size.width() + 60, size.width()):
        line.resize(width, size.height())
        image = line.grab().toImage()
        ground = image.pixelColor(0, 0)
        pixels = [(x, y) for x in range(image.width()) for y in range(image.height())]
        inks.append(sum(image.pixelColor(x, y) != ground for x, y in pixels))
    assert inks[0] == pytest.approx(inks[1], abs=8)  # where it stands changes how it is smoothed
