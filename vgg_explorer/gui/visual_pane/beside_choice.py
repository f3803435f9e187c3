"""What stands beside the wall of channels: another layer, or another picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.compared import names_of
from vgg_explorer.session.events import WallChanged

if TYPE_CHECKING:
    from vgg_explorer.session.state import AppState

_LISTED = 60
"""Pictures of the strip that are offered: those around the one on show."""


class BesideChoice(QComboBox):
    """Nothing, the other layers, and the other pictures of the strip."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._offered: tuple[object, ...] = ()
        self._values: list[object] = [None]
        self.setAccessibleName(tr("Beside"))
        self.setToolTip(tr("Maps of another layer or picture beside these"))
        self.setMaximumWidth(round(150 * theme.scale()))
        self.activated.connect(self._chosen)

    def show_state(self, state: AppState) -> None:
        """Offer what there is, and show the choice."""
        offered = (state.model.good, state.input.strip, state.input.source)
        if len(offered) != len(self._offered) or any(
            one is not other for one, other in zip(offered, self._offered, strict=True)
        ):
            self._offered = offered
            self._fill(state)
        value = state.wall.beside
        self.setCurrentIndex(
            next((i for i, known in enumerate(self._values) if _same(known, value)), 0)
        )

    def _fill(self, state: AppState) -> None:
        self.clear()
        self.addItem(tr("Nothing beside"))
        self._values = [None]
        for group in state.model.good.groups:
            self.addItem(group.name)
            self._values.append(group.name)
        strip, at = state.input.strip, max(state.input.at, 0)
        near = [i for i in range(len(strip)) if abs(i - at) <= _LISTED // 2]
        others = [i for i in near if strip[i] is not state.input.source]
        names = names_of(strip)
        if others:
            self.insertSeparator(self.count())
            self._values.append(_SEPARATOR)
        for place in others:
            self.addItem(names[place])
            self._values.append(strip[place])

    def _chosen(self, index: int) -> None:
        self._dispatch(WallChanged("beside", self._values[index]))


_SEPARATOR = object()


def _same(one: object, other: object) -> bool:
    return one is other or (isinstance(one, str) and one == other)
