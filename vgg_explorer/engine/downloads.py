"""The weights that torchvision publishes for the family: what there is, and how it gets here.

The table is plain data, so a window can list it at once. Where a file is to be had only
torchvision knows, which is asked when one is wanted.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.published import SCORES
from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.importing import torchvision_models
from vgg_explorer.engine.preparation import Preprocess

if TYPE_CHECKING:
    from vgg_explorer.engine.fetch import Fetched
    from vgg_explorer.engine.loaded import Loaded

FEATURES = "IMAGENET1K_FEATURES"

_CHUNK = 2**20
_SPARE = 2**20  # the sizes are published with three decimals of a MiB


class PoisonedError(EngineError):
    """A file in the cache is not what was published; it was not opened."""


@dataclass(frozen=True, slots=True)
class Published:
    """A file of weights that torchvision publishes.

    Parameters
    ----------
    preset : str
        The key of its network.
    weights : str
        torchvision's name for the weights.
    file : str
        Its name, which ends in the first digits of its SHA-256.
    mebibytes : float
        Its size, as torchvision publishes it.
    preprocess : Preprocess
        The preparation it was trained with.
    """

    preset: str
    weights: str
    file: str
    mebibytes: float
    preprocess: Preprocess

    @property
    def key(self) -> str:
        """The name by which it is asked for: ``vgg16.IMAGENET1K_V1``."""
        return f"{self.preset}.{self.weights}"

    @property
    def title(self) -> Text:
        """What it is called for people."""
        return text("{preset}, {weights} (torchvision)", preset=self.preset, weights=self.weights)

    @property
    def digest_prefix(self) -> str:
        """The first digits of its SHA-256."""
        return Path(self.file).stem.rpartition("-")[2]

    @property
    def bytes(self) -> int:
        """Its size, to about a KiB."""
        return round(self.mebibytes * 2**20)

    @property
    def classifies(self) -> bool:
        """Whether it has a classifier."""
        return self.weights != FEATURES

    @property
    def accuracy(self) -> tuple[float, float | None] | None:
        """Its top-1 and top-5 accuracy on ImageNet in percent, if it has a classifier."""
        found = (score for score in SCORES[self.preset] if score.kind == "accuracy")
        return next(((s.top1, s.top5) for s in found), None) if self.classifies else None


def _v1(preset: str, file: str, mebibytes: float) -> Published:
    return Published(preset, "IMAGENET1K_V1", file, mebibytes, Preprocess())


PUBLISHED: dict[str, Published] = {
    published.key: published
    for published in (
        _v1("vgg11", "vgg11-8a719046.pth", 506.84),
        _v1("vgg13", "vgg13-19584684.pth", 507.545),
        _v1("vgg16", "vgg16-397923af.pth", 527.796),
        Published(
            "vgg16",
            FEATURES,
            "vgg16_features-amdegroot-88682ab5.pth",
            527.802,
            Preprocess(mean=(0.48235, 0.45882, 0.40784), std=(1 / 255, 1 / 255, 1 / 255)),
        ),
        _v1("vgg19", "vgg19-dcbb9e9d.pth", 548.051),
        _v1("vgg11_bn", "vgg11_bn-6002323d.pth", 506.881),
        _v1("vgg13_bn", "vgg13_bn-abd245e5.pth", 507.59),
        _v1("vgg16_bn", "vgg16_bn-6c64b313.pth", 527.866),
        _v1("vgg19_bn", "vgg19_bn-c79401a0.pth", 548.143),
        _v1("alexnet", "alexnet-owt-7be5be79.pth", 233.087),
    )
}
"""All published weights by key, in the order of the presets."""


@dataclass(frozen=True, slots=True)
class Checking:
    """How far the check of a cached file is.

    Parameters
    ----------
    done, total : int
        Bytes.
    """

    done: int
    total: int


def place(published: Published) -> Path:
    """Return where a file is kept: torch's own cache, which ``TORCH_HOME`` may move."""
    from torch import hub

    return Path(hub.get_dir()) / "checkpoints" / published.file


def expected_place(published: Published) -> Path:
    """Return `place` by torch's rules, without importing it: that takes seconds."""
    home = os.getenv("TORCH_HOME", os.path.join(os.getenv("XDG_CACHE_HOME", "~/.cache"), "torch"))
    return Path(os.path.expanduser(home)) / "hub" / "checkpoints" / published.file


def cached(published: Published) -> Path | None:
    """Return the file where it was downloaded before, by whatever program; it is not checked."""
    path = place(published)
    return path if path.is_file() else None


def source(published: Published) -> str:
    """Return the address that the installed torchvision has for a file."""
    models = torchvision_models()
    return str(models.get_model_weights(published.preset)[published.weights].url)


def obtaining(
    published: Published, *, again: bool = False, url: str = ""
) -> Generator[Fetched | Checking, None, Path]:
    """Return a file from the cache, or download it there first.

    Parameters
    ----------
    published : Published
    again : bool
        Download it even if it is there; what is there stays until the new one is complete.
    url : str
        Another address of the same file; by default torchvision's.

    Yields
    ------
    Checking or Fetched
        The progress with the cached file, or with the download.

    Returns
    -------
    Path
        Its content is the published one.

    Raises
    ------
    PoisonedError
        When the cached file is another one; it was read as bytes only.
    EngineError
        When it cannot be had.
    """
    path = None if again else cached(published)
    if path is not None:
        yield from _checking(path, published)
        return path
    from vgg_explorer.engine.fetch import FetchError, fetching_file

    target = place(published)
    limit = published.bytes + _SPARE
    prefix = published.digest_prefix
    try:
        yield from fetching_file(url or source(published), target, limit, digest_prefix=prefix)
    except FetchError as error:
        hint = text("{hint} A weights file of this computer can be opened too.", hint=error.hint)
        raise FetchError(error.what, hint) from error
    return target


def _checking(path: Path, published: Published) -> Generator[Checking, None, None]:
    import hashlib  # not when the program starts

    digest, done = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            total = path.stat().st_size
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                done += len(chunk)
                yield Checking(done, total)
    except OSError as error:
        what = text(
            "The cached file “{name}” cannot be read: {reason}.",
            name=published.file,
            reason=error.strerror or type(error).__name__,
        )
        raise EngineError(what, text("Check its permissions, or download it again.")) from error
    _compare(digest.hexdigest(), published)


def _compare(digest: str, published: Published) -> None:
    if not digest.startswith(published.digest_prefix):
        raise PoisonedError(
            text(
                "The cached file “{name}” does not match its published checksum.",
                name=published.file,
            ),
            text("It was not opened. Download it again."),
        )


def finished(loaded: Loaded, published: Published) -> Loaded:
    """Return what was read from a published file with all that is known of it.

    The network, the names of the classes and the preparation are not in the file. The one without
    a classifier has tensors in its place that mean nothing; they are left out.

    Raises
    ------
    PoisonedError
        When the file was replaced after it had been checked.
    """
    _compare(loaded.digest, published)
    known = replace(
        loaded,
        title=published.title,
        spec=PRESETS[published.preset].spec,
        preprocess=published.preprocess,
    )
    if published.classifies:
        from vgg_explorer.engine.predict import IMAGENET_CLASSES, class_names

        return replace(known, categories=class_names(IMAGENET_CLASSES))
    features = {n: t for n, t in loaded.tensors.items() if n.startswith("features.")}
    # In place of what was said of values that are left out here.
    note = text("These weights have no classifier: only their feature layers are used.")
    return replace(known, categories=(), tensors=features, notes=(note,))
