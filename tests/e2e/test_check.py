"""``summary --check``: the comparison with torchinfo on the command line."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace

import pytest

from vgg_explorer.arch.presets import PRESETS, find
from vgg_explorer.arch.text import text
from vgg_explorer.cli import main
from vgg_explorer.engine import checked_report
from vgg_explorer.engine import crosscheck as engine
from vgg_explorer.engine.errors import EngineError


def test_the_comparison_follows_the_table(capsys) -> None:
    assert main(["summary", "vgg16", "--check"]) == 0
    told = capsys.readouterr().out
    table, _, comparison = told.partition("Cross-check with torchinfo")
    assert "138,357,544" in table
    assert "conv1_1" in table
    assert "40 of 40 rows agree." in comparison
    assert "15,483,821,032 against 15,470,264,320 here, a difference of +13,556,712" in comparison
    first = next(line for line in comparison.splitlines() if line.startswith("features.0 "))
    figures = "64x224x224 1,792 89,915,392 +3,211,264 12,845,056 ="
    assert " ".join(first.split()) == f"features.0 {figures} bias"


@pytest.mark.parametrize("key", PRESETS)
def test_the_comparison_fits_a_terminal(key: str) -> None:
    check = engine.crosscheck(PRESETS[key].spec)
    assert max(map(len, checked_report.as_text(check).splitlines())) <= 100


def test_markdown(capsys) -> None:
    assert main(["summary", "vgg_tiny", "--check", "--format", "markdown"]) == 0
    comparison = capsys.readouterr().out.partition("**Cross-check")[2]
    table = [line for line in comparison.splitlines() if line.startswith("|")]
    assert len(table) == 2 + 14
    assert {line.count("|") for line in table} == {11}
    assert "torchinfo counts the addition of a bias to each output: 16x32x32 = 16,384" in table[2]


def test_json_stays_one_document(capsys) -> None:
    assert main(["summary", "vgg16_bn", "--check", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["totals"]["params"] == 138_365_992
    check = document["crosscheck"]
    assert check["agrees"] is True
    assert [row["module"] for row in check["rows"]] == [row["module"] for row in document["layers"]]
    assert check["rows"][0]["shape"] == {"ours": [64, 224, 224], "torchinfo": [64, 224, 224]}
    assert check["rows"][1]["mult_adds"]["difference"] == 128
    assert check["totals"]["params"]["why"] is None


def test_csv_is_the_comparison_alone(capsys) -> None:
    assert main(["summary", "vgg_tiny", "--check", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert tuple(rows[0]) == checked_report.FIELDS
    assert len(rows) == 14 * 4 + 4
    for row in rows:
        assert row["agrees"] == "true"
        if row["figure"] != "shape":
            assert int(row["torchinfo"]) - int(row["ours"]) == int(row["difference"])


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
def test_what_is_unexplained_ends_with_1(capsys, monkeypatch, form: str) -> None:
    check = engine.crosscheck(find("vgg_tiny").spec)
    row = check.rows[0]
    wrong = replace(row, theirs=(9,), params=replace(row.params, theirs=7))
    false = replace(check, rows=(wrong, *check.rows[1:]))
    monkeypatch.setattr(engine, "crosscheck", lambda _: false)
    assert main(["summary", "vgg_tiny", "--check", "--format", form]) == 1
    told = capsys.readouterr().out
    assert "unexplained" in told
    if form in {"text", "markdown"}:
        assert "13 of 14 rows agree" in told
        assert "9 (here 16x32x32)" in told
        assert "7 (here 448)" in told


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_comparison_that_fails_leaves_the_table(capsys, monkeypatch, form: str) -> None:
    def broken(_: object) -> None:
        raise EngineError(text("torchinfo cannot run this network."), text("Go on."))

    monkeypatch.setattr(engine, "crosscheck", broken)
    assert main(["summary", "vgg_tiny", "--check", "--format", form]) == 1
    captured = capsys.readouterr()
    assert "conv1_1" in captured.out
    assert "torchinfo cannot run this network. Go on." in captured.err


def test_a_broken_network_is_not_compared(capsys, monkeypatch) -> None:
    monkeypatch.setattr(engine, "crosscheck", None)
    assert main(["summary", "vgg16", "--input", "3x16x16", "--check"]) == 1
    assert "Problem at features" in capsys.readouterr().out


def test_only_the_flag_brings_torch() -> None:
    code = (
        "import sys; from vgg_explorer.cli import main;"
        "assert main(['summary', 'vgg_tiny']) == 0; assert 'torch' not in sys.modules;"
        "assert main(['summary', 'vgg_tiny', '--check']) == 0; assert 'torch' in sys.modules;"
        "assert 'PySide6' not in sys.modules"
    )
    subprocess.run(
        [sys.executable, "-W", "error", "-c", code], check=True, stdout=subprocess.DEVNULL
    )
