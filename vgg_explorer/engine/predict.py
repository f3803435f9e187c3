"""From logits to the five best classes, with their names."""

from __future__ import annotations

import runpy
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from torch import Tensor

from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.tokens import Softmax
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.importing import torchvision_models

SHOWN = 5
IMAGENET_CLASSES = 1000


@dataclass(frozen=True, slots=True)
class Predictions:
    """The classes that a network gives the highest scores.

    Parameters
    ----------
    scores : tuple of (str, float)
        Name and probability, the best first, at most `SHOWN`.
    weights : Text
        Where the weights come from; beside random ones the scores mean nothing.
    names : tuple of str
        Of all classes.
    whole : tuple of (str, float)
        What the whole network gives where this one is ablated: first the classes of ``scores``, in
        the same order, then the one that it gives the highest score. Empty otherwise.
    """

    scores: tuple[tuple[str, float], ...]
    weights: Text
    names: tuple[str, ...] = field(default=(), repr=False)
    whole: tuple[tuple[str, float], ...] = ()


def predictions(
    logits: Tensor,
    spec: ArchSpec,
    weights: Text,
    names: tuple[str, ...] = (),
    whole: Tensor | None = None,
) -> Predictions:
    """Return the best classes.

    Parameters
    ----------
    logits : Tensor
        float32 (1, N). They are probabilities already where the spec's output ends in a softmax.
    spec : ArchSpec
    weights : Text
        Where the weights come from.
    names : tuple of str
        Of the classes, where the weights bring them along.
    whole : Tensor, optional
        The logits of the whole network, where these are of an ablated one.

    Raises
    ------
    EngineError
        When the values are not finite.
    """
    values = _probabilities(logits, spec)
    best, where = values.topk(min(SHOWN, len(values)))
    if len(names) != len(values):
        names = class_names(len(values))
    found = zip(where.tolist(), best.tolist(), strict=True)
    scores = tuple((names[index], score) for index, score in found)
    before: tuple[tuple[str, float], ...] = ()
    if whole is not None:
        others = _probabilities(whole, spec)
        asked = [*where.tolist(), int(others.argmax())]
        before = tuple((names[index], float(others[index])) for index in asked)
    return Predictions(scores, weights, names, before)


def _probabilities(logits: Tensor, spec: ArchSpec) -> Tensor:
    values = logits[0].double()
    if not bool(values.isfinite().all()):
        raise EngineError(
            text("The network's output is not finite, so it has no best class."),
            text("Values grew too large on the way: look at the layers from the first one on."),
        )
    if spec.output and isinstance(spec.output[-1], Softmax):
        return values
    return values.softmax(0)


@cache
def class_names(count: int) -> tuple[str, ...]:
    """Return the names of ImageNet's classes if there are as many, or else numbered ones."""
    if count != IMAGENET_CLASSES:
        return tuple(f"class {index}" for index in range(count))
    return _imagenet_names()


def _imagenet_names() -> tuple[str, ...]:
    # torchvision has them in a file without imports. To import the package takes a second, so the
    # file is run on its own; it is private, and should it go, the public way is left.
    found = find_spec("torchvision")
    if found is not None and found.origin is not None:
        table = Path(found.origin).parent / "models" / "_meta.py"
        if table.is_file():
            names = runpy.run_path(str(table)).get("_IMAGENET_CATEGORIES")
            if names is not None and len(names) == IMAGENET_CLASSES:
                return tuple(names)
    models = torchvision_models()
    return tuple(models.VGG16_Weights.DEFAULT.meta["categories"])
