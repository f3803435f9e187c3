"""Pinned channels of other layers, which stay in sight above the wall."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets import colormaps, maps
from vgg_explorer.gui.widgets.flow_layout import FlowLayout
from vgg_explorer.gui.widgets.numbers import figure
from vgg_explorer.gui.widgets.painting import draw_hatched, draw_image, fitted, snapped
from vgg_explorer.gui.widgets.wall_pictures import indexed_image
from vgg_explorer.session import alongside
from vgg_explorer.session.events import ChannelSelected, LayerSelected, PinToggled

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPaintEvent

    from vgg_explorer.gui.widgets.maps import Floats
    from vgg_explorer.session.state import AppState
    from vgg_explorer.session.wall import Pin

_SIDE = 32


class PinStrip(QWidget):
    """A button for each pinned channel that is of another layer than the wall."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self.pins: tuple[PinButton, ...] = ()
        self._known: frozenset[str] = frozenset()
        self._row = FlowLayout(self, gap=round(4 * theme.scale()))
        self.setAccessibleName(tr("Pinned channels"))
        self.hide()

    def show_state(self, state: AppState, layer: str) -> None:
        """Show the pins that are not of the layer on the wall."""
        self._known = frozenset(group.name for group in state.model.good.groups)
        wanted = tuple(pin for pin in state.wall.pins if pin.layer != layer)
        if wanted != tuple(button.pin for button in self.pins):
            self._make(wanted)
        errand, held = alongside.pinning(state), state.results.pinned
        found = dict(held.found) if held is not None else {}
        current = held is not None and errand == held.errand
        for button in self.pins:
            button.show_map(found.get(button.pin), state.view.colormap, current=current)
        self.setVisible(bool(self.pins))

    def _make(self, wanted: tuple[Pin, ...]) -> None:
        for button in self.pins:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.pins = tuple(PinButton(pin, self) for pin in wanted)
        for button in self.pins:
            button.opened.connect(self._open)
            button.unpinned.connect(self._unpin)
            self._row.addWidget(button)

    def _open(self, pin: Pin) -> None:
        # A pin outlives its layer: it is there again when the network is.
        if pin.layer in self._known:
            self._dispatch(LayerSelected(pin.layer))
            self._dispatch(ChannelSelected(pin.channel))

    def _unpin(self, pin: Pin) -> None:
        self._dispatch(PinToggled(pin))


class PinButton(QAbstractButton):
    """A small map with its layer and number; P unpins it."""

    opened = Signal(object)
    """Its layer and channel are to be chosen."""
    unpinned = Signal(object)
    """It is to be pinned no longer."""

    def __init__(self, pin: Pin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pin = pin
        self._values: Floats | None = None
        self._look = ""
        self._image: QImage | None = None
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("{layer}, {channel}", layer=pin.layer, channel=pin.channel))
        self.clicked.connect(self._clicked)

    def show_map(self, values: Floats | None, chosen: str, *, current: bool) -> None:
        """Show its map, on its own scale; without one, or with an old one, it is pale."""
        if (values is self._values and chosen == self._look) and current == self._current:
            return
        self._values, self._look, self._current = values, chosen, current
        self._image = None if values is None else _image(values, chosen)
        self.setToolTip(self._words())
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the map and two lines."""
        scale, metrics = theme.scale(), self.fontMetrics()
        words = max(metrics.horizontalAdvance(line) for line in self._lines())
        return QSize(round((_SIDE + 20) * scale) + words, round((_SIDE + 8) * scale))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open it with Return as with the space bar, unpin it with P."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_P, Qt.Key.Key_Delete):
            self.unpinned.emit(self.pin)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw map, layer and number."""
        t, scale = theme.tokens(), theme.scale()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        lit = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(t.accent if self.hasFocus() else t.line, 1))
        painter.setBrush(t.hover if lit else t.field)
        painter.drawRoundedRect(box, 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        side = _SIDE * scale
        place = QRectF(4 * scale, 4 * scale, side, side)
        self._draw_map(painter, place)
        above, below = self._lines()
        words = QRectF(place.right() + 8 * scale, place.top(), self.width(), side / 2)
        painter.setFont(theme.font(12, 600))
        painter.setPen(t.text)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, above)
        painter.setFont(theme.font(11))
        painter.setPen(t.text_3)
        painter.drawText(words.translated(0, side / 2), Qt.AlignmentFlag.AlignVCenter, below)
        painter.end()

    def _draw_map(self, painter: QPainter, place: QRectF) -> None:
        if self._image is None:
            painter.fillRect(snapped(place, painter), theme.tokens().track)
            return
        inner = fitted(self._image.size(), place)
        painter.setOpacity(1.0 if self._current else 0.4)
        if self._image.hasAlphaChannel():
            draw_hatched(painter, inner)
        draw_image(painter, inner, self._image)
        painter.setOpacity(1.0)

    def _lines(self) -> tuple[str, str]:
        return self.pin.layer, tr("channel {channel}", channel=self.pin.channel)

    def _words(self) -> str:
        lines = [tr("{layer}, {channel}", layer=self.pin.layer, channel=self.pin.channel)]
        if self._values is not None:
            ends = (figure(float(end)) for end in (self._values.min(), self._values.max()))
            low, high = ends
            lines.append(tr("{low} to {high}", low=low, high=high))
        lines.append(tr("Click to choose it, P to unpin it"))
        return "\n".join(lines)

    def _clicked(self) -> None:
        self.opened.emit(self.pin)


def _image(values: Floats, chosen: str) -> QImage:
    """Return a map of shape (1, H, W), or a value of shape (1,), in colour."""
    plane = values.reshape(values.shape[-2:]) if values.ndim == 3 else values.reshape(1, 1)
    signed = bool((plane < 0).any())
    name = chosen if chosen in colormaps.NAMES else colormaps.auto(signed)
    small = maps.reduced(plane, 2 * _SIDE)
    return indexed_image(maps.levels(small, maps.value_range(plane, name)), name)
