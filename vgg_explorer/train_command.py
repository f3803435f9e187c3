"""``vgg-explorer train``: training without a window, alone or as one of several processes.

What it writes is what the window writes: the same run folder, which the window opens and follows.
"""

from __future__ import annotations

import shlex
import signal
import sys
from contextlib import ExitStack, closing
from dataclasses import replace
from types import FrameType
from typing import TYPE_CHECKING, Any

from vgg_explorer.arch.advice import advise
from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.text import text
from vgg_explorer.arch.units import exact
from vgg_explorer.console import BROKEN, OK, PROGRAM, asked_network, complain
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training import distributed
from vgg_explorer.engine.training.control import Control
from vgg_explorer.engine.training.records import Ended
from vgg_explorer.train_options import Wish, wish
from vgg_explorer.train_progress import Progress, range_table

if TYPE_CHECKING:
    from vgg_explorer.arch.spec import ArchSpec
    from vgg_explorer.engine.training.data.dataset import DataSet
    from vgg_explorer.engine.training.distributed import Place, Team
    from vgg_explorer.engine.training.plan import DataChoice
    from vgg_explorer.engine.training.runs.run_folder import RunFolder
    from vgg_explorer.engine.training.snapshot import Order, Snapshot

_ENDING = [signal.SIGINT, signal.SIGTERM]
if sys.platform != "win32":
    _ENDING.append(signal.SIGHUP)  # the terminal is closed, or its connection lost

_SIGNALLED = 128
"""What a shell adds to the number of the signal that ended a program."""


class _StoppedError(Exception):
    """The user wants an end before the first step."""


def train(arguments: list[str]) -> int:
    """Train a network as asked, and return the exit code."""
    asked = wish(arguments)
    spec = None
    if not asked.resume:
        found = asked_network(asked.network)
        if isinstance(found, int):
            return found
        spec = found
    rank = 0
    with _Signals() as signals, ExitStack() as stack:
        try:
            place = distributed.place()
            rank = place.rank if place is not None else 0
            return _Run(asked, place, signals, stack).run(spec)
        except _StoppedError:
            complain("stopped before the first step")
            return signals.code
        except (EngineError, RuntimeError) as error:
            explained = _explained(error)
            if explained is None:
                raise
            complain(f"process {rank}: {explained}" if rank else str(explained))
            return BROKEN


def _explained(error: EngineError | RuntimeError) -> EngineError | None:
    """Return what to say; None for what nobody has foreseen."""
    if isinstance(error, EngineError):
        return error
    return distributed.lost(error) if distributed.started() else None


class _Signals:
    """Turns signals to end into the wish to stop; the second one ends the program at once."""

    def __init__(self) -> None:
        self.control = Control()
        self.code = OK
        """The exit code of a program that was stopped."""
        self._before: dict[int, Any] = {}

    def __enter__(self) -> _Signals:
        for number in _ENDING:
            # A shell tells what runs behind it, as nohup does, to pass by some of them.
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._came)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _came(self, number: int, _frame: FrameType | None) -> None:
        again = self.control.stopping
        self.code = _SIGNALLED + number
        self.control.stop()
        # torchrun sends its processes once more what the terminal has sent them already.
        if again and not distributed.started():
            raise SystemExit(self.code)


