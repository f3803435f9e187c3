"""A swallowtail on a thistle: strong stripes, veins and a soft background."""

from __future__ import annotations

import numpy as np
from PIL import Image

from sample_art.canvas import (
    FULL,
    Canvas,
    Mask,
    blades,
    both,
    either,
    field,
    fur,
    gradient,
    mask,
    mix,
    moved,
    radial,
    rgb,
    soft,
    straight,
    without,
)
from sample_art.outlines import (
    Points,
    ellipse,
    mirrored,
    path,
    shifted,
    smooth,
    thick,
    turned,
)

AXIS = 256.0
CENTRE = (256.0, 228.0)
TURN = -11.0
BLACK = rgb("#17120f")

FOREWING = path(
    "M 262 206 C 300 132 372 66 446 52 C 472 48 484 64 480 92 C 470 150 436 204 392 238"
    " C 352 262 296 256 262 236 Z"
)
HINDWING = path(
    "M 262 228 C 306 246 360 240 400 250 C 428 258 440 284 430 312 C 424 330 418 336 420 346"
    " C 408 352 404 362 400 372 C 404 400 416 424 408 446"
    " C 402 458 390 452 388 436 C 386 414 384 396 374 386"
    " C 360 388 348 384 338 372 C 304 344 276 300 262 256 Z"
)


def draw() -> Image.Image:
    """Paint the picture."""
    canvas = Canvas()
    _background(canvas)
    _thistle(canvas)
    shadow = mask(*_both_sides(HINDWING), *_both_sides(FOREWING))
    canvas.fill(soft(moved(shadow, 6, 14), 9), rgb("#0e2412"), 0.45)
    for side in (False, True):
        _hindwing(canvas, side)
    for side in (False, True):
        _forewing(canvas, side)
    _body(canvas)
    return canvas.finish()


def _place(outline: Points, other: bool) -> Points:
    """Return an outline of the right half on its side, turned as the butterfly sits."""
    return turned(mirrored(outline, AXIS) if other else outline, CENTRE, TURN)


def _both_sides(outline: Points) -> tuple[Points, Points]:
    return _place(outline, other=False), _place(outline, other=True)


def _background(canvas: Canvas) -> None:
    stops = [
        (0, rgb("#f3f0b0")),
        (0.35, rgb("#a9cf7a")),
        (0.75, rgb("#4c8f5c")),
        (1.2, rgb("#163f3c")),
    ]
    canvas.lay(Image.new("L", (FULL, FULL), 255), radial(stops, 120, 60, 520))
    random = np.random.default_rng(17)
    for _ in range(46):
        x, y, size = random.uniform(0, 512), random.uniform(0, 512), random.uniform(10, 46)
        colour = rgb(str(random.choice(["#fff7b8", "#d6f0a0", "#8fd0a0", "#f7c9d9", "#bfe6ea"])))
        disc = soft(mask(ellipse(x, y, size, size)), 1.2 + size / 18)
        canvas.fill(disc, colour, random.uniform(0.08, 0.26))
        ring = without(disc, soft(mask(ellipse(x, y, size * 0.9, size * 0.9)), 2))
        canvas.fill(ring, rgb("#ffffff"), 0.14)
    for x, lean, tone in ((54, 14, "#2f6b40"), (452, -20, "#235a3c"), (486, 12, "#3f8048")):
        stem = thick(
            smooth([(x, 530), (x + lean, 380), (x + 2.4 * lean, 250)], closed=False), [16, 11, 3]
        )
        canvas.fill(soft(mask(stem), 5), rgb(tone), 0.55)


