"""The whole program in one process: real store, worker, engine and window, small networks."""

import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from programs import end
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from vgg_explorer.arch import toml
from vgg_explorer.arch.codegen import STYLES, code
from vgg_explorer.arch.presets import PRESETS, find
from vgg_explorer.arch.rewrites import RULES
from vgg_explorer.arch.text import text
from vgg_explorer.gui import app, theme
from vgg_explorer.gui.app import App
from vgg_explorer.gui.commands import BY_KEY, COMMANDS
from vgg_explorer.session import events as ev
from vgg_explorer.session import settings
from vgg_explorer.session.entering import PictureSource
from vgg_explorer.session.samples import sample_source
from vgg_explorer.session.updates import initial, update

WAIT = 60_000
"""Milliseconds: importing torch on a busy machine takes its time."""


@pytest.fixture
def folder(tmp_path):
    """Settings with a small network, so that a forward pass takes milliseconds."""
    state = update(initial(), ev.PresetChosen("vgg_tiny"))
    path = tmp_path / "settings" / "session.json"
    settings.save(path, settings.snapshot(state, {}))
    return path.parent


@pytest.fixture
def start(qapp, qtbot):
    """Start sessions as the program does, and end them as closing does."""
    started = []

    def begin(folder, *files, wait=True):
        session = App(qapp, [str(file) for file in files], folder)
        started.append(session)
        if wait:
            with qtbot.waitSignal(session.rendered, timeout=WAIT):
                session.show()
            qtbot.waitUntil(lambda: session.store.state.job.status != "running", timeout=WAIT)
        else:
            session.show()
        return session

    yield begin
    for session in started:
        end(session)


@pytest.fixture
def session(start, folder):
    return start(folder)


def done(session, qtbot, event):
    """Let an event happen and wait until the worker has answered it."""
    with qtbot.waitSignal(session.rendered, timeout=WAIT):
        session.store.dispatch(event)


def state(session):
    return session.store.state


def png(path: Path, size=(40, 30), colour=(200, 30, 30)) -> Path:
    Image.new("RGB", size, colour).save(path)
    return path


def drop(session, mime):
    window = session.window
    actions = Qt.DropAction.CopyAction
    entered = QDragEnterEvent(
        window.rect().center(), actions, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    )
    window.dragEnterEvent(entered)
    assert entered.isAccepted()
    window.dropEvent(
        QDropEvent(
            QPointF(window.rect().center()),
            actions,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier(0),
        )
    )


def test_a_first_start_shows_maps_without_a_click(start, tmp_path):
    session = start(tmp_path)
    now = state(session)
    assert now.model.spec == find("vgg_mini").spec
    assert now.input.source.sample == "star"
    assert now.results.maps.layer == "conv1_1"
    assert now.results.maps.post.shape == (16, 64, 64)
    found = now.results.predictions
    assert len(found.scores) == 5
    assert "trained on drawn shapes" in str(found.weights)
    name, probability = found.scores[0]
    assert name == "star"
    assert probability > 0.9
    assert [notice.kind for notice in now.notices] == ["ok"]
    assert session.window.visual_pane.pages["maps"].isVisible()


def test_the_table_has_maps_below_it_which_open_the_wall(session, qtbot):
    wall = session.window.visual_pane.layers.strip.wall
    assert wall.count() == 16
    place = wall.tile_rect(3).center()
    qtbot.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert state(session).view.tab == "maps"
    assert state(session).selection.channel == 3


@pytest.mark.parametrize("key", PRESETS)
def test_each_preset_is_shown(session, qtbot, key):
    spec = PRESETS[key].spec
    session.store.dispatch(ev.PresetChosen(key))
    if max(spec.input) <= 64:
        qtbot.waitUntil(lambda: state(session).results.maps.spec == spec, timeout=WAIT)
    else:  # running every large one is the engine's test
        session.window.cancel()
    assert state(session).model.good.spec == spec
    assert session.window.windowTitle() == f"{spec.name} - VGG Explorer"


