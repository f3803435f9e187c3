"""A ginger tabby in a morning meadow."""

from __future__ import annotations

import numpy as np
from PIL import Image

from sample_art import landscape
from sample_art.canvas import (
    Canvas,
    Mask,
    both,
    either,
    field,
    fur,
    glow,
    gradient,
    mask,
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
)

AXIS = 246.0

GINGER = rgb("#e0924a")
LIGHT = rgb("#f2b873")
DEEP = rgb("#c8722f")
STRIPE = rgb("#8f4518")
CREAM = rgb("#fdf0dc")
DARK = rgb("#2a1710")

HEAD = path(
    "M 246 118 C 286 116 322 136 333 172 C 340 194 345 208 341 226 C 335 254 306 272 280 280"
    " C 262 286 230 286 212 280 C 186 272 157 254 151 226 C 147 208 152 194 159 172"
    " C 170 136 206 116 246 118 Z"
)
BODY = path(
    "M 190 262 C 168 300 150 340 146 392 C 142 430 150 462 172 470 L 320 470"
    " C 342 462 350 430 346 392 C 342 340 324 300 302 262 Z"
)
CHEST = path(
    "M 202 268 C 196 300 204 338 222 368 C 232 386 240 398 246 414 C 252 398 260 386 270 368"
    " C 288 338 296 300 290 268 C 262 286 230 286 202 268 Z"
)
EAR = path("M 164 178 C 154 136 152 92 164 56 C 168 46 176 48 182 54 C 206 78 226 102 238 126 Z")
INNER_EAR = path(
    "M 175 158 C 167 128 166 104 172 80 C 188 96 206 114 218 130 C 204 134 186 144 175 158 Z"
)
EAR_TUFT = path("M 178 160 C 176 138 178 124 184 106 C 190 122 202 132 214 136 Z")
TAIL = smooth(
    [(330, 452), (372, 456), (408, 438), (424, 404), (418, 368), (402, 342), (400, 318)],
    closed=False,
)
EYE = path(
    "M 180 204 C 184 184 204 178 218 188 C 226 194 229 204 228 212 C 216 222 192 222 180 204 Z"
)


def draw() -> Image.Image:
    """Paint the picture."""
    canvas = Canvas()
    landscape.sky(canvas)
    landscape.hills(canvas)
    landscape.meadow(canvas)
    shadow = soft(mask(ellipse(262, 470, 160, 22)), 9)
    canvas.fill(shadow, rgb("#1c3d1c"), 0.6)
    _tail(canvas)
    _body(canvas)
    _legs(canvas)
    _head(canvas)
    _eyes(canvas)
    _muzzle(canvas)
    _whiskers(canvas)
    landscape.grass(canvas, seed=11, count=520, top=486, bottom=524, height=(20, 44))
    landscape.flowers(canvas, seed=8, count=26, top=440, bottom=506)
    landscape.grass(canvas, seed=12, count=190, top=505, bottom=530, height=(18, 40))
    warmth = glow(418, 96, 330)
    canvas.fill(warmth, rgb("#ffe9b0"), 0.13)
    return canvas.finish()


def _twice(outline: Points) -> Mask:
    return mask(outline, mirrored(outline, AXIS))


def _rim_light(canvas: Canvas, area: Mask, strength: float = 0.55) -> None:
    """Light from the sun at the upper right, shade at the lower left."""
    canvas.shade(area, rgb("#5e2a0c"), 9, -8, 9, 0.5)
    canvas.shade(area, rgb("#ffe2ae"), -5, 5, 4, strength)


def _stripes(canvas: Canvas, area: Mask, lines: list[tuple[Points, list[float]]]) -> None:
    shapes = [thick(line, widths) for line, widths in lines]
    canvas.fill(both(soft(mask(*shapes), 1.4), area), STRIPE, 0.82)


