"""Networks recovered from names and shapes: what is told, what is asked, and what is refused."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import valid_specs

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.entries import short
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.inference import InferenceError, Inferred, infer
from vgg_explorer.arch.module_shapes import network_shapes
from vgg_explorer.arch.presets import PRESETS, find
from vgg_explorer.arch.spec import ArchSpec

Shapes = dict[str, tuple[int, ...]]
GAP = {"fc": (10, 64)}


def own(spec: ArchSpec) -> Shapes:
    return network_shapes(analyze(spec).rows)


def preset(key: str) -> Shapes:
    return own(find(key).spec)


def net(layers: dict[str, tuple[int, ...]], *, bias: bool = True) -> Shapes:
    """A state dict of layers by name and weight; a weight of one number is a batch norm's."""
    shapes: Shapes = {}
    for name, weight in layers.items():
        shapes[f"{name}.weight"] = weight
        if bias or len(weight) < 4:
            shapes[f"{name}.bias"] = weight[:1]
        if len(weight) == 1:
            shapes[f"{name}.running_mean"] = shapes[f"{name}.running_var"] = weight
            shapes[f"{name}.num_batches_tracked"] = ()
    return shapes


def conv(out: int, entering: int, kernel: int = 3) -> tuple[int, ...]:
    return (out, entering, kernel, kernel)


def cfg(found: Inferred, which: str = "features") -> str:
    return " ".join(map(short, getattr(found.spec, which)))


def keys(found: Inferred) -> list[str]:
    return [question.key for question in found.questions]


def refusal(shapes: Shapes) -> str:
    with pytest.raises(InferenceError) as caught:
        infer(shapes, "x")
    assert str(caught.value) == f"{caught.value.what} {caught.value.hint}"
    assert str(caught.value.hint)
    return str(caught.value.what)


def check(found: Inferred, shapes: Shapes) -> None:
    """Every combination of answers has the tensors of the file in order, under these names."""
    assert found.answered({}) == found.spec
    assert found.names_of(found.spec) == found.names
    tensors = [shape for name, shape in shapes.items() if "num_batches" not in name]
    numbers = (range(len(question.choices)) for question in found.questions)
    for chosen in product(*numbers):
        spec = found.answered(dict(zip(keys(found), chosen, strict=True)))
        analysis = analyze(spec)
        assert analysis.problem is None
        assert list(own(spec).values()) == tensors
        for name, shape in own(spec).items():
            path, _, leaf = name.rpartition(".")
            assert shapes[f"{found.names_of(spec)[path]}.{leaf}".lstrip(".")] == shape


# Published networks


@pytest.mark.parametrize("prefix", ["", "module.", "_orig_mod.module.model."])
@pytest.mark.parametrize("key", PRESETS)
def test_presets_come_back(key: str, prefix: str) -> None:
    spec = find(key).spec
    file = {prefix + name: shape for name, shape in own(spec).items()}
    for listed in (file, dict(sorted(file.items())), dict(sorted(file.items(), reverse=True))):
        found = infer(listed, spec.name)
        assert found.spec == replace(spec, output=())
        assert found.questions == ()
        assert found.names == {path: prefix + path for path in found.names}
        assert "ReLU" in str(found.notes[-1])
    check(infer(file, spec.name), file)


def test_the_variant_of_a_preset_keeps_its_features() -> None:
    spec = replace(find("vgg16").spec, classifier=parse("512 D", "classifier"), num_classes=5)
    found = infer(own(spec), "mine")
    assert found.spec == replace(spec, name="mine")
    assert found.questions == ()
    assert "adaptive pool" in str(found.notes[0])


def test_a_gap_head_for_other_classes_asks_for_the_size() -> None:
    spec = replace(find("vgg16_gap").spec, num_classes=10)
    found = infer(own(spec), "mine")
    assert found.spec.features == spec.features
    assert keys(found) == ["input"]
    sizes = [choice.input for choice in found.questions[0].choices]
    assert sizes == [(3, 224, 224), (3, 32, 32), (3, 64, 64)]
    assert str(found.questions[0].choices[1].label) == "32x32 pictures"
    assert found.answered({"input": 1}).input == (3, 32, 32)
    check(found, own(spec))


def test_grey_pictures_are_likely_digits() -> None:
    found = infer(net({"0": conv(8, 1), "2": conv(10, 8)}), "x")
    assert found.spec.input == (1, 28, 28)
    assert keys(found) == ["input"]


