"""The way of a picture to the input is told, and can be changed by mouse and keys."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from vgg_explorer.arch.text import text
from vgg_explorer.arch.weights import WeightId
from vgg_explorer.engine import images, preprocess
from vgg_explorer.engine.preparation import IMAGENET_MEAN, Preprocess
from vgg_explorer.gui.input_pane.pane import InputPane
from vgg_explorer.gui.input_pane.preparing import ranges, way, weights_own
from vgg_explorer.gui.store import Store
from vgg_explorer.gui.widgets import framing
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import PictureSource, Weights
from vgg_explorer.session.updates import initial, update

# Qt's offscreen platform says so about every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

SIZES = [(3, 224, 224), (3, 32, 32), (1, 28, 28), (3, 64, 320), (3, 320, 64)]
PREPARED = [
    Preprocess(),
    Preprocess(side=400),
    Preprocess(resize="stretch"),
    Preprocess(crop=(0.125, 0.25, 0.5, 0.75)),
]


def picture(size=(640, 480)):
    noise = np.random.default_rng(3).integers(0, 256, (size[1], size[0], 3), np.uint8)
    return images.from_pixels(noise, "noise.png")


def small_network(state, input_shape=(3, 32, 32)):
    state = update(state, ev.CfgTyped("features", "[8, 'M', 8]"))
    return update(state, ev.OptionChanged("input", input_shape))


class Session:
    """A store, a pane, and a worker that answers at once."""

    def __init__(self, input_shape=(3, 32, 32), size=(640, 480)):
        self.store = Store(small_network(initial(), input_shape))
        self.sent = []
        self.answers = True
        self.pane = InputPane(self.dispatch)
        self.pane.resize(320, 830)
        self.store.changed.connect(self.pane.show_state)
        self.pane.show_state(None, self.state)
        self.read(picture(size))

    @property
    def state(self):
        return self.store.state

    @property
    def part(self):
        return self.pane.preparation

    @property
    def crop(self):
        return self.pane.picture.crop

    @property
    def chosen(self):
        return self.state.input.preprocess

    def dispatch(self, event):
        self.sent.append(event)
        self.store.dispatch(event)
        if isinstance(event, ev.PreprocessChanged) and self.answers:
            self.see()

    def read(self, new):
        self.store.dispatch(ev.PictureRead(new, PictureSource(new.pixels, new.name)))
        self.see()

    def see(self):
        held = self.state.input
        shape = self.state.model.good.spec.input
        self.store.dispatch(ev.SeenReady(preprocess.view(held.picture, shape, held.preprocess)))


@pytest.fixture
def make(qtbot):
    made = []

    def session(*args, **kwargs):
        one = Session(*args, **kwargs)
        qtbot.addWidget(one.pane)
        with qtbot.waitExposed(one.pane):
            one.pane.show()
        one.pane.activateWindow()
        thumbs = one.pane.samples.thumbs
        qtbot.waitUntil(lambda: all(thumb.loaded() for thumb in thumbs))
        made.append(one)
        return one

    yield session
    for one in made:
        one.pane.hide()


@pytest.fixture
def session(make):
    one = make()
    one.part.line.click()
    QApplication.processEvents()
    return one


def point(view, x, y):
    """Return the place of a share of the picture."""
    place = view.place()
    return QPoint(round(place.left() + x * place.width()), round(place.top() + y * place.height()))


def drag(qtbot, view, start, end, steps=6):
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(view, left, pos=start)
    for step in range(1, steps + 1):
        qtbot.mouseMove(view, start + (end - start) * step / steps)
    qtbot.mouseRelease(view, left, pos=end)


def move(view, at, modifiers):
    kind = QMouseEvent.Type.MouseMove
    left = Qt.MouseButton.LeftButton
    where = QPointF(at)
    QApplication.sendEvent(
        view, QMouseEvent(kind, where, view.mapToGlobal(where), left, left, modifiers)
    )


def corners(box):
    return (box[0], box[1]), (box[2], box[1]), (box[0], box[3]), (box[2], box[3])


# In words


def state_with(size=(640, 480), input_shape=(3, 224, 224), **wanted):
    state = update(initial(), ev.OptionChanged("input", input_shape))
    new = picture(size)
    state = update(state, ev.PictureRead(new, PictureSource(new.pixels, new.name)))
    return update(state, ev.PreprocessChanged(Preprocess(**wanted)))


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({}, "640×480 → shorter side 256 → centre 224×224 → ImageNet mean and std"),
        ({"side": 300}, "640×480 → shorter side 300 → centre 224×224 → ImageNet mean and std"),
        ({"resize": "stretch"}, "640×480 → stretched to 224×224 → ImageNet mean and std"),
        (
            {"crop": (0.0, 0.0, 0.5, 1.0), "mean": (0.0,) * 3, "std": (1.0,) * 3},
            "640×480 → frame 320×480 → 224×224 → values 0 to 1",
        ),
        (
            {"input_shape": (3, 64, 320)},
            "640×480 → scaled to 365×273 → centre 320×64 → ImageNet mean and std",
        ),
        (
            {"input_shape": (3, 32, 32), "mean": (0.1,) * 3},
            "640×480 → shorter side 37 → centre 32×32 → own mean and std",
        ),
    ],
)
def test_the_way_in_words(wanted, words):
    ways = way(state_with(**wanted))
    assert ways[0] == words
    assert sorted(ways, key=len, reverse=True) == list(ways)


def test_the_way_without_a_picture():
    assert way(initial())[0].startswith("picture → shorter side 256")


@pytest.mark.parametrize("input_shape", [(3, 64, 320), (3, 224, 224), (3, 320, 64)])
@pytest.mark.parametrize("size", [(640, 480), (480, 640), (50, 900)])
def test_the_scaled_size_is_that_of_the_crop(input_shape, size):
    _, height, width = input_shape
    seen = preprocess.view(picture(size), input_shape, Preprocess())
    wide, high = Preprocess().scaled(size, height, width)
    left, top, right, bottom = seen.box
    assert (right - left) * wide / size[0] == pytest.approx(width, abs=0.01)
    assert (bottom - top) * high / size[1] == pytest.approx(height, abs=0.01)


def test_a_narrow_line_has_shorter_words(make):
    one = make()
    one.store.dispatch(ev.OptionChanged("input", (3, 224, 224)))
    shown = []
    for width in (700, 340, 285):
        one.pane.resize(width, 830)
        QApplication.processEvents()
        shown.append(one.part.line.words_shown())
    assert shown[0].endswith("ImageNet mean and std")
    assert shown[1] == "640×480 → 256 → 224×224 → ImageNet"
    assert len(shown[2]) < len(shown[1])
    assert "…" not in shown[2]


def test_folded_it_shows_what_is_seen(make):
    one = make()
    assert not one.part.body.isVisible()
    assert one.pane.picture.view.isVisible()
    assert one.crop.isHidden()
    one.part.line.click()
    assert one.part.body.isVisible()
    assert one.crop.isVisible()
    assert one.pane.picture.view.isHidden()
    one.part.line.click()
    assert one.pane.picture.view.isVisible()
    assert one.crop.isHidden()


# Keys


def test_by_the_keyboard_alone(make, qtbot):
    one = make()
    one.part.line.setFocus()
    qtbot.keyClick(one.part.line, Qt.Key.Key_Return)
    assert one.part.body.isVisible()

    def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(QApplication.focusWidget(), key, modifiers)

    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Right)
    assert one.chosen == Preprocess(resize="stretch")
    press(Qt.Key.Key_Left)
    assert one.chosen == Preprocess()
    press(Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "50")
    press(Qt.Key.Key_Return)
    assert one.chosen == Preprocess(side=50)
    press(Qt.Key.Key_Down)
    assert one.chosen == Preprocess(side=49)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down)
    assert one.chosen.normalisation() == "half"
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Up)
    assert one.chosen.mean == (0.51, 0.5, 0.5)
    assert one.part.normalise.current() == "own"
    for _ in range(3):
        press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is one.part.std.fields[0]
    for _ in range(3):
        press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is one.part.reset
    press(Qt.Key.Key_Space)
    assert one.chosen == Preprocess()


def test_the_side_steps_from_what_is_automatic(session, qtbot):
    side = session.part.side
    assert side.placeholderText() == "automatic: 37"
    qtbot.keyClick(side, Qt.Key.Key_Up)
    assert session.chosen.side == 38
    side.selectAll()
    qtbot.keyClick(side, Qt.Key.Key_Delete)
    qtbot.keyClick(side, Qt.Key.Key_Return)
    assert session.chosen.side is None


def test_own_numbers(session, qtbot):
    part = session.part
    part.normalise.setFocus()
    part.normalise.activated.emit(3)
    assert QApplication.focusWidget() is part.mean.fields[0]
    assert session.sent == []
    session.dispatch(ev.PreprocessChanged(Preprocess(crop=(0.0, 0.0, 0.5, 0.5))))
    write(qtbot, part.mean.fields[0], "0,25")
    assert session.chosen.mean == (0.25, *IMAGENET_MEAN[1:])
    assert part.normalise.current() == "own"
    write(qtbot, part.mean.fields[0], "0.485")
    assert part.normalise.current() == "imagenet"
    part.normalise.activated.emit(2)
    assert (session.chosen.mean, session.chosen.std) == ((0.0,) * 3, (1.0,) * 3)
    assert [field.text() for field in part.std.fields] == ["1", "1", "1"]


def write(qtbot, field, words):
    field.setFocus()
    field.selectAll()
    if words:
        qtbot.keyClicks(field, words)
    else:
        qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return)


WRONG_MEANS = ["nan", "inf", "-inf", "x", "", "1001", "1e400", "0.4.4"]
WRONG_STDS = [*WRONG_MEANS, "0", "-0.2", "1e-9"]
WRONG_SIDES = ["31", "0", "-40", "4097", "33.5", "nan", "inf", "all"]


@pytest.mark.parametrize(
    ("which", "words", "reason"),
    [
        *(("mean", words, "A mean is a number from −1000 to 1000.") for words in WRONG_MEANS),
        *(("std", words, "A std is a number above 0") for words in WRONG_STDS),
        *(("side", words, "a whole number from 32") for words in WRONG_SIDES),
    ],
)
def test_a_wrong_number_is_marked_and_changes_nothing(session, qtbot, which, words, reason):
    part = session.part
    field = part.side if which == "side" else getattr(part, which).fields[1]
    before = field.text()
    write(qtbot, field, words)
    assert session.sent == []
    assert field.property("bad") is True
    assert reason in part.note.text()
    assert part.note.isVisible()
    assert part.note.property("role") == "error"
    other = part.std.fields[2]
    write(qtbot, other, "0.3")  # another field's right number is taken and hides no complaint
    assert session.chosen.std[2] == 0.3
    assert reason in part.note.text()
    assert field.text() == words
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == before
    assert field.property("bad") is False
    assert not part.note.isVisible()


def test_a_wrong_number_gives_way_to_a_choice(session, qtbot):
    write(qtbot, session.part.mean.fields[0], "no")
    session.part.normalise.activated.emit(1)
    assert session.part.mean.fields[0].text() == "0.5"
    assert not session.part.note.isVisible()


def test_leaving_a_field_rounds_nothing(session, qtbot):
    exact = (0.48145466, 0.4578275, 0.40821073)
    session.dispatch(ev.PreprocessChanged(Preprocess(mean=exact)))
    session.sent.clear()
    for field in session.part.mean.fields:
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Return)
    session.part.line.setFocus()
    assert session.sent == []
    assert session.chosen.mean == exact


# What the weights were trained with


def weights_of(*prepared, used=(True, True)):
    sources = tuple(
        SimpleNamespace(digest=f"d{i}", preprocess=way_, title=text("file"))
        for i, way_ in enumerate(prepared)
    )
    assignment = {
        f"features.{i}": WeightId(f"features.{i}", (1,), source=source.digest)
        for i, (source, use) in enumerate(zip(sources, used, strict=False))
        if use
    }
    return Weights(assignment=assignment, sources=sources)


def test_the_newest_weights_in_use_say_how():
    mine, older = Preprocess(side=232), Preprocess(side=300)
    state = replace(initial(), weights=weights_of(mine, older))
    assert weights_own(state)[1] is mine
    state = replace(initial(), weights=weights_of(mine, older, used=(False, True)))
    assert weights_own(state)[1] is older
    state = replace(initial(), weights=weights_of(None, older))
    assert weights_own(state)[1] is older
    assert weights_own(initial()) == (None, Preprocess())


def test_back_to_what_the_weights_had(session):
    part = session.part
    assert not part.reset.isEnabled()
    trained = Preprocess(side=60, mean=(0.5,) * 3, std=(0.5,) * 3)
    old = session.state
    session.store._state = replace(old, weights=weights_of(trained))
    session.pane.show_state(old, session.state)
    assert part.reset.text() == "As trained"
    assert "another" in part.compared.text()
    assert part.line._remark == "changed"
    part.reset.click()
    assert session.chosen == trained
    assert not part.reset.isEnabled()
    assert part.compared.text() == "As the weights were trained"
    assert part.line._remark == ""


# What is seen


@pytest.mark.parametrize("input_shape", SIZES)
@pytest.mark.parametrize("prepared", PREPARED)
def test_the_range_is_that_of_the_tensor(input_shape, prepared):
    prepared = replace(prepared, mean=(0.1, 0.5, 0.9), std=(0.2, 0.3, 0.5))
    seen = preprocess.view(picture(), input_shape, prepared)
    planes = preprocess.to_tensor(seen, prepared)[0]
    found = ranges(seen, prepared)
    assert len(found) == input_shape[0]
    for plane, (_, low, high) in zip(planes, found, strict=True):
        assert low == pytest.approx(float(plane.min()), abs=1e-5)
        assert high == pytest.approx(float(plane.max()), abs=1e-5)


def test_one_channel_says_what_becomes_of_three(make):
    one = make((1, 28, 28))
    one.part.line.click()
    assert "mean 0.449 and std 0.226" in one.part.note.text()
    assert one.part.seen.names[0].text() == "Grey"
    assert "1×28×28" in one.part.seen.title.text()
    assert one.part.seen.values[1].text() == ""


@pytest.mark.parametrize("input_shape", SIZES)
@pytest.mark.parametrize("prepared", PREPARED)
def test_the_frame_is_what_is_seen(make, input_shape, prepared):
    one = make(input_shape)
    one.part.line.click()
    one.dispatch(ev.PreprocessChanged(prepared))
    left, top, right, bottom = one.crop.frame_shown()
    seen = one.state.results.seen
    pixels = left * 640, top * 480, right * 640, bottom * 480
    assert pixels == pytest.approx(seen.box)
    height, width = input_shape[1:]
    whole = Image.fromarray(one.state.input.picture.pixels)
    shown = whole.resize((width, height), Image.Resampling.BILINEAR, box=pixels)
    if input_shape[0] == 1:
        shown = shown.convert("L")
    wanted = np.asarray(shown).reshape(seen.pixels.shape).astype(int)
    # In the middle Pillow rounds otherwise: it scales the whole before the crop.
    most = 0 if prepared.crop or prepared.resize == "stretch" else 2
    assert np.abs(seen.pixels.astype(int) - wanted).max() <= most
    assert one.part.seen.view.picture_size().width() == width


def test_a_frame_of_as_many_pixels_is_the_picture_itself(make):
    one = make((3, 48, 64))
    one.part.line.click()
    one.crop.framed.emit((64 / 640, 96 / 480, 128 / 640, 144 / 480))
    wanted = one.state.input.picture.pixels[96:144, 64:128]
    assert np.array_equal(one.state.results.seen.pixels, wanted)


@pytest.mark.parametrize("input_shape", SIZES)
@pytest.mark.parametrize("prepared", PREPARED)
def test_a_click_in_the_frame_is_one_on_what_is_seen(make, qtbot, input_shape, prepared):
    one = make(input_shape)
    one.dispatch(ev.LayerSelected("conv1_1"))
    one.dispatch(ev.PreprocessChanged(prepared))
    one.part.line.click()
    QApplication.processEvents()
    one.sent.clear()
    frame = one.crop.frame_place()
    at = QPoint(round(frame.left() + 0.4 * frame.width()), round(frame.center().y()))
    qtbot.mouseClick(one.crop, Qt.MouseButton.LeftButton, pos=at)
    [event] = one.sent
    row, column = event.unit
    _, height, width = input_shape
    assert row == int((at.y() - frame.top()) / frame.height() * height)
    assert column == int((at.x() - frame.left()) / frame.width() * width)
    top, left, bottom, right = one.state.model.good.input_box("conv1_1", row, column)
    assert one.crop._mark == (left / width, top / height, right / width, bottom / height)


# The mouse


def test_a_drag_moves_the_frame_and_frees_it(session, qtbot):
    before = session.crop.frame_shown()
    drag(qtbot, session.crop, point(session.crop, 0.5, 0.5), point(session.crop, 0.6, 0.55))
    frame = session.chosen.crop
    assert frame == session.crop.frame_shown()
    assert frame[0] - before[0] == pytest.approx(0.1, abs=0.01)
    assert frame[2] - frame[0] == pytest.approx(before[2] - before[0])
    assert session.part.crop.current() == "free"
    assert not any(isinstance(event, ev.UnitSelected) for event in session.sent)


@pytest.mark.parametrize("which", range(4))
def test_a_corner_keeps_the_input_s_shape(make, qtbot, which):
    one = make((3, 64, 320))
    one.part.line.click()
    one.dispatch(
        ev.PreprocessChanged(Preprocess(crop=(0.25, 0.3, 0.75, 0.3 + 0.5 * 640 / 480 / 5)))
    )
    QApplication.processEvents()
    before = one.crop.frame_shown()
    x, y = corners(before)[which]
    drag(qtbot, one.crop, point(one.crop, x, y), point(one.crop, 0.5 + (x - 0.5) * 0.6, y))
    after = one.chosen.crop
    assert after[2] - after[0] < before[2] - before[0]
    shape = (after[2] - after[0]) * 640 / ((after[3] - after[1]) * 480)
    assert shape == pytest.approx(5)
    opposite = 3 - which
    assert corners(after)[opposite] == pytest.approx(corners(before)[opposite])


@pytest.mark.parametrize(
    "modifier", [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier]
)
def test_a_key_frees_the_shape(session, qtbot, modifier):
    session.dispatch(ev.PreprocessChanged(Preprocess(crop=(0.25, 0.25, 0.625, 0.75))))
    view = session.crop
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=point(view, 0.625, 0.5))
    move(view, point(view, 0.8, 0.5), modifier)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, modifier, point(view, 0.8, 0.5))
    left, top, right, bottom = session.chosen.crop
    assert (left, top, bottom) == (0.25, 0.25, 0.75)
    assert right == pytest.approx(0.8, abs=0.01)


def test_a_drag_tells_at_intervals_and_of_its_end(session, qtbot):
    session.dispatch(ev.PreprocessChanged(Preprocess(crop=(0.1, 0.4, 0.3, 0.6))))
    session.answers = False  # the worker is slower than the hand
    session.sent.clear()
    view, left = session.crop, Qt.MouseButton.LeftButton
    qtbot.mousePress(view, left, pos=point(view, 0.2, 0.5))
    frames = []
    for step in range(60):  # without a turn of the event loop
        move(view, point(view, 0.2 + step / 100, 0.5), Qt.KeyboardModifier.NoModifier)
        frames.append(view.frame_shown())
    assert len(set(frames)) > 40
    [first] = session.sent
    qtbot.waitUntil(lambda: len(session.sent) == 2)
    assert session.chosen.crop == frames[-1]
    move(view, point(view, 0.3, 0.5), Qt.KeyboardModifier.NoModifier)
    qtbot.mouseRelease(view, left, pos=point(view, 0.3, 0.5))
    assert session.chosen.crop == view.frame_shown() != frames[-1]
    assert first.preprocess.crop in frames


def test_what_arrives_late_does_not_move_the_frame(session, qtbot):
    view = session.crop
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=point(view, 0.5, 0.5))
    qtbot.mouseMove(view, point(view, 0.6, 0.5))
    frame = view.frame_shown()
    late = preprocess.view(picture(), (3, 32, 32), Preprocess(resize="stretch"))
    session.store.dispatch(ev.SeenReady(late))
    session.store.dispatch(ev.PreprocessChanged(Preprocess(crop=(0.0, 0.0, 0.5, 0.5))))
    assert view.frame_shown() == frame
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=point(view, 0.6, 0.5))


def test_escape_takes_a_drag_back(session, qtbot):
    view = session.crop
    before = view.frame_shown()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=point(view, 0.5, 0.5))
    qtbot.mouseMove(view, point(view, 0.6, 0.6))
    assert view.frame_shown() != before
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.frame_shown() == before
    session.sent.clear()
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=point(view, 0.6, 0.6))
    assert session.sent == []
    assert session.chosen.crop == pytest.approx(before)


def test_a_double_click_centres_again(session, qtbot):
    usual = session.crop.frame_shown()
    session.dispatch(ev.PreprocessChanged(Preprocess(crop=(0.2, 0.1, 0.5, 0.5))))
    at = point(session.crop, 0.3, 0.3)
    session.sent.clear()
    qtbot.mouseDClick(session.crop, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseRelease(session.crop, Qt.MouseButton.LeftButton, pos=at)
    assert session.sent[-1] == ev.PreprocessChanged(Preprocess())
    assert session.crop.frame_shown() == usual


def test_outside_the_frame_nothing_happens(session, qtbot):
    session.dispatch(ev.PreprocessChanged(Preprocess(crop=(0.5, 0.5, 0.8, 0.9))))
    session.sent.clear()
    qtbot.mouseClick(session.crop, Qt.MouseButton.LeftButton, pos=point(session.crop, 0.2, 0.2))
    drag(qtbot, session.crop, point(session.crop, 0.1, 0.1), point(session.crop, 0.3, 0.3))
    assert session.sent == []


def turn(view, notches):
    at = QPointF(point(view, 0.5, 0.5))
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def test_the_wheel_zooms_what_has_the_focus(session, qtbot):
    view = session.crop
    session.part.line.setFocus()
    turn(view, 1)
    assert session.sent == []  # it scrolls the pane
    view.setFocus()
    wide = view.frame_shown()[2] - view.frame_shown()[0]
    assert turn(view, 1)
    qtbot.waitUntil(lambda: session.chosen.crop is not None)
    left, _, right, _ = session.chosen.crop
    assert right - left == pytest.approx(wide / 1.1, abs=0.005)
    for _ in range(100):
        turn(view, 1)
    left, top, right, bottom = view.frame_shown()
    assert min(right - left, bottom - top) == pytest.approx(0.01)
    for _ in range(100):
        turn(view, -1)
    assert max(view.frame_shown()[2:]) == pytest.approx(1)
    qtbot.waitUntil(lambda: session.chosen.crop == view.frame_shown())


@pytest.mark.parametrize(
    ("at", "shape"),
    [
        ((0.5, 0.5), Qt.CursorShape.SizeAllCursor),
        ((0.25, 0.25), Qt.CursorShape.SizeFDiagCursor),
        ((0.75, 0.25), Qt.CursorShape.SizeBDiagCursor),
        ((0.75, 0.5), Qt.CursorShape.SizeHorCursor),
        ((0.5, 0.75), Qt.CursorShape.SizeVerCursor),
        ((0.05, 0.05), Qt.CursorShape.ArrowCursor),
    ],
)
def test_the_pointer_says_what_a_press_would_do(session, qtbot, at, shape):
    session.dispatch(ev.PreprocessChanged(Preprocess(crop=(0.25, 0.25, 0.75, 0.75))))
    qtbot.mouseMove(session.crop, point(session.crop, *at))
    assert session.crop.cursor().shape() == shape


def test_keys_move_and_resize_the_frame(session, qtbot):
    view = session.crop
    start = (0.25, 0.25, 0.625, 0.75)
    session.dispatch(ev.PreprocessChanged(Preprocess(crop=start)))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.frame_shown() == pytest.approx((0.26, 0.24, 0.635, 0.74))
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view, Qt.Key.Key_Right, shift)
    left, top, right, bottom = view.frame_shown()
    assert right - left == pytest.approx(0.385)
    assert (right - left) * 640 == pytest.approx((bottom - top) * 480)
    qtbot.keyClick(view, Qt.Key.Key_Down, shift | Qt.KeyboardModifier.AltModifier)
    taller = view.frame_shown()
    assert taller == pytest.approx((left, top, right, bottom + 0.01))
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.frame_shown()[2] - view.frame_shown()[0] > taller[2] - taller[0]
    qtbot.waitUntil(lambda: session.chosen.crop == view.frame_shown())
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert session.chosen == Preprocess()


def test_free_begins_with_what_is_seen(session):
    seen = session.crop.frame_shown()
    session.part.frame_chosen(None)
    session.part.crop.chosen.emit("free")
    assert session.chosen.crop == seen
    session.part.crop.chosen.emit("whole")
    assert session.chosen == Preprocess(resize="stretch")
    assert session.crop.frame_shown() == framing.WHOLE


def test_another_picture_comes_with_its_frame(session):
    old = session.crop.frame_shown()
    new = picture((480, 640))
    session.store.dispatch(ev.PictureRead(new, PictureSource(new.pixels, new.name)))
    assert session.crop.frame_shown() == old
    assert session.crop._size == (640, 480)
    session.see()
    assert session.crop._size == (480, 640)
    assert session.crop.frame_shown() == pytest.approx((old[1], old[0], old[3], old[2]), abs=0.02)


def test_dark_around_the_frame(session):
    white = images.from_pixels(np.full((480, 640, 3), 255, np.uint8), "white.png")
    session.read(white)
    session.dispatch(ev.PreprocessChanged(Preprocess(crop=(0.5, 0.0, 1.0, 1.0))))
    shot = session.crop.grab().toImage()
    inside, outside = point(session.crop, 0.75, 0.3), point(session.crop, 0.25, 0.3)
    assert shot.pixelColor(inside).lightness() == 255
    assert shot.pixelColor(outside).lightness() < 150


# Arithmetic


@pytest.mark.parametrize("ratio", [None, 0.2, 1.0, 6.0])
def test_a_frame_stays_in_the_picture(ratio):
    random = np.random.default_rng(1)
    grips = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]
    least = (0.01, 0.02)
    for _ in range(300):
        low, high = np.sort(random.uniform(0, 1, (2, 2)), axis=0)
        box = (float(low[0]), float(low[1]), float(high[0]), float(high[1]))
        across, down = (float(part) for part in random.normal(0, 0.7, 2))
        grip = grips[random.integers(len(grips))]
        for changed in (
            framing.moved(box, across, down),
            framing.resized(box, grip, across, down, ratio, least),
            framing.zoomed(box, abs(across) + 0.1, ratio, least),
        ):
            left, top, right, bottom = changed
            assert 0 <= left < right <= 1
            assert 0 <= top < bottom <= 1
        if ratio is not None:
            wide, high_ = right - left, bottom - top
            assert wide / high_ == pytest.approx(ratio)


def test_an_extreme_picture_has_a_frame():
    box = framing.resized(framing.WHOLE, (1, 1), -2.0, -2.0, 1 / 2048, (0.01, 1.0))
    assert box == pytest.approx((0.0, 0.0, 1 / 2048, 1.0))
