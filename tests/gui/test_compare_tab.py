"""The tab Compare, with real mouse and keys, against a session without a worker."""

import csv
import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QMouseEvent, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from stand_ins import PaneSession

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.cfg_diff import cfg_diff
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.text import text
from vgg_explorer.arch.toml import dumps
from vgg_explorer.engine.timing import LayerTimes, signature
from vgg_explorer.engine.training.plan import Plan
from vgg_explorer.engine.training.records import Evaluation
from vgg_explorer.gui import theme
from vgg_explorer.gui.commands import BY_KEY
from vgg_explorer.gui.visual_pane import VisualPane
from vgg_explorer.gui.visual_pane.compare import export, words
from vgg_explorer.gui.visual_pane.compare.cost_bars import cost_bars
from vgg_explorer.gui.visual_pane.compare.export import picture
from vgg_explorer.gui.visual_pane.compare.picker import Picker, choices
from vgg_explorer.session import contrasting, updates
from vgg_explorer.session import events as ev
from vgg_explorer.session.training import Run
from vgg_explorer.session.variants import LIVE, Found

TINY, MINI = PRESETS["vgg_tiny"].spec, PRESETS["vgg_mini"].spec
WAIT = 60_000
BROKEN = "[16, 'M', 'M', 'M', 'M', 'M', 'M', 'M']"


class Session(PaneSession):
    """All panes in the middle, the tab Compare in sight."""

    def __init__(self, *events):
        state = updates.update(updates.initial(), ev.SpecOpened(TINY))
        shown = ev.ViewChanged("figure", "hidden"), ev.ViewChanged("tab", "compare")
        for event in (*events, *shown):
            state = updates.update(state, event)
        super().__init__(state, VisualPane)
        self.pane.show_state(None, self.state)

    @property
    def tab(self):
        return self.pane.pages["compare"]

    @property
    def cards(self):
        return self.tab.board.cards

    def numbers(self):
        return [card.number() for card in self.cards]


@pytest.fixture
def started(qtbot, qapp):
    theme.apply(qapp, "light")

    def start(*events, size=(820, 640)):
        made = Session(*events)
        qtbot.addWidget(made.pane)
        made.pane.resize(*size)
        made.pane.show()
        qtbot.waitExposed(made.pane)
        return made

    return start


@pytest.fixture
def three(started):
    return started(ev.VariantAdded(), ev.VariantAdded(MINI))


def test_one_network_brings_an_invitation(started, qtbot):
    session = started()
    assert session.tab.invitation.isVisible()
    assert not session.tab.controls.export.isEnabled()
    qtbot.mouseClick(session.tab.invitation.keep, Qt.MouseButton.LeftButton)
    assert session.numbers() == [1, LIVE]
    assert not session.tab.invitation.isVisible()
    assert session.tab.controls.export.isEnabled()
    session.dispatch(ev.VariantRemoved(1))
    assert session.tab.invitation.isVisible()


def test_cards_follow_every_edit_of_the_desk(three):
    session = three
    before = [card.figures.lines()["params"] for card in session.cards]
    assert before[0] == (before[2][0], "—")
    assert before[2][1] == "="
    session.dispatch(ev.CfgTyped("features", "[32, 'M', 32, 'M', 64, 'M']"))
    after = [card.figures.lines()["params"] for card in session.cards]
    assert after[:2] == before[:2]
    assert after[2][1].startswith("+")
    assert [mark.how for mark in session.cards[2].diff.marks()].count("changed") == 1
    assert "32" in session.cards[2].diff.accessibleName()


def test_the_chart_has_a_bar_for_each_and_a_is_whole(three):
    bars = three.tab.chart.bars()
    assert [category.key for category in bars.categories] == [
        "params",
        "macs",
        "inference",
        "training",
    ]
    params = bars.categories[0]
    assert [bar.look.letter for bar in params.bars] == ["A", "B", "C"]
    assert params.bars[0].value == params.bars[2].value == 1.0
    ratio = analyze(MINI).totals.params / analyze(TINY).totals.params
    assert params.bars[1].value == pytest.approx(ratio)


def test_a_broken_network_says_so_and_has_its_figures(three):
    session = three
    session.dispatch(ev.CfgTyped("features", BROKEN))
    live = session.cards[2]
    assert live._problem.isVisible()
    assert "Breaks at pool" in live._problem.text()
    assert live.figures.lines()["params"][1].startswith("−")
    assert not session.cards[0]._problem.isVisible()


# Keys and mouse on the cards


