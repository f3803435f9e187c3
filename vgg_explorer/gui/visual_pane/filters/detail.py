"""The chosen kernel beside the grid, and what is known of the whole layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vgg_explorer.gui import theme, weight_words
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.filters.kernel_cells import KernelCells
from vgg_explorer.gui.visual_pane.probe.words import figure
from vgg_explorer.gui.widgets.histogram import Histogram
from vgg_explorer.gui.widgets.numbers import percent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vgg_explorer.engine.kernels import Filters, Kernels
    from vgg_explorer.session.entering import Weights

SPARSE = 0.01
"""A weight with less than this share of the greatest one is called small."""

_SHOWN = 3
"""Kernels of an output that are shown with their numbers where all of them are chosen."""


class Detail(QScrollArea):
    """Numbers and figures of one kernel, and the histogram and history of the layer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("The chosen kernel"))
        body = QWidget(self)
        self.title, self.layer = _heading(body), _heading(body)
        self.cells = KernelCells(body)
        self.figures, self.of_layer = _words(body, "label"), _words(body, "label")
        self.histogram = Histogram(body)
        self.changed, self.legend = _words(body, "label"), _words(body, "hint")
        scale = theme.scale()
        column = QVBoxLayout(body)
        column.setContentsMargins(*(round(side * scale) for side in (0, 12, 16, 12)))
        column.setSpacing(round(8 * scale))
        for part in (
            self.title,
            self.cells,
            self.figures,
            self.legend,
            self.layer,
            self.histogram,
            self.of_layer,
            self.changed,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(body)

    def show_kernel(self, kernels: Kernels, output: int, channel: int | None) -> None:
        """Show one kernel, or all of an output where ``channel`` is None."""
        whole = kernels.values[output]
        one = whole if channel is None else whole[channel : channel + 1]
        if channel is None:
            self.title.setText(tr("Output {output}", output=output))
        else:
            words = tr("Output {output}, input {channel}", output=output, channel=channel)
            self.title.setText(words)
        self.cells.show_kernel(np.ascontiguousarray(one) if len(one) <= _SHOWN else None)
        lines = [_figures(one)]
        if channel is not None and len(whole) > 1:
            lines.append(tr("All kernels of the output: {figures}", figures=_norms(whole)))
        self.figures.setText("\n".join(lines))

    def show_layer(self, filters: Filters, kernels: Kernels, weights: Weights) -> None:
        """Show what is known of all kernels together."""
        stats, shape = kernels.stats, kernels.values.shape
        self.layer.setText(tr("All weights of {layer}", layer=filters.layer))
        self.histogram.set_data(stats.counts, stats.low, stats.high)
        lines = [
            tr(
                "{count} weights in {kernels} kernels, mean {mean}, {zeros} zeros",
                count=f"{kernels.values.size:,}",
                kernels=f"{shape[0] * shape[1]:,}",
                mean=figure(stats.mean),
                zeros=percent(stats.zeros),
            )
        ]
        if stats.not_finite:
            lines.append(tr("{count} weights are NaN or infinite", count=stats.not_finite))
        if len(kernels.values) < filters.outputs:
            lines.append(
                tr(
                    "The first {shown} of {count} outputs: more are not copied from the device.",
                    shown=f"{len(kernels.values):,}",
                    count=f"{filters.outputs:,}",
                )
            )
        self.of_layer.setText("\n".join(lines))
        self.changed.setText(_compared(filters, weights))


def _heading(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", "heading")
    return label


def _words(parent: QWidget, role: str) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


def _figures(values: NDArray[np.float32]) -> str:
    wide = values.astype(np.float64)
    with np.errstate(all="ignore"):
        most = np.abs(wide).max()
        small = np.count_nonzero(np.abs(wide) < SPARSE * most) / wide.size if most > 0 else 1.0
        return "\n".join(
            (
                _norms(values),
                tr(
                    "mean {mean}, deviation {deviation}",
                    mean=figure(float(wide.mean())),
                    deviation=figure(float(wide.std())),
                ),
                tr(
                    "{low} … {high}, {small} below 1 % of the greatest",
                    low=figure(float(wide.min())),
                    high=figure(float(wide.max())),
                    small=percent(small),
                ),
            )
        )


def _norms(values: NDArray[np.float32]) -> str:
    wide = values.astype(np.float64)
    with np.errstate(all="ignore"):
        l1, l2 = float(np.abs(wide).sum()), float(np.sqrt(np.square(wide).sum()))
    return tr("L1 {l1}, L2 {l2}", l1=figure(l1), l2=figure(l2))


def _compared(filters: Filters, weights: Weights) -> str:
    """Say what has changed, or why nothing can be said about it."""
    layer, which, before = filters.layer, filters.which, filters.before
    if before is None:
        if which.source:
            return tr("What {layer} had before this file is not known.", layer=layer)
        return tr(
            "Nothing has changed: {layer} has the random weights that it began with, seed {seed}.",
            layer=layer,
            seed=which.seed,
        )
    if filters.change is None:
        return tr(
            "{count} weights are too many to be held twice: there is no comparison.",
            count=f"{filters.which.numel:,}",
        )
    with np.errstate(all="ignore"):
        moved = float(np.sqrt(np.square(filters.change.figures.l2).sum()))
    share = percent(moved / filters.earlier) if filters.earlier else "—"
    return tr(
        "Before: {before}. The difference has an L2 norm of {moved}, {share} of what was there.",
        before=weight_words.origin(weights, before),
        moved=figure(moved),
        share=share,
    )
