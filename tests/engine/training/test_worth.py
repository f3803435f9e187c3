"""It learns from real files, read from the disk and decoded."""

import memory_data
import pytest
from picture_folders import opened
from PIL import Image

from vgg_explorer.engine.training.data import data_sets
from vgg_explorer.engine.training.plan import Augmentation, FolderData
from vgg_explorer.engine.training.records import Evaluation, Noted, Step


@pytest.fixture
def folder(tmp_path):
    """Two classes of JPEG files, as a user has them."""
    held = memory_data.Held(24, 2, 5)
    for index, label in enumerate(held.labels):
        place = tmp_path / ("cats", "dogs")[label]
        place.mkdir(exist_ok=True)
        pixels = Image.fromarray(held.picture(index)).resize((40, 30))
        pixels.save(place / f"{index}.jpg", quality=90)
    return tmp_path


def test_a_tiny_network_learns_a_folder_to_a_tenth_of_its_first_loss(folder):
    data = opened(data_sets.opened(FolderData(folder)))
    spec = memory_data.spec(classifier="[16]", num_classes=2)
    asked = memory_data.order(
        spec, batch=2, epochs=12, rate=3e-3, augmentation=Augmentation(flip=True)
    )
    seen = list(memory_data.trainer(asked, data).run())
    losses = [step.loss for step in seen if isinstance(step, Step)]
    assert sum(losses[-9:]) / 9 < 0.1 * losses[0]
    assert [found for found in seen if isinstance(found, Evaluation)][-1].accuracy == 1


def test_a_picture_that_is_removed_meanwhile_is_told_and_training_goes_on(folder):
    data = opened(data_sets.opened(FolderData(folder)))
    gone = data.train.name(0)
    (folder / gone).unlink() if (folder / gone).exists() else next(folder.rglob(gone)).unlink()
    spec = memory_data.spec(num_classes=2)
    seen = list(memory_data.trainer(memory_data.order(spec), data).run())
    noted = [report for report in seen if isinstance(report, Noted)]
    assert len(noted) == 1
    assert seen[-1].how == "finished"
