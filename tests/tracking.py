"""What torch has alive and what it keeps, counted exactly: for tests of memory figures.

Fake tensors have a device, take part in autocast and know their bytes, but hold none: a whole
training step of VGG-19 takes milliseconds.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.engine.build import Network, build

LOW = {"fp32": None, "bf16": torch.bfloat16, "fp16": torch.float16}

OPTIMISERS: dict[str, Callable[[Iterable[nn.Parameter]], torch.optim.Optimizer]] = {
    "sgd": lambda params: torch.optim.SGD(params, lr=0.1),
    "momentum": lambda params: torch.optim.SGD(params, lr=0.1, momentum=0.9),
    "adam": lambda params: torch.optim.Adam(params, foreach=False),
    "adamw": lambda params: torch.optim.AdamW(params, foreach=False),
}


class Alive(TorchDispatchMode):
    """Sums the storages that exist, and remembers the most there ever were."""

    def __init__(self, tensors: Iterable[Tensor]) -> None:
        super().__init__()
        self.now = self.peak = 0
        self._known: dict[int, weakref.ref[Any]] = {}
        for tensor in tensors:
            self._add(tensor)

    def _add(self, tensor: Tensor) -> None:
        storage = tensor.untyped_storage()
        key, size = storage._cdata, storage.nbytes()
        if key not in self._known:
            self._known[key] = weakref.ref(storage, lambda _: self._drop(key, size))
            self.now += size
            self.peak = max(self.peak, self.now)

    def _drop(self, key: int, size: int) -> None:
        del self._known[key]
        self.now -= size

    def __torch_dispatch__(
        self, function: Any, types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        out = function(*args, **(kwargs or {}))
        for leaf in tree_leaves(out):
            if isinstance(leaf, Tensor):
                self._add(leaf)
        return out


@contextmanager
def autocast(device: str, precision: str) -> Iterator[None]:
    """``torch.autocast``, for devices that are not there as well."""
    low = LOW[precision]
    if low is None:
        yield
        return
    before = torch.get_autocast_dtype(device)
    torch.set_autocast_enabled(device, True)
    torch.set_autocast_dtype(device, low)
    try:
        yield
    finally:
        torch.set_autocast_enabled(device, False)
        torch.set_autocast_dtype(device, before)
        torch.clear_autocast_cache()


def fake_network(spec: ArchSpec, device: str = "cpu") -> Network:
    """Build a network of fake tensors; to be called under `FakeTensorMode`."""
    net = build(spec, "meta").train()
    for module in net.modules():
        for name, value in module._parameters.items():
            if value is not None:
                module._parameters[name] = nn.Parameter(torch.empty(value.shape, device=device))
        for name, value in module._buffers.items():
            assert value is not None
            module._buffers[name] = torch.empty(value.shape, dtype=value.dtype, device=device)
    return net


class Saved(NamedTuple):
    """One storage that autograd keeps, and the kind of module that was running."""

    module: str
    dtype: torch.dtype
    dims: int
    size: int


def saved_tensors(net: nn.Module, images: Tensor, precision: str = "fp32") -> list[Saved]:
    """Return what autograd keeps, parameters and buffers left out, each storage once."""
    own = {t.untyped_storage()._cdata for t in (*net.parameters(), *net.buffers())}
    kept: dict[int, tuple[Tensor, Saved]] = {}
    running = [""]
    handles = [
        module.register_forward_pre_hook(
            lambda module, _in: running.__setitem__(0, type(module).__name__)
        )
        for module in net.modules()
    ]

    def pack(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        if storage._cdata not in own and storage._cdata not in kept:
            seen = Saved(running[0], tensor.dtype, tensor.dim(), storage.nbytes())
            kept[storage._cdata] = (tensor, seen)
        return tensor

    hooks = torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor)
    with autocast(images.device.type, precision), hooks:
        out = net(images)
    for handle in handles:
        handle.remove()
    del out
    return [seen for _, seen in kept.values()]


def fake_saved(
    spec: ArchSpec, batch: int, precision: str = "fp32", device: str = "cpu"
) -> list[Saved]:
    """Return what autograd keeps of a network of any size."""
    with FakeTensorMode():
        images = torch.empty(batch, *spec.input, device=device)
        return saved_tensors(fake_network(spec, device), images, precision)


def step_peak(net: nn.Module, images: Tensor, optimiser: str, precision: str = "fp32") -> int:
    """Return the most bytes alive in the second of two training steps."""
    update = OPTIMISERS[optimiser](net.parameters())
    alive = Alive((*net.parameters(), *net.buffers(), images))
    with alive:
        for _ in range(2):
            update.zero_grad()
            alive.peak = alive.now
            with autocast(images.device.type, precision):
                out = net(images)
            if out.grad_fn is not None:
                out.backward(torch.empty_like(out))
            update.step()
            del out
    return alive.peak


def fake_step_peak(spec: ArchSpec, batch: int, optimiser: str, precision: str = "fp32") -> int:
    """Return the same for a network of any size."""
    with FakeTensorMode():
        images = torch.empty(batch, *spec.input)
        return step_peak(fake_network(spec), images, optimiser, precision)


def inference_peak(net: nn.Module, images: Tensor) -> int:
    """Return the most bytes alive while a network runs without training."""
    alive = Alive((*net.parameters(), *net.buffers(), images))
    with torch.inference_mode(), alive:
        net.eval()(images)
    return alive.peak
