"""What goes wrong between threads: FAULTS 65 to 70, 73, 75, 76 and 79, with a session or worker.

Rows 64, 71, 72, 74 and 77 are about training and files, and are tested there, 78 with the
workbench. How long the event loop waits is measured by ``tests/benchmarks/event_loop.py``.
"""

import itertools
import sys
import threading
import time
import weakref

import pytest
import shiboken6
from programs import end
from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtGui import QGuiApplication

from vgg_explorer.gui import worker as workers
from vgg_explorer.gui.app import SWITCH_SECONDS, App
from vgg_explorer.gui.crashes import Crashes
from vgg_explorer.gui.store import Store
from vgg_explorer.gui.worker import Worker
from vgg_explorer.session import events as ev
from vgg_explorer.session import settings
from vgg_explorer.session.updates import initial


@pytest.fixture
def worker(qapp):
    made = Worker()
    yield made
    assert made.stop(10)


@pytest.fixture
def crashes(qapp):
    store = Store(initial())
    made = Crashes(store)
    made.install()
    yield made
    made.uninstall()
    made._timer.stop()


def notices(crashes):
    return crashes._store.state.notices


class Receiver(QObject):
    def __init__(self):
        super().__init__()
        self.heard = []

    def hear(self, event):
        self.heard.append(event)


def test_a_report_to_a_deleted_object_is_nothing(worker, qtbot):
    gone, there = Receiver(), Receiver()
    worker.reported.connect(gone.hear)
    worker.reported.connect(there.hear)
    shiboken6.delete(gone)
    worker.ask(lambda: iter([1]))
    qtbot.waitUntil(lambda: there.heard == [1])
    assert gone.heard == []


def test_a_signal_of_a_deleted_object_becomes_a_notice(crashes, qtbot):
    gone = Receiver()
    shiboken6.delete(gone)
    crashes_of = crashes._store

    def emit():
        gone.objectNameChanged.emit("x")

    with qtbot.captureExceptions() as caught:
        crashes.install()  # over the hook of the test
        QTimer.singleShot(0, emit)
        qtbot.waitUntil(lambda: len(crashes_of.state.notices) == 1)
    assert caught == []
    assert "RuntimeError" in str(crashes_of.state.notices[0].what)


def test_an_exception_in_a_slot_becomes_a_notice_and_the_program_lives(crashes, qtbot):
    heard = Receiver()

    def broken():
        heard.heard.append(1 / 0)

    with qtbot.captureExceptions():
        crashes.install()
        QTimer.singleShot(0, broken)
        qtbot.waitUntil(lambda: len(notices(crashes)) == 1)
    assert "ZeroDivisionError" in str(notices(crashes)[0].what)
    QTimer.singleShot(0, lambda: heard.hear("still here"))
    qtbot.waitUntil(lambda: heard.heard == ["still here"])


def test_an_exception_of_a_plain_thread_is_told_on_the_main_thread(crashes, qtbot):
    told_on = []
    crashes._store.changed.connect(lambda *_: told_on.append(QThread.currentThread()))

    def broken():
        raise OSError("the cable is out")

    thread = threading.Thread(target=broken)
    thread.start()
    thread.join(10)
    assert notices(crashes) == ()  # not on that thread
    qtbot.waitUntil(lambda: len(notices(crashes)) == 1)
    assert "the cable is out" in str(notices(crashes)[0].what)
    assert told_on == [crashes.thread()]


def test_an_error_that_repeats_is_one_message_with_a_counter(crashes, qtbot):
    shown = []
    crashes._store.changed.connect(lambda *_: shown.append(1))
    for _ in range(1000):
        sys.excepthook(ValueError, ValueError("again"), None)
    qtbot.waitUntil(lambda: notices(crashes)[0].count == 1000, timeout=5000)
    assert len(notices(crashes)) == 1
    assert len(shown) == 2


