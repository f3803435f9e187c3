r"""The figure as a LaTeX document with TikZ, to be compiled as it is or taken into a paper.

It asks for nothing beyond TikZ and what every LaTeX has. Lengths are big points (``bp``); the
``tikzpicture`` can be copied, with the colours in front of it, into another document.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from vgg_explorer.arch.text import Text
from vgg_explorer.figure.legend import LETTER, SWATCH
from vgg_explorer.figure.model import Anchor, Block, Figure, Label, Legend, Point
from vgg_explorer.figure.palette import Palette
from vgg_explorer.figure.widths import ASCENT, BUBBLE, DESCENT, ROUND, WEIGHTS, width

_LONGEST = 14_000.0
"""TeX knows no length above 16,383 points; a figure that is longer is drawn smaller."""

_SPARE = 0.1
"""Of a page, so that rounded lengths do not push the picture onto a second one."""

_ANCHORS: dict[Anchor, str] = {"start": "base west", "middle": "base", "end": "base east"}
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": "$<$",
    ">": "$>$",
    "|": "$|$",
    # A plain " is a closing quotation mark in TeX's oldest encoding, which lacks the straight one.
    '"': "''",
    "µ": r"$\mu$",
} | {c: rf"\{c}" for c in "{}$&#_%"}


def tikz(
    figure: Figure,
    palette: Palette,
    *,
    scale: float = 1.0,
    transparent: bool = False,
    say: Callable[[Text], str] = str,
) -> str:
    """Return a figure as a LaTeX document of one page of its size.

    Parameters
    ----------
    figure : Figure
    palette : Palette
    scale : float
        Big points for each figure unit.
    transparent : bool
        Without the palette's ground.
    say : callable
        Puts the words into the reader's language. Letters that pdfTeX has no font for are left
        out.
    """
    unit = min(scale, _LONGEST / max(figure.width, figure.height))
    return _Picture(figure, palette, unit, say).document(transparent)


class _Picture:
    """Collects the drawing, and the colours that it turns out to need."""

    def __init__(
        self, figure: Figure, palette: Palette, unit: float, say: Callable[[Text], str]
    ) -> None:
        self._figure = figure
        self._size = figure.width, figure.height
        self._palette = palette
        self._unit = unit
        self._say = say
        self._colours: dict[str, str] = {}

    def document(self, transparent: bool) -> str:
        drawing = list(self._drawing(transparent))
        wide, high = (_n(side * self._unit + _SPARE) for side in self._size)
        paper = f"paperwidth={wide}bp,paperheight={high}bp,margin=0bp,nohead,nofoot"
        name = " ".join(_written(self._figure.name).split())
        return "\n".join(
            (
                f"% {name}",
                r"\RequirePackage{fix-cm}",
                r"\documentclass{article}",
                rf"\usepackage[{paper}]{{geometry}}",
                r"\usepackage{tikz}",
                r"\pagestyle{empty}",
                r"\setlength{\parindent}{0pt}",
                r"\setlength{\topskip}{0pt}",
                *(
                    rf"\definecolor{{{own}}}{{HTML}}{{{rgb.removeprefix('#')}}}"
                    for rgb, own in self._colours.items()
                ),
                r"\begin{document}",
                r"\begin{tikzpicture}[x=1bp,y=-1bp,line join=round,inner sep=0pt]",
                *drawing,
                r"\end{tikzpicture}%",
                r"\end{document}",
                "",
            )
        )

    def _drawing(self, transparent: bool) -> Iterator[str]:
        x0, y0, x1, y1 = self._figure.bounds
        page = f"{self._at((x0, y0))} rectangle {self._at((x1, y1))}"
        yield rf"\path[use as bounding box] {page};"
        if not transparent:
            yield rf"\fill[{self._colour(self._palette.ground)}] {page};"
        if self._figure.axis is not None:
            a, b = self._figure.axis
            style = f"draw={self._colour(self._palette.line)},line width={self._bp(1)}"
            yield rf"\path[{style}] {self._at(a)} -- {self._at(b)};"
        for block in self._figure.blocks:
            yield from self._block(block)
        for label in self._figure.labels:
            yield from self._label(label)
        if self._figure.legend is not None:
            yield from self._legend(self._figure.legend)

    def _block(self, block: Block) -> Iterator[str]:
        palette = self._palette
        fill = palette.fill(block.look, block.value, self._figure.colour)
        yield f"% {_written(self._say(block.detail))}"
        edge = f"draw={self._colour(palette.edge_of(fill))},line width={self._bp(0.8)}"
        if block.failed:
            dashes = f"dash pattern=on {self._bp(3.4)} off {self._bp(2.8)}"
            edge = f"draw={self._colour(palette.error)},line width={self._bp(1.4)},{dashes}"
        for face in block.faces:
            rgb = palette.error_ground if block.failed else palette.face(fill, face.shade)
            corners = " -- ".join(map(self._at, face.points))
            yield rf"\path[fill={self._colour(rgb)},{edge}] {corners} -- cycle;"

    def _label(self, label: Label) -> Iterator[str]:
        if label.role == "problem":
            yield from self._bubble(label)
        rgb = self._palette.label(label, self._figure)
        bold = label.role in WEIGHTS
        yield self._node(label.text, label.at, label.anchor, label.size, rgb, bold=bold)

    def _bubble(self, label: Label) -> Iterator[str]:
        x, y = label.at
        beside, above = BUBBLE
        half = width(label.text, label.size, bold=True) / 2 + beside
        top, bottom = y - ASCENT * label.size - above, y + DESCENT * label.size + above
        edge = f"draw={self._colour(self._palette.error)},line width={self._bp(1)}"
        fill = self._colour(self._palette.error_ground)
        stem = f"{self._at((x, bottom))} -- {self._at((x, bottom + label.size))}"
        yield rf"\path[{edge}] {stem};"
        box = f"{self._at((x - half, top))} rectangle {self._at((x + half, bottom))}"
        yield rf"\path[fill={fill},{edge},rounded corners={self._bp(ROUND)}] {box};"

    def _legend(self, legend: Legend) -> Iterator[str]:
        palette, size = self._palette, legend.size
        if legend.title is not None:
            words = self._say(legend.title)
            yield self._node(words, legend.title_at, "start", size, palette.text, bold=True)
        for swatch in legend.swatches:
            fill = palette.fill(swatch.look, swatch.value, self._figure.colour)
            (x, y), half = swatch.at, SWATCH / 2
            corners = f"{self._at((x, y))} rectangle {self._at((x + SWATCH, y + SWATCH))}"
            yield rf"\path[fill={self._colour(fill)},rounded corners={self._bp(2)}] {corners};"
            if swatch.letter:
                at = (x + half, y + half + 0.36 * LETTER)
                ink = palette.ink(swatch.look, fill)
                yield self._node(swatch.letter, at, "middle", LETTER, ink, bold=True)
            words = self._say(swatch.text)
            yield self._node(words, swatch.text_at, "start", size, palette.text_2, bold=False)

    def _node(
        self, text: str, at: Point, anchor: Anchor, size: float, rgb: str, *, bold: bool
    ) -> str:
        font = r"\sffamily\bfseries" if bold else r"\sffamily"
        font += rf"\fontsize{{{self._bp(size)}}}{{{self._bp(1.2 * size)}}}\selectfont"
        style = f"anchor={_ANCHORS[anchor]},text={self._colour(rgb)},font={font}"
        return rf"\node[{style}] at {self._at(at)} {{{_written(text)}}};"

    def _colour(self, rgb: str) -> str:
        """Return the name of a colour in the document."""
        return self._colours.setdefault(rgb, f"vgg{len(self._colours)}")

    def _at(self, point: Point) -> str:
        x, y = (_n(value * self._unit) for value in point)
        return f"({x},{y})"

    def _bp(self, value: float) -> str:
        return f"{_n(value * self._unit)}bp"


def _n(value: float) -> str:
    """Return a number with two decimals at most; TeX reads no exponents."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _written(text: str) -> str:
    """Return a text as TeX reads it, on one line and without letters that it has no font for."""
    plain = (c if c in _SPECIAL else unicodedata.normalize("NFKD", c) for c in text)
    kept = (c for part in plain for c in part if c in _SPECIAL or " " <= c <= "~")
    return "".join(_SPECIAL.get(c, c) for c in kept)
