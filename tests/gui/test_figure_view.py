"""The architecture figure with real mouse and keys, against a session without a worker."""

import base64
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QNativeGestureEvent,
    QPainter,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip
from stand_ins import PaneSession

from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.tokens import Conv
from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.figure import exporting
from vgg_explorer.gui.visual_pane.figure.exporting import Choice
from vgg_explorer.gui.visual_pane.figure.pane import FigurePane
from vgg_explorer.gui.visual_pane.pane import VisualPane
from vgg_explorer.session import events as ev
from vgg_explorer.session import facing, settings, updates
from vgg_explorer.session.facing import Faces, Facing
from vgg_explorer.session.gathering import seen_key

BROKEN = ArchSpec(
    name="draft",
    features=parse("64 M 128 M 256 M M M 512 512"),
    classifier=parse("256 D", "classifier"),
    num_classes=10,
    avgpool=1,
    input=(3, 16, 16),
)
TINY = PRESETS["vgg_tiny"].spec
VGG16 = PRESETS["vgg16"].spec
LONG = ArchSpec("long", (Conv(8),) * 200, head="pool", num_classes=8, input=(3, 32, 32))


@dataclass(frozen=True, eq=False)
class FakeTimes:
    """What the engine gives, without torch: conv1_1 takes 1 ms, all others 8 ms."""

    device: str = "cpu"
    precision: str = "fp32"

    def of(self, group):
        return 0.001 if group.name == "conv1_1" else 0.008


class Session(PaneSession):
    """The figure, alone or with all panes in the middle."""

    def __init__(self, spec, make, **view):
        state = updates.update(updates.initial(), ev.SpecOpened(spec))
        super().__init__(replace(state, view=replace(state.view, **view)), make)

    @property
    def view(self):
        return self.pane.view

    @property
    def bar(self):
        return self.pane.bar

    @property
    def figure(self):
        return self.view._scene.drawing.figure

    def spot(self, layer):
        """A point of the view where nothing covers the block: on its front face."""
        block = self.figure.block(layer)
        front = next(face for face in block.faces if face.shade == "front")
        x = sum(point[0] for point in front.points) / len(front.points)
        y = sum(point[1] for point in front.points) / len(front.points)
        return self.view.camera.transform().map(QPointF(x, y)).toPoint()


@pytest.fixture
def opened(qtbot, qapp):
    theme.apply(qapp, "light")
    sessions = []  # qtbot holds widgets weakly

    def make(spec=VGG16, size=(788, 220), **view):
        session = Session(spec, FigurePane, **view)
        qtbot.addWidget(session.pane)
        session.pane.resize(*size)
        session.pane.show_state(None, session.state)
        session.pane.show()
        qtbot.waitExposed(session.pane)
        sessions.append(session)
        return session

    yield make
    theme.apply(qapp, "light")
    sessions.clear()


@pytest.fixture
def session(opened):
    return opened()


def press(session, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(session.view, key, modifiers)


def turn(view, notches, at, modifiers=Qt.KeyboardModifier.NoModifier):
    at = QPointF(at)
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, round(120 * notches)),
        none,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


# Choosing


@pytest.mark.parametrize("layer", ["conv1_2", "conv3_3", "pool4", "fc7"])
def test_a_click_selects_the_layer_under_it(session, qtbot, layer):
    qtbot.mouseClick(session.view, Qt.MouseButton.LeftButton, pos=session.spot(layer))
    assert session.of(ev.LayerSelected) == [ev.LayerSelected(layer)]
    assert session.view.selected_block().layer == layer
    assert session.bar.chip.name() == layer


