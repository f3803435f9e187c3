"""One channel of picture after picture: the worker's part of a comparison."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text, text
from vgg_explorer.session import events as ev
from vgg_explorer.session import picturing
from vgg_explorer.session.comparing import Comparison
from vgg_explorer.session.entering import Across, Basis, PictureSource

if TYPE_CHECKING:
    from vgg_explorer.engine.images import Picture
    from vgg_explorer.engine.loaded import Loaded
    from vgg_explorer.engine.preparation import Preprocess
    from vgg_explorer.engine.preprocess import Seen
    from vgg_explorer.engine.workbench import Workbench

SIDE = 128
"""Pixels that thumbnails and maps have at most: 500 pictures take some 45 MB."""

SEEN_BYTES = 96 << 20
"""Pictures that are kept at the size of the input: 600 at 224 pixels. Others are read again."""

BATCH_SECONDS = 0.1
"""Pictures are reported together: each report lets the window look at all of them."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A picture as the network sees it, and the key of that; or why there is none."""

    seen: Seen | None
    key: str
    failure: Text | None


class Gatherer:
    """Looks at the pictures of a strip and remembers what it found; on the worker's thread only."""

    def __init__(self) -> None:
        self._basis: Basis | None = None
        self._found: dict[PictureSource, Across] = {}
        self._seen: dict[PictureSource, _Known] = {}
        self._seen_with: object = None
        self._seen_bytes = 0
        self._read: tuple[PictureSource, Picture] | None = None

    def note(self, source: PictureSource, picture: Picture) -> None:
        """Remember the picture on show, which has been read already."""
        self._read = (source, picture)

    def compare(
        self, wanted: Comparison, sources: Iterable[Loaded], bench: Workbench
    ) -> Iterator[object]:
        """Report the channel for all pictures, with progress before each of them.

        What was found before is not computed again; where this is closed, it goes on from there.

        Parameters
        ----------
        wanted : Comparison
        sources : iterable of Loaded
            The files that its weights name.
        bench : Workbench
            On the device that it names.
        """
        self._forget_others(wanted)
        ready = [self._found[source] for source in wanted.sources if source in self._found]
        told = time.monotonic()
        if ready:
            yield ev.AcrossReady(tuple(ready))
        ready = []
        total = len(wanted.sources)
        for number, source in enumerate(wanted.sources):
            if source in self._found:
                continue
            what = text("Comparing picture {number} of {total}", number=number + 1, total=total)
            progress = ev.JobProgressed(what, number / total)
            yield progress
            across = yield from self._across(source, wanted.basis, sources, bench, progress)
            self._found[source] = across
            ready.append(across)
            if time.monotonic() - told > BATCH_SECONDS:
                yield ev.AcrossReady(tuple(ready))
                ready, told = [], time.monotonic()
        if ready:
            yield ev.AcrossReady(tuple(ready))

    def _across(
        self,
        source: PictureSource,
        basis: Basis,
        sources: Iterable[Loaded],
        bench: Workbench,
        progress: ev.JobProgressed,
    ) -> Generator[object, None, Across]:
        from vgg_explorer.engine import activations, preprocess

        known = yield from self._known(source, basis)
        across = Across(source, basis)
        if known.seen is None:
            return replace(across, failure=known.failure)
        steps = bench.inspect_channel(
            basis.spec,
            known.key,
            partial(preprocess.to_tensor, known.seen, basis.preprocess),
            basis.layer,
            basis.channel,
            basis.stage,
            assignment=basis.assignment,
            sources=sources,
            side=SIDE,
            ablation=basis.ablation,
        )
        for step in steps:
            if isinstance(step, activations.ChannelMap):
                small = preprocess.thumbnail(known.seen, SIDE)
                across = replace(across, thumbnail=small, found=step)
            else:
                yield progress  # also in the middle of a picture it can be cancelled
        return across

    def _known(self, source: PictureSource, basis: Basis) -> Generator[object, None, _Known]:
        """Return a picture of the strip as the network sees it."""
        known = self._seen.get(source)
        if known is not None:
            return known
        known = yield from self._look(source, basis)
        size = known.seen.pixels.nbytes if known.seen is not None else 0
        if self._seen_bytes + size <= SEEN_BYTES:
            # Nothing makes way: they are gone through in turn, and none would stay long enough.
            self._seen[source] = known
            self._seen_bytes += size
        return known

    def _look(self, source: PictureSource, basis: Basis) -> Generator[object, None, _Known]:
        from vgg_explorer.engine import preprocess

        if self._read is not None and self._read[0] is source:
            picture = self._read[1]
        else:
            answer = yield from picturing.reading(source)
            if isinstance(answer, ev.PictureFailed):
                return _Known(None, "", answer.what)
            picture = answer.picture
        seen = preprocess.view(picture, basis.spec.input, basis.preprocess)
        return _Known(seen, seen_key(picture, basis.spec.input, basis.preprocess), None)

    def _forget_others(self, wanted: Comparison) -> None:
        """Drop what belongs to another strip, or was found with something else."""
        asked = set(wanted.sources)
        prepared = (wanted.basis.preprocess, wanted.basis.spec.input)
        again = self._basis is None or self._basis.runs != wanted.basis.runs
        kept = {
            source: known
            for source, known in self._seen.items()
            # What could not be read may be there when the user asks once more.
            if source in asked and prepared == self._seen_with and not (again and known.failure)
        }
        self._seen, self._seen_with = kept, prepared
        self._seen_bytes = sum(k.seen.pixels.nbytes for k in kept.values() if k.seen is not None)
        same = self._basis == wanted.basis
        self._found = {s: found for s, found in self._found.items() if same and s in asked}
        self._basis = wanted.basis


def seen_key(picture: Picture, shape: tuple[int, int, int], preprocess: Preprocess) -> str:
    """Return the same for the same picture and preparation."""
    return f"{picture.digest} {'x'.join(map(str, shape))} {preprocess}"
