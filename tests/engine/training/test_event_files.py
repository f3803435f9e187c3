"""What is written for TensorBoard, read back by a library."""

import struct
import warnings

import pytest

from vgg_explorer.engine.training.records import Evaluation, Step
from vgg_explorer.engine.training.runs.event_files import EventFile

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the library
    from tensorboardX.proto.event_pb2 import Event
    from tensorboardX.record_writer import masked_crc32c


def events(folder):
    found = []
    for path in sorted(folder.glob("events.out.tfevents.*")):
        data, at = path.read_bytes(), 0
        while at < len(data):
            (length,) = struct.unpack_from("<Q", data, at)
            body = data[at + 12 : at + 12 + length]
            (of_length,) = struct.unpack_from("<I", data, at + 8)
            (of_body,) = struct.unpack_from("<I", data, at + 12 + length)
            assert of_length == masked_crc32c(data[at : at + 8])
            assert of_body == masked_crc32c(body)
            found.append(Event.FromString(body))
            at += 16 + length
    return found


def step(number, loss=0.5):
    return Step(number, number / 10, loss, 0.25, 1e-3, 0.1, 0.02, 8)


def values(event):
    return {value.tag: pytest.approx(value.simple_value) for value in event.summary.value}


def test_the_curves_are_read_back(tmp_path):
    file = EventFile(tmp_path)
    file.add(step(1))
    file.add(step(70_000, 1e300))
    file.add(Evaluation(70_000, 7.0, 0.125, 0.75, None, (), (), 0.1, best=True))
    file.close()
    version, first, late, evaluated = events(tmp_path)
    assert version.file_version == "brain.Event:2"
    assert (first.step, late.step, evaluated.step) == (1, 70_000, 70_000)
    assert values(first) == {
        "loss/train": 0.5,
        "accuracy/train": 0.25,
        "learning rate": 1e-3,
        "pictures per second": 80,
    }
    assert late.summary.value[0].simple_value == pytest.approx(3.4e38)
    assert values(evaluated) == {"loss/validation": 0.125, "accuracy/validation": 0.75}
    assert first.wall_time <= late.wall_time


def test_a_run_that_goes_on_voids_what_was_behind_its_checkpoint(tmp_path):
    file = EventFile(tmp_path)
    file.rewind(20)
    file.add(step(21))
    file.close()
    start = events(tmp_path)[1]
    assert (start.step, start.session_log.status) == (21, 1)  # SessionLog.START


def test_what_a_training_writes_can_be_read_while_it_goes_on(tmp_path):
    file = EventFile(tmp_path)
    file.add(step(1, float("nan")))
    assert len(events(tmp_path)) == 2
    file.close()
