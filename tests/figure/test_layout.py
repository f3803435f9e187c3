"""The figure's geometry and labels against the analysis."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from strategies import any_specs

from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.rows import Group
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.figure import scale
from vgg_explorer.figure.folding import items
from vgg_explorer.figure.labels import stage_labels
from vgg_explorer.figure.layout import figure_and_legend, label_box, lay_out
from vgg_explorer.figure.model import Block, Bounds, Face, Figure, Label
from vgg_explorer.figure.options import COLOURS, Colour, FigureOptions
from vgg_explorer.figure.palette import KINDS
from vgg_explorer.figure.stages import stages

FULL = FigureOptions(legend=True)
FOLDED = FigureOptions(legend=True, fold=True)

every_preset = pytest.mark.parametrize("key", PRESETS)


def network(
    cfg: str, input_: tuple[int, int, int] = (3, 64, 64), head: str = "linear", classes: int = 10
) -> ArchSpec:
    return ArchSpec("test", parse(cfg), head=head, input=input_, num_classes=classes)


def of(key: str) -> Analysis:
    return analyze(PRESETS[key].spec)


def drawn(analysis: Analysis) -> list[Group]:
    return [group for group in analysis.groups if group.kind is not Kind.FLATTEN]


def front(block: Block) -> tuple[float, float]:
    """Return width and height of a block's front."""
    (left, top), (right, _), (_, bottom), _ = block.faces[-1].points
    return right - left, bottom - top


