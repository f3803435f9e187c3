"""Data sets that torchvision has by name: read where they lie on disk, downloaded when asked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator
from pathlib import Path

import numpy as np

from vgg_explorer.arch.text import text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.data import named_formats as formats
from vgg_explorer.engine.training.data import pets_and_flowers
from vgg_explorer.engine.training.data.array_split import ArraySplit
from vgg_explorer.engine.training.data.dataset import DataSet
from vgg_explorer.engine.training.data.folder_layout import printable
from vgg_explorer.engine.training.data.named_download import downloaded
from vgg_explorer.engine.training.data.named_table import NAMED, Named, found, usual_place
from vgg_explorer.engine.training.data.picture_files import (
    FileSplit,
    LeftOut,
    counts,
    examined,
    files_key,
)
from vgg_explorer.engine.training.plan import NamedData
from vgg_explorer.engine.training.records import DataReport

DIGITS = tuple("0123456789")
CLOTHES = (
    "T-shirt/top", "trouser", "pullover", "dress", "coat",
    "sandal", "shirt", "sneaker", "bag", "ankle boot",
)  # fmt: skip

Steps = Generator[float | DataSet | None, None, None]


def opened(choice: NamedData) -> Steps:
    """Find a data set on disk, or download it.

    Raises
    ------
    EngineError
        There is none of that name, it is not there, or cannot be had or read.
    """
    yield None
    named = NAMED.get(choice.key)
    if named is None:
        raise EngineError(
            text("There is no data set “{key}”.", key=choice.key),
            text("Choose one of: {names}.", names=", ".join(NAMED)),
        )
    root = choice.folder or usual_place()
    folder = found(named, root)
    if folder is None:
        if not choice.downloads:
            raise _missing(named, root)
        yield from downloaded(named, root)
        folder = found(named, root)
        if folder is None:
            raise _missing(named, root)
    try:
        yield from _READERS[choice.key](named, folder)
    except (formats.FormatError, OSError) as error:
        raise EngineError(
            text("The files of {title} in {folder} are damaged.", title=named.title,
                 folder=str(folder)),
            text("Remove the folder, and put them there or download them again."),
        ) from error  # fmt: skip


def _missing(named: Named, root: Path) -> EngineError:
    return EngineError(
        text(
            "{title} is not in {folder}: {files} are expected there.",
            title=named.title,
            folder=str(root / named.folder),
            files=", ".join(named.needed),
        ),
        text(
            "Allow the download, choose the folder where torchvision put it, or put there what is"
            " in {urls}.",
            urls=", ".join(archive.urls[0] for archive in named.archives),
        ),
    )


def _idx(names: tuple[str, ...]) -> Callable[[Named, Path], Steps]:
    def read(named: Named, folder: Path) -> Steps:
        parts = []
        for start, part in ((0, "train"), (2, "test")):
            pixels, labels = (
                formats.idx(folder / name) for name in named.needed[start : start + 2]
            )
            if pixels.ndim != 3 or labels.shape != pixels.shape[:1]:
                raise formats.FormatError
            parts.append(ArraySplit(pixels, labels.astype(np.int64), part))
            yield None
        yield _from_arrays(named, names, parts[0], parts[1])

    return read


def _cifar(named: Named, folder: Path) -> Steps:
    names = formats.cifar_names(folder / named.needed[-1])
    *train, test = named.needed[:-1]
    parts = []
    for files, part in ((train, "train"), ([test], "test")):
        batches = []
        for file in files:
            batches.append(formats.cifar(folder / file))
            yield None
        pixels = np.concatenate([pixels for pixels, _ in batches])
        labels = np.concatenate([labels for _, labels in batches])
        parts.append(ArraySplit(pixels, labels, part))
    yield _from_arrays(named, names, parts[0], parts[1])


def _from_arrays(
    named: Named, names: tuple[str, ...], train: ArraySplit, validation: ArraySplit
) -> DataSet:
    digest = hashlib.sha256()
    for part in (train, validation):
        if not len(part.labels) or not 0 <= part.labels.min() <= part.labels.max() < len(names):
            raise formats.FormatError
        digest.update(np.ascontiguousarray(part.pixels).data)
        digest.update(np.ascontiguousarray(part.labels).data)
    height, width = train.pixels.shape[-2:]
    report = DataReport(
        title=text("{name}", name=named.title),
        classes=tuple(map(printable, names)),
        train=tuple(np.bincount(train.labels, minlength=len(names)).tolist()),
        validation=tuple(np.bincount(validation.labels, minlength=len(names)).tolist()),
        smallest=(width, height),
        largest=(width, height),
    )
    return DataSet(f"{named.key}-{digest.hexdigest()}", report, train, validation)


def _files(
    listing: Callable[[Path], tuple[list[str], list[list[tuple[Path, str, int]]]]],
) -> Callable[[Named, Path], Steps]:
    def read(named: Named, folder: Path) -> Steps:
        names, parts = listing(folder)
        left_out = LeftOut()
        train = yield from examined(parts[0], left_out)
        validation = yield from examined(parts[1], left_out)
        if not train or not validation:
            raise formats.FormatError
        sizes = sorted((file.size for file in [*train, *validation]), key=lambda s: s[0] * s[1])
        report = DataReport(
            title=text("{name}", name=named.title),
            classes=tuple(map(printable, names)),
            train=counts(train, len(names)),
            validation=counts(validation, len(names)),
            smallest=sizes[0],
            largest=sizes[-1],
            notes=left_out.notes(),
        )
        key = files_key(names, train, validation)
        yield DataSet(key, report, FileSplit(tuple(train)), FileSplit(tuple(validation)))

    return read


_READERS: dict[str, Callable[[Named, Path], Steps]] = {
    "mnist": _idx(DIGITS),
    "fashion_mnist": _idx(CLOTHES),
    "cifar10": _cifar,
    "cifar100": _cifar,
    "oxford_iiit_pet": _files(pets_and_flowers.pets),
    "flowers102": _files(pets_and_flowers.flowers),
}
