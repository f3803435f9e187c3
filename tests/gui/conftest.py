"""Every test that uses Qt leaves nothing behind: no thread, no timer, no window."""

import threading

import pytest
from programs import end
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication

from vgg_explorer.gui.widgets import map_library


@pytest.fixture(autouse=True)
def nothing_is_left(request):
    if "qapp" not in request.fixturenames:
        yield
        return
    app = request.getfixturevalue("qapp")
    map_library.library().wait()  # imported once for all tests
    before = set(threading.enumerate())
    yield
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    left = [t for t in threading.enumerate() if t not in before and not t.daemon]
    assert not left, f"threads are left: {left}"
    running = [t for t in app.findChildren(QThread) if t.isRunning()]
    assert not running, f"Qt threads are left: {running}"
    timers = [t for t in app.findChildren(QTimer) if t.isActive()]
    assert not timers, f"timers are left: {timers}"
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert not shown, f"windows are left: {shown}"


@pytest.fixture
def start_program(qapp, qtbot):
    """Start the whole program with its worker, after some events; it ends with the test."""
    from vgg_explorer.gui import theme
    from vgg_explorer.gui.app import App

    begun = []

    def start(*events):
        theme.apply(qapp, "light")
        session = App(qapp, [], None)
        begun.append(session)
        session.store.dispatch(*events)
        with qtbot.waitSignal(session.rendered, timeout=60_000):
            session.show()
        return session

    yield start
    for session in begun:
        end(session)
