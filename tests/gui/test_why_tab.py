"""The tab Why, with the real worker."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QSlider, QSpinBox

from vgg_explorer.gui.visual_pane.why.class_choice import ClassChoice
from vgg_explorer.gui.visual_pane.why.heat_view import HeatView
from vgg_explorer.session import events as ev

WAIT = 60_000


@pytest.fixture
def program(start_program):
    return start_program(ev.PresetChosen("vgg_tiny"), ev.ViewChanged("tab", "why"))


def tab_of(program):
    return program.window.visual_pane.pages["why"]


def idle(program, qtbot):
    def done():
        state = program.store.state
        assert state.whys.asked is None
        assert state.whys.wished is None
        assert state.job.status in ("done", "cancelled")

    qtbot.waitUntil(done, timeout=WAIT)
    return program.store.state.whys


def choose(combo, key):
    combo.setFocus()
    combo.setCurrentIndex(combo.findData(key))
    combo.activated.emit(combo.currentIndex())


@pytest.mark.parametrize("method", ["saliency", "guided", "gradcam", "integrated", "occlusion"])
def test_each_method_explains_the_predicted_class(program, qtbot, method):
    page = tab_of(program).answer
    choose(page.question.method, method)
    assert not page.view.has_heat()
    page.question.method.setFocus()
    QTest.keyClick(page.question.method, Qt.Key.Key_Return)
    whys = idle(program, qtbot)
    assert whys.answer.found.question.method == method
    best = program.store.state.results.predictions.scores[0][0]
    assert page.column.title.text() == f"Why “{best}”"
    assert page.view.has_heat()
    assert page.column.warning.text() == "Random weights: the explanation explains noise."
    assert page.column.outdated.isHidden()
    assert page.column.source.text()
    assert ("Sum of all pixels" in page.column.figures.text()) == (method == "integrated")


def test_controls_belong_to_their_method(program):
    bar = tab_of(program).answer.question
    shown = {
        "saliency": {bar.layer, bar.follows},
        "guided": {bar.layer},
        "gradcam": {bar.layer},
        "integrated": {bar.layer, bar.steps},
        "occlusion": {bar.window_, bar.stride, bar.places},
    }
    for method, widgets in shown.items():
        choose(bar.method, method)
        every = (bar.follows, bar.layer, bar.steps, bar.window_, bar.stride, bar.places)
        assert {widget for widget in every if widget.isVisible()} == widgets
    assert bar.places.text() == "225 places"
    bar.window_.setValue(16)
    assert program.store.state.whys.question.window == 16
    assert bar.stride.value() == 8


def test_a_layer_takes_the_place_of_the_picture(program, qtbot):
    page, store = tab_of(program).answer, program.store
    bar = page.question
    assert bar.layer.currentText() == "Picture"
    choose(bar.layer, "conv2_1")
    assert store.state.whys.question.at == "conv2_1"
    QTest.keyClick(bar.layer, Qt.Key.Key_Return)
    answer = idle(program, qtbot).answer
    assert answer.found.question.at == "conv2_1"
    assert page.column.method.text().startswith("Saliency (conv2_1): ")
    assert "its maps take the place of the pixels" in page.column.method.text()
    # Grad-CAM has a layer of its own, and no picture among them.
    choose(bar.method, "gradcam")
    assert bar.layer.findText("Picture") == -1
    usual = bar.layer.currentText()
    choose(bar.layer, "conv1_1")
    assert store.state.whys.question.layer == "conv1_1" != usual
    choose(bar.method, "integrated")
    assert bar.layer.currentText() == "conv2_1"
    QTest.keyClick(bar.layer, Qt.Key.Key_Return)
    idle(program, qtbot)
    assert "Sum of all values of the maps" in page.column.figures.text()
    choose(bar.layer, "")
    assert page.column.outdated.text() == "The question has changed since: press Explain."


def test_a_channel_says_what_it_is_asked_with(program, qtbot):
    page, store = tab_of(program).channel, program.store
    store.dispatch(ev.QuestionChanged("mode", "channel"), ev.QuestionChanged("rounds", 32))
    assert "off or scaled" not in page.warning.text()
    store.dispatch(ev.LayerSelected("conv2_1"), ev.DreamAsked())
    whole = idle(program, qtbot).dreamt
    store.dispatch(ev.LayerScaled("conv1_1", 0.0))
    assert "it is asked as it is now" in page.warning.text()
    assert page.outdated.text() == "This picture is from before the ablation changed."
    store.dispatch(ev.DreamAsked())
    ablated = idle(program, qtbot).dreamt
    assert page.outdated.isHidden()
    assert not np.array_equal(ablated.found.image, whole.found.image)


def test_without_a_picture_a_channel_says_that_it_needs_one(program):
    state = program.store.state
    page = tab_of(program).channel
    page.show_state(replace(state, input=replace(state.input, picture=None)), running=False)
    assert not page.ask.isEnabled()
    assert page.view._placeholder.startswith("The network runs on a picture before")


def test_an_answer_that_is_out_of_date_says_so(program, qtbot):
    page, store = tab_of(program).answer, program.store
    qtbot.mouseClick(page.question.ask, Qt.MouseButton.LeftButton)
    idle(program, qtbot)
    store.dispatch(ev.QuestionChanged("method", "gradcam"))
    assert page.column.outdated.text() == "The question has changed since: press Explain."
    store.dispatch(ev.QuestionChanged("method", "saliency"))
    assert page.column.outdated.isHidden()
    store.dispatch(ev.LayerScaled("conv1_1", 0.5))
    assert "before the ablation changed" in page.column.outdated.text()
    assert "off or scaled" in page.column.warning.text()
    store.dispatch(ev.AblationReset(), ev.RandomChosen("kaiming", 7))
    assert page.column.outdated.text() == "This explanation is of other weights."
    store.dispatch(ev.RandomChosen("kaiming", 0), ev.CfgTyped("features", "[8, 'M', 8, 'M']"))
    assert page.column.outdated.text() == "This explanation is of another network."
    store.dispatch(ev.Undone())
    picture = store.state.input.picture
    program.window.actions_.by_key["sample_fruit"].trigger()
    qtbot.waitUntil(lambda: store.state.input.picture is not picture, timeout=WAIT)
    qtbot.waitUntil(lambda: not page.view.has_heat(), timeout=WAIT)
    assert page.column.outdated.text() == "The last explanation is of another picture."
    idle(program, qtbot)


def test_cancel_stops_within_a_second(program, qtbot):
    store, page = program.store, tab_of(program).answer
    store.dispatch(ev.PresetChosen("vgg11"), ev.QuestionChanged("method", "integrated"))
    store.dispatch(ev.QuestionChanged("steps", 128))
    idle(program, qtbot)
    store.dispatch(ev.WhyAsked())

    def begun():
        assert store.state.job.done
        assert page.question.working.isVisible()
        assert page.question.working.bar.value() > 0

    qtbot.waitUntil(begun, timeout=WAIT)
    assert not page.question.ask.isVisible()
    qtbot.mouseClick(page.question.working.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: store.state.job.status == "cancelled", timeout=1000)
    assert store.state.whys.asked is None
    assert store.state.whys.answer is None
    assert page.question.ask.isVisible()


def test_looks_change_what_is_seen_and_nothing_is_computed(program, qtbot):
    page, store = tab_of(program).answer, program.store
    store.dispatch(ev.QuestionChanged("method", "gradcam"), ev.WhyAsked())
    answer = idle(program, qtbot).answer
    store.dispatch(ev.QuestionChanged("opacity", 100))
    strength = page.view.image()
    page.column.look.setFocus()
    QTest.keyClick(page.column.look.focusWidget() or page.column.look, Qt.Key.Key_Right)
    assert store.state.whys.look == "signed"
    signed = page.view.image()
    assert signed != strength
    choose(page.column.colormap, "grey")
    assert page.view.image() != signed
    page.column.opacity.setFocus()
    QTest.keyClick(page.column.opacity, Qt.Key.Key_Home)
    assert store.state.whys.opacity == 0
    seen = store.state.results.seen.pixels
    shown = page.view.image()
    assert [shown.pixelColor(3, 5).red(), shown.pixelColor(3, 5).blue()] == [*seen[5, 3, ::2]]
    assert store.state.whys.answer is answer


def test_a_channel_gets_a_picture_that_can_be_used_and_saved(program, qtbot, tmp_path):
    store, tab = program.store, tab_of(program)
    store.dispatch(ev.LayerSelected("conv2_1"), ev.ChannelSelected(4))
    tab.controls.setFocus()
    QTest.keyClick(tab.controls.focusWidget() or tab.controls, Qt.Key.Key_Right)
    page = tab.channel
    assert store.state.whys.mode == "channel"
    assert page.channel.text() == "conv2_1, channel 4"
    assert not page.use.isEnabled()
    choose(page.rounds, 32)
    page.seed.setValue(5)
    page.seed.setFocus()
    QTest.keyClick(page.seed, Qt.Key.Key_Return)
    whys = idle(program, qtbot)
    image = whys.dreamt.found.image
    assert page.figures.text().startswith("Round 32 of 32, mean ")
    assert page.figures.text().endswith("from noise, seed 5")
    assert page.view.image().size().toTuple() == (32, 32)
    store.dispatch(ev.ChannelSelected(1))
    assert "another channel" in page.outdated.text()
    page.save.click()
    (dialog,) = program.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "dream.png"))
    qtbot.waitUntil(lambda: [n.kind for n in store.state.notices] == ["ok"], timeout=WAIT)
    saved = QImage(str(tmp_path / "dream.png"))
    assert saved.pixelColor(2, 7).getRgb()[:3] == tuple(image[7, 2])
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "dream.png"))
    qtbot.waitUntil(lambda: store.state.notices[-1].kind == "error", timeout=WAIT)
    assert "dream.png" in str(store.state.notices[-1].what)
    dialog.close()
    qtbot.mouseClick(page.use, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: store.state.input.picture.name.startswith("conv2_1, channel 4"), timeout=WAIT
    )
    assert np.array_equal(store.state.input.picture.pixels, image)
    idle(program, qtbot)


def test_a_failure_is_told_in_the_tab(program, qtbot):
    store, page = program.store, tab_of(program).answer
    store.dispatch(ev.OptionChanged("activation", "gelu"), ev.QuestionChanged("method", "guided"))
    store.dispatch(ev.WhyAsked())
    qtbot.waitUntil(lambda: store.state.whys.failure is not None, timeout=WAIT)
    assert "defined for ReLU" in page.column.outdated.text()
    idle(program, qtbot)


def test_every_control_can_be_reached_by_the_tab_key(program):
    tab = tab_of(program)
    for page in (tab.answer, tab.channel):
        kinds = (QAbstractButton, QComboBox, QSpinBox, QSlider)
        for kind in kinds:
            for widget in page.findChildren(kind):
                reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy()
                segment = type(widget).__name__ == "_Segment"
                assert reached or segment, f"{widget} cannot be reached"
                if not isinstance(widget, QAbstractButton):
                    assert widget.accessibleName(), widget


def test_a_class_is_found_by_part_of_its_name(qtbot):
    choice = ClassChoice()
    qtbot.addWidget(choice)
    choice.show_classes(("tabby", "tiger cat", "Egyptian cat"), None)
    chosen = []
    choice.chosen.connect(chosen.append)
    field = choice.lineEdit()

    def typed(words):
        field.selectAll()
        QTest.keyClicks(field, words)
        field.editingFinished.emit()

    typed("EGYP")
    assert chosen == [2]
    assert choice.currentText() == "2 · Egyptian cat"
    typed("cat")  # which one?
    assert chosen == [2]
    assert choice.currentText() == "2 · Egyptian cat"
    typed("predicted class")
    assert chosen == [2, None]
    choice.show_classes(("tabby",), 7)
    assert choice.currentText() == "Predicted class"


def test_a_map_of_odd_width_is_drawn_without_skew(qtbot):
    view = HeatView()
    qtbot.addWidget(view)
    view.set_picture(np.zeros((3, 5, 3), np.uint8))
    values = np.zeros((3, 5), np.float32)
    values[:, 2] = 1
    view.set_heat(values, (0.0, 1.0), "grey")
    view.set_opacity(1.0)
    image = view.image()
    for y in range(3):
        row = [image.pixelColor(x, y).red() for x in range(5)]
        assert row == [0, 0, 255, 0, 0]
    view.set_heat(np.full((3, 5), np.nan, np.float32), (0.0, 1.0), "grey")
    assert image.pixelColor(0, 0).red() == 0
