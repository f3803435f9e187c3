"""What a .safetensors file of this program says besides its tensors."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

from vgg_explorer.arch import toml
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.preparation import MAX_SIDE, Preprocess

SPEC = "vgg_explorer.spec"
PREPROCESS = "vgg_explorer.preprocess"
CLASSES = "vgg_explorer.classes"
SHA256 = "vgg_explorer.sha256"
"""Of the values: the format itself has no checksum."""

_MAX_CLASS = 200
"""Characters of the name of a class."""

_FIELDS = frozenset(Preprocess.__dataclass_fields__)


def written(
    spec: ArchSpec, preprocess: Preprocess | None, digest: str, classes: Sequence[str] = ()
) -> dict[str, str]:
    """Return the entries to write."""
    entries = {"format": "pt", SPEC: toml.dumps(spec), SHA256: digest}
    if preprocess is not None:
        values = {name: getattr(preprocess, name) for name in sorted(_FIELDS)}
        entries[PREPROCESS] = json.dumps(values)
    if classes:
        entries[CLASSES] = json.dumps(list(classes), ensure_ascii=False)
    return entries


def spec_in(metadata: Mapping[str, str]) -> tuple[ArchSpec | None, tuple[Text, ...]]:
    """Return the network that a file names, and a note where it cannot be read."""
    if SPEC not in metadata:
        return None, ()
    try:
        return toml.loads(metadata[SPEC]), ()
    except toml.SpecFileError as error:
        return None, (
            text("The network that the file names cannot be read: {why}", why=error.what),
        )


def preprocess_in(metadata: Mapping[str, str]) -> tuple[Preprocess | None, tuple[Text, ...]]:
    """Return the preparation that a file names, and a note where it cannot be read."""
    if PREPROCESS not in metadata:
        return None, ()
    try:
        return _preprocess(json.loads(metadata[PREPROCESS])), ()
    except (ValueError, TypeError, RecursionError, OverflowError):
        return None, (text("The preparation of pictures that the file names cannot be read."),)


def classes_in(metadata: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a file calls the outputs; nothing where it does not, or not in texts."""
    try:
        names = json.loads(metadata.get(CLASSES, "[]"))
    except (ValueError, RecursionError):
        return ()
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return ()
    return tuple(name[:_MAX_CLASS] for name in names)


def _preprocess(values: Any) -> Preprocess:
    """Return the value of what was read; ValueError or TypeError where it has none."""
    if not isinstance(values, dict) or not values.keys() <= _FIELDS:
        raise ValueError
    known: dict[str, Any] = dict(values)
    for name, count in (("mean", 3), ("std", 3), ("crop", 4)):
        if known.get(name) is not None:
            known[name] = _numbers(known[name], count)
    made = Preprocess(**known)
    side = made.side is None or (type(made.side) is int and 1 <= made.side <= MAX_SIDE)
    left, top, right, bottom = made.crop or (0, 0, 1, 1)
    if (
        made.resize not in {"shorter", "stretch"}
        or not side
        or not (0 <= left < right <= 1 and 0 <= top < bottom <= 1)
        or min(made.std) <= 0
        or len(made.mean) != 3
    ):
        raise ValueError
    return made


def _numbers(values: Any, count: int) -> tuple[float, ...]:
    numbers = tuple(values)
    if len(numbers) != count or not all(
        type(v) in (int, float) and math.isfinite(v) for v in numbers
    ):
        raise ValueError
    return tuple(map(float, numbers))
