"""Published weights: the table is torchvision's, and the cache is never trusted."""

from __future__ import annotations

import hashlib
import math
import os
import socket
import subprocess
import sys
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torchvision import models
from webserver import Server, content, endless, silent, status

from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.text import text
from vgg_explorer.engine import weight_files
from vgg_explorer.engine.downloads import (
    PUBLISHED,
    Checking,
    PoisonedError,
    Published,
    cached,
    finished,
    obtaining,
    source,
)
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.fetch import Fetched, FetchError
from vgg_explorer.engine.loaded import Loaded
from vgg_explorer.engine.predict import class_names
from vgg_explorer.engine.preparation import Preprocess

BODY = b"weights " * 10_000
DIGEST = hashlib.sha256(BODY).hexdigest()
VGG11 = PUBLISHED["vgg11.IMAGENET1K_V1"]
FEATURES = PUBLISHED["vgg16.IMAGENET1K_FEATURES"]
SMALL = replace(VGG11, file=f"vgg11-{DIGEST[:8]}.pth")
"""As the published file, but of content that a test can make."""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    return tmp_path / "torch" / "hub" / "checkpoints"


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.end()


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)


def run(steps: Generator[object, None, Path]) -> tuple[list[object], Path]:
    reports = []
    try:
        while True:
            reports.append(next(steps))
    except StopIteration as end:
        return reports, end.value


# The table


def test_the_table_has_every_entry_of_torchvision() -> None:
    known = {
        f"{key}.{weights.name}"
        for key, preset in PRESETS.items()
        if preset.torchvision
        for weights in models.get_model_weights(key)
    }
    assert set(PUBLISHED) == known
    assert len(PUBLISHED) == 10


@pytest.mark.parametrize("published", PUBLISHED.values(), ids=PUBLISHED)
def test_the_table_says_what_torchvision_says(published: Published) -> None:
    theirs = models.get_model_weights(published.preset)[published.weights]
    assert source(published) == theirs.url
    assert theirs.url.rpartition("/")[2] == published.file
    assert len(published.digest_prefix) == 8
    assert f"-{published.digest_prefix}." in theirs.url
    assert round(published.bytes / 2**20, 3) == theirs.meta["_file_size"]
    # Four bytes a parameter, and a little more for names and buffers.
    assert 0 < published.bytes - 4 * theirs.meta["num_params"] < 200_000
    ours = published.preprocess
    transform = theirs.transforms()
    assert [ours.mean, ours.std] == [tuple(transform.mean), tuple(transform.std)]
    (crop,), (side,) = transform.crop_size, transform.resize_size
    assert PRESETS[published.preset].spec.input == (3, crop, crop)
    assert (ours.resize, ours.crop, ours.shorter_side(crop, crop)) == ("shorter", None, side)
    scores = theirs.meta["_metrics"]["ImageNet-1K"]
    theirs_scores = (scores["acc@1"], scores["acc@5"])
    assert published.classifies == (theirs.meta["categories"] is not None)
    if published.classifies:
        assert published.accuracy == theirs_scores
        assert list(class_names(1000)) == theirs.meta["categories"]
    else:
        assert published.accuracy is None
        assert all(math.isnan(score) for score in theirs_scores)


def test_the_table_is_cheap() -> None:
    """The window lists it before it has torch, and downloads nothing for that."""
    code = (
        "import sys; from vgg_explorer.engine.downloads import PUBLISHED;"
        "print([str(p.title) + str(p.bytes) + str(p.accuracy) for p in PUBLISHED.values()]);"
        "heavy = {'torch', 'torchvision', 'numpy', 'urllib.request', 'ssl'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120, capture_output=True)


def test_the_title_says_where_they_come_from() -> None:
    assert str(VGG11.title) == "vgg11, IMAGENET1K_V1 (torchvision)"


# The cache


def test_a_download_is_kept_where_torch_finds_it(server: Server, cache: Path) -> None:
    server.answers["/w.pth"] = content(BODY)
    assert cached(SMALL) is None
    reports, path = run(obtaining(SMALL, url=server.url("/w.pth")))
    assert path == cache / SMALL.file == Path(torch.hub.get_dir()) / "checkpoints" / SMALL.file
    assert path.read_bytes() == BODY
    assert reports[-1] == Fetched(len(BODY), len(BODY))
    assert cached(SMALL) == path
    assert os.listdir(cache) == [SMALL.file]


@pytest.mark.usefixtures("offline")
def test_a_second_time_needs_no_network(cache: Path) -> None:
    cache.mkdir(parents=True)
    (cache / SMALL.file).write_bytes(BODY)
    reports, path = run(obtaining(SMALL))
    assert path == cache / SMALL.file
    assert reports == [Checking(len(BODY), len(BODY))]


@pytest.mark.usefixtures("offline")
def test_offline_it_says_so_and_offers_a_file(cache: Path) -> None:
    with pytest.raises(EngineError) as caught:
        run(obtaining(VGG11))
    host = source(VGG11).split("/")[2]
    assert str(caught.value.what) == (
        f"There is no connection to {host}: Name or service not known."
    )
    assert str(caught.value.hint) == (
        "Check the network and try again. A weights file of this computer can be opened too."
    )
    assert not list(cache.iterdir())


class _Program:
    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, (f"touch '{self.trace}'",)


@pytest.fixture
def poisoned(cache: Path, tmp_path: Path) -> Path:
    """A cached file that would run a program as soon as it is unpickled."""
    cache.mkdir(parents=True)
    torch.save(_Program(tmp_path / "ran"), cache / SMALL.file)
    torch.load(cache / SMALL.file, weights_only=False)
    (tmp_path / "ran").unlink()  # so it works; from here on it must not
    return tmp_path / "ran"


@pytest.mark.usefixtures("offline")
def test_a_poisoned_cache_runs_nothing(poisoned: Path, cache: Path) -> None:
    before = (cache / SMALL.file).read_bytes()
    with pytest.raises(PoisonedError) as caught:
        run(obtaining(SMALL))
    assert str(caught.value.what) == (
        f"The cached file “{SMALL.file}” does not match its published checksum."
    )
    assert str(caught.value.hint) == "It was not opened. Download it again."
    assert not poisoned.exists()
    assert (cache / SMALL.file).read_bytes() == before


def test_downloading_again_replaces_it(server: Server, poisoned: Path, cache: Path) -> None:
    server.answers["/w.pth"] = content(BODY)
    _, path = run(obtaining(SMALL, again=True, url=server.url("/w.pth")))
    assert path.read_bytes() == BODY
    assert os.listdir(cache) == [SMALL.file]
    assert not poisoned.exists()
    run(obtaining(SMALL))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (content(BODY[:-1] + b"?"), "does not match its published checksum"),
        (content(b"<!DOCTYPE html>", "text/html"), "A web page came instead"),
        (content(b"", length=10 * 2**30), "takes 10 GiB; the limit is"),
        (content(BODY, length=2 * len(BODY)), "broke off"),
        (status(503), "a fault of its own"),
        (status(302, "file:///etc/passwd"), "redirects to “file:///etc/passwd”"),
    ],
)
def test_a_failed_download_changes_nothing(
    server: Server, cache: Path, answer: object, words: str
) -> None:
    server.answers["/w.pth"] = answer
    with pytest.raises(FetchError, match=words) as caught:
        run(obtaining(SMALL, url=server.url("/w.pth")))
    assert "A weights file of this computer can be opened too." in str(caught.value.hint)
    assert not list(cache.iterdir())


