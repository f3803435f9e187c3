"""The board of the tab Training, with hand-made runs, real mouse and keys, and no trainer."""

import csv
import io
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from stand_ins import WindowDesk

from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.text import text
from vgg_explorer.engine.training import records
from vgg_explorer.engine.training.curve import Curve
from vgg_explorer.engine.training.plan import Plan
from vgg_explorer.gui import theme
from vgg_explorer.gui.main_window import MainWindow
from vgg_explorer.gui.notices import Notices, lasts_ms
from vgg_explorer.gui.store import Store
from vgg_explorer.gui.visual_pane.training import curves, status
from vgg_explorer.gui.visual_pane.training.traces import MOST, Trace, Traces
from vgg_explorer.session import events as ev
from vgg_explorer.session.board import Album, BoardLook, Sheet, Taught
from vgg_explorer.session.growing import Growing
from vgg_explorer.session.state import Notice, NoticeAction
from vgg_explorer.session.training import Run
from vgg_explorer.session.updates import initial, update

SPEC = PRESETS["vgg_mini"].spec
CLASSES = ("cat", "dog", "owl")
PER_EPOCH = 10


def report(classes=CLASSES):
    many = (10,) * len(classes)
    return records.DataReport(text("Animals"), classes, many, many, (8, 8), (8, 8))


def step(number, loss=None, **changes):
    values = {
        "step": number,
        "epoch": number / PER_EPOCH,
        "loss": 2 / number if loss is None else loss,
        "accuracy": 0.5,
        "rate": 0.001,
        "seconds": 0.5,
        "data_seconds": 0.015,
        "pictures": 20,
    }
    return records.Step(**(values | changes))


def evaluation(epoch, accuracy, classes=CLASSES):
    count = len(classes)
    confusion = tuple(
        tuple(9 if true == predicted else 1 for predicted in range(count)) for true in range(count)
    )
    pixels = np.full((8, 8, 3), 10 * epoch, np.uint8)
    mistakes = tuple(
        records.Mistake(records.Example(pixels, 0, f"picture {n}"), 1, 0.9 - n / 10)
        for n in range(3)
    )
    made = (epoch * PER_EPOCH, float(epoch), 1 / epoch, accuracy, None, confusion, mistakes)
    return records.Evaluation(*made, 2.0, True)


def health(number):
    layers = (
        records.LayerHealth("conv1_1", 5.0, 0.25, 0.001, 0.125),
        records.LayerHealth("fc5", 4.0, 0.5 / number, 0.002, None),
    )
    return records.Health(number, layers)


