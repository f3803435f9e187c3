"""Networks from the state dicts of real modules, whose spec nobody told."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
import torchvision
from hypothesis import given, settings
from strategies import valid_specs
from torch import nn

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.fitting import fit
from vgg_explorer.arch.grammar import format_list
from vgg_explorer.arch.inference import InferenceError, infer
from vgg_explorer.arch.module_shapes import network_shapes
from vgg_explorer.arch.presets import PRESETS, find
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.engine.build import build

TORCHVISION = [key for key, preset in PRESETS.items() if preset.torchvision]
PREFIXES = ["", "module.", "_orig_mod.module.", "model.", "net.backbone."]


def shapes(module: nn.Module) -> dict[str, tuple[int, ...]]:
    return {name: tuple(tensor.shape) for name, tensor in module.state_dict().items()}


def torchvision_shapes(key: str, **options: int) -> dict[str, tuple[int, ...]]:
    with torch.device("meta"):
        return shapes(getattr(torchvision.models, key)(init_weights=False, **options))


def alexnet_shapes() -> dict[str, tuple[int, ...]]:
    with torch.device("meta"):
        return shapes(torchvision.models.alexnet())


def of_torchvision(key: str) -> dict[str, tuple[int, ...]]:
    return alexnet_shapes() if key == "alexnet" else torchvision_shapes(key)


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("key", TORCHVISION)
def test_torchvisions_networks(key: str, prefix: str) -> None:
    file = {prefix + name: shape for name, shape in of_torchvision(key).items()}
    spec = find(key).spec
    assert len(TORCHVISION) == 9
    for listed in (file, dict(sorted(file.items()))):
        found = infer(listed, spec.name)
        assert found.spec == spec
        assert found.questions == ()
        assert found.names == {path: prefix + path for path in found.names}
        whole = fit(analyze(spec), listed)
        assert whole.whole
        assert whole.prefix == prefix


def test_torchvisions_examples_wrap_the_features_alone() -> None:
    inner = torchvision_shapes("vgg11")
    file = {name.replace("features.", "features.module."): s for name, s in inner.items()}
    found = infer(file, "VGG-11 (A)")
    assert found.spec == find("vgg11").spec
    assert found.names["features.0"] == "features.module.0"
    assert fit(analyze(found.spec), file).whole


def test_other_numbers_of_classes() -> None:
    found = infer(torchvision_shapes("vgg16_bn", num_classes=2), "mine")
    two = find("vgg16_two_class").spec
    assert found.spec == replace(two, name="mine", output=())
    assert any("logits" in str(note) for note in found.notes)
    assert found.questions == ()


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_as_torch_builds_it(key: str) -> None:
    spec = PRESETS[key].spec
    network = build(spec, "meta")
    for file in (shapes(network), shapes(nn.DataParallel(network))):
        found = infer(file, spec.name)
        assert found.spec == replace(spec, output=())
        assert found.questions == ()
        modules = dict(network.named_modules())
        for ours, theirs in found.names.items():
            assert modules[theirs.removeprefix("module.")] is modules[ours]


def nin_block(entering: int, leaving: int, kernel: int, stride: int, padding: int) -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(entering, leaving, kernel, stride, padding),
        nn.ReLU(),
        nn.Conv2d(leaving, leaving, 1),
        nn.ReLU(),
        nn.Conv2d(leaving, leaving, 1),
        nn.ReLU(),
    )


def book_nin(classes: int = 10, channels: int = 1) -> nn.Sequential:
    with torch.device("meta"):
        return nn.Sequential(
            nin_block(channels, 96, 11, 4, 0),
            nn.MaxPool2d(3, 2),
            nin_block(96, 256, 5, 1, 2),
            nn.MaxPool2d(3, 2),
            nin_block(256, 384, 3, 1, 1),
            nn.MaxPool2d(3, 2),
            nn.Dropout(0.5),
            nin_block(384, classes, 3, 1, 1),
            nn.AdaptiveAvgPool2d(1),
            nn.Flatten(),
        )


@pytest.mark.parametrize("prefix", ["", "net.", "module.net."])
def test_nin_as_the_book_numbers_it(prefix: str) -> None:
    file = {prefix + name: shape for name, shape in shapes(book_nin()).items()}
    assert f"{prefix}7.4.bias" in file
    spec = find("nin").spec
    for listed in (file, dict(sorted(file.items()))):
        found = infer(listed, spec.name)
        assert found.spec == spec
        assert found.questions == ()
        assert found.names["features.22"] == f"{prefix}7.0"


def test_nin_for_other_pictures_and_classes() -> None:
    found = infer(shapes(book_nin(100, 3)), "NiN")
    spec = find("nin").spec
    assert found.spec.features[:-1] == spec.features[:-1]
    assert found.spec.input == (3, 224, 224)
    assert found.spec.num_classes == 100


def book_vgg(arch: tuple[tuple[int, int], ...], channels: int = 3) -> nn.Sequential:
    blocks: list[nn.Module] = []
    with torch.device("meta"):
        for count, leaving in arch:
            layers: list[nn.Module] = []
            for _ in range(count):
                layers += [nn.Conv2d(channels, leaving, 3, padding=1), nn.ReLU()]
                channels = leaving
            blocks.append(nn.Sequential(*layers, nn.MaxPool2d(2, 2)))
        hidden = [nn.Linear(channels * 49, 4096), nn.ReLU(), nn.Dropout(0.5)]
        hidden += [nn.Linear(4096, 4096), nn.ReLU(), nn.Dropout(0.5), nn.Linear(4096, 10)]
        return nn.Sequential(*blocks, nn.Flatten(), *hidden)


def test_vgg_as_the_book_numbers_it() -> None:
    vgg11 = infer(shapes(book_vgg(((1, 64), (1, 128), (2, 256), (2, 512), (2, 512)))), "VGG")
    assert vgg11.spec == replace(find("vgg11").spec, name="VGG", num_classes=10)
    small = infer(shapes(book_vgg(((1, 16), (1, 32), (2, 64), (2, 128), (2, 128)), 1)), "VGG")
    assert format_list(small.spec.features) == (
        "[16, 'M', 32, 'M', 64, 64, 'M', 128, 128, 'M', 128, 128, 'M']"
    )
    assert small.spec.input == (1, 224, 224)
    assert small.spec.classifier == vgg11.spec.classifier


def lenet() -> nn.Sequential:
    with torch.device("meta"):
        return nn.Sequential(
            nn.Conv2d(1, 6, 5),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(6, 16, 5),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(256, 120),
            nn.ReLU(),
            nn.Linear(120, 84),
            nn.ReLU(),
            nn.Linear(84, 10),
        )


def test_a_lenet_gets_the_padding_that_its_first_linear_layer_asks_for() -> None:
    found = infer(shapes(lenet()), "LeNet")
    sizes = {row.path: row.out_shape for row in analyze(found.spec).rows}
    assert found.spec.input == (1, 28, 28)
    assert sizes["features.2"] == (6, 12, 12)
    assert sizes["features.5"] == (16, 4, 4)
    assert len(found.spec.classifier) == 2


@pytest.mark.parametrize(
    ("maker", "word"),
    [
        ("resnet18", "shortcuts"),
        ("resnet50", "shortcuts"),
        ("densenet121", ""),
        ("squeezenet1_0", "chain"),
        ("mobilenet_v2", "bottleneck"),
        ("googlenet", ""),
        ("efficientnet_b0", ""),
        ("convnext_tiny", ""),
        ("vit_b_16", "transformer"),
        ("swin_t", "transformer"),
        ("shufflenet_v2_x1_0", ""),
        ("mnasnet1_0", ""),
        ("mobilenet_v3_small", ""),
        ("inception_v3", ""),
    ],
)
def test_other_networks_are_refused(maker: str, word: str) -> None:
    options = {"init_weights": False} if maker in {"googlenet", "inception_v3"} else {}
    with torch.device("meta"):
        file = shapes(getattr(torchvision.models, maker)(**options))
    with pytest.raises(InferenceError) as refusal:
        infer(file, "x")
    assert word in str(refusal.value.what)
    assert str(refusal.value.hint)


@settings(max_examples=60, deadline=None)
@given(spec=valid_specs())
def test_our_own_tensors_are_torchs(spec: ArchSpec) -> None:
    built = {n: s for n, s in shapes(build(spec, "meta")).items() if "num_batches" not in n}
    assert network_shapes(analyze(spec).rows) == built
    assert list(network_shapes(analyze(spec).rows)) == list(built)
