"""What users drop on a window and should not have: each fault has its message and costs nothing.

Everything goes in as users bring it in: dropped, pasted, chosen in a dialog, or named at the start.
"""

import errno
import io
import os
import socket
import struct
import unicodedata
import zlib

import numpy as np
import pytest
from PIL import Image
from programs import end, keep_small_network
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from webserver import Server, content, endless, stalling, status

from vgg_explorer.engine import fetch, files, kinds
from vgg_explorer.gui.app import App
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import Address

WAIT = 60_000

CHOOSE = "Choose a PNG, JPEG, WebP, GIF, BMP, TIFF or AVIF picture."
GET_AGAIN = "Get it again; no part of it can be read."
SHOW_PART = "Get it again, or open it anyway to see the part that can be read."
SMALLER = "Open a smaller copy of it."

posix = pytest.mark.skipif(os.name != "posix", reason="pipes and devices are files on POSIX only")


@pytest.fixture
def session(qapp, qtbot, tmp_path):
    folder = tmp_path / "settings"
    keep_small_network(folder)
    made = App(qapp, [], folder)
    with qtbot.waitSignal(made.rendered, timeout=WAIT):
        made.show()
    qtbot.waitUntil(lambda: made.store.state.job.status == "done", timeout=WAIT)
    yield made
    end(made)


@pytest.fixture
def server():
    made = Server()
    yield made
    made.end()


def state(session):
    return session.store.state


def drop(session, mime):
    window, actions = session.window, Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(window.rect().center(), actions, mime, left, none)
    window.dragEnterEvent(entered)
    assert entered.isAccepted()
    window.dropEvent(QDropEvent(QPointF(window.rect().center()), actions, mime, left, none))


def of_urls(*urls):
    mime = QMimeData()
    mime.setUrls([QUrl(url) for url in urls])
    return mime


def of_paths(*paths):
    return of_urls(*(QUrl.fromLocalFile(str(path)) for path in paths))


def said(session, qtbot, count=1):
    """Wait for notices, and return what they say and what is to be done."""
    qtbot.waitUntil(lambda: len(state(session).notices) >= count, timeout=WAIT)
    at_rest(session, qtbot)
    return [(str(notice.what), str(notice.hint)) for notice in state(session).notices]


def at_rest(session, qtbot):
    qtbot.waitUntil(
        lambda: state(session).input.pending is None and state(session).job.status != "running",
        timeout=WAIT,
    )


def same(before, now):
    """Check that a failure has changed nothing but what is told."""
    assert now.input.picture is before.input.picture
    assert now.input.source is before.input.source
    assert now.input.strip == before.input.strip
    assert now.input.pending is None
    assert now.model is before.model
    assert now.weights.assignment == before.weights.assignment
    assert np.array_equal(now.results.maps.post, before.results.maps.post)
    assert now.recent == before.recent


def opened(session, qtbot, path):
    """Drop a file and return its picture."""
    drop(session, of_paths(path))
    qtbot.waitUntil(
        lambda: state(session).input.source.data == path and state(session).input.pending is None,
        timeout=WAIT,
    )
    at_rest(session, qtbot)
    assert [str(n.what) for n in state(session).notices if n.kind in {"error", "warning"}] == []
    assert state(session).results.maps is not None
    return state(session).input.picture


def encoded(image, kind, **options):
    held = io.BytesIO()
    image.save(held, kind, **options)
    return held.getvalue()


def chunk(name, held):
    checksum = struct.pack(">I", zlib.crc32(name + held))
    return struct.pack(">I", len(held)) + name + held + checksum


def png_of_size(width, height):
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(b"\0")), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def noise(height=64, width=64):
    return np.random.default_rng(1).integers(0, 256, (height, width, 3), dtype=np.uint8)


RED = Image.new("RGB", (40, 30), (200, 30, 30))
NOISE = Image.fromarray(noise())

# Rows 35 to 38, 40, 47 and 48: pictures that cannot be opened


