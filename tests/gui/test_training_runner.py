"""The training thread follows the state; a stand-in trains."""

from dataclasses import replace

import pytest

from vgg_explorer.arch.text import text
from vgg_explorer.engine.training.plan import DrawnData
from vgg_explorer.engine.training.records import (
    Begun,
    DataReport,
    Ended,
    Preparing,
    Resting,
    Step,
)
from vgg_explorer.gui.store import Store
from vgg_explorer.gui.training import TrainingRunner
from vgg_explorer.session import events as ev
from vgg_explorer.session.updates import initial

CLASSES = tuple(f"class {number}" for number in range(1000))
REPORT = DataReport(text("Shapes"), CLASSES, (2,) * 1000, (1,) * 1000, (8, 8), (8, 8))


class FakeDesk:
    """Looks at data and trains, without torch; a step is made when the test lets it."""

    def __init__(self):
        self.looks = 0
        self.total = 1000
        self.rates = []
        self.forgotten = 0

    def look(self, choice, _augmentation, _seed):
        self.looks += 1
        yield ev.DataProgressed(choice, 0.5)
        yield ev.DataLooked(choice, REPORT)

    def forget(self):
        self.forgotten += 1

    def train(self, asked, control):
        def report(*reports):
            return ev.TrainingReported(asked.number, reports)

        yield report(Preparing(text("Starting PyTorch")))
        yield report(Begun(REPORT, 0, self.total, 10))
        done = 0
        while done < self.total and not control.stopping:
            if control.paused:
                yield report(Resting(done))
                while control.rest(0.02):
                    yield None
                continue
            rate = control.take_rate()
            if rate is not None:
                self.rates.append(rate)
            done += 1
            control.take_single()
            yield report(Step(done, done / 10, 1.0, 0.5, 0.1, 0.01, 0.0, 8))
            control.rest(0)
        how = "stopped" if control.stopping else "finished"
        yield report(Ended(how, done))


@pytest.fixture
def store(qapp):
    return Store(initial())


@pytest.fixture
def desk():
    return FakeDesk()


@pytest.fixture
def runner(store, desk):
    made = TrainingRunner(store, None)
    made._desk = desk
    yield made
    assert made.stop(10)


def run_of(store):
    return store.state.training.run


def test_start_looks_at_the_data_first_and_then_trains_to_the_end(store, desk, runner, qtbot):
    desk.total = 5
    store.dispatch(ev.TrainingAsked())
    assert store.state.training.waiting
    qtbot.waitUntil(lambda: run_of(store) is not None and run_of(store).status == "finished")
    assert desk.looks == 1
    assert [step.step for step in run_of(store).curve] == [1, 2, 3, 4, 5]
    assert not store.state.training.at_work


def test_pause_single_steps_and_stop(store, desk, runner, qtbot):
    desk.total = 10**9
    store.dispatch(ev.TrainingAsked())
    qtbot.waitUntil(lambda: run_of(store) is not None and len(run_of(store).curve) > 0)
    store.dispatch(ev.TrainingPaused())
    qtbot.waitUntil(lambda: run_of(store).status == "paused")
    done = run_of(store).step
    store.dispatch(ev.TrainingStepped())
    qtbot.waitUntil(lambda: run_of(store).step == done + 1)
    qtbot.waitUntil(lambda: run_of(store).status == "paused")
    store.dispatch(ev.TrainingContinued())
    qtbot.waitUntil(lambda: run_of(store).step > done + 1)
    store.dispatch(ev.TrainingStopped())
    assert run_of(store).status == "stopping"
    qtbot.waitUntil(lambda: run_of(store).status == "stopped")


def test_a_learning_rate_reaches_the_run_at_work(store, desk, runner, qtbot):
    desk.total = 10**9
    store.dispatch(ev.TrainingAsked())
    qtbot.waitUntil(lambda: run_of(store) is not None and len(run_of(store).curve) > 0)
    store.dispatch(ev.RateChanged(0.25))
    qtbot.waitUntil(lambda: desk.rates == [0.25])


def test_a_look_at_other_data_does_not_end_the_training(store, desk, runner, qtbot):
    desk.total = 10**9
    store.dispatch(ev.TrainingAsked())
    qtbot.waitUntil(lambda: run_of(store) is not None and len(run_of(store).curve) > 0)
    other = DrawnData(classes=3)
    store.dispatch(ev.DataChosen(other))
    qtbot.waitUntil(lambda: store.state.training.data.status == "ready")
    assert store.state.training.data.choice == other
    done = run_of(store).step
    qtbot.waitUntil(lambda: run_of(store).step > done)


def test_a_look_that_goes_on_is_not_begun_again(store, desk, runner, qtbot):
    store.dispatch(ev.DataChosen(DrawnData(classes=3)))
    qtbot.waitUntil(lambda: store.state.training.data.status == "ready")
    assert (desk.looks, desk.forgotten) == (1, 1)


def test_a_training_that_raises_has_failed_and_says_why(store, desk, runner, qtbot):
    def broken(_asked, _control):
        raise ZeroDivisionError("by nothing")
        yield

    desk.train = broken
    store.dispatch(ev.TrainingAsked())
    qtbot.waitUntil(lambda: run_of(store) is not None and run_of(store).status == "failed")
    assert "by nothing" in str(run_of(store).what)
    assert store.state.notices[-1].kind == "error"
    assert store.state.job.status == "idle"


def test_other_numbers_of_classes_are_asked_about(store, desk, runner, qtbot):
    store.dispatch(ev.DataChosen(DrawnData()))
    qtbot.waitUntil(lambda: store.state.training.data.status == "ready")
    ready = store.state.training
    two = replace(ready.data, report=replace(REPORT, classes=("a", "b")))
    state = replace(store.state, training=replace(ready, data=two))
    other = Store(state)
    other.dispatch(ev.TrainingAsked())
    assert other.state.training.question is not None
    assert not other.state.training.runs
    other.dispatch(ev.ClassesTaken())
    assert other.state.model.good.spec.num_classes == 2
    assert other.state.training.run is not None
    other.dispatch(ev.Undone())
    assert other.state.model.good.spec.num_classes == 1000
