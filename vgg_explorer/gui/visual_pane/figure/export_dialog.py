"""The window in which the figure is saved or copied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.engine.errors import EngineError
from vgg_explorer.figure.palette import PRINTED
from vgg_explorer.gui import figure_painting, theme
from vgg_explorer.gui.exports import file_dialog, file_name
from vgg_explorer.gui.figure_maps import NO_MAPS
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane.figure import exporting
from vgg_explorer.gui.visual_pane.figure.exporting import SCALES, Choice
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session.events import NoticeRaised

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vgg_explorer.figure.document import Suffix
    from vgg_explorer.figure.palette import Theme
    from vgg_explorer.gui.figure_maps import Maps
    from vgg_explorer.gui.visual_pane.figure.drawn import Wanted

_PREVIEW = (560, 190)


class ExportDialog(QDialog):
    """Shows the figure as it will be saved, and saves it.

    Signals
    -------
    saved(Path, bytes)
        These bytes are to be written there.
    """

    saved = Signal(object, object)

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._wanted: Wanted | None = None
        self._maps: Maps = NO_MAPS
        self._data = b""
        self.setWindowTitle(tr("Export figure"))
        self.preview = Preview(self)
        self.form = Segmented(
            (
                Option("svg", "SVG", tooltip=tr("A drawing for browsers, papers and slides")),
                Option("pdf", "PDF", tooltip=tr("A drawing on a page of its size")),
                Option("png", "PNG", tooltip=tr("A picture of pixels")),
                Option("tex", "TikZ", tooltip=tr("A LaTeX document that draws it")),
            ),
            self,
        )
        self.colours = Segmented(
            (Option("light", tr("Light")), Option("dark", tr("Dark"))),
            self,
        )
        self.scale = QComboBox(self)
        for scale in SCALES:
            self.scale.addItem(f"{scale}×", scale)
        self.scale.setAccessibleName(tr("Scale"))
        self.transparent = QCheckBox(tr("Transparent ground"), self)
        self.legend = QCheckBox(tr("Legend"), self)
        self.note = QLabel(self)
        self.note.setProperty("role", "hint")
        self._show(Choice(colours="dark" if theme.tokens().dark else "light"))
        self.form.chosen.connect(self._form_chosen)
        self.colours.chosen.connect(self._colours_chosen)
        self.scale.activated.connect(self._scale_chosen)
        self.transparent.toggled.connect(self._changed)
        self.legend.toggled.connect(self._changed)
        self._lay_out()

    def _lay_out(self) -> None:
        scale = theme.scale()
        fields = QFormLayout()
        fields.setHorizontalSpacing(round(16 * scale))
        fields.setVerticalSpacing(round(8 * scale))
        fields.addRow(tr("Format"), self.form)
        fields.addRow(tr("Colours"), self.colours)
        fields.addRow(tr("Scale"), self.scale)
        self.scale.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        fields.addRow("", self.transparent)
        fields.addRow("", self.legend)
        self.copy = QPushButton(theme.icon("copy", lead=True), tr("Copy"), self)
        self.copy.setToolTip(tr("Put the figure on the clipboard as a picture"))
        self.save = QPushButton(theme.icon("download", "on_accent", lead=True), tr("Save..."), self)
        self.save.setProperty("kind", "primary")
        self.save.setDefault(True)
        for button in (self.copy, self.save):
            button.setProperty("tall", True)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask)
        buttons = QHBoxLayout()
        buttons.setSpacing(round(8 * scale))
        buttons.addWidget(self.note, 1)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[round(16 * scale)] * 4)
        column.setSpacing(round(16 * scale))
        column.addWidget(self.preview, 1)
        column.addLayout(fields)
        column.addLayout(buttons)

    def show_figure(self, wanted: Wanted, maps: Maps) -> None:
        """Take the figure as it is now."""
        self._wanted, self._maps = wanted, maps
        self._changed()

    def choice(self) -> Choice:
        """Return what is chosen."""
        return Choice(
            cast("Suffix", self.form.current()),
            cast("Theme", self.colours.current()),
            int(self.scale.currentData()),
            self.transparent.isChecked(),
            self.legend.isChecked(),
        )

    def _show(self, choice: Choice) -> None:
        self.form.set_current(choice.form)
        self.colours.set_current(choice.colours)
        self.scale.setCurrentIndex(self.scale.findData(choice.scale))
        self.transparent.setChecked(choice.transparent)
        self.legend.setChecked(choice.legend)

    def _form_chosen(self, form: str) -> None:
        self.form.set_current(form)
        self._changed()

    def _colours_chosen(self, colours: str) -> None:
        self.colours.set_current(colours)
        self._changed()

    def _scale_chosen(self, _index: int) -> None:
        self._changed()

    def _changed(self) -> None:
        choice = self.choice()
        self.scale.setEnabled(choice.form == "png")
        if self._wanted is None:
            return
        shown = NO_MAPS if choice.form == "tex" else self._maps
        self.preview.show_figure(self._wanted, choice, shown)
        self.note.setText(self._note(choice))

    def _note(self, choice: Choice) -> str:
        if self._wanted is None:
            return ""
        if self._maps and choice.form == "tex":
            return tr("Drawings of this format have no feature maps on the blocks.")
        width, height = exporting.size(self._wanted, choice)
        if choice.form == "png":
            return tr("{width} × {height} pixels", width=width, height=height)
        return tr("{width} × {height} points, any size", width=width, height=height)

    def _copy(self) -> None:
        if self._wanted is not None:
            exporting.copy(self._wanted, self.choice(), self._maps, self._dispatch)

    def _ask(self) -> None:
        if self._wanted is None:
            return
        choice = self.choice()
        try:
            self._data = exporting.data(self._wanted, choice, self._maps)
        except EngineError as error:
            self._dispatch(NoticeRaised("error", error.what, error.hint))
            return
        suffix = choice.form
        kinds = {
            "svg": tr("SVG drawings"),
            "pdf": tr("PDF documents"),
            "png": tr("PNG pictures"),
            "tex": tr("LaTeX documents"),
        }
        dialog = file_dialog(self, tr("Export figure"), save=True)
        dialog.setNameFilters([f"{kinds[choice.form]} (*.{suffix})"])
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{file_name(self._wanted.analysis.spec.name)}.{suffix}")
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, chosen: str) -> None:
        self.saved.emit(Path(chosen), self._data)
        self.close()


class Preview(QWidget):
    """The figure on its ground; a chequered one where it is transparent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: Wanted | None = None
        self._choice = Choice()
        self._maps: Maps = NO_MAPS
        self.setMinimumSize(*(round(side * theme.scale() * 0.6) for side in _PREVIEW))
        self.setAccessibleName(tr("Preview"))

    def show_figure(self, wanted: Wanted, choice: Choice, maps: Maps) -> None:
        """Show a figure as it will be saved."""
        self._wanted, self._choice, self._maps = wanted, choice, maps
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for a wide figure."""
        return QSize(*(round(side * theme.scale()) for side in _PREVIEW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and figure."""
        t, room = theme.tokens(), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        palette = PRINTED[self._choice.colours]
        painter = QPainter(self)
        painter.setPen(t.line)
        painter.setBrush(QColor(palette.ground))
        painter.drawRect(room)
        if self._choice.transparent:
            squares = QColor(palette.text_3)
            squares.setAlpha(70)
            painter.fillRect(room, QBrush(squares, Qt.BrushStyle.Dense7Pattern))
        if self._wanted is not None:
            figure = self._wanted.figure(legend=self._choice.legend)
            inner = room.adjusted(8, 8, -8, -8)
            figure_painting.fit(painter, figure.bounds, inner)
            figure_painting.paint(painter, figure, palette, say=translated, maps=self._maps)
        painter.end()
