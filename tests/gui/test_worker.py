"""One thread, one job at a time, the latest that was asked for."""

import threading

import pytest
from PySide6.QtCore import QObject, QThread

from vgg_explorer.arch.text import text
from vgg_explorer.gui.store import Store
from vgg_explorer.gui.worker import Worker
from vgg_explorer.session import events as ev
from vgg_explorer.session.updates import initial


class Heard(QObject):
    """Collects what is reported, and on which thread."""

    def __init__(self, worker):
        super().__init__()
        self.events = []
        self.threads = set()
        worker.reported.connect(self.hear)

    def hear(self, event):
        self.events.append(event)
        self.threads.add(QThread.currentThread())


@pytest.fixture
def worker(qapp):
    made = Worker()
    yield made
    assert made.stop(10)


def test_reports_come_in_order_on_the_main_thread(worker, qtbot):
    heard = Heard(worker)
    worker.ask(lambda: iter([1, 2, 3]))
    qtbot.waitUntil(lambda: heard.events == [1, 2, 3])
    assert heard.threads == {heard.thread()}


def test_a_newer_job_overtakes_an_older_one(worker, qtbot):
    heard = Heard(worker)
    started, release = threading.Event(), threading.Event()
    closed = []

    def slow():
        try:
            started.set()
            assert release.wait(10)
            yield "late"
            yield "later"
        finally:
            closed.append(True)

    worker.ask(slow)
    assert started.wait(10)
    worker.ask(lambda: iter(["new"]))
    release.set()
    qtbot.waitUntil(lambda: heard.events == ["new"])
    assert closed == [True]


def test_only_the_latest_of_many_is_run(worker, qtbot):
    heard = Heard(worker)
    started, release = threading.Event(), threading.Event()

    def first():
        started.set()
        assert release.wait(10)
        yield "first"

    worker.ask(first)
    assert started.wait(10)
    for n in range(50):
        worker.ask(lambda n=n: iter([n]))
    release.set()
    qtbot.waitUntil(lambda: heard.events == [49])


def test_cancel_closes_the_job_and_silences_it(worker, qtbot):
    heard = Heard(worker)
    step, closed = threading.Event(), threading.Event()

    def job():
        try:
            while True:
                step.set()
                yield ev.JobProgressed(text("on"), 0.5)
        finally:
            closed.set()

    worker.ask(job)
    assert step.wait(10)
    worker.cancel()
    assert closed.wait(10)
    heard.events.clear()
    worker.ask(lambda: iter(["next"]))
    qtbot.waitUntil(lambda: heard.events == ["next"])


@pytest.mark.parametrize("error", [RuntimeError("shapes\nmore"), MemoryError(), ValueError("x")])
def test_an_error_in_the_middle_is_reported_and_the_worker_lives(worker, qtbot, error):
    heard = Heard(worker)

    def job():
        yield "before"
        raise error

    worker.ask(job)
    qtbot.waitUntil(lambda: len(heard.events) == 2)
    failed = heard.events[1]
    assert isinstance(failed, ev.JobFailed)
    assert type(error).__name__ in str(failed.what)
    assert "\n" not in str(failed.what)
    worker.ask(lambda: iter(["alive"]))
    qtbot.waitUntil(lambda: heard.events[-1] == "alive")


def test_an_error_that_explains_itself_is_quoted(worker, qtbot):
    heard = Heard(worker)

    class ExplainedError(Exception):
        what, hint = text("It needs 12 GiB."), text("Use a smaller input.")

    def job():
        raise ExplainedError
        yield

    worker.ask(job)
    qtbot.waitUntil(lambda: bool(heard.events))
    assert heard.events == [ev.JobFailed(ExplainedError.what, ExplainedError.hint)]


def test_progress_does_not_flood_the_window(worker, qtbot):
    heard = Heard(worker)
    reports = [ev.JobProgressed(text("on"), n / 10_000) for n in range(10_000)]
    worker.ask(lambda: iter([*reports, "end"]))
    qtbot.waitUntil(lambda: heard.events[-1:] == ["end"])
    assert len(heard.events) < 1000


def test_stopping_ends_a_job_that_runs(qtbot):
    worker = Worker()
    running = threading.Event()

    def job():
        while True:
            running.set()
            yield None

    worker.ask(job)
    assert running.wait(10)
    assert worker.stop(10)


def test_saves_are_never_dropped(qtbot):
    worker = Worker(keeps_all=True)
    started, release = threading.Event(), threading.Event()
    saved = []

    def save(n):
        if n == 0:
            started.set()
            assert release.wait(10)
        saved.append(n)
        yield n

    worker.ask(lambda: save(0))
    assert started.wait(10)
    for n in (1, 2, 3):
        worker.ask(lambda n=n: save(n))
    release.set()
    assert worker.stop(10)
    assert saved == [0, 1, 2, 3]


def test_stopping_what_never_ran(qtbot):
    assert Worker().stop(1)


def test_the_store_shows_events_in_their_order(qapp):
    store = Store(initial())
    seen = []

    def first(old, new):
        seen.append(("first", new.weights.seed))
        if new.weights.seed == 1:
            store.dispatch(ev.RandomChosen("kaiming", 2))

    def second(old, new):
        assert old.weights.seed == new.weights.seed - 1
        seen.append(("second", new.weights.seed))

    store.changed.connect(first)
    store.changed.connect(second)
    store.dispatch(ev.RandomChosen("kaiming", 1))
    assert seen == [("first", 1), ("second", 1), ("first", 2), ("second", 2)]
    store.dispatch(ev.RandomChosen("kaiming", 2))
    assert len(seen) == 4


def test_an_error_in_a_listener_does_not_block_the_store(qapp):
    store = Store(initial())
    with pytest.raises(TypeError):
        store.dispatch(object())
    store.dispatch(ev.RandomChosen("kaiming", 1))
    assert store.state.weights.seed == 1


def test_what_came_in_together_is_delivered_together(worker, qtbot):
    """The window shows several events at once instead of one after the other."""
    batches, done = [], threading.Event()
    worker.delivered.connect(batches.append)

    def job():
        yield from (1, 2, 3)
        done.set()
        yield 4

    worker.ask(job)
    assert done.wait(10)
    qtbot.waitUntil(lambda: sum(map(len, batches)) == 4)
    assert batches[0][:3] == (1, 2, 3)


def test_a_store_shows_what_happens_together_once(qapp):
    store = Store(initial())
    seen = []
    store.changed.connect(lambda old, new: seen.append((old, new)))
    before = store.state
    store.dispatch(ev.LayerSelected("conv2_1"), ev.LayerSelected("conv3_1"))
    assert seen == [(before, store.state)]
    assert store.state.selection.layer == "conv3_1"
