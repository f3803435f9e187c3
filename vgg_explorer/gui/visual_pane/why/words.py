"""What is said about an explanation, and about pictures that channels look for."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from vgg_explorer.engine.questions import settled
from vgg_explorer.gui import class_names
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.widgets.numbers import figure
from vgg_explorer.session import explaining, maximising, weighing

if TYPE_CHECKING:
    from vgg_explorer.session.state import AppState
    from vgg_explorer.session.whys import Answer, Dreamt


def class_name(state: AppState, target: int) -> str:
    """Return what a class is called, as far as it is known."""
    found = state.results.predictions
    names = found.names if found is not None else ()
    return class_names.of_one(names[target] if target < len(names) else f"class {target}", names)


def on_another_picture(answer: Answer, state: AppState) -> bool:
    """Whether an explanation is of a picture that is not the one on show."""
    here = explaining.subject(state)
    there = answer.errand.subject
    return here is None or (here.digest, here.preprocess, here.spec.input) != (
        there.digest,
        there.preprocess,
        there.spec.input,
    )


def outdated(answer: Answer, state: AppState) -> str:
    """Return what has changed since an explanation was found; empty where it is up to date."""
    if on_another_picture(answer, state):
        return tr("The last explanation is of another picture.")
    here, there = explaining.subject(state), answer.errand.subject
    if here is None:
        return ""
    if replace(here.spec, name="") != replace(there.spec, name=""):
        return tr("This explanation is of another network.")
    if here.assignment != there.assignment:
        return tr("This explanation is of other weights.")
    if here.ablation != there.ablation:
        return tr("This explanation is from before the ablation changed.")
    if settled(state.whys.question, state.model.good) != answer.errand.question:
        return tr("The question has changed since: press Explain.")
    return ""


def warnings(state: AppState) -> str:
    """Return why not to believe an explanation, and what it is of."""
    random = random_weights(state)
    said = [random] if random else []
    if state.ablation:
        said.append(tr("Parts of the network are off or scaled; it is explained as it is now."))
    return "\n".join(said)


def random_weights(state: AppState) -> str:
    """Return how many of the layers are random, where some are."""
    loaded, total = weighing.counts(state.weights)
    if not loaded:
        return tr("Random weights: the explanation explains noise.")
    if loaded == total:
        return ""
    return tr(
        "{count} of {total} layers are random: the explanation means little.",
        count=total - loaded,
        total=total,
    )


def channel_warnings(state: AppState) -> str:
    """Return how far a picture that a channel looks for can be believed, and what it is of."""
    said = []
    if not weighing.counts(state.weights)[0]:
        said.append(tr("Random weights: the channel has not learnt to look for anything."))
    if state.ablation:
        said.append(tr("Parts of the network are off or scaled; it is asked as it is now."))
    return "\n".join(said)


def figures(answer: Answer) -> str:
    """Return the class's score, and what the method promises of its sum."""
    found = answer.found
    lines = [tr("Score {score}, before any softmax", score=figure(found.score))]
    if math.isfinite(found.difference):
        share = found.explained / found.difference if found.difference else 1.0
        whole = figure(found.explained)
        lines.append(
            tr("Sum of all values of the maps {sum}", sum=whole)
            if found.question.at
            else tr("Sum of all pixels {sum}", sum=whole)
        )
        lines.append(
            tr(
                "Difference of the scores {difference}: {share} % of it",
                difference=figure(found.difference),
                share=f"{100 * share:.1f}",
            )
        )
    return "\n".join(lines)


def detail(answer: Answer) -> str:
    """Return what the method was given: a layer, steps, or a window."""
    question = answer.errand.question
    if question.method == "occlusion":
        return tr(
            "window {window} px, stride {stride} px",
            window=question.window,
            stride=question.stride,
        )
    parts = [question.layer or question.at]
    if question.method == "integrated":
        parts.append(tr("{count} steps", count=question.steps))
    return ", ".join(part for part in parts if part)


def of_layer(answer: Answer) -> str:
    """Return what it means that a layer was asked instead of the picture; empty where none was."""
    if not answer.errand.question.at:
        return ""
    return tr(
        "Asked at {layer}: its maps take the place of the pixels, and what is found is summed over "
        "their channels and enlarged to the picture.",
        layer=answer.errand.question.at,
    )


def empty(state: AppState) -> str:
    """Return what an empty place says."""
    if state.model.good.problem is not None:
        return tr("The network has to build first.")
    if state.input.picture is None:
        return tr("Explanations need a picture. Drop one on the window, or press Ctrl+O.")
    return ""


def empty_channel(state: AppState) -> str:
    """Return what the place of a channel's picture says before there is one."""
    if state.model.good.problem is not None:
        return tr("The network has to build first.")
    if state.input.picture is None:
        return tr(
            "The network runs on a picture before its channels are asked. "
            "Drop one on the window, or press Ctrl+O."
        )
    return tr("Press Maximise to look for a picture that this channel answers to.")


def failed(state: AppState) -> str:
    """Return why the last errand found nothing."""
    failure = state.whys.failure
    if failure is None:
        return ""
    return tr("{what} {hint}", what=translated(failure.what), hint=translated(failure.hint))


def dreamt_of(dreamt: Dreamt) -> str:
    """Return what a picture was made for."""
    wish = dreamt.errand.wish
    return tr("{layer}, channel {channel}", layer=wish.layer, channel=wish.channel)


def dream_figures(dreamt: Dreamt) -> str:
    """Return how far a picture is, and from what it began."""
    wish, found = dreamt.errand.wish, dreamt.found
    start = tr("noise") if wish.start == "noise" else tr("grey")
    return tr(
        "Round {done} of {rounds}, mean {value}; from {start}, seed {seed}",
        done=found.done,
        rounds=wish.rounds,
        value=figure(found.value),
        start=start,
        seed=wish.seed,
    )


def dream_outdated(dreamt: Dreamt, state: AppState) -> str:
    """Return what has changed since a picture was made; empty where it is up to date."""
    here, there = maximising.errand(state), dreamt.errand
    if here is None:
        return ""
    if replace(here.spec, name="") != replace(there.spec, name=""):
        return tr("This picture is of another network.")
    if here.assignment != there.assignment:
        return tr("This picture is of other weights.")
    if here.ablation != there.ablation:
        return tr("This picture is from before the ablation changed.")
    if (here.wish.layer, here.wish.channel) != (there.wish.layer, there.wish.channel):
        return tr("This picture is of another channel than the selected one.")
    return ""
