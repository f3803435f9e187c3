"""The data sets of torchvision: small ones, written as the real ones are."""

import gzip
import hashlib
import io
import pickle
import struct
import tarfile
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from picture_folders import encoded, opened
from webserver import Server, content

from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.data import (
    data_sets,
    named,
    named_download,
    named_formats,
    named_table,
)
from vgg_explorer.engine.training.data.named_formats import FormatError, cifar, mat
from vgg_explorer.engine.training.data.named_table import NAMED
from vgg_explorer.engine.training.plan import NamedData

IDX = NAMED["mnist"].needed


def look(key, root, **values):
    return opened(data_sets.opened(NamedData(key, root, **values)))


def refusal(key, root, **values):
    with pytest.raises(EngineError) as caught:
        look(key, root, **values)
    return caught.value


def noise(*shape):
    return np.random.default_rng(sum(shape)).integers(0, 256, shape, np.uint8)


def idx(array):
    return struct.pack(f">BBBB{array.ndim}I", 0, 0, 8, array.ndim, *array.shape) + array.tobytes()


def digits():
    """The four files of MNIST, by name."""
    labels = np.arange(20, dtype=np.uint8) % 10
    arrays = noise(20, 28, 28), labels, noise(10, 28, 28), labels[:10]
    return {name: idx(array) for name, array in zip(IDX, arrays, strict=True)}


def put(folder, files):
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


@pytest.mark.parametrize(("key", "folder"), [("mnist", "MNIST"), ("fashion_mnist", "FashionMNIST")])
def test_digits_and_clothes_are_read_from_where_torchvision_has_them(tmp_path, key, folder):
    from torchvision import datasets

    put(tmp_path / folder / "raw", digits())
    data = look(key, tmp_path)
    assert data.report.train == (2,) * 10
    assert data.report.validation == (1,) * 10
    assert data.report.smallest == (28, 28)
    theirs = getattr(datasets, folder)(tmp_path)
    for index in (0, 13):
        pixels, label = theirs[index]
        assert np.array_equal(data.train.picture(index), np.asarray(pixels.convert("RGB")))
        assert data.train.labels[index] == label
        name = data.report.classes[label].lower()
        assert name in datasets.__dict__[folder].classes[label].lower()


def as_python_2_wrote(table):
    """A pickle of protocol 2 with strings of bytes, as the files of CIFAR have them.

    Python 3 writes other instructions for bytes and arrays, so it is put together by hand.
    """
    out = [b"\x80\x02}q\x01("]
    for key, value in table.items():
        out.append(b"U" + bytes([len(key)]) + key + b"q\x02")
        if isinstance(value, np.ndarray):
            out += [
                b"cnumpy.core.multiarray\n_reconstruct\nq\x03cnumpy\nndarray\nq\x04",
                b"K\x00\x85U\x01b\x87R",
                b"(K\x01", _whole(len(value)), _whole(value.shape[1]), b"\x86",
                b"cnumpy\ndtype\nU\x02u1K\x00K\x01\x87R",
                b"\x89T", struct.pack("<i", value.size), value.tobytes(), b"tb",
            ]  # fmt: skip
        elif isinstance(value, list):
            out.append(b"]q\x05")
            for start in range(0, len(value), 1000):
                out.append(b"(" + b"".join(map(_item, value[start : start + 1000])) + b"e")
        else:
            out.append(_item(value))
    return b"".join(out) + b"u."


def _whole(number):
    return b"K" + bytes([number]) if number < 256 else b"M" + struct.pack("<H", number)


def _item(value):
    return _whole(value) if isinstance(value, int) else b"U" + bytes([len(value)]) + value


def batch(count, key=b"labels", classes=10):
    pixels = noise(count, 3072)
    labels = [n % classes for n in range(count)]
    table = {
        b"batch_label": b"batch 1 of 1",
        key: labels,
        b"coarse_labels": [1] * count,
        b"data": pixels,
        b"filenames": [b"a_%d.png" % n for n in range(count)],
    }
    return table, pixels.reshape(-1, 3, 32, 32), labels


