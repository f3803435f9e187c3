"""Pictures made by formula: a test card, and a digit for networks with one input channel."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image

from sample_art.canvas import (
    FULL,
    SCALE,
    SIDE,
    Canvas,
    Mask,
    mask,
    mix,
    rgb,
    soft,
    weaker,
    whole,
    without,
)
from sample_art.outlines import (
    Points,
    ellipse,
    smooth,
    thick,
)

MIDDLE = SIDE / 2
RADIUS = 236.0
PAPER = rgb("#4a4f57")
LINE = rgb("#e9ecef")
BARS = ("#ffffff", "#f5d90a", "#18c8d8", "#2fb344", "#d63ec8", "#e5383b", "#2758e0", "#111318")


def test_card() -> Image.Image:
    """Paint gratings, checks, circles, steps and colours, as broadcasters did."""
    canvas = Canvas(PAPER)
    _grid(canvas)
    _stars(canvas)
    disc = mask(ellipse(MIDDLE, MIDDLE, RADIUS, RADIUS))
    card = Canvas(rgb("#808080"))
    _rows(card)
    canvas.lay(disc, card.image)
    canvas.fill(_ring(MIDDLE, MIDDLE, RADIUS, 4), LINE)
    # A third of the bytes, with every grey, hue and flat colour to within a few levels.
    return canvas.finish().quantize(palette=_palette(), dither=Image.Dither.NONE)


def _palette() -> Image.Image:
    greys = [(level, level, level) for level in np.linspace(0, 255, 120)]
    hues = np.asarray(_hues(96).convert("RGB"), dtype=float)[0]
    flat = [rgb(code) for code in BARS]
    rims = [mix(colour, edge, 0.5) for colour in flat for edge in (PAPER, LINE, rgb("#111318"))]
    entries = [
        *greys,
        *((float(r), float(g), float(b)) for r, g, b in hues),
        *flat,
        *rims,
        PAPER,
        LINE,
    ]
    image = Image.new("P", (1, 1))
    image.putpalette([value for colour in entries for value in whole(colour)])
    return image


def _hues(count: int) -> Image.Image:
    axis = np.linspace(0, 255, count).astype(np.uint8)
    hue = Image.fromarray(axis[np.newaxis])
    flat = [Image.new("L", (count, 1), level) for level in (205, 240)]
    return Image.merge("HSV", (hue, *flat))


def _box(left: float, top: float, right: float, bottom: float) -> Mask:
    return mask(np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=float))


def _ring(x: float, y: float, radius: float, width: float) -> Mask:
    inner, outer = radius - width / 2, radius + width / 2
    return without(mask(ellipse(x, y, outer, outer)), mask(ellipse(x, y, inner, inner)))


def _grid(canvas: Canvas) -> None:
    for at in np.arange(0, SIDE + 1, 32.0):
        canvas.fill(_box(at - 0.75, 0, at + 0.75, SIDE), LINE, 0.85)
        canvas.fill(_box(0, at - 0.75, SIDE, at + 0.75), LINE, 0.85)
    for start in range(0, SIDE, 32):
        shade, other = (rgb("#111318"), LINE) if start // 32 % 2 else (LINE, rgb("#111318"))
        canvas.fill(_box(start, 0, start + 32, 10), shade)
        canvas.fill(_box(start, SIDE - 10, start + 32, SIDE), other)
        canvas.fill(_box(0, start, 10, start + 32), shade)
        canvas.fill(_box(SIDE - 10, start, SIDE, start + 32), other)


def _stars(canvas: Canvas) -> None:
    """Siemens stars: every direction, ever finer towards the centre."""
    for x, y in (
        (56.0, 56.0),
        (SIDE - 56.0, 56.0),
        (56.0, SIDE - 56.0),
        (SIDE - 56.0, SIDE - 56.0),
    ):
        canvas.fill(mask(ellipse(x, y, 41, 41)), rgb("#ffffff"))
        rays = []
        for number in range(18):
            start, end = np.radians(number * 20.0), np.radians(number * 20.0 + 10)
            arc = np.linspace(start, end, 6)
            rim = np.stack([x + 38 * np.cos(arc), y + 38 * np.sin(arc)], 1)
            rays.append(np.vstack([[[x, y]], rim]))
        canvas.fill(mask(*rays), rgb("#111318"))


def _formula(
    left: float, top: float, right: float, bottom: float, value: Callable[[Points, Points], Points]
) -> tuple[Image.Image, Mask]:
    """Return a grey layer computed from x and y relative to the middle of a box, and the box."""
    axis = (np.arange(FULL) + 0.5) / SCALE
    x, y = np.meshgrid(axis - (left + right) / 2, axis - (top + bottom) / 2)
    grey = Image.fromarray((np.clip(value(x, y), 0, 1) * 255 + 0.5).astype(np.uint8))
    return grey.convert("RGB"), _box(left, top, right, bottom)


def _grating(degrees: float, period: float) -> Callable[[Points, Points], Points]:
    across, down = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return lambda x, y: 0.5 + 0.5 * np.cos(2 * np.pi * (x * across + y * down) / period)


def _rows(card: Canvas) -> None:
    left, right = 20.0, 492.0
    # Colours.
    width = (right - left) / len(BARS)
    for number, code in enumerate(BARS):
        card.fill(
            _box(left + number * width, 64, left + (number + 1) * width + 0.5, 128), rgb(code)
        )
    card.fill(_box(0, 20, SIDE, 64), rgb("#111318"))
    label = [_box(MIDDLE + x - 2, 34, MIDDLE + x + 2, 50) for x in range(-72, 73, 12)]
    for tick in label:
        card.fill(tick, LINE)
    # Directions: the first layer of most networks learns these.
    for number, degrees in enumerate((0, 30, 60, 90, 120, 150)):
        start = left + number * 79
        card.lay(
            _box(start, 128, start + 79, 196),
            _formula(start, 128, start + 79, 196, _grating(degrees, 10))[0],
        )
    # Checks, a zone plate with every frequency, and diagonal edges.
    checks, area = _formula(20, 196, 168, 316, lambda x, y: ((x // 15 + y // 15) % 2).astype(float))
    card.lay(area, checks)
    plate, area = _formula(
        168, 196, 344, 316, lambda x, y: 0.5 + 0.5 * np.cos((x**2 + y**2) * 0.0125)
    )
    card.lay(area, plate)
    card.fill(_box(344, 196, 492, 316), rgb("#f4f1ea"))
    for number, code in enumerate(BARS[2:7]):
        card.fill(_ring(414, 256, 8 + 10.5 * number, 5), rgb(code))
    # From coarse to fine, then steps of grey, then a run of hues.
    # The period falls evenly from 80 pixels to 3.
    rate = np.log(80 / 3) / (right - left)
    sweep, area = _formula(
        left,
        316,
        right,
        364,
        lambda x, y: 0.5 + 0.5 * np.sin(2 * np.pi * np.exp(rate * (x + 236)) / (80 * rate)),
    )
    card.lay(area, sweep)
    for step in range(12):
        grey = round(255 * step / 11)
        start = left + step * (right - left) / 12
        card.fill(_box(start, 364, start + 40, 412), (grey, grey, grey))
    hues = _hues(96).convert("RGB").resize((FULL, FULL), Image.Resampling.NEAREST)
    card.lay(_box(0, 412, SIDE, 452), hues)
    card.fill(_box(0, 452, SIDE, SIDE), rgb("#111318"))
    card.fill(_box(MIDDLE - 60, 452, MIDDLE + 60, 474), LINE)
    card.fill(mask(*_letters(MIDDLE, 464)), rgb("#111318"))
    for y in (64, 128, 196, 316, 364, 412, 452):
        card.fill(_box(0, y - 1, SIDE, y + 1), rgb("#111318"))


def _letters(x: float, y: float) -> list[Points]:
    """Write VGG in strokes: a font would make the picture depend on the machine."""
    v = np.array([[x - 27, y - 6], [x - 21, y + 6], [x - 15, y - 6]])
    shapes = [thick(v[:2], 3), thick(v[1:], 3)]
    for middle in (x, x + 21):
        angle = np.radians(np.linspace(-45, -360, 30))
        arc = np.stack([middle + 6.5 * np.cos(angle), y + 6.5 * np.sin(angle)], 1)
        bar = np.array([[middle + 0.5, y], [middle + 8, y]])
        shapes += [thick(arc, 3), thick(bar, 3)]
    return shapes


def digit() -> Image.Image:
    """Write a five, light on dark as the handwritten digits of the data sets are."""
    top = smooth([(372, 98), (330, 108), (282, 110), (232, 106)], closed=False)
    down = smooth([(236, 104), (222, 158), (202, 232)], closed=False)
    bowl = smooth(
        [
            (202, 234),
            (238, 208),
            (292, 206),
            (330, 238),
            (338, 296),
            (310, 356),
            (254, 396),
            (192, 400),
            (142, 374),
        ],
        closed=False,
    )
    strokes = [
        (top, [20, 34, 38, 34]),
        (down, [36, 30, 34]),
        (bowl, [32, 36, 46, 54, 56, 52, 44, 34, 18]),
    ]
    shapes = [thick(line, widths) for line, widths in strokes]
    for line, widths in strokes:
        for (x, y), width in ((line[0], widths[0]), (line[-1], widths[-1])):
            shapes.append(ellipse(x, y, width / 2, width / 2))
    stroke = mask(*shapes)
    canvas = Canvas((0.0, 0.0, 0.0))
    # A soft pen: full in the middle of the stroke, grey where it ends.
    canvas.fill(soft(stroke, 2.0), rgb("#ffffff"), 0.72)
    core = without(
        soft(stroke, 2.0), weaker(soft(without(soft(stroke, 1), soft(stroke, 7)), 2), 1.0)
    )
    canvas.fill(core, rgb("#ffffff"), 0.95)
    return canvas.finish().convert("L")
