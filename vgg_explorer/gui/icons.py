"""One-colour SVG drawings, tinted for the theme.

An icon engine of our own would follow the theme by itself, but one written in Python crashed when
Qt cloned it, and what its sizes mean differs between Qt versions. So icons are plain pixmaps, and
`retint` exchanges them where they are shown when the theme changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from vgg_explorer.paths import resource

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

_SIZES = (16, 24, 32)
"""Pixels: the 16 px box of the drawings on screens with a ratio of 1, 1.5 and 2."""

_APP_SIZES = (16, 24, 32, 48, 64, 128, 256)


def tinted(
    name: str, normal: QColor, checked: QColor, disabled: QColor, *, lead: bool = False
) -> QIcon:
    """Return ``resources/icons/<name>.svg`` in three colours, for its three conditions.

    With ``lead`` there is room behind the drawing, for a text that follows.
    """
    drawing = resource("icons", f"{name}.svg").read_text("utf-8")
    made = QIcon()
    for colour, mode, state in (
        (normal, QIcon.Mode.Normal, QIcon.State.Off),
        (checked, QIcon.Mode.Normal, QIcon.State.On),
        (disabled, QIcon.Mode.Disabled, QIcon.State.Off),
    ):
        for pixmap in _draw(drawing.replace("currentColor", colour.name()), _SIZES, lead):
            made.addPixmap(pixmap, mode, state)
    return made


def coloured(name: str) -> QIcon:
    """Return a drawing that has colours of its own."""
    made = QIcon()
    for pixmap in _draw(resource("icons", f"{name}.svg").read_text("utf-8"), _APP_SIZES, False):
        made.addPixmap(pixmap)
    return made


def retint(app: QApplication, again: Callable[[QIcon], QIcon | None]) -> None:
    """Exchange the icons of every button and action there is.

    Parameters
    ----------
    app
        The program.
    again
        Gives the icon that takes an icon's place, or None for one that stays.
    """
    holders: set[QAbstractButton | QAction] = set()
    for widget in app.allWidgets():
        if isinstance(widget, QAbstractButton):
            holders.add(widget)
        holders.update(widget.actions())
        holders.update(
            widget.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly)
        )
    for holder in holders:
        # Qt makes actions of its own, and one of them may stand where a deleted one of ours stood;
        # PySide then answers with the dead wrapper. Those carry none of our icons.
        if not isValid(holder):
            continue
        icon = again(holder.icon())
        if icon is not None:
            holder.setIcon(icon)


def _draw(drawing: str, sizes: tuple[int, ...], lead: bool) -> list[QPixmap]:
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    drawn = []
    for size in sizes:
        pixmap = QPixmap(size + size // 4 * lead, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        drawn.append(pixmap)
    return drawn
