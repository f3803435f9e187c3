import csv
import io
import json
import re
from dataclasses import replace

import pytest

from vgg_explorer.arch.advice import advise
from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.presets import PRESETS, find
from vgg_explorer.arch.records import FIELDS, Measured
from vgg_explorer.arch.report import place_name, report
from vgg_explorer.arch.spec import ArchSpec

VGG16 = analyze(find("vgg16").spec)
TOO_SMALL = analyze(replace(find("vgg16").spec, input=(3, 16, 16)))
WRONG_CLASSES = analyze(replace(find("nin").spec, num_classes=16))


def lines_of(*arguments: object) -> list[str]:
    return report(*arguments).splitlines()


def table_of(lines: list[str]) -> list[str]:
    """Return the lines of the table: behind the title and what is published of the network."""
    first = lines.index("") + 1
    return lines[first : lines.index("", first)]


def test_what_is_published_stands_below_the_title() -> None:
    lines = lines_of(VGG16, "text")
    assert lines[1:6] == [
        "Simonyan and Zisserman, Very Deep Convolutional Networks for Large-Scale Image "
        "Recognition, 2014.",
        "Top-1 / top-5 error 27.0 / 8.8 % (the paper, table 3, at one scale (256)).",
        "Top-1 / top-5 accuracy 71.592 / 90.382 % (torchvision, IMAGENET1K_V1).",
        "138 million parameters (the paper, table 2).",
        "138,357,544 parameters (torchvision, IMAGENET1K_V1).",
    ]
    assert "Lin, Chen and Yan, Network In Network, 2013" in report(
        analyze(find("nin_imagenet").spec), "markdown"
    )
    assert json.loads(report(VGG16, "json"))["published"] == lines[1:6]
    assert json.loads(report(TOO_SMALL, "json"))["published"] == []
    assert lines_of(TOO_SMALL, "text")[1] == ""


@pytest.mark.parametrize("key", PRESETS)
def test_every_network_fits_a_terminal_of_100_columns(key: str) -> None:
    analysis = analyze(PRESETS[key].spec)
    lines = lines_of(analysis, "text")
    assert max(map(len, lines)) <= 100
    assert sum(row.path in line for row in analysis.rows for line in lines) >= len(analysis.rows)
    assert not any("..." in line for line in lines)


def test_text_has_a_line_a_module_with_its_figures() -> None:
    lines = lines_of(VGG16, "text")
    assert lines[0] == "VGG-16 (D), input 3x224x224"
    titles = "layer module description output params MACs activations field"
    table = table_of(lines)
    assert table[0].split() == titles.split()
    first = "conv1_1 features.0 Conv2d 3x3, 64 64x224x224 1,792 86.7 M 12.25 MiB 3"
    assert " ".join(table[1].split()) == first
    assert " ".join(table[2].split()) == "features.1 ReLU 64x224x224 - - - 3"
    assert len(table) == 1 + len(VGG16.rows)


def test_columns_are_aligned() -> None:
    lines = lines_of(VGG16, "text")
    table = table_of(lines)
    assert len({len(line) for line in table}) == 1
    assert all(line[7:9] == "  " for line in table)
    assert all(re.search(r" \S+$", line) for line in table)


def test_totals_are_told() -> None:
    told = report(VGG16, "text").split("\n\n")[-1]
    assert "138,357,544 (527.8 MiB)" in told
    assert "15,470,264,320 MACs, 30,940,528,640 FLOPs" in told
    assert "25.07 MiB at most alive together" in told
    assert "(SGD)" in told
    assert "buffer" not in told
    assert "5,512 buffer values" in report(analyze(find("vgg11_bn").spec), "text")


def test_a_narrow_terminal_shortens_descriptions() -> None:
    lines = lines_of(VGG16, "text", 92)
    table = table_of(lines)
    assert {len(line) for line in table} == {92}
    assert any("AdaptiveAvg..." in line for line in table)
    assert max(map(len, lines)) <= 92


def test_receptive_field_of_a_picture_that_is_not_square() -> None:
    spec = replace(find("vgg16").spec, input=(3, 224, 448))
    rows = {line.split()[0]: line.split()[-1] for line in lines_of(analyze(spec), "text") if line}
    assert rows["conv1_1"] == "3"
    assert rows["fc6"] == "all"
    assert "x" in rows["avgpool"]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_broken_network_has_its_rows_its_problem_and_its_fixes(form: str) -> None:
    told = " ".join(report(TOO_SMALL, form).replace("\\", "").split())
    assert "conv5_3" in told
    assert "Problem at features, entry 18 ('M')" in told
    assert str(TOO_SMALL.problem.what) in told
    assert str(TOO_SMALL.problem.hint) in told
    assert TOO_SMALL.problem.fixes
    for fix in TOO_SMALL.problem.fixes:
        assert f"Fix: {fix.label}" in told
    assert "Without figures: pool5, avgpool" in told


def test_a_problem_of_an_option_is_named_by_the_option() -> None:
    assert place_name(WRONG_CLASSES, WRONG_CLASSES.problem) == "head"


def test_markdown_is_a_table() -> None:
    lines = lines_of(VGG16, "markdown")
    table = [line for line in lines if line.startswith("|")]
    assert len(table) == 2 + len(VGG16.rows)
    assert {line.count("|") for line in table} == {10}
    assert "| 102,764,544 | 102,760,448 | 205,520,896 |" in report(VGG16, "markdown")


