"""The jobs of files and weights, whose modules are imported on the worker that runs them.

A start needs none of them, and what they import takes a tenth of its time. Each is described where
it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.weights import Assignment
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.session.entering import PictureSource, PublishedKey
from vgg_explorer.session.saved import Saved

if TYPE_CHECKING:
    from vgg_explorer.engine.loaded import Loaded
    from vgg_explorer.engine.weight_saving import Kind
    from vgg_explorer.session.filming import Still


def sort_paths(paths: tuple[Path, ...], otherwise: PictureSource | None = None) -> Iterator[object]:
    """See `sorting.sort_paths`."""
    from vgg_explorer.session import sorting

    yield from sorting.sort_paths(paths, otherwise)


def interrupted_runs(chosen: Path | None) -> Iterator[object]:
    """See `run_jobs.interrupted_runs`."""
    from vgg_explorer.session import run_jobs

    yield from run_jobs.interrupted_runs(chosen)


def set_run_aside(path: Path) -> Iterator[object]:
    """See `run_jobs.set_run_aside`."""
    from vgg_explorer.session import run_jobs

    yield from run_jobs.set_run_aside(path)


def take_data(paths: tuple[Path, ...]) -> Iterator[object]:
    """See `data_folders.take_data`."""
    from vgg_explorer.session import data_folders

    yield from data_folders.take_data(paths)


def obtain(asked: Path | PublishedKey, analysis: Analysis) -> Iterator[object]:
    """See `obtaining.obtain`."""
    from vgg_explorer.session import obtaining

    yield from obtaining.obtain(asked, analysis)


def save_weights(
    path: Path,
    kind: Kind,
    spec: ArchSpec,
    assignment: Assignment,
    sources: tuple[Loaded, ...],
    preprocess: Preprocess,
) -> Iterator[object]:
    """See `obtaining.save_weights`."""
    from vgg_explorer.session import obtaining

    yield from obtaining.save_weights(path, kind, spec, assignment, sources, preprocess)


def open_spec(path: Path) -> Iterator[object]:
    """See `filing.open_spec`."""
    from vgg_explorer.session import filing

    yield from filing.open_spec(path)


def open_variant(path: Path) -> Iterator[object]:
    """See `filing.open_variant`."""
    from vgg_explorer.session import filing

    yield from filing.open_variant(path)


def save_spec(path: Path, spec: ArchSpec) -> Iterator[object]:
    """See `filing.save_spec`."""
    from vgg_explorer.session import filing

    yield from filing.save_spec(path, spec)


def save_file(path: Path, data: bytes) -> Iterator[object]:
    """See `filing.save_file`."""
    from vgg_explorer.session import filing

    yield from filing.save_file(path, data)


def save_still(still: Still) -> Iterator[object]:
    """See `filming.save_still`."""
    from vgg_explorer.session import filming

    yield from filming.save_still(still)


def save_session(path: Path, saved: Saved) -> Iterator[object]:
    """See `filing.save_session`."""
    from vgg_explorer.session import filing

    yield from filing.save_session(path, saved)
