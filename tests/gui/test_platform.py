"""The decision about a window, on Linux; other systems have nothing to decide."""

import shutil
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from vgg_explorer.gui import libraries, platform
from vgg_explorer.gui.libraries import Needs, missing, read_needs, remedy
from vgg_explorer.gui.platform import NoWindow, offscreen_trouble, platforms, window_trouble

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can lack a display")

ABSENT = "{}: cannot open shared object file: No such file or directory"


def elf(*names: str, run_path: str = "") -> bytes:
    """Make the smallest ELF file whose dynamic section names these libraries."""
    strings = b"\0"
    tags = []
    for tag, words in [*((1, name) for name in names), (29, run_path)]:
        if words:
            tags.append((tag, len(strings)))
            strings += words.encode() + b"\0"
    start, base = 64 + 2 * 56, 0x10000
    dynamic_size = 16 * (len(tags) + 3)
    tags += [(5, base + start + dynamic_size), (10, len(strings)), (0, 0)]
    dynamic = b"".join(struct.pack("<QQ", *tag) for tag in tags)
    size = start + dynamic_size + len(strings)
    header = b"\x7fELF\x02\x01\x01".ljust(16, b"\0")
    header += struct.pack("<HHIQQQIHHHHHH", 3, 62, 1, 0, 64, 0, 0, 64, 56, 2, 0, 0, 0)
    load = struct.pack("<IIQQQQQQ", 1, 5, 0, base, base, size, size, 4096)
    where = base + start
    points = struct.pack("<IIQQQQQQ", 2, 6, start, where, where, dynamic_size, dynamic_size, 8)
    return header + load + points + dynamic + strings


def lacking(*names: str) -> Callable[[str], str | None]:
    """Return a loader to which these libraries do not exist."""
    return lambda asked: ABSENT.format(asked) if Path(asked).name in names else None


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the plugins of X11 and Wayland, which need two libraries each."""
    folder = tmp_path / "plugins"
    folder.mkdir()
    (folder / "libqxcb.so").write_bytes(elf("libxcb-icccm.so.4", "libxcb-cursor.so.0"))
    (folder / "libqwayland.so").write_bytes(elf("libwayland-client.so.0", "libEGL.so.1"))
    (folder / "libqoffscreen.so").write_bytes(elf("libEGL.so.1"))
    monkeypatch.setattr(platform, "plugin_folder", lambda: folder)
    return folder


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Choose the libraries that this machine lacks; a plugin fails with the first of them."""

    def choose(*names: str) -> None:
        inner = lacking(*names)

        def load(asked: str) -> str | None:
            needs = read_needs(Path(asked)).names if asked.startswith("/") else (asked,)
            return next((complaint for name in needs if (complaint := inner(name))), None)

        monkeypatch.setattr(platform, "load_library", load)

    choose()
    return choose


@pytest.fixture
def no_trial(monkeypatch: pytest.MonkeyPatch) -> None:
    def trial(*_: object) -> None:
        pytest.fail("a child process was started where nothing was doubtful")

    monkeypatch.setattr(platform, "_trial", trial)


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Path]:
    """A socket that accepts connections and never says a word."""
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(path))
        server.listen()
        yield path


def reason(trouble: NoWindow | None) -> str:
    assert trouble is not None
    written = str(trouble.reason)
    assert "\n" not in written
    return written


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, ["xcb"]),
        ({"DISPLAY": ":0"}, ["xcb"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["wayland", "xcb"]),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, ["wayland", "xcb"]),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "x11"}, ["xcb"]),
        ({"QT_QPA_PLATFORM": ""}, ["xcb"]),
        ({"QT_QPA_PLATFORM": "offscreen", "WAYLAND_DISPLAY": "x"}, ["offscreen"]),
        ({"QT_QPA_PLATFORM": "Wayland;xcb:option=1"}, ["wayland", "xcb"]),
    ],
)
def test_platforms_come_in_qts_order(environ: dict[str, str], expected: list[str]) -> None:
    assert platforms(environ) == expected


