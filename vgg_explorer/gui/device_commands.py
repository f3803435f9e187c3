"""The commands of what computes: device, precision, threads, and the time of each layer."""

from __future__ import annotations

from functools import cache

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.precision import Precision
from vgg_explorer.engine.threads import cores
from vgg_explorer.gui import device_words
from vgg_explorer.gui.command import Command, Host, sends
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState

_CARDS = 8
"""Graphics cards that have a command each; more are in the menu of the tool bar."""

_COUNTS = (*range(1, 9), 12, 16, 24, 32, 48, 64, 96, 128)

_PRECISIONS: tuple[tuple[Precision, Text], ...] = (
    ("fp32", text("float32")),
    ("bf16", text("bfloat16")),
    ("fp16", text("float16")),
)


@cache
def thread_counts() -> tuple[int, ...]:
    """Return the numbers of threads to choose from, below one for each core."""
    return tuple(count for count in _COUNTS if count < cores())


def device_commands() -> tuple[Command, ...]:
    """Return a command for each choice, and the one that measures the layers."""
    return (
        Command(
            "measure_time",
            "run",
            text("&Measure time per layer"),
            lambda host: host.dispatch(ev.TimingRequested()),
            ("F6",),
            "clock",
            enabled=lambda state: state.timing.status != "running",
        ),
        *(_device(key, first=key == "cpu") for key in _keys()),
        *(_precision(key, title) for key, title in _PRECISIONS),
        *(_threads(count) for count in (0, *_COUNTS)),
    )


def _keys() -> tuple[str, ...]:
    return ("cpu", *(f"cuda:{card}" for card in range(_CARDS)), "mps")


def _device(key: str, *, first: bool) -> Command:
    def known(state: AppState) -> bool:
        option = device_words.option(state.devices, key)
        return key == "cpu" or (option is not None and option.available)

    def listed(state: AppState) -> bool:
        # The first card is always named, so that one sees why it is not to be had.
        return key in {"cpu", "cuda:0", "mps"} or known(state)

    return Command(
        f"device_{key}",
        "run",
        text("{name}", name=device_words.short(key)),
        sends(ev.DeviceChosen(key)),
        icon="chip",
        enabled=known,
        checked=lambda host: host.state.devices.chosen == key,
        submenu="device",
        separated=first,
        listed=listed,
    )


def _precision(key: Precision, title: Text) -> Command:
    def possible(state: AppState) -> bool:
        known = device_words.precisions(state.devices)
        return key == "fp32" or any(one.key == key and one.available for one in known)

    return Command(
        f"precision_{key}",
        "run",
        title,
        sends(ev.PrecisionChosen(key)),
        enabled=possible,
        checked=lambda host: host.state.devices.precision == key,
        submenu="precision",
    )


def _threads(count: int) -> Command:
    def checked(host: Host) -> bool:
        chosen = host.state.devices.threads
        return chosen == count if count else chosen not in thread_counts()

    one, more = text("1 thread"), text("{count} threads", count=count)
    return Command(
        f"threads_{count or 'all'}",
        "run",
        (one if count == 1 else more) if count else text("All cores"),
        sends(ev.ThreadsChosen(count)),
        checked=checked,
        submenu="threads",
        listed=lambda _state: not count or count in thread_counts(),
    )
