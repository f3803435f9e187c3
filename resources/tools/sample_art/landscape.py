"""Sky, hills and meadow: the place where the cat sits."""

from __future__ import annotations

import numpy as np

from sample_art.canvas import (
    SIDE,
    Canvas,
    blades,
    both,
    field,
    glow,
    gradient,
    mask,
    mix,
    moved,
    noise_mask,
    rgb,
    soft,
    without,
)
from sample_art.outlines import (
    Points,
    ellipse,
    smooth,
)


def sky(canvas: Canvas) -> None:
    """Paint a morning sky with a low sun and a few clouds."""
    stops = [
        (0.0, rgb("#4f9bdc")),
        (0.35, rgb("#8fc4ec")),
        (0.7, rgb("#d4e8f2")),
        (1.0, rgb("#fdeed0")),
    ]
    canvas.lay(mask(_everything()), gradient(stops, (0, 0), (0, 330)))
    for reach, strength in ((190, 0.55), (95, 0.6), (52, 0.75)):
        canvas.fill(glow(418, 96, reach / 1.41), rgb("#fff0b8"), strength)
    canvas.fill(soft(mask(ellipse(418, 96, 36, 36)), 0.8), rgb("#fffbe2"))
    for x, y, size in ((92, 86, 1.0), (300, 46, 0.62), (486, 178, 0.7), (12, 190, 0.6)):
        _cloud(canvas, x, y, size)


def _everything() -> Points:
    return np.array([[0, 0], [SIDE, 0], [SIDE, SIDE], [0, SIDE]], dtype=float)


def _cloud(canvas: Canvas, x: float, y: float, size: float) -> None:
    puffs = [(-52, 8, 26), (-26, -6, 32), (6, -16, 38), (36, -2, 30), (60, 9, 20), (4, 6, 40)]
    shape = mask(
        *(ellipse(x + a * size, y + b * size, r * size, r * 0.78 * size) for a, b, r in puffs)
    )
    floor = field(lambda px, py: 1 - (py - y - 10 * size) / (10 * size))
    shape = both(soft(both(shape, floor), 3 * size), noise_mask(int(x) + 5, 60, -0.5, 0.35))
    canvas.fill(shape, rgb("#ffffff"), 0.93)
    under = without(shape, soft(moved(shape, -3 * size, -9 * size), 6 * size))
    canvas.fill(under, rgb("#9fbcd8"), 0.6)


def hills(canvas: Canvas) -> None:
    """Paint far mountains to near hills, bluer with distance, with a wood on them."""
    rows = [
        (
            [
                (0, 292),
                (60, 258),
                (118, 276),
                (180, 236),
                (240, 272),
                (310, 240),
                (372, 214),
                (440, 262),
                (512, 238),
            ],
            "#b9cfdf",
            "#dde6e2",
        ),
        (
            [
                (0, 300),
                (80, 286),
                (150, 300),
                (230, 276),
                (320, 300),
                (400, 268),
                (470, 286),
                (512, 276),
            ],
            "#8fb3b8",
            "#bcd3bd",
        ),
        (
            [(0, 322), (90, 300), (190, 326), (300, 318), (420, 296), (512, 318)],
            "#6fa583",
            "#9cc48d",
        ),
        ([(0, 356), (120, 338), (260, 352), (380, 334), (512, 352)], "#5c9a58", "#84bb62"),
    ]
    for number, (line, top, bottom) in enumerate(rows):
        ridge = smooth([(-40, line[0][1]), *line, (552, line[-1][1])], closed=False)
        area = mask(np.vstack([ridge, [(552, 520), (-40, 520)]]))
        crest = min(y for _, y in line)
        canvas.lay(area, gradient([(0, rgb(top)), (1, rgb(bottom))], (0, crest), (0, crest + 80)))
        texture = both(area, noise_mask(40 + number, 46 - 8 * number, 0.45, 0.8))
        canvas.fill(texture, mix(rgb(top), rgb("#1d4a3c"), 0.45), 0.30)
        light = both(area, field(lambda x, y: np.exp(-(((x - 430) / 190) ** 2))))
        canvas.fill(light, rgb("#fff3c4"), 0.16)
        if number in (1, 2):
            _firs(canvas, ridge, number)


