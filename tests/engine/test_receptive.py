"""Receptive fields, proven by gradients: the pixels that a unit's gradient reaches."""

from __future__ import annotations

from dataclasses import replace

import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import valid_specs
from torch import Tensor, nn

from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.ops import AvgPool2d, Conv2d, FullyConnected, MaxPool2d
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.rows import Group, Row
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.engine.build import module_for


def linear(row: Row) -> nn.Module:
    """What a layer looks at and nothing else: no weight is zero, none cancels another."""
    op = row.layer.op
    if isinstance(op, MaxPool2d | AvgPool2d):
        # Windows over the edge count their values alone, as a max pool's do.
        return nn.AvgPool2d(op.kernel, op.stride, op.padding, op.ceil, count_include_pad=False)
    if isinstance(op, Conv2d | FullyConnected):
        module = module_for(row)
        for parameter in module.parameters():
            nn.init.ones_(parameter)
        return module
    return module_for(row) if row.in_shape != row.out_shape else nn.Identity()


def seen_pixels(analysis: Analysis, group: Group, y: int, x: int) -> Tensor:
    """Return a mask of the input: where unit (y, x) of a layer has a gradient."""
    images = torch.ones(1, *analysis.spec.input, dtype=torch.float64, requires_grad=True)
    value = images
    for row in analysis.rows:
        if row.layer.group > group.rows[-1].layer.group:
            break
        value = linear(row).double()(value)
    value[0, :, y, x].sum().backward()
    assert images.grad is not None
    return images.grad[0].ne(0).any(dim=0)


def check(analysis: Analysis, group: Group, y: int, x: int) -> None:
    """Compare the mask with the box, and the box with size, jump and start."""
    box = analysis.input_box(group.name, y, x)
    if group.receptive.whole:  # by definition, behind a flatten
        assert box == (0, 0, *analysis.spec.input[1:])
        return
    seen = seen_pixels(analysis, group, y, x)
    assert box is not None
    top, left, bottom, right = box
    assert 0 <= top <= bottom <= analysis.spec.input[1]
    assert 0 <= left <= right <= analysis.spec.input[2]
    if not seen.any():
        assert top == bottom or left == right
        return
    rows = seen.any(dim=1).nonzero().flatten().tolist()
    columns = seen.any(dim=0).nonzero().flatten().tolist()
    assert (rows[0], columns[0], rows[-1] + 1, columns[-1] + 1) == box
    dense = all(not skips(row) for row in analysis.rows if row.layer.group <= last(group))
    if dense:  # then no pixel inside the box is left out
        assert bool(seen[top:bottom, left:right].all())
    field = group.receptive
    if field.jump is None or not plain(analysis, group):
        return
    for first, end, at, side, extent in (
        (top, bottom, y, analysis.spec.input[1], field.height),
        (left, right, x, analysis.spec.input[2], field.width),
    ):
        begin = field.start + at * field.jump
        if begin >= 0 and begin + extent <= side:
            assert (first, end) == (begin, begin + extent)


def last(group: Group) -> int:
    return group.rows[-1].layer.group


def skips(row: Row) -> bool:
    """Whether a layer leaves out pixels between those that it looks at."""
    op = row.layer.op
    if isinstance(op, Conv2d):
        return op.dilation > 1 or op.stride > op.kernel
    return isinstance(op, MaxPool2d | AvgPool2d) and op.stride > op.kernel


def plain(analysis: Analysis, group: Group) -> bool:
    """Whether no unit in between looks over the edge: start and jump leave borders out.

    With ``ceil`` or padding a window may be cut although the field of its unit is inside.
    """
    rows = [row for row in analysis.rows if row.layer.group <= last(group)]
    return all(getattr(row.layer.op, "padding", 0) == 0 for row in rows)


@settings(max_examples=150, deadline=None)
@given(spec=valid_specs(), data=st.data())
def test_boxes_of_random_specs_are_the_gradients(spec: ArchSpec, data: st.DataObject) -> None:
    analysis = analyze(spec)
    assume(analysis.groups)
    group = data.draw(st.sampled_from(analysis.groups))
    shape = group.out_shape
    y = data.draw(st.integers(0, shape[1] - 1)) if len(shape) == 3 else 0
    x = data.draw(st.integers(0, shape[2] - 1)) if len(shape) == 3 else 0
    check(analysis, group, y, x)


def test_boxes_of_vgg16_are_the_gradients() -> None:
    """Padded layers too: for units whose field is far from the border the three agree."""
    spec = PRESETS["vgg16"].spec
    analysis = analyze(ArchSpec("narrow", thin(spec), avgpool=1, num_classes=2))
    for name, y, x in (("conv3_3", 30, 20), ("pool4", 6, 7), ("pool5", 3, 3), ("pool5", 0, 6)):
        group = analysis.group(name)
        assert group is not None
        check(analysis, group, y, x)
        field = group.receptive
        assert field.jump is not None
        begin = field.start + y * field.jump
        if name != "pool5":
            box = analysis.input_box(name, y, x)
            assert box is not None
            assert box[0] == begin
            assert box[2] - box[0] == field.size


def thin(spec: ArchSpec) -> tuple[object, ...]:
    """The entries with one channel each: what is seen does not depend on how many there are."""
    return tuple(
        replace(entry, channels=1) if hasattr(entry, "channels") else entry
        for entry in spec.features
    )