@pytest.mark.parametrize("answer", [silent, endless])
def test_cancel_leaves_nothing_behind(server: Server, cache: Path, answer: object) -> None:
    server.answers["/w.pth"] = answer
    steps = obtaining(SMALL, url=server.url("/w.pth"))
    while not server.asked:
        next(steps)
    steps.close()
    assert not list(cache.iterdir())


def test_a_check_can_be_cancelled(cache: Path) -> None:
    cache.mkdir(parents=True)
    (cache / SMALL.file).write_bytes(bytes(3 * 2**20))
    steps = obtaining(SMALL)
    assert next(steps) == Checking(2**20, 3 * 2**20)
    steps.close()
    (cache / SMALL.file).unlink()


def test_a_cached_file_without_permission(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.mkdir(parents=True)
    (cache / SMALL.file).write_bytes(BODY)

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    with pytest.raises(EngineError, match="cannot be read: Permission denied"):
        run(obtaining(SMALL))


# What is known of them


def _loaded(published: Published, **tensors: torch.Tensor) -> Loaded:
    digest = published.digest_prefix + "0" * 56
    note = text("as it was")
    return Loaded(digest, published.file, text("a file"), tensors, None, None, (), (note,))


@pytest.mark.parametrize("published", PUBLISHED.values(), ids=PUBLISHED)
def test_what_the_file_does_not_say_is_added(published: Published) -> None:
    found = finished(_loaded(published), published)
    assert found.title == published.title
    assert found.spec == PRESETS[published.preset].spec
    assert found.preprocess == published.preprocess
    assert len(found.categories) == (1000 if published.classifies else 0)
    assert found.digest.startswith(published.digest_prefix)


def test_features_come_without_their_classifier(cache: Path) -> None:
    """As the real file has it: whole, with nothing but NaN in the classifier."""
    cache.mkdir(parents=True)
    state = {
        "features.0.weight": torch.ones(64, 3, 3, 3),
        "features.0.bias": torch.ones(64),
        **{f"classifier.{n}.weight": torch.full((4, 4), math.nan) for n in (0, 3, 6)},
        **{f"classifier.{n}.bias": torch.full((4,), math.nan) for n in (0, 3, 6)},
    }
    torch.save(state, cache / "made.pth")
    digest = hashlib.sha256((cache / "made.pth").read_bytes()).hexdigest()
    published = replace(FEATURES, file=f"vgg16_features-amdegroot-{digest[:8]}.pth")
    (cache / "made.pth").rename(cache / published.file)
    _, path = run(obtaining(published))
    loaded = weight_files.read_weights(path)
    assert any("not finite" in str(note) for note in loaded.notes)
    found = finished(loaded, published)
    assert list(found.tensors) == ["features.0.weight", "features.0.bias"]
    assert [str(note) for note in found.notes] == [
        "These weights have no classifier: only their feature layers are used."
    ]
    assert found.preprocess == Preprocess(
        mean=(0.48235, 0.45882, 0.40784), std=(1 / 255, 1 / 255, 1 / 255)
    )
    assert found.digest == digest


def test_others_keep_all_they_have() -> None:
    state = {"features.0.weight": torch.zeros(1), "classifier.0.weight": torch.zeros(1)}
    found = finished(_loaded(VGG11, **state), VGG11)
    assert found.tensors == state
    assert [str(note) for note in found.notes] == ["as it was"]
    assert found.categories == class_names(1000)


def test_a_file_replaced_after_its_check_is_refused() -> None:
    with pytest.raises(PoisonedError, match="does not match its published checksum"):
        finished(replace(_loaded(VGG11), digest="0" * 64), VGG11)
