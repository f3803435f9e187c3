"""Batches: what the window shows, in an order of their own, made while the network computes."""

import ast
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import memory_data
import numpy as np
import pytest
import torch
from picture_folders import image, opened, written
from PIL import Image

import vgg_explorer
from vgg_explorer.arch.text import text
from vgg_explorer.engine.decoding import quiet
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.images import from_pixels
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.engine.preprocess import to_tensor, view
from vgg_explorer.engine.training.data import data_sets, prepared
from vgg_explorer.engine.training.data.loader import Loader
from vgg_explorer.engine.training.data.prepared import Prepared
from vgg_explorer.engine.training.plan import Augmentation, DrawnData, FolderData, Plan
from vgg_explorer.engine.training.records import Noted

ALL = Augmentation(flip=True, crop=True, colour=True)


@dataclass
class Fake:
    """Pictures of noise, some of them broken; it tells which were decoded, and by which thread."""

    count: int = 10
    classes: int = 2
    broken: frozenset = frozenset()
    size: tuple = (20, 16)
    read: list = field(default_factory=list)
    threads: set = field(default_factory=set)
    gate: threading.Event | None = None

    @property
    def labels(self):
        return np.arange(self.count, dtype=np.int64) % self.classes

    def picture(self, index):
        return self.reduced(index, 0)

    def reduced(self, index, side):
        self.read.append(index)
        self.threads.add(threading.current_thread().name)
        if self.gate is not None:
            self.gate.wait(30)
        if index in self.broken:
            raise EngineError(text("“{n}” is damaged.", n=self.name(index)), text("Get it again."))
        return np.asarray(image(index, self.size))

    def name(self, index):
        return f"p{index}"


def batches_of(split, number=0, first=0, **values):
    settings = {"batch": 4, "seed": 3, **values}
    with closing(Loader(split, (3, 8, 8), Preprocess(), **settings)) as loader:
        return list(loader.epoch(number, first))


def joined(batches):
    return torch.cat([batch.images for batch in batches])


@pytest.mark.parametrize("channels", [1, 2, 3, 4, 5])
@pytest.mark.parametrize(
    "preprocess",
    [
        Preprocess(),
        Preprocess("stretch"),
        Preprocess(side=20, mean=(0.5, 0.4, 0.3), std=(0.2, 0.25, 0.3)),
        Preprocess(crop=(0.1, 0.2, 0.7, 0.9)),
    ],
)
def test_the_network_sees_what_the_window_shows_bit_for_bit(channels, preprocess):
    split = Fake()
    with closing(Loader(split, (channels, 9, 11), preprocess, 4, 0, shuffled=False)) as loader:
        made = joined(loader.epoch(0))
    for index in range(split.count):
        seen = view(from_pixels(split.picture(index), "x"), (channels, 9, 11), preprocess)
        assert torch.equal(made[index : index + 1], to_tensor(seen, preprocess))


def test_a_batch_is_as_a_network_takes_it():
    (batch, *_) = batches_of(Fake())
    assert batch.images.shape == (4, 3, 8, 8)
    assert batch.images.dtype == torch.float32
    assert batch.images.is_contiguous()
    assert batch.labels.dtype == torch.int64
    assert batch.labels.tolist() == (batch.indices % 2).tolist()
    assert batch.waited >= 0


def test_photos_of_a_folder_are_almost_as_if_decoded_whole(tmp_path):
    written(tmp_path, ["a/1.png", "b/1.png", "b/2.png"])
    smooth = image(7, (30, 20)).resize((900, 600), Image.Resampling.BICUBIC)
    smooth.save(tmp_path / "a" / "photo.jpg", quality=95)
    data = opened(data_sets.opened(FolderData(tmp_path)))
    for split in (data.train, data.validation):
        made = Prepared(split, (3, 64, 64), Preprocess())
        for index in range(len(split.labels)):
            whole = from_pixels(split.picture(index), "x")
            seen = view(whole, (3, 64, 64), Preprocess()).pixels.transpose(2, 0, 1)
            apart = np.abs(made.planes(np.array([index]))[0].astype(int) - seen)
            assert apart.mean() < 1


def test_an_epoch_has_the_planned_steps_and_no_batch_of_one():
    sizes = [len(batch.labels) for batch in batches_of(Fake(9))]
    assert sizes == [4, 5]
    assert len(sizes) == Plan(batch=4).steps_per_epoch(9)


def test_a_batch_norm_trains_on_the_last_batch():
    norm = torch.nn.BatchNorm2d(3).train()
    for batch in batches_of(Fake(9)):
        norm(batch.images.mean((2, 3), keepdim=True))  # maps of 1x1: one alone has no variance


