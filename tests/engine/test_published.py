"""The figures that torchvision publishes with its weights, as the installed one has them."""

import pytest
from torchvision import models

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.presets import PRESETS

KEYS = [key for key, preset in PRESETS.items() if preset.torchvision]


@pytest.mark.parametrize("key", KEYS)
def test_accuracy_and_parameters_are_those_of_torchvision(key: str) -> None:
    preset = PRESETS[key]
    meta = models.get_model_weights(key)["IMAGENET1K_V1"].meta
    metrics = meta["_metrics"]["ImageNet-1K"]
    (score,) = (score for score in preset.scores if score.kind == "accuracy")
    assert (score.top1, score.top5) == (metrics["acc@1"], metrics["acc@5"])
    assert "IMAGENET1K_V1" in str(score.by)
    (count,) = (count for count in preset.published_params if count.unit == 1)
    assert count.value == meta["num_params"]


@pytest.mark.parametrize("key", KEYS)
def test_macs_are_those_of_torchvision(key: str) -> None:
    """It publishes them in units of 10^9, with three decimals."""
    meta = models.get_model_weights(key)["IMAGENET1K_V1"].meta
    assert round(analyze(PRESETS[key].spec).totals.macs / 1e9, 3) == meta["_ops"]