def test_our_copy_of_such_a_pickle_is_one():
    table, pixels, labels = batch(1003)
    read = pickle.loads(as_python_2_wrote(table), encoding="bytes")  # our own bytes
    assert np.array_equal(read[b"data"].reshape(pixels.shape), pixels)
    assert read[b"labels"] == labels


@pytest.mark.parametrize("key", [b"labels", b"fine_labels"])
def test_a_batch_of_cifar_is_read_without_unpickling(tmp_path, key):
    table, pixels, labels = batch(1003, key)
    (tmp_path / "x").write_bytes(as_python_2_wrote(table))
    got_pixels, got_labels = cifar(tmp_path / "x")
    assert np.array_equal(got_pixels, pixels)
    assert got_labels.tolist() == labels


def test_a_pickle_of_python_3_is_read_too(tmp_path):
    table, pixels, labels = batch(12)
    named_in_text = {name.decode(): value for name, value in table.items()}
    named_in_text["data"] = table[b"data"].tobytes()
    (tmp_path / "x").write_bytes(pickle.dumps(named_in_text, 4))
    assert np.array_equal(cifar(tmp_path / "x")[0], pixels)
    assert cifar(tmp_path / "x")[1].tolist() == labels


class Bomb:
    def __reduce__(self):
        return Path.touch, (Path("exploded"),)


def test_nothing_in_a_pickle_is_executed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").write_bytes(pickle.dumps({"labels": [1], "data": Bomb()}))
    with pytest.raises(FormatError):
        cifar(tmp_path / "x")
    assert not (tmp_path / "exploded").exists()


def cifar_files(key):
    ten = key == "cifar10"
    labels = b"labels" if ten else b"fine_labels"
    files = {}
    for name in NAMED[key].needed[:-1]:
        files[name] = as_python_2_wrote(batch(20, labels, 10 if ten else 100)[0])
    names = [b"class %d" % n for n in range(10 if ten else 100)]
    names_key = b"label_names" if ten else b"fine_label_names"
    meta = {b"num_cases_per_batch": 20, names_key: names, b"num_vis": 7}
    if not ten:
        meta = {b"coarse_label_names": [b"group"] * 20, **meta}
    files[NAMED[key].needed[-1]] = as_python_2_wrote(meta)
    return files


@pytest.mark.parametrize(("key", "classes", "train"), [("cifar10", 10, 100), ("cifar100", 100, 20)])
def test_cifar_is_read_from_where_torchvision_has_it(tmp_path, monkeypatch, key, classes, train):
    from torchvision import datasets

    files = cifar_files(key)
    put(tmp_path / NAMED[key].folder, files)
    data = look(key, tmp_path)
    assert len(data.report.classes) == classes
    assert data.report.classes[3] == "class 3"
    assert len(data.train.labels) == train
    theirs = getattr(datasets, "CIFAR10" if key == "cifar10" else "CIFAR100")
    sums = {name: hashlib.md5(data).hexdigest() for name, data in files.items()}
    monkeypatch.setattr(theirs, "train_list", [[n, sums[n]] for n, _ in theirs.train_list])
    monkeypatch.setattr(theirs, "test_list", [[n, sums[n]] for n, _ in theirs.test_list])
    monkeypatch.setattr(theirs, "meta", {**theirs.meta, "md5": sums[theirs.meta["filename"]]})
    for train_part, split in ((True, data.train), (False, data.validation)):
        other = theirs(tmp_path, train=train_part)
        for index in (0, 17):
            assert np.array_equal(split.picture(index), np.asarray(other[index][0]))
            assert split.labels[index] == other[index][1]
        assert tuple(other.classes) == data.report.classes


