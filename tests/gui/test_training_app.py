"""Training through the whole program: real store, threads, trainer and window, small networks."""

import time
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from programs import end
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.rewrites import scaled
from vgg_explorer.engine.training.plan import DrawnData, FolderData, Plan
from vgg_explorer.gui.app import App
from vgg_explorer.session import events as ev
from vgg_explorer.session import settings
from vgg_explorer.session.state import View
from vgg_explorer.session.training import Training

WAIT = 60_000
"""Milliseconds: importing torch on a busy machine takes its time."""


@pytest.fixture
def session(qapp, qtbot, tmp_path):
    session = App(qapp, [], None)
    with qtbot.waitSignal(session.rendered, timeout=WAIT):
        session.store.dispatch(ev.PresetChosen("vgg_tiny"))
        session.show()
    session.store.dispatch(
        ev.RunsFolderChosen(tmp_path / "runs"), ev.ViewChanged("tab", "training")
    )
    yield session
    session.window.training.leaves = True
    end(session)


@pytest.fixture
def pets(tmp_path):
    """Two folders, dark cats and bright dogs."""
    chance = np.random.default_rng(3)
    for name, mean in (("cats", 60), ("dogs", 190)):
        folder = tmp_path / "pets" / name
        folder.mkdir(parents=True)
        for number in range(5):
            pixels = np.clip(chance.normal(mean, 20, (40, 48, 3)), 0, 255).astype(np.uint8)
            Image.fromarray(pixels).save(folder / f"{number}.png")
    return tmp_path / "pets"


def training(session):
    return session.store.state.training


def setup(session):
    return session.window.visual_pane.pages["training"].setup


def looked(session, qtbot, choice):
    session.store.dispatch(ev.DataChosen(choice))
    qtbot.waitUntil(lambda: training(session).data.status == "ready", timeout=WAIT)


def press(qtbot, button):
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def begun(session, qtbot, steps=10_000):
    """Begin a run that would take long, and wait for its first steps."""
    looked(session, qtbot, DrawnData(classes=10, train=64, validation=16))
    session.store.dispatch(ev.PlanChanged("batch", 4), ev.PlanChanged("steps", steps))
    press(qtbot, setup(session).controls.start)
    qtbot.waitUntil(lambda: training(session).run.step > 2, timeout=WAIT)


def test_the_tutorials_example(session, qtbot, pets):
    """Two folders, cats and dogs; batch size 2; Adam, 0.001; VGG-16 with batch norm, two classes.

    An eighth as wide, for 32x32 pictures: so it is done in seconds.
    """
    spec = scaled(PRESETS["vgg16_two_class"].spec, 1 / 8)
    session.store.dispatch(ev.SpecOpened(replace(spec, input=(3, 32, 32), avgpool=1), None))
    form, controls = setup(session), setup(session).controls
    looked(session, qtbot, FolderData(pets))
    assert training(session).data.report.classes == ("cats", "dogs")
    form.main.batch.setValue(2)
    form.main.length.setValue(2)
    for field, value in (("rate", 1e-3), ("schedule", "constant"), ("warm_up", 0)):
        session.store.dispatch(ev.PlanChanged(field, value))
    plan = training(session).plan
    assert (plan.batch, plan.epochs, plan.optimiser, plan.rate) == (2, 2, "adam", 1e-3)
    # The advice explains the ReLU and the softmax behind the logits; one click mends it.
    assert form.advice.isVisible()
    press(qtbot, form.advice.mend)
    assert session.store.state.model.good.spec.output == ()
    press(qtbot, controls.start)
    assert form.question.isHidden()  # two classes, two outputs
    qtbot.waitUntil(lambda: training(session).run.status == "finished", timeout=WAIT)
    run = training(session).run
    assert run.step == run.total == 8
    assert run.evaluations
    assert "Finished after 8 steps" in controls.words.text()


def test_a_run_in_the_window_from_start_to_resume(session, qtbot):
    begun(session, qtbot)
    controls = setup(session).controls
    # Another layer, an edit, another picture: the run goes on with its own copy.
    session.store.dispatch(ev.EntryChanged("features", 0, "24"))
    qtbot.waitUntil(lambda: "next one" in controls.words.text())
    session.store.dispatch(ev.Undone())
    press(qtbot, controls.pause)
    qtbot.waitUntil(lambda: training(session).run.status == "paused", timeout=WAIT)
    step = training(session).run.step
    press(qtbot, controls.step)
    qtbot.waitUntil(lambda: training(session).run.step == step + 1, timeout=WAIT)
    # What it has learnt is on the desk, and says so.
    told = f"{training(session).run.folder.name}, step {step + 1}"
    qtbot.waitUntil(lambda: str(session.store.state.results.weights) == told, timeout=WAIT)
    assert session.store.state.weights.replaced
    press(qtbot, controls.stop)
    began = time.monotonic()
    qtbot.waitUntil(lambda: training(session).run.status == "stopped", timeout=WAIT)
    assert time.monotonic() - began < 5
    saved = training(session).run.saved
    assert saved == step + 1
    press(qtbot, controls.resume)
    qtbot.waitUntil(lambda: training(session).run.step > step + 2, timeout=WAIT)
    assert len(training(session).runs) == 1
    steps = [one.step for one in training(session).run.curve]
    assert steps == list(range(1, len(steps) + 1))
    press(qtbot, controls.stop)
    qtbot.waitUntil(lambda: training(session).run.status == "stopped", timeout=WAIT)