def _thistle(canvas: Canvas) -> None:
    stem = mask(thick(smooth([(276, 530), (270, 470), (262, 400)], closed=False), [13, 11, 12]))
    canvas.lay(stem, gradient([(0, rgb("#8fb86a")), (1, rgb("#2f5a32"))], (256, 0), (284, 0)))
    for root, turn, size in (((272, 498), -48, 118), ((274, 482), 222, 96)):
        leaf = shifted(
            path("M 0 0 C 20 -22 60 -26 100 0 C 64 18 24 18 0 0 Z") * (size / 100), *root
        )
        area = mask(turned(leaf, root, turn))
        canvas.lay(
            area, gradient([(0, rgb("#2f6b3c")), (1, rgb("#8cbf66"))], (200, 440), (350, 520))
        )
        line = turned(shifted(np.array([[0, 0], [98, 0]]) * (size / 100), *root), root, turn)
        canvas.fill(mask(thick(line, [2.4, 0.5])), rgb("#d5ecb0"), 0.8)
        canvas.shade(area, rgb("#10301c"), 0, -6, 5, 0.6)
    random = np.random.default_rng(3)
    tones = [rgb(code) for code in ("#6a2f9a", "#8f48c2", "#b46ae0", "#d79af2", "#5a2486")]
    for ring, (count, length) in enumerate(((420, 88), (420, 74), (300, 54))):
        angles = random.uniform(-82, 82, count)
        roots = np.stack([262 + angles * 0.34, 412 - np.cos(np.radians(angles)) * 12 - 5 * ring], 1)
        colours = [
            mix(tones[int(random.integers(5))], rgb("#ffffff"), 0.08 * ring) for _ in range(count)
        ]
        blades(
            canvas,
            roots,
            angles,
            length * random.uniform(0.75, 1.1, count),
            random.uniform(2.0, 3.2, count),
            colours,
            random.normal(0, 16, count),
        )
    cup = mask(ellipse(263, 424, 36, 29))
    canvas.lay(
        cup,
        radial([(0, rgb("#a5c77c")), (0.7, rgb("#4d7d45")), (1.1, rgb("#1f4526"))], 252, 412, 42),
    )
    for row in range(5):
        for column in range(-4, 5):
            x, y = 263 + column * 8.6 + 4.3 * (row % 2), 404 + row * 10.0
            scale = shifted(path("M -5 -4 Q 0 -8 5 -4 Q 3 4 0 8 Q -3 4 -5 -4 Z"), x, y)
            shape = both(mask(scale), cup)
            canvas.fill(shape, rgb("#bcd793"), 0.55)
            canvas.fill(both(mask(thick(scale[:-20], 0.9)), cup), rgb("#1b3a20"), 0.7)
    canvas.shade(cup, rgb("#0f2a18"), -6, -8, 8, 0.6)


def _scales(canvas: Canvas, area: Mask, root: tuple[float, float], count: int, seed: int) -> None:
    """Cover a wing with its scales: short strokes away from where it is joined."""

    def outwards(x: Points, y: Points) -> Points:
        return np.degrees(np.arctan2(x - root[0], -(y - root[1])))

    fur(canvas, area, outwards, count, 3.2, 1.15, seed, contrast=0.055)


def _veins(
    canvas: Canvas,
    area: Mask,
    root: tuple[float, float],
    ends: list[tuple[float, float]],
    other: bool,
) -> None:
    lines = []
    for x, y in ends:
        bent = ((root[0] + x) / 2 - (y - root[1]) * 0.05, (root[1] + y) / 2 + (x - root[0]) * 0.05)
        line = smooth([root, bent, (x, y)], closed=False)
        lines.append(thick(_place(line, other), [4.4, 3.0, 2.6]))
    canvas.fill(both(soft(mask(*lines), 0.5), area), BLACK, 0.95)


def _rim(canvas: Canvas, outline: Points, area: Mask, width: float) -> Mask:
    """Blacken the outer margin of a wing and return that band."""
    closed = np.vstack([outline, outline[:1]])
    inner = without(area, soft(mask(thick(closed, width * 2)), 1.2))
    # Not along the body, where the wings are joined.
    joint = field(lambda x, y: (np.hypot(x - CENTRE[0], y - CENTRE[1]) - 70) / 40)
    band = both(without(area, inner), joint)
    canvas.fill(band, BLACK, 0.97)
    return band


def _forewing(canvas: Canvas, other: bool) -> None:
    outline = _place(FOREWING, other)
    area = mask(outline)
    stops = [
        (0, rgb("#f6a821")),
        (0.35, rgb("#ffcf3a")),
        (0.75, rgb("#ffe36a")),
        (1, rgb("#fff0a8")),
    ]
    x, y = CENTRE
    canvas.lay(area, radial(stops, x, y, 270))
    stripes = [
        ([(318, 120), (330, 176), (332, 250)], [15, 13, 3]),
        ([(352, 92), (372, 148), (384, 206)], [17, 13, 2]),
        ([(390, 70), (408, 112), (420, 150)], [15, 11, 2]),
        ([(286, 160), (292, 200), (288, 240)], [10, 9, 3]),
        ([(424, 56), (440, 84), (448, 106)], [12, 9, 2]),
    ]
    bars = [
        thick(_place(smooth([(float(a), float(b)) for a, b in line], closed=False), other), widths)
        for line, widths in stripes
    ]
    canvas.fill(both(soft(mask(*bars), 0.8), area), BLACK, 0.97)
    ends = [(474.0, 96.0), (462, 134), (444, 168), (424, 200), (400, 228), (360, 250)]
    _veins(canvas, area, (264.0, 214.0), ends, other)
    margin = _rim(canvas, outline, area, 15)
    spots = []
    edge = smooth(
        [(468, 84), (460, 124), (442, 164), (418, 200), (386, 230), (346, 247)], closed=False
    )
    for at in np.linspace(8, len(edge) - 12, 9).astype(int):
        spots.append(ellipse(float(edge[at, 0]) + 4, float(edge[at, 1]) + 3, 5.6, 4.0, 120 - at))
    canvas.fill(
        both(soft(mask(*(_place(spot, other) for spot in spots)), 0.6), area), rgb("#ffe070")
    )
    costa = thick(_place(FOREWING[:34], other), [7, 6, 8])
    canvas.fill(both(mask(costa), area), BLACK, 0.95)
    canvas.shade(area, rgb("#7a3c06"), -4, -6, 9, 0.4)
    _scales(canvas, area, turned(np.array([[264.0, 214.0]]), CENTRE, TURN)[0].tolist(), 15000, 41)
    canvas.fill(both(margin, field(lambda px, py: 0.5 - py / 420)), rgb("#5a78a8"), 0.3)


