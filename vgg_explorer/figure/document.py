"""The figure as a text file, and the names of all kinds of files that it can be saved as."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from vgg_explorer.arch.text import Text
from vgg_explorer.figure.model import Figure
from vgg_explorer.figure.palette import Palette
from vgg_explorer.figure.svg import svg
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
) -> bytes:
    """Return a figure as SVG or LaTeX; for the parameters see `svg` and `tikz`."""
    write = svg if suffix == "svg" else tikz
    return write(figure, palette, scale=scale, transparent=transparent, say=say).encode()
