"""What a training runs on, and what differs from what was asked."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from vgg_explorer.arch.memory import Precision
from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.threads import cores
from vgg_explorer.engine.training.snapshot import Order, Snapshot


def threads_of(order: Order) -> int:
    """Return how many threads compute."""
    return min(order.threads, cores()) if order.threads > 0 else cores()


def differences(
    order: Order, pictures: int, precision: Precision, before: Snapshot | None
) -> Iterator[Text]:
    """Say what differs from what was asked, and from what a training began on.

    Parameters
    ----------
    order : Order
    pictures : int
        To train on.
    precision : {'fp32', 'bf16', 'fp16'}
        What is computed in.
    before : Snapshot or None
        Where it goes on.
    """
    if order.plan.mixed and precision == "fp32":
        yield text("Mixed precision gains nothing here; this trains in float32.")
    if order.plan.batch > pictures:
        yield text(
            "The batch of {batch} is larger than the data: each step takes all {pictures}"
            " pictures.",
            batch=order.plan.batch,
            pictures=pictures,
        )
    here = (order.device, threads_of(order), torch.__version__)
    if before is not None and here != (before.device, before.threads, before.torch_version):
        yield text(
            "It began on {before} and goes on with {here}: the losses will not be those of a"
            " training without the break, bit for bit.",
            before=_computer(before.device, before.threads, before.torch_version),
            here=_computer(*here),
        )


def _computer(device: str, threads: int, version: str) -> Text:
    return text(
        "{device}, {threads} threads, PyTorch {version}",
        device=device,
        threads=threads,
        version=version,
    )
