"""The only place where the parts meet: store, worker, window, files."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from vgg_explorer import __version__
from vgg_explorer.arch.text import text
from vgg_explorer.engine.allocator import share_one_arena
from vgg_explorer.gui import i18n, theme
from vgg_explorer.gui.crashes import Crashes, log_to
from vgg_explorer.gui.main_window import FIRST_SIZE, MainWindow
from vgg_explorer.gui.store import Store
from vgg_explorer.gui.watching import FileWatcher
from vgg_explorer.gui.widgets import map_library
from vgg_explorer.gui.worker import Worker
from vgg_explorer.session import events as ev
from vgg_explorer.session import jobs, later, settings, wishes
from vgg_explorer.session.saved import Saved
from vgg_explorer.session.state import AppState

if TYPE_CHECKING:
    from vgg_explorer.engine.weight_saving import Kind
    from vgg_explorer.gui.live import LivePlayer
    from vgg_explorer.gui.training import TrainingRunner
    from vgg_explorer.session.filming import Still

log = logging.getLogger(__name__)

SAVE_DELAY_MS = 1000
"""The session is written this long after the last change."""

STOP_SECONDS = 20.0
"""How long closing waits for the worker; between two layers it is a fraction of a second, while
torch is being imported some seconds."""

RENDER_SECONDS = 120.0

UNSEEN_MS = 1000
"""Work begins after this time even if the window was not painted, as when it starts minimised."""

UNPAINTED_MS = 30
"""Work that nothing on screen waits for begins when maps have been painted, for Python's threads
take turns and it would take half of them; after this time where no maps are in sight."""

SWITCH_SECONDS = 0.0005
"""How long a thread of Python may keep the others waiting. The usual 5 ms are lost at every step of
a paint while the worker runs Python: 99 % of the event loop's gaps while torch is imported were
under 48 ms, and are under 16."""


def _tune() -> None:
    """Let threads take turns, and share memory, as a window with workers needs it."""
    sys.setswitchinterval(SWITCH_SECONDS)
    share_one_arena()


class App(QObject):
    """Wires the parts of a session together.

    Parameters
    ----------
    files : list of str
        Pictures, folders, weights, networks or videos to open.
    folder : Path or None
        Where settings are kept; None keeps none.
    first : bool
        Without a folder: whether to begin as a first start does.
    """

    rendered = Signal()
    """The worker has finished, failed or been cancelled: what is on screen is complete."""

    def __init__(
        self, app: QApplication, files: list[str], folder: Path | None, *, first: bool = False
    ) -> None:
        super().__init__(app)
        _tune()
        self._app = app
        self._path = folder / "session.json" if folder is not None else None
        saved = settings.first() if first else Saved()
        if self._path is not None:
            saved = settings.load(self._path)
        state = settings.restored(saved)
        self._files = tuple(Path(name).absolute() for name in files)
        self._first = settings.picture_source(saved)
        self._weights = settings.weights_source(saved)
        self._spec = state.model.spec
        self._look = dict(saved.window)
        theme.apply(app, state.theme)
        i18n.install(app, state.language)
        self.store = Store(state, self)
        self.crashes = Crashes(self.store, self)
        self.worker = Worker(self)
        self.worker.delivered.connect(self._report)
        # The user's files: short jobs that must not wait for torch, and none may be lost.
        self._reader = Worker(self, keeps_all=True)
        self._reader.reported.connect(self.store.dispatch)
        self._writer = Worker(self)  # the session's own file
        self._writer.reported.connect(self.store.dispatch)
        # Not the worker, whose maps would have to wait, nor the reader: this may wait for torch.
        self._checker = Worker(self)
        self._checker.reported.connect(self._checked)
        # Not the worker either: a download goes on while maps are looked at.
        self._loader = Worker(self)
        self._loader.reported.connect(self._loaded)
        self._live: LivePlayer | None = None
        self.training: TrainingRunner | None = None
        self._begun = False
        self._desktop_ends = False
        """Whether the desktop has said that it may end."""
        self._files_open = FileWatcher(self.store, self)
        self._desk = jobs.Desk()
        self._request: wishes.Request | None = None
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self._ask_late)
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_DELAY_MS)
        self._saving.timeout.connect(self._save_later)
        # The worker first: it begins while the window shows what has changed.
        self.store.changed.connect(self._ask)
        before = self.store.state
        self.window = self._make_window()
        self.store.changed.connect(self._follow)
        if self.store.state.training is not before.training:
            # The tab Training came back, and has asked for its data while nobody listened.
            self._make_training(before, self.store.state)
        app.commitDataRequest.connect(self._save_for_the_end, Qt.ConnectionType.DirectConnection)
        self._tell_about_start(saved)

    def show(self) -> None:
        """Show the window; work begins once it has been painted."""
        self.window.installEventFilter(self)
        self.window.show()
        QTimer.singleShot(UNSEEN_MS, self, self._begin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin once the window has been painted: an import beside it would draw the paint out."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._begin)
        return False

    def leave(self) -> None:
        """Let the window close without a question: nobody may be there to answer."""
        self.window.training.leaves = True

    def end_with_desktop(self) -> None:
        """Leave, where it is the desktop's end that closes the windows and not its menu."""
        if self._desktop_ends:
            self.leave()

    def stop(self) -> bool:
        """End the threads; return whether they ended in time."""
        stopped = [
            self.training is None or self.training.stop(STOP_SECONDS),
            self.worker.stop(STOP_SECONDS),
            self._checker.stop(STOP_SECONDS),
            self._loader.stop(STOP_SECONDS),
            self._files_open.stop(),
            self._reader.stop(5),
            self._writer.stop(5),
        ]
        return all(stopped)

    # Work

    def _begin(self) -> None:
        if self._begun:
            return
        self._begun = True
        if self._weights is not None and self.store.state.model.spec == self._spec:
            self.store.dispatch(ev.WeightsRequested(self._weights, resumed=True))
        if self._files:
            self._reader.ask(partial(later.sort_paths, self._files, self._first))
        else:
            self.store.dispatch(ev.PictureOffered(self._first))
        if self._path is not None:
            self._reader.ask(partial(later.interrupted_runs, self.store.state.training.folder))

    def _follow(self, old: AppState, new: AppState) -> None:
        if old.theme != new.theme:
            theme.apply(self._app, new.theme)
        if old.language != new.language:
            QTimer.singleShot(0, self, self._rebuild)
        checking = new.crosscheck
        if checking is not old.crosscheck and checking.status == "running" and checking.spec:
            self._checker.ask(partial(jobs.crosscheck, checking.spec))
        self._transfer(old, new)
        if new.input.live is not None and self._live is None:
            self._make_live(old, new)
        if new.training is not old.training and self.training is None:
            self._make_training(old, new)
        if new.opening is not old.opening:
            self._open_paths(new.opening)
        aside = new.training.aside
        if aside is not None and aside != old.training.aside:
            self._reader.ask(partial(later.set_run_aside, aside))
        compared = new.variants.asked
        if compared is not None and compared is not old.variants.asked:
            self._reader.ask(partial(later.open_variant, compared))
        if new.job is not old.job and new.job.status in {"done", "failed", "cancelled"}:
            map_library.library()  # not earlier: it would be in the way of the first maps
            self.rendered.emit()
        self._saving.start()

    def _report(self, events: tuple[object, ...]) -> None:
        self.store.dispatch(*events)

    def _ask(self, old: AppState, state: AppState) -> None:
        request = wishes.wanted(state)
        if request is None:
            return
        before, self._request = self._request, request
        if before is not None and before.covers(request):
            return
        if before is not None and before.picture is state.input.source:
            read = replace(before, picture=request.picture)
            if read.covers(request):
                return  # the running job has just read this picture and goes on with it
        if state.selection is not old.selection and state.results.maps is not old.results.maps:
            # The maps were at hand: what else there is to find out waits until they are painted.
            self.worker.cancel()
            self._asking.start(UNPAINTED_MS)
        else:
            self._asking.stop()
            self.worker.ask(partial(self._desk.inspect, request))

    def _maps_painted(self) -> None:
        if self._asking.isActive():
            self._asking.start(0)

    def _ask_late(self) -> None:
        if self._request is not None:
            self.worker.ask(partial(self._desk.inspect, self._request))

    def _make_live(self, old: AppState, new: AppState) -> None:
        """Make what plays cameras and videos, the first time that there is one."""
        from vgg_explorer.gui.live import LivePlayer

        self._live = LivePlayer(self.store, self)
        self._live.follow(old, new)

    def _make_training(self, old: AppState, new: AppState) -> None:
        """Make what trains, the first time that something is asked of it."""
        from vgg_explorer.gui.training import TrainingRunner

        self.training = TrainingRunner(self.store, self)
        self.training.follow(old, new)

    def _seek(self, seconds: float) -> None:
        if self._live is not None:
            self._live.seek(seconds)

    def _transfer(self, old: AppState, new: AppState) -> None:
        """Begin what was asked of weights, or end it."""
        before, now = old.weights.transfer, new.weights.transfer
        if now.status == "running" and now.asked is not None:
            if before.status != "running" or before.asked is not now.asked:
                self._loader.ask(partial(later.obtain, now.asked, new.model.good))
        elif before.status == "running":
            self._loader.cancel()

    def _loaded(self, event: object) -> None:
        """Tell how weights came in; a failure there is no failure of the maps."""
        if isinstance(event, ev.JobFailed):
            event = ev.TransferFailed(event.what, event.hint)
        self.store.dispatch(event)

    def _checked(self, event: object) -> None:
        """Tell how a comparison went; one that fails is no failure of the maps."""
        if isinstance(event, ev.JobFailed):
            event = ev.CrossCheckFailed(event.what, event.hint)
        self.store.dispatch(event)

    def _cancel(self) -> None:
        self._asking.stop()
        self.worker.cancel()
        self.store.dispatch(ev.JobCancelled())

    # The window

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.store)
        window.restore_geometry(self._look)
        window.closing.connect(self._close)
        window.cancel_requested.connect(self._cancel)
        window.visual_pane.maps_painted.connect(self._maps_painted)
        window.spec_opened.connect(self._open_spec)
        window.spec_saved.connect(self._save_spec)
        window.file_saved.connect(self._save_file)
        window.paths_opened.connect(self._open_paths)
        window.data_dropped.connect(self._take_data)
        window.weights_saved.connect(self._save_weights)
        window.map_files.saved.connect(self._save_still)
        window.video_sought.connect(self._seek)
        return window

    def _rebuild(self) -> None:
        """Build the window anew in another language; the state is the same."""
        i18n.install(self._app, self.store.state.language)
        old = self.window
        old.training.leaves = True  # the run goes on
        self._look = old.geometry_state()
        self.store.changed.disconnect(old.show_state)
        old.closing.disconnect(self._close)
        quits = self._app.quitOnLastWindowClosed()
        self._app.setQuitOnLastWindowClosed(False)
        self.window = self._make_window()
        self.window.show()
        old.close()
        old.deleteLater()
        self._app.setQuitOnLastWindowClosed(quits)

    def _close(self) -> None:
        self._saving.stop()
        self._look = self.window.geometry_state()
        if self._live is not None:
            self._live.stop()
        self._asking.stop()
        self.worker.cancel()
        self._save_now()

    # Files

    def _open_spec(self, path: Path) -> None:
        self._reader.ask(partial(later.open_spec, path))

    def _save_spec(self, path: Path) -> None:
        self._reader.ask(partial(later.save_spec, path, self.store.state.model.spec))

    def _save_file(self, path: Path, data: bytes) -> None:
        self._reader.ask(partial(later.save_file, path, data))

    def _open_paths(self, paths: tuple[Path, ...]) -> None:
        self._reader.ask(partial(later.sort_paths, paths))

    def _take_data(self, paths: tuple[Path, ...]) -> None:
        self._reader.ask(partial(later.take_data, paths))

    def _save_still(self, still: Still) -> None:
        self._reader.ask(partial(later.save_still, still))

    def _save_weights(self, path: Path, kind: Kind) -> None:
        state = self.store.state
        weights, spec = state.weights, state.model.good.spec
        self._reader.ask(
            partial(
                later.save_weights,
                path,
                kind,
                spec,
                weights.assignment,
                weights.sources,
                state.input.preprocess,
            )
        )

    def _save_later(self) -> None:
        self._look = self.window.geometry_state()
        if self._path is not None:
            saved = settings.snapshot(self.store.state, self._look)
            self._writer.ask(partial(later.save_session, self._path, saved))

    def _save_now(self) -> None:
        if self._path is None:
            return
        self._writer.stop(5)
        saved = settings.snapshot(self.store.state, self._look)
        for _ in later.save_session(self._path, saved):
            log.warning("the session could not be saved")

    def _save_for_the_end(self) -> None:
        """Save while the desktop's session ends: it waits for no event loop, and may go on yet."""
        self._desktop_ends = True
        if self._path is not None:
            self._look = self.window.geometry_state()
            for _ in later.save_session(
                self._path, settings.snapshot(self.store.state, self._look)
            ):
                log.warning("the session could not be saved")

    def _tell_about_start(self, saved: Saved) -> None:
        if saved.damaged:
            what = text("The settings file was damaged; what could be read was kept.")
            hint = text("The old file is kept beside the new one, as session.json.bak.")
            self.store.dispatch(ev.NoticeRaised("warning", what, hint))


