"""Pictures in memory that a small network learns in seconds, and trainings on them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.engine.training.control import Control
from vgg_explorer.engine.training.data.dataset import DataSet
from vgg_explorer.engine.training.plan import Plan
from vgg_explorer.engine.training.records import DataReport

SIDE = 16


@dataclass
class Held:
    """Noise with a class's colour on top; the first of them are always the same."""

    count: int
    classes: int
    seed: int
    labels: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        self.labels = np.arange(self.count, dtype=np.int64) % self.classes

    def picture(self, index: int) -> np.ndarray:
        chance = np.random.default_rng((self.seed, index))
        pixels = chance.integers(0, 80, (SIDE, SIDE, 3), np.uint8)
        label = int(self.labels[index])
        pixels[..., label % 3] += np.uint8(60 + 40 * (label // 3))
        return pixels

    def reduced(self, index: int, side: int) -> np.ndarray:
        return self.picture(index)

    def name(self, index: int) -> str:
        return f"picture {index}"


def data(train: int = 24, validation: int = 9, classes: int = 3) -> DataSet:
    held = Held(train, classes, 1), Held(validation, classes, 2)
    counts = [tuple(np.bincount(split.labels, minlength=classes).tolist()) for split in held]
    names = tuple("abcdefghijklmnop"[:classes])
    size = (SIDE, SIDE)
    report = DataReport(text("Held"), names, counts[0], counts[1], size, size)
    return DataSet(f"held/{train}/{validation}/{classes}", report, *held)


def spec(features: str = "[8, 'M', 8, 'M']", classifier: str = "[16, 'D']", **changes) -> ArchSpec:
    """A network with batch norm, and dropout behind its hidden layer."""
    whole = {
        "name": "tiny",
        "features": parse(features),
        "classifier": parse(classifier, "classifier"),
        "num_classes": 3,
        "batch_norm": True,
        "avgpool": 2,
        "input": (3, SIDE, SIDE),
    }
    return replace(PRESETS["vgg_mini"].spec, **(whole | changes))


def start(of: ArchSpec) -> dict:
    import torch

    from vgg_explorer.engine.build import build

    with torch.random.fork_rng():
        torch.manual_seed(1)
        return {name: value.clone() for name, value in build(of).state_dict().items()}


def order(of: ArchSpec | None = None, **settings):
    """An order; one thread, so that other work on the computer does not slow it."""
    from vgg_explorer.engine.training.snapshot import Order

    of = of or spec()
    plan = Plan(**({"batch": 8, "epochs": 2} | settings))
    return Order(of, plan, Preprocess(resize="stretch"), start(of), "cpu", 1)


def trainer(asked=None, given: DataSet | None = None, control: Control | None = None, **more):
    from vgg_explorer.engine.training.trainer import Trainer

    return Trainer(asked or order(), given or data(), control or Control(), **more)
