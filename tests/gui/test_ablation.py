"""Switching channels and layers off in the window, with the real worker."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from vgg_explorer.arch.ablation import NONE
from vgg_explorer.gui.visual_pane.ablation_bar import OFF, SCALED, badges
from vgg_explorer.gui.widgets.ablation_note import AblationNote, details
from vgg_explorer.gui.widgets.bars import ScoreBars, change
from vgg_explorer.session import events as ev

WAIT = 60_000


@pytest.fixture
def program(start_program):
    return start_program(ev.PresetChosen("vgg_tiny"), ev.ViewChanged("tab", "maps"))


def settled(program, qtbot):
    """Wait until the worker has done what the state asks for."""

    def done():
        state = program.store.state
        assert state.job.status == "done"
        found = state.results.predictions
        assert bool(found.whole) == bool(state.ablation)

    qtbot.waitUntil(done, timeout=WAIT)
    return program.store.state


def bar_of(program):
    return program.window.visual_pane.pages["maps"].ablation


def test_x_switches_the_chosen_channel_off_and_on(program, qtbot):
    tab, window = program.window.visual_pane.pages["maps"], program.window
    before = program.store.state.results
    program.store.dispatch(ev.ChannelSelected(3))
    window.activateWindow()
    tab.wall.setFocus()
    QTest.keyClick(tab.wall, Qt.Key.Key_X)
    state = settled(program, qtbot)
    assert state.ablation == NONE.with_channel("conv1_1", 3, 0.0)
    qtbot.waitUntil(lambda: not program.store.state.results.maps.post[3].any(), timeout=WAIT)
    assert before.maps.post[3].any()
    assert badges(state) == {3: OFF}
    assert bar_of(program).off.isChecked()
    assert bar_of(program).value.text() == "× 0.00"
    assert bar_of(program).note.words.text() == "1 channel is off"
    assert window.status.findChild(QWidget, "ablation").text() == "1 channel is off"
    QTest.keyClick(tab.wall, Qt.Key.Key_X)
    state = settled(program, qtbot)
    assert state.ablation == NONE
    assert state.results.predictions.scores == before.predictions.scores
    assert bar_of(program).note.isHidden()
    assert window.status.findChild(QWidget, "ablation").isHidden()


def test_predictions_say_what_the_whole_network_finds(program, qtbot):
    whole = dict(program.store.state.results.predictions.scores)
    program.store.dispatch(ev.LayerScaled("conv2_1", 0.0))
    state = settled(program, qtbot)
    section = program.window.input_pane.predictions
    found = state.results.predictions
    for (name, _), (same, share) in zip(found.scores, found.whole, strict=False):
        assert name == same
        assert whole.get(name, share) == share
    words = section.bars.accessibleDescription()
    assert all(sign in words for sign in ("▲", "▼")) or "·" in words
    assert section.whole.text().startswith("Whole network: ")
    assert section.note.words.text() == "1 layer is off"
    qtbot.mouseClick(section.note.reset, Qt.MouseButton.LeftButton)
    assert settled(program, qtbot).ablation == NONE
    assert section.whole.isHidden()
    assert section.note.isHidden()


def test_the_slider_and_the_buttons_scale(program, qtbot):
    bar = bar_of(program)
    program.store.dispatch(ev.ChannelSelected(2))
    bar.factor.setFocus()
    QTest.keyClick(bar.factor, Qt.Key.Key_PageUp)
    assert program.store.state.ablation == NONE.with_channel("conv1_1", 2, 1.5)
    assert bar.value.text() == "× 1.50"
    assert badges(program.store.state) == {2: SCALED}
    QTest.keyClick(bar.factor, Qt.Key.Key_Home)
    assert program.store.state.ablation == NONE.with_channel("conv1_1", 2, 0.0)
    assert bar.off.isChecked()
    QTest.keyClick(bar.layer_off, Qt.Key.Key_Space)
    assert program.store.state.ablation.of("conv1_1").layer == 0
    assert set(badges(program.store.state).values()) == {OFF}
    QTest.keyClick(bar.note.reset, Qt.Key.Key_Space)
    assert program.store.state.ablation == NONE
    assert bar.factor.value() == 20
    assert not bar.off.isChecked()
    settled(program, qtbot)


def test_the_menu_of_a_channel_offers_it(program, qtbot):
    bar, menu = bar_of(program), QMenu()
    qtbot.addWidget(menu)
    bar.add_to(menu, 5)
    named = {action.text(): action for action in menu.actions()}
    assert list(named) == [
        "Switch channel 5 off",
        "Scale channel 5",
        "Switch conv1_1 off",
    ]
    named["Switch channel 5 off"].trigger()
    assert program.store.state.ablation == NONE.with_channel("conv1_1", 5, 0.0)
    scales = {action.text(): action for action in named["Scale channel 5"].menu().actions()}
    scales["× 2"].trigger()
    assert program.store.state.ablation == NONE.with_channel("conv1_1", 5, 2.0)
    again = QMenu()
    qtbot.addWidget(again)
    bar.add_to(again, 5)
    assert again.actions()[-1].text() == "Reset ablation"
    again.actions()[-1].trigger()
    assert program.store.state.ablation == NONE
    settled(program, qtbot)


def test_the_commands_do_the_same(program, qtbot):
    actions = program.window.actions_.by_key
    assert not actions["reset_ablation"].isEnabled()
    actions["ablate_channel"].trigger()
    actions["ablate_layer"].trigger()
    expected = NONE.with_channel("conv1_1", 0, 0.0).with_layer("conv1_1", 0.0)
    assert program.store.state.ablation == expected
    assert actions["ablate_channel"].isChecked()
    assert actions["ablate_layer"].isChecked()
    assert actions["reset_ablation"].isEnabled()
    actions["reset_ablation"].trigger()
    assert program.store.state.ablation == NONE
    settled(program, qtbot)


def test_the_note_names_the_layers(qtbot):
    note = AblationNote()
    qtbot.addWidget(note)
    ablation = NONE.with_channel("conv1_1", 3, 0.0).with_layer("pool1", 0.5)
    note.show_ablation(ablation)
    assert note.words.text() == "1 channel is off, 1 layer is scaled"
    assert details(ablation) == "conv1_1: 3 × 0\npool1: all × 0.5"
    with qtbot.waitSignal(note.reset_requested):
        QTest.keyClick(note.reset, Qt.Key.Key_Space)
    many = NONE
    for channel in range(40):
        many = many.with_channel("conv1_1", channel, 0.0)
    assert details(many).endswith("11 × 0, …")


def test_changes_have_arrows(qtbot):
    assert [change(by) for by in (0.123, -0.02, 0.0, 0.0001)] == ["▲ 12.3", "▼ 2.0", "·", "·"]
    bars = ScoreBars()
    qtbot.addWidget(bars)
    bars.set_scores([("a", 0.5), ("b", 0.2)], [0.3, 0.6])
    assert bars.accessibleDescription() == "a 50.0 % (30.0 % ▲ 20.0); b 20.0 % (60.0 % ▼ 40.0)"
    bars.set_scores([("a", 0.5)])
    assert bars.accessibleDescription() == "a 50.0 %"
