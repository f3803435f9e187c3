"""`advise`: things that run and are still mistakes or surprises, each with a reason and fixes.

Every check answers with one remark at most, even where a thing occurs in ten layers: the window
shows what is worth a word, and ten times the same word would drown the others. Its fixes mend all
of the ten.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.checks_layers import LAYER_CHECKS
from vgg_explorer.arch.checks_maps import MAP_CHECKS
from vgg_explorer.arch.checks_norms import NORM_CHECKS
from vgg_explorer.arch.checks_output import OUTPUT_CHECKS
from vgg_explorer.arch.remarks import SEVERITIES, Check, Finding, Offer, Remark, Severity
from vgg_explorer.arch.spec import Fix

__all__ = ["CHECKS", "SEVERITIES", "Remark", "Severity", "advise"]

CHECKS: tuple[Check, ...] = (*OUTPUT_CHECKS, *MAP_CHECKS, *NORM_CHECKS, *LAYER_CHECKS)


def advise(analysis: Analysis) -> tuple[Remark, ...]:
    """Return remarks on a network, mistakes first, then in the order of its layers.

    A broken network has none: its problem comes first. `analyze` does not call this, for it tries
    every fix, which takes another analysis for each.
    """
    if analysis.problem is not None:
        return ()
    found = [_tried(check, finding) for check in CHECKS if (finding := check(analysis)) is not None]
    order = {row.layer.place: row.layer.group for row in reversed(analysis.rows)}
    return tuple(sorted(found, key=lambda r: (SEVERITIES.index(r.severity), order[r.place])))


def _tried(check: Check, finding: Finding) -> Remark:
    return replace(finding.remark, fixes=tuple(_fixes(check, finding)))


def _fixes(check: Check, finding: Finding) -> Iterator[Fix]:
    key = finding.remark.key
    for series in finding.offers:
        helpful = next((offer for offer in series if _helps(check, key, offer)), None)
        if helpful is not None:
            yield Fix(helpful.label, helpful.spec)


def _helps(check: Check, key: str, offer: Offer) -> bool:
    after = analyze(offer.spec)
    if after.problem is not None:
        return False
    left = check(after)
    return left is None or left.remark.key != key
