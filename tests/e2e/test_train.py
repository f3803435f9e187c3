"""``vgg-explorer train``: what it says, writes and returns; alone, and as several processes."""

import csv
import errno
import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import numpy as np
import pytest
from PIL import Image

import vgg_explorer
from vgg_explorer import train_command, train_options, train_progress
from vgg_explorer.arch.text import text
from vgg_explorer.cli import main
from vgg_explorer.engine.training.plan import Augmentation, DrawnData, FolderData, NamedData, Plan
from vgg_explorer.engine.training.records import (
    Begun,
    DataReport,
    Ended,
    Evaluation,
    Noted,
    RangeFound,
    RatePoint,
    Step,
)
from vgg_explorer.engine.training.snapshot import Snapshot
from vgg_explorer.session import settings
from vgg_explorer.train_order import device_for, threads_for

ROOT = Path(vgg_explorer.__file__).parents[1]
SECONDS = 200
COLOURS = {"blue": (30, 60, 220), "green": (20, 200, 40), "red": (220, 40, 30)}

NETWORK = """
features = "8 M 8 M"
classifier = ""
avgpool = 2
num_classes = 3
input = [3, 16, 16]
"""


@pytest.fixture
def network(tmp_path: Path) -> str:
    path = tmp_path / "small.toml"
    path.write_text(NETWORK)
    return str(path)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder of three classes, each of its own colour."""
    chance = np.random.default_rng(0)
    for name, colour in COLOURS.items():
        folder = tmp_path / "pictures" / name
        folder.mkdir(parents=True)
        for number in range(12):
            pixels = np.array(colour) + chance.normal(0, 20, (16, 16, 3))
            Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(folder / f"{number}.png")
    return tmp_path / "pictures"


def history(folder: Path) -> list[float]:
    """The losses of a run."""
    with (folder / "history.csv").open(newline="") as file:
        return [float(row["loss"]) for row in csv.DictReader(file)]


def status(folder: Path) -> str:
    return json.loads((folder / "run.json").read_text())["status"]


# What can be said


def test_the_plan_has_what_was_said() -> None:
    said = (
        "vgg-mini --batch 8 --steps 3 --optimizer sgd --lr 0.1 --momentum 0.5 --weight-decay 1e-4"
        " --schedule cosine --step-epochs 4 --warm-up 2 --label-smoothing 0.1"
        " --augment flip,color --mixed --seed 5 --trains classifier --save-every 7 --keep 3"
        " --log-every 2 --threads 2 --out there --device CPU"
    )
    found = train_options.wish(said.split())
    plan = found.plan
    assert (plan.batch, plan.steps, plan.optimiser, plan.rate) == (8, 3, "sgd", 0.1)
    assert (plan.momentum, plan.weight_decay, plan.schedule) == (0.5, 1e-4, "cosine")
    assert (plan.step_epochs, plan.warm_up, plan.label_smoothing) == (4, 2, 0.1)
    assert plan.augmentation == Augmentation(flip=True, colour=True)
    assert (plan.mixed, plan.seed, plan.trains, plan.start) == (True, 5, "classifier", "random")
    assert (plan.save_steps, plan.keep, plan.log_steps) == (7, 3, 2)
    assert plan.data == DrawnData()
    assert (found.threads, found.out, found.resume) == (2, Path("there"), False)


def test_it_begins_as_the_window_does_and_as_the_help_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first = settings.first().training.plan
    plan = train_options.wish(["vgg-mini"]).plan
    assert replace(plan, data=first.data) == first
    with pytest.raises(SystemExit):
        train_options.wish(["--help"])
    said = " ".join(capsys.readouterr().out.split())
    for option, value in (
        ("--epochs N", plan.epochs),
        ("--lr RATE", f"{plan.rate:g}"),
        ("--schedule {constant,step,cosine} of the learning rate;", plan.schedule),
        ("--warm-up STEPS in which the rate rises first;", plan.warm_up),
    ):
        assert f"{option} default: {value}" in said


def test_torchs_own_rate_is_three_options_away() -> None:
    said = ["vgg16", "--lr", "1e-3", "--schedule", "constant", "--warm-up", "0", "--epochs", "5"]
    assert train_options.wish(said).plan == Plan(start="random")


def test_the_data_is_named(pictures: Path) -> None:
    named = train_options.wish(["nin", "--data", "Fashion-MNIST", "--download"]).plan.data
    assert named == NamedData("fashion_mnist", None, True)
    said = ["nin", "--data", str(pictures), "--validation", "0.3", "--skip-empty"]
    assert train_options.wish(said).plan.data == FolderData(pictures, 0.3, True, 0)


def test_weights_that_are_given_are_started_from() -> None:
    found = train_options.wish(["vgg16", "--weights", "vgg16.IMAGENET1K_V1"])
    assert (found.weights, found.plan.start) == ("vgg16.IMAGENET1K_V1", "present")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "name the network"),
        ("vgg-mini --lr nan", "--lr"),
        ("vgg-mini --lr -1", "--lr"),
        ("vgg-mini --batch 0", "--batch"),
        ("vgg-mini --keep 0", "--keep"),
        ("vgg-mini --momentum 1", "--momentum"),
        ("vgg-mini --data nowhere", "does not exist"),
        ("vgg-mini --augment flop", "'flop' is none of"),
        ("vgg-mini --threads -1", "number of threads"),
        ("vgg-mini --optimiser lion", "lion"),
        ("--resume", "name its folder"),
        (f"vgg-mini --data {'x' * 300}", "name too long"),
        ("vgg-mini --resume --out x", "takes the network from the run itself"),
        ("--resume --out x --lr 0.1 --mixed", "takes --lr, --mixed from the run itself"),
    ],
)
def test_what_cannot_be_understood(said: str, why: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["train", *said.split()])
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert why in told.err
    assert told.out == ""


@pytest.mark.parametrize("option", ["--data", "--out", "--weights", "--data-root"])
def test_a_variable_that_is_not_set_names_nothing(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["train", "vgg-mini", option, ""])
    assert ended.value.code == 2
    assert f"argument {option}: the name is empty" in capsys.readouterr().err


def test_a_name_too_long_for_weights_is_no_crash(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "x" * 300 + ".pth"]) != 0
    assert capsys.readouterr().err.startswith("vgg-explorer: ")


def test_the_help_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["train", "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert "torchrun --nproc-per-node 2 -m vgg_explorer train" in told
    assert max(map(len, told.splitlines())) <= 80


@pytest.mark.parametrize("wanted", ["auto", "cpu", "CPU"])
def test_a_device_by_its_name(wanted: str) -> None:
    import torch

    if wanted != "auto" or not torch.accelerator.is_available():
        assert device_for(wanted, None) == "cpu"


def test_threads_are_shared_among_processes() -> None:
    from vgg_explorer.engine.threads import cores
    from vgg_explorer.engine.training.distributed import Place

    assert threads_for(0, None) == 0
    assert threads_for(3, Place(0, 2, 0, 2)) == 3
    assert threads_for(0, Place(0, 2, 0, cores())) == 1


# What is shown


def report(classes: int = 3) -> DataReport:
    return DataReport(text("x"), ("a",) * classes, (4,) * 3, (2,) * 3, (9, 9), (9, 9))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


STEP = Step(5, 0.5, 0.75, 0.5, 1e-3, 0.1, 0.01, 32)
EVALUATION = Evaluation(10, 1.0, 0.5, 0.875, None, ((1,),), (), 1.0, best=True)


def told(err: TextIO, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(train_progress, "BAR_SECONDS", 0.0)
    monkeypatch.setattr(train_progress, "LINE_SECONDS", 0.0)
    out = io.StringIO()
    progress = train_progress.Progress(out, err)
    for event in (None, Begun(report(), 0, 10, 10), STEP, EVALUATION, Ended("finished", 10)):
        progress.told(event)
    assert progress.best is EVALUATION
    return out.getvalue()


def test_a_terminal_has_a_bar_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    err = Terminal()
    table = told(err, monkeypatch)
    bar = err.getvalue()
    assert "[############............] 5/10" in bar
    for part in ("loss 0.7500", "accuracy 50.0%", "320 pictures/s", "left"):
        assert part in bar
    assert "\n" not in bar
    assert bar.endswith("\r")
    assert bar.rsplit("\r", 2)[1].isspace()
    row = table.splitlines()[-1].split()
    assert row[:7] == ["1", "10", "0.7500", "50.0%", "0.5000", "87.5%", "320"]
    assert row[-1] == "*"


def test_a_narrow_terminal_is_not_overrun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    err = Terminal()
    told(err, monkeypatch)
    assert max(map(len, err.getvalue().split("\r"))) < 30


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo terminals")
def test_the_bar_has_the_width_of_its_own_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl
    import pty
    import struct
    import termios

    monkeypatch.setenv("COLUMNS", "200")  # of the other stream, which leads elsewhere
    other, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("4H", 24, 30, 0, 0))
    with open(end, "w") as err:
        told(err, monkeypatch)
        shown = os.read(other, 10_000).decode()
    os.close(other)
    assert "[####" in shown
    assert max(map(len, shown.split("\r"))) < 30


@pytest.mark.parametrize("loss", [9.4e32, float("inf"), float("nan")])
def test_a_loss_out_of_bounds_stays_in_its_column(loss: float) -> None:
    out = io.StringIO()
    progress = train_progress.Progress(out, io.StringIO())
    progress.told(Begun(report(), 0, 10, 10))
    progress.told(replace(STEP, loss=loss))
    progress.told(replace(EVALUATION, loss=loss))
    first, row = out.getvalue().splitlines()
    assert len(row.removesuffix(" *")) == len(first)


def test_elsewhere_there_are_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    err = io.StringIO()
    told(err, monkeypatch)
    assert "\r" not in err.getvalue()
    assert len(err.getvalue().splitlines()) == 1


def test_a_disk_that_is_full_is_told() -> None:
    err = io.StringIO()
    train_progress.Progress(io.StringIO(), err).told(Noted(text("No room."), text("Make some.")))
    assert err.getvalue() == "vgg-explorer: No room. Make some.\n"


def test_the_table_of_a_range_test_is_small() -> None:
    points = tuple(RatePoint(10 ** (-5 + n / 20), 2.0) for n in range(100))
    lines = train_progress.range_table(RangeFound(points, 0.012)).splitlines()
    assert len(lines) <= 18
    assert lines[-1] == "Suggested: --lr 0.012"
    assert "never falls" in train_progress.range_table(RangeFound(points, None))


# What is done


def test_it_trains_a_folder_of_pictures(
    network: str, pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "run"
    said = f"--data {pictures} --epochs 8 --batch 6 --lr 0.01 --threads 1 --out {out}"
    assert main(["train", network, *said.split()]) == 0
    shown = capsys.readouterr().out
    assert "3 classes" in shown
    assert f"Run folder: {out}" in shown
    rows = [line for line in shown.splitlines() if line.split()[:1] in (["1"], ["8"])]
    assert len(rows) == 2
    losses = history(out)
    assert losses[-1] < 0.1 * losses[0]
    assert status(out) == "finished"
    from vgg_explorer.engine.weight_files import read_weights

    best = read_weights(out / "best.safetensors")
    assert best.categories == tuple(COLOURS)


def test_the_head_follows_the_data(
    pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = f"--data {pictures} --steps 1 --batch 4 --threads 1 --out {tmp_path / 'run'}"
    assert main(["train", "vgg_tiny", *said.split()]) == 0
    assert "its head is set to 3" in capsys.readouterr().out


def test_a_mistake_of_the_network_is_explained(
    pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "tutorial.toml"
    path.write_text(NETWORK + 'output = "R S"\n')
    said = f"--data {pictures} --steps 1 --batch 6 --threads 1 --out {tmp_path / 'run'}"
    assert main(["train", str(path), *said.split()]) == 0
    told = capsys.readouterr().err
    assert "Softmax before cross-entropy: the loss cannot fall below" in told
    assert "ReLU behind the logits" in told
    assert main(["summary", str(path)]) == 0
    told = capsys.readouterr().out
    assert "Fix: Remove the softmax" in told
    assert "Fix: Remove the activation" in told


def test_it_goes_on_where_it_was_left(network: str, pictures: Path, tmp_path: Path) -> None:
    whole, parted = tmp_path / "whole", tmp_path / "parted"
    plan = f"--data {pictures} --steps 10 --batch 6 --threads 1 --augment flip"
    assert main(["train", network, *plan.split(), "--out", str(whole)]) == 0

    class Soon(train_command.Control):
        """Stops after four steps."""

        made = 0

        def take_single(self) -> None:
            super().take_single()
            self.made += 1
            if self.made == 4:
                os.kill(os.getpid(), signal.SIGINT)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(train_command, "Control", Soon)
        assert main(["train", network, *plan.split(), "--out", str(parted)]) == 130
    assert status(parted) == "stopped"
    assert len(history(parted)) == 4
    assert main(["train", "--resume", "--out", str(parted), "--threads", "1"]) == 0
    assert history(parted) == history(whole)
    assert status(parted) == "finished"


def test_it_starts_from_weights(
    network: str, pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    plan = f"--data {pictures} --batch 6 --threads 1 --lr 0.01".split()
    assert main(["train", network, *plan, "--epochs", "5", "--out", str(first)]) == 0
    weights = ["--weights", str(first / "last.safetensors")]
    capsys.readouterr()
    assert main(["train", network, *plan, "--steps", "1", "--out", str(second), *weights]) == 0
    assert "3 of 3 layers start with weights from first, step 25" in capsys.readouterr().out
    assert history(second)[0] < 0.5 * history(first)[0]


def test_a_range_test_suggests_a_rate(
    network: str, pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "run"
    said = f"--data {pictures} --batch 6 --threads 1 --find-lr --out {out}"
    assert main(["train", network, *said.split()]) == 0
    shown = capsys.readouterr().out
    assert "Suggested: --lr" in shown
    assert not out.exists()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("--device tpu", "There is no device “tpu” here. There are: cpu"),
        ("--trains conv9_9", "no layer “conv9_9”"),
        ("--weights nothing.pth", "nothing.pth"),
        ("--data {empty}", "class"),
    ],
)
def test_what_does_not_work_is_told_and_leaves_nothing(
    network: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], said: str, why: str
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    out = tmp_path / "run"
    wish = said.format(empty=empty).split()
    assert main(["train", network, "--steps", "1", "--out", str(out), *wish]) == 1
    shown = capsys.readouterr().err
    assert shown.startswith("vgg-explorer: ")
    assert why in shown
    assert "Traceback" not in shown
    assert not out.exists()


def test_a_network_that_breaks_is_not_trained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "64 M M M M M M M M M"]) == 1
    assert main(["train", "vgg61"]) == 2
    assert "vgg16" in capsys.readouterr().err


def test_a_folder_with_something_in_it_is_not_written_over(
    network: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").write_text("mine")
    assert main(["train", network, "--steps", "1", "--out", str(tmp_path)]) == 1
    assert "is not empty" in capsys.readouterr().err
    assert (tmp_path / "mine").read_text() == "mine"
    assert main(["train", "--resume", "--out", str(tmp_path)]) == 1


def test_a_folder_that_is_taken_is_told_before_the_pictures_are_read(
    network: str, pictures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").write_text("mine")
    monkeypatch.setattr(train_command._Run, "_opened", lambda *_: pytest.fail("it reads"))
    assert main(["train", network, "--data", str(pictures), "--out", str(tmp_path)]) == 1


def test_what_could_not_be_kept_is_no_success(
    network: str,
    pictures: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from vgg_explorer.engine.training.runs import checkpoints

    write = checkpoints.write

    def full(folder: Path, snapshot: Snapshot, *rest: object, **more: object) -> Path:
        if snapshot.step:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(folder, snapshot, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(checkpoints, "write", full)
    said = f"--data {pictures} --steps 2 --batch 6 --threads 1 --out {tmp_path / 'run'}"
    assert main(["train", network, *said.split()]) == 1
    told = capsys.readouterr().err
    assert told.count("No space left on device") == 1
    assert "step 2 could not be kept; the last checkpoint is that of 0" in told


def test_a_second_signal_ends_it_at_once(
    network: str, pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "run"

    class Impatient(train_command.Control):
        """Has two signals in the third step."""

        made = 0

        def take_rate(self) -> float | None:
            self.made += 1
            if self.made == 3:
                os.kill(os.getpid(), signal.SIGINT)
                os.kill(os.getpid(), signal.SIGINT)
                time.sleep(5)  # a signal breaks in here
            return super().take_rate()

    said = f"--data {pictures} --steps 9 --batch 6 --threads 1 --out {out}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(train_command, "Control", Impatient)
        with pytest.raises(SystemExit) as ended:
            main(["train", network, *said.split()])
    assert ended.value.code == 130
    assert f"stopped at once. Go on with: vgg-explorer train --resume --out {out}" in (
        capsys.readouterr().err
    )
    assert status(out) == "stopped"
    assert main(["train", "--resume", "--out", str(out), "--threads", "1"]) == 0
    assert len(history(out)) == 9


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_terminal_that_is_closed_stops_it_unless_nohup_says_not_to() -> None:
    before = signal.getsignal(signal.SIGHUP)
    try:
        for first, code in ((signal.SIG_DFL, 129), (signal.SIG_IGN, 0)):
            signal.signal(signal.SIGHUP, first)
            with train_command._Signals() as signals:
                os.kill(os.getpid(), signal.SIGHUP)
            assert (signals.code, signals.control.stopping) == (code, code > 0)
            assert signal.getsignal(signal.SIGHUP) is first
    finally:
        signal.signal(signal.SIGHUP, before)


def test_the_signals_are_given_back(network: str, tmp_path: Path) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    assert main(["train", network, "--steps", "1", "--out", str(tmp_path / "run")]) == 0
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


# In processes of their own


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    return kept | {"PYTHONPATH": str(ROOT), "HOME": str(home), "XDG_DATA_HOME": str(home)}


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def command(*arguments: str, processes: int = 0) -> list[str]:
    start = [sys.executable, "-m"]
    if processes:
        start += ["torch.distributed.run", "--nproc-per-node", str(processes)]
        start += ["--master-port", str(free_port()), "-m"]
    return [*start, "vgg_explorer", "train", *arguments]


def run(home: Path, *arguments: str, processes: int = 0) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments, processes=processes),
        cwd=home,
        env=environment(home),
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def wait_for_epoch(process: subprocess.Popen[str]) -> None:
    """Wait until an epoch stands in the table."""
    assert process.stdout is not None
    assert any(line.split()[:1] == ["1"] for line in process.stdout), "it ended"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
def test_sigterm_stops_it_with_a_checkpoint(network: str, tmp_path: Path) -> None:
    with subprocess.Popen(
        command(network, "--epochs", "10000", "--threads", "1"),
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        wait_for_epoch(process)
        process.send_signal(signal.SIGTERM)
        shown, complained = process.communicate(timeout=SECONDS)
    (folder,) = (tmp_path / "vgg-explorer" / "runs").iterdir()
    assert process.returncode == 143
    assert f"train --resume --out {folder}" in complained
    assert str(folder) in shown
    assert status(folder) == "stopped"
    last = max(int(place.name) for place in (folder / "checkpoints").iterdir())
    assert last == len(history(folder))


def test_two_processes_learn_what_one_does(network: str, pictures: Path, tmp_path: Path) -> None:
    alone, together = tmp_path / "alone", tmp_path / "together"
    plan = f"--data {pictures} --steps 5 --batch 6 --augment flip,crop --threads 1".split()
    assert main(["train", network, *plan, "--out", str(alone)]) == 0
    done = run(tmp_path, network, *plan, "--out", str(together), processes=2)
    assert done.returncode == 0, done.stderr
    assert "2 processes" in done.stdout
    assert done.stdout.count("Run folder") == 1
    np.testing.assert_allclose(history(together), history(alone), rtol=1e-4, atol=1e-6)
    assert status(together) == "finished"
    for name in ("validation.csv",):
        with (together / name).open() as ours, (alone / name).open() as theirs:
            both = [next(csv.DictReader(file)) for file in (ours, theirs)]
        assert both[0]["accuracy"] == both[1]["accuracy"]
    ours, theirs = (
        json.loads((folder / "evaluation.json").read_text())["mistakes"]
        for folder in (together, alone)
    )
    assert ours
    assert sorted(one["name"] for one in ours) == sorted(one["name"] for one in theirs)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
def test_several_processes_stop_together_and_go_on(network: str, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    plan = ["--epochs", "10000", "--batch", "16", "--out", str(folder)]
    with subprocess.Popen(
        command(network, *plan, processes=2),
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        wait_for_epoch(process)
        process.send_signal(signal.SIGTERM)
        _, complained = process.communicate(timeout=SECONDS)
    assert "Go on with" in complained
    assert status(folder) == "stopped"
    steps = len(history(folder))
    table = json.loads((folder / "run.json").read_text())
    table["plan"]["steps"] = steps + 3
    (folder / "run.json").write_text(json.dumps(table))
    done = run(tmp_path, "--resume", "--out", str(folder), processes=2)
    assert done.returncode == 0, done.stderr
    assert f"Going on after step {steps:,}" in done.stdout
    assert len(history(folder)) == steps + 3


def test_what_the_first_process_cannot_do_is_told_in_words(network: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run(tmp_path, network, "--data", "empty", processes=2)
    assert done.returncode != 0
    assert "The folder “empty” is empty." in done.stderr
    assert "vgg_explorer/" not in done.stderr  # no traceback of ours; torchrun has its own


def test_what_goes_wrong_in_one_process_ends_all(network: str, tmp_path: Path) -> None:
    code = (
        "import os, sys; from vgg_explorer.cli import main;"
        "sys.exit(7) if os.environ['RANK'] == '1' else sys.exit(main(sys.argv[1:]))"
    )
    script = tmp_path / "one_fails.py"
    script.write_text(code)
    torchrun = command(processes=2)
    start = [*torchrun[: torchrun.index("vgg_explorer") - 1], str(script), "train"]
    began = time.monotonic()
    done = subprocess.run(
        [*start, network, "--epochs", "10000", "--out", str(tmp_path / "run")],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode != 0
    assert time.monotonic() - began < SECONDS / 2
    assert not (tmp_path / "run").exists()


def test_a_range_test_wants_one_process(network: str, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RANK", "0")
        patch.setenv("WORLD_SIZE", "1")
        patch.setenv("MASTER_ADDR", "127.0.0.1")
        patch.setenv("MASTER_PORT", str(free_port()))
        assert main(["train", network, "--find-lr", "--steps", "1"]) == 1


def test_an_evaluation_that_is_no_better_has_no_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    progress = train_progress.Progress(out, io.StringIO())
    progress.told(replace(EVALUATION, best=False))
    assert "*" not in out.getvalue()
