"""What stands beside the tabs for the layer table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.table_menu import KEYS
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session.events import TimingRequested, ViewChanged


class LayersControls(QWidget):
    """How long the bars are, the ways out of the table, and a menu with all the rest.

    Parameters
    ----------
    dispatch
        Takes the events.
    copy, save, filter_
        What the buttons do besides.
    """

    menu_wanted = Signal()
    """The menu of the table is to be opened at `more`."""

    def __init__(
        self,
        dispatch: Callable[[object], None],
        copy: Callable[[], None],
        save: Callable[[], None],
        filter_: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._label = QLabel(tr("Bars"), self)
        self._label.setProperty("role", "label")
        linear_tip = tr("The length of a bar is its share of the largest figure of the column")
        log_tip = tr("The length of a bar counts powers of ten, so that small figures show too")
        self.bars = Segmented(
            (
                Option("linear", tr("Linear"), tooltip=linear_tip),
                Option("log", tr("Log"), tooltip=log_tip),
            ),
            self,
        )
        measure_tip = tr("Measure how long each layer takes on the chosen device (F6)")
        copy_tip = tr("Copy the rows as Markdown ({key})", key=KEYS["markdown"])
        self._measure = _button("clock", tr("Measure time"), measure_tip, self)
        self._copy = _button("copy", tr("Copy table"), copy_tip, self)
        self._save = _button(
            "download", tr("Export CSV..."), tr("Save every module as a CSV file"), self
        )
        filter_tip = tr("Filter the layers ({key})", key=KEYS["filter"])
        self._filter = _button("search", "", filter_tip, self)
        self.more = _button("settings", "", tr("Columns, order, blocks and shares"), self)
        self._words = {
            self._measure: tr("Measure time"),
            self._copy: tr("Copy table"),
            self._save: tr("Export CSV..."),
        }
        self.bars.chosen.connect(self._bars_chosen)
        self._measure.clicked.connect(self._measure_clicked)
        self._copy.clicked.connect(copy)
        self._save.clicked.connect(save)
        self._filter.clicked.connect(filter_)
        self.more.clicked.connect(self.menu_wanted)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(round(8 * theme.scale()))
        for widget in (self._label, self.bars, *self._words, self._filter, self.more):
            self._row.addWidget(widget)

    def least(self) -> int:
        """Return the width of what never goes."""
        return self.more.sizeHint().width()

    def fit(self, width: int) -> None:
        """Do without words where there is little room: icons and their tool tips stay.

        Where even that is too much, what the menu has too goes: the bars first, as the table has
        none either then; the menu itself never.
        """
        spare = (self._save, self._copy, self._measure, self._filter)
        for lost in range(len(spare) + 3):
            wordless, switch = lost > 0, lost < 2
            self._label.setVisible(not wordless)
            self.bars.setVisible(switch)
            for button, words in self._words.items():
                button.setText("" if wordless else words)
            for at, button in enumerate(spare):
                button.setVisible(lost < at + 3)
            if self._row.sizeHint().width() <= width:
                return

    def _bars_chosen(self, bars: str) -> None:
        self._dispatch(ViewChanged("bars", bars))

    def _measure_clicked(self) -> None:
        self._dispatch(TimingRequested())


def _button(icon: str, words: str, tip: str, parent: QWidget) -> QPushButton:
    button = QPushButton(theme.icon(icon), words, parent)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
