"""The comparison with torchinfo: its window, and its way through the program."""

import sys
import threading
from dataclasses import replace

import pytest
from programs import end, keep_small_network
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from vgg_explorer.arch.presets import find
from vgg_explorer.arch.text import text
from vgg_explorer.engine import crosscheck as engine
from vgg_explorer.engine import importing
from vgg_explorer.gui import theme
from vgg_explorer.gui.app import App
from vgg_explorer.gui.crosscheck_view import CrossCheckView
from vgg_explorer.session import events as ev
from vgg_explorer.session import jobs
from vgg_explorer.session.updates import initial, update

WAIT = 60_000
TINY = find("vgg_tiny").spec


def state_of(spec, *events):
    now = update(initial(), ev.SpecOpened(spec))
    for event in events:
        now = update(now, event)
    return now


@pytest.fixture(scope="module")
def vgg16():
    return engine.crosscheck(find("vgg16").spec)


@pytest.fixture
def view(qtbot, qapp):
    """The window alone, with what it dispatched."""
    theme.apply(qapp, "light")
    owner = QWidget()
    qtbot.addWidget(owner)
    sent = []
    made = CrossCheckView(sent.append, owner)
    made.sent, made.owner = sent, owner  # a parent that goes takes its windows along
    return made


def cells(view, column):
    model = view.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_it_waits_and_then_shows_the_comparison(view, vgg16):
    before = state_of(find("vgg16").spec, ev.CrossCheckRequested())
    view.show_state(None, before)
    assert not view.busy.isHidden()
    assert "VGG-16 (D)" in view.outcome.text()
    assert not view.copy.isEnabled()
    assert not view.again.isEnabled()
    assert view.model.rowCount() == 0
    after = update(before, ev.CrossCheckReady(vgg16))
    view.show_state(before, after)
    assert view.busy.isHidden()
    assert "40 of 40 rows agree. Every difference is one of definition." in view.outcome.text()
    assert "13,556,712: torchinfo counts the additions of biases" in view.total.text()
    assert view.note.isHidden()
    assert cells(view, 0) == [row.path for row in vgg16.rows]
    first = [cells(view, column)[0] for column in range(4)]
    assert first == ["features.0", "86,704,128", "89,915,392", "+3,211,264"]
    assert "64x224x224 = 3,211,264" in cells(view, 4)[0]
    assert cells(view, 3)[1] == "="
    titles = [view.model.headerData(i, Qt.Orientation.Horizontal) for i in range(5)]
    assert titles == ["Module", "Here", "torchinfo", "Difference", "Why"]


@pytest.mark.parametrize(
    ("figure", "here", "said"),
    [
        ("shape", "64×224×224", ""),
        ("params", "1,792", "Weight bytes: the same, 553,430,176."),
        ("mult_adds", "86,704,128", "Mult-adds"),
        ("output_bytes", "12,845,056", "each twice"),
    ],
)
def test_a_figure_is_chosen(view, vgg16, figure, here, said):
    view.show_state(None, state_of(vgg16.spec, ev.CrossCheckReady(vgg16)))
    view.figures.set_current(figure)
    view.figures.chosen.emit(figure)
    assert cells(view, 1)[0] == here
    assert said in view.total.text() if said else view.total.isHidden()


def test_copying_gives_markdown(view, vgg16):
    view.show_state(None, state_of(vgg16.spec, ev.CrossCheckReady(vgg16)))
    view.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.count("\n| ") == 42
    assert "138,357,544" in copied
    assert view.sent[-1].kind == "ok"
    QGuiApplication.clipboard().clear()


def test_what_is_unexplained_is_marked(view, vgg16):
    row = vgg16.rows[0]
    wrong = replace(row, theirs=(1,), mult_adds=replace(row.mult_adds, theirs=7))
    false = replace(vgg16, rows=(wrong, *vgg16.rows[1:]))
    view.show_state(None, state_of(vgg16.spec, ev.CrossCheckReady(false)))
    assert "39 of 40 rows agree. What no definition explains is marked." in view.outcome.text()
    colour = Qt.ItemDataRole.ForegroundRole
    assert cells(view, 4)[0].startswith("unexplained")
    assert view.model.index(0, 1).data(colour) == theme.tokens().error
    assert view.model.index(1, 1).data(colour) is None
    view.figures.set_current("shape")
    view.figures.chosen.emit("shape")
    assert [cells(view, column)[0] for column in range(1, 5)] == [
        "64×224×224",
        "1",
        "≠",
        "unexplained",
    ]
    assert view.model.index(0, 1).data(colour) == theme.tokens().error


def test_a_change_of_the_network_is_told_and_can_be_checked(view, vgg16):
    before = state_of(vgg16.spec, ev.CrossCheckRequested(), ev.CrossCheckReady(vgg16))
    view.show_state(None, before)
    assert view.note.isHidden()
    after = update(before, ev.OptionChanged("num_classes", 9))
    view.show_state(before, after)
    assert view.note.text() == "The network has changed since."
    view.again.click()
    assert view.sent == [ev.CrossCheckRequested()]


