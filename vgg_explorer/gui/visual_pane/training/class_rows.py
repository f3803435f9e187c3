"""The classes of a data set: name, counts, and a few pictures as they are and as they become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from vgg_explorer.gui import class_names, theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.theme import dp

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vgg_explorer.engine.training.records import DataReport, Example

MOST = 24
"""Classes that are listed; of more, the rest is counted."""

_NAME, _TILE, _GAP, _BELOW, _BETWEEN = 18, 32, 4, 8, 8
_EACH = 3
"""Pictures of a class, and as many changed ones."""


class ClassRows(QWidget):
    """Paints them; every picture tells its name in a tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: DataReport | None = None
        self._pictures: dict[int, list[tuple[QImage, str]]] = {}
        self._changed: dict[int, list[tuple[QImage, str]]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.notifier.changed.connect(self.update)

    def show_report(self, report: DataReport | None) -> None:
        """Show the classes of a report."""
        self._report = report
        names = report.classes if report is not None else ()
        self._pictures = _by_class(report.examples if report is not None else (), names)
        self._changed = _by_class(report.augmented if report is not None else (), names)
        self.setAccessibleName(tr("Classes and examples"))
        self.setAccessibleDescription(", ".join(self._told()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of all classes."""
        rows = len(self._listed())
        more = dp(_NAME) if self._report is not None and len(self._report.classes) > rows else 0
        return QSize(dp(120), rows * self._row() + more)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a row that is cut would say nothing."""
        return self.sizeHint()

    def _row(self) -> int:
        return dp(_NAME) + dp(_TILE) + dp(_BELOW) if self._pictures else dp(_NAME)

    def _listed(self) -> tuple[str, ...]:
        return class_names.shown(self._report.classes)[:MOST] if self._report is not None else ()

    def _told(self) -> list[str]:
        if self._report is None:
            return []
        counts = zip(self._listed(), self._report.train, self._report.validation, strict=False)
        return [f"{name}: {train} + {validation}" for name, train, validation in counts]

    def _tiles(self, label: int) -> list[tuple[QRect, QImage, str]]:
        """Return the pictures of a class with their places."""
        top = label * self._row() + dp(_NAME)
        side, step = dp(_TILE), dp(_TILE) + dp(_GAP)
        placed = []
        for at, (image, name) in enumerate(self._pictures.get(label, [])[:_EACH]):
            placed.append((QRect(at * step, top, side, side), image, name))
        start = _EACH * step + dp(_BETWEEN) - dp(_GAP)
        for at, (image, name) in enumerate(self._changed.get(label, [])[:_EACH]):
            said = tr("{name}, changed", name=name)
            placed.append((QRect(start + at * step, top, side, side), image, said))
        return placed

    def event(self, event: QEvent) -> bool:
        """Tell the name of the picture under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tiles = (t for label in range(len(self._listed())) for t in self._tiles(label))
            said = next((name for rect, _, name in tiles if rect.contains(event.pos())), "")
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, counts and pictures of each class in sight."""
        report = self._report
        if report is None:
            return
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(theme.font(11))
        for label, name in enumerate(self._listed()):
            line = QRect(0, label * self._row(), self.width(), dp(_NAME))
            if not line.adjusted(0, 0, 0, self._row()).intersects(event.rect()):
                continue
            count = f"{report.train[label]:,} + {report.validation[label]:,}"
            painter.setPen(t.text_3)
            painter.drawText(line, int(_RIGHT), count)
            room = line.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(count) - dp(8), 0)
            painter.setPen(t.text_2)
            elided = Qt.TextElideMode.ElideRight
            words = painter.fontMetrics().elidedText(name, elided, room.width())
            painter.drawText(room, int(_LEFT), words)
            for rect, image, _ in self._tiles(label):
                painter.drawImage(_within(rect, image), image)
        left_out = len(report.classes) - len(self._listed())
        if left_out:
            line = QRect(0, len(self._listed()) * self._row(), self.width(), dp(_NAME))
            painter.setPen(t.text_3)
            painter.drawText(line, int(_LEFT), tr("... and {count} more classes", count=left_out))
        painter.end()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _by_class(
    examples: tuple[Example, ...], names: tuple[str, ...]
) -> dict[int, list[tuple[QImage, str]]]:
    made: dict[int, list[tuple[QImage, str]]] = {}
    for example in examples:
        called = class_names.of_picture(example.name, names)
        made.setdefault(example.label, []).append((_image(example), called))
    return made


def _image(example: Example) -> QImage:
    pixels = example.pixels
    height, width = pixels.shape[:2]
    held = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    return held.copy()  # the bytes are not kept otherwise


def _within(rect: QRect, image: QImage) -> QRect:
    """Return the place of a picture in its square, with its own proportions."""
    size = image.size().scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
    placed = QRect(rect.topLeft(), size)
    placed.moveCenter(rect.center())
    return placed
