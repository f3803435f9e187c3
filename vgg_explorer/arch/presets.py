"""Every published network of the family, as data, each with its source.

What the sources say of accuracy and parameters is in `published`.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace

from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.published import (
    ALEXNET_PAPER,
    BATCH_NORM,
    BLOCKS,
    CIFAR_VGG,
    D2L,
    GAP_PAPER,
    NIN_PAPER,
    ONE_WEIRD_TRICK,
    PARAMETERS,
    SCORES,
    SMALL,
    TUTORIAL,
    VGG_PAPER,
    Count,
    Score,
)
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text, text


@dataclass(frozen=True, slots=True)
class Preset:
    """A network by its name.

    Parameters
    ----------
    key : str
        The name on the command line; torchvision's where it has the network.
    title : str
        The name in menus.
    spec : ArchSpec
    source : Text
        Where it was published.
    year : int or None
        When; None for a variant that was never published as such.
    torchvision : bool
        Whether torchvision has a network of that key with the same ``state_dict`` keys.
    """

    key: str
    title: str
    spec: ArchSpec
    source: Text
    year: int | None = None
    torchvision: bool = False

    @property
    def scores(self) -> tuple[Score, ...]:
        """How well it did on ImageNet, where somebody published that."""
        return SCORES.get(self.key, ())

    @property
    def published_params(self) -> tuple[Count, ...]:
        """The numbers of parameters that its sources give."""
        return PARAMETERS.get(self.key, ())

    @property
    def cited(self) -> Text:
        """The source with its year."""
        if self.year is None or str(self.year) in str(self.source):
            return self.source
        return text("{source}, {year}", source=self.source, year=self.year)

    def told(self) -> tuple[Text, ...]:
        """Return the source, its scores and its numbers of parameters, a sentence each."""
        source = text("{source}.", source=self.cited)
        scores = (score.told() for score in self.scores)
        return (source, *scores, *(count.told() for count in self.published_params))


class UnknownPresetError(Exception):
    """No preset has that name; ``suggestions`` are the nearest that exist."""

    def __init__(self, name: str, suggestions: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.suggestions = suggestions


VGG_CFGS = {
    "A": "64 M 128 M 256 256 M 512 512 M 512 512 M",
    "B": "64 64 M 128 128 M 256 256 M 512 512 M 512 512 M",
    "C": "64 64 M 128 128 M 256 256 256k1 M 512 512 512k1 M 512 512 512k1 M",
    "D": "64 64 M 128 128 M 256 256 256 M 512 512 512 M 512 512 512 M",
    "E": "64 64 M 128 128 M 256 256 256 256 M 512 512 512 512 M 512 512 512 512 M",
}
VGG_CLASSIFIER = "4096 D 4096 D"


def _spec(name: str, features: str, classifier: str = "", output: str = "") -> ArchSpec:
    return ArchSpec(
        name=name,
        features=parse(features),
        classifier=parse(classifier, "classifier"),
        output=parse(output, "output"),
    )


def _vgg(name: str, letter: str) -> ArchSpec:
    return _spec(name, VGG_CFGS[letter], VGG_CLASSIFIER)


def _make() -> tuple[Preset, ...]:
    vgg16 = _vgg("VGG-16 (D)", "D")
    published = [
        Preset(key, spec.name, spec, VGG_PAPER, 2014, torchvision=True)
        for key, spec in (
            ("vgg11", _vgg("VGG-11 (A)", "A")),
            ("vgg13", _vgg("VGG-13 (B)", "B")),
            ("vgg16", vgg16),
            ("vgg19", _vgg("VGG-19 (E)", "E")),
        )
    ]
    normed = [
        replace(
            preset,
            key=f"{preset.key}_bn",
            title=f"{preset.title} + BN",
            spec=replace(preset.spec, name=f"{preset.title} + BN", batch_norm=True),
            year=2016,
            source=BATCH_NORM,
        )
        for preset in published
    ]
    lrn = _spec("VGG-A-LRN", "64 L M 128 M 256 256 M 512 512 M 512 512 M", VGG_CLASSIFIER)
    vgg_c = _vgg("VGG-C (1x1 convolutions)", "C")
    alexnet = replace(
        _spec("AlexNet", "64k11s4p2 Mk3s2 192k5 Mk3s2 384 256 256 Mk3s2", "D 4096 D 4096"),
        avgpool=6,
    )
    alexnet_2012 = replace(
        _spec(
            "AlexNet (2012)",
            "96k11s4p0 L Mk3s2 256k5g2 L Mk3s2 384 384g2 256g2 Mk3s2",
            "4096 D 4096 D",
        ),
        avgpool=None,
        input=(3, 227, 227),
    )
    nin = replace(
        _spec("NiN (Dive into Deep Learning)", "N96k11s4p0 Mk3s2 N256k5 Mk3s2 N384 Mk3s2 D N10"),
        head="pool",
        num_classes=10,
        input=(1, 224, 224),
        avgpool=None,
    )
    nin_imagenet = replace(
        _spec(
            "NiN (ImageNet)",
            "N96k11s4p0 Mk3s2 N256k5 Mk3s2 N384 Mk3s2 D 1024 1024k1 1000k1",
        ),
        head="pool",
        avgpool=None,
        input=(3, 227, 227),
    )
    blocks = replace(_spec("VGG-16 in blocks", VGG_CFGS["D"], "4096 4096"), avgpool=None)
    two_class = replace(
        _spec("VGG-16 + BN, two classes", VGG_CFGS["D"], VGG_CLASSIFIER, "R S"),
        batch_norm=True,
        num_classes=2,
    )
    gap = replace(_spec("VGG-16 with GAP head", VGG_CFGS["D"]), avgpool=1)
    dense = replace(vgg16, name="VGG-16, fully convolutional", head="conv")
    cifar = replace(
        _spec("VGG-16 + BN for 32x32", VGG_CFGS["D"]),
        batch_norm=True,
        avgpool=1,
        num_classes=10,
        input=(3, 32, 32),
    )
    small = replace(
        _spec("VGG small", "32 32 M 64 64 M 128 128 M 256 256 M", "256 D"),
        avgpool=4,
        num_classes=100,
        input=(3, 128, 128),
    )
    mini = replace(
        _spec("VGG mini", "16 16 M 32 32 M 64 64 M 128 128 M"),
        batch_norm=True,
        avgpool=1,
        num_classes=10,
        input=(3, 64, 64),
    )
    tiny = replace(
        _spec("VGG tiny for 32x32", "16 M 32 M 64 M", "64"),
        avgpool=2,
        num_classes=10,
        input=(3, 32, 32),
    )
    return (
        *published,
        *normed,
        Preset("vgg_a_lrn", lrn.name, lrn, VGG_PAPER, 2014),
        Preset("vgg_c", vgg_c.name, vgg_c, VGG_PAPER, 2014),
        Preset("vgg16_blocks", blocks.name, blocks, BLOCKS),
        Preset("vgg16_conv", dense.name, dense, VGG_PAPER, 2014),
        Preset("vgg16_gap", gap.name, gap, GAP_PAPER),
        Preset("vgg16_two_class", two_class.name, two_class, TUTORIAL),
        Preset("alexnet", alexnet.name, alexnet, ONE_WEIRD_TRICK, 2014, torchvision=True),
        Preset("alexnet_2012", alexnet_2012.name, alexnet_2012, ALEXNET_PAPER, 2012),
        Preset("nin", nin.name, nin, D2L, 2023),
        Preset("nin_imagenet", nin_imagenet.name, nin_imagenet, NIN_PAPER, 2013),
        Preset("vgg16_cifar", cifar.name, cifar, CIFAR_VGG),
        Preset("vgg_small", small.name, small, SMALL),
        Preset("vgg_mini", mini.name, mini, SMALL),
        Preset("vgg_tiny", tiny.name, tiny, SMALL),
    )


PRESETS: dict[str, Preset] = {preset.key: preset for preset in _make()}
"""All presets by key, in the order of the menu."""

DEFAULT = "vgg16"
"""The network that is on the desk where none was chosen."""

FIRST = "vgg_mini"
"""The network that the first start shows: small, and trained."""


def find(name: str) -> Preset:
    """Return a preset by its name; capitals do not matter, ``-`` and ``_`` mean the same.

    Raises
    ------
    UnknownPresetError
        With the nearest names that exist.
    """
    key = name.strip().lower().replace("-", "_")
    if key in PRESETS:
        return PRESETS[key]
    near = difflib.get_close_matches(key, PRESETS, n=3, cutoff=0.5)
    raise UnknownPresetError(name, tuple(near))


def key_of(spec: ArchSpec) -> str | None:
    """Return the key of the preset that a spec is, or None where it is the user's own."""
    return next((preset.key for preset in PRESETS.values() if preset.spec == spec), None)


def told_of(spec: ArchSpec) -> tuple[Text, ...]:
    """Return what is published of a network; nothing where it is the user's own."""
    key = key_of(spec)
    return () if key is None else PRESETS[key].told()
