"""Checks of batch norm and dropout, and of what stands around them."""

from __future__ import annotations

from dataclasses import replace

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.ops import LRN, DropoutOp, Kind
from vgg_explorer.arch.remarks import (
    Check,
    Finding,
    Offer,
    Remark,
    convolutions,
    entry_of,
    exchanged,
    place_of,
)
from vgg_explorer.arch.shapes import numel
from vgg_explorer.arch.spec import ArchSpec, Place
from vgg_explorer.arch.text import text
from vgg_explorer.arch.tokens import Dropout, Token
from vgg_explorer.arch.units import exact

BATCH_NORM_PAPER = text(
    "Ioffe and Szegedy, Batch Normalization: Accelerating Deep Network Training by Reducing "
    "Internal Covariate Shift, 2015, section 3.2"
)
VARIANCE_SHIFT = text(
    "Li, Chen, Hu and Yang, Understanding the Disharmony between Dropout and Batch Normalization "
    "by Variance Shift, 2019"
)
DROPOUT_PAPER = text(
    "Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, Dropout: A Simple Way to Prevent "
    "Neural Networks from Overfitting, 2014, appendix A.4"
)

MOST_DROPOUT = 0.7


def bias_batch_norm(analysis: Analysis) -> Finding | None:
    """Find biases of convolutions that the batch norm behind them takes away."""
    spec = analysis.spec
    biased = [(row, op) for row, op in convolutions(analysis) if op.bias]
    if not spec.batch_norm or not biased:
        return None
    what = text(
        "Conv biases in front of batch norm have no effect: {own} of {total} parameters",
        own=exact(sum(op.out_channels for _, op in biased)),
        total=exact(analysis.totals.params),
    )
    why = text(
        "Batch norm subtracts the mean of each channel, and the bias with it; its own shift takes "
        "that part. They do no harm, and torchvision's VGGs with batch norm have them: keep them "
        "to load published weights."
    )
    offer = Offer(text("Leave the conv biases out"), replace(spec, bias=False))
    place = place_of(biased[0][0])
    remark = Remark("bias_batch_norm", place, "note", what, why, BATCH_NORM_PAPER)
    return Finding(remark, ((offer,),))


def dropout_batch_norm(analysis: Analysis) -> Finding | None:
    """Find dropout with a batch norm somewhere behind it."""
    spec = analysis.spec
    norms = [entry_of(row) for row in analysis.rows if row.kind is Kind.NORM]
    early = [
        (i, token)
        for i, token in enumerate(spec.features)
        if isinstance(token, Dropout) and token.p > 0 and norms and i < norms[-1]
    ]
    if not early:
        return None
    at, dropout = early[0]
    place = Place("features", at)
    what = text(
        "{layer} drops values in front of batch norm: {count} batch norms follow",
        layer=next(row.layer.name for row in analysis.rows if row.layer.place == place),
        count=sum(norm > at for norm in norms),
    )
    why = text(
        "Dropout with p = {p} makes the mean square of the values {factor} times as large in "
        "training as afterwards. Batch norm keeps the variance of training for later, when it is "
        "not the right one any more. Behind the last batch norm dropout does no harm.",
        p=f"{dropout.p:g}",
        factor=f"{1 / (1 - dropout.p):.3g}",
    )
    cleared = spec
    for i, _ in reversed(early):
        cleared = exchanged(cleared, i)
    moved = replace(cleared, features=(*cleared.features, early[-1][1]))
    offers = (
        (Offer(text("Move the dropout behind the last batch norm"), moved),),
        (Offer(text("Remove the dropout in front of batch norm"), cleared),),
    )
    remark = Remark("dropout_batch_norm", place, "surprise", what, why, VARIANCE_SHIFT)
    return Finding(remark, offers)


def strong_dropout(analysis: Analysis) -> Finding | None:
    """Find dropout that leaves hardly anything."""
    for row in analysis.rows:
        op = row.layer.op
        if not isinstance(op, DropoutOp) or op.p <= MOST_DROPOUT:
            continue
        values = numel(row.out_shape)
        what = text(
            "{layer} drops {share} %: about {kept} of {values} values stay in training",
            layer=row.layer.name,
            share=f"{100 * op.p:g}",
            kept=exact(round(values * (1 - op.p))),
            values=exact(values),
        )
        why = text(
            "Published networks drop 20 to 50 % of the values of a layer. With more the layers "
            "behind see too little to learn from, unless there are correspondingly more units."
        )
        offer = Offer(text("Drop half of the values"), _halved(analysis.spec))
        remark = Remark("strong_dropout", place_of(row), "surprise", what, why, DROPOUT_PAPER)
        return Finding(remark, ((offer,),))
    return None


def _halved(spec: ArchSpec) -> ArchSpec:
    """Return a spec without any dropout of more than `MOST_DROPOUT`."""
    features, classifier = (
        tuple(Dropout() if _is_strong(token) else token for token in entries)
        for entries in (spec.features, spec.classifier)
    )
    return replace(spec, features=features, classifier=classifier)


def _is_strong(token: Token) -> bool:
    return isinstance(token, Dropout) and token.p > MOST_DROPOUT


def lrn_batch_norm(analysis: Analysis) -> Finding | None:
    """Find local response normalisation in a network with batch norm."""
    local = [row for row in analysis.rows if isinstance(row.layer.op, LRN)]
    norms = sum(row.kind is Kind.NORM for row in analysis.rows)
    if not local or not norms:
        return None
    what = text(
        "{layer}: local response norm beside {count} batch norms",
        layer=local[0].layer.name,
        count=norms,
    )
    why = text(
        "Batch norm brings every channel to one scale already. The VGG paper found no gain from "
        "local response normalisation even without batch norm, and more memory and time."
    )
    cleared = analysis.spec
    for row in reversed(local):
        cleared = exchanged(cleared, entry_of(row))
    offer = Offer(text("Remove the local response norm"), cleared)
    page = text(
        "Simonyan and Zisserman, Very Deep Convolutional Networks for Large-Scale Image "
        "Recognition, 2014, section 4.1"
    )
    remark = Remark("lrn_batch_norm", place_of(local[0]), "note", what, why, page)
    return Finding(remark, ((offer,),))


NORM_CHECKS: tuple[Check, ...] = (
    bias_batch_norm,
    dropout_batch_norm,
    strong_dropout,
    lrn_batch_norm,
)
