"""The card of a variant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane.compare import words
from vgg_explorer.gui.visual_pane.compare.card_menu import KEYS, card_menu
from vgg_explorer.gui.visual_pane.compare.card_name import CardName
from vgg_explorer.gui.visual_pane.compare.diff_view import DiffView
from vgg_explorer.gui.visual_pane.compare.figures_view import FiguresView
from vgg_explorer.gui.visual_pane.compare.letter import Letter
from vgg_explorer.gui.visual_pane.compare.thumbnail import Thumbnail
from vgg_explorer.gui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPaintEvent

    from vgg_explorer.gui.visual_pane.compare.contest import Contestant

_HEADER, _SIDE = 40, 12


class Card(QWidget):
    """Shows one variant and says what the user wants of it.

    Signals
    -------
    wanted(int, str)
        The number of the variant, and one of ``'edit'``, ``'remove'``, ``'left'``, ``'right'``,
        ``'baseline'``, ``'previous'``, ``'next'``, ``'measure'``.
    renamed(int, str)
    dragged(int, QPoint), dropped(int)
        Its header follows the mouse, and is let go.
    """

    wanted = Signal(int, str)
    renamed = Signal(int, str)
    dragged = Signal(int, QPoint)
    dropped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one: Contestant | None = None
        self._count = 1
        self._press: QPoint | None = None
        self._carried = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.letter = Letter(self)
        self.name = CardName(self)
        self.name.renamed.connect(self._renamed)
        self._standing = QLabel(self)
        self._standing.setProperty("role", "hint")
        self.more = _button("settings", tr("What can be done with it"), self)
        self.more.clicked.connect(self._open_menu)
        self.close_button = _button("close", tr("Remove from the comparison"), self)
        self.close_button.clicked.connect(self._close)
        self._problem = ElidedLabel("error", self)
        self.thumbnail = Thumbnail(self)
        self._title, self._changes = QLabel(self), QLabel(self)
        self._title.setProperty("role", "heading")
        self._changes.setProperty("role", "hint")
        self.diff = DiffView(self)
        self.options = QLabel(self)
        self.options.setWordWrap(True)
        self.options.setTextFormat(Qt.TextFormat.PlainText)
        self.figures = FiguresView(self)
        self.measure = QPushButton(theme.icon("clock", lead=True), "", self)
        self.measure.setProperty("kind", "flat")
        self.measure.clicked.connect(self._measure)
        self._arrange()

    def _arrange(self) -> None:
        scale = theme.scale()
        side = round(_SIDE * scale)
        header = QHBoxLayout()
        header.setContentsMargins(side, 0, round(6 * scale), 0)
        header.setSpacing(round(8 * scale))
        header.addWidget(self.letter)
        header.addWidget(self.name, 1)
        header.addWidget(self._standing)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.more)
        buttons.addWidget(self.close_button)
        header.addLayout(buttons)
        top = QWidget(self)
        top.setLayout(header)
        top.setFixedHeight(round(_HEADER * scale))
        heading = QHBoxLayout()
        heading.addWidget(self._title)
        heading.addStretch(1)
        heading.addWidget(self._changes)
        body = QVBoxLayout()
        body.setContentsMargins(side, round(8 * scale), side, round(8 * scale))
        body.setSpacing(round(2 * scale))
        body.addWidget(self._problem)
        body.addSpacing(round(2 * scale))
        body.addLayout(heading)
        body.addWidget(self.diff)
        body.addWidget(self.options)
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self.thumbnail)
        whole.addLayout(body)
        whole.addStretch(1)
        whole.addWidget(self.figures)
        whole.addWidget(self.measure, 0, Qt.AlignmentFlag.AlignLeft)

    def number(self) -> int:
        """Return the number of its variant."""
        return self._one.variant.number if self._one is not None else -1

    def show_variant(self, one: Contestant, first: Contestant, count: int) -> None:
        """Show a variant beside A, of so many."""
        self._one, self._count = one, count
        self.letter.show_place(one.place)
        self.name.show_name(one.name)
        self._standing.setText(_standing(one))
        self._standing.setVisible(bool(_standing(one)))
        # The network on the desk always takes part.
        self.close_button.setVisible(not one.variant.live)
        problem = one.analysis.problem
        self._problem.setVisible(problem is not None)
        if problem is not None:
            said = f"{translated(problem.what)} {translated(problem.hint)}"
            self._problem.show_words(words.broken(one.analysis), said)
        is_first = one is first
        self._title.setText(tr("cfg") if is_first else tr("cfg, changes to A"))
        entries = len(one.spec.features) + len(one.spec.classifier) + len(one.spec.output)
        counted = tr("{n} entries", n=entries) if is_first else words.changes(one.diff)
        self._changes.setText(counted if is_first else words.signs(one.diff))
        self._changes.setToolTip(counted)
        self.diff.show_diff(one.diff, one.spec)
        self._show_options(one, is_first=is_first)
        self.figures.show_figures(one, first)
        self.measure.setVisible(one.timing in {"missing", "running"})
        self.measure.setEnabled(one.timing == "missing")
        running = one.timing == "running"
        self.measure.setText(tr("Measuring ...") if running else tr("Measure time"))
        self.setAccessibleName(
            tr("Variant {letter}, {name}, {standing}").format(
                letter=one.letter, name=one.name, standing=_standing(one) or counted
            )
        )

    def _show_options(self, one: Contestant, *, is_first: bool) -> None:
        if is_first:
            said = words.options(one.spec)
        else:
            said = "\n".join(words.option_change(delta) for delta in one.diff.options)
        self.options.setText(said)
        self.options.setVisible(bool(said))
        t = theme.tokens()
        palette = self.options.palette()
        palette.setColor(self.options.foregroundRole(), t.text_2 if is_first else t.accent)
        self.options.setPalette(palette)
        self.options.setFont(theme.font(11.5, 400 if is_first else 600))

    def set_width(self, width: int) -> None:
        """Take a width; the height follows."""
        self.setFixedWidth(width)
        inner = width - 2 - 2 * round(_SIDE * theme.scale())
        self.diff.setFixedHeight(self.diff.heightForWidth(inner))
        self.options.setFixedHeight(max(self.options.heightForWidth(inner), 0))

    def menu(self) -> QMenu:
        """Return what can be done with the variant."""
        assert self._one is not None, "a card always shows a variant"
        menu = card_menu(self._one, self._count, self)
        menu.triggered.connect(self._triggered)
        return menu

    def do(self, what: str) -> None:
        """Do what a key or the menu says."""
        if what == "rename":
            self.name.edit()
        elif self._one is not None:
            self.wanted.emit(self.number(), what)

    def _triggered(self, action: QAction) -> None:
        self.do(str(action.data()))

    def _open_menu(self) -> None:
        self._pop_up(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _pop_up(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _close(self) -> None:
        self.do("remove")

    def _measure(self) -> None:
        self.do("measure")

    def _renamed(self, name: str) -> None:
        self.renamed.emit(self.number(), name)

    # Qt events

    def sizeHint(self) -> QSize:
        """Return what its parts need."""
        return self._whole.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what `KEYS` says."""
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        what = KEYS.get((Qt.Key(event.key()), ctrl)) if ctrl or plain else None
        if what is None:
            super().keyPressEvent(event)
        else:
            self.do(what)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu."""
        by_key = event.reason() == event.Reason.Keyboard
        self._pop_up(self.mapToGlobal(QPoint(8, 8)) if by_key else event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus; the header can be dragged."""
        if event.button() == Qt.MouseButton.LeftButton:
            in_header = event.position().y() < round(_HEADER * theme.scale())
            self._press = event.globalPosition().toPoint() if in_header else None
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag once the mouse has gone far enough."""
        if self._press is None:
            return
        now = event.globalPosition().toPoint()
        far = (now - self._press).manhattanLength() >= QApplication.startDragDistance()
        if far or self._carried:
            self._carried = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self.number(), now)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Drop."""
        self._press = None
        if self._carried:
            self._carried = False
            self.unsetCursor()
            self.dropped.emit(self.number())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename where the name is."""
        if self.name.geometry().contains(event.position().toPoint()):
            self._press = None
            self.name.edit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take it away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, header and outline."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(t.accent if self.hasFocus() else t.line, 1))
        painter.setBrush(t.panel)
        painter.drawRoundedRect(box, 4, 4)
        high = round(_HEADER * theme.scale())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(1, 2, self.width() - 2, high - 1, t.raised)
        painter.fillRect(1, high, self.width() - 2, 1, t.line_soft)
        painter.end()


def _standing(one: Contestant) -> str:
    if one.variant.live:
        return tr("baseline, on the desk") if one.place == 0 else tr("on the desk")
    return tr("baseline") if one.place == 0 else ""


def _button(icon: str, title: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setIcon(theme.icon(icon, "text_3"))
    side = round(14 * theme.scale())
    button.setIconSize(QSize(side, side))
    button.setToolTip(title)
    button.setAccessibleName(title)
    return button
