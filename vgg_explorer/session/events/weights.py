"""Weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text
from vgg_explorer.arch.weights import Scheme
from vgg_explorer.session.entering import PublishedKey, WeightsOffer


@dataclass(frozen=True, slots=True)
class RandomChosen:
    """Random weights for every layer."""

    scheme: Scheme
    seed: int


@dataclass(frozen=True, slots=True)
class WeightsRequested:
    """A file is to be read, or published weights to be fetched.

    ``resumed``: what fits is loaded without asking, as it was in the last session.
    """

    asked: Path | PublishedKey
    resumed: bool = False


@dataclass(frozen=True, slots=True)
class TransferProgressed:
    """It goes on."""

    what: Text
    done: float | None


@dataclass(frozen=True, slots=True)
class WeightsRead:
    """They are there. Where they fit as they are they are taken, else the user is asked."""

    offer: WeightsOffer


@dataclass(frozen=True, slots=True)
class TransferFailed:
    """They cannot be had; the weights are as before.

    ``again``: what to ask for to repair it, such as a fresh download over a damaged one.
    """

    what: Text
    hint: Text
    again: PublishedKey | None = None


@dataclass(frozen=True, slots=True)
class TransferCancelled:
    """The user stopped it."""


@dataclass(frozen=True, slots=True)
class WeightsTaken:
    """The user decided: these layers of the present network, or of ``spec``, get the file's.

    ``names`` maps module paths here to module paths in the file.
    """

    names: Mapping[str, str]
    spec: ArchSpec | None = None


@dataclass(frozen=True, slots=True)
class WeightsDeclined:
    """The user left them alone."""
