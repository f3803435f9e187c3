"""The commands of training: begin, rein and end a run, and its pictures."""

from __future__ import annotations

from vgg_explorer.arch.text import text
from vgg_explorer.gui.command import Command, Host, sends
from vgg_explorer.session import events as ev
from vgg_explorer.session.reining import reining


def training_commands() -> tuple[Command, ...]:
    """Return the commands, for the menu Run."""
    return (
        Command("train", "run", text("&Train"), train, ("F7",), "chart", separated=True),
        Command(
            "train_pause",
            "run",
            text("&Pause or continue training"),
            _pause,
            ("F8",),
            "pause",
            enabled=lambda state: reining(state.training).pause or reining(state.training).go_on,
            submenu="training",
        ),
        Command(
            "train_step",
            "run",
            text("One training st&ep"),
            sends(ev.TrainingStepped()),
            ("F9",),
            enabled=lambda state: reining(state.training).step,
            submenu="training",
        ),
        Command(
            "train_stop",
            "run",
            text("&Stop training"),
            sends(ev.TrainingStopped()),
            ("Shift+F7",),
            "stop",
            enabled=lambda state: reining(state.training).stop,
            submenu="training",
        ),
        Command(
            "train_resume",
            "run",
            text("Res&ume the last run"),
            _resume,
            ("Ctrl+F7",),
            "refresh",
            enabled=lambda state: reining(state.training).resume is not None,
            submenu="training",
        ),
        Command(
            "train_open",
            "run",
            text("Open a run &folder..."),
            lambda host: host.training.open_run(),
            (),
            "folder",
            enabled=lambda state: not state.training.at_work,
            submenu="training",
        ),
        Command(
            "train_data",
            "run",
            text("Choose training &data..."),
            lambda host: host.training.open_data(),
            (),
            "folder",
            enabled=lambda state: not state.training.at_work,
            submenu="training",
        ),
        Command(
            "train_folder",
            "run",
            text("Choose where runs are &kept..."),
            lambda host: host.training.open_runs(),
            (),
            "folder",
            enabled=lambda state: not state.training.at_work,
            submenu="training",
        ),
        Command(
            "train_range",
            "run",
            text("&Find a learning rate"),
            _finds,
            (),
            "search",
            enabled=lambda state: reining(state.training).start,
            submenu="training",
        ),
    )


def train(host: Host) -> None:
    """Show the tab Training; where it is shown already, begin."""
    shown = host.state.view.tab == "training"
    host.dispatch(ev.ViewChanged("tab", "training"))
    if shown and reining(host.state.training).start:
        host.dispatch(ev.TrainingAsked())


def _pause(host: Host) -> None:
    going_on = reining(host.state.training).go_on
    host.dispatch(ev.TrainingContinued() if going_on else ev.TrainingPaused())


def _resume(host: Host) -> None:
    folder = reining(host.state.training).resume
    if folder is not None:
        host.dispatch(ev.ViewChanged("tab", "training"))
        host.dispatch(ev.TrainingAsked(folder))


def _finds(host: Host) -> None:
    host.dispatch(ev.ViewChanged("tab", "training"))
    host.dispatch(ev.RangeAsked())
