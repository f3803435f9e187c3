"""One forward pass, module by module, that begins behind the last value that is kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace

import torch
from torch import Tensor, nn

from vgg_explorer.arch import ablation as ablations
from vgg_explorer.arch.ablation import NOTHING, Ablation
from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.rows import Group
from vgg_explorer.arch.weights import Assignment
from vgg_explorer.engine.activations import (
    ChannelMap,
    LayerMaps,
    Output,
    Progress,
    Report,
    channel_of,
    maps_of,
)
from vgg_explorer.engine.build import module_for
from vgg_explorer.engine.chains import furnish
from vgg_explorer.engine.overview import Overview, small_map
from vgg_explorer.engine.precision import forward
from vgg_explorer.engine.probe import probe
from vgg_explorer.engine.probed import Probe
from vgg_explorer.engine.steps import Step, scaled, steps
from vgg_explorer.engine.weights import WeightStore


class Kept:
    """Values by key, within a number of bytes; those unused longest go first.

    Maps that were shown are kept besides: the last, and others within a quarter of that number.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.nbytes = 0
        self.dropped = 0
        """Bytes forgotten so far."""
        self._maps: OrderedDict[str, LayerMaps] = OrderedDict()
        self._tensors: OrderedDict[str, Tensor] = OrderedDict()

    def get(self, key: str) -> Tensor | None:
        """Return a value and mark it as used."""
        tensor = self._tensors.get(key)
        if tensor is not None:
            self._tensors.move_to_end(key)
        return tensor

    def put(self, key: str, tensor: Tensor) -> None:
        """Keep a value, if it is not larger than all that may be kept."""
        self.drop(key)
        if tensor.nbytes <= self.limit:
            self.shrink(self.limit - tensor.nbytes)
            self._tensors[key] = tensor
            self.nbytes += tensor.nbytes

    def drop(self, key: str) -> None:
        """Forget a value."""
        tensor = self._tensors.pop(key, None)
        if tensor is not None:
            self.nbytes -= tensor.nbytes
            self.dropped += tensor.nbytes

    def shrink(self, nbytes: int) -> None:
        """Forget values until those left have at most so many bytes."""
        while self.nbytes > nbytes:
            self.drop(next(iter(self._tensors)))

    def maps(self, name: str) -> LayerMaps | None:
        """Return maps that were shown and mark them as used."""
        known = self._maps.get(name)
        if known is not None:
            self._maps.move_to_end(name)
        return known

    def put_maps(self, name: str, maps: LayerMaps) -> None:
        """Keep maps."""
        self._maps[name] = maps
        self._maps.move_to_end(name)
        while len(self._maps) > 1 and sum(m.nbytes for m in self._maps.values()) > self.limit // 4:
            self._maps.popitem(last=False)

    def drop_maps(self) -> None:
        """Forget all maps."""
        self._maps.clear()

    def clear(self) -> None:
        """Forget everything."""
        self.drop_maps()
        self.shrink(0)


PART_MACS = 25 * 10**9
"""A convolution with more is computed in parts, about half a second each on two cores. Smaller
parts would cost time: torch lays out the weights anew for each. At 224 pixels the largest of the
published networks has 2.8 G."""


def _rows(conv: nn.Conv2d, value: Tensor, top: int, bottom: int) -> Tensor:
    """Return some rows of what a convolution makes of a value."""
    stride, dilation = conv.stride[0], conv.dilation[0]
    padding = int(conv.padding[0])
    first = top * stride - padding
    last = (bottom - 1) * stride - padding + dilation * (conv.kernel_size[0] - 1) + 1
    above, below = max(0, -first), max(0, last - value.shape[2])
    part = value[:, :, max(0, first) : min(last, value.shape[2])]
    part = nn.functional.pad(part, (padding, padding, above, below))
    return nn.functional.conv2d(
        part, conv.weight, conv.bias, conv.stride, 0, conv.dilation, conv.groups
    )


