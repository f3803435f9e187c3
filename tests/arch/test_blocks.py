"""Layers block by block."""

from dataclasses import replace

import pytest

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.blocks import blocks
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS

VGG16 = PRESETS["vgg16"].spec


@pytest.mark.parametrize("key", PRESETS)
def test_every_layer_is_in_one_block_in_order(key):
    analysis = analyze(PRESETS[key].spec)
    found = blocks(analysis)
    names = [name for block in found for name in block.layers]
    assert names == [group.name for group in analysis.groups]
    assert len({block.key for block in found}) == len(found)
    assert all(block.layers for block in found)


def test_vgg_has_five_blocks_and_a_classifier():
    found = blocks(analyze(VGG16))
    assert [str(block.title) for block in found] == [
        *(f"Block {number}" for number in range(1, 6)),
        "Classifier",
    ]
    assert found[1].layers == ("conv2_1", "conv2_2", "pool2")
    assert found[-1].layers[0] == "avgpool"


def test_a_head_without_linear_layers():
    assert [block.key for block in blocks(analyze(PRESETS["nin"].spec))][-1] == "head"


def test_features_may_end_without_a_pool():
    found = blocks(analyze(replace(VGG16, features=parse("8 M 16"))))
    assert [(block.key, len(block.layers)) for block in found[:2]] == [("block1", 2), ("block2", 1)]


def test_what_waits_behind_a_failing_layer_keeps_its_block():
    analysis = analyze(replace(VGG16, input=(3, 20, 20)))
    assert analysis.problem is not None
    assert blocks(analysis) == blocks(analyze(VGG16))


def test_nothing_is_built():
    broken = analyze(replace(VGG16, num_classes=0))
    assert not broken.groups
    assert next(block.key for block in blocks(broken)) == "block1"
