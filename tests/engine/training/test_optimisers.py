"""torch's optimisers as a plan asks for them."""

import copy

import pytest
import torch
from torch import nn
from torch.optim import SGD, Adam, AdamW

from vgg_explorer.engine.training import optimisers
from vgg_explorer.engine.training.plan import Plan


def network():
    torch.manual_seed(0)
    made = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.Flatten(), nn.Linear(16, 2))
    return made.to(memory_format=torch.channels_last)


def stepped(made, module, steps=1):
    for number in range(steps):
        made.zero_grad()
        torch.manual_seed(number)
        module(torch.randn(2, 3, 4, 4)).square().sum().backward()
        made.step()


@pytest.mark.parametrize(("name", "kind"), [("sgd", SGD), ("adam", Adam), ("adamw", AdamW)])
def test_each_is_torchs(name, kind):
    made = optimisers.optimiser(Plan(optimiser=name, momentum=0.7), network(), "cpu")
    assert type(made) is kind
    if name == "sgd":
        assert {group["momentum"] for group in made.param_groups} == {0.7}


def test_weights_decay_and_biases_and_norms_do_not():
    made = optimisers.optimiser(Plan(weight_decay=0.1), network(), "cpu")
    decay = {p.ndim: g["weight_decay"] for g in made.param_groups for p in g["params"]}
    assert decay == {4: 0.1, 2: 0.1, 1: 0.0}


def test_what_is_frozen_is_left_out():
    module = network()
    module[0].requires_grad_(False)
    made = optimisers.optimiser(Plan(), module, "cpu")
    assert sum(len(group["params"]) for group in made.param_groups) == 4


@pytest.mark.parametrize("name", ["sgd", "adam", "adamw"])
def test_a_state_that_was_kept_goes_on_bit_for_bit(name):
    plan = Plan(optimiser=name, weight_decay=0.01)
    one, other = network(), network()
    first = optimisers.optimiser(plan, one, "cpu")
    stepped(first, one, 3)
    state = copy.deepcopy(optimisers.state(first))
    kept = [v for values in state["state"].values() for v in values.values()]
    assert kept
    assert all(v.is_contiguous() for v in kept if isinstance(v, torch.Tensor))
    other.load_state_dict(copy.deepcopy(one.state_dict()))
    second = optimisers.optimiser(plan, other, "cpu")
    optimisers.resume(second, state)
    stepped(first, one, 2)
    stepped(second, other, 2)
    for a, b in zip(one.parameters(), other.parameters(), strict=True):
        assert torch.equal(a, b)


def test_settings_are_those_of_the_plan_and_not_of_the_state():
    made = optimisers.optimiser(Plan(optimiser="sgd", momentum=0.9), network(), "cpu")
    other = optimisers.optimiser(Plan(optimiser="sgd", momentum=0.5), network(), "cpu")
    optimisers.resume(other, optimisers.state(made))
    assert {group["momentum"] for group in other.param_groups} == {0.5}


def test_the_state_of_another_network_is_refused():
    made = optimisers.optimiser(Plan(), network(), "cpu")
    other = optimisers.optimiser(Plan(), nn.Linear(2, 2), "cpu")
    with pytest.raises(ValueError, match="other parameters"):
        optimisers.resume(other, optimisers.state(made))


def damaged(kind):
    state = copy.deepcopy(optimisers.state(trained_a_step()))
    values = state["state"][0]
    match kind:
        case "no parts":
            del values["exp_avg_sq"]
        case "no tensor":
            values["exp_avg"] = "much"
        case "no step":
            values["step"] = [1]
        case "another size":
            values["exp_avg"] = torch.zeros(3, 3)
        case "no such parameter":
            state["state"][99] = values
        case "no tables":
            state["state"] = [1, 2]
        case "no groups":
            state["param_groups"] = [7]
    return state


def trained_a_step():
    module = network()
    made = optimisers.optimiser(Plan(), module, "cpu")
    stepped(made, module, 1)
    return made


@pytest.mark.parametrize(
    "kind",
    [
        "no parts",
        "no tensor",
        "no step",
        "another size",
        "no such parameter",
        "no tables",
        "no groups",
    ],
)
def test_a_damaged_state_is_refused_before_the_first_step(kind):
    with pytest.raises(ValueError, match="the optimiser's state is"):
        optimisers.resume(optimisers.optimiser(Plan(), network(), "cpu"), damaged(kind))
