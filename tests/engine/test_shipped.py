"""The weights that come with the program."""

import tomllib
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

import vgg_explorer
from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.fitting import fit
from vgg_explorer.arch.presets import FIRST, find
from vgg_explorer.engine.build import build
from vgg_explorer.engine.loaded import Loaded
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.engine.shipped import AVAILABLE, SHIPPED, entitled, shipped_for
from vgg_explorer.engine.training.data.drawn import drawing
from vgg_explorer.engine.training.data.loader import Loader
from vgg_explorer.engine.training.data.shapes import KINDS
from vgg_explorer.engine.training.plan import DrawnData
from vgg_explorer.engine.weight_files import read_weights
from vgg_explorer.session.samples import FIRST_SAMPLE, SAMPLES, sample_source

MOST_BYTES = 2_000_000
ANOTHER_SEED = 123_456_789
PICTURES = 600


@pytest.fixture(scope="module")
def mini() -> Loaded:
    return read_weights(SHIPPED["vgg_mini.DRAWN"].path)


def test_the_first_network_has_weights() -> None:
    assert shipped_for(FIRST) is SHIPPED["vgg_mini.DRAWN"]
    assert shipped_for("vgg16") is None
    assert {"vgg_mini.DRAWN", "vgg16.IMAGENET1K_V1"} <= set(AVAILABLE)


def test_they_are_small() -> None:
    assert 0 < SHIPPED["vgg_mini.DRAWN"].bytes < MOST_BYTES


def test_they_say_all_that_is_needed(mini: Loaded) -> None:
    spec = find("vgg_mini").spec
    assert mini.spec == spec
    assert mini.categories == tuple(KINDS)
    assert mini.preprocess == Preprocess()
    assert mini.notes == ()
    assert fit(analyze(spec), mini.shapes).whole
    assert str(entitled(mini, SHIPPED["vgg_mini.DRAWN"]).title).startswith("vgg_mini")


def test_they_know_fresh_drawings(mini: Loaded) -> None:
    fresh = DrawnData(classes=len(KINDS), train=10, validation=PICTURES, seed=ANOTHER_SEED)
    right = accuracy(mini, fresh)
    assert right > 0.95
    assert right == pytest.approx(SHIPPED["vgg_mini.DRAWN"].top1 / 100, abs=0.02)


def accuracy(weights: Loaded, choice: DrawnData) -> float:
    from vgg_explorer.engine.training.data import data_sets

    data = next(step for step in data_sets.opened(choice) if isinstance(step, data_sets.DataSet))
    spec = find("vgg_mini").spec
    network = build(spec)
    network.load_state_dict(dict(weights.tensors))
    network.eval()
    loader = Loader(data.validation, spec.input, Preprocess(), 100, 0, shuffled=False)
    found: Counter[bool] = Counter()
    try:
        with torch.inference_mode():
            for batch in loader.epoch(0):
                predicted = network(batch.images).argmax(1)
                found.update((predicted == batch.labels).tolist())
    finally:
        loader.close()
    assert found.total() == PICTURES
    return found[True] / PICTURES


def test_the_sample_is_one_of_the_shapes_and_known(mini: Loaded) -> None:
    from vgg_explorer.engine.images import read_picture
    from vgg_explorer.engine.preprocess import to_tensor, view

    spec = find("vgg_mini").spec
    source = sample_source(FIRST_SAMPLE)
    picture = read_picture(source.data)
    drawn = drawing("star", (1002, 0, 4), 64).astype(float)
    small = np.asarray(Image.fromarray(picture.pixels).reduce(8), dtype=float)
    assert np.abs(small - drawn).mean() < 15  # but for the noise
    network = build(spec)
    network.load_state_dict(dict(mini.tensors))
    network.eval()
    with torch.inference_mode():
        seen = view(picture, spec.input, Preprocess())
        chances = network(to_tensor(seen, Preprocess())).softmax(1)[0]
    assert mini.categories[int(chances.argmax())] == "star"
    assert float(chances.max()) > 0.9


def test_the_wheel_carries_every_folder_that_is_asked_for() -> None:
    project = Path(vgg_explorer.__file__).parents[1] / "pyproject.toml"
    if not project.is_file():
        pytest.skip("an installed package has no pyproject.toml")
    told = tomllib.loads(project.read_text(encoding="utf-8"))
    carried = told["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    wanted = {path.parent for path in (SHIPPED["vgg_mini.DRAWN"].path, SAMPLES[0].path)}
    for folder in wanted:
        name = f"resources/{folder.name}"
        assert carried[name] == f"vgg_explorer/{name}"
