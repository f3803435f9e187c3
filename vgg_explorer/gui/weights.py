"""What the window needs for weights: dialogs for their files, and the question what to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from vgg_explorer.gui.exports import file_dialog, file_name
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from collections.abc import Callable

    from vgg_explorer.engine.weight_saving import Kind
    from vgg_explorer.gui.weights_offer import OfferView
    from vgg_explorer.session.state import AppState


class WeightFiles(QObject):
    """Asks for files of weights, and what to do with those that do not simply fit.

    Signals
    -------
    saved(Path, str)
        The weights are to be written there, as ``'safetensors'`` or ``'pth'``.
    """

    saved = Signal(object, object)

    def __init__(self, dispatch: Callable[[object], None], window: QWidget) -> None:
        super().__init__(window)
        self._dispatch = dispatch
        self._window = window
        self._kind: Kind = "safetensors"
        self._state: AppState | None = None
        self.view: OfferView | None = None
        """The question, once there was one."""

    def open_file(self) -> None:
        """Ask for a file of weights."""
        dialog = file_dialog(self._window, tr("Open weights"))
        kinds = tr("Weights") + " (*.pth *.pt *.bin *.safetensors)"
        dialog.setNameFilters([kinds, tr("All files") + " (*)"])
        dialog.fileSelected.connect(self._open)
        dialog.open()

    def save_file(self, kind: Kind) -> None:
        """Ask where to save the weights."""
        if self._state is None:
            return
        self._kind = kind
        dialog = file_dialog(self._window, tr("Save weights"), save=True)
        dialog.setNameFilters([f"{tr('Weights')} (*.{kind})"])
        dialog.setDefaultSuffix(kind)
        dialog.selectFile(f"{file_name(self._state.model.good.spec.name)}.{kind}")
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Open the question when there is one, and close it when there is none any more."""
        self._state = new
        offer = new.weights.offer
        if self.view is not None:
            self.view.show_state(new)
        if offer is not None and (old is None or old.weights.offer is not offer):
            # Not before the window itself: it may be made anew while a question is open.
            QTimer.singleShot(0, self, self._ask)

    def _ask(self) -> None:
        state = self._state
        if state is None or state.weights.offer is None:
            return
        if self.view is None:
            from vgg_explorer.gui.weights_offer import OfferView

            self.view = OfferView(self._dispatch, self._window)
            self.view.show_state(state)
        self.view.come_up()

    def _open(self, chosen: str) -> None:
        self._dispatch(ev.WeightsRequested(Path(chosen)))

    def _save(self, chosen: str) -> None:
        self.saved.emit(Path(chosen), self._kind)
