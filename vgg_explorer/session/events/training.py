"""What the user asks of training, and what it reports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text

if TYPE_CHECKING:
    from vgg_explorer.engine.loaded import Loaded
    from vgg_explorer.engine.training.plan import DataChoice
    from vgg_explorer.engine.training.records import DataReport, RangeFound, Report
    from vgg_explorer.engine.training.runs.run_record import Curves, Interrupted, RunRecord
    from vgg_explorer.session.board import Sheet
    from vgg_explorer.session.growing import Growing


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """A field of the plan gets a value, but the data: see `DataChosen`."""

    field: str
    value: object


@dataclass(frozen=True, slots=True)
class DataChosen:
    """These pictures are to be trained on; they are looked at now, also the same ones again.

    Parameters
    ----------
    choice : DataChoice
    shown : bool
        The tab Training comes into view.
    """

    choice: DataChoice
    shown: bool = False


@dataclass(frozen=True, slots=True)
class DataProgressed:
    """The look went on."""

    choice: DataChoice
    done: float | None


@dataclass(frozen=True, slots=True)
class DataLooked:
    """What the data has is known."""

    choice: DataChoice
    report: DataReport


@dataclass(frozen=True, slots=True)
class DataFailed:
    """It cannot be trained on; ``empty``: but without the classes that have no pictures."""

    choice: DataChoice
    what: Text
    hint: Text
    empty: bool = False


@dataclass(frozen=True, slots=True)
class TrainingAsked:
    """Train the network that runs, or go on with the run of a folder."""

    resume: Path | None = None


@dataclass(frozen=True, slots=True)
class ClassesTaken:
    """The network gets as many classes as the data has, and training begins."""


@dataclass(frozen=True, slots=True)
class ClassesDeclined:
    """It does not."""


@dataclass(frozen=True, slots=True)
class TrainingPaused:
    """Rest after the step that runs."""


@dataclass(frozen=True, slots=True)
class TrainingContinued:
    """End a rest."""


@dataclass(frozen=True, slots=True)
class TrainingStepped:
    """Make one step and rest."""


@dataclass(frozen=True, slots=True)
class TrainingStopped:
    """End after the step that runs, and keep everything."""


@dataclass(frozen=True, slots=True)
class RateChanged:
    """The run at work goes on with this learning rate."""

    rate: float


@dataclass(frozen=True, slots=True)
class LiveViewChosen:
    """Whether maps and predictions follow while it trains."""

    shown: bool


@dataclass(frozen=True, slots=True, eq=False)
class TrainingReported:
    """What a run has done since the last report.

    Parameters
    ----------
    number : int
        Of the run.
    reports : tuple of Report
    folder : Path or None
        Its run folder.
    memory : int or None
        Bytes held at most so far.
    """

    number: int
    reports: tuple[Report, ...]
    folder: Path | None = None
    memory: int | None = None


@dataclass(frozen=True, slots=True)
class TrainingFailed:
    """A run ended by an error."""

    number: int
    what: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class RangeAsked:
    """Test which learning rates work."""


@dataclass(frozen=True, slots=True)
class RangeStopped:
    """The test is not wanted any more."""


@dataclass(frozen=True, slots=True)
class RangeReported:
    """The test so far; ``over`` at its end."""

    found: RangeFound
    over: bool


@dataclass(frozen=True, slots=True)
class RangeFailed:
    """The test ended by an error."""

    what: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class RunOverlaid:
    """The curves of an earlier run are shown with the latest, or not any more."""

    number: int
    shown: bool


@dataclass(frozen=True, slots=True)
class RunForgotten:
    """A run leaves the table; its folder stays."""

    number: int


@dataclass(frozen=True, slots=True)
class RunOpened:
    """The network of a run, with the weights that it has learnt, comes to the desk."""

    number: int


@dataclass(frozen=True, slots=True)
class RunsFolderChosen:
    """Run folders are made here; None: in the usual place."""

    folder: Path | None


@dataclass(frozen=True, slots=True)
class BoardChanged:
    """One field of `BoardLook` gets a value."""

    field: str
    value: object


@dataclass(frozen=True, slots=True, eq=False)
class AlbumGrown:
    """Small maps of layers are there, of the weights of one step."""

    errand: Growing
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class FollowAsked:
    """Show the run that another process trains into a folder; None: no longer."""

    folder: Path | None


@dataclass(frozen=True, slots=True, eq=False)
class RunRead:
    """A run folder was opened; without its curves where another process trains into it."""

    record: RunRecord
    curves: Curves | None


@dataclass(frozen=True, slots=True, eq=False)
class RunResumed:
    """A run goes on from a checkpoint, with its own network, plan and weights.

    Parameters
    ----------
    number : int
        Of the run.
    record : RunRecord
    curves : Curves
        Up to the checkpoint.
    weights : Loaded
        Of the checkpoint.
    """

    number: int
    record: RunRecord
    curves: Curves
    weights: Loaded


@dataclass(frozen=True, slots=True)
class RunsInterrupted:
    """Runs whose process died were found, the latest first."""

    found: tuple[Interrupted, ...]


@dataclass(frozen=True, slots=True)
class RunSetAside:
    """A run that was interrupted is not offered again; its folder stays."""

    path: Path
