"""The figure as SVG: for browsers, papers and slides, with the figures of each layer at hand."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from vgg_explorer.arch.text import Text
from vgg_explorer.figure.legend import LETTER, SWATCH
from vgg_explorer.figure.model import Block, Figure, Label, Legend, Point, Quad
from vgg_explorer.figure.palette import Palette
from vgg_explorer.figure.widths import ASCENT, BUBBLE, DESCENT, ROUND, WEIGHTS, width

NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})

_FONTS = "Inter, 'Segoe UI', Roboto, Helvetica, Arial, 'DejaVu Sans', sans-serif"


def svg(
    figure: Figure,
    palette: Palette,
    *,
    scale: float = 1.0,
    transparent: bool = False,
    say: Callable[[Text], str] = str,
    maps: Mapping[str, bytes] = NO_PICTURES,
) -> str:
    """Return a figure as an SVG document.

    Each block is a group with a ``<title>``, which browsers show under the pointer and screen
    readers read, and with the layer's name as ``data-layer``.

    Parameters
    ----------
    figure : Figure
    palette : Palette
    scale : float
        Pixels for each figure unit, where the picture is shown at its own size.
    transparent : bool
        Without the palette's ground.
    say : callable
        Puts the words into the reader's language.
    maps : mapping of str to bytes
        What is shown on the faces of blocks, as PNG files by the name of the layer.
    """
    return "\n".join(_lines(figure, palette, scale, transparent, say, maps)) + "\n"


def _lines(
    figure: Figure,
    palette: Palette,
    scale: float,
    transparent: bool,
    say: Callable[[Text], str],
    maps: Mapping[str, bytes],
) -> Iterator[str]:
    x0, y0, _, _ = figure.bounds
    box = f"{_n(x0)} {_n(y0)} {_n(figure.width)} {_n(figure.height)}"
    links = ' xmlns:xlink="http://www.w3.org/1999/xlink"' if maps else ""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg"{links} role="graphics-document document"'
        f' width="{_n(figure.width * scale)}" height="{_n(figure.height * scale)}"'
        f' viewBox="{box}" font-family="{_FONTS}">'
    )
    yield f"<title>{_clean(figure.name)}</title>"
    if figure.problem is not None:
        yield f"<desc>{_clean(say(figure.problem))}</desc>"
    if not transparent:
        yield (
            f'<rect x="{_n(x0)}" y="{_n(y0)}" width="{_n(figure.width)}"'
            f' height="{_n(figure.height)}" fill="{palette.ground}"/>'
        )
    if figure.axis is not None:
        (ax, ay), (bx, by) = figure.axis
        ends = f'x1="{_n(ax)}" y1="{_n(ay)}" x2="{_n(bx)}" y2="{_n(by)}"'
        yield f'<line {ends} stroke="{palette.line}"/>'
    for block in figure.blocks:
        yield from _block(block, figure, palette, say, maps.get(block.members[-1]))
    for label in figure.labels:
        yield from _label(label, figure, palette)
    if figure.legend is not None:
        yield from _legend(figure.legend, figure, palette, say)
    yield "</svg>"


def _block(
    block: Block,
    figure: Figure,
    palette: Palette,
    say: Callable[[Text], str],
    shown: bytes | None,
) -> Iterator[str]:
    fill = palette.fill(block.look, block.value, figure.colour)
    stroke = f'stroke="{palette.edge_of(fill)}" stroke-width="0.8"'
    if block.failed:
        stroke = f'stroke="{palette.error}" stroke-width="1.4" stroke-dasharray="3.4 2.8"'
    yield (
        f'<g role="graphics-symbol img" data-layer={quoteattr(block.layer)} {stroke}'
        ' stroke-linejoin="round">'
    )
    yield f"<title>{_clean(say(block.detail))}</title>"
    for face in block.faces:
        colour = palette.error_ground if block.failed else palette.face(fill, face.shade)
        yield f'<polygon points="{_points(face.points)}" fill="{colour}"/>'
    if shown is not None and block.front is not None and not block.failed:
        yield _map(shown, block.front)
    yield "</g>"


def _map(shown: bytes, face: Quad) -> str:
    """Return a picture that fills a face: a square of 1x1, slanted as the face is."""
    (x, y), (right, down), _, (left, bottom) = face
    sides = (right - x, down - y, left - x, bottom - y, x, y)
    # The older of the two attributes: programs that do not know the other are still in use.
    return (
        '<image width="1" height="1" preserveAspectRatio="none"'
        f' transform="matrix({" ".join(_n(side) for side in sides)})"'
        f' xlink:href="data:image/png;base64,{b64encode(shown).decode()}"/>'
    )


def _label(label: Label, figure: Figure, palette: Palette) -> Iterator[str]:
    x, y = label.at
    if label.role == "problem":
        yield from _bubble(label, palette)
    # What is written on a block is not to take the pointer from it.
    through = ' pointer-events="none" aria-hidden="true"' if label.role == "letter" else ""
    yield (
        f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(label.size)}"'
        f' font-weight="{WEIGHTS.get(label.role, 400)}" text-anchor="{label.anchor}"'
        f' fill="{palette.label(label, figure)}"{through}>{_clean(label.text)}</text>'
    )


def _bubble(label: Label, palette: Palette) -> Iterator[str]:
    x, y = label.at
    beside, above = BUBBLE
    wide = width(label.text, label.size, bold=True) + 2 * beside
    top, bottom = y - ASCENT * label.size - above, y + DESCENT * label.size + above
    yield (
        f'<path d="M{_n(x)} {_n(bottom)}v{_n(label.size)}" stroke="{palette.error}" fill="none"/>'
    )
    yield (
        f'<rect x="{_n(x - wide / 2)}" y="{_n(top)}" width="{_n(wide)}"'
        f' height="{_n(bottom - top)}" rx="{_n(ROUND)}" fill="{palette.error_ground}"'
        f' stroke="{palette.error}"/>'
    )


def _legend(
    legend: Legend, figure: Figure, palette: Palette, say: Callable[[Text], str]
) -> Iterator[str]:
    yield f'<g font-size="{_n(legend.size)}" fill="{palette.text_2}">'
    if legend.title is not None:
        words, colour = _clean(say(legend.title)), palette.text
        yield f'<text {_at(legend.title_at)} font-weight="600" fill="{colour}">{words}</text>'
    for swatch in legend.swatches:
        fill = palette.fill(swatch.look, swatch.value, figure.colour)
        x, y = swatch.at
        yield (
            f'<rect {_at(swatch.at)} width="{_n(SWATCH)}" height="{_n(SWATCH)}" rx="2"'
            f' fill="{fill}"/>'
        )
        if swatch.letter:
            at = _at((x + SWATCH / 2, y + SWATCH / 2 + 0.36 * LETTER))
            ink = palette.ink(swatch.look, fill)
            yield (
                f'<text {at} font-size="{_n(LETTER)}" font-weight="700" text-anchor="middle"'
                f' fill="{ink}">{swatch.letter}</text>'
            )
        yield f"<text {_at(swatch.text_at)}>{_clean(say(swatch.text))}</text>"
    yield "</g>"


def _at(point: Point) -> str:
    return f'x="{_n(point[0])}" y="{_n(point[1])}"'


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(value: float) -> str:
    """Return a number with two decimals at most, and never as -0."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _clean(text: str) -> str:
    """Return a text for XML, which cannot hold control characters or halves of characters."""
    return escape("".join(c for c in text if _allowed(ord(c))))


def _allowed(code: int) -> bool:
    return (
        code in {9, 10, 13} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code > 0xFFFF
    )