def test_features_alone() -> None:
    file = {name: s for name, s in preset("vgg16").items() if name.startswith("features")}
    found = infer(file, "features")
    assert found.spec.head == "pool"
    assert found.spec.num_classes == 512
    assert found.spec.features[:-1] == find("vgg16").spec.features[:-1]
    assert "no classifier" in str(found.notes[0])


# Names


def stages(counts: tuple[int, ...], template: str) -> dict[str, tuple[int, ...]]:
    layers: dict[str, tuple[int, ...]] = {}
    before = 3
    for i, count in enumerate(counts):
        out = min(64 * 2**i, 512)
        for j in range(count):
            layers[template.format(i + 1, j + 1)] = conv(out, before)
            before = out
    return layers


ALEXNET = preset("alexnet")
FC = {"fc6": (4096, 25088), "fc7": (4096, 4096), "fc8": (2622, 4096)}


@pytest.mark.parametrize("template", ["conv{}_{}", "block{}.conv{}", "stage{}.block{}.conv"])
def test_the_names_of_papers(template: str) -> None:
    file = net(stages((2, 2, 3, 3, 3), template) | FC)
    for listed in (file, dict(sorted(file.items()))):
        found = infer(listed, "VGG-16 (D)")
        assert found.spec == replace(find("vgg16").spec, num_classes=2622)
        assert found.names["features.28"] == template.format(5, 3)
        assert found.names["classifier.6"] == "fc8"


def test_numbers_count_where_the_alphabet_would_do_as_well() -> None:
    layers = {f"conv{i}": conv(8, 8) for i in range(1, 12)}
    in_order = list(layers)
    for file in (net(layers), dict(sorted(net(layers).items()))):
        assert list(infer(file, "x").names.values()) == in_order
    bare = dict(sorted(net(layers, bias=False).items()))
    assert list(infer(bare, "x").names.values()) == in_order
    # torch lists modules as they were made: then the list holds, whatever they are called.
    made = dict(reversed(layers.items()))
    assert list(infer(net(made), "x").names.values()) == in_order[::-1]


def test_pools_where_names_tell_of_stages() -> None:
    file = net(stages((3, 1, 1, 2, 2), "conv{}_{}") | FC)
    found = infer(file, "mine")
    assert cfg(found) == "64 64 64 M 128 M 256 M 512 512 M 512 512 M"
    assert cfg(found, "classifier") == "4096 4096"
    assert found.spec.input == (3, 224, 224)
    check(found, file)


def test_batch_norms_beside_and_apart() -> None:
    layers = {"conv1": conv(16, 3), "conv2": conv(32, 16), "bn1": (16,), "bn2": (32,)}
    apart = net(layers | {"fc": (10, 32)}, bias=False)
    beside = net(
        {name: layers[name] for name in ("conv1", "bn1", "conv2", "bn2")} | {"fc": (10, 32)},
        bias=False,
    )
    for file in (apart, beside, dict(sorted(beside.items()))):
        found = infer(file, "mine")
        assert found.spec.batch_norm
        assert not found.spec.bias
        assert found.names["features.1"] == "bn1"
        assert found.spec.input == (3, 32, 32)


def test_batch_norms_behind_activations_are_told() -> None:
    layers = {"0": conv(16, 3), "2": (16,), "3": conv(32, 16), "5": (32,), "8": (10, 32)}
    found = infer(net(layers), "mine")
    assert cfg(found) == "16 32 M"
    assert "“2”" in " ".join(map(str, found.notes))
    check(found, net(layers))


def test_lists_without_room_for_activations_are_told() -> None:
    layers = {"convs.0": conv(16, 3), "convs.1": conv(32, 16), "fcs.0": (20, 32), "fcs.1": (5, 20)}
    found = infer(net(layers), "mine")
    assert any("no place for activations" in str(note) for note in found.notes)
    assert cfg(found, "classifier") == "20"


def test_the_flatten_of_a_single_list_is_no_pool() -> None:
    layers = {"0": conv(8, 3), "3": conv(16, 8), "6": (20, 16 * 256), "8": (10, 20)}
    found = infer(net(layers), "mine")
    assert cfg(found) == "8 M 16"
    assert found.spec.input == (3, 32, 32)
    layers = {"0": conv(8, 3), "3": conv(16, 8), "7": (20, 16 * 64), "10": (10, 20)}
    found = infer(net(layers), "mine")
    assert cfg(found) == "8 M 16 M"
    assert cfg(found, "classifier") == "20 D"


