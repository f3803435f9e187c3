"""The visualisation pane, with real mouse and keys, against a session without a worker."""

import re
import subprocess
import sys
from dataclasses import dataclass, replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton, QToolTip
from stand_ins import PaneSession

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.formulas import formulas
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.report import report
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.arch.units import count, exact, size
from vgg_explorer.gui import i18n, theme
from vgg_explorer.gui.visual_pane import VisualPane
from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.visual_pane.columns import UNTIMED, Needs, fit
from vgg_explorer.gui.visual_pane.tabs import TABS
from vgg_explorer.gui.widgets import colormaps
from vgg_explorer.gui.widgets.bars import FRACTION_ROLE, HAS_BAR_ROLE
from vgg_explorer.session import events as ev
from vgg_explorer.session import updates
from vgg_explorer.session.entering import Input, PictureSource

BROKEN = ArchSpec(
    name="draft",
    features=parse("64 M 128 M 256 M M M 512 512"),
    classifier=parse("256 D", "classifier"),
    num_classes=10,
    avgpool=1,
    input=(3, 16, 16),
)
SMALL = PRESETS["vgg_tiny"].spec

OFFSCREEN_CANNOT_RAISE = pytest.mark.qt_log_ignore("does not support raise", extend=True)


@dataclass(frozen=True)
class FakeStats:
    minimum: float
    maximum: float


@dataclass(frozen=True, eq=False)
class FakeMaps:
    """What the engine gives, without torch."""

    layer: str
    spec: ArchSpec
    pre: object
    post: object
    digest: str = "picture"

    def array(self, stage):
        return self.pre if stage == "pre" and self.pre is not None else self.post

    def stats(self, stage):
        finite = self.array(stage)[np.isfinite(self.array(stage))]
        empty = not finite.size
        return FakeStats(0.0, 0.0) if empty else FakeStats(finite.min(), finite.max())


class Session(PaneSession):
    """All panes in the middle."""

    def __init__(self, state):
        super().__init__(state, VisualPane)

    def make_maps(self, layer=None, seed=0, **changes):
        layer = layer or self.state.selection.layer
        group = self.state.model.good.group(layer)
        values = np.random.default_rng(seed).normal(size=group.out_shape).astype(np.float32)
        post = np.maximum(values, 0) if group.has_activation else values
        made = FakeMaps(
            layer, self.state.model.good.spec, values if group.has_activation else None, post
        )
        return replace(made, **changes)

    @property
    def table(self):
        return self.pane.layers.table

    def index(self, row, column=0):
        return self.table.layer_model().index(row, column)

    def cell(self, row, column):
        return self.index(row, column).data()


@pytest.fixture
def open_pane(qtbot, qapp):
    theme.apply(qapp, "light")
    # qtbot holds widgets weakly; one that is collected while Qt still paints it ends the process.
    sessions = []

    def opened(spec=None, tab="layers", width=816, height=700):
        state = updates.initial()
        if spec is not None:
            state = updates.update(state, ev.SpecOpened(spec))
        # The figure has tests of its own; here all of the height is for the tab.
        session = Session(replace(state, view=replace(state.view, tab=tab, figure="hidden")))
        qtbot.addWidget(session.pane)
        session.pane.resize(width, height)
        session.pane.show_state(None, session.state)
        session.pane.show()
        qtbot.waitExposed(session.pane)
        sessions.append(session)
        return session

    yield opened
    sessions.clear()


@pytest.fixture
def session(open_pane):
    return open_pane()


@pytest.fixture
def maps_session(open_pane, qtbot):
    """A small network with the maps of its first layer on the wall."""
    made = open_pane(SMALL, tab="maps")
    with qtbot.waitSignal(made.pane.maps_painted):
        made.dispatch(ev.MapsReady(made.make_maps()))
    qtbot.waitUntil(lambda: made.pane.pages["maps"].column.title.text() != "")
    return made


