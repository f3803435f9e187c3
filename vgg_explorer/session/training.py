"""Training as the session holds it: the plan, the data, and the runs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text
from vgg_explorer.arch.weights import Assignment
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.engine.training.curve import Curve
from vgg_explorer.engine.training.plan import USUAL, DataChoice, Plan
from vgg_explorer.engine.training.records import DataReport, Evaluation, Health, RangeFound
from vgg_explorer.session.board import Album, BoardLook, Taught

if TYPE_CHECKING:
    from vgg_explorer.engine.loaded import Loaded

RunStatus = Literal[
    "preparing",
    "running",
    "paused",
    "stopping",
    "finished",
    "stopped",
    "diverged",
    "failed",
    "following",
]

AT_WORK: frozenset[RunStatus] = frozenset({"preparing", "running", "paused", "stopping"})

MAX_RUNS = 50
"""Runs that a session remembers; the oldest go first."""

MAX_HEALTH = 400
"""Reports on the layers that a run remembers; beyond them every second goes."""


@dataclass(frozen=True, slots=True)
class DataLook:
    """The data set as far as it was looked at.

    Parameters
    ----------
    status : str
    choice : DataChoice or None
        What was looked at, or is.
    report : DataReport or None
        Of ``choice``.
    what, hint : Text or None
        Why there is no report, and what to do.
    done : float or None
        Share of the look.
    empty : bool
        Whether it failed by classes without pictures, which can be left out.
    """

    status: Literal["none", "looking", "ready", "failed"] = "none"
    choice: DataChoice | None = None
    report: DataReport | None = None
    what: Text | None = None
    hint: Text | None = None
    done: float | None = None
    empty: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A training or a range test that was asked for; two are never the same.

    Parameters
    ----------
    number : int
        Of the run; 0 for a range test.
    spec, plan, preprocess, assignment, sources, device, threads
        What is trained, from which weights, and on what.
    folder : Path or None
        Where its run folder is made; None for the usual place.
    resume : Path or None
        The run folder that is gone on with.
    """

    number: int
    spec: ArchSpec
    plan: Plan
    preprocess: Preprocess
    assignment: Assignment
    sources: tuple[Loaded, ...]
    device: str
    threads: int
    folder: Path | None = None
    resume: Path | None = None


@dataclass(frozen=True, slots=True)
class Reins:
    """What the user wants of the run at work; each wish is counted or set once.

    Parameters
    ----------
    paused, stopping : bool
    singles : int
        Single steps asked for so far.
    rate : float or None
        The learning rate that was set last.
    """

    paused: bool = False
    stopping: bool = False
    singles: int = 0
    rate: float | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One training.

    Parameters
    ----------
    number : int
        From 1.
    spec, plan, device
        What was trained, how, and on what.
    status : str
    what, hint : Text or None
        What it is doing before the first step, or why it ended.
    done : float or None
        Share of that, or of an evaluation.
    data : DataReport or None
    step, total, steps_per_epoch : int
    curve : Curve
        Every step reported.
    evaluations : tuple of Evaluation
    healths : tuple of Health
        Of the layers, the latest last.
    saved : int or None
        The step of the last checkpoint.
    saving : bool
        Whether one is being written, which takes a while.
    folder : Path or None
        Its run folder, once there is one.
    began : float
        Seconds since the epoch.
    memory : int or None
        Bytes that the process or device held at most.
    notes : tuple of Text
        What differs from what was asked.
    start : Assignment or None
        The weights of the layers when it was brought to the desk, of a run that did not begin
        there; None: those that it was asked with.
    """

    number: int
    spec: ArchSpec
    plan: Plan
    device: str = "cpu"
    status: RunStatus = "preparing"
    what: Text | None = None
    hint: Text | None = None
    done: float | None = None
    data: DataReport | None = None
    step: int = 0
    total: int = 0
    steps_per_epoch: int = 0
    curve: Curve = field(default_factory=Curve, compare=False)
    evaluations: tuple[Evaluation, ...] = ()
    healths: tuple[Health, ...] = ()
    saved: int | None = None
    saving: bool = False
    folder: Path | None = None
    began: float = 0.0
    memory: int | None = None
    notes: tuple[Text, ...] = ()
    start: Assignment | None = field(default=None, compare=False)

    @property
    def at_work(self) -> bool:
        """Whether the trainer has to do with it."""
        return self.status in AT_WORK

    @property
    def best(self) -> Evaluation | None:
        """The best evaluation so far."""
        # The later one of two that are as good: its weights are those that were kept.
        return max(self.evaluations, key=lambda seen: (seen.accuracy, seen.step), default=None)


@dataclass(frozen=True, slots=True)
class ClassesQuestion:
    """Start was asked, and the data has another number of classes than the network."""

    data: int
    network: int


@dataclass(frozen=True, slots=True)
class RangeTest:
    """A range test of the learning rate.

    Parameters
    ----------
    status : str
    asked : Asked or None
    found : RangeFound or None
        The points so far.
    what, hint : Text or None
        Why it failed.
    """

    status: Literal["none", "running", "done", "failed"] = "none"
    asked: Asked | None = None
    found: RangeFound | None = None
    what: Text | None = None
    hint: Text | None = None

    def ended(self) -> RangeTest:
        """Return it as one that goes on no more."""
        if self.status != "running":
            return self
        return replace(self, status="done" if self.found else "none")


@dataclass(frozen=True, slots=True)
class Training:
    """All about training.

    Parameters
    ----------
    plan : Plan
        What the form says.
    data : DataLook
    runs : tuple of Run
        The latest last.
    shown : tuple of int
        The numbers of earlier runs whose curves lie below the latest one's.
    asked : Asked or None
        The run at work, as it was asked for.
    reins : Reins
    question : ClassesQuestion or None
    test : RangeTest
    folder : Path or None
        Where run folders are made; None for the usual place.
    following : Path or None
        The folder of a run that another process trains.
    aside : Path or None
        The interrupted run that was set aside last.
    waiting : bool
        Start was asked, and the data is still looked at.
    live : bool
        Whether maps and predictions follow while it trains.
    kinds_chosen : bool
        Whether the user said how many kinds of shapes are drawn; until then it is as many as the
        network has outputs.
    look : BoardLook
        How the board shows runs.
    taught : Taught or None
        Which weights the network on the desk has learnt.
    album : Album or None
        Maps of the run at work, epoch by epoch.
    """

    plan: Plan = USUAL
    data: DataLook = DataLook()
    runs: tuple[Run, ...] = ()
    shown: tuple[int, ...] = ()
    asked: Asked | None = None
    reins: Reins = Reins()
    question: ClassesQuestion | None = None
    test: RangeTest = RangeTest()
    folder: Path | None = None
    following: Path | None = None
    aside: Path | None = None
    waiting: bool = False
    live: bool = True
    kinds_chosen: bool = False
    look: BoardLook = field(default_factory=BoardLook)
    taught: Taught | None = None
    album: Album | None = None

    @property
    def run(self) -> Run | None:
        """The latest run."""
        return self.runs[-1] if self.runs else None

    @property
    def followed(self) -> Run | None:
        """The run that another process trains."""
        if self.following is None:
            return None
        return next((run for run in self.runs if run.folder == self.following), None)

    def numbered(self, number: int) -> Run | None:
        """Return the run with a number."""
        return next((run for run in self.runs if run.number == number), None)

    @property
    def next_number(self) -> int:
        """The number that the next run gets."""
        return max((run.number for run in self.runs), default=0) + 1

    @property
    def at_work(self) -> bool:
        """Whether a run of this window is not over."""
        run = self.run
        return run is not None and run.at_work