class Program(QApplication):
    """Tells when it is to end.

    That is how the end of the desktop's session comes, after a chance to save that says nothing:
    the user may still call it off. On macOS the menu's Quit comes so, too.
    """

    ends = Signal()
    """Its windows are about to be closed."""

    def event(self, event: QEvent) -> bool:
        """Tell the end before the windows hear of it."""
        if event.type() == QEvent.Type.Quit:
            self.ends.emit()
        return super().event(event)


def _application(arguments: list[str]) -> Program:
    app = Program(arguments)
    app.setApplicationName("vgg-explorer")
    app.setApplicationDisplayName("")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("vgg-explorer")
    return app


def _settings_folder() -> Path:
    place = QStandardPaths.StandardLocation.AppConfigLocation
    return Path(QStandardPaths.writableLocation(place))


def run(files: list[str]) -> int:
    """Open the window and return the exit code of the program.

    Parameters
    ----------
    files : list of str
        Pictures, folders, weights, networks or videos to open.
    """
    qt = _application(sys.argv[:1])
    folder = _settings_folder()
    log_to(folder)
    session = App(qt, files, folder)
    session.crashes.install()
    watch = _quit_on_signals(qt, session)
    session.show()
    code = qt.exec()
    watch.setEnabled(False)
    _stop(session, code)
    return code


