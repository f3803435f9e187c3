"""What can be asked about an answer, as values: without any library, so that the window knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.rows import Group
from vgg_explorer.arch.text import Text, text

Method = Literal["saliency", "guided", "gradcam", "integrated", "occlusion"]
Start = Literal["noise", "grey"]

STEPS = (16, 32, 64, 128)
"""Steps of integrated gradients that are offered."""

ROUNDS = (32, 64, 128, 256)
"""Steps of activation maximisation that are offered."""

MOST_SEED = 999_999


@dataclass(frozen=True, slots=True)
class MethodKind:
    """One way to explain an answer.

    Parameters
    ----------
    key : str
    title, sentence : Text
        What it is called and what it shows, in one sentence.
    source : str
        Who described it, and when.
    """

    key: Method
    title: Text
    sentence: Text
    source: str


METHODS = (
    MethodKind(
        "saliency",
        text("Saliency"),
        text("How much the score changes when a pixel does: the gradient at the picture."),
        "Simonyan, Vedaldi, Zisserman 2013",
    ),
    MethodKind(
        "guided",
        text("Guided backprop"),
        text("The gradient, where every ReLU lets only positive parts of it pass backwards."),
        "Springenberg et al. 2014",
    ),
    MethodKind(
        "gradcam",
        text("Grad-CAM"),
        text("The maps of one layer, each weighted by the mean of the score's gradient on it."),
        "Selvaraju et al. 2017",
    ),
    MethodKind(
        "integrated",
        text("Integrated gradients"),
        text(
            "The gradient summed on the way from a grey picture to this one: "
            "its sum is the difference of the two scores."
        ),
        "Sundararajan, Taly, Yan 2017",
    ),
    MethodKind(
        "occlusion",
        text("Occlusion"),
        text("How far the score falls when a grey square covers the place."),
        "Zeiler, Fergus 2014",
    ),
)


@dataclass(frozen=True, slots=True)
class Question:
    """Why a network gives a class its score.

    Parameters
    ----------
    method : str
    target : int or None
        The class; None is the one with the highest score.
    layer : str
        Of Grad-CAM; empty for the last convolution of the features.
    at : str
        The layer whose maps saliency, guided backprop and integrated gradients ask about; empty
        for the picture itself.
    steps : int
        Of integrated gradients.
    window, stride : int
        Pixels, of occlusion; 0 stands for a seventh of the shorter side, and half the window.
    """

    method: Method = "saliency"
    target: int | None = None
    layer: str = ""
    steps: int = 32
    window: int = 0
    stride: int = 0
    at: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture that one channel answers to as strongly as possible.

    Parameters
    ----------
    layer : str
    channel : int
    rounds : int
    start : {'noise', 'grey'}
        What it begins with.
    seed : int
        Of the noise, and of the shifts.
    """

    layer: str
    channel: int
    rounds: int = 64
    start: Start = "noise"
    seed: int = 0


def kind_of(method: Method) -> MethodKind:
    """Return the method of that key."""
    return next(kind for kind in METHODS if kind.key == method)


def mapped(analysis: Analysis) -> tuple[Group, ...]:
    """Return the layers with maps, which can be asked about instead of the picture."""
    return tuple(group for group in analysis.groups if len(group.out_shape) == 3)


def usual_layer(analysis: Analysis) -> str:
    """Return the last convolution of the features, else the last layer with maps."""
    layers = mapped(analysis)
    convs = [g for g in layers if g.kind is Kind.CONV and g.path.startswith("features.")]
    return (convs or list(layers))[-1].name if layers else ""


def settled(question: Question, analysis: Analysis) -> Question:
    """Return a question as it is for a network: nothing is left open but the class.

    What the method does not look at gets its usual value, so that equal work is equal.
    """
    method, target = question.method, question.target
    if target is not None and target >= analysis.out_shape[0]:
        target = None
    known = {group.name for group in mapped(analysis)}
    if method == "gradcam":
        layer = question.layer if question.layer in known else usual_layer(analysis)
        return Question(method, target, layer)
    if method == "occlusion":
        side = min(analysis.spec.input[1:])
        window = min(question.window or max(1, side // 7), side)
        stride = min(question.stride or max(1, window // 2), window)
        return Question(method, target, window=window, stride=stride)
    at = question.at if question.at in known else ""
    if method == "integrated":
        return Question(method, target, steps=question.steps, at=at)
    return Question(method, target, at=at)


def refusal(question: Question, analysis: Analysis) -> Text | None:
    """Return why a method says nothing about a network, or None."""
    if question.method == "guided" and analysis.spec.activation != "relu":
        return text(
            "Guided backprop is defined for ReLU; this network has {activation}.",
            activation=analysis.spec.activation,
        )
    if question.method == "gradcam" and not mapped(analysis):
        return text("Grad-CAM needs a layer with maps; this network has none.")
    return None


def windows(question: Question, analysis: Analysis) -> int:
    """Return how many places an occlusion covers in turn."""
    _, height, width = analysis.spec.input
    across = -(-max(0, width - question.window) // question.stride) + 1
    down = -(-max(0, height - question.window) // question.stride) + 1
    return across * down
