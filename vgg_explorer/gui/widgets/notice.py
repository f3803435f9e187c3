"""Messages that wait in a corner instead of stopping the work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent

Level = Literal["info", "ok", "warning", "error"]

_ICONS = {"info": "info", "ok": "check", "warning": "alert", "error": "alert"}
_ROLES = {"info": "accent", "ok": "ok", "warning": "validation", "error": "error"}
_IN_SIGHT = 4
"""Cards at a time; a flood of messages must not cover the window."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a card says: what happened, what to do about it, and what can be done at once."""

    level: Level
    what: str
    hint: str = ""
    buttons: tuple[tuple[str, str], ...] = ()
    """Key and text of each."""
    details: str = ""


class NoticeBar(QWidget):
    """A stack of notices, the newest at the bottom.

    Parameters
    ----------
    parent
        Floats over its lower right corner, and follows it.
    floating
        False makes it an ordinary widget for a layout.
    """

    action = Signal(int, str)
    """A button of a notice was pressed: the notice's number and the button's key."""
    dismissed = Signal(int)
    """The user closed the notice of this number, or its time was over."""

    def __init__(self, parent: QWidget | None = None, *, floating: bool = True) -> None:
        super().__init__(parent)
        self._cards: dict[int, _Card] = {}
        self._next = 1
        self._bottom = round(40 * theme.scale())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._more = QLabel()
        self._more.setProperty("role", "hint")
        # It lies over whatever the window shows there.
        self._more.setAutoFillBackground(True)
        self._more.setContentsMargins(6, 2, 6, 2)
        self._more.hide()
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignRight)
        self._over = parent if floating else None
        if self._over is not None:
            self._over.installEventFilter(self)
        self.hide()

    def show_notice(self, notice: Notice, *, lasts_ms: int = 0) -> int:
        """Show a notice and return its number; one that is there already is counted up.

        Parameters
        ----------
        notice
            What to say.
        lasts_ms
            After how many milliseconds it goes by itself; 0 leaves it to the user.
        """
        for number, card in self._cards.items():
            if card.notice == notice:
                card.repeat(lasts_ms)
                self._arrange()
                return number
        number, self._next = self._next, self._next + 1
        card = _Card(number, notice, self)
        card.pressed.connect(self.action)
        card.closed.connect(self._closed)
        card.resized.connect(self._arrange)
        self._cards[number] = card
        self._column.addWidget(card)
        card.lasts(lasts_ms)
        self._arrange()
        QAccessible.updateAccessibility(QAccessibleEvent(card, QAccessible.Event.Alert))
        return number

    def dismiss(self, number: int) -> None:
        """Take a notice away without emitting `dismissed`; an unknown number does nothing."""
        card = self._cards.pop(number, None)
        if card is not None:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
            self._arrange()

    def clear(self) -> None:
        """Take all notices away."""
        for number in list(self._cards):
            self.dismiss(number)

    def notices(self) -> dict[int, Notice]:
        """Return the notices there are, by their numbers, the oldest first."""
        return {number: card.notice for number, card in self._cards.items()}

    def count_of(self, number: int) -> int:
        """Return how often a notice was given."""
        return self._cards[number].count

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner when the parent changes its size."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def _closed(self, number: int) -> None:
        self.dismiss(number)
        self.dismissed.emit(number)

    def _arrange(self) -> None:
        cards = list(self._cards.values())
        for card in cards[:-_IN_SIGHT]:
            card.hide()
        for card in cards[-_IN_SIGHT:]:
            card.show()
        hidden = max(0, len(cards) - _IN_SIGHT)
        self._more.setText(tr("{count} more", count=hidden))
        self._more.setVisible(hidden > 0)
        self.setVisible(bool(cards))
        if self._over is None or not cards:
            return
        margin = round(16 * theme.scale())
        width = min(round(380 * theme.scale()), self._over.width() - 2 * margin)
        self._column.invalidate()
        height = min(self._column.totalHeightForWidth(width), self._over.height())
        left = self._over.width() - margin - width
        self.setGeometry(left, self._over.height() - self._bottom - height, width, height)
        self.raise_()


class _Card(QFrame):
    pressed = Signal(int, str)
    closed = Signal(int)
    resized = Signal()

    def __init__(self, number: int, notice: Notice, parent: NoticeBar) -> None:
        super().__init__(parent)
        self.notice = notice
        self.count = 1
        self._number = number
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(notice.what)
        self.setAccessibleDescription(notice.hint)
        self._what = QLabel()
        self._what.setProperty("role", "heading")
        self._what.setTextFormat(Qt.TextFormat.PlainText)
        self._what.setWordWrap(True)
        close = QToolButton()
        close.setIcon(theme.icon("close"))
        close.setToolTip(tr("Close"))
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(self._close)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._what, 1)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column = self._column = QVBoxLayout(self)
        left = round(40 * theme.scale())
        column.setContentsMargins(left, 8, 8, 12)
        column.setSpacing(4)
        column.addLayout(top)
        if notice.hint:
            hint = QLabel(notice.hint)
            hint.setProperty("role", "label")
            hint.setTextFormat(Qt.TextFormat.PlainText)
            hint.setWordWrap(True)
            column.addWidget(hint)
        self._details = QPlainTextEdit(notice.details)
        self._details.setReadOnly(True)
        self._details.setFont(theme.mono_font(11))
        self._details.setFixedHeight(round(112 * theme.scale()))
        self._details.hide()
        column.addWidget(self._details)
        self._keys: dict[QPushButton, str] = {}
        if notice.buttons or notice.details:
            column.addLayout(self._button_row())
        self._say()

    def repeat(self, lasts_ms: int) -> None:
        """Count the same notice once more."""
        self.count += 1
        self._say()
        self.lasts(lasts_ms)

    def lasts(self, milliseconds: int) -> None:
        """Go after a time, or stay with 0."""
        if milliseconds > 0:
            self._timer.start(milliseconds)
        else:
            self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card with a strip and an icon in the colour of its level."""
        t = theme.tokens()
        role = _ROLES[self.notice.level]
        colour: QColor = getattr(t, role)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.fillPath(frame, t.panel)
        painter.save()
        painter.setClipPath(frame)
        painter.fillRect(QRectF(0, 0, 4, self.height()), colour)
        painter.restore()
        painter.setPen(QPen(t.line, 1))
        painter.drawPath(frame)
        side = round(16 * theme.scale())
        middle = self._what.y() + round(self.fontMetrics().height() / 2) + 4
        theme.icon(_ICONS[self.notice.level], role).paint(
            painter, round(14 * theme.scale()), middle - side // 2, side, side
        )
        painter.end()

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        for key, text in self.notice.buttons:
            button = QPushButton(text)
            button.clicked.connect(self._press)
            self._keys[button] = key
            row.addWidget(button)
        row.addStretch(1)
        if self.notice.details:
            unfold = QPushButton(tr("Details"))
            unfold.setProperty("kind", "flat")
            unfold.setCheckable(True)
            unfold.toggled.connect(self._unfold)
            row.addWidget(unfold)
        return row

    def _say(self) -> None:
        times = f" ×{self.count}" if self.count > 1 else ""
        self._what.setText(self.notice.what + times)

    def _press(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.pressed.emit(self._number, self._keys[button])

    def _unfold(self, on: bool) -> None:
        self._details.setVisible(on)
        self._column.activate()  # The stack asks for the new height at once.
        self.resized.emit()

    def _close(self) -> None:
        self.closed.emit(self._number)
