"""The house keeps its shape: floors, sizes, names, and the map in ARCHITECTURE.md."""

from __future__ import annotations

import ast
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BUILDER = ROOT / "builder"
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "misc"}
FILES = sorted(BUILDER.rglob("*.py"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and length, in lines, of each function of a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield node.name, node.end_lineno - node.lineno + 1


def test_every_room_imports_only_from_below() -> None:
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program, "import-linter is part of the development requirements"
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_is_small_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    assert path.stem not in FORBIDDEN
    assert ast.get_docstring(ast.parse(text)), "a module starts with what it is for"
    assert [name for name, length in functions(path) if length > 50] == []


def test_functions_are_short() -> None:
    lengths = [length for path in FILES for _, length in functions(path)]
    assert statistics.median(lengths) <= 12


def test_every_file_that_the_map_names_exists() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?<![\w/.])(?:builder|tests|sources|benchmarks|tools|\.ci)/[\w./-]*\w", text))
    named = {name for name in named if "NAME" not in name}
    assert len(named) > 10, "the map names files as builder/cli.py"
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_the_map_names_every_room() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {path.name for path in BUILDER.iterdir() if (path / "__init__.py").is_file()}
    assert sorted(room for room in rooms if not re.search(rf"\b{room}\b", text)) == []


def test_a_lock_file_names_no_registry() -> None:
    locks = [
        ROOT / "requirements.lock",
        ROOT / "tests/judges/requirements.lock",
        ROOT / "tests/judges/package-lock.json",
    ]
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        assert "sha256:" in text or "sha512-" in text
        assert "://" not in text, lock
        assert not re.search(r"^\s*--(?!hash)", text, re.MULTILINE), lock


def test_both_locks_agree_on_what_they_share() -> None:
    def pins(path: str) -> dict[str, str]:
        text = (ROOT / path).read_text(encoding="utf-8")
        return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))

    ours, judges = pins("requirements.lock"), pins("tests/judges/requirements.lock")
    shared = ours.keys() & judges.keys()
    assert {"click", "lxml"} <= shared
    assert {name: ours[name] for name in shared} == {name: judges[name] for name in shared}