def test_an_edit_brings_new_maps(session, qtbot):
    before = state(session).results.maps
    done(session, qtbot, ev.EntryChanged("features", 0, "12"))
    now = state(session).results.maps
    assert now is not before
    assert now.post.shape[0] == 12
    done(session, qtbot, ev.Undone())
    assert np.array_equal(state(session).results.maps.post, before.post)
    done(session, qtbot, ev.Redone())
    assert state(session).results.maps.post.shape[0] == 12


def test_a_broken_cfg_leaves_the_last_network_running(session, qtbot):
    session.store.dispatch(ev.CfgTyped("features", "16 M 32 M 64 M M M M M"))
    assert state(session).model.problem is not None
    done(session, qtbot, ev.LayerSelected("conv2_1"))
    assert state(session).results.maps.layer == "conv2_1"
    assert state(session).results.maps.spec == find("vgg_tiny").spec


def test_dropping_a_file(session, qtbot, tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(png(tmp_path / "ü 名 #%?.png")))])
    with qtbot.waitSignal(session.rendered, timeout=WAIT):
        drop(session, mime)
    picture = state(session).input.picture
    assert picture.full_size == (40, 30)
    assert tuple(picture.pixels[0, 0]) == (200, 30, 30)


def test_dropping_a_url_to_a_local_file(session, qtbot, tmp_path):
    mime = QMimeData()
    path = png(tmp_path / "a.png", colour=(0, 90, 0))
    mime.setData("text/uri-list", f"# a comment\r\n{path.as_uri()}\r\n".encode())
    with qtbot.waitSignal(session.rendered, timeout=WAIT):
        drop(session, mime)
    assert tuple(state(session).input.picture.pixels[0, 0]) == (0, 90, 0)


def test_dropping_raw_image_data(session, qtbot):
    image = QImage(5, 3, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.blue)
    mime = QMimeData()
    mime.setImageData(image)
    with qtbot.waitSignal(session.rendered, timeout=WAIT):
        drop(session, mime)
    picture = state(session).input.picture
    assert picture.pixels.shape == (3, 5, 3)
    assert (picture.pixels == (0, 0, 255)).all()


