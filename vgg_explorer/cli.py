"""The ``vgg-explorer`` command: a window, or the layer table without one.

What each way needs is imported when it is taken, so that ``summary`` answers without Qt, torch or
numpy, and the window does not wait for what only the table needs.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vgg_explorer.arch.report import Format
    from vgg_explorer.arch.sources import SourceError

PROGRAM = "vgg-explorer"

OK, BROKEN, USAGE = 0, 1, 2
"""Exit codes: a network that does not work is 1, a request that makes no sense is 2."""

_BROKEN_PIPE = 128 + 13
_INTERRUPTED = 128 + 2
"""What a shell reports for a program that SIGPIPE or SIGINT ended."""

_MAX_NUMBER = 10_000
"""File names that are tried for the window's picture."""


def main(argv: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A name that this terminal cannot write is no reason to end with an error.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        try:
            return _dispatch(sys.argv[1:] if argv is None else argv)
        finally:  # also behind --help, which ends with SystemExit
            sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more while it ends; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED


def _dispatch(arguments: list[str]) -> int:
    # Not an argparse subcommand: that would take every picture's name for a command.
    if arguments[:1] == ["summary"]:
        options = _summary_parser().parse_args(arguments[1:])
        return _summary(options.network, options.input, options.format)
    return _window(_window_parser().parse_args(arguments).files)


def _complain(message: str) -> None:
    print(f"{PROGRAM}: {message}", file=sys.stderr)


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [FILE ...]\n       {PROGRAM} summary NAME_OR_FILE [options]",
        description="Write a convolutional network as a short list; see its shapes, its costs and\n"
        "the feature maps of your own pictures.",
        epilog=f"""examples:
  {PROGRAM}                    open the window
  {PROGRAM} cat.jpg dog.png    open it with these pictures
  {PROGRAM} summary vgg16      print the layer table, without a window
  {PROGRAM} summary --help     networks, formats and figures of that table
  {PROGRAM} ./summary          open a picture that is called 'summary'

Where there is no display, the window is drawn into a picture in the current
folder, and the layer table is printed.""",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="pictures to open")
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    return parser


def _summary_parser() -> argparse.ArgumentParser:
    from vgg_explorer.arch.presets import PRESETS
    from vgg_explorer.arch.report import FIELDS, FORMATS

    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} summary",
        description="Print the layer table of a network: shapes, parameters, MACs, bytes and\n"
        "receptive fields, per image.",
        epilog=f"""examples:
  {PROGRAM} summary vgg16
  {PROGRAM} summary vgg16 --input 3x64x96 --format csv > vgg16.csv
  {PROGRAM} summary my_network.toml --format json
  {PROGRAM} summary "[64, 'M', 128, 'M']"

networks:
{_folded(PRESETS)}

fields of csv and json:
{_folded(FIELDS)}
Shapes are CxHxW or units; FLOPs are 2 x MACs, and MACs leave the bias out. json
adds 'totals', the 'problem' of a broken network (or null) and the layers behind
it, 'without_figures'.

exit codes: 0 the network works, 1 it does not, 2 the request is not understood""",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "network",
        metavar="NAME_OR_FILE",
        help="a network's name, a TOML file, a text file with a cfg list, or the list itself; "
        "a list gets VGG's classifier",
    )
    parser.add_argument("--input", type=_sides, metavar="CxHxW", help="input, such as 3x224x224")
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    return parser


def _folded(names: Iterable[str]) -> str:
    import textwrap

    return textwrap.indent(textwrap.fill(", ".join(names), 76), "  ")


def _sides(written: str) -> tuple[int, int, int]:
    sides = re.fullmatch(r"([0-9]{1,9})x([0-9]{1,9})x([0-9]{1,9})", written.strip().lower())
    if sides is None:
        message = f"{written[:40]!r} is not channels x height x width, such as 3x224x224"
        raise argparse.ArgumentTypeError(message)
    return int(sides[1]), int(sides[2]), int(sides[3])


def _summary(named: str, sides: tuple[int, int, int] | None, form: Format) -> int:
    from vgg_explorer.arch.analysis import analyze
    from vgg_explorer.arch.report import place_name, report
    from vgg_explorer.arch.sources import SourceError, network

    try:
        spec = network(named)
    except SourceError as error:
        _complain(_reason(error))
        return BROKEN if error.found else USAGE
    analysis = analyze(spec if sides is None else replace(spec, input=sides))
    sys.stdout.write(report(analysis, form))
    problem = analysis.problem
    if problem is None:
        return OK
    if form == "csv":  # The other formats have a place for it.
        _complain(f"{place_name(analysis, problem)}: {problem.what} {problem.hint}")
    return BROKEN


def _reason(error: SourceError) -> str:
    problem = error.problem
    lines = [str(error)]
    if problem is None:
        return lines[0]
    column = "" if problem.column is None else f"column {problem.column + 1}"
    entry = "" if problem.place.index is None else f"entry {problem.place.index + 1}"
    if where := ", ".join(filter(None, (entry, column))):
        lines[0] = f"{where}: {lines[0]}"
    if problem.column is not None and error.source.isprintable() and len(error.source) <= 100:
        lines += [f"  {error.source}", "  " + " " * problem.column + "^" * max(problem.length, 1)]
    lines += [f"  Fix: {fix.label}" for fix in problem.fixes]
    return "\n".join(lines)


def _window(files: list[str]) -> int:
    from vgg_explorer.gui.platform import window_trouble

    trouble = window_trouble()
    if trouble is None:
        if sys.platform == "win32":  # There torch must be loaded before Qt (WinError 1114).
            from vgg_explorer.engine.devices import import_torch

            import_torch()
        from vgg_explorer.gui.app import run

        return run(files)
    _complain(str(trouble.reason))
    _without_window(files)
    return OK


def _without_window(files: list[str]) -> None:
    """Do the main job where nothing can be shown: print the table, draw the window into a file."""
    from vgg_explorer.arch.analysis import analyze
    from vgg_explorer.arch.presets import DEFAULT, find
    from vgg_explorer.arch.report import report
    from vgg_explorer.gui.platform import offscreen_trouble

    sys.stdout.write(report(analyze(find(DEFAULT).spec), "text"))
    sys.stdout.flush()  # Drawing takes some seconds; the table is there meanwhile.
    trouble = offscreen_trouble()
    if trouble is not None:
        _complain(f"the window's picture cannot be drawn. {trouble.reason}")
        return
    try:
        saved = _picture(files)
    except OSError as error:
        _complain(f"the window's picture cannot be saved in this folder: {error}")
    else:
        print(f"The window's picture: {saved}")


def _picture(files: list[str]) -> Path:
    """Draw the window without a display; return the new file, which replaces none."""
    import tempfile

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from vgg_explorer.gui.app import render_offscreen

    # Drawn elsewhere first, so that a failure leaves nothing half-written in the user's folder.
    with tempfile.TemporaryDirectory(prefix=f"{PROGRAM}-") as folder:
        drawn = Path(folder, "window.png")
        render_offscreen(files, drawn)
        return _keep(drawn.read_bytes())


def _keep(picture: bytes) -> Path:
    for number in range(1, _MAX_NUMBER):
        path = Path(f"{PROGRAM}.png" if number == 1 else f"{PROGRAM}-{number}.png")
        try:
            stream = path.open("xb")
        except FileExistsError:
            continue
        try:
            with stream:
                stream.write(picture)
        except OSError:
            path.unlink()  # A full disk leaves a part of it.
            raise
        return path.absolute()
    raise FileExistsError(f"{PROGRAM}.png and all its numbers are taken")
