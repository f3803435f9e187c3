"""What the commands say in a terminal, and their exit codes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vgg_explorer.arch.sources import SourceError
    from vgg_explorer.arch.spec import ArchSpec

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


def asked_network(named: str) -> ArchSpec | int:
    """Return the network that a user named, or the exit code where there is none.

    A file of weights stands for the network that they are of; to read one takes torch.
    """
    from vgg_explorer.arch.sources import SourceError, network
    from vgg_explorer.engine.kinds import WEIGHTS_SUFFIXES

    if named.lower().endswith(WEIGHTS_SUFFIXES) and os.path.isfile(named):
        return _network_in(Path(named))
    try:
        return network(named)
    except SourceError as error:
        complain(reason(error))
        return BROKEN if error.found else USAGE


def _network_in(path: Path) -> ArchSpec | int:
    from vgg_explorer.arch.inference import InferenceError
    from vgg_explorer.engine.errors import EngineError
    from vgg_explorer.session.obtaining import network_in

    try:
        spec, notes = network_in(path)
    except (EngineError, InferenceError) as error:
        complain(f"{error.what} {error.hint}")
        return BROKEN
    for note in notes:
        complain(str(note))
    return spec
