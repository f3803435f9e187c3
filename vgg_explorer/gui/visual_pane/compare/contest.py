"""The variants as the tab shows them: each with its letter, its changes and its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.cfg_diff import CfgDiff, cfg_diff
from vgg_explorer.arch.key_figures import key_figures
from vgg_explorer.gui.visual_pane.compare.words import LETTERS
from vgg_explorer.session import comparing, varying

if TYPE_CHECKING:
    from vgg_explorer.arch.spec import ArchSpec
    from vgg_explorer.session.state import AppState
    from vgg_explorer.session.variants import Variant


Timing = Literal["known", "missing", "running", "impossible"]


@dataclass(frozen=True, slots=True)
class Contestant:
    """One variant.

    Parameters
    ----------
    variant : Variant
    place : int
        From the left; that of A is 0.
    analysis : Analysis
    diff : CfgDiff
        Against A; that of A has no changes.
    figures : dict of str to float
        By the keys of `words.figure_title`; None where the time was not measured, or the network
        not trained here.
    timing : {'known', 'missing', 'running', 'impossible'}
        Whether its time was measured on this device, or can be.
    """

    variant: Variant
    place: int
    analysis: Analysis
    diff: CfgDiff
    figures: dict[str, float | None]
    timing: Timing = "missing"

    @property
    def letter(self) -> str:
        """A to F."""
        return LETTERS[self.place]

    @property
    def spec(self) -> ArchSpec:
        """Its network."""
        return self.analysis.spec

    @property
    def name(self) -> str:
        """What it is called."""
        return self.analysis.spec.name

    @property
    def broken(self) -> bool:
        """Whether its figures end at a layer that fails."""
        return self.analysis.problem is not None


def contest(state: AppState) -> tuple[Contestant, ...]:
    """Return all variants in order."""
    analyses = varying.analyses(state)
    seconds = [varying.seconds_of(state, analysis) for analysis in analyses]
    timed = any(second is not None for second in seconds)
    accuracies = [varying.accuracy_of(state, analysis) for analysis in analyses]
    trained = any(accuracy is not None for accuracy in accuracies)
    first = analyses[0].spec
    return tuple(
        Contestant(
            variant,
            place,
            analysis,
            cfg_diff(first, analysis.spec),
            {
                **key_figures(analysis),
                **({"time": seconds[place]} if timed else {}),
                **({"accuracy": accuracies[place]} if trained else {}),
            },
            _timing(state, variant, analysis, seconds[place]),
        )
        for place, (variant, analysis) in enumerate(
            zip(state.variants.items, analyses, strict=True)
        )
    )


def _timing(state: AppState, variant: Variant, analysis: Analysis, seconds: float | None) -> Timing:
    if seconds is not None:
        return "known"
    if analysis.problem is not None or state.input.picture is None or comparing.is_held_up(state):
        return "impossible"
    running = variant.live and state.timing.status == "running"
    asked = variant.number in state.variants.measuring
    return "running" if running or asked else "missing"
