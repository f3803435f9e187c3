"""What a drop or the clipboard is taken for."""

import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from vgg_explorer.engine import images, sources
from vgg_explorer.gui import offers
from vgg_explorer.gui.offers import PictureAt, accepts, offer_from


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


def reasons(offer):
    return " ".join(str(note.what) for note in offer.notes)


@pytest.mark.parametrize(
    "name", ["cat.png", "a b#c?.png", "ü 名 #%.JPG", "100%.jpeg", "ı̇.webp", "x.tar.png"]
)
def test_a_local_file_is_taken_whatever_its_name(tmp_path, name):
    path = tmp_path / name
    offer = offer_from(of_paths(path))
    assert offer.source.data == path
    assert offer.source.name == name
    assert offer.notes == ()
    assert accepts(of_paths(path))


def test_a_query_behind_a_file_address_is_dropped():
    offer = offer_from(of_urls("file:///pictures/x%20y.png?x=1"))
    assert offer.source.data == Path("/pictures/x y.png")


def test_bare_paths_in_an_address_list_are_paths():
    mime = QMimeData()
    mime.setData("text/uri-list", b"/pictures/x.png\r\n")
    assert offer_from(mime).source.data == Path("/pictures/x.png")


def test_a_dropped_file_can_be_read(tmp_path):
    path = tmp_path / "ü 名 #%.png"
    path.write_bytes(png(small_image()))
    picture = images.read_picture(offer_from(of_paths(path)).source.data)
    assert picture.pixels.shape == (3, 5, 3)


def test_encoded_bytes_come_before_addresses_and_pixels():
    data = png(small_image())
    mime = of_urls("https://example.org/pictures/cat.jpg?size=2")
    mime.setImageData(small_image())
    mime.setData("image/png", data)
    offer = offer_from(mime)
    assert offer.source.data == data
    assert offer.source.name == "cat.jpg"
    assert offer.notes == ()


def test_an_empty_format_is_passed_over():
    mime = QMimeData()
    mime.setData("image/png", b"")
    mime.setData("image/jpeg", b"\xff\xd8\xff")
    assert offer_from(mime).source.data == b"\xff\xd8\xff"


def test_too_many_bytes_are_refused_with_the_number(monkeypatch):
    monkeypatch.setattr(sources, "MAX_BYTES", 100)
    mime = QMimeData()
    mime.setData("image/png", bytes(101))
    offer = offer_from(mime)
    assert offer.source is None
    assert [note.kind for note in offer.notes] == ["error"]
    mime = QMimeData()
    mime.setImageData(QImage(6, 5, QImage.Format.Format_RGB888))
    offer = offer_from(mime)
    assert offer.source is None
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
    pixels = offer_from(mime).source.data
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
    assert offer.source is None
    assert offer.notes


def test_a_local_file_comes_before_its_icon():
    # File managers put a drawing of the file's icon beside its address.
    mime = of_paths("/pictures/cat.png")
    mime.setImageData(small_image())
    assert offer_from(mime).source.data == Path("/pictures/cat.png")


# Several files, folders, networks


def test_the_first_that_looks_like_a_picture_is_taken():
    offer = offer_from(of_paths("/a/notes.txt", "/a/folder", "/a/two.png", "/a/three.png"))
    assert offer.source.data == Path("/a/two.png")
    assert "two.png" in reasons(offer)
    assert "3" in reasons(offer)


def test_a_thousand_files_give_one_note():
    offer = offer_from(of_paths(*(f"/a/{i}.png" for i in range(1000))))
    assert offer.source.data == Path("/a/0.png")
    assert len(offer.notes) == 1
    assert "999" in reasons(offer)


def test_an_unknown_file_is_offered_all_the_same():
    offer = offer_from(of_paths("/a/notes.txt"))
    assert offer.source.data == PictureAt(Path("/a/notes.txt"))