def test_pasting_a_cfg_and_a_picture(session, qtbot):
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("[8, 'M', 16, 'M']")
    with qtbot.waitSignal(session.rendered, timeout=WAIT):
        session.window.paste()
    assert state(session).model.texts["features"] == "[8, 'M', 16, 'M']"
    image = QImage(7, 7, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    clipboard.setImage(image)
    with qtbot.waitSignal(session.rendered, timeout=WAIT):
        session.window.paste()
    assert state(session).input.picture.pixels.shape == (7, 7, 3)
    clipboard.clear()


def test_a_picture_that_cannot_be_read_changes_nothing(session, qtbot, tmp_path):
    before = state(session)
    bad = tmp_path / "page.png"
    bad.write_text("<!DOCTYPE html><html></html>")
    done(session, qtbot, ev.PictureOffered(PictureSource(bad, bad.name)))
    now = state(session)
    assert now.input.picture is before.input.picture
    assert now.input.pending is None
    (notice,) = now.notices
    assert notice.kind == "error"
    assert "web page" in str(notice.what)
    good = png(tmp_path / "good.png")
    done(session, qtbot, ev.PictureOffered(PictureSource(good, good.name)))
    assert state(session).notices == ()


def test_a_start_with_a_missing_file_says_so_and_lives(start, folder, tmp_path):
    session = start(folder, tmp_path / "none.png")
    (notice,) = state(session).notices
    assert "none.png" in str(notice.what)
    assert state(session).input.source.sample == "cat"
    assert state(session).results.maps is not None


def test_choosing_layers_and_channels(session, qtbot):
    for group in state(session).model.analysis.groups:
        session.store.dispatch(ev.LayerSelected(group.name))
        qtbot.waitUntil(
            lambda name=group.name: state(session).results.maps.layer == name, timeout=WAIT
        )
    done(session, qtbot, ev.LayerSelected("conv1_1"))
    session.store.dispatch(ev.ChannelSelected(7))
    session.store.dispatch(ev.UnitSelected((3, 4)))
    assert state(session).selection.unit == (3, 4)


def test_stepping_through_layers_ends_at_both_ends(session):
    names = [group.name for group in state(session).model.analysis.groups]
    for _ in range(len(names) + 3):
        session.window.step_layer(1)
    assert state(session).selection.layer == names[-1]
    for _ in range(len(names) + 3):
        session.window.step_layer(-1)
    assert state(session).selection.layer == names[0]


def test_devices_that_are_not_there_say_why(session):
    options = {option.key.split(":")[0]: option for option in state(session).devices.options}
    assert options["cpu"].available
    for option in options.values():
        assert option.available or str(option.reason)


def test_a_device_that_fails_is_told_and_the_cpu_goes_on(session, qtbot):
    before = state(session).results.maps
    missing = next(o.key for o in state(session).devices.options if not o.available)
    session.store.dispatch(ev.DeviceChosen(missing))
    qtbot.waitUntil(lambda: state(session).devices.chosen == "cpu", timeout=WAIT)
    notice = state(session).notices[-1]
    assert notice.kind == "error"
    assert missing.upper().partition(":")[0] in str(notice.what).upper()
    qtbot.waitUntil(lambda: state(session).job.status == "done", timeout=WAIT)
    assert np.array_equal(state(session).results.maps.post, before.post)


def test_a_device_that_computes_something_else_is_refused(session, qtbot, monkeypatch):
    import torch

    right = torch.nn.functional.conv2d

    def wrong(value, *rest):
        return right(value, *rest) * (1.5 if value.dtype == torch.bfloat16 else 1.0)

    monkeypatch.setattr(torch.nn.functional, "conv2d", wrong)
    session.store.dispatch(ev.PrecisionChosen("bf16"))
    qtbot.waitUntil(lambda: state(session).devices.precision == "fp32", timeout=WAIT)
    (notice,) = state(session).notices
    assert "Conv2d" in str(notice.what)
    assert "%" in str(notice.what)


def test_an_error_in_the_middle_of_a_job(session, qtbot, monkeypatch):
    from vgg_explorer.engine import predict

    def broken(*_):
        raise RuntimeError("mat1 and mat2 shapes cannot be multiplied")

    monkeypatch.setattr(predict, "predictions", broken)
    done(session, qtbot, ev.RunRequested())
    notice = state(session).notices[-1]
    assert "mat1 and mat2" in str(notice.what)
    monkeypatch.undo()
    done(session, qtbot, notice.actions[0].event)
    assert state(session).job.status == "done"


def test_an_uncaught_error_becomes_one_notice(session, qtbot):
    session.crashes.install()
    try:
        for _ in range(1000):
            sys.excepthook(ZeroDivisionError, ZeroDivisionError("division by zero"), None)
        qtbot.waitUntil(lambda: len(state(session).notices) == 1)
        assert "division by zero" in str(state(session).notices[0].what)
        assert state(session).notices[0].count == 1
        qtbot.waitUntil(lambda: state(session).notices[0].count == 1000, timeout=5000)
    finally:
        session.crashes.uninstall()


def test_closing_while_a_job_runs(start, tmp_path):
    session = start(tmp_path, wait=False)  # VGG-16: the worker has just begun
    session.window.close()
    assert session.stop()


def test_the_session_comes_back(start, folder, qtbot, tmp_path):
    first = start(folder)
    picture = png(tmp_path / "mine.png")
    done(first, qtbot, ev.PictureOffered(PictureSource(picture, picture.name)))
    done(first, qtbot, ev.EntryChanged("features", 0, "9"))
    done(first, qtbot, ev.LayerSelected("conv2_1"))
    first.store.dispatch(ev.ViewChanged("tab", "maps"))
    first.store.dispatch(ev.ThemeChosen("dark"))
    first.window.toggle_panel("input")
    first.window.close()
    second = start(folder)
    now = state(second)
    assert now.model.spec == state(first).model.spec
    assert now.input.source.data == picture
    assert (now.selection.layer, now.view.tab, now.theme) == ("conv2_1", "maps", "dark")
    assert theme.tokens().dark
    assert second.window.panel_shown("model")
    assert not second.window.panel_shown("input")
    second.store.dispatch(ev.ThemeChosen("light"))


@pytest.mark.parametrize("gone", [False, True])
def test_the_weights_come_back(start, folder, qtbot, tmp_path, gone):
    import torch

    from vgg_explorer.engine.build import build

    path = tmp_path / "mine.pth"
    torch.save(build(find("vgg_tiny").spec).state_dict(), path)
    first = start(folder)
    with qtbot.waitSignal(first.rendered, timeout=WAIT):
        first.window.paths_opened.emit((path,))
    assert str(state(first).results.weights) == "mine.pth"
    seen = state(first).results.maps.post
    first.window.close()
    if gone:
        path.unlink()
    second = start(folder)
    now = state(second)
    assert (str(now.results.weights) == "mine.pth") is not gone
    assert np.array_equal(now.results.maps.post, seen) is not gone
    # No maps of random weights in between where the file is there; a word where it is not.
    assert [notice.kind for notice in now.notices] == ["error" if gone else "ok"]


def test_a_language_builds_the_window_anew(session, qtbot):
    before = session.window
    session.store.dispatch(ev.LanguageChosen("zh_CN"))
    qtbot.waitUntil(lambda: session.window is not before)
    assert session.window.isVisible()
    assert session.window.menuBar().actions()[0].text() != "&File"
    assert state(session).results.maps is not None
    again = session.window
    session.store.dispatch(ev.LanguageChosen("en"))
    qtbot.waitUntil(lambda: session.window is not again)
    assert session.window.menuBar().actions()[0].text() == "&File"


def test_saving_and_opening_a_network(session, qtbot, tmp_path):
    path = tmp_path / "mine.toml"
    session.window.spec_saved.emit(path)
    qtbot.waitUntil(lambda: any(n.kind == "ok" for n in state(session).notices))
    assert toml.loads(path.read_text()) == find("vgg_tiny").spec
    path.write_text("features = '8 M'\nnum_classes = 3\navgpool = 1\ninput = [3, 16, 16]\n")
    with qtbot.waitSignal(session.rendered, timeout=WAIT):
        session.window.spec_opened.emit(path)
    assert state(session).model.spec.name == "mine"
    path.write_text("features = '8 M'\nspeed = 1\n")
    session.window.spec_opened.emit(path)
    qtbot.waitUntil(lambda: state(session).notices[-1].kind == "error")
    assert "'speed'" in str(state(session).notices[-1].what)
    session.window.spec_opened.emit(tmp_path / "none.toml")
    qtbot.waitUntil(lambda: "none.toml" in str(state(session).notices[-1].what))


# Commands


def test_commands_have_unique_keys_and_shortcuts():
    assert len(BY_KEY) == len(COMMANDS)
    shortcuts = [keys for command in COMMANDS for keys in command.shortcuts]
    assert len(set(shortcuts)) == len(shortcuts)


ELSEWHERE = {"device", "precision", "threads", "published", "training"}
"""What the computer has decides on these, some would be downloaded, and some rein a run at work:
test_devices.py, test_weights_pane.py and test_training_setup.py have them with stand-ins."""


SAMPLES_OPEN = ev.PicturesOffered(
    tuple(sample_source(key) for key in ("fruit", "digit", "houses")), 1
)
PREPARED = {
    "redo": (ev.Undone(),),
    "cancel": (ev.JobStarted(text("Working")),),
    "cancel_transfer": (ev.WeightsRequested(Path("none.pth")),),
    "pause_live": (ev.CameraOffered("none"),),
    "stop_live": (ev.CameraOffered("none"),),
    "weights_kaiming": (ev.RandomChosen("xavier", 0),),
    "clear_recent": (ev.RecentNoted("/pictures/a.png"),),
    "previous_picture": (SAMPLES_OPEN,),
    "next_picture": (SAMPLES_OPEN,),
    "close_strip": (SAMPLES_OPEN,),
    "previous_layer": (ev.LayerSelected("conv2_1"),),
    "tab_layers": (ev.ViewChanged("tab", "maps"),),
    "table_filter": (ev.ViewChanged("tab", "maps"),),
    "table_explain": (ev.ViewChanged("tab", "maps"),),
    "table_fold": (ev.ListingChanged("blocks", True),),
    "table_unfold": (ev.ListingChanged("blocks", True), ev.ListingChanged("folded", ("1",))),
    "sort_number": (ev.ListingSorted("params"),),
    "columns_reset": (ev.ListingSorted("params"),),
    "figure_colour_kind": (ev.ViewChanged("figure_colour", "macs"),),
    "reset_ablation": (ev.LayerScaled("conv1_1", 0.0),),
    "rewrite_linear_head": (ev.OptionChanged("head", "conv"),),
    "rewrite_smaller_kernels": (ev.EntryChanged("features", 0, "16k5"),),
}
"""What has to be so before a command can do something."""


def test_maps_that_are_at_hand_are_painted_before_the_worker_is_asked(session, qtbot, monkeypatch):
    session.store.dispatch(ev.ViewChanged("tab", "maps"))
    order, ask, painted = [], session.worker.ask, session.window.visual_pane.maps_painted
    for layer in ("pool1", "conv2_1"):
        with qtbot.waitSignal(painted, timeout=WAIT):
            done(session, qtbot, ev.LayerSelected(layer))
    painted.connect(lambda _digest: order.append("painted"))
    monkeypatch.setattr(session.worker, "ask", lambda job: (order.append("asked"), ask(job)))
    monkeypatch.setattr(app, "UNPAINTED_MS", WAIT)  # so it is the paint that is waited for
    done(session, qtbot, ev.LayerSelected("pool1"))
    assert order[:2] == ["painted", "asked"]
    qtbot.waitUntil(lambda: state(session).job.status == "done")
    session.store.dispatch(ev.RunRequested())
    qtbot.waitUntil(lambda: order[2:] == ["asked", "painted"], timeout=WAIT)


def test_cancelling_also_cancels_what_has_not_begun(session, qtbot):
    for layer in ("pool1", "conv2_1"):
        done(session, qtbot, ev.LayerSelected(layer))
    session.store.dispatch(ev.LayerSelected("pool1"))
    assert session._asking.isActive()
    session._cancel()
    assert not session._asking.isActive()


@pytest.mark.parametrize(
    "command",
    [command for command in COMMANDS if command.submenu not in ELSEWHERE],
    ids=lambda command: command.key,
)
def test_every_command_does_something(session, qtbot, command):
    window = session.window
    session.store.dispatch(ev.OptionChanged("num_classes", 9))
    for event in PREPARED.get(command.key, ()):
        session.store.dispatch(event)
    if command.key in {"theme_system", "language_system"}:
        session.store.dispatch(ev.ThemeChosen("light"))
        session.store.dispatch(ev.LanguageChosen("en"))
        qtbot.waitUntil(lambda: session.window is not window)
        window = session.window
    QGuiApplication.clipboard().setText("16 M 32 M")
    before, panels = state(session), [window.panel_shown(key) for key in ("model", "input")]
    action = window.actions_.by_key[command.key]
    assert action.isEnabled()
    action.trigger()
    shown = [window.panel_shown(key) for key in ("model", "input")]
    dialogs = [d for d in window.findChildren(QFileDialog) if d.isVisible()]
    popups = [w for w in session._app.topLevelWidgets() if w is not window and w.isVisible()]
    assert (
        state(session) is not before
        or shown != panels
        or dialogs
        or popups
        or not window.isVisible()
    )
    for popup in (*dialogs, *popups):
        popup.close()
    if command.submenu == "language":
        qtbot.waitUntil(lambda: session.window is not window)
    session.store.dispatch(ev.LanguageChosen("system"))
    session.store.dispatch(ev.ThemeChosen("light"))
    QGuiApplication.clipboard().clear()


def saved_by(session, key):
    """Trigger a command that saves, choose a file in its dialog, and return its proposed name."""
    session.window.actions_.by_key[key].trigger()
    (dialog,) = [d for d in session.window.findChildren(QFileDialog) if d.isVisible()]
    return dialog, Path(dialog.selectedFiles()[0]).name


@pytest.mark.parametrize("style", STYLES)
def test_exporting_code(session, qtbot, tmp_path, style):
    dialog, name = saved_by(session, f"code_{style}")
    assert name == "VGG tiny for 32x32.py"
    path = tmp_path / "network.py"
    session.store.dispatch(ev.EntryRemoved("features", 0))  # the file is what the dialog was for
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: any(n.kind == "ok" for n in state(session).notices))
    assert path.read_text(encoding="utf-8") == code(find("vgg_tiny").spec, style)


