"""Why a network gives a class its score: gradients and occlusion, over the picture.

The gradients can also be asked about the maps of a layer instead of the pixels: the rest of the
network is then the network, and the maps are what enters it (Captum's layer attribution, cut in
two so that all methods have it). What is found is enlarged to the picture, as Grad-CAM is.

Captum computes the gradients, piece by piece, so that it can be cancelled in between. Occlusion is
done here: it takes a forward pass for every place, and Captum does all of them in one call.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from vgg_explorer.arch import ablation as ablations
from vgg_explorer.arch.ablation import Ablation
from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.memory import training
from vgg_explorer.arch.rows import Group
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.arch.units import size
from vgg_explorer.arch.weights import Assignment
from vgg_explorer.engine.build import BuildError
from vgg_explorer.engine.chains import Chain
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.fitting_input import working_bytes
from vgg_explorer.engine.importing import collector_at_rest
from vgg_explorer.engine.questions import Question, refusal, settled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vgg_explorer.engine.loaded import Loaded
    from vgg_explorer.engine.workbench import Workbench

PIECE_SECONDS = 0.3
"""So long a piece of work takes at most, where it can be cut into pieces of one picture."""

MOST_AT_ONCE = 32
"""Pictures that are computed together, where that takes no longer than a piece should."""


@dataclass(frozen=True, eq=False)
class Explanation:
    """What speaks for a class, pixel by pixel of the input, or place by place of a layer's maps.

    Parameters
    ----------
    question : Question
        As it was settled for the network.
    target : int
        The class.
    score : float
        What the network gives it, in front of a final softmax.
    signed : ndarray of float32, (H, W)
        Positive where something speaks for the class, negative where it speaks against it: the sum
        over the colours or channels.
    strength : ndarray of float32, (H, W)
        How strong that is, never negative: of the gradients the largest of those, of Grad-CAM
        what speaks for the class, as the papers show them.
    explained, difference : float
        The sum of all pixels or all values of the maps, and the difference of the scores that it
        should be; NaN where the method promises nothing of the kind.
    """

    question: Question
    target: int
    score: float
    signed: NDArray[np.float32]
    strength: NDArray[np.float32]
    explained: float = float("nan")
    difference: float = float("nan")


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
        asked = _Asked(chain, analysis, question, image, target, float(scores[target]))
        yield from _METHODS[question.method](asked)

    yield from bench.guarded(steps())


@dataclass(frozen=True, eq=False)
class _Asked:
    chain: Chain
    analysis: Analysis
    question: Question
    image: Tensor
    target: int
    score: float

    def group(self, layer: str) -> Group:
        found = self.analysis.group(layer)
        if found is None:
            raise ValueError(f"the network has no layer {layer}")
        return found

    def answer(
        self,
        signed: Tensor,
        strength: Tensor,
        explained: float = float("nan"),
        difference: float = float("nan"),
    ) -> Explanation:
        return Explanation(
            self.question,
            self.target,
            self.score,
            _array(signed),
            _array(strength),
            explained,
            difference,
        )


def _array(plane: Tensor) -> NDArray[np.float32]:
    array: NDArray[np.float32] = plane.detach().float().cpu().contiguous().numpy()
    return array


_Answer = Iterator[float | Explanation]


def _saliency(asked: _Asked) -> _Answer:
    yield 0.1  # Captum may have to be imported
    chain, entered = _from(asked)
    found = (
        _captum()
        .Saliency(chain)
        .attribute(entered.requires_grad_(), target=asked.target, abs=False)
    )
    yield asked.answer(_enlarged(found.sum(1), asked), _enlarged(found.abs().amax(1), asked))


def _guided(asked: _Asked) -> _Answer:
    yield 0.1
    chain, entered = _from(asked)
    method = _captum().GuidedBackprop(chain)
    with warnings.catch_warnings():  # that it sets hooks, and takes them away again
        warnings.simplefilter("ignore", UserWarning)
        found = method.attribute(entered.requires_grad_(), target=asked.target)
    yield asked.answer(_enlarged(found.sum(1), asked), _enlarged(found.abs().amax(1), asked))


def _from(asked: _Asked) -> tuple[Chain, Tensor]:
    """Return what is asked about, the picture or a layer's maps, and the network behind that."""
    if not asked.question.at:
        return asked.chain, asked.image
    count = asked.chain.place(asked.group(asked.question.at))
    with torch.no_grad():
        maps = asked.chain.through(asked.image, count)
    return asked.chain.behind(count), maps


