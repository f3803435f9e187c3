"""A job that finds out what paths are and has each opened by what opens its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.opening import as_on_disk, shown_name
from vgg_explorer.session import data_folders, filing, run_jobs
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import MAX_STRIP, PictureSource
from vgg_explorer.session.noticing import only_the_first

if TYPE_CHECKING:
    from vgg_explorer.engine.kinds import FileKind

MAX_LOOKED_AT = 2000
"""Paths whose kind is found out; of more, the rest is only counted."""

_NAMED = 3
"""Files that are named where some are left out."""


@dataclass
class _Sorted:
    """Paths by what opens them.

    Parameters
    ----------
    pictures : list of Path
        Those of folders as well, at most `MAX_STRIP`.
    total : int
        Pictures that were found.
    folders : list of Path
        Those that have pictures.
    runs : list of Path
        Folders that a training was kept in.
    data : list of NoticeRaised
        What is said of folders that can be trained on.
    alone : dict of str to list of Path
        What can be open only once: networks, weights and videos; and what nobody opens.
    troubles : list of (Text, Text)
        Of folders.
    """

    pictures: list[Path] = field(default_factory=list)
    total: int = 0
    folders: list[Path] = field(default_factory=list)
    runs: list[Path] = field(default_factory=list)
    data: list[ev.NoticeRaised] = field(default_factory=list)
    alone: dict[FileKind, list[Path]] = field(default_factory=dict)
    troubles: list[tuple[Text, Text]] = field(default_factory=list)

    def add(self, pictures: Sequence[Path]) -> None:
        """Take pictures, as many as there is room for."""
        self.total += len(pictures)
        self.pictures += pictures[: MAX_STRIP - len(self.pictures)]


def sort_paths(paths: tuple[Path, ...], otherwise: PictureSource | None = None) -> Iterator[object]:
    """Open paths: pictures and folders of them, networks, weights, videos and run folders.

    Parameters
    ----------
    paths : tuple of Path
        In the order in which their pictures shall stand.
    otherwise : PictureSource or None
        A picture to open where there is none among them, so that the window has one.

    Yields
    ------
    object
        The events that open them, and notices about what cannot be opened.
    """
    if len(paths) == 1 and not _is_there(paths[0]):
        yield ev.RecentForgotten(str(paths[0]))  # the reader says that it is missing
    found = _sorted(tuple(path.absolute() for path in paths[:MAX_LOOKED_AT]))
    found.total += max(len(paths) - MAX_LOOKED_AT, 0)
    others = found.alone.pop("other", [])
    opens_some = any((found.pictures, found.folders, found.runs, found.alone, found.troubles))
    if others and not opens_some:
        # Whoever reads pictures knows what it is instead.
        found.add(others[:1])
        others = others[1:]
    left_out = others + [path for same in found.alone.values() for path in same[1:]]
    for what, hint in found.troubles[:_NAMED]:
        yield ev.NoticeRaised("error", what, hint)
    if found.pictures:
        left_out += found.alone.pop("video", [])[:1]  # it would hide them
    for path in found.runs:
        yield from run_jobs.open_run(path)
    yield from _once(found.alone)
    yield from _pictures(found)
    yield from found.data[:1]
    if otherwise is not None and not found.pictures and "video" not in found.alone:
        yield ev.PictureOffered(otherwise)
    if left_out:
        yield _told(left_out, alike=not others)


def _is_there(path: Path) -> bool:
    try:
        return as_on_disk(path).exists()
    except (OSError, ValueError):
        return False


def _sorted(paths: tuple[Path, ...]) -> _Sorted:
    from vgg_explorer.engine import kinds
    from vgg_explorer.engine.sources import PictureError

    found = _Sorted()
    for path in paths:
        kind = kinds.kind_of(path)
        if kind == "picture":
            found.add((path,))
        elif kind == "run":
            found.runs.append(path)
        elif kind == "folder":
            try:
                found.add(kinds.pictures_in(path))
                found.folders.append(path)
            except PictureError as error:
                classes = data_folders.class_folders(path)
                for one in classes:
                    found.add(kinds.pictures_in(one))
                if classes:
                    found.folders.append(path)
                    found.data.append(data_folders.offered(path, classes))
                else:
                    found.troubles.append((error.what, error.hint))
        else:
            found.alone.setdefault(kind, []).append(path)
    return found


def _once(alone: dict[FileKind, list[Path]]) -> Iterator[object]:
    """Open the first of each kind; the network before the weights, which are fitted to it."""
    first = {kind: paths[0] for kind, paths in alone.items()}
    if "network" in first:
        yield from filing.open_spec(first["network"])
    if "weights" in first:
        yield ev.WeightsRequested(first["weights"])
    if "video" in first:
        yield ev.VideoOffered(first["video"])


def _pictures(found: _Sorted) -> Iterator[object]:
    sources = tuple(PictureSource(path, path.name or str(path)) for path in found.pictures)
    if not sources:
        return
    for folder in found.folders:
        yield ev.RecentNoted(str(folder))
    yield ev.PicturesOffered(sources) if len(sources) > 1 else ev.PictureOffered(sources[0])
    if found.total > len(sources):
        yield ev.NoticeRaised("info", *only_the_first(found.total))


def _told(paths: list[Path], *, alike: bool) -> ev.NoticeRaised:
    names = ", ".join(f"“{shown_name(path.name)}”" for path in paths[:_NAMED])
    more = len(paths) - _NAMED
    what = (
        text("Left out: {names} and {count} more.", names=names, count=more)
        if more > 0
        else text("Left out: {names}.", names=names)
    )
    hint = (
        text("Of networks, weights and videos one is open at a time; open the others later.")
        if alike
        else text("Open them on their own to see why they cannot be opened with the others.")
    )
    return ev.NoticeRaised("info", what, hint)
