"""Files of weights that should not be opened, or not as they are: each through the window's dialog.

Each fault has its message; the network, the picture and the weights are what they were.
"""

import errno
import io
import os
import struct
import zipfile
from dataclasses import replace

import numpy as np
import pytest
import safetensors.torch
import torch
from programs import end, keep_small_network
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog
from torch import nn
from weight_samples import GET_AGAIN, SAVE_STATE_DICT, Attack, legacy, repacked, saved, tensors_file

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.module_shapes import network_shapes
from vgg_explorer.arch.presets import find
from vgg_explorer.engine import downloads, opening, weight_files
from vgg_explorer.gui.app import App
from vgg_explorer.session import events as ev
from vgg_explorer.session import weighing
from vgg_explorer.session.entering import PublishedKey

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise\\(\\)|grabbing", extend=True)

WAIT = 60_000
SPEC = find("vgg_tiny").spec
PICTURE = "Open it as a picture."


@pytest.fixture
def session(qapp, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    folder = tmp_path / "settings"
    keep_small_network(folder)
    made = App(qapp, [], folder)
    with qtbot.waitSignal(made.rendered, timeout=WAIT):
        made.show()
    qtbot.waitUntil(lambda: made.store.state.job.status == "done", timeout=WAIT)
    yield made
    if made.window.weights.view is not None:
        made.window.weights.view.hide()
    end(made)


def state(session):
    return session.store.state


def choose(session, path):
    """Open a file by the dialog."""
    session.window.actions_.by_key["open_weights"].trigger()
    (dialog,) = [d for d in session.window.findChildren(QFileDialog) if d.isVisible()]
    dialog.fileSelected.emit(str(path))
    dialog.close()


def drop(session, path):
    """Open a file by dropping it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    window, action = session.window, Qt.DropAction.CopyAction
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(window.rect().center(), action, mime, *held)
    window.dragEnterEvent(entered)
    window.dropEvent(QDropEvent(QPointF(window.rect().center()), action, mime, *held))


def said(session, qtbot):
    """Wait for the notice, and return what it says and what is to be done."""
    qtbot.waitUntil(lambda: bool(state(session).notices), timeout=WAIT)
    at_rest(session, qtbot)
    (notice,) = state(session).notices
    return notice.kind, f"{notice.what} {notice.hint}"


def at_rest(session, qtbot):
    def quiet():
        now = state(session)
        return now.weights.transfer.status == "idle" and now.job.status != "running"

    qtbot.waitUntil(quiet, timeout=WAIT)


def same(before, now):
    """Check that a refusal has changed nothing."""
    assert now.model is before.model
    assert now.input.picture is before.input.picture
    assert now.input.preprocess == before.input.preprocess
    assert now.weights.assignment is before.weights.assignment
    assert now.weights.sources == before.weights.sources
    assert now.weights.offer is None
    assert np.array_equal(now.results.maps.post, before.results.maps.post)
    assert now.results.predictions.scores == before.results.predictions.scores


def own(spec=SPEC, **changed):
    """The weights of a network, each tensor its own."""
    drawn = torch.Generator().manual_seed(7)
    made = {
        name: torch.randn(sides, generator=drawn) * 0.05
        for name, sides in network_shapes(analyze(spec).rows).items()
    }
    return made | changed


def first_name():
    return next(iter(own()))


# What is refused


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)


def zipped():
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("a.txt", "a")
    return plain.getvalue()


def flipped():
    table = {"w": torch.arange(6.0)}
    data = bytearray(saved(table))
    data[data.index(struct.pack("<3f", 3, 4, 5))] ^= 1
    return bytes(data)


def bomb():
    content = saved({"w": torch.zeros(50_000_000)})
    return repacked(content, compression=zipfile.ZIP_DEFLATED)


def millions():
    entry = b'"%07d":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},'
    header = b"{" + b"".join(entry % number for number in range(1_000_000))[:-1] + b"}"
    return tensors_file({}, header=header)


def giant():
    return saved({"w": torch.zeros(1).expand(2**40)})


REFUSED = {
    "20 whole model": (
        lambda: saved(nn.Sequential(nn.ReLU())),
        "“x.pth” contains a whole model, needs a state dict (torch.nn.modules.container.Sequential,"
        f" torch.nn.modules.activation.ReLU). {SAVE_STATE_DICT}",
    ),
    "24 no tensors": (
        lambda: saved({"weight": "abc"}),
        f"“x.pth” holds no tensors: “weight” is a text. {SAVE_STATE_DICT}",
    ),
    "24 list": (
        lambda: saved({"weight": [1.0]}),
        f"“x.pth” holds no tensors: “weight” is a list. {SAVE_STATE_DICT}",
    ),
    "25 empty": (lambda: b"", f"“x.pth” is empty (0 bytes). {GET_AGAIN}"),
    "26 web page": (
        lambda: b"<!DOCTYPE html><html>Log in</html>",
        "“x.pth” is a web page; the download failed. Download the file itself and open that.",
    ),
    "27 picture": (
        lambda: b"\xff\xd8\xff\xe0" + bytes(100),
        f"“x.pth” is a JPEG picture. {PICTURE}",
    ),
    "29 flipped byte": (
        flipped,
        "“x.pth” is damaged: the checksum of entry “archive/data/0” differs. "
        "Get it again; a part of it is not as it was written.",
    ),
    "30 zip bomb": (
        bomb,
        "“x.pth” would need 190.7 MiB for a 190.9 KiB file. "
        "It was made to fill the memory, and was not opened.",
    ),
    "31 giant view": (
        giant,
        "“w” in “x.pth” has the shape 1099511627776, 1,099,511,627,776 values, but the file"
        f" holds 1 of them. {SAVE_STATE_DICT}",
    ),
    "32 million tensors": (
        millions,
        "“x.pth” has more than 10,000 tensors. "
        "This is no network that can be shown here; choose another file.",
    ),
}


@pytest.mark.parametrize("row", REFUSED)
def test_a_file_that_is_refused_changes_nothing(session, qtbot, tmp_path, row):
    make, expected = REFUSED[row]
    before = state(session)
    path = tmp_path / "x.pth"
    path.write_bytes(make())
    choose(session, path)
    assert said(session, qtbot) == ("error", expected)
    same(before, state(session))


@pytest.mark.parametrize("way", [choose, drop])
def test_row_18_code_is_named_and_never_runs(session, qtbot, tmp_path, way):
    before, mark = state(session), tmp_path / "mark"
    path = tmp_path / "x.pth"
    path.write_bytes(saved(own() | {"x": Attack(f"touch {mark}")}))
    way(session, path)
    assert said(session, qtbot) == (
        "error",
        "This file contains program code (posix.system) and was not opened. Do not open it in"
        " other programs either; get the weights from their authors.",
    )
    assert not mark.exists()
    same(before, state(session))


def test_row_19_a_poisoned_cache_is_not_opened_and_can_be_downloaded_again(
    session, qtbot, tmp_path, monkeypatch
):
    before, mark = state(session), tmp_path / "mark"
    published = downloads.PUBLISHED["vgg11.IMAGENET1K_V1"]
    cache = tmp_path / "torch" / "hub" / "checkpoints"
    cache.mkdir(parents=True)
    (cache / published.file).write_bytes(saved(Attack(f"touch {mark}")))
    session.window.actions_.by_key[f"published_{published.key}"].trigger()
    assert said(session, qtbot) == (
        "error",
        "The cached file “vgg11-8a719046.pth” does not match its published checksum. "
        "It was not opened. Download it again.",
    )
    assert not mark.exists()
    same(before, state(session))
    again, by_file = state(session).notices[0].actions
    assert str(by_file.label) == "Open a file..."
    assert str(again.label) == "Download again"
    assert again.event == ev.WeightsRequested(PublishedKey(published.key, again=True))


def test_row_27_an_archive_is_named(session, qtbot, tmp_path):
    before = state(session)
    path = tmp_path / "x.pth"
    path.write_bytes(zipped())
    choose(session, path)
    kind, words = said(session, qtbot)
    assert kind == "error"
    assert words.startswith("“x.pth” is a zip archive")
    same(before, state(session))


def test_row_33_a_file_that_shrinks_while_it_is_read(session, qtbot, tmp_path, monkeypatch):
    before = state(session)
    path = tmp_path / "x.pth"
    path.write_bytes(saved({"w": torch.ones(4_000_000)}))
    reading = weight_files.reading

    def cut(path):
        steps = reading(path)
        yield next(steps)
        os.truncate(path, 500)
        return (yield from steps)

    monkeypatch.setattr(weight_files, "reading", cut)
    choose(session, path)
    assert said(session, qtbot) == (
        "error",
        "“x.pth” changed while it was being read. "
        "Open it again when the other program has finished writing it.",
    )
    same(before, state(session))


def test_row_34_what_is_no_file_or_cannot_be_read(session, qtbot, tmp_path, monkeypatch):
    before = state(session)
    (tmp_path / "d.pth").mkdir()
    (tmp_path / "x.pth").write_bytes(saved(own()))
    gone = "It may have been moved, renamed or deleted; choose it again."
    expected = {
        "d.pth": "“d.pth” is a folder. Choose one of the files in it.",
        "gone.pth": f"“gone.pth” does not exist. {gone}",
    }
    for name, words in expected.items():
        choose(session, tmp_path / name)
        assert said(session, qtbot) == ("error", words)
        same(before, state(session))
        session.store.dispatch(ev.NoticeDismissed(state(session).notices[0].number))

    def fail(*_args):
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(opening.os, "open", fail)
        choose(session, tmp_path / "x.pth")
        assert said(session, qtbot) == (
            "error",
            "You have no permission to read “x.pth”. "
            "Change the permissions of the file, or copy it to a folder of your own.",
        )
    same(before, state(session))


# What opens, and how


def asked(session, qtbot):
    weights = session.window.weights
    qtbot.waitUntil(lambda: weights.view is not None and weights.view.isVisible(), timeout=WAIT)
    at_rest(session, qtbot)
    return weights.view


def taken(session, qtbot, before):
    """Wait until the weights are in, and maps and predictions are of them."""
    qtbot.waitUntil(lambda: weighing.counts(state(session).weights)[0] > 0, timeout=WAIT)
    found = before.results
    qtbot.waitUntil(lambda: state(session).results.maps is not found.maps, timeout=WAIT)
    qtbot.waitUntil(
        lambda: state(session).results.predictions is not found.predictions, timeout=WAIT
    )
    at_rest(session, qtbot)


@pytest.mark.parametrize("way", [choose, drop])
def test_row_21_a_prefix_is_seen_through(session, qtbot, tmp_path, way):
    before = state(session)
    path = tmp_path / "x.pth"
    path.write_bytes(saved({f"module.{name}": held for name, held in own().items()}))
    way(session, path)
    taken(session, qtbot, before)
    now = state(session)
    count, total = weighing.counts(now.weights)
    assert count == total
    assert now.model is before.model
    assert [str(notice.what) for notice in now.notices] == ["The weights are loaded: x.pth."]
    assert not np.array_equal(now.results.maps.post, before.results.maps.post)


def test_row_21_other_names_are_asked_about_with_their_counts(session, qtbot, tmp_path):
    before = state(session)
    held = own()
    renamed = [f"part{i}.{name.rpartition('.')[2]}" for i, name in enumerate(held)]
    strange = {name: torch.ones(3) for name in renamed}
    path = tmp_path / "x.pth"
    path.write_bytes(saved(strange))
    choose(session, path)
    view = asked(session, qtbot)
    counts = state(session).weights.offer.fit.counts
    assert counts["missing"] == len(state(session).weights.assignment)
    assert f"{counts['missing']} are missing" in view.fit_page.sentence.text()
    assert f"{counts['unexpected']} more are in the file" in view.fit_page.sentence.text()
    assert not view.take.isEnabled()
    view.reject()
    same(before, state(session))


def test_row_22_a_late_mismatch_leaves_everything_until_it_is_decided(session, qtbot, tmp_path):
    before = state(session)
    other = replace(SPEC, num_classes=SPEC.num_classes + 3)
    path = tmp_path / "x.pth"
    path.write_bytes(saved(own(other)))
    choose(session, path)
    view = asked(session, qtbot)
    assert "1 differs" in view.fit_page.sentence.text()
    assert state(session).weights.assignment is before.weights.assignment
    assert state(session).model is before.model
    view.reject()
    same(before, state(session))

    choose(session, path)
    qtbot.waitUntil(lambda: state(session).weights.offer is not None, timeout=WAIT)
    qtbot.waitUntil(view.isVisible)
    view.fitting.setChecked(True)
    view.take.click()
    taken(session, qtbot, before)
    now = state(session).weights.assignment
    last = list(now)[-1]
    assert now[last] == before.weights.assignment[last]
    assert all(which.source for path, which in now.items() if path != last)


@pytest.mark.parametrize("dtype", [torch.int64, torch.float16, torch.bfloat16, torch.float64])
def test_row_23_other_types_are_converted_with_a_note(session, qtbot, tmp_path, dtype):
    before = state(session)
    path = tmp_path / "x.pth"
    path.write_bytes(saved({name: (held * 100).to(dtype) for name, held in own().items()}))
    choose(session, path)
    taken(session, qtbot, before)
    (notice,) = state(session).notices
    assert str(notice.what) == "The weights are loaded: x.pth."
    assert str(dtype).removeprefix("torch.") in str(notice.hint)


@pytest.mark.parametrize(
    ("name", "save"),
    [("x.safetensors", saved), ("x.safetensors", legacy), ("x.pth", safetensors.torch.save)],
)
def test_row_28_content_decides_not_the_name(session, qtbot, tmp_path, name, save):
    before = state(session)
    path = tmp_path / name
    path.write_bytes(save(own()))
    choose(session, path)
    taken(session, qtbot, before)
    count, total = weighing.counts(state(session).weights)
    assert count == total


def test_row_29_a_safetensors_file_saved_here_knows_its_checksum(session, qtbot, tmp_path):
    path = tmp_path / "x.safetensors"
    session.window.weights_saved.emit(path, "safetensors")
    qtbot.waitUntil(lambda: any(n.kind == "ok" for n in state(session).notices), timeout=WAIT)
    session.store.dispatch(ev.NoticeDismissed(state(session).notices[0].number))
    data = bytearray(path.read_bytes())
    data[-5] ^= 1
    path.write_bytes(bytes(data))
    before = state(session)
    choose(session, path)
    assert said(session, qtbot) == (
        "error",
        "“x.safetensors” is damaged: the checksum of its values differs. "
        "Get it again. If another program changed it, let it leave out the old checksum.",
    )
    same(before, state(session))


def test_weights_come_back_as_they_were_saved(session, qtbot, tmp_path):
    before = state(session)
    path = tmp_path / "x.pth"
    path.write_bytes(saved(own()))
    choose(session, path)
    taken(session, qtbot, before)
    scores = state(session).results.predictions.scores
    for kind in ("pth", "safetensors"):
        copy = tmp_path / f"copy.{kind}"
        session.window.weights_saved.emit(copy, kind)
        qtbot.waitUntil(copy.is_file, timeout=WAIT)
        session.store.dispatch(ev.RandomChosen("kaiming", 3))
        qtbot.waitUntil(lambda: state(session).results.predictions.scores != scores, timeout=WAIT)
        at_rest(session, qtbot)
        before = state(session)
        choose(session, copy)
        taken(session, qtbot, before)
        assert state(session).results.predictions.scores == scores
