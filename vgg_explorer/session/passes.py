"""What one pass through the network depends on, for errands that look at what it leaves behind."""

from __future__ import annotations

from dataclasses import dataclass

from vgg_explorer.arch.ablation import Ablation
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.weights import Assignment
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.session.gathering import seen_key
from vgg_explorer.session.state import AppState


@dataclass(frozen=True, slots=True)
class Pass:
    """Everything but the picture: one that is still being read has no digest yet.

    What is found is kept with the digest, and an errand stays the same when the picture has come.
    """

    spec: ArchSpec
    preprocess: Preprocess
    assignment: Assignment
    ablation: Ablation
    device: str
    precision: str
    runs: int

    def made(self, state: AppState, digest: str) -> bool:
        """Whether a result with this digest is of the picture that is there now."""
        held = state.input
        return (
            held.pending is None
            and held.picture is not None
            and digest == seen_key(held.picture, self.spec.input, self.preprocess)
        )


def present(state: AppState) -> Pass:
    """Return what a pass depends on now."""
    return Pass(
        state.model.good.spec,
        state.input.preprocess,
        state.weights.assignment,
        state.ablation,
        state.devices.chosen,
        state.devices.precision,
        state.runs,
    )