def test_a_broken_cfg_leaves_the_last_network_that_works(view):
    broken = state_of(TINY, ev.EntryChanged("features", 0, "999999"))
    asked = update(broken, ev.CrossCheckRequested())
    assert asked.crosscheck.spec == TINY
    assert asked.crosscheck.stands_in
    view.show_state(None, asked)
    assert "the last network that works" in view.note.text()
    done = update(asked, ev.CrossCheckReady(engine.crosscheck(TINY)))
    view.show_state(asked, done)
    assert "the last network that works" in view.note.text()
    assert TINY.name in view.outcome.text()


def test_a_failure_is_a_notice_and_leaves_everything_else(view):
    asked = state_of(TINY, ev.CrossCheckRequested())
    failed = update(asked, ev.CrossCheckFailed(text("No."), text("Try.")))
    assert failed.notices[-1].kind == "error"
    assert failed.notices[-1].actions[0].event == ev.CrossCheckRequested()
    assert failed.job is asked.job
    view.show_state(None, asked)
    view.show_state(asked, failed)
    assert "could not be compared" in view.outcome.text()
    assert view.busy.isHidden()
    assert view.again.isEnabled()


# In the program


@pytest.fixture
def session(qapp, qtbot, tmp_path):
    keep_small_network(tmp_path)
    made = App(qapp, [], tmp_path)
    with qtbot.waitSignal(made.rendered, timeout=WAIT):
        made.show()
    yield made
    for shown in qapp.topLevelWidgets():
        shown.hide()
    end(made)


def checked(session):
    return session.store.state.crosscheck


def test_the_command_compares_and_leaves_the_maps(session, qtbot):
    before = session.store.state
    session.window.actions_.by_key["crosscheck"].trigger()
    view = session.window.findChild(CrossCheckView)
    assert view.isVisible()
    assert not view.isModal()
    qtbot.waitUntil(lambda: checked(session).status == "done", timeout=WAIT)
    assert checked(session).result.agrees
    assert "14 of 14 rows agree" in view.outcome.text()
    now = session.store.state
    assert now.job is before.job
    assert now.results is before.results
    session.window.actions_.by_key["crosscheck"].trigger()
    assert session.window.findChildren(CrossCheckView) == [view]
    qtbot.waitUntil(lambda: checked(session).status == "done", timeout=WAIT)


def test_a_comparison_that_takes_long_blocks_nothing(session, qtbot, monkeypatch):
    go_on = threading.Event()
    compare = engine.crosscheck

    def slow(spec):
        assert threading.current_thread() is not threading.main_thread()
        assert go_on.wait(60)
        return compare(spec)

    monkeypatch.setattr(engine, "crosscheck", slow)
    session.store.dispatch(ev.CrossCheckRequested())
    with qtbot.waitSignal(session.rendered, timeout=WAIT):  # the maps go on meanwhile
        session.store.dispatch(ev.OptionChanged("num_classes", 9))
    assert session.store.state.job.status == "done"
    assert checked(session).status == "running"
    go_on.set()
    qtbot.waitUntil(lambda: checked(session).status == "done", timeout=WAIT)
    assert checked(session).result.spec == TINY


@pytest.mark.parametrize(
    "error", [RuntimeError("no memory"), engine.EngineError(text("No."), text("Go."))]
)
def test_a_job_that_fails_is_told(session, qtbot, monkeypatch, error):
    def broken(_):
        raise error

    monkeypatch.setattr(engine, "crosscheck", broken)
    before = session.store.state
    session.store.dispatch(ev.CrossCheckRequested())
    qtbot.waitUntil(lambda: checked(session).status == "failed", timeout=WAIT)
    now = session.store.state
    assert str(error).split(" ")[0] in str(now.notices[-1].what)
    assert now.job is before.job


def test_two_threads_that_start_torch_do_it_once(monkeypatch):
    """The second waits for the first instead of walking half of torch's modules."""
    torch = importing.import_torch()
    began, go_on, starts = threading.Event(), threading.Event(), []

    def start():
        starts.append(threading.current_thread())
        began.set()
        assert go_on.wait(60)
        sys.modules["torch"] = torch

    monkeypatch.delitem(sys.modules, "torch")
    monkeypatch.setattr(importing, "_import_at_rest", start)
    threads = [threading.Thread(target=importing.import_torch) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert began.wait(60)
    go_on.set()
    for thread in threads:
        thread.join(60)
    assert len(starts) == 1


def test_the_job_asks_for_torch_first(monkeypatch):
    asked = []
    monkeypatch.setattr(importing, "import_torch", lambda: asked.append(True))
    (event,) = jobs.crosscheck(TINY)
    assert asked == [True]
    assert event.result.agrees
