"""The probe of the chosen unit: what is wanted, and the errand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import text
from vgg_explorer.session.passes import Pass, present
from vgg_explorer.session.state import AppState

if TYPE_CHECKING:
    from vgg_explorer.engine.probed import Probe
    from vgg_explorer.session.errands import Table


@dataclass(frozen=True, slots=True)
class Probing:
    """One unit is to be followed; what that depends on, but for the picture.

    Parameters
    ----------
    unit : (int, int) or None
        Row and column; None where the layer gives a vector.
    """

    of: Pass
    layer: str
    channel: int
    unit: tuple[int, int] | None

    def run(self, desk: Table) -> Iterator[object]:
        """Follow it, from what the pass has left behind."""
        from vgg_explorer.engine.probed import Probe
        from vgg_explorer.session import events as ev

        steps = desk.bench.probe(
            self.of.spec,
            desk.tensor_key,
            desk.tensor,
            self.layer,
            self.channel,
            self.unit,
            assignment=self.of.assignment,
            sources=desk.request.sources,
            ablation=self.of.ablation,
        )
        for step in steps:
            if isinstance(step, Probe):
                yield ev.ProbeReady(Probed(self, desk.tensor_key, step))
            else:
                what = text("Computing {layer}", layer=step.layer)
                yield ev.JobProgressed(what, step.done)


@dataclass(frozen=True, slots=True, eq=False)
class Probed:
    """A unit that was followed.

    Parameters
    ----------
    errand : Probing
    digest : str
        The key of the picture.
    probe : Probe
    """

    errand: Probing
    digest: str
    probe: Probe


def wanted(state: AppState) -> Probing | None:
    """Return the errand while the feature maps are in sight and a unit is chosen in them."""
    if state.view.tab != "maps":
        return None
    errand = errand_of(state)
    return None if errand is None or current(state) is not None else errand


def errand_of(state: AppState) -> Probing | None:
    """Return what the probe of the chosen unit depends on, None where no unit is chosen."""
    group = state.model.good.group(state.selection.layer)
    if group is None:
        return None
    unit = state.selection.unit
    if len(group.out_shape) == 1:
        unit = None
    elif unit is None or unit[0] >= group.out_shape[1] or unit[1] >= group.out_shape[2]:
        return None
    channel = min(state.selection.channel, group.out_shape[0] - 1)
    return Probing(present(state), group.name, channel, unit)


def current(state: AppState) -> Probe | None:
    """Return the probe of the chosen unit in the present network and picture, if it is there."""
    probed = state.results.probed
    if probed is None or probed.errand != errand_of(state):
        return None
    return probed.probe if probed.errand.of.made(state, probed.digest) else None
