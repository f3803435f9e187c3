"""Which pictures train and which validate, so that no picture does both."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Generator, Iterable

from vgg_explorer.engine.training.data.picture_files import PictureFile

_CHUNK = 2**20
_PAUSE = 50


def contents(files: list[PictureFile]) -> Generator[None, None, dict[PictureFile, str]]:
    """Return what tells the content of each file: the same for files that are the same.

    Only files of the same size and dimensions are read.
    """
    alike = defaultdict(list)
    for file in files:
        alike[file.bytes, file.size].append(file)
    keys = {}
    count = 0
    for group in alike.values():
        for file in group:
            keys[file] = file.name
            if len(group) > 1:
                keys[file] = _digest(file)
                count += 1
                if count % _PAUSE == 0:
                    yield None
    return keys


def _digest(file: PictureFile) -> str:
    digest = hashlib.sha256()
    try:
        with file.path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError:  # it is told when it is decoded
        return file.name
    return digest.hexdigest()


def stratified(
    files: Iterable[PictureFile], keys: dict[PictureFile, str], share: float, seed: int
) -> tuple[list[PictureFile], list[PictureFile]]:
    """Keep a share of each class for validation.

    Which pictures are kept depends on the seed and on their names alone, so that most of them are
    kept again when pictures are added. Files with the same content stay together.

    Parameters
    ----------
    files : iterable of PictureFile
    keys : dict of PictureFile to str
        As `contents` returns it.
    share : float
    seed : int

    Returns
    -------
    list of PictureFile, list of PictureFile
        In the order of ``files``. A class of two different pictures or more has some in both.
    """
    classes: dict[int, dict[str, list[PictureFile]]] = defaultdict(lambda: defaultdict(list))
    everything = list(files)
    owner: dict[str, int] = {}
    for file in everything:
        # Copies that lie in several classes go where the first of them goes.
        label = owner.setdefault(keys[file], file.label)
        classes[label][keys[file]].append(file)
    kept: set[PictureFile] = set()
    for groups in classes.values():
        wanted = sum(len(group) for group in groups.values()) * share
        chosen: list[PictureFile] = []
        drawn = sorted(groups.values(), key=lambda group: _lot(seed, group[0].name))
        for group in drawn[:-1]:  # the last one trains, whatever the share
            if chosen and len(chosen) + len(group) / 2 > wanted:
                break
            chosen.extend(group)
        kept.update(chosen)
    return [f for f in everything if f not in kept], [f for f in everything if f in kept]


def _lot(seed: int, name: str) -> bytes:
    return hashlib.sha256(f"{seed}/{name}".encode("utf-8", "surrogatepass")).digest()
