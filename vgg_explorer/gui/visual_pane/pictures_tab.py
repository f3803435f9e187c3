"""The tab Pictures: one channel of the selected layer for all pictures that are open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane.arrangement import above_stage, listen, one_of, side_by_side
from vgg_explorer.gui.visual_pane.compared import Compared, compared, names_of
from vgg_explorer.gui.visual_pane.maps_controls import LayerStepper, TileSize
from vgg_explorer.gui.visual_pane.overlay import Overlay
from vgg_explorer.gui.visual_pane.picture_grid import SIDES, PictureGrid
from vgg_explorer.gui.visual_pane.pictures_controls import Invitation, PicturesControls
from vgg_explorer.session import comparing
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from vgg_explorer.arch.rows import Group
    from vgg_explorer.session.entering import PictureSource
    from vgg_explorer.session.state import AppState


class PicturesTab(QWidget):
    """Tiles of pictures with their controls; `controls` go beside the tabs."""

    open_requested = Signal()
    """The user wants to choose pictures."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._state: AppState | None = None
        self._shown: Compared | None = None
        self._names: tuple[tuple[PictureSource, ...], tuple[str, ...]] = ((), ())
        self.controls = LayerStepper(dispatch)
        self.invitation = Invitation(dispatch, self)
        self.page = QWidget(self)
        self.header = _Header(self.page)
        self.choices = PicturesControls(dispatch, self.page)
        self.stage = QWidget(self.page)
        self.grid = PictureGrid(self.stage)
        self.overlay = Overlay(self.stage)
        self._pages = one_of(self, self.invitation, self.page)
        self._arrange()
        self.invitation.open_requested.connect(self.open_requested)
        self.grid.chosen.connect(self._picture_chosen)
        self.grid.moved.connect(self._show_legend)
        self.grid.tile_size_changed.connect(self.header.tile.setValue)
        self.header.tile.valueChanged.connect(self.grid.set_tile_size)
        steps = (
            ("Ctrl+PgUp", self.controls.step_back),
            ("Ctrl+PgDown", self.controls.step_forth),
            ("Ctrl+Left", self.choices.channel.stepDown),
            ("Ctrl+Right", self.choices.channel.stepUp),
        )
        listen(self, steps)

    def stops(self) -> tuple[QWidget, ...]:
        """Return the parts in the order of the Tab key."""
        return self.controls, self.invitation, self.header, self.choices, self.stage

    def _arrange(self) -> None:
        side_by_side(self.stage, (self.grid, 1))
        above_stage(self.page, (self.header, self.choices), self.stage)

    def show_state(self, new: AppState, *, in_sight: bool) -> None:
        """Show what changed, once it is in sight."""
        if not in_sight:
            # What is known of the pictures may be dropped from the session meanwhile.
            self._state = self._shown = None
            self.grid.show_nothing()
            return
        old, self._state = self._state, new
        if old is not None and _slices(old) == _slices(new):
            return
        group = comparing.group_of(new)
        self.controls.show_layer(new.model.good, new.selection.layer)
        if len(new.input.strip) < 2:
            self._shown = None
            self.grid.show_nothing()
            self.invitation.show_layer(group.name)
            self._pages.setCurrentWidget(self.invitation)
            return
        self._show_pictures(new, group)
        if old is not None and old.view.picture_order != new.view.picture_order:
            self.grid.scroll_to_top()
        self._pages.setCurrentWidget(self.page)

    def _show_pictures(self, new: AppState, group: Group) -> None:
        strip = new.input.strip
        if self._names[0] is not strip:
            self._names = (strip, names_of(strip))
        shown = self._shown = compared(new, self._names[1])
        channel = comparing.basis(new).channel
        self.header.show_words(_title(new, group, channel), _progress(shown))
        self.choices.show_for_maps(not shown.single)
        self.header.tile.setVisible(not shown.single)
        self.choices.show_view(new, group, channel, shown.colormap)
        colour = theme.kind_style(group.kind).fill
        is_shared = new.view.picture_scale == "shared"
        self.grid.show_compared(shown, shared=is_shared, colour=colour)
        self._show_legend()
        words, failed = _status(new, shown)
        outdated = any(tile.standing == "outdated" for tile in shown.tiles)
        self.overlay.say(words, dim=outdated and not failed, failed=failed)

    def _show_legend(self) -> None:
        state, shown = self._state, self._shown
        if state is None or shown is None:
            return
        tile = self.grid.cursor_tile()
        if state.view.picture_scale == "shared" or tile is None or tile.found is None:
            self.choices.legend.show_scale(shown.shared, shown.colormap, "")
        else:
            own = shown.range_of(tile, shared=False)
            self.choices.legend.show_scale(own, shown.colormap, tile.name)

    def _picture_chosen(self, place: int) -> None:
        self._dispatch(ev.PictureChosen(place))


class _Header(QWidget):
    """What is compared, in one line, and how large the tiles are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.progress = QLabel(self), QLabel(self)
        self.tile = TileSize(self, SIDES)
        self.title.setProperty("role", "heading")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.progress.setProperty("role", "label")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(12 * theme.scale()))
        row.addWidget(self.title, 1)
        row.addWidget(self.progress)
        row.addWidget(self.tile)

    def show_words(self, title: str, progress: str) -> None:
        """Say it."""
        self.title.setText(title)
        self.title.setToolTip(title)
        self.progress.setText(progress)


def _slices(state: AppState) -> tuple[object, ...]:
    """Return what the tab depends on; progress of the work is not among it."""
    return (
        id(state.results.across),
        id(state.input),
        id(state.model),
        id(state.selection),
        id(state.view),
        id(state.weights),
        id(state.devices),
        id(state.results.maps),
        state.runs,
        state.job.status,
    )


def _title(state: AppState, group: Group, channel: int) -> str:
    count, layer = len(state.input.strip), group.name
    if len(group.out_shape) == 1:
        words = tr("{count} pictures, {layer}, feature {channel}")
    else:
        words = tr("{count} pictures, {layer}, channel {channel}")
    words = words.format(count=count, layer=layer, channel=channel)
    if not group.has_activation:
        return words
    name = group.rows[-1].description
    if state.view.stage == "pre":
        return tr("{what}, before {activation}", what=words, activation=name)
    return tr("{what}, after {activation}", what=words, activation=name)


def _progress(shown: Compared) -> str:
    count = len(shown.tiles)
    return "" if shown.done == count else tr("{done} of {count}", done=shown.done, count=count)


def _status(state: AppState, shown: Compared) -> tuple[str, bool]:
    """Return what is to be said over the tiles, and whether it is an error."""
    if shown.done == len(shown.tiles):
        broken = state.model.problem is not None
        return (tr("Maps of the last network that worked") if broken else ""), False
    if comparing.is_held_up(state):
        live = state.input.live
        title = live.title if live is not None else ""
        return tr("The comparison waits while {name} plays; pause it.", name=title), False
    if state.job.status == "failed":
        reason = translated(state.job.what) if state.job.what is not None else ""
        return tr("The run failed: {reason}", reason=reason), True
    if state.job.status == "cancelled":
        return tr("Stopped. Press F5 to compute the other pictures."), False
    return "", False