def test_the_filters_tell_what_training_changed(session, qtbot):
    begun(session, qtbot)
    press(qtbot, setup(session).controls.stop)
    qtbot.waitUntil(lambda: training(session).run.status == "stopped", timeout=WAIT)
    session.store.dispatch(ev.ViewChanged("tab", "filters"))

    def known():
        filtered = session.store.state.results.filtered
        return filtered is not None and filtered.filters.change is not None

    qtbot.waitUntil(known, timeout=WAIT)
    assert np.abs(session.store.state.results.filtered.filters.change.values).max() > 0


def test_stop_before_the_first_step(session, qtbot):
    looked(session, qtbot, DrawnData(classes=10, train=64, validation=16))
    controls = setup(session).controls
    press(qtbot, controls.start)
    session.store.dispatch(ev.TrainingStopped(), ev.TrainingStopped())
    qtbot.waitUntil(lambda: not training(session).at_work, timeout=WAIT)
    assert training(session).run.status == "stopped"
    assert controls.start.isEnabled()


@pytest.mark.parametrize("how", ["running", "paused", "logging off"])
def test_closing_stops_and_keeps_everything(session, qtbot, how):
    begun(session, qtbot)
    if how == "paused":
        session.store.dispatch(ev.TrainingPaused())
        qtbot.waitUntil(lambda: training(session).run.status == "paused", timeout=WAIT)
    if how == "logging off":
        QGuiApplication.instance().commitDataRequest.emit(None)
        session.leave()
    session.window.close()
    if how == "logging off":
        assert session.window.training.box is None
    else:
        assert session.window.isVisible()
        press(qtbot, session.window.training.box.buttons()[0])
    qtbot.waitUntil(lambda: not session.window.isVisible(), timeout=WAIT)
    began = time.monotonic()
    assert session.stop()
    assert time.monotonic() - began < 10
    from vgg_explorer.engine.training.runs import run_record

    record = run_record.read(training(session).run.folder)
    assert record.status == "stopped"


def test_after_a_log_off_that_was_called_off_closing_asks_again(session, qtbot):
    begun(session, qtbot)
    QGuiApplication.instance().commitDataRequest.emit(None)
    session.window.close()
    assert session.window.isVisible()
    press(qtbot, session.window.training.box.buttons()[1])
    qtbot.waitUntil(lambda: session.window.training.box is None)
    assert training(session).run.status == "running"
    session.leave()
    session.window.close()
    assert not session.window.isVisible()
    assert session.stop()


def test_a_range_test_suggests_a_rate(session, qtbot):
    looked(session, qtbot, DrawnData(classes=10, train=64, validation=16))
    session.store.dispatch(ev.PlanChanged("batch", 8), ev.PlanChanged("start", "random"))
    card = setup(session).main.test
    press(qtbot, setup(session).main.finds)
    qtbot.waitUntil(lambda: training(session).test.status == "done", timeout=WAIT)
    assert card.chart.lines() is not None
    before = training(session).plan.rate
    if training(session).test.found.suggested is not None:
        press(qtbot, card.take)
        assert training(session).plan.rate != before


def test_an_empty_class_is_left_out_by_a_click(session, qtbot, pets):
    (pets / "birds").mkdir()
    session.store.dispatch(ev.DataChosen(FolderData(pets)))
    qtbot.waitUntil(lambda: training(session).data.status == "failed", timeout=WAIT)
    card = setup(session).card
    assert "birds" in card.problem.text()
    press(qtbot, card.leave_out)
    qtbot.waitUntil(lambda: training(session).data.status == "ready", timeout=WAIT)
    assert training(session).data.report.classes == ("cats", "dogs")
    assert not card.problem.isVisible()


def test_a_folder_dropped_on_the_tab_is_looked_at(session, qtbot, pets):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(pets))])
    window = session.window
    window.dropEvent(
        QDropEvent(
            QPointF(window.rect().center()),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: training(session).plan.data == FolderData(pets), timeout=WAIT)
    qtbot.waitUntil(lambda: training(session).data.status == "ready", timeout=WAIT)
    assert sum(training(session).data.report.train) == 8
    notice = session.store.state.notices[-1]
    assert notice.actions[0].event == ev.PathsRequested((pets,))


def test_a_start_with_the_tab_training_looks_at_the_data(qtbot, qapp, tmp_path):
    data = DrawnData(classes=10, train=64, validation=16)
    saved = settings.Saved(
        spec=PRESETS["vgg_tiny"].spec,
        view=View(tab="training"),
        training=Training(plan=Plan(data=data)),
    )
    settings.save(tmp_path / "session.json", saved)
    session = App(qapp, [], tmp_path)
    session.show()
    try:
        qtbot.waitUntil(lambda: training(session).data.status == "ready", timeout=WAIT)
    finally:
        end(session)


def test_only_the_end_of_the_desktop_closes_without_a_question(session):
    session.end_with_desktop()  # as from the menu of macOS
    assert not session.window.training.leaves
    session._app.commitDataRequest.emit(None)
    assert not session.window.training.leaves  # the user may call it off
    session.end_with_desktop()
    assert session.window.training.leaves
