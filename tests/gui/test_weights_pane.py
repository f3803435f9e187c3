"""What a user sees of weights: the section, the marks, the question, and the commands."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.module_shapes import network_shapes
from vgg_explorer.arch.presets import find
from vgg_explorer.arch.text import text
from vgg_explorer.engine import downloads, shipped
from vgg_explorer.engine.loaded import Loaded
from vgg_explorer.gui import theme, weight_words
from vgg_explorer.gui.commands import BY_KEY, COMMANDS
from vgg_explorer.gui.main_window import MainWindow
from vgg_explorer.gui.model_pane.weights_list import WeightsList
from vgg_explorer.gui.store import Store
from vgg_explorer.gui.weights_table import HERE, LAYER, STATUS, THERE, WHY
from vgg_explorer.session import events as ev
from vgg_explorer.session import obtaining, weighing
from vgg_explorer.session.board import Taught
from vgg_explorer.session.entering import PublishedKey
from vgg_explorer.session.updates import initial, update

# Qt's offscreen platform says so about every window that is sized or raised.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise\\(\\)|grabbing", extend=True)

TINY = find("vgg_tiny").spec
KEY = PublishedKey("vgg16.IMAGENET1K_V1")


@pytest.fixture
def window(qtbot, qapp, tmp_path, monkeypatch):
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    theme.apply(qapp, "light")
    state = update(initial(), ev.PresetChosen("vgg_tiny"))
    made = MainWindow(Store(state))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    yield made
    if made.weights.view is not None:
        made.weights.view.hide()


def loaded(spec, name="own.pth", rename=str, notes=()):
    """A file with the weights of a network; of one value each, for nothing looks at them."""
    shapes = network_shapes(analyze(spec).rows)
    tensors = {rename(key): torch.zeros(1).expand(sides) for key, sides in shapes.items()}
    return Loaded(f"sha of {name}", name, text("{name}", name=name), tensors, notes=notes)


def offered(window, held, asked=None):
    offer = obtaining.offered(held, window.state.model.good, asked)
    window.dispatch(ev.WeightsRequested(asked or Path(held.name)))
    window.dispatch(ev.WeightsRead(offer))
    return offer


def asked(window, qtbot, held):
    """Bring in weights that do not simply fit, and return the window that asks."""
    offered(window, held)
    qtbot.waitUntil(lambda: window.weights.view is not None and window.weights.view.isVisible())
    return window.weights.view


def cells(view, column):
    model = view.fit_page.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def section(window):
    return window.model_pane.weights


# The section


def test_random_weights_have_a_scheme_and_a_seed(window, qtbot):
    shown = section(window)
    assert shown.remark.text() == "random"
    assert [shown.scheme.itemText(i) for i in range(shown.scheme.count())] == [
        "Kaiming",
        "PyTorch default",
        "Xavier",
        "Normal, 0.01",
    ]
    shown.scheme.setFocus()
    qtbot.keyClick(shown.scheme, Qt.Key.Key_Down)
    assert (window.state.weights.scheme, window.state.weights.seed) == ("pytorch", 0)
    shown.seed.setFocus()
    shown.seed.selectAll()
    qtbot.keyClicks(shown.seed, "41")
    assert window.state.weights.seed == 0  # not of every figure
    qtbot.keyClick(shown.seed, Qt.Key.Key_Return)
    assert (window.state.weights.scheme, window.state.weights.seed) == ("pytorch", 41)
    qtbot.keyClick(shown.again, Qt.Key.Key_Space)
    assert window.state.weights.seed == 42
    assert shown.seed.value() == 42
    assert {which.seed for which in window.state.weights.assignment.values()} == {42}
    window.dispatch(ev.RandomChosen("xavier", 7))
    assert (shown.scheme.currentText(), shown.seed.value()) == ("Xavier", 7)


def test_after_the_last_seed_comes_the_first(window, qtbot):
    window.dispatch(ev.RandomChosen("kaiming", section(window).seed.maximum()))
    qtbot.mouseClick(section(window).again, Qt.MouseButton.LeftButton)
    assert window.state.weights.seed == 0


def test_loaded_weights_tell_their_file_and_an_edit_what_is_new(window, qtbot):
    shown = section(window)
    offered(window, loaded(TINY))
    total = weighing.counts(window.state.weights)[1]
    assert window.weights.view is None  # what fits is not asked about
    assert shown.remark.text() == f"{total} of {total} layers loaded"
    assert shown.files.text() == "own.pth"
    assert not shown.files.isHidden()
    assert not shown.scheme.isVisible()
    assert not shown.which.isVisible()
    board = window.model_pane.board
    assert not any(chip.new for chip in board.chips())

    entries = list(TINY.features)
    written = str([*(token_text(token) for token in entries[:-1]), 24, "M"])
    window.dispatch(ev.CfgTyped("features", written))
    window.dispatch(ev.TypingEnded())
    count, total = weighing.counts(window.state.weights)
    assert 0 < count < total
    assert shown.remark.text() == f"{count} of {total} layers loaded"
    new = total - count
    assert shown.news.text() == ("1 layer is new" if new == 1 else f"{new} layers are new")
    fresh = weight_words.new_paths(window.state.weights)
    groups = window.state.model.analysis.groups
    places = {g.place for g in groups if any(row.path in fresh for row in g.rows)}
    marked = [chip for chip in board.chips() if chip.new]
    assert {chip.item.place for chip in marked} == places
    for chip in board.chips():
        assert chip.accessibleName().endswith(", new weights") == chip.new
        assert ("New weights" in board.chip_tip(chip)) == chip.new
    plain, ringed = (next(c for c in board.chips() if c.new is new) for new in (False, True))
    before = ringed.grab().toImage()
    ringed.set_new(False)
    assert ringed.grab().toImage() != before
    assert not plain.new

    qtbot.keyClick(shown.which, Qt.Key.Key_Space)
    listed = shown.findChild(WeightsList)
    assert listed.table.rowCount() == len(window.state.weights.assignment)
    told = {
        listed.table.item(row, 1).text(): listed.table.item(row, 2).text()
        for row in range(listed.table.rowCount())
    }
    for path, words in told.items():
        assert words.startswith("○ ") == (path in fresh)
        if path not in fresh:
            assert words == "own.pth"
    qtbot.keyClick(listed, Qt.Key.Key_Escape)
    assert not listed.isVisible()

    window.dispatch(ev.Undone())
    assert not any(chip.new for chip in board.chips())
    window.dispatch(ev.RandomChosen("kaiming", 1))
    assert shown.remark.text() == "random"
    assert shown.scheme.isVisible()


def token_text(token):
    from vgg_explorer.arch.entries import short

    words = short(token).strip("'\"")
    return int(words) if words.isdecimal() else words


def test_a_broken_network_has_no_marks(window):
    offered(window, loaded(TINY))
    window.dispatch(ev.OptionChanged("num_classes", 3))
    assert any(chip.new for chip in window.model_pane.board.chips())
    window.dispatch(ev.CfgTyped("features", "[16, 'M', 'M', 'M', 'M', 'M', 'M', 'M', 'M']"))
    assert window.state.model.problem is not None
    assert not any(chip.new for chip in window.model_pane.board.chips())


def test_the_card_says_where_the_weights_of_a_layer_come_from(window):
    card = window.input_pane.card

    def told():
        rows = [pair for pair in card.rows if not pair[0].isHidden()]
        return {name.text(): (value.text(), value.toolTip()) for name, value in rows}

    first = window.state.model.analysis.groups[0].name
    window.dispatch(ev.LayerSelected(first))
    assert told()["Weights"] == ("random, seed 0", "random: Kaiming, seed 0")
    offered(window, loaded(TINY, "a file of which the name is far too long.pth"))
    assert told()["Weights"][0] == "a file of which the name is f…"
    assert told()["Weights"][1] == "a file of which the name is far too long.pth"
    pool = next(g.name for g in window.state.model.analysis.groups if g.name.startswith("pool"))
    window.dispatch(ev.LayerSelected(pool))
    assert "Weights" not in told()


def test_a_transfer_shows_its_progress_and_can_be_cancelled(window, qtbot):
    row = section(window).transfer
    assert not row.isVisible()
    window.dispatch(ev.WeightsRequested(KEY))
    assert row.isVisible()
    assert row.bar.maximum() == 0  # its length is not known yet
    what = text("Fetching {title}", title="vgg16")
    window.dispatch(ev.TransferProgressed(what, 0.25))
    assert row.what.text() == "Fetching vgg16"
    assert row.bar.value() == row.bar.maximum() // 4
    qtbot.keyClick(row.cancel, Qt.Key.Key_Space)
    assert window.state.weights.transfer.status == "idle"
    assert not row.isVisible()


def test_a_transfer_scrolls_into_view(window, qtbot):
    window.dispatch(ev.PresetChosen("vgg16"))
    window.resize(window.minimumSize())
    row = section(window).transfer
    view = window.model_pane.area.viewport()
    qtbot.waitUntil(lambda: view.height() < section(window).mapTo(view, QPoint()).y())
    window.dispatch(ev.WeightsRequested(KEY))
    qtbot.waitUntil(lambda: view.rect().contains(row.mapTo(view, row.rect().center())))


def test_published_weights_of_the_network_come_first_and_tell_if_they_are_here(window, tmp_path):
    window.dispatch(ev.PresetChosen("vgg16"))
    cache = tmp_path / "hub" / "checkpoints"
    cache.mkdir(parents=True)
    (cache / downloads.PUBLISHED["vgg16.IMAGENET1K_V1"].file).write_bytes(b"")
    menu = section(window).menu
    menu.fill()
    words = [action.text() for action in menu._published.actions()]
    assert words[0] == "For this network"
    assert words[1] == "vgg16, IMAGENET1K_V1\t527.8 MiB · top-1 71.6 % · in the cache"
    assert words[2] == "vgg16, IMAGENET1K_FEATURES\t527.8 MiB · no classifier"
    assert words[3] == "With their own network"
    assert len(words) == 2 + len(shipped.AVAILABLE)
    menu._published.actions()[1].trigger()
    assert window.state.weights.transfer.asked == KEY


@pytest.mark.parametrize("env", [{}, {"XDG_CACHE_HOME": "/x y"}, {"TORCH_HOME": "~/t"}])
def test_the_cache_is_where_torch_has_it(monkeypatch, env):
    for name in ("TORCH_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    for published in downloads.PUBLISHED.values():
        assert downloads.expected_place(published) == downloads.place(published)


# The question


def test_what_fits_is_chosen_in_a_table(window, qtbot):
    other = replace(TINY, num_classes=TINY.num_classes + 3)
    note = text("2 tensors were float16.")
    view = asked(window, qtbot, loaded(other, notes=(note,)))
    before = window.state.weights.assignment
    assert view.title.text() == "own.pth"
    assert view.notes.text() == "2 tensors were float16."
    assert view.network.isChecked()  # one layer differs: the file's own network is likelier
    qtbot.keyClick(view.network, Qt.Key.Key_Down)
    assert view.fitting.isChecked()
    assert view.fitting.text() == f"Load what fits into {TINY.name}"
    total = len(before)
    assert view.fit_page.sentence.text() == f"{total - 1} of {total} layers fit, 1 differs."
    assert cells(view, STATUS) == ["✓ fits"] * (total - 1) + ["≠ differs"]
    assert cells(view, HERE)[0] == cells(view, THERE)[0]
    assert cells(view, HERE)[-1] != cells(view, THERE)[-1]
    assert "in the file and" in cells(view, WHY)[-1]
    assert view.take.text() == f"Load {total - 1} layers"
    assert window.state.weights.assignment is before  # nothing changes until then

    table = view.fit_page.table
    table.setFocus()
    first = next(iter(before))
    table.setCurrentIndex(view.fit_page.model.index(0, WHY))  # the space bar works anywhere
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert first not in view.fit_page.chosen()
    assert view.fit_page.every.checkState() == Qt.CheckState.PartiallyChecked
    state = view.fit_page.model.index(0, LAYER).data(Qt.ItemDataRole.CheckStateRole)
    assert state == Qt.CheckState.Unchecked
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert not view.isVisible()
    after = window.state.weights.assignment
    changed = {path for path, which in after.items() if which.source}
    assert changed == set(before) - {first, list(before)[-1]}
    assert window.state.model.spec == TINY


def test_rows_are_shown_by_status(window, qtbot):
    other = replace(TINY, num_classes=TINY.num_classes + 3)
    view = asked(window, qtbot, loaded(other))
    view.fitting.setChecked(True)
    keys = {option.key: option for option in view.fit_page.filter.options()}
    assert [keys[key].enabled for key in ("match", "differs", "missing")] == [True, True, False]
    view.fit_page.filter.setFocus()
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert view.fit_page.filter.current() == "differs"
    assert set(cells(view, STATUS)) == {"≠ differs"}
    every = view.fit_page.every
    qtbot.keyClick(every, Qt.Key.Key_Space)
    assert not view.fit_page.chosen()
    assert not view.take.isEnabled()
    assert view.reason.text() == "No layer is chosen."
    qtbot.keyClick(every, Qt.Key.Key_Space)
    assert len(view.fit_page.chosen()) == len(window.state.weights.assignment) - 1
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert window.state.weights.offer is None
    assert weighing.counts(window.state.weights)[0] == 0


def test_the_network_of_the_file_opens_with_its_answers(window, qtbot):
    spec = replace(find("vgg16_gap").spec, num_classes=10, name="theirs.pth")
    view = asked(window, qtbot, loaded(spec, "theirs.pth"))
    page = view.network_page
    assert view.network.isChecked()
    assert "3×224×224 · 10 classes" in page.figures.text()
    assert page.cfg.toPlainText().startswith("[64, 64, 'M', 128")
    (combo,) = page.combos.values()
    assert combo.accessibleName() == "How large are the pictures?"
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert "3×32×32 · 10 classes" in page.figures.text()
    qtbot.keyClick(combo, Qt.Key.Key_Return)
    assert not view.isVisible()
    now = window.state
    assert now.model.spec == replace(spec, input=(3, 32, 32))
    count, total = weighing.counts(now.weights)
    assert count == total == 14
    window.dispatch(ev.Undone())
    assert window.state.model.spec == TINY


def test_answers_that_break_the_network_are_told(window, qtbot, monkeypatch):
    spec = replace(find("vgg16_gap").spec, num_classes=10)
    view = asked(window, qtbot, loaded(spec))
    inferred = window.state.weights.offer.inferred
    broken = replace(inferred.spec, features=parse("M " * 9))
    monkeypatch.setattr(type(inferred), "answered", lambda *_: broken)
    next(iter(view.network_page.combos.values())).setCurrentIndex(1)
    assert not view.take.isEnabled()
    assert view.reason.text() == view.network_page.problem_label.text() != ""


def test_what_fits_nowhere_says_why(window, qtbot):
    strange = {"layer1.0.conv.weight": torch.zeros(5, 7, 3, 3), "down.weight": torch.zeros(7, 9)}
    held = Loaded("s", "net.pth", text("{name}", name="net.pth"), strange)
    view = asked(window, qtbot, held)
    assert not view.network.isEnabled()
    assert not view.fitting.isEnabled()
    assert not view.take.isEnabled()
    said = view.reason.text()
    assert said.startswith("No layer of the file has the shapes of one here.\nThe network of this")
    refused = window.state.weights.offer.refused
    assert said.endswith(str(refused))
    assert QApplication.focusWidget() is view.cancel or not view.isActiveWindow()
    qtbot.keyClick(view.cancel, Qt.Key.Key_Space)
    assert window.state.weights.offer is None
    assert not view.isVisible()


def test_part_of_a_network_is_meant_for_the_present_one(window, qtbot):
    whole = loaded(TINY)
    part = {k: v for k, v in whole.tensors.items() if k.startswith("features.")}
    view = asked(window, qtbot, replace(whole, tensors=part))
    assert view.fitting.isChecked()


def test_an_edit_while_the_question_is_open_is_compared_anew(window, qtbot):
    other = replace(TINY, num_classes=TINY.num_classes + 3)
    view = asked(window, qtbot, loaded(other))
    view.fitting.setChecked(True)
    assert "1 differs" in view.fit_page.sentence.text()
    window.dispatch(ev.OptionChanged("num_classes", other.num_classes))
    total = len(window.state.weights.assignment)
    assert view.fit_page.sentence.text() == f"{total} of {total} layers fit."
    assert view.fitting.isChecked()
    view.take.click()
    assert weighing.counts(window.state.weights) == (total, total)


def test_closing_the_window_of_the_question_leaves_the_weights(window, qtbot):
    view = asked(window, qtbot, loaded(replace(TINY, num_classes=TINY.num_classes + 3)))
    view.close()
    assert window.state.weights.offer is None
    qtbot.waitUntil(lambda: not view.isVisible())


def test_a_new_window_asks_again(window, qtbot):
    offered(window, loaded(replace(TINY, num_classes=TINY.num_classes + 3)))
    again = MainWindow(window._store)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: again.weights.view is not None and again.weights.view.isVisible())
    window.dispatch(ev.WeightsDeclined())
    assert not again.weights.view.isVisible()


def test_the_tab_key_visits_everything_in_the_question(window, qtbot):
    view = asked(window, qtbot, loaded(replace(TINY, num_classes=TINY.num_classes + 3)))
    view.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is view)
    view.fitting.setChecked(True)
    view.fitting.setFocus()
    seen = []
    while QApplication.focusWidget() not in seen:
        seen.append(QApplication.focusWidget())
        QTest.keyClick(view.windowHandle(), Qt.Key.Key_Tab)
        assert len(seen) < 20
    table, every = view.fit_page.table, view.fit_page.every
    stops = [view.fitting, view.fit_page.filter.focusProxy(), every, table, view.cancel, view.take]
    assert seen == stops


# Commands


def test_the_commands_stand_in_the_model_menu_and_no_key_serves_twice(window):
    mine = {c.key for c in COMMANDS if c.submenu in {"weights", "published"}}
    assert {f"published_{key}" for key in downloads.PUBLISHED} <= mine
    assert {f"weights_{key}" for key in weighing.SCHEME_TITLES} <= mine
    assert all(BY_KEY[key].menu == "model" for key in mine)
    keys = [keys for command in COMMANDS for keys in command.shortcuts]
    assert len(keys) == len(set(keys))


def test_commands_choose_random_and_published_weights(window):
    actions = window.actions_.by_key
    assert actions["weights_kaiming"].isChecked()
    actions["weights_xavier"].trigger()
    assert window.state.weights.scheme == "xavier"
    assert actions["weights_xavier"].isChecked()
    assert not actions["weights_kaiming"].isChecked()
    actions["new_weights"].trigger()
    assert (window.state.weights.scheme, window.state.weights.seed) == ("xavier", 1)
    assert not actions["cancel_transfer"].isEnabled()
    actions["published_vgg16.IMAGENET1K_V1"].trigger()
    assert window.state.weights.transfer.asked == KEY
    actions["cancel_transfer"].trigger()
    assert window.state.weights.transfer.status == "idle"
    window.dispatch(ev.PresetChosen("vgg16"))
    offered(window, loaded(find("vgg16").spec), KEY)
    assert actions["published_vgg16.IMAGENET1K_V1"].isChecked()
    assert not actions["weights_xavier"].isChecked()


def dialog_of(window):
    return next(d for d in window.findChildren(QFileDialog) if d.isVisible())


def test_a_file_of_weights_is_asked_for(window, qtbot, tmp_path):
    path = tmp_path / "ü 名 #%.pth"
    path.write_bytes(b"")
    window.actions_.by_key["open_weights"].trigger()
    dialog = dialog_of(window)
    assert dialog.nameFilters()[0] == "Weights (*.pth *.pt *.bin *.safetensors)"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    assert window.state.weights.transfer.asked == path
    section(window).menu._file.trigger()
    dialog_of(window).close()


@pytest.mark.parametrize("kind", ["safetensors", "pth"])
def test_weights_are_saved_as_either_kind(window, qtbot, tmp_path, kind):
    window.actions_.by_key[f"save_weights_{kind}"].trigger()
    dialog = dialog_of(window)
    assert dialog.defaultSuffix() == kind
    assert os.path.basename(dialog.selectedFiles()[0]).endswith(f".{kind}")
    with qtbot.waitSignal(window.weights_saved) as told:
        dialog.fileSelected.emit(str(tmp_path / f"x.{kind}"))
    dialog.close()
    assert told.args == [tmp_path / f"x.{kind}", kind]
    action = next(a for a in section(window).saving.actions() if a.data() == kind)
    action.trigger()
    dialog_of(window).close()


def test_layers_that_learnt_here_are_trained_not_loaded(window):
    offered(window, loaded(TINY))
    state = window.state
    source = next(which.source for which in state.weights.assignment.values() if which.source)
    taught = Taught(1, 5, 0.5, source)
    learnt = replace(
        state,
        training=replace(state.training, taught=taught),
        weights=replace(state.weights),
    )
    total = weighing.counts(state.weights)[1]
    section(window).show_state(state, learnt)
    assert section(window).remark.text() == f"{total} of {total} layers trained"
