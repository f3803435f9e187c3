"""The best weights of a run that did worse at its end: offered, and taken back."""

from __future__ import annotations

from pathlib import Path

from vgg_explorer.arch.text import text
from vgg_explorer.engine.training.runs.run_files import BEST, LAST
from vgg_explorer.session import events as ev
from vgg_explorer.session.noticing import noticed
from vgg_explorer.session.state import AppState, NoticeAction
from vgg_explorer.session.training import Run

TAKE = text("Take the best weights")


def offered(state: AppState, run: Run) -> AppState:
    """Return the state after a run has ended; it tells where the last weights are not the best."""
    best = run.best
    if best is None or not _apart(run):
        return state
    what = text(
        "Run {number} was best after step {best}, with {accuracy} of the validation pictures right."
        " Its last weights are those of step {step}.",
        number=run.number,
        best=best.step,
        accuracy=f"{100 * best.accuracy:.1f} %",
        step=run.saved or 0,
    )
    return noticed(state, "info", what, None, (NoticeAction(TAKE, ev.RunOpened(run.number)),))


def others(state: AppState) -> Path | None:
    """Return the weights of the last run that can take the place of those on the desk.

    These are its best, or where they are there already its last ones; None where both are the
    same, and while another network is on the desk.
    """
    run = state.training.run
    if run is None or run.folder is None or run.at_work or not _apart(run):
        return None
    if run.status == "following" or state.model.good.spec != run.spec:
        return None
    return run.folder / (LAST if state.weights.origin == run.folder / BEST else BEST)


def _apart(run: Run) -> bool:
    """Whether a run has kept weights that are known to be better than its last ones."""
    best = run.best
    if run.folder is None or best is None or run.saved is None or best.step == run.saved:
        return False
    # Nobody has seen how good the last ones are of a run that was stopped within an epoch.
    return best is not run.evaluations[-1] or run.status == "diverged"
