"""Everything that can happen, as frozen events; `updates` says what each does to the state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vgg_explorer.arch.spec import ArchSpec, Fix, ListName, Place
from vgg_explorer.arch.text import Text
from vgg_explorer.session.state import NoticeAction, NoticeKind, PictureSource, Theme

if TYPE_CHECKING:
    from vgg_explorer.engine.activations import LayerMaps
    from vgg_explorer.engine.checked import CrossCheck
    from vgg_explorer.engine.devices import DeviceOption
    from vgg_explorer.engine.images import Picture
    from vgg_explorer.engine.predict import Predictions
    from vgg_explorer.engine.preprocess import Seen

# The network


@dataclass(frozen=True, slots=True)
class PresetChosen:
    """A published network takes the place of the present one."""

    key: str


@dataclass(frozen=True, slots=True)
class SpecOpened:
    """A whole spec takes the place of the present one."""

    spec: ArchSpec


@dataclass(frozen=True, slots=True)
class CfgTyped:
    """The text of a list changed; keystrokes up to `TypingEnded` are one step of undo."""

    which: ListName
    text: str


@dataclass(frozen=True, slots=True)
class TypingEnded:
    """The text field lost the focus, or Enter was pressed."""


@dataclass(frozen=True, slots=True)
class EntryChanged:
    """An entry is replaced by what ``text`` says; the text may be wrong."""

    which: ListName
    index: int
    text: str


@dataclass(frozen=True, slots=True)
class EntryInserted:
    """A new entry comes to stand at ``index``."""

    which: ListName
    index: int
    text: str


@dataclass(frozen=True, slots=True)
class EntryRemoved:
    """An entry goes."""

    which: ListName
    index: int


@dataclass(frozen=True, slots=True)
class EntryDuplicated:
    """An entry is repeated behind itself."""

    which: ListName
    index: int


@dataclass(frozen=True, slots=True)
class EntryMoved:
    """An entry goes to a new place: ``to`` is its index once it has been taken out.

    ``target`` is the list it goes to, where that is another one.
    """

    which: ListName
    index: int
    to: int
    target: ListName | None = None


@dataclass(frozen=True, slots=True)
class OptionChanged:
    """An option of the spec gets a value: any field of `ArchSpec` but the three lists."""

    field: str
    value: object


@dataclass(frozen=True, slots=True)
class FixApplied:
    """The user took one of the fixes of a problem found at ``place``."""

    fix: Fix
    place: Place


@dataclass(frozen=True, slots=True)
class SpecRewritten:
    """The network was rewritten as a whole; ``label`` says how."""

    spec: ArchSpec
    label: Text


@dataclass(frozen=True, slots=True)
class Undone:
    """Back to the model before."""


@dataclass(frozen=True, slots=True)
class Redone:
    """Forward again."""


# The picture


@dataclass(frozen=True, slots=True)
class PictureOffered:
    """A picture was dropped, pasted, opened or chosen among the samples; it is still to be read."""

    source: PictureSource


@dataclass(frozen=True, slots=True)
class PictureRead:
    """It could be read."""

    picture: Picture
    source: PictureSource


@dataclass(frozen=True, slots=True)
class PictureFailed:
    """It could not; the picture before stays."""

    what: Text
    hint: Text
    source: PictureSource
    damaged: bool = False
    """Whether a part of it is readable and may be asked for."""


# What is looked at


@dataclass(frozen=True, slots=True)
class LayerSelected:
    """A layer was chosen in some view, by the name of its group."""

    layer: str


@dataclass(frozen=True, slots=True)
class ChannelSelected:
    """A channel of the selected layer was chosen."""

    channel: int


@dataclass(frozen=True, slots=True)
class UnitSelected:
    """A unit (row, column) of the selected channel was chosen, or none."""

    unit: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class ViewChanged:
    """One field of `View` gets a value."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class ThemeChosen:
    """Light, dark or as the system."""

    theme: Theme


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """A locale name or ``'system'``."""

    language: str


# The worker


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
class SeedChanged:
    """New random weights."""

    seed: int


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
class JobFinished:
    """All of it is done."""

    milliseconds: float


@dataclass(frozen=True, slots=True)
class JobFailed:
    """It broke; everything is as before."""

    what: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class JobCancelled:
    """The user stopped it."""


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


# Notices


@dataclass(frozen=True, slots=True)
class NoticeRaised:
    """Something is to be told."""

    kind: NoticeKind
    what: Text
    hint: Text | None = None
    actions: tuple[NoticeAction, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeDismissed:
    """It was read."""

    number: int
