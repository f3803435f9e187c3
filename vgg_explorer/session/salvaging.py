"""What is good in a table of settings is taken, field by field; the rest has its default."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from vgg_explorer.arch.compare import MOST
from vgg_explorer.arch.toml import SpecFileError, loads
from vgg_explorer.arch.weights import SCHEMES
from vgg_explorer.engine.precision import Precision
from vgg_explorer.engine.preparation import preprocess_from
from vgg_explorer.session import (
    costing,
    kernel_look,
    listing,
    plan_choices,
    state,
    strips,
    view_choices,
    wall,
    why_choices,
)
from vgg_explorer.session.saved import Saved

VERSION = 1
"""Of the table; one of another version counts as damaged, and what is known in it is taken."""


def salvaged(table: dict[str, Any]) -> Saved:
    """Take every field that is what it should be."""
    good: dict[str, Any] = {}
    wrong = table.get("version") != VERSION
    for name, check in _CHECKS.items():
        if name not in table:
            continue
        value = check(table[name])
        if value is _BAD:
            wrong = True
        else:
            good[name] = value
    return Saved(**good, damaged=wrong)


_BAD = object()


def _text(value: Any) -> Any:
    return value if isinstance(value, str) and len(value) < 4096 else _BAD


def _optional_text(value: Any) -> Any:
    return None if value is None else _text(value)


def _number(value: Any) -> Any:
    return value if type(value) is int and 0 <= value < 2**31 else _BAD


def _spec(value: Any) -> Any:
    if value is None:
        return None
    try:
        return loads(value) if isinstance(value, str) else _BAD
    except SpecFileError:
        return _BAD


def _table(read: Callable[[dict[str, Any]], Any]) -> Callable[[Any], Any]:
    """Return the check of a table that something else can read."""
    return lambda value: read(value) if isinstance(value, dict) else _BAD


def _theme(value: Any) -> Any:
    return value if value in get_args(state.Theme) else _BAD


def _precision(value: Any) -> Any:
    return value if value in get_args(Precision) else _BAD


def _scheme(value: Any) -> Any:
    return value if value in SCHEMES else _BAD


def _preprocess(value: Any) -> Any:
    try:
        return preprocess_from(value)
    except ValueError:
        return _BAD


def _recent(value: Any) -> Any:
    if not isinstance(value, list):
        return _BAD
    return tuple(path for path in value if _text(path) is not _BAD)[: strips.MAX_RECENT]


def _variants(value: Any) -> Any:
    if not isinstance(value, list) or len(value) > MOST or value.count(None) != 1:
        return _BAD
    specs = tuple(_spec(one) for one in value)
    return _BAD if any(spec is _BAD for spec in specs) else specs


def _window(value: Any) -> Any:
    if not isinstance(value, dict):
        return _BAD
    return tuple(
        (key, text) for key, text in value.items() if isinstance(text, str) and len(text) < 100_000
    )


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "spec": _spec,
    "picture": _optional_text,
    "sample": _text,
    "layer": _text,
    "channel": _number,
    "view": _table(view_choices.read),
    "wall": _table(wall.read),
    "listing": _table(listing.salvaged),
    "costs": _table(costing.read),
    "whys": _table(why_choices.read),
    "kernels": _table(kernel_look.read),
    "training": _table(plan_choices.read),
    "device": _text,
    "precision": _precision,
    "threads": _number,
    "scheme": _scheme,
    "seed": _number,
    "weights": _optional_text,
    "preprocess": _preprocess,
    "theme": _theme,
    "language": _text,
    "recent": _recent,
    "variants": _variants,
    "window": _window,
}
