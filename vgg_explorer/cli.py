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
from vgg_explorer.console import BROKEN, OK, PROGRAM, asked_network, complain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.arch.report import Format

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
        return _summary(options.network, options.input, options.format, check=options.check)
    if arguments[:1] in (["compare"], ["code"]):
        from vgg_explorer import subcommands

        run = subcommands.compare if arguments[0] == "compare" else subcommands.code
        return run(arguments[1:])
    if arguments[:1] == ["figure"]:
        from vgg_explorer.figure_command import figure

        return figure(arguments[1:])
    if arguments[:1] == ["train"]:
        from vgg_explorer.train_command import train

        return train(arguments[1:])
    return _window(_window_parser().parse_args(arguments).files)


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        usage=f"""{PROGRAM} [FILE ...]
       {PROGRAM} summary NAME_OR_FILE [options]
       {PROGRAM} compare NAME_OR_FILE NAME_OR_FILE ... [options]
       {PROGRAM} code NAME_OR_FILE [options]
       {PROGRAM} figure NAME_OR_FILE -o FILE [options]
       {PROGRAM} train NAME_OR_FILE [options]""",
        description="Write a convolutional network as a short list; see its shapes, its costs and\n"
        "the feature maps of your own pictures.",
        epilog=f"""examples:
  {PROGRAM}                    open the window
  {PROGRAM} cat.jpg dog.png    open it with these pictures
  {PROGRAM} holiday/           open it with the pictures of this folder
  {PROGRAM} my.toml my.pth     open it with this network and these weights
  {PROGRAM} summary vgg16      print the layer table, without a window
  {PROGRAM} summary --help     networks, formats and figures of that table
  {PROGRAM} compare vgg16 vgg19
                               print what differs, entry by entry
  {PROGRAM} code vgg16         print the network as a PyTorch file
  {PROGRAM} figure vgg16 -o vgg16.svg
                               draw the network as blocks
  {PROGRAM} train vgg-mini     train it, without a window
  {PROGRAM} ./summary          open a picture that is called 'summary'

Where there is no display, the window is drawn into a picture in the current
folder, and the layer table is printed.""",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="pictures, folders of them, a network (.toml), weights, a video or the folder of a "
        "training to open",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    return parser


def _summary_parser() -> argparse.ArgumentParser:
    from vgg_explorer.arch.presets import PRESETS
    from vgg_explorer.arch.records import FIELDS
    from vgg_explorer.arch.report import FORMATS

    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} summary",
        description="Print the layer table of a network: shapes, parameters, MACs, bytes and\n"
        "receptive fields, per image.",
        epilog=f"""examples:
  {PROGRAM} summary vgg16
  {PROGRAM} summary vgg16 --input 3x64x96 --format csv > vgg16.csv
  {PROGRAM} summary my_network.toml --format json
  {PROGRAM} summary "[64, 'M', 128, 'M']"
  {PROGRAM} summary weights.pth

networks:
{_folded(PRESETS)}

fields of csv and json:
{_folded(FIELDS)}
Shapes are CxHxW or units; FLOPs are 2 x MACs, and MACs leave the bias out. json
adds 'totals', the 'problem' of a broken network (or null) and the layers behind
it, 'without_figures'; and with --check the comparison, 'crosscheck'. As csv the
comparison stands alone.

exit codes: 0 the network works, 1 it does not or --check finds a difference that
no definition explains, 2 the request is not understood""",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "network",
        metavar="NAME_OR_FILE",
        help="a network's name, a TOML file, a text file with a cfg list, the list itself, or a "
        "file of weights (.pth, .safetensors), whose network is inferred; a list gets VGG's "
        "classifier",
    )
    parser.add_argument("--input", type=_sides, metavar="CxHxW", help="input, such as 3x224x224")
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    parser.add_argument(
        "--check",
        action="store_true",
        help="compare with torchinfo, module by module (takes the seconds that torch needs)",
    )
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


def _summary(named: str, sides: tuple[int, int, int] | None, form: Format, *, check: bool) -> int:
    from vgg_explorer.arch.analysis import analyze
    from vgg_explorer.arch.report import place_name, report

    spec = asked_network(named)
    if isinstance(spec, int):
        return spec
    analysis = analyze(spec if sides is None else replace(spec, input=sides))
    problem = analysis.problem
    if problem is None and check:
        return _checked(analysis, form)
    sys.stdout.write(report(analysis, form))
    if problem is None:
        return OK
    if form == "csv":  # The other formats have a place for it.
        complain(f"{place_name(analysis, problem)}: {problem.what} {problem.hint}")
    return BROKEN


def _checked(analysis: Analysis, form: Format) -> int:
    """Print the table with what torchinfo says to it; the only part of `summary` with torch."""
    from vgg_explorer.arch.report import report
    from vgg_explorer.engine import checked_report
    from vgg_explorer.engine.crosscheck import crosscheck
    from vgg_explorer.engine.errors import EngineError

    table = report(analysis, form)
    if form in {"text", "markdown"}:
        print(table, flush=True)  # It is there while torch starts.
    try:
        check = crosscheck(analysis.spec)
    except EngineError as error:
        if form == "json":
            sys.stdout.write(table)
        complain(str(error))
        return BROKEN
    match form:
        case "text":
            sys.stdout.write(checked_report.as_text(check))
        case "markdown":
            sys.stdout.write(checked_report.as_markdown(check))
        case "csv":
            sys.stdout.write(checked_report.as_csv(check))
        case "json":
            import json

            document = json.loads(table) | {"crosscheck": checked_report.record(check)}
            print(json.dumps(document, indent=2))
    return OK if check.agrees else BROKEN


def _window(files: list[str]) -> int:
    from vgg_explorer.gui.platform import window_trouble

    trouble = window_trouble()
    if trouble is None:
        from vgg_explorer.engine.importing import collector_at_rest, import_torch

        if sys.platform == "win32":  # There torch must be loaded before Qt (WinError 1114).
            import_torch()
        with collector_at_rest():  # an eighth of the time to the first window
            from vgg_explorer.gui.app import run
        return run(files)
    complain(str(trouble.reason))
    _without_window(files)
    return OK


def _without_window(files: list[str]) -> None:
    """Do the main job where nothing can be shown: print the table, draw the window into a file."""
    from vgg_explorer.arch.analysis import analyze
    from vgg_explorer.arch.presets import FIRST, find
    from vgg_explorer.arch.report import report
    from vgg_explorer.gui.platform import offscreen_trouble

    sys.stdout.write(report(analyze(find(FIRST).spec), "text"))
    sys.stdout.flush()  # Drawing takes some seconds; the table is there meanwhile.
    trouble = offscreen_trouble()
    if trouble is not None:
        complain(f"the window's picture cannot be drawn. {trouble.reason}")
        return
    try:
        saved = _picture(files)
    except OSError as error:
        complain(f"the window's picture cannot be saved in this folder: {error}")
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
