"""Round bodies in the light of a window on the upper left, their shadows, and leaves."""

from __future__ import annotations

import numpy as np

from sample_art.canvas import (
    Canvas,
    Colour,
    Mask,
    both,
    gradient,
    mask,
    mix,
    radial,
    rgb,
    soft,
)
from sample_art.outlines import (
    ellipse,
    path,
    shifted,
    thick,
    turned,
)

WHITE = rgb("#ffffff")


def shadow(canvas: Canvas, x: float, y: float, across: float, down: float) -> None:
    """Darken the table under a body: wide and faint, and close by."""
    wide = soft(mask(ellipse(x + across * 0.42, y + down * 0.25, across * 1.15, down)), 8)
    near = soft(mask(ellipse(x + across * 0.1, y, across * 0.72, down * 0.5)), 3)
    canvas.fill(wide, rgb("#2b1206"), 0.55)
    canvas.fill(near, rgb("#1c0a03"), 0.6)


def volume(
    canvas: Canvas,
    area: Mask,
    light: Colour,
    base: Colour,
    dark: Colour,
    x: float,
    y: float,
    size: float,
) -> None:
    """Paint a round body lit from the upper left, with light thrown back from the table."""
    stops = [(0, light), (0.38, base), (0.8, mix(base, dark, 0.75)), (1.05, dark), (1.4, dark)]
    canvas.lay(area, radial(stops, x - size * 0.38, y - size * 0.42, size * 1.45))
    canvas.shade(
        area, mix(dark, rgb("#f2b070"), 0.45), -size * 0.02, -size * 0.12, size * 0.08, 0.5
    )


def shine(
    canvas: Canvas, x: float, y: float, size: float, turn: float = -35, strength: float = 0.85
) -> None:
    """Mirror the window: a small spot within a faint halo."""
    canvas.fill(soft(mask(ellipse(x, y, size, size * 0.62, turn)), size * 0.32), WHITE, strength)
    canvas.fill(soft(mask(ellipse(x, y, size * 2.6, size * 1.8, turn)), size * 1.1), WHITE, 0.22)


def leaf(canvas: Canvas, root: tuple[float, float], length: float, turn: float) -> None:
    """Paint a leaf with its veins, from where it grows."""
    x, y = root
    shape = shifted(path("M 0 0 C 20 -26 70 -30 100 0 C 70 16 24 20 0 0 Z") * (length / 100), x, y)
    area = mask(turned(shape, root, turn))
    canvas.lay(
        area,
        gradient([(0, rgb("#7fbf4a")), (1, rgb("#2f6b2a"))], (x, y - 20), (x + length, y + 12)),
    )
    spine = shifted(path("M 0 0 C 30 -6 70 -6 100 0") * (length / 100), x, y)
    veins = [thick(turned(spine, root, turn), [2.0, 1.2, 0.4])]
    for at in (14, 20, 26):
        foot = spine[at]
        for side in (-1, 1):
            end = shifted(foot, length * 0.16, side * length * 0.13)
            veins.append(
                thick(turned(np.array([foot, (foot + end) / 2, end]), root, turn), [1.1, 0.3])
            )
    canvas.fill(both(mask(*veins), area), rgb("#cfeaa0"), 0.75)
    canvas.shade(area, rgb("#153a14"), 1, -5, 4, 0.6)
