"""What the architecture figure shows, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Colour = Literal["kind", "params", "macs", "memory", "time"]
COLOURS: tuple[Colour, ...] = get_args(Colour)


@dataclass(frozen=True, slots=True)
class FigureOptions:
    """How a network is drawn.

    Parameters
    ----------
    colour : {'kind', 'params', 'macs', 'memory', 'time'}
        What the blocks are coloured by. ``memory`` is that of the activations; ``time`` has to be
        given to `lay_out`.
    fold : bool
        Draw a run of identical layers as one block with "x3" on it.
    labels : bool
        Shapes and names below the stages; a thumbnail goes without.
    letters : bool
        The letter of its kind on each block with room for it.
    spread : bool
        Gaps so wide that the right face of each block is seen as a whole, for feature maps on it.
    legend : bool
        The meaning of the colours, below everything.
    largest : int or None
        The side, in pixels, that is drawn at full height; None: the network's own largest. Figures
        side by side share one, so that equal maps are equally large.
    """

    colour: Colour = "kind"
    fold: bool = False
    labels: bool = True
    letters: bool = True
    spread: bool = False
    legend: bool = False
    largest: int | None = None
