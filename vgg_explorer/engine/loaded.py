"""Weights as the program holds them, and the one error with which a file of them is refused."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import size
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.memory import free_ram

if TYPE_CHECKING:
    from torch import Tensor

    from vgg_explorer.arch.spec import ArchSpec
    from vgg_explorer.engine.preparation import Preprocess


_Result = TypeVar("_Result")

MAX_TENSORS = 10_000
"""Tensors of one file; the deepest networks of this family have some hundreds."""


class WeightsError(EngineError):
    """Weights that cannot be opened or saved; what was open before stays."""


@dataclass(frozen=True, eq=False)
class Loaded:
    """The content of a file of weights.

    Parameters
    ----------
    digest : str
        SHA-256 of the file, in hexadecimal.
    name : str
        The file's name, for people.
    title : Text
        What to call these weights.
    tensors : mapping of str to Tensor
        float32, on the CPU, contiguous, in memory of their own; by the names in the file, after
        unwrapping a nested state dict.
    spec : ArchSpec or None
        The network, where the file says it.
    preprocess : Preprocess or None
        How pictures were prepared in training, where the file says it.
    categories : tuple of str
        What the outputs stand for, where it is known.
    notes : tuple of Text
        What was done to the values, or left out.
    """

    digest: str
    name: str
    title: Text
    tensors: Mapping[str, Tensor]
    spec: ArchSpec | None = None
    preprocess: Preprocess | None = None
    categories: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def shapes(self) -> Mapping[str, tuple[int, ...]]:
        """The shapes of the tensors by name."""
        return MappingProxyType({name: tuple(t.shape) for name, t in self.tensors.items()})


def damaged(name: str) -> WeightsError:
    """Return the error for a file of which some part is not as it was written."""
    return WeightsError(
        text("“{name}” is damaged or incomplete.", name=name),
        text("It was probably not saved or downloaded completely; get it again."),
    )


def not_enough_memory(name: str) -> WeightsError:
    """Return the error for a file that was found too large on the way."""
    return WeightsError(
        text("There is not enough memory to open “{name}”.", name=name),
        text("Close other programs, or choose a smaller file."),
    )


def finish(steps: Generator[object, None, _Result]) -> _Result:
    """Run work that reports its progress to its end, without the reports."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: _Result = end.value
            return result


def too_many(name: str) -> WeightsError:
    """Return the error for a file with more than `MAX_TENSORS`."""
    return WeightsError(
        text("“{name}” has more than {limit} tensors.", name=name, limit=f"{MAX_TENSORS:,}"),
        text("This is no network that can be shown here; choose another file."),
    )


def check_memory(needed: int, name: str) -> None:
    """Refuse what cannot fit, before any of it is allocated.

    Raises
    ------
    WeightsError
        With both numbers.
    """
    free = free_ram()
    if free is not None and needed > free:
        raise WeightsError(
            text(
                "“{name}” needs {needed} of memory; {free} is free.",
                name=name,
                needed=size(needed),
                free=size(free),
            ),
            text("Close other programs, or choose a smaller file."),
        )