def _tail(canvas: Canvas) -> None:
    area = mask(thick(TAIL, [40, 38, 36, 34, 32, 29, 24]), ellipse(400, 320, 12, 13))
    canvas.fill(area, GINGER)
    rings = []
    for at in (30, 50, 70, 90, 108, 126):
        x, y = TAIL[at]
        ahead = TAIL[at + 1] - TAIL[at - 1]
        angle = float(np.degrees(np.arctan2(ahead[1], ahead[0])))
        rings.append(ellipse(float(x), float(y), 5.2, 26, angle))
    canvas.fill(both(soft(mask(*rings), 1.4), area), STRIPE, 0.8)
    canvas.fill(both(soft(mask(ellipse(400, 312, 20, 16)), 3), area), CREAM, 0.85)
    _rim_light(canvas, area)

    def along(x: Points, y: Points) -> Points:
        gaps = np.hypot(x[:, np.newaxis] - TAIL[::4, 0], y[:, np.newaxis] - TAIL[::4, 1])
        nearest = np.argmin(gaps, 1) * 4
        ahead = np.gradient(TAIL, axis=0)[nearest]
        heading: Points = np.degrees(np.arctan2(ahead[:, 0], -ahead[:, 1]))
        return heading

    fur(canvas, area, along, 5200, 8.5, 1.0, seed=21)


def _down(x: Points, y: Points) -> Points:
    """Hair on the body: down, and outwards towards the flanks."""
    return 180 - (x - AXIS) * 0.32


def _body(canvas: Canvas) -> None:
    area = mask(BODY)
    canvas.lay(area, gradient([(0, DEEP), (0.3, GINGER), (1, rgb("#cf7d38"))], (0, 262), (0, 470)))
    lines = []
    for number, y in enumerate((296, 328, 362, 396, 430)):
        reach = 62 + 6 * number
        line = smooth(
            [(AXIS - 108, y + 8), (AXIS - reach, y - 3), (AXIS - 46, y + 9)], closed=False
        )
        for each in (line, mirrored(line, AXIS)):
            lines.append((each, [13.0, 12.0, 2.0]))
    _stripes(canvas, area, lines)
    canvas.fill(soft(mask(CHEST), 3.5), CREAM)
    _rim_light(canvas, area)
    chin = both(area, soft(mask(ellipse(AXIS, 276, 82, 26)), 9))
    canvas.fill(chin, rgb("#5e2a0c"), 0.5)
    fur(canvas, area, _down, 15000, 13, 1.05, seed=22)


def _legs(canvas: Canvas) -> None:
    haunch = path(
        "M 152 392 C 166 372 194 384 200 420 C 204 446 196 466 186 472"
        " L 158 472 C 144 450 142 412 152 392 Z"
    )
    for outline in (haunch, mirrored(haunch, AXIS)):
        area = mask(outline)
        canvas.fill(area, GINGER)
        arcs = [
            (smooth([(150, y), (172, y - 8), (192, y + 2)], closed=False), [7.0, 8.0, 2.0])
            for y in (408, 426, 444)
        ]
        if outline is not haunch:
            arcs = [(mirrored(line, AXIS), widths) for line, widths in arcs]
        _stripes(canvas, area, arcs)
        _rim_light(canvas, area, 0.4)
        fur(canvas, area, _down, 2300, 9, 1.0, seed=23)
    leg = path(
        "M 204 372 C 198 410 202 440 202 470"
        " L 242 470 C 243 440 244 402 238 376 C 230 362 212 360 204 372 Z"
    )
    for outline in (leg, mirrored(leg, AXIS)):
        # The shoulder runs into the chest: no edge at the top.
        area = both(mask(outline), field(lambda x, y: (y - 374) / 36))
        canvas.lay(area, gradient([(0, LIGHT), (1, GINGER)], (0, 366), (0, 470)))
        _stripes(
            canvas,
            area,
            [
                (
                    smooth([(min(outline[:, 0]), y), (max(outline[:, 0]), y - 3)], closed=False),
                    [6.0, 2.5],
                )
                for y in (398, 418, 438)
            ],
        )
        _rim_light(canvas, area, 0.4)
        fur(canvas, area, straight(180), 2600, 8, 0.95, seed=24)
        inner = mask(thick(outline[outline[:, 1] > 392], 2.2))
        canvas.fill(both(soft(inner, 1.6), area), rgb("#6b3413"), 0.35)
    for x in (220.0, 2 * AXIS - 220.0):
        paw = mask(ellipse(x, 472, 25, 16))
        canvas.fill(paw, CREAM)
        canvas.shade(paw, rgb("#b98a5c"), 2, -6, 5, 0.7)
        fur(canvas, paw, straight(180), 900, 5, 0.9, seed=25, contrast=0.05)
        toes = [
            thick(smooth([(x + d, 470), (x + d * 1.15, 484)], closed=False), 1.5) for d in (-8, 8)
        ]
        canvas.fill(mask(*toes), rgb("#8a5a3a"), 0.75)


