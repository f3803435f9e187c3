"""How the layers fare: norms, the size of updates, and units that are dead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from vgg_explorer.arch.rows import Group
from vgg_explorer.engine.training.learner import Learner
from vgg_explorer.engine.training.records import Health, LayerHealth

EVERY = 20
"""Steps from one look at the layers to the next, at least."""

PICTURES = 64
"""So many should have been seen before a unit is called dead."""

MOST_STEPS = 10
"""Pictures are collected over so many steps at most."""


class Watch:
    """Looks at the layers every so many steps.

    The norms and the update are those of one step; they read each weight a few times, which is
    little beside twenty steps. For the dead units the outputs of the activations are read in the
    steps before too, until there are enough pictures; never in more than a fifth of all steps.

    Parameters
    ----------
    learner : Learner
    batch : int
    """

    def __init__(self, learner: Learner, batch: int) -> None:
        self._learner = learner
        self._looks = min(-(-PICTURES // batch), MOST_STEPS)
        self._every = max(EVERY, 5 * self._looks)
        self._groups = [group for group in learner.analysis.groups if group.params]
        self._alive: dict[str, Tensor] = {}

    def due(self, step: int) -> bool:
        """Whether there is a report after a step, from 1."""
        return step == 1 or step % self._every == 0

    @contextmanager
    def watching(self, step: int) -> Iterator[None]:
        """Collect which units answer in a step, where a report is near."""
        if not self.due(step) and (-step) % self._every >= self._looks:
            yield
            return
        network = self._learner.module.network
        hooks = [
            network.get_submodule(group.rows[-1].path).register_forward_hook(self._hook(group.name))
            for group in self._groups
            if isinstance(network.get_submodule(group.rows[-1].path), nn.ReLU)
        ]
        try:
            yield
        finally:
            for hook in hooks:
                hook.remove()

    def report(self, step: int, before: Mapping[str, Tensor]) -> Health:
        """Return how the layers are after a step, and begin to collect anew.

        Parameters
        ----------
        step : int
        before : mapping of str to Tensor
            The weights that learn, as they were before the update, by name.
        """
        with torch.no_grad():
            found = [self._measured(group, before) for group in self._groups]
            values = torch.stack([torch.stack(part) for part in found]).tolist() if found else []
        alive, self._alive = self._alive, {}
        layers = []
        for group, (weight, gradient, change) in zip(self._groups, values, strict=True):
            answers = alive.get(group.name)
            dead = None if answers is None else 1 - float(answers.float().mean())
            ratio = change / weight if weight else 0.0
            layers.append(LayerHealth(group.name, weight, gradient, ratio, dead))
        return Health(step, tuple(layers))

    def _measured(
        self, group: Group, before: Mapping[str, Tensor]
    ) -> tuple[Tensor, Tensor, Tensor]:
        name = next(f"{row.path}.weight" for row in group.rows if row.params)
        weight = self._learner.module.network.get_parameter(name)
        zero = weight.new_zeros(())
        gradient = zero if weight.grad is None else weight.grad.norm()
        change = (weight - before[name]).norm() if name in before else zero
        return weight.norm(), gradient, change

    def _hook(self, name: str) -> Callable[[nn.Module, object, Tensor], None]:
        def see(module: nn.Module, inputs: object, output: Tensor) -> None:
            values = output.detach()
            others = [axis for axis in range(values.ndim) if axis != 1]
            # Nothing is below 0 behind a ReLU. The largest value would say the same, but to find it
            # takes 35 times as long in channels-last order.
            answers = values.sum(others) > 0
            earlier = self._alive.get(name)
            self._alive[name] = answers if earlier is None else earlier | answers

        return see
