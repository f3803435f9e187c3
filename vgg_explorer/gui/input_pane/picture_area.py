"""The picture as the network sees it, and what one unit sees of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.input_pane.busy import BusyLine
from vgg_explorer.gui.input_pane.inspect_card import field_words
from vgg_explorer.gui.input_pane.labels import label, scaled
from vgg_explorer.gui.input_pane.mapping import unit_at
from vgg_explorer.gui.input_pane.sample_strip import title_of
from vgg_explorer.gui.widgets.crop_view import CropView
from vgg_explorer.gui.widgets.painting import draw_image, fitted
from vgg_explorer.gui.widgets.picture_view import PictureView, image_of

if TYPE_CHECKING:
    import numpy as np
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from vgg_explorer.engine.images import Picture
    from vgg_explorer.session.state import AppState

GAP = 8
PATCH = 54
_MOST = 320
"""The largest side of the picture: a dock that is made wide should not be all picture."""


class PictureArea(QWidget):
    """The picture in a square place, and beside it the part that the chosen unit sees.

    The picture is what the network sees, or all of it with a frame around that.
    """

    unit_clicked = Signal(object)
    """The unit (row, column) whose field is nearest to the click."""
    frame_chosen = Signal(object)
    """The part of the picture, in shares of it, that the network is to see; None: the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PictureView(self)
        self.view.clicked.connect(self._clicked)
        self.crop = CropView(self)
        self.crop.hide()
        self.crop.clicked.connect(self._clicked_in_frame)
        self.crop.framed.connect(self.frame_chosen)
        self.crop.centred.connect(self._centre)
        self.busy = BusyLine(self)
        self.side = SideColumn(self)
        self._state: AppState | None = None
        self._whole: Picture | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Show the picture and the chosen unit's field."""
        self._state = new
        if old is None or old.input is not new.input:
            self.busy.set_busy(new.input.pending is not None)
            self.view.set_placeholder(
                tr("Reading {name} …", name=title_of(new.input.pending))
                if new.input.pending
                else tr("No picture yet")
            )
        another = old is None or old.results.seen is not new.results.seen
        if another:
            seen = new.results.seen
            self.view.set_picture(None if seen is None else rgb(seen.pixels))
            # Only now, so that the frame is always that of the picture which is shown.
            self._whole = None if seen is None else new.input.picture
            self._show_whole()
        if another or old is None or old.input is not new.input:
            self._show_frame(new)
        if another or _moved(old, new):
            self._show_field(new)

    def set_framing(self, on: bool) -> None:
        """Show the whole picture with a frame, or what is in the frame."""
        self.view.setVisible(not on)
        self.crop.setVisible(on)
        self._show_whole()
        if self._state is not None:
            self._show_frame(self._state)

    def heightForWidth(self, width: int) -> int:
        """Return the picture's side: what is left of the width, up to a limit."""
        return self._side_for(width)

    def sizeHint(self) -> QSize:
        """Return the design's size."""
        width = scaled(224 + GAP) + self.side.sizeHint().width()
        return QSize(width, self._side_for(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the square at the left and the column beside it."""
        super().resizeEvent(event)
        side = self._side_for(self.width())
        rest = self.width() - side - scaled(GAP)
        picture, column = QRect(0, 0, side, side), QRect(side + scaled(GAP), 0, rest, self.height())
        if self.isRightToLeft():
            picture.moveRight(self.width() - 1)
            column.moveLeft(0)
        self.view.setGeometry(picture)
        self.crop.setGeometry(picture)
        self.busy.setGeometry(picture.adjusted(0, side - scaled(3), 0, 0))
        self.side.setGeometry(column)

    def _side_for(self, width: int) -> int:
        return max(1, min(width - scaled(GAP) - self.side.sizeHint().width(), scaled(_MOST)))

    def _show_whole(self) -> None:
        framing = not self.crop.isHidden()
        self.crop.set_picture(self._whole.pixels if framing and self._whole is not None else None)

    def _show_frame(self, state: AppState) -> None:
        seen, crop = state.results.seen, state.input.preprocess.crop
        self.crop.set_input(*state.model.good.spec.input[:0:-1])
        if crop is not None:
            self.crop.set_frame(crop)  # what is seen follows a moment later
        elif seen is not None and self._whole is not None:
            self.crop.set_frame(frame_of(seen.box, self._whole.pixels.shape))

    def _show_field(self, state: AppState) -> None:
        good, selection, seen = state.model.good, state.selection, state.results.seen
        group = good.group(selection.layer)
        # Right after a change of the input's size the picture is still the one before.
        fits = seen is not None and tuple(seen.pixels.shape[:2]) == good.spec.input[1:]
        mapped = group is not None and len(group.out_shape) == 3
        box = None
        if fits and mapped and selection.unit is not None:
            box = good.input_box(selection.layer, *selection.unit)
        self.view.set_box(box)
        self.crop.set_mark(None if box is None else _in_shares(box, good.spec.input))
        self.view.setCursor(
            Qt.CursorShape.CrossCursor if fits and mapped else Qt.CursorShape.ArrowCursor
        )
        part = None
        if box is not None and seen is not None:
            top, left, bottom, right = box
            part = image_of(rgb(seen.pixels[top:bottom, left:right]))
        self.side.patch.show_part(part)
        if group is None:
            size = tr("{height}×{width}", height=good.spec.input[1], width=good.spec.input[2])
            self.side.show_words(tr("Input"), size, "", "")
        elif not mapped:
            self.side.show_words(
                tr("Receptive field"), field_words(group), tr("Unit"), f"{selection.channel}"
            )
        elif selection.unit is None or not fits:
            hint = tr("Click the picture to choose a unit") if fits else ""
            self.side.show_words(tr("Receptive field"), field_words(group), hint, "")
        else:
            y, x = selection.unit
            place = tr("ch {channel}\ny {y}\nx {x}", channel=selection.channel, y=y, x=x)
            self.side.show_words(tr("Receptive field"), field_words(group), tr("Unit"), place)

    def _centre(self) -> None:
        self.frame_chosen.emit(None)

    def _clicked_in_frame(self, x: float, y: float) -> None:
        if self._state is not None:
            _, height, width = self._state.model.good.spec.input
            self._clicked(int(x * width), int(y * height))

    def _clicked(self, x: int, y: int) -> None:
        if self._state is None or self._state.results.seen is None:
            return
        good = self._state.model.good
        if tuple(self._state.results.seen.pixels.shape[:2]) != good.spec.input[1:]:
            return
        unit = unit_at(good, self._state.selection.layer, y + 0.5, x + 0.5)
        if unit is not None:
            self.unit_clicked.emit(unit)


class SideColumn(QWidget):
    """What one unit sees, enlarged, and the figures of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.patch = Patch()
        self.title, self.value = label(role="hint"), label()
        self.unit_title, self.unit = label(role="hint"), label(role="hint")
        self.value.setFont(theme.font(11, 600))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.patch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(scaled(8))
        for words in (self.title, self.value, self.unit_title, self.unit):
            words.setWordWrap(True)
            words.setMinimumWidth(1)
            if words is self.unit_title:
                column.addSpacing(scaled(8))
            column.addWidget(words)
        column.addStretch(1)

    def sizeHint(self) -> QSize:
        """Return a width that holds the patch, and each of the words without breaking one."""
        metrics = QFontMetrics(theme.font(11, 600))
        words = (*tr("Receptive field").split(), "404×404")
        longest = max(metrics.horizontalAdvance(word) for word in words)
        return QSize(min(max(scaled(PATCH), longest + 2), scaled(80)), scaled(PATCH))

    def show_words(self, title: str, value: str, unit_title: str, unit: str) -> None:
        """Show what the unit sees and which one it is."""
        for part, words in (
            (self.title, title),
            (self.value, value),
            (self.unit_title, unit_title),
            (self.unit, unit),
        ):
            part.setText(words)


class Patch(QWidget):
    """A part of the picture, enlarged: its pixels stay pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: QImage | None = None
        self.setFixedSize(scaled(PATCH), scaled(PATCH))
        self.setAccessibleName(tr("What the unit sees"))

    def part(self) -> QImage | None:
        """Return what is shown."""
        return self._part

    def show_part(self, part: QImage | None) -> None:
        """Show a part of the picture, or an empty frame."""
        if part is not None or self._part is not None:
            self._part = part
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the part in its frame, with a grid where there are few pixels."""
        t = theme.tokens()
        painter = QPainter(self)
        frame = QRectF(self.rect())
        if self._part is None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(t.line, 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            painter.end()
            return
        painter.fillRect(frame, t.track)
        place = fitted(self._part.size(), frame)
        draw_image(painter, place, self._part)
        columns, rows = self._part.width(), self._part.height()
        if max(columns, rows) <= 10:
            painter.setPen(QPen(QColor(255, 255, 255, 110), 1))
            for i in range(1, columns):
                x = round(place.left() + place.width() * i / columns)
                painter.drawLine(x, int(place.top()), x, int(place.bottom()))
            for i in range(1, rows):
                y = round(place.top() + place.height() * i / rows)
                painter.drawLine(int(place.left()), y, int(place.right()), y)
        pen = QPen(t.accent, 2)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(frame.adjusted(1, 1, -1, -1))
        painter.end()


def frame_of(
    box: tuple[float, float, float, float], shape: tuple[int, ...]
) -> tuple[float, float, float, float]:
    """Return a box in shares of a picture whose array has this shape."""
    height, width = shape[:2]
    left, top, right, bottom = box
    return left / width, top / height, min(right / width, 1.0), min(bottom / height, 1.0)


def _in_shares(
    box: tuple[int, int, int, int], input_shape: tuple[int, int, int]
) -> tuple[float, float, float, float]:
    """Return a field (top, left, bottom, right) as left, top, right, bottom, 0 to 1."""
    _, height, width = input_shape
    top, left, bottom, right = box
    return left / width, top / height, right / width, bottom / height


def rgb(pixels: np.ndarray) -> np.ndarray:
    """Return pixels with three channels: grey is shown as grey."""
    return pixels.repeat(3, axis=2) if pixels.shape[2] == 1 else pixels


def _moved(old: AppState | None, new: AppState) -> bool:
    return old is None or old.model.good is not new.model.good or old.selection != new.selection
