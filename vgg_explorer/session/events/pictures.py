"""Pictures and live sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.session.entering import Across, Live, PictureSource

if TYPE_CHECKING:
    from vgg_explorer.engine.images import Picture


@dataclass(frozen=True, slots=True)
class PictureOffered:
    """A picture was dropped, pasted, opened or chosen among the samples; it is still to be read.

    ``replaces``: the one in the strip whose place it takes, to be read in another way.
    """

    source: PictureSource
    replaces: PictureSource | None = None


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


@dataclass(frozen=True, slots=True)
class PicturesOffered:
    """Several pictures were opened together; the one at ``at`` is to be read first."""

    sources: tuple[PictureSource, ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class PictureStepped:
    """To a neighbour in the strip."""

    by: int


@dataclass(frozen=True, slots=True)
class PictureChosen:
    """To a picture of the strip by its place."""

    index: int


@dataclass(frozen=True, slots=True)
class StripClosed:
    """Only the picture on show stays open."""


@dataclass(frozen=True, slots=True)
class RecentNoted:
    """A picture, a folder or a video was opened: it leads the list of recent ones."""

    path: str


@dataclass(frozen=True, slots=True)
class RecentForgotten:
    """It is not there any more."""

    path: str


@dataclass(frozen=True, slots=True)
class RecentCleared:
    """The list of recent files begins anew."""


@dataclass(frozen=True, slots=True)
class PreprocessChanged:
    """Pictures are brought to the input in another way."""

    preprocess: Preprocess


@dataclass(frozen=True, slots=True)
class AcrossReady:
    """The chosen channel is known for more pictures of the strip."""

    across: tuple[Across, ...]


@dataclass(frozen=True, slots=True)
class VideoOffered:
    """A video file is to be played."""

    path: Path


@dataclass(frozen=True, slots=True)
class CameraOffered:
    """A camera is to be shown; the key is the system's, empty for the usual one."""

    key: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class LiveChanged:
    """A live source began, or its figures changed; None: it ended."""

    live: Live | None


@dataclass(frozen=True, slots=True)
class LivePaused:
    """It stops or goes on."""

    paused: bool
