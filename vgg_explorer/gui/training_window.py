"""What the window needs for training: dialogs for folders, and the question before it closes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox, QWidget

from vgg_explorer.engine.training.plan import FolderData
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState

PATIENCE = 400
"""Milliseconds in which most trainings have stopped; nothing is said of what takes no longer."""


class TrainingWindow(QObject):
    """Asks for folders, and whether a window with a run at work is to close.

    Parameters
    ----------
    dispatch
        Takes the events of `vgg_explorer.session.events`.
    window : QWidget
    """

    def __init__(self, dispatch: Callable[[object], None], window: QWidget) -> None:
        super().__init__(window)
        self._dispatch = dispatch
        self._window = window
        self._accepts: QAbstractButton | None = None
        self.box: QMessageBox | None = None
        """The question whether to close, or what it waits for, while that is shown."""
        self._closing = False
        """Whether the window closes as soon as the run is over."""
        self._waited = QTimer(self)
        self._waited.setSingleShot(True)
        self._waited.setInterval(PATIENCE)
        self._waited.timeout.connect(self._tell)
        self.leaves = False
        """Whether the window closes without asking: the user has answered, or is logging off."""

    # Folders

    def open_data(self) -> None:
        """Ask for a folder with one folder of pictures for each class."""
        dialog = self._folder_dialog(tr("Choose a folder with one folder for each class"))
        dialog.fileSelected.connect(self._data_chosen)
        dialog.open()

    def open_run(self) -> None:
        """Ask for the folder of a run."""
        dialog = self._folder_dialog(tr("Choose the folder of a run"))
        dialog.fileSelected.connect(self._run_chosen)
        dialog.open()

    def open_runs(self) -> None:
        """Ask where runs are to be kept."""
        dialog = self._folder_dialog(tr("Choose where runs are kept"))
        dialog.fileSelected.connect(self._runs_chosen)
        dialog.open()

    def _folder_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return dialog

    def _data_chosen(self, folder: str) -> None:
        self._dispatch(ev.DataChosen(FolderData(Path(folder)), shown=True))

    def _run_chosen(self, folder: str) -> None:
        self._dispatch(ev.ViewChanged("tab", "training"))
        self._dispatch(ev.PathsRequested((Path(folder),)))

    def _runs_chosen(self, folder: str) -> None:
        self._dispatch(ev.RunsFolderChosen(Path(folder)))

    # Closing

    def may_close(self, state: AppState) -> bool:
        """Return whether the window may close now; if not, the user is asked."""
        if self.leaves or not state.training.at_work:
            return True
        if self.box is None and self._closing:
            self._tell()
        elif self.box is None:
            self._ask()
        return False

    def show_state(self, _old: AppState | None, new: AppState) -> None:
        """Ask no more once the run is over; close then, where that was the answer."""
        if new.training.at_work:
            return
        if self.box is not None:
            self.box.done(QMessageBox.StandardButton.NoButton.value)
        if self._closing:
            self._closing = False
            QTimer.singleShot(0, self, self._close)  # not while the others follow the state

    def _ask(self) -> None:
        box = self._message(QMessageBox.Icon.Question)
        box.setText(tr("A network is being trained."))
        box.setInformativeText(
            tr("When it is stopped, a checkpoint is written: it can be resumed from there.")
        )
        self._open(box, tr("Stop and close"), tr("Keep training"), self._answered)

    def _answered(self) -> None:
        if self._accepted():
            self._closing = True
            self._waited.start()
            self._dispatch(ev.TrainingStopped())

    def _tell(self) -> None:
        """Say what the window waits for; that of a small network is over before."""
        if not self._closing or self.box is not None:
            return
        box = self._message(QMessageBox.Icon.Information)
        box.setText(tr("The training stops, and its checkpoint is written."))
        box.setInformativeText(
            tr(
                "The window closes when that is done. Where it is closed at once, the training can"
                " be resumed from an earlier checkpoint only."
            )
        )
        self._open(box, tr("Close at once"), tr("Keep the window open"), self._told)

    def _told(self) -> None:
        box = self.box
        refused = box is not None and box.clickedButton() is not None
        if self._accepted():
            self._close()
        elif refused:
            self._closing = False

    def _message(self, icon: QMessageBox.Icon) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setIcon(icon)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(tr("Training"))
        return box

    def _open(
        self, box: QMessageBox, accept: str, reject: str, answered: Callable[[], None]
    ) -> None:
        accepts = box.addButton(accept, QMessageBox.ButtonRole.AcceptRole)
        rejects = box.addButton(reject, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(rejects)
        box.setEscapeButton(rejects)
        box.finished.connect(answered)
        self.box, self._accepts = box, accepts
        box.open()

    def _accepted(self) -> bool:
        """Forget the box; return whether the user agreed."""
        box, self.box = self.box, None
        return box is not None and box.clickedButton() is self._accepts

    def _close(self) -> None:
        self.leaves = True
        self._window.close()
