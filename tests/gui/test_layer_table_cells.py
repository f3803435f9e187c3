"""Cells of the layer table that are chosen, added up, copied and explained, by mouse and keys."""

import csv
import io

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.formulas import formulas
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.units import exact
from vgg_explorer.engine.timing import LayerTimes, signature
from vgg_explorer.gui import theme
from vgg_explorer.gui.main_window import MainWindow
from vgg_explorer.gui.store import Store
from vgg_explorer.gui.visual_pane import copying
from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.visual_pane.arranged import arranged
from vgg_explorer.gui.visual_pane.summing import sum_words
from vgg_explorer.session import events as ev
from vgg_explorer.session.listing import Listing
from vgg_explorer.session.updates import initial

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, qapp):
    theme.apply(qapp, "light")
    made = MainWindow(Store(initial()))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.layers.table.setFocus()
    return made


@pytest.fixture
def selections(window):
    """The layers that are chosen from now on."""
    found = []

    def note(old, new):
        if old.selection.layer != new.selection.layer:
            found.append(new.selection.layer)

    window._store.changed.connect(note)
    return found


def view(window):
    return window.layers.table


def place(window, layer, column):
    index = view(window).layer_model().layer_index(layer).siblingAtColumn(column)
    return view(window).visualRect(index).center()


def click(qtbot, window, layer, column, modifiers=Qt.KeyboardModifier.NoModifier):
    viewport = view(window).viewport()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(viewport, left, modifiers, place(window, layer, column))


