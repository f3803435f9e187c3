"""What enters from outside, as frozen values: pictures, live sources and weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from vgg_explorer.arch.ablation import Ablation
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text
from vgg_explorer.arch.weights import Assignment, Scheme, WeightId
from vgg_explorer.engine.preparation import Preprocess

if TYPE_CHECKING:  # the values hold arrays; the session itself must not pay for importing numpy
    import numpy as np
    from numpy.typing import NDArray

    from vgg_explorer.arch.fitting import Fit
    from vgg_explorer.arch.inference import Inferred
    from vgg_explorer.engine.activations import ChannelMap
    from vgg_explorer.engine.images import Picture
    from vgg_explorer.engine.loaded import Loaded

MAX_STRIP = 500
"""Pictures of a strip; a folder may hold more."""


@dataclass(frozen=True, slots=True)
class Address:
    """A picture on the web, ``http`` or ``https``."""

    url: str


@dataclass(frozen=True, slots=True, eq=False)
class PictureSource:
    """Where a picture comes from; two offers are never the same.

    Parameters
    ----------
    data : Path, bytes, Address, numpy array (H, W, 3 or 4, uint8), or a callable
        A file, an encoded picture, a place on the web, pixels of the clipboard; the callable
        returns one of these, on the worker.
    name : str
        For people.
    sample : str or None
        The key of a sample picture.
    allow_damaged : bool
        Show the readable part of a damaged file.
    live : bool
        A frame of a camera or a video.
    instead : bytes or Address or None
        What to take where ``data`` cannot be read: a browser gives a picture and its address.
    """

    data: Path | bytes | Address | np.ndarray | Callable[[], Path | bytes | np.ndarray]
    name: str
    sample: str | None = None
    allow_damaged: bool = False
    live: bool = False
    instead: bytes | Address | None = None


@dataclass(frozen=True, slots=True)
class Live:
    """A camera or a video that plays.

    Parameters
    ----------
    title : str
        The camera's or the file's name.
    path : Path or None
        Of a video file; None for a camera.
    camera : str
        The key of the camera; empty for the usual one.
    paused : bool
    shown : float
        Frames a second whose maps are shown.
    arriving : float
        Frames a second that the source gives; the rest is dropped.
    position, duration : float or None
        Seconds, of a file.
    """

    title: str
    path: Path | None = None
    camera: str = ""
    paused: bool = False
    shown: float = 0.0
    arriving: float = 0.0
    position: float | None = None
    duration: float | None = None

    @property
    def key(self) -> tuple[Path | None, str]:
        """What tells one source from another."""
        return self.path, self.camera


@dataclass(frozen=True, slots=True)
class Input:
    """The picture on the desk, and the one that is being read.

    Parameters
    ----------
    picture, source
        What is shown, and where it came from.
    pending : PictureSource or None
        What is being read.
    strip : tuple of PictureSource
        All pictures that were opened together; one alone is a strip too.
    failed : PictureSource or None
        The picture of the strip that was wanted last, where it could not be read.
    preprocess : Preprocess
        How a picture is brought to the input.
    live : Live or None
    """

    picture: Picture | None = None
    source: PictureSource | None = None
    pending: PictureSource | None = None
    strip: tuple[PictureSource, ...] = ()
    failed: PictureSource | None = None
    preprocess: Preprocess = field(default_factory=Preprocess)
    live: Live | None = None

    @property
    def at(self) -> int:
        """The place in the strip of what is wanted, -1 where it is none of it."""
        wanted = self.pending or self.failed or self.source
        return next((i for i, source in enumerate(self.strip) if source is wanted), -1)


@dataclass(frozen=True, slots=True)
class Basis:
    """What one channel of a picture depends on, besides the picture.

    Parameters
    ----------
    spec : ArchSpec
        The network that runs.
    layer, channel, stage
        What is looked at.
    preprocess : Preprocess
    assignment : Assignment
    device, precision
        What computes, and in what.
    runs : int
        Counts "run again".
    ablation : Ablation
        What is switched off or scaled.
    """

    spec: ArchSpec
    layer: str
    channel: int
    stage: str
    preprocess: Preprocess
    assignment: Assignment
    device: str
    precision: str
    runs: int
    ablation: Ablation = field(default_factory=Ablation)


@dataclass(frozen=True, slots=True, eq=False)
class Across:
    """One channel of one layer for one picture of the strip.

    Parameters
    ----------
    source : PictureSource
    basis : Basis
        What it was computed with; where the session's is another one, it is outdated.
    thumbnail : ndarray of uint8, (H, W, 3) or None
        The picture, as the network sees it but small; None where it cannot be read.
    found : ChannelMap or None
        The channel's map, small as well, with the figures of the whole one.
    failure : Text or None
        Why there is none.
    """

    source: PictureSource
    basis: Basis
    thumbnail: NDArray[np.uint8] | None = None
    found: ChannelMap | None = None
    failure: Text | None = None


@dataclass(frozen=True, slots=True)
class PublishedKey:
    """Published weights, by their key in the table of downloads.

    Parameters
    ----------
    key : str
    again : bool
        Download them again, over what is in the cache.
    """

    key: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Transfer:
    """Weights on their way in.

    Parameters
    ----------
    status : str
    asked : Path, PublishedKey or None
        What is read or downloaded.
    what : Text or None
        The present step.
    done : float or None
        Share, 0 to 1.
    resumed : bool
        It is what the last session had; what fits is loaded without asking.
    """

    status: Literal["idle", "running"] = "idle"
    asked: Path | PublishedKey | None = None
    what: Text | None = None
    done: float | None = None
    resumed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class WeightsOffer:
    """Weights that were read and wait for the user to say what to do with them.

    Parameters
    ----------
    loaded : Loaded
    fit : Fit
        With the present network.
    inferred : Inferred or None
        The network that they are of, where that can be told.
    refused : Text or None
        Why it cannot.
    asked : Path, PublishedKey or None
        Where they came from.
    """

    loaded: Loaded
    fit: Fit
    inferred: Inferred | None
    refused: Text | None = None
    asked: Path | PublishedKey | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the network that runs.

    Parameters
    ----------
    scheme, seed
        Of random ones.
    assignment : Assignment
        Of the network that runs.
    known : mapping of Assignment keys to Assignment
        What networks had that were here before; see `weighing`.
    sources : tuple of Loaded
        The files that some of them come from.
    origin : Path, PublishedKey or None
        Where the latest of these came from, to open it again at the next start.
    replaced : mapping of WeightId to WeightId
        What layers had before the weights of a file that they have now.
    offer : WeightsOffer or None
    transfer : Transfer
    """

    scheme: Scheme = "kaiming"
    seed: int = 0
    assignment: Assignment = field(default_factory=dict)
    known: Mapping[tuple[object, ...], Assignment] = field(
        default_factory=dict, repr=False, compare=False
    )
    sources: tuple[Loaded, ...] = ()
    origin: Path | PublishedKey | None = None
    replaced: Mapping[WeightId, WeightId] = field(default_factory=dict, repr=False)
    offer: WeightsOffer | None = None
    transfer: Transfer = field(default_factory=Transfer)
