"""What of a session is worth coming back to."""

from __future__ import annotations

from dataclasses import dataclass, field

from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.weights import Scheme
from vgg_explorer.engine.precision import Precision
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.session import state
from vgg_explorer.session.costing import Costing
from vgg_explorer.session.kernel_look import KernelLook
from vgg_explorer.session.listing import Listing
from vgg_explorer.session.samples import DEFAULT_SAMPLE
from vgg_explorer.session.state import View
from vgg_explorer.session.training import Training
from vgg_explorer.session.wall import Wall
from vgg_explorer.session.whys import Whys


@dataclass(frozen=True, slots=True)
class Saved:
    """The content of the settings file.

    Parameters
    ----------
    spec : ArchSpec or None
        The last network.
    picture : str or None
        The file of the last picture.
    sample : str
        The sample picture where there is no file.
    layer, channel
        The selection.
    view : View
    wall : Wall
    costs : Costing
    listing : Listing
        Without what was searched for.
    whys : Whys
        Without what was found.
    kernels : KernelLook
    training : Training
        The set-up alone.
    device, precision, threads, scheme, seed, theme, language, recent
        As in `AppState`.
    weights : str or None
        The file that weights were loaded from, or ``published:`` and their key.
    preprocess : Preprocess
    variants : tuple of ArchSpec or None
        What is compared; None stands for the network on the desk.
    window : dict of str to str
        The window's geometry, in base64; the window reads it.
    damaged : bool
        Whether the file was there but not whole.
    """

    spec: ArchSpec | None = None
    picture: str | None = None
    sample: str = DEFAULT_SAMPLE
    layer: str = ""
    channel: int = 0
    view: View = field(default_factory=View)
    wall: Wall = field(default_factory=Wall)
    listing: Listing = field(default_factory=Listing)
    costs: Costing = field(default_factory=Costing)
    whys: Whys = field(default_factory=Whys)
    kernels: KernelLook = field(default_factory=KernelLook)
    training: Training = field(default_factory=Training)
    device: str = "cpu"
    precision: Precision = "fp32"
    threads: int = 0
    scheme: Scheme = "kaiming"
    seed: int = 0
    weights: str | None = None
    preprocess: Preprocess = field(default_factory=Preprocess)
    theme: state.Theme = "system"
    language: str = "system"
    recent: tuple[str, ...] = ()
    variants: tuple[ArchSpec | None, ...] = (None,)
    window: tuple[tuple[str, str], ...] = ()
    damaged: bool = False