def render_offscreen(files: list[str], target: Path) -> None:
    """Draw the window of a session into a PNG, once its maps are there.

    Parameters
    ----------
    files : list of str
        Pictures, folders, weights, networks or videos to open.
    target : Path
        The PNG that is written.

    Raises
    ------
    OSError
        The picture could not be written.
    """
    qt = _application(sys.argv[:1])
    session = App(qt, files, None, first=True)
    session.window.resize(*FIRST_SIZE)  # there is no screen that it would have to fit on
    session.rendered.connect(qt.quit)
    QTimer.singleShot(int(RENDER_SECONDS * 1000), qt, qt.quit)
    session.show()
    qt.exec()
    written = session.window.grab().save(str(target), "PNG")
    session.window.close()
    _stop(session, 0)
    if not written:
        raise OSError(f"the picture could not be written to {target}")


def _stop(session: App, code: int) -> None:
    """End the threads of a session whose window is closed and whose files are written."""
    if not session.stop():
        # A thread that hangs in foreign code would make Qt abort when it is destroyed.
        sys.stdout.flush()
        os._exit(code)


def _quit_on_signals(app: Program, session: App) -> QSocketNotifier:
    """Let SIGTERM, SIGINT and the desktop's end close the window, so that the session is saved.

    Qt's event loop runs in C++ and would never let Python's handlers run; a byte on a socket,
    written by Python's C-level handler, wakes it.
    """
    app.ends.connect(session.end_with_desktop)
    here, there = socket.socketpair()
    here.setblocking(False)
    there.setblocking(False)
    signal.set_wakeup_fd(there.fileno())
    notifier = QSocketNotifier(here.fileno(), QSocketNotifier.Type.Read, app)
    _kept_open.extend((here, there))

    def quit_(*_: object) -> None:
        session.leave()
        app.closeAllWindows()
        app.quit()

    notifier.activated.connect(quit_)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _noted)
    return notifier


_kept_open: list[socket.socket] = []


def _noted(_number: int, _frame: FrameType | None) -> None:
    """Python has seen the signal; the notifier does the rest."""
