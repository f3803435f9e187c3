"""Explanations against closed forms and direct computations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
import torch
from captum.attr import LayerIntegratedGradients, Occlusion
from torch import Tensor, nn

from vgg_explorer.arch.ablation import NONE
from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.engine import devices
from vgg_explorer.engine.attribution import explain
from vgg_explorer.engine.attribution_methods import METHODS as WAYS
from vgg_explorer.engine.attribution_methods import Asked, Explanation
from vgg_explorer.engine.build import BuildError
from vgg_explorer.engine.chains import Chain
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.questions import METHODS, Question, settled, usual_layer, windows
from vgg_explorer.engine.workbench import Workbench

SPEC = replace(PRESETS["vgg_tiny"].spec, features=parse("6 6 M 8 8 M"), input=(3, 20, 16))
LINEAR = replace(SPEC, features=parse("A"), classifier=(), avgpool=None, num_classes=3)


def picture(spec: ArchSpec = SPEC) -> Tensor:
    return torch.randn(1, *spec.input, generator=torch.Generator().manual_seed(5))


def asked(question: Question, spec: ArchSpec = SPEC, **options: object) -> Explanation:
    steps = list(explain(Workbench(), question, spec, picture(spec), **options))
    assert all(0 <= step <= 1 for step in steps[:-1])
    assert isinstance(steps[-1], Explanation)
    return steps[-1]


def chain_of(spec: ArchSpec = SPEC) -> Chain:
    steps = Workbench().chain(analyze(spec))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Chain = end.value
            return found


def gradient(chain: nn.Module, image: Tensor, target: int) -> Tensor:
    image = image.clone().requires_grad_()
    chain(image)[0, target].backward()
    assert image.grad is not None
    return image.grad[0]


def same(found: np.ndarray, expected: Tensor, tolerance: float = 1e-6) -> None:
    torch.testing.assert_close(torch.tensor(found), expected.float(), rtol=1e-4, atol=tolerance)


def test_the_saliency_of_a_linear_network_is_its_weights() -> None:
    # A pool of means and one linear layer: each pixel's gradient is a quarter of its weight.
    found = asked(Question("saliency", 1), LINEAR)
    weight = chain_of(LINEAR).parts[-1].weight[1].view(3, 10, 8)
    spread = weight.repeat_interleave(2, 1).repeat_interleave(2, 2) / 4
    same(found.signed, spread.sum(0))
    same(found.strength, spread.abs().amax(0))
    assert np.abs(found.signed).max() > 1e-3


def test_integrated_gradients_add_up_to_the_difference_of_the_scores() -> None:
    found = asked(Question("integrated", 4, steps=64))
    with torch.no_grad():
        chain = chain_of()
        score = float(chain(picture())[0, 4])
        base = float(chain(torch.zeros_like(picture()))[0, 4])
    assert found.score == pytest.approx(score, abs=1e-6)
    assert found.difference == pytest.approx(score - base, abs=1e-6)
    assert found.explained == pytest.approx(found.difference, rel=5e-3)
    assert float(found.signed.sum()) == pytest.approx(found.explained, rel=1e-4)


def test_integrated_gradients_of_a_linear_network_are_exact() -> None:
    found = asked(Question("integrated", 0, steps=16), LINEAR)
    image = picture(LINEAR)
    same(found.signed, (gradient(chain_of(LINEAR), image, 0) * image[0]).sum(0))


def test_grad_cam_is_the_weighted_sum_of_the_maps() -> None:
    found = asked(Question("gradcam", 2, "conv2_1"))
    chain, analysis = chain_of(), analyze(SPEC)
    group = analysis.group("conv2_1")
    assert group is not None
    count = chain.place(group)
    maps = chain.through(picture(), count).detach().requires_grad_()
    value = maps
    for module in chain.parts[count:]:
        value = module(value)
    value[0, 2].backward()
    assert maps.grad is not None
    weighted = (maps.grad.mean((2, 3), keepdim=True) * maps).sum(1, keepdim=True).detach()
    large = nn.functional.interpolate(
        weighted, SPEC.input[1:], mode="bilinear", align_corners=False
    )[0, 0]
    same(found.signed, large)
    same(found.strength, large.clamp(min=0))


def test_every_layer_with_maps_has_a_grad_cam() -> None:
    for group in analyze(SPEC).groups:
        if len(group.out_shape) == 3:
            found = asked(Question("gradcam", 2, group.name))
            assert found.signed.shape == SPEC.input[1:]
            assert found.question.layer == group.name


def guided(module: nn.Module, entered: Tensor, grad: Tensor) -> Tensor:
    """Return what passes a module backwards."""
    if isinstance(module, nn.ReLU):
        return grad.clamp(min=0) * (entered > 0)
    leaf = entered.detach().requires_grad_()
    module(leaf).backward(grad)
    assert leaf.grad is not None
    return leaf.grad


def test_guided_backprop_lets_only_positive_gradients_through() -> None:
    found = asked(Question("guided", 1))
    chain = chain_of()
    value, kept = picture(), []
    for module in chain.parts:
        kept.append(value)
        value = module(value)
    grad = torch.zeros_like(value)
    grad[0, 1] = 1
    for module, entered in zip(reversed(chain.parts), reversed(kept), strict=True):
        grad = guided(module, entered, grad)
    same(found.signed, grad[0].sum(0))
    plain = asked(Question("saliency", 1))
    assert not np.allclose(found.signed, plain.signed)


# At a layer


def enlarged(plane: Tensor) -> Tensor:
    return nn.functional.interpolate(
        plane[None, None], SPEC.input[1:], mode="bilinear", align_corners=False
    )[0, 0]


def cut(layer: str) -> tuple[Tensor, list[nn.Module]]:
    """Return the maps of a layer, and the modules behind them."""
    chain, group = chain_of(), analyze(SPEC).group(layer)
    assert group is not None
    count = chain.place(group)
    return chain.through(picture(), count).detach(), list(chain.parts[count:])


@pytest.mark.parametrize("layer", ["conv1_1", "pool1", "conv2_2", "pool2"])
def test_the_saliency_at_a_layer_is_the_gradient_on_its_maps(layer: str) -> None:
    found = asked(Question("saliency", 2, at=layer))
    maps, behind = cut(layer)
    grad = gradient(nn.Sequential(*behind), maps, 2)
    same(found.signed, enlarged(grad.sum(0)))
    same(found.strength, enlarged(grad.abs().amax(0)))
    assert found.question.at == layer
    assert found.signed.any()


def test_the_saliency_at_the_last_maps_of_a_linear_network_is_its_weights() -> None:
    found = asked(Question("saliency", 1, at=usual_layer(analyze(LINEAR))), LINEAR)
    weight = chain_of(LINEAR).parts[-1].weight[1].view(3, 10, 8)
    same(found.signed, enlarged(weight.sum(0)))
    same(found.strength, enlarged(weight.abs().amax(0)))


def test_guided_backprop_at_a_layer_guides_only_behind_it() -> None:
    found = asked(Question("guided", 1, at="conv2_1"))
    value, behind = cut("conv2_1")
    kept = []
    for module in behind:
        kept.append(value)
        value = module(value)
    grad = torch.zeros_like(value)
    grad[0, 1] = 1
    for module, entered in zip(reversed(behind), reversed(kept), strict=True):
        grad = guided(module, entered, grad)
    same(found.signed, enlarged(grad[0].sum(0)))


def test_integrated_gradients_at_a_layer_are_what_captum_finds() -> None:
    found = asked(Question("integrated", 4, steps=64, at="conv2_1"))
    chain, group = chain_of(), analyze(SPEC).group("conv2_1")
    assert group is not None
    expected = LayerIntegratedGradients(chain, chain.last_module(group)).attribute(
        picture(), torch.zeros_like(picture()), target=4, n_steps=64, method="riemann_middle"
    )[0]
    same(found.signed, enlarged(expected.detach().sum(0)), 1e-5)
    same(found.strength, enlarged(expected.detach().sum(0).abs()), 1e-5)
    assert found.explained == pytest.approx(float(expected.sum()), rel=1e-4)
    assert found.explained == pytest.approx(found.difference, rel=5e-3)
    at_the_picture = asked(Question("integrated", 4, steps=64))
    assert found.difference == pytest.approx(at_the_picture.difference, abs=1e-6)


@pytest.mark.parametrize("method", ["saliency", "guided", "integrated"])
def test_a_layer_that_is_not_there_leaves_the_picture(method: str) -> None:
    question = Question(method, 1, at="conv9_9")
    found = asked(question)
    assert found.question.at == ""
    same(found.signed, torch.tensor(asked(Question(method, 1)).signed))


def test_an_ablated_layer_is_asked_as_it_leaves() -> None:
    whole = asked(Question("integrated", 1, at="conv2_2"))
    off = asked(Question("integrated", 1, at="conv2_2"), ablation=NONE.with_layer("conv2_2", 0.0))
    assert whole.signed.any()
    assert not off.signed.any()
    assert off.difference == pytest.approx(0.0, abs=1e-6)


def test_occlusion_is_what_captum_finds() -> None:
    found = asked(Question("occlusion", 2, window=6, stride=4))
    expected = Occlusion(chain_of()).attribute(
        picture(), (3, 6, 6), strides=(3, 4, 4), target=2, baselines=0
    )[0]
    same(found.signed, expected[0], 2e-6)
    same(found.strength, expected[0].abs(), 2e-6)


def test_a_place_that_does_nothing_has_no_occlusion() -> None:
    class TopOnly(nn.Module):
        def forward(self, images: Tensor) -> Tensor:
            return images[:, :, :8].sum((1, 2))

    image = picture()
    chain = Chain([(None, TopOnly())], NONE)
    question = Question("occlusion", 3, window=4, stride=4)
    steps = WAYS[question.method](
        Asked(chain, analyze(SPEC), question, image, 3, float(chain(image)[0, 3]))
    )
    found = list(steps)[-1]
    assert isinstance(found, Explanation)
    assert not found.signed[8:].any()
    assert found.signed[:8, :4].any()


@pytest.mark.parametrize(("spec", "together"), [(SPEC, 4), (PRESETS["vgg16"].spec, 1)])
def test_the_network_says_how_many_places_are_covered_together(
    spec: ArchSpec, together: int
) -> None:
    """Not the clock: other batches end in other digits."""
    batches = []

    class Counting(nn.Module):
        def forward(self, images: Tensor) -> Tensor:
            batches.append(len(images))
            return images.sum((1, 2))

    question = Question("occlusion", 3, window=4, stride=4)
    chain = Chain([(None, Counting())], NONE)
    list(WAYS["occlusion"](Asked(chain, analyze(spec), question, picture(), 3, 0.0)))
    assert batches == [together] * (20 // together)


@pytest.mark.parametrize("method", [kind.key for kind in METHODS])
def test_the_predicted_class_is_explained_where_none_is_named(method: str) -> None:
    found = asked(Question(method))
    with torch.no_grad():
        scores = chain_of()(picture())[0]
    assert found.target == int(scores.argmax())
    assert found.score == pytest.approx(float(scores.max()), abs=1e-6)
    assert found.signed.shape == found.strength.shape == SPEC.input[1:]
    assert (found.strength >= 0).all()


@pytest.mark.parametrize("method", ["saliency", "gradcam", "occlusion"])
def test_what_is_ablated_is_so_in_the_explanation(method: str) -> None:
    question = Question(method, 1)
    ablation = NONE.with_layer("conv2_2", 0.0)
    found = asked(question, ablation=ablation)
    assert not found.signed.any(), "behind a layer that is off nothing depends on the picture"
    assert asked(question).signed.any()


def test_a_final_softmax_is_left_out() -> None:
    soft = replace(SPEC, output=parse("S", "output"))
    assert asked(Question(target=1), soft).score == pytest.approx(asked(Question(target=1)).score)
    same(asked(Question(target=1), soft).signed, torch.tensor(asked(Question(target=1)).signed))


def test_it_leaves_no_hooks_and_wants_no_gradients_of_weights() -> None:
    bench = Workbench()
    for kind in METHODS:
        for at in ("", "conv2_1"):
            list(explain(bench, Question(kind.key, 1, at=at), SPEC, picture()))
    steps = bench.chain(analyze(SPEC))
    with pytest.raises(StopIteration) as end:
        next(steps)
    chain = end.value.value
    for module in chain.modules():
        assert not module._forward_hooks
        assert not module._forward_pre_hooks
        assert not module._backward_hooks
    assert not any(parameter.requires_grad for parameter in chain.parameters())


def test_the_same_question_has_the_same_answer_and_the_picture_stays() -> None:
    bench, image = Workbench(), picture()
    before = image.clone()
    for kind in METHODS:
        first, second = (
            list(explain(bench, Question(kind.key, 1), SPEC, image))[-1] for _ in range(2)
        )
        assert isinstance(first, Explanation)
        assert isinstance(second, Explanation)
        assert np.array_equal(first.signed, second.signed)
    assert torch.equal(image, before)
    assert not image.requires_grad


def test_methods_that_say_nothing_refuse() -> None:
    with pytest.raises(EngineError, match="defined for ReLU; this network has gelu"):
        asked(Question("guided"), replace(SPEC, activation="gelu"))
    with pytest.raises(BuildError):
        asked(Question(), replace(SPEC, features=parse("M M M M M M M M")))


def test_too_little_memory_is_refused_with_both_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "free_bytes", lambda _device: 1000)
    with pytest.raises(EngineError, match=r"needs about .* of memory, but 1000 B are free") as no:
        asked(Question("saliency"))
    assert "occlusion" in str(no.value.hint)
    with pytest.raises(EngineError, match="close other programs"):
        asked(Question("occlusion"))


def test_values_that_are_not_finite_are_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Chain, "forward", lambda _self, images: images.sum((2, 3)) / 0)
    with pytest.raises(EngineError, match="not finite"):
        asked(Question())


def pieces(question: Question) -> Iterator[float | Explanation]:
    return explain(Workbench(), question, SPEC, picture())


def test_long_work_can_be_cancelled_between_its_pieces() -> None:
    integrated = list(pieces(Question("integrated", 1, steps=32)))[:-1]
    assert len(integrated) >= 32
    assert integrated == sorted(integrated)
    assert integrated[-1] == 1.0
    question = settled(Question("occlusion", 1, window=4, stride=2), analyze(SPEC))
    steps = list(pieces(question))[:-1]
    assert len([step for step in steps if step > 0]) == -(-windows(question, analyze(SPEC)) // 4)
    running = pieces(Question("integrated", 1, steps=128))
    for _ in range(20):
        next(running)
    running.close()


def test_questions_are_settled_for_a_network() -> None:
    analysis = analyze(SPEC)
    assert usual_layer(analysis) == "conv2_2"
    given = Question("gradcam", 4000, "conv9_9", steps=128, window=5)
    assert settled(given, analysis) == Question("gradcam", None, "conv2_2")
    assert settled(Question("saliency", 3, "x", 7, 8, 9), analysis) == Question("saliency", 3)
    at = Question("guided", 3, at="conv2_1")
    assert settled(replace(at, layer="conv1_1", steps=64), analysis) == at
    assert settled(replace(at, method="occlusion"), analysis).at == ""
    assert settled(replace(at, method="gradcam"), analysis) == Question("gradcam", 3, "conv2_2")
    occlusion = settled(Question("occlusion"), analysis)
    assert (occlusion.window, occlusion.stride) == (2, 1)
    large = settled(Question("occlusion", window=100, stride=200), analysis)
    assert (large.window, large.stride) == (16, 16)
    assert windows(large, analysis) == 2