def test_published_networks_in_a_single_list() -> None:
    numbers = (0, 3, 6, 8, 10, 16, 19, 21)  # a dropout in front of 16 and of 19
    paths = dict.fromkeys(name.rpartition(".")[0] for name in preset("alexnet"))
    flat = {path: str(number) for path, number in zip(paths, numbers, strict=True)}
    file = {f"{flat[n.rpartition('.')[0]]}.{n.rpartition('.')[2]}": s for n, s in ALEXNET.items()}
    found = infer(file, "AlexNet")
    assert found.spec == find("alexnet").spec
    assert found.questions == ()


def nested(blocks: tuple[tuple[int, int, int, int], ...]) -> Shapes:
    """NiN as its book numbers it: an index for each block, and within it 0, 2 and 4."""
    layers: dict[str, tuple[int, ...]] = {}
    for index, out, entering, kernel in blocks:
        layers[f"{index}.0"] = conv(out, entering, kernel)
        layers |= {f"{index}.2": conv(out, out, 1), f"{index}.4": conv(out, out, 1)}
    return net(layers)


def test_blocks_within_a_list() -> None:
    file = nested(((0, 96, 1, 11), (2, 256, 96, 5), (4, 384, 256, 3), (7, 10, 384, 3)))
    found = infer({f"module.net.{name}": shape for name, shape in file.items()}, "n")
    assert found.spec == replace(find("nin").spec, name="n")
    assert found.names["features.22"] == "module.net.7.0"
    found = infer(nested(((0, 96, 3, 11), (2, 256, 96, 5), (3, 100, 256, 3))), "n")
    assert cfg(found) == "N96k11s4p0 Mk3s2 N256k5 N100"
    check(found, nested(((0, 96, 3, 11), (2, 256, 96, 5), (3, 100, 256, 3))))


def test_a_module_within_another() -> None:
    file = net({"a": conv(8, 3), "a.b": conv(16, 8), "a.b.0": (10, 16)})
    found = infer(file, "x")
    assert list(found.names.values()) == ["a", "a.b", "a.b.0"]


def test_so_many_pools_that_only_large_pictures_do() -> None:
    file = net({f"features.{3 * i}": conv(8, 3 if i == 0 else 8) for i in range(10)})
    found = infer(file, "x")
    assert cfg(found) == " M ".join(["8"] * 10)
    assert found.spec.input == (3, 512, 512)
    assert found.questions == ()


def test_odd_sizes_in_front_of_two_layers_without_weights() -> None:
    layers = {"f.0": conv(8, 3), "f.4": conv(32, 8), "c.0": (10, 32 * 81)}
    found = infer(net(layers), "mine")
    assert cfg(found) == "8 L M 32 M"
    assert found.spec.input == (3, 36, 36)


def test_the_flatten_of_a_classifier_is_no_dropout() -> None:
    head = {"head.1": (20, 64 * 16), "head.3": (10, 20)}
    found = infer(net({"body.0": conv(64, 3), **head}), "mine")
    assert cfg(found, "classifier") == "20"
    head = {"head.2": (20, 64 * 16), "head.4": (10, 20)}
    assert cfg(infer(net({"body.0": conv(64, 3), **head}), "x"), "classifier") == "D 20"
    head = {"classifier.1": (10, 64)}
    assert cfg(infer(net({"features.0": conv(64, 3), **head}), "x"), "classifier") == "D"


def test_three_layers_between_convolutions() -> None:
    layers = {"features.0": conv(8, 3), "features.5": conv(64, 8), **GAP}
    assert cfg(infer(net(layers), "x")).startswith("8 L M D 64")


def test_a_small_kernel_begins_no_dense_head() -> None:
    layers = {"a": conv(32, 3, 1), "b": conv(64, 32), "c": conv(10, 64, 1)}
    assert infer(net(layers), "x").spec.head == "pool"


def test_a_dense_head_by_its_kernel() -> None:
    layers = {"a": conv(32, 3), "b": conv(64, 32), "c": conv(100, 64, 7), "d": conv(10, 100, 1)}
    found = infer(net(layers), "mine")
    assert found.spec.head == "conv"
    assert found.spec.avgpool == 7
    assert cfg(found, "classifier") == "100"
    check(found, net(layers))
    layers = {"features.0": conv(32, 3), "classifier.1": conv(10, 32, 1)}
    found = infer(net(layers), "mine")
    assert (found.spec.head, found.spec.avgpool) == ("conv", 1)
    assert cfg(found, "classifier") == "D"


def test_a_classifier_of_normed_convolutions_is_part_of_the_features() -> None:
    layers = {"features.0": conv(32, 3), "features.1": (32,), "head.0": conv(10, 32, 1)}
    layers["head.1"] = (10,)
    found = infer(net(layers), "mine")
    assert (found.spec.head, cfg(found)) == ("pool", "32 M 10k1")