def element(kind, body):
    if len(body) <= 4:
        return struct.pack("<HH", kind, len(body)) + body.ljust(4, b"\0")
    return struct.pack("<II", kind, len(body)) + body + b"\0" * (-len(body) % 8)


def matrix(name, values, kind, *, compressed):
    """A variable of a MATLAB file, (1, N)."""
    array = np.asarray(values).astype({2: "<u1", 4: "<u2", 9: "<f8"}[kind])
    body = (
        element(6, struct.pack("<II", 6, 0))
        + element(5, struct.pack("<ii", 1, len(array)))
        + element(1, name.encode())
        + element(kind, array.tobytes())
    )
    whole = element(14, body)
    if not compressed:
        return whole
    packed = zlib.compress(whole)
    return struct.pack("<II", 15, len(packed)) + packed


def matlab(*variables):
    return (
        b"MATLAB 5.0 MAT-file".ljust(124) + struct.pack("<H", 0x0100) + b"IM" + b"".join(variables)
    )


@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize("kind", [2, 4, 9])
def test_variables_of_matlab_are_read(tmp_path, compressed, kind):
    path = tmp_path / "x.mat"
    path.write_bytes(
        matlab(
            matrix("one", [1, 2, 3], kind, compressed=compressed),
            matrix("a_longer_name", range(100), kind, compressed=compressed),
        )
    )
    read = mat(path)
    assert {name: array.tolist() for name, array in read.items()} == {
        "one": [1, 2, 3],
        "a_longer_name": list(range(100)),
    }


def flowers(root):
    folder = root / "flowers-102"
    put(folder / "jpg", {f"image_{n:05d}.jpg": encoded(n, "JPEG") for n in range(1, 9)})
    sets = [
        matrix("trnid", [1, 3, 5], 4, compressed=True),
        matrix("valid", [2, 4], 4, compressed=True),
        matrix("tstid", [6, 7, 8], 4, compressed=True),
    ]
    labels = matrix("labels", [1, 1, 77, 77, 102, 1, 1, 1], 2, compressed=True)
    put(folder, {"setid.mat": matlab(*sets), "imagelabels.mat": matlab(labels)})


def test_flowers_are_read_from_where_torchvision_has_them(tmp_path):
    flowers(tmp_path)
    data = look("flowers102", tmp_path)
    assert len(data.report.classes) == 102
    assert data.train.labels.tolist() == [0, 76, 101]
    assert data.validation.labels.tolist() == [0, 76]
    assert data.train.name(1) == "image_00003.jpg"
    assert data.train.picture(1).shape == (10, 12, 3)
    assert data.report.classes[76] == "passion flower"


def pets(root):
    folder = root / "oxford-iiit-pet"
    put(folder / "images", {
        f"{name}_{n}.jpg": encoded(n + 10 * k, "JPEG")
        for k, name in enumerate(("Abyssinian", "great_pyrenees")) for n in (1, 2, 3)
    })  # fmt: skip
    put(folder / "annotations", {
        "trainval.txt": b"Abyssinian_1 1 1 1\nAbyssinian_2 1 1 1\ngreat_pyrenees_1 2 2 1\n",
        "test.txt": b"Abyssinian_3 1 1 1\ngreat_pyrenees_2 2 2 1\n",
    })  # fmt: skip


def test_pets_are_read_from_where_torchvision_has_them(tmp_path):
    from torchvision import datasets

    pets(tmp_path)
    data = look("oxford_iiit_pet", tmp_path)
    assert data.report.classes == ("Abyssinian", "Great pyrenees")
    assert data.report.train == (2, 1)
    assert data.report.validation == (1, 1)
    theirs = datasets.OxfordIIITPet(tmp_path)
    assert np.array_equal(data.train.picture(2), np.asarray(theirs[2][0]))
    assert data.train.labels.tolist() == [theirs[n][1] for n in range(3)]


