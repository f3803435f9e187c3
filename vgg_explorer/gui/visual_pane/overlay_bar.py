"""Whether the large channel lies over the picture, and how much of it shows through."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSlider, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session.events import WallChanged

if TYPE_CHECKING:
    from vgg_explorer.session.wall import Wall


class OverlayBar(QWidget):
    """A check box and a slider."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self.over = QCheckBox(tr("Over the picture"), self)
        self.over.setToolTip(tr("Lay the map over the part of the picture that the network saw"))
        self.opacity = QSlider(Qt.Orientation.Horizontal, self)
        self.opacity.setRange(0, 100)
        self.opacity.setPageStep(10)
        self.opacity.setAccessibleName(tr("Opacity of the map"))
        self.opacity.setToolTip(tr("Opacity of the map"))
        self.percent = QLabel(self)
        self.percent.setProperty("role", "hint")
        self.percent.setFixedWidth(self.percent.fontMetrics().horizontalAdvance("100 %") + 2)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(8 * theme.scale()))
        row.addWidget(self.over)
        row.addWidget(self.opacity, 1)
        row.addWidget(self.percent)
        self.over.toggled.connect(self._toggled)
        self.opacity.valueChanged.connect(self._moved)

    def show_wall(self, wall: Wall) -> None:
        """Show the choices."""
        with QSignalBlocker(self.over), QSignalBlocker(self.opacity):
            self.over.setChecked(wall.overlay)
            self.opacity.setValue(wall.opacity)
        self.opacity.setEnabled(wall.overlay)
        self.percent.setText(f"{wall.opacity} %")
        self.percent.setEnabled(wall.overlay)

    def _toggled(self, over: bool) -> None:
        self._dispatch(WallChanged("overlay", over))

    def _moved(self, opacity: int) -> None:
        self._dispatch(WallChanged("opacity", opacity))
