"""Three numbers side by side, for the colours of a pixel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vgg_explorer.gui.input_pane.labels import scaled
from vgg_explorer.gui.widgets.number_field import Number, NumberField

if TYPE_CHECKING:
    from vgg_explorer.engine.preparation import Colours


class ColourFields(QWidget):
    """A number each for red, green and blue.

    Parameters
    ----------
    names
        What each field is called for those who cannot see it.
    read, step
        As for `NumberField`.
    """

    chosen = Signal(object)
    """Three numbers, one of them another one."""

    def __init__(
        self,
        names: Sequence[str],
        read: Callable[[str], Number],
        step: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fields = tuple(NumberField(read, step, self) for _ in names)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(4))
        for field, name in zip(self.fields, names, strict=True):
            field.setAccessibleName(name)
            field.setToolTip(name)
            field.chosen.connect(self._chosen)
            row.addWidget(field)
        self.setFocusProxy(self.fields[0])

    def show_colours(self, colours: Colours) -> None:
        """Show three numbers."""
        for field, number in zip(self.fields, colours, strict=True):
            field.show_number(number)

    def _chosen(self) -> None:
        self.chosen.emit(tuple(field.number() for field in self.fields))