def test_keys_move_between_cards_and_move_them(three, qtbot):
    session = three
    first, second, third = session.cards
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert session.numbers() == [2, 1, LIVE]
    assert session.cards[0] is second
    assert second.hasFocus()
    qtbot.keyClick(third, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert session.numbers() == [LIVE, 2, 1]
    qtbot.keyClick(third, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert session.numbers() == [LIVE, 2, 1]


def test_the_tab_key_goes_through_the_cards_as_they_stand(three, qtbot):
    session = three
    session.dispatch(ev.VariantMoved(LIVE, 0))
    first, second, _ = session.cards
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    seen = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    cards = [widget for widget in seen if widget in session.cards]
    assert cards[:2] == session.cards[1:]
    assert seen.index(session.cards[2]) < seen.index(session.tab.chart)
    assert second.more in seen


def test_delete_removes_and_the_next_card_has_the_focus(three, qtbot):
    session = three
    card, after = session.cards[:2]
    card.setFocus()
    qtbot.waitUntil(card.hasFocus)
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert session.numbers() == [2, LIVE]
    assert after.hasFocus()
    qtbot.keyClick(session.cards[1], Qt.Key.Key_Delete)
    assert session.numbers() == [2, LIVE]
    qtbot.mouseClick(session.cards[0].close_button, Qt.MouseButton.LeftButton)
    assert session.state.variants.place(2) is None


def test_a_card_is_renamed_in_place(three, qtbot):
    session = three
    card = session.cards[0]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_F2)
    field = card.name.field
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "before")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.state.variants.items[0].analysis.spec.name == "before"
    assert card.name.label.text() == "before"
    assert card.hasFocus()
    qtbot.keyClick(card, Qt.Key.Key_F2)
    qtbot.keyClicks(field, "never")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert card.name.label.text() == "before"
    assert not field.isVisible()


def test_enter_brings_a_variant_to_the_desk(three, qtbot):
    session = three
    qtbot.keyClick(session.cards[1], Qt.Key.Key_Return)
    assert session.state.model.spec == MINI
    assert session.cards[2].figures.lines() == session.cards[1].figures.lines()
    session.dispatch(ev.Undone())
    assert session.state.model.spec == TINY


def test_the_menu_offers_what_is_possible(three):
    possible = {action.data(): action.isEnabled() for action in three.cards[0].menu().actions()}
    assert possible == {
        "edit": True,
        "baseline": False,
        "rename": True,
        "left": False,
        "right": True,
        "measure": False,
        "remove": True,
    }
    live = {action.data(): action for action in three.cards[2].menu().actions()}
    assert not live["remove"].isEnabled()
    assert not live["edit"].isEnabled()
    live["baseline"].trigger()
    assert three.numbers() == [LIVE, 1, 2]


def test_the_button_of_a_card_opens_its_menu(three, qtbot):
    qtbot.mouseClick(three.cards[0].more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_a_card_is_dragged_to_another_place(three, qtbot):
    session = three
    card, target = session.cards[0], session.cards[1]
    press = QPoint(60, 12)
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=press)
    beyond = card.mapFromGlobal(target.mapToGlobal(QPoint(target.width() - 10, 12)))
    for where in (press + QPoint(40, 0), beyond):
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(where),
            QPointF(card.mapToGlobal(where)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(card, moved)
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=beyond)
    assert session.numbers() == [2, 1, LIVE]


def test_more_cards_than_room_are_scrolled_and_the_focus_is_in_sight(started, qtbot):
    session = started(*[ev.VariantAdded(MINI)] * 5, size=(420, 300))
    bars = (session.tab.area.horizontalScrollBar(), session.tab.area.verticalScrollBar())
    qtbot.waitUntil(lambda: all(bar.maximum() > 0 for bar in bars))
    assert session.tab.controls.add.text() == ""
    assert not session.tab.controls.add.isEnabled()
    for card in session.cards[:5]:
        qtbot.keyClick(card, Qt.Key.Key_Right)
    qtbot.waitUntil(session.cards[5].hasFocus)
    qtbot.waitUntil(lambda: bars[0].value() > bars[0].maximum() // 2)
    # What is no row of cards is never wider than the room.
    assert session.tab.chart.width() <= session.tab.area.viewport().width()


# Adding


def test_the_list_finds_a_preset_and_adds_it(three, qtbot):
    session = three
    qtbot.mouseClick(session.tab.controls.add, Qt.MouseButton.LeftButton)
    picker = session.tab.findChild(Picker)
    qtbot.keyClicks(picker.field, "alexnet 2012")
    assert picker.list.count() == 1
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert session.state.variants.items[2].analysis.spec == PRESETS["alexnet_2012"].spec


def test_the_arrows_leave_headings_out(three, qtbot):
    session = three
    picker = Picker(choices(session.state), session.tab)
    qtbot.addWidget(picker)
    assert picker.list.currentRow() == 0
    qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.file_wanted):
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)


