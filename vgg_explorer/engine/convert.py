"""Weights of one head in the shapes of the other."""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.shapes import numel
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.arch.weights import weight_shape
from vgg_explorer.engine.errors import EngineError


def convert_head(
    state_dict: Mapping[str, Tensor], spec_from: ArchSpec, spec_to: ArchSpec
) -> dict[str, Tensor]:
    """Return the weights of a network for the same network with the other head.

    A linear layer over a flattened map and a convolution whose kernel covers that map multiply the
    same numbers: only the shape of the weight differs. All tensors share their memory with those
    that are given.

    Parameters
    ----------
    state_dict : mapping of str to Tensor
        Of a network of ``spec_from``.
    spec_from, spec_to : ArchSpec
        The same but for the head, ``linear`` or ``conv``.

    Raises
    ------
    EngineError
        Where the networks differ in more than the form of the classifier's weights.
    """
    shapes, wanted = _weight_shapes(spec_from), _weight_shapes(spec_to)
    features = [key for key in shapes if not key.startswith("classifier.")]
    fits = (
        spec_from.batch_norm == spec_to.batch_norm
        and spec_from.bias == spec_to.bias
        and list(shapes) == list(wanted)
        and all(shapes[key] == wanted[key] for key in features)
        and all(numel(shapes[key]) == numel(wanted[key]) for key in shapes)
    )
    if not fits:
        what = text("The weights of one network do not fit the other.")
        raise EngineError(what, text("Change nothing but the head."))
    missing = next((key for key in shapes if key not in state_dict), None)
    if missing is not None:
        raise EngineError(
            text("The weights have no {name}.", name=missing),
            text("Give the weights of the network that is converted."),
        )
    converted = dict(state_dict)
    for key, shape in wanted.items():
        tensor = converted[key]
        if tuple(tensor.shape) != shapes[key]:
            what = text(
                "{name} has the shape {shape}, not {expected}.",
                name=key,
                shape=str(tuple(tensor.shape)),
                expected=str(shapes[key]),
            )
            raise EngineError(what, text("Give the weights of the network that is converted."))
        converted[key] = tensor.reshape(shape)
    return converted


def _weight_shapes(spec: ArchSpec) -> dict[str, tuple[int, ...]]:
    analysis = analyze(spec)
    if analysis.problem is not None:
        raise EngineError(analysis.problem.what, analysis.problem.hint)
    return {f"{row.path}.weight": shape for row in analysis.rows if (shape := weight_shape(row))}
