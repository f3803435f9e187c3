"""Folders of pictures as people have them (FAULTS 87 to 92)."""

import os
import shutil
import unicodedata

import numpy as np
import pytest
from picture_folders import encoded, image, opened, written
from PIL import Image

from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.images import read_picture
from vgg_explorer.engine.training.data import data_sets, folder_layout
from vgg_explorer.engine.training.plan import FolderData

CATS = [f"cats/{n}.png" for n in range(5)]
DOGS = [f"dogs/{n}.png" for n in range(5)]


@pytest.fixture
def animals(tmp_path):
    return written(tmp_path / "animals", CATS + DOGS)


def look(path, **values):
    return opened(data_sets.opened(FolderData(path, **values)))


def names(split):
    return {split.name(index) for index in range(len(split.labels))}


def refusal(path, **values):
    with pytest.raises(EngineError) as caught:
        look(path, **values)
    return caught.value


def told(data):
    return "\n".join(str(note) for note in data.report.notes)


def test_each_folder_is_a_class(animals):
    data = look(animals)
    assert data.report.classes == ("cats", "dogs")
    assert data.report.train == (4, 4)
    assert data.report.validation == (1, 1)
    assert data.report.split
    assert data.report.smallest == data.report.largest == (12, 10)
    assert str(data.report.title) == "animals"
    assert names(data.train) | names(data.validation) == {*CATS, *DOGS}
    assert not names(data.train) & names(data.validation)
    assert data.train.labels.tolist() == [0] * 4 + [1] * 4
    first = data.train.name(0)
    assert np.array_equal(data.train.picture(0), read_picture(animals / first).pixels)


def test_the_split_is_a_matter_of_the_seed(animals):
    kept = [names(look(animals, seed=seed).validation) for seed in (0, 0, 1, 2, 3)]
    assert kept[0] == kept[1]
    assert len({frozenset(names) for names in kept}) > 1


def test_most_pictures_stay_in_their_split_when_some_are_added(tmp_path):
    root = written(tmp_path, [f"{c}/{n}.png" for c in "ab" for n in range(40)])
    before = names(look(root).validation)
    written(root, [f"{c}/x{n}.png" for c in "ab" for n in range(4)], start=500)
    after = names(look(root).validation)
    assert len(before & after) >= len(before) * 0.7


@pytest.mark.parametrize("kept", ["val", "valid", "Validation", "test"])
@pytest.mark.parametrize("inside", ["", "archive/"])
def test_a_split_of_the_folder_is_used(tmp_path, kept, inside):
    train = [f"{inside}train/{name}" for name in CATS + DOGS]
    validation = [f"{inside}{kept}/{c}/9.png" for c in ("cats", "dogs")]
    written(tmp_path, train + validation)
    data = look(tmp_path)
    assert not data.report.split
    assert data.report.train == (5, 5)
    assert data.report.validation == (1, 1)
    assert names(data.validation) == set(validation)


def test_validation_comes_before_test(tmp_path):
    written(tmp_path, [f"{s}/{c}/{s}.png" for s in ("test", "train", "val") for c in "ab"])
    assert names(look(tmp_path).validation) == {"val/a/val.png", "val/b/val.png"}


def test_a_class_may_be_called_train(tmp_path):
    root = written(tmp_path, [f"{c}/{n}.png" for c in ("plane", "train", "test") for n in range(3)])
    assert look(root).report.classes == ("plane", "test", "train")


def test_train_alone_is_split_and_classes_may_lie_one_folder_deeper(tmp_path):
    written(tmp_path / "one" / "train", CATS + DOGS)
    written(tmp_path / "two" / "photos", CATS + DOGS)
    for name in ("one", "two"):
        data = look(tmp_path / name)
        assert data.report.classes == ("cats", "dogs")
        assert data.report.split


def test_an_empty_folder_shows_what_is_expected(tmp_path):
    error = refusal(tmp_path)
    assert "empty" in str(error.what)
    assert "cats/\n        1.jpg" in str(error.hint)


