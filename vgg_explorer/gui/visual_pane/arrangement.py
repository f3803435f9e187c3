"""How pages lie that have a strip of controls above a stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vgg_explorer.gui import theme

_SIDES = (16, 6, 16, 8)
_LEAST = 120
"""Pixels of the design: around the strip, and the height of a stage that still shows something."""


def above_stage(
    page: QWidget, strip: Iterable[QWidget], stage: QWidget, below: Iterable[QWidget] = ()
) -> None:
    """Lay out a page: parts in a strip, a rule, the stage, and what lies below it."""
    scale = theme.scale()
    ground = QWidget(page)
    inner = QVBoxLayout(ground)
    inner.setContentsMargins(*(round(side * scale) for side in _SIDES))
    inner.setSpacing(round(6 * scale))
    for part in strip:
        inner.addWidget(part)
    rule = QFrame(page)
    rule.setProperty("role", "rule")
    stage.setMinimumHeight(round(_LEAST * scale))
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(ground)
    column.addWidget(rule)
    column.addWidget(stage, 1)
    for part in below:
        column.addWidget(part)


def side_by_side(stage: QWidget, *parts: tuple[QWidget, int]) -> None:
    """Lay out a stage: parts beside each other, each with its share of the room."""
    row = QHBoxLayout(stage)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(round(8 * theme.scale()))
    for part, share in parts:
        row.addWidget(part, share)


def one_of(tab: QWidget, *pages: QWidget) -> QStackedWidget:
    """Let a tab show one of its pages at a time, the first one to begin with."""
    stack = QStackedWidget(tab)
    for page in pages:
        stack.addWidget(page)
    whole = QVBoxLayout(tab)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(stack)
    return stack


def listen(page: QWidget, keys: Sequence[tuple[str, Callable[[], None]]]) -> None:
    """Let keys do something wherever in a page the keyboard is."""
    for sequence, act in keys:
        shortcut = QShortcut(QKeySequence(sequence), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
