"""The guide to the cfg language: one page, beside the window while one works."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr


class Guide(QDialog):
    """A window of its own that does not stand in the way."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Guide to the cfg language"))
        self.setModal(False)
        self.resize(560, 640)
        self._page = QTextBrowser(self)
        self._page.setFrameShape(QTextBrowser.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._page)
        theme.notifier.changed.connect(self._write)
        self._write()

    def _write(self) -> None:
        t = theme.tokens()
        mono = theme.mono_font().family()
        rows = "".join(
            f"<tr><td style='padding: 4px 16px 4px 0; white-space: nowrap; color: "
            f'{t.cfg_string.name()}; font-family: "{mono}"\'>{escape(entry)}</td>'
            f"<td style='padding: 4px 0'>{escape(meaning)}</td></tr>"
            for entry, meaning in _entries()
        )
        self._page.setHtml(
            f"<p>{escape(_opening())}</p><table cellspacing='0'>{rows}</table>"
            f"<p>{escape(_closing())}</p>"
        )


def _opening() -> str:
    return tr(
        "A network is a list, written as torchvision writes it or without brackets and quotes. "
        "Each entry is a layer:"
    )


def _closing() -> str:
    return tr(
        "The classifier is a list of its own: numbers are fully connected layers with their "
        "activation. The last layer, to the classes, comes by itself. Letters of options can be "
        "combined: '256k5s2g2'."
    )


def _entries() -> tuple[tuple[str, str], ...]:
    return (
        ("64", tr("3x3 convolution to 64 channels, stride 1, padding 1, and its activation")),
        ("'96k11s4p0'", tr("the same with kernel 11, stride 4 and padding 0")),
        ("'256k1'", tr("1x1 convolution, as in VGG-C")),
        ("'256g2', '256d2'", tr("two groups; dilation 2")),
        ("'M', 'Mk3s2'", tr("max pooling 2x2, or 3x3 with stride 2; p1 padding, c ceil mode")),
        ("'A', 'Ak3s2'", tr("average pooling")),
        (
            "'L'",
            tr(
                "local response normalisation (size 5, alpha 1e-4, beta 0.75, k 2); torch divides "
                "alpha by the size, the paper of 2012 does not"
            ),
        ),
        ("'D', 'D0.3'", tr("dropout with probability 0.5, or as given")),
        ("'N96k11s4p0'", tr("NiN block: that convolution, then two 1x1 to as many channels")),
        ("'R', 'S'", tr("a bare activation; a softmax, for the output list")),
    )
