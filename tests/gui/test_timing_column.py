"""The time of each layer in the table, with made-up times and no worker."""

import csv
import io
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from vgg_explorer.arch.presets import find
from vgg_explorer.arch.units import duration
from vgg_explorer.engine.timing import LayerTimes, signature
from vgg_explorer.gui import theme
from vgg_explorer.gui.main_window import MainWindow
from vgg_explorer.gui.store import Store
from vgg_explorer.gui.visual_pane import explanations
from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.visual_pane.columns import HIDING, Needs, fit
from vgg_explorer.gui.widgets.bars import FRACTION_ROLE, HAS_BAR_ROLE
from vgg_explorer.session import events as ev
from vgg_explorer.session.updates import initial

TIP = Qt.ItemDataRole.ToolTipRole
ACROSS = Qt.Orientation.Horizontal


@pytest.fixture
def window(qtbot, qapp):
    theme.apply(qapp, "light")
    made = MainWindow(Store(initial()))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    return made


def times_of(window, **changes):
    """Return times of the network on the desk: 10 ms for each G of MACs, and 20 µs."""
    analysis = window.state.model.good
    seconds = {signature(row): 1e-11 * row.macs + 2e-5 for row in analysis.rows}
    values = {"device": "cpu", "precision": "fp32", "threads": 4, "repeats": 7} | changes
    return LayerTimes(analysis.spec, seconds=seconds, **values)


@pytest.fixture
def measured(window):
    window.dispatch(ev.TimingReady(times_of(window)))
    return window


def view(window):
    return window.visual_pane.layers.table


def cell(window, layer, column=table.TIME, role=Qt.ItemDataRole.DisplayRole):
    index = view(window).layer_model().layer_index(layer)
    return index.siblingAtColumn(column).data(role)


def header(window, role=Qt.ItemDataRole.DisplayRole):
    return view(window).layer_model().headerData(table.TIME, ACROSS, role)


def hidden(window):
    titles = view(window).titles
    return {column for column in table.COLUMNS if titles.isSectionHidden(column)}


def plain(html):
    return re.sub(r"<[^>]+>|&nbsp;", " ", html).replace("&gt;", ">")


def test_the_column_comes_with_the_measurement(window):
    assert hidden(window) == {table.TIME}
    window.actions_.by_key["measure_time"].trigger()
    assert hidden(window) == set()
    assert header(window) == "Time 0 %"
    assert cell(window, "conv1_2") == "—"
    assert "Being measured" in plain(cell(window, "conv1_2", role=TIP))
    assert not window.actions_.by_key["measure_time"].isEnabled()
    window.dispatch(ev.TimingProgressed(0.347))
    assert header(window) == "Time 34 %"
    assert "Shift+F5" in header(window, TIP)
    window.dispatch(ev.TimingReady(times_of(window)))
    assert header(window) == "Time"
    assert window.actions_.by_key["measure_time"].isEnabled()


def test_a_stopped_measurement_leaves_no_column(window):
    window.dispatch(ev.TimingRequested())
    window.dispatch(ev.JobCancelled())
    assert hidden(window) == {table.TIME}


def test_a_stopped_measurement_leaves_the_last_one(measured):
    measured.dispatch(ev.TimingRequested())
    measured.dispatch(ev.TimingProgressed(0.5))
    assert cell(measured, "conv1_2") == "18.5 ms"
    measured.dispatch(ev.JobCancelled())
    assert header(measured) == "Time"
    assert cell(measured, "conv1_2") == "18.5 ms"


def test_the_key_and_the_button_measure(window, qtbot):
    assert window.actions_.by_key["measure_time"].shortcut().toString() == "F6"
    controls = window.visual_pane.layers.controls
    qtbot.mouseClick(controls._measure, Qt.MouseButton.LeftButton)
    assert window.state.timing.status == "running"


