"""The kernels of a layer as pictures, with real keys and clicks, a session without a worker."""

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.text import text
from vgg_explorer.engine.kernels import Figures, Kernels
from vgg_explorer.engine.loaded import Loaded
from vgg_explorer.engine.workbench import Workbench
from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.filters import saving
from vgg_explorer.gui.visual_pane.filters.kernel_cells import KernelCells
from vgg_explorer.gui.visual_pane.filters.mosaic import Grid, picture
from vgg_explorer.gui.visual_pane.filters.saving import as_png, shown_values
from vgg_explorer.gui.visual_pane.filters.tiles import Tiles, modes, tiles
from vgg_explorer.gui.visual_pane.filters_tab import FiltersTab
from vgg_explorer.session import events as ev
from vgg_explorer.session import filtering, updates, weighing
from vgg_explorer.session.entering import Input
from vgg_explorer.session.kernel_look import KernelLook

SPEC = replace(
    PRESETS["vgg_tiny"].spec,
    features=parse("8 6 M"),
    avgpool=2,
    classifier=parse("10 D", "classifier"),
    num_classes=5,
)


class Session:
    """A state, a tab that follows it, and the engine in place of the worker."""

    def __init__(self):
        state = updates.update(updates.initial(), ev.SpecOpened(SPEC))
        state = replace(state, input=Input(picture=object()))
        self.state = updates.update(state, ev.ViewChanged("tab", "filters"))
        self.events = []
        self.bench = Workbench()
        self.tab = FiltersTab(self.dispatch)

    def dispatch(self, event):
        self.events.append(event)
        self.to(updates.update(self.state, event))

    def to(self, state):
        self.state = state
        errand = filtering.wanted(state)
        if errand is not None:
            for event in errand.run(self):
                if isinstance(event, ev.FiltersReady):
                    self.state = updates.update(self.state, event)
        self.tab.show_state(self.state, in_sight=True)

    @property
    def request(self):
        return self

    @property
    def assignment(self):
        return self.state.weights.assignment

    @property
    def sources(self):
        return self.state.weights.sources

    @property
    def tiles(self):
        return self.tab.grid.tiles()

    def load(self, values):
        tensors = {"a.weight": values}
        source = Loaded("1f", "a.pth", text("a.pth"), tensors)
        loaded = weighing.loaded(
            self.state.weights, self.state.model.good, source, {"features.0": "a"}, None
        )
        self.to(replace(self.state, weights=loaded))


@pytest.fixture
def session(qtbot, qapp):
    theme.apply(qapp, "light")
    made = Session()
    qtbot.addWidget(made.tab)
    made.tab.resize(700, 420)
    made.to(made.state)
    made.tab.show()
    qtbot.waitExposed(made.tab)
    return made


def key(qtbot, widget, *keys, **options):
    # A row of buttons that was exchanged a moment ago is shown when the event loop gets to it.
    qtbot.waitUntil((widget.focusProxy() or widget).isVisible)
    widget.setFocus()
    for one in keys:
        qtbot.keyClick(QApplication.focusWidget(), one, **options)


def weight_of(session, layer):
    group = session.state.model.good.group(layer)
    return session.bench.weights.parameters(session.assignment[group.path])["weight"].numpy()


def test_the_first_layer_comes_in_colour(session):
    assert session.tiles.mode == "colour"
    assert session.tiles.count == 8
    assert session.tab.header.count.text() == "8 kernels"
    assert "Red, green and blue" in session.tab.detail.legend.text()


def test_colours_are_those_of_the_weights(session):
    weight = weight_of(session, "conv1_1")
    found = session.tiles.colours(np.array([3]))[0]
    low, high = weight[3].min(), weight[3].max()
    red, green, blue = (np.rint((weight[3] - low) / (high - low) * 255)).astype(np.uint32)
    np.testing.assert_array_equal(found, 0xFF000000 | red << 16 | green << 8 | blue)


def test_the_choices_are_those_of_the_session(qtbot, qapp):
    theme.apply(qapp, "light")
    made = Session()
    qtbot.addWidget(made.tab)
    made.dispatch(ev.KernelsLookedAt(KernelLook("input", 2, "l2", shared=True)))
    assert (made.tiles.mode, made.tiles.shared is not None) == ("input", True)
    assert made.tab.choices.channel.value() == 2
    assert made.tab.choices.sort.currentData() == "l2"
    norms = np.linalg.norm(weight_of(made, "conv1_1")[:, 2].reshape(8, -1), axis=1)
    assert list(made.tiles.outputs) == list(np.argsort(-norms, kind="stable"))


