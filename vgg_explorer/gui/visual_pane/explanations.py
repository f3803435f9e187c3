"""What the tool tips of the layer table say: every figure with the way to it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from vgg_explorer.arch.formulas import Formula, formulas
from vgg_explorer.arch.text import text
from vgg_explorer.arch.units import duration, exact, size
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.visual_pane import timed
from vgg_explorer.gui.visual_pane.timed import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.arch.rows import Group, Row
    from vgg_explorer.gui.visual_pane.lines import BarScale, Line
    from vgg_explorer.gui.visual_pane.timed import Timed

_COLUMN_OF = {
    "Output size": table.SHAPE,
    "Height": table.SHAPE,
    "Width": table.SHAPE,
    "Parameters": table.PARAMS,
    "MACs": table.MACS,
    "FLOPs": table.MACS,
    "Other operations": table.MACS,
    "Memory": table.MEMORY,
    "Kept for backward": table.MEMORY,
    "Receptive field": table.FIELD,
}
"""Where the figure that a formula leads to stands, by the formula's English label."""


def title(column: int, *, short: bool = False) -> str:
    """Return what stands above a column."""
    if short:
        narrow = {table.SHAPE: tr("Output"), table.MEMORY: tr("Memory"), table.FIELD: tr("RF")}
        if column in narrow:
            return narrow[column]
    return (
        "#",
        tr("Layer"),
        tr("Output shape"),
        tr("Params"),
        tr("MACs"),
        tr("Time"),
        tr("Activation memory"),
        tr("Rec. field"),
    )[column]


def definition(column: int) -> str:
    """Return what a column means."""
    return (
        tr("Place in the network."),
        tr("A layer as papers count them. Open it to see its modules."),
        tr("Channels×height×width, or the number of features, for one image."),
        tr(
            "Parameters: weights and biases. The running statistics of batch norm are buffers, "
            "not parameters."
        ),
        tr(
            "MACs: multiply-accumulates of convolutions and fully connected layers for one image, "
            "without adding the bias. FLOPs = 2 × MACs. Other operations: bias additions, pools, "
            "activations and norms."
        ),
        tr(
            "How long the layer takes for one image by itself, warm. The sum is no whole pass: "
            "there, layers find what others left in the caches."
        ),
        tr(
            "What the layer writes for one image, float32; 0 where it works in place or returns "
            "a view. Kept for backward: what training keeps of it besides. 1 MiB = 2^20 bytes."
        ),
        tr("Receptive field: the side, in pixels of the input, of what one unit can see."),
    )[column]


def header_tip(column: int, scale: BarScale | None, known: Timed = NOTHING) -> str:
    """Return the definition of a column, and what its bars compare."""
    words = [definition(column)]
    if column == table.TIME:
        words += timed.column_words(known)
    if scale is not None and scale.high:
        low, high = (_written(column, figure) for figure in (scale.low, scale.high))
        words.append(
            tr("Bars: logarithmic, from {low} to {high}.", low=low, high=high)
            if scale.log
            else tr("Bars: linear, from 0 to {high}.", high=high)
        )
    return _wrapped(*words)


def _written(column: int, figure: float) -> str:
    if column == table.TIME:
        return duration(figure)
    return size(round(figure)) if column == table.MEMORY else exact(round(figure))


def cell_tip(line: Line, column: int, problem: str, known: Timed = NOTHING) -> str:
    """Return the tool tip of a cell.

    Parameters
    ----------
    line
        Its line.
    column
        Its column; those of number and name show every formula.
    problem
        Why the network breaks, for lines without figures.
    known
        The times.
    """
    if line.level == "block" and line.condition == "built":
        return _block_tip(line, column)
    if line.item is None:
        return _wrapped(problem)
    every = column in {table.NUMBER, table.LAYER}
    wanted = [
        formula
        for formula in formulas(line.item, line.before)
        if every or _COLUMN_OF.get(formula.label.template) == column
    ]
    heading = f"<b>{escape(line.label)}</b> &nbsp; {escape(line.description)}"
    if every and line.label != line.item.path:
        heading += f" &nbsp; {escape(line.item.path)}"
    notes = [] if every else [_missing(line.item, column) or "", definition(column)]
    if column == table.TIME:
        notes.insert(0, timed.missing_words(known, line.seconds))
        notes.append(timed.how(known.result) if known.result is not None else "")
    if every or column == table.TIME:
        notes.insert(0, timed.speed_words(line.item.macs, line.seconds))
    told = "".join(f"<p>{escape(note)}</p>" for note in notes if note)
    return f"<div>{heading}</div>{_formulas(wanted)}{told}"


