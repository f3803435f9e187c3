"""The tool bar: undo, the picture, the device, run and train, the commands, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolBar, QToolButton, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.actions import Actions, CommandAction
from vgg_explorer.gui.command import Host
from vgg_explorer.gui.device_menu import DeviceMenu
from vgg_explorer.gui.device_words import described, short
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState, Devices

if TYPE_CHECKING:
    from vgg_explorer.engine.devices import DeviceOption

_FAMILIES = ("cpu", "cuda", "mps")

_MOST = 5
"""Devices that stand side by side."""


class ToolBar(QToolBar):
    """The row of what is used most."""

    def __init__(self, host: Host, actions: Actions, parent: QWidget) -> None:
        super().__init__(tr("Tool bar"), parent)
        self.setObjectName("tool_bar")
        self.setMovable(False)
        self.setFixedHeight(48)
        self.setIconSize(QSize(16, 16))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._host = host
        for key in ("undo", "redo"):
            self.addAction(actions.by_key[key])
            button = self.widgetForAction(actions.by_key[key])
            if isinstance(button, QToolButton):
                button.setAutoRaise(True)
        self.addSeparator()
        self._add_button(actions.by_key["open_picture"], tr("Open image..."))
        self._device = Segmented(parent=self, tall=True)
        self._device.setAccessibleName(tr("Device"))
        self._device.chosen.connect(self._choose_device)
        self.addWidget(self._device)
        self.device_menu = DeviceMenu(host, self)
        self.addWidget(self.device_menu)
        self.addSeparator()
        run = self._add_button(actions.by_key["run"], tr("Run again"), colour="on_accent")
        run.setProperty("kind", "primary")
        train = self._add_button(actions.by_key["train"], tr("Train"))
        train.setToolTip(tr("Open the training tab; there, begin (F7)"))
        gap = QWidget(self)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        search = self._add_button(actions.by_key["palette"], tr("Search commands"))
        search.setToolTip(tr("Every command by its name (Ctrl+K)"))
        self._scheme = Segmented(
            (
                Option("light", tr("Light"), icon="sun", tooltip=tr("Light")),
                Option("dark", tr("Dark"), icon="moon", tooltip=tr("Dark")),
            ),
            parent=self,
            tall=True,
        )
        self._scheme.setAccessibleName(tr("Theme"))
        self._scheme.chosen.connect(self._choose_theme)
        self.addWidget(self._scheme)
        theme.notifier.changed.connect(self._show_scheme)
        self._show_scheme()

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Follow the state."""
        if old is None or old.devices is not new.devices:
            self._show_devices(new.devices)

    def _add_button(self, action: CommandAction, label: str, colour: str = "text_2") -> QPushButton:
        button = QPushButton(theme.icon(action.command.icon, colour, lead=True), label, self)
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        self.addWidget(button)
        return button

    def _show_devices(self, devices: Devices) -> None:
        if devices.options:
            options = [_option(option, devices) for option in _in_sight(devices)]
        else:
            waiting = tr("PyTorch is still starting")
            options = [
                Option(key, short(key), key == "cpu", "" if key == "cpu" else waiting)
                for key in _FAMILIES
            ]
        if tuple(options) != self._device.options():
            self._device.set_options(options)
        self._device.set_current(devices.chosen)
        self.device_menu.show_devices(devices)

    def _show_scheme(self) -> None:
        self._scheme.set_current("dark" if theme.tokens().dark else "light")

    def _choose_device(self, key: str) -> None:
        self._host.dispatch(ev.DeviceChosen(key))

    def _choose_theme(self, key: str) -> None:
        self._host.dispatch(ev.ThemeChosen("dark" if key == "dark" else "light"))


def _in_sight(devices: Devices) -> list[DeviceOption]:
    """Return one of each family where there are too many for the tool bar; the menu has all."""
    if len(devices.options) <= _MOST:
        return list(devices.options)
    families: dict[str, DeviceOption] = {}
    for device in devices.options:
        family = device.key.partition(":")[0]
        if family not in families or device.key == devices.chosen:
            families[family] = device
    return list(families.values())


def _option(device: DeviceOption, devices: Devices) -> Option:
    said = [device.title, described(device, devices)]
    return Option(
        device.key, short(device.key), device.available, "\n".join(line for line in said if line)
    )