def test_earlier_states_are_offered_once_each(started):
    session = started(
        ev.CfgTyped("features", "[8, 'M']"),
        ev.TypingEnded(),
        ev.CfgTyped("features", "[16, 'M', 32, 'M', 64, 'M']"),
        ev.TypingEnded(),
    )
    offered = choices(session.state)
    heading = next(i for i, choice in enumerate(offered) if choice.title == "Earlier states")
    specs = [choice.spec for choice in offered[heading + 1 : heading + 3]]
    # The present one, which is the first of all as well, is left out.
    assert specs == [replace(TINY, features=parse("8 M")), PRESETS["vgg16"].spec]


def test_a_file_is_asked_for(three, qtbot):
    three.tab._file_chosen("/somewhere/net.toml")
    assert three.of(ev.VariantFileAsked)[0].path.name == "net.toml"


def test_the_command_keeps_the_network_and_says_where_it_is(qtbot):
    class Host:
        state = updates.initial()

        def dispatch(self, event):
            self.state = updates.update(self.state, event)

    host = Host()
    command = BY_KEY["add_to_comparison"]
    for _ in range(5):
        assert command.enabled(host.state)
        command.run(host)
    assert not command.enabled(host.state)
    assert "to compare with" in str(host.state.notices[-1].what)


# Maps


def found_of(session, number, values, **changes):
    wish = next(w for w in contrasting.wishes_of(session.state) if w.number == number)
    look = contrasting.look_of(session.state)
    made = Found(wish, look, np.asarray(values, np.float32), len(values))
    return replace(made, **changes)


def test_maps_come_one_by_one_and_say_which_weights_they_are_of(three):
    session = three
    rows = session.tab.maps.rows
    assert [row.line().images for row in rows] == [(), (), ()]
    assert "as on the desk" in rows[0].line().weights
    assert "of 9 layers as on the desk" in rows[1].line().weights
    session.dispatch(ev.VariantReady(found_of(session, 2, np.ones((12, 8, 8)))))
    assert [len(row.line().images) for row in rows] == [0, 12, 0]
    assert "12 channels" in rows[1].line().layer
    assert rows[0].line().outdated
    assert not rows[1].line().outdated


def test_maps_of_another_layer_go_and_those_of_before_fade(three):
    session = three
    session.dispatch(ev.VariantReady(found_of(session, 1, np.ones((4, 8, 8)))))
    row = session.tab.maps.rows[0]
    assert not row.line().outdated
    session.dispatch(ev.RunRequested())
    assert row.line().outdated
    assert len(row.line().images) == 4
    session.dispatch(ev.LayerSelected("conv2_1"))
    assert row.line().images == ()


def test_units_of_the_classifier_are_one_grid(three):
    session = three
    session.dispatch(ev.LayerSelected("fc4"))
    session.dispatch(ev.VariantReady(found_of(session, LIVE, np.arange(60.0))))
    (image,) = session.tab.maps.rows[2].line().images
    assert (image.width(), image.height()) == (8, 8)
    assert image.hasAlphaChannel()  # four places have no unit


def test_a_failure_and_a_broken_network_are_told(three):
    session = three
    failed = found_of(session, 1, np.ones((4, 8, 8)), failure=text("Too large."))
    session.dispatch(ev.VariantReady(failed))
    line = session.tab.maps.rows[0].line()
    assert (line.answer, line.failed) == ("Too large.", True)
    session.dispatch(ev.VariantAdded(replace(TINY, input=(3, 4, 4))))
    broken = session.tab.maps.rows[2].line()
    assert broken.failed
    assert "breaks" in broken.answer


# Taking it elsewhere


def test_tables_and_a_picture_are_exported(three, qtbot, tmp_path):
    session = three
    actions = {action.data(): action for action in session.tab.controls.export.menu().actions()}
    actions["copy"].trigger()
    copied = QApplication.clipboard().text()
    assert "A: VGG tiny" in copied
    assert "| parameters |" in copied
    for form, beginning in (
        ("csv", b"network,params"),
        ("md", b"- A: "),
        ("svg", b"<?xml"),
        ("png", b"\x89PNG"),
    ):
        session.tab.exports._data = b""
        actions[form].trigger()
        with qtbot.waitSignal(session.pane.file_saved) as told:
            session.tab.exports.save(str(tmp_path / f"x.{form}"))
        assert told.args[1].startswith(beginning)
        for dialog in session.tab.findChildren(QApplication.activeWindow().__class__):
            dialog.close()


