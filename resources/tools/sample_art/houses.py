"""A row of gabled houses on a canal in the evening: straight edges, corners and repetition."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from sample_art import canal
from sample_art.canvas import (
    FULL,
    SIDE,
    Canvas,
    Colour,
    both,
    field,
    glow,
    gradient,
    mask,
    mix,
    noise_mask,
    radial,
    rgb,
)
from sample_art.outlines import (
    Points,
    ellipse,
    path,
    rectangle,
    shifted,
    thick,
)

QUAY = 372.0
WATER = 394.0
TRIM = rgb("#fbf3e4")


@dataclass(frozen=True)
class House:
    """One front: where it stands, how it ends at the top, and what it is painted with."""

    left: float
    right: float
    eaves: float
    gable: str
    wall: str
    door: str
    columns: int
    floors: int


HOUSES = (
    House(-6, 92, 178, "step", "#a8432f", "#1f4a3a", 3, 4),
    House(92, 176, 206, "bell", "#e3b45c", "#7a2430", 2, 3),
    House(176, 282, 158, "neck", "#3f6f86", "#d9a441", 3, 4),
    House(282, 362, 196, "point", "#d97b5a", "#2b4a6b", 2, 3),
    House(362, 448, 168, "bell", "#5c7f5b", "#b5392f", 2, 4),
    House(448, 520, 200, "step", "#c9c2b2", "#2d5a52", 2, 3),
)


def draw() -> Image.Image:
    """Paint the picture."""
    canvas = Canvas()
    _sky(canvas)
    for number, house in enumerate(HOUSES):
        _house(canvas, house, number)
    _quay(canvas)
    canal.water(canvas, WATER)
    canal.boat(canvas)
    return canvas.finish()


def _sky(canvas: Canvas) -> None:
    stops = [
        (0, rgb("#3b5f9e")),
        (0.3, rgb("#7f8fc4")),
        (0.6, rgb("#e3a9b4")),
        (0.85, rgb("#ffd3a0")),
        (1, rgb("#ffe6bd")),
    ]
    canvas.lay(Image.new("L", (FULL, FULL), 255), gradient(stops, (0, 0), (0, 300)))
    veil = both(noise_mask(14, 330, 0.5, 0.8, stretch=3.2), field(lambda x, y: 1 - y / 230))
    canvas.fill(veil, rgb("#ffd9c4"), 0.75)
    canvas.fill(
        both(noise_mask(15, 240, 0.55, 0.8, stretch=4.0), field(lambda x, y: 1 - y / 190)),
        rgb("#fff4ea"),
        0.6,
    )
    birds = []
    for x, y, size in ((60, 64, 7), (84, 52, 5.5), (104, 70, 5), (330, 60, 5)):
        birds.append(
            thick(
                path(f"M {x - size} {y - 1} Q {x - size / 2} {y - size * 0.7} {x} {y}"), [0.4, 1.5]
            )
        )
        birds.append(
            thick(
                path(f"M {x} {y} Q {x + size / 2} {y - size * 0.7} {x + size} {y - 1}"), [1.5, 0.4]
            )
        )
    canvas.fill(mask(*birds), rgb("#2d3350"), 0.85)


def _front(house: House) -> Points:
    """Return the outline of the wall with its gable."""
    left, right, eaves = house.left, house.right, house.eaves
    middle, width = (left + right) / 2, right - left
    if house.gable == "step":
        steps = 4
        up: list[tuple[float, float]] = []
        for step in range(steps):
            x = left + width * 0.42 * step / steps
            up += [(x, eaves - 15 * step), (x, eaves - 15 * (step + 1))]
        top = [*up, *((2 * middle - x, y) for x, y in reversed(up))]
    elif house.gable == "point":
        top = [
            (left, eaves),
            (left - 3, eaves - 4),
            (middle, eaves - 62),
            (right + 3, eaves - 4),
            (right, eaves),
        ]
    elif house.gable == "bell":
        curve = path(
            f"M {left} {eaves} C {left + 4} {eaves - 26} {left + width * 0.26} {eaves - 14}"
            f" {left + width * 0.3} {eaves - 44} Q {middle - 10} {eaves - 64} {middle} {eaves - 64}"
        )
        top = [*map(tuple, curve), *((2 * middle - x, y) for x, y in curve[::-1])]
    else:
        half = width * 0.24
        curve = path(
            f"M {left} {eaves} L {left} {eaves - 6} C {left + 18} {eaves - 8}"
            f" {middle - half} {eaves - 20} {middle - half} {eaves - 42}"
            f" L {middle - half} {eaves - 60} L {middle - half - 5} {eaves - 60}"
            f" L {middle - half - 5} {eaves - 66} L {middle} {eaves - 84}"
        )
        top = [*map(tuple, curve), *((2 * middle - x, y) for x, y in curve[::-1])]
    return np.array([(left, QUAY), *top, (right, QUAY)], dtype=float)


def _house(canvas: Canvas, house: House, number: int) -> None:
    outline = _front(house)
    area = mask(outline)
    wall = rgb(house.wall)
    low = float(outline[:, 1].min())
    canvas.lay(
        area,
        gradient(
            [(0, mix(wall, rgb("#ffd9a8"), 0.28)), (1, mix(wall, rgb("#2a2436"), 0.22))],
            (0, low),
            (0, QUAY),
        ),
    )
    _bricks(canvas, house, area, wall, number)
    canvas.shade(area, rgb("#1c1626"), 4, 0, 3, 0.45)
    canvas.shade(area, rgb("#fff0d0"), -2, 0, 1.5, 0.4)
    rim = thick(outline[1:-1], 4.2)
    canvas.fill(mask(rim), TRIM)
    canvas.fill(mask(thick(shifted(outline[1:-1], 0, 3.4), 1.2)), rgb("#2a2030"), 0.35)
    _windows(canvas, house, number)
    _door(canvas, house)


def _bricks(canvas: Canvas, house: House, area: Image.Image, wall: Colour, number: int) -> None:
    random = np.random.default_rng(100 + number)
    tints: dict[int, list[Points]] = {shade: [] for shade in range(4)}
    rows = np.arange(60, QUAY, 5.0)
    for row, y in enumerate(rows):
        for x in np.arange(house.left - 10 + 5.5 * (row % 2), house.right + 10, 11.0):
            if random.random() < 0.75:
                tints[int(random.integers(4))].append(rectangle(x, y, x + 10.2, y + 4.2))
    shades = (
        mix(wall, rgb("#1a0d10"), 0.3),
        mix(wall, rgb("#fff0d8"), 0.24),
        mix(wall, rgb("#7a2a18"), 0.2),
        mix(wall, rgb("#ffffff"), 0.1),
    )
    for shade, bricks in tints.items():
        canvas.fill(both(mask(*bricks), area), shades[shade], 0.5)


def _windows(canvas: Canvas, house: House, number: int) -> None:
    random = np.random.default_rng(200 + number)
    width = house.right - house.left
    step = width / house.columns
    story = (QUAY - 56 - house.eaves) / (house.floors - 1)
    for floor in range(house.floors - 1):
        for column in range(house.columns):
            x = house.left + step * (column + 0.5)
            top = house.eaves + 14 + story * floor
            _window(
                canvas, x, top, min(22.0, step * 0.62), story * 0.7, bool(random.random() < 0.48)
            )
    middle = (house.left + house.right) / 2
    _window(canvas, middle, house.eaves - 26, 17, 24, bool(random.random() < 0.5))
    hook = thick(np.array([[middle, house.eaves - 34], [middle, house.eaves - 40]]), 3)
    canvas.fill(mask(hook), rgb("#2a2030"), 0.8)


def _window(canvas: Canvas, x: float, top: float, width: float, height: float, lit: bool) -> None:
    left, right, bottom = x - width / 2, x + width / 2, top + height
    canvas.fill(mask(rectangle(left - 3, top - 3.5, right + 3, bottom + 2)), rgb("#2a2030"), 0.35)
    canvas.fill(mask(rectangle(left - 2.6, top - 2.6, right + 2.6, bottom + 2.2)), TRIM)
    glass = mask(rectangle(left, top, right, bottom))
    if lit:
        canvas.lay(
            glass,
            radial(
                [(0, rgb("#fff6c8")), (0.6, rgb("#ffd372")), (1.2, rgb("#e0902e"))],
                x,
                top + height * 0.35,
                height * 0.8,
            ),
        )
        curtain = [
            rectangle(left, top, left + width * 0.18, bottom),
            rectangle(right - width * 0.18, top, right, bottom),
        ]
        canvas.fill(mask(*curtain), rgb("#fff8e6"), 0.55)
    else:
        canvas.lay(
            glass,
            gradient(
                [(0, rgb("#8fa6cc")), (0.5, rgb("#3d4d72")), (1, rgb("#1d2740"))],
                (left, top),
                (right, bottom),
            ),
        )
        glint = np.array(
            [
                [left, top + height * 0.5],
                [right, top + height * 0.1],
                [right, top + height * 0.26],
                [left, top + height * 0.68],
            ]
        )
        canvas.fill(both(mask(glint), glass), rgb("#ffe0c8"), 0.4)
    bars = [rectangle(x - 0.8, top, x + 0.8, bottom)]
    for share in (0.34, 0.67):
        bars.append(rectangle(left, top + height * share - 0.7, right, top + height * share + 0.7))
    canvas.fill(mask(*bars), TRIM)
    canvas.fill(mask(rectangle(left - 4, bottom + 2, right + 4, bottom + 5)), rgb("#efe2c8"))
    canvas.fill(
        mask(rectangle(left - 4, bottom + 5, right + 4, bottom + 6.4)), rgb("#2a2030"), 0.45
    )


def _door(canvas: Canvas, house: House) -> None:
    width = house.right - house.left
    first = house.left + width / (2 * house.columns)
    top = QUAY - 44
    for column in range(house.columns):
        x = first + width / house.columns * column
        if column != (house.columns - 1) // 2:
            _window(canvas, x, top, min(24.0, width / house.columns * 0.66), 30, lit=True)
            continue
        canvas.fill(mask(rectangle(x - 13, top - 6, x + 13, QUAY)), TRIM)
        canvas.lay(
            mask(rectangle(x - 10, top + 8, x + 10, QUAY)),
            gradient(
                [(0, rgb(house.door)), (1, mix(rgb(house.door), rgb("#000"), 0.35))],
                (0, top),
                (0, QUAY),
            ),
        )
        fan = both(
            mask(ellipse(x, top + 7, 10, 10)), mask(rectangle(x - 12, top - 6, x + 12, top + 6.5))
        )
        canvas.fill(fan, rgb("#ffdf8c"))
        spokes = [
            thick(np.array([[x, top + 7], [x + 11 * np.cos(a), top + 7 + 11 * np.sin(a)]]), 0.9)
            for a in np.radians((-150, -120, -90, -60, -30))
        ]
        canvas.fill(both(mask(*spokes), fan), TRIM)
        panels = [
            rectangle(x + a, b, x + a + 7, b + 12) for a in (-8, 1) for b in (top + 12, top + 28)
        ]
        canvas.fill(mask(*panels), mix(rgb(house.door), rgb("#ffffff"), 0.22))
        canvas.fill(mask(ellipse(x + 8, top + 26, 1.2, 1.2)), rgb("#f7d774"))


def _quay(canvas: Canvas) -> None:
    area = mask(rectangle(0, QUAY, SIDE, WATER))
    canvas.lay(area, gradient([(0, rgb("#a79b93")), (1, rgb("#5a5058"))], (0, QUAY), (0, WATER)))
    canvas.fill(mask(rectangle(0, QUAY, SIDE, QUAY + 4.5)), rgb("#d8cbbd"))
    random = np.random.default_rng(31)
    for row, y in enumerate((QUAY + 5, QUAY + 12)):
        for x in np.arange(-20 + 11 * row, SIDE, 22.0):
            stone = rectangle(x + 0.7, y + 0.7, x + 21.3, y + 6.6)
            canvas.fill_small(stone, mix(rgb("#8d8288"), rgb("#c8b8ac"), float(random.random())))
    canvas.shade(area, rgb("#1f1a2a"), 0, -6, 5, 0.5)
    for x in (134.0, 322.0, 410.0):
        canvas.fill(mask(rectangle(x - 1.3, QUAY - 44, x + 1.3, QUAY)), rgb("#20222e"))
        canvas.fill(glow(x, QUAY - 49, 20.5), rgb("#ffe9a0"), 0.75)
        canvas.fill(
            mask(
                np.array(
                    [
                        [x - 4.5, QUAY - 55],
                        [x + 4.5, QUAY - 55],
                        [x + 3, QUAY - 44],
                        [x - 3, QUAY - 44],
                    ]
                )
            ),
            rgb("#fff7d0"),
        )
        canvas.fill(
            mask(np.array([[x - 6, QUAY - 55], [x, QUAY - 61], [x + 6, QUAY - 55]])), rgb("#20222e")
        )
