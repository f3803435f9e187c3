"""Why the network answers as it does: what is asked, and what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from vgg_explorer.arch.text import Text
from vgg_explorer.engine.questions import Question, Start

if TYPE_CHECKING:
    from vgg_explorer.engine.attribution_methods import Explanation
    from vgg_explorer.engine.maximisation import Dream
    from vgg_explorer.session.explaining import Explain
    from vgg_explorer.session.maximising import Maximise

Mode = Literal["answer", "channel"]
Look = Literal["signed", "strength"]


@dataclass(frozen=True, slots=True)
class Answer:
    """An explanation and the errand that found it: what it is of."""

    errand: Explain
    found: Explanation


@dataclass(frozen=True, slots=True)
class Dreamt:
    """A picture that a channel answers to, and the errand that found it."""

    errand: Maximise
    found: Dream


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an errand found nothing."""

    errand: Explain | Maximise
    what: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class Whys:
    """The tab Why.

    Parameters
    ----------
    mode : {'answer', 'channel'}
        What is asked about: an answer, or what a channel looks for.
    question : Question
        As the controls show it.
    follows : bool
        Whether saliency is asked for by itself, for each picture and network: it takes only one
        backward pass.
    asked : Explain or None
        What is being worked out.
    answer : Answer or None
        The last one, possibly of another picture, network or class.
    rounds, start, seed
        Of activation maximisation, as the controls show them.
    wished : Maximise or None
        What is being looked for.
    dreamt : Dreamt or None
        The last picture, possibly unfinished.
    failure : Failure or None
        Of the last errand, where it failed.
    look : {'signed', 'strength'}
    colormap : str
        ``'auto'`` or one of the window's colour maps.
    opacity : int
        Of the explanation over the picture, in percent.
    """

    mode: Mode = "answer"
    question: Question = field(default_factory=Question)
    follows: bool = False
    asked: Explain | None = None
    answer: Answer | None = None
    rounds: int = 64
    start: Start = "noise"
    seed: int = 0
    wished: Maximise | None = None
    dreamt: Dreamt | None = None
    failure: Failure | None = None
    look: Look = "strength"
    colormap: str = "auto"
    opacity: int = 60