def test_later_layers_come_as_outputs_by_inputs(session, qtbot):
    session.dispatch(ev.LayerSelected("conv1_2"))
    assert (session.tiles.mode, session.tiles.count, session.tiles.columns) == ("matrix", 48, 8)
    key(qtbot, session.tab.choices.mode, Qt.Key.Key_Right)
    assert (session.tiles.mode, session.tiles.count) == ("output", 8)
    assert session.tab.choices.output.isVisible()
    key(qtbot, session.tab.choices.mode, Qt.Key.Key_Right)
    assert (session.tiles.mode, session.tiles.count) == ("input", 6)


def test_another_output_and_another_input(session, qtbot):
    session.dispatch(ev.LayerSelected("conv1_2"))
    key(qtbot, session.tab.choices.mode, Qt.Key.Key_Right)
    key(qtbot, session.tab.choices.output, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert session.state.selection.channel == 2
    assert session.tiles.outputs.tolist() == [2]
    key(qtbot, session.tab.choices.mode, Qt.Key.Key_Right)
    key(qtbot, session.tab.choices.channel, Qt.Key.Key_Up)
    assert session.tiles.inputs.tolist() == [1]


def test_a_chosen_kernel_is_the_channel_of_the_maps(session, qtbot):
    session.dispatch(ev.LayerSelected("conv1_2"))
    grid = session.tab.grid
    place = grid.tile_rect(8 * 3 + 5).center().toPoint()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.events[-1] == ev.ChannelSelected(3)
    assert session.tab.detail.title.text() == "Output 3, input 5"
    weight = weight_of(session, "conv1_2")[3, 5]
    assert f"L2 {np.linalg.norm(weight):.3g}" in session.tab.detail.figures.text()
    key(qtbot, grid, Qt.Key.Key_Down, Qt.Key.Key_Left)
    assert session.tab.detail.title.text() == "Output 4, input 4"
    assert session.state.selection.channel == 4
    key(qtbot, grid, Qt.Key.Key_Home)
    assert grid.chosen_tile() == 0
    key(qtbot, grid, Qt.Key.Key_End)
    assert session.state.selection.channel == 5


def test_the_channel_of_the_maps_is_the_kernel(session):
    session.dispatch(ev.ChannelSelected(6))
    assert session.tab.grid.chosen_tile() == 6
    assert session.tab.detail.title.text() == "Output 6"


def test_sorting_by_norm(session, qtbot):
    session.tab.choices.sort.setFocus()
    qtbot.keyClick(session.tab.choices.sort, Qt.Key.Key_Down)
    norms = np.linalg.norm(weight_of(session, "conv1_1").reshape(8, -1), axis=1)
    assert session.tiles.outputs.tolist() == np.argsort(-norms).tolist()
    session.dispatch(ev.ChannelSelected(int(np.argmax(norms))))
    assert session.tab.grid.chosen_tile() == 0


def test_shared_and_own_scales(session, qtbot):
    session.dispatch(ev.LayerSelected("conv1_2"))
    own = session.tiles.colours(np.arange(48)).copy()
    key(qtbot, session.tab.choices.scale, Qt.Key.Key_Right)
    shared = session.tiles.colours(np.arange(48))
    assert session.tiles.shared is not None
    assert "all kernels from" in session.tab.detail.legend.text()
    assert (own != shared).any()
    # On their own scale all kernels have a full colour, on a shared one only the greatest.
    ends = {0xFF053061, 0xFF67001F}
    assert all(ends & set(tile.ravel().tolist()) for tile in own)
    assert not all(ends & set(tile.ravel().tolist()) for tile in shared)


def test_layers_without_weights_lead_to_some(session, qtbot):
    session.dispatch(ev.LayerSelected("pool1"))
    empty = session.tab.empty
    assert empty.isVisible()
    assert empty.title.text() == "pool1 has no weights"
    assert empty.before.text() == "Filters of conv1_2"
    key(qtbot, empty.behind, Qt.Key.Key_Space)
    assert session.state.selection.layer == "fc2"
    assert session.tiles.sides == (2, 2)


def test_without_a_picture_it_says_what_is_missing(session):
    state = replace(
        session.state, input=Input(), results=replace(session.state.results, filtered=None)
    )
    session.tab.show_state(state, in_sight=True)
    assert session.tab.empty.title.text() == "No picture yet"


def test_random_weights_have_nothing_to_compare_with(session):
    assert "seed 0" in session.tab.detail.changed.text()
    assert not session.tab.choices.values.options()[1].enabled


def test_what_a_file_changed(session, qtbot):
    before = weight_of(session, "conv1_1").copy()
    now = torch.from_numpy(before * 1.5)
    session.load(now)
    assert session.state.results.filtered.filters.change is not None
    words = session.tab.detail.changed.text()
    assert words.startswith("Before: random: Kaiming, seed 0.")
    assert "50.0 % of what was there" in words
    key(qtbot, session.tab.choices.values, Qt.Key.Key_Right)
    np.testing.assert_allclose(session.tiles.values, before * 0.5, rtol=1e-5, atol=1e-8)
    assert session.tab.detail.legend.text().startswith("What is now less what was before.")
    # A layer that the file did not change shows its weights.
    session.dispatch(ev.LayerSelected("conv1_2"))
    np.testing.assert_array_equal(session.tiles.values, weight_of(session, "conv1_2"))


def test_an_edit_elsewhere_asks_for_nothing(session):
    found = session.state.results.filtered
    session.to(updates.update(session.state, ev.CfgTyped("features", "8 6 6 M")))
    assert session.state.results.filtered is found


def test_the_size_of_the_tiles(session, qtbot):
    grid = session.tab.grid
    before = grid.tile_size()
    key(qtbot, grid, Qt.Key.Key_Plus)
    assert grid.tile_size() > before
    assert session.tab.header.tile.value() == grid.tile_size()
    session.tab.header.tile.setValue(100)
    assert grid.tile_size() == 100
    session.dispatch(ev.LayerSelected("fc2"))
    session.dispatch(ev.LayerSelected("conv1_1"))
    assert grid.tile_size() == 100


def test_saving_numbers_and_pictures(session, tmp_path, qtbot):
    session.dispatch(ev.LayerSelected("conv1_2"))
    saved = []
    session.tab.file_saved.connect(lambda path, data: saved.append((path.name, data)))

    def choose(action, name):
        action.trigger()
        (dialog,) = session.tab.window().findChildren(QFileDialog)
        assert Path(dialog.selectedFiles()[0]).name == f"conv1_2-kernels{Path(name).suffix}"
        dialog.fileSelected.emit(str(tmp_path / name))
        dialog.close()
        qtbot.waitUntil(lambda: not session.tab.window().findChildren(QFileDialog))

    choose(session.tab.header.as_numbers, "k.npy")
    choose(session.tab.header.as_picture, "k.png")
    assert [name for name, _ in saved] == ["k.npy", "k.png"]
    numbers, picture = (data for _, data in saved)
    found = np.load(io.BytesIO(numbers), allow_pickle=False)
    np.testing.assert_array_equal(found, weight_of(session, "conv1_2"))
    image = QImage.fromData(picture)
    assert image.width() * 6 == image.height() * 8


def test_what_is_too_large_to_save_is_refused_with_its_size(session, monkeypatch):
    monkeypatch.setattr(saving, "MOST_BYTES", 100)
    monkeypatch.setattr(saving, "MOST_PIXELS", 10)
    session.tab.header.as_numbers.trigger()
    assert session.events[-1].kind == "error"
    session.tab.header.as_picture.trigger()
    assert session.events[-1].kind == "error"
    assert "8 kernels of 3x3" in str(session.events[-1].what)


# Tiles and pixels


def made(values):
    flat = values.reshape(len(values), -1).astype(np.float64)
    zeros = np.zeros(len(values))
    figures = Figures(
        np.abs(flat).sum(1), np.linalg.norm(flat, axis=1), flat.mean(1), zeros, zeros, zeros, zeros
    )

    class Stats:
        not_finite = int((~np.isfinite(values)).sum())

    return Kernels(values, figures, Stats())


def random_kernels(*shape):
    return np.random.default_rng(1).normal(size=shape).astype(np.float32)


def test_modes_follow_the_shape():
    assert modes((64, 3, 3, 3))[0] == "colour"
    assert modes((64, 3, 1, 1))[0] == "matrix"
    assert modes((64, 1, 5, 5)) == ("input",)
    assert modes((4096, 512, 7, 7)) == ("matrix", "output", "input")


def test_a_picture_has_each_weight_where_it_belongs():
    shown = tiles(made(random_kernels(5, 4, 3, 2)), "matrix", 0, 0, "index", shared=True)
    grid = Grid(20, 4, (3, 2), 2, 1)
    height, width = grid.size
    whole = picture(shown, grid, 0, 0, width, height, 0xFF00FF00)
    colours = shown.colours(np.arange(20))
    for tile in range(20):
        left, top, wide, tall = grid.place(tile)
        assert (wide, tall) == (4, 6)
        for line in range(3):
            for column in range(2):
                found = whole.pixel(left + 2 * column + 1, top + 2 * line)
                assert found == colours[tile, line, column]
        if left + wide < whole.width():
            assert whole.pixel(left + wide, top) == 0xFF00FF00


def test_a_part_is_a_part_of_the_whole():
    shown = tiles(made(random_kernels(9, 7, 3, 3)), "matrix", 0, 0, "l2", shared=False)
    grid = Grid(63, 7, (3, 3), 3, 2)
    height, width = grid.size
    whole = picture(shown, grid, 0, 0, width, height, 0xFFFFFFFF)
    part = picture(shown, grid, 17, 23, 31, 40, 0xFFFFFFFF)
    assert part == whole.copy(17, 23, 31, 40)


def test_an_incomplete_last_row_is_empty_behind_its_end():
    shown = tiles(made(random_kernels(5, 3, 3, 3)), "colour", 0, 0, "index", shared=False)
    grid = Grid(5, 3, (3, 3), 2, 1)
    height, width = grid.size
    whole = picture(shown, grid, 0, 0, width, height, 0xFF00FF00)
    left, top, _, _ = grid.place(5)
    assert whole.pixel(left + 1, top + 1) == 0xFF00FF00
    assert grid.at(left + 1, top + 1) is None
    assert grid.at(-1, 0) is None
    assert grid.at(1, 1) == 0


def test_what_is_no_number_is_transparent():
    values = random_kernels(2, 4, 3, 3)
    values[1, 2, 0, 1] = np.nan
    shown = tiles(made(values), "matrix", 0, 0, "index", shared=True)
    assert shown.colours(np.array([6]))[0, 0, 1] >> 24 == 0
    assert not shown.finite
    coloured = random_kernels(2, 3, 3, 3)
    coloured[0, 1, 2, 2] = np.inf
    shown = tiles(made(coloured), "colour", 0, 0, "index", shared=False)
    assert shown.colours(np.array([0]))[0, 2, 2] == 0


def test_tiles_know_their_kernels():
    shown = tiles(made(random_kernels(6, 5, 3, 3)), "matrix", 0, 0, "l1", shared=False)
    for tile in (0, 7, 29):
        assert shown.tile(*shown.kernel(tile)) == tile
    assert shown.tile(99, 0) is None
    one = tiles(made(random_kernels(6, 5, 3, 3)), "output", 2, 0, "index", shared=False)
    assert one.kernel(3) == (2, 3)
    assert one.tile(1, 0) is None
    assert shown_values(one).shape == (1, 5, 3, 3)


def test_saved_numbers_are_in_the_order_shown():
    values = random_kernels(6, 5, 3, 3)
    shown = tiles(made(values), "matrix", 0, 0, "l2", shared=False)
    np.testing.assert_array_equal(shown_values(shown), values[shown.outputs])
    plain = tiles(made(values), "matrix", 0, 0, "index", shared=False)
    assert shown_values(plain) is values


def test_a_large_grid_is_saved_smaller(monkeypatch):
    shown = Tiles("matrix", random_kernels(20, 20, 3, 3), np.arange(20), np.arange(20), None)
    monkeypatch.setattr(saving, "MOST_PIXELS", 7000)
    image = QImage.fromData(as_png(shown))
    assert 0 < image.width() * image.height() <= 7000
    assert io.BytesIO(as_png(shown)).read(4) == b"\x89PNG"


@pytest.mark.parametrize(
    ("shape", "width"), [((3, 11, 11), 260), ((1, 3, 3), 200), ((1, 7, 7), 90)]
)
def test_the_numbers_of_a_kernel_fit_their_place(qtbot, qapp, shape, width):
    theme.apply(qapp, "light")
    cells = KernelCells()
    qtbot.addWidget(cells)
    cells.resize(width, 10)
    cells.show_kernel(random_kernels(*shape))
    cells.show()
    qtbot.waitExposed(cells)
    wide, tall = cells._cell()
    assert wide * shape[2] <= width
    assert cells.height() >= shape[0] * shape[1] * tall
    cells.show_kernel(None)
    assert cells.height() == 0