def test_addresses_and_checksums_are_those_of_torchvision():
    from torchvision import datasets

    def archives(key):
        return {a.urls: a.md5 for a in NAMED[key].archives}

    for key, theirs in (("mnist", datasets.MNIST), ("fashion_mnist", datasets.FashionMNIST)):
        assert archives(key) == {
            tuple(mirror + name for mirror in theirs.mirrors): md5 for name, md5 in theirs.resources
        }
    for key, theirs in (("cifar10", datasets.CIFAR10), ("cifar100", datasets.CIFAR100)):
        assert archives(key) == {(theirs.url,): theirs.tgz_md5}
        files = [name for name, _ in (*theirs.train_list, *theirs.test_list)]
        assert NAMED[key].needed == (*files, theirs.meta["filename"])
    assert archives("oxford_iiit_pet") == {
        (url,): md5 for url, md5 in datasets.OxfordIIITPet._RESOURCES
    }
    theirs = datasets.Flowers102
    assert archives("flowers102") == {
        (theirs._download_url_prefix + name,): md5 for name, md5 in theirs._file_dict.values()
    }


@pytest.mark.parametrize("key", NAMED)
def test_what_is_missing_says_where_it_is_expected(tmp_path, key):
    error = refusal(key, tmp_path)
    assert str(tmp_path / NAMED[key].folder) in str(error.what)
    assert NAMED[key].needed[0] in str(error.what)
    assert "Allow the download" in str(error.hint)


def test_the_usual_place_is_beside_that_of_weights(monkeypatch, tmp_path):
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    put(tmp_path / "datasets" / "MNIST" / "raw", digits())
    assert len(look("mnist", None).train.labels) == 20


def test_the_folder_itself_may_be_chosen(tmp_path):
    put(tmp_path, digits())
    assert len(look("mnist", tmp_path).train.labels) == 20


def test_no_such_name():
    with pytest.raises(EngineError, match="no data set “imagenet”"):
        look("imagenet", None)


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"", lambda data: b"x" * 99]
)
@pytest.mark.parametrize("key", ["mnist", "cifar10", "cifar100"])
def test_damaged_files_are_told(tmp_path, key, damage):
    files = digits() if key == "mnist" else cifar_files(key)
    for name in files:
        put(tmp_path / NAMED[key].folder, {**files, name: damage(files[name])})
        assert "are damaged" in str(refusal(key, tmp_path).what), name


@pytest.mark.parametrize("name", ["setid.mat", "imagelabels.mat"])
@pytest.mark.parametrize("cut", [0, 100, 130, 160])
def test_damaged_flowers_are_told(tmp_path, name, cut):
    flowers(tmp_path)
    path = tmp_path / "flowers-102" / name
    path.write_bytes(path.read_bytes()[:cut])
    assert "are damaged" in str(refusal("flowers102", tmp_path).what)


def test_labels_out_of_range_are_told(tmp_path):
    files = digits()
    files[IDX[1]] = idx(np.full(20, 10, np.uint8))
    put(tmp_path / "MNIST" / "raw", files)
    assert "are damaged" in str(refusal("mnist", tmp_path).what)


