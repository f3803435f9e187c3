"""Numbers as they are read."""

from __future__ import annotations

import math


def figure(value: float, digits: int = 4, *, sign: bool = False) -> str:
    """Return a value with so many significant digits and a true minus sign.

    ``sign`` writes the plus of positive values too.
    """
    if math.isnan(value):
        return "NaN"
    words = f"{value:+.{digits}g}" if sign and value else f"{value or 0.0:.{digits}g}"
    return words.replace("-", "−").replace("inf", "∞")


def percent(share: float) -> str:
    """Return a share as a percentage with one decimal, or a dash for what is no number."""
    return f"{share * 100:.1f} %" if math.isfinite(share) else "—"