def _hindwing(canvas: Canvas, other: bool) -> None:
    outline = _place(HINDWING, other)
    area = mask(outline)
    x, y = CENTRE
    canvas.lay(
        area, radial([(0, rgb("#f9b52a")), (0.5, rgb("#ffd648")), (1, rgb("#ffe983"))], x, y, 220)
    )
    bars = [
        thick(
            _place(smooth([(284.0, 240.0), (312, 296), (346, 350)], closed=False), other),
            [10, 10, 4],
        ),
        thick(
            _place(smooth([(322.0, 246.0), (340, 276), (352, 300)], closed=False), other), [9, 7, 2]
        ),
    ]
    canvas.fill(both(soft(mask(*bars), 0.8), area), BLACK, 0.97)
    ends = [(424.0, 280.0), (424, 312), (408, 344), (392, 380), (356, 380)]
    _veins(canvas, area, (268.0, 236.0), ends, other)
    _rim(canvas, outline, area, 24)
    tail = HINDWING[(HINDWING[:, 1] > 366) & (HINDWING[:, 0] > 366)]
    canvas.fill(both(soft(mask(_place(tail, other)), 0.8), area), BLACK, 0.97)
    # The long tail is all margin; blue dust and moons stand above it.
    moons, dust = [], []
    for a, b, turn in (
        (424, 276, 90),
        (420, 306, 100),
        (406, 334, 130),
        (386, 358, 150),
        (358, 370, 170),
    ):
        moons.append(ellipse(a + 1.0, b + 1.0, 7.5, 4.4, turn))
        dust.append(ellipse(a - 15.0, b - 11.0, 11, 8.5, turn))
    blue = both(soft(mask(*(_place(spot, other) for spot in dust)), 2.2), area)
    canvas.fill(blue, rgb("#4f86d8"), 0.92)
    canvas.fill(
        both(soft(mask(*(_place(spot, other) for spot in moons)), 0.5), area), rgb("#ffe070")
    )
    eye = _place(ellipse(340, 358, 9, 7, 30), other)
    canvas.fill(both(soft(mask(eye), 0.8), area), rgb("#e2542c"))
    canvas.shade(area, rgb("#7a3c06"), -4, -6, 9, 0.4)
    _scales(canvas, area, turned(np.array([[268.0, 236.0]]), CENTRE, TURN)[0].tolist(), 11000, 42)


def _body(canvas: Canvas) -> None:
    abdomen = _place(ellipse(AXIS, 286, 11, 62), other=False)
    thorax = _place(ellipse(AXIS, 216, 16, 30), other=False)
    head = _place(ellipse(AXIS, 180, 10.5, 10), other=False)
    for outline in (abdomen, thorax, head):
        area = mask(outline)
        canvas.fill(soft(moved(area, 3, 5), 3), rgb("#1a0f04"), 0.4)
        canvas.fill(area, rgb("#2a2119"))
    lines = [
        _place(
            thick(np.array([[x, 236.0], [x + d, 290], [AXIS + d, 342]]), [3, 3.4, 1]), other=False
        )
        for x, d in ((247.0, 0.5), (265.0, -0.5))
    ]
    canvas.fill(soft(mask(*lines), 0.7), rgb("#f2c64a"), 0.95)
    sides = [_place(ellipse(x, 212, 4, 20, t), other=False) for x, t in ((246, 6), (266, -6))]
    canvas.fill(soft(mask(*sides), 1.2), rgb("#f2c64a"), 0.8)
    whole_body = either(either(mask(abdomen), mask(thorax)), mask(head))
    canvas.shade(whole_body, rgb("#ffe6a8"), 3, 3, 3, 0.35)
    fur(
        canvas,
        whole_body,
        straight(180 + TURN),
        2600,
        6.5,
        0.9,
        seed=43,
        contrast=0.2,
    )
    eyes = [_place(ellipse(x, 176, 4.6, 5.6), other=False) for x in (247.5, 264.5)]
    canvas.fill(mask(*eyes), rgb("#0a0806"))
    lights = [_place(ellipse(x, 173.5, 1.5, 1.5), other=False) for x in (246.5, 263.5)]
    canvas.fill(mask(*lights), rgb("#ffffff"), 0.9)
    for other in (False, True):
        feeler = smooth([(260, 172), (272, 140), (296, 108), (306, 92)], closed=False)
        canvas.fill(mask(thick(_place(feeler, other), [1.6, 1.8, 2.0])), BLACK)
        canvas.fill(soft(mask(_place(ellipse(307, 90, 3.2, 7, 28), other)), 0.4), BLACK)
