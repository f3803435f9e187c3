"""The choices of the tab Costs, and what comes back."""

import json

import pytest

from vgg_explorer.session import events as ev
from vgg_explorer.session import settings
from vgg_explorer.session.costing import MAX_BATCH, Costing
from vgg_explorer.session.updates import initial, update

CHOSEN = {
    "shown": "training",
    "measure": "time",
    "order": "size",
    "bars": "log",
    "cumulative": False,
    "optimiser": "momentum",
    "numbers": "mixed",
    "batch": 37,
}


def after(*events):
    state = initial()
    for event in events:
        state = update(state, event)
    return state


def test_choices_come_back(tmp_path):
    path = tmp_path / "session.json"
    state = after(*(ev.CostsChanged(field, value) for field, value in CHOSEN.items()))
    assert state.costs == Costing(**CHOSEN)
    assert Costing(**CHOSEN) != Costing()
    settings.save(path, settings.snapshot(state, {}))
    saved = settings.load(path)
    assert not saved.damaged
    assert settings.restored(saved).costs == state.costs


def test_the_same_choice_is_no_change():
    state = initial()
    assert update(state, ev.CostsChanged("measure", state.costs.measure)) is state


@pytest.mark.parametrize(("asked", "kept"), [(0, 1), (-4, 1), (513, MAX_BATCH), (99, 99)])
def test_a_batch_stays_on_the_axis(asked, kept):
    assert after(ev.CostsChanged("batch", asked)).costs.batch == kept


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("measure", "money"),
        ("shown", ["layers"]),
        ("order", None),
        ("cumulative", "yes"),
        ("batch", True),
        ("batch", 0),
        ("batch", 513),
        ("batch", 1.5),
        ("optimiser", "adamw"),
    ],
)
def test_one_wrong_choice_leaves_the_others(tmp_path, field, value):
    path = tmp_path / "session.json"
    settings.save(path, settings.snapshot(initial(), {}))
    table = json.loads(path.read_text())
    table["costs"] = CHOSEN | {field: value}
    path.write_text(json.dumps(table))
    saved = settings.load(path)
    assert saved.costs == Costing(**(CHOSEN | {field: getattr(Costing(), field)}))


def test_choices_that_are_no_table(tmp_path):
    path = tmp_path / "session.json"
    path.write_text(json.dumps({"version": settings.VERSION, "costs": [1]}))
    saved = settings.load(path)
    assert saved.damaged
    assert saved.costs == Costing()