def test_no_display(plugins: Path, loads: object, no_trial: None) -> None:
    assert "neither DISPLAY nor WAYLAND_DISPLAY" in reason(window_trouble({}))
    session = {"XDG_SESSION_TYPE": "wayland", "XDG_RUNTIME_DIR": str(plugins)}
    assert "neither DISPLAY nor WAYLAND_DISPLAY" in reason(window_trouble(session))
    told = {"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "wayland-0"}
    assert "DISPLAY is not set" in reason(window_trouble(told))


def test_nobody_answers_at_the_x11_display(plugins: Path, loads: object, no_trial: None) -> None:
    assert "DISPLAY=:59999 cannot be reached" in reason(window_trouble({"DISPLAY": ":59999"}))
    assert "cannot be reached" in reason(window_trouble({"DISPLAY": "not a display"}))


@pytest.fixture
def x11_port() -> Iterator[socket.socket]:
    """A server on the port of a display, which may be any above 6000."""
    with socket.socket() as server:
        server.settimeout(10)
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server


def display_of(server: socket.socket) -> str:
    return f"127.0.0.1:{server.getsockname()[1] - 6000}"


def test_an_x11_server_that_says_nothing_is_not_waited_for(
    plugins: Path,
    loads: object,
    no_trial: None,
    x11_port: socket.socket,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(platform, "_PATIENCE", 0.2)
    assert "does not answer" in reason(window_trouble({"DISPLAY": display_of(x11_port)}))


def test_an_x11_server_that_refuses(
    plugins: Path, loads: object, no_trial: None, x11_port: socket.socket
) -> None:
    def refuse() -> None:
        client, _ = x11_port.accept()
        with client:
            client.recv(4096)
            why = b"go away."
            client.sendall(struct.pack("<BBHHH", 0, len(why), 11, 0, len(why) // 4) + why)

    thread = threading.Thread(target=refuse)
    thread.start()
    told = reason(window_trouble({"DISPLAY": display_of(x11_port)}))
    thread.join()
    assert "refuses this program" in told


def test_a_wayland_compositor_that_answers(
    plugins: Path, loads: object, no_trial: None, listening: Path
) -> None:
    assert window_trouble({"WAYLAND_DISPLAY": str(listening)}) is None
    named = {"WAYLAND_DISPLAY": listening.name, "XDG_RUNTIME_DIR": str(listening.parent)}
    assert window_trouble(named) is None
    assert window_trouble({"WAYLAND_DISPLAY": "x", "WAYLAND_SOCKET": "3"}) is None


def test_nobody_answers_at_the_wayland_socket(plugins: Path, loads: object, no_trial: None) -> None:
    environ = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(plugins)}
    assert f"No Wayland compositor answers at {plugins}" in reason(window_trouble(environ))


def test_missing_libraries_are_all_named_with_what_installs_them(
    plugins: Path, loads: Callable[..., None], no_trial: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads("libxcb-icccm.so.4", "libxcb-cursor.so.0")
    monkeypatch.setattr(shutil, "which", {"apt": "/usr/bin/apt"}.get)
    monkeypatch.setattr(libraries.remedy, "__defaults__", (shutil.which, False))
    trouble = window_trouble({"DISPLAY": ":0"})
    assert reason(trouble) == (
        "Qt lacks these libraries: libxcb-cursor.so.0, libxcb-icccm.so.4. "
        "Install them with: sudo apt install libxcb-cursor0 libxcb-icccm4"
    )
    assert trouble.missing == ("libxcb-cursor.so.0", "libxcb-icccm.so.4")


def test_without_a_known_package_manager_the_packages_are_named(
    plugins: Path, loads: Callable[..., None], no_trial: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries.remedy, "__defaults__", (lambda _: None, False))
    loads("libxcb-icccm.so.4")
    assert "Debian's packages for them: libxcb-icccm4" in reason(window_trouble({"DISPLAY": ":0"}))
    (plugins / "libqxcb.so").write_bytes(elf("libunheard-of.so.1"))
    loads("libunheard-of.so.1")
    told = reason(window_trouble({"DISPLAY": ":0"}))
    assert told == "Qt lacks these libraries: libunheard-of.so.1."


def test_missing_libraries_of_x11_matter_more_than_a_dead_wayland(
    plugins: Path, loads: Callable[..., None], no_trial: None
) -> None:
    loads("libxcb-icccm.so.4")
    environ = {"WAYLAND_DISPLAY": "/nobody", "DISPLAY": ":0"}
    assert window_trouble(environ).missing == ("libxcb-icccm.so.4",)


def test_wayland_does_for_a_machine_without_the_libraries_of_x11(
    plugins: Path, loads: Callable[..., None], no_trial: None, listening: Path
) -> None:
    loads("libxcb-icccm.so.4")
    assert window_trouble({"WAYLAND_DISPLAY": str(listening), "DISPLAY": ":0"}) is None


def test_offscreen_needs_its_libraries_too(
    plugins: Path, loads: Callable[..., None], no_trial: None
) -> None:
    assert offscreen_trouble() is None
    assert window_trouble({"QT_QPA_PLATFORM": "offscreen"}) is None
    loads("libEGL.so.1")
    assert offscreen_trouble().missing == ("libEGL.so.1",)
    assert window_trouble({"QT_QPA_PLATFORM": "offscreen"}).missing == ("libEGL.so.1",)


@pytest.mark.parametrize("answer", [None, NoWindow(platform.text("It broke."))])
def test_a_child_process_decides_what_is_doubtful(
    plugins: Path,
    monkeypatch: pytest.MonkeyPatch,
    loads: Callable[..., None],
    answer: NoWindow | None,
) -> None:
    asked = []

    def trial(environ: object, complaint: str = "") -> NoWindow | None:
        asked.append(complaint)
        return answer

    monkeypatch.setattr(platform, "_trial", trial)
    # a platform that nothing is known of
    assert window_trouble({"QT_QPA_PLATFORM": "linuxfb"}) is answer
    # missing libraries, but other plugins are to be had
    loads("libEGL.so.1")
    environ = {"QT_QPA_PLATFORM": "offscreen", "QT_PLUGIN_PATH": "/elsewhere"}
    assert window_trouble(environ) is answer
    # a library that is there but damaged
    monkeypatch.setattr(platform, "load_library", lambda _: "libEGL.so.1: file too short")
    assert window_trouble({"QT_QPA_PLATFORM": "offscreen"}) is answer
    # a build of Qt that keeps its plugins elsewhere
    (plugins / "libqoffscreen.so").unlink()
    assert window_trouble({"QT_QPA_PLATFORM": "offscreen"}) is answer
    assert asked == ["", ABSENT.format("libEGL.so.1"), "libEGL.so.1: file too short", ""]


def test_the_child_process_makes_an_application(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "_TRIAL", "import os; print(os.environ['QT_QPA_PLATFORM'])")
    assert window_trouble({"QT_QPA_PLATFORM": "linuxfb"}) is None
    monkeypatch.setattr(
        platform, "_TRIAL", "import sys, os; print('no.', file=sys.stderr); os.abort()"
    )
    told = reason(window_trouble({"QT_QPA_PLATFORM": "linuxfb"}))
    assert told == "Qt cannot start here: no."
    monkeypatch.setattr(platform, "_TRIAL", "import os; os._exit(3)")
    assert "exit code 3" in reason(window_trouble({"QT_QPA_PLATFORM": "linuxfb"}))
    monkeypatch.setattr(platform, "_TRIAL", "import time; time.sleep(60)")
    monkeypatch.setattr(platform, "_TRIAL_PATIENCE", 0.1)
    assert "timed out" in reason(window_trouble({"QT_QPA_PLATFORM": "linuxfb"}))


def test_the_trial_itself_is_what_qt_decides() -> None:
    assert window_trouble({"QT_QPA_PLATFORM": "minimal;nonsense"}) is None
    assert "nonsense" in reason(window_trouble({"QT_QPA_PLATFORM": "nonsense"}))


def test_pyside_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(sys, "modules", {})
    assert platform.plugin_folder() is None
    monkeypatch.setattr(platform, "plugin_folder", lambda: None)
    assert "pip install PySide6" in reason(window_trouble({"DISPLAY": ":0"}))


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_always_have_a_display(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert window_trouble({}) is None
    assert offscreen_trouble() is None


def test_the_real_plugins_are_found_and_read() -> None:
    folder = platform.plugin_folder()
    assert folder is not None
    needs = read_needs(folder / "libqxcb.so")
    assert "libxcb.so.1" in needs.names
    assert any((at / "libQt6Core.so.6").is_file() for at in needs.folders)


@pytest.mark.skipif(shutil.which("readelf") is None, reason="readelf is not installed")
@pytest.mark.parametrize("name", ["libqxcb.so", "libqwayland.so", "../../lib/libQt6Gui.so.6"])
def test_needs_are_what_readelf_reads(name: str) -> None:
    file = platform.plugin_folder() / name
    if not file.is_file():
        pytest.skip(f"this PySide6 has no {name}")
    told = subprocess.run(["readelf", "-d", file], capture_output=True, text=True, check=True)
    lines = [line for line in told.stdout.splitlines() if "(NEEDED)" in line]
    assert read_needs(file).names == tuple(line.split("[")[1].rstrip("]") for line in lines)


def test_needs_of_an_elf_file(tmp_path: Path) -> None:
    file = tmp_path / "x.so"
    file.write_bytes(elf("liba.so.1", "libb.so.2", run_path="$ORIGIN/lib::${ORIGIN}/../c:/d"))
    folders = (tmp_path / "lib", tmp_path / ".." / "c", Path("/d"))
    assert read_needs(file) == Needs(("liba.so.1", "libb.so.2"), folders)


@pytest.mark.parametrize("size", [0, 3, 63, 64, 100, 176, 200, 230])
def test_files_that_are_cut_short_need_nothing(tmp_path: Path, size: int) -> None:
    file = tmp_path / "x.so"
    file.write_bytes(elf("liba.so.1")[:size])
    assert read_needs(file) == Needs()


def test_files_that_are_not_elf_need_nothing(tmp_path: Path) -> None:
    assert read_needs(tmp_path / "nothing") == Needs()
    assert read_needs(tmp_path) == Needs()
    other = tmp_path / "32bit"
    other.write_bytes(b"\x7fELF\x01\x01".ljust(64, b"\0"))
    assert read_needs(other) == Needs()
    static = tmp_path / "static"
    static.write_bytes(elf("liba.so.1")[:54] + struct.pack("<HH", 56, 0) + bytes(6))
    assert read_needs(static) == Needs()


def test_missing_libraries_are_found_behind_those_beside_the_file(tmp_path: Path) -> None:
    lib = tmp_path / "lib"
    lib.mkdir()
    plugin = tmp_path / "plugin.so"
    plugin.write_bytes(elf("libQt.so", "libx.so.1", "libc.so.6", run_path="$ORIGIN/lib"))
    (lib / "libQt.so").write_bytes(elf("libQt.so", "liby.so.1", "libx.so.1", run_path="$ORIGIN"))
    assert missing(plugin, lacking("libx.so.1", "liby.so.1")) == ("libx.so.1", "liby.so.1")
    assert missing(plugin, lacking()) == ()


def test_a_system_library_may_lack_another(tmp_path: Path) -> None:
    plugin = tmp_path / "plugin.so"
    plugin.write_bytes(elf("libx.so.1", "libdamaged.so.1"))
    complaints = {
        "libx.so.1": ABSENT.format("libdeep.so.3"),
        "libdamaged.so.1": "/usr/lib/libdamaged.so.1: file too short",
    }
    assert missing(plugin, complaints.get) == ("libdeep.so.3",)


def test_the_loader_is_understood() -> None:
    complaint = platform.load_library("libno-such-library.so.9")
    assert complaint is not None
    assert libraries.absent(complaint) == "libno-such-library.so.9"


def test_remedies() -> None:
    lacks = ["libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-shm.so.0", "libodd.so.1"]
    apt = remedy(lacks, {"apt": "/usr/bin/apt", "dnf": "/usr/bin/dnf"}.get, as_root=False)
    assert apt.command == "sudo apt install libxcb-cursor0 libxcb-icccm4 libxcb-shm0"
    dnf = remedy(lacks, {"dnf": "/usr/bin/dnf"}.get, as_root=True)
    assert dnf.command == "dnf install libxcb xcb-util-cursor xcb-util-wm"
    other = remedy(lacks, {}.get, as_root=False)
    assert other.command is None
    assert other.packages == ("libxcb-cursor0", "libxcb-icccm4", "libxcb-shm0")
    assert remedy(["libodd.so.1"], {"apt": "/usr/bin/apt"}.get, as_root=False).command is None


def test_every_system_library_of_the_real_plugins_has_a_package() -> None:
    """What a bare system may lack; libc and its like are there wherever Python is."""
    folder = platform.plugin_folder()
    always = {"libc.so.6", "libm.so.6", "libgcc_s.so.1", "libstdc++.so.6", "libz.so.1"}
    always |= {"libzstd.so.1", "libpthread.so.0", "libdl.so.2", "librt.so.1", "libresolv.so.2"}
    asked = set()

    def nothing_there(name: str) -> str:
        asked.add(name)
        return ABSENT.format(name)

    for file in ("libqxcb.so", "libqwayland.so", "libqoffscreen.so"):
        missing(folder / file, nothing_there)
    asked = {name for name in asked - always if not name.startswith("ld-linux")}
    assert "libxcb-icccm.so.4" in asked
    assert {name for name in asked if not remedy([name], {}.get).packages} == set()


def test_nothing_of_qt_is_imported() -> None:
    code = (
        "import sys; from vgg_explorer.gui.platform import window_trouble;"
        "window_trouble({'DISPLAY': ':59999'});"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))])"
    )
    root = Path(platform.__file__).parents[2]
    child = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert child.stdout.strip() == "[]"


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_a_real_display(no_trial: None) -> None:
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "320x240x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        try:
            display = f":{server.stdout.readline().strip()}"
            assert window_trouble({"DISPLAY": display}) is None
            assert "cannot be reached" in reason(window_trouble({"DISPLAY": f"{display}.9"}))
        finally:
            server.terminate()


def test_a_qt_that_brings_its_own_xlib_is_tried(
    plugins: Path, loads: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str) -> None:
        raise OSError(ABSENT.format(name))

    monkeypatch.setattr(platform.ctypes, "CDLL", refuse)
    monkeypatch.setattr(platform, "_TRIAL", "import os; print(os.environ['DISPLAY'])")
    assert window_trouble({"DISPLAY": ":59999"}) is None
