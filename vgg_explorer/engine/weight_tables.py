"""Finding the table of tensors in what people save: state dicts, checkpoints, and neither."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

from torch import Tensor

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.loaded import WeightsError
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.engine.weight_kinds import SAVE_STATE_DICT

WRAPPERS = (
    "state_dict",
    "model_state_dict",
    "model_state",
    "model",
    "net",
    "network",
    "module",
    "weights",
    "params",
    "ema",
    "model_ema",
    "state_dict_ema",
    "params_ema",
)
"""What programs call the weights within a checkpoint, the first found taken."""


def table(found: object, name: str) -> tuple[MutableMapping[Any, Any], tuple[Text, ...]]:
    """Return the table of tensors, and what was left out; all else is let go.

    Parameters
    ----------
    found : object
        What a file holds. It is emptied but for the table, to free the memory of the rest.
    name : str
        The name to show.

    Raises
    ------
    WeightsError
        When there is none, or more than one.
    """
    if not isinstance(found, MutableMapping):
        raise _no_table(found, name)
    _without_attributes(found)
    path = _path(found, name)
    chosen: MutableMapping[Any, Any] = found
    notes: list[Text] = []
    for key in path:
        outer, chosen = chosen, chosen[key]
        notes += _left_out([other for other in outer if other != key], key)
        outer.clear()
    others = [key for key, value in chosen.items() if not isinstance(value, Tensor)]
    if others:
        shown = _listed(others)
        notes.append(
            text(
                "{count} entries are no tensors and were ignored ({names}).",
                count=len(others),
                names=shown,
            )
        )
    for key in others:
        del chosen[key]
    return chosen, tuple(notes)


def _path(found: Mapping[Any, Any], name: str) -> tuple[str, ...]:
    """Return the keys that lead to the table, none where it is the whole."""
    for key in WRAPPERS:
        if _has_tensors(found.get(key)):
            return (key,)
    if _has_tensors(found):
        return ()
    tables = {key: value for key, value in found.items() if isinstance(value, MutableMapping)}
    for value in tables.values():
        _without_attributes(value)
    for key in (*WRAPPERS, *tables):
        for inner in WRAPPERS:
            if key in tables and _has_tensors(tables[key].get(inner)):
                return (key, inner)
    several = [key for key, value in tables.items() if _has_tensors(value)]
    if len(several) == 1:
        return (several[0],)
    if several:
        raise WeightsError(
            text(
                "“{name}” holds {count} networks ({names}).",
                name=name,
                count=len(several),
                names=_listed(several),
            ),
            text("Save the weights of one of them in a file of their own."),
        )
    if any("param_groups" in each for each in (found, *tables.values())):
        raise WeightsError(
            text("“{name}” holds only the state of an optimiser, no weights.", name=name),
            SAVE_STATE_DICT,
        )
    raise _no_tensors(found, name)


def _has_tensors(value: object) -> bool:
    if not isinstance(value, MutableMapping):
        return False
    _without_attributes(value)
    return any(isinstance(each, Tensor) for each in value.values())


def _without_attributes(table: MutableMapping[Any, Any]) -> None:
    """Take off what a file can set on an OrderedDict: it would stand in place of the methods."""
    getattr(table, "__dict__", {}).clear()


def _left_out(others: list[Any], key: object) -> Iterator[Text]:
    if not others:
        yield text("The weights are its entry “{key}”.", key=shown_key(key))
    else:
        yield text(
            "The weights are its entry “{key}”; all else was ignored ({names}).",
            key=shown_key(key),
            names=_listed(others),
        )


def _no_table(found: object, name: str) -> WeightsError:
    if isinstance(found, Tensor):
        what = text("“{name}” holds one tensor without a name, not a state dict.", name=name)
    elif isinstance(found, (list, tuple, set)):
        what = text(
            "“{name}” holds a list of {count} things without names, not a state dict.",
            name=name,
            count=len(found),
        )
    else:
        what = text("“{name}” holds {kind}, not a state dict.", name=name, kind=_kind(found))
    return WeightsError(what, SAVE_STATE_DICT)


def _no_tensors(found: Mapping[Any, Any], name: str) -> WeightsError:
    if not found:
        what = text("“{name}” holds an empty table.", name=name)
    else:
        key, value = next(iter(found.items()))
        what = text(
            "“{name}” holds no tensors: “{key}” is {kind}.",
            name=name,
            key=shown_key(key),
            kind=_kind(value),
        )
    return WeightsError(what, SAVE_STATE_DICT)


def _kind(value: object) -> Text:
    if isinstance(value, str):
        return text("a text")
    if isinstance(value, (bool, int, float, complex)):
        return text("a number")
    if isinstance(value, (list, tuple, set)):
        return text("a list")
    if isinstance(value, Mapping):
        return text("a table")
    if value is None:
        return text("nothing")
    return text("a thing of type {kind}", kind=type(value).__name__)


def shown_key(key: object) -> str:
    """Return the name of an entry for people; only texts and numbers are written out."""
    if isinstance(key, (str, bool, int, float)):
        return shown_name(str(key))
    return type(key).__name__


def _listed(keys: list[Any]) -> str:
    shown = ", ".join(shown_key(each) for each in keys[:3])
    return shown if len(keys) <= 3 else f"{shown}, …"
