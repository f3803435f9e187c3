"""How long each layer takes on a device: the median of several warm runs."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from types import MappingProxyType

import torch
from torch import Tensor, nn

from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.costs import workspace_bytes
from vgg_explorer.arch.memory import WIDTH
from vgg_explorer.arch.ops import Conv2d, Kind
from vgg_explorer.arch.rows import Group, Row
from vgg_explorer.arch.shapes import numel, output_shape
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.arch.weights import is_classifier
from vgg_explorer.engine import room
from vgg_explorer.engine.build import BuildError, module_for
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.precision import Precision, dtype, forward
from vgg_explorer.engine.runs import PART_MACS

_FREE = frozenset({Kind.DROPOUT, Kind.FLATTEN})
"""At inference the one returns its input, the other a view of it."""

_VALUE_MACS = 16
"""A value that is read or written costs about as much as so many multiplications."""

_BATCH = 1e-3
"""Seconds: so much work is handed to a graphics card between two looks at the clock. Alone, a short
layer would be measured with the time that it takes to start it, which a whole pass hides."""

_NOTICE = 0.05
"""Seconds between two reports."""

_BLOCK, _SPREAD = 2**16, 0.05
"""Made-up values: so many different ones, with this standard deviation."""


@dataclass(frozen=True, slots=True)
class TimingProgress:
    """How far the measurement is.

    Parameters
    ----------
    done : float
        0 to 1.
    layer : str
        The name of the layer that is measured.
    """

    done: float
    layer: str


@dataclass(frozen=True, slots=True, eq=False)
class LayerTimes:
    """The time that the layers of a network take, for one picture.

    Parameters
    ----------
    spec : ArchSpec
    device : str
    precision : {'fp32', 'bf16', 'fp16'}
    threads : int
        Of the CPU.
    repeats : int
        Most runs of one layer; slow ones had fewer.
    seconds : mapping of str to float
        By `signature`, so that the times hold for every layer that an edit leaves as it is.
    """

    spec: ArchSpec
    device: str
    precision: Precision
    threads: int
    repeats: int
    seconds: Mapping[str, float]

    def of(self, group: Group) -> float | None:
        """Return the seconds of a layer, or None where one of its modules was not measured."""
        total = 0.0
        for row in group.rows:
            if row.kind not in _FREE:
                one = self.seconds.get(signature(row))
                if one is None:
                    return None
                total += one
        return total


def signature(row: Row) -> str:
    """Return what the time of a module depends on: two modules that share it take the same."""
    return f"{row.layer.op}/{row.in_shape}"


def measure(
    spec: ArchSpec,
    device: str,
    precision: Precision,
    *,
    repeats: int = 7,
    budget: float = 3.0,
) -> Generator[TimingProgress | LayerTimes, None, None]:
    """Measure every module of a network by itself, warm, as the engine runs it.

    Yields `TimingProgress` between modules and runs, where it may be closed, and `LayerTimes` last.
    Nothing but one module and its input is in memory at a time; weights are made up, since the
    time does not depend on them.

    Parameters
    ----------
    spec : ArchSpec
    device : str
    precision : {'fp32', 'bf16', 'fp16'}
    repeats : int
        Runs of each module after a first one that does not count.
    budget : float
        Seconds for all. Slow modules run less often, but at least once, and three times where that
        is affordable. Of a convolution that the engine computes in parts, a few parts are measured.

    Raises
    ------
    BuildError
        When the spec is no network.
    EngineError
        When the memory does not suffice, or torch fails.
    """
    analysis = analyze(spec)
    if analysis.problem is not None:
        raise BuildError(analysis.problem)
    failure: EngineError | None = None
    room.require(
        device,
        _needed(analysis, device, precision),
        lambda _: text("Use a smaller input or fewer channels."),
    )
    try:
        seconds = yield from _all(analysis, device, precision, repeats, budget)
    except (RuntimeError, MemoryError) as error:
        failure = room.explained(error, device)
    # Not in the handler: until that is left, the traceback holds on to the tensors.
    if failure is not None:
        raise failure
    threads = torch.get_num_threads()
    yield LayerTimes(spec, device, precision, threads, repeats, MappingProxyType(seconds))


def _all(
    analysis: Analysis, device: str, precision: Precision, repeats: int, budget: float
) -> Generator[TimingProgress, None, dict[str, float]]:
    rows = {signature(row): row for row in analysis.rows if row.kind not in _FREE}
    total = sum(_cost(row) for row in rows.values())
    seconds: dict[str, float] = {}
    done, end = 0, perf_counter() + budget
    for key, row in rows.items():
        name = row.layer.name
        yield TimingProgress(done / total, name)
        # What a layer does not use is left for those behind it.
        left = max(end - perf_counter(), 0.0)
        share = left * _cost(row) / (total - done)
        samples: list[float] = []
        noticed = perf_counter()
        for sample in _samples(_Trial(row, device, precision), repeats, share, left):
            samples.append(sample)
            if perf_counter() - noticed > _NOTICE:
                noticed = perf_counter()
                yield TimingProgress(done / total, name)
        seconds[key] = median(samples)
        done += _cost(row)
    return seconds


@dataclass(frozen=True, slots=True)
class _Trial:
    """One module to be measured on a device."""

    row: Row
    device: str
    precision: Precision


def _samples(trial: _Trial, repeats: int, share: float, left: float) -> Iterator[float]:
    """Yield the seconds of several runs of one module.

    The first run brings memory and code into the caches. It counts only where there is no time for
    three more.

    Parameters
    ----------
    trial : _Trial
    repeats : int
    share, left : float
        Seconds that this module should take, and that all may still take.
    """
    device = trial.device
    row, times = _part(trial.row, device)
    module, value = _scratch(row, device, trial.precision)
    first = _timed(module, value, device, 1)
    if 3 * first > left:
        yield first * times
        return
    batch = 1
    if device != "cpu":
        first = min(first, _timed(module, value, device, 1))
        batch = min(math.ceil(_BATCH / first), 20)
    for _ in range(min(repeats, max(int(share / first), 3))):
        yield _timed(module, value, device, batch) * times


def _timed(module: nn.Module, value: Tensor, device: str, batch: int) -> float:
    """Return the seconds of one run, the mean of a batch."""
    # Entered anew each time: around a yield it would reach the caller's own work.
    with torch.inference_mode():
        _wait(device)
        start = perf_counter()
        for _ in range(batch):
            forward(module, value)
        _wait(device)
    return (perf_counter() - start) / batch


def _wait(device: str) -> None:
    """Wait until a graphics card has done what it was told; a call only tells it."""
    if device != "cpu":
        torch.accelerator.synchronize(device)


def _part(row: Row, device: str) -> tuple[Row, float]:
    """Return what is to be run of a module, and how often it takes that long.

    Of a large convolution, one of the parts in which the engine computes it on the CPU: the whole
    would keep the processor busy for minutes.
    """
    op = row.layer.op
    if device != "cpu" or row.macs <= PART_MACS or not isinstance(op, Conv2d):
        return row, 1.0
    channels, height, width = row.in_shape
    lines = max(1, row.out_shape[1] * PART_MACS // row.macs)
    reach = (lines - 1) * op.stride + op.dilation * (op.kernel - 1) + 1 - 2 * op.padding
    shape = (channels, min(max(reach, 1), height), width)
    out = output_shape(op, shape)
    part = row._replace(in_shape=shape, out_shape=out)
    return part, row.out_shape[1] / out[1]


def _scratch(row: Row, device: str, precision: Precision) -> tuple[nn.Module, Tensor]:
    """Return a module with made-up weights and a value for it, laid out as the engine has them."""
    kind = dtype(precision)
    last = device == "cpu" and len(row.in_shape) == 3
    with torch.inference_mode():
        module = module_for(row, device="meta", inplace=False).eval().to(kind)
        if last and not is_classifier(row):
            module = module.to(memory_format=torch.channels_last)
        module = module.to_empty(device=device)
        for tensor in module.state_dict().values():
            _fill(tensor)
        value = torch.empty((1, *row.in_shape), device=device, dtype=kind)
        _fill(value)
    return module, value.contiguous(memory_format=torch.channels_last) if last else value


def _fill(tensor: Tensor) -> None:
    """Fill a tensor with plain numbers; zeros and denormals may take another time than those do.

    A block of random ones over and over: to draw 100 million takes longer than to multiply by
    them. What has one dimension may be a variance, which has to be positive.
    """
    if tensor.ndim < 2:
        tensor.fill_(1)
        return
    flat = tensor.as_strided((tensor.numel(),), (1,))  # in whatever order they lie
    block = torch.randn(min(_BLOCK, len(flat)), generator=torch.Generator().manual_seed(0))
    block = block.mul_(_SPREAD).to(flat.device, flat.dtype)
    whole = len(flat) // len(block) * len(block)
    flat[:whole].view(-1, len(block)).copy_(block)
    flat[whole:].copy_(block[: len(flat) - whole])


def _cost(row: Row) -> int:
    """Return about what a module costs, to share out the time."""
    values = numel(row.in_shape) + numel(row.out_shape) + row.params
    return row.macs + _VALUE_MACS * values


def _needed(analysis: Analysis, device: str, precision: Precision) -> int:
    """Return the bytes of the module that takes most.

    Those are its weights, and twice what it reads and writes: convolutions lay that out anew.
    """
    return max(
        WIDTH[precision] * (row.params + 2 * (numel(part.in_shape) + numel(part.out_shape)))
        + workspace_bytes(row.layer.op, row.in_shape)
        for row in analysis.rows
        for part in (_part(row, device)[0],)
    )
