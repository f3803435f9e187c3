"""The figure as a text file, and the names of all kinds of files that it can be saved as."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, get_args

from vgg_explorer.arch.text import Text
from vgg_explorer.figure.model import Figure
from vgg_explorer.figure.palette import Palette
from vgg_explorer.figure.svg import NO_PICTURES, svg
from vgg_explorer.figure.tikz import tikz

Written = Literal["svg", "tex"]
Suffix = Literal["svg", "pdf", "png", "tex"]
SUFFIXES: tuple[Suffix, ...] = get_args(Suffix)


def document(
    figure: Figure,
    palette: Palette,
    suffix: Written,
    *,
    scale: float = 1.0,
    transparent: bool = False,
    say: Callable[[Text], str] = str,
    maps: Mapping[str, bytes] = NO_PICTURES,
) -> bytes:
    """Return a figure as SVG or LaTeX, which has no maps; see `svg` and `tikz`."""
    if suffix == "svg":
        drawn = svg(figure, palette, scale=scale, transparent=transparent, say=say, maps=maps)
    else:
        drawn = tikz(figure, palette, scale=scale, transparent=transparent, say=say)
    return drawn.encode()
