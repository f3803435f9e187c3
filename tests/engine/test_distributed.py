"""The processes of one training."""

import socket
from dataclasses import astuple

import pytest
import torch

from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.distributed import Place, Team, lost, place, started

FULL = {"RANK": "3", "WORLD_SIZE": "8", "LOCAL_RANK": "1", "LOCAL_WORLD_SIZE": "2"}


def test_a_process_of_its_own_has_no_place() -> None:
    assert place({}) is None
    assert place({"RANK": "0"}) is None
    assert not started({"WORLD_SIZE": "2"})


def test_the_place_is_what_torchrun_says() -> None:
    found = place(FULL)
    assert found is not None
    assert astuple(found) == (3, 8, 1, 2)
    assert started(FULL)


def test_on_one_computer_the_local_numbers_may_be_missing() -> None:
    assert place({"RANK": "1", "WORLD_SIZE": "2"}) == Place(1, 2, 1, 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [("RANK", "8"), ("RANK", "-1"), ("RANK", "x"), ("WORLD_SIZE", "٣"), ("LOCAL_RANK", "2")],
)
def test_a_place_that_makes_no_sense_is_refused(name: str, value: str) -> None:
    with pytest.raises(EngineError, match=name):
        place(FULL | {name: value})


def test_a_team_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("MASTER_ADDR", "127.0.0.1")
    monkeypatch.setenv("MASTER_PORT", str(port))
    team = Team(Place(0, 1, 0, 1), "cpu")
    try:
        assert (team.rank, team.world) == (0, 1)
        assert team.summed([1.5, -2.0]) == [1.5, -2.0]
        assert team.gathered([1.5, -2.0]) == [[1.5, -2.0]]
        assert [team.anyone(wish) for wish in (True, False)] == [True, False]
        module = torch.nn.Linear(3, 2)
        called = team.wrapped(module)
        called(torch.ones(4, 3)).sum().backward()
        assert module.weight.grad is not None
        assert [*module.state_dict()] == ["weight", "bias"]  # its own names stay
    finally:
        team.close()
    assert not torch.distributed.is_initialized()


def test_a_device_without_a_way_to_talk_is_refused() -> None:
    with pytest.raises(EngineError, match="MPS cannot train in several processes"):
        Team(Place(0, 2, 0, 2), "mps")
    assert not torch.distributed.is_initialized()


def test_processes_that_do_not_find_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MASTER_ADDR", "MASTER_PORT"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(EngineError, match="did not find each other"):
        Team(Place(0, 2, 0, 2), "cpu")


def test_a_partner_that_ended_is_told_from_other_failures() -> None:
    said = "[gloo/transport/tcp/pair.cc:547] Connection closed by peer [127.0.0.1]:4711"
    found = lost(RuntimeError(said))
    assert found is not None
    assert "Another process" in str(found.what)
    assert lost(RuntimeError("mat1 and mat2 shapes cannot be multiplied")) is None
