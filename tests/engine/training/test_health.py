"""How the layers fare while they learn."""

import memory_data
import pytest
import torch

from vgg_explorer.engine.training.guard import GoodWeights
from vgg_explorer.engine.training.health import EVERY, MOST_STEPS, Watch
from vgg_explorer.engine.training.learner import Learner
from vgg_explorer.engine.training.records import Health, Step


def watched(spec, change=lambda network: None, **settings):
    """Make one step with a report."""
    learner = Learner(memory_data.order(spec, optimiser="sgd", momentum=0.0, **settings))
    with torch.no_grad():
        change(learner.module.network)
    watch = Watch(learner, 64)
    good = GoodWeights(learner.tensors(), 0)
    torch.manual_seed(0)
    with watch.watching(1):
        learner.gradients(torch.rand(8, *spec.input), torch.arange(8) % 3, 1)
    gradients = {n: v.grad for n, v in learner.module.network.named_parameters()}
    learner.update(0.5)
    return watch.report(1, good.copies), learner.module.network, gradients


def test_norms_and_updates_are_those_of_the_step():
    health, network, gradients = watched(memory_data.spec())
    assert [layer.layer for layer in health.layers] == ["conv1_1", "conv2_1", "fc3", "fc4"]
    layer = health.layers[1]
    weight, gradient = network.features[4].weight, gradients["features.4.weight"]
    assert layer.weight_norm == pytest.approx(weight.norm().item())
    assert layer.gradient_norm == pytest.approx(gradient.norm().item())
    # Plain descent changes a weight by rate times gradient.
    assert layer.update_ratio == pytest.approx(0.5 * layer.gradient_norm / layer.weight_norm, 1e-3)


def test_frozen_layers_have_no_gradient():
    health, _, _ = watched(memory_data.spec(), trains="classifier")
    assert [layer.gradient_norm > 0 for layer in health.layers] == [False, False, True, True]
    assert [layer.update_ratio > 0 for layer in health.layers] == [False, False, True, True]


def test_dead_units_are_counted():
    def kill(network):
        network.features[1].weight[:2] = 0
        network.features[1].bias[:2] = -1

    health, _, _ = watched(memory_data.spec(), kill)
    assert health.layers[0].dead == 2 / 8
    assert health.layers[-1].dead is None  # scores have no activation


def test_activations_that_cannot_die_have_no_share():
    health, _, _ = watched(memory_data.spec(activation="gelu"))
    assert {layer.dead for layer in health.layers} == {None}


def test_a_unit_that_answers_to_one_of_many_batches_lives():
    spec = memory_data.spec()
    learner = Learner(memory_data.order(spec))
    watch, good = Watch(learner, 1), GoodWeights(learner.tensors(), 0)
    with torch.no_grad():
        learner.module.network.features[1].weight.zero_()
    alive = learner.module.network.features[1].bias
    for number in range(MOST_STEPS):
        with torch.no_grad():
            alive.fill_(-1)
            alive[number % 4] = 1
        with watch.watching(watch._every - MOST_STEPS + 1 + number):
            learner.gradients(torch.rand(4, *spec.input), torch.arange(4) % 3, number)
    report = watch.report(watch._every, good.copies)
    assert report.layers[0].dead == 4 / 8


@pytest.mark.parametrize("batch", [1, 2, 8, 32, 64, 500])
def test_few_steps_are_looked_at(batch):
    learner = Learner(memory_data.order())
    watch = Watch(learner, batch)
    network = learner.module.network
    hooked = 0
    for step in range(2, 402):
        with watch.watching(step):
            here = sum(bool(module._forward_hooks) for module in network.modules())
            hooked += bool(here)
            assert here or not watch.due(step)
    assert 0 < hooked <= 400 / 5
    assert not any(module._forward_hooks for module in network.modules())


def test_reports_come_every_so_many_steps():
    asked = memory_data.order(batch=24, epochs=2 * EVERY + 1)
    seen = [r for r in memory_data.trainer(asked).run() if isinstance(r, (Step, Health))]
    assert [r.step for r in seen if isinstance(r, Health)] == [1, EVERY, 2 * EVERY]
