"""How the figures are defined: one page, beside the window while one works."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr


class FiguresGuide(QDialog):
    """A window of its own that does not stand in the way."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("How the figures are defined"))
        self.setModal(False)
        self.resize(600, 680)
        self._page = QTextBrowser(self)
        self._page.setFrameShape(QTextBrowser.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._page)
        theme.notifier.changed.connect(self._write)
        self._write()

    def _write(self) -> None:
        ink = theme.tokens().text_2.name()
        self._page.setHtml(
            "".join(
                f"<h4>{escape(name)}</h4><p>{escape(meaning)}</p>"
                f"<p style='color: {ink}'>{escape(proof)}</p>"
                for name, meaning, proof in _figures()
            )
        )


def _figures() -> tuple[tuple[str, str, str], ...]:
    """Return each figure with its definition and how sure it is."""
    return (
        (
            tr("Parameters and buffers"),
            tr(
                "Weights and biases. The running statistics and the counter of batch norm are "
                "buffers, listed apart."
            ),
            tr("Exact."),
        ),
        (
            tr("MACs, FLOPs and other operations"),
            tr(
                "MACs: multiply-accumulates of convolutions and linear layers for one image, "
                "without the bias. FLOPs are 2 x MACs. Other operations, one for each output value "
                "unless said otherwise: adding a bias; an activation; batch norm 2; max pool k*k - "
                "1 and average pool k*k; adaptive pool and mean the values of the window; local "
                "response normalisation size + 4; softmax 5 n - 2."
            ),
            tr("MACs and FLOPs are exact: those that torch counts."),
        ),
        (
            tr("Memory at inference"),
            tr(
                "Activations written: the sum of all layers, float32, 0 where a layer works in "
                "place or returns a view. Most alive together: the greatest sum at any moment of "
                "the input, the output, what a layer needs besides, the picture, and what entered "
                "the section that runs. Inference peak: that and the weights."
            ),
            tr("Exact: every tensor that torch has alive, counted."),
        ),
        (
            tr("Memory that training keeps"),
            tr(
                "Parameters, gradients, the optimiser's state (SGD none, momentum one, Adam and "
                "AdamW two values for each parameter), buffers, and what autograd keeps for the "
                "backward pass: inputs and outputs of layers, max-pool indices (8 bytes), dropout "
                "masks, batch-norm statistics, and the sums of local response normalisation. A "
                "tensor that two layers keep counts once. Mixed precision is torch.autocast: "
                "weights, gradients and states stay float32; activations take 2 bytes, and "
                "so do the copies of weights."
            ),
            tr(
                "Exact on the CPU. On CUDA within 2 %: a dropout mask takes 1 byte there; with "
                "local response normalisation in mixed precision within 5 %."
            ),
        ),
        (
            tr("Peak of one training step"),
            tr(
                "The most that is alive together in the forward pass, the backward pass or the "
                "update, with gradients freed before each step. Adam's update needs two values "
                "more for each weight of the largest layer."
            ),
            tr(
                "Within 2 %, for networks that begin with a convolution; local response "
                "normalisation in mixed precision can take more. Workspaces of kernels, "
                "what the allocator holds in reserve, the loss and the libraries themselves come "
                "on top, and fused or foreach optimisers differ."
            ),
        ),
        (
            tr("Time per layer"),
            tr(
                "The median of several runs of each module by itself, on the chosen device and in "
                "its precision, for one image, after a run that brings memory and code into the "
                "caches. The sum leaves out what lies between the modules."
            ),
            tr(
                "Measured, so it differs from run to run, and other programs that work at the "
                "same time make it longer."
            ),
        ),
        (
            tr("Receptive field"),
            tr(
                "Size, jump and start leave the border out: r += (k - 1) * j, then j *= s. The "
                "box on the picture is clipped to it. Behind a flatten: the whole input."
            ),
            tr("The box is exact: outside it the gradient is zero, and at its edges it is not."),
        ),
    )