class _Run:
    """One call of the command.

    Parameters
    ----------
    asked : Wish
    place : Place or None
        Where it is one process of several.
    signals : _Signals
    stack : ExitStack
        Ends what is begun here.
    """

    def __init__(
        self, asked: Wish, place: Place | None, signals: _Signals, stack: ExitStack
    ) -> None:
        self._asked, self._place = asked, place
        self._signals, self._stack = signals, stack
        self._leads = place is None or place.rank == 0
        self._progress = Progress(sys.stdout, sys.stderr)
        self._team: Team | None = None

    def run(self, spec: ArchSpec | None) -> int:
        """Train a network, or go on with a run, and return the exit code."""
        self._tell("Starting PyTorch")
        from vgg_explorer import train_order
        from vgg_explorer.engine.importing import import_torch

        import_torch()
        device = train_order.device_for(self._asked.device, self._place)
        threads = train_order.threads_for(self._asked.threads, self._place)
        if self._place is not None:
            self._team = distributed.Team(self._place, device)
            self._stack.callback(self._team.close)
        if spec is None:
            folder, order, snapshot = self._found(device, threads)
            data = self._opened(order.plan.data)
        else:
            self._check_out()
            choice = train_order.choice_for(spec, self._asked.plan.data)
            data = self._opened(choice)
            asked = replace(self._asked, plan=replace(self._asked.plan, data=choice))
            order, notes = train_order.ordered(
                asked, spec, len(data.report.classes), device, threads, self._tell
            )
            self._say(*notes)
            folder = snapshot = None
        self._introduce(order, data)
        if self._asked.finds_rate:
            return self._find_rate(order, data)
        return self._train(order, data, folder, snapshot)

    # Before the first step

    def _tell(self, what: str) -> None:
        """Show what takes time; it ends where the user wants that."""
        if self._signals.control.stopping:
            raise _StoppedError
        if self._leads:
            self._progress.doing(what)

    def _say(self, *lines: str) -> None:
        if self._leads:
            for line in lines:
                self._progress.say(line)

    def _opened(self, choice: DataChoice) -> DataSet:
        """Return the data; one process looks first, for it may have to be downloaded."""
        from vgg_explorer.train_order import opened

        if self._team is not None and not self._leads:
            self._team.anyone(False)
        data = opened(choice, self._tell)
        if self._team is not None and self._leads:
            self._team.anyone(False)
        return data

    def _introduce(self, order: Order, data: DataSet) -> None:
        report, device = data.report, order.device
        analysis = analyze(order.spec)
        together = f", {self._team.world} processes" if self._team is not None else ""
        self._say(
            f"{order.spec.name}: {exact(analysis.totals.params)} parameters, on {device}{together}",
            f"{report.title}: {len(report.classes)} classes, {exact(sum(report.train))} pictures "
            f"to train with, {exact(sum(report.validation))} for validation",
            *(str(note) for note in report.notes),
        )
        for remark in advise(analysis) if self._leads else ():
            if remark.severity == "mistake":
                complain(f"{remark.what}. {remark.why}")

    def _check_out(self) -> None:
        """Look at the run folder before the pictures, of which there may be many."""
        from vgg_explorer.engine.training.runs import run_folder

        if self._leads and self._asked.out is not None and not self._asked.finds_rate:
            run_folder.check_free(self._asked.out.absolute())

    def _created(self, order: Order) -> RunFolder | None:
        from vgg_explorer.engine.training.runs import run_folder

        if not self._leads:
            return None
        if self._asked.out is None:
            folder = run_folder.created(None, order)
        else:
            folder = run_folder.made_at(self._asked.out.absolute(), order)
        self._stack.callback(folder.close)
        return folder

    def _found(self, device: str, threads: int) -> tuple[RunFolder | None, Order, Snapshot]:
        """Return the run to go on with; the first process holds its folder for all of them."""
        from vgg_explorer.engine.training.runs import run_folder
        from vgg_explorer.train_order import read_along

        assert self._asked.out is not None
        path = self._asked.out.absolute()
        if self._leads:
            folder, order, snapshot = run_folder.resumed(path, device, threads)
            self._stack.callback(folder.close)
            return folder, order, snapshot
        return None, *read_along(path, device, threads)

    # The steps

    def _find_rate(self, order: Order, data: DataSet) -> int:
        from vgg_explorer.engine.training.range_test import range_test

        if self._team is not None:
            raise EngineError(
                text("A range test runs in one process."), text("Start it without torchrun.")
            )
        found = None
        for found in range_test(order, data, self._signals.control):
            self._progress.doing(f"rate {found.points[-1].rate:.3g}" if found.points else "")
        if found is not None:
            self._say(range_table(found))
        return self._signals.code

    def _train(
        self, order: Order, data: DataSet, folder: RunFolder | None, snapshot: Snapshot | None
    ) -> int:
        from vgg_explorer.engine.training.runs import keeping
        from vgg_explorer.engine.training.trainer import Trainer

        trainer = Trainer(order, data, self._signals.control, resume=snapshot, team=self._team)
        if snapshot is None:  # not earlier: what cannot be trained leaves no folder
            folder = self._created(order)
        reports = trainer.run() if folder is None else keeping.kept(trainer, folder)
        ended = None
        try:
            with closing(reports):
                for report in reports:
                    if self._leads:
                        self._progress.told(report)
                    if isinstance(report, Ended):
                        ended = report
        except SystemExit:  # the second signal
            self._progress.clear()
            if folder is not None:
                complain(f"stopped at once. {_go_on_with(folder)}")
            raise
        finally:
            self._progress.clear()
        return self._concluded(ended, folder)

    def _concluded(self, ended: Ended | None, folder: RunFolder | None) -> int:
        """Say how it ended, and return the exit code."""
        how = ended.how if ended is not None else "stopped"
        if folder is not None and ended is not None:
            best = self._progress.best
            if best is not None:
                self._say(f"Best validation accuracy: {best.accuracy:.1%}, step {best.step:,}")
            self._say(f"Run folder: {folder.path}")
            if how == "stopped":
                complain(f"stopped after step {ended.step:,}. {_go_on_with(folder)}")
            elif ended.why is not None:
                complain(str(ended.why))
            if how != "diverged" and folder.saved != ended.step:
                last = "there is none" if folder.saved is None else f"is that of {folder.saved:,}"
                complain(f"step {ended.step:,} could not be kept; the last checkpoint {last}")
                how = "stopped"
        if how == "stopped":
            return self._signals.code or BROKEN
        return BROKEN if how == "diverged" else OK


def _go_on_with(folder: RunFolder) -> str:
    again = f"{PROGRAM} train --resume --out {shlex.quote(str(folder.path))}"
    return f"Go on with: {again}"
