"""Pictures that were read are known as long as their file is the same."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from PIL import Image

from vgg_explorer.session import events as ev
from vgg_explorer.session import picturing
from vgg_explorer.session.entering import PictureSource


def written(path: Path, shade: int) -> PictureSource:
    Image.new("RGB", (40, 30), (shade, 0, 0)).save(path)
    return PictureSource(path, path.name)


def picture(source: PictureSource):
    answer = picturing.read(source)
    assert isinstance(answer, ev.PictureRead)
    assert answer.source is source
    return answer.picture


def test_the_same_file_is_the_same_picture(tmp_path):
    first = picture(written(tmp_path / "a.png", 10))
    assert picture(PictureSource(tmp_path / "a.png", "a.png")) is first
    assert picture(PictureSource(tmp_path / "a.png", "another name")).name == "another name"


def test_a_file_that_was_written_anew_is_read_anew(tmp_path):
    path = tmp_path / "a.png"
    first = picture(written(path, 10))
    before = path.stat()
    second = picture(written(path, 20))
    # Not even a program that sets the time back is believed.
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    third = picture(PictureSource(path, path.name))
    assert (first.pixels[0, 0, 0], second.pixels[0, 0, 0], third.pixels[0, 0, 0]) == (10, 20, 20)


def test_a_file_that_is_gone_is_not_shown_from_memory(tmp_path):
    source = written(tmp_path / "a.png", 10)
    picture(source)
    (tmp_path / "a.png").unlink()
    assert isinstance(picturing.read(source), ev.PictureFailed)


def test_what_is_known_is_bounded(tmp_path, monkeypatch):
    size = 40 * 30 * 3
    monkeypatch.setattr(picturing, "_recent", picturing._Recent(2 * size))
    sources = [written(tmp_path / f"{number}.png", number) for number in range(3)]
    first, second, third = map(picture, sources)
    assert picture(sources[2]) is third
    assert picture(sources[1]) is second
    assert picture(sources[0]) is not first
    assert np.array_equal(picture(sources[0]).pixels, first.pixels)
