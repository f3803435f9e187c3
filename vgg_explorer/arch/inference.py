"""`infer`: a network from its state dict's names and shapes alone.

Names and shapes give every convolution, batch norm and linear layer. What has no weights is
placed by what is known: the gaps in the numbers of ``nn.Sequential``, the published networks, the
stages that names tell of, and the sizes that the first linear layer allows. What is left open
becomes a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.entries import short
from vgg_explorer.arch.inference_chain import Chain, chain
from vgg_explorer.arch.inference_head import map_sides
from vgg_explorer.arch.inference_kinds import check_names, refused
from vgg_explorer.arch.inference_kinds import short as quoted
from vgg_explorer.arch.inference_names import (
    InferenceError,
    Shapes,
    behind_activation,
    orders,
)
from vgg_explorer.arch.inference_places import (
    USUAL_SIDES,
    Layout,
    layouts,
)
from vgg_explorer.arch.inference_presets import known_features, published, same_classes
from vgg_explorer.arch.inference_specs import free_sides, has_weights, working
from vgg_explorer.arch.module_shapes import weighted_rows
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.tokens import Token
from vgg_explorer.arch.units import shape

__all__ = ["Choice", "InferenceError", "Inferred", "Question", "Shapes", "infer"]

_MOST_CHOICES = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer, and what it changes: the features, the size of the picture, or both."""

    label: Text
    features: tuple[Token, ...] | None = None
    input: tuple[int, int, int] | None = None

    def applied(self, spec: ArchSpec) -> ArchSpec:
        """Return the spec with this answer."""
        features = spec.features if self.features is None else self.features
        return replace(spec, features=features, input=self.input or spec.input)


@dataclass(frozen=True, slots=True)
class Question:
    """Something that names and shapes do not tell; the first choice is the likeliest.

    Parameters
    ----------
    key : {'places', 'input'}
        Where pools and strides are, and how large the pictures.
    what : Text
    choices : tuple of Choice
    """

    key: str
    what: Text
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Inferred:
    """What a file's names and shapes tell of its network.

    Parameters
    ----------
    spec : ArchSpec
        With the likeliest answers.
    names : mapping of str to str
        The module path in ``spec`` to the module path in the file, for every layer with
        parameters. Other answers move layers: see `names_of`.
    questions : tuple of Question
        What could not be told; mostly nothing.
    notes : tuple of Text
        What was taken for granted.
    """

    spec: ArchSpec
    names: Mapping[str, str]
    questions: tuple[Question, ...]
    notes: tuple[Text, ...]

    def answered(self, choices: Mapping[str, int]) -> ArchSpec:
        """Return the spec with these answers, the number of a choice by the question's key.

        The file's weights fit every combination.
        """
        spec = self.spec
        for question in self.questions:
            spec = question.choices[choices.get(question.key, 0)].applied(spec)
        return spec

    def names_of(self, spec: ArchSpec) -> Mapping[str, str]:
        """Return what ``names`` is for a spec that `answered` gave."""
        return _named(spec, self.names.values())


def infer(shapes: Shapes, name: str) -> Inferred:
    """Return the network that has these weights.

    Parameters
    ----------
    shapes : mapping of str to tuple of int
        The shapes of a state dict by name, in the order of the file.
    name : str
        What the network is to be called.

    Raises
    ------
    InferenceError
        Where it is no chain of convolutions and linear layers, with the reason; nothing else is
        ever raised.
    """
    check_names(shapes)
    found = _chain(shapes)
    spec = published(found)
    if spec is not None and has_weights(spec := replace(spec, name=name), found):
        questions = _asked(found, spec, [], known=same_classes(found))
    else:
        spec, questions = _laid_out(found, name)
    names = _named(spec, (module.path for module in found.modules))
    return Inferred(spec, names, questions, tuple(_notes(found, spec)))


def _named(spec: ArchSpec, paths: Iterable[str]) -> dict[str, str]:
    """Return paths of a file, in the order in which they run, by the paths of a network."""
    ours = (row.path for row, _ in weighted_rows(analyze(spec).rows))
    return dict(zip(ours, paths, strict=True))


def _chain(shapes: Shapes) -> Chain:
    likeliest, *others = orders(shapes)
    try:
        return chain(likeliest)
    except InferenceError:
        for modules in others:
            with suppress(InferenceError):
                return chain(modules)
        raise