def _from_nose(x: Points, y: Points) -> Points:
    """Hair on the head: away from the bridge of the nose."""
    return np.degrees(np.arctan2(x - AXIS, -(y - 214)))


def _head(canvas: Canvas) -> None:
    for outline, inner in ((EAR, INNER_EAR), (mirrored(EAR, AXIS), mirrored(INNER_EAR, AXIS))):
        area = mask(outline)
        canvas.lay(area, gradient([(0, DEEP), (1, GINGER)], (0, 50), (0, 150)))
        _rim_light(canvas, area)
        fur(canvas, area, _from_nose, 2300, 8, 1.0, seed=31)
        hollow = soft(mask(inner), 2)
        canvas.lay(hollow, gradient([(0, rgb("#d98a7c")), (1, rgb("#f6c4b0"))], (0, 84), (0, 158)))
        canvas.fill(both(hollow, soft(moved(mask(inner), 0, -26), 8)), rgb("#a8503f"), 0.28)
        side = 1 if outline is EAR else -1
        tuft = mask(EAR_TUFT if side > 0 else mirrored(EAR_TUFT, AXIS))
        canvas.fill(soft(tuft, 3), CREAM, 0.55)
        fur(
            canvas,
            soft(tuft, 2),
            straight(-16 * side),
            260,
            20,
            0.9,
            seed=32,
            contrast=0.05,
        )
    area = mask(HEAD)
    canvas.lay(
        area, radial([(0, rgb("#f6c384")), (0.55, GINGER), (1, DEEP)], AXIS + 14, 190, 110, 100)
    )
    lines = [(smooth([(AXIS, 116), (AXIS, 140), (AXIS, 164)], closed=False), [13.0, 10.0, 2.0])]
    half = [
        (smooth([(228, 116), (226, 138), (230, 158)], closed=False), [11.0, 9.0, 2.0]),
        (smooth([(208, 122), (207, 142), (216, 172)], closed=False), [11.0, 10.0, 2.0]),
        (smooth([(186, 134), (190, 150), (198, 166)], closed=False), [9.0, 8.0, 2.0]),
        (smooth([(150, 206), (166, 210), (182, 216)], closed=False), [10.0, 8.0, 2.0]),
        (smooth([(150, 230), (170, 230), (190, 228)], closed=False), [11.0, 8.0, 2.0]),
        (smooth([(164, 254), (180, 250), (198, 244)], closed=False), [11.0, 8.0, 2.0]),
    ]
    for line, widths in half:
        lines += [(line, widths), (mirrored(line, AXIS), widths)]
    _stripes(canvas, area, lines)
    around = path("M 172 204 C 178 172 214 168 234 196 L 238 222 C 214 234 184 232 172 204 Z")
    canvas.fill(both(soft(_twice(around), 5), area), rgb("#fbdcae"), 0.6)
    nose_bridge = path("M 232 170 C 240 164 252 164 260 170 L 264 226 L 228 226 Z")
    canvas.fill(soft(mask(nose_bridge), 5), LIGHT, 0.75)
    muzzle = either(_twice(ellipse(222, 248, 33, 25, -8)), mask(ellipse(AXIS, 268, 28, 17)))
    canvas.fill(both(soft(muzzle, 4), area), CREAM, 0.97)
    _rim_light(canvas, area)
    fur(canvas, area, _from_nose, 16000, 9.5, 0.95, seed=33)
    cheeks = without(both(area, field(lambda x, y: (y - 206) / 30)), muzzle)
    rim = without(cheeks, mask(ellipse(AXIS, 200, 82, 84)))
    fur(canvas, rim, _from_nose, 900, 19, 1.1, seed=34)


