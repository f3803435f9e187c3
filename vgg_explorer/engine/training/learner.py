"""A network on its device, with all that one step of training takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.text import text
from vgg_explorer.engine.build import BuildError, Network, build
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.precision import Precision, dtype, precisions
from vgg_explorer.engine.training import optimisers
from vgg_explorer.engine.training.learning import BrokenOffError, Learning
from vgg_explorer.engine.training.plan import Plan
from vgg_explorer.engine.training.randomness import mixed
from vgg_explorer.engine.training.snapshot import Order, Snapshot
from vgg_explorer.engine.training.together import Alone, Together

_DROPOUT = 0x64726F70
"""Keeps what dropout draws apart from what else comes from the same seed."""

_CHANNELS_LAST = frozenset({"cpu", "cuda"})
"""Where convolutions are faster with the channels of a pixel side by side: a step of `vgg_mini`
takes 0.7 of its time so on two cores."""


class Learner:
    """Makes gradients and updates; all of a step but its pictures and its rate.

    Cross entropy takes what the network gives out for scores, as torch's own does: a network that
    ends in a softmax learns slowly so, and the advice on it says why.

    Parameters
    ----------
    order : Order
    team : Together

    Raises
    ------
    EngineError
        Where the order is not for this network.
    """

    def __init__(self, order: Order, team: Together | None = None) -> None:
        team = team or Alone()
        self.plan, self.device = order.plan, order.device
        self.analysis = analyze(order.spec)
        try:
            network = build(order.spec, order.device, init=False)
        except BuildError as error:
            raise EngineError(error.problem.what, error.problem.hint) from error
        load(network, order.start)
        kind = torch.device(order.device).type
        if kind in _CHANNELS_LAST:
            network.to(memory_format=torch.channels_last)
        self.module = Learning(network, self.analysis, self.plan.trains)
        self._called = team.wrapped(self.module)
        self.optimiser = optimisers.optimiser(self.plan, self.module, order.device)
        self.precision = precision(self.plan, order.device)
        self.scaler = torch.amp.GradScaler(kind) if self.precision == "fp16" else None
        self._key = (_DROPOUT, self.plan.seed, team.rank)
        self._draws = self.module.draws()

    @property
    def classes(self) -> int:
        """Outputs of the network."""
        return self.analysis.out_shape[0]

    def gradients(
        self, images: Tensor, labels: Tensor, step: int, asked: Callable[[], bool] | None = None
    ) -> tuple[float, int]:
        """Make the gradients of a batch.

        Parameters
        ----------
        images : Tensor of float32, (B, C, H, W)
        labels : Tensor of int64, (B,)
        step : int
            Dropout draws from the plan's seed and this number.
        asked : callable, optional
            Called between two layers, which takes a little time; True breaks the pass off.

        Returns
        -------
        (float, int)
            The mean loss, and how many of the answers were right.

        Raises
        ------
        BrokenOffError
            Where it was asked for. The network is as it was before.
        """
        if asked is None:
            return self._gradients(images, labels, step)
        before = [buffer.clone() for buffer in self.module.buffers()]
        self.module.asked = asked
        try:
            return self._gradients(images, labels, step)
        except BrokenOffError:
            self.optimiser.zero_grad()
            for buffer, value in zip(self.module.buffers(), before, strict=True):
                buffer.copy_(value)
            raise
        finally:
            self.module.asked = None

    def _gradients(self, images: Tensor, labels: Tensor, step: int) -> tuple[float, int]:
        self.optimiser.zero_grad()
        if self._draws:
            self._seed(mixed(*self._key, step))
        images = images.to(self.device, non_blocking=True)
        labels = labels.to(self.device, non_blocking=True)
        with self._cast():
            scores = self._called(images)
        scores = scores.float()
        loss = cross_entropy(scores, labels, label_smoothing=self.plan.label_smoothing)
        torch.autograd.backward(loss if self.scaler is None else self.scaler.scale(loss))
        if self.scaler is not None:
            self.scaler.unscale_(self.optimiser)
        right = (scores.detach().argmax(1) == labels).sum()
        value, hits = torch.stack((loss.detach(), right.float())).tolist()  # waits only once
        return value, int(hits)

    def _seed(self, seed: int) -> None:
        if torch.device(self.device).type == "cpu":
            # torch.manual_seed also notes it for cards that are not there, with the call stack:
            # that takes as long as a small layer.
            torch.default_generator.manual_seed(seed)
        else:
            torch.manual_seed(seed)

    def update(self, rate: float) -> None:
        """Change the weights by the gradients; where float16 could not hold those, nothing."""
        optimisers.set_rate(self.optimiser, rate)
        if self.scaler is None:
            self.optimiser.step()
        else:
            self.scaler.step(self.optimiser)
            self.scaler.update()

    def answers(self, images: Tensor, asked: Callable[[], bool]) -> Tensor:
        """Return what the network gives out for images, without changing anything, on the device.

        Parameters
        ----------
        images : Tensor of float32, (B, C, H, W)
        asked : callable
            Called between two layers; True breaks the pass off.

        Returns
        -------
        Tensor of float32, (B, N)

        Raises
        ------
        BrokenOffError
        """
        self.module.eval()
        self.module.asked = asked
        try:
            with torch.inference_mode(), self._cast():
                scores: Tensor = self.module(images.to(self.device, non_blocking=True))
                return scores.float()
        finally:
            self.module.asked = None
            self.module.train()

    def state(self) -> dict[str, Tensor]:
        """Return the ``state_dict`` of the network; its tensors are contiguous."""
        held = self.module.network.state_dict()
        return {name: value.detach().contiguous() for name, value in held.items()}

    def tensors(self) -> dict[str, Tensor]:
        """Return what training changes in place by name: parameters that learn, and buffers."""
        network = self.module.network
        learning = {n: value for n, value in network.named_parameters() if value.requires_grad}
        return learning | dict(network.named_buffers())

    def resume(self, snapshot: Snapshot) -> None:
        """Go on from a snapshot.

        Raises
        ------
        EngineError
            Where it is one of another network or optimiser.
        """
        load(self.module.network, snapshot.weights)
        try:
            optimisers.resume(self.optimiser, snapshot.optimiser)
        except (ValueError, KeyError) as error:
            raise EngineError(
                text(
                    "The checkpoint is not one of this network and optimiser: {reason}.",
                    reason=str(error),
                ),
                text("Choose the checkpoint of this run, or start anew."),
            ) from error
        if self.scaler is not None and snapshot.scaler:
            self.scaler.load_state_dict(dict(snapshot.scaler))

    def forget_gradients(self) -> None:
        """Give their memory back."""
        self.optimiser.zero_grad()

    def fresh_optimiser(self) -> None:
        """Forget what the optimiser knows of steps before."""
        self.optimiser = optimisers.optimiser(self.plan, self.module, self.device)

    def _cast(self) -> AbstractContextManager[object]:
        if self.precision == "fp32":
            return nullcontext()
        return torch.autocast(torch.device(self.device).type, dtype(self.precision))


def load(network: Network, values: Mapping[str, Tensor]) -> None:
    """Copy values into a network.

    Buffers that are not there stay as they are, and a bias that is not there is 0: published files
    leave them out.

    Raises
    ------
    EngineError
        Where a weight is not there, or has another size.
    """
    with torch.no_grad():
        for name, held in network.state_dict().items():
            value = values.get(name)
            if value is not None and value.numel() == held.numel():
                held.copy_(value.reshape(held.shape))
            elif value is None and name.endswith(".bias"):
                held.zero_()
            elif value is not None or name.endswith(".weight"):
                raise EngineError(
                    text("The first weights have no “{name}” of the network's size.", name=name),
                    text("Choose the weights of this network, or start from random ones."),
                )


def precision(plan: Plan, device: str) -> Precision:
    """Return what a plan's steps compute in on a device: float32 where mixing gains nothing.

    float16 is for CUDA alone: only there does torch scale gradients, which it needs.
    """
    if not plan.mixed:
        return "fp32"
    available = {option.key for option in precisions(device) if option.available}
    if "bf16" in available:
        return "bf16"
    return "fp16" if "fp16" in available and torch.device(device).type == "cuda" else "fp32"
