"""The architecture figure with its bar: the upper part of the visualisation pane."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vgg_explorer.figure.palette import PALETTES
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.figure import drawn
from vgg_explorer.gui.visual_pane.figure.bar import FigureBar
from vgg_explorer.gui.visual_pane.figure.scene import Drawing
from vgg_explorer.gui.visual_pane.figure.view import FigureView
from vgg_explorer.gui.visual_pane.figure.words import card
from vgg_explorer.gui.visual_pane.timed import NOTHING, timed
from vgg_explorer.session.events import LayerSelected, ViewChanged
from vgg_explorer.session.facing import in_sight

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPaintEvent

    from vgg_explorer.figure.model import Block, Legend
    from vgg_explorer.figure.palette import Palette, Theme
    from vgg_explorer.gui.visual_pane.figure.drawn import Wanted
    from vgg_explorer.gui.visual_pane.figure.export_dialog import ExportDialog
    from vgg_explorer.session.facing import Faces
    from vgg_explorer.session.state import AppState


class FigurePane(QWidget):
    """Shows the network of a session as blocks.

    Parameters
    ----------
    dispatch
        Takes the events of `vgg_explorer.session.events`.

    Signals
    -------
    saved(Path, bytes)
        These bytes are to be written there.
    """

    saved = Signal(object, object)

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._state: AppState | None = None
        self._wanted: Wanted | None = None
        self._legend: Legend | None = None
        self._pictures: tuple[Faces, dict[str, QImage]] | None = None
        self._dialog: ExportDialog | None = None
        self.bar = FigureBar(dispatch, self)
        self.view = FigureView(self._explain, self)
        self.bar.fit_requested.connect(self.view.fit)
        self.bar.export_requested.connect(self.export)
        self.bar.key.resized.connect(self._name_kinds)
        self.view.names_shown.connect(self.bar.key.leave_out)
        self.view.layer_chosen.connect(self._choose)
        self.view.maps_requested.connect(self._open_maps)
        theme.notifier.changed.connect(self._recolour)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Show what changed; out of sight it catches up when it is shown again."""
        self._state = new
        self.setVisible(in_sight(new))
        if not in_sight(new):
            return
        if (
            old is None
            or old.view is not new.view
            or old.selection is not new.selection
            or old.timing is not new.timing
        ):
            self.bar.show_state(new)
        wanted = drawn.wanted(new)
        if not wanted.same(self._wanted):
            self._wanted = wanted
            self._draw()
        elif old is not None and old.timing is not new.timing:
            self._show_key()
        self.view.select(new.selection.layer)

    def export(self) -> None:
        """Open the window that saves and copies the figure."""
        if self._dialog is None:
            from vgg_explorer.gui.visual_pane.figure.export_dialog import ExportDialog

            self._dialog = ExportDialog(self._dispatch, self)
            self._dialog.saved.connect(self.saved)
        self._dialog.show_figure(self._needed(), self._maps())
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def copy(self) -> None:
        """Put the figure on the clipboard as it is coloured in the window."""
        from vgg_explorer.gui.visual_pane.figure.exporting import Choice, copy

        copy(self._needed(), Choice(colours=_scheme()), self._maps(), self._dispatch)

    def _needed(self) -> Wanted:
        """Return what is drawn, or would be if it were in sight."""
        if self._state is None:
            raise RuntimeError("nothing was shown yet")
        return drawn.wanted(self._state)

    def _draw(self) -> None:
        wanted = self._needed()
        figure, self._legend = wanted.figure_and_legend()
        drawing = Drawing(figure, _palette(), self._maps())
        self.view.show_drawing(drawing)
        self._show_key()
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.show_figure(wanted, drawing.maps)

    def _maps(self) -> dict[str, QImage]:
        wanted = self._needed()
        faces = wanted.faces
        if faces is None:
            return {}
        if self._pictures is None or self._pictures[0] is not faces:
            # Not at the start: this needs numpy.
            from vgg_explorer.gui.visual_pane.figure.faces import pictures

            self._pictures = faces, pictures(faces.overview)
        known = wanted.mapped()
        return {name: image for name, image in self._pictures[1].items() if name in known}

    def _show_key(self) -> None:
        state = self._state
        if state is None or self._wanted is None:
            return
        missing = ""
        if self._wanted.options.colour == "time":
            known = timed(state)
            if known.percent is not None:
                missing = tr("Being measured: {percent} %", percent=known.percent)
            elif known.result is None:
                missing = tr("Not measured; F6 measures it")
        self.bar.key.show_legend(self._legend, _palette(), missing)
        self.bar.make_room()
        self._name_kinds()

    def _name_kinds(self) -> None:
        self.view.name_kinds(self.bar.key.entries())

    def _recolour(self) -> None:
        if self._state is None or not in_sight(self._state):
            self._wanted = None  # drawn anew when it is shown again
        else:
            self._draw()

    def _explain(self, block: Block) -> str:
        state = self._state
        if state is None:
            return ""
        known = timed(state) if state.timing.result is not None else NOTHING
        return card(block, state.model.analysis, known)

    def _choose(self, layer: str) -> None:
        self._dispatch(LayerSelected(layer))

    def _open_maps(self, layer: str) -> None:
        self._dispatch(LayerSelected(layer))
        self._dispatch(ViewChanged("tab", "maps"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground of the bar, which is that of the figure."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.tokens().window)
        painter.end()


def _scheme() -> Theme:
    return "dark" if theme.tokens().dark else "light"


def _palette() -> Palette:
    return PALETTES[_scheme()]
