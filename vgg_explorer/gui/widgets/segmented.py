"""One choice out of a few, all of them in sight."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)

from vgg_explorer.gui import theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent

_ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


@dataclass(frozen=True, slots=True)
class Option:
    """One choice; what cannot be chosen says why in its tool tip."""

    key: str
    text: str
    enabled: bool = True
    tooltip: str = ""
    icon: str = ""
    """The name of an icon that is shown instead of the text."""


class Segmented(QWidget):
    """An exclusive choice as one joined row of buttons.

    Parameters
    ----------
    options
        The choices, in order; `set_options` exchanges them.
    tall
        32 px for a tool bar, instead of 24 px for a form.
    """

    chosen = Signal(str)
    """The user chose another key; not emitted by `set_current`."""

    def __init__(
        self, options: Iterable[Option] = (), parent: QWidget | None = None, *, tall: bool = False
    ) -> None:
        super().__init__(parent)
        self._tall = tall
        self._segments: list[_Segment] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_options(options)

    def set_options(self, options: Iterable[Option]) -> None:
        """Exchange the choices; the current one stays if it is still among them."""
        options = tuple(options)
        if len(options) == len(self._segments) and all(
            replace(option, tooltip="", enabled=True)
            == replace(segment.option, tooltip="", enabled=True)
            for option, segment in zip(options, self._segments, strict=True)
        ):
            # Other buttons would forget a press, and close the tool tip that is being read.
            for option, segment in zip(options, self._segments, strict=True):
                segment.show_option(option)
            self.set_current(self.current())
            return
        before = self.current()
        had_focus = any(segment.hasFocus() for segment in self._segments)
        for segment in self._segments:
            self._row.removeWidget(segment)
            segment.hide()
            segment.deleteLater()
        # The Tab key finds new segments where the row is, not behind everything made before them.
        neighbour = self._segments[-1] if self._segments else self.previousInFocusChain()
        self._segments = [_Segment(option, self, tall=self._tall) for option in options]
        for segment in self._segments:
            segment.clicked.connect(self._clicked)
            self._row.addWidget(segment)
            if neighbour is not None:
                QWidget.setTabOrder(neighbour, segment)
            neighbour = segment
        self.set_current(before)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def options(self) -> tuple[Option, ...]:
        """Return the choices."""
        return tuple(segment.option for segment in self._segments)

    def current(self) -> str | None:
        """Return the key of the choice, or None where there is none yet."""
        return next((s.option.key for s in self._segments if s.isChecked()), None)

    def set_current(self, key: str | None) -> None:
        """Show a choice without emitting `chosen`; an unknown key shows none."""
        for segment in self._segments:
            segment.setChecked(segment.option.key == key)
        # One stop for the Tab key; within it the arrows move, as in a group of radio buttons.
        stop = next((s for s in self._segments if s.isChecked() and s.isEnabled()), None)
        stop = stop or next((s for s in self._segments if s.isEnabled()), None)
        for segment in self._segments:
            segment.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if segment is stop else Qt.FocusPolicy.ClickFocus
            )
        if stop is not None:
            self.setFocusProxy(stop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice with the arrows, Home and End, past what is disabled."""
        open_ones = [s for s in self._segments if s.isEnabled()]
        if not open_ones:
            super().keyPressEvent(event)
            return
        at = next((i for i, s in enumerate(open_ones) if s.isChecked()), -1)
        key = Qt.Key(event.key())
        if key in _ARROWS:
            at = min(len(open_ones) - 1, max(0, at + _ARROWS[key]))
        elif key == Qt.Key.Key_Home:
            at = 0
        elif key == Qt.Key.Key_End:
            at = len(open_ones) - 1
        else:
            super().keyPressEvent(event)
            return
        self._choose(open_ones[at])

    def _clicked(self) -> None:
        segment = self.sender()
        if isinstance(segment, _Segment):
            self._choose(segment)

    def _choose(self, segment: _Segment) -> None:
        key = segment.option.key
        changed = key != self.current()
        self.set_current(key)
        segment.setFocus(Qt.FocusReason.OtherFocusReason)
        if changed:
            self.chosen.emit(key)


class _Segment(QToolButton):
    """One button of the row; the row decides which one is checked."""

    def __init__(self, option: Option, parent: Segmented, *, tall: bool) -> None:
        super().__init__(parent)
        self.show_option(option)
        self._tall = tall
        self.setText(option.text)
        self.setAccessibleName(option.text)
        self.setCheckable(True)
        self.setEnabled(option.enabled)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_option(self, option: Option) -> None:
        """Take another tool tip, and whether it can be chosen; the rest stays."""
        self.option = option
        self.setEnabled(option.enabled)
        self.setToolTip(option.tooltip or (option.text if option.icon else ""))

    def sizeHint(self) -> QSize:
        """Return room for the text in bold, so that a choice moves nothing."""
        scale = theme.scale()
        height = round((32 if self._tall else 24) * scale)
        if self.option.icon:
            return QSize(height, height)
        padding = round((12 if self._tall else 8) * scale)
        bold = QFontMetrics(theme.font(12, 600)).horizontalAdvance(self.option.text)
        return QSize(bold + 2 * padding, height)

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: half a word is no choice."""
        return self.sizeHint()

    def nextCheckState(self) -> None:
        """Leave the check mark to the row."""

    def event(self, event: QEvent) -> bool:
        """Let the row have the arrow keys, which a button would use to move the focus."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (*_ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End)
        ):
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw this part of the row: only its two ends are round."""
        t = theme.tokens()
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        row = self.parentWidget()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The outline is the whole row's, of which this button shows its part.
        whole = QRectF(-self.x(), 0, row.width() if row else self.width(), self.height())
        outline = QPainterPath()
        outline.addRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.fillPath(outline, t.field)
        hovered = self.isEnabled() and self.underMouse()
        ground = t.accent_bg if self.isChecked() else t.hover if hovered else None
        if ground is not None:
            painter.save()
            painter.setClipPath(outline)
            painter.fillRect(self.rect(), ground)
            painter.restore()
        painter.setPen(QPen(t.line, 1))
        painter.drawPath(outline)
        if self.x() > 0:
            painter.drawLine(QPointF(0.5, 1), QPointF(0.5, self.height() - 1))
        self._draw_face(painter, t)
        if option.state & QStyle.StateFlag.State_KeyboardFocusChange and self.hasFocus():
            painter.setPen(QPen(t.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 3, 3)
        painter.end()

    def _draw_face(self, painter: QPainter, t: theme.Tokens) -> None:
        colour = t.accent if self.isChecked() else t.text_2
        if not self.isEnabled():
            colour = t.text_3
            painter.setOpacity(0.7)
        if self.option.icon:
            side = round(16 * theme.scale())
            box = QRect(0, 0, side, side)
            box.moveCenter(self.rect().center())
            role = "accent" if self.isChecked() else "text_2"
            theme.icon(self.option.icon, role).paint(
                painter,
                box,
                mode=QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled,
            )
        else:
            painter.setPen(colour)
            painter.setFont(theme.font(12, 600 if self.isChecked() else 400))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.option.text)
        painter.setOpacity(1)