def run(number=1, done=25, **changes):
    seen = tuple(evaluation(epoch, 0.5 + epoch / 10) for epoch in range(1, done // PER_EPOCH + 1))
    values = {
        "status": "running",
        "data": report(),
        "step": done,
        "total": 50,
        "steps_per_epoch": PER_EPOCH,
        "curve": Curve([step(n) for n in range(1, done + 1)]),
        "evaluations": seen,
        "healths": (health(10), health(20)),
        "saved": 20,
        "began": 1.0,
    }
    return Run(number, SPEC, Plan(batch=20), **(values | changes))


class Desk(WindowDesk):
    """A window on the tab Training with some runs."""

    def __init__(self, window):
        super().__init__(window)
        self.saved = []
        self.events = []
        window.file_saved.connect(self._keep)

    def _keep(self, path, data):
        self.saved.append((path, data))

    def show(self, *runs, **changes):
        store = self.window.store
        store._state = replace(
            store.state, training=replace(store.state.training, runs=runs, **changes)
        )
        self.window.visual_pane.show_state(None, store.state)

    @property
    def board(self):
        return self.window.visual_pane.pages["training"].board


@pytest.fixture
def desk(qtbot, qapp):
    theme.apply(qapp, "light")
    state = update(update(initial(), ev.SpecOpened(SPEC)), ev.ViewChanged("tab", "training"))
    store = Store(state)
    window = MainWindow(store)
    window.store = store
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    return Desk(window)


def press(qtbot, row, key):
    segment = next(s for s in row._segments if s.option.key == key)
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)


# Before the first run


def test_the_invitation_starts(desk, qtbot):
    board = desk.board
    assert board.invitation.isVisible()
    assert not board.strip.isVisible()
    qtbot.mouseClick(board.invitation.start, Qt.MouseButton.LeftButton)
    assert desk.state.training.waiting  # the data is looked at first
    assert not board.invitation.start.isEnabled()


# Curves


def test_steps_are_reduced_to_what_a_chart_can_show():
    long = run(curve=Curve(), steps_per_epoch=500)
    trace = Trace(long)
    steps = []
    for number in range(1, 20_001):
        steps.append(step(number, loss=1.0 if number != 7_777 else 9.0))
    curve = Curve(steps[:3])
    for end in (10, 1000, 20_000):  # told bit by bit
        curve = curve.extended(steps[len(curve) : end])
        assert trace.follow(replace(long, curve=curve))
    assert MOST / 2 <= len(trace.steps) <= MOST
    assert trace.steps == sorted(trace.steps)
    assert trace.steps[-1] == 20_000
    at_once = Trace(long)
    at_once.follow(replace(long, curve=curve))
    assert at_once.steps == trace.steps
    assert at_once.loss.smooth == trace.loss.smooth
    # An outlier is not lost: it is in the band, at its place, and hardly in the smooth line.
    place = trace.loss.high.index(9.0)
    assert trace.steps[place - 1] < 7_777 <= trace.steps[place]
    assert max(trace.loss.smooth) < 2


def test_numbers_that_are_none_leave_no_gap_in_the_smooth_line():
    broken = [step(1, 1.0), step(2, math.nan), step(3, math.inf), step(4, 1.0)]
    one = run(curve=Curve(broken), evaluations=())
    found = curves.drawn(replace(initial().training, runs=(one,)), Traces())
    lines = curves.loss_lines(found)
    train = next(line for line in lines.lines if line.band)
    assert [value for _, value in train.points] == [1.0] * 4
    assert len(train.band) == 2
    assert math.isfinite(lines.up.high)


def test_a_trace_begins_anew_where_a_resume_makes_steps_again():
    traces = Traces()
    first = run(done=20)
    assert traces.of(first).steps[-1] == 20
    again = [*first.curve[:10], *(step(n, 5.0) for n in range(11, 31))]
    assert traces.of(replace(first, curve=Curve(again))).loss.high[15] == 5.0


def test_the_legend_tells_the_latest_and_the_pointer_another_step(desk, qtbot):
    desk.show(run())
    chart = desk.board.curves.loss
    latest = chart.readout()
    assert latest.x == 2.5
    assert latest.values["val"] == "0.5"
    at = QPoint(round(chart.place_of(1.5)), chart.height() // 2)
    qtbot.mouseMove(chart, at - QPoint(4, 0))
    qtbot.mouseMove(chart, at)
    assert chart.readout().where == "step 15, epoch 1.50"
    assert chart.readout().values == {"train": "0.133", "val": "1"}
    qtbot.mouseMove(desk.board.strip, QPoint(5, 5))
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.readout().where == "step 1, epoch 0.10"
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.readout().values == {"train": "1"}  # of step 2, before any validation
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.looked_at() is None


def test_now_and_the_best_validation_are_marked(desk):
    seen = (evaluation(1, 0.5), evaluation(2, 0.9), evaluation(3, 0.8))
    desk.show(run(done=35, evaluations=seen))
    lines = desk.board.curves.accuracy.lines()
    assert lines.now == 3.5
    validation = next(line for line in lines.lines if line.name == "val")
    assert validation.points[validation.ring] == (2.0, 0.9)
    desk.show(run(done=50, status="finished"))
    assert desk.board.curves.accuracy.lines().now is None


def test_scale_and_axis_are_chosen(desk, qtbot):
    desk.show(run())
    bar = desk.board.bar
    press(qtbot, bar.loss, "log")
    assert desk.board.curves.loss.lines().up.log
    press(qtbot, bar.pages.row, "curves")
    press(qtbot, bar.across, "steps")
    lines = desk.board.curves.loss.lines()
    assert lines.across.high == 50
    assert lines.caption == "step"
    assert desk.board.curves.rate.isVisible()
    assert desk.state.training.look == BoardLook("curves", "steps", "log")


def test_earlier_runs_lie_behind_with_their_number(desk):
    desk.show(run(1, 50, status="finished"), run(2, 12), shown=(1,))
    lines = desk.board.curves.loss.lines().lines
    behind = [line for line in lines if line.behind]
    assert [line.look.letter for line in behind] == ["", "1"]
    assert all(not line.name for line in behind)
    desk.dispatch(ev.RunOverlaid(1, False))
    assert not [line for line in desk.board.curves.loss.lines().lines if line.behind]


def test_paints_while_it_goes_on_are_few(desk, qtbot):
    desk.show(run())
    shown = []
    chart = desk.board.curves.loss
    keep = chart.show_lines
    chart.show_lines = lambda data: (shown.append(data), keep(data))
    for number in range(26, 46):
        desk.dispatch(ev.TrainingReported(1, (step(number),)))
    assert len(shown) <= 1
    qtbot.waitUntil(lambda: bool(shown) and shown[-1].now == 4.5)
    assert len(shown) <= 2
    desk.dispatch(ev.TrainingReported(1, (records.Ended("stopped", 45),)))
    assert desk.board.strip.figures.status().title == "Stopped: Epoch 5 of 5"  # at once


def test_out_of_sight_nothing_is_painted(desk, qtbot):
    desk.show(run())
    desk.dispatch(ev.ViewChanged("tab", "layers"))
    before = desk.board.curves.loss.lines()
    for number in range(26, 46):
        desk.dispatch(ev.TrainingReported(1, (step(number),)))
    assert not desk.board._late.isActive()
    assert desk.board.curves.loss.lines() is before
    desk.dispatch(ev.ViewChanged("tab", "training"))
    assert desk.board.curves.loss.lines().now == 4.5


# How it stands


def told(**changes):
    one = run(**changes)
    return status.status(one, Traces().of(one))


def test_the_strip_of_a_run_at_work():
    found = told(memory=64 * 2**20)
    assert found.title == "Epoch 3 of 5"
    assert found.items == ("batch 5 / 10", "best val 70.0 % at epoch 2")
    assert found.details[:3] == ("40 img/s", "waits for data 3 %", "rate 0.001")
    assert "memory 64 MiB" in found.details
    # 25 steps of half a second, and two and a half validations of two.
    assert found.left == "ETA 00:18"
    assert found.done == 0.5


@pytest.mark.parametrize(
    ("condition", "title", "bad"),
    [
        ("preparing", "Preparing", False),
        ("paused", "Paused: Epoch 3 of 5", False),
        ("stopping", "Stopping: Epoch 3 of 5", False),
        ("finished", "Finished", False),
        ("stopped", "Stopped: Epoch 3 of 5", False),
        ("diverged", "Diverged: Epoch 3 of 5", True),
        ("failed", "Failed", True),
        ("following", "Following: Epoch 3 of 5", False),
    ],
)
def test_every_condition_has_words(condition, title, bad):
    found = told(status=condition, what=text("The reason."), hint=text("The way out."))
    assert (found.title, found.bad) == (title, bad)
    if bad:
        assert found.message.startswith("The reason. The way out.")
        assert "step 20" in found.message


def test_a_checkpoint_that_takes_long_is_told():
    assert told(saving=True).title == "Writing a checkpoint"
    assert "is being written" in told(status="stopping", saving=True).message
    assert "is being written" not in told(status="stopping").message


def test_a_message_is_shown_as_long_as_it_is_true(desk):
    desk.show(run(status="diverged", what=text("The loss is NaN.")))
    assert desk.board.strip.message.isVisible()
    assert desk.board.strip.message.property("role") == "error"
    desk.show(run())
    assert not desk.board.strip.message.isVisible()


def test_what_is_not_as_it_was_asked_for_is_told(desk):  # FAULTS 94 and 100
    desk.show(run(notes=(text("Not bit for bit."), text("The batch is larger."))))
    assert desk.board.strip.message.text() == "Not bit for bit. The batch is larger."
    assert desk.board.strip.message.property("role") != "error"


# Maps, layers, mistakes


def album(number=1, epochs=(0.0, 1.0, 2.5)):
    sheets = []
    for place, epoch in enumerate(epochs):
        stone = None if place == len(epochs) - 1 else int(epoch)
        errand = Growing(Taught(number, int(epoch * 10), epoch, "s"), (), stone, "key")
        tiles = {c: np.full((4, 4), epoch + c, np.float32) for c in (2, 5)}
        sheets.append(Sheet("conv1_1", int(epoch * 10), epoch, stone, tiles, errand))
    return Album(number, "key", tuple(sheets))


def test_maps_grow_epoch_by_epoch(desk, qtbot):
    desk.show(run(), album=album())
    wall = desk.board.growth.wall
    desk.window.grab()
    assert wall.epochs() == ("start", "1", "2 now")
    assert wall.channels() == (2, 5)
    qtbot.mouseClick(wall, Qt.MouseButton.LeftButton, pos=wall.tile_rect(1, 0).center().toPoint())
    assert desk.state.selection.channel == 5
    wall.setFocus()
    qtbot.keyClick(wall, Qt.Key.Key_Up)
    assert desk.state.selection.channel == 2
    desk.show(run(2), album=album())
    assert wall.channels() == ()  # those of an earlier run are not shown as this one's


def test_layers_have_bars_and_a_history(desk, qtbot):
    desk.show(run())
    press(qtbot, desk.board.bar.pages.row, "layers")
    panel = desk.board.layers
    bars = panel.chart.bars()
    assert [one.key for one in bars.categories] == ["conv1_1", "fc5"]
    assert [one.bars[0].look.letter for one in bars.categories] == ["C", "L"]
    assert bars.categories[0].top == 0.25
    panel.chart.setFocus()
    qtbot.keyClick(panel.chart, Qt.Key.Key_End)
    qtbot.keyClick(panel.chart, Qt.Key.Key_Return)
    assert desk.state.selection.layer == "fc5"
    assert panel.history.lines().lines[0].points == ((1.0, 0.05), (2.0, 0.025))
    press(qtbot, panel.measure.row, "dead")
    assert [one.bars[0].value for one in panel.chart.bars().categories] == [0.125, None]


def test_the_confusion_matrix_tells_of_a_cell(desk, qtbot):
    desk.show(run())
    panel = desk.board.confusion
    qtbot.waitUntil(lambda: panel.matrix.cell_rect((0, 0)).width() == 40)  # all has its place
    where = panel.matrix.cell_rect((0, 1)).center().toPoint()
    qtbot.mouseMove(panel.matrix, where - QPoint(3, 3))
    qtbot.mouseMove(panel.matrix, where)
    assert panel.hint.text() == "1 of 11 cat taken for dog (9 %)"
    panel.matrix.setFocus()
    qtbot.keyClick(panel.matrix, Qt.Key.Key_Left)
    assert panel.hint.text() == "9 of 11 cat right (82 %)"


def test_a_hundred_classes_scroll(desk):
    classes = tuple(f"class {n}" for n in range(102))
    seen = (evaluation(1, 0.5, classes),)
    desk.show(run(data=report(classes), evaluations=seen), look=BoardLook(page="confusion"))
    matrix, area = desk.board.confusion.matrix, desk.board.confusion.area
    assert matrix.cell_rect((0, 0)).width() >= 10
    assert area.verticalScrollBar().maximum() > 0
    assert matrix.height() > 102 * 10


def test_a_mistake_becomes_the_picture(desk, qtbot):
    desk.show(run(), look=BoardLook(page="confusion"))
    wall = desk.board.mistakes.wall
    desk.window.grab()
    qtbot.mouseClick(wall, Qt.MouseButton.LeftButton, pos=wall.tile_rect(1).center())
    assert desk.state.input.pending.name == "picture 1"
    assert (
        desk.state.input.pending.data
        is desk.board._shown.training.run.evaluations[-1].mistakes[1].example.pixels
    )
    wall.setFocus()
    qtbot.keyClick(wall, Qt.Key.Key_Right)
    qtbot.keyClick(wall, Qt.Key.Key_Return)
    assert desk.state.input.pending.name == "picture 2"
    assert wall.words(0) == "picture 0: cat, taken for dog with 90 %"


# The table of runs


@pytest.fixture
def table(desk):
    first = run(1, 50, status="stopped", folder=Path("/runs/one"))
    desk.show(first, run(2, 12, status="finished"), look=BoardLook(page="runs"))
    return desk.board.runs


def test_the_table_tells_of_every_run(table):
    rows = table.rows
    assert rows.rowCount() == 2
    words = [rows.index(1, column).data() for column in range(rows.columnCount())]
    assert words == [
        "1",
        "VGG mini",
        "",
        "100.0 %",
        "00:35",
        "stopped",
        "Adam 0.001, batch 20, 5 epochs, seed 0",
        "Animals",
    ]


def test_a_tick_overlays_the_curves(table, desk, qtbot):
    index = table.rows.index(1, 0)
    box = table.table.visualRect(index)
    qtbot.mouseClick(
        table.table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(box.left() + 10, box.center().y()),
    )
    assert desk.state.training.shown == (1,)
    table.table.setFocus()
    qtbot.keyClick(table.table, Qt.Key.Key_Down)
    qtbot.keyClick(table.table, Qt.Key.Key_Space)
    assert desk.state.training.shown == ()


def test_what_can_be_done_with_a_run(table, desk, qtbot, monkeypatch):
    assert not table.resume.isEnabled()  # the latest is finished
    table.table.setFocus()
    qtbot.keyClick(table.table, Qt.Key.Key_Down)
    assert table.chosen().number == 1
    assert table.resume.isEnabled()
    assert "/runs/one" in table.note.text()
    told = []
    monkeypatch.setattr(table, "_dispatch", told.append)
    for button in (table.open, table.resume, table.forget):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == [ev.RunOpened(1), ev.TrainingAsked(Path("/runs/one")), ev.RunForgotten(1)]
    qtbot.keyClick(table.table, Qt.Key.Key_Return)
    assert told[3:] == [ev.RunOpened(1)]
    places = []
    monkeypatch.setattr(QDesktopServices, "openUrl", places.append)
    qtbot.mouseClick(table.reveal, Qt.MouseButton.LeftButton)
    assert [Path(place.toLocalFile()) for place in places] == [Path("/runs/one")]


def test_a_run_at_work_is_not_forgotten(desk):
    desk.show(run(1, 20, folder=Path("/runs/one")), look=BoardLook(page="runs"))
    assert not desk.board.runs.forget.isEnabled()
    assert not desk.board.runs.resume.isEnabled()


def test_curves_and_table_as_csv(table, desk):
    table.table.selectRow(1)
    for ask, stem in ((table._ask_curves, "VGG mini run 1"), (table._ask_table, "runs")):
        ask()
        dialog = desk.window.findChildren(QFileDialog)[-1]
        assert Path(dialog.selectedFiles()[0]).stem == stem
        dialog.fileSelected.emit(f"/tmp/{stem}.csv")
        dialog.close()
    (_, curve), (_, whole) = desk.saved
    lines = list(csv.DictReader(io.StringIO(curve.decode())))
    assert len(lines) == 50
    assert float(lines[9]["loss"]) == 0.2
    assert (lines[9]["val_accuracy"], lines[10]["val_accuracy"]) == ("0.6", "")
    rows = list(csv.DictReader(io.StringIO(whole.decode())))
    assert [row["run"] for row in rows] == ["1", "2"]
    assert rows[0]["status"] == "stopped"


# Room


@pytest.mark.parametrize("page", ["overview", "curves", "maps", "layers", "confusion", "runs"])
@pytest.mark.parametrize("size", [(1440, 900), (1100, 700)])
def test_every_page_has_room(desk, qtbot, page, size):
    desk.window.resize(*size)
    desk.show(run(), album=album(), look=BoardLook(page=page))
    board = desk.board
    qtbot.waitUntil(lambda: desk.window.width() == size[0])
    shown = [panel for panel in board._panels if panel.isVisible()]
    assert shown
    for panel in shown:
        assert panel.width() >= panel.minimumSizeHint().width()
        assert panel.geometry().right() <= panel.parentWidget().width()
    assert not desk.window.grab().isNull()


def test_the_pages_are_a_list_where_there_is_no_room_for_a_row(desk, qtbot):
    desk.show(run())
    bar = desk.board.bar
    qtbot.waitUntil(bar.pages.row.isVisible)
    desk.window.resize(1100, 700)
    qtbot.waitUntil(bar.pages.list.isVisible)
    assert bar.pages.list.currentData() == "curves"  # there is no room for the overview
    bar.pages.list.setFocus()
    qtbot.keyClick(bar.pages.list, Qt.Key.Key_Down)
    assert desk.state.training.look.page == "maps"
    assert desk.board.growth.isVisible()


def test_the_set_up_makes_room_for_the_board(desk, qtbot):
    desk.window.resize(1100, 700)
    desk.show(run(status="finished"))
    setup, before = desk.window.visual_pane.pages["training"].setup, desk.board.width()
    qtbot.mouseClick(desk.board.bar.fold, Qt.MouseButton.LeftButton)
    assert desk.state.training.look.setup == "hidden"
    assert not setup.isVisible()
    qtbot.waitUntil(lambda: desk.board.width() > 1.8 * before)
    desk.board.bar.fold.setFocus()
    qtbot.keyClick(desk.board.bar.fold, Qt.Key.Key_Space)
    assert setup.isVisible()


def test_the_set_up_makes_room_by_itself_while_a_run_is_at_work(desk, qtbot):
    desk.window.resize(1100, 700)
    desk.show(run(status="finished"))
    tab = desk.window.visual_pane.pages["training"]
    assert tab.setup.isVisible()
    assert not desk.board.bar.reins.isVisible()
    tab.setup.controls.start.setFocus()
    desk.show(run(status="running"))
    reins = desk.board.bar.reins
    assert not tab.setup.isVisible()
    assert not desk.board.bar.fold.isChecked()
    # The buttons that rein the run go with it, and so does the focus.
    assert [one.isVisible() for one in reins.stops()] == [True, True, True]
    assert reins.pause.hasFocus()
    desk.show(run(status="stopping"))  # nothing can be pressed for a moment
    assert reins.hasFocus()
    desk.show(run(status="stopped"))
    assert tab.setup.isVisible()
    assert not reins.isVisible()
    assert tab.setup.controls.start.hasFocus()
    desk.window.resize(1440, 900)
    desk.show(run(status="running"))
    qtbot.waitUntil(tab.setup.isVisible)
    assert tab.setup.controls.pause.hasFocus()
    desk.show(run(status="stopping"))
    assert tab.setup.controls.hasFocus()
    desk.show(run(status="running"))
    assert tab.setup.controls.pause.hasFocus()
    desk.window.resize(1100, 700)
    qtbot.waitUntil(lambda: not tab.setup.isVisible())


def test_the_choice_of_the_user_comes_before_the_room(desk, qtbot):
    desk.window.resize(1100, 700)
    desk.show(run(status="running"))
    tab, fold = desk.window.visual_pane.pages["training"], desk.board.bar.fold
    qtbot.waitUntil(lambda: not tab.setup.isVisible())
    for setup, shown in (("shown", True), ("auto", False)):
        qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
        assert desk.state.training.look.setup == setup
        assert tab.setup.isVisible() is shown
    desk.show(run(status="finished"))
    for setup, shown in (("hidden", False), ("auto", True)):
        qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
        assert desk.state.training.look.setup == setup
        assert tab.setup.isVisible() is shown


def test_a_run_is_reined_from_the_bar(desk, qtbot):
    desk.window.resize(1100, 700)
    desk.show(run(status="running"))
    reins = desk.board.bar.reins
    qtbot.waitUntil(reins.isVisible)
    qtbot.mouseClick(reins.pause, Qt.MouseButton.LeftButton)
    assert desk.state.training.reins.paused
    assert reins.pause.accessibleName() == "Continue"
    qtbot.mouseClick(reins.step, Qt.MouseButton.LeftButton)
    assert desk.state.training.reins.singles == 1
    qtbot.mouseClick(reins.pause, Qt.MouseButton.LeftButton)
    assert not desk.state.training.reins.paused
    assert reins.pause.accessibleName() == "Pause"
    qtbot.mouseClick(reins.stop, Qt.MouseButton.LeftButton)
    assert desk.state.training.reins.stopping
    assert not any(one.isEnabled() for one in reins.stops())


def test_the_offer_to_go_on_steps_aside_while_a_run_is_at_work(desk, tmp_path):
    offer = NoticeAction(text("Resume"), ev.TrainingAsked(tmp_path))
    free = update(desk.state, ev.NoticeRaised("info", text("Interrupted."), None, (offer,)))
    busy = replace(free, training=replace(free.training, runs=(run(status="running"),)))
    assert lasts_ms(free.notices[-1]) == 0
    shown = Notices(desk.dispatch, desk.window)
    for before, now, offered in ((None, free, 1), (free, busy, 0), (busy, free, 1)):
        shown.show_state(before, now)
        assert len(shown._bar.notices()) == offered


@pytest.mark.parametrize("event", [ev.PathsRequested((Path("pets"),)), ev.RunOpened(1)])
def test_what_is_offered_elsewhere_too_does_not_lie_on_the_board_for_ever(event):
    notice = Notice(1, "info", text("It is so."), None, (NoticeAction(text("Otherwise"), event),))
    assert lasts_ms(notice) > 0
