"""What the window needs for training: dialogs for folders, and the question before it closes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox, QWidget

from vgg_explorer.engine.training.plan import FolderData
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState


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
        self._stops: QAbstractButton | None = None
        self.box: QMessageBox | None = None
        """The question whether to close, while it is asked."""
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
        if self.box is None:
            self._ask()
        return False

    def show_state(self, _old: AppState | None, new: AppState) -> None:
        """Ask no more once the run is over: there is nothing to stop."""
        if self.box is not None and not new.training.at_work:
            self.box.done(QMessageBox.StandardButton.NoButton.value)

    def _ask(self) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(tr("Training"))
        box.setText(tr("A network is being trained."))
        box.setInformativeText(
            tr("When it is stopped, a checkpoint is written: it can be resumed from there.")
        )
        close = box.addButton(tr("Stop and close"), QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(tr("Keep training"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.finished.connect(self._answered)
        self.box, self._stops = box, close
        box.open()

    def _answered(self) -> None:
        box, self.box = self.box, None
        if box is not None and box.clickedButton() is self._stops:
            self.leaves = True
            self._dispatch(ev.TrainingStopped())
            self._window.close()
