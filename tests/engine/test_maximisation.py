"""Pictures that channels look for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from vgg_explorer.arch.ablation import NONE, Ablation
from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.engine import devices
from vgg_explorer.engine.build import BuildError
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.maximisation import Dream, canvas, maximise, variation_gradient
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.engine.questions import Wish
from vgg_explorer.engine.workbench import Workbench

SPEC = replace(PRESETS["vgg_tiny"].spec, features=parse("6 6 M 8 8 M"), input=(3, 24, 20))


def dreams(wish: Wish, spec: ArchSpec = SPEC, ablation: Ablation = NONE) -> list[Dream]:
    steps = maximise(Workbench(), wish, spec, Preprocess(), ablation=ablation)
    return [step for step in steps if isinstance(step, Dream)]


@pytest.mark.parametrize("layer", ["conv1_1", "conv2_2", "pool2", "fc3"])
@pytest.mark.parametrize("start", ["noise", "grey"])
def test_the_channel_answers_more_and_more(layer: str, start: str) -> None:
    found = dreams(Wish(layer, 2, 24, start))
    assert [dream.done for dream in found] == list(range(1, 25))
    assert found[-1].value > found[0].value
    image = found[-1].image
    assert image.shape == (24, 20, 3)
    assert image.dtype == np.uint8
    assert image.flags.c_contiguous


def test_the_seed_decides() -> None:
    first, again, other = (dreams(Wish("conv2_1", 1, 8, seed=seed))[-1] for seed in (3, 3, 4))
    assert np.array_equal(first.image, again.image)
    assert not np.array_equal(first.image, other.image)


def test_what_is_switched_off_in_front_of_the_layer_is_so_here_too() -> None:
    wish = Wish("conv2_1", 1, 8)
    whole, off = (
        dreams(wish, ablation=ablation)[-1] for ablation in (NONE, NONE.with_layer("conv1_2", 0.0))
    )
    assert off.value == pytest.approx(0.0, abs=1e-6)  # the bias of random weights
    assert abs(whole.value) > 1e-3
    assert not np.array_equal(whole.image, off.image)
    own = dreams(wish, ablation=NONE.with_channel("conv2_1", 1, 0.0).with_layer("fc3", 0.0))[-1]
    assert own.value == whole.value
    assert np.array_equal(own.image, whole.image)


def test_total_variation_is_drawn_against_its_gradient() -> None:
    image = torch.randn(1, 2, 5, 4, dtype=torch.float64, requires_grad=True)
    energy = (image.diff(dim=2).square().sum() + image.diff(dim=3).square().sum()) / 2
    (expected,) = torch.autograd.grad(energy, image)
    torch.testing.assert_close(variation_gradient(image.detach()), expected)


def test_large_features_are_asked_on_a_smaller_canvas() -> None:
    vgg = analyze(PRESETS["vgg16"].spec)
    conv, linear = vgg.group("conv3_1"), vgg.group("fc8")
    assert conv is not None
    assert linear is not None
    assert canvas(vgg, conv) == (3, 128, 128)
    assert canvas(vgg, linear) == (3, 224, 224)


def test_one_grey_channel_and_many_channels_have_pictures_too() -> None:
    for channels in (1, 2, 5):
        spec = replace(SPEC, input=(channels, 16, 16))
        image = dreams(Wish("conv1_1", 0, 4), spec)[-1].image
        assert image.shape == (16, 16, 3)


def test_what_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for wish in (Wish("conv9_1", 0), Wish("conv1_1", 4000)):
        with pytest.raises(EngineError):
            dreams(wish)
    with pytest.raises(BuildError):
        dreams(Wish("conv1_1", 0), replace(SPEC, features=parse("M M M M M M M M")))
    monkeypatch.setattr(devices, "free_bytes", lambda _device: 1000)
    with pytest.raises(EngineError, match=r"needs about .* of memory, but 1000 B are free"):
        dreams(Wish("conv1_1", 0))


def test_it_can_be_cancelled_after_every_round() -> None:
    steps = maximise(Workbench(), Wish("conv1_1", 0, 256), SPEC, Preprocess())
    while not isinstance(next(steps), Dream):
        pass
    steps.close()
    with pytest.raises(StopIteration):
        next(steps)
