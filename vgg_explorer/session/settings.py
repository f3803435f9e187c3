"""What comes back at the next start: the last session and how the window looked.

A file that is damaged never blocks the start: each good field is taken, the rest has its default,
and the file is kept beside the new one as ``.bak``.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

from vgg_explorer.arch.compare import MOST
from vgg_explorer.arch.presets import FIRST, find
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.toml import SpecFileError, dumps, loads
from vgg_explorer.arch.weights import SCHEMES, Scheme
from vgg_explorer.engine.files import write_atomically
from vgg_explorer.engine.precision import Precision
from vgg_explorer.engine.preparation import Preprocess, preprocess_from
from vgg_explorer.engine.shipped import shipped_for
from vgg_explorer.engine.training.plan import DrawnData, Plan
from vgg_explorer.session import (
    costing,
    editing,
    kernel_look,
    listing,
    plan_choices,
    state,
    strips,
    updates,
    varying,
    wall,
    weighing,
    why_choices,
)
from vgg_explorer.session.costing import Costing
from vgg_explorer.session.entering import PictureSource, PublishedKey
from vgg_explorer.session.kernel_look import KernelLook
from vgg_explorer.session.listing import Listing
from vgg_explorer.session.samples import DEFAULT_SAMPLE, FIRST_SAMPLE, sample_source
from vgg_explorer.session.state import AppState, History, Selection, View
from vgg_explorer.session.training import Training
from vgg_explorer.session.wall import Wall
from vgg_explorer.session.whys import Whys

VERSION = 1
MAX_FILE = 1_000_000

_CHOICES: dict[str, tuple[str, ...]] = {
    "tab": get_args(state.Tab),
    "stage": get_args(state.Stage),
    "scale": get_args(state.Scale),
    "bars": get_args(state.Bars),
    "picture_scale": get_args(state.PictureScale),
    "picture_order": get_args(state.PictureOrder),
    "figure": get_args(state.Shown),
    "figure_colour": get_args(state.FigureColour),
    "figure_fold": get_args(state.FigureFold),
    "figure_labels": get_args(state.Shown),
    "figure_faces": get_args(state.FigureFaces),
    "colormap": ("auto", "rdbu", "viridis", "cividis", "grey"),
}


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


def load(path: Path) -> Saved:
    """Read the settings file; whatever is wrong with it, there is an answer."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except FileNotFoundError:
        return first()
    except OSError:
        return Saved(damaged=True)
    try:
        if len(data) > MAX_FILE:
            return Saved(damaged=True)
        table = json.loads(data.decode())
    except (ValueError, RecursionError):
        return Saved(damaged=True)
    if not isinstance(table, dict):
        return Saved(damaged=True)
    return _salvaged(table)


def first() -> Saved:
    """Return what a first start shows: a small network that knows what it sees."""
    spec, shipped = find(FIRST).spec, shipped_for(FIRST)
    # Trained from random weights: those that it has would have nothing to learn.
    plan = Plan(data=DrawnData(classes=spec.num_classes), start="random")
    return Saved(
        spec=spec,
        sample=FIRST_SAMPLE,
        view=View(tab="maps"),
        training=Training(plan=plan),
        weights=None if shipped is None else f"{_PUBLISHED}:{shipped.key}",
    )


