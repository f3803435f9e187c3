"""The chain of convolutions and linear layers that the modules of a state dict form, if they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vgg_explorer.arch import limits
from vgg_explorer.arch.inference_kinds import kinds, refused, short
from vgg_explorer.arch.inference_names import FileModule, InferenceError, Slot, settled, slot
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.shapes import Shape
from vgg_explorer.arch.spec import Head
from vgg_explorer.arch.text import text


@dataclass(frozen=True, slots=True)
class ConvAt:
    """A convolution of a file with its batch norm."""

    module: FileModule
    norm: FileModule | None
    groups: int

    @property
    def weight(self) -> Shape:
        """(out, in / groups, kernel, kernel)."""
        return self.module.shape("weight") or ()

    @property
    def channels(self) -> int:
        """How many leave it."""
        return self.weight[0]

    @property
    def kernel(self) -> int:
        """The side of its kernel."""
        return self.weight[2]

    @property
    def biased(self) -> bool:
        """Whether it has a bias."""
        return self.module.shape("bias") is not None


@dataclass(frozen=True, slots=True)
class Chain:
    """What names and shapes tell of a network.

    Parameters
    ----------
    convs : tuple of ConvAt
        The features.
    slots : tuple of Slot
        The place behind each of them, but for the last where nothing with weights follows.
    head : {'linear', 'conv', 'pool'}
    dense : tuple of FileModule
        The layers of the classifier, the last gives the classes; none in a ``pool`` head.
    """

    convs: tuple[ConvAt, ...]
    slots: tuple[Slot, ...]
    head: Head
    dense: tuple[FileModule, ...]

    @property
    def modules(self) -> Iterator[FileModule]:
        """Every module with weights in the order in which it runs."""
        for conv in self.convs:
            yield conv.module
            if conv.norm is not None:
                yield conv.norm
        yield from self.dense

    @property
    def batch_norm(self) -> bool:
        """Whether the convolutions have batch norms."""
        return any(conv.norm is not None for conv in self.convs)

    @property
    def bias(self) -> bool:
        """Whether the convolutions have biases."""
        return all(conv.biased for conv in self.convs)

    @property
    def in_channels(self) -> int | None:
        """Channels of the picture; None where the first layer is linear."""
        first = self.convs[0].module if self.convs else self.dense[0]
        weight = first.shape("weight") or ()
        return weight[1] if len(weight) == 4 else None

    @property
    def classes(self) -> int:
        """What the last layer gives."""
        last = self.dense[-1] if self.dense else self.convs[-1].module
        return (last.shape("weight") or (0,))[0]

    @property
    def inputs(self) -> int:
        """Values, or channels, that enter the classifier."""
        return (self.dense[0].shape("weight") or (0, 0))[1]


def chain(modules: Sequence[FileModule]) -> Chain:
    """Return the chain that modules form in this order.

    Raises
    ------
    InferenceError
        Where they form none, with the module at fault.
    """
    named = list(zip(modules, kinds(modules), strict=True))
    weighted = [(module, kind) for module, kind in named if kind is not Kind.NORM]
    if not modules:
        raise refused(text("The file holds nothing but counters."))
    if not weighted:
        raise refused(text("The file has batch norms and nothing else."))
    first_linear = next((i for i, (_, k) in enumerate(weighted) if k is Kind.LINEAR), len(weighted))
    for module, kind in weighted[first_linear:]:
        if kind is Kind.CONV:
            what = text("The convolution {name} follows a linear layer.", name=short(module.path))
            raise refused(what)
    convolutions = [module for module, _ in weighted[:first_linear]]
    linears = [module for module, _ in weighted[first_linear:]]
    norms = _norms(named)
    convs, dense, head = _parted(_convs(convolutions, norms), linears)
    _check(convs, dense)
    return Chain(convs, _slots(convs, dense), head, dense)


def _norms(named: Sequence[tuple[FileModule, Kind]]) -> dict[str, FileModule]:
    """Return the batch norms by the path of their convolution.

    Each stands behind its own; or the file lists all convolutions and all norms apart.
    """
    norms = [module for module, kind in named if kind is Kind.NORM]
    found: dict[str, FileModule] = {}
    last: FileModule | None = None
    for module, kind in named:
        if kind is Kind.NORM and last is not None and _same_channels(last, module):
            found[last.path] = module
            last = None
        elif kind is not Kind.NORM:
            last = module if kind is Kind.CONV else None
    if len(found) == len(norms):
        return found
    convs = [module for module, kind in named if kind is Kind.CONV][: len(norms)]
    for conv, norm in zip(convs, norms, strict=False):
        if not _same_channels(conv, norm):
            break
    else:
        if len(convs) == len(norms):
            return {conv.path: norm for conv, norm in zip(convs, norms, strict=True)}
    placed = {norm.path for norm in found.values()}
    stray = next(norm for norm in norms if norm.path not in placed)
    what = text("The batch norm {name} does not follow a convolution.", name=short(stray.path))
    raise refused(what)


def _same_channels(conv: FileModule, norm: FileModule) -> bool:
    return (conv.shape("weight") or ())[:1] == norm.shape("weight")


def _convs(modules: Sequence[FileModule], norms: dict[str, FileModule]) -> list[ConvAt]:
    """Return convolutions with their groups: what enters over what the weight takes."""
    convs: list[ConvAt] = []
    for module in modules:
        out, each, *_ = module.shape("weight") or ()
        entering = convs[-1].channels if convs else each
        if entering % each or out % (entering // each):
            raise _broken(convs[-1].module, entering, module, each)
        convs.append(ConvAt(module, norms.get(module.path), entering // each))
    return convs


def _broken(before: FileModule, leaving: int, module: FileModule, taken: int) -> InferenceError:
    what = text(
        "{name} takes {taken} inputs, but {before} in front of it gives {leaving}: the network is "
        "no simple chain.",
        name=short(module.path),
        taken=taken,
        before=short(before.path),
        leaving=leaving,
    )
    return refused(what)


def _parted(
    convs: Sequence[ConvAt], linears: Sequence[FileModule]
) -> tuple[tuple[ConvAt, ...], tuple[FileModule, ...], Head]:
    """Part the features from the classifier."""
    if linears:
        return tuple(convs), tuple(linears), "linear"
    start = _dense_start(convs)
    if start is None:
        return tuple(convs), (), "pool"
    return tuple(convs[:start]), tuple(conv.module for conv in convs[start:]), "conv"


def _dense_start(convs: Sequence[ConvAt]) -> int | None:
    """Return where a classifier of convolutions begins: by its names, or by a large kernel."""
    start = len(convs)
    while start > 1 and convs[start - 1].module.in_head:
        start -= 1
    if start == len(convs) or not _is_dense(convs[start:]):
        start = len(convs)
        while start > 1 and convs[start - 1].kernel == 1:
            start -= 1
        start -= 1
        small = start > 0 and max(conv.kernel for conv in convs[:start]) < convs[start].kernel
        if not small or convs[start].kernel < 4 or start == len(convs) - 1:
            return None
    return start if _is_dense(convs[start:]) else None


def _is_dense(convs: Sequence[ConvAt]) -> bool:
    plain = all(conv.biased and conv.norm is None and conv.groups == 1 for conv in convs)
    return plain and all(conv.kernel == 1 for conv in convs[1:])


def _check(convs: Sequence[ConvAt], dense: Sequence[FileModule]) -> None:
    """Refuse what one cfg cannot say, and what is most likely no chain."""
    if len(convs) + len(dense) > limits.MAX_ENTRIES:
        what = text(
            "The network has {count:,} convolutions and linear layers; here it can have {limit}.",
            count=len(convs) + len(dense),
            limit=limits.MAX_ENTRIES,
        )
        raise refused(what)
    for one in convs[1:]:
        if (one.norm is None) != (convs[0].norm is None):
            raise refused(text("Some convolutions have a batch norm and others have none."))
        if one.biased != convs[0].biased:
            raise refused(text("Some convolutions have a bias and others have none."))
    for before, after in pairwise(dense):
        taken, leaving = (after.shape("weight") or ())[1], (before.shape("weight") or ())[0]
        if taken != leaving:
            raise _broken(before, leaving, after, taken)
    for reduce, middle, expand in zip(convs, convs[1:], convs[2:], strict=False):
        entering = reduce.weight[1]
        if (
            reduce.kernel == expand.kernel == 1 < middle.kernel
            and reduce.groups == expand.groups == 1
            and entering == expand.channels != reduce.channels == middle.channels
        ):
            what = text(
                "{name} and the two behind it are a bottleneck, as residual networks have them "
                "with a shortcut around it.",
                name=short(reduce.module.path),
            )
            raise refused(what)


def _slots(convs: Sequence[ConvAt], dense: Sequence[FileModule]) -> tuple[Slot, ...]:
    inner = settled([slot(one.module, one.norm, two.module) for one, two in pairwise(convs)])
    if not (convs and dense):
        return inner
    last = slot(convs[-1].module, convs[-1].norm, dense[0])
    # Behind a block the index counts the flatten, and a pool may be the end of the block.
    return (*inner, Slot(level=last.level) if last.boundary else last)
