"""What the commands say in a terminal, and their exit codes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vgg_explorer.arch.sources import SourceError

PROGRAM = "vgg-explorer"

OK, BROKEN, USAGE = 0, 1, 2
"""Exit codes: a network that does not work is 1, a request that makes no sense is 2."""


def complain(message: str) -> None:
    """Say it where it does not get into the output."""
    print(f"{PROGRAM}: {message}", file=sys.stderr)


def reason(error: SourceError) -> str:
    """Tell why something is no network, with the place in its text."""
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
