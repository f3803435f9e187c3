"""The remarks in the model pane: folding, selecting, fixing; by mouse and by keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from vgg_explorer.arch.advice import advise
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import Place
from vgg_explorer.gui import theme
from vgg_explorer.gui.model_pane import ModelPane, remarks
from vgg_explorer.gui.model_pane.cfg_text import crossed
from vgg_explorer.gui.store import Store
from vgg_explorer.session import events as ev
from vgg_explorer.session.updates import initial

Key = Qt.Key
SMALL = replace(PRESETS["vgg16"].spec, input=(3, 32, 32))


class Desk:
    """A pane in a parent, with a store behind it and everything that was dispatched."""

    def __init__(self, qtbot: QtBot, width: int) -> None:
        self.store = Store(initial())
        self.events: list[object] = []
        self.host = QWidget()
        self.pane = ModelPane(self.dispatch, self.host)
        self.store.changed.connect(self.pane.show_state)
        qtbot.addWidget(self.host)
        self.host.resize(width, 1200)
        self.pane.resize(width, 1200)
        self.pane.show_state(None, self.store.state)
        self.host.show()
        qtbot.waitExposed(self.host)
        self.host.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.host)
        self.events.clear()

    def dispatch(self, event: object) -> None:
        self.events.append(event)
        self.store.dispatch(event)

    @property
    def section(self) -> remarks.Remarks:
        return self.pane.remarks

    def told(self) -> list[str]:
        return [item.remark.key for item in self.section.items]

    def item(self, key: str) -> remarks.RemarkItem:
        return next(item for item in self.section.items if item.remark.key == key)

    def unfold(self, key: str) -> remarks.RemarkBody:
        QTest.mouseClick(self.item(key).line, Qt.MouseButton.LeftButton)
        body = self.item(key).body
        assert body is not None
        return body


@pytest.fixture(params=[280])
def desk(qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest) -> Desk:
    theme.apply(qapp, "light")
    return Desk(qtbot, request.param)


def test_the_remarks_of_a_network_are_listed(desk: Desk) -> None:
    desk.store.dispatch(ev.PresetChosen("vgg16_two_class"))
    told = advise(desk.store.state.model.analysis)
    assert desk.section.header.text() == "Remarks · 4"
    assert desk.section.isVisible()
    lines = [item.line for item in desk.section.items]
    assert [line.text() for line in lines] == [crossed(str(one.what)) for one in told]
    assert lines[0].accessibleName() == ("Mistake: ReLU behind the logits: no score falls below 0")
    assert lines[3].accessibleName().startswith("Note: fc6 holds 76.5 %")
    assert desk.events == []


def test_a_network_without_remarks_shows_no_section(desk: Desk) -> None:
    desk.store.dispatch(ev.PresetChosen("vgg_small"))
    assert not desk.section.isVisible()


def test_a_broken_network_shows_its_problem_only(desk: Desk) -> None:
    desk.store.dispatch(ev.CfgTyped("features", "[64, 'M"))
    assert desk.pane.card.isVisible()
    assert not desk.section.isVisible()
    desk.store.dispatch(ev.Undone())
    assert desk.section.isVisible()
    assert desk.told() == ["heavy_layer"]


def test_a_click_unfolds_and_selects_the_layer(desk: Desk) -> None:
    body = desk.unfold("heavy_layer")
    assert desk.events == [ev.LayerSelected("fc6")]
    assert body.isVisible()
    shown = advise(desk.store.state.model.analysis)[0]
    assert body.why.text() == crossed(str(shown.why))
    assert body.read_on.text() == f"Read on: {shown.read_on}"
    assert [button.text() for button in body.buttons] == ["Average the last map to 1×1"]
    QTest.mouseClick(desk.item("heavy_layer").line, Qt.MouseButton.LeftButton)
    assert not body.isVisible()
    assert desk.events == [ev.LayerSelected("fc6")]


def test_an_entry_of_the_output_is_selected(desk: Desk) -> None:
    desk.store.dispatch(ev.PresetChosen("vgg16_two_class"))
    desk.unfold("softmax_loss")
    assert desk.store.state.selection.layer == "prob"
    chip = desk.pane.board.chip_at(Place("output", 1))
    assert chip is not None
    assert chip.isChecked()


def test_a_fix_is_one_click_and_one_step_of_undo(desk: Desk) -> None:
    desk.store.dispatch(ev.PresetChosen("vgg16_two_class"))
    body = desk.unfold("softmax_loss")
    fix = body.buttons[0].fix
    QTest.mouseClick(body.buttons[0], Qt.MouseButton.LeftButton)
    assert desk.events[-1] == ev.FixApplied(fix, Place("output", 1))
    assert "softmax_loss" not in desk.told()
    assert desk.section.header.text() == "Remarks · 3"
    assert QApplication.focusWidget() is desk.section.header
    desk.store.dispatch(ev.Undone())
    assert "softmax_loss" in desk.told()
    assert not desk.item("softmax_loss").line.isChecked()


def test_the_last_fix_hands_the_focus_to_the_cfg(desk: Desk) -> None:
    body = desk.unfold("heavy_layer")
    QTest.mouseClick(body.buttons[0], Qt.MouseButton.LeftButton)
    assert not desk.section.isVisible()
    assert QApplication.focusWidget() is desk.pane.cfg


def test_the_section_folds_away_and_stays_so(desk: Desk) -> None:
    QTest.mouseClick(desk.section.header, Qt.MouseButton.LeftButton)
    assert not desk.item("heavy_layer").isVisible()
    desk.store.dispatch(ev.PresetChosen("vgg_small"))
    desk.store.dispatch(ev.PresetChosen("vgg16_two_class"))
    assert desk.section.header.isVisible()
    assert not any(item.isVisible() for item in desk.section.items)
    QTest.mouseClick(desk.section.header, Qt.MouseButton.LeftButton)
    assert all(item.isVisible() for item in desk.section.items)


def test_an_unfolded_remark_stays_so_with_new_numbers(desk: Desk) -> None:
    body = desk.unfold("heavy_layer")
    item = desk.item("heavy_layer")
    desk.store.dispatch(ev.OptionChanged("num_classes", 10))
    assert desk.item("heavy_layer") is item
    assert item.line.isChecked()
    assert item.body is body
    assert item.line.text().endswith("of 134,301,514")
    assert [button.fix.spec.num_classes for button in body.buttons if button.fix.spec] == [10]


def test_the_same_analysis_is_not_advised_upon_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(remarks, "advise", lambda analysis: asked.append(analysis) or ())
    desk.store.dispatch(ev.LayerSelected("conv3_1"))
    desk.pane.show_state(None, desk.store.state)
    assert asked == []
    desk.store.dispatch(ev.OptionChanged("num_classes", 10))
    assert asked == [desk.store.state.model.analysis]


def test_by_keys_alone(desk: Desk) -> None:
    desk.store.dispatch(ev.SpecOpened(SMALL))
    header = desk.section.header
    header.setFocus()
    QTest.keyClick(header, Key.Key_Left)
    assert not desk.section.items[0].isVisible()
    QTest.keyClick(header, Key.Key_Left)
    assert not desk.section.items[0].isVisible()
    QTest.keyClick(header, Key.Key_Right)
    assert desk.section.items[0].isVisible()
    QTest.keyClick(header, Key.Key_Tab)
    line = desk.section.items[0].line
    assert QApplication.focusWidget() is line
    QTest.keyClick(line, Key.Key_Return)
    assert line.isChecked()
    QTest.keyClick(line, Key.Key_Space)
    assert not line.isChecked()
    QTest.keyClick(line, Key.Key_Right)
    QTest.keyClick(line, Key.Key_Tab)
    body = desk.section.items[0].body
    assert body is not None
    button = QApplication.focusWidget()
    assert button is body.buttons[0]
    QTest.keyClick(button, Key.Key_Tab)
    QTest.keyClick(body.buttons[1], Key.Key_Tab)
    assert QApplication.focusWidget() is desk.section.items[1].line
    QTest.keyClick(button, Key.Key_Space)
    assert desk.store.state.model.spec.avgpool == 1


def test_severities_differ_by_shape_and_word() -> None:
    icons = [icon for icon, _ in remarks._MARKS.values()]
    assert len(set(icons)) == len(remarks._MARKS) == 3


@pytest.mark.parametrize("desk", [280, 304], indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_its_room(desk: Desk, qapp: QApplication, qtbot: QtBot, scheme: str) -> None:
    theme.apply(qapp, scheme)
    desk.store.dispatch(ev.SpecOpened(SMALL))
    folded = desk.section.items[0].line.height()
    for key in desk.told():
        desk.unfold(key)
    QApplication.sendPostedEvents()
    viewport = desk.pane.area.viewport().width()
    for item in desk.section.items:
        body, line = item.body, item.line
        assert body is not None
        qtbot.waitUntil(lambda line=line: line.height() >= line.heightForWidth(line.width()))
        texts: list[QWidget] = [*body.findChildren(QLabel), *body.findChildren(QPushButton)]
        for widget in texts:
            right = widget.mapTo(desk.pane.area.content, widget.rect().topRight()).x()
            assert right <= viewport
        for label in body.findChildren(QLabel):
            qtbot.waitUntil(
                lambda label=label: label.height() >= label.heightForWidth(label.width())
            )
    assert desk.section.items[0].line.height() > folded
    assert not desk.pane.grab().isNull()
