"""Says that parts of the network are switched off, so that nobody forgets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from vgg_explorer.arch.ablation import Ablation, told
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class AblationNote(QWidget):
    """How much is off or scaled, in a frame, and a button that makes the network whole again.

    It is hidden where nothing is.
    """

    reset_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ElidedLabel("error", self)
        self.reset = QPushButton(tr("Reset"), self)
        self.reset.setProperty("kind", "flat")
        self.reset.setToolTip(tr("Switch everything on again"))
        self.reset.setAccessibleName(tr("Reset ablation"))
        self.reset.clicked.connect(self.reset_requested)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        scale = theme.scale()
        row = QHBoxLayout(self)
        row.setContentsMargins(round(8 * scale), 0, round(2 * scale), 0)
        row.setSpacing(round(4 * scale))
        row.addWidget(self.words, 1)
        row.addWidget(self.reset)
        self.hide()

    def show_ablation(self, ablation: Ablation) -> None:
        """Say how much is changed; the tool tip names the layers."""
        said = told(ablation)
        self.setVisible(said is not None)
        if said is not None:
            self.words.show_words(translated(said), details(ablation))
            self.setAccessibleName(translated(said))
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for the words and the button."""
        return QSize(super().sizeHint().width(), round(24 * theme.scale()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.error, 1))
        painter.setBrush(t.error_bg)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()


def details(ablation: Ablation, most: int = 12) -> str:
    """Return what is changed, layer by layer."""
    lines = []
    for layer, scaling in ablation.layers:
        parts = [] if scaling.layer == 1 else [tr("all × {factor}", factor=f"{scaling.layer:g}")]
        parts += [f"{channel} × {factor:g}" for channel, factor in scaling.channels[:most]]
        if len(scaling.channels) > most:
            parts.append("…")
        lines.append(f"{layer}: {', '.join(parts)}")
    return "\n".join(lines[:most] + ["…"] * (len(lines) > most))