def test_all_convolutional() -> None:
    layers = {"features.0": conv(32, 3), "features.2": conv(64, 32), "features.4": conv(64, 64)}
    found = infer(net(layers | {"fc": (10, 64 * 16 * 16)}), "mine")
    assert cfg(found) in {"32 64 64 M", "32 64s2 64"}
    assert found.spec.input == (3, 32, 32)


def test_pictures_that_are_no_square() -> None:
    file = net(stages((1, 1, 2, 2), "conv{}_{}") | {"fc": (128, 512 * 24)})
    first = {"conv1_1.weight": (64, 1, 3, 3)}
    found = infer(file | first, "audio")
    assert found.spec.input == (1, 96, 64)
    assert found.spec.avgpool is None
    assert found.answered({"input": 1}).input == (1, 64, 96)
    check(found, file | first)


def test_linear_layers_alone() -> None:
    found = infer(net({"0": (128, 784), "2": (10, 128)}), "mlp")
    assert (found.spec.input, found.spec.features) == ((1, 28, 28), ())
    assert cfg(found, "classifier") == "128"
    assert infer(net({"fc": (10, 3072)}), "mlp").spec.input == (3, 32, 32)
    assert "within the limits" in refusal(net({"fc": (10, 7)}))


def test_a_module_alone() -> None:
    found = infer({"weight": (10, 784), "bias": (10,)}, "linear")
    assert found.names == {"classifier.0": ""}


def test_large_kernels_ask_for_their_stride() -> None:
    layers = {
        "c1": conv(96, 3, 7),
        "c2": conv(256, 96, 5),
        "fc6": (4096, 256 * 36),
        "fc7": (9, 4096),
    }
    found = infer(net(layers), "mine")
    assert keys(found) == ["places"]
    assert found.spec.features[0].stride == 2
    label = str(found.questions[0].choices[0].label)
    assert label == f"{cfg(found)}, for {found.spec.input[1]}x{found.spec.input[2]} pictures"
    check(found, net(layers))


def test_odd_sizes_are_asked_for() -> None:
    layers = {"f.0": conv(32, 3), "f.2": conv(32, 32), "c.0": (10, 32 * 81)}
    found = infer(net(layers), "mine")
    assert found.spec.avgpool == 9
    assert [c.input for c in found.questions[0].choices] == [(3, 18, 18), (3, 224, 224)]
    check(found, net(layers))


def test_a_map_that_no_picture_gives_is_left_to_the_adaptive_pool() -> None:
    layers = {"f.0": conv(32, 3, 64), "c.0": (10, 32 * 4096)}
    check(infer(net(layers), "mine"), net(layers))
    # Too large for an adaptive pool: the picture alone decides.
    layers = {"f.0": conv(32, 3), "c.0": (10, 32 * 112 * 112)}
    found = infer(net(layers), "mine")
    assert found.spec.avgpool is None
    assert found.spec.input == (3, 224, 224)


# What is no such network


def test_empty() -> None:
    assert refusal({}) == "The file holds no tensors."
    assert "counters" in refusal({"bn.num_batches_tracked": ()})


