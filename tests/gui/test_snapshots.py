"""A few of the program's own drawings, pixel by pixel, with sizes, scales and fonts pinned.

What they look like is decided by eye; that they stay so, here. See `pixels`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pixels import FAMILY, Sheet, check, load_font
from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.figure.layout import lay_out
from vgg_explorer.figure.options import FigureOptions
from vgg_explorer.figure.palette import DARK, LIGHT
from vgg_explorer.gui import theme
from vgg_explorer.gui.figure_painting import fit, paint
from vgg_explorer.gui.widgets.axis import COUNTS, Scale
from vgg_explorer.gui.widgets.bar_layout import bar_layout
from vgg_explorer.gui.widgets.bar_painting import Pointed, paint_bars
from vgg_explorer.gui.widgets.bars import FRACTION_ROLE, HAS_BAR_ROLE, KIND_ROLE, BarDelegate
from vgg_explorer.gui.widgets.channel_wall import ChannelWall
from vgg_explorer.gui.widgets.chart_data import Bar, Bars, Category, kind_look

Check = Callable[[QImage, str], None]

BOTH = pytest.mark.parametrize(("scheme", "ratio"), [("light", 1.0), ("dark", 2.0)])


@pytest.fixture
def dressed(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[theme.Scheme], None]]:
    """Put the program into a theme, with a font that is the same everywhere."""
    theme.apply(qapp, "light")  # with its own font: the program gets it only once
    font = load_font()
    monkeypatch.setattr(theme, "_system_font", lambda: font)

    def dress(scheme: theme.Scheme) -> None:
        theme.apply(qapp, scheme)

    yield dress
    monkeypatch.undo()
    theme.apply(qapp, "light")


@pytest.fixture
def compare(request: pytest.FixtureRequest, tmp_path: Path) -> Check:
    update = request.config.getoption("--update-snapshots")
    return lambda image, name: check(image, name, tmp_path, update=update)


def vgg11() -> Analysis:
    return analyze(PRESETS["vgg11"].spec)


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_architecture_figure(
    dressed: Any, compare: Check, scheme: theme.Scheme, ratio: float
) -> None:
    dressed(scheme)
    palette = DARK if scheme == "dark" else LIGHT
    figure = lay_out(vgg11(), FigureOptions(legend=True))
    sheet = Sheet(640, 250, ratio, theme.tokens().window)
    painter = sheet.painter()
    fit(painter, figure.bounds, QRectF(0, 0, 640, 250))
    paint(painter, figure, palette, family=FAMILY)
    painter.end()
    compare(sheet.image, f"figure-{scheme}-{ratio:.0f}")


def gratings(count: int, side: int) -> Any:
    """Return maps as a first layer makes them: stripes of several directions and widths."""
    y, x = np.mgrid[:side, :side] / side
    angles, waves = np.arange(count) * np.pi / 7, 1 + np.arange(count) % 5
    made = np.stack(
        [
            np.sin(2 * np.pi * wave * (x * np.cos(angle) + y * np.sin(angle))) * (0.3 + y)
            for angle, wave in zip(angles, waves, strict=True)
        ]
    )
    made[5] = 0.0
    made[9, :6, :6] = np.nan
    return made.astype(np.float32)


@BOTH
def test_a_wall_of_maps(
    dressed: Any,
    compare: Check,
    monkeypatch: pytest.MonkeyPatch,
    scheme: theme.Scheme,
    ratio: float,
) -> None:
    dressed(scheme)
    wall = ChannelWall()
    monkeypatch.setattr(wall, "devicePixelRatioF", lambda: ratio)
    wall.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    wall.resize(400, 210)
    wall.set_maps(gratings(16, 56), colormap="rdbu")
    wall.set_marks(dead=[5], pinned=[2])
    wall.set_badges({3: "x"})
    wall.set_selected(7)
    sheet = Sheet(400, 210, ratio, theme.tokens().panel)
    wall.render(sheet.image)
    wall.deleteLater()
    compare(sheet.image, f"wall-{scheme}-{ratio:.0f}")


@BOTH
def test_a_bar_chart(dressed: Any, compare: Check, scheme: theme.Scheme, ratio: float) -> None:
    dressed(scheme)
    groups = [group for group in vgg11().groups if group.macs]
    total = sum(group.macs for group in groups)
    running = np.cumsum([group.macs / total for group in groups])
    data = Bars(
        tuple(Category(g.name, g.name, (Bar(float(g.macs), kind_look(g.kind)),)) for g in groups),
        Scale(float(max(group.macs for group in groups)), COUNTS),
        line=tuple(float(share) for share in running),
    )
    sheet = Sheet(560, 260, ratio, theme.tokens().panel)
    painter = sheet.painter()
    paint_bars(painter, bar_layout(data, QSizeF(560, 260)), Pointed(2, 4, None, 0))
    painter.end()
    compare(sheet.image, f"bars-{scheme}-{ratio:.0f}")


@BOTH
def test_the_bars_of_a_table(
    dressed: Any, compare: Check, scheme: theme.Scheme, ratio: float
) -> None:
    dressed(scheme)
    rows = (
        ("1,792", 0.004, "conv", True),
        ("102,764,544", 1.0, "linear", True),
        ("0", 0.0, "maxpool", False),
        ("295,168", 0.3, "conv", True),
    )
    model, delegate = QStandardItemModel(), BarDelegate()
    sheet = Sheet(160, 24 * len(rows), ratio, theme.tokens().panel)
    painter = sheet.painter()
    for number, (words, share, kind, bar) in enumerate(rows):
        item = QStandardItem(words)
        for role, value in ((FRACTION_ROLE, share), (KIND_ROLE, kind), (HAS_BAR_ROLE, bar)):
            item.setData(value, role)
        model.appendRow(item)
        delegate.paint(painter, cell(QRect(0, 24 * number, 160, 24), number == 3), item.index())
    painter.end()
    compare(sheet.image, f"table-{scheme}-{ratio:.0f}")


def cell(place: QRect, selected: bool) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    option.rect = place
    option.font = theme.font(12)
    option.palette = QPalette(QApplication.palette())
    option.state = QStyle.StateFlag.State_Enabled
    if selected:
        option.state |= QStyle.StateFlag.State_Selected
    return option
