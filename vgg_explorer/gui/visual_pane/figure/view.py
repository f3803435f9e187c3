"""The architecture figure, to be moved, zoomed, hovered and clicked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane.figure.key import draw_kinds, kinds_size
from vgg_explorer.gui.visual_pane.figure.moving import MARGIN, STEP, MovingView
from vgg_explorer.gui.visual_pane.figure.scene import Scene, box, draw_focus, draw_outline
from vgg_explorer.gui.widgets.painting import draw_placeholder

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QPaintEvent

    from vgg_explorer.figure.model import Block
    from vgg_explorer.gui.visual_pane.figure.camera import Camera
    from vgg_explorer.gui.visual_pane.figure.scene import Drawing

_PANS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class FigureView(MovingView):
    """Shows a figure; the selected layer is outlined.

    Parameters
    ----------
    explain
        Returns what is said of a block, as rich text.
    """

    layer_chosen = Signal(str)
    """The user clicked on a layer or went to it with the keys."""
    maps_requested = Signal(str)
    """The user wants to see what is in a layer."""
    names_shown = Signal(bool)
    """The names of the looks stand in the view, or no longer."""

    def __init__(self, explain: Callable[[Block], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explain = explain
        self._scene = Scene()
        self._selected = ""
        self._names: tuple[tuple[str, str], ...] = ()
        self._named = False
        self._hovered: Block | None = None
        self._pressed: QPointF | None = None
        self._dragged: QPointF | None = None
        self._ringed = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(round(64 * theme.scale()))
        self.setAccessibleName(tr("Architecture figure"))
        theme.notifier.changed.connect(self.update)

    # What is shown

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another figure, or the same in other colours."""
        self._scene.take(drawing)
        self._hovered = None
        self.take_bounds(drawing.bounds)
        self._describe()

    def name_kinds(self, names: tuple[tuple[str, str], ...]) -> None:
        """Say in a free corner what looks are called, where the bar has no room for it."""
        self._names = names
        self._look_for_corner()
        self.update()

    def below(self, zoom: float) -> float:
        """Return what the words need more where they do not get smaller."""
        drawing = self._scene.drawing
        return drawing.rows().beyond(zoom) if drawing is not None else 0.0

    def look(self, camera: Camera) -> None:
        """Look as a camera does."""
        super().look(camera)
        self._look_for_corner()

    def _look_for_corner(self) -> None:
        """Find out whether there is nothing of the figure where the names would stand."""
        free = bool(self._names) and self._scene.is_free(self._corner(), self.camera)
        if free != self._named:
            self._named = free
            self.names_shown.emit(free)

    def _corner(self) -> QRectF:
        room = QRectF(QPointF(), kinds_size(self._names))
        room.moveTopRight(QPointF(self.width() - 2 * MARGIN * theme.scale(), 0))
        return room

    def select(self, layer: str) -> None:
        """Outline the block of a layer, and bring it into sight."""
        if layer == self._selected:
            return
        self._selected = layer
        block = self.selected_block()
        if block is not None:
            self.reveal(box(block))
        self._describe()
        self.update()

    def selected_block(self) -> Block | None:
        """Return the block of the selected layer, which may stand for others too."""
        drawing = self._scene.drawing
        return drawing.figure.block(self._selected) if drawing is not None else None

    def place_of(self, layer: str) -> QRectF:
        """Return where in the view the block of a layer is; nowhere where there is none."""
        drawing = self._scene.drawing
        block = drawing.figure.block(layer) if drawing is not None else None
        return self.camera.to_view(box(block)) if block is not None else QRectF()

    def block_at(self, point: QPointF) -> Block | None:
        """Return the foremost block at a point of the view."""
        drawing = self._scene.drawing
        if drawing is None:
            return None
        place = self.camera.to_figure(point)
        return drawing.figure.block_at((place.x(), place.y()))

    @property
    def paints(self) -> int:
        """How often the figure itself was drawn; hovering and selecting draw only outlines."""
        return self._scene.paints

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}:
            self._pressed = event.position()
            self._ringed = False
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the figure, or mark what is below the pointer."""
        at = event.position()
        if self._pressed is None:
            self._hover(self.block_at(at))
            return
        if self._dragged is None:
            if (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._dragged = self._pressed
            self._hover(None)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        moved = at - self._dragged
        self._dragged = at
        self.pan(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked on."""
        clicked = self._pressed is not None and self._dragged is None
        self._pressed = self._dragged = None
        block = self.block_at(event.position())
        if clicked and block is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(block)
        self._hover(block)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the maps of a block; on the ground, show all."""
        block = self.block_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
        elif block is None:
            self.fit()
        elif not block.failed:
            self.maps_requested.emit(block.layer)

    def leaveEvent(self, event: QEvent) -> None:
        """Mark nothing."""
        super().leaveEvent(event)
        self._hover(None)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Mark what is below the pointer."""
        self._hover(self.block_at(event.position()))
        super().enterEvent(event)

    def _hover(self, block: Block | None) -> None:
        shape = Qt.CursorShape.ArrowCursor if block is None else Qt.CursorShape.PointingHandCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)
        if block is not self._hovered:
            self._hovered = block
            self.update()

    # Keys and other events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the layers, zoom, and open maps."""
        key, scale = Qt.Key(event.key()), theme.scale()
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._ringed = True
        if shifted and key in _PANS:
            right, down = _PANS[key]
            self.pan(40 * scale * right, 40 * scale * down)
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go(0 if key == Qt.Key.Key_Home else -1)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(STEP)
        elif key in {Qt.Key.Key_Minus, Qt.Key.Key_Underscore}:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            block = self.selected_block()
            if block is not None and not block.failed:
                self.maps_requested.emit(self._selected)
        else:
            super().keyPressEvent(event)
            return
        self.update()

    def _step(self, by: int) -> None:
        drawing, block = self._scene.drawing, self.selected_block()
        if drawing is None:
            return
        blocks = drawing.figure.blocks
        at = 0 if block is None else blocks.index(block) + by
        self._go(min(max(at, 0), len(blocks) - 1))

    def _go(self, at: int) -> None:
        drawing = self._scene.drawing
        if drawing is not None and drawing.figure.blocks:
            self._choose(drawing.figure.blocks[at])

    def _choose(self, block: Block) -> None:
        # One of several layers in a block stays chosen.
        if self._selected not in block.members:
            self.layer_chosen.emit(block.layer)

    def event(self, event: QEvent) -> bool:
        """Explain blocks."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().event(event)

    def _tell(self, event: QHelpEvent) -> None:
        block = self.block_at(QPointF(event.pos()))
        if block is None:
            QToolTip.hideText()
            return
        place = self.camera.to_view(box(block)).toAlignedRect()
        QToolTip.showText(event.globalPos(), self._explain(block), self, place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the keys brought the focus."""
        self._ringed = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        }
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw it without."""
        super().focusOutEvent(event)
        self.update()

    # Drawing

    def sizeHint(self) -> QSize:
        """Return the design's size."""
        return QSize(round(640 * theme.scale()), round(184 * theme.scale()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the figure, and on it what is pointed at and chosen."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.tokens().window)
        drawing = self._scene.drawing
        if drawing is not None and drawing.figure.blocks:
            self._scene.draw(painter, self.camera, self.size())
            if self._named:
                draw_kinds(painter, self._corner(), self._names)
            selected = self.selected_block()
            if self._hovered is not None and self._hovered is not selected:
                draw_outline(painter, self.camera, self._hovered, chosen=False)
            if selected is not None:
                draw_outline(painter, self.camera, selected, chosen=True)
        else:
            self._draw_nothing(painter)
        if self._ringed and self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))
        painter.end()

    def _draw_nothing(self, painter: QPainter) -> None:
        margin = MARGIN * theme.scale()
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        drawing = self._scene.drawing
        problem = drawing.figure.problem if drawing is not None else None
        words = translated(problem) if problem is not None else tr("This network has no layers.")
        draw_placeholder(painter, room, words)

    def _describe(self) -> None:
        block = self.selected_block()
        keys = tr("Arrow keys choose a layer, Enter opens its maps, +, - and 0 zoom.")
        said = translated(block.detail) if block is not None else ""
        self.setAccessibleDescription(f"{said} {keys}".strip())
