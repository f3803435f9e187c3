"""Changes of a whole network that keep its idea, each tried before it is offered."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from vgg_explorer.arch import limits
from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.costs import Totals
from vgg_explorer.arch.entries import CfgError
from vgg_explorer.arch.grammar import format_list, parse
from vgg_explorer.arch.spec import LISTS, ArchSpec, Head
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.tokens import Activation, AvgPool, Conv, Linear, MaxPool, Token

CLASSES = (2, 10, 100, 1000)
"""Numbers of classes that are offered: cats and dogs, CIFAR-10, CIFAR-100, ImageNet."""


class RewriteError(Exception):
    """A rewrite gives no network that works; ``what`` says why and ``hint`` what to do."""

    def __init__(self, what: Text, hint: Text) -> None:
        super().__init__(f"{what} {hint}")
        self.what = what
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A network rewritten.

    Parameters
    ----------
    key : str
        Of the rule in `RULES`.
    label : Text
    spec : ArchSpec
        What became of it.
    before, after : Totals
        The figures of both.
    note : Text or None
        What else there is to know.
    """

    key: str
    label: Text
    spec: ArchSpec
    before: Totals
    after: Totals
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to rewrite networks.

    Parameters
    ----------
    label : Text
    change : callable
        The spec rewritten; the same one where there is nothing to rewrite. Whether it works is
        not its concern.
    note : callable or None
        What else there is to know, from the analysis before.
    """

    label: Text
    change: Callable[[ArchSpec], ArchSpec]
    note: Callable[[Analysis], Text] | None = None

    def makes_sense(self, spec: ArchSpec) -> bool:
        """Whether it would change anything; that takes microseconds, to try it milliseconds."""
        return self.change(spec) != spec


def rewrite(spec: ArchSpec, key: str) -> Rewrite:
    """Rewrite a network that works.

    Raises
    ------
    RewriteError
        With the reason where the result would not work, or is what there was.
    """
    rule = RULES[key]
    changed = rule.change(spec)
    if changed == spec:
        raise RewriteError(text("There is nothing to rewrite."), text("Choose another rewrite."))
    before, after = analyze(spec), analyze(changed)
    for problem in (before.problem, after.problem):
        if problem is not None:
            raise RewriteError(problem.what, problem.hint)
    for which in LISTS:
        try:  # an entry or a list may have become larger than may be written
            parse(format_list(changed.entries(which)), which)
        except CfgError as error:
            raise RewriteError(error.problem.what, error.problem.hint) from None
    note = rule.note(before) if rule.note is not None else None
    return Rewrite(key, rule.label, changed, before.totals, after.totals, note)


# The head


def with_head(spec: ArchSpec, head: Head) -> ArchSpec:
    """Make linear layers convolutions, or back; other heads have no layers to convert."""
    return spec if spec.head == "pool" else replace(spec, head=head)


def heads_agree(analysis: Analysis) -> bool:
    """Whether a linear and a dense head with converted weights give the same outputs.

    They do where the dense head's first kernel covers the whole map. Behind a global average they
    do as well if nothing but one linear layer follows: the mean of a linear layer is the linear
    layer of the mean.
    """
    spec = analysis.spec
    sides = _last_map(analysis)
    side = spec.avgpool or sides[0]
    if sides == (side, side):
        return True
    hidden = any(isinstance(token, (Linear, Activation)) for token in spec.classifier)
    return spec.avgpool == 1 and not hidden


def _last_map(analysis: Analysis) -> tuple[int, ...]:
    maps = [row.out_shape for row in analysis.rows if row.path.startswith("features.")]
    return (maps[-1] if maps else analysis.spec.input)[1:]


def _head_note(before: Analysis) -> Text:
    if heads_agree(before):
        return text("With the same weights, reshaped, it gives the same outputs.")
    height, width = _last_map(before)
    side = before.spec.avgpool
    if side is None:
        return text(
            "The weights do not fit: the last map is {height}x{width}.", height=height, width=width
        )
    return text(
        "The weights fit, reshaped. The outputs differ here: the last map is {height}x{width}, "
        "and the head was made for {side}x{side}.",
        height=height,
        width=width,
        side=side,
    )


# Kernels


def smaller_kernels(spec: ArchSpec) -> ArchSpec:
    """Write every 5x5 as two 3x3 and every 7x7 as three (section 2.3 of the VGG paper).

    Output sizes and receptive fields stay. So the last one has the stride: in front, it would
    widen what the others see.
    """
    features: tuple[Token, ...] = ()
    for token in spec.features:
        if isinstance(token, Conv) and token.kernel in {5, 7}:
            features += _of_3x3(token, token.kernel // 2)
        else:
            features += (token,)
    return replace(spec, features=features)


def _of_3x3(token: Conv, count: int) -> tuple[Token, ...]:
    shares = [(token.pad + i) // count for i in reversed(range(count))]
    plain = [
        Conv(token.channels, 3, 1, share, token.groups, token.dilation) for share in shares[:-1]
    ]
    return (*plain, replace(token, kernel=3, padding=shares[-1]))


# Width


def scaled(spec: ArchSpec, factor: float) -> ArchSpec:
    """Multiply the channels and hidden units; a group count still divides them.

    Depthwise convolutions stay depthwise. The classes stay, and with a pool head the last
    channels, which are the classes.
    """
    convs = [i for i, token in enumerate(spec.features) if isinstance(token, Conv)]
    kept = convs[-1] if convs and spec.head == "pool" else None
    features = list(spec.features)
    old = new = spec.input[0]
    for at, index in enumerate(convs):
        token = spec.features[index]
        following = spec.features[convs[at + 1]] if at + 1 < len(convs) else None
        assert isinstance(token, Conv)
        groups = token.groups
        if groups == old > 1:
            groups = new
        step = groups
        if isinstance(following, Conv) and following.groups != token.channels:
            step = math.lcm(groups, following.groups)
        channels = max(round(token.channels * factor / step), 1) * step
        if index == kept:
            channels = token.channels
        features[index] = replace(token, channels=channels, groups=groups)
        old, new = token.channels, channels
    hidden = tuple(
        replace(token, units=max(round(token.units * factor), 1))
        if isinstance(token, Linear)
        else token
        for token in spec.classifier
    )
    return replace(spec, features=tuple(features), classifier=hidden)


# Blocks


def _blocks(spec: ArchSpec) -> list[tuple[int, int]]:
    """Return where the blocks begin and end: convolutions and what follows, up to a pool."""
    found = []
    start = 0
    for index, token in enumerate(spec.features, 1):
        if isinstance(token, (MaxPool, AvgPool)):
            if any(isinstance(one, Conv) for one in spec.features[start:index]):
                found.append((start, index))
            start = index
    return found


def without_block(spec: ArchSpec) -> ArchSpec:
    """Remove the last block, unless it is the only one."""
    blocks = _blocks(spec)
    if len(blocks) < 2:
        return spec
    start, end = blocks[-1]
    return replace(spec, features=spec.features[:start] + spec.features[end:])


def with_block(spec: ArchSpec) -> ArchSpec:
    """Repeat the last block behind itself."""
    if not (blocks := _blocks(spec)):
        return spec
    start, end = blocks[-1]
    return replace(spec, features=spec.features[:end] + spec.features[start:])


# Classes


def with_classes(spec: ArchSpec, count: int) -> ArchSpec:
    """Change the number of classes; a pool head's last convolution follows."""
    changed = replace(spec, num_classes=count)
    convs = [i for i, token in enumerate(spec.features) if isinstance(token, Conv)]
    if spec.head != "pool" or not convs:
        return changed
    features = list(spec.features)
    last = features[convs[-1]]
    assert isinstance(last, Conv)
    features[convs[-1]] = replace(last, channels=min(count, limits.MAX_CHANNELS))
    return replace(changed, features=tuple(features))


RULES: dict[str, Rule] = {
    "conv_head": Rule(text("Head of convolutions"), partial(with_head, head="conv"), _head_note),
    "linear_head": Rule(
        text("Head of linear layers"), partial(with_head, head="linear"), _head_note
    ),
    "smaller_kernels": Rule(text("3x3 kernels for each 5x5 and 7x7"), smaller_kernels),
    "half_width": Rule(text("Half as wide"), partial(scaled, factor=0.5)),
    "double_width": Rule(text("Twice as wide"), partial(scaled, factor=2.0)),
    "without_block": Rule(text("Remove the last block"), without_block),
    "with_block": Rule(text("Repeat the last block"), with_block),
    **{
        f"classes_{count}": Rule(
            text("{count} classes", count=count), partial(with_classes, count=count)
        )
        for count in CLASSES
    },
}
"""All rewrites by key, in the order of the menu."""
