"""``vgg-explorer compare`` and ``vgg-explorer code``: networks side by side, and as Python.

Like ``summary`` they need neither torch nor Qt.
"""

from __future__ import annotations

import argparse
import sys

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.codegen import STYLES, CodeError
from vgg_explorer.arch.codegen import code as written
from vgg_explorer.arch.compare import LEAST, MOST
from vgg_explorer.arch.compare import compare as compared
from vgg_explorer.arch.compare_report import FORMATS, comparison_report
from vgg_explorer.console import BROKEN, OK, PROGRAM, asked_network, complain

_NETWORK = (
    "a network's name, a TOML file, a text file with a cfg list, the list itself, or a file of "
    "weights"
)
_NAMES = f"The names are those of `{PROGRAM} summary --help`."


def compare(arguments: list[str]) -> int:
    """Print how networks differ from the first of them, and return the exit code."""
    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} compare",
        description="Print how networks differ from the first one: entries, options and figures.",
        epilog=f"""examples:
  {PROGRAM} compare vgg16 vgg19
  {PROGRAM} compare alexnet vgg11 my_network.toml --format markdown

{_NAMES}

exit codes: 0 all of them work, 1 one does not, 2 the request is not understood""",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("networks", nargs="+", metavar="NAME_OR_FILE", help=_NETWORK)
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    options = parser.parse_args(arguments)
    if not LEAST <= len(options.networks) <= MOST:
        parser.error(f"{LEAST} to {MOST} networks can be compared, not {len(options.networks)}")
    analyses = []
    for named in options.networks:
        spec = asked_network(named)
        if isinstance(spec, int):
            return spec
        analyses.append(analyze(spec))
    sys.stdout.write(comparison_report(compared(analyses), options.format))
    return OK if all(analysis.problem is None for analysis in analyses) else BROKEN


def code(arguments: list[str]) -> int:
    """Print a network as a Python file, and return the exit code."""
    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} code",
        description="Print a network as one Python file that needs PyTorch and nothing else.",
        epilog=f"""examples:
  {PROGRAM} code vgg16 > vgg16.py
  {PROGRAM} code "[64, 'M', 128, 'M']" --style sequential

{_NAMES}

styles:
  torchvision   a cfg list and a fold over it; state_dict keys as torchvision's
  blocks        one class for each stage
  sequential    one nn.Sequential

exit codes: 0 the network works, 1 it does not, 2 the request is not understood""",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("network", metavar="NAME_OR_FILE", help=_NETWORK)
    parser.add_argument("--style", choices=STYLES, default="torchvision", help="see below")
    options = parser.parse_args(arguments)
    spec = asked_network(options.network)
    if isinstance(spec, int):
        return spec
    try:
        sys.stdout.write(written(spec, options.style))
    except CodeError as error:
        complain(str(error))
        return BROKEN
    return OK
