"""What the installed program shows where nobody has used it before."""

from dataclasses import replace
from pathlib import Path

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.fitting import fit
from vgg_explorer.arch.presets import DEFAULT, FIRST, find
from vgg_explorer.engine.shipped import SHIPPED, shipped_for
from vgg_explorer.engine.training.plan import USUAL
from vgg_explorer.session import events as ev
from vgg_explorer.session import settings, weighing
from vgg_explorer.session.entering import PublishedKey
from vgg_explorer.session.obtaining import obtain
from vgg_explorer.session.samples import FIRST_SAMPLE
from vgg_explorer.session.state import AppState
from vgg_explorer.session.updates import initial, update

KEY = PublishedKey("vgg_mini.DRAWN")


def obtained(state: AppState) -> AppState:
    """Bring in what is asked for, as the loader does."""
    asked = state.weights.transfer.asked
    assert asked is not None
    for event in obtain(asked, state.model.good):
        state = update(state, event)
    return state


def test_without_a_settings_file_a_small_trained_network_is_shown(tmp_path: Path) -> None:
    saved = settings.load(tmp_path / "session.json")
    assert saved == settings.first()
    assert saved.spec == find(FIRST).spec
    assert settings.weights_source(saved) == KEY
    assert settings.picture_source(saved).sample == FIRST_SAMPLE
    assert settings.picture_source(saved).data.is_file()
    now = settings.restored(saved)
    assert now.view.tab == "maps"
    assert now.selection.layer == "conv1_1"


def test_its_training_begins_anew_and_asks_for_nothing(tmp_path: Path) -> None:
    now = settings.restored(settings.load(tmp_path / "session.json"))
    plan = now.training.plan
    assert plan.start == "random"
    assert plan.data.classes == now.model.good.spec.num_classes
    assert (plan.schedule, plan.rate) == ("cosine", 3e-3)
    assert plan == replace(USUAL, data=plan.data, start="random")


def test_a_session_that_was_kept_comes_back_instead(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    settings.save(path, settings.snapshot(initial(), {}))
    saved = settings.load(path)
    assert saved.spec == find(DEFAULT).spec
    assert settings.weights_source(saved) is None


def test_the_weights_come_in_without_a_download(tmp_path: Path) -> None:
    now = settings.restored(settings.load(tmp_path / "session.json"))
    after = obtained(update(now, ev.WeightsRequested(KEY, resumed=True)))
    count, total = weighing.counts(after.weights)
    assert count == total > 0
    assert after.weights.origin == KEY
    assert after.weights.transfer.status == "idle"
    assert "star" in weighing.categories(after.weights.assignment, after.weights.sources)
    assert settings.snapshot(after, {}).weights == "published:vgg_mini.DRAWN"
    assert [notice.kind for notice in after.notices] == ["ok"]


def test_a_file_that_is_gone_is_told(tmp_path: Path, monkeypatch) -> None:
    gone = replace(SHIPPED[KEY.key], file="none.safetensors")
    monkeypatch.setitem(SHIPPED, KEY.key, gone)
    now = obtained(update(initial(), ev.WeightsRequested(KEY)))
    assert "none.safetensors" in str(now.notices[-1].what)
    assert now.weights.origin is None


# Chosen later


def test_choosing_the_network_loads_its_weights() -> None:
    chosen = update(initial(), ev.PresetChosen("vgg_mini"))
    assert chosen.weights.transfer.status == "running"
    assert chosen.weights.transfer.asked == KEY
    assert weighing.counts(obtained(chosen).weights) == (9, 9)


def test_another_network_does_not_get_what_was_on_its_way(tmp_path: Path) -> None:
    now = settings.restored(settings.load(tmp_path / "session.json"))
    asked = update(now, ev.WeightsRequested(KEY, resumed=True))
    for event in (ev.SpecOpened(find("vgg_tiny").spec), ev.PresetChosen("vgg16")):
        assert update(asked, event).weights.transfer.status == "idle"
    wanted = update(now, ev.WeightsRequested(KEY))  # by hand
    opened = update(wanted, ev.SpecOpened(find("vgg_tiny").spec))
    assert opened.weights.transfer.status == "running"


def test_others_have_none_that_ship() -> None:
    chosen = update(initial(), ev.PresetChosen("vgg_tiny"))
    assert chosen.weights.transfer.status == "idle"


def test_it_is_not_loaded_twice() -> None:
    there = obtained(update(initial(), ev.PresetChosen("vgg_mini")))
    elsewhere = update(there, ev.PresetChosen("vgg_tiny"))
    back = update(elsewhere, ev.PresetChosen("vgg_mini"))
    assert back.weights.transfer.status == "idle"
    assert weighing.counts(back.weights) == (9, 9)


def test_random_weights_that_were_wanted_stay_until_it_is_chosen_again() -> None:
    there = obtained(update(initial(), ev.PresetChosen("vgg_mini")))
    random = update(there, ev.RandomChosen("kaiming", 3))
    assert random.weights.transfer.status == "idle"
    assert weighing.counts(random.weights)[0] == 0


def test_the_table_knows_its_network() -> None:
    shipped = shipped_for("vgg_mini")
    assert shipped is not None
    from vgg_explorer.engine.weight_files import read_weights

    assert fit(analyze(find("vgg_mini").spec), read_weights(shipped.path).shapes).whole