def test_a_click_on_the_ground_selects_nothing(session, qtbot):
    qtbot.mouseClick(session.view, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert not session.events


def test_keys_go_through_the_blocks_and_stay_at_the_ends(session):
    for key, layer in (
        (Qt.Key.Key_Left, "conv1_1"),
        (Qt.Key.Key_Right, "conv1_2"),
        (Qt.Key.Key_Right, "pool1"),
        (Qt.Key.Key_Left, "conv1_2"),
        (Qt.Key.Key_End, "fc8"),
        (Qt.Key.Key_Right, "fc8"),
        (Qt.Key.Key_Home, "conv1_1"),
    ):
        press(session, key)
        assert session.state.selection.layer == layer


def test_enter_and_a_double_click_open_the_maps(session, qtbot):
    session.dispatch(ev.LayerSelected("conv2_1"))
    press(session, Qt.Key.Key_Return)
    assert session.state.view.tab == "maps"
    assert session.state.selection.layer == "conv2_1"
    session.dispatch(ev.ViewChanged("tab", "layers"))
    qtbot.mouseDClick(session.view, Qt.MouseButton.LeftButton, pos=session.spot("conv4_1"))
    assert session.state.view.tab == "maps"
    assert session.state.selection.layer == "conv4_1"


def test_a_layer_chosen_elsewhere_is_outlined(session, qapp):
    before = session.view.grab().toImage()
    session.dispatch(ev.LayerSelected("conv3_2"))
    after = session.view.grab().toImage()
    place = session.view.place_of("conv3_2")
    accent = theme.tokens().accent
    corner = QPoint(round(place.left()), round(place.bottom()))
    near = [corner + QPoint(x, y) for x in range(-3, 4) for y in range(-3, 4)]

    def like(image, point):
        colour = image.pixelColor(point * image.devicePixelRatio())
        parts = zip(colour.getRgb(), accent.getRgb(), strict=True)
        return sum(abs(a - b) for a, b in parts)

    assert min(like(after, point) for point in near) < 30 < min(like(before, p) for p in near)
    assert session.bar.chip.name() == "conv3_2"


def test_a_chosen_block_outside_the_view_is_brought_into_it(session):
    session.view.zoom(3, QPointF(0, 90))
    seen, camera = QRectF(session.view.rect()), session.view.camera
    assert not seen.intersects(session.view.place_of("conv5_2"))
    session.dispatch(ev.LayerSelected("conv5_2"))
    assert seen.contains(session.view.place_of("conv5_2"))
    assert session.view.camera.zoom == camera.zoom
    camera = session.view.camera
    session.dispatch(ev.LayerSelected("conv5_1"))  # in sight already
    assert session.view.camera == camera


def test_it_says_what_is_chosen_to_those_who_do_not_see_it(session):
    session.dispatch(ev.LayerSelected("conv1_2"))
    assert session.view.accessibleName() == "Architecture figure"
    said = session.view.accessibleDescription()
    assert said.startswith("conv1_2: Conv2d 3x3, 64, 64x224x224.")
    assert "36,928" in said
    assert "Arrow keys" in said


# Explaining


def told(session, layer):
    at = session.spot(layer)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, session.view.mapToGlobal(at))
    QApplication.sendEvent(session.view, event)
    words = QToolTip.text()
    QToolTip.hideText()
    return words


def test_a_block_is_explained_under_the_pointer(session):
    words = told(session, "conv2_1")
    for part in ("conv2_1", "Conv2d 3×3, 128", "64×112×112", "128×112×112", "73,856"):
        assert part in words
    for part in ("924,844,032 = 924.8 M", "6.12 MiB", ">10 pixels<"):
        assert part in words
    assert "Time" not in words


def test_the_measured_time_is_told_once_there_is_one(session):
    session.dispatch(ev.TimingReady(FakeTimes()))
    assert "1.00 ms" in told(session, "conv1_1")


def test_a_folded_block_tells_of_all_its_layers(opened):
    session = opened(figure_fold="folded")
    words = told(session, "conv5_2")
    assert "conv5_1-3" in words
    assert "3 times Conv2d 3×3, 512" in words
    assert "7,079,424 = 3 × 2,359,808" in words


def test_hovering_and_choosing_do_not_draw_the_blocks_again(opened, qtbot):
    session = opened(LONG)
    session.view.grab()
    drawn = session.view.paints
    for layer in ("conv1_3", "conv1_77", "conv1_150"):
        qtbot.mouseMove(session.view, session.spot(layer))
        session.dispatch(ev.LayerSelected(layer))
        session.view.grab()
    assert len(session.figure.blocks) >= 200
    assert session.view.paints == drawn
    session.view.zoom(2)
    session.view.grab()
    assert session.view.paints == drawn + 1


