"""Collect every visible string into the .ts files and compile them to .qm.

A string is visible when it stands as the first argument of ``tr(...)`` in the window or of
``text(...)`` below it. All share one context, so a sentence is translated once. Run it after
changing a string, then fill in what it lists as untranslated:

    python resources/tools/make_translations.py

A new language begins with its locale's name:

    python resources/tools/make_translations.py pt_BR
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
CONTEXT = "vgg_explorer"
FUNCTIONS = {"tr", "text"}


def sources(root: Path = ROOT) -> dict[str, str]:
    """Return every visible string with the file in which it stands first."""
    found: dict[str, str] = {}
    for path in sorted((root / "vgg_explorer").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in FUNCTIONS and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.setdefault(first.value, path.relative_to(root).as_posix())
    return found


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def read(path: Path) -> dict[str, str]:
    """Return source -> translation of a .ts file."""
    if not path.is_file():
        return {}
    messages = ET.parse(path).getroot().iter("message")
    return {m.findtext("source", ""): m.findtext("translation", "") for m in messages}


def write(path: Path, language: str, wanted: dict[str, str], known: dict[str, str]) -> list[str]:
    """Write a .ts file; return the strings that have no translation."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    missing = []
    for source, place in sorted(wanted.items(), key=lambda item: (item[1], item[0])):
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "location", filename=f"../../{place}")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        if known.get(source):
            translation.text = known[source]
        else:
            translation.set("type", "unfinished")
            missing.append(source)
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")
    return missing


def compile_to(target: Path, path: Path) -> None:
    """Write the .qm of a .ts file."""
    # Beside this Python first: a virtual environment need not be active for its tools to be used.
    places = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    lrelease = shutil.which("pyside6-lrelease", path=places)
    if lrelease is None:
        raise FileNotFoundError("pyside6-lrelease, which comes with PySide6, was not found")
    subprocess.run([lrelease, "-silent", str(path), "-qm", str(target)], check=True)


def main(new: list[str]) -> int:
    """Bring all translations up to date, and begin new ones."""
    wanted = sources()
    failed = False
    begun = {FOLDER / f"vgg_explorer_{language}.ts" for language in new}
    for path in sorted(begun | set(FOLDER.glob("vgg_explorer_*.ts"))):
        language = path.stem.removeprefix("vgg_explorer_")
        missing = write(path, language, wanted, read(path))
        compile_to(path.with_suffix(".qm"), path)
        for source in missing:
            print(f"{path.name}: not translated: {source!r}")
        failed = failed or bool(missing)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
