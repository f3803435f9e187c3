"""The right dock follows the state, and asks for pictures and units."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import find
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.engine import images, preprocess
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.gui import theme
from vgg_explorer.gui.input_pane.activations import number
from vgg_explorer.gui.input_pane.mapping import unit_at
from vgg_explorer.gui.input_pane.pane import InputPane
from vgg_explorer.session import events as ev
from vgg_explorer.session import weighing
from vgg_explorer.session.entering import PictureSource
from vgg_explorer.session.samples import SAMPLES
from vgg_explorer.session.updates import initial, update

# Qt's offscreen platform says so about every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

RANDOM = text("random weights, seed {seed}", seed=0)
IMAGENET = text("ImageNet-1k weights")


def after(state, *events):
    for event in events:
        state = update(state, event)
    return state


def picture_events(state, *, name="own.png", sample=None, size=(512, 384)):
    width, height = size
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[..., 0] = np.arange(width) % 256
    pixels[..., 1] = (np.arange(height) % 256)[:, np.newaxis]
    picture = images.from_pixels(pixels, name)
    seen = preprocess.view(picture, state.model.good.spec.input, Preprocess())
    source = PictureSource(pixels, name, sample)
    return ev.PictureRead(picture, source), ev.SeenReady(seen)


def trained_layers(state, new=0):
    """The state with weights from a file in all layers but the last ones."""
    paths = list(state.weights.assignment)
    shapes = {f"{path}.weight": which.shape for path, which in state.weights.assignment.items()}
    source = SimpleNamespace(digest="abc", title=IMAGENET, preprocess=None, shapes=shapes)
    names = {path: path for path in paths[: len(paths) - new]}
    analysis = state.model.good
    return replace(
        state, weights=weighing.loaded(state.weights, analysis, source, names, origin=None)
    )


def with_picture(state=None, **wanted):
    state = state or initial()
    return after(state, *picture_events(state, **wanted))


def stats(**changed):
    values = {
        "minimum": 0.0,
        "std": 1.25,
        "maximum": 11.42,
        "mean": 0.63,
        "zeros": 0.417,
        "not_finite": 0,
        "counts": (3, 2, 1),
        "low": 0.0,
        "high": 11.42,
    }
    return SimpleNamespace(**(values | changed))


class Maps(SimpleNamespace):
    """Like `LayerMaps`, the session refers to it weakly."""


def maps(layer, **changed):
    pre = np.array([[[-1.0, -2.0], [-3.0, 4.0]]], np.float32)
    values = {
        "layer": layer,
        "pre": pre,
        "post": np.maximum(pre, 0),
        "pre_stats": stats(minimum=-3.0),
        "post_stats": stats(),
    }
    return ev.MapsReady(Maps(**(values | changed)))


def predictions(*scores, weights=RANDOM):
    return ev.PredictionsReady(SimpleNamespace(scores=scores, weights=weights, names=(), whole=()))


@pytest.fixture
def sent():
    return []


@pytest.fixture
def pane(qtbot, sent):
    made = InputPane(sent.append)
    qtbot.addWidget(made)
    made.resize(320, 830)
    return made


@pytest.fixture
def shown(pane, qtbot):
    with qtbot.waitExposed(pane):
        pane.show()
    qtbot.waitUntil(lambda: all(thumb.loaded() for thumb in pane.samples.thumbs))
    yield pane
    pane.hide()


# The picture


def test_before_there_is_a_picture(pane):
    pane.show_state(None, initial())
    assert pane.picture.view.picture_size() is None
    assert pane.name.text() == ""
    assert "picture" in pane.predictions.bars.accessibleDescription()
    assert pane.card.name.text() == "conv1_1"
    assert [value.text() for value in pane.activations.values] == ["—"] * 5


def test_the_picture_and_what_became_of_it(pane):
    state = with_picture()
    pane.show_state(None, state)
    assert pane.picture.view.picture_size().width() == 224
    assert pane.name.text() == "own.png"
    way = pane.preparation.line.accessibleDescription()
    assert way == "512×384 → shorter side 256 → centre 224×224 → ImageNet mean and std"


def test_what_was_done_to_the_picture_is_told(pane):
    base = initial()
    note = text("Transparent parts are shown on white.")
    read, seen = picture_events(base)
    read = replace(read, picture=replace(read.picture, notes=(note,)))
    pane.show_state(None, after(base, read, seen))
    assert pane.details.text() == "Transparent parts are shown on white."


def test_a_sample_has_its_title(pane):
    state = with_picture(name="Houses", sample="houses")
    pane.show_state(None, state)
    assert pane.name.text() == "Houses"
    assert [t.sample.key for t in pane.samples.thumbs if t.isChecked()] == ["houses"]
    own = with_picture(state)
    pane.show_state(state, own)
    assert not any(thumb.isChecked() for thumb in pane.samples.thumbs)


def test_while_a_picture_is_read_the_old_one_stays(shown, qtbot):
    old = with_picture()
    shown.show_state(None, old)
    assert shown.picture.busy.isHidden()
    new = after(old, ev.PictureOffered(PictureSource(b"", "next.png")))
    shown.show_state(old, new)
    assert "next.png" in shown.name.text()
    assert shown.picture.view.picture_size().width() == 224
    qtbot.waitUntil(shown.picture.busy.isVisible)
    shown.show_state(new, old)
    assert shown.picture.busy.isHidden()
    assert shown.name.text() == "own.png"


def test_a_quick_picture_shows_no_busy_line(shown, qtbot):
    old = with_picture()
    shown.show_state(None, old)
    new = after(old, ev.PictureOffered(PictureSource(b"", "next.png")))
    shown.show_state(old, new)
    shown.show_state(new, with_picture(new))
    assert not shown.picture.busy._delay.isActive()
    assert shown.picture.busy.isHidden()


def test_one_channel_is_shown_grey(pane):
    state = after(initial(), ev.OptionChanged("input", (1, 32, 32)))
    state = with_picture(state)
    assert state.results.seen.pixels.shape == (32, 32, 1)
    pane.show_state(None, state)
    pane.picture.view.resize(100, 100)
    shot = pane.picture.view.grab().toImage()
    red, green, blue, _ = shot.pixelColor(50, 50).getRgb()
    assert red == green == blue


# Receptive fields


def test_the_chosen_unit_has_its_field(pane):
    state = after(
        with_picture(),
        ev.LayerSelected("conv1_2"),
        ev.ChannelSelected(17),
        ev.UnitSelected((101, 97)),
    )
    pane.show_state(None, state)
    side = pane.picture.side
    assert pane.picture.view._box == (99, 95, 104, 100)
    assert (side.patch.part().width(), side.patch.part().height()) == (5, 5)
    corner = state.results.seen.pixels[99, 95]
    assert side.patch.part().pixelColor(0, 0) == QColor(*(int(v) for v in corner))
    assert side.value.text() == "5×5 px"
    assert side.unit.text() == "ch 17\ny 101\nx 97"


def test_a_field_at_the_border_is_cut(pane):
    state = after(with_picture(), ev.LayerSelected("pool5"), ev.UnitSelected((0, 6)))
    pane.show_state(None, state)
    top, left, bottom, right = pane.picture.view._box
    assert (top, right) == (0, 224)
    assert (pane.picture.side.patch.part().width(), pane.picture.side.patch.part().height()) == (
        right - left,
        bottom - top,
    )
    assert pane.picture.side.value.text() == "212×212 px"


def test_without_a_unit_there_is_a_way_to_one(pane):
    state = with_picture()
    pane.show_state(None, state)
    assert pane.picture.view._box is None
    assert pane.picture.side.patch.part() is None
    assert "Click" in pane.picture.side.unit_title.text()


def test_a_vector_sees_the_whole_input(pane, sent):
    state = after(with_picture(), ev.LayerSelected("fc6"), ev.ChannelSelected(9))
    pane.show_state(None, state)
    assert pane.picture.side.value.text() == "whole input"
    assert pane.picture.side.unit.text() == "9"
    pane.picture.view.clicked.emit(10, 10)
    assert sent == []


def test_after_a_new_input_size_the_old_picture_has_no_field(pane, sent):
    old = after(with_picture(), ev.LayerSelected("conv1_2"), ev.UnitSelected((10, 10)))
    new = after(old, ev.OptionChanged("input", (3, 64, 64)))
    pane.show_state(None, old)
    pane.show_state(old, new)
    assert pane.picture.view._box is None
    pane.picture.view.clicked.emit(200, 200)
    assert sent == []
    done = with_picture(new)
    pane.show_state(new, done)
    pane.picture.view.clicked.emit(20, 20)
    assert sent == [ev.UnitSelected((20, 20))]


@pytest.mark.parametrize("layer", ["conv1_1", "pool2", "conv5_3", "pool5"])
@pytest.mark.parametrize("at", [(1, 2), (223, 223), (111, 112), (40, 170)])
def test_a_click_selects_the_nearest_unit(shown, qtbot, sent, layer, at):
    state = after(with_picture(), ev.LayerSelected(layer))
    shown.show_state(None, state)
    view = shown.picture.view
    x, y = at
    place = view.place()
    # The middle of that pixel of the picture, in the widget.
    spot = QPoint(
        round(place.left() + (x + 0.5) * place.width() / 224 - 0.5),
        round(place.top() + (y + 0.5) * place.height() / 224 - 0.5),
    )
    clicked = []
    view.clicked.connect(lambda x, y: clicked.append((x, y)))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)
    (x, y), (event,) = clicked[0], sent
    assert abs(x - at[0]) <= 1
    assert abs(y - at[1]) <= 1
    assert distance(state.model.good, layer, event.unit, y + 0.5, x + 0.5) == nearest(
        state.model.good, layer, y + 0.5, x + 0.5
    )


def distance(analysis, layer, unit, y, x):
    top, left, bottom, right = analysis.input_box(layer, *unit)
    return abs((top + bottom) / 2 - y), abs((left + right) / 2 - x)


def nearest(analysis, layer, y, x):
    _, height, width = analysis.group(layer).out_shape
    return (
        min(distance(analysis, layer, (i, 0), y, x)[0] for i in range(height)),
        min(distance(analysis, layer, (0, i), y, x)[1] for i in range(width)),
    )


def test_where_all_fields_are_the_whole_picture_the_place_decides():
    tokens = parse("[8, 8, 8, 8, 8, 8, 8, 8]")
    spec = ArchSpec("deep", tokens, avgpool=1, num_classes=2, input=(3, 4, 6))
    analysis = analyze(spec)
    assert analysis.input_box("conv1_8", 0, 0) == (0, 0, 4, 6)
    found = {unit_at(analysis, "conv1_8", y + 0.5, x + 0.5) for y in range(4) for x in range(6)}
    assert found == {(y, x) for y in range(4) for x in range(6)}


def test_units_of_nothing():
    analysis = analyze(find("vgg11").spec)
    assert unit_at(analysis, "fc6", 1, 1) is None
    assert unit_at(analysis, "conv9_9", 1, 1) is None


# Where pictures come from


@pytest.mark.parametrize("index", range(len(SAMPLES)))
def test_a_click_on_a_sample_offers_it(shown, qtbot, sent, index):
    thumb = shown.samples.thumbs[index]
    qtbot.mouseClick(thumb, Qt.MouseButton.LeftButton)
    (event,) = sent
    assert isinstance(event, ev.PictureOffered)
    assert event.source.sample == SAMPLES[index].key
    assert event.source.data == SAMPLES[index].path
    # The mark follows the state, not the click.
    assert not thumb.isChecked()


def test_samples_are_loaded_after_the_first_paint(pane, qtbot):
    pane.show_state(None, initial())
    assert not any(thumb.loaded() for thumb in pane.samples.thumbs)
    pane.grab()
    assert not any(thumb.loaded() for thumb in pane.samples.thumbs)
    qtbot.waitUntil(lambda: all(thumb.loaded() for thumb in pane.samples.thumbs))


def test_opening_and_pasting_are_asked_for(shown, qtbot):
    for button in (shown.drop_zone, shown.open_button):
        with qtbot.waitSignal(shown.open_requested, timeout=1000):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(shown.paste_requested, timeout=1000):
        qtbot.mouseClick(shown.paste_button, Qt.MouseButton.LeftButton)


def test_everything_is_reached_with_the_keyboard(shown, qtbot, sent):
    shown.show_state(None, with_picture())
    shown.activateWindow()
    shown.drop_zone.setFocus()
    qtbot.waitUntil(shown.drop_zone.hasFocus)
    with qtbot.waitSignal(shown.open_requested, timeout=1000):
        qtbot.keyClick(shown.drop_zone, Qt.Key.Key_Space)
    reached = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == [shown.samples.thumbs[0], shown.open_button, shown.paste_button]
    shown.samples.thumbs[0].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [event.source.sample for event in sent] == [SAMPLES[1].key]
    # The Tab key comes back to where the arrows went.
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is shown.samples.thumbs[1]


# Predictions


def test_random_weights_are_called_so(pane):
    scores = (("tabby cat", 0.6), ("tiger cat", 0.2))
    state = after(with_picture(), predictions(*scores))
    pane.show_state(None, state)
    assert pane.predictions.bars.scores() == scores
    assert pane.predictions.heading.title.text() == "Top-2"
    assert pane.predictions.heading.remark.text() == "random weights, seed 0"
    assert not pane.predictions.warning.isHidden()
    trained = after(trained_layers(state), predictions(*scores, weights=IMAGENET))
    pane.show_state(state, trained)
    assert pane.predictions.warning.isHidden()
    assert pane.predictions.heading.remark.text() == "ImageNet-1k weights"


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (1, "1 of 16 layers is random: the scores mean little."),
        (3, "3 of 16 layers are random: the scores mean little."),
        (16, "Random weights: these predictions mean nothing."),
    ],
)
def test_partly_random_weights_are_called_so(pane, new, words):
    state = trained_layers(with_picture(), new=new)
    # What a file is called says nothing about its weights.
    held = text("{name}", name="random.pth")
    pane.show_state(None, after(state, predictions(("cat", 0.9), weights=held)))
    assert not pane.predictions.warning.isHidden()
    assert pane.predictions.warning.text() == words


def test_predictions_of_the_last_working_network_are_called_so(pane):
    state = after(with_picture(), predictions(("cat", 1.0)))
    broken = after(state, ev.CfgTyped("features", "[64, 64, Q]"))
    assert broken.model.problem is not None
    pane.show_state(None, state)
    pane.show_state(state, broken)
    assert pane.predictions.bars.scores() == (("cat", 1.0),)
    assert pane.predictions.heading.remark.text() == "last working network"


@pytest.mark.parametrize(
    "change",
    [
        ev.CfgTyped("features", "[8, 'M']"),
        ev.RandomChosen("kaiming", 1),
        ev.RunRequested(),
        picture_events(initial())[0],
    ],
)
def test_predictions_of_before_are_not_shown_for_those_of_now(pane, qtbot, change):
    states = [after(with_picture(), predictions(("cat", 1.0)), ev.JobFinished(3.0))]
    pane.show_state(None, states[0])

    def happens(event):
        states.append(after(states[-1], event))
        pane.show_state(states[-2], states[-1])

    happens(change)
    happens(ev.JobStarted(text("Computing")))
    assert pane.predictions.bars.scores() == (("cat", 1.0),)  # A quick run shall not flicker.
    qtbot.waitUntil(lambda: pane.predictions.bars.scores() == ())
    happens(ev.JobCancelled())
    assert "stopped" in pane.predictions.bars.accessibleDescription()
    happens(predictions(("dog", 1.0)))
    assert pane.predictions.bars.scores() == (("dog", 1.0),)


def test_cancelling_takes_the_predictions_of_before_away(pane):
    state = after(with_picture(), predictions(("cat", 1.0)), ev.JobFinished(3.0))
    edited = after(state, ev.CfgTyped("features", "[8, 'M']"), ev.JobStarted(text("Computing")))
    cancelled = after(edited, ev.JobCancelled())
    for old, new in ((None, state), (state, edited), (edited, cancelled)):
        pane.show_state(old, new)
    assert pane.predictions.bars.scores() == ()


def test_an_edit_that_leaves_the_network_keeps_the_predictions(pane, qtbot):
    state = after(with_picture(), predictions(("cat", 1.0)), ev.JobFinished(3.0))
    typed = ", ".join(map(str, state.model.spec.features and [64, 64])) + ", 'M'"
    pane.show_state(None, state)
    again = after(state, ev.CfgTyped("features", typed), ev.Undone())
    finished = after(again, ev.JobFinished(3.0))
    pane.show_state(state, again)
    pane.show_state(again, finished)
    assert pane.predictions.bars.scores() == (("cat", 1.0),)


def test_predictions_are_right_again_after_undo(pane, qtbot):
    state = after(with_picture(), predictions(("cat", 1.0)), ev.JobFinished(3.0))
    edited = after(state, ev.CfgTyped("features", "[8, 'M']"), ev.JobStarted(text("Computing")))
    undone = after(edited, ev.Undone(), ev.PredictionsReady(state.results.predictions))
    for old, new in ((None, state), (state, edited), (edited, undone)):
        pane.show_state(old, new)
    with qtbot.waitSignal(pane.predictions._late.timeout):
        pass
    assert pane.predictions.bars.scores() == (("cat", 1.0),)


def test_equal_scores_are_not_painted_again(pane, monkeypatch):
    state = after(with_picture(), predictions(("cat", 1.0)))
    pane.show_state(None, state)
    updates = []
    monkeypatch.setattr(pane.predictions.bars, "update", lambda: updates.append(1))
    again = after(state, predictions(("cat", 1.0)))
    pane.show_state(state, again)
    assert not updates
    pane.show_state(again, after(again, predictions(("dog", 1.0))))
    assert updates


def test_a_failed_run_says_so(pane):
    state = after(with_picture(), ev.JobFailed(text("No memory."), text("Use less.")))
    pane.show_state(None, state)
    assert "failed" in pane.predictions.bars.accessibleDescription()


# The chosen layer


def card_lines(pane):
    return {
        name.text(): value.text().replace("\u00a0", " ")
        for name, value in pane.card.rows
        if not value.isHidden()
    }


def test_the_card_shows_the_way_to_each_figure(pane):
    old = initial()
    state = after(old, ev.LayerSelected("conv1_2"))
    pane.show_state(None, old)
    pane.show_state(old, state)
    assert pane.card.name.text() == "conv1_2"
    assert pane.card.badge.kind() == "conv"
    assert pane.card.module.text() == "features.2 · Conv2d 3×3, 64"
    assert card_lines(pane) == {
        "Output size": "(224 + 2·1 - 3)/1 + 1 = 224",
        "Params": "3·3·64·64 + 64 = 36,928",
        "MACs": "3·3·64·64·224·224 = 1.85 G",
        "FLOPs": "2·1849688064 = 3.7 G",
        "Memory": "64·224·224·4 = 12.25 MiB",
        "Rec. field": "3 + (3 - 1)·1 = 5",
        "Weights": "random, seed 0",
    }
    for _, value in pane.card.rows:
        assert value.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        if value.text() == "random, seed 0":
            assert value.toolTip() == "random: Kaiming, seed 0"
            continue
        expression, number_ = value.toolTip().split(" = ")[:2]
        assert eval(expression) == int(number_)


@pytest.mark.parametrize("layer", ["pool1", "fc6", "avgpool"])
def test_every_kind_of_layer_has_a_card(pane, layer):
    state = after(initial(), ev.LayerSelected(layer))
    pane.show_state(None, state)
    assert pane.card.name.text() == layer
    assert "Rec. field" in card_lines(pane)
    assert pane.card.reason.isHidden()


def test_the_failing_layer_gives_its_reason_and_those_behind_name_it(pane):
    old = initial()
    broken = after(old, ev.CfgTyped("features", "[8, 'M', 'M', 'M', 'M', 'M', 'M', 'M', 'M', 16]"))
    failing, behind = broken.model.analysis.pending[:2]
    state = after(broken, ev.LayerSelected(failing.name))
    pane.show_state(None, state)
    assert "1×1" in pane.card.reason.words.text()
    assert not pane.card.reason.isHidden()
    assert card_lines(pane) == {}
    assert "cannot run" in pane.activations.histogram.accessibleDescription()
    later = after(broken, ev.LayerSelected(behind.name))
    pane.show_state(state, later)
    told = pane.card.reason.words.text()
    assert f"{failing.name}, in front of it," in told
    assert "1×1" not in told
    good = after(later, ev.Undone())
    pane.show_state(later, good)
    assert pane.card.reason.isHidden()


# Activations


def test_values_after_and_before_the_activation(pane):
    state = after(with_picture(), ev.LayerSelected("conv1_2"), maps("conv1_2"))
    pane.show_state(None, state)
    section = pane.activations
    assert [value.text() for value in section.values] == ["0", "11.42", "0.630", "1.25", "41.7 %"]
    assert section.names[4].text() == "zeros"
    assert section.heading.remark.text() == "after ReLU"
    before = after(state, ev.ViewChanged("stage", "pre"))
    pane.show_state(state, before)
    assert section.values[0].text() == "−3.00"
    assert section.values[4].text() == "75.0 %"
    assert section.names[4].text() == "below 0"
    assert section.heading.remark.text() == "before ReLU"


def test_a_layer_without_activation_has_one_stage(pane):
    pool = maps("pool1", pre=None, pre_stats=None)
    state = after(with_picture(), ev.LayerSelected("pool1"), ev.ViewChanged("stage", "pre"), pool)
    pane.show_state(None, state)
    assert pane.activations.values[1].text() == "11.42"
    assert pane.activations.heading.remark.text() == "output"


def test_the_maps_of_another_layer_are_not_shown(pane):
    old = after(with_picture(), ev.LayerSelected("conv1_2"), maps("conv1_2"))
    new = after(old, ev.LayerSelected("conv2_1"))
    pane.show_state(None, old)
    pane.show_state(old, new)
    assert pane.activations.values[1].text() == "—"
    pane.show_state(new, after(new, maps("conv2_1")))
    assert pane.activations.values[1].text() == "11.42"


def test_values_that_are_no_numbers_are_warned_of(pane):
    old = after(with_picture(), maps("conv1_1"))
    bad = after(old, maps("conv1_1", post_stats=stats(not_finite=1234)))
    pane.show_state(None, old)
    assert pane.activations.warning.isHidden()
    pane.show_state(old, bad)
    assert "1,234" in pane.activations.warning.text()
    assert not pane.activations.warning.isHidden()


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0, "0"), (-3.5, "−3.50"), (0.0312, "0.031"), (123.44, "123.4"), (1e-9, "1.0e−09")],
)
def test_numbers_are_short(value, written):
    assert number(value) == written
    assert number(float("nan")) == "—"


# Layout and repainting


@pytest.mark.parametrize("width", [280, 320, 480])
def test_it_fits_its_width_and_nothing_jumps(shown, qtbot, width):
    shown.resize(width, 700)
    empty = initial()
    full = after(
        with_picture(), maps("conv1_1"), predictions(*((f"class {i}", 0.2) for i in range(5)))
    )
    shown.show_state(None, empty)
    qtbot.waitUntil(lambda: shown.picture.width() <= width)

    def places():
        QApplication.sendPostedEvents()
        parts = (shown.drop_zone, shown.predictions.bars, shown.card, shown.activations.histogram)
        return [part.mapTo(shown, QPoint(0, 0)).y() for part in parts]

    before = places()
    shown.show_state(empty, full)
    assert places() == before
    inner = shown.drop_zone.parentWidget()
    assert inner.width() <= width
    for part in (shown.drop_zone, shown.card, shown.activations.histogram, shown.paste_button):
        assert part.geometry().right() <= width


def test_what_has_not_changed_is_left_alone(pane, monkeypatch):
    old = after(
        with_picture(), ev.LayerSelected("conv1_2"), maps("conv1_2"), predictions(("x", 1.0))
    )
    pane.show_state(None, old)
    touched = []
    for part, method in (
        (pane.picture.view, "set_picture"),
        (pane.picture.view, "set_box"),
        (pane.predictions.bars, "set_scores"),
        (pane.card.name, "setText"),
        (pane.activations.histogram, "set_data"),
        (pane.name, "show_words"),
    ):
        monkeypatch.setattr(part, method, lambda *_: touched.append(1))
    new = after(old, ev.NoticeRaised("info", text("Hello")), ev.ViewChanged("tab", "maps"))
    assert new is not old
    pane.show_state(old, new)
    assert touched == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_paints_in_both_schemes(shown, qapp, scheme):
    state = after(with_picture(), ev.UnitSelected((3, 4)), maps("conv1_1"), predictions(("x", 1.0)))
    theme.apply(qapp, scheme)
    try:
        shown.show_state(None, state)
        shot = shown.grab().toImage()
        ground = shot.pixelColor(4, shot.height() - 4)
        assert (ground.lightness() < 100) == (scheme == "dark")
    finally:
        theme.apply(qapp, "light")
