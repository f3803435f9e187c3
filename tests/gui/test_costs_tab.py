"""The tab Costs, with real mouse and keys and no worker."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip, QWidget
from stand_ins import WindowDesk

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.training_memory import Plan, largest_batch
from vgg_explorer.arch.units import exact, size
from vgg_explorer.engine.devices import DeviceOption
from vgg_explorer.engine.timing import LayerTimes, signature
from vgg_explorer.gui import theme
from vgg_explorer.gui.main_window import MainWindow
from vgg_explorer.gui.store import Store
from vgg_explorer.gui.visual_pane.costs.entries import entries
from vgg_explorer.gui.visual_pane.timed import NOTHING
from vgg_explorer.session import events as ev
from vgg_explorer.session.costing import Costing
from vgg_explorer.session.updates import initial

GIB = 2**30
BEYOND = QPoint(10, 0)
VGG16 = PRESETS["vgg16"].spec
BROKEN = replace(VGG16, input=(3, 20, 20))


class Desk(WindowDesk):
    """A window on the tab Costs, and what it asks for."""

    def __init__(self, window):
        super().__init__(window)
        self.saved = []
        window.file_saved.connect(self._keep)

    def _keep(self, path, data):
        self.saved.append((path, data))

    @property
    def tab(self):
        return self.window.visual_pane.pages["costs"]

    @property
    def choices(self):
        return self.tab.choices

    @property
    def chart(self):
        return self.tab.layers.chart

    @property
    def training(self):
        return self.tab.training

    @property
    def side(self):
        return self.training.side

    def shown_keys(self):
        return [category.key for category in self.chart.bars().categories]

    def values(self):
        return [bar.value for one in self.chart.bars().categories for bar in one.bars]

    def readout(self):
        shown = self.tab.layers.readout
        return shown.name.text(), shown.figure.text(), shown.formula.text()

    def times(self, **changes):
        """Times of the network on the desk: 10 ms for each G of MACs, and 20 µs."""
        analysis = self.state.model.good
        seconds = {signature(row): 1e-11 * row.macs + 2e-5 for row in analysis.rows}
        values = {"device": "cpu", "precision": "fp32", "threads": 4, "repeats": 7} | changes
        return LayerTimes(analysis.spec, **({"seconds": seconds} | values))

    def give_memory(self, free, total=16 * GIB):
        self.dispatch(ev.DevicesFound((DeviceOption("cpu", "CPU", True, None, None, total, free),)))


@pytest.fixture
def desk(qtbot, qapp):
    theme.apply(qapp, "light")
    window = MainWindow(Store(initial()))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.dispatch(ev.SpecOpened(VGG16))
    window.dispatch(ev.ViewChanged("tab", "costs"))
    return Desk(window)


def plain(html):
    return re.sub(r"<[^>]+>|&nbsp;", " ", html)


# Bars


@pytest.mark.parametrize("key", PRESETS)
@pytest.mark.parametrize(
    ("measure", "figure"),
    [
        ("params", lambda totals: totals.params),
        ("macs", lambda totals: totals.macs),
        ("memory", lambda totals: totals.activation_bytes),
    ],
)
def test_bars_add_up_to_the_totals(key, measure, figure):
    analysis = analyze(PRESETS[key].spec)
    for shown in ("layers", "blocks"):
        found = entries(analysis, Costing(shown=shown, measure=measure), NOTHING)
        assert sum(entry.value for entry in found) == figure(analysis.totals)
        assert [name for entry in found for name in entry.layers] == [
            group.name for group in analysis.groups
        ]


def test_a_bar_for_each_layer(desk):
    groups = desk.state.model.analysis.groups
    assert desk.shown_keys() == [group.name for group in groups]
    assert desk.values() == [group.params for group in groups]
    letters = [one.bars[0].look.letter for one in desk.chart.bars().categories]
    assert "".join(letters) == "CCMCCMCCCMCCCMCCCMPFLDLDL"


def test_the_line_ends_at_the_whole(desk):
    line = desk.chart.bars().line
    assert line[-1] == pytest.approx(1)
    assert line[0] == pytest.approx(1792 / 138_357_544)
    assert list(line) == sorted(line)


def test_every_choice_by_mouse(desk, qtbot):
    def press(row, key):
        segment = next(s for s in row._segments if s.option.key == key)
        qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)

    choices = desk.choices
    press(choices.measure, "macs")
    assert sum(desk.values()) == 15_470_264_320
    press(choices.shown, "blocks")
    assert len(desk.shown_keys()) == 6
    press(choices.bars, "log")
    assert desk.chart.bars().scale.log
    choices.sorted.click()
    assert desk.values() == sorted(desk.values(), reverse=True)
    choices.cumulative.click()
    assert desk.chart.bars().line == ()
    press(choices.shown, "training")
    assert desk.training.isVisible()
    assert not choices.measure.isVisible()
    press(choices.optimiser, "sgd")
    press(choices.numbers, "mixed")
    expected = Costing("training", "macs", "size", "log", False, "sgd", "mixed")
    assert desk.state.costs == expected


def test_every_choice_by_keyboard(desk, qtbot):
    choices = desk.choices
    for row, key, field, value in (
        (choices.measure, Qt.Key.Key_End, "measure", "time"),
        (choices.measure, Qt.Key.Key_Left, "measure", "memory"),
        (choices.bars, Qt.Key.Key_Right, "bars", "log"),
        (choices.shown, Qt.Key.Key_Right, "shown", "blocks"),
        (choices.shown, Qt.Key.Key_Right, "shown", "training"),
        (choices.optimiser, Qt.Key.Key_Home, "optimiser", "sgd"),
        (choices.numbers, Qt.Key.Key_Right, "numbers", "mixed"),
    ):
        qtbot.keyClick(row, key)
        assert getattr(desk.state.costs, field) == value
    qtbot.keyClick(choices.shown, Qt.Key.Key_Home)
    qtbot.keyClick(choices.sorted, Qt.Key.Key_Space)
    qtbot.keyClick(choices.cumulative, Qt.Key.Key_Space)
    assert (desk.state.costs.order, desk.state.costs.cumulative) == ("size", False)


def test_a_click_selects_everywhere(desk, qtbot):
    desk.dispatch(ev.CostsChanged("measure", "macs"))
    place = desk.chart.bar_rect("conv3_2").center()
    qtbot.mouseClick(desk.chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.state.selection.layer == "conv3_2"
    assert desk.readout() == (
        "conv3_2",
        "Conv2d 3×3, 256 · 1,849,688,064 MACs = 1.85 G · 12.0 % of 15.47 G",
        "3*3*256*256*56*56 = 1,849,688,064",
    )


def test_enter_selects_where_the_arrows_lead(desk, qtbot):
    desk.dispatch(ev.LayerSelected("conv2_1"))
    desk.chart.setFocus()
    qtbot.keyClick(desk.chart, Qt.Key.Key_Right)
    assert desk.state.selection.layer == "conv2_1"
    assert desk.readout()[0] == "conv2_2"
    assert "147,584 parameters" in desk.chart.accessibleDescription()
    qtbot.keyClick(desk.chart, Qt.Key.Key_Return)
    assert desk.state.selection.layer == "conv2_2"


def test_a_block_is_marked_by_any_of_its_layers(desk, qtbot):
    desk.dispatch(ev.CostsChanged("shown", "blocks"), ev.LayerSelected("conv4_2"))
    assert desk.readout()[0] == "Block 4"
    assert desk.readout()[1].startswith("4 layers · 5,899,776 parameters = 5.9 M")
    assert desk.readout()[2] == "1,180,160 + 2,359,808 + 2,359,808 = 5,899,776"
    place = desk.chart.bar_rect("conv5_1").center()
    qtbot.mouseClick(desk.chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.state.selection.layer == "conv5_1"


def test_a_tip_has_figure_share_and_formula(desk):
    chart = desk.chart
    place = chart.bar_rect("fc6").center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, chart.viewport().mapToGlobal(place))
    QApplication.sendEvent(chart.viewport(), event)
    said = plain(QToolTip.text())
    for words in ("fc6", "102,764,544 parameters", "74.3 % of 138.4 M", "25088*4096 + 4096"):
        assert words in said
    QToolTip.hideText()


@pytest.mark.parametrize(
    ("measure", "layer", "words"),
    [
        ("params", "pool1", "No parameters."),
        ("macs", "drop1", "Nothing is multiplied here."),
        ("memory", "flatten", "nothing is written"),
    ],
)
def test_nothing_is_explained_too(desk, measure, layer, words):
    desk.dispatch(ev.CostsChanged("measure", measure), ev.LayerSelected(layer))
    assert words in desk.readout()[1]


def test_what_is_small_is_not_nothing(desk):
    desk.dispatch(ev.LayerSelected("conv1_1"))
    assert desk.readout()[1].endswith("1,792 parameters = 1.79 k · less than 0.1 % of 138.4 M")
    desk.dispatch(ev.SpecOpened(PRESETS["vgg_tiny"].spec))
    assert desk.readout()[1].endswith("448 parameters · 1.1 % of 40.68 k")


# Broken networks


def test_a_broken_network_is_shown_up_to_the_failing_layer(desk):
    desk.dispatch(ev.SpecOpened(BROKEN))
    conditions = {one.key: one.condition for one in desk.chart.bars().categories}
    assert conditions["conv5_3"] == "built"
    assert conditions["pool5"] == "failed"
    assert conditions["fc8"] == "waiting"
    assert desk.tab.layers.problem.isVisible()
    assert "pool5" in desk.tab.layers.problem.text()
    assert "1×1" in desk.tab.layers.problem.text()
    assert len(desk.chart.bars().line) == len(desk.state.model.analysis.groups)
    desk.dispatch(ev.LayerSelected("pool5"))
    assert "The network breaks here." in desk.readout()[1]
    desk.dispatch(ev.LayerSelected("fc7"))
    assert "waits behind" in desk.readout()[1]
    desk.dispatch(ev.CostsChanged("shown", "blocks"), ev.LayerSelected("conv5_1"))
    assert desk.chart.bars().categories[4].condition == "failed"
    assert "up to the layer that fails" in desk.readout()[1]
    desk.dispatch(ev.CostsChanged("shown", "training"))
    assert desk.training.chart.areas() is None
    assert not desk.side.isVisible()
    assert "cannot be trained" in desk.training.verdict.text()
    assert not desk.tab.controls.isEnabled()
    desk.dispatch(ev.SpecOpened(VGG16))
    assert desk.training.chart.areas() is not None
    desk.dispatch(ev.CostsChanged("shown", "layers"))
    assert not desk.tab.layers.problem.isVisible()


def test_a_text_that_cannot_be_read_leaves_the_chart(desk):
    desk.dispatch(ev.CfgTyped("features", "[64, 'Q']"))
    assert "last network that could be read" in desk.tab.layers.problem.text()
    assert len(desk.shown_keys()) == 25


def test_no_layer_at_all(desk):
    desk.dispatch(ev.SpecOpened(replace(VGG16, num_classes=0)))
    assert desk.values() == []
    for shown in ("blocks", "training", "layers"):
        desk.dispatch(ev.CostsChanged("shown", shown))
        assert not desk.window.grab().isNull()


# Time


def test_time_is_asked_for_and_shown(desk, qtbot):
    desk.dispatch(ev.CostsChanged("measure", "time"))
    missing = desk.tab.layers.missing
    assert missing.isVisible()
    assert not desk.chart.isVisible()
    assert not desk.tab.controls.isEnabled()
    qtbot.mouseClick(missing.button, Qt.MouseButton.LeftButton)
    assert desk.state.timing.status == "running"
    desk.dispatch(ev.TimingProgressed(0.347))
    assert "34 %" in missing.said.text()
    assert not missing.button.isVisible()
    times = desk.times()
    desk.dispatch(ev.TimingReady(times))
    assert desk.chart.isVisible()
    assert desk.values() == [times.of(group) for group in desk.state.model.analysis.groups]
    assert not desk.choices.again.isVisible()
    assert desk.tab.controls.isEnabled()
    desk.dispatch(ev.LayerSelected("conv1_2"))
    assert desk.readout()[1] == "Conv2d 3×3, 64 · 18.5 ms · 11.9 % of 155 ms"
    assert desk.readout()[2] == "1.85 G MACs in 18.5 ms = 99.8 GMAC/s"
    desk.dispatch(ev.LayerSelected("drop1"))
    assert "takes no time" in desk.readout()[1]


def test_an_edit_leaves_some_times_to_be_measured(desk, qtbot):
    desk.dispatch(ev.CostsChanged("measure", "time"), ev.TimingReady(desk.times()))
    wider = replace(VGG16, features=parse("64 64 M 128 96 M 256 M 512 M 512 M"))
    desk.dispatch(ev.SpecOpened(wider), ev.LayerSelected("conv2_2"))
    assert None in desk.values()
    assert "Not measured since the edit" in desk.readout()[1]
    assert desk.choices.again.isVisible()
    qtbot.mouseClick(desk.choices.again, Qt.MouseButton.LeftButton)
    assert desk.state.timing.status == "running"
    assert not desk.choices.again.isEnabled()
    desk.dispatch(ev.CostsChanged("shown", "training"))
    assert not desk.choices.again.isVisible()


# Training


@pytest.mark.parametrize("optimiser", ["sgd", "momentum", "adam"])
@pytest.mark.parametrize("numbers", ["fp32", "mixed"])
def test_the_verdict_is_exact(desk, optimiser, numbers):
    desk.dispatch(
        ev.CostsChanged("shown", "training"),
        ev.CostsChanged("optimiser", optimiser),
        ev.CostsChanged("numbers", numbers),
    )
    free = 7 * GIB
    desk.give_memory(free)
    plan = Plan(desk.state.model.analysis, optimiser, "bf16" if numbers == "mixed" else "fp32")
    best = largest_batch(plan, free)
    said = desk.training.verdict.text()
    assert said == (
        f"Batch {best} fits in 7 GiB free on CPU; {best + 1} does not: "
        f"it needs {size(plan.at(best + 1).peak)}."
    )
    assert desk.training.chart.areas().last == best


def test_the_areas_are_the_parts(desk):
    desk.dispatch(ev.CostsChanged("shown", "training"))
    shown = desk.training.chart.areas()
    plan = Plan(desk.state.model.analysis, "adam")
    for batch in (1, 32, 512):
        at = shown.xs.index(batch)
        found = plan.at(batch)
        assert sum(area.values[at] for area in shown.areas) == found.total
        assert shown.line[at] == found.peak
    assert [area.look.letter for area in shown.areas] == ["P", "G", "O", "A"]


def test_without_free_memory_nothing_is_promised(desk):
    desk.dispatch(ev.CostsChanged("shown", "training"))
    assert "not known yet" in desk.training.verdict.text()
    assert desk.training.chart.areas().limits == ()
    assert not desk.side.best.isVisible()
    desk.give_memory(GIB)
    assert desk.training.verdict.text().startswith("Not even batch 1 fits: it needs 2.83 GiB")
    assert "does not fit" in desk.side.fits.text()
    assert desk.training.chart.areas().last == 0
    desk.give_memory(12 * GIB)
    assert [limit.value for limit in desk.training.chart.areas().limits] == [16 * GIB, 12 * GIB]


def test_a_batch_by_number_pointer_and_button(desk, qtbot):
    desk.dispatch(ev.CostsChanged("shown", "training"))
    desk.give_memory(12 * GIB)
    desk.side.number.setFocus()
    desk.side.number.selectAll()
    qtbot.keyClicks(desk.side.number, "37")
    qtbot.keyClick(desk.side.number, Qt.Key.Key_Return)
    assert desk.state.costs.batch == 37
    found = Plan(desk.state.model.analysis, "adam").at(37)
    lines = dict(desk.side.parts.lines())
    assert lines["Peak of one step"] == size(found.peak)
    assert lines["Kept, together"] == size(found.total)
    assert lines["Activations kept"] == size(found.activations.total)
    assert desk.side.fits.text() == f"It fits: {size(12 * GIB - found.peak)} stay free."
    chart = desk.training.chart
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.place_of(512).toPoint() + BEYOND)
    assert desk.state.costs.batch == 512
    assert desk.side.number.value() == 512
    assert "lacking" in desk.side.fits.text()
    qtbot.mouseClick(desk.side.best, Qt.MouseButton.LeftButton)
    assert desk.state.costs.batch == largest_batch(
        Plan(desk.state.model.analysis, "adam"), 12 * GIB
    )
    assert not desk.side.best.isEnabled()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert "does not fit" in desk.side.fits.text()


def test_the_parts_are_explained_to_the_byte(desk):
    desk.dispatch(ev.CostsChanged("shown", "training"))
    found = Plan(desk.state.model.analysis, "adam").at(32)
    parts = desk.side.parts
    assert exact(found.activations.total) in parts.tip(0)
    assert "Max-pool indices" in parts.tip(0)
    assert exact(found.peak) in parts.tip(5)
    assert parts.tip(6) == parts.tip(-1) == ""
    assert "Peak of one step 4.23 GiB" in parts.accessibleDescription()


# Files


def asked(desk):
    """Answer the dialog that is open."""
    dialogs = [d for d in desk.window.findChildren(QFileDialog) if d.isVisible()]
    (dialog,) = dialogs
    name = dialog.selectedFiles()[0]
    dialog.fileSelected.emit(name)
    dialog.close()
    return desk.saved[-1]


def test_figures_as_csv(desk):
    desk.dispatch(ev.CostsChanged("measure", "macs"))
    desk.tab.controls.ask_csv()
    path, data = asked(desk)
    assert path.name == "VGG-16 (D) macs.csv"
    lines = list(csv.DictReader(io.StringIO(data.decode())))
    assert [line["layer"] for line in lines] == desk.shown_keys()
    assert sum(int(line["macs"]) for line in lines) == 15_470_264_320
    assert float(lines[-1]["cumulative_share"]) == 1
    desk.dispatch(ev.CostsChanged("shown", "training"), ev.CostsChanged("batch", 37))
    desk.tab.controls.ask_csv()
    lines = list(csv.DictReader(io.StringIO(asked(desk)[1].decode())))
    assert [int(line["batch"]) for line in lines] == sorted([*(2**n for n in range(10)), 37])
    found = Plan(desk.state.model.analysis, "adam").at(37)
    (line,) = [line for line in lines if line["batch"] == "37"]
    assert int(line["peak_bytes"]) == found.peak
    assert int(line["activations_bytes"]) == found.activations.total


def test_figures_of_a_broken_network(desk):
    desk.dispatch(ev.SpecOpened(BROKEN))
    desk.tab.controls.copy()
    lines = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert lines[0][:3] == ["layer", "kind", "params"]
    assert lines[-1] == ["fc8", "linear", "", "", ""]


@pytest.mark.parametrize("shown", ["layers", "training"])
def test_the_chart_as_svg_and_png(desk, shown):
    desk.give_memory(12 * GIB)
    desk.dispatch(ev.CostsChanged("shown", shown))
    desk.tab.controls.ask_svg()
    path, data = asked(desk)
    assert path.suffix == ".svg"
    words = " ".join("".join(node.itertext()) for node in ET.fromstring(data).iter())
    assert "VGG-16 (D)" in words
    expected = (
        desk.shown_keys() if shown == "layers" else ["12 GiB free", "Batch size", "Gradients"]
    )
    assert all(word in words for word in expected)
    desk.tab.controls.ask_png()
    path, data = asked(desk)
    image = QImage.fromData(data, "PNG")
    assert path.suffix == ".png"
    assert image.width() > 1500
    assert image.pixel(2, 2) == theme.tokens().panel.rgb()


def test_a_picture_of_the_deepest_network_can_be_opened(desk):
    deep = parse(" ".join(["N4 " * 50 + "M"] * 5))
    desk.dispatch(ev.SpecOpened(replace(VGG16, features=deep)))
    assert len(desk.shown_keys()) > 700
    desk.tab.controls.ask_png()
    image = QImage.fromData(asked(desk)[1], "PNG")
    assert 12_000 < image.width() <= 30_000


# The window


def test_the_command_leads_here(desk):
    desk.dispatch(ev.ViewChanged("tab", "layers"))
    desk.window.actions_.by_key["tab_costs"].trigger()
    assert desk.state.view.tab == "costs"


def test_what_is_out_of_sight_catches_up(desk):
    desk.dispatch(ev.ViewChanged("tab", "layers"), ev.SpecOpened(PRESETS["nin"].spec))
    assert "conv1_1" in desk.shown_keys()
    desk.dispatch(ev.ViewChanged("tab", "costs"))
    assert "cccp1" in desk.shown_keys()


def test_the_tab_key_visits_everything(desk, qtbot):
    for shown, last in (("layers", desk.chart), ("training", desk.side.number)):
        desk.dispatch(ev.CostsChanged("shown", shown))
        desk.window.visual_pane.tabs.setFocus()
        seen = []
        for _ in range(40):
            widget = QApplication.focusWidget()
            seen.append(widget)
            if widget is last:
                break
            qtbot.keyClick(widget, Qt.Key.Key_Tab)
        assert last in seen
        assert desk.tab.controls in seen
        inside = [widget for widget in seen if desk.tab.isAncestorOf(widget)]
        places = [widget.mapTo(desk.tab, widget.rect().topLeft()) for widget in inside]
        assert [(p.y() // 12, p.x()) for p in places] == sorted(
            (p.y() // 12, p.x()) for p in places
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_in_a_small_window(desk, qapp, scheme):
    theme.apply(qapp, scheme)
    desk.give_memory(12 * GIB)
    desk.window.resize(1100, 700)
    for shown in ("layers", "blocks", "training"):
        desk.dispatch(ev.CostsChanged("shown", shown))
        QApplication.sendPostedEvents()
        right = desk.tab.width()
        for widget in desk.tab.findChildren(QWidget):
            if widget.isVisible():
                end = widget.mapTo(desk.tab, widget.rect().topRight()).x()
                assert end <= right, (shown, widget)
    theme.apply(qapp, "light")
