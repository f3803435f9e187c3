"""The water in front of the houses, with what it mirrors, and a boat."""

from __future__ import annotations

import numpy as np
from PIL import Image

from sample_art.canvas import (
    FULL,
    SCALE,
    SIDE,
    Canvas,
    both,
    clouds,
    gradient,
    mask,
    rgb,
    soft,
)
from sample_art.outlines import (
    ellipse,
    path,
    rectangle,
    smooth,
    thick,
)


def water(canvas: Canvas, top: float) -> None:
    """Mirror what stands above the water line, broken by waves that grow towards the front."""
    picture = np.asarray(canvas.image)
    line = round(top * SCALE)
    depth = FULL - line
    below = np.arange(depth, dtype=float)[:, np.newaxis]
    across = np.arange(FULL, dtype=float)[np.newaxis, :]
    noise = (
        np.asarray(
            Image.fromarray(clouds(77, 90, stretch=7.0).astype(np.float32)).resize((FULL, FULL))
        )[:depth]
        - 0.5
    )
    near = below / depth
    sway = np.sin(below / (7 + 26 * near) + noise * 9) * (3 + 26 * near) + noise * 60 * near
    rows = np.clip(line - 1 - below * 1.55 - noise * 90 * near, 0, line - 1).astype(int)
    columns = np.clip(across + sway, 0, FULL - 1).astype(int)
    mirrored = picture[rows, columns].astype(float)
    tint = np.array(rgb("#1f3a5c"))
    share = 0.30 + 0.22 * near[..., np.newaxis]
    mirrored = mirrored * (1 - share) + tint * share
    crest = (
        np.clip(np.sin(below / (5 + 20 * near) + noise * 14) - 0.72, 0, 1)[..., np.newaxis] * 3.0
    )
    mirrored = mirrored + (np.array(rgb("#ffd9c0")) - mirrored) * np.clip(crest, 0, 1) * (
        0.10 + 0.22 * near[..., np.newaxis]
    )
    done = picture.copy()
    done[line:] = np.clip(mirrored, 0, 255).astype(np.uint8)
    canvas.image = Image.fromarray(done)
    edge = mask(rectangle(0, top - 1, SIDE, top + 3))
    canvas.fill(soft(edge, 1.5), rgb("#141a2c"), 0.6)


def boat(canvas: Canvas) -> None:
    """Paint a rowing boat that lies on the water."""
    shade = soft(mask(ellipse(206, 462, 92, 9)), 4)
    canvas.fill(shade, rgb("#0c1424"), 0.6)
    hull = path(
        "M 112 430 C 150 440 250 440 300 426 C 296 446 282 460 266 464"
        " L 148 464 C 130 460 118 448 112 430 Z"
    )
    area = mask(hull)
    canvas.lay(
        area,
        gradient(
            [
                (0, rgb("#f2e6d0")),
                (0.32, rgb("#e6d3b4")),
                (0.33, rgb("#2f6f8f")),
                (1, rgb("#173a52")),
            ],
            (0, 430),
            (0, 466),
        ),
    )
    for shift in (8, 15, 22):
        plank = smooth([(112, 430 + shift), (206, 438 + shift), (300, 426 + shift)], closed=False)
        canvas.fill(both(mask(thick(plank, 0.9)), area), rgb("#0e2436"), 0.5)
    canvas.fill(
        mask(thick(smooth([(111, 430), (206, 438.5), (301, 426)], closed=False), 3.2)),
        rgb("#8a5430"),
    )
    canvas.shade(area, rgb("#061018"), 0, -7, 6, 0.5)
    seats = [rectangle(152, 433, 172, 436.6), rectangle(232, 433, 252, 436.6)]
    canvas.fill(mask(*seats), rgb("#a06a3c"))
    oar = thick(np.array([[236.0, 424.0], [286.0, 462.0]]), [2, 2.4])
    canvas.fill(mask(oar, ellipse(288, 464, 9, 3.4, 38)), rgb("#c99a62"))
    ripple = [
        thick(smooth([(104, 466), (200, 470), (310, 465)], closed=False), [0.3, 1.8, 0.3]),
        thick(smooth([(124, 474), (214, 477), (292, 473)], closed=False), [0.3, 1.5, 0.3]),
    ]
    canvas.fill(mask(*ripple), rgb("#ffe2cc"), 0.5)
