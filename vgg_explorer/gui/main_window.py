"""The window: panes around the network, drop anywhere, nothing modal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
)

from vgg_explorer import __version__
from vgg_explorer.arch.text import text
from vgg_explorer.gui import offers, theme
from vgg_explorer.gui.actions import Actions
from vgg_explorer.gui.docks import Dock, add_docks
from vgg_explorer.gui.drop_overlay import DropOverlay
from vgg_explorer.gui.exports import Exports
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.input_pane.pane import InputPane
from vgg_explorer.gui.live_commands import Videos
from vgg_explorer.gui.map_files import MapFiles
from vgg_explorer.gui.model_pane.pane import ModelPane
from vgg_explorer.gui.network_files import NetworkFiles
from vgg_explorer.gui.notices import Notices
from vgg_explorer.gui.pictures import Pictures
from vgg_explorer.gui.side_windows import SideWindows
from vgg_explorer.gui.status import StatusBar
from vgg_explorer.gui.store import Store
from vgg_explorer.gui.toolbar import ToolBar
from vgg_explorer.gui.training_window import TrainingWindow
from vgg_explorer.gui.visual_pane.pane import VisualPane
from vgg_explorer.gui.weights import WeightFiles
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.figure.pane import FigurePane

FIRST_SIZE = (1440, 900)
LEAST_SIZE = (960, 600)


class MainWindow(QMainWindow):
    """Everything the user sees, following one store.

    Signals
    -------
    closing()
        The user closes the window.
    cancel_requested()
        Stop what the worker does.
    spec_opened(Path), spec_saved(Path)
        A network file is to be read, or the present network written there.
    file_saved(Path, bytes)
        These bytes are to be written there.
    paths_opened(tuple of Path)
        Whatever they are is to be opened.
    data_dropped(tuple of Path)
        Likewise, and a folder among them is to be trained on.
    weights_saved(Path, str)
        The weights are to be written there, as ``'safetensors'`` or ``'pth'``.
    video_sought(float)
        The video is to go on from this second.
    """

    closing = Signal()
    cancel_requested = Signal()
    spec_opened = Signal(object)
    spec_saved = Signal(object)
    file_saved = Signal(object, object)
    paths_opened = Signal(object)
    data_dropped = Signal(object)
    weights_saved = Signal(object, object)
    video_sought = Signal(float)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.side = SideWindows(self, self)
        self.exports = Exports(self)
        self.exports.saved.connect(self.file_saved)
        self.networks = NetworkFiles(store.dispatch, self.exports, self)
        self.networks.opened.connect(self.spec_opened)
        self.networks.saved.connect(self.spec_saved)
        self.videos = Videos(self, self)
        self.pictures = Pictures(self)
        self.pictures.opened.connect(self.paths_opened)
        self.weights = WeightFiles(store.dispatch, self)
        self.weights.saved.connect(self.weights_saved)
        self.map_files = MapFiles(store.dispatch, self)
        self.training = TrainingWindow(store.dispatch, self)
        self.setWindowIcon(theme.app_icon())
        self.setMinimumSize(*LEAST_SIZE)
        self.setAcceptDrops(True)
        self.setDockOptions(QMainWindow.DockOption.AnimatedDocks)
        self.actions_ = Actions(self, self)
        menus = self.actions_.fill(self.menuBar())
        self.pictures.add_recent_menu(menus["recent"])
        self.tool_bar = ToolBar(self, self.actions_, self)
        self.addToolBar(self.tool_bar)
        self.model_pane = ModelPane(store.dispatch)
        self.visual_pane = VisualPane(store.dispatch)
        self.layers = self.visual_pane.layers
        self.input_pane = InputPane(store.dispatch)
        # In this order the Tab key goes from left to right.
        self._docks = {"model": Dock("model", tr("Model"), self.model_pane, self)}
        self.setCentralWidget(self.visual_pane)
        self._docks["input"] = Dock("input", tr("Input && inspect"), self.input_pane, self)
        add_docks(self, self._docks["model"], self._docks["input"])
        self.status = StatusBar(self)
        self.status.cancelled.connect(self.cancel)
        self.status.training.opened.connect(self._show_training)
        self.setStatusBar(self.status)
        self._notices = Notices(store.dispatch, self)
        self._overlay = DropOverlay(self)
        self._connect_panes()
        self._leave_drops_to_window()
        store.changed.connect(self.show_state)
        # The frame takes its part of the screen as well.
        room = self.screen().availableSize() - QSize(16, 48)
        self.resize(QSize(*FIRST_SIZE).boundedTo(room).expandedTo(QSize(*LEAST_SIZE)))
        self.show_state(None, store.state)

    @property
    def figure(self) -> FigurePane:
        """What draws, saves and copies the architecture figure."""
        return self.visual_pane.figure

    @property
    def state(self) -> AppState:
        """The present state."""
        return self._store.state

    def dispatch(self, event: object) -> None:
        """Let an event happen."""
        self._store.dispatch(event)

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Let every part follow the state."""
        if old is None or old.model is not new.model:
            self.setWindowTitle(tr("{name} - VGG Explorer", name=new.model.spec.name))
        self.actions_.show_state(new)
        for part in (
            self.tool_bar,
            self.model_pane,
            self.visual_pane,
            self.input_pane,
            self.status,
            self._notices,
            self.pictures,
            self.weights,
            self.training,
        ):
            part.show_state(old, new)
        if old is not None:
            self.side.show_state(old, new)
            if new.commanded != old.commanded:
                # Not now: a command may change the state, which is just being shown.
                QTimer.singleShot(0, self.actions_.by_key[new.command].trigger)

    # Commands

    def paste(self) -> None:
        """Take what the clipboard offers: a picture, a file, or a cfg list."""
        self._take(offers.offer_from(QGuiApplication.clipboard().mimeData()))

    def quit(self) -> None:
        """Close the window."""
        self.close()

    def toggle_panel(self, key: str) -> None:
        """Show or hide a dock."""
        dock = self._docks[key]
        dock.setVisible(dock.isHidden())

    def panel_shown(self, key: str) -> bool:
        """Return whether a dock is shown."""
        return not self._docks[key].isHidden()

    def step_layer(self, by: int) -> None:
        """Select a neighbouring layer."""
        names = [group.name for group in self.state.model.analysis.groups]
        if not names:
            return
        selected = self.state.selection.layer
        at = names.index(selected) + by if selected in names else 0
        self.dispatch(ev.LayerSelected(names[min(max(at, 0), len(names) - 1)]))

    def cancel(self) -> None:
        """Stop what the worker does."""
        self.cancel_requested.emit()

    def show_palette(self) -> None:
        """Open the list of commands."""
        from vgg_explorer.gui.command_palette import CommandPalette

        CommandPalette(self.actions_.by_key.values(), self).open_over(self)

    def show_about(self) -> None:
        """Tell the version."""
        what = text("VGG Explorer {version}", version=__version__)
        hint = text("Write a convolutional network as a short list and see what it does.")
        self.dispatch(ev.NoticeRaised("info", what, hint))

    # Window state

    def geometry_state(self) -> dict[str, str]:
        """Return how the window looks, for the next start."""
        return {
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode(),
            "docks": bytes(self.saveState().toBase64().data()).decode(),
            "figure": str(self.visual_pane.room.chosen()),
        }

    def restore_geometry(self, saved: dict[str, str]) -> None:
        """Look as at the last start; Qt keeps the window on a screen that exists."""
        for key, restore in (("geometry", self.restoreGeometry), ("docks", self.restoreState)):
            if key in saved:
                restore(QByteArray.fromBase64(saved[key].encode("ascii", "ignore")))
        height = saved.get("figure", "")
        if height.isdecimal() and len(height) < 6:
            self.visual_pane.room.choose(int(height))

    # Qt events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that the window takes it."""
        if offers.accepts(event.mimeData()):
            _accept_copy(event)
            self._overlay.appear(trains=self.state.view.tab == "training")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget it."""
        self._overlay.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped, wherever on the window that was."""
        self._overlay.hide()
        _accept_copy(event)
        offer = offers.offer_from(event.mimeData())
        if offer.paths and self.state.view.tab == "training":
            self.data_dropped.emit(offer.paths)
            offer = replace(offer, paths=())
        self._take(offer)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so, while the window still knows its geometry; ask first while it trains."""
        if not self.training.may_close(self.state):
            event.ignore()
            return
        self.closing.emit()
        self.input_pane.stop()
        super().closeEvent(event)

    # Helpers

    def _connect_panes(self) -> None:
        self.model_pane.weights.open_requested.connect(self.weights.open_file)
        self.model_pane.weights.save_requested.connect(self.weights.save_file)
        self.input_pane.open_requested.connect(self.pictures.open_images)
        self.visual_pane.open_requested.connect(self.pictures.open_images)
        self.visual_pane.file_saved.connect(self.file_saved)
        self.visual_pane.figure.saved.connect(self.file_saved)
        self.input_pane.paste_requested.connect(self.paste)
        self.input_pane.live.sought.connect(self.video_sought)
        for dock in self._docks.values():
            dock.visibilityChanged.connect(self._refresh_actions)
        self.layers.summed.connect(self.status.show_sum)

    def _take(self, offer: offers.Offer) -> None:
        for notice in offer.notes:
            self.dispatch(notice)
        if offer.paths:
            self.paths_opened.emit(offer.paths)
        if len(offer.sources) > 1:
            self.dispatch(ev.PicturesOffered(offer.sources))
        elif offer.sources:
            self.dispatch(ev.PictureOffered(offer.sources[0]))
        if offer.spec:
            self.dispatch(ev.CfgTyped("features", offer.spec))
            self.dispatch(ev.TypingEnded())

    def _show_training(self) -> None:
        self.dispatch(ev.ViewChanged("tab", "training"))

    def _refresh_actions(self) -> None:
        # A dock that is being deleted with the window still says that it becomes invisible.
        QTimer.singleShot(0, self, self._show_actions)

    def _show_actions(self) -> None:
        self.actions_.show_state(self.state, panels=True)

    def _leave_drops_to_window(self) -> None:
        """Text fields would take a dropped file as text; the window knows better."""
        for kind in (QLineEdit, QPlainTextEdit):
            for field in self.findChildren(kind):
                field.setAcceptDrops(False)
                if isinstance(field, QAbstractScrollArea):
                    field.viewport().setAcceptDrops(False)


def _accept_copy(event: QDropEvent) -> None:
    """Accept as a copy: after a move, which many sources propose, they delete what was dropped."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