@pytest.mark.parametrize(
    ("shapes", "words"),
    [
        ({"layer1.0.downsample.0.weight": (64, 64, 1, 1)}, "shortcuts"),
        ({"layer1.0.conv1.weight": (64, 64, 3, 3)}, "shortcuts"),
        ({"blocks.0.attn.qkv.weight": (192, 64)}, "transformer"),
        ({"state.0.exp_avg": (64, 3, 3, 3)}, "optimiser"),
        ({"up.deconv1.weight": (64, 3, 3, 3)}, "transposed"),
        ({"a.weight": (64, 3, 3)}, "3 dimensions"),
        ({"a.weight": (64, 3, 3, 3, 3)}, "5 dimensions"),
        ({"a.weight": (64, 3, 3, 5)}, "3x5"),
        ({"a.weight": (64, 0, 3, 3)}, "64x0x3x3"),
        ({"a.weight": (64,), "a.bias": (64,)}, "without running statistics"),
        ({"a.weight": (10, 64)}, "has no bias"),
        ({"a.weight": (64, 3, 3, 3), "a.bias": (3,)}, "do not go together"),
        ({"a.weight": (64, 3, 3, 3), "a.running_mean": (64,)}, "do not go together"),
        ({"a.weight_g": (64, 1, 1, 1), "a.bias": (64,)}, "“a.weight_g” belongs"),
        ({"a.bias": (64,)}, "“a” belongs"),
        ({"a\n\ud800" * 60: (64,)}, "�"),
        ({"a.weight": ()}, "0 dimensions"),
        (net({"bn": (64,)}), "batch norms and nothing else"),
        (net({"bn": (3,), "c": conv(64, 3)}), "does not follow"),
        (net({"0": (3,), "1": (3,), "2": conv(3, 3)}), "“0” does not follow"),
        (net({"a": conv(64, 3), "b": conv(64, 48)}), "takes 48 inputs, but “a”"),
        (net({"a": conv(64, 3), "b": conv(9, 32)}), "takes 32 inputs, but “a”"),
        (net({"0": (10, 20), "1": conv(9, 32)}), "follows a linear layer"),
        (net({"0": (10, 784), "1": (10, 20)}), "takes 20 inputs, but “0”"),
        (net({"0": conv(8, 3), "1": (8,), "2": conv(8, 8)}), "others have none"),
        (net({"0": conv(8, 3)}) | {"1.weight": (8, 8, 3, 3)}, "bias and others"),
        (net({"0": conv(64, 3), "1": (10, 100)}), "64 channels do not divide"),
        (net({"0": conv(1, 3), "1": (10, 10**9)}), "more inputs than any map"),
        (net({"0": conv(1, 3), "1": (10, 4099)}), "within the limits"),
        (net({"0": conv(5000, 3)}), "within the limits"),
        (net({"0": conv(8, 3), "1": (70_000, 8)}), "within the limits"),
        (net({"0": conv(5000, 3), "1": (10, 5000 * 4)}), "within the limits"),
        (
            net(
                {"a": conv(256, 3), "b": conv(64, 256, 1), "c": conv(64, 64), "d": conv(256, 64, 1)}
            ),
            "“b” and the two behind it are a bottleneck",
        ),
        (net({f"c{i}": conv(8, 8) for i in range(300)}), "300 convolutions"),
        ({str(i): (1,) for i in range(10_001)}, "10,001 tensors"),
    ],
)
def test_refusals(shapes: Shapes, words: str) -> None:
    assert words in refusal(shapes)


# Any network, and anything at all


@settings(max_examples=200, deadline=None)
@given(spec=valid_specs(), prefix=st.sampled_from(["", "module.", "a.b."]), ordered=st.booleans())
def test_any_network_comes_back_with_its_tensors(
    spec: ArchSpec, prefix: str, ordered: bool
) -> None:
    file = {prefix + name: shape for name, shape in own(spec).items()}
    listed = dict(sorted(file.items())) if ordered else file
    try:
        found = infer(listed, spec.name)
    except InferenceError:
        return
    check(found, file)


NAMES = st.lists(
    st.sampled_from(
        ["0", "1", "10", "01", "conv1", "conv1_2", "bn1", "fc", "module", "x", "", "٣"]
    ),
    max_size=3,
).map(".".join)
LEAVES = st.sampled_from(
    ["weight", "bias", "running_mean", "running_var", "num_batches_tracked", "scale", ""]
)
SIDES = st.sampled_from([0, 1, 1, 3, 3, 8, 8, 16, 72, 10**12, -1])


@st.composite
def files(draw: st.DrawFn) -> Shapes:
    """Modules that may go together, and anything."""
    shapes: Shapes = {}
    for name in draw(st.lists(NAMES, max_size=5)):
        match draw(st.integers(0, 3)):
            case 0:
                shapes |= net({name: conv(*draw(st.tuples(SIDES, SIDES, SIDES)))})
            case 1:
                shapes |= net({name: draw(st.tuples(SIDES, SIDES))})
            case 2:
                shapes |= net({name: draw(st.tuples(SIDES))})
            case _:
                leaf = f"{name}.{draw(LEAVES)}"
                shapes[leaf] = tuple(draw(st.lists(SIDES, max_size=5)))
    return shapes


@settings(max_examples=400, deadline=None)
@given(shapes=files())
def test_anything_is_a_network_or_refused(shapes: Shapes) -> None:
    try:
        found = infer(shapes, "x")
    except InferenceError:
        return
    assert analyze(found.spec).problem is None
    assert set(found.names.values()) == {
        name.rpartition(".")[0] for name in shapes if not name.endswith("num_batches_tracked")
    }


@settings(max_examples=200, deadline=None)
@given(shapes=st.dictionaries(st.text(max_size=12), st.lists(st.integers(), max_size=5).map(tuple)))
def test_any_names_and_shapes(shapes: Shapes) -> None:
    with suppress(InferenceError):
        infer(shapes, "x")
