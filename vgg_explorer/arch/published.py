"""Where the networks come from, and what their sources say of them: data, each with its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import exact

VGG_PAPER = text(
    "Simonyan and Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, "
    "2014"
)
ALEXNET_PAPER = text(
    "Krizhevsky, Sutskever and Hinton, ImageNet Classification with Deep Convolutional Neural "
    "Networks, 2012"
)
ONE_WEIRD_TRICK = text(
    "Krizhevsky, One weird trick for parallelizing convolutional neural networks, 2014; the "
    "variant that torchvision carries"
)
NIN_PAPER = text("Lin, Chen and Yan, Network In Network, 2013")
D2L = text("Zhang, Lipton, Li and Smola, Dive into Deep Learning, section 8.3")
GAP_PAPER = text(
    "VGG-16 D with the global average pooling of Lin, Chen and Yan, Network In Network, 2013"
)
CIFAR_VGG = text("VGG-16 D with batch norm, fitted to 32x32 pictures and ten classes")
SMALL = text("A small network of this program, for a laptop and for teaching")
TUTORIAL = text(
    "A network of many cats-and-dogs tutorials: VGG-16 with batch norm, two classes, and a ReLU "
    "and softmax behind the logits"
)
BLOCKS = text("VGG-16 as block-by-block tutorials write it: no adaptive pool and no dropout")
BATCH_NORM = text("VGG with batch norm after every convolution, as torchvision trained it")

_TORCHVISION = text("torchvision, IMAGENET1K_V1")
_TABLE_2 = text("the paper, table 2")
_TABLE_3 = text("the paper, table 3, at one scale (256)")


@dataclass(frozen=True, slots=True)
class Score:
    """How well a trained network did on the validation set of ImageNet-1K, in percent.

    Parameters
    ----------
    kind : {'accuracy', 'error'}
        As the source gives it; one is 100 less the other.
    top1 : float
    top5 : float or None
        Where the source gives it.
    by : Text
        Who measured it.
    """

    kind: Literal["accuracy", "error"]
    top1: float
    top5: float | None
    by: Text

    def told(self) -> Text:
        """Return it as a sentence."""
        if self.top5 is None:
            return text("Top-1 accuracy {top1} % ({by}).", top1=self.top1, by=self.by)
        if self.kind == "accuracy":
            return text(
                "Top-1 / top-5 accuracy {top1} / {top5} % ({by}).",
                top1=self.top1,
                top5=self.top5,
                by=self.by,
            )
        return text(
            "Top-1 / top-5 error {top1} / {top5} % ({by}).",
            top1=self.top1,
            top5=self.top5,
            by=self.by,
        )


@dataclass(frozen=True, slots=True)
class Count:
    """A published number of parameters.

    Parameters
    ----------
    value : int
    unit : int
        What it is rounded to: 1 where it is exact.
    by : Text
        Who says so.
    """

    value: int
    unit: int
    by: Text

    def fits(self, params: int) -> bool:
        """Whether a number of parameters is the published one, as far as that was rounded."""
        return abs(params - self.value) * 2 <= self.unit if self.unit > 1 else params == self.value

    def told(self) -> Text:
        """Return it as a sentence."""
        if self.unit == 1:
            return text("{count} parameters ({by}).", count=exact(self.value), by=self.by)
        return text("{count} million parameters ({by}).", count=f"{self.value / 1e6:g}", by=self.by)


def _accuracy(top1: float, top5: float) -> Score:
    return Score("accuracy", top1, top5, _TORCHVISION)


def _error(top1: float, top5: float) -> Score:
    return Score("error", top1, top5, _TABLE_3)


_D = _error(27.0, 8.8)

SCORES: dict[str, tuple[Score, ...]] = {
    "vgg11": (_error(29.6, 10.4), _accuracy(69.02, 88.628)),
    "vgg13": (_error(28.7, 9.9), _accuracy(69.928, 89.246)),
    "vgg16": (_D, _accuracy(71.592, 90.382)),
    "vgg19": (_error(27.3, 9.0), _accuracy(72.376, 90.876)),
    "vgg11_bn": (_accuracy(70.37, 89.81),),
    "vgg13_bn": (_accuracy(71.586, 90.374),),
    "vgg16_bn": (_accuracy(73.36, 91.516),),
    "vgg19_bn": (_accuracy(74.218, 91.842),),
    "vgg_a_lrn": (_error(29.7, 10.5),),
    "vgg_c": (_error(28.1, 9.4),),
    "vgg16_conv": (_D,),  # the paper's own way to test D
    "alexnet": (_accuracy(56.522, 79.066),),
    "alexnet_2012": (Score("error", 40.7, 18.2, text("the paper, table 2, one network")),),
    "nin_imagenet": (Score("accuracy", 59.36, None, text("Lin's model for Caffe")),),
}
"""By the key of the preset; networks without an entry have no published score."""


def _exactly(value: int) -> Count:
    return Count(value, 1, _TORCHVISION)


def _millions(value: int) -> Count:
    return Count(value * 1_000_000, 1_000_000, _TABLE_2)


PARAMETERS: dict[str, tuple[Count, ...]] = {
    "vgg11": (_millions(133), _exactly(132_863_336)),
    "vgg13": (_millions(133), _exactly(133_047_848)),
    "vgg16": (_millions(138), _exactly(138_357_544)),
    "vgg19": (_millions(144), _exactly(143_667_240)),
    "vgg11_bn": (_exactly(132_868_840),),
    "vgg13_bn": (_exactly(133_053_736),),
    "vgg16_bn": (_exactly(138_365_992),),
    "vgg19_bn": (_exactly(143_678_248),),
    "vgg_a_lrn": (_millions(133),),
    "vgg_c": (_millions(134),),
    "vgg16_conv": (_millions(138),),
    "alexnet": (_exactly(61_100_840),),
    # 60,965,224 by its own description: the abstract rounds to tens of millions.
    "alexnet_2012": (Count(60_000_000, 10_000_000, text("the paper, abstract")),),
    "nin_imagenet": (Count(7_600_000, 100_000, text("Lin's model for Caffe")),),
}
"""By the key of the preset; the rest has no published number."""