# Moving and zooming


def whole(session):
    """Whether all blocks are in the view."""
    seen = QRectF(session.view.rect())
    return all(seen.contains(session.view.place_of(b.layer)) for b in session.figure.blocks)


@pytest.mark.parametrize("size", [(788, 220), (476, 180), (360, 120), (1600, 500)])
@pytest.mark.parametrize("key", ["vgg19", "alexnet", "nin", "vgg_tiny"])
def test_at_first_all_is_in_sight(opened, key, size):
    session = opened(PRESETS[key].spec, size)
    assert whole(session)
    rows, camera = session.view._scene.drawing.rows(), session.view.camera
    written = max(camera.zoom, rows.least_zoom())  # words below the blocks do not get tiny
    assert camera.y + rows.top * camera.zoom + rows.height * written < session.view.height()
    session.pane.resize(500, 140)
    assert whole(session)


def test_the_wheel_zooms_at_the_pointer(session):
    at = session.spot("conv4_1")
    before = session.view.camera
    turn(session.view, 3, at)
    assert session.view.camera.zoom > 1.3 * before.zoom
    assert (session.spot("conv4_1") - at).manhattanLength() < 3
    turn(session.view, -3, at)
    assert session.view.camera.zoom == pytest.approx(before.zoom)
    turn(session.view, 2, at, Qt.KeyboardModifier.ShiftModifier)
    assert session.view.camera.zoom == pytest.approx(before.zoom)
    assert session.spot("conv4_1").x() > at.x() + 50


def test_two_fingers_zoom_where_they_are(session):
    at = QPointF(session.spot("conv4_1"))
    before = session.view.camera.zoom
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        session.view.mapToGlobal(at),
        0.2,
        QPointF(),
    )
    QApplication.sendEvent(session.view, event)
    assert session.view.camera.zoom == pytest.approx(1.2 * before)
    assert (session.spot("conv4_1") - at.toPoint()).manhattanLength() < 3


