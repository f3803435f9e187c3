"""The sample pictures, small, in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImageReader,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.input_pane.labels import scaled
from vgg_explorer.session.samples import SAMPLES, Sample

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vgg_explorer.session.entering import PictureSource

HEIGHT = 34
"""Pixels of the design; the width is what the row leaves."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


def title_of(source: PictureSource) -> str:
    """Return what a picture is called: samples have names in the user's language."""
    for sample in SAMPLES:
        if sample.key == source.sample:
            return translated(sample.title)
    return source.name


class SampleStrip(QWidget):
    """A row of pictures to choose from; one stop for the Tab key, arrows go along it."""

    chosen = Signal(object)
    """The `Sample` that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.thumbs = tuple(Thumb(sample, self) for sample in SAMPLES)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for thumb in self.thumbs:
            row.addWidget(thumb, 1)
            thumb.clicked.connect(self._clicked)
        row.addStretch()
        self.setAccessibleName(tr("Sample pictures"))
        self._waiting = list(self.thumbs)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._load_next)
        self.make_stop(self.thumbs[0])

    def show_current(self, key: str | None) -> None:
        """Mark the sample that is on the desk; None for a picture of the user's own."""
        for thumb in self.thumbs:
            thumb.setChecked(thumb.sample.key == key)

    def make_stop(self, stop: Thumb) -> None:
        """Make one picture the one that the Tab key goes to."""
        for thumb in self.thumbs:
            policy = Qt.FocusPolicy.StrongFocus if thumb is stop else Qt.FocusPolicy.ClickFocus
            thumb.setFocusPolicy(policy)

    def go(self, start: Thumb, step: int) -> None:
        """Move the focus along the row."""
        index = self.thumbs.index(start) + step
        self.thumbs[index % len(self.thumbs)].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Begin to load the pictures once the window has been painted without them."""
        if self._waiting and not self._timer.isActive():
            self._timer.start(0)

    def _load_next(self) -> None:
        # One in a turn of the event loop, so that no turn takes long.
        self._waiting.pop(0).load()
        if not self._waiting:
            self._timer.stop()

    def _clicked(self) -> None:
        thumb = self.sender()
        if isinstance(thumb, Thumb):
            self.chosen.emit(thumb.sample)


class Thumb(QAbstractButton):
    """One sample picture."""

    def __init__(self, sample: Sample, strip: SampleStrip) -> None:
        super().__init__(strip)
        self.sample = sample
        self._strip = strip
        self._picture = QPixmap()
        self._reached_by_key = False
        title = translated(sample.title)
        self.setCheckable(True)
        self.setToolTip(title)
        self.setAccessibleName(tr("Sample picture: {title}", title=title))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(scaled(48))

    def nextCheckState(self) -> None:
        """Leave the mark where it is: it shows what is on the desk; a click is only a wish."""

    def loaded(self) -> bool:
        """Return whether there is a picture to show."""
        return not self._picture.isNull()

    def load(self) -> None:
        """Read the file at about the size that it is shown at."""
        reader = QImageReader(str(self.sample.path))
        full = reader.size()
        if full.isValid():
            side = round(scaled(48) * self.devicePixelRatioF())
            reader.setScaledSize(
                full.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            )
        self._picture = QPixmap.fromImage(reader.read())
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square's room; the row makes it wider or narrower."""
        return QSize(scaled(HEIGHT), scaled(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest that can still be told apart."""
        return QSize(scaled(16), scaled(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the row with the arrows; choose with Enter and Space."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            forward = _STEPS[key] * (-1 if self.isRightToLeft() else 1)
            self._strip.go(self, forward)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Become the stop of the Tab key."""
        self._strip.make_stop(self)
        self._reached_by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, cut to the tile, and the mark of the present one."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        tile = QRectF(self.rect())
        if self.isChecked():
            tile.adjust(3, 3, -3, -3)
        outline = QPainterPath()
        outline.addRoundedRect(tile, 3, 3)
        painter.fillPath(outline, t.track)
        if self.loaded():
            painter.save()
            painter.setClipPath(outline)
            whole = QRectF(self._picture.rect())
            fit = max(tile.width() / whole.width(), tile.height() / whole.height())
            part = QRectF(0, 0, tile.width() / fit, tile.height() / fit)
            part.moveCenter(whole.center())
            painter.drawPixmap(tile, self._picture, part)
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        focused = self.hasFocus() and self._reached_by_key
        if self.isChecked() or focused or self.underMouse():
            # The mark of the present picture and the place of the keyboard are two things.
            ring = t.text if focused else t.accent
            painter.setPen(QPen(ring, 2 if self.isChecked() or focused else 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
