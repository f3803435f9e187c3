"""All channels of a layer as a wall of small pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QPainter, QPen

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets import maps, wall_vectors
from vgg_explorer.gui.widgets.numbers import figure
from vgg_explorer.gui.widgets.painting import draw_placeholder
from vgg_explorer.gui.widgets.wall_area import TileArea
from vgg_explorer.gui.widgets.wall_grid import Grid
from vgg_explorer.gui.widgets.wall_pictures import Pictures
from vgg_explorer.gui.widgets.wall_scene import Scene
from vgg_explorer.gui.widgets.wall_tiles import draw_ring

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

Scale = Literal["channel", "shared"]
Form = Literal["tiles", "grid", "bars"]

SMALLEST, USUAL, LARGEST = 32, 56, 224
"""Sides of a tile in pixels of the design."""
_THINNEST = 12
"""Pixels that a tile has at least, however narrow its map is: it must be clicked on."""
_MARGIN = 8


class ChannelWall(TileArea):
    """Shows maps of shape (C, H, W), or the values of a vector of shape (N,).

    Only the tiles in sight are turned into pictures, with one byte per pixel and the colour map
    as their colour table. The arrows, Home, End and the page keys choose among them; P pins one.
    """

    selected = Signal(int)
    """The user chose the channel at this place of the array."""
    pin_requested = Signal(int)
    """The user wants to pin or unpin the channel at this place of the array."""
    menu_requested = Signal(int, QPoint)
    """A menu for the channel at this place of the array, at this point of the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((SMALLEST, USUAL, LARGEST), _MARGIN, parent)
        self._pictures: Pictures | None = None
        self._labels: tuple[str, ...] = ()
        self._order: tuple[int, ...] = ()
        self._places: dict[int, int] = {}
        """Where in the order each channel is; both are empty where that is the array's."""
        self._form: Form = "tiles"
        self._selection: int | None = None
        self._dead: frozenset[int] = frozenset()
        self._pinned: frozenset[int] = frozenset()
        self._badges: dict[int, str] = {}
        self._cells: QImage | None = None
        self._placeholder = ""
        self.setAccessibleName(tr("Channels"))
        self._lay_out()

    def set_maps(
        self,
        array: object | None,
        *,
        lo_hi: Scale | maps.Range = "shared",
        colormap: str = "viridis",
        clip: float = 0.0,
        labels: Sequence[str] | None = None,
        order: Sequence[int] | None = None,
    ) -> None:
        """Show other maps, or the same in other colours.

        Parameters
        ----------
        array
            Real numbers of shape (C, H, W) or (N,); None shows the placeholder. It is not copied
            where it is float32 already, so it must not change afterwards.
        lo_hi
            Whether each channel has a scale of its own, or all share one, or the two ends of the
            one that they have. Single values always share one.
        colormap
            One of `colormaps.NAMES`.
        clip
            The share of values beyond each end of a scale, see `maps.value_range`.
        labels
            What the channels are called, in the array's order; their numbers by default.
        order
            See `set_order`.

        Raises
        ------
        ValueError
            If the array is not of this form; what was shown stays.
        """
        pictures = None if array is None else _pictures(array, lo_hi, colormap, clip)
        before = self.count()
        self._pictures = pictures
        self._labels = tuple(labels) if labels is not None else ()
        self._hovered = None
        if self._selection is not None and self._selection >= self.count():
            self._selection = None
        self._take_order(order)
        self._lay_out()
        if self.count() != before:
            self.verticalScrollBar().setValue(0)
        self._describe()

    def set_order(self, order: Sequence[int] | None) -> None:
        """Let the channels stand in an order, each once; None is the array's.

        In another order than the array's the tiles have their names on them. The first ones come
        into sight.
        """
        self._take_order(order)
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def set_form(self, form: Form) -> None:
        """Show the values of a vector as tiles with numbers, as a grid of cells, or as bars."""
        if form != self._form:
            self._form = form
            self._lay_out()
            if self._selection is not None:
                self._reveal(self._place_of(self._selection))

    def set_marks(self, *, dead: Collection[int] = (), pinned: Collection[int] = ()) -> None:
        """Mark channels whose values are all zero, and those that are pinned."""
        marks = frozenset(dead), frozenset(pinned)
        if marks != (self._dead, self._pinned):
            self._dead, self._pinned = marks
            self._describe()

    def set_badges(self, badges: Mapping[int, str]) -> None:
        """Draw a letter or a sign on the tiles of these channels, by their place in the array."""
        if badges != self._badges:
            self._badges = dict(badges)
            self.viewport().update()

    def set_placeholder(self, words: str) -> None:
        """Say what an empty wall waits for."""
        if words != self._placeholder:
            self._placeholder = words
            self._describe()

    def count(self) -> int:
        """Return how many channels there are."""
        return 0 if self._pictures is None else len(self._pictures.values)

    def order(self) -> tuple[int, ...]:
        """Return the channels as they stand."""
        return self._order or tuple(range(self.count()))

    def selection(self) -> int | None:
        """Return the chosen channel's place in the array."""
        return self._selection

    def set_selected(self, channel: int | None, *, reveal: bool = True) -> None:
        """Choose a channel without emitting `selected`, and scroll it into sight."""
        fits = channel is not None and 0 <= channel < self.count()
        before, self._selection = self._selection, channel if fits else None
        if self._selection is not None and reveal:
            self._reveal(self._place_of(self._selection))
        if self._selection != before:
            self._describe()

    def value_range(self, channel: int) -> maps.Range | None:
        """Return what the two ends of the colour map stand for in a channel."""
        return None if self._pictures is None else self._pictures.value_range(channel)

    def tile_rect(self, channel: int) -> QRect:
        """Return where a tile is in the viewport; it may lie above or below it."""
        return self._place(self._place_of(channel))

    def _take_order(self, order: Sequence[int] | None) -> None:
        given = tuple(order) if order is not None and len(order) == self.count() else ()
        self._order = () if given == tuple(range(len(given))) else given
        self._places = {channel: place for place, channel in enumerate(self._order)}
        self._cells = None

    def _place_of(self, channel: int) -> int:
        return self._places.get(channel, channel)

    def _channel_at(self, place: int) -> int:
        return self._order[place] if self._order else place

    def _is_vector(self) -> bool:
        return self._pictures is not None and self._pictures.values[0].size == 1

    def _lay_out(self) -> None:
        count, width = self.count(), self.viewport().width()
        self._cells = None
        gutter = _MARGIN if self._order else 2 * _MARGIN + self._label_width()
        grid = Grid(count, width, *self._tile_shape(), gutter, margin=_MARGIN)
        if self._is_vector() and self._form == "grid":
            grid = wall_vectors.cells_grid(count, width, grid.tile_width, gutter, _MARGIN)
        elif self._is_vector() and self._form == "bars":
            grid = wall_vectors.bars_grid(count, width, _MARGIN)
        self._use(grid, grid.down // 2)

    def _label_width(self) -> int:
        labels = [self._label(c) for c in range(max(0, self.count() - 8), self.count())]
        metrics = QFontMetrics(theme.font(11))
        widest = max((metrics.horizontalAdvance(words) for words in labels), default=0)
        return max(widest, round(20 * theme.scale()))

    def _tile_shape(self) -> tuple[int, int]:
        """Return width and height of a tile: its longer side is the tile size."""
        side = round(self._side * theme.scale())
        if self._pictures is None:
            return side, side
        _, height, width = self._pictures.values.shape
        longer = max(height, width)
        return max(_THINNEST, side * width // longer), max(_THINNEST, side * height // longer)

    def _kept_in_sight(self) -> int | None:
        return None if self._selection is None else self._place_of(self._selection)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles that the damaged part shows."""
        t = theme.tokens()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), t.panel)
        if self._pictures is None:
            box = self.viewport().rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            draw_placeholder(painter, QRectF(box), self._placeholder)
        else:
            form = self._form if self._is_vector() else "tiles"
            scene = self._scene(self._pictures)
            if form == "tiles":
                scene.draw_tiles(painter, event.rect())
            elif form == "bars":
                scene.draw_bars(painter, event.rect())
            else:
                self._cells = self._cells or scene.cells()
                scene.draw_cells(painter, event.rect(), self._cells)
            if self._hovered is not None:
                draw_ring(painter, self._place(self._hovered), QPen(t.text_3, 1))
            if self._selection is not None:
                thickness = 3 if form == "tiles" else 2
                draw_ring(painter, self.tile_rect(self._selection), QPen(t.accent, thickness))
        painter.end()

    def _scene(self, pictures: Pictures) -> Scene:
        return Scene(
            pictures,
            self._grid,
            self._order,
            self._labels,
            self._dead,
            self._pinned,
            self._badges,
            self._selection,
            self._label_width(),
            self.verticalScrollBar().value(),
            self.devicePixelRatioF(),
        )

    def _label(self, channel: int) -> str:
        return self._labels[channel] if channel < len(self._labels) else str(channel)

    def _told(self, place: int) -> str:
        return self._words(self._channel_at(place))

    def _words(self, channel: int) -> str:
        assert self._pictures is not None
        low, high = self._pictures.extremes(channel)
        label = self._label(channel)
        if self._is_vector():
            return tr("feature {number}: {value}", number=label, value=figure(low))
        words = tr(
            "channel {channel} · min {low} · max {high}",
            channel=label,
            low=figure(low),
            high=figure(high),
        )
        return tr("{what} · dead: all zeros", what=words) if channel in self._dead else words

    def _describe(self) -> None:
        chosen = "" if self._selection is None else self._words(self._selection)
        self.setAccessibleDescription(chosen or ("" if self.count() else self._placeholder))
        self.viewport().update()

    def _choose(self, channel: int) -> None:
        changed = channel != self._selection
        self.set_selected(channel)
        if changed:
            self.selected.emit(channel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the selection and keep it in sight, or pin it."""
        moved = self._moved(event, self._kept_in_sight())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if moved is not None:
            self._choose(self._channel_at(moved))
        elif plain and event.key() == Qt.Key.Key_P and self._selection is not None:
            self.pin_requested.emit(self._selection)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the tile under the pointer."""
        place = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self._choose(self._channel_at(place))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu of the tile under the pointer, or of the chosen one."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            channel = self._selection
            point = None if channel is None else self.tile_rect(channel).center()
        else:
            place, point = self._at(event.pos()), event.pos()
            channel = None if place is None else self._channel_at(place)
        if channel is not None and point is not None:
            self.menu_requested.emit(channel, self.viewport().mapToGlobal(point))


def _pictures(array: object, lo_hi: Scale | maps.Range, colormap: str, clip: float) -> Pictures:
    values = maps.checked(array, (1, 3))
    values = values.reshape(-1, 1, 1) if values.ndim == 1 else values
    fixed = None if isinstance(lo_hi, str) else lo_hi
    return Pictures(values, colormap, shared=lo_hi == "shared", clip=clip, fixed=fixed)
