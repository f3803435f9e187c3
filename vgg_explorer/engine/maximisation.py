"""Activation maximisation: a picture that one channel answers to as strongly as possible.

Gradient ascent on the picture (Erhan et al. 2009), kept in bounds by what later work found to help:
the picture is shifted a little before every step (Mordvintsev et al. 2015), drawn towards grey
(L2 decay, Simonyan et al. 2013), and neighbouring pixels are drawn together (total variation,
Mahendran and Vedaldi 2015).
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

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
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.fitting_input import working_bytes
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.engine.questions import Wish

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vgg_explorer.engine.loaded import Loaded
    from vgg_explorer.engine.workbench import Workbench

SIDE = 128
"""Pixels of the longer side for a layer that works at any size: a few seconds, not a minute."""

JITTER = 8
"""Pixels that the picture is shifted by at most, both ways; a sixteenth of a smaller one."""

DECAY = 0.01
"""Share of the distance to grey that each step takes back."""

VARIATION = 0.6
"""Weight of the total variation against the gradient of the channel, both brought to length 1."""

STEP = 0.12
"""How far a step goes, in standard deviations of the preparation."""


@dataclass(frozen=True, eq=False)
class Dream:
    """A picture on its way.

    Parameters
    ----------
    wish : Wish
    image : ndarray of uint8, (H, W, 3)
    done : int
        Rounds.
    value : float
        The mean of the channel over this picture, before the activation.
    """

    wish: Wish
    image: NDArray[np.uint8]
    done: int
    value: float


def maximise(
    bench: Workbench,
    wish: Wish,
    spec: ArchSpec,
    preprocess: Preprocess,
    *,
    assignment: Assignment | None = None,
    sources: Iterable[Loaded] = (),
    ablation: Ablation = ablations.NONE,
) -> Generator[float | Dream, None, None]:
    """Look for a picture that a channel answers to, yielding it after every round.

    What is switched off or scaled is so here as well, except in the layer that is asked: its
    channel is looked at before its activation.

    Parameters
    ----------
    bench : Workbench
    wish : Wish
    spec : ArchSpec
    preprocess : Preprocess
        What turns the input's values into colours.
    assignment, sources, ablation
        As `Workbench.inspect` takes them.

    Raises
    ------
    BuildError
        When the spec is no network.
    EngineError
        When there is no such channel, the memory does not suffice, or torch fails.
    """
    analysis = analyze(spec)
    if analysis.problem is not None:
        raise BuildError(analysis.problem)
    group = analysis.group(wish.layer)
    if group is None or wish.channel >= group.out_shape[0]:
        what = text("This network has no layer called {layer}.", layer=wish.layer)
        raise EngineError(what, text("Choose one of its layers."))

    def steps() -> Generator[float | Dream, None, None]:
        shape = canvas(analysis, group)
        needed = _working_bytes(analysis, shape)
        short = bench.shortage(analysis, needed, assignment=assignment, sources=sources)
        if short is not None:
            what = text(
                "This picture needs about {needed} of memory, but {free} are free.",
                needed=size(short[0]),
                free=size(short[1]),
            )
            raise EngineError(what, text("Use a smaller input, or close other programs."))
        chain = yield from bench.chain(
            analysis, assignment=assignment, sources=sources, ablation=ablation
        )
        count = chain.place(group, before_activation=True)
        random = torch.Generator().manual_seed(wish.seed)
        low, high = (_colours(spec, preprocess, level) for level in (0.0, 1.0))
        image = _begun(shape, wish, random, (low + high) / 2, high - low)
        most = min(JITTER, min(shape[1:]) // 16)
        for done in range(1, wish.rounds + 1):
            shifts = torch.randint(-most, most + 1, (2,), generator=random).tolist()
            shifted = image.roll(shifts, (2, 3)).to(bench.device).requires_grad_()
            value = chain.through(shifted, count)[:, wish.channel].mean()
            (gradient,) = torch.autograd.grad(value, shifted)
            found = float(value.detach())
            unshifted = gradient.cpu().roll([-shift for shift in shifts], (2, 3))
            image = stepped(image, unshifted, (low, high))
            yield Dream(wish, _picture(image, low, high), done, found)

    yield from bench.guarded(steps())


def canvas(analysis: Analysis, group: Group) -> tuple[int, int, int]:
    """Return the shape of the picture: the input's, or a smaller one of the same proportions.

    The features work at any size; behind them only the input's own is sure to.
    """
    channels, height, width = analysis.spec.input
    longer = max(height, width)
    if longer <= SIDE or not group.path.startswith("features."):
        return analysis.spec.input
    smaller = (channels, max(1, height * SIDE // longer), max(1, width * SIDE // longer))
    fits = analyze(replace(analysis.spec, input=smaller)).group(group.name) is not None
    return smaller if fits else analysis.spec.input


def stepped(image: Tensor, gradient: Tensor, bounds: tuple[Tensor, Tensor]) -> Tensor:
    """Return a picture after one step along a gradient, within the colours that there are.

    Parameters
    ----------
    image, gradient : Tensor
        (1, C, H, W).
    bounds : tuple of Tensor
        The input's values for black and for white, (1, C, 1, 1).
    """
    low, high = bounds
    grey = (low + high) / 2
    way = _unit(gradient) - VARIATION * _unit(variation_gradient(image))
    moved = image + STEP * way
    moved = grey + (1 - DECAY) * (moved - grey)
    return torch.minimum(torch.maximum(moved, low), high)


def variation_gradient(image: Tensor) -> Tensor:
    """Return the gradient of half the sum of squared differences between neighbouring pixels."""
    gradient = torch.zeros_like(image)
    for axis in (2, 3):
        length = image.shape[axis] - 1
        difference = image.narrow(axis, 1, length) - image.narrow(axis, 0, length)
        gradient.narrow(axis, 1, length).add_(difference)
        gradient.narrow(axis, 0, length).sub_(difference)
    return gradient


def _unit(values: Tensor) -> Tensor:
    """Return values with a root mean square of 1; zeros stay zeros."""
    rms = float(values.square().mean().sqrt())
    return values / rms if rms > 0 else values


def _begun(
    shape: tuple[int, int, int], wish: Wish, random: torch.Generator, grey: Tensor, span: Tensor
) -> Tensor:
    noise = torch.randn(1, *shape, generator=random)
    return grey + span * (0.05 * noise if wish.start == "noise" else torch.zeros_like(noise))


def _colours(spec: ArchSpec, preprocess: Preprocess, level: float) -> Tensor:
    """Return the input's values for a level of all colours, (1, C, 1, 1), as `to_tensor` does."""
    channels = spec.input[0]
    mean, std = (torch.tensor(figures) for figures in (preprocess.mean, preprocess.std))
    if channels == 1:
        mean, std = mean.mean(0, keepdim=True), std.mean(0, keepdim=True)
    values = (level - mean) / std
    return values[[index % len(values) for index in range(channels)]].view(1, -1, 1, 1)


def _picture(image: Tensor, low: Tensor, high: Tensor) -> NDArray[np.uint8]:
    shares = ((image - low) / (high - low))[0]
    colours = shares[:3] if len(shares) >= 3 else shares[:1].expand(3, -1, -1)
    levels = (colours * 255).round().clamp(0, 255).to(torch.uint8)
    picture: NDArray[np.uint8] = levels.permute(1, 2, 0).contiguous().numpy()
    return picture


def _working_bytes(analysis: Analysis, shape: tuple[int, int, int]) -> int:
    """Estimate the bytes besides the weights; a smaller picture takes as much less."""
    _, height, width = analysis.spec.input
    kept = training(analysis, 1).activations.total + working_bytes(analysis)
    return kept * shape[1] * shape[2] // (height * width)
