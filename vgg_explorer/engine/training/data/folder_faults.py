"""What can be wrong with a folder of pictures, in words."""

from __future__ import annotations

from collections import Counter

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.engine.training.records import DataReport

LAYOUT = """\
{name}/
    cats/
        1.jpg
        2.jpg
    dogs/
        3.jpg
        4.jpg"""

_LISTED = 8


def _layout(name: str) -> str:
    return LAYOUT.format(name=name)


def _names(names: list[str]) -> str:
    shown = ", ".join(f"“{shown_name(name)}”" for name in names[:_LISTED])
    return shown if len(names) <= _LISTED else f"{shown}, … ({len(names)})"


def wrong_share(share: float) -> EngineError:
    """Return the error for a validation share that keeps nothing or everything."""
    return EngineError(
        text("{share} is no share of the pictures to keep for validation.", share=share),
        text("Choose a number between 0 and 1, such as 0.2."),
    )


def no_folder(name: str, *, exists: bool) -> EngineError:
    """Return the error for a path that is no folder."""
    what = (
        text("“{name}” is not a folder.", name=name)
        if exists
        else text("The folder “{name}” does not exist.", name=name)
    )
    return EngineError(what, _expected("pictures"))


def no_classes(name: str, *, pictures: bool) -> EngineError:
    """Return the error for a folder without folders in it."""
    what = (
        text(
            "The pictures lie directly in “{name}”, so that nothing tells their classes.", name=name
        )
        if pictures
        else text("The folder “{name}” is empty.", name=name)
    )
    return EngineError(what, _expected(name))


def _expected(name: str) -> Text:
    return text("One folder for each class is expected:\n\n{layout}", layout=_layout(name))


class EmptyClassesError(EngineError):
    """Some classes have no pictures; they can be left out."""


def empty_classes(names: list[str]) -> EmptyClassesError:
    """Return the error for classes without pictures."""
    return EmptyClassesError(
        text("No picture that can be opened is in: {names}.", names=_names(names)),
        text("Put pictures there, remove these folders, or choose to leave out empty classes."),
    )


def check_names(train: list[str], validation: list[str]) -> None:
    """Refuse folders for training and validation with different classes.

    Raises
    ------
    EngineError
        Which names what the one has and the other has not.
    """
    lacking = [name for name in train if name not in validation]
    strange = [name for name in validation if name not in train]
    if not lacking and not strange:
        return
    parts = []
    if lacking:
        parts.append(text("only for training: {names}", names=_names(lacking)))
    if strange:
        parts.append(text("only for validation: {names}", names=_names(strange)))
    differing = parts[0] if len(parts) == 1 else text("{a}; {b}", a=parts[0], b=parts[1])
    raise EngineError(
        text(
            "The folders for training and for validation have different classes: {differing}.",
            differing=differing,
        ),
        text("Give both the same folders; a class may not be missing in one of them."),
    )


def check_distinct(names: list[str]) -> None:
    """Refuse folders whose names look the same.

    Raises
    ------
    EngineError
        With those names.
    """
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise EngineError(
            text("Several folders have names that look the same: {names}.", names=_names(twice)),
            text("Rename them, or put their pictures into one of them."),
        )


def check_apart(names: list[str]) -> None:
    """Refuse classes whose folder for validation is a link to where others lie.

    Raises
    ------
    EngineError
        With their names.
    """
    if names:
        raise _shared(_names(names))


def _shared(listed: str) -> EngineError:
    return EngineError(
        text("All pictures of a class are for training as well as for validation: {l}.", l=listed),
        text("Put other pictures into one of the two folders, or leave only one of them."),
    )


def check_classes(name: str, classes: list[str]) -> None:
    """Refuse a single class.

    Raises
    ------
    EngineError
        With its name.
    """
    if len(classes) < 2:
        raise EngineError(
            text("“{name}” has the class “{only}” alone.", name=name, only=classes[0]),
            text("There is nothing to tell it from. {expected}", expected=_expected(name)),
        )


def check_split(report: DataReport) -> None:
    """Refuse classes that have no picture left for training or for validation.

    Raises
    ------
    EngineError
        With their names and how many pictures they have.
    """
    counts = zip(report.classes, report.train, report.validation, strict=True)
    poor = [(name, train + kept) for name, train, kept in counts if not train or not kept]
    if not poor:
        return
    listed = ", ".join(f"“{shown_name(name)}” ({count})" for name, count in poor[:_LISTED])
    if report.split:
        raise EngineError(
            text(
                "Too few pictures to train with some and validate with others: {listed}.",
                listed=listed,
            ),
            text("Each class needs two different pictures at least, and better a hundred."),
        )
    raise _shared(listed)