def _firs(canvas: Canvas, ridge: np.ndarray, number: int) -> None:
    random = np.random.default_rng(number)
    for _ in range(26 if number == 2 else 40):
        # In groups: single trees at even distances look planted.
        x = random.choice([30, 84, 372, 446, 486]) + random.normal(0, 20)
        y = float(np.interp(x, ridge[:, 0], ridge[:, 1])) + random.uniform(1, 9)
        height = random.uniform(15, 27) * (1.25 if number == 2 else 0.7)
        colour = mix(rgb("#2f6a4d"), rgb("#7fab8f"), random.uniform(0, 0.5) + 0.3 * (number == 1))
        for tier in range(4):
            up = y - height * (0.24 * tier)
            wide = height * (0.26 - 0.05 * tier)
            canvas_points = np.array([[x - wide, up], [x, up - height * 0.36], [x + wide, up]])
            canvas.fill_small(canvas_points, mix(colour, rgb("#12382c"), 0.12 * (3 - tier)))


def meadow(canvas: Canvas) -> None:
    """Paint the ground that the cat sits on, with many short blades."""
    ridge = smooth([(-40, 400), (60, 392), (200, 402), (360, 390), (552, 402)], closed=False)
    area = mask(np.vstack([ridge, [(552, 520), (-40, 520)]]))
    canvas.lay(area, gradient([(0, rgb("#7fb750")), (1, rgb("#3d7a35"))], (0, 395), (0, 512)))
    grass(canvas, seed=3, count=3600, top=398, bottom=512, height=(7, 17))


def grass(
    canvas: Canvas,
    seed: int,
    count: int,
    top: float,
    bottom: float,
    height: tuple[float, float],
) -> None:
    """Grow blades of grass, nearer ones longer and in front."""
    random = np.random.default_rng(seed)
    y = np.sort(random.uniform(top, bottom, count))
    x = random.uniform(-10, SIDE + 10, count)
    near = (y - top) / (bottom - top + 1e-6)
    lengths = (height[0] + (height[1] - height[0]) * near) * random.uniform(0.6, 1.3, count)
    greens = [rgb(code) for code in ("#2f6b2c", "#4a8f38", "#68ad45", "#8cc95a", "#b6dd72")]
    picks = random.choice(5, count, p=[0.24, 0.28, 0.25, 0.16, 0.07])
    colours = [
        mix(greens[pick], rgb("#f4f3a8"), 0.22 * max(0.0, 1 - abs(place - 430) / 260))
        for pick, place in zip(picks, x, strict=True)
    ]
    blades(
        canvas,
        np.stack([x, y], 1),
        random.normal(4, 14, count),
        lengths,
        random.uniform(1.1, 2.1, count) * (0.7 + 0.5 * near),
        colours,
        random.normal(8, 26, count),
    )


def flowers(canvas: Canvas, seed: int, count: int, top: float, bottom: float) -> None:
    """Plant daisies and poppies among the grass."""
    random = np.random.default_rng(seed)
    for y in np.sort(random.uniform(top, bottom, count)):
        x = float(random.uniform(6, SIDE - 6))
        size = 2.0 + 2.6 * (y - top) / (bottom - top + 1e-6)
        if random.random() < 0.6:
            for petal in range(9):
                turn = petal * 40 + random.uniform(0, 20)
                at = (
                    x + np.cos(np.radians(turn)) * size,
                    y + np.sin(np.radians(turn)) * size * 0.7,
                )
                canvas.fill_small(ellipse(*at, size * 0.72, size * 0.36, turn), rgb("#fffdf4"))
            canvas.fill_small(ellipse(x, y, size * 0.6, size * 0.5), rgb("#f5b82e"))
        else:
            red = rgb(str(random.choice(["#e8483f", "#f06a8a", "#8a6fd1"])))
            for a, b, dark in ((-0.7, 0, 0.15), (0.7, 0, 0.1), (0, -0.5, 0.0), (0, 0.45, 0.05)):
                petal_shape = ellipse(x + a * size, y + b * size, size, size * 0.8)
                canvas.fill_small(petal_shape, mix(red, rgb("#300010"), dark))
            canvas.fill_small(ellipse(x, y, size * 0.35, size * 0.3), rgb("#2b1620"))
