"""What comes back at the next start."""

import copy
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from vgg_explorer.arch.presets import find
from vgg_explorer.engine.files import write_atomically
from vgg_explorer.engine.questions import Question
from vgg_explorer.session import events as ev
from vgg_explorer.session import settings
from vgg_explorer.session.entering import PictureSource
from vgg_explorer.session.kernel_look import KernelLook
from vgg_explorer.session.samples import DEFAULT_SAMPLE, SAMPLES, sample_source
from vgg_explorer.session.updates import initial, update


def session():
    state = initial()
    for event in (
        ev.PresetChosen("vgg_mini"),
        ev.LayerSelected("conv2_1"),
        ev.ChannelSelected(5),
        ev.ViewChanged("tab", "maps"),
        ev.ViewChanged("picture_scale", "picture"),
        ev.ViewChanged("picture_order", "maximum"),
        ev.ThemeChosen("dark"),
        ev.RandomChosen("kaiming", 4),
    ):
        state = update(state, event)
    return state


def test_a_session_comes_back(tmp_path):
    path = tmp_path / "deep" / "session.json"
    state = session()
    settings.save(path, settings.snapshot(state, {"geometry": "AAAA"}))
    saved = settings.load(path)
    assert not saved.damaged
    assert dict(saved.window) == {"geometry": "AAAA"}
    back = settings.restored(saved)
    assert back.model == state.model
    assert back.selection == state.selection
    assert back.view == state.view
    assert (back.theme, back.weights.seed) == ("dark", 4)


def chosen():
    """Return a session with choices of the tabs Why and Filters."""
    state = session()
    for field, value in (
        ("mode", "channel"),
        ("method", "integrated"),
        ("target", 3),
        ("at", "conv2_1"),
        ("steps", 64),
        ("window", 9),
        ("follows", True),
        ("rounds", 128),
        ("start", "grey"),
        ("seed", 77),
        ("look", "signed"),
        ("colormap", "grey"),
        ("opacity", 35),
    ):
        state = update(state, ev.QuestionChanged(field, value))
    return update(state, ev.KernelsLookedAt(KernelLook("input", 3, "l2", True, "change")))


def test_the_choices_of_why_and_filters_come_back(tmp_path):
    path = tmp_path / "session.json"
    state = chosen()
    settings.save(path, settings.snapshot(state, {}))
    back = settings.restored(settings.load(path))
    assert back.whys == state.whys != initial().whys
    assert back.kernels == state.kernels != initial().kernels


def test_what_was_explained_is_not_kept(tmp_path):
    path = tmp_path / "session.json"
    state = chosen()
    asked = replace(state, whys=replace(state.whys, asked=object(), failure=object()))
    settings.save(path, settings.snapshot(asked, {}))
    assert settings.load(path).whys == state.whys


def test_damaged_choices_have_their_defaults_and_the_others_stay(tmp_path):
    path = tmp_path / "session.json"
    settings.save(path, settings.snapshot(chosen(), {}))
    table = json.loads(path.read_text())
    table["whys"] |= {"mode": ["x"], "rounds": True, "seed": 10**9, "opacity": "35", "look": None}
    table["whys"]["question"] |= {"method": "magic", "steps": 65, "target": -1, "at": 7}
    table["whys"]["colormap"] = {}
    table["kernels"] |= {"mode": ["input"], "channel": -4, "shared": 1, "sort": "l3"}
    path.write_text(json.dumps(table))
    whys, kernels = settings.load(path).whys, settings.load(path).kernels
    first = initial().whys
    assert (whys.mode, whys.rounds, whys.seed) == (first.mode, first.rounds, first.seed)
    assert (whys.opacity, whys.look, whys.colormap) == (first.opacity, first.look, "auto")
    assert whys.question == Question(window=9)
    assert (whys.start, whys.follows) == ("grey", True)
    assert kernels == KernelLook(values="change")
    table |= {"whys": [], "kernels": "input"}
    path.write_text(json.dumps(table))
    saved = settings.load(path)
    assert saved.damaged
    assert (saved.whys, saved.kernels) == (first, KernelLook())
    table["whys"] = {"question": 3}
    path.write_text(json.dumps(table))
    assert settings.load(path).whys == first


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_is_as_open_as_the_one_before_or_as_any_other(tmp_path):
    usual, written = tmp_path / "usual", tmp_path / "written"
    usual.touch()
    write_atomically(written, b"a")
    assert written.stat().st_mode == usual.stat().st_mode
    written.chmod(0o640)
    write_atomically(written, b"b", backup=True)
    assert written.stat().st_mode & 0o777 == 0o640


