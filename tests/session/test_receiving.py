"""A strip of pictures: stepping, pictures that cannot be read, and the list of recent files."""

from pathlib import Path

import pytest

from vgg_explorer.arch.text import text
from vgg_explorer.session import events as ev
from vgg_explorer.session import settings
from vgg_explorer.session.entering import MAX_STRIP, Address, PictureSource
from vgg_explorer.session.samples import sample_source
from vgg_explorer.session.updates import initial, update

PICTURE = object()
"""What was read does not matter here."""


def sources(count, folder="/a"):
    return tuple(PictureSource(Path(f"{folder}/{i}.png"), f"{i}.png") for i in range(count))


def after(state, *events):
    for event in events:
        state = update(state, event)
    return state


def shown(state):
    """Return the state once the wanted picture is read."""
    return update(state, ev.PictureRead(PICTURE, state.input.pending))


def refused(state, *, damaged=False):
    """Return the state once the wanted picture could not be read."""
    what = text("“{name}” is damaged.", name=state.input.pending.name)
    return update(state, ev.PictureFailed(what, text("x"), state.input.pending, damaged))


def with_strip(count=5, at=0):
    """Return a state with a picture of a strip on show."""
    state = shown(update(initial(), ev.PictureOffered(sample_source("cat"))))
    return shown(update(state, ev.PicturesOffered(sources(count), at)))


def test_stepping_ends_at_both_ends():
    state = with_strip(3)
    assert state.input.at == 0
    places = []
    for by in (1, 1, 1, -1, -1, -1):
        state = update(state, ev.PictureStepped(by))
        state = shown(state) if state.input.pending else state
        places.append(state.input.at)
    assert places == [1, 2, 2, 1, 0, 0]


def test_stepping_does_not_wait_for_the_picture():
    state = after(with_strip(5), ev.PictureStepped(1), ev.PictureStepped(1))
    assert state.input.at == 2
    assert state.input.pending is state.input.strip[2]


@pytest.mark.parametrize(("index", "at"), [(3, 3), (99, 4), (-7, 0)])
def test_a_place_beyond_the_end_is_the_end(index, at):
    assert update(with_strip(5, at=2), ev.PictureChosen(index)).input.at == at


def test_a_picture_that_cannot_be_read_stops_no_step():
    state = with_strip(5, at=1)
    before = state.input
    state = refused(update(state, ev.PictureStepped(1)))
    assert state.input.source is before.source
    assert state.input.picture is before.picture
    assert state.input.strip is before.strip
    assert state.input.pending is None
    assert (state.input.at, state.input.failed) == (2, before.strip[2])
    on = update(state, ev.PictureStepped(1))
    assert on.input.pending is before.strip[3]
    assert on.input.failed is None
    assert shown(on).input.at == 3
    back = update(state, ev.PictureStepped(-1))
    assert back.input.pending is before.strip[1]


def test_several_in_a_row_that_cannot_be_read():
    state = with_strip(6)
    for place in (1, 2, 3):
        state = refused(update(state, ev.PictureStepped(1)))
        assert state.input.at == place
    assert len(state.notices) == 3
    assert shown(update(state, ev.PictureStepped(1))).input.at == 4


def test_stopping_returns_to_the_picture_on_show():
    state = after(with_strip(5, at=1), ev.PictureStepped(2), ev.JobCancelled())
    assert (state.input.at, state.input.pending) == (1, None)


def test_the_readable_part_takes_its_place_in_the_strip():
    state = refused(update(with_strip(5, at=1), ev.PictureStepped(1)), damaged=True)
    state = update(state, state.notices[-1].actions[0].event)
    assert state.input.pending.allow_damaged
    assert (state.input.at, len(state.input.strip)) == (2, 5)
    state = shown(state)
    assert (state.input.at, len(state.input.strip), state.input.failed) == (2, 5, None)
    assert state.input.strip[2] is state.input.source


def test_one_picture_more_leaves_the_strip_until_it_is_read():
    state = with_strip(5, at=3)
    source = PictureSource(Address("https://example.org/x.png"), "x.png")
    offered = update(state, ev.PictureOffered(source))
    assert offered.input.strip is state.input.strip
    failed = refused(offered)
    assert failed.input == state.input
    assert shown(offered).input.strip == (source,)


def test_a_first_picture_that_cannot_be_read_keeps_the_strip():
    state = refused(update(initial(), ev.PicturesOffered(sources(3))))
    assert state.input.pending.sample == "cat"
    state = shown(state)
    assert state.input.source.sample == "cat"
    assert (state.input.at, len(state.input.strip)) == (0, 3)
    assert len(state.notices) == 1
    state = shown(update(state, ev.PictureStepped(1)))
    assert (state.input.at, len(state.input.strip)) == (1, 3)
    assert state.notices == ()


def test_closing_the_strip_keeps_the_picture_on_show():
    state = refused(update(with_strip(5, at=1), ev.PictureStepped(1)))
    closed = update(state, ev.StripClosed())
    assert closed.input.strip == (state.input.source,)
    assert (closed.input.at, closed.input.failed) == (0, None)


