"""The layer table found, sorted, by block and as shares, with real mouse and keys."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.blocks import blocks
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.units import count, exact, size
from vgg_explorer.gui import theme
from vgg_explorer.gui.main_window import MainWindow
from vgg_explorer.gui.store import Store
from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.visual_pane.arranged import arranged, share_words
from vgg_explorer.session import events as ev
from vgg_explorer.session.listing import COLUMNS, Listing
from vgg_explorer.session.updates import initial

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

BROKEN = "64 128 M 256 M M M M M M M M M 512"


@pytest.fixture
def window(qtbot, qapp):
    theme.apply(qapp, "light")
    made = MainWindow(Store(initial()))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    for menu in made.findChildren(QMenu):
        menu.close()


def view(window):
    return window.layers.table


def names(window):
    return [line.label for _, line in view(window).rows()]


def totals(window):
    return window.layers.totals.words()


def hidden(window):
    titles = view(window).titles
    return {COLUMNS[c] for c in table.COLUMNS if titles.isSectionHidden(c)}


def click_title(qtbot, window, column):
    titles = view(window).titles
    x = titles.sectionViewportPosition(column) + titles.sectionSize(column) // 2
    place = QPoint(x, titles.height() // 2)
    qtbot.mouseClick(titles.viewport(), Qt.MouseButton.LeftButton, pos=place)


def run(window, key):
    window.actions_.by_key[key].trigger()


def listed(key, **wishes):
    analysis = analyze(PRESETS[key].spec)
    return arranged(analysis, table.lines(analysis), Listing(**wishes))


# Order


def test_a_click_on_a_title_sorts_then_the_other_way_then_not(window, qtbot):
    natural = names(window)
    click_title(qtbot, window, table.PARAMS)
    assert names(window)[:3] == ["fc6", "fc7", "fc8"]
    assert view(window).titles.sorted_column == table.PARAMS
    click_title(qtbot, window, table.PARAMS)
    assert names(window)[-3:] == ["fc8", "fc7", "fc6"]
    click_title(qtbot, window, table.PARAMS)
    assert names(window) == natural
    assert view(window).titles.sorted_column == -1


def test_the_keyboard_sorts(window, qtbot):
    run(window, "sort_macs")
    assert window.state.listing.sort == "macs"
    run(window, "sort_number")
    assert window.state.listing.natural


def test_sorted_figures_fall_and_equal_ones_stay_in_the_order_of_the_network():
    top = listed("vgg16", sort="macs", descending=True).top
    figures = [line.figures[1] for line in top]
    assert figures == sorted(figures, reverse=True)
    equal = [int(line.cells[0]) for line in top if line.figures[1] == figures[0]]
    assert equal == sorted(equal)


def test_names_are_sorted_as_people_count():
    labels = [line.label for line in listed("vgg16", sort="layer").top]
    assert labels.index("conv5_3") < labels.index("drop1") < labels.index("fc6")
    ten = analyze(PRESETS["vgg19"].spec)
    lines = [line for line in table.lines(ten) if line.label in {"conv2_1", "conv4_4"}]
    assert [line.label for line in lines] == ["conv2_1", "conv4_4"]


@pytest.mark.parametrize("column", ["shape", "field"])
def test_shapes_are_sorted_by_their_values_and_fields_by_their_area(column):
    top = listed("vgg16", sort=column, descending=True).top
    if column == "shape":
        assert top[0].cells[table.SHAPE] == "64×224×224"
        assert top[-1].cells[table.SHAPE] == "1000"
    else:
        assert top[0].cells[table.FIELD] == "all"
        assert top[-1].cells[table.FIELD] == "3"


def test_layers_without_figures_stay_behind(window):
    window.dispatch(ev.CfgTyped("features", BROKEN))
    for wish in (True, False):
        window.dispatch(ev.ListingSorted("params", descending=wish))
        conditions = [line.condition for _, line in view(window).rows()]
        first = conditions.index("failed")
        assert set(conditions[:first]) == {"built"}
        assert "built" not in conditions[first:]


def test_the_selected_layer_stays_selected_when_the_order_changes(window):
    window.dispatch(ev.LayerSelected("conv3_2"))
    run(window, "sort_params")
    line, _ = view(window).current_cell()
    assert line.layer == "conv3_2"
    assert window.state.selection.layer == "conv3_2"


# Finding


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("conv1", ["conv1_1", "conv1_2"]),
        ("CONV1_2", ["conv1_2"]),
        ("L", ["fc6", "fc7", "fc8"]),
        ("LM", ["pool1", "pool2", "pool3", "pool4", "pool5", "fc6", "fc7", "fc8"]),
        ("M pool4", ["pool4"]),
        ("3x3 64", ["conv1_1", "conv1_2"]),
        ("3×3 64", ["conv1_1", "conv1_2"]),
        ("classifier.3", ["fc7"]),
        ("dropout", ["drop1", "drop2"]),
        ("no such", []),
    ],
)
def test_words_and_letters_of_kinds_find_layers(words, found):
    assert [line.label for line in listed("vgg16", filter=words).top] == found


def test_typing_finds_and_says_how_many_and_the_totals_are_of_those(window, qtbot):
    run(window, "table_filter")
    bar = window.layers.filter
    assert bar.field.hasFocus()
    qtbot.keyClicks(bar.field, "L")
    assert names(window) == ["fc6", "fc7", "fc8"]
    assert bar.count.text() == "3 of 25 layers"
    analysis = window.state.model.analysis
    shown = [analysis.group(name) for name in ("fc6", "fc7", "fc8")]
    assert totals(window)[table.LAYER] == "Total of 3 shown"
    assert totals(window)[table.SHAPE] == "of 25 layers"
    assert totals(window)[table.PARAMS] == exact(sum(group.params for group in shown))
    assert totals(window)[table.MACS] == count(sum(group.macs for group in shown))
    assert totals(window)[table.MEMORY] == size(sum(g.activation_bytes for g in shown))
    qtbot.keyClick(bar.field, Qt.Key.Key_Down)
    assert view(window).hasFocus()
    run(window, "table_filter")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert len(names(window)) == 25
    assert not bar.isVisible()
    assert view(window).hasFocus()
    assert totals(window)[table.LAYER] == "Total"


def test_the_button_ends_the_search_too(window, qtbot):
    window.dispatch(ev.ListingChanged("filter", "pool"))
    bar = window.layers.filter
    assert bar.isVisible()
    qtbot.keyClick(bar.close_, Qt.Key.Key_Space)
    assert window.state.listing.filter == ""
    assert not bar.isVisible()


def test_a_search_without_result_says_so_and_keeps_the_selection(window, qtbot):
    window.dispatch(ev.LayerSelected("conv3_2"))
    window.dispatch(ev.ListingChanged("filter", "xyz"))
    assert names(window) == []
    assert "xyz" in view(window)._empty
    assert not window.grab().isNull()
    window.dispatch(ev.ListingChanged("filter", ""))
    assert view(window).current_cell()[0].layer == "conv3_2"
    assert window.state.selection.layer == "conv3_2"


def test_a_bar_means_the_same_whatever_is_searched_for(window):
    model = view(window).layer_model()
    before = model._scales
    window.dispatch(ev.ListingChanged("filter", "conv1"))
    assert model._scales == before


# Blocks


@pytest.mark.parametrize("key", ["vgg16", "vgg16_bn", "alexnet_2012", "nin", "vgg16_conv"])
def test_blocks_hold_every_layer_once_and_sum_them_up(key):
    analysis = analyze(PRESETS[key].spec)
    top = listed(key, blocks=True).top
    inside = [line.layer for block in top for line in block.modules]
    assert inside == [group.name for group in analysis.groups]
    for line, block in zip(top, blocks(analysis), strict=True):
        groups = [analysis.group(name) for name in block.layers]
        params = sum(group.params for group in groups)
        assert line.figures[0] == params
        assert line.cells[table.PARAMS] == (exact(params) if params else "—")
        assert line.figures[3] == sum(group.activation_bytes for group in groups)
        assert line.cells[table.SHAPE] == "×".join(map(str, groups[-1].out_shape))


def test_blocks_of_known_networks():
    titles = [line.label for line in listed("vgg16", blocks=True).top]
    assert titles == [*(f"Block {n}" for n in range(1, 6)), "Classifier"]
    titles = [line.label for line in listed("nin", blocks=True).top]
    assert titles == [*(f"Block {n}" for n in range(1, 5)), "Head"]


def test_qt_finds_no_fault_with_blocks(window, qtmodeltester):
    window.dispatch(ev.ListingChanged("blocks", True))
    qtmodeltester.check(view(window).layer_model())


def test_blocks_fold_by_key_and_the_state_knows(window, qtbot):
    run(window, "table_blocks")
    shown = view(window)
    shown.setFocus()
    shown.setCurrentIndex(shown.layer_model().index(1, table.LAYER))
    qtbot.keyClick(shown, Qt.Key.Key_Left)
    assert window.state.listing.folded == ("block2",)
    assert "conv2_1" not in names(window)
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    assert window.state.listing.folded == ()
    assert "conv2_1" in names(window)
    shown.setCurrentIndex(shown.layer_model().layer_index("conv2_2").siblingAtColumn(table.LAYER))
    qtbot.keyClick(shown, Qt.Key.Key_Left)
    assert shown.current_cell()[0].label == "Block 2"
    assert window.state.selection.layer == "conv2_2"  # A block is no layer.


def test_everything_folds_and_unfolds(window):
    run(window, "table_blocks")
    run(window, "table_fold")
    assert names(window) == [*(f"Block {n}" for n in range(1, 6)), "Classifier"]
    run(window, "table_unfold")
    assert len(names(window)) == 31
    run(window, "table_unfold")  # now the layers into their modules
    assert "features.0" in names(window)
    run(window, "table_fold")
    run(window, "table_blocks")
    assert len(names(window)) == 25
    run(window, "table_unfold")
    assert names(window)[:3] == ["conv1_1", "features.0", "features.1"]
    run(window, "table_fold")
    assert len(names(window)) == 25


def test_folded_blocks_stay_folded_after_an_edit(window):
    run(window, "table_blocks")
    window.dispatch(ev.ListingChanged("folded", ("block1", "block3")))
    window.dispatch(ev.EntryChanged("features", 0, "32"))
    labels = names(window)
    assert "conv1_1" not in labels
    assert "conv3_1" not in labels
    assert "conv2_1" in labels


def test_a_folded_block_shows_that_the_selected_layer_is_in_it(window):
    run(window, "table_blocks")
    window.dispatch(ev.ListingChanged("folded", ("block3",)))
    window.dispatch(ev.LayerSelected("conv3_2"))
    line, _ = view(window).current_cell()
    assert line.label == "Block 3"
    rect = view(window).visualRect(view(window).layer_model().index(2, table.SHAPE))
    image = view(window).viewport().grab(rect).toImage()
    assert image.pixelColor(2, 2) == theme.tokens().accent_bg


def test_a_block_with_the_failing_layer_says_so(window):
    window.dispatch(ev.CfgTyped("features", BROKEN))
    run(window, "table_blocks")
    run(window, "table_fold")
    lines = [line for _, line in view(window).rows()]
    failed = [line for line in lines if line.condition == "failed"]
    assert len(failed) == 1
    assert failed[0].reason.startswith("pool")
    assert {line.condition for line in lines[lines.index(failed[0]) + 1 :]} == {"waiting"}
    assert not window.grab().isNull()


def test_a_filter_sums_up_what_is_left_of_a_block():
    top = listed("vgg16", blocks=True, filter="conv1").top
    assert [(line.label, line.description) for line in top] == [("Block 1", "2 of 3 layers")]
    assert top[0].cells[table.PARAMS] == "38,720"


def test_blocks_are_sorted_and_layers_in_them():
    top = listed("vgg16", blocks=True, sort="params", descending=True).top
    assert top[0].label == "Classifier"
    assert [line.label for line in top[0].modules[:3]] == ["fc6", "fc7", "fc8"]


# Shares


def test_shares_are_of_the_whole_network(window):
    run(window, "table_share")
    index = view(window).layer_model().layer_index("fc6")
    assert index.siblingAtColumn(table.PARAMS).data() == "74.3 %"
    assert index.siblingAtColumn(table.SHAPE).data() == "4096"
    assert totals(window)[table.PARAMS] == "138,357,544"
    window.dispatch(ev.ListingChanged("filter", "fc"))
    index = view(window).layer_model().layer_index("fc6")
    assert index.siblingAtColumn(table.PARAMS).data() == "74.3 %"
    model = view(window).layer_model()
    assert model.index(0, table.PARAMS, index).data() == "74.3 %"


def test_shares_of_what_is_not_nothing_are_never_written_as_nothing():
    assert share_words(1, 1e6) == "< 0.1 %"
    assert share_words(0, 100) == "—"
    assert share_words(0, 0) == "—"
    assert share_words(1, 1) == "100.0 %"


# Columns


def test_columns_are_chosen_and_come_back(window):
    assert hidden(window) == {"time"}
    run(window, "column_macs")
    run(window, "column_field")
    assert hidden(window) == {"macs", "time", "field"}
    assert not window.actions_.by_key["column_macs"].isChecked()
    used = sum(view(window).titles.sectionSize(c) for c in table.COLUMNS if c != table.TIME)
    assert used <= view(window).viewport().width() + view(window).titles.sectionSize(table.MACS)
    run(window, "columns_reset")
    assert hidden(window) == {"time"}
    assert window.actions_.by_key["column_macs"].isChecked()


@pytest.mark.parametrize("size_", [(960, 600), (1100, 700), (1440, 900)])
@pytest.mark.parametrize("key", ["vgg16", "nin", "alexnet_2012"])
def test_blocks_and_shares_stay_in_the_pane(window, size_, key):
    window.dispatch(ev.PresetChosen(key))
    window.dispatch(ev.ListingChanged("blocks", True))
    window.dispatch(ev.ListingSorted("memory"))
    window.resize(*size_)
    QApplication.sendPostedEvents()
    titles = view(window).titles
    shown = view(window).shown_columns()
    if size_ >= (1100, 700):
        assert sum(map(titles.sectionSize, shown)) <= view(window).viewport().width()
    assert {table.LAYER, table.PARAMS, table.MACS} <= set(shown)


# Menus


def menu_of(window):
    return next(menu for menu in window.findChildren(QMenu) if type(menu).__name__ == "TableMenu")


def test_the_button_opens_a_menu_with_everything(window, qtbot):
    more = window.layers.controls.more
    qtbot.keyClick(more, Qt.Key.Key_Space)
    menu = menu_of(window)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    for expected in ("Filter...", "Columns", "Sort by", "Group by block", "Copy as CSV"):
        assert expected in words
    next(action for action in menu.actions() if action.text() == "Group by block").trigger()
    assert window.state.listing.blocks
    menu.close()


def test_the_menu_of_a_title_hides_its_column(window):
    titles = view(window).titles
    place = QPoint(titles.sectionViewportPosition(table.MEMORY) + 4, 4)
    titles.customContextMenuRequested.emit(place)
    menu = menu_of(window)
    words = {action.text(): action for action in menu.actions()}
    words["Sort by Activation memory"].trigger()
    assert window.state.listing.sort == "memory"
    words["Hide Activation memory"].trigger()
    assert window.state.listing.hidden == ("memory",)
    menu.close()


@pytest.mark.parametrize("reason", QContextMenuEvent.Reason)
def test_the_menu_of_a_cell_sorts_by_its_column(window, reason):
    shown = view(window)
    shown.setCurrentIndex(shown.layer_model().index(0, table.PARAMS))
    place = shown.visualRect(shown.layer_model().index(0, table.MACS)).center()
    viewport = shown.viewport()
    event = QContextMenuEvent(reason, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    menu = menu_of(window)
    menu.actions()[0].trigger()
    # The key means the current cell, wherever the mouse is.
    keyboard = reason == QContextMenuEvent.Reason.Keyboard
    assert window.state.listing.sort == ("params" if keyboard else "macs")
    menu.close()


def test_a_menu_is_gone_after_use(window, qtbot):
    window.layers.controls.more.click()
    menu_of(window).close()
    qtbot.waitUntil(
        lambda: not any(type(m).__name__ == "TableMenu" for m in window.findChildren(QMenu))
    )


class Paints(QObject):
    """Counts how often something is painted."""

    def __init__(self, watched):
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_what_is_not_in_the_table_does_not_paint_it(window, qapp):
    qapp.processEvents()
    paints = Paints(view(window).viewport())
    window.dispatch(ev.PlanChanged("batch", 8))
    qapp.processEvents()
    assert paints.count == 0
    window.dispatch(ev.LayerSelected("conv2_1"))
    qapp.processEvents()
    assert paints.count > 0