def press(qtbot, window, *keys, modifiers=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(view(window), key, modifiers)


def told(window):
    label = window.status.findChild(type(window.status._sum), "sum")
    return label.text() if label.isVisible() else ""


def chosen(window):
    return [(line.label, column) for line, column in view(window).chosen()]


def clipboard():
    return QApplication.clipboard().text()


# Choosing and adding up


def test_a_layer_alone_is_no_sum(window, qtbot):
    click(qtbot, window, "conv2_2", table.LAYER)
    assert not view(window).several()
    assert told(window) == ""
    assert window.status._figures.isVisible()


def test_the_mouse_draws_cells_together_and_the_status_bar_adds_them(window, qtbot, selections):
    click(qtbot, window, "conv2_1", table.PARAMS)
    click(qtbot, window, "conv2_2", table.PARAMS, SHIFT)
    assert chosen(window) == [("conv2_1", table.PARAMS), ("conv2_2", table.PARAMS)]
    assert told(window) == "Sum of 2 cells: 221,440 parameters, mean 110,720"
    assert not window.status._figures.isVisible()
    click(qtbot, window, "conv1_1", table.PARAMS, CONTROL)
    assert told(window).startswith("Sum of 3 cells: 223,232 parameters")
    assert selections == ["conv2_1", "conv2_2", "conv1_1"]  # One layer is selected at a time.


def test_a_drag_chooses_the_layer_at_which_it_ends(window, qtbot, selections):
    viewport = view(window).viewport()
    start, end = (place(window, name, table.MACS) for name in ("conv2_1", "conv3_2"))
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(viewport, left, pos=start)
    for y in range(start.y(), end.y(), 6):
        qtbot.mouseMove(viewport, QPoint(start.x(), y))
    qtbot.mouseMove(viewport, end)
    assert selections == ["conv2_1"]
    qtbot.mouseRelease(viewport, left, pos=end)
    assert selections == ["conv2_1", "conv3_2"]
    assert told(window) == "Sum of 4 cells: 5.55 G MACs, mean 1.39 G"  # The pool has none.


def test_the_keys_choose_cells(window, qtbot):
    click(qtbot, window, "conv2_1", table.LAYER)
    press(qtbot, window, Qt.Key.Key_Right)  # unfolds
    press(qtbot, window, Qt.Key.Key_Left)  # folds
    click(qtbot, window, "pool1", table.LAYER)
    press(qtbot, window, *[Qt.Key.Key_Right] * 2)
    assert chosen(window) == [("pool1", table.PARAMS)]
    press(qtbot, window, *[Qt.Key.Key_Down] * 2, modifiers=SHIFT)
    assert told(window) == "Sum of 2 cells: 221,440 parameters, mean 110,720"
    press(qtbot, window, Qt.Key.Key_Right, modifiers=SHIFT)
    # Each column by itself: parameters and MACs are no sum.
    expected = "221,440 parameters, mean 110,720 · 2.77 G MACs, mean 1.39 G"
    assert told(window) == f"Sum of 4 cells: {expected}"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert told(window) == ""
    assert not view(window).several()
    assert window.state.selection.layer == "conv2_2"


def test_left_goes_back_to_the_name_and_up_to_the_layer_of_a_module(window, qtbot):
    click(qtbot, window, "conv1_2", table.SHAPE)
    press(qtbot, window, Qt.Key.Key_Left)
    assert view(window).current_cell()[1] == table.LAYER
    press(qtbot, window, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert view(window).current_cell()[0].label == "features.2"
    press(qtbot, window, Qt.Key.Key_Left)
    assert view(window).current_cell()[0].label == "conv1_2"


def test_hidden_columns_are_stepped_over(window, qtbot):
    window.dispatch(ev.ColumnShown("params", False))
    click(qtbot, window, "conv1_1", table.SHAPE)
    press(qtbot, window, Qt.Key.Key_Right)
    assert view(window).current_cell()[1] == table.MACS
    press(qtbot, window, *[Qt.Key.Key_Right] * 9)
    assert view(window).current_cell()[1] == table.FIELD


def test_names_stand_for_whole_rows(window, qtbot):
    click(qtbot, window, "conv2_1", table.LAYER)
    press(qtbot, window, Qt.Key.Key_Down, modifiers=SHIFT)
    assert {column for _, column in chosen(window)} == set(view(window).shown_columns())
    assert [line.label for line in view(window).chosen_lines()] == ["conv2_1", "conv2_2"]
    assert "221,440 parameters" in told(window)
    assert "12.25 MiB" in told(window)


def test_everything_can_be_chosen(window, qtbot):
    qtbot.keyClick(view(window), Qt.Key.Key_A, CONTROL)
    assert "138,357,544 parameters" in told(window)
    assert "15.47 G MACs" in told(window)


def test_the_sum_is_told_while_its_cells_are_in_sight(window, qtbot):
    qtbot.keyClick(view(window), Qt.Key.Key_A, CONTROL)
    window.dispatch(ev.ViewChanged("tab", "maps"))
    assert told(window) == ""
    window.dispatch(ev.ViewChanged("tab", "layers"))
    assert "138,357,544 parameters" in told(window)


def test_a_long_sum_does_not_widen_the_window(window, qtbot):
    least = window.minimumSizeHint().width()
    qtbot.keyClick(view(window), Qt.Key.Key_A, CONTROL)
    assert window.minimumSizeHint().width() <= least


def test_an_edit_ends_the_choice(window, qtbot):
    qtbot.keyClick(view(window), Qt.Key.Key_A, CONTROL)
    window.dispatch(ev.EntryChanged("features", 0, "32"))
    assert told(window) == ""
    assert not view(window).several()


def test_parts_are_not_counted_beside_the_whole():
    analysis = analyze(PRESETS["vgg16"].spec)
    top = arranged(analysis, table.lines(analysis), Listing(blocks=True)).top
    block = top[0]
    layer = block.modules[0]
    cells = [(one, table.PARAMS) for one in (block, layer, layer.modules[0], top[1])]
    assert sum_words(cells) == "Sum of 2 cells: 260,160 parameters, mean 130,080"
    cells = [(one, table.PARAMS) for one in (layer, layer.modules[0])]
    assert sum_words(cells) == ""  # One figure is no sum.


def test_a_mean_that_is_no_whole_number():
    lines = table.lines(analyze(PRESETS["vgg16"].spec))
    cells = [(lines[at], table.PARAMS) for at in (0, 1, 3)]
    assert sum_words(cells) == "Sum of 3 cells: 112,576 parameters, mean 37,525.3"
    assert sum_words([(line, table.SHAPE) for line in lines]) == ""


def test_chosen_cells_look_chosen(window, qtbot):
    click(qtbot, window, "conv2_1", table.PARAMS)
    click(qtbot, window, "conv2_2", table.PARAMS, SHIFT)

    def ground(layer, column):
        index = view(window).layer_model().layer_index(layer).siblingAtColumn(column)
        image = view(window).viewport().grab(view(window).visualRect(index)).toImage()
        return image.pixelColor(4, 4)

    row, plain = ground("conv2_2", table.MACS), ground("conv2_1", table.MACS)
    assert row == theme.tokens().accent_bg
    assert ground("conv2_2", table.PARAMS) not in (row, plain)
    assert ground("conv2_1", table.PARAMS) not in (row, plain)


# Copying


def test_chosen_cells_are_copied_for_a_spreadsheet(window, qtbot):
    click(qtbot, window, "conv2_1", table.PARAMS)
    click(qtbot, window, "conv2_2", table.MACS, SHIFT)
    qtbot.keyClick(view(window), Qt.Key.Key_C, CONTROL)
    assert clipboard() == "73,856\t924.8 M\n147,584\t1.85 G"


def test_markdown_of_all_is_what_the_table_shows(window):
    window.dispatch(ev.ColumnShown("memory", False))
    window.dispatch(ev.ListingSorted("params"))
    window.actions_.by_key["table_markdown"].trigger()
    rows = clipboard().splitlines()
    assert rows[0] == "| # | Layer | Description | Output shape | Params | MACs | Rec. field |"
    assert rows[2] == "| 21 | fc6 | Linear, 4096 | 4096 | 102,764,544 | 102.8 M | all |"
    assert len(rows) == 2 + 25 + 1
    total = "| **Total** |  | **25 layers** | **138,357,544** | **15.47 G** |  |"
    assert rows[-1].endswith(total)
    assert {row.count("|") for row in rows} == {8}
    held = QApplication.clipboard().mimeData()
    assert bytes(held.data("text/markdown").data()).decode() == clipboard()
    assert window.state.notices[-1].kind == "ok"


def test_out_of_sight_the_table_catches_up_before_it_is_copied(window):
    window.dispatch(ev.ViewChanged("tab", "costs"))
    before = list(view(window).rows())
    window.dispatch(ev.CfgTyped("features", "[64, 'M']"))
    assert list(view(window).rows()) == before
    window.actions_.by_key["table_markdown"].trigger()
    rows = clipboard().splitlines()
    assert [row.split(" | ")[1] for row in rows[2:4]] == ["conv1_1", "pool1"]
    window.dispatch(ev.CfgTyped("features", "[64, 64, 'M']"))
    window.dispatch(ev.LayerSelected("conv1_2"))
    window.dispatch(ev.ViewChanged("tab", "layers"))
    shown = [line.layer for _, line in view(window).rows()]
    assert shown[:3] == ["conv1_1", "conv1_2", "pool1"]
    assert view(window).current_cell()[0].layer == "conv1_2"


def test_markdown_of_chosen_rows_has_no_total(window, qtbot):
    click(qtbot, window, "conv2_1", table.PARAMS)
    click(qtbot, window, "conv2_2", table.PARAMS, SHIFT)
    qtbot.keyClick(window, Qt.Key.Key_M, CONTROL | Qt.KeyboardModifier.AltModifier)
    rows = clipboard().splitlines()
    assert [row.split(" | ")[1] for row in rows[2:]] == ["conv2_1", "conv2_2"]


def test_csv_has_every_digit(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_V, CONTROL | Qt.KeyboardModifier.AltModifier)
    rows = list(csv.DictReader(io.StringIO(clipboard())))
    groups = window.state.model.analysis.groups
    assert [row["layer"] for row in rows] == [group.name for group in groups]
    for row, group in zip(rows, groups, strict=True):
        assert int(row["params"]) == group.params
        assert int(row["macs"]) == group.macs
        assert int(row["activation_bytes"]) == group.activation_bytes
        assert row["output"] == "x".join(map(str, group.out_shape))
        assert row["kind"] == group.kind
        assert row["description"] == group.description
    assert "level" not in rows[0]
    held = QApplication.clipboard().mimeData()
    assert bytes(held.data("text/csv").data()).decode() == clipboard()


def test_csv_says_what_is_a_block_a_layer_or_a_module(window):
    window.dispatch(ev.ListingChanged("blocks", True))
    window.dispatch(ev.ListingChanged("share", True))
    view(window).expand(view(window).layer_model().layer_index("conv1_1"))
    window.layers.copy_csv()
    rows = list(csv.DictReader(io.StringIO(clipboard())))
    levels = [row["level"] for row in rows[:5]]
    assert levels == ["block", "layer", "module", "module", "layer"]
    layers = [int(row["params"]) for row in rows if row["level"] == "layer"]
    assert sum(layers) == 138_357_544  # not shares


def test_csv_has_times_where_they_are_shown(window):
    analysis = window.state.model.good
    seconds = {signature(row): 1e-3 for row in analysis.rows}
    times = LayerTimes(
        analysis.spec, seconds=seconds, device="cpu", precision="fp32", threads=1, repeats=3
    )
    window.dispatch(ev.TimingReady(times))
    window.layers.copy_csv()
    rows = {row["layer"]: row for row in csv.DictReader(io.StringIO(clipboard()))}
    assert float(rows["conv1_1"]["time_ms"]) == 2
    assert float(rows["pool1"]["time_ms"]) == 1


def test_layers_without_figures_are_copied_as_such(window):
    window.dispatch(ev.CfgTyped("features", "64 M 33g2 M 64"))
    window.layers.copy_csv()
    rows = {row["layer"]: row for row in csv.DictReader(io.StringIO(clipboard()))}
    assert rows["conv2_1"]["params"] == ""
    assert rows["conv1_1"]["params"] == "1792"
    window.layers.copy_markdown()
    assert "(2 groups do not divide" in clipboard()


@pytest.mark.parametrize("name", ["=1+1", "+A1", "-2", "@SUM(A1)", "\tx"])
def test_no_name_is_worked_out_by_a_spreadsheet(name):
    line = table.Line(name, name, "conv", "=cmd|x", ("1", name, "", "", "", "", "", ""))
    written = copying.as_csv([line], (table.LAYER,))
    row = next(iter(csv.DictReader(io.StringIO(written))))
    assert row["layer"] == f"'{name}"
    assert row["description"] == "'=cmd|x"
    shown = copying.markdown([line], (table.LAYER,), ())
    assert "=cmd\\|x" in shown


# Explaining


def card(window):
    return window.layers._formula


def test_a_key_explains_the_current_figure_and_the_card_follows(window, qtbot):
    click(qtbot, window, "conv1_2", table.PARAMS)
    qtbot.keyClick(window, Qt.Key.Key_I, CONTROL)
    assert card(window).isVisible()
    assert "3*3*64*64 + 64 = 36,928" in card(window).words.toPlainText()
    press(qtbot, window, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert "3*3*64*128 + 128 = 73,856" in card(window).words.toPlainText()
    row = view(window).visualRect(view(window).currentIndex())
    row.moveTopLeft(view(window).viewport().mapTo(window, row.topLeft()))
    assert not card(window).geometry().intersects(row)
    assert window.rect().contains(card(window).geometry())
    qtbot.keyClick(window, Qt.Key.Key_I, CONTROL)
    assert not card(window).isVisible()


@pytest.mark.parametrize("part", ["words", "_close"])
def test_escape_and_the_button_close_the_card(window, qtbot, part):
    click(qtbot, window, "conv1_2", table.LAYER)
    window.layers.explain()
    for formula in formulas(window.state.model.analysis.group("conv1_2"), None):
        if str(formula.label) != "Receptive field":
            assert exact(formula.value) in card(window).words.toPlainText()
    target = getattr(card(window), part)
    qtbot.keyClick(target, Qt.Key.Key_Escape if part == "words" else Qt.Key.Key_Space)
    assert not card(window).isVisible()
    assert view(window).hasFocus()


def test_the_card_leaves_with_the_tab(window, qtbot):
    click(qtbot, window, "conv1_2", table.LAYER)
    window.layers.explain()
    window.dispatch(ev.ViewChanged("tab", "maps"))
    assert not card(window).isVisible()
    window.actions_.by_key["table_explain"].trigger()
    assert window.state.view.tab == "layers"
    assert card(window).isVisible()


def test_a_block_is_explained_by_its_layers(window):
    window.dispatch(ev.ListingChanged("blocks", True))
    model = view(window).layer_model()
    words = model.tip(model.index(0, table.PARAMS))
    assert "1792 + 36928 = 38,720" in words
    assert "Memory" in model.tip(model.index(0, table.LAYER))


@pytest.mark.parametrize("size", [(960, 600), (1100, 700)])
def test_the_card_fits_small_windows(window, qtbot, size):
    window.resize(*size)
    click(qtbot, window, "conv1_1", table.LAYER)
    window.layers.explain()
    assert window.rect().contains(card(window).geometry())
    viewport = card(window).words.viewport()
    assert card(window).words.document().idealWidth() <= viewport.width() + 1
