"""The modules of a network as Python source, laid out as ``ruff format`` does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.costs import Tape
from vgg_explorer.arch.ops import (
    LRN,
    Act,
    AdaptiveAvgPool2d,
    AvgPool2d,
    BatchNorm2d,
    Conv2d,
    DropoutOp,
    Flatten,
    FullyConnected,
    Kind,
    MaxPool2d,
    SoftmaxOp,
    describe,
)
from vgg_explorer.arch.rows import Row

WIDTH = 100
"""Columns of a line."""


class Module(NamedTuple):
    """One module of the network and the call that makes it.

    Parameters
    ----------
    row : Row
    name : str
        ``nn.Conv2d``; empty for the mean over positions, which torch has no module for.
    arguments : tuple of str
    """

    row: Row
    name: str
    arguments: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        """The first part of its path: ``features``, ``classifier``."""
        return self.row.path.partition(".")[0]

    @property
    def call(self) -> str:
        """The whole call on one line."""
        return f"{self.name}({', '.join(self.arguments)})"

    @property
    def in_place(self) -> bool:
        """Whether it overwrites its input."""
        return "inplace=True" in self.arguments


def modules(analysis: Analysis) -> list[Module]:
    """Return the modules of a network; activations work in place where no gradient is harmed."""
    tape = Tape(analysis.spec.input)
    made = []
    features = ""  # of the vector that a flatten makes, as a product
    for row in analysis.rows:
        op = row.layer.op
        in_place = tape.may_overwrite(op)
        tape.step(op, row.in_shape, row.out_shape)
        if isinstance(op, Flatten):
            features = " * ".join(str(side) for side in row.in_shape if side > 1)
        made.append(Module(row, *_call(row, features, in_place=in_place)))
        if isinstance(op, FullyConnected):
            features = ""
    return made


def _call(row: Row, features: str, *, in_place: bool) -> tuple[str, tuple[str, ...]]:
    channels = str(row.in_shape[0])
    match row.layer.op:
        case Conv2d() as op:
            options = (*conv_options(op), *(() if op.bias else ("bias=False",)))
            size = f"kernel_size={op.kernel}"
            return "nn.Conv2d", (channels, str(op.out_channels), size, *options)
        case BatchNorm2d():
            return "nn.BatchNorm2d", (channels,)
        case LRN() as op:
            return "nn.LocalResponseNorm", (
                str(op.size),
                f"alpha={op.alpha}",
                f"beta={op.beta}",
                f"k={op.k}",
            )
        case Act() as op:
            return f"nn.{describe(op)}", ("inplace=True",) if in_place else ()
        case MaxPool2d() | AvgPool2d() as op:
            return f"nn.{type(op).__name__}", (
                f"kernel_size={op.kernel}",
                f"stride={op.stride}",
                *_given("padding", op.padding, 0),
                *(("ceil_mode=True",) if op.ceil else ()),
            )
        case AdaptiveAvgPool2d() as op:
            return "nn.AdaptiveAvgPool2d", (f"({op.size}, {op.size})",)
        case Flatten():
            return "nn.Flatten", ()
        case FullyConnected() as op:
            return "nn.Linear", (features or channels, str(op.out_features))
        case DropoutOp() as op:
            return "nn.Dropout", (str(op.p),)
        case SoftmaxOp():
            return "nn.Softmax", ("dim=1",)
        case _:
            return "", ()


def conv_options(op: Conv2d) -> tuple[str, ...]:
    """Return the arguments of a convolution that differ from torch's defaults, bias left out."""
    return (
        *_given("stride", op.stride, 1),
        *_given("padding", op.padding, 0),
        *_given("dilation", op.dilation, 1),
        *_given("groups", op.groups, 1),
    )


def _given(name: str, value: int, default: int) -> tuple[str, ...]:
    return () if value == default else (f"{name}={value}",)


def call_lines(head: str, arguments: Sequence[str], indent: int, tail: str = "") -> list[str]:
    """Return a call as one line, or as three where it is too long."""
    pad, inner = " " * indent, ", ".join(arguments)
    whole = f"{pad}{head}({inner}){tail}"
    if len(whole) <= WIDTH:
        return [whole]
    return [f"{pad}{head}(", f"{pad}    {inner}", f"{pad}){tail}"]


def sequential_lines(head: str, parts: Iterable[Module], indent: int) -> list[str]:
    """Return ``head`` and an ``nn.Sequential`` of these modules, one a line."""
    lines = [line for part in parts for line in module_lines(part, indent + 4)]
    pad = " " * indent
    return [f"{pad}{head}nn.Sequential(", *lines, f"{pad})"]


def module_lines(part: Module, indent: int) -> list[str]:
    """Return a module as an element of a list."""
    return call_lines(part.name, part.arguments, indent, ",")


def sections(parts: Iterable[Module]) -> Iterator[tuple[str, list[Module]]]:
    """Yield the sections of a network with their modules."""
    for name, members in groupby(parts, key=lambda part: part.section):
        yield name, list(members)


def section_lines(name: str, members: Sequence[Module]) -> list[str]:
    """Return the lines of ``__init__`` that make a section of plain modules."""
    if members[0].row.path != name:
        return sequential_lines(f"self.{name} = ", members, 8)
    if members[0].row.kind in {Kind.FLATTEN, Kind.MEAN}:
        return []  # functions in `forward`
    return [f"        self.{name} = {members[0].call}"]


def forward_line(name: str) -> str:
    """Return the line of ``forward`` that runs a section."""
    if name == "flatten":
        return "        x = torch.flatten(x, 1)"
    if name == "mean":
        return "        x = x.mean((2, 3))"
    return f"        x = self.{name}(x)"
