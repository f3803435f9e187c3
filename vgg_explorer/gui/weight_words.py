"""What weights are called in the window: where each layer's come from, and what is published."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from vgg_explorer.arch import weights as ids
from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.units import size
from vgg_explorer.engine.downloads import expected_place
from vgg_explorer.engine.shipped import AVAILABLE, Shipped
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.session import weighing

if TYPE_CHECKING:
    from vgg_explorer.arch.weights import Assignment, Scheme, WeightId
    from vgg_explorer.engine.downloads import Published
    from vgg_explorer.session.entering import Weights

_LONGEST = 48
"""Characters of a title that stands in a narrow place; names of files can have hundreds."""


def scheme(key: Scheme) -> str:
    """Return the name of a way to draw random weights."""
    return translated(weighing.SCHEME_TITLES[key])


def shortened(words: str, most: int = _LONGEST) -> str:
    """Return words without their middle where they are long: names of files end in what counts."""
    if len(words) <= most:
        return words
    front = (most - 1) // 2
    return f"{words[:front]}…{words[len(words) - (most - 1 - front) :]}"


def sources(weights: Weights) -> str:
    """Return the titles of the files that weights of the network come from."""
    used = {which.source for which in weights.assignment.values()}
    titles = [translated(held.title) for held in weights.sources if held.digest in used]
    return ", ".join(titles)


def origin(weights: Weights, which: WeightId) -> str:
    """Return where the weights of one layer come from."""
    if which.source:
        held = (source for source in weights.sources if source.digest == which.source)
        title = next((translated(source.title) for source in held), "")
        return title or tr("a file")
    if which.norm:
        return tr("new: it changes nothing yet")
    return tr("random: {scheme}, seed {seed}", scheme=scheme(which.scheme), seed=which.seed)


def new_paths(weights: Weights) -> frozenset[str]:
    """Return the modules with new weights, where those of others come from a file."""
    fresh = {path for path, which in weights.assignment.items() if not which.source}
    return frozenset(fresh if len(fresh) < len(weights.assignment) else ())


def published_title(published: Published | Shipped) -> str:
    """Return what published weights are called in a list."""
    return f"{published.preset}, {published.weights}"


def published_details(published: Published | Shipped) -> str:
    """Return size and accuracy of published weights, and whether they are on this computer."""
    accuracy = published.accuracy
    parts = [size(published.bytes)]
    if accuracy is None:
        parts.append(tr("no classifier"))
    else:
        parts.append(tr("top-1 {percent} %", percent=f"{accuracy[0]:.1f}"))
    if isinstance(published, Shipped):
        parts.append(tr("comes with the program"))
    elif is_cached(published):
        parts.append(tr("in the cache"))
    return " · ".join(parts)


def is_cached(published: Published) -> bool:
    """Whether a file lies where the published one is kept; it is checked when it is opened."""
    try:
        return expected_place(published).is_file()
    except OSError:
        return False


def for_network(assignment: Assignment) -> tuple[Published | Shipped, ...]:
    """Return the published weights whose network has just these layers."""
    shapes = {path: which.shape for path, which in assignment.items()}
    return tuple(one for one in AVAILABLE.values() if _shapes(one.preset) == shapes)


@cache
def _shapes(preset: str) -> dict[str, tuple[int, ...]]:
    fresh = ids.fresh(analyze(PRESETS[preset].spec).rows)
    return {path: which.shape for path, which in fresh.items()}