def test_saving_a_picture_of_the_window(session, qtbot, tmp_path):
    dialog, name = saved_by(session, "save_screenshot")
    assert name == "vgg-explorer.png"
    path = tmp_path / "window.png"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: any(n.kind == "ok" for n in state(session).notices))
    with Image.open(path) as image:
        assert image.size[0] >= session.window.width()


def test_copying_code(session):
    session.window.actions_.by_key["copy_code"].trigger()
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == code(find("vgg_tiny").spec, "torchvision")
    notice = state(session).notices[-1]
    assert notice.kind == "ok"
    assert "VGG tiny for 32x32" in str(notice.what)
    clipboard.clear()


def test_a_broken_network_has_neither_code_nor_rewrites(session):
    session.store.dispatch(ev.CfgTyped("features", "16 M 32 M 64 M M M M M"))
    keys = [key for key in BY_KEY if key.startswith(("code_", "copy_code", "rewrite_"))]
    assert len(keys) == 4 + len(RULES)
    assert not any(session.window.actions_.by_key[key].isEnabled() for key in keys)


def test_a_rewrite_is_one_step_and_tells_the_figures(session, qtbot):
    before = state(session).model
    with qtbot.waitSignal(session.rendered, timeout=WAIT):
        session.window.actions_.by_key["rewrite_double_width"].trigger()
    now = state(session)
    assert now.model.texts["features"] == "[32, 'M', 64, 'M', 128, 'M']"
    assert str(now.history.past[-1].label) == "Twice as wide"
    (notice,) = now.notices
    assert notice.kind == "info"
    assert str(notice.what) == (
        "Twice as wide: 40.68 k parameters before, 160.2 k now; 2.82 M MACs before, 10.39 M now."
    )
    session.store.dispatch(ev.Undone())
    assert state(session).model == before


