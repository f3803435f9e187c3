"""The time of each layer on a device."""

from __future__ import annotations

import weakref
from dataclasses import replace
from statistics import median
from time import perf_counter

import pytest
import torch
from torch import Tensor, nn

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.ops import Conv2d, Kind
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.engine import devices, timing
from vgg_explorer.engine.build import BuildError, build
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.precision import Precision
from vgg_explorer.engine.timing import LayerTimes, TimingProgress, measure, signature

TINY = replace(PRESETS["vgg_tiny"].spec, features=parse("8 8 M 8 D 16 M"))
DENSE = replace(TINY, head="conv")
LRN = replace(PRESETS["vgg_tiny"].spec, features=parse("8 L M 16 A"), batch_norm=True)


def times(spec: ArchSpec, precision: Precision = "fp32", **options: float) -> LayerTimes:
    *steps, last = measure(spec, "cpu", precision, **options)
    assert all(isinstance(step, TimingProgress) for step in steps)
    assert isinstance(last, LayerTimes)
    return last


@pytest.mark.parametrize("precision", ["fp32", "bf16", "fp16"])
@pytest.mark.parametrize("spec", [TINY, LRN, DENSE])
def test_every_layer_has_a_time(spec: ArchSpec, precision: Precision) -> None:
    found = times(spec, precision, budget=0.5)
    assert (found.spec, found.device, found.precision) == (spec, "cpu", precision)
    assert found.threads == torch.get_num_threads()
    for group in analyze(spec).groups:
        one = found.of(group)
        assert one is not None
        assert (one == 0) == (group.kind in {Kind.DROPOUT, Kind.FLATTEN})


def test_layers_that_are_alike_are_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    scratch = timing._scratch

    def noted(row: Row, *args: str) -> tuple[nn.Module, Tensor]:
        made.append(signature(row))
        return scratch(row, *args)

    monkeypatch.setattr(timing, "_scratch", noted)
    spec = replace(TINY, features=parse("8 8 8 8 M"))
    found = times(spec, budget=0.2)
    assert len(made) == len(set(made)) == len(found.seconds)
    second, third = analyze(spec).groups[1:3]
    assert found.of(second) == found.of(third)


def test_times_survive_an_edit_elsewhere() -> None:
    found = times(TINY, budget=0.2)
    edited = analyze(replace(TINY, features=parse("8 8 M 8 D 32 M")))
    known = {group.name: found.of(group) for group in edited.groups}
    assert known["conv1_2"] is not None
    assert known["pool1"] is not None
    assert known["conv2_2"] is None  # it has other channels


def test_what_is_computed_is_numbers_laid_out_as_the_engine_has_them() -> None:
    for row in analyze(LRN).rows:
        if row.kind in {Kind.DROPOUT, Kind.FLATTEN}:
            continue
        module, value = timing._scratch(row, "cpu", "fp32")
        assert value.shape == (1, *row.in_shape)
        with torch.inference_mode():
            made = module(value)
        assert made.shape == (1, *row.out_shape)
        for tensor in (value, made, *module.state_dict().values()):
            plain = tensor.isfinite() & ((tensor == 0) | (tensor.abs() > 1e-30))
            assert bool(plain.all())
        assert value.std() > 0.01
        assert not module.training
        if value.ndim == 4:
            assert value.is_contiguous(memory_format=torch.channels_last)
        if isinstance(module, nn.Conv2d):
            assert module.weight.is_contiguous(memory_format=torch.channels_last)


def test_the_median_counts_and_the_first_run_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = iter([0.001, 0.0002, 0.0009, 0.0001, 0.0003, 0.0004] * 100)
    monkeypatch.setattr(timing, "_timed", lambda *_: next(runs))
    found = times(replace(TINY, features=parse("8")), repeats=5, budget=30)
    first = analyze(found.spec).rows[0]
    assert found.seconds[signature(first)] == 0.0003
    assert found.repeats == 5


def test_slow_layers_run_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    def runs(seconds: float, share: float, left: float) -> int:
        count = [0]

        def timed(*_: object) -> float:
            count[0] += 1
            return seconds

        monkeypatch.setattr(timing, "_timed", timed)
        trial = timing._Trial(analyze(TINY).rows[0], "cpu", "fp32")
        list(timing._samples(trial, 7, share, left))
        return count[0]

    assert runs(0.01, 1.0, 3.0) == 1 + 7
    assert runs(0.2, 1.0, 3.0) == 1 + 5
    assert runs(0.5, 0.1, 3.0) == 1 + 3
    assert runs(2.0, 0.1, 3.0) == 1


def test_without_time_every_layer_runs_once() -> None:
    found = times(TINY, budget=0.0)
    assert all(seconds > 0 for seconds in found.seconds.values())


