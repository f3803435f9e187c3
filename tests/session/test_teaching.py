"""A network that trains: its layers' weights are what was learnt so far."""

from dataclasses import replace

import torch

from vgg_explorer.arch.text import text
from vgg_explorer.engine.loaded import Loaded
from vgg_explorer.session import editing, weighing
from vgg_explorer.session import events as ev
from vgg_explorer.session.updates import initial, update

START = update(initial(), ev.PresetChosen("vgg_tiny"))


def learnt(step, paths, run="training/a"):
    shapes = {path: which.shape for path, which in START.weights.assignment.items()}
    tensors = {f"{path}.weight": torch.zeros(shapes[path]) for path in paths}
    return Loaded(f"{run}/{step}", "run", text("trained weights, step {step}", step=step), tensors)


def taught(weights, source):
    return weighing.taught(weights, START.model.good, source, START.weights.assignment)


def test_layers_that_learn_have_what_they_learnt_and_others_what_they_had():
    paths = list(START.weights.assignment)
    now = taught(START.weights, learnt(1, paths[1:]))
    assert now.assignment[paths[0]] == START.weights.assignment[paths[0]]
    assert all(now.assignment[path].source == "training/a/1" for path in paths[1:])
    assert weighing.counts(now)[0] == len([p for p in paths[1:] if not now.assignment[p].norm])


def test_only_the_latest_weights_of_a_run_are_held():
    paths = list(START.weights.assignment)
    now = START.weights
    for step in range(5):
        now = taught(now, learnt(step, paths))
    assert [source.digest for source in now.sources] == ["training/a/4"]


def test_what_training_changed_is_held_against_the_start():
    paths = list(START.weights.assignment)
    now = taught(taught(START.weights, learnt(1, paths)), learnt(2, paths))
    for path in paths:
        assert now.replaced[now.assignment[path]] == START.weights.assignment[path]


def test_an_edit_keeps_what_was_learnt_and_undo_brings_it_back():
    paths = list(START.weights.assignment)
    weights = taught(START.weights, learnt(1, paths))
    spec = START.model.good.spec
    other = editing.opened(replace(spec, num_classes=spec.num_classes + 1))
    gone = weighing.followed(weights, other.good)
    back = weighing.followed(gone, START.model.good)
    assert back.assignment == weights.assignment