def test_pictures_in_the_root_show_what_is_expected(tmp_path):
    written(tmp_path, ["1.png", "2.png"])
    error = refusal(tmp_path)
    assert "lie directly" in str(error.what)
    assert f"{tmp_path.name}/\n    cats/" in str(error.hint)


def test_no_folder_and_a_file_are_refused(tmp_path):
    assert "does not exist" in str(refusal(tmp_path / "nowhere").what)
    written(tmp_path, ["x.png"])
    assert "not a folder" in str(refusal(tmp_path / "x.png").what)


def test_a_name_that_no_system_has_is_refused(tmp_path):
    assert "a\N{REPLACEMENT CHARACTER}b" in str(refusal(tmp_path / "a\0b").what)


def test_classes_without_pictures_are_listed_and_may_be_left_out(animals):
    for name in ("birds", "fish"):
        (animals / name).mkdir()
    (animals / "fish" / "readme.txt").write_text("later")
    error = refusal(animals)
    assert "“birds”, “fish”" in str(error.what)
    assert "leave out" in str(error.hint)
    data = look(animals, skips_empty=True)
    assert data.report.classes == ("cats", "dogs")
    assert sorted(set(data.train.labels.tolist())) == [0, 1]


def test_labels_follow_when_classes_are_left_out(animals):
    (animals / "ants").mkdir()
    data = look(animals, skips_empty=True)
    for index, label in enumerate(data.train.labels):
        assert data.train.name(index).startswith(data.report.classes[label])


def test_hidden_and_system_folders_are_no_classes(animals):
    for name in (".ipynb_checkpoints", "__MACOSX", ".git", "@eaDir", "cats/.thumbs"):
        written(animals / name, ["1.png"], start=90)
    data = look(animals)
    assert data.report.classes == ("cats", "dogs")
    assert sum(data.report.train + data.report.validation) == 10
    for name in (".ipynb_checkpoints", "__MACOSX", ".git", "@eaDir", ".thumbs"):
        assert name in told(data)


def test_a_loop_of_links_gives_each_file_once(animals):
    (animals / "cats" / "loop").symlink_to(animals)
    (animals / "dogs" / "others").symlink_to(animals / "cats")
    (animals / "dogs" / "again.png").symlink_to(animals / "dogs" / "0.png")
    data = look(animals)
    assert data.report.classes == ("cats", "dogs")
    assert tuple(map(sum, zip(data.report.train, data.report.validation, strict=True))) == (5, 5)
    assert "before, ignored: 3" in told(data)


def test_a_link_to_the_folder_above_does_not_mix_the_splits(tmp_path):
    written(tmp_path, [f"{s}/{name}" for s in ("train", "val") for name in CATS + DOGS])
    (tmp_path / "train" / "cats" / "up").symlink_to(tmp_path)
    assert all(name.startswith("train/") for name in names(look(tmp_path).train))


def test_a_class_may_be_a_link(animals, tmp_path):
    written(tmp_path / "elsewhere", [f"{n}.png" for n in range(3)], start=40)
    (animals / "fish").symlink_to(tmp_path / "elsewhere")
    assert look(animals).report.classes == ("cats", "dogs", "fish")


def test_every_kind_of_picture_counts_by_its_content(tmp_path):
    kinds = {
        "A.JPEG": "JPEG", "b.Jpg": "JPEG", "c.gif": "GIF", "d.avif": "AVIF", "e.webp": "WEBP",
        "f.bmp": "BMP", "g.tiff": "TIFF", "h.png": "JPEG", "no ending": "PNG",
    }  # fmt: skip
    for number, (name, kind) in enumerate(kinds.items()):
        for folder in "ab":
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / name).write_bytes(encoded(number + 50 * (folder == "b"), kind))
    data = look(tmp_path)
    assert not data.report.notes
    for split in (data.train, data.validation):
        for index in range(len(split.labels)):
            assert split.picture(index).shape == (10, 12, 3)
    assert {n[2:] for n in names(data.train) | names(data.validation)} == set(kinds)


