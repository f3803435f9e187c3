"""Several processes that train one network together, as ``torchrun`` starts them.

Each has a copy of the network and takes its share of every batch; DistributedDataParallel makes
one gradient of theirs. What concerns all of them, such as the wish to stop, is agreed upon between
two steps, for a process that is alone in leaving would let the others wait for ever.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import text
from vgg_explorer.engine.errors import EngineError

if TYPE_CHECKING:
    from torch import nn


@dataclass(frozen=True, slots=True)
class Place:
    """Which process of how many this is.

    Parameters
    ----------
    rank, world : int
        Of all; rank 0 writes the run folder and says what happens.
    local_rank, local_world : int
        Of those on this computer.
    """

    rank: int
    world: int
    local_rank: int
    local_world: int


def started(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether ``torchrun`` started this process."""
    return "RANK" in environment and "WORLD_SIZE" in environment


def place(environment: Mapping[str, str] = os.environ) -> Place | None:
    """Return the place that ``torchrun`` gave this process, None where nothing did.

    Raises
    ------
    EngineError
        Where its variables make no sense.
    """
    if not started(environment):
        return None
    names = ("RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE")
    usual = {"LOCAL_RANK": environment["RANK"], "LOCAL_WORLD_SIZE": environment["WORLD_SIZE"]}
    found = {name: environment.get(name) or usual.get(name, "") for name in names}
    if not all(value.isascii() and value.isdecimal() for value in found.values()):
        raise _nonsense(found)
    made = Place(*(int(value) for value in found.values()))
    if made.rank >= made.world or made.local_rank >= made.local_world:
        raise _nonsense(found)
    return made


def _nonsense(found: Mapping[str, str]) -> EngineError:
    said = ", ".join(f"{name}={value!r}" for name, value in found.items())
    return EngineError(
        text("The environment names no process of a distributed training: {said}.", said=said),
        text("Start it with torchrun, or remove these variables."),
    )


class Team:
    """The processes of one training, seen by one of them.

    Parameters
    ----------
    place : Place
    device : str
        What this process computes on.

    Raises
    ------
    EngineError
        Where the processes do not find each other, or the device is not made for it.
    """

    def __init__(self, place: Place, device: str) -> None:
        import torch
        from torch import distributed

        self.rank, self.world = place.rank, place.world
        kind = torch.device(device).type
        backend = "gloo"
        if kind != "cpu":
            backend = f"cpu:gloo,{kind}:{_backend(kind)}"
            torch.get_device_module(kind).set_device(device)  # NCCL talks by the current one
        try:
            distributed.init_process_group(backend, rank=place.rank, world_size=place.world)
        except (RuntimeError, ValueError) as error:
            raise EngineError(
                text(
                    "The {count} processes did not find each other: {reason}",
                    count=place.world,
                    reason=_first_line(error),
                ),
                text("Start all of them with torchrun, with the same address and port."),
            ) from error

    def wrapped(self, module: nn.Module) -> nn.Module:
        """Return what is called instead of the network, so that its gradients are everybody's."""
        from torch.nn.parallel import DistributedDataParallel

        return DistributedDataParallel(module)

    def summed(self, values: Sequence[float]) -> list[float]:
        """Return the sums of what all processes have; all of them must ask."""
        import torch
        from torch import distributed

        held = torch.tensor(values, dtype=torch.float64)
        distributed.all_reduce(held)
        return [float(value) for value in held.tolist()]

    def gathered(self, values: Sequence[float]) -> list[list[float]]:
        """Return what each process has, all as many values; all of them must ask."""
        import torch
        from torch import distributed

        held = torch.tensor(values, dtype=torch.float64)
        each = [torch.empty_like(held) for _ in range(self.world)]
        distributed.all_gather(each, held)
        return [[float(value) for value in one.tolist()] for one in each]

    def anyone(self, wish: bool) -> bool:
        """Return whether one of the processes wishes; all of them must ask."""
        return self.summed([float(wish)])[0] > 0

    def close(self) -> None:
        """Leave; nothing waits for the others."""
        from torch import distributed

        if distributed.is_initialized():
            distributed.destroy_process_group()


def _backend(kind: str) -> str:
    from torch import distributed

    backends = distributed.Backend.default_device_backend_map
    if kind not in backends or kind == "mps":
        raise EngineError(
            text("{device} cannot train in several processes.", device=kind.upper()),
            text("Train in one process, or on the CPU with --device cpu."),
        )
    return str(backends[kind])


def lost(error: RuntimeError) -> EngineError | None:
    """Return what to say where a process waited for one that is not there any more, else None."""
    import torch

    said = str(error)
    if not isinstance(error, torch.distributed.DistBackendError) and not any(
        sign in said for sign in ("Connection closed by peer", "Connection reset", "gloo")
    ):
        return None
    return EngineError(
        text("Another process of this training has ended: {reason}", reason=_first_line(error)),
        text("What it said stands above. Go on from the last checkpoint with --resume."),
    )


def _first_line(error: Exception) -> str:
    return (next(iter(str(error).splitlines()), "") or type(error).__name__)[:300]
