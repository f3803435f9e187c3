"""The list of what can join a comparison: type a part of a name, press Enter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from vgg_explorer.arch.grammar import format_list
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.session.state import AppState

WIDTH, HEIGHT = 320, 420
_ROW = 22
EARLIER = 8
"""Earlier states that are offered."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line.

    Parameters
    ----------
    title : str
    spec : ArchSpec or None
        None for a heading, and for the network of a file.
    tip : str
    heading : bool
        Whether it only names what follows.
    """

    title: str
    spec: ArchSpec | None = None
    tip: str = ""
    heading: bool = False


def choices(state: AppState) -> tuple[Choice, ...]:
    """Return everything that can join."""
    present = state.model.spec
    now = tr("{name}, as it is now", name=present.name)
    presets = (
        Choice(preset.title, preset.spec, translated(preset.cited)) for preset in PRESETS.values()
    )
    earlier = tuple(_earlier(state))
    return (
        Choice(now, present, format_list(present.features)),
        Choice(tr("From a network file...")),
        *((Choice(tr("Earlier states"), heading=True), *earlier) if earlier else ()),
        Choice(tr("Networks"), heading=True),
        *presets,
    )


def _earlier(state: AppState) -> Iterator[Choice]:
    """Yield what undo would return to, the latest first, each network once."""
    seen = {state.model.spec}
    for step in reversed(state.history.past):
        if step.model.spec in seen:
            continue
        seen.add(step.model.spec)
        title = tr("{name}, before: {what}").format(
            name=step.model.spec.name, what=translated(step.label)
        )
        yield Choice(title, step.model.spec, format_list(step.model.spec.features))
        if len(seen) > EARLIER:
            return


class Picker(QFrame):
    """A popup below a button; Escape or a click outside closes it.

    Signals
    -------
    picked(ArchSpec)
    file_wanted()
    """

    picked = Signal(object)
    file_wanted = Signal()

    def __init__(self, offered: tuple[Choice, ...], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._offered = offered
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Search networks"))
        self.field.setAccessibleName(tr("Search networks"))
        self.field.setClearButtonEnabled(True)
        self.field.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Networks"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(self._pick)
        layout = QVBoxLayout(self)
        side = round(8 * theme.scale())
        layout.setContentsMargins(side, side, side, side)
        layout.setSpacing(side)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.resize(round(WIDTH * theme.scale()), round(HEIGHT * theme.scale()))
        self._filter("")

    def open_below(self, button: QWidget) -> None:
        """Show below a button, with the right edges in line."""
        corner = button.mapToGlobal(QPoint(button.width(), button.height()))
        self.move(corner.x() - self.width(), corner.y() + round(4 * theme.scale()))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter in the field work on the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            key = Qt.Key(event.key())
            if key in steps:
                self._step(steps[key])
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._pick(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        count = self.list.count()
        row = self.list.currentRow()
        for _ in range(count):
            row = (row + by) % count
            if self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setCurrentRow(row)
                return

    def _filter(self, typed: str) -> None:
        parts = typed.casefold().split()
        self.list.clear()
        for choice in self._offered:
            if choice.heading and parts:
                continue  # what is left of a search is short enough without
            if all(part in choice.title.casefold() for part in parts):
                self.list.addItem(_item(choice))
        self._step(1)

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        choice = item.data(Qt.ItemDataRole.UserRole)
        self.close()
        if choice.spec is None:
            self.file_wanted.emit()
        else:
            self.picked.emit(choice.spec)


def _item(choice: Choice) -> QListWidgetItem:
    item = QListWidgetItem(choice.title)
    item.setData(Qt.ItemDataRole.UserRole, choice)
    item.setToolTip(choice.tip)
    item.setSizeHint(QSize(0, round(_ROW * theme.scale())))
    if choice.heading:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme.font(11, 600))
    return item
