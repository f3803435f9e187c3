"""What is changed inside a network to see what it does, and what is asked about its answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vgg_explorer.arch.text import Text

if TYPE_CHECKING:
    from vgg_explorer.engine.attribution_methods import Explanation
    from vgg_explorer.engine.maximisation import Dream
    from vgg_explorer.session.explaining import Explain
    from vgg_explorer.session.kernel_look import KernelLook
    from vgg_explorer.session.maximising import Maximise


@dataclass(frozen=True, slots=True)
class ChannelScaled:
    """A channel's output gets a factor: 0 is off, 1 as it was, 2 twice as much."""

    layer: str
    channel: int
    factor: float


@dataclass(frozen=True, slots=True)
class LayerScaled:
    """The output of a whole layer gets a factor."""

    layer: str
    factor: float


@dataclass(frozen=True, slots=True)
class AblationReset:
    """The network is whole again."""


@dataclass(frozen=True, slots=True)
class KernelsLookedAt:
    """The kernels are looked at in another way."""

    look: KernelLook


# Why this answer


@dataclass(frozen=True, slots=True)
class QuestionChanged:
    """One field of the question, or of `Whys`, gets a value; nothing is computed yet."""

    field: str
    value: Any


@dataclass(frozen=True, slots=True)
class WhyAsked:
    """The question is to be answered for the network and picture that are there now."""


@dataclass(frozen=True, slots=True)
class WhyReady:
    """It was, by this errand."""

    errand: Explain
    found: Explanation


@dataclass(frozen=True, slots=True)
class WhyFailed:
    """There is none."""

    errand: Explain
    what: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class DreamAsked:
    """A picture is wanted that the selected channel answers to."""


@dataclass(frozen=True, slots=True)
class DreamReady:
    """It has come so far; it is finished after the last round."""

    errand: Maximise
    found: Dream


@dataclass(frozen=True, slots=True)
class DreamFailed:
    """There is none."""

    errand: Maximise
    what: Text
    hint: Text
