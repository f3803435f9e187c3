"""Train the weights of `vgg_mini` that ship with the program, on the shapes that it draws.

Run ``python resources/tools/train_vgg_mini.py`` from anywhere; it writes
``resources/weights/vgg_mini.safetensors``. Run again on the same kind of computer with the same
PyTorch, it writes the same file: everything random comes from the seed of the plan, and the number
of threads is fixed.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from vgg_explorer.arch import weights as ids
from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.presets import find
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.engine.training.control import Control
from vgg_explorer.engine.training.data import data_sets
from vgg_explorer.engine.training.data.dataset import DataSet
from vgg_explorer.engine.training.plan import DrawnData, Plan
from vgg_explorer.engine.training.records import Evaluation
from vgg_explorer.engine.training.trainer import Trainer
from vgg_explorer.engine.weight_files import save_weights
from vgg_explorer.session.training import Asked
from vgg_explorer.session.training_jobs import ordered
from vgg_explorer.train_progress import Progress

TARGET = Path(__file__).resolve().parents[1] / "weights" / "vgg_mini.safetensors"
SPEC = find("vgg_mini").spec
THREADS = 1
PLAN = Plan(
    data=DrawnData(classes=SPEC.num_classes, train=7_000, validation=1_000, seed=7),
    batch=64,
    epochs=6,
    optimiser="adam",
    rate=2e-3,
    schedule="cosine",
    warm_up=50,
    start="random",
    seed=1,
)


def main() -> int:
    """Train, and write the weights of the end."""
    fresh = ids.fresh(analyze(SPEC).rows, seed=PLAN.seed)
    steps = ordered(Asked(0, SPEC, PLAN, Preprocess(), fresh, (), "cpu", THREADS))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            order = end.value
            break
    data = next(step for step in data_sets.opened(PLAN.data) if isinstance(step, DataSet))
    trainer = Trainer(order, data, Control())
    progress = Progress(sys.stdout, sys.stderr)
    found = None
    for report in trainer.run():
        if report is not None:
            progress.told(report)
        if isinstance(report, Evaluation):
            found = report
    TARGET.parent.mkdir(exist_ok=True)
    save_weights(
        TARGET,
        trainer.snapshot().weights,
        SPEC,
        preprocess=order.preprocess,
        classes=data.report.classes,
        kind="safetensors",
    )
    accuracy = "" if found is None else f", {found.accuracy:.1%} on pictures it was not shown"
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1024:.0f} KiB{accuracy}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
