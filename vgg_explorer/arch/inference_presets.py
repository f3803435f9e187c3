"""Published networks that have just the weights of a file."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.inference_chain import Chain, chain
from vgg_explorer.arch.inference_head import hidden, in_one_list
from vgg_explorer.arch.inference_names import FileModule, Slot, orders
from vgg_explorer.arch.module_shapes import network_shapes
from vgg_explorer.arch.presets import PRESETS, Preset
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.tokens import Dropout, Token


def known_features(found: Chain) -> tuple[tuple[Token, ...], ...]:
    """Return the features of published networks with these convolutions, without repeats."""
    specs = (preset.spec for preset in PRESETS.values() if _same_features(found, preset))
    return tuple(dict.fromkeys(spec.features for spec in specs))


def published(found: Chain) -> ArchSpec | None:
    """Return the published network with these weights, for as many classes and input channels.

    Where several have them, one for as many classes is the likeliest.
    """
    same = [
        preset.spec
        for preset in PRESETS.values()
        if _same_features(found, preset) and _same_head(found, preset)
    ]
    best = min(same, key=lambda spec: spec.num_classes != found.classes, default=None)
    if best is None:
        return None
    channels = found.in_channels or best.input[0]
    return replace(best, num_classes=found.classes, output=(), input=(channels, *best.input[1:]))


def same_classes(found: Chain) -> bool:
    """Whether a published network with these weights is for just as many classes."""
    return any(
        preset.spec.num_classes == found.classes
        and _same_features(found, preset)
        and _same_head(found, preset)
        for preset in PRESETS.values()
    )


@cache
def _chain(key: str) -> Chain:
    return chain(orders(network_shapes(analyze(PRESETS[key].spec).rows))[0])


def _same_features(found: Chain, preset: Preset) -> bool:
    own = _chain(preset.key)
    if len(own.convs) != len(found.convs):
        return False
    alike = all(
        one.weight[2:] == two.weight[2:]
        and one.weight[0] == two.weight[0]
        and (i == 0 or one.groups == two.groups)
        and one.biased == two.biased
        and (one.norm is None) == (two.norm is None)
        for i, (one, two) in enumerate(zip(own.convs, found.convs, strict=True))
    )
    behind = len(own.convs) - 1  # what stands behind the last is told by the classifier
    places = zip(own.slots[:behind], found.slots[:behind], strict=True)
    return alike and all(_agree(one, two) for one, two in places)


def _agree(own: Slot, found: Slot) -> bool:
    return found.extra is None or own.extra == found.extra


def _same_head(found: Chain, preset: Preset) -> bool:
    own = _chain(preset.key)
    if own.head != found.head or len(own.dense) != len(found.dense):
        return False
    outs = [_weight(module)[0] for module in own.dense[:-1]]
    same = outs == [_weight(module)[0] for module in found.dense[:-1]]
    if own.dense:
        same = same and _weight(own.dense[0])[1:] == _weight(found.dense[0])[1:]
    tokens, told = hidden(found)
    wanted = preset.spec.classifier
    if wanted[:1] == (Dropout(),) and in_one_list(found):
        wanted = wanted[1:]  # which is not to be seen
    return same and (not told or tokens == wanted)


def _weight(module: FileModule) -> tuple[int, ...]:
    return module.shape("weight") or ()
