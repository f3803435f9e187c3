"""The worker and what it computes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vgg_explorer.arch.spec import Fix
from vgg_explorer.arch.text import Text

if TYPE_CHECKING:
    from vgg_explorer.engine.activations import LayerMaps
    from vgg_explorer.engine.checked import CrossCheck
    from vgg_explorer.engine.devices import DeviceOption
    from vgg_explorer.engine.precision import Precision
    from vgg_explorer.engine.predict import Predictions
    from vgg_explorer.engine.preprocess import Seen
    from vgg_explorer.engine.selftest import DeviceCheck
    from vgg_explorer.engine.timing import LayerTimes
    from vgg_explorer.session.facing import Faces
    from vgg_explorer.session.filtering import Filtered
    from vgg_explorer.session.probing import Probed


@dataclass(frozen=True, slots=True)
class DevicesFound:
    """torch is there and has said what can compute."""

    options: tuple[DeviceOption, ...]


@dataclass(frozen=True, slots=True)
class DeviceChosen:
    """The user wants to compute there."""

    key: str


@dataclass(frozen=True, slots=True)
class RunRequested:
    """The same once more, from the first layer on."""


@dataclass(frozen=True, slots=True)
class JobStarted:
    """The worker began."""

    what: Text


@dataclass(frozen=True, slots=True)
class JobProgressed:
    """It went on."""

    what: Text
    done: float | None


@dataclass(frozen=True, slots=True)
class SeenReady:
    """The picture was brought to the input's size."""

    seen: Seen


@dataclass(frozen=True, slots=True)
class MapsReady:
    """The forward pass reached the selected layer."""

    maps: LayerMaps


@dataclass(frozen=True, slots=True)
class PredictionsReady:
    """The forward pass reached the end."""

    predictions: Predictions


@dataclass(frozen=True, slots=True)
class FacesReady:
    """There is a small map of every layer."""

    faces: Faces


@dataclass(frozen=True, slots=True)
class ProbeReady:
    """One unit was followed."""

    probed: Probed


@dataclass(frozen=True, slots=True)
class FiltersReady:
    """There are the kernels of a layer."""

    filtered: Filtered


@dataclass(frozen=True, slots=True)
class JobFinished:
    """All of it is done."""

    milliseconds: float


@dataclass(frozen=True, slots=True)
class JobFailed:
    """It broke; everything is as before. ``remedy`` is a change of the network that helps."""

    what: Text
    hint: Text
    remedy: Fix | None = None


@dataclass(frozen=True, slots=True)
class JobCancelled:
    """The user stopped it."""


# Devices


@dataclass(frozen=True, slots=True)
class PrecisionChosen:
    """The user wants to compute in it."""

    precision: Precision


@dataclass(frozen=True, slots=True)
class ThreadsChosen:
    """So many threads of the CPU compute; 0 is one for each core."""

    count: int


@dataclass(frozen=True, slots=True)
class DeviceChecked:
    """A device was compared with the CPU; one that fails is not used."""

    check: DeviceCheck


# The time of each layer


@dataclass(frozen=True, slots=True)
class TimingRequested:
    """Each layer's time is to be measured."""


@dataclass(frozen=True, slots=True)
class TimingProgressed:
    """It goes on."""

    done: float


@dataclass(frozen=True, slots=True)
class TimingReady:
    """They were."""

    times: LayerTimes


# The comparison with torchinfo


@dataclass(frozen=True, slots=True)
class CrossCheckRequested:
    """The figures are to be compared with torchinfo's."""


@dataclass(frozen=True, slots=True)
class CrossCheckReady:
    """They were."""

    result: CrossCheck


@dataclass(frozen=True, slots=True)
class CrossCheckFailed:
    """They could not be; what was compared before stays."""

    what: Text
    hint: Text
