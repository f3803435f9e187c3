"""Anti-aliased painting with numpy and Pillow: shapes, gradients, soft light, strokes and fur.

Everything is drawn at four times the size and reduced at the end. Coordinates are those of the
finished picture, x to the right and y down.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from sample_art.outlines import Points, thick

SIDE = 512
SCALE = 4
FULL = SIDE * SCALE

Colour = tuple[float, float, float]
Mask = Image.Image


def rgb(code: str) -> Colour:
    """Return '#f4a' or '#ff44aa' as three numbers up to 255."""
    digits = code.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    red, green, blue = (float(int(digits[at : at + 2], 16)) for at in (0, 2, 4))
    return red, green, blue


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return the colour that lies a share of the way from one to the other."""
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def whole(colour: Colour) -> tuple[int, int, int]:
    """Return the colour as Pillow takes it."""
    red, green, blue = (int(min(255, max(0, round(value)))) for value in colour)
    return red, green, blue


# ---- masks


def mask(*outlines: Points) -> Mask:
    """Return where any of the outlines is filled."""
    image = Image.new("L", (FULL, FULL))
    draw = ImageDraw.Draw(image)
    for outline in outlines:
        draw.polygon([(x * SCALE, y * SCALE) for x, y in outline], fill=255)
    return image


def soft(shape: Mask, radius: float) -> Mask:
    """Return the mask blurred. Wide blurs are done on a smaller copy."""
    small = max(1, int(radius * SCALE / 8))
    if small == 1:
        return shape.filter(ImageFilter.GaussianBlur(radius * SCALE))
    reduced = shape.reduce(small).filter(ImageFilter.GaussianBlur(radius * SCALE / small))
    return reduced.resize(shape.size, Image.Resampling.BICUBIC)


def both(one: Mask, other: Mask) -> Mask:
    """Return where both masks are."""
    return ImageChops.multiply(one, other)


def without(one: Mask, other: Mask) -> Mask:
    """Return the first mask where the second is not."""
    return ImageChops.multiply(one, ImageChops.invert(other))


def either(one: Mask, other: Mask) -> Mask:
    """Return where one or the other mask is."""
    return ImageChops.lighter(one, other)


def moved(shape: Mask, across: float, down: float) -> Mask:
    """Return the mask shifted, empty where nothing comes in."""
    image = Image.new("L", shape.size)
    image.paste(shape, (round(across * SCALE), round(down * SCALE)))
    return image


def weaker(shape: Mask, opacity: float) -> Mask:
    """Return the mask with less strength."""
    return shape.point([round(value * opacity) for value in range(256)])