def _eyes(canvas: Canvas) -> None:
    for outline, shift in ((EYE, 0.0), (mirrored(EYE, AXIS), 84.0)):
        x = 204.0 + shift
        area = mask(outline)
        canvas.fill(soft(mask(thick(np.vstack([outline, outline[:1]]), 6.5)), 0.8), DARK, 0.95)
        canvas.lay(
            area,
            radial(
                [
                    (0, rgb("#f4e36a")),
                    (0.45, rgb("#b9cc3c")),
                    (0.85, rgb("#5f9a2e")),
                    (1.1, rgb("#2c5a1c")),
                ],
                x,
                203,
                25,
                23,
            ),
        )
        spokes = np.linspace(0, 2 * np.pi, 64, endpoint=False)
        rays = [
            thick(
                np.array(
                    [
                        [x + 9 * np.cos(a), 203 + 9 * np.sin(a)],
                        [x + 21 * np.cos(a), 203 + 20 * np.sin(a)],
                    ]
                ),
                0.6,
            )
            for a in spokes
        ]
        canvas.fill(both(mask(*rays), area), rgb("#f7f5a0"), 0.35)
        lid = without(area, soft(moved(area, 0, 6), 3))
        canvas.fill(lid, rgb("#1e1408"), 0.6)
        pupil = shifted(path("M 0 -18 C 10 -9 10 9 0 18 C -10 9 -10 -9 0 -18 Z"), x, 203)
        canvas.fill(both(soft(mask(pupil), 0.5), area), rgb("#0d0a08"))
        canvas.fill(soft(mask(ellipse(x + 7, 195, 5.2, 5.8)), 0.5), rgb("#ffffff"), 0.95)
        canvas.fill(soft(mask(ellipse(x - 7, 211, 3, 2.4)), 0.8), rgb("#ffffff"), 0.5)


def _muzzle(canvas: Canvas) -> None:
    nose = path(
        "M 231 226 C 236 221 256 221 261 226 C 260 236 252 242 246 244 C 240 242 232 236 231 226 Z"
    )
    area = mask(nose)
    canvas.fill(soft(area, 1.5), rgb("#9a4a3e"), 0.7)
    canvas.lay(area, gradient([(0, rgb("#f3a7a0")), (1, rgb("#c85f62"))], (0, 221), (0, 244)))
    canvas.fill(soft(mask(ellipse(250, 227, 6, 2)), 1), rgb("#fff0ee"), 0.75)
    canvas.fill(
        mask(ellipse(238, 234, 2.6, 1.7, 25), ellipse(254, 234, 2.6, 1.7, -25)),
        rgb("#702a2c"),
        0.85,
    )
    mouth = path("M 246 243 L 246 252 C 243 263 226 264 219 254")
    lines = [
        thick(mouth, [2.6, 2.4, 2.6, 2.2, 0.8]),
        thick(mirrored(mouth, AXIS), [2.6, 2.4, 2.6, 2.2, 0.8]),
    ]
    canvas.fill(soft(mask(*lines), 0.5), rgb("#5a2a1e"), 0.95)
    dots = [
        ellipse(x, y, 1.3, 1.2)
        for x, y in ((216, 240), (209, 246), (219, 248), (211, 254), (203, 241))
    ]
    canvas.fill(mask(*dots, *(mirrored(dot, AXIS) for dot in dots)), rgb("#8a5a40"), 0.7)


def _whiskers(canvas: Canvas) -> None:
    lines = [
        path("M 214 240 C 184 228 150 220 112 222"),
        path("M 210 246 C 178 240 146 240 106 250"),
        path("M 212 252 C 182 254 152 262 118 280"),
        path("M 206 176 C 196 158 182 144 162 138"),
    ]
    shapes = [thick(line, [1.9, 1.4, 0.5]) for line in lines]
    canvas.fill(mask(*shapes, *(mirrored(shape, AXIS) for shape in shapes)), rgb("#fffaf0"), 0.9)
