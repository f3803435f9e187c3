"""What a drop or the clipboard is taken for."""

import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from vgg_explorer.engine import images, sources
from vgg_explorer.gui import offers
from vgg_explorer.gui.offers import Offer, accepts, offer_from
from vgg_explorer.session.entering import Address


def of_urls(*urls):
    mime = QMimeData()
    mime.setUrls([QUrl(url) if isinstance(url, str) else url for url in urls])
    return mime


def of_paths(*paths):
    return of_urls(*(QUrl.fromLocalFile(str(path)) for path in paths))


def of_text(words):
    mime = QMimeData()
    mime.setText(words)
    return mime


def png(image):
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    return data.data()


def small_image(width=5, height=3):
    image = QImage(width, height, QImage.Format.Format_RGB888)
    for y in range(height):
        for x in range(width):
            image.setPixelColor(x, y, QColor(40 * x, 80 * y, 7))
    return image


def only(offer):
    """Return the one picture of an offer."""
    (source,) = offer.sources
    assert offer.paths == ()
    return source


def reasons(offer):
    return " ".join(str(note.what) for note in offer.notes)


@pytest.mark.parametrize(
    "name", ["cat.png", "a b#c?.png", "ü 名 #%.JPG", "100%.jpeg", "ı̇.webp", "x.tar.png"]
)
def test_a_local_file_is_taken_whatever_its_name(tmp_path, name):
    path = tmp_path / name
    offer = offer_from(of_paths(path))
    assert offer == Offer((path,))
    assert accepts(of_paths(path))


def test_a_query_behind_a_file_address_is_dropped():
    offer = offer_from(of_urls("file:///pictures/x%20y.png?x=1"))
    assert offer.paths == (Path("/pictures/x y.png"),)


def test_bare_paths_in_an_address_list_are_paths():
    mime = QMimeData()
    mime.setData("text/uri-list", b"/pictures/x.png\r\n")
    assert offer_from(mime).paths == (Path("/pictures/x.png"),)


def test_a_dropped_file_can_be_read(tmp_path):
    path = tmp_path / "ü 名 #%.png"
    path.write_bytes(png(small_image()))
    picture = images.read_picture(offer_from(of_paths(path)).paths[0])
    assert picture.pixels.shape == (3, 5, 3)


def test_encoded_bytes_come_before_addresses_and_pixels():
    data = png(small_image())
    mime = of_urls("https://example.org/pictures/cat.jpg?size=2")
    mime.setImageData(small_image())
    mime.setData("image/png", data)
    offer = offer_from(mime)
    source = only(offer)
    assert source.data == data
    assert source.name == "cat.jpg"
    assert source.instead == Address("https://example.org/pictures/cat.jpg?size=2")
    assert offer.notes == ()


def test_encoded_bytes_alone_have_nothing_instead():
    mime = of_paths("/a/cat.png")
    mime.setData("image/png", png(small_image()))
    source = only(offer_from(mime))
    assert (source.name, source.instead) == ("cat.png", None)


def test_the_picture_within_a_link_comes_before_the_address_of_the_link():
    page = '<a href="/page"><img alt="a" src="https://example.org/b.png?x=1&amp;y=2"></a>'
    mime = of_urls("https://example.org/page")
    mime.setHtml(page)
    source = only(offer_from(mime))
    assert source.data == Address("https://example.org/b.png?x=1&y=2")
    assert source.name == "b.png"
    mime.setData("image/png", b"x")
    assert only(offer_from(mime)).instead == Address("https://example.org/b.png?x=1&y=2")


def test_an_empty_format_is_passed_over():
    mime = QMimeData()
    mime.setData("image/png", b"")
    mime.setData("image/jpeg", b"\xff\xd8\xff")
    assert only(offer_from(mime)).data == b"\xff\xd8\xff"


