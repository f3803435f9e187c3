"""A still life: fruit on a wooden table, in the light of a window on the left."""

from __future__ import annotations

import numpy as np
from PIL import Image

from sample_art.bodies import leaf, shadow, shine, volume
from sample_art.canvas import (
    FULL,
    SIDE,
    Canvas,
    both,
    field,
    glow,
    gradient,
    mask,
    mix,
    moved,
    noise_mask,
    radial,
    rgb,
    soft,
)
from sample_art.outlines import (
    Points,
    ellipse,
    path,
    shifted,
    smooth,
    thick,
)

EDGE = 318.0
WHITE = rgb("#ffffff")


def draw() -> Image.Image:
    """Paint the picture."""
    canvas = Canvas()
    _room(canvas)
    _pear(canvas)
    _orange(canvas, 262, 262, 82)
    _bananas(canvas)
    _apple(canvas)
    _grapes(canvas)
    _half_orange(canvas)
    _cherries(canvas)
    return canvas.finish()


def _room(canvas: Canvas) -> None:
    wall = radial(
        [(0, rgb("#8fc1b8")), (0.5, rgb("#4f8f8f")), (1.0, rgb("#23505c")), (1.4, rgb("#153843"))],
        120,
        90,
        430,
    )
    canvas.lay(Image.new("L", (FULL, FULL), 255), wall)
    canvas.fill(noise_mask(3, 190, 0.35, 0.9), rgb("#123c46"), 0.35)
    canvas.fill(noise_mask(4, 14, 0.5, 1.0), rgb("#d9efe4"), 0.06)
    table = mask(np.array([[0, EDGE], [SIDE, EDGE], [SIDE, SIDE], [0, SIDE]], dtype=float))
    planks = gradient(
        [(0, rgb("#8a5630")), (0.25, rgb("#b97a45")), (1, rgb("#d9a067"))], (0, EDGE), (0, SIDE)
    )
    canvas.lay(table, planks)
    grain = noise_mask(9, 420, 0.42, 0.62, stretch=26.0)
    canvas.fill(both(table, grain), rgb("#6e3f1c"), 0.42)
    fine = noise_mask(10, 150, 0.45, 0.7, stretch=30.0)
    canvas.fill(both(table, fine), rgb("#f6cd97"), 0.28)
    for y in (EDGE + 2, 352, 404, 474):
        seam = thick(np.array([[0.0, y], [SIDE / 2, y], [SIDE, y]]), 1.0 + (y - EDGE) / 90)
        canvas.fill(soft(mask(seam), 0.5), rgb("#4c2810"), 0.75)
        below = shifted(seam, 0, 1.6 + (y - EDGE) / 120)
        canvas.fill(soft(mask(below), 0.7), rgb("#ffe0b0"), 0.4)
    dark = both(table, field(lambda x, y: (x - 120) / 620))
    canvas.fill(dark, rgb("#3a1c0a"), 0.55)


def _orange(canvas: Canvas, x: float, y: float, size: float) -> None:
    shadow(canvas, x, y + size * 0.93, size, 20)
    area = mask(ellipse(x, y, size, size * 0.97))
    volume(canvas, area, rgb("#ffc45a"), rgb("#f58a1c"), rgb("#8e3606"), x, y, size)
    random = np.random.default_rng(5)
    spots, lights = [], []
    for _ in range(900):
        angle, reach = random.uniform(0, 2 * np.pi), np.sqrt(random.random()) * 0.985
        # Pores crowd and flatten towards the rim, as on a sphere.
        flat = np.sqrt(max(0.05, 1 - reach**2))
        at = (x + np.cos(angle) * reach * size, y + np.sin(angle) * reach * size * 0.97)
        pore = ellipse(at[0], at[1], 1.25 * flat, 1.25, float(np.degrees(angle)))
        spots.append(pore)
        lights.append(shifted(pore, 0.9, 1.0))
    canvas.fill(both(soft(mask(*lights), 0.5), area), rgb("#ffd68a"), 0.22)
    canvas.fill(both(soft(mask(*spots), 0.5), area), rgb("#9a4404"), 0.30)
    shine(canvas, x - size * 0.42, y - size * 0.46, size * 0.14, strength=0.7)
    star = [
        thick(
            np.array([[x + 8.0, y - 62.0], [x + 8 + 8 * np.cos(a), y - 62 + 4 * np.sin(a)]]),
            [4, 0.5],
        )
        for a in np.linspace(0, 2 * np.pi, 6)[:-1]
    ]
    canvas.fill(soft(mask(ellipse(x + 8, y - 62, 11, 5)), 3), rgb("#9a4a0a"), 0.6)
    canvas.fill(mask(*star), rgb("#5f7a2a"))


