"""The choices of the tab Why, as the settings file has them."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args

from vgg_explorer.engine.questions import MOST_SEED, ROUNDS, STEPS, Method, Question, Start
from vgg_explorer.session.whys import Look, Mode, Whys

_MOST = 2**31 - 1

_CHOICES: dict[str, tuple[object, ...]] = {
    "mode": get_args(Mode),
    "rounds": ROUNDS,
    "start": get_args(Start),
    "look": get_args(Look),
    "colormap": ("auto", "rdbu", "viridis", "cividis", "grey"),
}
_NUMBERS = {"seed": MOST_SEED, "opacity": 100}
_OF_QUESTION: dict[str, tuple[object, ...]] = {"method": get_args(Method), "steps": STEPS}
_NUMBERS_OF_QUESTION = {"target": _MOST, "window": _MOST, "stride": _MOST}
_LAYERS = ("layer", "at")


def written(whys: Whys) -> dict[str, Any]:
    """Return the choices as a table of plain values, without what was found."""
    table = {name: getattr(whys, name) for name in (*_CHOICES, *_NUMBERS, "follows")}
    question = {field.name: getattr(whys.question, field.name) for field in fields(Question)}
    return table | {"question": question}


def read(table: dict[str, Any]) -> Whys:
    """Return the choices of a table; what is wrong in it has its default."""
    good = _chosen(table, _CHOICES) | _numbers(table, _NUMBERS)
    good["follows"] = table.get("follows") is True
    asked = table.get("question")
    if isinstance(asked, dict):
        question = _chosen(asked, _OF_QUESTION) | _numbers(asked, _NUMBERS_OF_QUESTION)
        question |= {
            name: asked[name]
            for name in _LAYERS
            if isinstance(asked.get(name), str) and len(asked[name]) < 4096
        }
        good["question"] = Question(**question)
    return Whys(**good)


def _chosen(table: dict[str, Any], choices: dict[str, tuple[object, ...]]) -> dict[str, Any]:
    """Return what is one of its choices; True is not taken for 1."""
    return {
        name: table[name]
        for name, known in choices.items()
        if isinstance(table.get(name), type(known[0])) and table[name] in known
    }


def _numbers(table: dict[str, Any], most: dict[str, int]) -> dict[str, Any]:
    return {
        name: table[name]
        for name, last in most.items()
        if type(table.get(name)) is int and 0 <= table[name] <= last
    }