def test_too_many_bytes_are_refused_with_the_number(monkeypatch):
    monkeypatch.setattr(sources, "MAX_BYTES", 100)
    mime = QMimeData()
    mime.setData("image/png", bytes(101))
    offer = offer_from(mime)
    assert offer.sources == ()
    assert [note.kind for note in offer.notes] == ["error"]
    mime = QMimeData()
    mime.setImageData(QImage(6, 5, QImage.Format.Format_RGB888))
    offer = offer_from(mime)
    assert offer.sources == ()
    assert "limit" in reasons(offer)


@pytest.mark.parametrize(
    "kind",
    [
        QImage.Format.Format_RGB888,  # lines of 15 bytes are padded to 16
        QImage.Format.Format_ARGB32_Premultiplied,
        QImage.Format.Format_RGBA64,
        QImage.Format.Format_Indexed8,
    ],
)
def test_raw_pixels_arrive_in_their_places(kind):
    image = small_image().convertToFormat(kind)
    mime = QMimeData()
    mime.setImageData(image)
    pixels = only(offer_from(mime)).data
    expected = [[image.pixelColor(x, y).getRgb() for x in range(image.width())] for y in range(3)]
    assert pixels.dtype == np.uint8
    assert pixels.flags.c_contiguous
    assert pixels.flags.owndata or pixels.base.flags.owndata
    assert pixels.tolist() == [[list(colour) for colour in row] for row in expected]
    assert images.from_pixels(pixels, "x").pixels.shape == (3, 5, 3)


def test_transparency_is_straight():
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(200, 100, 50, 128))
    red, _, _, alpha = offers.pixels_of(image)[0, 0].tolist()
    assert alpha == 128
    assert abs(red - 200) <= 1


def test_an_image_without_pixels_is_told():
    mime = QMimeData()
    mime.setImageData(QImage())
    offer = offer_from(mime)
    assert offer.sources == ()
    assert offer.notes


def test_a_local_file_comes_before_its_icon():
    # File managers put a drawing of the file's icon beside its address.
    mime = of_paths("/pictures/cat.png")
    mime.setImageData(small_image())
    assert offer_from(mime).paths == (Path("/pictures/cat.png"),)


# Several files, folders, networks


def test_all_local_files_are_handed_on_in_their_order():
    paths = tuple(Path(f"/a/{i}.png") for i in range(1000))
    assert offer_from(of_paths(*paths)) == Offer(paths)
    mixed = (Path("/a/mine.toml"), Path("/a/folder"), Path("/a/w.pth"), Path("/a/clip.mp4"))
    assert offer_from(of_paths(*mixed)) == Offer(mixed)


def test_nothing_is_asked_of_the_disk(monkeypatch, tmp_path):
    mime = of_paths(tmp_path, tmp_path / "x.png", tmp_path / "y", tmp_path / "z.toml")

    def touched(*_args, **_keywords):
        raise AssertionError("the window waited for the disk")

    for name in ("stat", "lstat", "scandir", "listdir", "open"):
        monkeypatch.setattr(os, name, touched)
    offer = offer_from(mime)
    assert accepts(mime)
    monkeypatch.undo()
    assert len(offer.paths) == 4


# The web


@pytest.mark.parametrize(
    ("url", "taken", "name"),
    [
        ("https://example.org/cat.png", "https://example.org/cat.png", "cat.png"),
        ("http://[::1]:80/cat.png", "http://[::1]:80/cat.png", "cat.png"),
        ("HTTP://localhost/a%20b.png?x=%2F", "http://localhost/a%20b.png?x=%2F", "a b.png"),
        ("https://example.org/ü", "https://example.org/%C3%BC", "ü"),
        ("https://example.org", "https://example.org", "example.org"),
    ],
)
@pytest.mark.parametrize("way", [of_urls, of_text])
def test_a_picture_of_the_web(url, taken, name, way):
    offer = offer_from(way(url))
    assert only(offer).data == Address(taken)
    assert only(offer).name == name
    assert offer.notes == ()


