"""Commands that rewrite the network as a whole, and that write it as Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from vgg_explorer.arch import rewrites
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import count
from vgg_explorer.gui.command import Command, Host
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState

if TYPE_CHECKING:
    from vgg_explorer.arch.codegen import Style

_STYLES: dict[Style, Text] = {
    "torchvision": text("As torchvision writes it..."),
    "blocks": text("One class for each stage..."),
    "sequential": text("One nn.Sequential..."),
}


def code_commands() -> tuple[Command, ...]:
    """Return the commands that write the network as Python, for the file menu."""
    return (
        *(
            Command(
                f"code_{style}",
                "file",
                label,
                _exports(style),
                enabled=_works,
                submenu="code",
            )
            for style, label in _STYLES.items()
        ),
        Command(
            "copy_code",
            "file",
            text("&Copy PyTorch code"),
            lambda host: host.networks.copy_code(host.state.model.spec),
            ("Ctrl+Shift+C",),
            "copy",
            enabled=_works,
        ),
    )


def rewrite_commands() -> tuple[Command, ...]:
    """Return the commands that rewrite the network, for the model menu."""
    return tuple(
        Command(
            f"rewrite_{key}",
            "model",
            rule.label,
            _rewrites(key),
            enabled=_makes_sense(key),
            submenu="rewrites",
        )
        for key, rule in rewrites.RULES.items()
    )


def _exports(style: Style) -> Callable[[Host], None]:
    def run(host: Host) -> None:
        host.networks.export_code(host.state.model.spec, style)

    return run


def _rewrites(key: str) -> Callable[[Host], None]:
    def run(host: Host) -> None:
        try:
            done = rewrites.rewrite(host.state.model.spec, key)
        except rewrites.RewriteError as error:
            host.dispatch(ev.NoticeRaised("warning", error.what, error.hint))
            return
        host.dispatch(ev.SpecRewritten(done.spec, done.label))
        what = text(
            "{rewrite}: {before} parameters before, {after} now; {macs_before} MACs before, "
            "{macs_after} now.",
            rewrite=done.label,
            before=count(done.before.params),
            after=count(done.after.params),
            macs_before=count(done.before.macs),
            macs_after=count(done.after.macs),
        )
        host.dispatch(ev.NoticeRaised("info", what, done.note))

    return run


def _works(state: AppState) -> bool:
    return state.model.problem is None


class _Sensible:
    """The rewrites that make sense for the present network.

    Commands are asked at every change of the state, reports of the worker included; for a long
    list the answer takes milliseconds, so it is worked out once for each network.
    """

    def __init__(self) -> None:
        self._spec: ArchSpec | None = None
        self._keys: frozenset[str] = frozenset()

    def keys(self, spec: ArchSpec) -> frozenset[str]:
        """Return the keys of their rules."""
        if spec is not self._spec:
            rules = rewrites.RULES.items()
            self._keys = frozenset(key for key, rule in rules if rule.makes_sense(spec))
            self._spec = spec
        return self._keys


_sensible = _Sensible()


def _makes_sense(key: str) -> Callable[[AppState], bool]:
    return lambda state: _works(state) and key in _sensible.keys(state.model.spec)