def click(qtbot, session, row, column=table.LAYER):
    place = session.table.visualRect(session.index(row, column)).center()
    qtbot.mouseClick(session.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def strip(html):
    return re.sub(r"<[^>]+>|&nbsp;", " ", html).replace("&lt;", "<")


# The table's figures


@pytest.mark.parametrize("key", PRESETS)
def test_table_has_the_figures_of_the_analysis(key):
    analysis = analyze(PRESETS[key].spec)
    lines = table.lines(analysis)
    assert [line.layer for line in lines] == [group.name for group in analysis.groups]
    for line, group in zip(lines, analysis.groups, strict=True):
        assert line.cells[table.NUMBER] == str(group.index + 1)
        assert line.cells[table.SHAPE] == "×".join(map(str, group.out_shape))
        assert line.cells[table.PARAMS] == (exact(group.params) if group.params else "—")
        assert line.cells[table.MACS] == (count(group.macs) if group.macs else "—")
        memory = group.activation_bytes
        assert line.cells[table.MEMORY] == (size(memory) if memory else "—")
        assert line.figures == (group.params, group.macs, 0.0, group.activation_bytes)
        rows = group.rows if len(group.rows) > 1 else ()
        assert [module.label for module in line.modules] == [row.path for row in rows]
        assert [module.figures[0] for module in line.modules] == [row.params for row in rows]


@pytest.mark.parametrize("key", PRESETS)
def test_window_shows_every_preset(session, key):
    session.dispatch(ev.PresetChosen(key))
    analysis = session.state.model.analysis
    model = session.table.layer_model()
    assert model.rowCount() == len(analysis.groups)
    assert [session.cell(row, table.LAYER) for row in range(model.rowCount())] == [
        group.name for group in analysis.groups
    ]
    words = session.pane.layers.totals.words()
    assert words[table.PARAMS] == exact(analysis.totals.params)
    assert words[table.MACS] == count(analysis.totals.macs)
    assert words[table.MEMORY] == size(analysis.totals.activation_bytes)
    assert words[table.SHAPE] == f"{len(analysis.groups)} layers"


def test_layers_unfold_into_modules_with_their_own_figures(session, qtbot):
    session.dispatch(ev.PresetChosen("vgg16_bn"))
    model = session.table.layer_model()
    rect = session.table.visualRect(session.index(0))
    mark = QPoint(rect.left() - session.table.indentation() // 2, rect.center().y())
    qtbot.mouseClick(session.table.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    assert session.table.isExpanded(session.index(0))
    parent = session.index(0)
    cells = [
        [model.index(row, column, parent).data() for column in table.COLUMNS] for row in range(3)
    ]
    assert [row[table.LAYER] for row in cells] == ["features.0", "features.1", "features.2"]
    assert [row[table.PARAMS] for row in cells] == ["1,792", "128", "—"]
    assert [row[table.MEMORY] for row in cells] == ["12.25 MiB", "12.25 MiB", "—"]
    assert model.parent(model.index(1, 3, parent)) == parent
    assert not model.hasChildren(session.index(2))  # A pool has one module.


def test_qt_finds_no_fault_with_the_model(session, qtmodeltester):
    qtmodeltester.check(session.table.layer_model())
    session.dispatch(ev.SpecOpened(BROKEN))
    qtmodeltester.check(session.table.layer_model())


def test_receptive_field_of_what_sees_everything(session):
    by_name = {line.layer: line for line in session.table.layer_model().lines()}
    assert by_name["pool5"].cells[table.FIELD] == "212"
    assert by_name["fc6"].cells[table.FIELD] == "all"


# Bars


def test_bars_are_shares_of_the_largest_or_count_powers_of_ten(session, qtbot):
    groups = session.state.model.analysis.groups
    largest = max(group.params for group in groups)
    fc7 = next(group for group in groups if group.name == "fc7")

    def fraction(group):
        return session.index(group.index, table.PARAMS).data(FRACTION_ROLE)

    assert fraction(fc7) == pytest.approx(fc7.params / largest)
    log = session.pane.layers.controls.bars
    segment = log.findChildren(type(log.focusProxy()))[1]
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert session.events == [ev.ViewChanged("bars", "log")]
    low = 1000  # The power of ten below 1,792.
    assert fraction(fc7) == pytest.approx(np.log(fc7.params / low) / np.log(largest / low))
    assert fraction(groups[0]) > 0
    assert session.index(2, table.PARAMS).data(HAS_BAR_ROLE) is False
    header = session.table.layer_model().headerData(
        table.PARAMS, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    )
    assert "logarithmic, from 1,000 to 102,764,544" in header


def test_bars_are_painted_as_long_as_their_share(session):
    def coloured(row):
        """Return how many pixels of the track have the bar's colour."""
        rect = session.table.visualRect(session.index(row, table.MACS))
        image = session.table.viewport().grab(rect).toImage()
        y = image.height() // 2
        fill = theme.kind_style("conv").fill
        return sum(
            image.pixelColor(x, y) == QColor(fill)
            for x in range(image.width() * 2 // 5, image.width())
        )

    session.dispatch(ev.LayerSelected("conv2_2"))  # a selected row has colours of its own
    assert coloured(1) == pytest.approx(48, abs=2)
    assert coloured(3) == pytest.approx(24, abs=2)
    assert coloured(2) == 0


def test_scale_of_equal_small_and_missing_figures():
    assert table.BarScale(0, 0, False).fraction(5) == 0
    scales = table.bar_scales((), log=True)
    assert [scale.high for scale in scales] == [0, 0, 0, 0]
    lines = table.lines(analyze(SMALL))
    for log in (False, True):
        for scale in table.bar_scales(lines, log):
            assert scale.fraction(scale.high) == pytest.approx(1 if scale.high else 0)
            assert scale.fraction(0) == 0


# Selection


def test_click_and_arrows_choose_layers(session, qtbot):
    click(qtbot, session, 4)
    assert session.events == [ev.LayerSelected("conv2_2")]
    qtbot.keyClick(session.table, Qt.Key.Key_Down)
    assert session.state.selection.layer == "pool2"
    qtbot.keyClick(session.table, Qt.Key.Key_Up)
    assert session.state.selection.layer == "conv2_2"
    assert len(session.of(ev.LayerSelected)) == 3


def test_state_moves_the_row_without_an_event(session):
    session.dispatch(ev.PresetChosen("vgg19"))
    session.events.clear()
    session.pane.resize(816, 300)
    session.dispatch(ev.LayerSelected("fc8"))
    assert session.events == [ev.LayerSelected("fc8")]
    index = session.table.currentIndex()
    assert index.siblingAtColumn(table.LAYER).data() == "fc8"
    assert session.table.viewport().rect().contains(session.table.visualRect(index).center())
    assert [i.row() for i in session.table.selectionModel().selectedRows()] == [index.row()]


def test_module_rows_choose_their_layer(session, qtbot):
    session.table.expand(session.index(0))
    model = session.table.layer_model()
    click(qtbot, session, 3)
    for row in (1, 0):
        child = model.index(row, table.LAYER, session.index(0))
        place = session.table.visualRect(child).center()
        qtbot.mouseClick(session.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert session.state.selection.layer == "conv1_1"
        assert session.table.currentIndex().siblingAtColumn(1) == child
    assert len(session.of(ev.LayerSelected)) == 2  # The second module is of the same layer.


def test_edit_keeps_what_is_unfolded_and_where_the_view_is(session):
    session.pane.resize(816, 320)
    session.table.expand(session.index(0))
    session.table.expand(session.index(4))
    session.table.verticalScrollBar().setValue(90)
    session.events.clear()
    session.dispatch(ev.EntryChanged("features", 0, "32"))
    assert session.cell(0, table.PARAMS) == "896"
    assert session.table.isExpanded(session.index(0))
    assert session.table.isExpanded(session.index(4))
    assert not session.table.isExpanded(session.index(3))
    assert session.table.verticalScrollBar().value() == 90
    assert session.of(ev.LayerSelected) == []
    assert session.table.currentIndex().siblingAtColumn(1).data() == "conv1_1"


def test_selection_follows_an_edit_that_removes_its_layer(session):
    session.dispatch(ev.LayerSelected("conv5_3"))
    session.dispatch(ev.EntryRemoved("features", 16))
    name = session.state.selection.layer
    assert session.table.currentIndex().siblingAtColumn(1).data() == name != "conv5_3"


# A network that breaks


def test_rows_behind_a_failing_layer(open_pane):
    session = open_pane(BROKEN)
    lines = session.table.layer_model().lines()
    assert [line.condition for line in lines[:9]] == ["built"] * 7 + ["failed", "waiting"]
    assert lines[7].cells[table.SHAPE] == "1×1 < 2×2"
    assert lines[7].cells[table.PARAMS :] == ("—",) * 5
    assert lines[8].cells[table.SHAPE :] == ("—",) * 6
    assert [line.cells[0] for line in lines] == [str(n + 1) for n in range(len(lines))]
    t = theme.tokens()
    assert session.index(7, 1).data(Qt.ItemDataRole.BackgroundRole) == t.error_bg
    assert session.index(8, 3).data(Qt.ItemDataRole.ForegroundRole) == t.text_3
    problem = session.state.model.problem
    tip = strip(session.index(7, 3).data(Qt.ItemDataRole.ToolTipRole))
    assert str(problem.what) in tip
    assert str(problem.hint) in tip
    words = session.pane.layers.totals.words()
    assert words[table.LAYER] == "Total up to row 7"
    assert words[table.PARAMS] == "370,816"


def test_card_says_how_far_it_is_built_and_why(open_pane):
    session = open_pane(BROKEN)
    card = session.pane.layers.card
    assert card.isVisible()
    assert card._title.text() == "Rows 1 to 7 are built, rows 8 to 15 wait for entry 8"
    assert "1×1" in card._what.text()
    assert "Remove this pool" in card._what.text()
    below = card.mapTo(session.pane, QPoint(0, 0)).y()
    last = session.table.visualRect(session.index(14)).bottom()
    last = session.table.viewport().mapTo(session.pane, QPoint(0, last)).y()
    assert 0 < below - last < 40  # Right below the rows.
    session.dispatch(ev.EntryRemoved("features", 7))
    assert not card.isVisible()
    assert session.state.model.problem is None


def test_failing_row_is_painted_as_one(open_pane):
    session = open_pane(BROKEN)
    for selected in ("conv1_1", "pool5"):
        session.dispatch(ev.LayerSelected(selected))
        for column in set(table.COLUMNS) - UNTIMED:
            rect = session.table.visualRect(session.index(7, column))
            image = session.table.viewport().grab(rect).toImage()
            assert image.pixelColor(1, 2) == theme.tokens().error_bg


def test_long_reasons_take_the_place_of_the_figures(open_pane):
    spec = replace(SMALL, features=parse("16 M 33g2 M 64"))
    session = open_pane(spec)
    line = session.table.layer_model().lines()[2]
    assert line.condition == "failed"
    assert line.reason.startswith("2 groups do not divide")
    assert "after" not in line.reason  # The names stand beside it.
    assert line.cells[table.SHAPE :] == ("",) * 6 or line.cells[table.PARAMS :] == ("",) * 5


def test_option_out_of_range_leaves_every_row_waiting(open_pane):
    session = open_pane()
    session.dispatch(ev.OptionChanged("num_classes", 0))
    lines = session.table.layer_model().lines()
    assert {line.condition for line in lines} == {"waiting"}
    title = session.pane.layers.card._title.text()
    assert title == "No row is built; all wait for the number of classes"


def test_text_that_cannot_be_read_leaves_the_table(session):
    session.dispatch(ev.CfgTyped("features", "[64, 'Q']"))
    assert session.cell(0, table.PARAMS) == "1,792"
    assert session.pane.layers.card.isVisible()
    assert "last network that could be read" in session.pane.layers.card._title.text()


def test_rows_that_wait_can_be_chosen(open_pane, qtbot):
    session = open_pane(BROKEN)
    click(qtbot, session, 7)
    assert session.events == [ev.LayerSelected("pool5")]


# Tool tips


@pytest.mark.parametrize("key", ["vgg16", "vgg16_bn", "alexnet_2012", "nin", "vgg16_conv"])
def test_tool_tips_show_the_formulas(session, key):
    session.dispatch(ev.PresetChosen(key))
    analysis = session.state.model.analysis
    before = None
    for group in analysis.groups:
        tip = strip(session.index(group.index, table.LAYER).data(Qt.ItemDataRole.ToolTipRole))
        for formula in formulas(group, before):
            assert formula.expression in tip
            assert exact(formula.value) in tip
            assert str(formula.label) in tip
        before = group.rows[-1]


def test_tool_tips_of_single_figures_define_them(session):
    def tip(column, row=1):
        return strip(session.index(row, column).data(Qt.ItemDataRole.ToolTipRole))

    assert "3*3*64*64 + 64 = 36,928" in tip(table.PARAMS)
    assert "3*3*64*64*224*224" in tip(table.MACS)
    assert "= 1,849,688,064 = 1.85 G" in tip(table.MACS)
    assert "FLOPs = 2 × MACs" in tip(table.MACS)
    assert "3*3" not in tip(table.MEMORY)
    assert "64*224*224*4 = 12,845,056 = 12.25 MiB" in tip(table.MEMORY)
    assert "1 MiB = 2^20" in tip(table.MEMORY)
    assert "3 + (3 - 1)*1 = 5" in tip(table.FIELD)
    assert "no parameters" in tip(table.PARAMS, row=2)


@OFFSCREEN_CANNOT_RAISE
def test_hovering_shows_the_tool_tip(session, qtbot):
    rect = session.table.visualRect(session.index(1, table.PARAMS))
    place = rect.center()
    view = session.table.viewport()
    QApplication.sendEvent(
        view, QHelpEvent(QHelpEvent.Type.ToolTip, place, view.mapToGlobal(place))
    )
    qtbot.waitUntil(QToolTip.isVisible)
    assert "36,928" in QToolTip.text()
    QToolTip.hideText()
    totals = session.pane.layers.totals
    QApplication.sendEvent(
        totals, QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(9, 9), totals.mapToGlobal(QPoint(9, 9)))
    )
    assert "138,357,544" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


# Widths


@pytest.mark.parametrize("width", [480, 520, 600, 700, 816, 1000, 1100, 1600])
@pytest.mark.parametrize("key", ["vgg16", "nin", "alexnet_2012"])
def test_columns_fit_the_pane(session, width, key):
    session.dispatch(ev.PresetChosen(key))
    session.pane.resize(width, 700)
    titles = session.table.titles
    used = sum(titles.sectionSize(column) for column in table.COLUMNS)
    assert titles.sectionSize(table.LAYER) > 80
    if width >= 520:
        assert used <= session.table.viewport().width()
        assert not session.table.horizontalScrollBar().isVisible()
    if width >= 816:
        assert titles.bars == set(table.BAR_COLUMNS) - UNTIMED


def test_descriptions_go_before_bars_and_bars_before_figures():
    needs = Needs((20, 0, 80, 80, 50, 50, 60, 30), (10, 30, 80, 60, 40, 40, 110, 60), 90, 200)
    wide, middle, narrow = (fit(width, needs, 1.0) for width in (900, 720, 480))
    assert wide.bars == middle.bars == set(table.BAR_COLUMNS) - UNTIMED
    assert wide.widths[table.LAYER] >= 200 > middle.widths[table.LAYER] >= 90
    assert narrow.bars == frozenset()
    for width in range(480, 1300, 7):
        made = fit(width, needs, 1.0)
        assert sum(made.widths) <= width
        for column in set(range(2, 8)) - UNTIMED:
            bar = 56 if column in made.bars else 0
            assert made.widths[column] >= needs.words[column] + bar + 8
    assert sum(fit(200, needs, 1.0).widths) > 200  # Figures are never cut.


def test_controls_lose_their_words_before_they_overlap_the_tabs(session):
    for width in (1100, 816, 500, 420, 360):
        session.pane.resize(width, 500)
        QApplication.sendPostedEvents()
        session.pane.layout().activate()
        strip_ = session.pane._strip
        strip_.layout().activate()
        tabs = QRect(session.pane.tabs.pos(), session.pane.tabs.size())
        controls = session.pane.layers.controls
        assert not tabs.intersects(QRect(controls.pos(), controls.size()))
        assert controls.geometry().right() <= strip_.width()
        needed = controls.layout().minimumSize().width()
        assert controls.width() >= needed  # Nothing is cut or pushed below its neighbour.
    assert controls._copy.text() == ""
    assert controls._copy.toolTip()


# Copy and export


def test_copy_puts_markdown_on_the_clipboard(session, qtbot):
    qtbot.mouseClick(session.pane.layers.controls._copy, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert "| 2 | conv1_2 | Conv2d 3×3, 64 | 64×224×224 | 36,928 | 1.85 G |" in copied
    assert "| **Total** |  | **25 layers** | **138,357,544** | **15.47 G** |" in copied
    assert session.of(ev.NoticeRaised)[0].kind == "ok"


def test_ctrl_c_copies_the_row(session, qtbot):
    click(qtbot, session, 1)
    qtbot.keyClick(session.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == (
        "2\tconv1_2\tConv2d 3×3, 64\t64×224×224\t36,928\t1.85 G\t12.25 MiB\t5"
    )


@OFFSCREEN_CANNOT_RAISE
def test_export_asks_for_the_file_to_be_written_that_was_chosen(session, qtbot, tmp_path):
    qtbot.mouseClick(session.pane.layers.controls._save, Qt.MouseButton.LeftButton)
    dialog = session.pane.findChild(QFileDialog)
    assert dialog.isVisible()
    expected = report(session.state.model.analysis, "csv")
    session.dispatch(ev.SpecOpened(SMALL))
    path = tmp_path / "table.csv"
    with qtbot.waitSignal(session.pane.file_saved) as told:
        dialog.fileSelected.emit(str(path))
    dialog.reject()
    assert told.args == [path, expected.encode()]


# Tabs


def test_tabs_follow_the_state_and_tell_of_clicks(session, qtbot):
    tabs = session.pane.tabs
    titles = [str(kind.title) for kind in TABS]
    assert [tabs.tabText(i) for i in range(tabs.count())] == titles
    assert titles[:3] == ["Layers", "Costs", "Feature maps"]
    place = tabs.tabRect(2).center()
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=place)
    assert session.events == [ev.ViewChanged("tab", "maps")]
    assert session.pane.pages["maps"].isVisible()
    assert session.pane.pages["maps"].controls.isVisible()
    assert not session.pane.layers.controls.isVisible()
    session.dispatch(ev.ViewChanged("tab", "layers"))
    assert tabs.currentIndex() == 0
    assert session.table.isVisible()


@pytest.fixture(params=["en", "zh_CN"])
def spoken(request, qapp):
    """A language, in which the next session is made."""
    i18n.install(qapp, request.param)
    yield
    i18n.install(qapp, "en")


@pytest.mark.parametrize("tab", [kind.key for kind in TABS])
def test_no_tab_is_cut_in_a_narrow_pane(spoken, session, qtbot, tab):
    """What repeats the page gives way, other controls get a row of their own; wide has one row.

    The pane is so narrow in a window of 1100x700.
    """
    session.dispatch(ev.ViewChanged("tab", tab))
    pane = session.pane
    controls = pane.pages[tab].controls if tab in pane.pages else pane.layers.controls
    for width in (500, 1100, 500):
        pane.resize(width, 700)
        qtbot.waitUntil(lambda: pane.tabs.width() >= pane.tabs.sizeHint().width())
        assert pane.tabs.tabRect(pane.tabs.count() - 1).right() < pane.tabs.width()
        assert not [b for b in pane.tabs.findChildren(QToolButton) if b.isVisible()]
        strip = controls.parentWidget()
        if not getattr(controls, "spare", False):
            assert controls.isVisible()
            assert strip.rect().contains(controls.geometry())
        overlaps = controls.isVisible() and controls.geometry().intersects(pane.tabs.geometry())
        assert not (overlaps and controls.width() > 1)
        if width == 1100:
            one_row = strip.height()
    assert strip.height() in (one_row, 2 * one_row)


def test_what_has_the_keyboard_keeps_it_when_it_gets_another_row(session, qtbot):
    session.dispatch(ev.ViewChanged("tab", "why"))
    pane = session.pane
    pane.resize(1100, 700)
    controls = pane.pages["why"].controls
    qtbot.waitUntil(controls.isVisible)
    controls.setFocus()
    chosen = QApplication.focusWidget()
    assert controls.isAncestorOf(chosen)
    beside = controls.mapTo(pane, QPoint(0, 0)).y()
    pane.resize(500, 700)
    qtbot.waitUntil(lambda: controls.mapTo(pane, QPoint(0, 0)).y() > beside + 16)
    assert QApplication.focusWidget() is chosen


def test_table_is_painted_without_numpy():
    code = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
app = QApplication([])
from vgg_explorer.gui.visual_pane import VisualPane
from vgg_explorer.session import updates
pane = VisualPane(print)
pane.resize(816, 700)
pane.show_state(None, updates.initial())
pane.show()
app.processEvents()
assert not pane.grab().isNull()
print(sorted({"numpy", "pyqtgraph", "torch", "PIL"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


# Feature maps


def test_wall_shows_the_channels_and_says_which_layer(maps_session):
    maps = maps_session.pane.pages["maps"]
    assert maps.wall.count() == 16
    assert maps.header.name.text() == "conv1_1"
    assert maps.header.about.text() == "Conv2d 3×3, 16 · 16×32×32"
    assert maps.header.count.text() == "16 of 16 channels"
    assert maps.overlay.words() == ""
    assert not maps.overlay.isVisible()


def test_painted_is_told_once_for_new_maps(maps_session, qtbot):
    told = []
    maps_session.pane.maps_painted.connect(told.append)
    maps_session.pane.pages["maps"].wall.viewport().repaint()
    assert told == []
    maps_session.dispatch(ev.MapsReady(maps_session.make_maps(seed=1, digest="another")))
    qtbot.waitUntil(lambda: told == ["another"])
    maps_session.dispatch(ev.ViewChanged("scale", "shared"))
    maps_session.pane.pages["maps"].wall.viewport().repaint()
    assert told == ["another"]


def test_click_and_arrows_choose_channels(maps_session, qtbot):
    wall = maps_session.pane.pages["maps"].wall
    place = wall.tile_rect(5).center()
    qtbot.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert maps_session.events[-1] == ev.ChannelSelected(5)
    assert maps_session.pane.pages["maps"].column.title.text() == "Channel 5"
    qtbot.keyClick(wall, Qt.Key.Key_Right)
    assert maps_session.state.selection.channel == 6
    assert wall.selection() == 6
    maps_session.dispatch(ev.ChannelSelected(2))
    assert wall.selection() == 2
    maps_session.dispatch(ev.ChannelSelected(900))
    assert maps_session.pane.pages["maps"].column.title.text() == "Channel 15"


def test_figures_of_a_channel(maps_session):
    column = maps_session.pane.pages["maps"].column
    maps_session.dispatch(ev.ChannelSelected(3))
    one = maps_session.state.results.maps.post[3]
    assert column.figures.text() == f"32×32 · rms {np.sqrt((one**2).mean()):.3g}"
    zeros = 100 * np.mean(one == 0)
    shown = ["0", *(f"{figure:.3g}" for figure in (one.max(), one.mean(), one.std(), zeros))]
    assert [value.text() for value in column.statistics.values] == [*shown[:4], f"{shown[4]} %"]


def test_scale_in_force_is_said(maps_session, qtbot):
    column, choices = (
        maps_session.pane.pages["maps"].column,
        maps_session.pane.pages["maps"].choices,
    )
    assert "its own range" in column.scale.text()
    assert "dead channels look alive" in column.scale.text()
    shared = next(b for b in choices.scale.findChildren(type(choices.scale.focusProxy())))
    qtbot.mouseClick(shared, Qt.MouseButton.LeftButton)
    assert maps_session.events[-1] == ev.ViewChanged("scale", "shared")
    low, high = maps_session.pane.pages["maps"].wall.value_range(0)
    assert maps_session.pane.pages["maps"].wall.value_range(7) == (low, high)
    assert column.scale.text().startswith(f"All tiles {low:.3g} … {high:.3g}.")


def test_stages_are_named_after_the_activation(maps_session, qtbot):
    stage = maps_session.pane.pages["maps"].choices.stage
    assert [option.text for option in stage.options()] == ["Before ReLU", "After ReLU"]
    before = stage.findChildren(type(stage.focusProxy()))[0]
    qtbot.mouseClick(before, Qt.MouseButton.LeftButton)
    assert maps_session.events[-1] == ev.ViewChanged("stage", "pre")
    low, high = maps_session.pane.pages["maps"].wall.value_range(0)
    assert low == -high < 0  # Signed values have a scale around 0 ...
    maps_session.dispatch(ev.ViewChanged("stage", "post"))
    assert maps_session.pane.pages["maps"].wall.value_range(0)[0] == 0  # ... others one from 0.
    maps_session.dispatch(ev.OptionChanged("activation", "gelu"))
    assert [option.text for option in stage.options()] == ["Before GELU", "After GELU"]
    maps_session.dispatch(ev.LayerSelected("pool1"))
    assert not any(option.enabled for option in stage.options())
    assert "pool1 has no activation" in stage.options()[0].tooltip


def test_colour_maps(maps_session, qtbot):
    combo, wall = (
        maps_session.pane.pages["maps"].choices.colormap,
        maps_session.pane.pages["maps"].wall,
    )
    assert combo.count() == 1 + len(colormaps.NAMES)
    assert all(not combo.itemIcon(i).isNull() for i in range(combo.count()))

    def colours():
        """Return the colours of the first tile."""
        image = wall.viewport().grab(wall.tile_rect(1).adjusted(2, 2, -2, -2)).toImage()
        places = [(x, y) for x in range(0, 50, 5) for y in range(0, 50, 5)]
        return [image.pixelColor(*place) for place in places]

    def greyish(colour):
        return max(colour.red(), colour.green(), colour.blue()) - min(
            colour.red(), colour.green(), colour.blue()
        )

    assert not all(greyish(colour) < 8 for colour in colours())
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_End)
    assert maps_session.events[-1] == ev.ViewChanged("colormap", "grey")
    assert all(greyish(colour) < 8 for colour in colours())


def test_tiles_change_their_size(maps_session, qtbot):
    maps = maps_session.pane.pages["maps"]
    maps.header.tile.setFocus()
    qtbot.keyClick(maps.header.tile, Qt.Key.Key_PageUp)
    assert maps.wall.tile_size() == 72
    maps.wall.tile_size_changed.emit(40)  # As Ctrl+wheel on the wall does.
    assert maps.header.tile.value() == 40


def test_steps_through_the_layers(maps_session, qtbot):
    maps = maps_session.pane.pages["maps"]
    assert not maps.controls.back.isEnabled()
    qtbot.mouseClick(maps.controls.forth, Qt.MouseButton.LeftButton)
    assert maps_session.state.selection.layer == "pool1"
    assert maps.controls.name.text() == "pool1"
    control = Qt.KeyboardModifier.ControlModifier
    maps.wall.setFocus()
    qtbot.keyClick(maps.wall, Qt.Key.Key_PageDown, control)
    assert maps_session.state.selection.layer == "conv2_1"
    qtbot.keyClick(maps.wall, Qt.Key.Key_PageUp, control)
    assert maps_session.state.selection.layer == "pool1"
    maps_session.dispatch(ev.LayerSelected("fc5"))
    assert not maps.controls.forth.isEnabled()


def test_old_maps_stay_dimmed_until_the_new_ones_come(maps_session, qtbot):
    maps = maps_session.pane.pages["maps"]
    maps_session.dispatch(ev.LayerSelected("conv2_1"))
    assert not maps.overlay.isVisible()  # Most maps are there before anything would flash.
    assert maps.wall.count() == 16
    qtbot.waitUntil(maps.overlay.isVisible)
    assert maps.overlay.words() == "Computing conv2_1 ..."
    assert maps.overlay.dims()
    maps_session.dispatch(ev.JobStarted(text("conv2_1")))
    maps_session.dispatch(ev.MapsReady(maps_session.make_maps()))
    assert not maps.overlay.isVisible()
    assert maps.wall.count() == 32
    maps_session.dispatch(ev.JobProgressed(text("the rest"), 0.9))
    assert not maps.overlay.isVisible()  # The run goes on, but these maps are of it.


def test_maps_of_the_run_before_are_dimmed(maps_session, qtbot):
    maps = maps_session.pane.pages["maps"]
    maps_session.dispatch(ev.RunRequested())
    maps_session.dispatch(ev.JobStarted(text("conv1_1")))
    qtbot.waitUntil(maps.overlay.isVisible)
    maps_session.dispatch(ev.JobFinished(5.0))
    assert not maps.overlay.isVisible()


def test_failed_run_is_said(maps_session):
    maps = maps_session.pane.pages["maps"]
    maps_session.dispatch(ev.LayerSelected("conv2_1"))
    maps_session.dispatch(ev.JobStarted(text("conv2_1")))
    maps_session.dispatch(ev.JobFailed(text("Out of memory."), text("Use a smaller input.")))
    assert maps.overlay.isVisible()
    assert maps.overlay.words() == "The run failed: Out of memory."
    assert maps.overlay.dims()


def test_broken_network_shows_the_last_one_that_worked(maps_session, qtbot):
    maps = maps_session.pane.pages["maps"]
    maps_session.dispatch(ev.CfgTyped("features", "[16, 'Q']"))
    assert maps.overlay.words() == "Maps of the last network that worked"
    assert not maps.overlay.dims()
    maps_session.dispatch(ev.CfgTyped("features", "16 M 32 M 64 M M M M"))
    maps_session.dispatch(ev.LayerSelected("pool6"))
    qtbot.waitUntil(maps.overlay.isVisible)
    assert "pool6 waits" in maps.overlay.words()
    assert "conv1_1" in maps.overlay.words()


def test_placeholder_says_what_to_do(open_pane):
    session = open_pane(SMALL, tab="maps")
    wall = session.pane.pages["maps"].wall
    assert "Drop one on the window" in wall._placeholder
    assert not session.pane.pages["maps"].column.isVisible()
    source = PictureSource(b"", "picture")
    session.dispatch(ev.PictureOffered(source))
    assert wall._placeholder == "Computing conv1_1 ..."
    session.to(replace(session.state, input=Input(picture=object(), source=source)))
    session.dispatch(ev.JobStarted(text("conv1_1")))
    session.dispatch(ev.JobFailed(text("Out of memory."), text("Use a smaller input.")))
    assert wall._placeholder == "The run failed: Out of memory."


def test_maps_with_values_that_are_no_numbers(maps_session, qtbot):
    values = np.ones((16, 32, 32), np.float32)
    values[1] = np.nan
    values[2, :16] = np.inf
    made = maps_session.make_maps(pre=values, post=values)
    with qtbot.waitSignal(maps_session.pane.maps_painted):
        maps_session.dispatch(ev.MapsReady(made))
    column = maps_session.pane.pages["maps"].column
    for scale in ("shared", "channel"):
        maps_session.dispatch(ev.ViewChanged("scale", scale))
        maps_session.dispatch(ev.ChannelSelected(1))
        qtbot.waitUntil(lambda: "all 1024 are NaN" in column.range.text())
        maps_session.dispatch(ev.ChannelSelected(2))
        assert "512 of 1024 values are NaN or infinite" in column.range.text()
        assert [value.text() for value in column.statistics.values][:3] == ["1", "1", "1"]


@pytest.mark.parametrize("layer", ["flatten", "fc4", "fc5"])
def test_vectors_are_a_grid_of_values(maps_session, qtbot, layer):
    maps_session.dispatch(ev.LayerSelected(layer))
    with qtbot.waitSignal(maps_session.pane.maps_painted):
        maps_session.dispatch(ev.MapsReady(maps_session.make_maps()))
    values = maps_session.state.results.maps.post
    maps = maps_session.pane.pages["maps"]
    assert maps.wall.count() == len(values)
    zeros = int((values == 0).sum())
    count = len(values)
    words = f"{zeros} of {count} zero" if zeros else f"{count} of {count} features"
    assert maps.header.count.text() == words
    maps_session.dispatch(ev.ChannelSelected(4))
    shown = f"Value {values[4]:.3g}".replace("-", "−")
    qtbot.waitUntil(lambda: maps.column.range.text() == shown)
    assert maps.column.title.text() == "Feature 4"
    assert not maps.column.view.isVisible()


@pytest.mark.parametrize("size", [(500, 600), (816, 830), (400, 420)])
def test_words_beside_the_wall_are_whole(maps_session, qtbot, size):
    maps_session.dispatch(ev.UnitSelected((3, 4)))
    maps_session.pane.resize(*size)
    column = maps_session.pane.pages["maps"].column
    for label in (column.range, column.scale):
        qtbot.waitUntil(lambda label=label: label.height() >= label.heightForWidth(label.width()))
    for label in (column.title, column.figures):
        qtbot.waitUntil(lambda label=label: label.width() >= label.sizeHint().width())
    assert maps_session.pane.pages["maps"].wall.width() >= 120


def test_unit_is_marked_and_chosen(maps_session, qtbot):
    view = maps_session.pane.pages["maps"].column.view
    maps_session.dispatch(ev.UnitSelected((10, 20)))
    assert view.unit() == (10, 20)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert maps_session.events[-1] == ev.UnitSelected((11, 20))
    maps_session.dispatch(ev.UnitSelected(None))
    assert view.unit() is None


def test_large_view_comes_after_the_wall(open_pane, qtbot):
    session = open_pane(SMALL, tab="maps")
    seen = []

    def note(_digest):
        seen.append(session.pane.pages["maps"].column.view._canvas)

    session.pane.maps_painted.connect(note)
    session.dispatch(ev.MapsReady(session.make_maps()))
    qtbot.waitUntil(lambda: session.pane.pages["maps"].column.view._canvas is not None)
    assert seen == [None]


def test_maps_out_of_sight_wait_for_their_tab(open_pane, qtbot):
    session = open_pane(SMALL)
    session.dispatch(ev.MapsReady(session.make_maps()))
    assert "maps" not in session.pane.pages
    with qtbot.waitSignal(session.pane.maps_painted):
        session.dispatch(ev.ViewChanged("tab", "maps"))
    assert session.pane.pages["maps"].wall.count() == 16
    session.dispatch(ev.ViewChanged("tab", "layers"))
    session.dispatch(ev.LayerSelected("conv3_1"))
    session.dispatch(ev.MapsReady(session.make_maps()))
    assert session.pane.pages["maps"].wall.count() == 16
    session.dispatch(ev.ViewChanged("tab", "maps"))
    assert session.pane.pages["maps"].wall.count() == 64
    assert session.pane.pages["maps"].header.name.text() == "conv3_1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tab", ["layers", "maps"])
def test_theme_changes_while_it_is_shown(open_pane, qtbot, qapp, scheme, tab):
    session = open_pane(SMALL, tab=tab)
    session.dispatch(ev.MapsReady(session.make_maps()))
    theme.apply(qapp, scheme)
    image = session.pane.grab().toImage()
    ground = image.pixelColor(QPointF(image.width() / 2, image.height() - 3).toPoint())
    assert ground.lightnessF() < 0.3 if scheme == "dark" else ground.lightnessF() > 0.7
    theme.apply(qapp, "light")