def test_several_pictures_of_the_web_are_a_strip():
    urls = [f"https://example.org/{i}.png" for i in range(3)]
    for mime in (of_urls(*urls), of_text("\n".join(urls))):
        assert [source.data.url for source in offer_from(mime).sources] == urls


def test_bare_pixels_come_before_an_address():
    mime = of_urls("https://example.org/page")
    mime.setImageData(small_image())
    assert only(offer_from(mime)).data.shape == (3, 5, 4)


def test_files_come_before_addresses_and_it_is_said():
    offer = offer_from(of_urls("https://example.org/a.png", "file:///a/b.png"))
    assert offer.paths == (Path("/a/b.png"),)
    assert offer.sources == ()
    assert reasons(offer) == "Addresses beside files were left out: 1."


# Addresses that are not taken


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http:///cat.png", "“http:///cat.png” is no complete address."),
        ("http://[::1/cat.png", "no complete address"),
        ("blob:https://example.org/1-2", "blob:"),
        ("data:image/png;base64,iVBORw0KGgo=", "data:"),
        ("javascript:alert(1)", "javascript:"),
        ("ftp://example.org/cat.png", "ftp:"),
        ("", "without an address"),
        ("# comment", "without an address"),
        ("x.png", "full path"),
        ("file:x.png", "full path"),
    ],
)
def test_bad_addresses_are_left_out_with_a_reason(url, reason):
    mime = QMimeData()
    mime.setUrls([QUrl(url)])
    offer = offer_from(mime)
    assert (offer.paths, offer.sources, offer.spec) == ((), (), "")
    assert reason in reasons(offer)
    assert all(note.hint is not None for note in offer.notes)


def test_comments_beside_a_file_do_no_harm():
    mime = QMimeData()
    mime.setData("text/uri-list", b"# comment\r\n\r\ndata:,x\r\nfile:///a/cat.png\r\n")
    offer = offer_from(mime)
    assert offer.paths == (Path("/a/cat.png"),)
    assert "data:" in reasons(offer)


def test_many_bad_addresses_do_not_flood():
    offer = offer_from(of_urls(*(f"s{i}:x" for i in range(50))))
    assert 0 < len(offer.notes) <= 3


# Text


@pytest.mark.parametrize(
    "words",
    ["/a/ü 名.png", '"/a/ü 名.png"\n', "file:///a/%C3%BC%20%E5%90%8D.png"],
)
def test_a_path_as_text_is_a_file(words):
    assert offer_from(of_text(words)).paths == (Path("/a/ü 名.png"),)


def test_an_address_as_text_that_is_not_opened_is_explained():
    assert "ftp:" in reasons(offer_from(of_text("ftp://example.org/cat.png")))


@pytest.mark.parametrize("words", ["[64, 64, 'M']", " 64, 64, M ", "64 'M' 128", "[64]"])
def test_a_cfg_list_is_a_network(words):
    offer = offer_from(of_text(words))
    assert offer.spec == words.strip()
    assert offer.notes == ()


def test_a_broken_list_in_brackets_says_what_is_wrong():
    offer = offer_from(of_text("[64, 64, Q]"))
    assert offer.spec == ""
    assert "Q" in reasons(offer)


@pytest.mark.parametrize("words", ["", "  ", "64", "hello world", "A", "a sentence, and /a/path"])
def test_other_text_is_left_alone(words):
    offer = offer_from(of_text(words))
    assert (offer.paths, offer.sources, offer.spec) == ((), (), "")
    assert [note.kind for note in offer.notes] == ["info"]


def test_a_very_long_text_is_not_looked_at():
    assert offer_from(of_text("64 " * 100_000)).spec == ""


def test_what_is_accepted():
    encoded = QMimeData()
    encoded.setData("image/webp", b"x")
    other = QMimeData()
    other.setData("application/x-something", b"x")
    assert accepts(encoded)
    assert accepts(of_urls("https://example.org/x.png"))
    assert accepts(of_text("64, 64, M"))
    assert not accepts(other)
    assert not accepts(QMimeData())
    assert offer_from(other).notes
