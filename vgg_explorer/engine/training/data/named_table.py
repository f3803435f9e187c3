"""The data sets of torchvision that can be asked for by name, as plain data.

Addresses and checksums are those that torchvision has; it is not imported for them, which takes
seconds.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Unpack = Literal["file", "gzip", "tar"]


@dataclass(frozen=True, slots=True)
class Archive:
    """A file that is downloaded.

    Parameters
    ----------
    urls : tuple of str
        Where it is to be had; the next one where one fails.
    md5 : str
        Of its content.
    unpack : {'file', 'gzip', 'tar'}
        What becomes of it.
    into : str
        The folder below the data set's.
    """

    urls: tuple[str, ...]
    md5: str
    unpack: Unpack
    into: str = ""

    @property
    def file(self) -> str:
        """Its name."""
        return self.urls[0].rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Named:
    """A data set.

    Parameters
    ----------
    key, title : str
        For the program and for people.
    folder : str
        Where torchvision has it below its ``root``.
    needed : tuple of str
        Files in it without which it is not there. The last of them is also the last that a
        download writes.
    archives : tuple of Archive
    """

    key: str
    title: str
    folder: str
    needed: tuple[str, ...]
    archives: tuple[Archive, ...]


_IDX = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte",
        "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")  # fmt: skip
_PETS = "https://www.robots.ox.ac.uk/~vgg/data/pets/data/"
_FLOWERS = "https://www.robots.ox.ac.uk/~vgg/data/flowers/102/"
_CIFAR = "https://www.cs.toronto.edu/~kriz/"
_MNIST = ("https://ossci-datasets.s3.amazonaws.com/mnist/", "http://yann.lecun.com/exdb/mnist/")
_FASHION = ("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",)


def _idx(key: str, title: str, mirrors: tuple[str, ...], sums: tuple[str, ...]) -> Named:
    archives = tuple(
        Archive(tuple(f"{mirror}{name}.gz" for mirror in mirrors), md5, "gzip")
        for name, md5 in zip(_IDX, sums, strict=True)
    )
    return Named(key, title, f"{title.replace('-', '')}/raw", _IDX, archives)


def _cifar(key: str, title: str, folder: str, files: tuple[str, ...], md5: str) -> Named:
    archive = folder.replace("-batches-py", "-python") + ".tar.gz"
    return Named(key, title, folder, files, (Archive((_CIFAR + archive,), md5, "tar", ".."),))


NAMED: dict[str, Named] = {
    named.key: named
    for named in (
        _idx("mnist", "MNIST", _MNIST, (
            "f68b3c2dcbeaaa9fbdd348bbdeb94873", "d53e105ee54ea40749a09fcbcd1e9432",
            "9fb629c4189551a2d022fa330f9573f3", "ec29112dd5afa0611ce80d1b7f02629c",
        )),
        _idx("fashion_mnist", "Fashion-MNIST", _FASHION, (
            "8d4fb7e6c68d591d4c3dfef9ec88bf0d", "25c81989df183df01b3e8a0aad5dffbe",
            "bef4ecab320f06d8554ea6380940ec79", "bb300cfdad3c16e7a12a480ee83cd310",
        )),
        _cifar("cifar10", "CIFAR-10", "cifar-10-batches-py",
               (*(f"data_batch_{n}" for n in range(1, 6)), "test_batch", "batches.meta"),
               "c58f30108f718f92721af3b95e74349a"),
        _cifar("cifar100", "CIFAR-100", "cifar-100-python", ("train", "test", "meta"),
               "eb9058c3a382ffc7106e4002c42a8d85"),
        Named("oxford_iiit_pet", "Oxford-IIIT Pet", "oxford-iiit-pet",
              ("images", "annotations/test.txt", "annotations/trainval.txt"), (
            Archive((_PETS + "images.tar.gz",), "5c4f3ee8e5d25df40f4fd59a7f44e54c", "tar"),
            Archive((_PETS + "annotations.tar.gz",), "95a8c909bbe2e81eed6a22bccdf3f68f", "tar"),
        )),
        Named("flowers102", "Flowers102", "flowers-102",
              ("jpg", "imagelabels.mat", "setid.mat"), (
            Archive((_FLOWERS + "102flowers.tgz",), "52808999861908f626f3c1f4e79d11fa", "tar"),
            Archive((_FLOWERS + "imagelabels.mat",), "e0620be6f572b9609742df49c70aed4d", "file"),
            Archive((_FLOWERS + "setid.mat",), "a5357ecc9cb78c4bef273ce3793fc85c", "file"),
        )),
    )
}  # fmt: skip
"""By key, in the order of the menu."""


def usual_place() -> Path:
    """Return the folder of data sets beside torch's own cache, which ``TORCH_HOME`` may move."""
    home = os.getenv("TORCH_HOME", os.path.join(os.getenv("XDG_CACHE_HOME", "~/.cache"), "torch"))
    return Path(os.path.expanduser(home)) / "datasets"


def found(named: Named, root: Path) -> Path | None:
    """Return the folder of a data set that lies in ``root``, or is ``root``; else None."""
    for folder in (root / named.folder, root):
        if all((folder / needed).exists() for needed in named.needed):
            return folder
    return None
