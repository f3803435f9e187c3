"""Downloading a data set: checked before anything in it is used, and cancelled at any moment."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import tarfile
import uuid
import zlib
from collections.abc import Generator
from pathlib import Path, PurePosixPath
from typing import Protocol

from vgg_explorer.arch.text import text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.fetch import FetchError, fetching_file
from vgg_explorer.engine.training.data.named_table import Archive, Named

LIMIT = 4 * 2**30
"""Bytes of an archive, and of what comes out of it; the largest has 0.8 GB."""

_CHUNK = 2**20


class Readable(Protocol):
    """What comes out of an archive."""

    def read(self, size: int, /) -> bytes:
        """Return so many bytes, none at the end."""


Shares = Generator[float | None, None, None]


def downloaded(named: Named, root: Path) -> Shares:
    """Download a data set to where torchvision would put it.

    Yields
    ------
    float or None
        The share that is done; each is a place to be cancelled at. What was downloaded of the
        archive at work is then thrown away.

    Raises
    ------
    EngineError
        It cannot be had, or is not what torchvision's checksums say.
    """
    folder = root / named.folder
    for number, archive in enumerate(named.archives):
        for share in _obtained(archive, folder):
            yield None if share is None else (number + share) / len(named.archives)


def _obtained(archive: Archive, folder: Path) -> Shares:
    target = folder / archive.file
    try:
        yield from _fetched(archive, target)
        yield from _checked(archive, target)
        if archive.unpack == "tar":
            yield from _untarred(target, folder / archive.into)
        elif archive.unpack == "gzip":
            with gzip.open(target, "rb") as stream:
                yield from _written(stream, target.with_suffix(""))
    except (OSError, tarfile.TarError, zlib.error, EOFError) as error:
        raise EngineError(
            text(
                "“{name}” cannot be unpacked in {folder}: {reason}.",
                name=archive.file,
                folder=str(folder),
                reason=getattr(error, "strerror", None) or type(error).__name__,
            ),
            text("Make room, or allow writing there, and try again."),
        ) from error
    finally:
        if archive.unpack != "file":
            with contextlib.suppress(OSError):
                target.unlink(missing_ok=True)


def _fetched(archive: Archive, target: Path) -> Shares:
    failed: FetchError | None = None
    for url in archive.urls:
        try:
            for came in fetching_file(url, target, LIMIT):
                # Half of the share: checking and unpacking take time too.
                yield came.done / came.total / 2 if came.total else None
        except FetchError as error:
            failed = failed or error
        else:
            return
    if failed is not None:
        raise EngineError(
            failed.what,
            text("{hint} Its address is {url}.", hint=failed.hint, url=archive.urls[0]),
        ) from failed


def _checked(archive: Archive, path: Path) -> Shares:
    digest = hashlib.md5(usedforsecurity=False)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            yield 0.5
    if digest.hexdigest() != archive.md5:
        path.unlink(missing_ok=True)
        raise EngineError(
            text("What came as “{name}” does not match its published checksum.", name=archive.file),
            text("It was not kept. Download it again, or over another network."),
        )


def _untarred(path: Path, folder: Path) -> Shares:
    """Unpack the plain files of an archive, and nothing to any place outside of the folder."""
    size = max(path.stat().st_size, 1)
    with path.open("rb") as packed, tarfile.open(fileobj=packed, mode="r|gz") as archive:
        for member in archive:
            parts = PurePosixPath(member.name).parts
            stream = archive.extractfile(member) if member.isreg() else None
            if stream is None or ".." in parts or PurePosixPath(member.name).is_absolute():
                continue
            yield 0.5 + packed.tell() / size / 2
            with stream:
                yield from _written(stream, folder.joinpath(*parts))


def _written(stream: Readable, target: Path) -> Shares:
    """Write a file that gets its name when it is complete."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{uuid.uuid4().hex}.part")
    done = 0
    try:
        with part.open("xb") as file:
            while chunk := stream.read(_CHUNK):
                done += len(chunk)
                if done > LIMIT:
                    raise tarfile.TarError
                file.write(chunk)
                yield None
        os.replace(part, target)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
