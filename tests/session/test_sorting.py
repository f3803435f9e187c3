"""What paths are taken for, and what is opened of several."""

import io
import os
import pickle
import struct
import zipfile

import pytest
from PIL import Image

from vgg_explorer.engine import kinds
from vgg_explorer.session import events as ev
from vgg_explorer.session import sorting
from vgg_explorer.session.entering import MAX_STRIP, PictureSource
from vgg_explorer.session.sorting import sort_paths


def png(path, size=(4, 3)):
    Image.new("RGB", size).save(path, "PNG")
    return path


def offered(events):
    """Return the paths of all pictures that are offered."""
    found = []
    for event in events:
        if isinstance(event, ev.PictureOffered):
            found.append(event.source.data)
        elif isinstance(event, ev.PicturesOffered):
            found += [source.data for source in event.sources]
    return found


def notices(events):
    return [str(event.what) for event in events if isinstance(event, ev.NoticeRaised)]


def torch_zip():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("vgg/data.pkl", b"\x80\x02}q\x00.")
    return held.getvalue()


def plain_zip():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("notes.txt", b"x")
    return held.getvalue()


def test_one_picture_is_opened_alone(tmp_path):
    path = png(tmp_path / "ü 名 #%.png")
    (event,) = sort_paths((path,))
    assert event.source.data == path
    assert event.source.name == path.name


def test_several_pictures_are_a_strip_in_the_order_given(tmp_path):
    paths = tuple(png(tmp_path / name) for name in ("b.png", "a.png", "c.png"))
    (event,) = sort_paths(paths)
    assert isinstance(event, ev.PicturesOffered)
    assert tuple(source.data for source in event.sources) == paths
    assert event.at == 0


def test_a_relative_path_becomes_a_full_one(tmp_path, monkeypatch):
    png(tmp_path / "a.png")
    monkeypatch.chdir(tmp_path)
    (event,) = sort_paths((sorting.Path("a.png"),))
    assert event.source.data == tmp_path / "a.png"


def test_a_folder_gives_its_pictures_as_people_count(tmp_path):
    for name in ("img10.png", "img2.PNG", "Img9.jpg", ".img1.png", "img1.txt"):
        (tmp_path / name).touch()
    (tmp_path / "img0.png").mkdir()
    events = list(sort_paths((tmp_path,)))
    assert [path.name for path in offered(events)] == ["img2.PNG", "Img9.jpg", "img10.png"]
    assert ev.RecentNoted(str(tmp_path)) in events
    assert notices(events) == []


def test_a_folder_of_one_picture(tmp_path):
    path = png(tmp_path / "a.png")
    events = list(sort_paths((tmp_path,)))
    assert isinstance(events[-1], ev.PictureOffered)
    assert offered(events) == [path]


def test_a_folder_without_pictures_says_so(tmp_path):
    (tmp_path / "notes.txt").touch()
    (event,) = sort_paths((tmp_path,))
    assert event.kind == "error"
    assert str(event.what) == f"There is no picture in the folder “{tmp_path.name}”."


def test_a_folder_that_cannot_be_listed_says_so(tmp_path, monkeypatch):
    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    (event,) = sort_paths((tmp_path,))
    assert str(event.what) == f"The folder “{tmp_path.name}” cannot be read: Permission denied."


