"""Feature maps of any layer, computed once and only as far as an edit demands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from strategies import valid_specs
from torch import Tensor, nn

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.spec import ArchSpec, Head
from vgg_explorer.arch.text import text
from vgg_explorer.arch.weights import Assignment, WeightId, carried_over, fresh
from vgg_explorer.engine import devices, runs
from vgg_explorer.engine.activations import ChannelMap, LayerMaps, Output, Progress, Report
from vgg_explorer.engine.bench import OFFERED
from vgg_explorer.engine.build import BuildError, Network, build, module_for
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.fitting_input import needed_bytes
from vgg_explorer.engine.loaded import Loaded
from vgg_explorer.engine.precision import Precision
from vgg_explorer.engine.weights import WeightStore
from vgg_explorer.engine.workbench import Workbench

TINY = replace(PRESETS["vgg_tiny"].spec, features=parse("8 8 M 8 D 16 M"))
MINI = replace(PRESETS["vgg_mini"].spec, features=parse("4 4 M 8 8 M"), input=(3, 24, 20))


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the modules that are computed."""
    computed: list[str] = []

    def noted(row: Row, **options: Any) -> nn.Module:
        module = module_for(row, **options)
        path = row.path
        module.register_forward_hook(lambda *_: computed.append(path))
        return module

    monkeypatch.setattr(runs, "module_for", noted)
    return computed


def picture(spec: ArchSpec, seed: int = 0) -> Tensor:
    return torch.randn(1, *spec.input, generator=torch.Generator().manual_seed(seed))


PRESENT: WeakKeyDictionary[Workbench, Assignment] = WeakKeyDictionary()


def inspect(
    bench: Workbench, spec: ArchSpec, layer: str, key: str = "a", seed: int = 0, **options: bool
) -> list[Report]:
    """Run a network whose weights are carried over from the one before."""
    wanted = fresh(analyze(spec).rows, seed=seed)
    PRESENT[bench] = carried_over({} if seed else PRESENT.get(bench, {}), wanted)
    given = PRESENT[bench]
    return list(bench.inspect(spec, key, lambda: picture(spec), layer, assignment=given, **options))


def maps(reports: list[Report]) -> LayerMaps:
    (found,) = (report for report in reports if isinstance(report, LayerMaps))
    return found


def logits(reports: list[Report]) -> Tensor:
    assert isinstance(reports[-1], Output)
    return reports[-1].logits


def plain(spec: ArchSpec, store: WeightStore) -> Network:
    """The same network as one module, with the weights of the store."""
    net = build(spec).eval()
    assignment = fresh(analyze(spec).rows)
    store.use(assignment)
    for path, which in assignment.items():
        list(store.prepare(which))
        module = net.get_submodule(path)
        with torch.no_grad():
            module.weight.copy_(store.parameters(which)["weight"].view(module.weight.shape))
    return net