def _reported(
    steps: Generator[object, None, LayerMaps], progress: Progress
) -> Generator[Progress, None, LayerMaps]:
    """Run steps, each of them a place where a run can be cancelled."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            maps: LayerMaps = end.value
            return maps
        yield progress


class Run:
    """A network on one picture.

    Parameters
    ----------
    analysis : Analysis
        Without a problem.
    assignment, weights
        Which weight each layer has, and the store that has them.
    kept : Kept
        Where values are looked up and left.
    device : str
    tensor_key : str
        The key of the picture.
    make_tensor : callable
        Returns it as (1, C, H, W).
    ablation : Ablation
        What is switched off or scaled.
    """

    def __init__(
        self,
        analysis: Analysis,
        assignment: Assignment,
        weights: WeightStore,
        kept: Kept,
        device: str,
        tensor_key: str,
        make_tensor: Callable[[], Tensor],
        ablation: Ablation = ablations.NONE,
    ) -> None:
        self._analysis = analysis
        self._weights = weights
        self._kept = kept
        self._device = device
        self._tensor_key = tensor_key
        self._make_tensor = make_tensor
        self._dtype = weights.dtype
        start = f"{device}/{self._dtype}/{analysis.spec.input}/{tensor_key}"
        self._steps = tuple(steps(analysis, assignment, start, ablation))
        self._here: tuple[int, Tensor] | None = None
        self._only: Step | None = None
        """The one step whose value is kept, where that is not all of them."""

    def forget(self) -> None:
        """Drop what is kept of this network and picture."""
        self._kept.drop_maps()
        for step in self._steps:
            self._kept.drop(step.key)

    def reports(self, group: Group) -> Generator[Report, None, None]:
        """Go as far as a layer, report its maps, then go to the end."""
        last = next(i for i, step in enumerate(self._steps) if step.row is group.rows[-1])
        name = f"{group.name}/{self._steps[last].key}"
        known = self._kept.maps(name)
        if known is not None:
            # The same object where it is the same network: nothing has to be drawn again.
            if known.spec != self._analysis.spec:
                known = replace(known, spec=self._analysis.spec)
                self._kept.put_maps(name, known)
            yield known
        else:
            pre = (yield from self._forward(last - 1)) if group.has_activation else None
            post = yield from self._forward(last)
            done = self._steps[last].done
            looking = maps_of(group.name, self._analysis.spec, pre, post, self._tensor_key)
            maps = yield from _reported(looking, Progress(done, group.name))
            del pre, post, looking  # where memory is short they are not worth it
            self._kept.put_maps(name, maps)
            yield maps
        yield from self.output()

    def output(self) -> Generator[Progress | Output, None, None]:
        """Go to the end and report what leaves the network."""
        logits = yield from self._forward(len(self._steps) - 1)
        yield Output(logits.to("cpu", torch.float32, copy=True))

    def channel(
        self, group: Group, channel: int, stage: str, side: int | None = None
    ) -> Generator[Progress | ChannelMap, None, None]:
        """Go as far as a layer and report one channel of it; only that layer's values are kept."""
        last = next(i for i, step in enumerate(self._steps) if step.row is group.rows[-1])
        self._only = next((s for s in reversed(self._steps[: last + 1]) if s.kept), None)
        before = stage == "pre" and group.has_activation
        value = yield from self._forward(last - 1 if before else last)
        yield channel_of(value, channel, side)

    def overview(self) -> Generator[Progress, None, Overview]:
        """Go through all layers and return a small map of each."""
        maps, last = {}, -1
        for group in self._analysis.groups:
            last += len(group.rows)
            maps[group.name] = small_map((yield from self._forward(last)))
            yield Progress(self._steps[last].done, group.name)
        return Overview(maps, self._tensor_key)

    def probe(
        self, group: Group, channel: int, unit: tuple[int, int] | None
    ) -> Generator[Progress, None, Probe]:
        """Go as far as the front of a layer and follow one of its units."""
        first = next(i for i, step in enumerate(self._steps) if step.row is group.rows[0])
        entering = yield from self._forward(first - 1)
        own = self._steps[first : first + len(group.rows)]
        for step in own:
            if step.weight is not None:
                for _ in self._weights.prepare(step.weight):
                    yield Progress(step.before, group.name)
        modules = [self._module(step) for step in own]
        return probe(group, modules, entering, channel, unit, own[-1].scaling or NOTHING)

    def _forward(self, target: int) -> Generator[Progress, None, Tensor]:
        """Return the value behind step ``target``, from the nearest one that is there."""
        first, value = self._nearest(target)
        for step in self._steps[first : target + 1]:
            if step.row.kind is Kind.DROPOUT and step.scaling is None:
                continue
            name = step.row.layer.name
            if step.weight is not None:
                for _ in self._weights.prepare(step.weight):
                    yield Progress(step.before, name)
            module = self._module(step)
            for part in self._parts(step, module, value):
                if isinstance(part, Tensor):
                    value = part
                else:
                    yield Progress(step.before + part * (step.done - step.before), name)
            if step.scaling is not None:
                with torch.inference_mode():
                    value = scaled(value, step.scaling)
            if step.kept and self._only in (None, step):
                self._kept.put(step.key, value)
            yield Progress(step.done, name)
        self._here = (target, value)
        return value

    def _parts(self, step: Step, module: nn.Module, value: Tensor) -> Iterator[float | Tensor]:
        """Yield the shares of a module that are done, and last the value behind it.

        A large convolution would keep the processor busy for minutes; in parts it can be cancelled.
        """
        # Entered anew for each part: around a yield it would reach the caller's own work.
        # Not no_grad: autograd then refuses in-place changes of values that are kept.
        large = self._device == "cpu" and step.row.macs > PART_MACS
        if not large or not isinstance(module, nn.Conv2d):
            with torch.inference_mode():
                value = forward(module, value)
            yield value
            return
        height = step.row.out_shape[1]
        rows = max(1, height * PART_MACS // step.row.macs)
        with torch.inference_mode():
            whole = torch.empty((1, *step.row.out_shape), dtype=value.dtype)
            whole = whole.contiguous(memory_format=torch.channels_last)
        for top in range(0, height, rows):
            with torch.inference_mode():
                whole[:, :, top : top + rows] = _rows(module, value, top, min(top + rows, height))
            yield min(top + rows, height) / (height + 1)
        yield whole

    def _nearest(self, target: int) -> tuple[int, Tensor]:
        """Return the first step to take and the value in front of it."""
        for index in range(target, -1, -1):
            if self._here is not None and self._here[0] == index:
                return index + 1, self._here[1]
            step = self._steps[index]
            value = self._kept.get(step.key) if step.kept else None
            if value is not None:
                return index + 1, value
        picture = self._make_tensor().to(self._device, self._dtype)
        if self._device == "cpu":  # see WeightStore.prepare
            picture = picture.contiguous(memory_format=torch.channels_last)
        return 0, picture

    def _module(self, step: Step) -> nn.Module:
        module = module_for(step.row, device="meta", inplace=False).eval()
        if step.weight is None:
            return module
        furnish(module, self._weights.parameters(step.weight), self._device, self._dtype)
        return module
