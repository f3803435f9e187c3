"""A training that takes a second: a small network on drawn shapes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.engine.training.control import Control
from vgg_explorer.engine.training.plan import DrawnData, Plan

DATA = DrawnData(classes=3, train=36, validation=9)
PLAN = Plan(data=DATA, batch=6, epochs=4, rate=1e-3, save_steps=5)
"""24 steps of 6 an epoch."""

THREADS = 1


def spec():
    from vgg_explorer.arch.grammar import parse

    return replace(
        PRESETS["vgg_mini"].spec,
        name="tiny",
        features=parse("[4, 'M', 8, 'M', 'D0.2']"),
        num_classes=3,
        input=(3, 32, 32),
    )


def order(plan: Plan = PLAN):
    import torch

    from vgg_explorer.engine.build import build
    from vgg_explorer.engine.training.snapshot import Order

    torch.manual_seed(1)
    network = build(spec())
    start = {name: value.detach().clone() for name, value in network.state_dict().items()}
    return Order(spec(), plan, Preprocess(), start, "cpu", THREADS)


def opened(plan: Plan = PLAN):
    from vgg_explorer.engine.training.data import data_sets

    steps = data_sets.opened(plan.data)
    return next(step for step in steps if isinstance(step, data_sets.DataSet))


def trainer(asked=None, resume=None, control=None):
    from vgg_explorer.engine.training.trainer import Trainer

    asked = asked or order()
    return Trainer(asked, opened(asked.plan), control or Control(), resume=resume)


def trained(base: Path, plan: Plan = PLAN):
    """Train to the end into a run folder and return it with the reports."""
    from vgg_explorer.engine.training.runs import keeping, run_folder

    asked = order(plan)
    folder = run_folder.created(base, asked)
    return folder.path, [report for report in keeping.kept(trainer(asked), folder) if report]