def test_keys_zoom_and_fit(session):
    fitted = session.view.camera
    press(session, Qt.Key.Key_Plus)
    assert session.view.camera.zoom == pytest.approx(1.25 * fitted.zoom)
    press(session, Qt.Key.Key_Minus)
    press(session, Qt.Key.Key_Minus)
    assert session.view.camera.zoom < fitted.zoom
    press(session, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert session.view.camera.x < fitted.x + 200
    press(session, Qt.Key.Key_0)
    assert session.view.camera == fitted


def test_zooming_ends_where_it_is_of_no_use(session):
    fitted = session.view.camera.zoom
    for _ in range(60):
        press(session, Qt.Key.Key_Plus)
    assert session.view.camera.zoom == pytest.approx(24)
    for _ in range(90):
        press(session, Qt.Key.Key_Minus)
    assert 0.4 * fitted < session.view.camera.zoom < 0.6 * fitted


def test_dragging_moves_and_selects_nothing(session, qtbot):
    start = session.spot("conv3_1")
    qtbot.mousePress(session.view, Qt.MouseButton.LeftButton, pos=start)
    for x in (10, 30, 60):
        qtbot.mouseMove(session.view, start + QPoint(x, 5))
    end = start + QPoint(60, 5)
    qtbot.mouseRelease(session.view, Qt.MouseButton.LeftButton, pos=end)
    assert (session.spot("conv3_1") - end).manhattanLength() < 3
    assert not session.of(ev.LayerSelected)
    qtbot.mouseDClick(session.view, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert whole(session)


def test_it_cannot_be_lost_by_dragging(session):
    session.view.pan(1e5, -1e5)
    seen = QRectF(session.view.rect())
    assert any(
        seen.intersects(session.view.place_of(block.layer)) for block in session.figure.blocks
    ) or seen.intersects(session.view.camera.to_view(session.view._scene.drawing.bounds))


def test_an_edit_keeps_the_look(session):
    session.view.zoom(3, QPointF(100, 90))
    camera = session.view.camera
    session.dispatch(ev.EntryChanged("features", 5, "300"))
    assert session.view.camera == camera
    assert session.figure.block("conv3_1") is not None


# Colours, folding and labels


def test_the_colour_is_chosen_and_its_ramp_has_numbers(session, qtbot):
    choice = session.bar.colour
    assert session.bar.key.words()[:2] == ("convolution", "max pool")
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert session.state.view.figure_colour == "params"
    assert session.bar.key.words() == ("0", "102.8 M")
    values = {block.layer: block.value for block in session.figure.blocks}
    assert values["fc6"] == 1.0
    assert 0 < values["conv1_1"] < values["conv5_1"] < 1
    for colour, most in (("macs", "1.85 G"), ("memory", "12.25 MiB")):
        session.dispatch(ev.ViewChanged("figure_colour", colour))
        assert session.bar.key.words()[-1] == most


def test_kinds_are_named_where_there_is_room(opened):
    session = opened()
    names = session.bar.key.entries()
    assert [name for _, name in names][:2] == ["convolution", "max pool"]
    assert session.view._named
    session.view.zoom(4)  # blocks are in the corner now
    assert not session.view._named
    session.view.fit()
    assert session.view._named
    session.dispatch(ev.ViewChanged("figure_colour", "macs"))
    assert not session.view._named
    session.dispatch(ev.ViewChanged("figure_colour", "kind"))
    session.pane.resize(1500, 220)
    assert session.bar.key.entries() == ()  # the bar has all of them
    assert not session.view._named


def test_colouring_by_time_measures_first(session):
    choice = session.bar.colour
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_End)
    assert session.of(ev.TimingRequested) == [ev.TimingRequested()]
    session.dispatch(ev.TimingProgressed(0.4))
    assert session.bar.key.words() == ("Being measured: 40 %",)
    assert {block.value for block in session.figure.blocks} == {None}
    session.dispatch(ev.TimingReady(FakeTimes()))
    values = {block.layer: block.value for block in session.figure.blocks}
    assert values["conv1_1"] == pytest.approx(0.5)
    assert values["fc8"] == 1.0
    assert session.bar.key.words()[-1] == "8.00 ms"
    session.dispatch(ev.ViewChanged("figure_colour", "kind"))
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_End)
    assert len(session.of(ev.TimingRequested)) == 1


def test_switches_fold_and_leave_out_labels(session, qtbot):
    fold, labels, faces = session.bar.switches
    count = len(session.figure.blocks)
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert session.state.view.figure_fold == "folded"
    assert len(session.figure.blocks) < count
    assert session.figure.block("conv3_2") is session.figure.block("conv3_1")
    assert any(label.text == "x3" for label in session.figure.labels)
    assert labels.isChecked()
    qtbot.mouseClick(labels, Qt.MouseButton.LeftButton)
    assert not any(label.role == "shape" for label in session.figure.labels)
    assert not faces.isChecked()


def test_one_layer_of_a_folded_block_stays_chosen(opened, qtbot):
    session = opened(figure_fold="folded")
    session.dispatch(ev.LayerSelected("conv3_2"))
    assert session.view.selected_block().layer == "conv3_1"
    qtbot.mouseClick(session.view, Qt.MouseButton.LeftButton, pos=session.spot("conv3_2"))
    assert session.state.selection.layer == "conv3_2"
    press(session, Qt.Key.Key_Right)
    assert session.state.selection.layer == "pool3"


def test_the_theme_changes_the_colours(session, qapp):
    light = session.view.grab().toImage().pixelColor(3, 3)
    theme.apply(qapp, "dark")
    dark = session.view.grab().toImage().pixelColor(3, 3)
    assert light == QColor("#F1F3F5")
    assert dark == QColor("#14171B")


@pytest.mark.parametrize("colour", ["kind", "params", "time"])
@pytest.mark.parametrize("width", [480, 520, 560])
def test_the_legend_comes_before_the_title(opened, qtbot, colour, width):
    session = opened(size=(width, 180), figure_colour=colour)
    qtbot.waitUntil(lambda: session.bar.key.width() >= session.bar.key.least())
    assert session.bar._title.isVisible() <= session.bar.chip.isVisible()