def test_a_batch_larger_than_the_data_is_one_step():
    (batch,) = batches_of(Fake(2), batch=4)
    assert len(batch.labels) == 2


def test_an_epoch_goes_on_in_its_middle():
    whole = batches_of(Fake(), number=2, augmentation=ALL)
    rest = batches_of(Fake(), number=2, first=1, augmentation=ALL)
    assert torch.equal(joined(whole[1:]), joined(rest))
    assert [b.indices.tolist() for b in whole[1:]] == [b.indices.tolist() for b in rest]


def test_epochs_differ_in_order_and_change_and_repeat_themselves():
    split = Fake()
    with closing(Loader(split, (3, 8, 8), Preprocess(), 4, 3, ALL)) as loader:
        first, second, again = (list(loader.epoch(number)) for number in (0, 1, 0))
    assert torch.equal(joined(first), joined(again))
    orders = [np.concatenate([batch.indices for batch in epoch]) for epoch in (first, second)]
    assert orders[0].tolist() != orders[1].tolist()
    same = [
        torch.equal(one, other)
        for one, other in zip(
            joined(first)[orders[0].argsort()], joined(second)[orders[1].argsort()], strict=True
        )
    ]
    assert sum(same) < 3


def test_other_randomness_changes_nothing():
    before = joined(batches_of(Fake(), augmentation=ALL))
    np.random.seed(1)
    torch.manual_seed(1)
    assert torch.equal(joined(batches_of(Fake(), augmentation=ALL)), before)


def test_validation_keeps_the_order():
    batches = batches_of(Fake(), shuffled=False)
    assert np.concatenate([batch.indices for batch in batches]).tolist() == list(range(10))


def test_processes_share_the_pictures():
    whole = batches_of(Fake(16), batch=8)
    parts = [batches_of(Fake(16), batch=8, rank=rank, world=2) for rank in (0, 1)]
    for step, batch in enumerate(whole):
        together = np.concatenate([part[step].indices for part in parts])
        assert sorted(together.tolist()) == sorted(batch.indices.tolist())


def test_an_empty_share_of_a_validation_batch_is_no_batch():
    batches = batches_of(Fake(6), shuffled=False, rank=2, world=3)
    assert [batch.indices.tolist() for batch in batches] == [[2]]


def test_each_picture_is_decoded_once():
    split = Fake()
    with closing(Loader(split, (3, 8, 8), Preprocess(), 4, 3)) as loader:
        for number in range(3):
            for _ in loader.epoch(number):
                pass
    assert sorted(split.read) == list(range(10))


def test_what_does_not_fit_is_decoded_again():
    split = Fake()
    made = Prepared(split, (3, 8, 8), Preprocess(), room=4 * 3 * 8 * 8)
    indices = np.arange(10)
    assert np.array_equal(made.planes(indices), made.planes(indices))
    assert made.kept == 4
    assert len(split.read) == 10 + 6


def test_room_is_a_share_of_the_free_memory(monkeypatch):
    monkeypatch.setattr(prepared, "free_ram", lambda: 40 * 3 * 8 * 8)
    made = Prepared(Fake(20), (3, 8, 8), Preprocess())
    made.planes(np.arange(20))
    assert made.kept == 10


def test_pictures_are_made_by_threads_of_this_process_while_others_are_used():
    split = Fake(64)
    with closing(Loader(split, (3, 8, 8), Preprocess(), 8, 3)) as loader:
        epoch = loader.epoch(0)
        first = next(epoch)
        deadline = time.monotonic() + 10
        while len(split.read) < 24 and time.monotonic() < deadline:
            threading.Event().wait(0.01)
        assert len(split.read) >= 24  # nobody asked for them yet
        assert len(first.labels) == 8
        epoch.close()
    assert all(name.startswith("pictures") for name in split.threads)


def test_not_all_is_made_beforehand():
    split = Fake(400)
    with closing(Loader(split, (3, 8, 8), Preprocess(), 2, 3)) as loader:
        next(loader.epoch(0))
        threading.Event().wait(0.2)
        assert len(split.read) < 100


@pytest.mark.parametrize(
    "written",
    [
        "from torch.utils.data import DataLoader",
        "torch.utils.data.DataLoader(split, num_workers=2)",
        "import torch.multiprocessing as mp",
        "from multiprocessing import Pool",
        "from concurrent.futures import ProcessPoolExecutor",
        "os.fork()",
    ],
)
def test_what_makes_worker_processes_is_recognised(written):
    assert makes_processes(ast.parse(written))


