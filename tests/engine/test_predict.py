"""Top five classes and their names."""

from __future__ import annotations

import importlib.util
import math
import subprocess
import sys
from dataclasses import replace

import pytest
import torch
from torchvision.models import VGG16_Weights

from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.text import text
from vgg_explorer.engine import predict
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.predict import class_names, predictions

VGG16 = PRESETS["vgg16"].spec
TINY = PRESETS["vgg_tiny"].spec
RANDOM = text("random weights, seed {seed}", seed=0)


def test_five_best_of_a_thousand_with_their_names() -> None:
    logits = torch.zeros(1, 1000)
    for rank, index in enumerate((281, 285, 282, 287, 963, 1)):
        logits[0, index] = 12 - rank
    found = predictions(logits, VGG16, RANDOM)
    names = [name for name, _ in found.scores]
    assert names == ["tabby", "Egyptian cat", "tiger cat", "lynx", "pizza"]
    scores = [score for _, score in found.scores]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == pytest.approx(float(logits.double().softmax(1).max()))
    assert found.weights is RANDOM


def test_names_are_torchvisions() -> None:
    assert list(class_names(1000)) == VGG16_Weights.DEFAULT.meta["categories"]


def test_names_do_not_need_the_private_file(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = class_names(1000)
    monkeypatch.setattr(predict, "find_spec", lambda _: None)
    assert predict._imagenet_names() == expected


def test_names_do_not_import_torchvision() -> None:
    """To import it takes a second, all of it before the first prediction is shown."""
    code = (
        "import sys; from vgg_explorer.engine.predict import class_names;"
        "assert len(class_names(1000)) == 1000; assert 'torchvision' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
    assert importlib.util.find_spec("torchvision") is not None


@pytest.mark.parametrize("classes", [1, 2, 5, 10])
def test_fewer_classes_have_numbers(classes: int) -> None:
    logits = torch.arange(classes, dtype=torch.float32).unsqueeze(0)
    found = predictions(logits, TINY, RANDOM)
    assert len(found.scores) == min(classes, 5)
    assert found.scores[0][0] == f"class {classes - 1}"
    if classes <= 5:
        assert math.fsum(score for _, score in found.scores) == pytest.approx(1)


def test_probabilities_are_not_normalised_twice() -> None:
    spec = replace(TINY, output=parse("R S", "output"))
    shares = torch.tensor([[0.1, 0.7, 0.2]])
    assert [score for _, score in predictions(shares, spec, RANDOM).scores] == pytest.approx(
        [0.7, 0.2, 0.1]
    )
    assert predictions(shares, TINY, RANDOM).scores[0][1] < 0.5


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_values_that_are_not_finite_are_explained(value: float) -> None:
    logits = torch.zeros(1, 10)
    logits[0, 3] = value
    with pytest.raises(EngineError, match="not finite"):
        predictions(logits, TINY, RANDOM)


def test_large_logits_do_not_overflow() -> None:
    found = predictions(torch.tensor([[1e30, 3e38, -3e38]]), TINY, RANDOM)
    assert found.scores[0] == ("class 1", 1.0)