def test_a_live_frame_leaves_the_strip_alone():
    state = with_strip(4, at=2)
    frame = PictureSource(lambda: b"", "a.mp4", live=True)
    live = update(state, ev.VideoOffered(Path("/a/a.mp4")))
    assert live.recent[0] == "/a/a.mp4"
    live = after(live, ev.PictureOffered(frame), ev.PictureRead(PICTURE, frame))
    assert live.input.strip is state.input.strip
    assert live.input.at == -1
    assert update(live, ev.PictureStepped(1)).input.at == 0
    assert update(live, ev.StripClosed()).input.strip == ()


def test_too_many_pictures_are_told():
    state = update(initial(), ev.PicturesOffered(sources(1000)))
    assert len(state.input.strip) == MAX_STRIP
    assert str(state.notices[-1].what) == "The first 500 of 1000 pictures are open."


# Recent files


def test_files_that_were_read_are_recent():
    state = initial()
    for name in ("a", "b", "a"):
        state = shown(update(state, ev.PictureOffered(PictureSource(Path(f"/x/{name}.png"), name))))
    assert state.recent == ("/x/a.png", "/x/b.png")


@pytest.mark.parametrize(
    "source",
    [
        sample_source("fruit"),
        PictureSource(b"x", "x"),
        PictureSource(Address("https://example.org/x.png"), "x.png"),
    ],
    ids=["sample", "bytes", "address"],
)
def test_what_is_no_file_of_the_user_is_not_recent(source):
    assert shown(update(initial(), ev.PictureOffered(source))).recent == ()


def test_a_file_that_cannot_be_read_is_not_recent():
    state = update(initial(), ev.PictureOffered(sources(1)[0]))
    assert refused(state).recent == ()


def test_the_pictures_of_a_folder_do_not_drive_out_the_others():
    state = update(with_strip(1), ev.RecentNoted("/b"))
    before = state.recent
    assert before[0] == "/b"
    state = shown(update(state, ev.PicturesOffered(sources(5, "/b"))))
    state = shown(update(state, ev.PictureStepped(1)))
    assert state.recent == before


def test_ten_are_kept_and_can_be_forgotten():
    state = after(initial(), *(ev.RecentNoted(f"/{i}") for i in range(12)))
    assert state.recent == tuple(f"/{i}" for i in range(11, 1, -1))
    assert "/5" not in update(state, ev.RecentForgotten("/5")).recent
    assert update(state, ev.RecentForgotten("/none")) is state
    assert update(state, ev.RecentNoted("/11")) is state
    assert update(state, ev.RecentCleared()).recent == ()


def test_recent_files_come_back(tmp_path):
    state = after(initial(), ev.RecentNoted("/a/ü.png"), ev.RecentNoted("/b"))
    path = tmp_path / "session.json"
    settings.save(path, settings.snapshot(state, {}))
    saved = settings.load(path)
    assert not saved.damaged
    assert settings.restored(saved).recent == ("/b", "/a/ü.png")


@pytest.mark.parametrize(
    ("written", "kept"), [('["/a", 7, "/b"]', ("/a", "/b")), ('"/a"', ()), ("{}", ())]
)
def test_a_damaged_list_of_recent_files(tmp_path, written, kept):
    path = tmp_path / "session.json"
    settings.save(path, settings.snapshot(initial(), {}))
    path.write_text(path.read_text().replace('"recent": []', f'"recent": {written}'))
    assert settings.load(path).recent == kept


def test_a_crop_by_hand_stays_with_its_picture_and_its_strip():
    from vgg_explorer.engine.preparation import Preprocess

    def read(state, source):
        return update(state, ev.PictureRead(PICTURE, source))

    first, second, other = (PictureSource(b"", name) for name in "abc")
    cropped = Preprocess(crop=(0.1, 0.1, 0.5, 0.5))
    state = update(initial(), ev.PreprocessChanged(cropped))
    state = update(state, ev.PicturesOffered((first, second)))
    state = read(state, first)  # as at the start, where the last session's crop comes back
    assert state.input.preprocess == cropped
    state = read(update(state, ev.PictureStepped(1)), second)
    assert state.input.preprocess == cropped
    state = read(update(state, ev.PictureOffered(other)), other)
    assert state.input.preprocess == Preprocess()


def test_a_frame_on_its_way_when_a_video_stops_is_forgotten():
    first, frame = PictureSource(b"", "a"), PictureSource(b"", "live", live=True)
    state = after(initial(), ev.PictureOffered(first), ev.PictureRead(PICTURE, first))
    state = after(state, ev.CameraOffered(), ev.PictureOffered(frame))
    assert state.input.pending is frame
    state = after(state, ev.LiveChanged(None))
    assert state.input.pending is None
    late = after(state, ev.PictureRead(object(), frame))
    assert late.input.source is first
    # A picture that was chosen meanwhile is no frame: it is read all the same.
    other = PictureSource(b"", "b")
    state = after(state, ev.CameraOffered(), ev.PictureOffered(other), ev.LiveChanged(None))
    assert state.input.pending is other
