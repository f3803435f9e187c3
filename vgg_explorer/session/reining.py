"""What the user can do to training now; buttons, menu and tool bar all ask here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vgg_explorer.engine.training.plan import problems
from vgg_explorer.session.training import Training


@dataclass(frozen=True, slots=True)
class Reining:
    """Each thing that means something now.

    Parameters
    ----------
    start, pause, go_on, step, stop : bool
    resume : Path or None
        The folder of the last run, where it can be gone on with.
    """

    start: bool = False
    pause: bool = False
    go_on: bool = False
    step: bool = False
    stop: bool = False
    resume: Path | None = None


def reining(training: Training) -> Reining:
    """Return what can be done."""
    run = training.run
    if run is not None and run.at_work:
        stopping = run.status == "stopping"
        paused = training.reins.paused
        return Reining(
            pause=not stopping and not paused,
            go_on=not stopping and paused,
            step=not stopping and run.status != "preparing",
            stop=not stopping,
        )
    if training.waiting:
        return Reining(stop=True)
    sound = next(problems(training.plan), None) is None
    over = run is not None and run.status not in {"finished", "following"}
    goes_on = run is not None and run.saved is not None and over
    return Reining(
        start=sound and training.question is None,
        resume=run.folder if run is not None and goes_on else None,
    )
