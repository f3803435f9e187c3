"""One unit followed by hand, with real keys and clicks, against a session without a worker."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from vgg_explorer.arch.ablation import NONE
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.engine.probed import Weighted
from vgg_explorer.engine.workbench import Workbench
from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.probe import words
from vgg_explorer.gui.visual_pane.probe.cells import scale_of
from vgg_explorer.gui.visual_pane.probe.field import field_words
from vgg_explorer.gui.visual_pane.probe.plan import plans
from vgg_explorer.gui.visual_pane.probe.rows import Line, More, Patch, Strip, Term, rows
from vgg_explorer.gui.visual_pane.probe.view import ProbeView
from vgg_explorer.session import events as ev
from vgg_explorer.session import probing, updates
from vgg_explorer.session.entering import Input
from vgg_explorer.session.gathering import seen_key
from vgg_explorer.session.probing import Probed

SPEC = replace(
    PRESETS["vgg_tiny"].spec,
    features=parse("8 20 M 40 L"),
    avgpool=2,
    classifier=parse("30 D", "classifier"),
    num_classes=5,
    input=(3, 16, 16),
)


class FakePicture:
    digest = "picture"


class Session:
    """A state, a view that follows it, and the engine in place of the worker."""

    def __init__(self):
        state = updates.update(updates.initial(), ev.SpecOpened(SPEC))
        state = replace(state, input=Input(picture=FakePicture()))
        self.state = updates.update(state, ev.ViewChanged("tab", "maps"))
        self.events = []
        self.picture = torch.randn(1, *SPEC.input, generator=torch.Generator().manual_seed(3))
        self.bench = Workbench()
        self.view = ProbeView(self.dispatch)

    def dispatch(self, event):
        self.events.append(event)
        self.state = updates.update(self.state, event)
        self.work()

    def work(self):
        errand = probing.wanted(self.state)
        if errand is not None:
            for event in errand.run(self):
                if isinstance(event, ev.ProbeReady):
                    self.state = updates.update(self.state, event)
        self.view.show_state(self.state)

    # What the errand finds on the desk

    @property
    def request(self):
        return self

    sources = ()

    @property
    def tensor_key(self):
        return seen_key(FakePicture, SPEC.input, self.state.input.preprocess)

    def tensor(self):
        return self.picture

    def choose(self, layer, channel, unit=None):
        for event in (
            ev.LayerSelected(layer),
            ev.ChannelSelected(channel),
            ev.UnitSelected(unit),
        ):
            self.state = updates.update(self.state, event)
        self.work()
        return self.view.sheet.rows()


@pytest.fixture
def session(qtbot, qapp):
    theme.apply(qapp, "light")
    made = Session()
    qtbot.addWidget(made.view)
    made.view.resize(320, 400)
    made.view.show()
    qtbot.waitExposed(made.view)
    return made


def lines(found):
    return [(row.text, row.value) for row in found if isinstance(row, Line)]


def press(session, qtbot, key, times=1, **options):
    for _ in range(times):
        qtbot.keyClick(session.view.sheet, key, **options)


def test_a_convolution_is_followed_to_its_activation(session):
    found = session.choose("conv1_1", 5, (3, 4))
    probe = session.state.results.probed.probe
    assert [row.label for row in found if isinstance(row, Term)] == ["R", "G", "B"]
    said = lines(found)
    assert said[0][0].startswith("Sum + bias")
    before, after = probe.steps[0].value, probe.value
    assert said[1] == (f"After ReLU, max(0, {words.figure(before)})", words.figure(after))
    assert after == max(0, before)


def test_of_many_channels_a_few_are_shown_and_the_rest_is_summed(session, qtbot):
    found = session.choose("conv2_1", 0, (1, 1))
    step = session.state.results.probed.probe.steps[0]
    terms = [row for row in found if isinstance(row, Term)]
    assert [term.place for term in terms] == step.order[:3].tolist()
    more = next(row for row in found if isinstance(row, More))
    assert more.text == "17 more channels"
    assert more.value == words.figure(step.rest(step.order[:3]))
    sheet = session.view.sheet
    sheet.setFocus()
    press(session, qtbot, Qt.Key.Key_End)
    press(session, qtbot, Qt.Key.Key_Return)
    terms = [row for row in sheet.rows() if isinstance(row, Term)]
    assert [term.place for term in terms] == step.order.tolist()
    session.view.order.setFocus()
    qtbot.keyClick(session.view.order.focusProxy(), Qt.Key.Key_Right)
    terms = [row for row in sheet.rows() if isinstance(row, Term)]
    assert [term.place for term in terms] == list(range(20))


def test_everything_stays_listed_for_the_next_unit_of_the_layer(session, qtbot):
    session.choose("conv2_1", 0, (1, 1))
    session.view.sheet.setFocus()
    press(session, qtbot, Qt.Key.Key_End)
    press(session, qtbot, Qt.Key.Key_Return)
    found = session.choose("conv2_1", 1, (2, 2))
    assert len([row for row in found if isinstance(row, Term)]) == 20
    found = session.choose("fc3", 0)
    assert any(isinstance(row, More) for row in found)


def test_the_way_back_through_the_network(session, qtbot):
    session.choose("conv1_2", 2, (0, 0))
    sheet = session.view.sheet
    sheet.setFocus()
    row, cell = sheet.cursor_at()
    said, target = sheet.rows()[row].cell(cell)
    assert said in session.view.said.text()
    press(session, qtbot, Qt.Key.Key_Return)
    assert session.events[-1] == ev.UnitFollowed("conv1_1", *target)
    selection = session.state.selection
    assert (selection.layer, selection.channel, selection.unit) == ("conv1_1", *target)
    # The first layer looks at the picture: there is nothing in front of it to go to.
    press(session, qtbot, Qt.Key.Key_Return)
    assert session.state.selection == selection


def test_a_click_on_a_number_goes_there(session, qtbot):
    session.choose("conv2_1", 0, (1, 1))
    sheet = session.view.sheet
    number = next(n for n, row in enumerate(sheet.rows()) if isinstance(row, Term))
    place = sheet.cell_rect(number, 4).center()
    qtbot.mouseMove(sheet.viewport(), place)
    qtbot.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=place)
    channel = sheet.rows and session.state.results.probed
    assert channel is not None
    assert session.state.selection.layer == "pool1"
    assert session.state.selection.unit == (1, 1)


def test_padding_leads_nowhere(session, qtbot):
    session.choose("conv2_1", 0, (0, 0))
    sheet = session.view.sheet
    number = next(n for n, row in enumerate(sheet.rows()) if isinstance(row, Term))
    said, target = sheet.rows()[number].cell(0)
    assert (said, target) == ("y −1, x −1 is padding: 0".replace("−", "-"), None)
    place = sheet.cell_rect(number, 0).center()
    qtbot.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.state.selection.layer == "conv2_1"


def test_arrows_go_from_number_to_number(session, qtbot):
    session.choose("conv1_1", 0, (5, 5))
    sheet = session.view.sheet
    sheet.setFocus()
    first = sheet.cursor_at()
    press(session, qtbot, Qt.Key.Key_Down)
    assert sheet.cursor_at()[0] == first[0] + 1
    press(session, qtbot, Qt.Key.Key_Home)
    row = sheet.cursor_at()[0]
    assert row == first[0]
    press(session, qtbot, Qt.Key.Key_Left, times=9)
    assert sheet.cursor_at() == (row, 0)
    press(session, qtbot, Qt.Key.Key_Right)
    assert sheet.cursor_at() == (row, 1)
    assert sheet.accessibleDescription() == sheet.rows()[row].cell(1)[0]


def test_a_maximum_a_response_and_a_linear_layer(session):
    pool = session.choose("pool1", 3, (2, 2))
    patch = next(row for row in pool if isinstance(row, Patch))
    assert lines(pool) == [("Largest of 4", words.figure(patch.step.value))]
    norm = session.choose("norm2_1", 1, (2, 2))
    strip = next(row for row in norm if isinstance(row, Strip))
    assert strip.step.channels == (0, 1, 2, 3)
    assert lines(norm)[0][0] == "Sum of the squares"
    linear = session.choose("fc3", 4)
    terms = [row for row in linear if isinstance(row, Term)]
    assert len(terms) == 12
    assert isinstance(terms[0].step, Weighted)
    flat = session.choose("flatten", 7)
    assert lines(flat)[0][0] == "From channel 1, y 1, x 1"


def test_an_ablated_layer_says_so(session):
    state = session.state
    session.state = replace(state, ablation=NONE.with_layer("conv1_1", 0.5))
    found = session.choose("conv1_1", 5, (3, 4))
    assert lines(found)[-1][0].startswith("Ablation, ")
    assert lines(found)[-1][0].endswith("× 0.5")


def test_the_calculation_is_copied_as_text(session, qtbot):
    session.choose("conv1_1", 5, (3, 4))
    session.view.sheet.setFocus()
    press(session, qtbot, Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0] == "conv1_1, channel 5, y 3, x 4"
    assert sum("×" in line and line.startswith("  ") for line in copied) == 27
    value = words.figure(session.state.results.probed.probe.value)
    assert copied[-1].endswith(f"= {value}")
    assert isinstance(session.events[-1], ev.NoticeRaised)


def test_a_unit_is_let_go(session, qtbot):
    session.choose("conv1_1", 5, (3, 4))
    session.view.close_button.setFocus()
    qtbot.keyClick(session.view.close_button, Qt.Key.Key_Space)
    assert session.state.selection.unit is None
    assert session.view.sheet.rows() == ()
    assert not session.view.copy.isVisible()


def test_what_a_unit_sees_is_said_with_the_padding(session):
    state = session.state
    group = state.model.good.group("conv1_2")
    middle = field_words(state, group, (8, 8))
    assert middle == "It sees 5×5 px: y 6 to 10, x 6 to 10"
    corner = field_words(state, group, (0, 15))
    assert corner == ("It sees 3×3 px: y 0 to 2, x 13 to 15; of its 5×5 px the rest is padding")
    assert field_words(state, state.model.good.group("fc3"), None) == "It sees the whole picture."


@pytest.mark.parametrize(("width", "mode"), [(420, "beside"), (150, "under"), (90, "plain")])
def test_numbers_are_left_out_only_where_they_do_not_fit(session, width, mode):
    found = session.choose("conv2_1", 0, (1, 1))
    step = next(row.step for row in found if isinstance(row, Term))
    plan = plans(found, width)[step]
    assert plan.mode == mode
    assert plan.last <= width


@pytest.mark.parametrize("layer", ["conv1_1", "pool1", "norm2_1", "fc3"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_is_drawn(session, qapp, layer, scheme):
    theme.apply(qapp, scheme)
    session.choose(layer, 1, None if layer == "fc3" else (0, 0))
    for width in (120, 320):
        session.view.resize(width, 300)
        image = session.view.grab().toImage()
        colours = {image.pixel(QPoint(x, y)) for x in range(0, width, 3) for y in range(60, 300, 3)}
        assert len(colours) > 8


def test_numbers_are_short_and_grounds_are_not_all_the_same():
    scale = scale_of(np.array([-0.28, 0.001, 0.2], dtype=np.float32), signed=True)
    assert [scale.words(value) for value in (-0.28, 0.001, 0.2, float("nan"))] == [
        "−0.28",
        "0.00",
        "0.20",
        "NaN",
    ]
    assert scale.ground(-0.28) != scale.ground(0.28)
    assert scale.ground(float("inf")) is None
    same = scale_of(np.zeros((2, 2), dtype=np.float32), signed=False)
    assert same.words(0.0) == "0"


def test_small_and_large_numbers():
    said = [words.figure(value) for value in (1.7, 0.12345, -0.00123, 123456.0, 0.0, 12.345)]
    assert said == ["1.70", "0.123", "−0.00123", "1.23e+05", "0", "12.3"]


def test_an_outdated_probe_is_asked_for_again(session):
    session.choose("conv1_1", 5, (3, 4))
    assert probing.wanted(session.state) is None
    moved = updates.update(session.state, ev.UnitSelected((3, 5)))
    assert probing.wanted(moved).unit == (3, 5)
    assert probing.wanted(replace(moved, view=replace(moved.view, tab="layers"))) is None
    other = replace(session.state.results.probed, digest="another picture")
    assert isinstance(other, Probed)
    results = replace(session.state.results, probed=other)
    assert probing.wanted(replace(session.state, results=results)) is not None


def test_rows_of_a_probe_hold_what_they_say():
    session_spec = replace(SPEC, features=parse("4"))
    bench = Workbench()
    picture = torch.randn(1, *session_spec.input)
    *_, probe = bench.probe(session_spec, "p", lambda: picture, "conv1_1", 1, (2, 2))
    group = updates.update(updates.initial(), ev.SpecOpened(session_spec)).model.good.groups[0]
    found = rows(probe, group, "largest", everything=False)
    terms = [row for row in found if isinstance(row, Term)]
    total = sum(float(term.step.sums[term.place]) for term in terms) + terms[0].step.bias
    assert total == pytest.approx(probe.steps[0].value)
