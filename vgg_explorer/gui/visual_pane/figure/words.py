"""What is said of a block: the card below the pointer."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from vgg_explorer.arch.rows import Group
from vgg_explorer.arch.units import count, duration, exact, shape, size
from vgg_explorer.figure.measures import names
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane.lines import seen, times

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.figure.model import Block
    from vgg_explorer.gui.visual_pane.timed import Timed


def card(block: Block, analysis: Analysis, known: Timed) -> str:
    """Return name, description and figures of a block as rich text.

    Parameters
    ----------
    block
    analysis
        Of the network that the figure shows.
    known
        The times of its layers.
    """
    groups = [group for name in block.members if (group := analysis.group(name)) is not None]
    if block.failed or not groups:
        return _heading(block, _waiting(block, analysis)) + _why(analysis)
    first, last = groups[0], groups[-1]
    what = times(first.description)
    if len(groups) > 1:
        what = tr("{count} times {what}", count=len(groups), what=what)
    seconds = [known.of(group) for group in groups]
    whole = [second for second in seconds if second is not None]
    together = len(groups) > 1
    rows = [
        (tr("Input"), times(shape(first.in_shape))),
        (tr("Output"), times(shape(last.out_shape))),
        (tr("Parameters"), _sum(groups, "params", together=together)),
        (tr("MACs"), _macs(groups)),
        (tr("Memory"), size(sum(group.activation_bytes for group in groups))),
        (tr("Receptive field"), _field(last)),
    ]
    if whole and len(whole) == len(groups) and sum(whole) > 0:
        rows.append((tr("Time"), duration(sum(whole))))
    notes = [tr("Together, but for shapes and receptive field.")] if together else []
    return _heading(block, what) + _table(rows) + _notes(notes)


def _field(group: Group) -> str:
    words = seen(group)
    return words if group.receptive.whole else tr("{side} pixels", side=words)


def _sum(groups: list[Group], field: str, *, together: bool) -> str:
    total = sum(getattr(group, field) for group in groups)
    if together and total:
        return (
            f"{exact(total)} = {len(groups)} × {exact(total // len(groups))}"
            if (total % len(groups) == 0 and len({getattr(g, field) for g in groups}) == 1)
            else exact(total)
        )
    return exact(total)


def _macs(groups: list[Group]) -> str:
    total = sum(group.macs for group in groups)
    return f"{exact(total)} = {count(total)}" if total >= 10**6 else exact(total)


def _heading(block: Block, what: str) -> str:
    style = theme.kind_style(block.look)
    badge = (
        f'<span style="background-color:{style.fill.name()}; color:{style.ink.name()}">'
        f"<b>&nbsp;{escape(style.letter)}&nbsp;</b></span>"
    )
    return f"<div>{badge}&nbsp; <b>{escape(names(block.members))}</b> &nbsp;{escape(what)}</div>"


def _waiting(block: Block, analysis: Analysis) -> str:
    found = (item.description for item in analysis.pending if item.name == block.layer)
    return times(next(found, ""))


def _why(analysis: Analysis) -> str:
    if analysis.problem is None:
        return ""
    what, hint = analysis.problem.what, analysis.problem.hint
    return _notes([times(translated(what)), times(translated(hint))])


def _table(rows: Iterable[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td>{escape(label)}&nbsp;&nbsp;&nbsp;</td><td>{escape(value)}</td></tr>"
        for label, value in rows
    )
    return f'<table style="margin-top:4px">{cells}</table>'


def _notes(notes: Iterable[str]) -> str:
    return "".join(f"<p>{escape(note)}</p>" for note in notes if note)