def box_of(block: Block) -> Bounds:
    xs, ys = zip(*block.outline, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def said(figure: Figure, role: str) -> list[str]:
    return [label.text for label in figure.labels if label.role == role]


def apart(one: Label, other: Label) -> bool:
    left, top, right, bottom = label_box(one)
    x0, y0, x1, y1 = label_box(other)
    return right <= x0 or x1 <= left or bottom <= y0 or y1 <= top


def check(analysis: Analysis, figure: Figure) -> None:
    """Check what holds for every figure."""
    members = [name for block in figure.blocks for name in block.members]
    expected = [group.name for group in drawn(analysis)]
    if analysis.problem is not None and analysis.pending:
        expected.append(analysis.pending[0].name)
    assert members == expected
    assert [block.failed for block in figure.blocks[:-1]] == [False] * (len(figure.blocks) - 1)
    assert any(block.failed for block in figure.blocks) == bool(
        analysis.problem is not None and analysis.pending
    )
    for block in figure.blocks:
        group = analysis.group(block.members[-1])
        if group is not None:
            assert block.shape == group.out_shape
            assert block.kind == group.kind.value
        assert block.repeat == len(block.members)
        assert block.layer == block.members[0]
        assert figure.block(block.members[-1]) is block
        assert (block.front is None) == (len(block.shape) == 1)
        assert block.letter == KINDS[block.kind][0]
    x0, y0, x1, y1 = figure.bounds
    boxes = [*map(box_of, figure.blocks), *map(label_box, figure.labels)]
    if figure.legend is not None:
        boxes.append(figure.legend.bounds)
    for left, top, right, bottom in boxes:
        assert x0 < left <= right < x1
        assert y0 < top <= bottom < y1
    for one, other in pairwise(figure.blocks):
        _, (bx, _), *_ = one.faces[-1].points
        (cx, _), *_ = other.faces[-1].points
        # What is drawn later hides what is behind it, never the other way round.
        middle = (bx + one.outline[2][0]) / 2
        assert middle < (cx + other.outline[1][0]) / 2
    below = [label for label in figure.labels if label.role in {"shape", "stage"}]
    assert all(apart(one, other) for one, other in combinations(below, 2))
    lowest = max((box_of(block)[3] for block in figure.blocks), default=0.0)
    assert all(label_box(label)[1] >= lowest for label in below)


@every_preset
@pytest.mark.parametrize("options", [FULL, FOLDED, replace(FULL, spread=True)])
def test_every_preset(key: str, options: FigureOptions) -> None:
    analysis = of(key)
    figure = lay_out(analysis, options)
    check(analysis, figure)
    assert figure.problem is None
    assert figure.name == analysis.spec.name
    # Each stage of a published network has its label, in one row.
    shapes = [label for label in figure.labels if label.role == "shape"]
    assert len({label.at[1] for label in shapes}) == 1
    assert len(said(figure, "shape")) == len(said(figure, "stage"))


@settings(max_examples=150, deadline=None)
@given(any_specs())
def test_any_network(spec: ArchSpec) -> None:
    analysis = analyze(spec)
    for options in (FULL, FOLDED):
        check(analysis, lay_out(analysis, options))


@every_preset
def test_sizes_follow_shapes(key: str) -> None:
    """Of two blocks the one on the larger map is higher, the one with more channels wider."""
    blocks = [b for b in lay_out(of(key)).blocks if len(b.shape) == 3]
    for one, other in combinations(blocks, 2):
        (wide, high), (wide2, high2) = front(one), front(other)
        if one.shape[1] != other.shape[1]:
            assert (high > high2) == (one.shape[1] > other.shape[1])
        else:
            assert high == pytest.approx(high2)
        alike = one.kind == other.kind and wide != scale.SHEET != wide2
        if alike and one.shape[0] != other.shape[0]:
            assert (wide > wide2) == (one.shape[0] > other.shape[0])
    bars = [b for b in lay_out(of(key)).blocks if b.kind == "linear"]
    for one, other in combinations({bar.shape: bar for bar in bars}.values(), 2):
        assert (front(one)[0] > front(other)[0]) == (one.shape[0] > other.shape[0])


def test_scales_are_strictly_monotone_and_readable() -> None:
    sides = [scale.side(pixels, 224) for pixels in range(1, 225)]
    assert all(a < b for a, b in pairwise(sides))
    assert (sides[0], sides[-1]) == (scale.LOWEST, scale.TALLEST)
    vgg = [round(scale.side(pixels, 224)) for pixels in (224, 112, 56, 28, 14, 7)]
    assert vgg == [112, 77, 54, 39, 29, 23]
    for kind in (Kind.CONV, Kind.MAX_POOL, Kind.LRN):
        wide = [scale.thickness(channels, kind) for channels in range(1, 4097)]
        assert all(a < b for a, b in pairwise(wide))
    assert scale.thickness(3, Kind.CONV) > 5
    assert scale.thickness(4096, Kind.CONV) < 52
    long = [scale.length(units, Kind.LINEAR) for units in (1, 2, 10, 1000, 4096, 65_536)]
    assert all(a < b for a, b in pairwise(long))


def test_height_is_height_and_depth_is_width() -> None:
    figure = lay_out(analyze(network("8 M", (3, 20, 80))))
    block = figure.blocks[0]
    assert block.front is not None
    a, b, c, d = block.front
    assert d[1] - a[1] == pytest.approx(scale.side(20, 80))
    assert (b[0] - a[0], b[1] - a[1]) == pytest.approx(
        (scale.DEPTH[0] * scale.TALLEST, scale.DEPTH[1] * scale.TALLEST)
    )
    assert (c[0] - d[0], c[1] - d[1]) == pytest.approx((b[0] - a[0], b[1] - a[1]))


def test_all_blocks_are_centred_on_the_axis() -> None:
    for block in lay_out(of("alexnet_2012")).blocks:
        _, top, _, bottom = box_of(block)
        assert top == pytest.approx(-bottom)


def test_one_pixel_is_drawn() -> None:
    figure = lay_out(analyze(network("4 4k1", (3, 1, 1))))
    assert front(figure.blocks[0])[1] == scale.LOWEST


def test_figures_side_by_side_share_a_scale() -> None:
    small = analyze(network("8 M", (3, 32, 32)))
    alone, beside = lay_out(small), lay_out(small, FigureOptions(largest=224))
    assert front(alone.blocks[0])[1] == pytest.approx(scale.TALLEST)
    assert front(beside.blocks[0])[1] == pytest.approx(scale.side(32, 224))


def test_labels_of_vgg16() -> None:
    figure = lay_out(of("vgg16"))
    assert said(figure, "shape") == [
        "64x224x224",
        "128x112x112",
        "256x56x56",
        "512x28x28",
        "512x14x14",
        "512x7x7",
        "4096",
        "1000",
    ]
    assert said(figure, "stage") == [
        *("conv1", "conv2", "conv3", "conv4", "conv5", "pool5", "fc6-7", "fc8"),
    ]
    assert said(figure, "letter").count("C") == 13
    assert said(figure, "letter").count("L") == 3


def test_stages_with_several_channel_counts_say_so() -> None:
    assert "384/256x13x13" in said(lay_out(of("alexnet")), "shape")
    several = lay_out(analyze(network("8 16 32 M")))
    assert said(several, "shape")[0] == "8..32x64x64"


def test_names_are_short_only_where_they_are_the_whole_stage() -> None:
    figure = lay_out(analyze(network("8p0 8p0")))
    assert said(figure, "stage")[:2] == ["conv1_1", "conv1_2"]
    assert said(lay_out(of("nin")), "stage")[:2] == ["conv1-cccp2", "conv2-cccp4"]


def test_pointwise_convolutions_look_different() -> None:
    looks = {block.layer: block.look for block in lay_out(of("nin")).blocks}
    assert (looks["conv1"], looks["cccp1"], looks["pool1"]) == ("conv", "pointwise", "max_pool")
    words = [str(s.text) for s in lay_out(of("nin"), FULL).legend.swatches]
    assert words == ["convolution", "1x1 convolution", "max pool", "average pool", "dropout"]


def test_labels_without_room_are_staggered_then_left_out() -> None:
    analysis = analyze(network("8p0 8p0 8p0 8p0 8p0 8p0 8p0 8p0"))
    # Laid out without labels, so no room is made for them.
    blocks = lay_out(analysis, FigureOptions(labels=False)).blocks
    packed = [replace(block, faces=tuple(_nearer(block.faces, 0.25))) for block in blocks]
    labels = stage_labels(stages(items(analysis)), packed, "")
    assert len({label.at[1] for label in labels if label.role == "shape"}) == 2
    assert 2 < len([label for label in labels if label.role == "shape"]) < len(blocks)
    assert all(apart(one, other) for one, other in combinations(labels, 2))


def _nearer(faces: tuple[Face, ...], share: float) -> Iterator[Face]:
    for face in faces:
        yield replace(face, points=tuple((share * x, y) for x, y in face.points))


def test_folding_keeps_members_and_sums() -> None:
    analysis = of("vgg19")
    figure = lay_out(analysis, FigureOptions(fold=True, colour="params"))
    block = figure.block("conv3_3")
    assert block is not None
    assert block.members == ("conv3_1", "conv3_2", "conv3_3", "conv3_4")
    assert figure.block("conv3_1") is block
    assert (block.repeat, block.layer) == (4, "conv3_1")
    params = sum(analysis.group(name).params for name in block.members)
    assert f"{params:,} parameters" in str(block.detail)
    assert said(figure, "repeat") == ["x2", "x2", "x4", "x4", "x4"]
    assert len(figure.blocks) < len(lay_out(analysis).blocks)


def test_folding_takes_identical_layers_alone() -> None:
    figure = lay_out(analyze(network("8 8k5 8 8 M M 16")), FigureOptions(fold=True))
    names = [block.members for block in figure.blocks][:5]
    assert names == [("conv1_1",), ("conv1_2",), ("conv1_3", "conv1_4"), ("pool1",), ("pool2",)]


@every_preset
@pytest.mark.parametrize("colour", [c for c in COLOURS if c not in {"kind", "time"}])
def test_values_follow_the_figures(key: str, colour: str) -> None:
    analysis = of(key)
    figure = lay_out(analysis, FigureOptions(colour=colour, legend=True))
    name = "activation_bytes" if colour == "memory" else colour
    amounts = {group.name: getattr(group, name) for group in drawn(analysis)}
    largest = max(amounts.values())
    for block in figure.blocks:
        assert block.value**3 * largest == pytest.approx(amounts[block.layer])
    assert [swatch.value for swatch in figure.legend.swatches] == [0, 0.25, 0.5, 0.75, 1]
    assert str(figure.legend.swatches[0].text) == "0"


def test_the_legend_has_numbers() -> None:
    legend = lay_out(of("vgg16"), FigureOptions(colour="params", legend=True)).legend
    assert str(legend.title) == "Parameters"
    assert [str(s.text) for s in legend.swatches][-1] == "102.8 M"


def test_time_colours_what_was_measured() -> None:
    analysis = of("vgg_tiny")
    options = FigureOptions(colour="time", legend=True)
    figure = lay_out(analysis, options, {"conv1_1": 0.002, "pool1": 0.00025})
    values = {block.layer: block.value for block in figure.blocks}
    assert values["conv1_1"] == 1
    assert values["pool1"] == pytest.approx(0.5)
    assert values["conv2_1"] is None
    assert str(figure.legend.swatches[-1].text) == "2.00 ms"
    assert lay_out(analysis, options).legend is None  # nothing is measured yet


def test_a_broken_network_ends_with_the_failing_layer() -> None:
    analysis = analyze(network("8 M 8 M M M M 16 16", (3, 8, 8)))
    figure = lay_out(analysis)
    check(analysis, figure)
    failed = figure.blocks[-1]
    assert (failed.layer, failed.failed, failed.shape) == ("pool4", True, (8, 1, 1))
    assert said(figure, "problem") == ["pool4: 1x1 < 2x2"]
    assert figure.problem == analysis.problem.what
    assert figure.block("conv5_1") is None


@pytest.mark.parametrize(
    ("cfg", "problem"),
    [
        ("8 9g2", "conv1_2"),
        ("8 8k7p0", "conv1_2: 4x4 < 7x7"),
        ("8k9p1", "conv1: 4x4 < 7x7"),
        ("8 8k3d3p0", "conv1_2: 4x4 < 7x7"),
    ],
)
def test_the_problem_in_figures(cfg: str, problem: str) -> None:
    analysis = analyze(network(cfg, (3, 4, 4)))
    assert analysis.problem is not None
    assert said(lay_out(analysis), "problem") == [problem]


def test_a_network_whose_options_are_out_of_range() -> None:
    analysis = analyze(replace(network("8 M"), num_classes=0))
    assert not analysis.rows
    figure = lay_out(analysis, FULL)
    check(analysis, figure)
    assert figure.problem is not None
    assert figure.width > 0


def test_thumbnails_have_no_labels() -> None:
    figure = lay_out(of("vgg16"), FigureOptions(labels=False, letters=False))
    assert figure.labels == ()
    assert figure.height < lay_out(of("vgg16")).height


@every_preset
def test_spread_blocks_show_their_maps(key: str) -> None:
    figure = lay_out(of(key), FigureOptions(spread=True))
    for one, other in pairwise(figure.blocks):
        assert max(x for x, _ in one.outline) < min(x for x, _ in other.outline)


def test_the_block_at_a_point() -> None:
    figure = lay_out(of("vgg16"))
    first, second = figure.blocks[:2]
    (left, top), (right, _), (_, bottom), _ = second.faces[-1].points
    assert figure.block_at(((left + right) / 2, (top + bottom) / 2)) is second
    # Just left of the second front is the right face of the first, which lies behind it.
    assert figure.block_at((left - 1, 0.0)) is first
    assert figure.block_at((figure.bounds[0] + 1, figure.bounds[1] + 1)) is None


def test_more_than_200_layers() -> None:
    analysis = analyze(network(" ".join(["8"] * 100 + ["M"] + ["16 16k1"] * 50)))
    figure = lay_out(analysis, FULL)
    check(analysis, figure)
    assert len(figure.blocks) > 200
    assert figure.width < 200 * 20


def test_the_sentence_about_a_block() -> None:
    figure = lay_out(of("vgg16"), FigureOptions(fold=True))
    told = {block.layer: str(block.detail) for block in figure.blocks}
    assert told["conv1_1"] == (
        "conv1_1-2: 2 times Conv2d 3x3, 64, 64x224x224. Together: "
        "38,720 parameters, 1.94 G MACs, 24.5 MiB of activations."
    )
    assert told["pool1"] == "pool1: MaxPool2d 2x2, 64x112x112. 3.06 MiB of activations."
    assert told["fc8"] == (
        "fc8: Linear, 1000, 1000. 4,097,000 parameters, 4.1 M MACs, 3.91 KiB of activations."
    )


@pytest.mark.parametrize("colour", ["kind", "macs"])
@pytest.mark.parametrize("fold", [False, True])
def test_the_legend_beside_says_the_same(colour: Colour, fold: bool) -> None:
    analysis = analyze(PRESETS["vgg16"].spec)
    options = FigureOptions(colour=colour, fold=fold)
    figure, beside = figure_and_legend(analysis, options)
    assert figure == lay_out(analysis, options)
    drawn = lay_out(analysis, replace(options, legend=True)).legend
    assert beside is not None
    assert drawn is not None
    said = [[(s.look, s.value, s.letter, s.text) for s in one.swatches] for one in (beside, drawn)]
    assert said[0] == said[1]
    assert beside.title == drawn.title