def test_progress_rises_and_names_the_layers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "_NOTICE", 0.0)
    steps = list(measure(TINY, "cpu", "fp32", budget=0.2))[:-1]
    done = [step.done for step in steps if isinstance(step, TimingProgress)]
    assert done == sorted(done)
    assert done[0] == 0
    assert done[-1] < 1
    assert {"conv1_1", "pool1", "conv2_1", "fc3"} <= {
        step.layer for step in steps if isinstance(step, TimingProgress)
    }
    assert len(steps) > 3 * len(analyze(TINY).rows)  # between the runs as well


def test_a_large_convolution_is_measured_in_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = replace(TINY, features=parse("16 16k5s2d2 M"), input=(3, 96, 64))
    rows = [row for row in analyze(spec).rows if isinstance(row.layer.op, Conv2d)]
    whole = [timing._part(row, "cpu") for row in rows]
    assert whole == [(row, 1.0) for row in rows]
    monkeypatch.setattr(timing, "PART_MACS", 50_000)
    for row in rows:
        part, often = timing._part(row, "cpu")
        assert part.out_shape[1] < row.out_shape[1]
        assert often == row.out_shape[1] / part.out_shape[1]
        assert part.out_shape[2:] == row.out_shape[2:]
        module, value = timing._scratch(part, "cpu", "fp32")
        with torch.inference_mode():
            assert module(value).shape == (1, *part.out_shape)
        assert timing._part(row, "cuda:0") == (row, 1.0)
    monkeypatch.setattr(timing, "_timed", lambda *_: 0.001)
    found = times(spec)
    part, often = timing._part(rows[1], "cpu")
    assert found.seconds[signature(rows[1])] == pytest.approx(0.001 * often)


def test_a_graphics_card_is_waited_for_and_given_batches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    monkeypatch.setattr(torch.accelerator, "synchronize", said.append)
    module, value = timing._scratch(analyze(TINY).rows[0], "cpu", "fp32")
    module.register_forward_hook(lambda *_: said.append("run"))
    timing._timed(module, value, "cuda:0", 3)
    assert said == ["cuda:0", "run", "run", "run", "cuda:0"]
    said.clear()
    timing._timed(module, value, "cpu", 1)
    assert said == ["run"]
    batches: list[int] = []
    monkeypatch.setattr(timing, "_scratch", lambda *_: (module, value))
    monkeypatch.setattr(timing, "_timed", lambda *args: batches.append(args[3]) or 1e-4)
    trial = timing._Trial(analyze(TINY).rows[0], "cuda:0", "fp32")
    list(timing._samples(trial, 3, 1.0, 3.0))
    assert batches == [1, 1, 10, 10, 10]


def test_one_layer_at_a_time_is_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    alive: weakref.WeakSet[nn.Module] = weakref.WeakSet()
    most = [0]
    scratch = timing._scratch

    def noted(row: Row, *args: str) -> tuple[nn.Module, Tensor]:
        module, value = scratch(row, *args)
        alive.add(module)
        most[0] = max(most[0], len(alive))
        return module, value

    monkeypatch.setattr(timing, "_scratch", noted)
    times(TINY, budget=0.1)
    assert most == [1]
    assert not alive
    steps = measure(TINY, "cpu", "fp32")
    next(steps)
    next(steps)
    steps.close()
    assert not alive


def test_too_little_memory_is_refused_before_anything_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(devices, "free_bytes", lambda _: 2**28)
    monkeypatch.setattr(timing, "_scratch", lambda *_: pytest.fail("it was made"))
    with pytest.raises(EngineError, match=r"392\.\d+ MiB of memory .* 256 MiB are free"):
        next(measure(PRESETS["vgg16"].spec, "cpu", "fp32"))


def test_failures_of_torch_are_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> float:
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory")

    monkeypatch.setattr(timing, "_timed", broken)
    with pytest.raises(EngineError, match="memory did not suffice") as caught:
        list(measure(TINY, "cpu", "fp32"))
    assert caught.value.__context__ is None


def test_a_broken_network_is_refused() -> None:
    with pytest.raises(BuildError):
        next(measure(replace(TINY, features=parse("8 M M M M M M M M")), "cpu", "fp32"))


def test_the_sum_is_about_a_whole_pass() -> None:
    """Within a factor of two of what a bare forward pass takes, measured beside it."""
    spec = replace(PRESETS["vgg16"].spec, input=(3, 112, 112), classifier=())
    net = build(spec).eval().to(memory_format=torch.channels_last)
    picture = torch.randn(1, *spec.input).contiguous(memory_format=torch.channels_last)

    def whole() -> float:
        start = perf_counter()
        with torch.inference_mode():
            net(picture)
        return perf_counter() - start

    # Others may need the processor now and then: the best of several comparisons counts.
    ratios = []
    for _ in range(5):
        whole()
        bare = median(whole() for _ in range(5))
        found = times(spec, budget=1.0)
        ratios.append(sum(found.of(group) or 0 for group in analyze(spec).groups) / bare)
        if 0.5 < ratios[-1] < 2:
            return
    pytest.fail(f"sums of layers over whole passes: {ratios}")