def _laid_out(found: Chain, name: str) -> tuple[ArchSpec, tuple[Question, ...]]:
    """Return a network of nobody's, and what is to be asked about it."""
    sides = map_sides(found) if found.convs else None
    square = sides is None or sides[0] == sides[1]
    least = min(sides) if sides else None
    ways = layouts(found, least, known_features(found), square=square)
    spec, at = None, 0
    while spec is None and at < len(ways):
        spec, at = working(found, ways[at], sides, name), at + 1
    if spec is None:
        raise refused(
            text("No list of layers within the limits of this program has these weights.")
        )
    if not square:
        return spec, _turned(spec, found)
    near = [way for way in ways[at:] if _is_near(found, ways[at - 1], way)][: _MOST_CHOICES - 1]
    others = [other for way in near if (other := working(found, way, sides, name)) is not None]
    options = [
        Choice(_label(one), one.features, one.input if sides else None) for one in (spec, *others)
    ]
    return spec, _asked(found, spec, options, known=False)


def _is_near(found: Chain, best: Layout, other: Layout) -> bool:
    """Whether another layout is likely enough to ask about."""
    inner = found.slots[: len(found.convs) - 1]
    open_ = any(slot.extra is None for slot in inner) or found.convs[0].kernel >= 5
    return best.cost >= 0 and open_ and other.exact and other.cost <= best.cost + 3


def _label(spec: ArchSpec) -> Text:
    listed = " ".join(map(short, spec.features))
    return text("{cfg}, for {pictures}", cfg=listed, pictures=_pictures(spec.input))


def _pictures(size: tuple[int, int, int]) -> Text:
    return text("{size} pictures", size=shape(size[1:]))


def _asked(
    found: Chain,
    spec: ArchSpec,
    options: list[Choice],
    *,
    known: bool,
) -> tuple[Question, ...]:
    """Return the questions: where pools are, and the size of the picture where it is open."""
    asked: list[Question] = []
    sized = bool(options) and options[0].input is not None
    if len(options) > 1:
        what = text("Where are the pools, and where does the network skip pixels?")
        asked.append(Question("places", what, tuple(options)))
    if known or not found.convs or (sized and len(options) > 1):
        return tuple(asked)
    channels = spec.input[0]
    if map_sides(found) is None:
        sides: tuple[int, ...] = (spec.input[1], *free_sides(found))
    elif spec.input[1] not in USUAL_SIDES and spec.avgpool is not None:
        sides = (spec.input[1], 224)  # unless an adaptive pool makes the map so small
    else:
        return tuple(asked)
    inputs = [(channels, side, side) for side in dict.fromkeys(sides)]
    bases = [option.applied(spec) for option in options] or [spec]
    fitting = [
        Choice(_pictures(one), input=one)
        for one in inputs
        if all(has_weights(replace(base, input=one), found) for base in bases)
    ]
    if len(fitting) > 1 and fitting[0].input == spec.input:
        what = text("How large are the pictures?")
        asked.append(Question("input", what, tuple(fitting)))
    return tuple(asked)


def _turned(spec: ArchSpec, found: Chain) -> tuple[Question, ...]:
    """Return the question for a map that is no square: whether pictures are tall or wide."""
    channels, height, width = spec.input
    inputs = [(channels, height, width), (channels, width, height)]
    fitting = [
        Choice(_pictures(one), input=one)
        for one in inputs
        if has_weights(replace(spec, input=one), found)
    ]
    what = text("Are the pictures tall or wide?")
    return (Question("input", what, tuple(fitting)),)


def _notes(found: Chain, spec: ArchSpec) -> Iterator[Text]:
    alike = published(found)
    if alike is not None:
        yield text("Convolutions and classifier are those of {name}.", name=alike.name)
    elif found.head == "pool":
        yield text(
            "The file has no classifier: the average of each of the last {channels} channels is "
            "taken as the score of a class.",
            channels=found.classes,
        )
    elif found.head == "linear" and (spec.avgpool or 0) > 1:
        yield text(
            "Whether there is an adaptive pool in front of the classifier cannot be told. Here "
            "there is one, to {side}x{side}; with {size} pictures it changes nothing.",
            side=spec.avgpool or 0,
            size=shape(spec.input[1:]),
        )
    for conv in found.convs:
        if conv.norm is not None and behind_activation(conv.module, conv.norm):
            yield text(
                "In the file the batch norm stands behind the activation ({name}); here it stands "
                "in front.",
                name=quoted(conv.norm.path),
            )
            break
    if any(slot.squeezed for slot in found.slots):
        yield text(
            "The numbers of the names leave no place for activations; here each convolution has "
            "one."
        )
    yield text(
        "Weights do not tell the activation or what follows the logits: ReLU and nothing are taken."
    )
