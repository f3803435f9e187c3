"""Jobs that read and write the user's files; each reports what became of it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from vgg_explorer.arch import toml
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.files import write_atomically
from vgg_explorer.engine.opening import Wanted, opened, shown_name, too_long
from vgg_explorer.session import events as ev
from vgg_explorer.session import settings
from vgg_explorer.session.saved import Saved

_ANOTHER = text("Open a network that this program saved.")


class _UnreadableError(Exception):
    """A network file cannot be read."""

    def __init__(self, what: Text, hint: Text) -> None:
        super().__init__(what, hint)
        self.what = what
        self.hint = hint


_WANTED = Wanted(
    error=_UnreadableError,
    in_folder=_ANOTHER,
    instead_of_device=text("Pipes and devices cannot be opened; choose a network file."),
    smaller=_ANOTHER,
    max_bytes=2**20,  # of what is no network at all; the parser says where it ends for others
)


def open_spec(path: Path) -> Iterator[object]:
    """Read a network file and report it, or why it is none."""
    name = shown_name(path.name)
    try:
        with opened(path, _WANTED) as (file, size):
            data = file.read(size)
        spec = toml.loads(data.decode("utf-8-sig"))
    except toml.SpecFileError as error:
        what = text("“{name}” is not a network file: {what}", name=name, what=error.what)
        yield ev.NoticeRaised("error", what, error.hint)
    except UnicodeDecodeError:
        yield ev.NoticeRaised("error", text("“{name}” is not a text file.", name=name), _ANOTHER)
    except _UnreadableError as error:
        yield ev.NoticeRaised("error", error.what, error.hint)
    else:
        yield ev.SpecOpened(spec if spec.name else replace(spec, name=path.stem), path)


def open_variant(path: Path) -> Iterator[object]:
    """Read a network file whose network is to be compared."""
    for event in open_spec(path):
        yield ev.VariantAdded(event.spec) if isinstance(event, ev.SpecOpened) else event


def save_spec(path: Path, spec: ArchSpec) -> Iterator[object]:
    """Write a network file; the one that was there is kept as ``.bak``."""
    for event in save_file(path, toml.dumps(spec).encode(), backup=True):
        if event.kind == "ok":
            yield ev.NetworkSaved(path)
        yield event


def save_file(path: Path, data: bytes, *, backup: bool = False) -> Iterator[ev.NoticeRaised]:
    """Write a file that the user asked for and say what became of it."""
    try:
        write_atomically(path, data, backup=backup)
    except OSError as error:
        yield ev.NoticeRaised("error", *_unwritable(path, error))
    else:
        yield ev.NoticeRaised("ok", text("Saved as {name}.", name=str(path)))


def _unwritable(path: Path, error: OSError) -> tuple[Text, Text]:
    """Say why a file cannot be written, and what to do."""
    name = shown_name(path.name)
    if error.errno == errno.ENAMETOOLONG:
        return too_long(name)[0], text("Save it under a shorter name.")
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        folder = shown_name(path.parent.name or str(path.parent))
        return (
            text(
                "“{name}” cannot be written into the folder “{folder}”.", name=name, folder=folder
            ),
            text("Nothing was changed there. Save it again, in a folder of your own."),
        )
    return (
        text("“{name}” cannot be written: {reason}.", name=name, reason=_reason(error)),
        text("The file is as it was. Choose another folder or make room."),
    )


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def save_session(path: Path, saved: Saved) -> Iterator[object]:
    """Write the session's own file; silent where it works."""
    try:
        settings.save(path, saved)
    except OSError as error:
        what = text("The session cannot be saved: {reason}.", reason=_reason(error))
        hint = text("It goes on all the same, but will not come back at the next start.")
        yield ev.NoticeRaised("warning", what, hint)
