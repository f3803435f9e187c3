"""Code in torchvision's style: a cfg list, a fold over it, and a class with its sections."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.codelines import (
    WIDTH,
    Module,
    call_lines,
    conv_options,
    forward_line,
    module_lines,
    section_lines,
    sections,
)
from vgg_explorer.arch.entries import short
from vgg_explorer.arch.ops import Act, Conv2d, Kind
from vgg_explorer.arch.spec import Place
from vgg_explorer.arch.tokens import Activation, AvgPool, Conv, MaxPool, NiNBlock


def fold_lines(analysis: Analysis, parts: list[Module]) -> list[str]:
    """Return what stands between the imports and the main part."""
    entries = _entries(analysis, parts)
    made = list(sections(parts))
    lines: list[str] = []
    if entries:
        lines += ["", *_cfg(analysis, entries)]
        convs = [
            part for part in parts if part.section == "features" and part.row.kind is Kind.CONV
        ]
        if convs:
            lines += ["", "", *_conv(convs[0], parts)]
        lines += ["", "", *_fold(analysis, entries, parts)]
    lines += ["", "", "class Network(nn.Module):", '    """The whole network."""', ""]
    lines += ["    def __init__(self) -> None:", "        super().__init__()"]
    for name, members in made:
        if name == "features":
            lines.append("        self.features = make_features(CFG)")
        else:
            lines += section_lines(name, members)
    lines += ["", "    def forward(self, x: Tensor) -> Tensor:"]
    lines += ['        """Return the scores of images of shape (N, C, H, W)."""']
    return [*lines, *(forward_line(name) for name, _ in made), "        return x"]


def _entries(analysis: Analysis, parts: list[Module]) -> list[str]:
    """Return the entries of the features as Python values.

    An activation that must not overwrite its input gets a letter of its own.
    """
    copying = {part.row.layer.place for part in parts if _copies(part)}
    written = []
    for index, token in enumerate(analysis.spec.features):
        body = short(token)
        if isinstance(token, Activation) and Place("features", index) in copying:
            body = "r"
        written.append(body if body.isdecimal() else f'"{body}"')
    return written


def _copies(part: Module) -> bool:
    op = part.row.layer.op
    return isinstance(op, Act) and op.in_place and not part.in_place


def _cfg(analysis: Analysis, entries: list[str]) -> list[str]:
    """Return the list on one line, or one stage a line where that is too long."""
    head = "CFG: list[int | str] = ["
    whole = f"{head}{', '.join(entries)}]"
    if len(whole) <= WIDTH:
        return [whole]
    lines = ["# fmt: off", head]
    stage: list[str] = []
    for index, (entry, token) in enumerate(zip(entries, analysis.spec.features, strict=True), 1):
        stage.append(entry)
        if isinstance(token, (MaxPool, AvgPool)) or index == len(entries):
            lines += textwrap.wrap(
                f"{', '.join(stage)},", WIDTH, initial_indent="    ", subsequent_indent="    "
            )
            stage = []
    return [*lines, "]", "# fmt: on"]


def _conv(first: Module, parts: list[Module]) -> list[str]:
    """Return the function that makes a convolution with its norm and activation."""
    group = [part for part in parts if part.row.layer.group == first.row.layer.group]
    bias = () if "bias=False" not in first.arguments else ("bias=False",)
    arguments = ("inputs", "outputs", "kernel_size", "**options", *bias)
    normed = len(group) == 3
    what = "A convolution, its batch norm and activation" if normed else "A convolution and its "
    head = "def conv(inputs: int, outputs: int, kernel_size: int, **options: int)"
    return [
        f"{head} -> list[nn.Module]:",
        f'    """{what if normed else what + "activation"}."""',
        "    return [",
        *call_lines("nn.Conv2d", arguments, 8, ","),
        *(["        nn.BatchNorm2d(outputs),"] if normed else []),
        *module_lines(group[-1], 8),
        "    ]",
    ]


def _fold(analysis: Analysis, entries: list[str], parts: list[Module]) -> list[str]:
    lines = [
        "def make_features(cfg: list[int | str]) -> nn.Sequential:",
        '    """Fold the list into layers."""',
        "    layers: list[nn.Module] = []",
    ]
    if any(isinstance(token, Conv) for token in analysis.spec.features):
        lines.append(f"    channels = {analysis.spec.input[0]}")
    lines += ["    for entry in cfg:", "        match entry:"]
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        pattern = "int()" if entry.isdecimal() else entry
        if pattern not in seen:
            seen.add(pattern)
            place = Place("features", index)
            made = [part for part in parts if part.row.layer.place == place]
            lines.append(f"            case {pattern}:")
            lines += _case(analysis, index, made, plain=entry.isdecimal())
    return [
        *lines,
        "            case _:",
        '                raise ValueError(f"no such entry: {entry!r}")',
        "    return nn.Sequential(*layers)",
    ]


def _case(analysis: Analysis, index: int, made: list[Module], *, plain: bool) -> Iterator[str]:
    token = analysis.spec.features[index]
    if not isinstance(token, Conv):
        if _copies(made[0]):
            yield "                # not in place: a gradient needs what comes in"
        yield from call_lines("layers.append", (made[0].call,), 16)
        return
    op = made[0].row.layer.op
    assert isinstance(op, Conv2d)
    outputs = "entry" if plain else str(token.channels)
    arguments = ("channels", outputs, str(op.kernel), *conv_options(op))
    yield from call_lines("layers += conv", arguments, 16)
    if isinstance(token, NiNBlock):
        yield f"                layers += conv({outputs}, {outputs}, 1)"
        yield f"                layers += conv({outputs}, {outputs}, 1)"
    yield f"                channels = {outputs}"
