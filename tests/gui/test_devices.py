"""Devices, precisions and threads in the window, with stand-ins for what the computer has."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from vgg_explorer.arch.presets import find
from vgg_explorer.arch.spec import Fix
from vgg_explorer.arch.text import text
from vgg_explorer.engine.devices import DeviceOption
from vgg_explorer.engine.precision import PrecisionOption
from vgg_explorer.engine.selftest import DeviceCheck
from vgg_explorer.gui import device_commands, device_words, theme
from vgg_explorer.gui.command_palette import CommandPalette
from vgg_explorer.gui.main_window import MainWindow
from vgg_explorer.gui.store import Store
from vgg_explorer.session import events as ev
from vgg_explorer.session.updates import initial

GIB = 2**30
SLOW = text("This processor computes bfloat16 slower than float32.")


def precisions(*possible):
    return tuple(
        PrecisionOption(key, text(title), key in possible, None if key in possible else SLOW)
        for key, title in (("fp32", "float32"), ("bf16", "bfloat16"), ("fp16", "float16"))
    )


CPU = DeviceOption("cpu", "CPU", True, None, None, 24 * GIB, 12 * GIB, precisions("fp32"))
CARD = DeviceOption(
    "cuda:0",
    "Some card",
    True,
    None,
    text("{free} of {total} free", free="20 GiB", total="24 GiB"),
    24 * GIB,
    20 * GIB,
    precisions("fp32", "fp16", "bf16"),
)
NO_MPS = DeviceOption("mps", "Apple GPU (Metal)", False, text("Only on macOS."))


def passed(device="cuda:0", precision="fp32"):
    what = text("{device} agrees with the CPU within 0.0012 %.", device=device.upper())
    return DeviceCheck(device, precision, 1.2e-5, 5e-3, True, what)


@pytest.fixture
def window(qtbot, qapp, monkeypatch):
    theme.apply(qapp, "light")
    for module in (device_commands, device_words):
        monkeypatch.setattr(module, "cores", lambda: 6)
    device_commands.thread_counts.cache_clear()
    made = MainWindow(Store(initial()))
    qtbot.addWidget(made)
    yield made
    device_commands.thread_counts.cache_clear()


@pytest.fixture
def with_card(window):
    window.dispatch(ev.DevicesFound((CPU, CARD, NO_MPS)))
    return window


def entries(window):
    """Write the menu of the tool bar as it would open now, and return its entries by their text."""
    menu = window.tool_bar.device_menu.menu()
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.text()}


def shown(window):
    return window.tool_bar.device_menu.text(), window.tool_bar._device.current()


def test_before_torch_is_there(window):
    assert shown(window) == ("float32", "cpu")
    found = entries(window)
    assert found["float32"].isChecked()
    assert not found["PyTorch is still starting"].isEnabled()
    assert window.status._device.text() == "Device <b>CPU · float32</b>"
    assert window.status._device.toolTip() == "CPU\n6 threads"


def test_what_cannot_be_chosen_says_why(with_card):
    found = entries(with_card)
    words = f"bfloat16: {SLOW}"
    assert not found[words].isEnabled()
    assert found[words].toolTip() == words
    assert found["float32"].isEnabled()
    assert found["float32"].isChecked()
    assert not found["MPS: Apple GPU (Metal): Only on macOS."].isEnabled()
    assert found["CPU: 12 GiB of 24 GiB free, 6 threads"].isChecked()
    assert with_card.tool_bar.device_menu.menu().toolTipsVisible()
    segments = {option.key: option for option in with_card.tool_bar._device.options()}
    assert not segments["mps"].enabled
    assert segments["mps"].tooltip == "Apple GPU (Metal)\nOnly on macOS."


def test_long_reasons_are_shortened_and_stand_whole_in_the_tool_tip(window):
    reason = "The driver is too old. " * 20
    window.dispatch(ev.DevicesFound((CPU, replace(NO_MPS, reason=text(reason)))))
    (entry,) = [action for words, action in entries(window).items() if words.startswith("MPS")]
    assert entry.text().endswith("…")
    assert reason in entry.toolTip()


def test_choosing_in_the_menu(with_card):
    found = entries(with_card)
    found["CUDA: Some card: 20 GiB of 24 GiB free"].trigger()
    assert with_card.state.devices.chosen == "cuda:0"
    found = entries(with_card)
    assert "Precision on CUDA" in found
    found["float16"].trigger()
    assert with_card.state.devices.precision == "fp16"
    assert shown(with_card) == ("float16", "cuda:0")
    assert with_card.status._device.text() == "Device <b>CUDA · float16</b>"
    (inner,) = [action.menu() for action in entries(with_card).values() if action.menu()]
    counts = {action.text(): action for action in inner.actions()}
    several = [f"{count} threads" for count in range(2, 6)]
    assert list(counts) == ["All cores (6 threads)", "1 thread", *several]
    assert counts["All cores (6 threads)"].isChecked()
    counts["3 threads"].trigger()
    assert with_card.state.devices.threads == 3
    assert any(words.endswith("3 threads") for words in entries(with_card))


def test_the_self_test_is_told(with_card):
    with_card.dispatch(ev.DeviceChosen("cuda:0"))
    assert "agrees" not in with_card.tool_bar.device_menu.toolTip()
    with_card.dispatch(ev.DeviceChecked(passed()))
    said = "CUDA:0 agrees with the CPU within 0.0012 %."
    assert said in entries(with_card)
    assert said in with_card.tool_bar.device_menu.toolTip()
    tip = with_card.status._device.toolTip().splitlines()
    assert tip == ["Some card", "20 GiB of 24 GiB free", said]


def test_the_menu_opens_from_the_keyboard(with_card, qtbot):
    with qtbot.waitExposed(with_card):
        with_card.show()
    with_card.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is with_card)
    button = with_card.tool_bar.device_menu
    with_card.tool_bar._device.focusProxy().setFocus()
    QTest.keyClick(with_card.windowHandle(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button
    menu = button.menu()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    qtbot.waitUntil(menu.isVisible)
    for _ in menu.actions():
        if menu.activeAction() is not None and menu.activeAction().text().startswith("CUDA"):
            break
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert with_card.state.devices.chosen == "cuda:0"
    assert not menu.isVisible()


def test_free_memory_told_anew_leaves_the_buttons_alone(with_card):
    before = with_card.tool_bar._device._segments
    other = replace(CARD, detail=text("{free} of {total} free", free="1 GiB", total="24 GiB"))
    with_card.dispatch(ev.DevicesFound((CPU, other, NO_MPS)))
    assert with_card.tool_bar._device._segments is before
    assert before[1].toolTip() == "Some card\n1 GiB of 24 GiB free"


def test_many_cards_leave_room_in_the_tool_bar(window):
    cards = [replace(CARD, key=f"cuda:{number}") for number in range(12)]
    window.dispatch(ev.DevicesFound((CPU, *cards, NO_MPS)))
    keys = [option.key for option in window.tool_bar._device.options()]
    assert keys == ["cpu", "cuda:0", "mps"]
    (entry,) = [action for words, action in entries(window).items() if words.startswith("CUDA 11")]
    entry.trigger()
    assert [option.key for option in window.tool_bar._device.options()] == [
        "cpu",
        "cuda:11",
        "mps",
    ]
    assert window.tool_bar._device.current() == "cuda:11"


# Commands


def test_commands_follow_what_is_there(with_card):
    by_key = with_card.actions_.by_key
    assert by_key["device_cpu"].isChecked()
    assert by_key["device_cuda:0"].isEnabled()
    assert not by_key["device_mps"].isEnabled()
    assert by_key["device_mps"].isVisible()
    assert not by_key["device_cuda:1"].isVisible()
    assert not by_key["precision_fp16"].isEnabled()
    by_key["device_cuda:0"].trigger()
    by_key["precision_fp16"].trigger()
    by_key["threads_2"].trigger()
    devices = with_card.state.devices
    assert (devices.chosen, devices.precision, devices.threads) == ("cuda:0", "fp16", 2)
    on = {key for key, action in by_key.items() if action.isChecked()}
    chosen = {key for key in on if key.startswith(("device_", "precision_", "threads_"))}
    assert chosen == {"device_cuda:0", "precision_fp16", "threads_2"}


def test_threads_beyond_the_cores_are_not_listed(window, qtbot):
    by_key = window.actions_.by_key
    listed = [key for key, a in by_key.items() if key.startswith("threads_") and a.isVisible()]
    assert listed == ["threads_all", *(f"threads_{count}" for count in range(1, 6))]
    palette = CommandPalette(by_key.values(), window)
    qtbot.addWidget(palette)
    palette._field.setText("threads")
    found = [palette._list.item(row).text() for row in range(palette._list.count())]
    assert "Threads: 5 threads" in found
    assert "Threads: 6 threads" not in found
    # A number kept from a larger computer is all that this one has.
    window.dispatch(ev.ThreadsChosen(64))
    assert by_key["threads_all"].isChecked()


def test_every_choice_is_a_command(window, monkeypatch):
    for module in (device_commands, device_words):
        monkeypatch.setattr(module, "cores", lambda: 200)
    device_commands.thread_counts.cache_clear()
    every = precisions("fp32", "bf16", "fp16")
    keys = ["cpu", *(f"cuda:{number}" for number in range(8)), "mps"]
    window.dispatch(ev.DevicesFound(tuple(replace(CARD, key=k, precisions=every) for k in keys)))
    commands = device_commands.device_commands()
    assert {command.menu for command in commands} == {"run"}
    for submenu, field in (
        ("device", "chosen"),
        ("precision", "precision"),
        ("threads", "threads"),
    ):
        chosen = set()
        for command in commands:
            if command.submenu != submenu:
                continue
            action = window.actions_.by_key[command.key]
            assert action.isVisible()
            assert action.isEnabled()
            action.trigger()
            assert action.isChecked()
            chosen.add(getattr(window.state.devices, field))
        assert len(chosen) == sum(command.submenu == submenu for command in commands)


# What goes wrong


def card_with(window, words):
    cards = [label for label in window.findChildren(QLabel) if words in label.text()]
    assert cards, f"no notice says {words!r}"
    return cards[0].parentWidget()


def test_a_refused_device_is_left_and_said(with_card):
    with_card.dispatch(ev.DeviceChosen("cuda:0"))
    with_card.dispatch(ev.PrecisionChosen("fp16"))
    assert shown(with_card) == ("float16", "cuda:0")
    what = text("CUDA:0 in fp16 computes Conv2d wrongly.")
    failed = DeviceCheck("cuda:0", "fp16", 0.4, 0.01, False, what)
    with_card.dispatch(ev.DeviceChecked(failed))
    assert shown(with_card) == ("float32", "cpu")
    assert with_card.status._device.text() == "Device <b>CPU · float32</b>"
    card_with(with_card, "CUDA:0 in fp16 computes Conv2d wrongly.")
    card_with(with_card, "The CPU computes in float32 instead.")


def test_what_does_not_fit_is_mended_by_a_button(window, qtbot):
    smaller = replace(find("vgg16").spec, input=(3, 96, 96))
    fix = Fix(text("Use {shape}", shape="3x96x96"), smaller)
    what = text("This network needs about 9 GiB, but 2 GiB are free.")
    window.dispatch(ev.JobFailed(what, text("An input of 3x96x96 would fit."), fix))
    card = card_with(window, "needs about 9 GiB")
    (button,) = [b for b in card.findChildren(QPushButton) if b.text() == "Use 3x96x96"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.state.model.spec == smaller
    assert window.state.notices == ()
