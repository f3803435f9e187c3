"""A calculation as plain text, to be pasted elsewhere."""

from __future__ import annotations

from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.probe.rows import Line, More, Row, Term, Title
from vgg_explorer.gui.visual_pane.probe.words import figure


def as_text(heading: str, rows: tuple[Row, ...]) -> str:
    """Return a calculation as plain text."""
    written = [heading]
    for row in rows:
        match row:
            case Title():
                written.append(row.text)
            case Line() | More():
                written.append(f"{row.text} = {row.value}")
            case Term():
                written += [f"  {row.cell(cell)[0]}" for cell in range(row.count)]
                total = figure(float(row.step.sums[row.place]))
                written.append(tr("Channel {channel}", channel=row.label) + f" = {total}")
            case _:
                written += [f"  {row.cell(cell)[0]}" for cell in range(row.count)]
    return "\n".join(written)
