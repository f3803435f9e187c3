"""What is switched off or scaled in a network, as a value."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from vgg_explorer.arch.text import Text, text

MOST = 2.0
"""The largest factor."""


@dataclass(frozen=True, slots=True)
class Scaling:
    """What is done to the output of one layer, behind its activation.

    Parameters
    ----------
    channels : tuple of (int, float)
        Channels whose factor is not 1, in their order; features in a layer without maps.
    layer : float
        The factor of all channels, besides.
    """

    channels: tuple[tuple[int, float], ...] = ()
    layer: float = 1.0

    def __bool__(self) -> bool:
        return bool(self.channels) or self.layer != 1

    def factor(self, channel: int) -> float:
        """Return a channel's own factor; the layer's comes on top of it."""
        return dict(self.channels).get(channel, 1.0)

    def with_channel(self, channel: int, factor: float) -> Scaling:
        """Return it with another factor for a channel."""
        factors = {**dict(self.channels), channel: _bounded(factor)}
        return Scaling(_changed(factors), self.layer)

    def within(self, count: int) -> Scaling:
        """Return it for a layer with so many channels."""
        return Scaling(tuple(pair for pair in self.channels if pair[0] < count), self.layer)


NOTHING = Scaling()


class Counts(NamedTuple):
    """How much is changed: channels and layers that are off, and those that are only scaled."""

    channels_off: int
    channels_scaled: int
    layers_off: int
    layers_scaled: int


@dataclass(frozen=True, slots=True)
class Ablation:
    """All layers whose output is changed, by the names of their groups, in no particular order.

    Equal changes are equal values, whatever the way to them.
    """

    layers: tuple[tuple[str, Scaling], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.layers)

    def of(self, layer: str) -> Scaling:
        """Return what is done to a layer."""
        return dict(self.layers).get(layer, NOTHING)

    def with_channel(self, layer: str, channel: int, factor: float) -> Ablation:
        """Return it with another factor, 0 to `MOST`, for a channel; 1 is no change."""
        return self._with(layer, self.of(layer).with_channel(channel, factor))

    def with_layer(self, layer: str, factor: float) -> Ablation:
        """Return it with another factor, 0 to `MOST`, for a whole layer; 1 is no change."""
        return self._with(layer, Scaling(self.of(layer).channels, _bounded(factor)))

    def _with(self, layer: str, scaling: Scaling) -> Ablation:
        return of_layers({**dict(self.layers), layer: scaling})

    def counts(self) -> Counts:
        """Count the changes; a channel of a layer that is off is not counted besides."""
        found = [0, 0, 0, 0]
        for _, scaling in self.layers:
            if scaling.layer != 1:
                found[2 if scaling.layer == 0 else 3] += 1
            if scaling.layer != 0:
                for _, factor in scaling.channels:
                    found[0 if factor == 0 else 1] += 1
        return Counts(*found)


NONE = Ablation()
"""The whole network."""


def of_layers(layers: Mapping[str, Scaling]) -> Ablation:
    """Return the ablation of some layers; those that nothing is done to are left out."""
    return Ablation(tuple(sorted((name, its) for name, its in layers.items() if its)))


def told(ablation: Ablation) -> Text | None:
    """Say how much is changed, or None where nothing is."""
    counts = ablation.counts()
    said = [text_of(count) for text_of, count in zip(_WORDS, counts, strict=True) if count]
    if not said:
        return None
    whole: Text = said[0]
    for more in said[1:]:
        whole = text("{first}, {second}", first=whole, second=more)
    return whole


def _channels_off(count: int) -> Text:
    return text("1 channel is off") if count == 1 else text("{count} channels are off", count=count)


def _channels_scaled(count: int) -> Text:
    if count == 1:
        return text("1 channel is scaled")
    return text("{count} channels are scaled", count=count)


def _layers_off(count: int) -> Text:
    return text("1 layer is off") if count == 1 else text("{count} layers are off", count=count)


def _layers_scaled(count: int) -> Text:
    return (
        text("1 layer is scaled") if count == 1 else text("{count} layers are scaled", count=count)
    )


_WORDS = (_channels_off, _channels_scaled, _layers_off, _layers_scaled)


def _bounded(factor: float) -> float:
    """Return a factor within the limits; what is no number is no change."""
    return 1.0 if math.isnan(factor) else min(max(float(factor), 0.0), MOST)


def _changed(factors: Mapping[int, float]) -> tuple[tuple[int, float], ...]:
    return tuple(sorted((channel, factor) for channel, factor in factors.items() if factor != 1))