@pytest.fixture
def server(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    made = Server()
    yield made
    made.end()


@pytest.fixture
def offered(server, monkeypatch):
    """Offer files for download in place of the archives of a data set."""

    def offer(key, files, **sums):
        changed = []
        for archive in NAMED[key].archives:
            data = files[archive.file]
            server.answers[f"/{archive.file}"] = content(data, "application/x-gzip")
            md5 = sums.get("md5") or hashlib.md5(data).hexdigest()
            changed.append(replace(archive, urls=(server.url(f"/{archive.file}"),), md5=md5))
        monkeypatch.setitem(NAMED, key, replace(NAMED[key], archives=tuple(changed)))

    return offer


def packed(files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def left(root):
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())


def test_digits_are_downloaded_once(tmp_path, server, offered):
    offered("mnist", {f"{name}.gz": gzip.compress(data) for name, data in digits().items()})
    steps = list(data_sets.opened(NamedData("mnist", tmp_path, downloads=True)))
    shares = [step for step in steps[:-1] if step is not None]
    assert len(steps[-1].train.labels) == 20
    assert shares == sorted(shares)
    assert max(shares) > 0.8
    assert left(tmp_path) == [f"MNIST/raw/{name}" for name in sorted(IDX)]
    server.asked.clear()
    assert len(look("mnist", tmp_path, downloads=True).train.labels) == 20
    assert server.asked == []


def test_cifar_is_downloaded_and_unpacked(tmp_path, offered):
    files = {f"cifar-10-batches-py/{n}": data for n, data in cifar_files("cifar10").items()}
    offered("cifar10", {"cifar-10-python.tar.gz": packed(files)})
    assert len(look("cifar10", tmp_path, downloads=True).train.labels) == 100
    assert left(tmp_path) == sorted(files)


@pytest.mark.parametrize("key", ["oxford_iiit_pet", "flowers102"])
def test_photos_are_downloaded_and_unpacked(tmp_path, offered, key):
    made = tmp_path / "made"
    (pets if key == "oxford_iiit_pet" else flowers)(made)
    base = made / NAMED[key].folder
    files = {}
    for archive in NAMED[key].archives:
        if archive.unpack == "tar":
            folder = {"images.tar.gz": "images", "annotations.tar.gz": "annotations"}.get(
                archive.file, "jpg"
            )
            below = {f"{folder}/{p.name}": p.read_bytes() for p in (base / folder).iterdir()}
            files[archive.file] = packed(below)
        else:
            files[archive.file] = (base / archive.file).read_bytes()
    offered(key, files)
    assert look(key, tmp_path / "here", downloads=True).key == look(key, made).key
    assert left(tmp_path / "here") == left(made)


def test_another_content_is_not_kept(tmp_path, offered):
    offered("cifar10", {"cifar-10-python.tar.gz": packed({"x": b"evil"})}, md5="0" * 32)
    assert "checksum" in str(refusal("cifar10", tmp_path, downloads=True).what)
    assert left(tmp_path) == []


def test_nothing_is_unpacked_outside_of_the_folder(tmp_path, offered):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name in ("../evil", str(tmp_path / "evil"), "a/../../evil", "link"):
            info = tarfile.TarInfo(name)
            info.size = 1
            if name == "link":
                info.type, info.linkname, info.size = tarfile.SYMTYPE, "/etc", 0
            archive.addfile(info, io.BytesIO(b"x"))
    offered("cifar10", {"cifar-10-python.tar.gz": out.getvalue()})
    root = tmp_path / "root"
    refusal("cifar10", root, downloads=True)
    assert left(tmp_path) == []
    assert not list(tmp_path.rglob("link"))


def test_offline_says_where_to_put_the_files(tmp_path, offered, server):
    offered("mnist", {f"{name}.gz": b"" for name in IDX})
    url = server.url()
    server.end()
    error = refusal("mnist", tmp_path, downloads=True)
    assert url.rpartition("/")[0] in str(error.hint)
    assert left(tmp_path) == []


def test_another_mirror_is_tried(tmp_path, offered, server, monkeypatch):
    offered("mnist", {f"{name}.gz": gzip.compress(data) for name, data in digits().items()})
    archives = tuple(
        replace(a, urls=(server.url("/gone"), *a.urls)) for a in NAMED["mnist"].archives
    )
    first = replace(archives[0], urls=(server.url("/train-images-idx3-ubyte.gz"),))
    assert first.urls[0] in archives[0].urls
    monkeypatch.setitem(NAMED, "mnist", replace(NAMED["mnist"], archives=archives))
    monkeypatch.setattr(
        named_table.Archive, "file", property(lambda a: a.urls[-1].rpartition("/")[2])
    )
    assert len(look("mnist", tmp_path, downloads=True).train.labels) == 20


def test_an_early_end_leaves_no_half_of_a_data_set(tmp_path, offered):
    files = {f"cifar-10-batches-py/{n}": data for n, data in cifar_files("cifar10").items()}
    offered("cifar10", {"cifar-10-python.tar.gz": packed(files)})
    total = len(list(data_sets.opened(NamedData("cifar10", tmp_path / "all", downloads=True))))
    for cut in range(1, total - 8):
        root = tmp_path / str(cut)
        steps = data_sets.opened(NamedData("cifar10", root, downloads=True))
        for _ in range(cut):
            next(steps)
        steps.close()
        assert (
            not [name for name in left(root) if name.endswith((".part", ".gz"))]
            if root.exists()
            else True
        )
        for name in left(root):
            assert (root / name).read_bytes() == files[name]


def test_an_archive_that_unpacks_without_end_is_refused(tmp_path, offered, monkeypatch):
    monkeypatch.setattr(named_download, "LIMIT", 2**20)
    files = {f"{name}.gz": gzip.compress(bytes(2**22)) for name in IDX}
    offered("mnist", files)
    assert "cannot be unpacked" in str(refusal("mnist", tmp_path, downloads=True).what)
    assert left(tmp_path) == []


def test_every_name_has_a_reader():
    assert set(named._READERS) == set(NAMED)


# Files that claim or contain what they should not


@pytest.mark.parametrize(
    "header",
    [
        struct.pack(">4B3I", 0, 0, 8, 3, 2**32 - 1, 2**32 - 1, 2**32 - 1),
        struct.pack(">4B3I", 0, 0, 8, 3, 20, 0, 0),
        struct.pack(">4B3I", 0, 0, 9, 3, 1, 1, 1) + b"x",
        struct.pack(">4BI", 0, 0, 8, 3, 1),
    ],
)
def test_dimensions_that_are_not_there_are_damage(tmp_path, header):
    put(tmp_path, {**digits(), IDX[0]: header})
    assert "are damaged" in str(refusal("mnist", tmp_path).what)


def test_a_file_above_the_limit_is_not_read_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(named_formats, "MOST_BYTES", 1000)
    put(tmp_path, digits())
    assert "are damaged" in str(refusal("mnist", tmp_path).what)


@pytest.mark.parametrize("label", [-1, 1000, 2**70])
def test_a_label_of_no_class_is_damage(tmp_path, label):
    pixels = bytes(3072)
    (tmp_path / "x").write_bytes(pickle.dumps({"labels": [label], "data": pixels}, 2))
    with pytest.raises(FormatError):
        cifar(tmp_path / "x")


def test_a_pickle_of_endless_instructions_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(named_formats, "_MOST_OPERATIONS", 1000)
    (tmp_path / "x").write_bytes(b"\x80\x02" + b"N0" * 600 + b".")
    with pytest.raises(FormatError):
        cifar(tmp_path / "x")


def test_a_matrix_that_unpacks_to_too_much_is_damage(tmp_path):
    bomb = zlib.compress(bytes(2**25))
    head = b"MATLAB 5.0".ljust(126, b" ") + b"IM"
    (tmp_path / "x.mat").write_bytes(head + struct.pack("<2I", 15, len(bomb)) + bomb)
    with pytest.raises(FormatError):
        mat(tmp_path / "x.mat")


@pytest.mark.parametrize("line", [b"Abyssinian_1 \xff 1 1\n", b"Abyssinian_1 " + b"9" * 5000])
def test_a_list_of_pets_that_is_no_list_is_damage(tmp_path, line):
    folder = tmp_path / "oxford-iiit-pet"
    put(folder / "images", {"Abyssinian_1.jpg": encoded(1, "JPEG")})
    put(folder / "annotations", {"trainval.txt": line, "test.txt": line})
    assert "are damaged" in str(refusal("oxford_iiit_pet", tmp_path).what)