def _pear(canvas: Canvas) -> None:
    outline = path(
        "M 142 94 C 162 92 172 108 174 130 C 176 160 194 180 206 206 C 224 250 214 300 176 314"
        " C 152 322 122 322 100 314 C 62 300 54 248 74 206 C 88 178 106 160 110 130"
        " C 112 108 122 94 142 94 Z"
    )
    shadow(canvas, 142, 312, 82, 20)
    area = mask(outline)
    stops = [
        (0, rgb("#f7ef9a")),
        (0.35, rgb("#cfd04e")),
        (0.72, rgb("#8fa232")),
        (1, rgb("#47591a")),
    ]
    canvas.lay(area, radial(stops, 112, 222, 112, 150))
    blush = both(area, soft(mask(ellipse(192, 250, 40, 66)), 22))
    canvas.fill(blush, rgb("#d0562a"), 0.55)
    canvas.shade(area, rgb("#2f3f10"), -10, -4, 10, 0.55)
    canvas.shade(area, rgb("#e0c080"), 0, -7, 6, 0.35)
    random = np.random.default_rng(6)
    freckles = [
        ellipse(
            random.uniform(60, 220),
            random.uniform(110, 315),
            random.uniform(0.5, 1.2),
            random.uniform(0.5, 1.2),
        )
        for _ in range(420)
    ]
    canvas.fill(both(mask(*freckles), area), rgb("#6a5a1c"), 0.38)
    canvas.fill(soft(mask(ellipse(144, 98, 13, 5)), 3), rgb("#4b5416"), 0.7)
    stem = thick(smooth([(144, 99), (146, 78), (158, 58)], closed=False), [5, 4.5, 8])
    canvas.fill(mask(stem), rgb("#5c3d1e"))
    canvas.shade(mask(stem), rgb("#c79a66"), 1.5, 0, 1.2, 0.8)
    leaf(canvas, (148, 84), 66, -24)
    shine(canvas, 98, 212, 10, 70)
    shine(canvas, 130, 122, 4.5, 80, 0.7)


def _bananas(canvas: Canvas) -> None:
    shadow(canvas, 396, 330, 92, 15)
    lines = (
        [(296, 300), (342, 292), (388, 262), (424, 214), (455, 184)],
        [(326, 322), (376, 328), (428, 300), (456, 244), (461, 184)],
    )
    for number, line in enumerate(lines):
        spine = smooth([(float(x), float(y)) for x, y in line], closed=False)
        area = mask(thick(spine, [16, 38, 46, 46, 42, 32, 12]))
        canvas.lay(
            area,
            gradient(
                [(0, rgb("#fbe36a")), (0.6, rgb("#f0bf2c")), (1, rgb("#a86f14"))],
                (352, 220),
                (470, 316),
            ),
        )
        canvas.shade(area, rgb("#8a5a10"), -7, -8, 6, 0.55)
        canvas.shade(area, rgb("#fff6b8"), 5, 6, 5, 0.75)
        ridge = shifted(spine, 3.0, 5.0)
        canvas.fill(
            both(soft(mask(thick(ridge[20:-14], [0.5, 2.6, 0.5])), 0.8), area), rgb("#a8700f"), 0.6
        )
        tip = spine[:5]
        canvas.fill(both(soft(mask(thick(tip, 26)), 2), area), rgb("#4a3410"), 0.85)
        random = np.random.default_rng(70 + number)
        picks = spine[random.integers(12, len(spine) - 12, 26)] + random.normal(0, 9, (26, 2))
        flecks = [
            ellipse(a, b, random.uniform(0.8, 2.2), random.uniform(0.6, 1.2), 40) for a, b in picks
        ]
        canvas.fill(both(soft(mask(*flecks), 0.4), area), rgb("#6b4310"), 0.6)
    top = thick(smooth([(456, 200), (458, 178), (466, 158)], closed=False), [20, 15, 17])
    tones = [(0, rgb("#f0cc44")), (0.5, rgb("#b5a136")), (1, rgb("#7d7426"))]
    canvas.lay(mask(top), gradient(tones, (455, 202), (467, 162)))
    canvas.shade(mask(top), rgb("#e8dc7a"), 4, 1, 3, 0.7)
    canvas.fill(mask(ellipse(466.5, 158, 8.5, 3.6, 20)), rgb("#4a3414"))