@pytest.mark.parametrize(
    ("name", "data", "what", "hint"),
    [
        (
            "bomb.png",
            png_of_size(20000, 20000),
            "“bomb.png” has 400 megapixels (20000x20000); the limit is 89.",
            SMALLER,
        ),
        (
            "half.png",
            png_of_size(10000, 10000),
            "“half.png” has 100 megapixels (10000x10000); the limit is 89.",
            SMALLER,
        ),
        ("none.png", png_of_size(0, 0), "“none.png” has no pixels (0x0).", CHOOSE),
        (
            "cut.jpg",
            encoded(NOISE, "JPEG")[:300],
            "“cut.jpg” is damaged: this JPEG file ends early or contradicts itself.",
            GET_AGAIN,
        ),
        (
            "photo.png",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64),
            "“photo.png” is a HEIC picture, which cannot be opened here.",
            "Convert it to JPEG or PNG: on a Mac with Preview (File > Export); an iPhone takes"
            " JPEG pictures with Settings > Camera > Formats > Most Compatible.",
        ),
        (
            "drawing.png",
            b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n",
            "“drawing.png” is a PostScript (EPS) file, which is a program and was not run.",
            "Export it as PNG in the program that made it, and open that.",
        ),
        (
            "page.jpg",
            b"<!DOCTYPE html><html></html>",
            "“page.jpg” is a web page, not a picture.",
            "The download failed. Save the picture itself and open that.",
        ),
        (
            "empty.png",
            b"",
            "“empty.png” is empty (0 bytes).",
            "It was probably not saved or downloaded completely; get it again.",
        ),
        ("notes.txt", b"some words", "“notes.txt” is a text file.", CHOOSE),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 16 else "",
)
def test_a_file_that_cannot_be_opened(session, qtbot, tmp_path, name, data, what, hint):
    path = tmp_path / name
    path.write_bytes(data)
    before = state(session)
    drop(session, of_paths(path))
    assert said(session, qtbot) == [(what, hint)]
    assert state(session).notices[0].kind == "error"
    same(before, state(session))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_damaged_file_shows_its_readable_part(session, qtbot, tmp_path, kind):
    data = encoded(NOISE, kind)
    path = tmp_path / f"half.{kind.lower()}"
    path.write_bytes(data[: len(data) // 2])
    before = state(session)
    drop(session, of_paths(path))
    what = f"“{path.name}” is damaged: this {kind} file ends early or contradicts itself."
    assert said(session, qtbot) == [(what, SHOW_PART)]
    same(before, state(session))
    (action,) = state(session).notices[0].actions
    assert str(action.label) == "Show the readable part"
    session.store.dispatch(action.event)
    qtbot.waitUntil(lambda: state(session).input.source.data == path, timeout=WAIT)
    notes = [str(note) for note in state(session).input.picture.notes]
    assert notes == ["The file is damaged; the part that could be read is shown."]
    assert state(session).notices == ()


# Rows 39 to 46, 49 and 50: odd pictures that open


def grey16():
    return Image.fromarray(np.full((20, 20), 32896, np.uint16))


def frames():
    colours = ("red", "green", "blue", "white")
    first, *others = (Image.new("P", (9, 9), i) for i in range(len(colours)))
    for image in (first, *others):
        image.putpalette([200, 30, 30, 30, 200, 30, 30, 30, 200, 255, 255, 255])
    return encoded(first, "GIF", save_all=True, append_images=others, disposal=2)


def see_through():
    image = Image.new("P", (20, 20), 0)
    image.putpalette([200, 30, 30, 1, 1, 1])
    image.putpixel((0, 0), 1)
    return encoded(image, "PNG", transparency=1)


EXIF_WRECK = b"Exif\0\0II*\0\xff\xff\xff\xff"


@pytest.mark.parametrize(
    ("name", "data", "corner", "notes"),
    [
        ("jpeg.png", encoded(RED, "JPEG", quality=95), (200, 30, 30), []),
        ("dot.png", encoded(Image.new("RGB", (1, 1), (9, 8, 7)), "PNG"), (9, 8, 7), []),
        (
            "line.png",
            encoded(Image.new("RGB", (20000, 1), (9, 8, 7)), "PNG"),
            (9, 8, 7),
            [
                "Reduced from 20000x1 to 2048x1 pixels.",
                "One side is 20000 times the other: a network sees only the middle.",
            ],
        ),
        ("exif.jpg", encoded(RED, "JPEG", quality=95, exif=EXIF_WRECK), (200, 30, 30), []),
        ("grey16.png", encoded(grey16(), "PNG"), (128, 128, 128), None),
        ("grey16.tif", encoded(grey16(), "TIFF"), (128, 128, 128), None),
        ("cmyk.jpg", encoded(RED.convert("CMYK"), "JPEG", quality=95), (200, 30, 30), None),
        ("tRNS.png", see_through(), (255, 255, 255), ["Transparent parts are shown on white."]),
        ("one.png", encoded(Image.new("1", (9, 9), 1), "PNG"), (255, 255, 255), []),
        ("la.png", encoded(Image.new("LA", (9, 9), (70, 255)), "PNG"), (70, 70, 70), None),
        ("l.png", encoded(Image.new("L", (9, 9), 70), "PNG"), (70, 70, 70), []),
        ("frames.gif", frames(), (200, 30, 30), ["This is frame 1 of 4."]),
        (
            "profile.png",
            encoded(RED, "PNG", icc_profile=b"no profile at all"),
            (200, 30, 30),
            ["The colour profile in the file is not applied."],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_odd_picture_opens(session, qtbot, tmp_path, name, data, corner, notes):
    path = tmp_path / name
    path.write_bytes(data)
    picture = opened(session, qtbot, path)
    assert picture.pixels.shape[2] == 3
    assert np.abs(picture.pixels[0, 0].astype(int) - corner).max() <= 4
    if notes is not None:
        assert [str(note) for note in picture.notes] == notes


def test_a_huge_jpeg_opens(session, qtbot, tmp_path):
    path = tmp_path / "huge.jpg"
    Image.new("RGB", (8000, 8000), (200, 30, 30)).save(path)
    picture = opened(session, qtbot, path)
    assert picture.full_size == (8000, 8000)
    assert picture.pixels.shape == (2000, 2000, 3)


# Row 51: lines that are padded


def test_pixels_of_a_width_that_is_no_multiple_of_four(session, qtbot):
    pixels = noise(3, 5)
    mime = QMimeData()
    mime.setImageData(QImage(pixels.data, 5, 3, 15, QImage.Format.Format_RGB888).copy())
    with qtbot.waitSignal(session.rendered, timeout=WAIT):
        drop(session, mime)
    assert np.array_equal(state(session).input.picture.pixels, pixels)


# Rows 52 to 57: names and files that are none


@pytest.mark.parametrize("name", ["ü 名 #%.png", "a b#c?.png", "100%25.png", "a&b{c}.png"])
def test_odd_names_open(session, qtbot, tmp_path, name):
    path = tmp_path / name
    RED.save(path)
    assert opened(session, qtbot, path).name == name


def test_a_query_behind_a_file_address_is_dropped(session, qtbot, tmp_path):
    path = tmp_path / "x.png"
    RED.save(path)
    drop(session, of_urls(f"{path.as_uri()}?x=1"))
    qtbot.waitUntil(lambda: state(session).input.source.data == path, timeout=WAIT)


@pytest.mark.parametrize(("on_disk", "asked"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_accents_composed_either_way(session, qtbot, tmp_path, on_disk, asked):
    RED.save(tmp_path / unicodedata.normalize(on_disk, "é.png"))
    assert opened(session, qtbot, tmp_path / unicodedata.normalize(asked, "é.png")).name == "é.png"


TOO_LONG = "x" * 300
SHOWN_LONG = f"{'x' * 38}…{'x' * 17}"


def test_too_long_a_name(session, qtbot, tmp_path):
    before = state(session)
    drop(session, of_paths(tmp_path / f"{TOO_LONG}.png"))
    assert said(session, qtbot) == [
        (
            f"The name “{SHOWN_LONG}.png” is too long for this system.",
            "Rename the file to something shorter.",
        )
    ]
    same(before, state(session))


def save_network(session, path):
    session.window.actions_.by_key["save_network"].trigger()
    (dialog,) = [d for d in session.window.findChildren(QFileDialog) if d.isVisible()]
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_saving_under_too_long_a_name(session, qtbot, tmp_path):
    folder = tmp_path / "saved"
    folder.mkdir()
    save_network(session, folder / f"{TOO_LONG}.toml")
    assert said(session, qtbot) == [
        (
            f"The name “{'x' * 38}…{'x' * 16}.toml” is too long for this system.",
            "Save it under a shorter name.",
        )
    ]
    assert list(folder.iterdir()) == []


def test_saving_into_a_folder_that_is_read_only(session, qtbot, tmp_path, monkeypatch):
    folder = tmp_path / "mine"
    folder.mkdir()
    path = folder / "net.toml"
    path.write_text("before")
    real = files.tempfile.mkstemp

    def refuse(**options):  # the tests may run as one who is allowed everything
        if options["dir"] == folder:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(**options)

    monkeypatch.setattr(files.tempfile, "mkstemp", refuse)
    save_network(session, path)
    assert said(session, qtbot) == [
        (
            "“net.toml” cannot be written into the folder “mine”.",
            "Nothing was changed there. Save it again, in a folder of your own.",
        )
    ]
    assert path.read_text() == "before"


@posix
@pytest.mark.parametrize("name", ["pipe.png", "pipe", "pipe.toml"])
def test_a_pipe(session, qtbot, tmp_path, name):
    os.mkfifo(tmp_path / name)
    before = state(session)
    drop(session, of_paths(tmp_path / name))
    wanted = "network" if name == "pipe.toml" else "picture"
    assert said(session, qtbot) == [
        (
            f"“{name}” is not a regular file.",
            f"Pipes and devices cannot be opened; choose a {wanted} file.",
        )
    ]
    same(before, state(session))


@posix
def test_a_device_and_a_socket(session, qtbot, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the whole path would be too long for a socket
    before = state(session)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.png")
        drop(session, of_paths(tmp_path / "s.png"))
        said(session, qtbot)
        drop(session, of_paths("/dev/zero"))
        found = said(session, qtbot, 2)
    assert [what for what, _ in found] == [
        "“s.png” is not a regular file.",
        "“zero” is not a regular file.",
    ]
    same(before, state(session))


@pytest.mark.parametrize("way", ["dropped", "pasted", "chosen", "recent"])
def test_a_file_that_vanishes(session, qtbot, tmp_path, monkeypatch, way):
    path = tmp_path / "x.png"
    RED.save(path)
    before = state(session)
    real = kinds.kind_of

    def vanish(path):
        kind = real(path)
        path.unlink()
        return kind

    monkeypatch.setattr(kinds, "kind_of", vanish)
    if way == "dropped":
        drop(session, of_paths(path))
    elif way == "pasted":
        QGuiApplication.clipboard().setMimeData(of_paths(path))
        session.window.paste()
        QGuiApplication.clipboard().clear()
    elif way == "chosen":
        session.window.actions_.by_key["open_picture"].trigger()
        (dialog,) = [d for d in session.window.findChildren(QFileDialog) if d.isVisible()]
        dialog.filesSelected.emit([str(path)])
        dialog.close()
    else:
        session.window.pictures.opened.emit((path,))
    assert said(session, qtbot) == [
        (
            "“x.png” does not exist.",
            "It may have been moved, renamed or deleted; choose it again.",
        )
    ]
    same(before, state(session))


def test_a_missing_file_at_the_start(qapp, qtbot, tmp_path):
    made = App(qapp, [str(tmp_path / "none.png")], None)
    made.store.dispatch(ev.PresetChosen("vgg_tiny"))
    made.show()
    qtbot.waitUntil(lambda: made.store.state.results.maps is not None, timeout=WAIT)
    assert [str(notice.what) for notice in state(made).notices] == ["“none.png” does not exist."]
    assert state(made).input.source.sample == "cat"
    end(made)


# Row 58: a file that another program has changed


def test_a_network_that_another_program_has_changed_is_kept(session, qtbot, tmp_path):
    path = tmp_path / "net.toml"
    path.write_text("features = '8 M'\nnum_classes = 3\navgpool = 1\ninput = [3, 16, 16]\n")
    drop(session, of_paths(path))
    qtbot.waitUntil(lambda: state(session).model.spec.name == "net", timeout=WAIT)
    path.write_text("theirs")
    save_network(session, path)  # the dialog has asked whether to replace it
    assert said(session, qtbot)[0][0] == f"Saved as {path}."
    assert path.with_name("net.toml.bak").read_text() == "theirs"


# Rows 59 and 60: many


def test_a_folder_with_too_many(session, qtbot, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    RED.save(folder / "0.png")
    for i in range(1, 510):
        os.link(folder / "0.png", folder / f"{i}.png")
    drop(session, of_paths(folder))
    qtbot.waitUntil(lambda: state(session).input.source.data == folder / "0.png", timeout=WAIT)
    assert said(session, qtbot) == [
        ("The first 500 of 510 pictures are open.", "Open the others on their own.")
    ]
    strip = state(session).input.strip
    assert [source.data for source in strip] == [folder / f"{i}.png" for i in range(500)]


def test_a_thousand_files(session, qtbot, tmp_path):
    RED.save(tmp_path / "0.png")
    drop(session, of_paths(*(tmp_path / f"{i}.png" for i in range(1000))))
    qtbot.waitUntil(lambda: state(session).input.source.data == tmp_path / "0.png", timeout=WAIT)
    assert said(session, qtbot) == [
        ("The first 500 of 1000 pictures are open.", "Open the others on their own.")
    ]
    assert len(state(session).input.strip) == 500


def test_a_folder_without_pictures(session, qtbot, tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    before = state(session)
    drop(session, of_paths(folder))
    assert said(session, qtbot) == [("There is no picture in the folder “empty”.", CHOOSE)]
    same(before, state(session))


# Row 61: addresses that are none


@pytest.mark.parametrize(
    ("url", "what", "hint"),
    [
        (
            "data:image/png;base64,iVBORw0KGgo=",
            "Addresses that begin with “data:” are not opened.",
            "Save the picture and drop the file.",
        ),
        (
            "javascript:alert(1)",
            "Addresses that begin with “javascript:” are not opened.",
            "Save the picture and drop the file.",
        ),
        (
            "ftp://example.org/x.png",
            "Addresses that begin with “ftp:” are not opened.",
            "Save the picture and drop the file.",
        ),
        (
            "",
            "A line without an address was left out.",
            "Drop or paste a picture, a folder of them, a network (.toml) or a cfg list.",
        ),
        (
            "# comment",
            "A line without an address was left out.",
            "Drop or paste a picture, a folder of them, a network (.toml) or a cfg list.",
        ),
    ],
)
@pytest.mark.parametrize("way", ["dropped", "pasted"])
def test_an_address_that_is_not_opened(session, qtbot, url, what, hint, way):
    before = state(session)
    if way == "dropped":
        drop(session, of_urls(url))
    else:
        QGuiApplication.clipboard().setMimeData(of_urls(url))
        session.window.paste()
        QGuiApplication.clipboard().clear()
    assert said(session, qtbot) == [(what, hint)]
    same(before, state(session))


# Row 62: the web


def test_a_picture_of_the_web_opens(session, qtbot, server):
    server.answers["/ü x.png"] = server.answers["/%C3%BC%20x.png"] = content(encoded(RED, "PNG"))
    drop(session, of_urls(server.url("/%C3%BC%20x.png")))
    qtbot.waitUntil(lambda: isinstance(state(session).input.source.data, Address), timeout=WAIT)
    assert state(session).input.picture.name == "ü x.png"
    assert state(session).notices == ()


def test_the_bytes_of_a_browser_come_before_its_address(session, qtbot, server):
    server.answers["/x.png"] = content(encoded(Image.new("RGB", (9, 9), (1, 2, 3)), "PNG"))
    mime = of_urls(server.url())
    mime.setData("image/png", encoded(RED, "PNG"))
    with qtbot.waitSignal(session.rendered, timeout=WAIT):
        drop(session, mime)
    assert state(session).input.picture.full_size == (40, 30)
    assert server.asked == []
    mime.setData("image/png", b"what a browser should not give")
    with qtbot.waitSignal(session.rendered, timeout=WAIT):
        drop(session, mime)
    assert state(session).input.picture.full_size == (9, 9)
    assert server.asked == ["/x.png"]


@pytest.mark.parametrize(
    ("answer", "what", "hint"),
    [
        (
            status(302, "file:///etc/passwd"),
            "127.0.0.1:{port} redirects to “file:///etc/passwd”, which is neither http nor https.",
            "It was not opened. Look for the file on another page.",
        ),
        (
            status(302, "/x.png"),
            "“x.png” is redirected more than 5 times.",
            "Save it with the browser, and open the file.",
        ),
        (
            stalling(length=10 * 2**30),
            "“x.png” takes 10 GiB; the limit is 256 MiB.",
            "Nothing of it was kept; look for a smaller one.",
        ),
        (
            content(b"<!DOCTYPE html><html></html>", "text/html"),
            "“x.png” is a web page, not a picture.",
            "Open the picture itself in the browser, and drag that.",
        ),
        (
            status(404),
            "127.0.0.1:{port} has no “x.png” (404).",
            "It may have been moved or deleted; look for it in the browser.",
        ),
        (
            content(b"abc", length=1000),
            "The connection to 127.0.0.1:{port} broke off before the end.",
            "Nothing was kept of “x.png”; try again.",
        ),
        (content(b"some words", "text/plain"), "“x.png” is a text file.", CHOOSE),
    ],
    ids=["file", "circle", "large", "page", "missing", "broken off", "text"],
)
@pytest.mark.parametrize("way", ["dropped", "pasted"])
def test_a_picture_of_the_web_that_cannot_be_had(session, qtbot, server, answer, what, hint, way):
    server.answers["/x.png"] = answer
    before = state(session)
    if way == "dropped":
        drop(session, of_urls(server.url()))
    else:
        QGuiApplication.clipboard().setText(server.url())
        session.window.paste()
        QGuiApplication.clipboard().clear()
    ((told, advice),) = said(session, qtbot)
    assert (told, advice) == (what.format(port=server.server_port), hint)
    same(before, state(session))


def shortened(monkeypatch, **changes):
    """Give downloads of pictures other limits, as their defaults are for people."""
    real = fetch.picture_at
    monkeypatch.setattr(fetch, "picture_at", lambda url: real(url, **changes))


def test_a_body_whose_size_is_not_announced(session, qtbot, server, monkeypatch):
    shortened(monkeypatch, limit=2**20)
    server.answers["/x.png"] = endless
    before = state(session)
    drop(session, of_urls(server.url()))
    assert said(session, qtbot) == [
        (
            "“x.png” takes more than the limit of 1 MiB.",
            "Nothing of it was kept; look for a smaller one.",
        )
    ]
    same(before, state(session))


def test_a_server_that_falls_silent(session, qtbot, server, monkeypatch):
    shortened(monkeypatch, timeout=0.3)
    server.answers["/x.png"] = stalling(b"\x89PNG")
    before = state(session)
    drop(session, of_urls(server.url()))
    assert said(session, qtbot) == [
        (f"127.0.0.1:{server.server_port} does not answer.", "Check the network and try again.")
    ]
    same(before, state(session))


def test_a_download_can_be_stopped(session, qtbot, server):
    server.answers["/x.png"] = stalling(b"\x89PNG")
    before = state(session)
    drop(session, of_urls(server.url()))
    qtbot.waitUntil(lambda: server.asked == ["/x.png"], timeout=WAIT)
    qtbot.waitUntil(lambda: state(session).job.status == "running", timeout=WAIT)
    session.window.actions_.by_key["cancel"].trigger()
    assert state(session).job.status == "cancelled"
    same(before, state(session))


def test_several_of_the_web_are_a_strip(session, qtbot, server):
    for i in range(3):
        server.answers[f"/{i}.png"] = content(encoded(RED, "PNG"))
    server.answers["/1.png"] = status(404)
    drop(session, of_urls(*(server.url(f"/{i}.png") for i in range(3))))
    qtbot.waitUntil(lambda: state(session).input.source.name == "0.png", timeout=WAIT)
    assert len(state(session).input.strip) == 3
    session.store.dispatch(ev.PictureStepped(1))
    ((what, _),) = said(session, qtbot)
    assert what == f"127.0.0.1:{server.server_port} has no “1.png” (404)."
    session.store.dispatch(ev.PictureStepped(1))
    qtbot.waitUntil(lambda: state(session).input.source.name == "2.png", timeout=WAIT)


def test_the_other_local_addresses(session, qtbot):
    for host in ("::1", "127.0.0.1"):
        try:
            server = Server(host)
        except OSError:
            pytest.skip("there is no IPv6 here")
        server.answers["/x.png"] = content(encoded(RED, "PNG"))
        named = "[::1]" if ":" in host else "localhost"
        with qtbot.waitSignal(session.rendered, timeout=WAIT):
            drop(session, of_urls(server.url(host=named)))
        server.end()
        assert named in state(session).input.source.data.url
        assert state(session).input.picture.full_size == (40, 30)


# Row 63: a file that another program holds for a moment


@pytest.mark.parametrize(("times", "works"), [(1, True), (3, True), (4, False)])
def test_a_file_that_a_virus_scanner_holds(session, qtbot, tmp_path, monkeypatch, times, works):
    folder = tmp_path / "mine"
    folder.mkdir()
    path = folder / "net.toml"
    real, asked = os.replace, []

    def hold(source, target):
        if target == path:
            asked.append(target)
            if len(asked) <= times:
                raise PermissionError(errno.EACCES, "The file is used by another process")
        real(source, target)

    monkeypatch.setattr(files, "RETRY_SECONDS", 0)
    monkeypatch.setattr(os, "replace", hold)
    save_network(session, path)
    ((what, _),) = said(session, qtbot)
    if works:
        assert what == f"Saved as {path}."
        assert [held.name for held in folder.iterdir()] == ["net.toml"]
    else:
        assert what == "“net.toml” cannot be written into the folder “mine”."
        assert list(folder.iterdir()) == []