def test_the_drawing_is_all_of_the_page_in_words_and_shapes(three):
    tab = three.tab
    drawn = ET.fromstring(picture(tab.page, "svg"))
    namespace = "{http://www.w3.org/2000/svg}"
    size = [float(part) for part in drawn.get("viewBox").split()][2:]
    assert size == [tab.page.width(), tab.page.height()]
    assert size[1] > tab.area.viewport().height()  # what is scrolled out of sight too
    said = [text.text for text in drawn.iter(f"{namespace}text")]
    for words_ in ("VGG tiny for 32x32", "VGG mini", "Receptive field", "Cost relative to A"):
        assert words_ in said
    assert len(list(drawn.iter(f"{namespace}path"))) > 50
    # A chip's letter lies on its colour, the value behind it does not: there is no clipping.
    image = QImage(tab.page.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    QSvgRenderer(picture(tab.page, "svg")).render(painter)
    painter.end()
    diff = tab.board.cards[0].diff
    chip = diff._chips[0].box
    at = diff.mapTo(tab.page, QPoint(round(chip.right()) - 4, round(chip.top()) + 4))
    assert image.pixelColor(at).lightness() > 230


# Measuring


def with_picture(session):
    seen = replace(session.state.input, picture=SimpleNamespace(digest="picture"))
    state = replace(session.state, input=seen)
    session.state, old = state, session.state
    session.pane.show_state(old, state)


def test_a_card_without_a_time_offers_to_measure_it(three, qtbot):
    session = three
    assert not any(card.measure.isVisible() for card in session.cards)  # nothing can run yet
    with_picture(session)
    assert [card.measure.text() for card in session.cards] == ["Measure time"] * 3
    session.cards[1].measure.setFocus()
    qtbot.keyClick(session.cards[1].measure, Qt.Key.Key_Space)
    assert session.of(ev.VariantTimingAsked) == [ev.VariantTimingAsked(2)]
    assert session.cards[1].measure.text() == "Measuring ..."
    assert not session.cards[1].measure.isEnabled()
    assert session.cards[0].measure.isEnabled()
    session.cards[2].do("measure")  # the network on the desk, as the layer table does
    assert len(session.of(ev.TimingRequested)) == 1
    assert session.cards[2].measure.text() == "Measuring ..."
    session.dispatch(ev.VariantMeasured(2, times_of(MINI)))
    assert not session.cards[1].measure.isVisible()
    assert session.cards[1].figures.lines()["time"][0] == "250 ms"
    assert session.cards[0].figures.lines()["time"][0] == "—"
    assert session.cards[0].measure.isVisible()


def times_of(spec):
    """Return times that add up to a quarter of a second, all of it in one layer."""
    seconds = dict.fromkeys(map(signature, analyze(spec).rows), 0.0)
    seconds[signature(analyze(spec).rows[-1])] = 0.25
    return LayerTimes(spec, "cpu", "fp32", 1, 1, seconds)


# Words


@pytest.mark.parametrize(
    ("key", "value", "first", "expected"),
    [
        ("params", 26, 100, "−74 %"),
        ("params", 100.8, 100, "+0.8 %"),
        ("params", 100, 100, "="),
        ("params", 2, 1000, "−99.8 %"),
        ("params", 1, 10**9, "−99.99 %"),
        ("params", 10**6 + 1, 10**6, "+under 0.1 %"),
        ("macs", 5000, 100, "×50"),
        ("macs", 99_960, 100, "×1 k"),
        ("params", 3_266_000, 1000, "×3.27 k"),
        ("macs", 0, 100, "−100 %"),
        ("macs", 5, 0, ""),
        ("weight_layers", 13, 16, "−3"),
        ("receptive", 212, 112, "+100"),
        ("time", None, 0.5, ""),
    ],
)
def test_differences_are_written_with_their_sign(key, value, first, expected):
    assert words.figure_delta(key, value, first) == expected


def test_options_are_told_in_words():
    diff = cfg_diff(MINI, replace(MINI, avgpool=7, batch_norm=False, activation="gelu", bias=False))
    assert [words.option_change(delta) for delta in diff.options] == [
        "± adaptive pool 7×7",
        "± no batch norm",
        "± convolutions without bias",
        "± GELU",
    ]
    assert words.options(MINI) == (
        "linear head, global average pool, batch norm after every conv, ReLU, input 3×64×64"
    )


def test_a_chip_says_what_it_was(three, qtbot):
    session = three
    session.dispatch(ev.CfgTyped("features", "[24, 'M', 32, 'M', 64, 'M']"))
    view = session.cards[2].diff
    place = view._chips[0].box.center().toPoint()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place)))
    qtbot.waitUntil(lambda: QToolTip.text() == "24, was 16 in A")
    QToolTip.hideText()