def test_a_rewrite_without_a_network_says_why(session):
    session.store.dispatch(ev.OptionChanged("avgpool", 7))
    before = state(session).model
    session.window.actions_.by_key["rewrite_conv_head"].trigger()
    assert state(session).model is before
    notice = state(session).notices[-1]
    assert notice.kind == "warning"
    assert "kernel spans 7x7" in str(notice.what)


def test_a_rewritten_head_says_whether_it_agrees(session):
    session.store.dispatch(ev.OptionChanged("avgpool", 4))
    session.window.actions_.by_key["rewrite_conv_head"].trigger()
    assert "same outputs" in str(state(session).notices[-1].hint)


def test_columns_fit_where_a_scroll_bar_comes_with_the_new_width(session, qtbot):
    session.store.dispatch(ev.CfgTyped("features", "[" + "4, " * 40 + "'M']"))
    session.store.dispatch(ev.TimingRequested())
    qtbot.waitUntil(lambda: state(session).timing.status == "done", timeout=WAIT)
    session.window.resize(1440, 1400)
    session.store.dispatch(ev.ViewChanged("tab", "pictures"))
    session.window.resize(1100, 700)
    session.store.dispatch(ev.ViewChanged("tab", "layers"))
    table = session.window.visual_pane.layers.table
    titles = table.titles

    def width():
        shown = [i for i in range(titles.count()) if not titles.isSectionHidden(i)]
        return sum(titles.sectionSize(i) for i in shown)

    qtbot.waitUntil(lambda: table.verticalScrollBar().isVisible())
    qtbot.waitUntil(lambda: width() <= table.viewport().width())


def test_a_notice_can_offer_a_command(session, qtbot):
    session.store.dispatch(ev.CommandRequested("open_weights"))
    qtbot.waitUntil(lambda: bool(session.window.findChildren(QFileDialog)))
    for dialog in session.window.findChildren(QFileDialog):
        dialog.reject()
