"""A folder with one folder of pictures for each class, as torchvision's ``ImageFolder`` has it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from vgg_explorer.arch.text import text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.opening import as_on_disk, shown_name
from vgg_explorer.engine.training.data import folder_faults as faults
from vgg_explorer.engine.training.data.dataset import DataSet
from vgg_explorer.engine.training.data.folder_layout import (
    Passed,
    files_below,
    folders_in,
    has_files,
    printable,
    readable,
    split_in,
)
from vgg_explorer.engine.training.data.picture_files import (
    FileSplit,
    LeftOut,
    PictureFile,
    counts,
    examined,
    files_key,
)
from vgg_explorer.engine.training.data.splitting import contents, stratified
from vgg_explorer.engine.training.plan import FolderData
from vgg_explorer.engine.training.records import DataReport

_PAUSE = 500


def opened(choice: FolderData) -> Generator[float | DataSet | None, None, None]:
    """Find out what a folder has.

    Raises
    ------
    EngineError
        It is no folder of classes, or they cannot be trained on.
    """
    yield None
    if not 0 < choice.validation < 1:
        raise faults.wrong_share(choice.validation)
    shown = shown_name(choice.path.name or str(choice.path))
    try:
        path = readable(as_on_disk(choice.path))
        if not path.is_dir():
            raise faults.no_folder(shown, exists=path.exists())
        yield from _data_set(choice, path, shown)
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        reason = getattr(error, "strerror", None) or type(error).__name__
        where = getattr(error, "filename", None)
        name = shown_name(Path(where).name) if isinstance(where, str) else shown
        raise EngineError(
            text("The folder “{name}” cannot be read: {reason}.", name=name, reason=reason),
            text("Check its permissions, and that its disk is connected."),
        ) from error


def _data_set(
    choice: FolderData, path: Path, shown: str
) -> Generator[float | DataSet | None, None, None]:
    passed, left_out = Passed(), LeftOut()
    splits = _splits(path, shown, passed)
    classes = list(splits[0])
    parts = []
    for folders in splits:
        ordered = [folders[name] for name in classes]
        parts.append((yield from _pictures(ordered, path, passed, left_out)))
    classes, parts = _filled(classes, parts, choice)
    faults.check_classes(shown, classes)
    keys = yield from contents([file for part in parts for file in part])
    notes = [*left_out.notes(), *passed.notes()]
    if len(parts) == 1:
        train, validation = stratified(parts[0], keys, choice.validation, choice.seed)
    else:
        train, validation = parts
        twice = {keys[file] for file in validation}
        alone = [file for file in train if keys[file] not in twice]
        if len(alone) < len(train):
            notes.append(
                text(
                    "Left out of training, for validation has the same pictures: {count}.",
                    count=len(train) - len(alone),
                )
            )
        train = alone
    report = DataReport(
        title=text("{name}", name=shown),
        classes=tuple(classes),
        train=counts(train, len(classes)),
        validation=counts(validation, len(classes)),
        smallest=min((file.size for file in [*train, *validation]), key=_area),
        largest=max((file.size for file in [*train, *validation]), key=_area),
        notes=tuple(notes),
        split=len(parts) == 1,
    )
    faults.check_split(report)
    key = files_key(classes, train, validation)
    yield DataSet(key, report, FileSplit(tuple(train)), FileSplit(tuple(validation)))


def _splits(path: Path, shown: str, passed: Passed) -> list[dict[str, Path]]:
    """Return the folder of each class by its name, in their order: for each split of the folder."""
    roots = [root for root in split_in(path) if root is not None]
    folders = [folders_in(root, passed) for root in roots]
    names = [[printable(folder.name) for folder in inside] for inside in folders]
    for each in names:
        faults.check_distinct(each)
    if len(roots) == 2:
        faults.check_names(*names)
    if roots[0] != path:
        beside = folders_in(roots[0].parent)
        passed.hidden += [folder.name for folder in beside if folder not in roots]
    # Before the first file: what a link leads to belongs to the class that it lies in.
    passed.mark(path, *roots)
    own = [{printable(one.name): one for one in each if passed.first(one)} for each in folders]
    if not own[0]:
        raise faults.no_classes(shown, pictures=has_files(roots[0]))
    for other in own[1:]:
        faults.check_apart([name for name in own[0] if name not in other])
    return own


def _pictures(
    folders: list[Path], path: Path, passed: Passed, left_out: LeftOut
) -> Generator[float | None, None, list[PictureFile]]:
    files = []
    for label, folder in enumerate(folders):
        for file in files_below(folder, passed):
            files.append((file, file.relative_to(path).as_posix(), label))
            if len(files) % _PAUSE == 0:
                yield None
    return (yield from examined(files, left_out))


def _filled(
    classes: list[str], parts: list[list[PictureFile]], choice: FolderData
) -> tuple[list[str], list[list[PictureFile]]]:
    """Leave out the classes without pictures, where that is wanted."""
    present = [{file.label for file in part} for part in parts]
    full = [label for label in range(len(classes)) if all(label in has for has in present)]
    if len(full) == len(classes):
        return classes, parts
    if not choice.skips_empty or not full:
        raise faults.empty_classes([c for label, c in enumerate(classes) if label not in full])
    new = {label: number for number, label in enumerate(full)}
    return (
        [classes[label] for label in full],
        [[replace(f, label=new[f.label]) for f in part if f.label in new] for part in parts],
    )


def _area(size: tuple[int, int]) -> int:
    return size[0] * size[1]
