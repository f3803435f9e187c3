"""What classes are called in the window.

On disk, in tables for other programs and in weights the built-in shapes keep their English names.
"""

from __future__ import annotations

from collections.abc import Sequence

from vgg_explorer.gui.i18n import tr


def shown(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of all classes of a data set or network in the user's language.

    Only those that the program itself gave have one: a folder that a user called “star” keeps its
    name, as do ImageNet's classes.
    """
    kinds = _kinds_of(names)
    return tuple(kinds.get(name) or _numbered(name) for name in names)


def of_one(name: str, names: Sequence[str]) -> str:
    """Return one of these names in the user's language."""
    return _kinds_of(names).get(name) or _numbered(name)


def of_picture(name: str, names: Sequence[str]) -> str:
    """Return what a picture of a data set with such classes is called: “circle 12” was drawn."""
    kind, _, number = name.rpartition(" ")
    known = _kinds_of(names).get(kind)
    return name if known is None else f"{known} {number}"


def _kinds_of(names: Sequence[str]) -> dict[str, str]:
    """Return what the names are called, where they are those of the shapes that are drawn."""
    kinds = _kinds()
    drawn = len(names) > 1 and tuple(names) == tuple(kinds)[: len(names)]
    return kinds if drawn else {}


def _numbered(name: str) -> str:
    """Return a name; a class that is only numbered is numbered in the user's language."""
    index = name.removeprefix("class ")
    return tr("class {index}", index=index) if index != name and index.isdecimal() else name


def _kinds() -> dict[str, str]:
    """Return the kinds of shapes that the program draws, in their order."""
    return {
        "circle": tr("circle"),
        "cross": tr("cross"),
        "ring": tr("ring"),
        "square": tr("square"),
        "star": tr("star"),
        "triangle": tr("triangle"),
        "arrow": tr("arrow"),
        "bars": tr("bars"),
        "crescent": tr("crescent"),
        "heart": tr("heart"),
    }