def check_every_layer(spec: ArchSpec, bench: Workbench) -> None:
    """Compare with hooks that clone on a plain forward pass, activations in place."""
    net = plain(spec, bench.weights)
    seen: dict[str, Tensor] = {}
    for row in analyze(spec).rows:

        def note(_m: nn.Module, _in: object, out: Tensor, path: str = row.path) -> None:
            seen[path] = out[0].clone()

        net.get_submodule(row.path).register_forward_hook(note)
    with torch.no_grad():
        expected = net(picture(spec))
    for group in analyze(spec).groups:
        reports = inspect(bench, spec, group.name)
        found = maps(reports)
        assert found.layer == group.name
        assert found.spec is spec
        assert (found.pre is not None) == group.has_activation
        last = seen[group.rows[-1].path]
        np.testing.assert_allclose(found.post, last.numpy(), rtol=1e-4, atol=1e-5)
        if found.pre is not None:
            before = seen[group.rows[-2].path]
            np.testing.assert_allclose(found.pre, before.numpy(), rtol=1e-4, atol=1e-5)
        assert torch.allclose(logits(reports), expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("key", ["vgg_mini", "vgg_tiny", "alexnet_2012"])
def test_maps_of_every_layer_are_those_of_a_plain_forward_pass(key: str) -> None:
    check_every_layer(PRESETS[key].spec, Workbench())


@settings(max_examples=60, deadline=None)
@given(spec=valid_specs())
def test_maps_of_random_networks_are_those_of_a_plain_forward_pass(spec: ArchSpec) -> None:
    check_every_layer(spec, Workbench())


def test_a_fresh_run_computes_every_module_once_and_skips_dropout(calls: list[str]) -> None:
    reports = inspect(Workbench(), MINI, "conv2_2")
    rows = analyze(MINI).rows
    assert calls == [row.path for row in rows if row.kind is not Kind.DROPOUT]
    assert isinstance(reports[-1], Output)


def test_maps_come_before_the_layers_behind_are_computed(calls: list[str]) -> None:
    for report in Workbench().inspect(MINI, "a", lambda: picture(MINI), "conv1_2"):
        if isinstance(report, LayerMaps):
            break
    assert calls == [f"features.{i}" for i in range(6)]


@pytest.mark.parametrize("entry", ["6", "'6k11s4p0'", "'6k5s2'", "'6d2'", "'6k1'", "'6g3'"])
def test_a_large_convolution_is_computed_in_parts(
    entry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = ArchSpec("", parse(f"[3, {entry}]"), head="linear", classifier=(), input=(3, 61, 47))
    whole = inspect(Workbench(), spec, "conv1_2")
    monkeypatch.setattr("vgg_explorer.engine.runs.PART_MACS", 10_000)
    parts = inspect(Workbench(), spec, "conv1_2")
    np.testing.assert_allclose(maps(parts).post, maps(whole).post, rtol=1e-4, atol=1e-5)
    done = [report.done for report in parts if isinstance(report, Progress)]
    # It can be cancelled on the way, and the bar moves.
    assert len(set(done)) > len({r.done for r in whole if isinstance(r, Progress)})
    assert done == sorted(done)
    assert done[-1] == 1.0


def test_progress_grows_to_one(calls: list[str]) -> None:
    done = [r.done for r in inspect(Workbench(), MINI, "conv1_1") if isinstance(r, Progress)]
    assert done == sorted(done)
    assert done[-1] == 1
    assert 0 <= done[0] < 0.5


def test_the_same_again_computes_nothing_and_does_not_ask_for_the_picture(
    calls: list[str],
) -> None:
    bench = Workbench()
    first = inspect(bench, TINY, "conv2_1")
    calls.clear()

    def never() -> Tensor:
        raise AssertionError

    again = list(bench.inspect(TINY, "a", never, "conv2_1"))
    assert calls == []
    assert [type(report) for report in again] == [LayerMaps, Output]
    assert maps(again).post is maps(first).post
    assert torch.equal(logits(again), logits(first))


def test_another_layer_only_applies_its_activation(calls: list[str]) -> None:
    bench = Workbench()
    inspect(bench, MINI, "conv2_2")
    calls.clear()
    inspect(bench, MINI, "conv1_1")
    assert calls == ["features.2"]
    calls.clear()
    inspect(bench, MINI, "pool1")
    assert calls == []


def test_an_edit_computes_from_its_layer_on(calls: list[str]) -> None:
    bench = Workbench()
    inspect(bench, TINY, "conv1_1")
    calls.clear()
    edited = replace(TINY, features=parse("8 8 M 8 D 12 M"))
    found = inspect(bench, edited, "conv2_2")
    # features.6 is the activation in front, which is not kept because it costs nothing.
    expected = ["features.6", "features.8", "features.9", "features.10", "avgpool", "flatten"]
    assert calls == [*expected, "classifier.0", "classifier.1", "classifier.2"]
    net = plain(edited, bench.weights)
    with torch.no_grad():
        assert torch.allclose(net(picture(edited)), logits(found), atol=1e-5)


def test_undo_computes_nothing(calls: list[str]) -> None:
    bench = Workbench()
    before = inspect(bench, TINY, "pool1")
    inspect(bench, replace(TINY, features=parse("8 8 M 8 D 12 M")), "pool1")
    calls.clear()
    after = inspect(bench, TINY, "pool1")
    assert calls == []
    assert torch.equal(logits(after), logits(before))


def test_dropout_changes_nothing_behind_it(calls: list[str]) -> None:
    bench = Workbench()
    inspect(bench, TINY, "pool1")
    calls.clear()
    inspect(bench, replace(TINY, features=parse("8 8 M 8 16 M")), "pool1")
    assert calls == []


def test_another_activation_keeps_what_is_in_front_of_the_first(calls: list[str]) -> None:
    bench = Workbench()
    inspect(bench, TINY, "pool1")
    calls.clear()
    inspect(bench, replace(TINY, activation="tanh"), "pool1")
    assert calls[0] == "features.1"


def test_pictures_seeds_and_networks_are_told_apart(calls: list[str]) -> None:
    bench = Workbench()
    first = logits(inspect(bench, TINY, "pool1"))
    other = logits(list(bench.inspect(TINY, "b", lambda: picture(TINY, 1), "pool1")))
    assert not torch.equal(first, other)
    assert not torch.equal(logits(inspect(bench, TINY, "pool1", seed=1)), first)
    PRESENT.clear()
    calls.clear()
    assert torch.equal(logits(inspect(bench, TINY, "pool1")), first)
    assert calls == []


def test_run_again_computes_everything_with_the_same_weights(calls: list[str]) -> None:
    bench = Workbench()
    first = inspect(bench, TINY, "pool1")
    held = bench.weights.held_bytes
    count = len(calls)
    calls.clear()
    again = inspect(bench, TINY, "pool1", fresh=True)
    assert len(calls) == count
    assert bench.weights.held_bytes == held
    assert maps(again).post is not maps(first).post
    assert torch.equal(logits(again), logits(first))


def test_closing_at_any_point_leaves_everything_consistent() -> None:
    expected = logits(inspect(Workbench(), TINY, "conv2_1"))
    total = len(inspect(Workbench(), TINY, "conv2_1"))
    bench = Workbench()
    for stop in range(total):
        if stop % 4 == 0:
            bench.clear()
        running = bench.inspect(TINY, "a", lambda: picture(TINY), "conv2_1")
        for _ in range(stop):
            if next(running, None) is None:
                break
        running.close()
        assert not torch.is_inference_mode_enabled()
    assert torch.allclose(logits(inspect(bench, TINY, "conv2_1")), expected)


def test_a_pause_does_not_leave_the_caller_in_inference_mode() -> None:
    for _ in Workbench().inspect(TINY, "a", lambda: picture(TINY), "pool1"):
        assert not torch.is_inference_mode_enabled()
        assert torch.is_grad_enabled()


def test_the_picture_is_not_written_to() -> None:
    spec = replace(TINY, features=parse("R 8 M"))
    given_, before = picture(spec), picture(spec)
    list(Workbench().inspect(spec, "a", lambda: given_, "pool1"))
    assert torch.equal(given_, before)


@pytest.mark.parametrize("keep", [0, 3000, 20_000, 200_000])
def test_what_is_kept_is_bounded_and_the_answer_is_the_same(keep: int) -> None:
    expected = inspect(Workbench(), TINY, "conv1_2")
    bench = Workbench(keep_bytes=keep)
    for layer in ("conv1_2", "pool2", "conv1_2"):
        for _ in bench.inspect(TINY, "a", lambda: picture(TINY), layer):
            assert bench.kept_bytes <= keep
    found = inspect(bench, TINY, "conv1_2")
    np.testing.assert_array_equal(maps(found).post, maps(expected).post)
    assert torch.equal(logits(found), logits(expected))
    assert sum(tensor.nbytes for tensor in bench._kept._tensors.values()) == bench.kept_bytes


def test_the_oldest_go_first() -> None:
    kept = runs.Kept(100)
    for name in "abc":
        kept.put(name, torch.zeros(10))
    assert kept.get("a") is None
    assert kept.get("b") is not None
    kept.put("d", torch.zeros(10))
    assert kept.get("c") is None
    assert kept.nbytes == 80
    kept.put("too large", torch.zeros(30))
    assert kept.get("too large") is None
    assert kept.nbytes == 80


def test_clear_gives_the_memory_back() -> None:
    bench = Workbench()
    before = inspect(bench, TINY, "pool1")
    assert bench.kept_bytes > 0
    bench.clear()
    assert bench.kept_bytes == bench.weights.held_bytes == 0
    assert torch.equal(logits(inspect(bench, TINY, "pool1")), logits(before))


def test_a_broken_network_is_refused() -> None:
    with pytest.raises(BuildError):
        inspect(Workbench(), replace(TINY, input=(3, 1, 1)), "conv1_1")


def test_an_unknown_layer_is_refused() -> None:
    with pytest.raises(EngineError, match="conv9_9"):
        inspect(Workbench(), TINY, "conv9_9")


def test_what_cannot_fit_is_refused_with_both_numbers(
    monkeypatch: pytest.MonkeyPatch, calls: list[str]
) -> None:
    bench = Workbench()
    inspect(bench, TINY, "pool1")
    calls.clear()
    monkeypatch.setattr(devices, "free_bytes", lambda _: 300 * 2**20)
    with pytest.raises(EngineError, match=r"needs about 6\d\d.*MiB.*but 300 MiB are free"):
        inspect(bench, PRESETS["vgg16"].spec, "pool1")
    assert calls == []
    assert bench.kept_bytes == 0  # given up in the attempt to make room
    monkeypatch.undo()
    inspect(bench, TINY, "pool1")


def test_where_little_is_free_little_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Workbench()
    free = round((needed_bytes(analyze(TINY)) + 5000) / OFFERED)
    monkeypatch.setattr(devices, "free_bytes", lambda _: free)
    inspect(bench, TINY, "pool1")
    assert 0 < bench.kept_bytes <= 5000 + 8 * 16 * 9 * 4  # biases are not estimated apart


def test_where_the_last_bit_is_needed_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Workbench()
    monkeypatch.setattr(devices, "free_bytes", lambda _: needed_bytes(analyze(TINY)))
    inspect(bench, TINY, "pool1")
    assert bench.kept_bytes == 0


class Failing(nn.Module):
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def forward(self, _: Tensor) -> Tensor:
        raise self.error


@pytest.fixture(
    params=[
        RuntimeError("[enforce fail at alloc_cpu.cpp:121] DefaultCPUAllocator: can't allocate"),
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB"),
        MemoryError(),
        RuntimeError("std::bad_alloc"),
    ],
    ids=["cpu", "cuda", "numpy", "oneDNN"],
)
def memory_error(request: pytest.FixtureRequest) -> Iterator[Exception]:
    yield request.param
    request.param.__traceback__ = None


def fail_at(monkeypatch: pytest.MonkeyPatch, path: str, error: Exception) -> None:
    def failing(row: Row, **options: Any) -> nn.Module:
        if row.path == path:
            return Failing(error)
        return module_for(row, **options)

    monkeypatch.setattr(runs, "module_for", failing)


def test_lack_of_memory_is_explained_and_cleaned_up(
    monkeypatch: pytest.MonkeyPatch, memory_error: Exception
) -> None:
    bench = Workbench()
    expected = logits(inspect(bench, TINY, "pool1"))
    fail_at(monkeypatch, "features.5", memory_error)
    with pytest.raises(EngineError, match="memory did not suffice") as caught:
        inspect(bench, TINY, "pool1", fresh=True)
    assert caught.value.__context__ is None  # nothing holds on to the tensors of the run
    assert bench.kept_bytes == bench.weights.held_bytes == 0
    monkeypatch.undo()
    assert torch.equal(logits(inspect(bench, TINY, "pool1")), expected)


def test_other_failures_keep_torchs_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_at(monkeypatch, "features.5", RuntimeError("no kernel image\nlong story"))
    with pytest.raises(EngineError, match="could not compute this network: no kernel image"):
        inspect(Workbench(), TINY, "pool1")


def test_values_that_are_kept_refuse_changes_under_autograd() -> None:
    bench = Workbench()
    inspect(bench, TINY, "pool1")
    kept = next(iter(bench._kept._tensors.values()))
    with pytest.raises(RuntimeError, match="inference"):
        kept.add_(1)


def test_a_real_allocation_failure_is_a_lack_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "free_bytes", lambda _: None)
    spec = replace(TINY, features=parse("8"), classifier=(), avgpool=None, num_classes=1)

    def huge() -> Tensor:
        return torch.empty(2**50)

    with pytest.raises(EngineError, match="memory did not suffice"):
        list(Workbench().inspect(spec, "a", huge, "conv1_1"))


def test_dropped_memory_goes_back_to_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    monkeypatch.setattr(devices, "give_back", given.append)
    monkeypatch.setattr("vgg_explorer.engine.bench.TIDY_BYTES", 10_000)
    bench = Workbench(keep_bytes=20_000)
    inspect(bench, MINI, "conv1_1")
    before = len(given)
    for key in "bcdefg":
        inspect(bench, MINI, "conv1_1", key)
    assert len(given) > before
    at = len(given)
    inspect(bench, MINI, "conv1_1", "g")  # Nothing is dropped, nothing is given back.
    assert len(given) == at


def test_one_channel_is_that_of_the_layer_and_leaves_the_rest_alone(calls: list[str]) -> None:
    bench = Workbench()
    whole = maps(inspect(bench, MINI, "conv2_1"))
    assert whole.pre is not None
    kept = bench._kept.nbytes

    def channel(layer: str, index: int, stage: str) -> np.ndarray:
        steps = bench.inspect_channel(MINI, "a", lambda: picture(MINI), layer, index, stage)
        return next(step for step in steps if isinstance(step, ChannelMap)).values

    np.testing.assert_allclose(channel("conv2_1", 3, "post"), whole.post[3], rtol=1e-5, atol=1e-6)
    calls.clear()
    # What the layer gives to its activation is kept: other channels and stages start there.
    np.testing.assert_allclose(channel("conv2_1", 5, "pre"), whole.pre[5], rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(channel("conv2_1", 5, "post"), whole.post[5], rtol=1e-5, atol=1e-6)
    assert len(calls) <= 1
    assert bench._kept.nbytes == kept
    assert channel("conv2_1", 10**6, "post").shape == whole.post[-1].shape  # the last there is
    assert channel("fc3", 2, "post").shape == (1, 1)


@pytest.mark.parametrize("precision", ["bf16", "fp16"])
def test_lower_precisions_come_close_and_are_reported_as_float32(precision: Precision) -> None:
    exact = inspect(Workbench(), MINI, "conv2_2")
    rough = inspect(Workbench(precision=precision), MINI, "conv2_2")
    assert maps(rough).post.dtype == np.float32
    assert logits(rough).dtype == torch.float32
    expected, found = maps(exact).post, maps(rough).post
    assert not np.array_equal(found, expected)
    np.testing.assert_allclose(found, expected, atol=0.05 * float(np.abs(expected).max()))


def loaded(network: nn.Module, prefix: str = "") -> Loaded:
    """Return what a file with the weights of a network would be."""
    tensors = {prefix + name: value for name, value in network.state_dict().items()}
    return Loaded("1f", "file.pth", text("file.pth"), tensors)


@pytest.mark.parametrize("norm", [False, True])
@pytest.mark.parametrize("head", ["linear", "conv"])
def test_weights_of_a_file_give_its_output(norm: bool, head: Head) -> None:
    spec = replace(MINI, batch_norm=norm, head="linear")
    net = build(spec).eval()
    for name, value in net.named_parameters():
        if not name.endswith("weight") or value.ndim == 1:
            torch.nn.init.normal_(value, 0.3, 0.1)
    for name, value in net.named_buffers():
        if "running" in name:
            torch.nn.init.uniform_(value, 0.5, 1.5)
    source = loaded(net, "module.")
    here = replace(spec, head=head)
    assignment = {
        path: WeightId(f"module.{path}", which.shape, source=source.digest)
        for path, which in fresh(analyze(here).rows).items()
    }
    reports = list(
        Workbench().inspect(
            here, "a", lambda: picture(here), "pool1", assignment=assignment, sources=[source]
        )
    )
    with torch.no_grad():
        expected = net(picture(spec))
    assert torch.allclose(logits(reports), expected, rtol=1e-4, atol=1e-5)


def test_a_file_without_biases_leaves_them_zero() -> None:
    spec = replace(MINI, bias=False)
    source = loaded(build(spec))
    assignment = {
        path: replace(which, source=source.digest)
        for path, which in fresh(analyze(MINI).rows).items()
    }
    with_bias = Workbench().inspect(
        MINI, "a", lambda: picture(MINI), "pool1", assignment=assignment, sources=[source]
    )
    without = Workbench().inspect(
        spec, "a", lambda: picture(MINI), "pool1", assignment=assignment, sources=[source]
    )
    assert torch.allclose(logits(list(with_bias)), logits(list(without)), atol=1e-6)


def test_maps_that_were_shown_are_the_same_object_while_there_is_room() -> None:
    bench = Workbench()

    def shown(layer: str) -> LayerMaps:
        reports = bench.inspect(TINY, "picture", lambda: torch.zeros(1, *TINY.input), layer)
        (maps,) = (report for report in reports if isinstance(report, LayerMaps))
        return maps

    first, second = shown("conv1_1"), shown("pool1")
    assert shown("conv1_1") is first
    assert shown("pool1") is second
    small = Workbench(keep_bytes=4 * second.nbytes)
    bench = small
    last = shown("pool1")
    assert shown("pool1") is last
    shown("conv1_1")
    assert shown("pool1") is not last
