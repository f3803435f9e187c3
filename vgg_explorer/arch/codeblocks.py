"""Code with one class for each stage: the layers up to a pool, and the classifier."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.codelines import (
    Module,
    call_lines,
    forward_line,
    section_lines,
    sections,
)
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.units import shape

_POOLS = frozenset({Kind.MAX_POOL, Kind.AVG_POOL})
_SUFFIXES = {Kind.NORM: "_norm", Kind.ACTIVATION: "_act"}


def block_lines(_: Analysis, parts: list[Module]) -> list[str]:
    """Return what stands between the imports and the main part."""
    lines: list[str] = []
    made: list[str] = []
    run: list[str] = []
    for name, members in sections(parts):
        if name == "features":
            for number, stage in enumerate(_stages(members), 1):
                lines += _block(f"Stage{number}", stage)
                made.append(f"        self.stage{number} = Stage{number}()")
                run.append(f"        x = self.stage{number}(x)")
            continue
        if name == "classifier":
            lines += _block("Classifier", members)
            made.append("        self.classifier = Classifier()")
        else:
            made += section_lines(name, members)
        run.append(forward_line(name))
    return [
        *lines,
        *_class("Network", '"""The whole network."""', made),
        '        """Return the scores of images of shape (N, C, H, W)."""',
        *run,
        "        return x",
    ]


def _class(name: str, docstring: str, made: Iterable[str]) -> list[str]:
    return [
        "",
        "",
        f"class {name}(nn.Module):",
        f"    {docstring}",
        "",
        "    def __init__(self) -> None:",
        "        super().__init__()",
        *made,
        "",
        "    def forward(self, x: Tensor) -> Tensor:",
    ]


def _block(name: str, parts: list[Module]) -> list[str]:
    made: list[str] = []
    run: list[str] = []
    for _, members in groupby(parts, key=lambda part: part.row.layer.group):
        value = "x"
        for place, part in enumerate(members):
            # A name such as conv1_1.2 stands for the second of its kind.
            attribute = part.row.layer.name.replace(".", "_")
            if place:
                attribute += _SUFFIXES[part.row.kind]
            made += call_lines(f"self.{attribute} = {part.name}", part.arguments, 8)
            value = f"self.{attribute}({value})"
        run.append(f"        x = {value}")
    shapes = f"{shape(parts[0].row.in_shape)} to {shape(parts[-1].row.out_shape)}"
    return [*_class(name, f'"""{shapes}."""', made), *run, "        return x"]


def _stages(parts: list[Module]) -> list[list[Module]]:
    stages: list[list[Module]] = [[]]
    for part in parts:
        stages[-1].append(part)
        if part.row.kind in _POOLS:
            stages.append([])
    return [stage for stage in stages if stage]
