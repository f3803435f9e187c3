"""The figures of `arch` beside those of torchinfo, row by row, with the reason of each difference.

A second opinion is worth something only if it is independent: torchinfo runs the built network on
the meta device and counts by itself. Where its definitions are others, the difference that follows
from them is worked out from the layer alone and must be met to the last digit.

torch is imported inside, so that the thread that asks decides when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.costs import FLOAT
from vgg_explorer.arch.ops import Act, BatchNorm2d, Conv2d, DropoutOp, Flatten, FullyConnected
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.shapes import numel
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.arch.units import exact, shape
from vgg_explorer.engine.checked import Cause, CheckedRow, CrossCheck, Figure
from vgg_explorer.engine.errors import EngineError

if TYPE_CHECKING:
    import torchinfo
    from torchinfo.layer_info import LayerInfo


def crosscheck(spec: ArchSpec) -> CrossCheck:
    """Build a network without memory, let torchinfo count it, and compare.

    Raises
    ------
    EngineError
        The network is broken, or torchinfo cannot run it.
    """
    analysis = analyze(spec)
    problem = analysis.problem
    if problem is not None:
        raise EngineError(problem.what, problem.hint)
    import torchinfo

    found, layers, buffers = _counted(spec)
    if tuple(layers) != tuple(row.path for row in analysis.rows):
        what = text("torchinfo reports other modules than this network has.")
        raise EngineError(what, text("Report this network: the cross-check cannot read it."))
    rows = tuple(_checked(row, layers[row.path]) for row in analysis.rows)
    totals = _totals(analysis, rows, found, buffers)
    return CrossCheck(spec, torchinfo.__version__, rows, totals)


def _counted(spec: ArchSpec) -> tuple[torchinfo.ModelStatistics, dict[str, LayerInfo], int]:
    """Return torchinfo's statistics, its modules by their paths, and the bytes of the buffers."""
    import torch
    import torchinfo

    from vgg_explorer.engine.build import build

    network = build(spec, "meta")
    images = torch.empty(1, *spec.input, device="meta")
    try:
        found = torchinfo.summary(network, input_data=images, verbose=0, mode="eval")
    except Exception as error:  # whatever torchinfo stumbles over, it is its own
        reason = f"{type(error.__cause__ or error).__name__}: {error.__cause__ or error}"
        what = text("torchinfo cannot run this network: {reason}", reason=reason[:200])
        hint = text("The figures in the table do not depend on it.")
        raise EngineError(what, hint) from error
    paths = {id(module): path for path, module in network.named_modules()}
    leaves = (layer for layer in found.summary_list if layer.is_leaf_layer)
    buffers = sum(buffer.nbytes for buffer in network.buffers())
    return found, {paths[layer.layer_id]: layer for layer in leaves}, buffers


def _checked(row: Row, info: LayerInfo) -> CheckedRow:
    return CheckedRow(
        row.layer.name,
        row.path,
        row.description,
        row.out_shape,
        tuple(info.output_size[1:]),
        Figure("params", row.params, info.num_params),
        _mult_adds(row, info.macs),
        _output_bytes(row, info),
    )


def _mult_adds(row: Row, theirs: int) -> Figure:
    match row.layer.op:
        case (Conv2d() | FullyConnected()) as op if isinstance(op, FullyConnected) or op.bias:
            extra = numel(row.out_shape)
            why = text(
                "torchinfo counts the addition of a bias to each output: {shape} = {extra}",
                shape=shape(row.out_shape),
                extra=exact(extra),
            )
            return Figure("mult_adds", row.macs, theirs, extra, "bias", why)
        case BatchNorm2d():
            channels = row.in_shape[0]
            why = text(
                "torchinfo counts each parameter of a batch norm once: 2x{channels} = {extra}",
                channels=channels,
                extra=exact(2 * channels),
            )
            return Figure("mult_adds", row.macs, theirs, 2 * channels, "norm", why)
        case _:
            return Figure("mult_adds", row.macs, theirs)


def _output_bytes(row: Row, info: LayerInfo) -> Figure:
    ours, theirs = row.activation_bytes, info.output_bytes
    match row.layer.op:
        case Act() if getattr(info.module, "inplace", False):  # as it was built
            cause: Cause = "in place"
            here = text("the activation writes over its input")
        case Flatten():
            cause, here = "view", text("a flatten is the same memory in another shape")
        case DropoutOp():
            cause = "identity"
            here = text("when a network does not train, dropout passes its input on")
        case _:
            return Figure("output_bytes", ours, theirs)
    extra = numel(row.out_shape) * FLOAT
    why = text(
        "{here}; torchinfo counts it as new: 4x{shape} = {extra}",
        here=here,
        shape=shape(row.out_shape),
        extra=exact(extra),
    )
    return Figure("output_bytes", ours, theirs, extra, cause, why)


def _totals(
    analysis: Analysis,
    rows: tuple[CheckedRow, ...],
    found: torchinfo.ModelStatistics,
    buffers: int,
) -> tuple[Figure, ...]:
    totals = analysis.totals
    return (
        Figure("params", totals.params, found.total_params),
        _total_mult_adds(totals.macs, rows, found.total_mult_adds),
        _total_output_bytes(totals.activation_bytes, rows, found.total_output_bytes),
        Figure(
            "weight_bytes",
            totals.weight_bytes,
            found.total_param_bytes,
            -buffers,
            "buffers",
            text(
                "torchinfo leaves out the running statistics of batch norms: {extra} bytes",
                extra=exact(buffers),
            ),
        ),
    )


def _total_mult_adds(ours: int, rows: tuple[CheckedRow, ...], theirs: int) -> Figure:
    extra = {
        cause: sum(row.mult_adds.expected for row in rows if row.mult_adds.cause == cause)
        for cause in ("bias", "norm")
    }
    biases, norms = extra["bias"], extra["norm"]
    if norms:
        why = text(
            "torchinfo counts the additions of biases, {biases}, and the parameters of batch "
            "norms, {norms}",
            biases=exact(biases),
            norms=exact(norms),
        )
        return Figure("mult_adds", ours, theirs, biases + norms, "norm", why)
    why = text("torchinfo counts the additions of biases, {biases}", biases=exact(biases))
    return Figure("mult_adds", ours, theirs, biases, "bias", why)


def _total_output_bytes(ours: int, rows: tuple[CheckedRow, ...], theirs: int) -> Figure:
    weighted = FLOAT * sum(numel(row.theirs) for row in rows if row.params.theirs)
    written = sum(row.output_bytes.ours for row in rows)
    why = text(
        "torchinfo counts only the outputs of layers that have parameters, and each twice: "
        "2x{weighted} bytes; here every tensor that is written counts once",
        weighted=exact(weighted),
    )
    return Figure("output_bytes", ours, theirs, 2 * weighted - written, "rule", why)