def test_markdown_shows_a_name_as_it_is() -> None:
    spec = replace(find("vgg_mini").spec, name="a|b_c *d*\n# e")
    assert lines_of(analyze(spec), "markdown")[0].startswith(r"**a\|b\_c \*d\* # e, input")
    nameless = ArchSpec("", find("vgg_mini").spec.features)
    assert lines_of(analyze(nameless), "text")[0] == "input 3x224x224"


@pytest.mark.parametrize("analysis", [VGG16, TOO_SMALL], ids=["whole", "broken"])
def test_csv_reads_back(analysis: object) -> None:
    rows = list(csv.DictReader(io.StringIO(report(analysis, "csv"))))
    assert tuple(rows[0]) == FIELDS
    assert [row["module"] for row in rows] == [row.path for row in analysis.rows]
    assert sum(int(row["params"]) for row in rows) == analysis.totals.params
    assert sum(int(row["macs"]) for row in rows) == analysis.totals.macs
    assert rows[0]["output"] == "x".join(map(str, analysis.rows[0].out_shape))
    assert {row["whole_input"] for row in rows} <= {"true", "false"}


def test_json_has_every_figure_as_a_number() -> None:
    document = json.loads(report(VGG16, "json"))
    assert document["input"] == [3, 224, 224]
    assert document["totals"]["params"] == 138_357_544
    assert document["totals"]["training_bytes"]["adam"] > document["totals"]["inference_bytes"]
    training = document["totals"]["training"]
    assert set(training) == {"fp32", "bf16", "fp16"}
    assert training["fp32"]["total"] == document["totals"]["training_bytes"]["adam"]
    assert training["bf16"]["activations"]["indices"] > 0
    others = sum(layer["other_ops"] for layer in document["layers"])
    assert others == document["totals"]["other_ops"]
    assert document["problem"] is None
    assert document["without_figures"] == []
    for layer in document["layers"]:
        assert tuple(layer) == FIELDS
        for name in ("params", "buffers", "macs", "flops", "activation_bytes", "receptive_height"):
            assert type(layer[name]) is int
        assert all(type(side) is int for side in layer["output"])
    assert sum(layer["params"] for layer in document["layers"]) == 138_357_544


def test_json_has_the_problem() -> None:
    document = json.loads(report(TOO_SMALL, "json"))
    problem = document["problem"]
    assert (problem["field"], problem["entry"]) == ("features", 17)
    assert problem["what"] == str(TOO_SMALL.problem.what)
    assert problem["fixes"] == [str(fix.label) for fix in TOO_SMALL.problem.fixes]
    assert document["without_figures"][0] == "pool5"


TWO_CLASS = analyze(find("vgg16_two_class").spec)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_remarks_are_told_after_the_totals(form: str) -> None:
    told = " ".join(report(TWO_CLASS, form).replace("\\", "").split())
    assert told.index("Training:") < told.index("Mistake at output, entry 1 ('R'): ReLU behind")
    for remark in advise(TWO_CLASS):
        assert f"{remark.what}. {remark.why}" in told
        assert f"Read on: {remark.read_on}" in told
        assert all(f"Fix: {fix.label}" in told for fix in remark.fixes)
    assert "Read on" not in report(analyze(find("vgg_small").spec), form)
    assert "Read on" not in report(TOO_SMALL, form)


def test_json_has_the_remarks() -> None:
    remarks = json.loads(report(TWO_CLASS, "json"))["remarks"]
    assert [remark["key"] for remark in remarks] == [one.key for one in advise(TWO_CLASS)]
    softmax = remarks[1]
    assert (softmax["severity"], softmax["field"], softmax["entry"]) == ("mistake", "output", 1)
    assert "0.313" in softmax["what"]
    assert softmax["why"]
    assert softmax["read_on"] == "torch.nn.CrossEntropyLoss, PyTorch documentation"
    assert softmax["fixes"] == ["Remove the softmax"]
    assert json.loads(report(TOO_SMALL, "json"))["remarks"] == []


def measured(analysis: Analysis, **changes: object) -> Measured:
    seconds = {row.path: 1e-3 * number for number, row in enumerate(analysis.rows)}
    return replace(Measured(seconds, "cpu", "fp32", 4, 7), **changes)


def test_markdown_has_the_times() -> None:
    analysis = analyze(find("vgg_tiny").spec)
    told = report(analysis, "markdown", measured=measured(analysis))
    rows = [line for line in told.splitlines() if line.startswith("|")]
    assert rows[0].endswith("| field | time |")
    assert rows[2].endswith("| - |")  # no time at all
    assert rows[3].endswith("| 1.00 ms |")
    count = len(analysis.rows)
    whole = count * (count - 1) // 2
    assert f"{whole}.0 ms for the modules on CPU in float32, threads: 4; median of up to 7" in told


def test_modules_without_time_are_told() -> None:
    analysis = analyze(find("vgg_tiny").spec)
    known = {analysis.rows[0].path: 0.25}
    found = measured(analysis, seconds=known, device="cuda:1", precision="bf16")
    told = report(analysis, "markdown", measured=found)
    count = len(analysis.rows)
    assert f"250 ms for the modules (1 of {count}) on CUDA:1 in bfloat16; median" in told
    rows = list(csv.DictReader(io.StringIO(report(analysis, "csv", measured=found))))
    assert [row["time_ms"] for row in rows] == ["250", *[""] * (count - 1)]
