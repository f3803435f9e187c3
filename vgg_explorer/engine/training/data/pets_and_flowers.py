"""Which files of Oxford-IIIT Pet and of Flowers102 are in which class and split."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

from vgg_explorer.engine.training.data.named_formats import FormatError, mat

Listing = tuple[list[str], list[list[tuple[Path, str, int]]]]
"""The names of the classes; for training and for validation: files, their names and classes."""

FLOWERS = 102

_NUMBER = re.compile(r"[0-9]{1,6}")


def pets(folder: Path) -> Listing:
    """List Oxford-IIIT Pet: ``trainval`` trains, ``test`` validates."""
    names: dict[int, str] = {}
    parts = []
    for split in ("trainval", "test"):
        part = []
        for line in _lines(folder / "annotations" / f"{split}.txt"):
            fields = line.split()
            if not fields or line.startswith("#"):
                continue
            if len(fields) < 2 or not _NUMBER.fullmatch(fields[1]) or "/" in fields[0]:
                raise FormatError
            label = int(fields[1]) - 1
            breed = fields[0].rpartition("_")[0].replace("_", " ")
            names[label] = breed[:1].upper() + breed[1:]
            file = f"{fields[0]}.jpg"
            part.append((folder / "images" / file, file, label))
        parts.append(part)
    if sorted(names) != list(range(len(names))):
        raise FormatError
    return [names[label] for label in range(len(names))], parts


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise FormatError from error


def flowers(folder: Path) -> Listing:
    """List Flowers102, with torchvision's names of the flowers where it has them."""
    labels = mat(folder / "imagelabels.mat").get("labels")
    sets = mat(folder / "setid.mat")
    if labels is None or "trnid" not in sets or "valid" not in sets:
        raise FormatError
    parts = []
    for split in ("trnid", "valid"):
        part = []
        for number in sets[split].tolist():
            if not 1 <= number <= len(labels) or not 1 <= labels[number - 1] <= FLOWERS:
                raise FormatError
            file = f"image_{number:05d}.jpg"
            part.append((folder / "jpg" / file, file, int(labels[number - 1]) - 1))
        parts.append(part)
    return _flower_names(), parts


def _flower_names() -> list[str]:
    from vgg_explorer.engine.importing import torchvision_models

    torchvision_models()
    data_sets = import_module("torchvision.datasets")
    names = getattr(data_sets.Flowers102, "classes", None)
    return list(names or (f"flower {number}" for number in range(1, FLOWERS + 1)))
