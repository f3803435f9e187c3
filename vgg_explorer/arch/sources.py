"""A network from what a person names it by: a preset, a file, or the list itself."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from vgg_explorer.arch.entries import CfgError
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import UnknownPresetError, find
from vgg_explorer.arch.spec import ArchSpec, Problem
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.toml import MAX_FILE, SpecFileError, loads


class SourceError(Exception):
    """What was named is not a network.

    Parameters
    ----------
    what, hint : Text
        Why, and what to do about it.
    found : bool
        Something of that name is there, but it cannot be read as a network.
    problem : Problem or None
        Where the text of a list breaks.
    source : str
        That text.
    """

    def __init__(
        self,
        what: Text,
        hint: Text,
        *,
        found: bool = True,
        problem: Problem | None = None,
        source: str = "",
    ) -> None:
        super().__init__(f"{what} {hint}")
        self.what = what
        self.hint = hint
        self.found = found
        self.problem = problem
        self.source = source


def network(asked: str) -> ArchSpec:
    """Return the network that a name, the path of a file or a literal list stands for.

    A file holds a spec as TOML, or a cfg list. A list alone gets the classifier of VGG, as in
    torchvision's ``VGG(make_layers(cfg))``. A preset comes before a file of the same name.

    Raises
    ------
    SourceError
        With the reason; nothing else is ever raised.
    """
    try:
        return find(asked).spec
    except UnknownPresetError as unknown:
        if _exists(asked):
            return _from_file(Path(asked))
        if _is_list(asked):
            return _from_list(asked, "")
        what = text("There is no network and no file called {name}.", name=repr(asked[:200]))
        raise SourceError(what, _nearest(unknown.suggestions), found=False) from None


def _nearest(names: tuple[str, ...]) -> Text:
    if not names:
        return text("Networks have names such as vgg16, vgg16_bn or alexnet.")
    return text("The nearest names are: {names}.", names=", ".join(names))


def _exists(asked: str) -> bool:
    try:
        return Path(asked).exists()
    except (OSError, ValueError):  # Too long for a name, or with a null character.
        return False


def _is_list(asked: str) -> bool:
    """Tell a list from a mistyped name: names hold none of these characters, paths end in these."""
    written = asked.strip()
    if written.endswith((".toml", ".txt")):
        return False
    return written.isdigit() or re.search(r"[\[\](),\s]", written) is not None


def _from_list(source: str, name: str) -> ArchSpec:
    try:
        features = parse(source)
    except CfgError as error:
        problem = error.problem
        raise SourceError(problem.what, problem.hint, problem=problem, source=source) from None
    return replace(find("vgg16").spec, name=name, features=features)


def _from_file(path: Path) -> ArchSpec:
    source = _read(path)
    # No list has an equals sign, and every TOML file has one.
    if path.suffix.lower() != ".toml" and "=" not in source:
        return _from_list(source, path.stem)
    try:
        spec = loads(source)
    except SpecFileError as error:
        raise SourceError(error.what, error.hint) from None
    return spec if spec.name else replace(spec, name=path.stem)


def _read(path: Path) -> str:
    hint = text("Give a TOML file, or a text file with a cfg list.")
    if not path.is_file():  # A pipe would wait for ever, and a device never end.
        raise SourceError(text("{path} is not a file.", path=str(path)), hint)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        what = text("{path} cannot be read: {reason}.", path=str(path), reason=reason)
        raise SourceError(what, text("Look at its permissions.")) from None
    if len(data) > MAX_FILE:
        what = text("{path} is too large for a network.", path=str(path))
        raise SourceError(what, hint)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SourceError(text("{path} is not a text file.", path=str(path)), hint) from None