def _apple(canvas: Canvas) -> None:
    outline = path(
        "M 344 296 C 358 284 392 278 410 296 C 432 318 428 376 404 406 C 390 422 370 420 358 416"
        " C 346 420 324 424 310 410 C 282 380 276 320 298 298 C 314 282 332 286 344 296 Z"
    )
    shadow(canvas, 354, 414, 66, 17)
    area = mask(outline)
    volume(canvas, area, rgb("#ff7a5a"), rgb("#d3202c"), rgb("#54060f"), 354, 350, 68)
    random = np.random.default_rng(8)
    streaks = []
    for _ in range(230):
        side = random.uniform(-1, 1)
        low, high = random.uniform(0.02, 0.5), random.uniform(0.5, 0.95)
        line = [
            (
                354 + side * (18 + np.sin(t * 2.6) * 62),
                296 + t * 118 - 8 * np.sin(np.pi * abs(side)),
            )
            for t in np.linspace(low, high, 5)
        ]
        streaks.append(thick(smooth(line, closed=False), [0.2, random.uniform(0.5, 1.4), 0.2]))
    canvas.fill(both(soft(mask(*streaks), 0.6), area), rgb("#ffc36a"), 0.27)
    glow = both(area, soft(mask(ellipse(322, 318, 26, 20, -30)), 12))
    canvas.fill(glow, rgb("#ffd27a"), 0.55)
    dip = both(area, soft(mask(ellipse(353, 299, 26, 9)), 4))
    canvas.fill(dip, rgb("#4a0a0c"), 0.75)
    canvas.fill(both(area, soft(mask(ellipse(353, 305, 24, 5)), 3)), rgb("#d8b04a"), 0.4)
    stem = thick(smooth([(352, 301), (354, 280), (366, 262)], closed=False), [4, 4, 6.5])
    canvas.fill(mask(stem), rgb("#53341a"))
    canvas.shade(mask(stem), rgb("#b98c58"), 1.4, 0, 1.2, 0.8)
    shine(canvas, 314, 326, 9, -55, 0.9)


def _grapes(canvas: Canvas) -> None:
    shadow(canvas, 140, 446, 98, 20)
    random = np.random.default_rng(12)
    places: list[tuple[float, float]] = []
    for _ in range(6000):
        along, aside = random.random(), random.uniform(-1, 1)
        # A bunch that lies on its side: broad at the stalk, one grape at the tip.
        reach = 62 * np.sqrt(np.sin(np.pi * (0.12 + 0.80 * along))) * (1 - 0.45 * along)
        x, y = 178 - 132 * along + 0.18 * aside * reach, 384 + 34 * along + aside * reach
        if y < 446 and all(np.hypot(x - a, y - b) > 19.5 for a, b in places):
            places.append((float(x), float(y)))
    places.sort(key=lambda place: place[1] + 0.35 * abs(place[0] - 120))
    stalk = thick(smooth([(176, 372), (204, 350), (232, 346)], closed=False), [6, 4, 5])
    canvas.fill(mask(stalk), rgb("#7a6a34"))
    for x, y in places:
        size = random.uniform(14.5, 17.5)
        shape = ellipse(x, y, size, size * 1.04)
        area = mask(shape)
        canvas.fill(
            both(soft(moved(area, 4, 5), 3), Image.new("L", (FULL, FULL), 255)),
            rgb("#150418"),
            0.45,
        )
        tone = random.uniform(0, 1)
        base = mix(rgb("#6a2a7c"), rgb("#8c2f62"), tone)
        volume(canvas, area, mix(base, rgb("#e0b6f0"), 0.62), base, rgb("#1f0828"), x, y, size)
        bloom = both(area, glow(x - 4, y - 3, 9.5))
        canvas.fill(bloom, rgb("#c8b4e8"), 0.28)
        canvas.fill(soft(mask(ellipse(x - 5.5, y - 6.5, 3, 2, -40)), 0.7), WHITE, 0.9)