def field(value: Callable[[Points, Points], Points]) -> Mask:
    """Return a mask from a function of x and y with values from 0 to 1."""
    step = 2  # fields are smooth: a quarter of the pixels will do
    axis = (np.arange(FULL // step) + 0.5) * step / SCALE
    x, y = np.meshgrid(axis, axis)
    small = Image.fromarray((np.clip(value(x, y), 0, 1) * 255 + 0.5).astype(np.uint8))
    return small.resize((FULL, FULL), Image.Resampling.BILINEAR)


def glow(x: float, y: float, reach: float) -> Mask:
    """Return a mask that fades with the distance from a point, to a third at `reach`."""
    return field(lambda px, py: np.exp(-((px - x) ** 2 + (py - y) ** 2) / reach**2))


def clouds(seed: int, size: float, octaves: int = 5, stretch: float = 1.0) -> Points:
    """Return fractal noise from 0 to 1 on the full canvas; `size` is that of its largest forms."""
    random = np.random.default_rng(seed)
    total = np.zeros((FULL // 2, FULL // 2))
    for octave in range(octaves):
        cells = max(2, round(SIDE / size * 2**octave))
        grid = random.random((max(2, round(cells * stretch)), cells)).astype(np.float32)
        layer = Image.fromarray(grid).resize((FULL // 2, FULL // 2), Image.Resampling.BICUBIC)
        total += np.asarray(layer) / 2**octave
    total -= total.min()
    scaled: Points = total / total.max()
    return scaled


def noise_mask(seed: int, size: float, low: float, high: float, stretch: float = 1.0) -> Mask:
    """Return fractal noise as a mask: 0 below `low`, full above `high`."""
    values = np.clip((clouds(seed, size, stretch=stretch) - low) / (high - low), 0, 1)
    return Image.fromarray((values * 255).astype(np.uint8)).resize((FULL, FULL))


# ---- painting


class Canvas:
    """A picture in the making."""

    def __init__(self, colour: Colour = (255.0, 255.0, 255.0)) -> None:
        self.image = Image.new("RGB", (FULL, FULL), whole(colour))

    def fill(self, shape: Points | Mask, colour: Colour, opacity: float = 1.0) -> None:
        """Paint a shape in one colour."""
        area = shape if isinstance(shape, Image.Image) else mask(shape)
        if opacity < 1:
            area = weaker(area, opacity)
        self.image.paste(whole(colour), (0, 0, FULL, FULL), area)

    def fill_small(self, outline: Points, colour: Colour) -> None:
        """Paint one small shape without making a mask of the whole canvas."""
        points = [(x * SCALE, y * SCALE) for x, y in outline]
        ImageDraw.Draw(self.image).polygon(points, fill=whole(colour))

    def lay(self, shape: Points | Mask, layer: Image.Image, opacity: float = 1.0) -> None:
        """Paint a shape with a layer of colours, such as a gradient."""
        area = shape if isinstance(shape, Image.Image) else mask(shape)
        if opacity < 1:
            area = weaker(area, opacity)
        self.image.paste(layer, (0, 0), area)

    def shade(
        self, shape: Mask, colour: Colour, across: float, down: float, blur: float, opacity: float
    ) -> None:
        """Darken or lighten the side of a shape that lies away from (across, down)."""
        inside = soft(moved(shape, across, down), blur)
        self.fill(both(shape, ImageChops.invert(inside)), colour, opacity)

    def finish(self, side: int = SIDE) -> Image.Image:
        """Return the picture at its final size."""
        return self.image.resize((side, side), Image.Resampling.LANCZOS)


def gradient(
    stops: Sequence[tuple[float, Colour]],
    start: tuple[float, float],
    end: tuple[float, float],
) -> Image.Image:
    """Return colours that change along the line from start to end."""
    (x0, y0), (x1, y1) = start, end
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    return _coloured(stops, lambda x, y: ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length)


def radial(
    stops: Sequence[tuple[float, Colour]],
    x: float,
    y: float,
    across: float,
    down: float | None = None,
) -> Image.Image:
    """Return colours that change with the distance from a point."""
    tall = across if down is None else down
    return _coloured(stops, lambda px, py: np.hypot((px - x) / across, (py - y) / tall))


def _coloured(
    stops: Sequence[tuple[float, Colour]], place: Callable[[Points, Points], Points]
) -> Image.Image:
    axis = np.arange(SIDE) + 0.5
    x, y = np.meshgrid(axis, axis)
    at = place(x, y)
    where = [stop for stop, _ in stops]
    planes = [np.interp(at, where, [colour[band] for _, colour in stops]) for band in range(3)]
    # One part in 512 of noise keeps wide gradients free of bands.
    grain = np.random.default_rng(0).random(at.shape) - 0.5
    array = np.clip(np.stack(planes, -1) + grain[..., np.newaxis] + 0.5, 0, 255).astype(np.uint8)
    return Image.fromarray(array).resize((FULL, FULL), Image.Resampling.BICUBIC)


def blades(
    canvas: Canvas,
    roots: Points,
    angles: Points,
    lengths: Points,
    widths: Points,
    colours: Sequence[Colour],
    bend: Points,
) -> None:
    """Draw tapered, bent strokes: grass, fur, petals. Angles are in degrees, 0 up, 90 right."""
    draw = ImageDraw.Draw(canvas.image)
    at = np.linspace(0, 1, 7)
    for root, angle, length, width, colour, curve in zip(
        roots, angles, lengths, widths, colours, bend, strict=True
    ):
        heading = np.radians(angle + curve * at)
        steps = np.stack([np.sin(heading), -np.cos(heading)], 1) * length / 6
        spine = root + np.vstack([np.zeros(2), np.cumsum(steps, 0)[:-1]])
        outline = thick(spine, [width, width * 0.75, width * 0.1])
        draw.polygon([(x * SCALE, y * SCALE) for x, y in outline], fill=whole(colour))


def straight(degrees: float) -> Callable[[Points, Points], Points]:
    """Return a direction for `fur` that is the same everywhere."""
    return lambda x, y: np.full_like(x, degrees)


def fur(
    canvas: Canvas,
    area: Mask,
    direction: Callable[[Points, Points], Points],
    count: int,
    length: float,
    width: float,
    seed: int,
    contrast: float = 0.12,
) -> None:
    """Turn a flat painting into fur.

    Hairs start at random places of the area, take the colour that is painted there, and lie along
    `direction` (degrees, 0 up); those at the rim reach over it.
    """
    random = np.random.default_rng(seed)
    small = np.asarray(area.reduce(SCALE), dtype=float) / 255
    flat = np.asarray(canvas.image.reduce(SCALE), dtype=float)
    rows, columns = np.nonzero(small > 0.5)
    chosen = random.integers(0, len(rows), count)
    y, x = rows[chosen], columns[chosen]
    order = np.argsort(y + random.normal(0, 6, count))
    y, x = y[order], x[order]
    light = 1 + random.normal(0, contrast, count)
    tints = flat[y, x] * light[:, np.newaxis]
    colours = [(float(r), float(g), float(b)) for r, g, b in tints]
    roots = np.stack([x + random.random(count), y + random.random(count)], 1)
    angles = direction(roots[:, 0], roots[:, 1]) + random.normal(0, 9, count)
    lengths = length * random.uniform(0.6, 1.25, count)
    widths = width * random.uniform(0.6, 1.2, count)
    blades(canvas, roots, angles, lengths, widths, colours, random.normal(0, 22, count))
