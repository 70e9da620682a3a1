"""Wheel and source distribution: built, whole, and enough to build a publication with."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    _build(ROOT, folder)
    return folder


def _build(source: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True, timeout=300)


def _names(folder: Path) -> set[str]:
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as file:
        return set(file.namelist())


def test_the_wheel_has_every_file_of_the_package(built: Path) -> None:
    package = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "builder").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert package <= _names(built)
    assert not [name for name in _names(built) if name.startswith(("tests/", "sources/"))]


def test_the_source_distribution_makes_the_same_wheel(built: Path, tmp_path: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as file:
        file.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    assert (source / "SECURITY.md").is_file()
    assert (source / "requirements.lock").is_file()
    _build(source, tmp_path / "again")
    assert _names(tmp_path / "again") == _names(built)


def test_the_wheel_alone_builds_a_publication(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as file:
        file.extractall(tmp_path / "site")
    code = "import sys; sys.path.insert(0, 'site'); from builder.cli import main; sys.exit(main(sys.argv[1:]))"
    for arguments in (["new", "heat"], ["build"]):
        command = [sys.executable, "-P", "-c", code, *arguments]
        done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "output" / "heat.pdf").is_file()


def test_every_dependency_is_pinned_with_its_hashes() -> None:
    for lock in (ROOT / "requirements.lock", ROOT / "tests" / "judges" / "requirements.lock"):
        entries = [entry for entry in lock.read_text(encoding="utf-8").replace("\\\n", "").split("\n") if entry.strip()]
        assert len(entries) > 10
        assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
