"""Folders that can be trained on: taken where they are dropped on the tab, offered elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.engine.training.plan import FolderData
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import NoticeAction

_LOOKED_AT = 100
"""Folders that are looked into for pictures; a data set shows what it is sooner."""

_NAMED = 3


def take_data(paths: tuple[Path, ...]) -> Iterator[object]:
    """Train on the first folder among paths, and open the rest as ever."""
    from vgg_explorer.engine import kinds
    from vgg_explorer.session import sorting

    folder = next((path for path in paths if kinds.kind_of(path) == "folder"), None)
    if folder is not None:
        yield ev.DataChosen(FolderData(folder.absolute()), shown=True)
        what = text("The next training learns from “{name}”.", name=shown_name(folder.name))
        instead = NoticeAction(text("Open its pictures instead"), ev.PathsRequested((folder,)))
        yield ev.NoticeRaised("info", what, None, (instead,))
    rest = tuple(path for path in paths if path != folder)
    if rest:
        yield from sorting.sort_paths(rest)


def class_folders(folder: Path) -> tuple[Path, ...]:
    """Return the folders of pictures in a folder, where there are two or more: its classes."""
    from vgg_explorer.engine import kinds
    from vgg_explorer.engine.sources import PictureError
    from vgg_explorer.engine.training.data import folder_layout

    found = []
    try:
        inside = folder_layout.folders_in(folder_layout.split_in(folder)[0])
    except OSError:
        return ()
    for one in inside[:_LOOKED_AT]:
        try:
            kinds.pictures_in(one)
        except PictureError:
            continue
        found.append(one)
    return tuple(found) if len(found) > 1 else ()


def offered(folder: Path, classes: tuple[Path, ...]) -> ev.NoticeRaised:
    """Return what is said of a folder of class folders whose pictures were opened."""
    listed = ", ".join(f"“{shown_name(one.name)}”" for one in classes[:_NAMED])
    more = len(classes) - _NAMED
    names: str | Text = listed
    if more > 0:
        names = text("{names} and {count} more", names=listed, count=more)
    what = text(
        "“{name}” has a folder of pictures for each class: {names}.",
        name=shown_name(folder.name),
        names=names,
    )
    choice = FolderData(folder.absolute())
    train = NoticeAction(text("Train on it"), ev.DataChosen(choice, shown=True))
    return ev.NoticeRaised("info", what, None, (train,))
