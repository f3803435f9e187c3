"""Memory: estimated before a training starts, refused with numbers, and explained when it fails."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import memory_data
import pytest
import torch

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.memory import training
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.engine import devices
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training import checks, fitting_batch
from vgg_explorer.engine.training.control import Control
from vgg_explorer.engine.training.needed import (
    OFFERED,
    OFFERED_BATCHES,
    largest_batch,
    needed_bytes,
)
from vgg_explorer.engine.training.plan import LARGEST_BATCH, Plan
from vgg_explorer.engine.training.records import Step
from vgg_explorer.engine.training.snapshot import Order

ROOT = Path(__file__).parents[3]
VGG = analyze(PRESETS["vgg16"].spec)


def test_it_is_the_peak_of_a_step_and_two_copies_of_the_weights():
    weights = VGG.totals.params * 4
    found = needed_bytes(VGG, Plan(optimiser="adam"), 8)
    assert found == training(VGG, 8, "adam").peak + 2 * weights
    without = needed_bytes(VGG, Plan(optimiser="sgd", momentum=0.0), 8)
    assert without == training(VGG, 8, "sgd").peak + 2 * weights


def test_what_is_frozen_takes_less():
    whole = needed_bytes(VGG, Plan(), 32)
    later = needed_bytes(VGG, Plan(trains="conv5_1"), 32)
    last = needed_bytes(VGG, Plan(trains="classifier"), 32)
    assert last < later < whole
    assert last > VGG.totals.params * 4


@pytest.mark.parametrize("trains", ["all", "conv3_1", "classifier"])
def test_the_largest_batch_fits_and_the_next_that_is_offered_does_not(trains):
    plan, free = Plan(trains=trains), 2**33
    found = largest_batch(VGG, plan, free)
    later = OFFERED_BATCHES[OFFERED_BATCHES.index(found) + 1]
    assert needed_bytes(VGG, plan, found) <= OFFERED * free < needed_bytes(VGG, plan, later)


def test_there_may_be_none_and_there_is_a_largest():
    assert largest_batch(VGG, Plan(), 2**20) == 0
    assert largest_batch(analyze(memory_data.spec()), Plan(), 2**60) == LARGEST_BATCH


def test_the_batches_that_are_offered_lie_a_quarter_apart_at_least():
    steps = list(pairwise(OFFERED_BATCHES))
    assert OFFERED_BATCHES[:9] == (1, 2, 4, 8, 16, 24, 32, 48, 64)
    assert all(4 * one <= 3 * later for one, later in steps)


def order(batch):
    return Order(PRESETS["vgg16"].spec, Plan(batch=batch), memory_data.Preprocess(), {}, "cpu", 1)


def test_row_80_too_large_a_batch_is_refused_with_numbers_and_what_would_fit(monkeypatch):
    monkeypatch.setattr(devices, "free_bytes", lambda device: 2**34)
    fits = largest_batch(VGG, Plan(), 2**34)
    with pytest.raises(EngineError) as caught:
        fitting_batch.require(order(32), 10_000)
    assert str(caught.value.what).startswith("Training with a batch of 10000 needs about ")
    assert "16 GiB are free" in str(caught.value.what)
    assert str(caught.value.hint) == f"A batch of {fits} would fit."
    fitting_batch.require(order(32), fits)
    monkeypatch.setattr(devices, "free_bytes", lambda device: 2**20)
    with pytest.raises(EngineError, match="Not even one picture"):
        fitting_batch.require(order(1), 1)


@pytest.mark.parametrize(
    ("device", "processes", "pictures"), [("cpu", 1, 24), ("cpu", 4, 24), ("cuda", 4, 6)]
)
def test_what_is_asked_for_is_the_largest_step_of_the_data(
    monkeypatch, device, processes, pictures
):
    asked = []
    monkeypatch.setattr(checks, "require", lambda order, count: asked.append(count))
    wish = replace(memory_data.order(batch=50_000), device=device)
    checks.check(wish, memory_data.data(train=24), processes)
    assert asked == [pictures]


STARVED = """
import json, resource, sys
sys.path.insert(0, "tests")
import torch
import memory_data
from vgg_explorer.engine import devices
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.memory import free_ram
from vgg_explorer.engine.training.control import Control

spec = memory_data.spec("[64, 64]", input=(3, 128, 128))
asked = memory_data.order(spec, batch=96, steps=3)
given = memory_data.data(train=96)
list(memory_data.trainer(memory_data.order(), given).run())  # what starts up is there
devices.free_bytes = lambda device: None  # nothing is known beforehand
trainer = memory_data.trainer(asked, given)
reports = trainer.run()
told = {"begun": type(next(reports)).__name__}
with open("/proc/self/status") as file:
    used = next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmSize"))
resource.setrlimit(resource.RLIMIT_AS, (used + 200 * 2**20,) * 2)
try:
    list(reports)
except EngineError as error:
    told |= {"what": str(error.what), "hint": str(error.hint), "chained": str(error.__context__)}
snapshot = trainer.snapshot()
told["step"] = snapshot.step
told["same"] = all(
    bool((value == asked.start[name]).all())
    for name, value in snapshot.weights.items() if name.endswith("weight")
)
again = list(memory_data.trainer(memory_data.order(), given).run())
told["again"] = again[-1].how
print(json.dumps(told))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS is Linux's")
def test_row_80_an_allocation_that_fails_all_the_same_is_explained_and_costs_nothing():
    environment = os.environ | {"PYTHONPATH": str(ROOT), "MALLOC_ARENA_MAX": "2"}
    ended = subprocess.run(
        [sys.executable, "-c", STARVED],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert told["begun"] == "Begun"
    assert told["what"] == "The memory did not suffice to train with a batch of 96 on cpu."
    assert "smaller batch" in told["hint"]
    assert told["chained"] == "None"  # the failed step's tensors would live as long as that
    assert (told["step"], told["same"], told["again"]) == (0, True, "finished")


def test_row_81_a_card_that_runs_out_of_memory_leaves_the_last_step():
    trainer = memory_data.trainer()
    gradients = trainer._learner.gradients

    def full(images, labels, step, asked):
        if step == 3:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB")
        return gradients(images, labels, step, asked)

    trainer._learner.gradients = full
    seen = []
    with pytest.raises(EngineError, match="did not suffice") as caught:
        seen.extend(report for report in trainer.run() if isinstance(report, Step))
    assert caught.value.__context__ is None
    assert trainer.snapshot().step == 2
    assert all(value.grad is None for value in trainer._learner.module.parameters())


def test_on_a_card_the_processor_is_offered(monkeypatch):
    from vgg_explorer.engine.training.checks import explained

    asked = replace(memory_data.order(), device="cuda:0")
    found = explained(torch.OutOfMemoryError("CUDA out of memory"), asked, alone=True)
    assert found is not None
    assert "train on the CPU" in str(found.hint)


def test_other_failures_are_torchs():
    from vgg_explorer.engine.training.checks import explained

    found = explained(RuntimeError("odd thing"), memory_data.order(), alone=True)
    assert found is not None
    assert "odd thing" in str(found.what)
    # Of several processes, another one may be what failed: who started them knows better.
    assert explained(RuntimeError("odd thing"), memory_data.order(), alone=False) is None


def test_a_range_test_frees_its_memory_too(monkeypatch):
    from vgg_explorer.engine.training import range_test as module

    def full(self, images, labels, step, asked=None):
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory")

    monkeypatch.setattr(module.Learner, "gradients", full)
    with pytest.raises(EngineError, match="did not suffice"):
        list(module.range_test(memory_data.order(), memory_data.data(), Control()))
