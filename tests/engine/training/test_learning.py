"""Which layers learn, and how a step is made of them."""

from dataclasses import replace

import memory_data
import numpy as np
import pytest
import torch
from torch import nn

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.tokens import Linear
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training import learner as module
from vgg_explorer.engine.training.learner import Learner, precision
from vgg_explorer.engine.training.needed import learning_rows
from vgg_explorer.engine.training.plan import Plan

ANALYSIS = analyze(memory_data.spec())


def paths(trains, analysis=ANALYSIS):
    return [row.path for row in learning_rows(analysis, trains)]


def test_all_of_them():
    assert paths("all") == [row.path for row in ANALYSIS.rows]


def test_the_classifier_with_its_dropout():
    assert paths("classifier") == [
        row.path for row in ANALYSIS.rows if row.path.startswith("classifier.")
    ]


def test_the_last_layer_with_weights_where_there_is_no_classifier():
    analysis = analyze(PRESETS["nin"].spec)
    last = [group for group in analysis.groups if group.params][-1]
    assert paths("classifier", analysis)[0] == last.path


def test_from_a_layer_on():
    found = paths("conv2_1")
    assert found[0] == ANALYSIS.group("conv2_1").path
    assert found[-1] == ANALYSIS.rows[-1].path


def test_an_unknown_layer_is_refused():
    with pytest.raises(EngineError, match="no layer “conv9_9”"):
        learning_rows(ANALYSIS, "conv9_9")


def test_nothing_to_learn_is_refused():
    analysis = analyze(PRESETS["vgg16_two_class"].spec)
    last = analysis.groups[-1]
    assert not last.params
    with pytest.raises(EngineError, match="has weights"):
        learning_rows(analysis, last.name)


def batch(spec, count=4):
    torch.manual_seed(3)
    labels = torch.arange(count) % spec.num_classes
    return torch.rand(count, *spec.input), labels


def small(key):
    """A preset that takes a moment: a small picture, a narrow classifier."""
    spec = PRESETS[key].spec
    classifier = tuple(
        replace(token, units=32) if isinstance(token, Linear) else token
        for token in spec.classifier
    )
    channels = spec.input[0]
    sizes = (
        replace(spec, input=(channels, side, side), classifier=classifier)
        for side in (32, 63, 95, spec.input[1])
    )
    return next(smaller for smaller in sizes if analyze(smaller).problem is None)


@pytest.mark.parametrize("key", PRESETS)
def test_gradients_reach_every_layer(key):
    spec = small(key)
    learner = Learner(memory_data.order(spec))
    loss, _ = learner.gradients(*batch(spec), 1)
    assert np.isfinite(loss)
    for name, value in learner.module.network.named_parameters():
        assert value.grad is not None, name
        assert torch.isfinite(value.grad).all(), name
        # Behind a batch norm, what a bias adds is taken away again.
        if name.endswith(".weight"):
            assert value.grad.abs().max() > 0, name


def test_a_step_is_torchs_own():
    spec = memory_data.spec(classifier="[16]")
    order = memory_data.order(spec, optimiser="sgd", rate=0.1)
    learner = Learner(order)
    plain = module.build(spec, init=False)
    plain.load_state_dict(order.start)
    torchs = torch.optim.SGD(plain.parameters(), 0.1, momentum=0.9)
    images, labels = batch(spec, 6)
    for step in range(3):
        loss, right = learner.gradients(images, labels, step)
        learner.update(0.1)
        torchs.zero_grad()
        scores = plain(images)
        wanted = nn.functional.cross_entropy(scores, labels)
        wanted.backward()
        torchs.step()
        assert loss == pytest.approx(wanted.item(), rel=1e-4)
        assert right == int((scores.argmax(1) == labels).sum())
    for name, value in learner.state().items():
        torch.testing.assert_close(value, plain.state_dict()[name], rtol=1e-3, atol=1e-5)


def test_what_is_frozen_keeps_its_statistics_and_nothing_for_a_gradient():
    spec = memory_data.spec()
    learner = Learner(memory_data.order(spec, trains="conv2_1"))
    before = learner.state()
    first = learner.module.network.get_submodule("features.0")
    outputs = []
    first.register_forward_hook(lambda module, inputs, output: outputs.append(output))
    learner.gradients(*batch(spec), 1)
    learner.update(0.1)
    after = learner.state()
    assert not outputs[0].requires_grad
    changed = {name for name in before if not torch.equal(before[name], after[name])}
    place = spec.features and analyze(spec).group("conv2_1").path
    assert f"{place}.weight" in changed
    assert not {name for name in changed if name.startswith(("features.0.", "features.1."))}


def test_dropout_depends_on_the_step_alone():
    spec = memory_data.spec()
    learner = Learner(memory_data.order(spec))
    losses = []
    for step in (1, 2, 1):
        torch.rand(step)
        losses.append(learner.gradients(*batch(spec), step)[0])
    assert losses[0] == losses[2] != losses[1]


def test_answers_change_nothing():
    spec = memory_data.spec()
    learner = Learner(memory_data.order(spec))
    before = {name: value.clone() for name, value in learner.state().items()}
    scores = learner.answers(batch(spec)[0], lambda: False)
    assert scores.shape == (4, 3)
    assert all(torch.equal(before[name], value) for name, value in learner.state().items())
    assert learner.module.training


def test_weights_of_another_network_are_refused():
    order = memory_data.order()
    other = replace(order, start={"features.0.weight": torch.zeros(1)})
    with pytest.raises(EngineError, match=r"features\.0\.weight"):
        Learner(other)


def test_a_published_network_without_some_biases_starts():
    order = memory_data.order()
    start = {name: value for name, value in order.start.items() if name != "features.0.bias"}
    state = Learner(replace(order, start=start)).state()
    assert not state["features.0.bias"].any()


@pytest.mark.parametrize(
    ("device", "available", "wanted"),
    [
        ("cpu", {"fp32", "bf16"}, "bf16"),
        ("cpu", {"fp32"}, "fp32"),
        ("cuda:0", {"fp32", "fp16"}, "fp16"),
        ("cuda:0", {"fp32", "fp16", "bf16"}, "bf16"),
        ("mps", {"fp32", "fp16"}, "fp32"),
    ],
)
def test_mixed_precision_is_what_the_device_gains_by(monkeypatch, device, available, wanted):
    class Option:
        def __init__(self, key):
            self.key, self.available = key, key in available

    options = [Option(key) for key in ("fp32", "bf16", "fp16")]
    monkeypatch.setattr(module, "precisions", lambda asked: options)
    assert precision(Plan(mixed=True), device) == wanted
    assert precision(Plan(), device) == "fp32"


def test_gradients_that_float16_cannot_hold_skip_the_update():
    spec = memory_data.spec(batch_norm=False)
    learner = Learner(memory_data.order(spec))
    learner.scaler = torch.amp.GradScaler("cpu", init_scale=2.0**127)
    before = learner.state()["features.0.weight"].clone()
    images, labels = batch(spec)
    loss, _ = learner.gradients(1e4 * images, labels, 1)
    learner.update(0.1)
    assert np.isfinite(loss)
    assert torch.equal(learner.state()["features.0.weight"], before)
    assert learner.scaler.get_scale() < 2.0**127
