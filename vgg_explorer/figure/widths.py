"""How wide a text is, near enough to keep labels apart, without a font at hand.

The widths, in thirty-seconds of the size, are those of the wider interface fonts (DejaVu Sans,
Verdana a little wider, Inter, Segoe UI and Helvetica narrower), so a text is rather shorter than
estimated.
"""

from __future__ import annotations

from vgg_explorer.figure.model import Role

WEIGHTS: dict[Role, int] = {"letter": 700, "repeat": 600, "problem": 600}
"""Of labels that are not of weight 400."""

BUBBLE = (8.0, 5.0)
"""What the bubble of a problem adds on either side, and above and below."""

ROUND = 4.0
"""The radius of its corners."""

ASCENT = 0.78
DESCENT = 0.22
"""Above and below the base line, in sizes."""

_WIDE = (
    dict.fromkeys("ABCDEFGHKLNOPQRSUVXYZ<>+=~", 25)
    | dict.fromkeys("mMwW%@", 30)
    | dict.fromkeys("fijlrtI.,:;'!|()[] -", 13)
)
_NORMAL = 20
_FULL = 32
_BOLD = 1.1


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text; characters of East Asian scripts are square."""
    parts = (_FULL if ord(c) >= 0x2E80 else _WIDE.get(c, _NORMAL) for c in text)
    return sum(parts) * size / 32 * (_BOLD if bold else 1.0)
