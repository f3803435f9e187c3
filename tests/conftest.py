"""Set up before anything imports Qt: no display is needed, and settings are nobody's own."""

import os
import tempfile

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_DATA = tempfile.TemporaryDirectory(prefix="vgg-explorer-")
for _name in ("XDG_DATA_HOME", "LOCALAPPDATA"):  # where runs are kept
    os.environ[_name] = _DATA.name


def pytest_addoption(parser: pytest.Parser) -> None:
    words = "write the pictures that are compared pixel by pixel anew, after a change that is meant"
    parser.addoption("--update-snapshots", action="store_true", help=words)
