"""Explaining an answer: what it depends on, the worker's part, and what each event does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from vgg_explorer.arch.ablation import Ablation
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.arch.weights import Assignment
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.engine.questions import Question, kind_of, settled
from vgg_explorer.session import comparing, maximising
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState
from vgg_explorer.session.whys import Answer, Failure, Whys

if TYPE_CHECKING:
    from vgg_explorer.session.errands import Table


@dataclass(frozen=True, slots=True)
class Subject:
    """What an answer is of: the picture, and everything that decides what becomes of it."""

    spec: ArchSpec
    digest: str
    preprocess: Preprocess
    assignment: Assignment
    ablation: Ablation
    device: str


@dataclass(frozen=True, slots=True)
class Explain:
    """A question about one answer, with nothing left open but the class."""

    question: Question
    subject: Subject

    def run(self, desk: Table) -> Iterator[object]:
        """Work it out; a failure is an answer too."""
        from vgg_explorer.engine import attribution
        from vgg_explorer.engine.errors import EngineError

        what = text("Explaining the answer: {method}", method=kind_of(self.question.method).title)
        request = desk.request
        yield ev.JobStarted(what)
        failure: ev.WhyFailed | None = None
        try:
            for step in attribution.explain(
                desk.bench,
                self.question,
                request.spec,
                desk.tensor(),
                assignment=request.assignment,
                sources=request.sources,
                ablation=request.ablation,
            ):
                if isinstance(step, float):
                    yield ev.JobProgressed(what, step)
                else:
                    yield ev.WhyReady(self, step)
        except EngineError as error:
            failure = ev.WhyFailed(self, error.what, error.hint)
        if failure is not None:
            yield failure


def subject(state: AppState) -> Subject | None:
    """Return what an answer would be of now, or None without a picture."""
    picture = state.input.picture
    if picture is None or state.model.good.problem is not None:
        return None
    return Subject(
        state.model.good.spec,
        picture.digest,
        state.input.preprocess,
        state.weights.assignment,
        state.ablation,
        state.devices.chosen,
    )


def errand(state: AppState) -> Explain | None:
    """Return the question of the controls, for the network and the picture that are there."""
    here = subject(state)
    if here is None:
        return None
    return Explain(settled(state.whys.question, state.model.good), here)


def wanted(state: AppState) -> Explain | None:
    """Return what is to be worked out: what was asked for, or saliency where it follows."""
    whys = state.whys
    # What a picture on its way is will only be known when it has been read.
    if state.input.pending is not None or (whys.asked is None and not _follows(state)):
        return None
    asked = errand(state)
    if _follows(state):
        known = whys.answer.errand if whys.answer is not None else None
        failed = whys.failure.errand if whys.failure is not None else None
        return None if asked in (known, failed) else asked
    # After another picture or an edit it is asked for anew, if the user still wants it.
    here = asked.subject if asked is not None else None
    return whys.asked if whys.asked is not None and whys.asked.subject == here else None


def _follows(state: AppState) -> bool:
    whys = state.whys
    in_sight = state.view.tab == "why" and whys.mode == "answer"
    quick = whys.follows and whys.question.method == "saliency"
    return in_sight and quick and not comparing.is_held_up(state)


def explained(state: AppState, event: object) -> AppState | None:
    """Return the state after an event of these kinds, None for another event."""
    whys = state.whys
    match event:
        case ev.QuestionChanged():
            return _with(state, _changed(whys, event))
        case ev.WhyAsked():
            asked = errand(state)
            if whys.answer is not None and whys.answer.errand == asked:
                return state
            return _with(state, replace(whys, asked=asked, failure=None))
        case ev.WhyReady():
            answer = Answer(event.errand, event.found)
            return _with(state, replace(whys, answer=answer, asked=None, failure=None))
        case ev.WhyFailed() | ev.DreamFailed():
            failure = Failure(event.errand, event.what, event.hint)
            return _with(state, replace(whys, asked=None, wished=None, failure=failure))
        case _:
            return maximising.dreamt(state, event)


def stopped(state: AppState) -> AppState:
    """Return the state without what was being worked out."""
    return _with(state, replace(state.whys, asked=None, wished=None))


def _changed(whys: Whys, event: ev.QuestionChanged) -> Whys:
    """Give a field of the question, or else of the tab, a value."""
    if event.field in {field.name for field in fields(Question)}:
        return replace(whys, question=replace(whys.question, **{event.field: event.value}))
    return replace(whys, **{event.field: event.value})


def _with(state: AppState, whys: Whys) -> AppState:
    return state if whys == state.whys else replace(state, whys=whys)