def test_times_bars_and_sum(measured):
    # 64*64*3*3*224*224 MACs, and two modules: 18.497 ms + 40 µs.
    assert cell(measured, "conv1_2") == "18.5 ms"
    assert cell(measured, "pool1") == "20.0 µs"
    assert cell(measured, "flatten") == "—"
    assert cell(measured, "conv1_2", role=FRACTION_ROLE) == pytest.approx(1, rel=1e-3)
    assert cell(measured, "conv5_1", role=FRACTION_ROLE) == pytest.approx(0.25, abs=0.01)
    assert not cell(measured, "flatten", role=HAS_BAR_ROLE)
    assert table.TIME in view(measured).titles.bars
    measured.dispatch(ev.ViewChanged("bars", "log"))
    assert cell(measured, "conv5_1", role=FRACTION_ROLE) > 0.5
    analysis = measured.state.model.analysis
    times = measured.state.timing.result
    whole = sum(times.of(group) for group in analysis.groups)
    assert measured.visual_pane.layers.totals.words()[table.TIME] == duration(whole) == "155 ms"


def test_modules_have_their_own_times(measured):
    model = view(measured).layer_model()
    parent = model.layer_index("conv1_2")
    assert [model.index(row, table.TIME, parent).data() for row in range(2)] == [
        "18.5 ms",
        "20.0 µs",
    ]
    words = plain(model.index(0, table.TIME, parent).data(TIP))
    assert "1.85 G MACs in 18.5 ms = 99.9 GMAC/s" in words


def test_tool_tips_tell_speed_and_how_it_was_measured(measured):
    words = plain(cell(measured, "conv1_2", role=TIP))
    assert "1.85 G MACs in 18.5 ms = 99.8 GMAC/s" in words
    assert "Measured on CPU, 4 threads in float32: median of up to 7 runs" in words
    assert "99.8 GMAC/s" in plain(cell(measured, "conv1_2", table.LAYER, TIP))
    assert "GMAC/s" not in plain(cell(measured, "pool1", role=TIP))
    assert "takes no time" in plain(cell(measured, "flatten", role=TIP))
    tip = plain(header(measured, TIP))
    assert "median of up to 7 runs" in tip
    assert "Bars: linear, from 0 to 18.5 ms." in tip
    layers = measured.visual_pane.layers
    words = plain(explanations.total_tip(measured.state.model.analysis, layers._timed))
    assert "15.47 G MACs in 155 ms" in words


def test_an_edit_leaves_what_it_does_not_change(measured):
    measured.dispatch(ev.EntryChanged("features", 7, "320"))  # conv3_2
    assert cell(measured, "conv3_1") == "9.29 ms"
    for changed in ("conv3_2", "conv3_3"):
        assert cell(measured, changed) == "—"
        tip = plain(cell(measured, changed, role=TIP))
        assert "Not measured since the edit; F6 measures it." in tip
    total = measured.visual_pane.layers.totals
    assert total.words()[table.TIME].startswith("> ")
    tip = plain(explanations.total_tip(measured.state.model.analysis, total._timed))
    assert "without the 2 layers that were not measured" in tip
    measured.dispatch(ev.Undone())
    assert cell(measured, "conv3_2") == "18.5 ms"


def test_times_of_another_device_are_called_so(measured):
    measured.dispatch(ev.PrecisionChosen("bf16"))
    assert header(measured) == "Time (float32)"
    measured.dispatch(ev.DeviceChosen("cuda:0"))
    assert header(measured) == "Time (CPU)"
    assert "Something else computes now; F6 measures it." in plain(header(measured, TIP))
    measured.dispatch(ev.TimingReady(times_of(measured, device="cuda:0")))
    assert header(measured) == "Time"
    assert "Measured on CUDA in float32" in plain(header(measured, TIP))


def test_a_broken_network_has_times_up_to_the_failing_layer(measured):
    measured.dispatch(ev.CfgTyped("features", "64 64 M M M M M M M M M"))
    lines = view(measured).layer_model().lines()
    assert lines[0].cells[table.TIME] == cell(measured, "conv1_1")
    assert {line.cells[table.TIME] for line in lines if line.condition == "waiting"} == {"—"}


