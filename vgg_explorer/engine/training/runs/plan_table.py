"""A plan as the table of a JSON file."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, get_args

from vgg_explorer.engine.training.plan import (
    Augmentation,
    DataChoice,
    DrawnData,
    FolderData,
    NamedData,
    OptimiserName,
    Plan,
    ScheduleName,
    Start,
    problems,
)
from vgg_explorer.engine.training.runs.run_files import number, whole, words

_KINDS: dict[str, type[DrawnData | FolderData | NamedData]] = {
    "drawn": DrawnData,
    "folder": FolderData,
    "named": NamedData,
}

_CHOICES = {
    "optimiser": get_args(OptimiserName),
    "schedule": get_args(ScheduleName),
    "start": get_args(Start),
}


def written(plan: Plan) -> dict[str, Any]:
    """Return the table of a plan."""
    kind = next(kind for kind, made in _KINDS.items() if isinstance(plan.data, made))
    data = {name: _plain(value) for name, value in asdict(plan.data).items()}
    return {**asdict(plan), "data": {"kind": kind, **data}}


def read(table: Any) -> Plan:
    """Return the plan of a table; what is missing has its default.

    Raises
    ------
    ValueError
        Where a field is not what it should be.
    """
    if not isinstance(table, dict):
        raise ValueError("a table is expected")
    defaults, values = Plan(), {}
    for field in fields(Plan):
        if field.name in table:
            value, default = table[field.name], getattr(defaults, field.name)
            values[field.name] = _field(field.name, value, default)
    plan = Plan(**values)
    wrong = next(problems(plan), None)
    if wrong is not None:
        raise ValueError(str(wrong[1]))
    return plan


def _field(name: str, value: Any, default: Any) -> Any:
    if name == "data":
        return _data(value)
    if name == "augmentation":
        return Augmentation(**{key: _like(value[key], False) for key in _names(value)})
    if name in _CHOICES and value not in _CHOICES[name]:
        raise ValueError(f"{name} cannot be {value!r}")
    return _like(value, default)


def _names(value: Any) -> list[str]:
    if not isinstance(value, dict):
        raise ValueError("a table is expected")
    return [field.name for field in fields(Augmentation) if field.name in value]


def _data(table: Any) -> DataChoice:
    if not isinstance(table, dict) or table.get("kind") not in _KINDS:
        raise ValueError("data of an unknown kind")
    values = {name: value for name, value in table.items() if name != "kind"}
    made = _KINDS[table["kind"]]
    if made is DrawnData:
        return DrawnData(**_fields(DrawnData(), values))
    if made is NamedData:
        return NamedData(**_fields(NamedData(""), values))
    return FolderData(**_fields(FolderData(Path()), values))


def _fields(default: DataChoice, values: dict[str, Any]) -> dict[str, Any]:
    return {
        field.name: _like(values[field.name], getattr(default, field.name))
        for field in fields(default)
        if field.name in values
    }


def _like(value: Any, default: Any) -> Any:
    """Return a value of a file that is to have the type of the default."""
    match default:
        case bool():
            if type(value) is not bool:
                raise ValueError("true or false is expected")
            return value
        case int():
            return whole(value)
        case float():
            return number(value)
        case str():
            return words(value)
        case Path():
            return Path(words(value))
        case _:  # a folder that may be missing
            return None if value is None else Path(words(value))


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Path) else value
