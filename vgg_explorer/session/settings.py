"""What comes back at the next start: the last session and how the window looked.

A file that is damaged never blocks the start: each good field is taken, the rest has its default,
and the file is kept beside the new one as ``.bak``.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from vgg_explorer.arch.presets import FIRST, find
from vgg_explorer.arch.toml import dumps
from vgg_explorer.engine.files import write_atomically
from vgg_explorer.engine.shipped import shipped_for
from vgg_explorer.engine.training.plan import USUAL, DrawnData
from vgg_explorer.session import (
    costing,
    editing,
    kernel_look,
    listing,
    plan_choices,
    updates,
    varying,
    view_choices,
    wall,
    weighing,
    why_choices,
)
from vgg_explorer.session.entering import PictureSource, PublishedKey
from vgg_explorer.session.salvaging import VERSION, salvaged
from vgg_explorer.session.samples import DEFAULT_SAMPLE, FIRST_SAMPLE, sample_source
from vgg_explorer.session.saved import Saved
from vgg_explorer.session.state import AppState, History, Selection, View
from vgg_explorer.session.training import Training

MAX_FILE = 1_000_000

_PUBLISHED = "published"
"""Stands in front of a key in `Saved.weights`."""


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
        table = json.loads(data.decode("utf-8", "surrogateescape"))
    except (ValueError, RecursionError):
        return Saved(damaged=True)
    if not isinstance(table, dict):
        return Saved(damaged=True)
    return salvaged(table)


def first() -> Saved:
    """Return what a first start shows: a small network that knows what it sees."""
    spec, shipped = find(FIRST).spec, shipped_for(FIRST)
    # Trained from random weights: those that it has would have nothing to learn.
    plan = replace(USUAL, data=DrawnData(classes=spec.num_classes), start="random")
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
        "view": view_choices.written(saved.view),
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
    # As ASCII: names of files may have bytes that are no text, which JSON's escapes can tell.
    write_atomically(path, json.dumps(table, indent=1).encode("ascii"), backup=True)


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
            plan=now.training.plan,
            folder=now.training.folder,
            live=now.training.live,
            kinds_chosen=now.training.kinds_chosen,
            look=now.training.look,
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
