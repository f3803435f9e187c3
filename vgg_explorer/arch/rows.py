"""The layers of an analysed network, as torch counts them and as papers do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from vgg_explorer.arch.costs import Saved
from vgg_explorer.arch.layers import Layer
from vgg_explorer.arch.operations import other_ops
from vgg_explorer.arch.ops import Kind, describe
from vgg_explorer.arch.receptive import Receptive
from vgg_explorer.arch.shapes import Shape
from vgg_explorer.arch.spec import Place


class Row(NamedTuple):
    """One module with its figures, per image."""

    layer: Layer
    in_shape: Shape
    out_shape: Shape
    params: int
    buffers: int
    macs: int
    activation_bytes: int
    saved: Saved
    receptive: Receptive

    @property
    def flops(self) -> int:
        """2 x MACs."""
        return 2 * self.macs

    @property
    def other_ops(self) -> int:
        """Operations that are no multiply-accumulates: see `operations.other_ops`."""
        return other_ops(self.layer.op, self.in_shape, self.out_shape)

    @property
    def path(self) -> str:
        """The module's name in the ``state_dict``."""
        return self.layer.path

    @property
    def kind(self) -> Kind:
        """The kind of the layer."""
        return self.layer.kind

    @property
    def description(self) -> str:
        """The module in a few words: ``Conv2d 3x3, 64``."""
        return describe(self.layer.op)


@dataclass(frozen=True, slots=True)
class Group:
    """What papers call a layer: a convolution with its norm and activation, or one module.

    Its name is unique in the network; the window selects by it.
    """

    index: int
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        """``conv1_2``, ``pool1``, ``fc6``."""
        return self.rows[0].layer.name

    @property
    def kind(self) -> Kind:
        """The kind of its first module."""
        return self.rows[0].kind

    @property
    def path(self) -> str:
        """The module path of its first module."""
        return self.rows[0].path

    @property
    def place(self) -> Place | None:
        """The entry or option that it comes from."""
        return self.rows[0].layer.place

    @property
    def description(self) -> str:
        """Its first module in a few words."""
        return self.rows[0].description

    @property
    def in_shape(self) -> Shape:
        """What enters."""
        return self.rows[0].in_shape

    @property
    def out_shape(self) -> Shape:
        """What leaves."""
        return self.rows[-1].out_shape

    @property
    def params(self) -> int:
        """Sum over its modules."""
        return sum(row.params for row in self.rows)

    @property
    def buffers(self) -> int:
        """Sum over its modules."""
        return sum(row.buffers for row in self.rows)

    @property
    def macs(self) -> int:
        """Sum over its modules."""
        return sum(row.macs for row in self.rows)

    @property
    def flops(self) -> int:
        """2 x MACs."""
        return 2 * self.macs

    @property
    def other_ops(self) -> int:
        """Sum over its modules."""
        return sum(row.other_ops for row in self.rows)

    @property
    def activation_bytes(self) -> int:
        """Sum over its modules."""
        return sum(row.activation_bytes for row in self.rows)

    @property
    def receptive(self) -> Receptive:
        """What one of its units sees."""
        return self.rows[-1].receptive

    @property
    def has_activation(self) -> bool:
        """Whether there is a difference between before and after the activation."""
        return len(self.rows) > 1 and self.rows[-1].kind is Kind.ACTIVATION


@dataclass(frozen=True, slots=True)
class Pending:
    """A layer behind the one that fails: known by name, without figures."""

    name: str
    kind: Kind
    description: str
    place: Place | None
