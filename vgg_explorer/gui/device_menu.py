"""The button beside the devices: precision, threads, memory and the self-test, in one menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from vgg_explorer.gui import device_words, theme
from vgg_explorer.gui.device_commands import thread_counts
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from vgg_explorer.engine.devices import DeviceOption
    from vgg_explorer.engine.precision import PrecisionOption
    from vgg_explorer.gui.command import Host
    from vgg_explorer.session.state import Devices

_WIDEST = 440
"""Pixels of the design; a longer reason is shortened and stands whole in the tool tip."""


class DeviceMenu(QPushButton):
    """Shows the precision; its menu has all that can be chosen of devices."""

    def __init__(self, host: Host, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = host
        self._devices = host.state.devices
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        # Free memory changes with every job: the menu is written when it is opened.
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._chosen)
        self.setMenu(self._menu)

    def show_devices(self, devices: Devices) -> None:
        """Follow the state."""
        self._devices = devices
        words = device_words.PRECISIONS[devices.precision]
        self.setText(words)
        self.setAccessibleName(tr("Precision and threads: {precision}", precision=words))
        tip = device_words.chosen_tip(devices)
        self.setToolTip(f"{tip}\n{tr('Precision, threads and memory')}")

    def _fill(self) -> None:
        menu = self._menu
        menu.clear()
        for group in menu.findChildren(
            QActionGroup, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            group.deleteLater()
        self._fill_precisions()
        self._fill_threads()
        self._fill_devices()
        checked = self._devices.checked
        if checked is not None:
            menu.addSeparator()
            told = self._entry(menu, translated(checked.what))
            told.setEnabled(False)

    def _fill_precisions(self) -> None:
        devices, menu = self._devices, self._menu
        self._heading(tr("Precision on {device}", device=device_words.short(devices.chosen)))
        known = device_words.precisions(devices)
        group = QActionGroup(menu)
        if not known:
            self._choice(group, "float32", ev.PrecisionChosen("fp32"), on=True)
        for precision in known:
            words = _with(translated(precision.title), _against(precision))
            chosen = ev.PrecisionChosen(precision.key)
            action = self._choice(group, words, chosen, on=precision.key == devices.precision)
            action.setEnabled(precision.available)
            if precision.available and precision.detail is not None:
                action.setToolTip(translated(precision.detail))

    def _fill_threads(self) -> None:
        menu, chosen = self._menu, self._devices.threads
        inner = menu.addMenu(
            tr("Threads of the CPU: {threads}", threads=device_words.threads(chosen))
        )
        group = QActionGroup(inner)
        every = tr("All cores ({threads})", threads=device_words.threads(0))
        counts = thread_counts()
        self._choice(group, every, ev.ThreadsChosen(0), on=chosen not in counts, menu=inner)
        for count in counts:
            words = device_words.threads(count)
            self._choice(group, words, ev.ThreadsChosen(count), on=count == chosen, menu=inner)

    def _fill_devices(self) -> None:
        devices, menu = self._devices, self._menu
        menu.addSeparator()
        self._heading(tr("Devices"))
        group = QActionGroup(menu)
        if not devices.options:
            self._entry(menu, tr("PyTorch is still starting")).setEnabled(False)
        for device in devices.options:
            words = _with(_name(device), device_words.described(device, devices))
            chosen = ev.DeviceChosen(device.key)
            action = self._choice(group, words, chosen, on=device.key == devices.chosen)
            action.setEnabled(device.available)

    def _heading(self, words: str) -> None:
        action = self._menu.addAction(words)
        action.setEnabled(False)
        action.setFont(theme.font(12, 600))

    def _choice(
        self, group: QActionGroup, words: str, event: object, *, on: bool, menu: QMenu | None = None
    ) -> QAction:
        action = self._entry(menu or self._menu, words)
        action.setCheckable(True)
        action.setChecked(on)
        action.setData(event)
        group.addAction(action)
        return action

    @staticmethod
    def _entry(menu: QMenu, words: str) -> QAction:
        metrics = QFontMetrics(theme.font(12))
        room = round(_WIDEST * theme.scale())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        action = menu.addAction(shown.replace("&", "&&"))
        action.setToolTip(words)
        return action

    def _chosen(self, action: QAction) -> None:
        self._host.dispatch(action.data())


def _name(device: DeviceOption) -> str:
    """Return a device's own name, with its number where there may be several."""
    short = device_words.short(device.key)
    return device.title if device.title.upper() == short else f"{short}: {device.title}"


def _against(precision: PrecisionOption) -> str:
    return "" if precision.available or precision.reason is None else translated(precision.reason)


def _with(name: str, told: str) -> str:
    return tr("{name}: {told}", name=name, told=told) if told else name