def test_the_picture_comes_back(tmp_path):
    picture = tmp_path / "ü 名 #%.png"
    source = PictureSource(picture, picture.name)
    state = replace(initial(), input=replace(initial().input, source=source))
    saved = settings.snapshot(state, {})
    assert settings.picture_source(saved).data == picture
    sample = sample_source("fruit")
    state = replace(initial(), input=replace(initial().input, source=sample))
    saved = settings.snapshot(state, {})
    assert saved.picture is None
    assert settings.picture_source(saved).sample == "fruit"
    assert sample_source("no such").sample == DEFAULT_SAMPLE
    pasted = replace(initial(), input=replace(initial().input, source=PictureSource(b"x", "x")))
    assert settings.picture_source(settings.snapshot(pasted, {})).sample == DEFAULT_SAMPLE


def test_samples_exist():
    for sample in SAMPLES:
        assert sample.path.is_file()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe garbage",
        b"[1, 2]",
        b'{"version": 1, "seed": NaN',
        b"[" * 100_000,
        b'{"version": 99}',
        b'{"version": 1, "channel": 1' + b"0" * 400 + b"}",  # more than a float can hold
        b" " * (settings.MAX_FILE + 1),
    ],
)
def test_a_damaged_file_never_blocks_the_start(tmp_path, content):
    path = tmp_path / "session.json"
    path.write_bytes(content)
    saved = settings.load(path)
    assert saved.damaged
    assert settings.restored(saved) == initial()


def test_names_that_are_no_text_come_back(tmp_path):
    """Names of files are bytes on Linux; a damaged file may have any half of a surrogate pair."""
    path = tmp_path / "session.json"
    for picture in ("/x/caf\udce9.png", "/x/\ud800.png", "/图片/猫.png"):
        settings.save(path, replace(settings.first(), picture=picture))
        assert settings.load(path) == replace(settings.first(), picture=picture)


def places(table, path=()):
    for key, value in table.items():
        yield (*path, key)
        if isinstance(value, dict):
            yield from places(value, (*path, key))


@pytest.mark.parametrize(
    "value", [10**400, -(10**400), float("nan"), None, [], [10**400], {"a": 1}, "\ud800", True, 0.5]
)
def test_no_value_of_any_field_blocks_the_start(tmp_path, value):
    path = tmp_path / "session.json"
    settings.save(path, settings.first())
    whole = json.loads(path.read_text())
    for *parents, key in places(whole):
        table = copy.deepcopy(whole)
        inner = table
        for parent in parents:
            inner = inner[parent]
        inner[key] = value
        path.write_text(json.dumps(table))
        saved = settings.load(path)
        settings.restored(saved)
        settings.save(path, saved)


def test_good_fields_are_kept(tmp_path):
    path = tmp_path / "session.json"
    settings.save(path, settings.snapshot(session(), {}))
    table = json.loads(path.read_text())
    table |= {
        "seed": 1e999,
        "channel": -1,
        "theme": "pink",
        "spec": "features = [",
        "view": {"tab": "maps", "scale": ["x"]},
        "window": {"geometry": 7, "docks": "BBBB"},
        "picture": 5,
    }
    path.write_text(json.dumps(table))
    saved = settings.load(path)
    assert saved.damaged
    assert (saved.seed, saved.channel, saved.theme, saved.spec) == (0, 0, "system", None)
    assert saved.layer == "conv2_1"
    assert (saved.view.tab, saved.view.scale) == ("maps", "channel")
    assert dict(saved.window) == {"docks": "BBBB"}
    table["view"] = 3
    table["window"] = []
    path.write_text(json.dumps(table))
    assert settings.load(path).view == initial().view


def test_no_file_is_a_first_start(tmp_path):
    assert settings.load(tmp_path / "none.json") == settings.first()
    assert settings.load(tmp_path).damaged  # a folder in its place


def test_a_selection_that_is_gone_falls_back():
    saved = settings.Saved(spec=find("alexnet").spec, layer="conv5_3")
    assert settings.restored(saved).selection.layer == "conv1"


def test_writing_keeps_the_old_file_when_it_fails(tmp_path, monkeypatch):
    target = tmp_path / "a.toml"
    write_atomically(target, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(target, b"new", backup=True)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.toml"]


def test_writing_keeps_a_backup(tmp_path):
    target = Path(tmp_path, "a.toml")
    write_atomically(target, b"one", backup=True)
    write_atomically(target, b"two", backup=True)
    assert target.read_bytes() == b"two"
    assert Path(tmp_path, "a.toml.bak").read_bytes() == b"one"
