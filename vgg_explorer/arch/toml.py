"""A spec as TOML that a person can read and write."""

from __future__ import annotations

import json
import tomllib
from typing import Any

from vgg_explorer.arch.entries import CfgError
from vgg_explorer.arch.grammar import format_list, parse
from vgg_explorer.arch.options import option_problem
from vgg_explorer.arch.spec import ACTIVATIONS, HEADS, LISTS, ArchSpec
from vgg_explorer.arch.text import Text, text

MAX_FILE = 64 * 1024
"""Bytes of a spec file; a real one has under a thousand."""

_FIELDS = tuple(ArchSpec.__dataclass_fields__)


class SpecFileError(Exception):
    """A text is not a spec; ``what`` says why and ``hint`` what to do."""

    def __init__(self, what: Text, hint: Text) -> None:
        super().__init__(f"{what} {hint}")
        self.what = what
        self.hint = hint


def dumps(spec: ArchSpec) -> str:
    """Write a spec as TOML; the lists stand as cfg text."""
    lines = [f"name = {_quoted(spec.name)}"]
    lines += [f"{which} = {_quoted(format_list(spec.entries(which)))}" for which in LISTS]
    lines += [
        f'head = "{spec.head}"',
        f"avgpool = {spec.avgpool or 0}  # side of the adaptive pool, 0 for none",
        f"num_classes = {spec.num_classes}",
        f"batch_norm = {str(spec.batch_norm).lower()}",
        f"bias = {str(spec.bias).lower()}",
        f'activation = "{spec.activation}"',
        f"input = [{', '.join(map(str, spec.input))}]  # channels, height, width",
    ]
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    # A JSON string is a TOML basic string, but for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def loads(source: str) -> ArchSpec:
    """Read a spec from TOML; what is not given has the default of `ArchSpec`.

    A list may be given as cfg text or as a TOML array.

    Raises
    ------
    SpecFileError
        With the reason; nothing else is ever raised.
    """
    hint = text("Compare with a file that this program saved.")
    if len(source) > MAX_FILE:
        raise SpecFileError(text("This is too large for a network file."), hint)
    try:
        table = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        what = text("This is not a TOML file: {reason}.", reason=str(error)[:200])
        raise SpecFileError(what, hint) from None
    unknown = [name for name in table if name not in _FIELDS]
    if unknown:
        what = text("There is no setting called {name}.", name=f"'{unknown[0][:40]}'")
        raise SpecFileError(what, text("Settings are: {names}.", names=", ".join(_FIELDS)))
    if "features" not in table:
        raise SpecFileError(text("The setting 'features' is missing."), hint)
    values = {name: _value(name, value) for name, value in table.items()}
    spec = ArchSpec(**{"name": "", **values})
    problem = option_problem(spec)
    if problem is not None:
        raise SpecFileError(problem.what, problem.hint)
    return spec


def _value(name: str, value: Any) -> Any:
    if name in LISTS:
        written = _list_text(name, value)
        try:
            return parse(written, name)
        except CfgError as error:
            what = text("{name}: {what}", name=name, what=error.problem.what)
            raise SpecFileError(what, error.problem.hint) from None
    if name == "avgpool":
        _check(name, type(value) is int, text("a whole number, 0 for none"))
        return value or None
    if name == "input":
        whole = isinstance(value, list) and len(value) == 3 and all(type(v) is int for v in value)
        _check(name, whole, text("three whole numbers: channels, height, width"))
        return tuple(value)
    if name in {"batch_norm", "bias"}:
        _check(name, type(value) is bool, text("true or false"))
    elif name == "num_classes":
        _check(name, type(value) is int, text("a whole number"))
    elif name in {"head", "activation"}:
        allowed: tuple[str, ...] = HEADS if name == "head" else ACTIVATIONS
        _check(name, value in allowed, text("one of {names}", names=", ".join(allowed)))
    else:
        _check(name, isinstance(value, str), text("a text"))
    return value


def _list_text(name: str, value: Any) -> str:
    if isinstance(value, list) and all(type(v) is int or isinstance(v, str) for v in value):
        return "[" + ", ".join(str(v) if type(v) is int else f"'{v}'" for v in value) + "]"
    _check(name, isinstance(value, str), text("a cfg list"))
    return str(value)


def _check(name: str, holds: bool, expected: Text) -> None:
    if not holds:
        what = text("'{name}' must be {expected}.", name=name, expected=expected)
        raise SpecFileError(what, text("Change this setting."))