def save(path: Path, saved: Saved) -> None:
    """Write the settings file.

    Raises
    ------
    OSError
        The old file is then as it was.
    """
    table: dict[str, Any] = {
        "version": VERSION,
        "spec": None if saved.spec is None else dumps(saved.spec),
        "picture": saved.picture,
        "sample": saved.sample,
        "layer": saved.layer,
        "channel": saved.channel,
        "view": {name: getattr(saved.view, name) for name in _CHOICES},
        "wall": wall.written(saved.wall),
        "listing": listing.saved(saved.listing),
        "costs": costing.written(saved.costs),
        "whys": why_choices.written(saved.whys),
        "kernels": kernel_look.written(saved.kernels),
        "training": plan_choices.written(saved.training),
        "device": saved.device,
        "precision": saved.precision,
        "threads": saved.threads,
        "scheme": saved.scheme,
        "seed": saved.seed,
        "weights": saved.weights,
        "preprocess": asdict(saved.preprocess),
        "theme": saved.theme,
        "language": saved.language,
        "recent": list(saved.recent),
        "variants": [None if spec is None else dumps(spec) for spec in saved.variants],
        "window": dict(saved.window),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(table, ensure_ascii=False, indent=1)
    write_atomically(path, text.encode("utf-8", "surrogateescape"), backup=True)


def snapshot(now: AppState, window: dict[str, str]) -> Saved:
    """Return what of a session is worth coming back to."""
    source = now.input.source
    path = source.data if source is not None and isinstance(source.data, Path) else None
    sample = source.sample if source is not None else None
    return Saved(
        spec=now.model.spec,
        picture=None if path is None or sample else str(path),
        sample=sample or DEFAULT_SAMPLE,
        layer=now.selection.layer,
        channel=now.selection.channel,
        view=now.view,
        wall=now.wall,
        listing=replace(now.listing, filter=""),
        costs=now.costs,
        whys=now.whys,
        kernels=now.kernels,
        training=Training(
            plan=now.training.plan, folder=now.training.folder, live=now.training.live
        ),
        device=now.devices.chosen,
        precision=now.devices.precision,
        threads=now.devices.threads,
        scheme=now.weights.scheme,
        seed=now.weights.seed,
        weights=_origin(now.weights.origin),
        preprocess=now.input.preprocess,
        theme=now.theme,
        language=now.language,
        recent=now.recent,
        variants=varying.specs(now.variants),
        window=tuple(window.items()),
    )


def restored(saved: Saved) -> AppState:
    """Return the state of a new session that goes on where the last one ended."""
    now = updates.initial()
    if saved.spec is not None:
        model = editing.opened(saved.spec)
        now = replace(now, model=model, history=History())
    drawn = replace(now.weights, scheme=saved.scheme, seed=saved.seed, assignment={}, known={})
    devices = replace(
        now.devices, chosen=saved.device, precision=saved.precision, threads=saved.threads
    )
    known = {group.name for group in now.model.analysis.groups}
    first = now.model.analysis.groups[0].name if now.model.analysis.groups else ""
    selection = Selection(saved.layer, saved.channel) if saved.layer in known else Selection(first)
    return replace(
        now,
        selection=selection,
        view=saved.view,
        wall=saved.wall,
        listing=saved.listing,
        costs=saved.costs,
        whys=saved.whys,
        kernels=saved.kernels,
        training=saved.training,
        input=replace(now.input, preprocess=saved.preprocess),
        weights=weighing.followed(drawn, now.model.good),
        devices=devices,
        theme=saved.theme,
        language=saved.language,
        recent=saved.recent,
        variants=varying.from_specs(saved.variants),
    )


def weights_source(saved: Saved) -> Path | PublishedKey | None:
    """Return where the weights of the last session came from; None for random ones."""
    if saved.weights is None:
        return None
    kind, _, key = saved.weights.partition(":")
    return PublishedKey(key) if kind == _PUBLISHED else Path(saved.weights)


_PUBLISHED = "published"


def _origin(origin: Path | PublishedKey | None) -> str | None:
    if isinstance(origin, PublishedKey):
        return f"{_PUBLISHED}:{origin.key}"
    return None if origin is None else str(origin)


def picture_source(saved: Saved) -> PictureSource:
    """Return the picture of the last session, or a sample."""
    if saved.picture is not None:
        path = Path(saved.picture)
        return PictureSource(path, path.name)
    return sample_source(saved.sample)


def _salvaged(table: dict[str, Any]) -> Saved:
    """Take every field that is what it should be."""
    good: dict[str, Any] = {}
    wrong = table.get("version") != VERSION
    for name, check in _CHECKS.items():
        if name not in table:
            continue
        value = check(table[name])
        if value is _BAD:
            wrong = True
        else:
            good[name] = value
    return Saved(**good, damaged=wrong)


_BAD = object()


def _text(value: Any) -> Any:
    return value if isinstance(value, str) and len(value) < 4096 else _BAD


def _optional_text(value: Any) -> Any:
    return None if value is None else _text(value)


def _number(value: Any) -> Any:
    whole = type(value) is int and math.isfinite(value) and 0 <= value < 2**31
    return value if whole else _BAD


def _spec(value: Any) -> Any:
    if value is None:
        return None
    try:
        return loads(value) if isinstance(value, str) else _BAD
    except SpecFileError:
        return _BAD


def _view(value: Any) -> Any:
    if not isinstance(value, dict):
        return _BAD
    chosen = {name: value[name] for name, choices in _CHOICES.items() if value.get(name) in choices}
    return View(**chosen)


def _listing(value: Any) -> Any:
    return listing.salvaged(value) if isinstance(value, dict) else _BAD


def _wall(value: Any) -> Any:
    return wall.read(value) if isinstance(value, dict) else _BAD


def _costs(value: Any) -> Any:
    return costing.read(value) if isinstance(value, dict) else _BAD


def _whys(value: Any) -> Any:
    return why_choices.read(value) if isinstance(value, dict) else _BAD


def _kernels(value: Any) -> Any:
    return kernel_look.read(value) if isinstance(value, dict) else _BAD


def _training(value: Any) -> Any:
    return plan_choices.read(value) if isinstance(value, dict) else _BAD


def _theme(value: Any) -> Any:
    return value if value in get_args(state.Theme) else _BAD


def _precision(value: Any) -> Any:
    return value if value in get_args(Precision) else _BAD


def _scheme(value: Any) -> Any:
    return value if value in SCHEMES else _BAD


def _preprocess(value: Any) -> Any:
    try:
        return preprocess_from(value)
    except ValueError:
        return _BAD


def _recent(value: Any) -> Any:
    if not isinstance(value, list):
        return _BAD
    return tuple(path for path in value if _text(path) is not _BAD)[: strips.MAX_RECENT]


def _variants(value: Any) -> Any:
    if not isinstance(value, list) or len(value) > MOST or value.count(None) != 1:
        return _BAD
    specs = tuple(_spec(one) for one in value)
    return _BAD if any(spec is _BAD for spec in specs) else specs


def _window(value: Any) -> Any:
    if not isinstance(value, dict):
        return _BAD
    return tuple(
        (key, text) for key, text in value.items() if isinstance(text, str) and len(text) < 100_000
    )


_CHECKS = {
    "spec": _spec,
    "picture": _optional_text,
    "sample": _text,
    "layer": _text,
    "channel": _number,
    "view": _view,
    "wall": _wall,
    "listing": _listing,
    "costs": _costs,
    "whys": _whys,
    "kernels": _kernels,
    "training": _training,
    "device": _text,
    "precision": _precision,
    "threads": _number,
    "scheme": _scheme,
    "seed": _number,
    "weights": _optional_text,
    "preprocess": _preprocess,
    "theme": _theme,
    "language": _text,
    "recent": _recent,
    "variants": _variants,
    "window": _window,
}
