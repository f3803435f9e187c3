"""How a list is laid out as text."""

from __future__ import annotations

import re

from vgg_explorer.arch.entries import CfgError, format_token
from vgg_explorer.arch.grammar import format_list, spans
from vgg_explorer.arch.spec import ListName, Problem
from vgg_explorer.arch.tokens import AvgPool, MaxPool, Token

_CROSS = re.compile(r"'[^']*'|(?<=\d)x(?=\d)")

LINE = 34
"""Characters that a line holds in the pane."""


def wrapped(entries: tuple[Token, ...], width: int = LINE) -> str:
    """Write a list with its lines ending where stages do; it reads back as the same entries.

    A line takes as many whole stages as it holds; a stage that is longer is broken between
    entries.
    """
    stages: list[list[str]] = [[]]
    for i, token in enumerate(entries):
        comma = "," if i < len(entries) - 1 else "]"
        stages[-1].append(format_token(token) + comma)
        if isinstance(token, MaxPool | AvgPool):
            stages.append([])
    lines = [""]
    for stage in stages:
        whole = " ".join(stage)
        pieces = [whole] if len(whole) < width else stage
        for piece in pieces:
            if not piece:
                continue
            if lines[-1] and len(lines[-1]) + 1 + len(piece) >= width:
                lines.append("")
            lines[-1] += f" {piece}" if lines[-1] else piece
    # The bracket in front of the first line, a space in front of the others.
    return "[" + "\n ".join(lines) if entries else "[]"


def laid_out(source: str, entries: tuple[Token, ...]) -> str:
    """Return a text as it is shown: wrapped where nobody wrote it, else as it was written."""
    return wrapped(entries) if source == format_list(entries) else source


def failing(shown: str, source: str, which: ListName, problem: Problem) -> tuple[int, int] | None:
    """Return the start and length of what a problem is about in the shown text, if anything.

    The columns of a problem count in ``source``; where the text is shown in another layout, the
    entry is looked up.
    """
    if problem.place.field != which:
        return None
    index = problem.place.index
    if shown != source and index is not None:
        try:
            entries = spans(shown)
        except CfgError:
            return None
        if index < len(entries):
            start, end = entries[index]
            return start, end - start
    if problem.column is None:
        return None
    return problem.column, problem.length


def crossed(message: str) -> str:
    """Write the x between the numbers of a shape as a cross; quoted entries stay as they are."""
    return _CROSS.sub(lambda match: "×" if match[0] == "x" else match[0], message)