def test_bars_of_very_different_networks_are_logarithmic(three):
    session = three
    session.dispatch(ev.VariantAdded(PRESETS["vgg16"].spec))
    assert session.tab.chart.bars().scale.log
    assert cost_bars(session.tab.contestants) == session.tab.chart.bars()


# The whole program


@pytest.fixture
def program(start_program):
    return start_program(ev.PresetChosen("vgg_tiny"))


def test_networks_are_compared_while_one_is_edited(program, qtbot, tmp_path):
    window, store = program.window, program.store
    window.actions_.by_key["add_to_comparison"].trigger()
    window.actions_.by_key["tab_compare"].trigger()
    tab = window.visual_pane.pages["compare"]

    def all_are_there(count):
        assert store.state.job.status == "done"
        assert [row.line().outdated for row in tab.maps.rows] == [False] * count
        assert all(row.line().images for row in tab.maps.rows)

    qtbot.waitUntil(lambda: all_are_there(2), timeout=WAIT)
    window.dispatch(ev.CfgTyped("features", "[16, 'M', 32, 'M', 48, 'M']"))
    assert tab.maps.rows[1].line().outdated
    qtbot.waitUntil(lambda: all_are_there(2), timeout=WAIT)
    assert tab.board.cards[1].figures.lines()["params"][1].startswith("−")
    path = tmp_path / "mini.toml"
    path.write_text(dumps(MINI), "utf-8")
    tab._file_chosen(str(path))
    qtbot.waitUntil(lambda: len(tab.board.cards) == 3, timeout=WAIT)
    qtbot.waitUntil(lambda: all_are_there(3), timeout=WAIT)
    tab.exports._data = b"a,b"
    tab.exports.save(str(tmp_path / "out.csv"))
    qtbot.waitUntil((tmp_path / "out.csv").exists)


def test_the_tab_key_comes_from_the_tabs_and_goes_on_to_the_input(program, qtbot):
    window = program.window
    for event in (ev.ViewChanged("tab", "compare"), ev.VariantAdded(), ev.VariantAdded(MINI)):
        window.dispatch(event)
    window.dispatch(ev.VariantMoved(LIVE, 0))
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    tab, visual = window.visual_pane.pages["compare"], window.visual_pane
    first = visual.tabs
    first.setFocus()
    seen = []
    while not seen or QApplication.focusWidget() is not first:
        seen.append(QApplication.focusWidget())
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        assert len(seen) < 100
    expected = [first, tab.controls.add, tab.controls.export]
    for card in tab.board.cards:
        expected += [card, card.more]
    expected += [tab.chart, window.input_pane.drop_zone]
    assert [widget for widget in seen if widget in expected] == expected


def test_networks_that_were_trained_show_their_accuracy(three):
    session = three
    assert "accuracy" not in session.cards[0].figures.lines()
    found = (Evaluation(5, 1.0, 1.0, a, None, (), (), 1.0, True) for a in (0.5, 0.625))
    runs = tuple(
        Run(number, spec, Plan(), status="finished", evaluations=(seen,))
        for number, (spec, seen) in enumerate(zip((TINY, MINI), found, strict=True), 1)
    )
    training = replace(session.state.training, runs=runs)
    session.state, old = replace(session.state, training=training), session.state
    session.pane.show_state(old, session.state)
    lines = [card.figures.lines()["accuracy"] for card in session.cards]
    assert lines == [("50.0 %", "—"), ("62.5 %", "+12.5 pt"), ("50.0 %", "=")]
    shown = session.tab.contestants
    assert "| validation accuracy | 50.0% | 62.5% | +12.5 points |" in export.markdown(shown)
    rows = list(csv.DictReader(io.StringIO(export.table(shown))))
    assert [row["validation_accuracy"] for row in rows] == ["0.5", "0.625", "0.5"]
