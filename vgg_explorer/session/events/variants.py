"""What is compared with the network on the desk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text

if TYPE_CHECKING:
    from vgg_explorer.engine.timing import LayerTimes
    from vgg_explorer.session.variants import Found


@dataclass(frozen=True, slots=True)
class VariantAdded:
    """A network joins the comparison and stays as it is; None: the present one."""

    spec: ArchSpec | None = None


@dataclass(frozen=True, slots=True)
class VariantFileAsked:
    """The network of a file is to join."""

    path: Path


@dataclass(frozen=True, slots=True)
class VariantRemoved:
    """It leaves the comparison."""

    number: int


@dataclass(frozen=True, slots=True)
class VariantRenamed:
    """It gets another name; the network on the desk too, as by any edit."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class VariantMoved:
    """It comes to stand at ``to``; the first is what the others are held against."""

    number: int
    to: int


@dataclass(frozen=True, slots=True)
class VariantEdited:
    """It becomes the network on the desk, which undo takes back; it also stays where it is."""

    number: int


@dataclass(frozen=True, slots=True)
class VariantTimingAsked:
    """The time of its layers is to be measured."""

    number: int


@dataclass(frozen=True, slots=True)
class VariantMeasured:
    """It was."""

    number: int
    times: LayerTimes


@dataclass(frozen=True, slots=True)
class VariantNotMeasured:
    """It could not be."""

    number: int
    what: Text
    hint: Text


@dataclass(frozen=True, slots=True, eq=False)
class VariantReady:
    """What a variant makes of the picture is known."""

    found: Found
