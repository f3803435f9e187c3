"""The line above the figure: what is selected, what the colours mean, and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.figure.chip import LayerChip
from vgg_explorer.gui.visual_pane.figure.key import Key
from vgg_explorer.session.events import TimingRequested, ViewChanged

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent

    from vgg_explorer.session.state import AppState, View

HEIGHT = 36


class FigureBar(QWidget):
    """Title, selected layer, legend and controls of the figure."""

    fit_requested = Signal()
    export_requested = Signal()

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._timed = False
        self._title = QLabel(tr("Architecture"), self)
        self._title.setProperty("role", "heading")
        self.chip = LayerChip(self)
        self.key = Key(self)
        self.colour = ColourChoice(self)
        self.colour.activated.connect(self._colour_chosen)
        on_blocks = tr("Feature maps on the blocks: means over channels, each on its own scale")
        self.switches = tuple(
            Switch(icon, tip, field, values, dispatch, self)
            for field, values, icon, tip in (
                ("figure_fold", ("single", "folded"), "fold", tr("Fold repeated layers")),
                ("figure_labels", ("hidden", "shown"), "label", tr("Shapes and names")),
                ("figure_faces", ("colours", "maps"), "image", on_blocks),
            )
        )
        self.export = Tool("download", tr("Save or copy the figure..."), self)
        self.export.clicked.connect(self.export_requested)
        self.fit = Tool("expand", tr("Show the whole figure (0)"), self)
        self.fit.clicked.connect(self.fit_requested)
        scale = theme.scale()
        self.setFixedHeight(round(HEIGHT * scale))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(round(16 * scale), 0, round(12 * scale), 0)
        self._row.setSpacing(round(8 * scale))
        for widget in (self._title, self.chip):
            self._row.addWidget(widget)
        self._row.addWidget(self.key, 1)
        self._row.addSpacing(round(4 * scale))
        self._row.addWidget(self.colour)
        buttons = QHBoxLayout()
        buttons.setSpacing(round(2 * scale))
        for button in (*self.switches, self.export, self.fit):
            buttons.addWidget(button)
        self._row.addLayout(buttons)

    def show_state(self, new: AppState) -> None:
        """Follow the selection and the choices."""
        view = new.view
        self.chip.show_layer(new.selection.layer)
        self.colour.set_current(view.figure_colour)
        for switch in self.switches:
            switch.show_view(view)
        self._timed = new.timing.result is not None
        self.make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self.make_room()

    def make_room(self) -> None:
        """Do without the title, then without the chip, before legend and controls are cut."""
        taken = self._row.sizeHint().width() + self.key.least()
        for widget in (self._title, self.chip):
            if not widget.isHidden():
                taken -= widget.sizeHint().width() + self._row.spacing()
        left = self.width() - taken
        for widget in (self.chip, self._title):
            left -= widget.sizeHint().width() + self._row.spacing()
            widget.setVisible(left >= 0)

    def _colour_chosen(self, index: int) -> None:
        chosen = str(self.colour.itemData(index))
        self._dispatch(ViewChanged("figure_colour", chosen))
        if chosen == "time" and not self._timed:
            self._dispatch(TimingRequested())


class Tool(QToolButton):
    """A button with an icon; its tool tip is its name too."""

    def __init__(self, icon: str, tip: str, parent: QWidget) -> None:
        super().__init__(parent)
        side = round(16 * theme.scale())
        self.setIcon(theme.icon(icon))
        self.setIconSize(QSize(side, side))
        self.setToolTip(tip)
        self.setAccessibleName(tip.removesuffix("..."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class Switch(Tool):
    """Something of the view that is on or off.

    Parameters
    ----------
    field
        Of `View`.
    values
        Those of off and on.
    """

    def __init__(
        self,
        icon: str,
        tip: str,
        field: str,
        values: tuple[str, str],
        dispatch: Callable[[object], None],
        parent: QWidget,
    ) -> None:
        super().__init__(icon, tip, parent)
        self.field = field
        self._values = values
        self._dispatch = dispatch
        self.setCheckable(True)
        self.clicked.connect(self._switched)

    def show_view(self, view: View) -> None:
        """Follow the view."""
        self.setChecked(getattr(view, self.field) == self._values[1])

    def _switched(self) -> None:
        self._dispatch(ViewChanged(self.field, self._values[self.isChecked()]))


class ColourChoice(QComboBox):
    """What the blocks are coloured by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for key, name, tip in (
            ("kind", tr("Kind"), tr("Colour by the kind of layer")),
            ("params", tr("Params"), tr("Colour by parameters")),
            ("macs", tr("MACs"), tr("Colour by multiply-accumulates")),
            ("memory", tr("Memory"), tr("Colour by activation memory")),
            ("time", tr("Time"), tr("Colour by measured time; measured first where it is unknown")),
        ):
            self.addItem(name, key)
            self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.setAccessibleName(tr("Colour of the blocks"))

    def set_current(self, key: str) -> None:
        """Show a choice."""
        self.setCurrentIndex(self.findData(key))
        self.setToolTip(str(self.currentData(Qt.ItemDataRole.ToolTipRole)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change by the wheel only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