def test_a_folder_gives_its_first_picture_as_people_count(tmp_path):
    for name in ("img10.png", "img2.PNG", "Img9.jpg", ".img1.png", "img1.txt"):
        (tmp_path / name).touch()
    (tmp_path / "img0.png").mkdir()
    source = offer_from(of_paths(tmp_path)).source
    assert callable(source.data)
    assert source.data() == tmp_path / "img2.PNG"
    assert source.name == tmp_path.name


def test_a_file_without_ending_is_itself(tmp_path):
    path = tmp_path / "photo"
    path.touch()
    assert offer_from(of_paths(path)).source.data() == path


def test_a_folder_without_pictures_says_so(tmp_path):
    source = offer_from(of_paths(tmp_path)).source
    with pytest.raises(images.PictureError, match="no picture"):
        source.data()


def test_a_folder_that_cannot_be_listed_says_so(tmp_path, monkeypatch):
    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(images.PictureError, match="Permission denied"):
        PictureAt(tmp_path)()


def test_a_path_that_is_gone_is_left_to_the_reader(tmp_path):
    assert PictureAt(tmp_path / "gone")() == tmp_path / "gone"


def test_nothing_is_asked_of_the_disk(monkeypatch, tmp_path):
    mime = of_paths(tmp_path, tmp_path / "x.png", tmp_path / "y", tmp_path / "z.toml")

    def touched(*_args, **_keywords):
        raise AssertionError("the window waited for the disk")

    for name in ("stat", "lstat", "scandir", "listdir", "open"):
        monkeypatch.setattr(os, name, touched)
    offer = offer_from(mime)
    assert accepts(mime)
    monkeypatch.undo()
    assert offer.source.data == tmp_path / "x.png"


def test_a_network_file_is_a_spec():
    offer = offer_from(of_paths("/a/mine.TOML"))
    assert offer.spec == Path("/a/mine.TOML")
    assert offer.source is None
    assert offer.notes == ()


def test_a_network_and_a_picture_come_together():
    offer = offer_from(of_paths("/a/mine.toml", "/a/notes.txt", "/a/cat.png"))
    assert offer.spec == Path("/a/mine.toml")
    assert offer.source.data == Path("/a/cat.png")
    assert "1" in reasons(offer)


def test_beside_a_network_a_text_file_is_no_picture():
    offer = offer_from(of_paths("/a/readme.txt", "/a/mine.toml"))
    assert offer.spec == Path("/a/mine.toml")
    assert offer.source is None


# Addresses that are not taken


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://example.org/cat.png", "address only"),
        ("http://[::1]/cat.png", "address only"),
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
    assert (offer.source, offer.spec) == (None, None)
    assert reason in reasons(offer)
    assert all(note.hint is not None for note in offer.notes)


def test_comments_beside_a_file_do_no_harm():
    mime = QMimeData()
    mime.setData("text/uri-list", b"# comment\r\n\r\ndata:,x\r\nfile:///a/cat.png\r\n")
    offer = offer_from(mime)
    assert offer.source.data == Path("/a/cat.png")
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
    assert offer_from(of_text(words)).source.data == Path("/a/ü 名.png")


def test_an_address_as_text_is_explained():
    assert "address only" in reasons(offer_from(of_text("https://example.org/cat.png")))


@pytest.mark.parametrize("words", ["[64, 64, 'M']", " 64, 64, M ", "64 'M' 128", "[64]"])
def test_a_cfg_list_is_a_network(words):
    offer = offer_from(of_text(words))
    assert offer.spec == words.strip()
    assert offer.notes == ()


def test_a_broken_list_in_brackets_says_what_is_wrong():
    offer = offer_from(of_text("[64, 64, Q]"))
    assert offer.spec is None
    assert "Q" in reasons(offer)


@pytest.mark.parametrize("words", ["", "  ", "64", "hello world", "A", "a sentence, and /a/path"])
def test_other_text_is_left_alone(words):
    offer = offer_from(of_text(words))
    assert (offer.source, offer.spec) == (None, None)
    assert [note.kind for note in offer.notes] == ["info"]


def test_a_very_long_text_is_not_looked_at():
    assert offer_from(of_text("64 " * 100_000)).spec is None


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