def test_in_a_narrow_pane_controls_stay(opened):
    session = opened(size=(360, 160))
    for widget in (session.bar.colour, *session.bar.switches, session.bar.export, session.bar.fit):
        assert widget.isVisible()
        assert session.bar.rect().contains(widget.geometry())


# Networks that break, and none


def test_a_broken_network_ends_at_the_layer_that_fails(opened, qtbot):
    session = opened(BROKEN)
    last = session.figure.blocks[-1]
    assert last.failed
    assert last.layer == "pool5"
    assert any(label.role == "problem" for label in session.figure.labels)
    words = told(session, "pool5")
    assert "1×1" in words
    assert "Remove this pool" in words
    qtbot.mouseClick(session.view, Qt.MouseButton.LeftButton, pos=session.spot("pool5"))
    assert session.state.selection.layer == "pool5"
    press(session, Qt.Key.Key_Return)
    assert session.state.view.tab == "layers"  # there are no maps of it


def test_a_network_without_layers_says_so(opened):
    nothing = replace(TINY, input=(3, 0, 0))
    session = opened(nothing)
    assert session.view.grab().toImage().width() > 0
    press(session, Qt.Key.Key_Right)
    press(session, Qt.Key.Key_Home)
    press(session, Qt.Key.Key_Plus)


# Maps on the faces


def overview(state, value=1.0):
    maps = {}
    for group in state.model.good.groups:
        shape = group.out_shape[1:] if len(group.out_shape) == 3 else (1, group.out_shape[0])
        maps[group.name] = np.full(tuple(min(side, 64) for side in shape), value, np.float32)
        maps[group.name][:, 0] = 0
    return SimpleNamespace(maps=maps, digest="picture")


def test_maps_are_wanted_only_while_they_are_shown(session):
    assert facing.wanted(session.state) is None
    session.dispatch(ev.ViewChanged("figure_faces", "maps"))
    errand = facing.wanted(session.state)
    assert isinstance(errand, Facing)
    assert errand == facing.wanted(session.state)
    session.dispatch(ev.ViewChanged("figure", "hidden"))
    assert facing.wanted(session.state) is None


def test_maps_that_are_there_are_not_wanted_again(session):
    session.dispatch(ev.ViewChanged("figure_faces", "maps"))
    picture = SimpleNamespace(digest="abc")
    state = replace(session.state, input=replace(session.state.input, picture=picture))
    errand = facing.wanted(state)
    digest = seen_key(picture, errand.of.spec.input, errand.of.preprocess)
    found = SimpleNamespace(maps={}, digest=digest)
    known = updates.update(state, ev.FacesReady(Faces(errand, found)))
    assert facing.wanted(known) is None
    assert facing.wanted(updates.update(known, ev.RunRequested())) is not None
    other = replace(known.input, picture=SimpleNamespace(digest="other"))
    assert facing.wanted(replace(known, input=other)) == errand


def test_maps_are_drawn_on_the_faces_once_they_are_there(session):
    session.dispatch(ev.ViewChanged("figure_faces", "maps"))
    block = session.figure.block("conv1_2")
    middle = [sum(axis) / 4 for axis in zip(*block.front, strict=True)]
    at = session.view.camera.transform().map(QPointF(*middle)).toPoint()

    def shown():
        image = session.view.grab().toImage()
        return image.pixelColor(at * image.devicePixelRatio())

    plain = shown()
    faces = Faces(facing.errand_of(session.state), overview(session.state))
    session.dispatch(ev.FacesReady(faces))
    assert shown() != plain
    assert shown() == QColor("#FDE725")  # the largest value of viridis
    # What was another shape before has no map of its own yet.
    session.dispatch(ev.EntryChanged("features", 1, "32"))
    assert "conv1_2" not in session.view._scene.drawing.maps
    assert "conv1_1" in session.view._scene.drawing.maps


# Saving and copying


@pytest.fixture
def wanted(session):
    return session.pane._needed()


def test_svg_has_every_block(wanted):
    for choice in (Choice("svg"), Choice("svg", "dark", transparent=True, legend=False)):
        root = ET.fromstring(exporting.data(wanted, choice, {}))
        layers = {element.get("data-layer") for element in root.iter()} - {None}
        assert {"conv1_1", "pool5", "fc8"} <= layers


