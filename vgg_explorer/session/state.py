"""`AppState`: everything that the user has open, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from vgg_explorer.arch.ablation import Ablation
from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.spec import ArchSpec, ListName, Problem
from vgg_explorer.arch.text import Text
from vgg_explorer.session.at_hand import AtHand
from vgg_explorer.session.costing import Costing
from vgg_explorer.session.entering import Across, Input, Weights
from vgg_explorer.session.kernel_look import KernelLook
from vgg_explorer.session.listing import Listing
from vgg_explorer.session.training import Training
from vgg_explorer.session.variants import Variants
from vgg_explorer.session.wall import Wall
from vgg_explorer.session.whys import Whys

if TYPE_CHECKING:  # the values hold arrays; the session itself must not pay for importing numpy
    from vgg_explorer.engine.activations import LayerMaps
    from vgg_explorer.engine.checked import CrossCheck
    from vgg_explorer.engine.devices import DeviceOption
    from vgg_explorer.engine.precision import Precision
    from vgg_explorer.engine.predict import Predictions
    from vgg_explorer.engine.preprocess import Seen
    from vgg_explorer.engine.selftest import DeviceCheck
    from vgg_explorer.engine.timing import LayerTimes
    from vgg_explorer.session.alongside import BesideMaps, PinnedMaps
    from vgg_explorer.session.facing import Faces
    from vgg_explorer.session.filtering import Filtered
    from vgg_explorer.session.probing import Probed

Stage = Literal["pre", "post"]
Tab = Literal["layers", "costs", "maps", "filters", "why", "training", "compare", "pictures"]
Scale = Literal["channel", "shared", "fixed"]
PictureScale = Literal["shared", "picture"]
PictureOrder = Literal["opened", "mean", "maximum"]
Shown = Literal["shown", "hidden"]
FigureColour = Literal["kind", "params", "macs", "memory", "time"]
FigureFold = Literal["single", "folded"]
FigureFaces = Literal["colours", "maps"]
Bars = Literal["linear", "log"]
Theme = Literal["system", "light", "dark"]
NoticeKind = Literal["info", "ok", "warning", "error"]
JobStatus = Literal["idle", "running", "done", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Model:
    """The network on the desk.

    Parameters
    ----------
    spec : ArchSpec
        What the editor shows: the last text and options that could be read.
    analysis : Analysis
        Of ``spec``; it has a problem where the network breaks.
    texts : dict of list name to str
        The three lists as they stand in the text fields, readable or not.
    problem : Problem or None
        Of a text that cannot be read, or else of the analysis.
    good : Analysis
        The last one without a problem: the network that runs.
    """

    spec: ArchSpec
    analysis: Analysis
    texts: dict[ListName, str]
    problem: Problem | None
    good: Analysis


@dataclass(frozen=True, slots=True)
class Step:
    """A model to which undo or redo returns, and what the change was called."""

    model: Model
    label: Text


@dataclass(frozen=True, slots=True)
class History:
    """Earlier and undone values of the model.

    ``merging`` names the text field that is being typed into: keystrokes there are one step.
    """

    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()
    merging: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """The one selection that every view shows; ``unit`` is a (row, column) of the map."""

    layer: str
    channel: int = 0
    unit: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class View:
    """How things are looked at."""

    tab: Tab = "layers"
    stage: Stage = "post"
    scale: Scale = "channel"
    colormap: str = "auto"
    bars: Bars = "linear"
    picture_scale: PictureScale = "shared"
    picture_order: PictureOrder = "opened"
    figure: Shown = "shown"
    figure_colour: FigureColour = "kind"
    figure_fold: FigureFold = "single"
    figure_labels: Shown = "shown"
    figure_faces: FigureFaces = "colours"


@dataclass(frozen=True, slots=True)
class Devices:
    """What can compute. Until torch is there only the CPU is known.

    Parameters
    ----------
    options : tuple of DeviceOption
    chosen : str
    precision : Precision
        What is computed in, where the chosen device can.
    threads : int
        Of the CPU; 0 is one for each core.
    checked : DeviceCheck or None
        How the chosen device compares with the CPU.
    """

    options: tuple[DeviceOption, ...] = ()
    chosen: str = "cpu"
    precision: Precision = "fp32"
    threads: int = 0
    checked: DeviceCheck | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """The time that each layer takes.

    Parameters
    ----------
    status : str
        ``'running'`` from the wish until the figures are there.
    result : LayerTimes or None
        The last ones, possibly of another network or device.
    done : float
        Share of the measurement.
    """

    status: JobStatus = "idle"
    result: LayerTimes | None = None
    done: float = 0.0


@dataclass(frozen=True, slots=True)
class Job:
    """What the worker is doing.

    Parameters
    ----------
    status : str
    what : Text or None
        The present step.
    done : float or None
        Share of the work, 0 to 1; None where it is not known.
    milliseconds : float
        Time that the last finished inference took.
    """

    status: JobStatus = "idle"
    what: Text | None = None
    done: float | None = None
    milliseconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Results:
    """What the worker found out about the picture.

    Parameters
    ----------
    seen : Seen or None
        The picture as the network sees it.
    maps : LayerMaps or None
        Of the selected layer.
    predictions : Predictions or None
    beside : BesideMaps or None
        Of another layer or picture.
    pinned : PinnedMaps or None
        Of pinned channels of other layers.
    weights : Text or None
        Where the weights come from; random weights are called so.
    across : tuple of Across
        The chosen channel for the pictures of the strip, in its order, as far as it is known.
    faces : Faces or None
        A small map of every layer, for the figure.
    probed : Probed or None
        How one unit came by its value.
    filtered : Filtered or None
        The kernels of one layer.
    at_hand : AtHand
        Maps that were looked at lately.
    """

    seen: Seen | None = None
    maps: LayerMaps | None = None
    predictions: Predictions | None = None
    beside: BesideMaps | None = None
    pinned: PinnedMaps | None = None
    weights: Text | None = None
    across: tuple[Across, ...] = ()
    faces: Faces | None = None
    probed: Probed | None = None
    filtered: Filtered | None = None
    at_hand: AtHand = field(default_factory=AtHand)


@dataclass(frozen=True, slots=True)
class Checking:
    """The comparison with torchinfo.

    Parameters
    ----------
    status : str
    spec : ArchSpec or None
        The network that was asked about: the last one that works.
    stands_in : bool
        Whether the one in the editor had a problem, so that ``spec`` is an earlier one.
    result : CrossCheck or None
        The last comparison, possibly of another network.
    """

    status: JobStatus = "idle"
    spec: ArchSpec | None = None
    stands_in: bool = False
    result: CrossCheck | None = None


@dataclass(frozen=True, slots=True)
class NoticeAction:
    """A button of a notice: it dispatches ``event``."""

    label: Text
    event: object


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell the user without stopping them.

    Parameters
    ----------
    number : int
        Identifies it for dismissal.
    kind : {'info', 'ok', 'warning', 'error'}
    what : Text
        What happened and why.
    hint : Text or None
        What to do next.
    actions : tuple of NoticeAction
    count : int
        How often it happened; the same notice is shown once, with this number.
    """

    number: int
    kind: NoticeKind
    what: Text
    hint: Text | None = None
    actions: tuple[NoticeAction, ...] = ()
    count: int = 1