@pytest.mark.parametrize("size", [(960, 600), (1100, 700), (1440, 900)])
@pytest.mark.parametrize("key", ["vgg16", "nin", "alexnet_2012"])
@pytest.mark.parametrize("elsewhere", [False, True])
def test_the_table_stays_in_the_pane(window, size, key, elsewhere):
    window.dispatch(ev.PresetChosen(key))
    window.dispatch(ev.TimingReady(times_of(window)))
    if elsewhere:
        window.dispatch(ev.DeviceChosen("cuda:0"))
    window.resize(*size)
    QApplication.sendPostedEvents()
    shown, titles = view(window), view(window).titles
    used = sum(titles.sectionSize(column) for column in table.COLUMNS)
    if size >= (1100, 700):
        assert used <= shown.viewport().width()
        assert not shown.horizontalScrollBar().isVisible()
    assert table.TIME not in hidden(window)
    if size == (1440, 900):
        assert hidden(window) == set()
        assert {table.MACS, table.TIME} <= titles.bars


def test_memory_and_field_give_way_before_figures_are_cut():
    needs = Needs((20, 0, 80, 80, 50, 50, 60, 30), (10, 30, 80, 60, 40, 100, 110, 60), 90, 200)
    for less in HIDING:
        made = fit(500, needs, 1.0, less)
        assert all(made.widths[column] == 0 for column in less)
        assert made.widths[table.TIME] >= 108  # its title says where it was measured
    # The bars of time and work go last.
    bars = [fit(width, needs, 1.0, HIDING[0]).bars for width in range(500, 1000, 5)]
    order = [found for i, found in enumerate(bars) if i == 0 or found != bars[i - 1]]
    assert order[0] <= {table.MACS}
    assert {table.MACS, table.TIME} in order
    assert order[-1] == set(table.BAR_COLUMNS)


def test_copying_a_line(measured):
    shown = view(measured)
    shown.setCurrentIndex(shown.layer_model().layer_index("conv1_2"))
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "\t1.85 G\t18.5 ms\t12.25 MiB\t" in QApplication.clipboard().text()


# Out of the window


def exported(qtbot, window):
    """Return the CSV that the window would save."""
    layers = window.visual_pane.layers
    with qtbot.waitSignal(layers.export.saved) as told:
        layers.export.ask_about(window.state.model.analysis, window.state.timing.result)
        (dialog,) = window.findChildren(QFileDialog)
        dialog.fileSelected.emit("table.csv")
        dialog.close()
    path, data = told.args
    assert path == Path("table.csv")
    return data.decode()


def test_the_tables_for_other_programs_have_the_times(measured, qtbot):
    layers = measured.visual_pane.layers
    layers.controls._copy.click()
    copied = QApplication.clipboard().text()
    assert copied.count("| 18.5 ms |") == 6  # conv1_2, conv2_2 and four more of 1.85 G MACs
    assert "| **155 ms** |" in copied
    assert "Measured on CPU, 4 threads in float32" in copied
    rows = list(csv.DictReader(io.StringIO(exported(qtbot, measured))))
    by_path = {row["module"]: row["time_ms"] for row in rows}
    assert float(by_path["features.2"]) == pytest.approx(18.51688, rel=1e-5)


def test_without_times_the_tables_have_no_such_column(window, qtbot):
    layers = window.visual_pane.layers
    layers.controls._copy.click()
    assert "Time" not in QApplication.clipboard().text()
    assert "time_ms" not in exported(qtbot, window)


def test_the_card_of_the_layer_has_its_time(measured):
    def told():
        labels = measured.input_pane.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]

    assert any("GMAC/s" in words for words in told())  # also of a layer chosen before
    measured.dispatch(ev.LayerSelected("conv1_2"))
    assert "18.5 ms, 99.8 GMAC/s" in told()
    measured.dispatch(ev.LayerSelected("pool1"))
    assert "20.0 µs" in told()
    measured.dispatch(ev.SpecOpened(find("vgg_tiny").spec))
    assert not any("GMAC/s" in words for words in told())
