"""A wall of channels that follows the session's choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from vgg_explorer.gui.visual_pane import looks
from vgg_explorer.gui.widgets import channels
from vgg_explorer.gui.widgets.channel_wall import ChannelWall

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vgg_explorer.engine.activations import LayerMaps
    from vgg_explorer.session.state import AppState


class LayerWall(ChannelWall):
    """Shows the maps of a layer, and tells when new ones are on screen."""

    first_painted = Signal(str)
    """New maps were drawn; their digest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._maps: LayerMaps | None = None
        self._announced: LayerMaps | None = None
        self._look: tuple[object, ...] = ()
        self._arranged: tuple[object, ...] = ()

    def show_maps(self, maps: LayerMaps, state: AppState, *, like: LayerWall | None = None) -> None:
        """Show maps as the user wants to look at them; only what changed is made anew.

        Parameters
        ----------
        maps
            Of a layer.
        state
            The session with the choices.
        like
            A wall of the same channels: their order, and the scale where all share one, are its.
        """
        values, wall = maps.array(state.view.stage), state.wall
        scale = looks.scale(state)
        if like is not None and scale == "shared":
            scale = like.value_range(0) or scale
        look = (looks.look(state), scale)
        pinned = tuple(pin.channel for pin in wall.pins if pin.layer == maps.layer)
        given = like.order() if like is not None else None
        arranged = (state.view.stage, wall.order, wall.direction, pinned, given)
        other = maps is not self._maps
        again, moved = other or look != self._look, other or arranged != self._arranged
        channel = min(state.selection.channel, len(values) - 1)
        chosen = channel != self.selection()
        self._maps, self._look, self._arranged = maps, look, arranged
        self.set_form(wall.form)
        if not (again or moved):
            self.set_selected(channel, reveal=chosen)
            return
        falling = wall.direction == "down"
        plain = wall.order == "index" and not falling and not pinned
        dead, order = self._dead, None if plain else given
        if order is None and not plain:
            order = tuple(channels.ordered(values, wall.order, falling=falling, first=pinned))
        if again:
            dead = channels.dead(values)
            self.set_maps(
                values,
                lo_hi=scale,
                colormap=looks.colormap(state, maps),
                clip=looks.clip(maps, state.view),
                order=order,
            )
        else:
            self.set_order(order)
        self.set_marks(dead=dead, pinned=pinned)
        # Sorted channels show their first ones, whichever is chosen.
        self.set_selected(channel, reveal=plain)

    def maps(self) -> LayerMaps | None:
        """Return what is shown."""
        return self._maps

    def show_nothing(self) -> None:
        """Show the placeholder."""
        if self._maps is not None or self.count():
            self._maps = None
            self.set_maps(None)

    def dead(self) -> int:
        """Return how many channels have only zeros."""
        return len(self._dead)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw, and tell when these maps were drawn for the first time."""
        super().paintEvent(event)
        if self._maps is not None and self._maps is not self._announced:
            self._announced = self._maps
            self.first_painted.emit(self._maps.digest)