def test_pdf_and_tikz_are_what_they_say(wanted):
    assert exporting.data(wanted, Choice("pdf"), {}).startswith(b"%PDF-")
    latex = exporting.data(wanted, Choice("tex"), {}).decode()
    assert latex.count(r"\begin{tikzpicture}") == latex.count(r"\end{tikzpicture}") == 1
    assert "×" not in latex


@pytest.mark.parametrize("scale", [1, 3, 8])
def test_png_has_the_size_of_its_scale(wanted, scale):
    choice = Choice("png", scale=scale)
    image = QImage.fromData(exporting.data(wanted, choice, {}))
    assert (image.width(), image.height()) == exporting.size(wanted, choice)
    figure = wanted.figure(legend=True)
    assert image.width() == round(figure.width * scale)
    assert image.pixelColor(1, 1).alpha() == 255
    clear = replace(choice, transparent=True)
    image = QImage.fromData(exporting.data(wanted, clear, {}))
    assert image.pixelColor(1, 1).alpha() == 0


def test_maps_are_in_the_picture(wanted):
    red = QImage(8, 8, QImage.Format.Format_RGB32)
    red.fill(Qt.GlobalColor.red)
    choice = Choice("png")
    assert exporting.data(wanted, choice, {"fc6": red}) == exporting.data(wanted, choice, {})
    assert exporting.data(wanted, choice, {"pool5": red}) != exporting.data(wanted, choice, {})
    assert b"<image" not in exporting.data(wanted, Choice("svg"), {"fc6": red})