def test_what_is_dispatched_inside_a_slot_waits_for_its_turn(qapp):
    store, order = Store(initial()), []

    def follow(_old, new):
        order.append(("enter", new.selection.channel))
        if new.selection.channel < 3:
            store.dispatch(ev.ChannelSelected(new.selection.channel + 1))
        order.append(("leave", new.selection.channel))

    store.changed.connect(follow)
    store.dispatch(ev.ChannelSelected(1))
    assert order == [(what, number) for number in (1, 2, 3) for what in ("enter", "leave")]


class Large:
    """Stands for four megabytes."""


def test_a_flood_of_reports_waits_for_the_window(worker, qtbot):
    alive, most = weakref.WeakSet(), []

    def flood():
        for _ in range(400):
            report = Large()
            alive.add(report)
            most.append(len(alive))
            yield report
            del report
        yield "over"

    heard = Receiver()
    worker.delivered.connect(lambda events: heard.hear(events[-1] == "over"))
    worker.ask(flood)
    # The window is busy: nothing is collected, and the job must have stopped by itself.
    while len(most) < workers.MAX_MAIL:
        QThread.yieldCurrentThread()
    qtbot.waitUntil(lambda: heard.heard[-1:] == [True])
    assert len(most) == 400
    # Once more as many may be on their way while the window shows those that it has collected.
    assert max(most) <= 2 * workers.MAX_MAIL + 2


def test_a_job_that_waits_for_the_window_can_be_stopped(qapp):
    worker, closed, full = Worker(), [], threading.Event()

    def flood():
        number = 0
        try:
            while True:
                number += 1
                if number > workers.MAX_MAIL:
                    full.set()
                yield "more"
        finally:
            closed.append(True)

    worker.ask(flood)
    assert full.wait(10)
    assert worker.stop(10)
    assert closed == [True]


def test_what_was_edited_meanwhile_makes_a_result_late(worker, qtbot):
    heard, started, release = Receiver(), threading.Event(), threading.Event()
    worker.reported.connect(heard.hear)

    def of_the_old_network():
        started.set()
        assert release.wait(10)
        yield "old"

    worker.ask(of_the_old_network)
    assert started.wait(10)
    worker.ask(lambda: iter(["new"]))
    release.set()
    qtbot.waitUntil(lambda: heard.heard != [])
    assert heard.heard == ["new"]


@pytest.fixture
def session(qapp, tmp_path):
    made = App(qapp, [], tmp_path)
    yield made
    end(made)


def test_the_session_is_saved_when_the_desktop_ends(session, qapp, tmp_path):
    session.store.dispatch(ev.PresetChosen("vgg_tiny"))
    assert not (tmp_path / "session.json").exists()
    QGuiApplication.instance().commitDataRequest.emit(None)
    spec = settings.load(tmp_path / "session.json").spec
    assert spec == session.store.state.model.spec
    # The log-off may be called off: what is changed then is saved as ever.
    session.store.dispatch(ev.ThemeChosen("dark"))
    session.window.close()
    assert settings.load(tmp_path / "session.json").theme == "dark"


def test_the_window_ticks_while_python_computes_on_the_worker(session, worker, qtbot):
    over = threading.Event()

    def busy():
        while not over.is_set():
            sum(range(1000))
        yield "over"

    heard, beats = Receiver(), []
    worker.reported.connect(heard.hear)
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    worker.ask(busy)
    timer.start(5)
    qtbot.waitUntil(lambda: len(beats) > 40, timeout=20_000)
    timer.stop()
    assert heard.heard == []
    over.set()
    qtbot.waitUntil(lambda: heard.heard == ["over"])
    # The middle one: a machine that is busy otherwise holds up some of them.
    gaps = sorted(after - before for before, after in itertools.pairwise(beats))
    assert gaps[len(gaps) // 2] < 0.1


def test_threads_change_often_enough_for_the_window(session):
    assert sys.getswitchinterval() == pytest.approx(SWITCH_SECONDS)
