"""A spec as one readable Python file that needs torch and nothing else."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Literal, get_args

from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.codeblocks import block_lines
from vgg_explorer.arch.codefold import fold_lines
from vgg_explorer.arch.codelines import Module, call_lines, modules
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.spec import ArchSpec, Problem
from vgg_explorer.arch.units import exact, shape

Style = Literal["torchvision", "blocks", "sequential"]
STYLES: tuple[Style, ...] = get_args(Style)

MAX_NAME = 40
"""Characters of a network's name in the file; Chinese ones are two columns wide."""


class CodeError(Exception):
    """A broken network has no code; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.what} {problem.hint}")
        self.problem = problem


def code(spec: ArchSpec, style: Style) -> str:
    """Write a network as a Python file.

    Parameters
    ----------
    spec : ArchSpec
    style : {'torchvision', 'blocks', 'sequential'}
        A cfg list and a fold over it, as torchvision's ``vgg.py``; one class for each stage, as
        many tutorials; or one plain ``nn.Sequential``. The first has the ``state_dict`` keys of
        torchvision, the others have the same tensors in the same order.

    Raises
    ------
    CodeError
        With the problem of the spec.
    """
    analysis = analyze(spec)
    if analysis.problem is not None:
        raise CodeError(analysis.problem)
    parts = modules(analysis)
    body = _BODIES[style](analysis, parts)
    maker = "make_network" if style == "sequential" else "Network"
    imported = "nn" if style == "sequential" else "Tensor, nn"
    lines = [
        *_docstring(analysis, style),
        "",
        "import torch",
        f"from torch import {imported}",
        *body,
        "",
        "",
        *_main(analysis, maker),
    ]
    return "\n".join(lines) + "\n"


def _sequential(_: Analysis, parts: list[Module]) -> list[str]:
    lines = ["", "", "def make_network() -> nn.Sequential:", '    """Return a new network."""']
    lines.append("    return nn.Sequential(")
    named = ""
    for part in parts:
        row = part.row
        if row.layer.name != named:
            named = row.layer.name
            lines.append(f"        # {named}: from {shape(row.in_shape)}")
        if row.kind is Kind.MEAN:  # the same as these two
            lines += ["        nn.AdaptiveAvgPool2d((1, 1)),", "        nn.Flatten(),"]
        else:
            lines += call_lines(part.name, part.arguments, 8, ",")
    return [*lines, "    )"]


_BODIES: dict[Style, Callable[[Analysis, list[Module]], list[str]]] = {
    "torchvision": fold_lines,
    "blocks": block_lines,
    "sequential": _sequential,
}

_STYLE_NAMES: dict[Style, str] = {
    "torchvision": "as a cfg list and a fold over it, in torchvision's style",
    "blocks": "with one class for each stage",
    "sequential": "as one nn.Sequential",
}


def _docstring(analysis: Analysis, style: Style) -> list[str]:
    taken = ", ".join(map(str, analysis.spec.input))
    given = ", ".join(map(str, analysis.out_shape))
    fixed = " This size only: nothing adapts the last map to the classifier."
    keys = (
        "The keys of the state_dict are named as torchvision's: features.0.weight and so on."
        if style == "torchvision"
        else "The state_dict holds the same tensors in the same order and shapes as that of "
        "torchvision's style, under keys of its own. To take over such weights: "
        "network.load_state_dict(dict(zip(network.state_dict(), weights.values(), strict=True)))"
    )
    return [
        f'"""{_safe_name(analysis.spec.name)}',
        "",
        *_folded(f"A convolutional network in PyTorch, {_STYLE_NAMES[style]}."),
        "",
        *_folded(f"Input: (N, {taken}).{fixed if analysis.fixed_input else ''}"),
        f"Output: (N, {given}).",
        f"Parameters: {exact(analysis.totals.params)}.",
        "",
        *_folded(keys),
        "",
        *_folded(
            "New weights are those that torch gives to each layer. torchvision starts VGG "
            "otherwise: nn.init.kaiming_normal_(weight, mode='fan_out', nonlinearity='relu') for "
            "convolutions, nn.init.normal_(weight, 0, 0.01) for linear layers, and zero biases."
        ),
        '"""',
    ]


def _folded(paragraph: str) -> list[str]:
    return textwrap.wrap(paragraph, 96, break_long_words=False, break_on_hyphens=False)


def _safe_name(name: str) -> str:
    """Return a name that can neither end the docstring nor turn its text around."""
    kept = "".join(char if char.isprintable() else " " for char in name)
    kept = " ".join(kept.replace("\\", "/").replace('"', "'").split())
    return kept[:MAX_NAME].rstrip() or "A network without a name"


def _main(analysis: Analysis, maker: str) -> list[str]:
    sides = ", ".join(map(str, analysis.spec.input))
    return [
        'if __name__ == "__main__":',
        f"    network = {maker}().eval()",
        "    with torch.no_grad():",
        f"        scores = network(torch.zeros(1, {sides}))",
        '    print("Output shape:", tuple(scores.shape))',
        '    print("Parameters:", f"{sum(p.numel() for p in network.parameters()):,}")',
    ]
