"""What the worker does: generators that call the engine and yield events.

A generator is the job: each ``yield`` is a report and the place where it can be cancelled. torch
is imported inside, on the thread that runs it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.arch import toml
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text, text
from vgg_explorer.session import events as ev
from vgg_explorer.session import settings
from vgg_explorer.session.files import write_atomically
from vgg_explorer.session.samples import SAMPLES
from vgg_explorer.session.state import AppState, PictureSource

if TYPE_CHECKING:
    from vgg_explorer.engine.images import Picture
    from vgg_explorer.engine.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Request:
    """Everything that decides what the worker has to find out.

    Parameters
    ----------
    spec : ArchSpec
        The network that runs: the last one without a problem.
    layer : str
        Whose maps are wanted first.
    picture : Picture or PictureSource
        What is read already, or has to be read.
    device : str
    seed : int
        Of the random weights.
    runs : int
        Counts "run again".
    """

    spec: ArchSpec
    layer: str
    picture: Picture | PictureSource
    device: str
    seed: int
    runs: int


def wanted(state: AppState) -> Request | None:
    """Return what the worker should be doing, or None while there is no picture."""
    picture = state.input.pending or state.input.picture
    good = state.model.good
    if picture is None or good.problem is not None:
        return None
    # A layer behind the one that breaks the network has no maps; those on show stay then.
    shown = state.results.maps.layer if state.results.maps is not None else ""
    selected = good.group(state.selection.layer) or good.group(shown) or good.groups[0]
    return Request(good.spec, selected.name, picture, state.devices.chosen, state.seed, state.runs)


class Desk:
    """What stays with the worker between jobs: the workbench with its weights and activations.

    Made and used on the worker's thread only.
    """

    def __init__(self) -> None:
        self._bench: Workbench | None = None
        self._ready = False
        self._runs = 0

    def inspect(self, request: Request) -> Iterator[object]:
        """Read the picture where that is still to be done, and run the network on it.

        The selected layer's maps are reported as soon as the forward pass reaches it.
        """
        started = time.perf_counter()
        picture = request.picture
        if isinstance(picture, PictureSource):
            what = text("Reading {name}", name=_title(picture))
            yield ev.JobStarted(what)
            event = read(picture)
            yield event
            if not isinstance(event, ev.PictureRead):
                return
            picture = event.picture
        yield from self._run(replace(request, picture=picture), picture)
        yield ev.JobFinished((time.perf_counter() - started) * 1000)

    def _run(self, request: Request, picture: Picture) -> Iterator[object]:
        from vgg_explorer.engine import preprocess

        how = preprocess.Preprocess()
        seen = preprocess.view(picture, request.spec.input, how)
        yield ev.SeenReady(seen)
        if not self._ready:
            yield ev.JobStarted(text("Starting PyTorch"))
            yield self._start()
        yield ev.JobStarted(text("Computing {layer}", layer=request.layer))
        from vgg_explorer.engine import activations, predict

        bench = self._workbench(request)
        fresh = request.runs != self._runs
        self._runs = request.runs
        shape = "x".join(map(str, request.spec.input))
        steps = bench.inspect(
            request.spec,
            f"{picture.digest} {shape}",
            lambda: preprocess.to_tensor(seen, how),
            request.layer,
            fresh=fresh,
        )
        for step in steps:
            match step:
                case activations.Progress():
                    what = text("Computing {layer}", layer=step.layer)
                    yield ev.JobProgressed(what, step.done)
                case activations.LayerMaps():
                    yield ev.MapsReady(step)
                case activations.Output():
                    found = predict.predictions(step.logits, request.spec, bench.weights.origin())
                    yield ev.PredictionsReady(found)

    def _start(self) -> ev.DevicesFound:
        from vgg_explorer.engine import devices

        devices.import_torch()
        self._ready = True
        return ev.DevicesFound(devices.options())

    def _workbench(self, request: Request) -> Workbench:
        from vgg_explorer.engine.workbench import Workbench

        if self._bench is None or self._bench.device != request.device:
            self._bench = None  # its memory is free before the new one takes any
            self._bench = Workbench(device=request.device)
        self._bench.seed = request.seed
        return self._bench


def crosscheck(spec: ArchSpec) -> Iterator[object]:
    """Compare a network's figures with torchinfo's, on a thread of its own.

    Where torch is being imported elsewhere this waits for it.
    """
    from vgg_explorer.engine import devices

    devices.import_torch()
    from vgg_explorer.engine.crosscheck import crosscheck as compare

    yield ev.CrossCheckReady(compare(spec))


def _title(source: PictureSource) -> Text | str:
    """Return what a picture is called; samples have names in the user's language."""
    return next((s.title for s in SAMPLES if s.key == source.sample), source.name)


def read(source: PictureSource) -> ev.PictureRead | ev.PictureFailed:
    """Read a picture from wherever it comes; a failure is an answer, not an exception."""
    from vgg_explorer.engine import images

    try:
        data = source.data() if callable(source.data) else source.data
        if isinstance(data, (Path, bytes)):
            # What was found inside a folder has a name of its own.
            name = source.name
            if isinstance(data, Path) and callable(source.data):
                name = data.name
            picture = images.read_picture(data, name, allow_damaged=source.allow_damaged)
        else:
            picture = images.from_pixels(data, source.name)
    except images.PictureError as error:
        return ev.PictureFailed(error.what, error.hint, source, error.readable_part)
    return ev.PictureRead(picture, source)


def open_spec(path: Path) -> Iterator[object]:
    """Read a network file and report it, or why it is none."""
    try:
        with path.open("rb") as file:
            data = file.read(toml.MAX_FILE + 1)
        spec = toml.loads(data.decode("utf-8-sig"))
    except toml.SpecFileError as error:
        what = text("{name} is not a network file: {what}", name=path.name, what=error.what)
        yield ev.NoticeRaised("error", what, error.hint)
    except UnicodeDecodeError:
        what = text("{name} is not a text file.", name=path.name)
        yield ev.NoticeRaised("error", what, text("Open a network that this program saved."))
    except OSError as error:
        what = text("{name} cannot be read: {reason}.", name=path.name, reason=_reason(error))
        yield ev.NoticeRaised("error", what, text("Check the file and try again."))
    else:
        yield ev.SpecOpened(spec if spec.name else replace(spec, name=path.stem))


def save_spec(path: Path, spec: ArchSpec) -> Iterator[object]:
    """Write a network file; the one that was there is kept as ``.bak``."""
    yield from save_file(path, toml.dumps(spec).encode(), backup=True)


def save_file(path: Path, data: bytes, *, backup: bool = False) -> Iterator[object]:
    """Write a file that the user asked for and say what became of it."""
    try:
        write_atomically(path, data, backup=backup)
    except OSError as error:
        what = text("{name} cannot be written: {reason}.", name=path.name, reason=_reason(error))
        hint = text("The file is as it was. Choose another folder or make room.")
        yield ev.NoticeRaised("error", what, hint)
    else:
        yield ev.NoticeRaised("ok", text("Saved as {name}.", name=str(path)))


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def save_session(path: Path, saved: settings.Saved) -> Iterator[object]:
    """Write the session's own file; silent where it works."""
    try:
        settings.save(path, saved)
    except OSError as error:
        what = text("The session cannot be saved: {reason}.", reason=_reason(error))
        hint = text("It goes on all the same, but will not come back at the next start.")
        yield ev.NoticeRaised("warning", what, hint)
