"""Memory that is not there is refused; what torch raises is explained."""

from __future__ import annotations

import pytest
import torch

from vgg_explorer.arch.text import text
from vgg_explorer.engine import devices, room
from vgg_explorer.engine.errors import EngineError


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """What is free, as the last of the list; giving back removes one."""
    left: list[int | None] = [2000, 1000]
    monkeypatch.setattr(devices, "free_bytes", lambda _: left[-1])
    monkeypatch.setattr(devices, "give_back", lambda _: left.pop())
    return left


def test_nothing_is_given_back_while_there_is_room(free: list[int | None]) -> None:
    assert room.free_for("cpu", 1000, lambda: pytest.fail("dropped")) == 1000
    assert len(free) == 2


def test_what_can_be_spared_makes_room(free: list[int | None]) -> None:
    dropped: list[bool] = []
    assert room.require("cpu", 1500, lambda _: text("Never."), lambda: dropped.append(True)) == 2000
    assert dropped == [True]


def test_too_much_is_refused_with_both_numbers(free: list[int | None]) -> None:
    with pytest.raises(EngineError) as caught:
        room.require("cpu", 4096, lambda left: text("{left} bytes", left=left))
    assert str(caught.value.what) == (
        "This network needs about 4 KiB of memory for one picture, but 1.95 KiB are free."
    )
    assert str(caught.value.hint) == "2000 bytes"


def test_a_device_that_does_not_say_refuses_nothing(free: list[int | None]) -> None:
    free[:] = [None]
    assert room.require("cpu", 2**60, lambda _: text("Never.")) is None


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        torch.OutOfMemoryError("CUDA"),
        RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory"),
        RuntimeError("MPS backend out of memory"),
        RuntimeError("std::bad_alloc"),
    ],
)
def test_lack_of_memory_is_told_apart(error: RuntimeError | MemoryError) -> None:
    told = room.explained(error, "cuda:0")
    assert str(told.what) == "The memory did not suffice to compute this network on cuda:0."
    assert str(told.hint) == "Use a smaller input or fewer channels, or compute on the CPU."
    assert str(room.explained(error, "cpu").hint) == (
        "Use a smaller input or fewer channels, or close other programs."
    )


def test_other_failures_are_quoted() -> None:
    assert str(room.explained(RuntimeError("bad kernel\nand more"), "cpu").what) == (
        "torch could not compute this network: bad kernel"
    )
    assert "RuntimeError" in str(room.explained(RuntimeError(), "cpu").what)