def _half_orange(canvas: Canvas) -> None:
    x, y, size = 248.0, 432.0, 50.0
    shadow(canvas, x, y + 44, 50, 12)
    rind = mask(ellipse(x, y, size, size * 0.95))
    canvas.lay(rind, radial([(0, rgb("#ffb238")), (1, rgb("#e07a10"))], x - 16, y - 18, size * 1.3))
    pith = mask(ellipse(x, y, size * 0.9, size * 0.85))
    canvas.fill(pith, rgb("#fff0cf"))
    flesh: list[Points] = []
    for number in range(10):
        start, end = number * 36 + 2.6, (number + 1) * 36 - 2.6
        angles = np.radians(np.linspace(start, end, 12))
        arc = np.stack([x + np.cos(angles) * size * 0.83, y + np.sin(angles) * size * 0.79], 1)
        middle = np.radians((start + end) / 2)
        flesh.append(np.vstack([[[x + np.cos(middle) * 5, y + np.sin(middle) * 5]], arc]))
    area = both(soft(mask(*flesh), 0.8), pith)
    canvas.lay(
        area,
        radial(
            [(0, rgb("#ffc24a")), (0.6, rgb("#ff9a1e")), (1, rgb("#f07c0c"))], x, y, size * 0.85
        ),
    )
    random = np.random.default_rng(4)
    drops = []
    for _ in range(330):
        angle, reach = random.uniform(0, 2 * np.pi), random.uniform(0.2, 0.78)
        at = (x + np.cos(angle) * reach * size, y + np.sin(angle) * reach * size * 0.95)
        drops.append(ellipse(at[0], at[1], random.uniform(1.6, 3.4), 0.7, float(np.degrees(angle))))
    canvas.fill(both(mask(*drops), area), rgb("#ffe0a0"), 0.55)
    canvas.shade(rind, rgb("#7a3204"), -3, -4, 4, 0.45)
    canvas.fill(soft(mask(ellipse(x - 20, y - 22, 11, 6, -40)), 4), WHITE, 0.45)


def _cherries(canvas: Canvas) -> None:
    for x, y, size in ((426.0, 446.0, 24.0), (474.0, 428.0, 23.0)):
        shadow(canvas, x, y + size * 0.9, size, 8)
        area = mask(ellipse(x, y, size, size * 0.95))
        volume(canvas, area, rgb("#ff5a6a"), rgb("#b30f2c"), rgb("#35020d"), x, y, size)
        canvas.fill(
            both(area, soft(mask(ellipse(x + 1, y - size * 0.8, size * 0.5, 4)), 2)),
            rgb("#2c020a"),
            0.7,
        )
        shine(canvas, x - size * 0.4, y - size * 0.42, 4.4, -45, 0.95)
        stem = thick(
            smooth(
                [(x + 1, y - size * 0.8), ((x + 462) / 2 - 4, y - 60), (468, 342)], closed=False
            ),
            [3, 2.2, 3],
        )
        canvas.fill(mask(stem), rgb("#5f7a2c"))
        canvas.shade(mask(stem), rgb("#d5e29a"), 0.8, 0, 0.6, 0.8)
    leaf(canvas, (466, 346), 44, 158)
    canvas.fill(mask(ellipse(468, 342, 4.5, 3.5)), rgb("#4f6a26"))