def test_no_module_uses_worker_processes():  # FAULTS 98
    training = Path(vgg_explorer.__file__).parent / "engine" / "training"
    for path in training.rglob("*.py"):
        assert not makes_processes(ast.parse(path.read_text("utf-8"))), path


def makes_processes(tree):
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names |= {part for alias in node.names for part in alias.name.split(".")}
            names |= set((getattr(node, "module", None) or "").split("."))
        elif isinstance(node, ast.Attribute):
            names.add(node.attr)
    return names & {"DataLoader", "multiprocessing", "ProcessPoolExecutor", "fork", "subprocess"}


def test_a_broken_picture_gives_way_to_one_of_its_class_and_is_told():
    split = Fake(10, broken=frozenset({4}))
    with closing(Loader(split, (3, 8, 8), Preprocess(), 5, 3, shuffled=False)) as loader:
        made = joined(loader.epoch(0))
        assert torch.equal(made[4], made[6])
        list(loader.epoch(1))
        ((what, hint),) = loader.new_notes()
        assert str(what) == "“p4” is damaged."
        assert str(hint) == "“p6” of the same class is used in its place."
        assert loader.new_notes() == []


def test_a_class_of_broken_pictures_names_one():
    split = Fake(10, broken=frozenset({1, 3, 5, 7, 9}))
    with pytest.raises(EngineError, match="“p1” is damaged"):
        batches_of(split, shuffled=False)


def test_waiting_is_measured_and_ends_when_it_is_to_stop():
    split = Fake(gate=threading.Event())
    stop = threading.Event()
    with closing(Loader(split, (3, 8, 8), Preprocess(), 4, 3, stopping=stop.is_set)) as loader:
        threading.Timer(0.3, stop.set).start()
        began = time.monotonic()
        assert list(loader.epoch(0)) == []
        assert time.monotonic() - began < 5
        stop.clear()
        threading.Timer(0.3, split.gate.set).start()
        assert next(loader.epoch(0)).waited > 0.1


def test_closing_does_not_wait_for_pictures_that_nobody_wants():
    split = Fake(1000)
    loader = Loader(split, (3, 8, 8), Preprocess(), 500, 3)
    epoch = loader.epoch(0)
    starter = threading.Thread(target=lambda: next(epoch, None))
    starter.start()
    while not split.read:
        threading.Event().wait(0.001)
    loader.close()
    starter.join(10)
    assert not starter.is_alive()
    assert len(split.read) < 1000
    assert not [t for t in threading.enumerate() if t.name.startswith("pictures")]


def test_later_batches_take_a_fraction_of_a_step():
    """Against the cheapest network that anybody trains: one convolution of 64x64 pictures."""
    data = opened(data_sets.opened(DrawnData(train=128)))
    net = torch.nn.Conv2d(3, 16, 3)
    with closing(Loader(data.train, (3, 64, 64), Preprocess(), 32, 0)) as loader:
        batches = list(loader.epoch(0))
        loading, stepping = [], []
        for number in range(1, 4):
            began = time.perf_counter()
            for _ in loader.epoch(number):
                pass
            loading.append(time.perf_counter() - began)
            began = time.perf_counter()
            for batch in batches:
                net(batch.images).square().mean().backward()
            stepping.append(time.perf_counter() - began)
    assert min(loading) < min(stepping)


def test_threads_decode_at_the_same_time():
    inside = threading.Barrier(2)

    def decode():
        with quiet():
            inside.wait(10)

    threads = [threading.Thread(target=decode) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert not inside.broken


def test_decoding_leaves_the_filters_of_warnings_as_they_were(tmp_path):
    import warnings

    written(tmp_path, [f"{c}/{n}.png" for c in "ab" for n in range(30)])
    before = list(warnings.filters)
    batches_of(opened(data_sets.opened(FolderData(tmp_path))).train)
    assert warnings.filters == before


def test_a_picture_that_breaks_costs_no_training_and_is_told(tmp_path):
    written(tmp_path, [f"{c}/{n}.png" for c in "ab" for n in range(6)])
    data = opened(data_sets.opened(FolderData(tmp_path)))
    broken = tmp_path / data.train.name(2)
    broken.write_bytes(broken.read_bytes()[:60])
    asked = memory_data.order(memory_data.spec(num_classes=2), batch=4)
    reports = list(memory_data.trainer(asked, data).run())
    assert reports[-1].how == "finished"
    (noted,) = [report for report in reports if isinstance(report, Noted)]
    assert broken.name in str(noted.what)
