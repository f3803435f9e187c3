"""Why a network gives a class its score: what is asked is checked, afforded and answered."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from vgg_explorer.arch import ablation as ablations
from vgg_explorer.arch.ablation import Ablation
from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.memory import training
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.arch.units import size
from vgg_explorer.arch.weights import Assignment
from vgg_explorer.engine.attribution_methods import METHODS, Asked, Explanation
from vgg_explorer.engine.build import BuildError
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.fitting_input import working_bytes
from vgg_explorer.engine.questions import Question, refusal, settled

if TYPE_CHECKING:
    from vgg_explorer.engine.loaded import Loaded
    from vgg_explorer.engine.workbench import Workbench


def explain(
    bench: Workbench,
    question: Question,
    spec: ArchSpec,
    picture: Tensor,
    *,
    assignment: Assignment | None = None,
    sources: Iterable[Loaded] = (),
    ablation: Ablation = ablations.NONE,
) -> Generator[float | Explanation, None, None]:
    """Explain a class's score, yielding the share that is done and the explanation last.

    Parameters
    ----------
    bench : Workbench
    question : Question
    spec : ArchSpec
    picture : Tensor
        float32 (1, C, H, W).
    assignment, sources
        As `Workbench.inspect` takes them.
    ablation : Ablation
        What is switched off or scaled is so here as well.

    Raises
    ------
    BuildError
        When the spec is no network.
    EngineError
        When the method is not for this network, the memory does not suffice, or torch fails.
    """
    analysis = analyze(spec)
    if analysis.problem is not None:
        raise BuildError(analysis.problem)
    question = settled(question, analysis)
    why_not = refusal(question, analysis)
    if why_not is not None:
        raise EngineError(why_not, text("Choose another method."))

    def steps() -> Generator[float | Explanation, None, None]:
        working = _working_bytes(analysis, question)
        short = bench.shortage(analysis, working, assignment=assignment, sources=sources)
        if short is not None:
            raise _refused(*short, question)
        chain = yield from bench.chain(
            analysis, assignment=assignment, sources=sources, ablation=ablation
        )
        # Not an inference tensor, whoever made it, and not the caller's own.
        image = picture.to(bench.device, torch.float32, copy=True).detach()
        yield 0.0
        with torch.no_grad():
            scores = chain(image)[0]
        if not bool(scores.isfinite().all()):
            raise EngineError(
                text("The network's output is not finite, so nothing can explain it."),
                text("Values grew too large on the way: look at the layers from the first one on."),
            )
        target = int(scores.argmax()) if question.target is None else question.target
        yield 0.0
        asked = Asked(chain, analysis, question, image, target, float(scores[target]))
        yield from METHODS[question.method](asked)

    yield from bench.guarded(steps())


def _working_bytes(analysis: Analysis, question: Question) -> int:
    """Estimate the bytes that an explanation takes besides the weights."""
    if question.method == "occlusion":
        return working_bytes(analysis)
    # Autograd keeps as much as in training.
    return working_bytes(analysis) + training(analysis, 1).activations.total


def _refused(needed: int, free: int, question: Question) -> EngineError:
    what = text(
        "This explanation needs about {needed} of memory, but {free} are free.",
        needed=size(needed),
        free=size(free),
    )
    if question.method == "occlusion":
        return EngineError(what, text("Use a smaller input, or close other programs."))
    return EngineError(
        what, text("Use occlusion, which keeps nothing for gradients, or a smaller input.")
    )