def test_what_is_no_picture_is_left_out_and_told(animals):
    (animals / "cats" / "notes.txt").write_text("nothing to see")
    (animals / "cats" / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no more")
    (animals / "cats" / "photo.heic").write_bytes(b"\0\0\0\x18ftypheic" + bytes(40))
    (animals / "cats" / "program.png").write_bytes(b"%!PS-Adobe-3.0\n")
    (animals / "cats" / "empty.png").write_bytes(b"")
    header = bytearray(encoded(1))
    header[16:24] = (20000).to_bytes(4) * 2
    (animals / "cats" / "bomb.png").write_bytes(header)
    data = look(animals)
    assert sum(data.report.train + data.report.validation) == 10
    for word in ("1 (cats/notes.txt)", "broken.jpg", "HEIC", "PostScript", "400 megapixels",
                 "cannot be opened: 5"):  # fmt: skip
        assert word in told(data)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_passed_by(animals):
    os.mkfifo(animals / "cats" / "pipe.png")
    (animals / "cats" / "nowhere.png").symlink_to(animals / "gone.png")
    data = look(animals)
    assert "nowhere.png, pipe.png" in told(data)
    assert sum(data.report.train + data.report.validation) == 10


def test_copies_stay_on_one_side_of_the_split(tmp_path):
    for folder in "ab":
        written(tmp_path / folder, [f"{n}.png" for n in range(8)], start=20 * ord(folder))
        for n in range(8):
            for copy in "xyz":
                shutil.copy(tmp_path / folder / f"{n}.png", tmp_path / folder / f"{n}{copy}.png")
    for seed in range(5):
        data = look(tmp_path, seed=seed, validation=0.3)
        contents = [
            {(tmp_path / name).read_bytes() for name in names(split)}
            for split in (data.train, data.validation)
        ]
        assert not contents[0] & contents[1]
        assert all(data.report.validation)


def test_what_validates_does_not_train_even_where_the_folders_have_both(tmp_path):
    written(tmp_path, [f"train/{name}" for name in CATS + DOGS])
    written(tmp_path, [f"val/{c}/v.png" for c in ("cats", "dogs")], start=70)
    shutil.copy(tmp_path / "train/cats/3.png", tmp_path / "val/cats/copy.png")
    data = look(tmp_path)
    assert data.report.train == (4, 5)
    assert data.report.validation == (2, 1)
    assert "the same pictures: 1" in told(data)


def test_the_same_pictures_in_both_folders_are_refused(tmp_path):
    written(tmp_path / "train", CATS + DOGS)
    written(tmp_path / "val", CATS + DOGS)
    assert "as well as for validation" in str(refusal(tmp_path).what)


@pytest.mark.parametrize("files", [["a/1.png", "a/2.png", "b/1.png"], ["a/1.png", "b/1.png"]])
def test_too_few_pictures_for_a_split_are_refused(tmp_path, files):
    error = refusal(written(tmp_path, files), validation=0.1)
    assert "“b” (1)" in str(error.what)


def test_copies_of_one_picture_are_one(tmp_path):
    written(tmp_path, ["a/1.png", "a/2.png", "b/1.png"])
    shutil.copy(tmp_path / "b/1.png", tmp_path / "b/2.png")
    assert "“b” (2)" in str(refusal(tmp_path).what)


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_neither_side_of_a_class_is_ever_empty(tmp_path, share):
    data = look(written(tmp_path, CATS + DOGS), validation=share)
    assert all(data.report.train)
    assert all(data.report.validation)


@pytest.mark.parametrize("share", [0, 1, -0.1, float("nan")])
def test_an_impossible_share_is_refused(animals, share):
    assert str(share) in str(refusal(animals, validation=share).what)


def test_one_class_is_refused(tmp_path):
    assert "“cats” alone" in str(refusal(written(tmp_path, CATS)).what)


def test_different_classes_in_the_splits_are_named(tmp_path):
    written(tmp_path, ["train/a/1.png", "train/b/1.png", "val/b/2.png", "val/c/2.png"])
    message = str(refusal(tmp_path).what)
    assert "only for training: “a”" in message
    assert "only for validation: “c”" in message


def test_a_truncated_picture_raises_when_it_is_decoded(animals):
    data = look(animals)
    path = animals / data.train.name(2)
    path.write_bytes(path.read_bytes()[:80])
    for read in (data.train.picture, lambda index: data.train.reduced(index, 8)):
        with pytest.raises(EngineError, match=path.name):
            read(2)


def test_a_rotated_photo_is_upright_and_its_size_told_so(tmp_path):
    written(tmp_path, ["a/1.png", "b/1.png", "b/2.png"])
    exif = Image.Exif()
    exif[0x0112] = 6
    image(7, (40, 20)).save(tmp_path / "a" / "photo.jpg", exif=exif)
    data = look(tmp_path)
    assert data.report.largest == (20, 40)
    for split in (data.train, data.validation):
        for index in range(len(split.labels)):
            if split.name(index).endswith("jpg"):
                assert split.picture(index).shape == (40, 20, 3)


def test_a_large_photo_is_decoded_smaller(tmp_path):
    written(tmp_path, ["a/1.png", "b/1.png", "b/2.png"])
    smooth = image(7, (30, 20)).resize((2400, 1600), Image.Resampling.BICUBIC)
    smooth.save(tmp_path / "a" / "photo.jpg")
    data = look(tmp_path)
    split = next(s for s in (data.train, data.validation) if "a/photo.jpg" in names(s))
    index = [split.name(n) for n in range(len(split.labels))].index("a/photo.jpg")
    assert split.picture(index).shape == (1365, 2048, 3)
    assert split.reduced(index, 64).shape == (200, 300, 3)


def test_the_key_is_that_of_the_pictures(animals, tmp_path):
    shutil.copytree(animals, tmp_path / "copy")
    key = look(animals).key
    assert look(tmp_path / "copy").key == key
    assert look(animals, seed=3).key != key
    (animals / "cats" / "0.png").write_bytes(encoded(99, size=(13, 10)))
    assert look(animals).key != key


def test_a_look_can_be_cancelled(tmp_path):
    written(tmp_path, [f"{c}/{n}.png" for c in "ab" for n in range(60)])
    steps = list(data_sets.opened(FolderData(tmp_path)))
    assert len(steps) >= 4
    assert any(step for step in steps[:-1])


def test_names_that_cannot_be_shown_become_ones_that_can(animals):
    strange = os.fsdecode(b"caf\xe9")
    try:
        written(animals / strange, [f"{n}.png" for n in range(3)], start=60)
    except OSError:
        pytest.skip("this system has no such names")
    data = look(animals)
    assert data.report.classes[0] == "caf\N{REPLACEMENT CHARACTER}"
    assert data.train.picture(0).shape == (10, 12, 3)
    for split in (data.train, data.validation):
        for index in range(len(split.labels)):
            split.name(index).encode("utf-8")


def test_an_accent_is_the_same_in_both_encodings(tmp_path):
    for folder, form, start in (("train", "NFC", 0), ("val", "NFD", 30)):
        words = [unicodedata.normalize(form, word) for word in ("fée", "feu")]
        written(tmp_path / folder, [f"{c}/{n}.png" for c in words for n in range(2)], start)
    data = look(tmp_path)
    assert data.report.classes == ("feu", "fée")
    for split in (data.train, data.validation):
        for index, label in enumerate(split.labels):
            assert f"/{data.report.classes[label]}/" in split.name(index)


# Links and names that mislead


def test_of_several_names_of_a_file_the_first_counts(animals):
    (animals / "dogs" / "again.png").symlink_to(animals / "dogs" / "0.png")
    data = look(animals)
    assert {*CATS, *DOGS} == names(data.train) | names(data.validation)


def test_a_folder_that_leads_to_itself_has_no_classes(tmp_path):
    (tmp_path / "photos").symlink_to(tmp_path)
    assert "One folder for each class is expected" in str(refusal(tmp_path).hint)


def test_a_class_that_is_a_link_to_another_is_none_in_either_split(tmp_path):
    written(tmp_path, [f"train/{c}/{n}.png" for c in "ac" for n in range(3)])
    written(tmp_path, [f"val/{c}/v.png" for c in "abc"], start=50)
    (tmp_path / "train" / "b").symlink_to(tmp_path / "train" / "a")
    data = look(tmp_path)
    assert data.report.classes == ("a", "c")
    for split in (data.train, data.validation):
        for index, label in enumerate(split.labels):
            assert f"/{data.report.classes[label]}/" in split.name(index)


@pytest.mark.parametrize("linked", ["val", "val/dogs"])
def test_validation_that_is_a_link_to_training_is_refused(tmp_path, linked):
    written(tmp_path / "train", CATS + DOGS)
    if "/" in linked:
        written(tmp_path, ["val/cats/v.png"], start=50)
    (tmp_path / linked).symlink_to(tmp_path / linked.replace("val", "train"))
    error = refusal(tmp_path)
    assert "as well as for validation" in str(error.what)
    assert "“dogs”" in str(error.what)


@pytest.mark.parametrize("form", ["NFD", "undecodable"])
def test_folders_whose_names_look_the_same_are_refused(tmp_path, form):
    two = ("caf\xe9", "cafe\u0301") if form == "NFD" else map(os.fsdecode, (b"\xe8", b"\xe9"))
    try:
        written(tmp_path, [f"{c}/{n}.png" for c in two for n in range(3)])
    except OSError:
        pytest.skip("this system has no such names")
    if len(os.listdir(tmp_path)) == 1:
        pytest.skip("this system takes both for one")
    assert "look the same" in str(refusal(tmp_path).what)


def test_capitals_tell_classes_apart(tmp_path):
    written(tmp_path, [f"{c}/{n}.png" for c in ("Cats", "cats") for n in range(3)])
    if len(os.listdir(tmp_path)) == 1:
        pytest.skip("this system takes both for one")
    assert look(tmp_path).report.classes == ("Cats", "cats")


def test_what_lies_beside_the_splits_is_told(tmp_path):
    written(tmp_path, [f"{s}/{c}/{s}.png" for s in ("test", "train", "val") for c in "ab"])
    assert "Ignored folders: test." in told(look(tmp_path))


@pytest.mark.parametrize("name", ["a\nb", "\N{GRINNING FACE}", "x" * 200, "#%?"])
def test_odd_names_are_classes(animals, name):
    if os.name == "nt":
        pytest.skip("Windows has no such names")
    written(animals / name, [f"{name[:40]}{n}.png" for n in range(3)], start=60)
    data = look(animals)
    assert len(data.report.classes) == 3
    assert all("\n" not in one for one in data.report.classes)


# What changes or is out of reach


def test_a_class_that_cannot_be_read_is_named(animals, monkeypatch):
    there = os.scandir

    def scandir(path):
        if os.fspath(path).endswith("dogs"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return there(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert "“dogs” cannot be read: Permission denied" in str(refusal(animals).what)


def test_a_folder_within_a_class_that_cannot_be_read_is_told(animals, monkeypatch):
    written(animals / "dogs" / "more", ["9.png"], start=60)
    there = os.scandir

    def scandir(path):
        if os.fspath(path).endswith("more"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return there(path)

    monkeypatch.setattr(os, "scandir", scandir)
    data = look(animals)
    assert "that can be read, ignored: more" in told(data)
    assert sum(data.report.train + data.report.validation) == 10


def test_a_file_that_goes_while_its_folder_is_listed_is_told(animals):
    passed = folder_layout.Passed()
    walk = folder_layout.files_below(animals / "cats", passed)
    assert next(walk).name == "0.png"
    (animals / "cats" / "3.png").unlink()
    assert [path.name for path in walk] == ["1.png", "2.png", "4.png"]
    assert passed.special == ["3.png"]


def test_a_large_folder_is_looked_at_file_by_file(animals, monkeypatch):
    looks = []
    first = folder_layout.Passed.first
    monkeypatch.setattr(
        folder_layout.Passed, "first", lambda self, path: looks.append(path) or first(self, path)
    )
    walk = folder_layout.files_below(animals / "cats", folder_layout.Passed())
    next(walk)
    assert len(looks) == 1  # so that it can be cancelled between any two
