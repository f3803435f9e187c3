"""Colours for cfg text: each entry in the colour of its kind, and readable on the field."""

from __future__ import annotations

import functools
import re

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.spec import ListName
from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets.painting import mixed

_WORD = re.compile(r"(?P<note>#.*)|(?P<entry>['\"]?[A-Za-z0-9_.]+['\"]?)|(?P<mark>[^\s\w])")
_READABLE = 4.5
"""The contrast that text needs."""

_LETTERS = {
    "M": Kind.MAX_POOL,
    "A": Kind.AVG_POOL,
    "L": Kind.LRN,
    "D": Kind.DROPOUT,
    "N": Kind.CONV,
    "R": Kind.ACTIVATION,
    "S": Kind.SOFTMAX,
}
_POOLS = {Kind.MAX_POOL, Kind.AVG_POOL}


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as WCAG defines it, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ink_of(kind: Kind) -> QColor:
    """Return a kind's colour, mixed with that of text until it can be read on a field."""
    t = theme.tokens()
    return QColor(_ink(kind.value, t.dark))


@functools.cache
def _ink(kind: str, dark: bool) -> str:
    t = theme.DARK if dark else theme.LIGHT
    if kind in _POOLS:
        return t.cfg_string.name()
    fill = theme.kind_style(kind).fill
    shares = (share / 20 for share in range(21))
    inks = (mixed(fill, t.text, share) for share in shares)
    return next(ink.name() for ink in inks if contrast(ink, t.field) >= _READABLE)


def _luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class CfgHighlighter(QSyntaxHighlighter):
    """Colours a cfg list.

    Parameters
    ----------
    which
        The list: numbers are channels or units.
    document
    """

    def __init__(self, which: ListName, document: QTextDocument) -> None:
        super().__init__(document)
        self._number = Kind.CONV if which == "features" else Kind.LINEAR
        self._plain = False

    def set_plain(self, plain: bool) -> None:
        """Show no colours where the field cannot be used."""
        if plain != self._plain:
            self._plain = plain
            self.rehighlight()

    def highlightBlock(self, line: str) -> None:
        """Colour one line."""
        t = theme.tokens()
        if self._plain:
            return
        for match in _WORD.finditer(line):
            made = QTextCharFormat()
            made.setForeground(t.text_3)
            if match["entry"] is not None:
                body = match["entry"].strip("'\"")
                kind = self._number if body[:1].isdigit() else _LETTERS.get(body[:1])
                made.setForeground(t.text if kind is None else ink_of(kind))
            start = _units(line[: match.start()])
            self.setFormat(start, _units(match[0]), made)


def _units(words: str) -> int:
    """Return a length as Qt counts it: some characters are two units."""
    return len(words) + sum(character > "\uffff" for character in words)