def test_maps_lie_on_the_faces_of_the_drawing(wanted):
    two = QImage(2, 1, QImage.Format.Format_RGB32)
    two.setPixelColor(0, 0, QColor("#FF0000"))
    two.setPixelColor(1, 0, QColor("#0000FF"))
    drawing = exporting.data(wanted, Choice("svg"), {"pool1": two, "conv1_2": two})
    root = ET.fromstring(drawing)
    svg, link = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
    group = next(g for g in root.iter(f"{svg}g") if g.get("data-layer") == "pool1")
    (image,) = group.iter(f"{svg}image")
    kind, data = image.get(link).split(",")
    assert kind == "data:image/png;base64"
    assert QImage.fromData(base64.b64decode(data)) == two
    # The corners of the square that the matrix slants are those of the face.
    a, b, c, d, e, f = (float(n) for n in image.get("transform")[7:-1].split())
    block = wanted.figure(legend=True).block("pool1")
    corners = [(x * a + y * c + e, x * b + y * d + f) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
    for found, expected in zip(corners, block.front, strict=True):
        assert found == pytest.approx(expected, abs=0.03)
    # And a program that draws it finds the colours there: red at the left, blue at the right.
    x0, y0, _, _ = [float(n) for n in root.get("viewBox").split()]
    picture = QImage(*exporting.size(wanted, Choice("svg")), QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    QSvgRenderer(drawing).render(painter)
    painter.end()
    for share, channel in ((0.05, "red"), (0.95, "blue")):
        x, y = a * share + c * 0.7 + e - x0, b * share + d * 0.7 + f - y0
        colour = picture.pixelColor(round(x), round(y))
        assert getattr(colour, channel)() > 200, share


def test_a_broken_network_s_failing_block_has_no_map(opened):
    session = opened(BROKEN)
    broken = session.pane._needed()
    failing = next(b.layer for b in broken.figure().blocks if b.failed)
    red = QImage(8, 8, QImage.Format.Format_RGB32)
    drawing = exporting.data(broken, Choice("svg"), {failing: red})
    assert b"<image" not in drawing


def test_a_figure_too_large_for_a_picture_is_told(opened):
    session = opened(replace(LONG, features=(Conv(2048),) * 200))
    dialog = dialog_of(session)
    dialog.form.chosen.emit("png")
    dialog.scale.setCurrentIndex(dialog.scale.count() - 1)
    dialog.save.click()
    (notice,) = session.of(ev.NoticeRaised)
    assert notice.kind == "error"
    assert not [d for d in dialog.findChildren(QFileDialog) if d.isVisible()]
    dialog.close()


def dialog_of(session):
    session.bar.export.click()
    return session.pane._dialog


def test_the_dialog_saves_what_it_shows(session, qtbot, tmp_path):
    dialog = dialog_of(session)
    assert dialog.isVisible()
    assert not dialog.scale.isEnabled()
    dialog.form.chosen.emit("png")
    assert dialog.scale.isEnabled()
    dialog.scale.setCurrentIndex(dialog.scale.findData(4))
    dialog.scale.activated.emit(dialog.scale.currentIndex())
    width, height = exporting.size(session.pane._needed(), dialog.choice())
    assert dialog.note.text() == f"{width} × {height} pixels"
    dialog.preview.grab()
    with qtbot.waitSignal(session.pane.saved) as told_:
        dialog.save.click()
        (asked,) = [d for d in dialog.findChildren(QFileDialog) if d.isVisible()]
        assert asked.selectedFiles()[0].endswith("VGG-16 (D).png")
        asked.fileSelected.emit(str(tmp_path / "a.png"))
        asked.close()
    path, data = told_.args
    assert path == tmp_path / "a.png"
    assert QImage.fromData(data).width() == width
    assert not dialog.isVisible()


def test_copying_puts_a_picture_on_the_clipboard(session):
    session.pane.copy()
    image = QGuiApplication.clipboard().image()
    assert image.width() == exporting.size(session.pane._needed(), Choice("png"))[0]
    drawing = QGuiApplication.clipboard().mimeData().data("image/svg+xml")
    assert ET.fromstring(bytes(drawing.data())).tag.endswith("svg")
    (notice,) = session.of(ev.NoticeRaised)
    assert notice.kind == "ok"
    QGuiApplication.clipboard().clear()


# In the visualisation pane


@pytest.fixture
def visual(qtbot, qapp):
    theme.apply(qapp, "light")
    session = Session(TINY, VisualPane)
    qtbot.addWidget(session.pane)
    session.pane.resize(788, 800)
    session.pane.show_state(None, session.state)
    session.pane.show()
    qtbot.waitExposed(session.pane)
    return session


def test_the_figure_takes_its_share_and_keeps_what_the_user_gave_it(visual):
    pane = visual.pane
    assert pane.figure.height() == pytest.approx(220, abs=2)
    pane.resize(788, 500)
    assert 120 < pane.figure.height() < 160
    assert pane.room.chosen() == 0
    pane.room.choose(300)
    pane.resize(788, 800)
    assert pane.figure.height() == 300
    pane.room.handle(1).moveSplitter(250)
    assert pane.room.chosen() == pane.figure.height() == 250
    pane.resize(788, 900)
    assert pane.figure.height() == 250


def test_it_is_hidden_by_choice_and_where_networks_are_compared(visual):
    pane = visual.pane
    assert pane.figure.isVisible()
    visual.dispatch(ev.ViewChanged("figure", "hidden"))
    assert not pane.figure.isVisible()
    visual.dispatch(ev.SpecOpened(VGG16))  # what changes meanwhile is there when it comes back
    visual.dispatch(ev.ViewChanged("figure", "shown"))
    assert pane.figure.isVisible()
    assert pane.figure.height() > 150
    assert pane.figure.view._scene.drawing.figure.block("conv5_3") is not None
    visual.dispatch(ev.ViewChanged("tab", "compare"))
    assert not pane.figure.isVisible()
    visual.dispatch(ev.ViewChanged("tab", "layers"))
    assert pane.figure.isVisible()


def test_how_it_is_shown_comes_back(tmp_path):
    state = updates.initial()
    chosen = {
        "figure": "hidden",
        "figure_colour": "macs",
        "figure_fold": "folded",
        "figure_labels": "hidden",
        "figure_faces": "maps",
    }
    for field, value in chosen.items():
        state = updates.update(state, ev.ViewChanged(field, value))
    path = tmp_path / "session.json"
    settings.save(path, settings.snapshot(state, {"figure": "180"}))
    saved = settings.load(path)
    assert settings.restored(saved).view == state.view
    assert dict(saved.window)["figure"] == "180"
