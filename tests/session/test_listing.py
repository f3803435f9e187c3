"""How the layer table is arranged, and that this outlives the session."""

import json

import pytest

from vgg_explorer.session import events as ev
from vgg_explorer.session import listing, settings
from vgg_explorer.session.listing import Listing
from vgg_explorer.session.updates import initial, update


def after(*events):
    state = initial()
    for event in events:
        state = update(state, event)
    return state


def orders(column):
    """Return the orders that three wishes for one column lead to."""
    state, found = initial(), []
    for _ in range(3):
        state = update(state, ev.ListingSorted(column))
        found.append((state.listing.sort, state.listing.descending))
    return found


def test_figures_are_sorted_downwards_first_then_upwards_then_not():
    for column in ("shape", "params", "macs", "time", "memory", "field"):
        assert orders(column) == [(column, True), (column, False), ("number", False)]


def test_names_are_sorted_upwards_first():
    assert orders("layer") == [("layer", False), ("layer", True), ("number", False)]


def test_numbers_are_turned_round_and_back():
    assert orders("number")[:2] == [("number", True), ("number", False)]


def test_another_column_begins_anew():
    state = after(ev.ListingSorted("params"), ev.ListingSorted("params"), ev.ListingSorted("macs"))
    assert (state.listing.sort, state.listing.descending) == ("macs", True)


def test_an_order_can_be_named():
    state = after(ev.ListingSorted("layer", descending=True))
    assert (state.listing.sort, state.listing.descending) == ("layer", True)
    assert update(state, ev.ListingSorted("number", descending=False)).listing.natural


def test_columns_are_hidden_in_their_order_but_never_the_names():
    wanted = (("field", False), ("params", False), ("layer", False), ("number", False))
    state = after(*(ev.ColumnShown(column, shown) for column, shown in wanted))
    assert state.listing.hidden == ("params", "field")
    assert update(state, ev.ColumnShown("params", True)).listing.hidden == ("field",)


def test_reset_leaves_what_is_looked_at():
    state = after(
        ev.ColumnShown("field", False),
        ev.ListingSorted("macs"),
        ev.ListingChanged("share", True),
        ev.ListingChanged("blocks", True),
        ev.ListingChanged("folded", ("block2",)),
        ev.ListingChanged("filter", "conv"),
        ev.ListingReset(),
    )
    assert state.listing == Listing(blocks=True, folded=("block2",), filter="conv")


def test_nothing_new_is_the_same_state():
    state = after(ev.ListingChanged("share", True))
    assert update(state, ev.ListingChanged("share", True)) is state
    assert update(state, ev.ColumnShown("macs", True)) is state


def test_a_pasted_book_is_no_filter():
    state = after(ev.ListingChanged("filter", "x" * 10_000))
    assert len(state.listing.filter) == listing.MAX_FILTER


def arranged():
    return after(
        ev.ColumnShown("memory", False),
        ev.ListingSorted("params"),
        ev.ListingChanged("share", True),
        ev.ListingChanged("blocks", True),
        ev.ListingChanged("folded", ("block2", "classifier")),
        ev.ListingChanged("filter", "conv"),
    )


def test_an_arrangement_comes_back_but_for_the_filter(tmp_path):
    path = tmp_path / "session.json"
    settings.save(path, settings.snapshot(arranged(), {}))
    saved = settings.load(path)
    assert not saved.damaged
    back = settings.restored(saved).listing
    assert back == Listing(
        hidden=("memory",),
        sort="params",
        descending=True,
        blocks=True,
        folded=("block2", "classifier"),
        share=True,
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("hidden", ["layer", "memory", "no such", 5]),
        ("hidden", "params"),
        ("sort", ["params"]),
        ("sort", "colour"),
        ("descending", "yes"),
        ("folded", [1, "x" * 1000]),
        ("folded", {"a": 1}),
        ("share", 1),
    ],
)
def test_what_is_wrong_in_the_file_has_its_default(tmp_path, field, value):
    path = tmp_path / "session.json"
    settings.save(path, settings.snapshot(arranged(), {}))
    table = json.loads(path.read_text())
    table["listing"][field] = value
    path.write_text(json.dumps(table))
    back = settings.load(path).listing
    expected = {"hidden": ("memory",) if isinstance(value, list) else ()}
    default = expected.get(field, getattr(Listing(), field))
    assert getattr(back, field) == default
    others = set(listing.saved(back)) - {field}
    good = arranged().listing
    assert all(getattr(back, other) == getattr(good, other) for other in others)


def test_a_file_without_such_a_part_is_whole(tmp_path):
    path = tmp_path / "session.json"
    settings.save(path, settings.snapshot(arranged(), {}))
    table = json.loads(path.read_text())
    del table["listing"]
    path.write_text(json.dumps(table))
    saved = settings.load(path)
    assert saved.listing == Listing()
    assert not saved.damaged
    table["listing"] = 7
    path.write_text(json.dumps(table))
    assert settings.load(path).damaged
