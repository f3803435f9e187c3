"""Which modules of a state dict are convolutions, batch norms and linear layers, if all are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vgg_explorer.arch.inference_names import FileModule, InferenceError, Shapes
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.shapes import Shape
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import shape as written

MAX_TENSORS = 10_000
"""More than any network that this program can describe has."""

_NORM = {"weight", "bias", "running_mean", "running_var"}
_OPTIMISER = re.compile(r"(^|\.)(exp_avg(_sq)?|max_exp_avg_sq|momentum_buffer|square_avg)$")
_SHORTCUT = re.compile(
    r"(^|[._])(downsample|shortcut|skip|residual)([._0-9]|$)"
    r"|(^|\.)layer[0-9]+\.[0-9]+\.(conv|bn)[0-9]+\."
)
_ATTENTION = re.compile(
    r"(^|[._])(attn|attention|self_attn|in_proj_weight|cls_token|class_token|"
    r"pos_embed(ding)?|position_embeddings?|qkv|q_proj)([._]|$)"
)
_TRANSPOSED = re.compile(r"(^|[._])(deconv|upconv|conv_?transpose|convtranspose2d)([._0-9]|$)")
_HINT = text("Open the weights of a network that is one chain, such as VGG, AlexNet or NiN.")


def check_names(shapes: Shapes) -> None:
    """Refuse what the names alone show to be no chain.

    Raises
    ------
    InferenceError
    """
    if not shapes:
        what = text("The file holds no tensors.")
        raise InferenceError(what, text("Open a file with the weights of a network."))
    if len(shapes) > MAX_TENSORS:
        what = text(
            "The file holds {count:,} tensors; a network here has at most {limit:,}.",
            count=len(shapes),
            limit=MAX_TENSORS,
        )
        raise InferenceError(what, _HINT)
    for pattern, what in (
        (_OPTIMISER, text("This is the state of an optimiser, not of a network: it has {name}.")),
        (_ATTENTION, text("This is a transformer, no chain of convolutions: it has {name}.")),
        (_SHORTCUT, text("This network has shortcuts around its layers: it has {name}.")),
        (_TRANSPOSED, text("This network has transposed convolutions: it has {name}.")),
    ):
        found = next((name for name in shapes if pattern.search(name)), None)
        if found is not None:
            raise InferenceError(Text(what.template, (("name", short(found)),)), _HINT)


def kinds(modules: Sequence[FileModule]) -> list[Kind]:
    """Return `Kind.CONV`, `Kind.NORM` or `Kind.LINEAR` for each module.

    Raises
    ------
    InferenceError
        At the first module that is something else.
    """
    return [_kind(module) for module in modules]


def _kind(module: FileModule) -> Kind:
    leaves = {leaf for leaf, _ in module.tensors}
    weight = module.shape("weight")
    for leaf, shape in module.tensors:
        if any(side < 1 for side in shape):
            name = short(f"{module.path}.{leaf}")
            raise refused(text("{name} holds no values: {shape}.", name=name, shape=written(shape)))
    if weight is None or leaves - _NORM:
        strange = next((leaf for leaf, _ in module.tensors if leaf not in _NORM), "")
        name = short(f"{module.path}.{strange}".strip("."))
        raise refused(
            text("{name} belongs to no convolution, batch norm or linear layer.", name=name)
        )
    if len(weight) == 1:
        return _norm(module, weight)
    if leaves - {"weight", "bias"} or module.shape("bias") not in {None, weight[:1]}:
        what = text("The tensors of {name} do not go together.", name=short(module.path))
        raise refused(what)
    if len(weight) == 2:
        return _linear(module)
    return _conv(module, weight)


def _norm(module: FileModule, weight: Shape) -> Kind:
    if any(module.shape(leaf) != weight for leaf in _NORM):
        what = text(
            "{name} is a normalisation without running statistics, not a batch norm.",
            name=short(module.path),
        )
        raise refused(what)
    return Kind.NORM


def _linear(module: FileModule) -> Kind:
    if module.shape("bias") is None:
        what = text(
            "The linear layer {name} has no bias, and linear layers always have one here.",
            name=short(module.path),
        )
        raise refused(what)
    return Kind.LINEAR


def _conv(module: FileModule, weight: Shape) -> Kind:
    name = short(module.path)
    if len(weight) != 4:
        what = text(
            "The weight of {name} has {count} dimensions; those of a convolution over pictures "
            "has 4 and that of a linear layer 2.",
            name=name,
            count=len(weight),
        )
        raise refused(what)
    if weight[2] != weight[3]:
        what = text(
            "The kernel of {name} is {height}x{width}, and only square kernels can be described.",
            name=name,
            height=weight[2],
            width=weight[3],
        )
        raise refused(what)
    return Kind.CONV


def refused(what: Text) -> InferenceError:
    """Return the error for a file that is no chain."""
    return InferenceError(what, _HINT)


def short(name: str) -> str:
    """Return a name from a file in quotes: in one line, and cut where it is long."""
    cut = name if len(name) <= 60 else name[:57] + "..."
    return "“" + "".join(c if c.isprintable() else "\ufffd" for c in cut) + "”"
