"""The optimisers of a plan, as torch has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import SGD, Adam, AdamW, Optimizer

from vgg_explorer.engine.training.plan import Plan

_FUSED = frozenset({"cpu", "cuda"})
"""Where torch updates all parameters in one pass: on two cores, a step of VGG-16-BN with Adam at
64x64 and batch 4 takes a third of the time that it takes otherwise."""

_KEPT_BY_ADAM = {"step", "exp_avg", "exp_avg_sq"}
"""For each parameter."""


def optimiser(plan: Plan, module: nn.Module, device: str) -> Optimizer:
    """Return the optimiser of what learns in a module.

    Weight decay is for the weights of convolutions and linear layers. To pull biases, and the
    scales and shifts of batch norms, towards 0 helps nothing (He et al. 2019, "Bag of tricks").
    """
    learning = [value for value in module.parameters() if value.requires_grad]
    weights = [value for value in learning if value.ndim > 1]
    others = [value for value in learning if value.ndim <= 1]
    groups: list[dict[str, Any]] = [
        {"params": weights, "weight_decay": plan.weight_decay},
        {"params": others, "weight_decay": 0.0},
    ]
    groups = [group for group in groups if group["params"]]
    fused = True if torch.device(device).type in _FUSED else None
    match plan.optimiser:
        case "sgd":
            return SGD(groups, plan.rate, momentum=plan.momentum, fused=fused)
        case "adam":
            return Adam(groups, plan.rate, fused=fused)
        case "adamw":
            return AdamW(groups, plan.rate, fused=fused)


def set_rate(made: Optimizer, rate: float) -> None:
    """Use a learning rate from the next step on."""
    for group in made.param_groups:
        group["lr"] = rate


def state(made: Optimizer) -> dict[str, Any]:
    """Return the ``state_dict``; its tensors are contiguous."""
    found = made.state_dict()
    found["state"] = {
        number: {name: _plain(value) for name, value in values.items()}
        for number, values in found["state"].items()
    }
    return found


def resume(made: Optimizer, saved: Mapping[str, Any]) -> None:
    """Give an optimiser the state that `state` returned; settings are those of the plan.

    Raises
    ------
    ValueError
        Where it is the state of another network or optimiser, or damaged.
    """
    groups = made.state_dict()["param_groups"]
    counts = [len(group["params"]) for group in groups]
    try:
        if [len(group["params"]) for group in saved["param_groups"]] != counts:
            raise ValueError("the optimiser's state is that of other parameters")
        _check_state(made, saved["state"])
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError("the optimiser's state is damaged") from error
    made.load_state_dict({"state": saved["state"], "param_groups": groups})
    # The fused update goes through memory in its order, which has to be the parameter's.
    for parameter, values in made.state.items():
        for name, value in values.items():
            if isinstance(value, Tensor) and value.shape == parameter.shape and value.ndim:
                values[name] = torch.empty_like(parameter, requires_grad=False).copy_(value)


def _check_state(made: Optimizer, saved: Mapping[int, Mapping[str, Any]]) -> None:
    """Refuse what torch would take now and stumble over in a later step."""
    held = list(parameters(made))
    for number, values in saved.items():
        if isinstance(made, Adam) and set(values) != _KEPT_BY_ADAM:
            raise ValueError("the optimiser's state is that of another optimiser")
        for name, value in values.items():
            if name == "step":
                float(value)
            elif value is not None and value.shape != held[number].shape:
                raise ValueError("the optimiser's state is that of other parameters")


def parameters(made: Optimizer) -> Iterator[Tensor]:
    """Go through what it updates."""
    for group in made.param_groups:
        yield from group["params"]


def _plain(value: Any) -> Any:
    return value.contiguous() if isinstance(value, Tensor) else value