@dataclass(frozen=True, slots=True)
class AppState:
    """The whole session."""

    model: Model
    history: History
    selection: Selection
    view: View = View()
    wall: Wall = field(default_factory=Wall)
    listing: Listing = field(default_factory=Listing)
    costs: Costing = field(default_factory=Costing)
    input: Input = field(default_factory=Input)
    weights: Weights = field(default_factory=Weights)
    ablation: Ablation = field(default_factory=Ablation)
    whys: Whys = field(default_factory=Whys)
    kernels: KernelLook = field(default_factory=KernelLook)
    devices: Devices = Devices()
    job: Job = Job()
    results: Results = Results()
    timing: Timing = Timing()
    crosscheck: Checking = Checking()
    variants: Variants = field(default_factory=Variants)
    training: Training = field(default_factory=Training)
    notices: tuple[Notice, ...] = ()
    runs: int = 0
    """Counts "run again", so that the same request can be made twice."""
    theme: Theme = "system"
    language: str = "system"
    recent: tuple[str, ...] = ()
    """Pictures, folders and videos that were opened, the latest first."""
    network_file: Path | None = None
    """Where the network was read from or saved."""
    opening: tuple[Path, ...] = field(default=(), compare=False)
    """Files that were asked for last."""
    command: str = ""
    """The key of a command that a notice offered."""
    commanded: int = field(default=0, compare=False)
    """Counts these wishes."""
    noticed: int = field(default=0, compare=False)
    """The number of the last notice."""
