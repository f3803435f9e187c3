"""Jobs that read and write the user's files; each reports what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from vgg_explorer.arch import toml
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.engine.files import write_atomically
from vgg_explorer.session import events as ev
from vgg_explorer.session import settings


def open_spec(path: Path) -> Iterator[object]:
    """Read a network file and report it, or why it is none."""
    try:
        with path.open("rb") as file:
            data = file.read(toml.MAX_FILE + 1)
        spec = toml.loads(data.decode("utf-8-sig"))
    except toml.SpecFileError as error:
        what = text("{name} is not a network file: {what}", name=path.name, what=error.what)
        yield ev.NoticeRaised("error", what, error.hint)
    except UnicodeDecodeError:
        what = text("{name} is not a text file.", name=path.name)
        yield ev.NoticeRaised("error", what, text("Open a network that this program saved."))
    except OSError as error:
        what = text("{name} cannot be read: {reason}.", name=path.name, reason=_reason(error))
        yield ev.NoticeRaised("error", what, text("Check the file and try again."))
    else:
        yield ev.SpecOpened(spec if spec.name else replace(spec, name=path.stem))


def save_spec(path: Path, spec: ArchSpec) -> Iterator[object]:
    """Write a network file; the one that was there is kept as ``.bak``."""
    yield from save_file(path, toml.dumps(spec).encode(), backup=True)


def save_file(path: Path, data: bytes, *, backup: bool = False) -> Iterator[object]:
    """Write a file that the user asked for and say what became of it."""
    try:
        write_atomically(path, data, backup=backup)
    except OSError as error:
        what = text("{name} cannot be written: {reason}.", name=path.name, reason=_reason(error))
        hint = text("The file is as it was. Choose another folder or make room.")
        yield ev.NoticeRaised("error", what, hint)
    else:
        yield ev.NoticeRaised("ok", text("Saved as {name}.", name=str(path)))


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def save_session(path: Path, saved: settings.Saved) -> Iterator[object]:
    """Write the session's own file; silent where it works."""
    try:
        settings.save(path, saved)
    except OSError as error:
        what = text("The session cannot be saved: {reason}.", reason=_reason(error))
        hint = text("It goes on all the same, but will not come back at the next start.")
        yield ev.NoticeRaised("warning", what, hint)
