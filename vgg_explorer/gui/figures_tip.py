"""What the status bar's tool tip says: the parts of inference and training in bytes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from vgg_explorer.arch.units import size
from vgg_explorer.gui.i18n import tr

if TYPE_CHECKING:
    from vgg_explorer.arch.analysis import Analysis


def figures_tip(analysis: Analysis, batch: int) -> str:
    """Return the definitions of the figures, and training with Adam in its parts."""
    from vgg_explorer.arch.memory import training

    definitions = tr(
        "Per image, float32. Inference peak: the weights and the largest set of "
        "activations alive together. Training: parameters, gradients, the optimiser's "
        "state and what the backward pass keeps."
    )
    full, mixed = (training(analysis, batch, "adam", precision) for precision in ("fp32", "bf16"))
    parts = (
        (tr("Parameters"), full.parameters, mixed.parameters),
        (tr("Gradients"), full.gradients, mixed.gradients),
        (tr("Optimiser's state"), full.optimiser, mixed.optimiser),
        (tr("Buffers"), full.buffers, mixed.buffers),
        (tr("Copies of weights"), full.weight_copies, mixed.weight_copies),
        (tr("Inputs and outputs of layers"), full.activations.tensors, mixed.activations.tensors),
        (tr("Max-pool indices"), full.activations.indices, mixed.activations.indices),
        (tr("Dropout masks"), full.activations.masks, mixed.activations.masks),
        (
            tr("Batch-norm statistics"),
            full.activations.statistics,
            mixed.activations.statistics,
        ),
        (tr("Sums of LRN"), full.activations.rest, mixed.activations.rest),
        (tr("Kept, together"), full.total, mixed.total),
        (tr("Peak of one step"), full.peak, mixed.peak),
    )
    head = (tr("Adam, batch {n}", n=batch), tr("float32"), tr("mixed precision"))
    rows = [
        "".join(f"<td{'' if i == 0 else ' align=right'}>{cell}&nbsp;&nbsp;</td>" for i, cell in row)
        for row in (
            enumerate(f"<b>{escape(words)}</b>" for words in head),
            *(
                enumerate((escape(label), size(whole), size(half)))
                for label, whole, half in parts
                if whole or half
            ),
        )
    ]
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<p>{escape(definitions)}</p><table>{table}</table>"