_SUMMED = (
    (table.PARAMS, text("Parameters")),
    (table.MACS, text("MACs")),
    (table.MEMORY, text("Memory")),
)


def _block_tip(line: Line, column: int) -> str:
    """Return how the figures of a block are made up of those of its layers."""
    every = column in {table.NUMBER, table.LAYER}
    sums = []
    for summed, label in _SUMMED:
        parts = [round(one.figures[summed - table.PARAMS]) for one in line.modules if one.item]
        parts = [part for part in parts if part]
        if parts and (every or summed == column):
            value = sum(parts)
            whole = round(value)
            shown = _written(summed, value) if summed == table.MEMORY else exact(whole)
            sums.append(Formula(label, " + ".join(map(str, parts)), whole, shown))
    heading = f"<b>{escape(line.label)}</b> &nbsp; {escape(line.description)}"
    told = f"<p>{escape(definition(column))}</p>"
    if every:
        told = f"<p>{escape(tr('The sums of its layers. A pool ends a block.'))}</p>"
    return f"<div>{heading}</div>{_formulas(sums)}{told}"


def _formulas(wanted: Iterable[Formula]) -> str:
    family = escape(theme.mono_font().family(), quote=True)
    rows = "".join(
        f'<tr><td style="white-space:nowrap">{escape(translated(formula.label))}&nbsp;&nbsp;</td>'
        f"<td style=\"font-family:'{family}'; white-space:pre\">"
        f"{escape(formula.expression)} = {escape(_value(formula))}</td></tr>"
        for formula in wanted
    )
    return f"<table>{rows}</table>" if rows else ""


def _value(formula: Formula) -> str:
    """Return the figure with every digit, and as the table writes it where that is another."""
    whole = exact(formula.value)
    return (
        whole
        if formula.shown.replace(",", "") == str(formula.value)
        else f"{whole} = {formula.shown}"
    )


def _missing(item: Group | Row, column: int) -> str | None:
    """Say why there is nothing, or no arithmetic, in a cell."""
    if column == table.PARAMS and not item.params:
        return tr("This layer has no parameters.")
    if column == table.MACS and not item.macs:
        return tr("This layer multiplies nothing.")
    if column == table.MEMORY and not item.activation_bytes:
        return tr("This layer works in place or returns a view: it writes nothing.")
    if column == table.FIELD and item.receptive.whole:
        return tr("Every unit sees the whole input.")
    return None


def total_tip(analysis: Analysis, known: Timed = NOTHING) -> str:
    """Return the sums with their definitions."""
    totals = analysis.totals
    summed = timed.total(analysis, known)
    rows = (
        (tr("Parameters"), f"{exact(totals.params)} = {size(4 * totals.params)}"),
        (tr("Buffers"), exact(totals.buffers)),
        (tr("MACs"), exact(totals.macs)),
        (tr("FLOPs"), f"2*{totals.macs} = {exact(totals.flops)}"),
        (tr("Other operations"), exact(analysis.other_ops)),
        *([(tr("Time"), escape(summed.told()))] if summed.seconds else []),
        (tr("Activations written"), size(totals.activation_bytes)),
        (tr("Most alive together"), size(totals.peak_activation_bytes)),
        (tr("Kept for backward"), size(totals.saved.per_image + totals.saved.once)),
    )
    family = escape(theme.mono_font().family(), quote=True)
    cells = "".join(
        f"<tr><td>{escape(label)}&nbsp;&nbsp;</td>"
        f"<td style=\"font-family:'{family}'; white-space:pre\">{value}</td></tr>"
        for label, value in rows
    )
    told = "".join(
        f"<p>{escape(definition(column))}</p>"
        for column in table.BAR_COLUMNS
        if column != table.TIME or summed.seconds
    )
    return f"<table>{cells}</table>{told}"


def _wrapped(*words: str) -> str:
    # Qt breaks the lines of rich text only.
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in words)
