"""``vgg-explorer figure``: the architecture figure as a file.

SVG and LaTeX need neither Qt nor torch; PNG and PDF are painted by Qt, without a display.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.console import BROKEN, OK, PROGRAM, asked_network, complain
from vgg_explorer.figure.document import SUFFIXES, document
from vgg_explorer.figure.layout import lay_out
from vgg_explorer.figure.options import COLOURS, FigureOptions
from vgg_explorer.figure.palette import PRINTED, Theme

if TYPE_CHECKING:
    from vgg_explorer.figure.document import Suffix
    from vgg_explorer.figure.model import Figure
    from vgg_explorer.figure.palette import Palette

_MEASURED = "time"
"""The colouring that a run is needed for."""

_LARGEST_SCALE = 100.0


def figure(arguments: list[str]) -> int:
    """Draw a network into a file, and return the exit code."""
    options = _parser().parse_args(arguments)
    spec = asked_network(options.network)
    if isinstance(spec, int):
        return spec
    analysis = analyze(spec)
    drawing = lay_out(
        analysis, FigureOptions(colour=options.colour, fold=options.fold, legend=True)
    )
    palette = PRINTED[cast("Theme", options.theme)]
    suffix = cast("Suffix", options.output.suffix[1:].lower())
    data = _file(drawing, palette, suffix, options.scale, transparent=options.transparent)
    if data is None or not _written(options.output, data):
        return BROKEN
    problem = analysis.problem
    if problem is None:
        return OK
    complain(f"{problem.what} {problem.hint}")
    return BROKEN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} figure",
        description="Draw a network as oblique blocks: height and depth by the size of its maps,\n"
        "width by channels.",
        epilog=f"""examples:
  {PROGRAM} figure vgg16 -o vgg16.svg
  {PROGRAM} figure vgg19_bn -o vgg19.pdf --fold
  {PROGRAM} figure my_network.toml -o network.png --scale 4 --transparent
  {PROGRAM} figure "[64, 'M', 128, 'M']" -o network.tex --colour params

The names are those of `{PROGRAM} summary --help`. A network that breaks is drawn
up to the layer that fails.

exit codes: 0 the network works, 1 it does not or the file cannot be written,
2 the request is not understood""",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "network",
        metavar="NAME_OR_FILE",
        help="a network's name, a TOML file, a text file with a cfg list, the list itself, or a "
        "file of weights",
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=_target,
        metavar="FILE",
        help="what to write; its ending chooses the kind: " + _endings(),
    )
    parser.add_argument(
        "--colour",
        "--color",
        choices=[colour for colour in COLOURS if colour != _MEASURED],
        default="kind",
        help="what the blocks are coloured by; default: kind",
    )
    parser.add_argument(
        "--fold", action="store_true", help='draw identical neighbours as one block with "x3"'
    )
    parser.add_argument("--theme", choices=get_args(Theme), default="light", help="default: light")
    parser.add_argument("--transparent", action="store_true", help="without a ground")
    parser.add_argument(
        "--scale",
        type=_scale,
        metavar="N",
        help="pixels or points for each unit; a full-height block has 112 of them; default: 2 for "
        "PNG, 1 for others",
    )
    return parser


def _endings() -> str:
    *first, last = (f".{suffix}" for suffix in SUFFIXES)
    return f"{', '.join(first)} or {last}"


def _target(written: str) -> Path:
    path = Path(written)
    if path.suffix[1:].lower() not in SUFFIXES:
        message = f"{path.name[-40:]!r} does not end in {_endings()}"
        raise argparse.ArgumentTypeError(message)
    return path


def _scale(written: str) -> float:
    try:
        scale = float(written)
    except ValueError:
        scale = 0.0
    if not 0 < scale <= _LARGEST_SCALE:  # nor is 'nan'
        message = f"{written[:40]!r} is not a number above 0 and up to {_LARGEST_SCALE:g}"
        raise argparse.ArgumentTypeError(message)
    return scale


def _file(
    drawing: Figure, palette: Palette, suffix: Suffix, scale: float | None, *, transparent: bool
) -> bytes | None:
    """Return the file, or None when it cannot be drawn, having told why."""
    if suffix in {"svg", "tex"}:
        return document(drawing, palette, suffix, scale=scale or 1.0, transparent=transparent)
    from vgg_explorer.engine.errors import EngineError
    from vgg_explorer.gui.platform import offscreen_trouble

    trouble = offscreen_trouble()
    if trouble is not None:
        complain(f"{suffix.upper()} cannot be drawn here, but SVG and TeX can. {trouble.reason}")
        return None
    if sys.platform not in {"win32", "darwin"}:  # There the own platform needs no display.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from vgg_explorer.gui.figure_files import save

    _kept = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])  # or it would end here
    try:
        return save(drawing, palette, suffix, scale=scale, transparent=transparent)
    except EngineError as error:
        complain(str(error))
        return None


def _written(path: Path, data: bytes) -> bool:
    from vgg_explorer.session.filing import save_file

    for notice in save_file(path, data):
        if notice.kind == "error":
            complain(" ".join(str(part) for part in (notice.what, notice.hint) if part))
            return False
    return True