def test_two_folders_and_a_file_are_one_strip(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    paths = [png(first / "1.png"), png(second / "2.png"), png(tmp_path / "3.png")]
    assert offered(sort_paths((first, second, paths[2]))) == paths


@pytest.mark.parametrize("count", [MAX_STRIP, MAX_STRIP + 1, 1000, 3000])
def test_of_many_the_first_are_taken_and_it_is_said(tmp_path, count):
    paths = tuple(tmp_path / f"{i}.png" for i in range(count))
    events = list(sort_paths(paths))
    assert offered(events) == list(paths[:MAX_STRIP])
    said = [f"The first 500 of {count} pictures are open."] if count > MAX_STRIP else []
    assert notices(events) == said


def test_of_a_large_folder_the_first_are_taken_and_it_is_said(tmp_path):
    for i in range(520):
        (tmp_path / f"{i}.png").touch()
    events = list(sort_paths((tmp_path,)))
    assert offered(events) == [tmp_path / f"{i}.png" for i in range(500)]
    assert notices(events) == ["The first 500 of 520 pictures are open."]


def test_a_network_file_is_opened(tmp_path):
    path = tmp_path / "mine.TOML"
    path.write_text("features = '8 M'\nnum_classes = 3\navgpool = 1\ninput = [3, 16, 16]\n")
    (event,) = sort_paths((path,))
    assert isinstance(event, ev.SpecOpened)
    assert event.spec.name == "mine"


@pytest.mark.parametrize("name", ["a.pth", "a.PT", "a.bin", "a.ckpt", "a.safetensors"])
def test_weights_are_known_by_their_endings(tmp_path, name):
    (tmp_path / name).write_bytes(b"whatever")
    assert list(sort_paths((tmp_path / name,))) == [ev.WeightsRequested(tmp_path / name)]


@pytest.mark.parametrize(
    "content",
    [
        torch_zip(),
        struct.pack("<Q", 16) + b'{"a": "b"}      ',
        pickle.dumps({"a": 1}),
        b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.more",
    ],
    ids=["torch", "safetensors", "pickle", "legacy"],
)
@pytest.mark.parametrize("name", ["weights", "weights.png", "weights.dat"])
def test_weights_are_known_by_their_content(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    assert list(sort_paths((path,))) == [ev.WeightsRequested(path)]


@pytest.mark.parametrize("content", [plain_zip(), b"", b"text", b"\x00" * 40, b"[0, 1, 2]{"])
def test_other_content_is_left_to_the_picture_reader(tmp_path, content):
    path = tmp_path / "what.dat"
    path.write_bytes(content)
    assert offered(sort_paths((path,))) == [path]


@pytest.mark.parametrize("suffix", kinds.VIDEO_SUFFIXES)
def test_videos(tmp_path, suffix):
    path = tmp_path / f"clip{suffix.upper()}"
    path.touch()
    assert list(sort_paths((path,))) == [ev.VideoOffered(path)]


def test_a_picture_without_an_ending_is_known_by_its_content(tmp_path):
    paths = (png(tmp_path / "photo"), png(tmp_path / "b.png"))
    assert offered(sort_paths(paths)) == list(paths)


def test_a_mix_opens_one_of_each_and_says_what_is_left(tmp_path):
    names = ("readme.txt", "a.png", "x.pth", "y.pth", "m.mp4", "n.mp4", "b.png")
    for name in names:
        (tmp_path / name).write_text("x")
    spec = tmp_path / "net.toml"
    spec.write_text("features = '8 M'\nnum_classes = 3\navgpool = 1\ninput = [3, 16, 16]\n")
    events = list(sort_paths((*(tmp_path / name for name in names), spec)))
    assert offered(events) == [tmp_path / "a.png", tmp_path / "b.png"]
    assert [type(event) for event in events] == [
        ev.SpecOpened,
        ev.WeightsRequested,
        ev.PicturesOffered,
        ev.NoticeRaised,
    ]
    assert notices(events) == ["Left out: “readme.txt”, “y.pth”, “n.mp4” and 1 more."]


def test_many_that_are_left_out_are_counted(tmp_path):
    paths = tuple(tmp_path / f"{i}.pth" for i in range(9))
    events = list(sort_paths(paths))
    assert events[0] == ev.WeightsRequested(paths[0])
    assert notices(events) == ["Left out: “1.pth”, “2.pth”, “3.pth” and 5 more."]


def test_where_there_is_no_picture_another_one_is_opened(tmp_path):
    other = PictureSource(tmp_path / "last.png", "last.png")
    weights, picture, video = (tmp_path / name for name in ("a.pth", "a.png", "a.mp4"))
    weights.touch()
    assert list(sort_paths((weights,), other)) == [
        ev.WeightsRequested(weights),
        ev.PictureOffered(other),
    ]
    empty = tmp_path / "empty"
    empty.mkdir()
    assert list(sort_paths((empty,), other))[-1] == ev.PictureOffered(other)
    for path in (picture, video):
        png(path)
        assert ev.PictureOffered(other) not in list(sort_paths((path,), other))


def test_of_files_that_nobody_opens_the_first_is_explained(tmp_path):
    paths = (tmp_path / "a.txt", tmp_path / "b.txt")
    for path in paths:
        path.write_text("x")
    events = list(sort_paths(paths))
    assert offered(events) == [paths[0]]
    assert notices(events) == ["Left out: “b.txt”."]


@pytest.mark.parametrize("name", ["x.png", "x", "x.toml"])
def test_a_pipe_is_not_waited_for(tmp_path, name):
    os.mkfifo(tmp_path / name)
    events = list(sort_paths((tmp_path / name,)))
    if name == "x.toml":
        assert notices(events) == ["“x.toml” is not a regular file."]
    else:
        assert offered(events) == [tmp_path / name]


def test_a_file_that_is_gone_is_forgotten_and_left_to_its_reader(tmp_path):
    path = tmp_path / "gone.png"
    events = list(sort_paths((path,)))
    assert events[0] == ev.RecentForgotten(str(path))
    assert offered(events) == [path]


@pytest.mark.parametrize("name", ["x" * 300 + ".png", "a\0b.png", "\udcff.png"])
def test_impossible_names_are_left_to_the_reader(tmp_path, name):
    assert offered(sort_paths((tmp_path / name,))) == [tmp_path / name]