def _enlarged(plane: Tensor, asked: _Asked) -> Tensor:
    """Return a plane (1, H, W) as large as the picture, (H, W)."""
    size = asked.image.shape[2:]
    if plane.shape[1:] == size:
        return plane[0]
    return torch.nn.functional.interpolate(
        plane.detach()[None], size, mode="bilinear", align_corners=False
    )[0, 0]


def _gradcam(asked: _Asked) -> _Answer:
    yield 0.1
    module = asked.chain.last_module(asked.group(asked.question.layer))
    method = _captum().LayerGradCam(asked.chain, module)
    found = method.attribute(asked.image.requires_grad_(), target=asked.target)
    large = _enlarged(found[0], asked)
    yield asked.answer(large, large.clamp(min=0))


def _integrated(asked: _Asked) -> _Answer:
    """Add up integrals over parts of the way, which is what the whole integral is.

    Captum takes the points of Gauss and Legendre in each part; of one point, that is its middle.
    Of a layer's maps the way is the straight one from those of the grey picture.
    """
    steps = asked.question.steps
    yield 0.0
    chain, entered = _from(asked)
    _, start = _from(replace(asked, image=torch.zeros_like(asked.image)))
    method = _captum().IntegratedGradients(chain)
    total = torch.zeros_like(entered)
    with torch.no_grad():
        base = float(chain(start)[0, asked.target])
    # Parts of one size, whatever the time they take: the same question has the same answer.
    count = 1 if entered.device.type == "cpu" else 8
    for done in range(0, steps, count):
        low, high = (start.lerp(entered, at / steps) for at in (done, done + count))
        total += method.attribute(high, low, target=asked.target, n_steps=count).detach()
        yield (done + count) / steps
    plane = total.sum(1)
    signed, strength = _enlarged(plane, asked), _enlarged(plane.abs(), asked)
    explained = float(total.cpu().double().sum())
    yield asked.answer(signed, strength, explained, difference=asked.score - base)


def _occlusion(asked: _Asked) -> _Answer:
    """Cover each place with 0, the mean colour, and average what the places over a pixel tell."""
    image, window, stride = asked.image, asked.question.window, asked.question.stride
    height, width = image.shape[2:]
    places = [
        (top, left)
        for top in range(0, height - window + stride, stride)
        for left in range(0, width - window + stride, stride)
    ]
    total = torch.zeros(height, width, dtype=torch.float64)
    covers = torch.zeros(height, width, dtype=torch.float64)
    done = 0
    for count in _pieces(len(places), image):
        part = places[done : done + count]
        covered = image.repeat(count, 1, 1, 1)
        for number, (top, left) in enumerate(part):
            covered[number, :, top : top + window, left : left + window] = 0
        with torch.no_grad():
            scores = asked.chain(covered)[:, asked.target].cpu().double()
        for (top, left), score in zip(part, scores.tolist(), strict=True):
            total[top : top + window, left : left + window] += asked.score - score
            covers[top : top + window, left : left + window] += 1
        done += count
        yield done / len(places)
    signed = total / covers
    yield asked.answer(signed, signed.abs())


_METHODS = {
    "saliency": _saliency,
    "guided": _guided,
    "gradcam": _gradcam,
    "integrated": _integrated,
    "occlusion": _occlusion,
}


def _pieces(total: int, image: Tensor) -> Iterator[int]:
    """Yield how many pictures to compute next: as many as the time for a piece allows.

    What the one who asks does between two of them is measured.
    """
    left, count = total, 1
    most = MOST_AT_ONCE if image.device.type != "cpu" else 4
    while left:
        count = min(count, left)
        started = time.perf_counter()
        yield count
        left -= count
        taken = (time.perf_counter() - started) / count
        count = max(1, min(2 * count, most, int(PIECE_SECONDS / max(taken, 1e-6))))


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


def _captum() -> Any:
    """Return Captum's methods; its import brings a drawing library along and takes a second."""
    with collector_at_rest():
        return import_module("captum.attr")
