"""The set-up of a training: the form, the cards and the buttons, with real mouse and keys."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog
from stand_ins import WindowDesk

from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.text import text
from vgg_explorer.engine.devices import DeviceOption
from vgg_explorer.engine.precision import PrecisionOption
from vgg_explorer.engine.training.needed import OFFERED, OFFERED_BATCHES, needed_bytes
from vgg_explorer.engine.training.plan import (
    USUAL,
    Augmentation,
    DrawnData,
    FolderData,
    NamedData,
)
from vgg_explorer.engine.training.records import (
    Begun,
    DataReport,
    Ended,
    Evaluation,
    Example,
    Preparing,
    RangeFound,
    RatePoint,
    Resting,
    Saved,
    Saving,
    Step,
)
from vgg_explorer.gui.main_window import MainWindow
from vgg_explorer.gui.store import Store
from vgg_explorer.gui.visual_pane.training.main_form import MainForm
from vgg_explorer.session import events as ev
from vgg_explorer.session.updates import initial, update

GIB = 2**30


def picture(shade):
    return np.full((24, 24, 3), shade, np.uint8)


def report(classes=("cat", "dog"), **values):
    examples = tuple(
        Example(picture(20 * (label + 1)), label, f"{name}.png")
        for label, name in enumerate(classes)
    )
    count = len(classes)
    return DataReport(
        text("pets"), classes, (4,) * count, (1,) * count, (20, 20), (40, 30), examples, **values
    )


class Desk(WindowDesk):
    """A window on the tab Training, and what it asks for."""

    def __init__(self, window):
        super().__init__(window)
        self.asked = []
        window._store.changed.connect(self._note)

    def _note(self, old, new):
        if new.training.asked is not old.training.asked:
            self.asked.append(new.training.asked)

    @property
    def training(self):
        return self.window.state.training

    @property
    def setup(self):
        return self.window.visual_pane.pages["training"].setup

    @property
    def main(self):
        return self.setup.main

    @property
    def controls(self):
        return self.setup.controls

    def looked(self, classes=("cat", "dog"), **values):
        self.dispatch(ev.DataLooked(self.training.data.choice, report(classes, **values)))

    def reported(self, *reports, folder=None):
        self.dispatch(ev.TrainingReported(self.training.run.number, reports, folder))

    def trains(self):
        """Begin a run of 100 steps, and make 5 of them."""
        self.looked(tuple(f"class {n}" for n in range(10)))
        self.dispatch(ev.TrainingAsked())
        steps = [Step(n, n / 10, 1.0, 0.5, 1e-3, 0.1, 0.0, 8) for n in range(1, 6)]
        self.reported(Begun(self.training.data.report, 0, 100, 10), *steps)

    def typed(self, qtbot, field, words):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.fixture
def desk(qtbot):
    state = update(initial(), ev.PresetChosen("vgg_tiny"))
    window = MainWindow(Store(state))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    desk = Desk(window)
    desk.dispatch(ev.ViewChanged("tab", "training"))
    yield desk
    window.training.leaves = True
    window.close()


def press(qtbot, button):
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# The form


def test_the_pictures_are_looked_at_when_the_tab_is_first_seen(desk):
    assert desk.training.data.status == "looking"
    assert desk.training.data.choice == DrawnData()


@pytest.mark.parametrize(
    ("words", "rate"), [("1e-3", 1e-3), ("0,02", 0.02), ("5e-05", 5e-5), (" 3 ", 3.0)]
)
def test_a_learning_rate_is_read_as_people_write_it(desk, qtbot, words, rate):
    desk.dispatch(ev.PlanChanged("rate", 0.5))
    desk.typed(qtbot, desk.main.rate, words)
    assert desk.training.plan.rate == rate
    assert not desk.main.rate.property("bad")


@pytest.mark.parametrize("words", ["nan", "inf", "-1", "0", "", "fast"])
def test_what_is_no_learning_rate_is_not_taken_and_said(desk, qtbot, words):
    desk.main.rate.setFocus()
    desk.main.rate.selectAll()
    qtbot.keyClick(desk.main.rate, Qt.Key.Key_Delete)
    qtbot.keyClicks(desk.main.rate, words)
    qtbot.keyClick(desk.main.rate, Qt.Key.Key_Return)
    assert desk.training.plan.rate == USUAL.rate
    assert desk.main.rate.property("bad")
    complaint = desk.main._complaints[desk.main.rate]
    assert complaint.isVisible()
    assert ("not a number" if words else "missing") in complaint.text()
    assert complaint.text().endswith("It stays 0.003.")
    qtbot.keyClick(desk.main.rate, Qt.Key.Key_Escape)
    assert not complaint.isVisible()
    assert desk.main.rate.text() == "0.003"


def test_the_arrow_keys_go_through_round_rates(desk, qtbot):
    for expected in (0.005, 0.01, 0.02):
        qtbot.keyClick(desk.main.rate, Qt.Key.Key_Up)
        assert desk.training.plan.rate == pytest.approx(expected)
    qtbot.keyClick(desk.main.rate, Qt.Key.Key_Down)
    assert desk.training.plan.rate == pytest.approx(0.01)


def test_momentum_is_asked_for_only_where_it_is_used(desk):
    assert not desk.main.momentum.isVisible()
    desk.main.optimiser.chosen.emit("sgd")
    assert desk.training.plan.optimiser == "sgd"
    assert desk.main.momentum.isVisible()


def test_a_length_counts_epochs_or_steps(desk):
    desk.looked()
    desk.main.length.setValue(7)
    assert (desk.training.plan.epochs, desk.training.plan.steps) == (7, 0)
    desk.main.unit.chosen.emit("steps")
    assert desk.training.plan.steps == desk.training.plan.total_steps(8)
    desk.main.length.setValue(40)
    assert (desk.training.plan.epochs, desk.training.plan.steps) == (7, 40)
    assert desk.main.unit.current() == "steps"
    desk.main.unit.chosen.emit("epochs")
    assert desk.training.plan.steps == 0
    assert desk.main.length.value() == 7


def test_the_largest_batch_that_fits_is_taken_by_a_click(desk, qtbot):
    assert not desk.main.fits.isVisible()  # nobody knows yet what is free
    option = DeviceOption("cpu", "CPU", True, free_bytes=64 * 2**20, total_bytes=GIB)
    desk.dispatch(ev.DevicesFound((option,)))
    press(qtbot, desk.main.fits)
    best = desk.training.plan.batch
    good, plan = desk.state.model.good, desk.training.plan
    room = OFFERED * 64 * 2**20
    later = OFFERED_BATCHES[OFFERED_BATCHES.index(best) + 1]
    assert needed_bytes(good, plan, best) <= room < needed_bytes(good, plan, later)
    assert str(best) in desk.main.fits.text()
    assert not desk.main.fits.isEnabled()
    desk.dispatch(ev.PlanChanged("batch", best + 1))
    assert "too large" in desk.main.fits.text()
    desk.looked()  # at 8 pictures: more than those no step takes
    assert "too large" not in desk.main.fits.text()
    assert "Batch 8 takes" in desk.main.fits.toolTip()


def test_a_window_that_is_made_while_a_run_is_at_work_leaves_no_gap(desk, qtbot):
    desk.trains()
    made = MainForm(desk.dispatch)
    qtbot.addWidget(made)
    made.show_state(desk.state)
    made.show()
    assert made.length.isVisible()
    assert not made.fits.isVisible()  # it has nothing to say yet


def test_what_is_offered_does_not_follow_small_changes_of_the_free_memory(desk):
    def offered(free):
        option = DeviceOption("cpu", "CPU", True, free_bytes=free, total_bytes=GIB)
        desk.dispatch(ev.DevicesFound((option,)))
        return desk.main.fits.text()

    plan, good = desk.training.plan, desk.state.model.good
    border = int(needed_bytes(good, plan, 48) / OFFERED)
    assert offered(border + 2**16) == "largest that fits: 48"
    assert offered(border - 2**16) == "largest that fits: 48"
    assert offered(border - border // 5) != "largest that fits: 48"
    assert offered(border - 2**16) != "largest that fits: 48"


@pytest.mark.parametrize("reason", [None, "processors are slow"])
def test_mixed_precision_says_where_it_brings_nothing(desk, reason):
    said = None if reason is None else text("processors are slow")
    kinds = (
        PrecisionOption("fp32", text("float32"), True),
        PrecisionOption("bf16", text("bfloat16"), reason is None, said),
    )
    desk.dispatch(ev.DevicesFound((DeviceOption("cpu", "CPU", True, precisions=kinds),)))
    assert desk.setup.rest.mixed.isEnabled() == (reason is None)
    assert (reason or "two bytes") in desk.setup.rest.mixed.toolTip()


def test_a_layer_to_train_from_that_is_gone_is_not_trained_from(desk):
    desk.setup.rest.trains.chosen.emit("conv3_1")
    assert desk.setup.rest.trains.current() == "conv3_1"
    desk.dispatch(ev.PresetChosen("vgg_mini"), ev.EntryRemoved("features", 7))
    desk.dispatch(ev.EntryRemoved("features", 6))
    names = [desk.setup.rest.trains.itemData(i) for i in range(desk.setup.rest.trains.count())]
    assert names[:2] == ["all", "classifier"]
    assert "conv2_1" in names
    desk.dispatch(ev.PlanChanged("trains", "conv9_9"))
    assert desk.setup.rest.trains.current() == "all"
    desk.looked(tuple(f"class {n}" for n in range(10)))
    desk.dispatch(ev.TrainingAsked())
    assert desk.asked[-1].plan.trains == "all"


def test_augmentations_are_single_choices(desk, qtbot):
    desk.looked()
    press(qtbot, desk.main.augmentation["flip"])
    press(qtbot, desk.main.augmentation["colour"])
    assert desk.training.plan.augmentation == Augmentation(flip=True, colour=True)
    assert desk.training.data.status == "looking"  # for examples that show them


def test_everything_has_a_name_and_a_word_of_what_it_is(desk):
    desk.setup.line.click()
    for form in (desk.setup.data, desk.main, desk.setup.data_more, desk.setup.rest):
        for field in form._places:
            if field.isVisible() and field.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert field.accessibleName() or field.text(), field
                assert field.toolTip(), field


def test_the_tab_key_goes_from_the_data_to_the_buttons(desk, qtbot):
    desk.looked()
    desk.setup.data.source.setFocus()
    met = []
    for _ in range(40):
        widget = desk.window.focusWidget()
        if widget in met:
            break
        met.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    wanted = [
        desk.setup.data.source,
        desk.setup.data.choose,
        desk.setup.data.classes,
        desk.main.batch,
        desk.main.rate,
        desk.main.finds,
        desk.main.optimiser,
        desk.main.seed,
        desk.setup.line,
        desk.controls.start,
    ]
    assert [widget for widget in met if widget in wanted] == wanted


# The data


def test_sources_are_chosen_by_name(desk):
    desk.setup.data.source.chosen.emit("cifar10")
    assert desk.training.plan.data == NamedData("cifar10")
    desk.setup.data.downloads.click()
    assert desk.training.plan.data == NamedData("cifar10", downloads=True)
    desk.setup.data.source.chosen.emit("drawn")
    desk.setup.data.classes.setValue(4)
    desk.setup.data_more.counts["train"].setValue(100)
    assert desk.training.plan.data == DrawnData(classes=4, train=100)


def test_a_folder_is_chosen_in_a_dialog(desk, qtbot, tmp_path):
    press(qtbot, desk.setup.data.choose)
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(QFileDialog)))
    dialog = desk.window.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert desk.training.plan.data == FolderData(tmp_path)
    assert desk.setup.data.source.currentText() == tmp_path.name


def test_the_card_tells_what_there_is(desk, qtbot):
    card = desk.setup.card
    desk.dispatch(ev.DataProgressed(desk.training.data.choice, 0.4))
    assert card.bar.isVisible()
    assert card.bar.value() == 40
    desk.looked(notes=(text("Ignored: {n} hidden folders", n=2),), split=True)
    assert not card.bar.isVisible()
    assert card.summary.text() == ("8 training and 2 validation images, 20×20 to 40×30, 2 classes")
    assert "Ignored: 2 hidden folders" in card.notes.text()
    assert "set aside" in card.notes.text()
    assert not card.rows.isVisible()
    card.line.click()
    assert card.rows.isVisible()
    assert "cat: 4 + 1" in card.rows.accessibleDescription()
    qtbot.waitUntil(lambda: card.rows.height() == card.rows.sizeHint().height())
    shown = card.rows.grab().toImage()
    rect = card.rows._tiles(1)[0][0]
    assert shown.pixelColor(rect.center()).red() == 40


def test_changed_examples_stand_beside_the_others(desk):
    changed = (Example(picture(200), 0, "cat.png"),)
    desk.looked(augmented=changed)
    desk.setup.card.line.click()
    tiles = desk.setup.card.rows._tiles(0)
    assert [name for _, _, name in tiles] == ["cat.png", "cat.png, changed"]
    assert tiles[1][0].left() > tiles[0][0].right()


def test_classes_without_pictures_can_be_left_out(desk, qtbot):
    choice = FolderData(Path("/pets"))
    desk.dispatch(ev.DataChosen(choice))
    hint = text("Leave it out.")
    desk.dispatch(ev.DataFailed(choice, text("It is not there."), hint))
    assert not desk.setup.card.leave_out.isVisible()
    wrong = text("The class “b” has no pictures.")
    desk.dispatch(ev.DataFailed(choice, wrong, hint, empty=True))
    assert "no pictures" in desk.setup.card.problem.text()
    press(qtbot, desk.setup.card.leave_out)
    assert desk.training.data.choice == replace(choice, skips_empty=True)
    assert desk.training.data.status == "looking"


# Starting


def test_start_waits_for_the_pictures(desk, qtbot):
    press(qtbot, desk.controls.start)
    assert desk.training.waiting
    assert not desk.asked
    assert "looked at" in desk.controls.words.text()
    desk.looked(tuple(f"class {n}" for n in range(10)))
    assert len(desk.asked) == 1


def test_a_start_without_pictures_is_no_start(desk, qtbot):
    press(qtbot, desk.controls.start)
    choice = desk.training.data.choice
    desk.dispatch(ev.DataFailed(choice, text("It is empty."), text("Choose another.")))
    assert not desk.training.waiting
    assert not desk.asked
    assert desk.controls.start.isEnabled()


def test_the_head_gets_the_classes_of_the_data_after_a_question(desk, qtbot):
    desk.dispatch(ev.DataChosen(FolderData(Path("/pets"))))  # built-in data follows the network
    desk.looked()
    press(qtbot, desk.controls.start)
    assert not desk.asked
    card = desk.setup.question
    assert card.isVisible()
    assert card.words.text() == "The data has 2 classes, the network 10 outputs."
    assert card.take.hasFocus()
    qtbot.keyClick(card.take, Qt.Key.Key_Space)
    assert desk.state.model.good.spec.num_classes == 2
    assert desk.asked[-1].spec == desk.state.model.good.spec
    assert not card.isVisible()
    assert desk.controls.isAncestorOf(desk.window.focusWidget())
    desk.dispatch(ev.Undone())
    assert desk.state.model.good.spec.num_classes == 10


def test_a_declined_question_changes_nothing(desk, qtbot):
    desk.dispatch(ev.DataChosen(FolderData(Path("/pets"))))
    desk.looked()
    press(qtbot, desk.controls.start)
    assert desk.setup.question.isVisible()
    press(qtbot, desk.setup.question.decline)
    assert desk.state.model.good.spec.num_classes == 10
    assert not desk.asked
    assert desk.controls.start.isEnabled()


@pytest.mark.parametrize(
    ("button", "key", "classes"),
    [("take", "Return", 2), ("decline", "Enter", 10), ("take", "Escape", 10)],
)
def test_the_question_is_answered_by_enter_and_escape(desk, qtbot, button, key, classes):
    desk.dispatch(ev.DataChosen(FolderData(Path("/pets"))))
    desk.looked()
    press(qtbot, desk.controls.start)
    held = getattr(desk.setup.question, button)
    held.setFocus()
    qtbot.keyClick(held, Qt.Key[f"Key_{key}"])
    assert desk.training.question is None
    assert desk.state.model.good.spec.num_classes == classes


def test_pictures_that_cannot_be_read_are_why_nothing_starts(desk):
    desk.dispatch(ev.DataChosen(FolderData(Path("/pets"))))
    desk.dispatch(ev.DataFailed(desk.training.plan.data, text("No."), text("Look again.")))
    assert "It can start when the pictures can be read" in desk.controls.words.text()


def test_a_broken_network_says_which_one_is_trained(desk, qtbot):
    desk.looked(tuple(f"class {n}" for n in range(10)))
    good = desk.state.model.good.spec
    desk.dispatch(ev.CfgTyped("features", "[16, 'M', 'M', 'M', 'M', 'M', 'M', 'M']"))
    assert desk.state.model.problem is not None
    assert "last network that worked" in desk.setup.network.text()
    press(qtbot, desk.controls.start)
    assert desk.asked[-1].spec == good


def test_an_output_that_spoils_the_loss_is_explained_and_mended_by_a_click(desk, qtbot):
    spec = replace(PRESETS["vgg_tiny"].spec, output=PRESETS["vgg16_two_class"].spec.output)
    assert not desk.setup.advice.isVisible()
    desk.dispatch(ev.SpecOpened(spec, None))
    card = desk.setup.advice
    assert card.isVisible()
    assert "Softmax before cross-entropy" in card.words.text()
    assert "behind the logits" in card.words.text()
    card.line.click()
    assert "CrossEntropyLoss applies a softmax itself" in card.why.text()
    press(qtbot, card.mend)
    assert desk.state.model.spec == PRESETS["vgg_tiny"].spec
    assert not card.isVisible()


# Control


def test_the_buttons_mean_something_or_are_grey(desk, qtbot):
    controls = desk.controls
    assert controls.start.isEnabled()
    assert not controls.pause.isEnabled()
    assert not controls.stop.isEnabled()
    desk.trains()
    assert not controls.start.isEnabled()
    assert not desk.main.batch.isEnabled()
    assert "own copy" in controls.words.text()
    press(qtbot, controls.pause)
    assert desk.training.reins.paused
    assert controls.pause.text() == "Continue"
    desk.reported(Resting(5))
    assert "Paused after step 5" in controls.words.text()
    press(qtbot, controls.step)
    assert desk.training.reins.singles == 1
    press(qtbot, controls.pause)
    assert not desk.training.reins.paused
    press(qtbot, controls.stop)
    assert desk.training.reins.stopping
    assert not controls.stop.isEnabled()
    assert not controls.pause.isEnabled()
    desk.reported(Saved(5, best=False), Ended("stopped", 5), folder=Path("/runs/1"))
    assert "Stopped after step 5" in controls.words.text()
    press(qtbot, controls.resume)
    assert desk.asked[-1].resume == Path("/runs/1")
    assert len(desk.training.runs) == 1  # it goes on, as the same run


def test_stopped_twice_and_before_the_first_step(desk):
    desk.looked(tuple(f"class {n}" for n in range(10)))
    desk.dispatch(ev.TrainingAsked())
    desk.reported(Preparing(text("Reading the pictures"), 0.25))
    assert desk.controls.words.text().startswith("Reading the pictures 25 %")
    desk.dispatch(ev.TrainingStopped(), ev.TrainingStopped())
    assert desk.training.run.status == "stopping"
    desk.reported(Ended("stopped", 0))
    desk.dispatch(ev.TrainingStopped())
    assert desk.training.run.status == "stopped"
    assert desk.controls.words.text() == "Stopped before the first step."
    assert desk.controls.start.isEnabled()


def test_the_rate_of_a_run_at_work_can_be_changed(desk, qtbot):
    desk.trains()
    assert desk.main.rate.isEnabled()
    desk.typed(qtbot, desk.main.rate, "5e-4")
    assert desk.training.reins.rate == 5e-4
    assert desk.training.plan.rate == 5e-4


def test_edits_while_it_trains_are_for_the_next_run(desk):
    desk.trains()
    desk.dispatch(ev.EntryChanged("features", 0, "24"))
    assert "your edits are for the next one" in desk.controls.words.text()


def test_a_range_test_draws_its_curve_and_a_click_takes_its_rate(desk, qtbot):
    card = desk.main.test
    assert not card.isVisible()
    press(qtbot, desk.main.finds)
    assert card.isVisible()
    assert desk.training.test.status == "running"
    points = tuple(RatePoint(10.0**-n, 2 - n / 10) for n in (6, 5, 4, 3, 2))
    desk.dispatch(ev.RangeReported(RangeFound(points, 0.00234), over=False))
    assert not card.take.isVisible()
    desk.dispatch(ev.RangeReported(RangeFound(points, 0.00234), over=True))
    assert len(card.chart.lines().lines[0].points) == 5
    layout = card.chart._layout()
    places = [point.x() for point in layout.polygon(card.chart.lines().lines[0].points)]
    assert places == pytest.approx([layout.x(one.rate) for one in points])
    assert places[2] - places[1] == pytest.approx(places[1] - places[0])  # a power of ten each
    assert card.take.text() == "Use 0.0023"
    press(qtbot, card.take)
    assert desk.training.plan.rate == 0.0023
    assert not card.isVisible()
    press(qtbot, desk.main.finds)
    assert card.isVisible()


def test_a_start_ends_the_range_test(desk, qtbot):
    desk.looked(tuple(f"class {n}" for n in range(10)))
    press(qtbot, desk.main.finds)
    press(qtbot, desk.controls.start)
    assert desk.training.test.status == "none"
    assert len(desk.asked) == 1


def test_the_status_bar_says_how_far_it_is_and_leads_there(desk, qtbot):
    status = desk.window.status.training
    assert not status.isVisible()
    desk.trains()
    assert status.words.text() == "Epoch 1 of 10"
    assert status.bar.value() == 50
    desk.dispatch(ev.ViewChanged("tab", "layers"))
    press(qtbot, status.words)
    assert desk.state.view.tab == "training"
    desk.reported(Ended("finished", 100))
    assert not status.isVisible()


def test_the_command_train_opens_the_tab_and_then_begins(desk):
    desk.looked(tuple(f"class {n}" for n in range(10)))
    desk.dispatch(ev.ViewChanged("tab", "layers"))
    train = desk.window.actions_.by_key["train"]
    train.trigger()
    assert desk.state.view.tab == "training"
    assert not desk.asked
    train.trigger()
    assert len(desk.asked) == 1
    train.trigger()
    assert len(desk.asked) == 1


def test_the_commands_rein_as_the_buttons_do(desk):
    by_key = desk.window.actions_.by_key
    keys = ("train_pause", "train_step", "train_stop", "train_resume")
    assert not any(by_key[key].isEnabled() for key in keys)
    desk.trains()
    by_key["train_pause"].trigger()
    assert desk.training.reins.paused
    by_key["train_pause"].trigger()
    assert not desk.training.reins.paused
    by_key["train_step"].trigger()
    assert desk.training.reins.singles == 1
    by_key["train_stop"].trigger()
    assert desk.training.run.status == "stopping"
    assert not any(by_key[key].isEnabled() for key in keys)


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("train_data", lambda state: state.training.plan.data.path),
        ("train_folder", lambda state: state.training.folder),
        ("train_open", lambda state: state.opening[0]),
    ],
)
def test_folders_are_asked_for(desk, tmp_path, key, found):
    desk.window.actions_.by_key[key].trigger()
    (dialog,) = [one for one in desk.window.findChildren(QFileDialog) if one.isVisible()]
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert found(desk.state) == tmp_path
    assert desk.state.view.tab == "training"


def test_the_best_weights_of_a_run_are_a_click_away(desk, qtbot, tmp_path):
    best = desk.setup.controls.best
    desk.trains()
    assert not best.isVisible()
    seen = [
        Evaluation(step, step / 10, 0.5, accuracy, None, (), (), 0.1, best=True)
        for step, accuracy in ((3, 0.9), (5, 0.8))
    ]
    desk.reported(*seen, Saved(5, best=False), Ended("stopped", 5), folder=tmp_path)
    assert best.text() == "Take the best weights"
    assert "step 3, with 90" in best.toolTip()
    press(qtbot, best)
    assert desk.state.weights.transfer.asked == tmp_path / "best.safetensors"
    (notice,) = desk.state.notices
    assert "best after step 3" in str(notice.what)
    desk.dispatch(ev.EntryChanged("features", 0, "24"))
    assert not best.isVisible()


# Closing


@pytest.mark.parametrize("answer", ["keep", "close", "escape"])
def test_closing_while_it_trains_asks_once(desk, qtbot, answer):
    desk.trains()
    desk.window.close()
    desk.window.close()
    box = desk.window.training.box
    assert desk.window.isVisible()
    assert box.isVisible()
    close, keep = box.buttons()
    if answer == "escape":
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    else:
        press(qtbot, close if answer == "close" else keep)
    qtbot.waitUntil(lambda: desk.window.training.box is None)
    assert desk.window.isVisible()
    assert desk.training.reins.stopping == (answer == "close")
    desk.reported(Ended("stopped", 100))
    turned(qtbot)
    qtbot.waitUntil(lambda: desk.window.isVisible() == (answer != "close"))


def turned(qtbot):
    """Wait until what was put off is done."""
    done = []
    QTimer.singleShot(0, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))


@pytest.fixture
def stopping(desk, qtbot):
    """A window that was closed, and waits for its run."""
    desk.trains()
    desk.window.close()
    press(qtbot, desk.window.training.box.buttons()[0])
    qtbot.waitUntil(lambda: desk.window.training.box is not None)
    assert "checkpoint is written" in desk.window.training.box.text()
    return desk


def test_a_window_that_closes_says_what_it_waits_for_and_closes_then(stopping, qtbot):
    stopping.window.close()  # again
    assert stopping.window.isVisible()
    stopping.reported(Saving(5))
    assert "Writing the last checkpoint" in stopping.window.status.training.words.text()
    stopping.reported(Ended("stopped", 5))
    qtbot.waitUntil(lambda: not stopping.window.isVisible())
    assert stopping.window.training.box is None


@pytest.mark.parametrize("how", ["button", "escape"])
def test_a_window_that_waits_can_stay_open(stopping, qtbot, how):
    box = stopping.window.training.box
    if how == "button":
        press(qtbot, box.buttons()[1])
    else:
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: stopping.window.training.box is None)
    stopping.reported(Ended("stopped", 5))
    turned(qtbot)
    assert stopping.window.isVisible()
    assert stopping.window.close()


def test_a_window_that_waits_can_be_closed_at_once(stopping, qtbot):
    press(qtbot, stopping.window.training.box.buttons()[0])
    qtbot.waitUntil(lambda: not stopping.window.isVisible())


def test_nothing_is_asked_when_nothing_trains_or_when_logging_off(desk):
    desk.trains()
    desk.window.training.leaves = True
    assert desk.window.close()
    assert desk.window.training.box is None


def test_the_question_goes_when_the_run_is_over(desk, qtbot):
    desk.trains()
    desk.window.close()
    desk.reported(Ended("finished", 100))
    qtbot.waitUntil(lambda: desk.window.training.box is None)
    assert desk.window.isVisible()
    assert desk.window.close()
