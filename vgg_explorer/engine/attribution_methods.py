"""The ways to explain a class's score: gradients and occlusion, over the picture.

The gradients can also be asked about the maps of a layer instead of the pixels: the rest of the
network is then the network, and the maps are what enters it (Captum's layer attribution, cut in
two so that all methods have it). What is found is enlarged to the picture, as Grad-CAM is.

Captum computes the gradients, piece by piece, so that it can be cancelled in between. Occlusion is
done here: it takes a forward pass for every place, and Captum does all of them in one call.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.rows import Group
from vgg_explorer.engine.chains import Chain
from vgg_explorer.engine.importing import collector_at_rest
from vgg_explorer.engine.questions import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


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


@dataclass(frozen=True, eq=False)
class Asked:
    """A question with everything that answers it.

    Parameters
    ----------
    chain : Chain
        The network, without a final softmax.
    analysis : Analysis
        Of the same network.
    question : Question
        As it was settled for it.
    image : Tensor
        float32 (1, C, H, W) on the chain's device, and no one else's.
    target : int
        The class.
    score : float
        What the chain gives it.
    """

    chain: Chain
    analysis: Analysis
    question: Question
    image: Tensor
    target: int
    score: float

    def group(self, layer: str) -> Group:
        """Return the layer of that name."""
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
        """Return what was found, as the question's explanation."""
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


def _saliency(asked: Asked) -> _Answer:
    yield 0.1  # Captum may have to be imported
    chain, entered = _from(asked)
    found = (
        _captum()
        .Saliency(chain)
        .attribute(entered.requires_grad_(), target=asked.target, abs=False)
    )
    yield asked.answer(_enlarged(found.sum(1), asked), _enlarged(found.abs().amax(1), asked))


def _guided(asked: Asked) -> _Answer:
    yield 0.1
    chain, entered = _from(asked)
    method = _captum().GuidedBackprop(chain)
    with warnings.catch_warnings():  # that it sets hooks, and takes them away again
        warnings.simplefilter("ignore", UserWarning)
        found = method.attribute(entered.requires_grad_(), target=asked.target)
    yield asked.answer(_enlarged(found.sum(1), asked), _enlarged(found.abs().amax(1), asked))


def _from(asked: Asked) -> tuple[Chain, Tensor]:
    """Return what is asked about, the picture or a layer's maps, and the network behind that."""
    if not asked.question.at:
        return asked.chain, asked.image
    count = asked.chain.place(asked.group(asked.question.at))
    with torch.no_grad():
        maps = asked.chain.through(asked.image, count)
    return asked.chain.behind(count), maps


def _enlarged(plane: Tensor, asked: Asked) -> Tensor:
    """Return a plane (1, H, W) as large as the picture, (H, W)."""
    size = asked.image.shape[2:]
    if plane.shape[1:] == size:
        return plane[0]
    return torch.nn.functional.interpolate(
        plane.detach()[None], size, mode="bilinear", align_corners=False
    )[0, 0]


def _gradcam(asked: Asked) -> _Answer:
    yield 0.1
    module = asked.chain.last_module(asked.group(asked.question.layer))
    method = _captum().LayerGradCam(asked.chain, module)
    found = method.attribute(asked.image.requires_grad_(), target=asked.target)
    large = _enlarged(found[0], asked)
    yield asked.answer(large, large.clamp(min=0))


def _integrated(asked: Asked) -> _Answer:
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


def _occlusion(asked: Asked) -> _Answer:
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
    count = _at_once(asked)
    for done in range(0, len(places), count):
        part = places[done : done + count]
        covered = image.repeat(len(part), 1, 1, 1)
        for number, (top, left) in enumerate(part):
            covered[number, :, top : top + window, left : left + window] = 0
        with torch.no_grad():
            scores = asked.chain(covered)[:, asked.target].cpu().double()
        for (top, left), score in zip(part, scores.tolist(), strict=True):
            total[top : top + window, left : left + window] += asked.score - score
            covers[top : top + window, left : left + window] += 1
        yield (done + len(part)) / len(places)
    signed = total / covers
    yield asked.answer(signed, signed.abs())


def _at_once(asked: Asked) -> int:
    """Return how many pictures to compute together.

    It follows from the network and the kind of device, not from the time that was taken: sums over
    other batches end in other digits, and the same question has the same answer.
    """
    on_cpu = asked.image.device.type == "cpu"
    # So much work takes a few tenths of a second at most, which is how late a cancel may come.
    most, macs = (4, 8e9) if on_cpu else (32, 300e9)
    return max(1, min(most, int(macs / max(asked.analysis.totals.macs, 1))))


def _captum() -> Any:
    """Return Captum's methods; its import brings a drawing library along and takes a second."""
    with collector_at_rest():
        return import_module("captum.attr")


METHODS = {
    "saliency": _saliency,
    "guided": _guided,
    "gradcam": _gradcam,
    "integrated": _integrated,
    "occlusion": _occlusion,
}
"""Each yields the share that is done, and the explanation last."""
