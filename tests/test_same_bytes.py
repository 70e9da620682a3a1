"""The same input gives the same bytes: whichever Python, folder, user, time zone, locale, hash seed and day."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PYTHONS = ROOT / ".pythons"
# Charts of every kind, pictures of every format, notes, tables, and a template that ships.
GALLERY = ROOT / "docs" / "gallery"
NAMES = ("gallery.build.json", "gallery.pdf", "gallery.pptx")
NOBODY = 65534
VERSION = f"python3.{sys.version_info.minor}"


def build(
    outline: Path,
    output: Path,
    *,
    python: str = sys.executable,
    variables: Mapping[str, str] | None = None,
    before: tuple[str, ...] = (),
    user: int | None = None,
    folder: Path = ROOT,
) -> None:
    """Build in a process of its own."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        **(variables or {}),
    }
    command = [*before, python, "-m", "builder", "build", "--quiet", "--output", str(output), str(outline)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, user=user, group=user)
    assert done.returncode == 0, done.stderr


def pieces(folder: Path) -> dict[str, str]:
    """Digests of the files, and of every member of the deck and of the workbooks in it: so a difference has a name."""
    found = {name: digest((folder / name).read_bytes()) for name in NAMES}
    with zipfile.ZipFile(folder / "gallery.pptx") as deck:
        for member in deck.infolist():
            data = deck.read(member)
            found[member.filename] = digest(data)
            if member.filename.endswith(".xlsx"):
                with zipfile.ZipFile(io.BytesIO(data)) as book:
                    found |= {f"{member.filename}/{name}": digest(book.read(name)) for name in book.namelist()}
    return found


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    output = tmp_path_factory.mktemp("expected")
    build(GALLERY / "outline.yaml", output)
    found = pieces(output)
    kinds = ("ppt/charts/", "ppt/embeddings/", "ppt/media/", "ppt/notesSlides/")
    assert all(any(name.startswith(kind) for name in found) for kind in kinds)
    return found


def assert_same(output: Path, expected: dict[str, str]) -> None:
    found = pieces(output)
    assert [name for name in expected if found.get(name) != expected[name]] == []
    assert found == expected


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_whichever_python(version: str, expected: dict[str, str], tmp_path: Path) -> None:
    python = PYTHONS / version / "bin" / "python"
    if not python.exists():
        pytest.skip(f"there is no Python {version} here: `make pythons` sets up those that there are")
    asked = [str(python), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    assert subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip() == version
    build(GALLERY / "outline.yaml", tmp_path, python=str(python))
    assert_same(tmp_path, expected)


@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "4294967295"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/St_Johns", "SOURCE_DATE_EPOCH": "315532800"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"HOME": "/nonexistent", "USER": "somebody", "LOGNAME": "somebody", "HOSTNAME": "elsewhere"},
        {"PYTHONOPTIMIZE": "2"},
        {"COLUMNS": "20", "TERM": "dumb", "NO_COLOR": "1"},
    ],
    ids=lambda variables: ",".join(variables),
)
def test_whatever_the_environment_says(variables: dict[str, str], expected: dict[str, str], tmp_path: Path) -> None:
    build(GALLERY / "outline.yaml", tmp_path, variables=variables)
    assert_same(tmp_path, expected)


@pytest.mark.parametrize(("language", "charset"), [("de_DE", "UTF-8"), ("tr_TR", "ISO-8859-9"), ("ja_JP", "EUC-JP")])
def test_whatever_the_locale(language: str, charset: str, expected: dict[str, str], tmp_path: Path) -> None:
    name = f"{language}.{charset}"
    if not shutil.which("localedef") or not Path("/usr/share/i18n/locales", language).exists():
        pytest.skip(f"this machine can't make the locale {name}: there is no package locales")
    made = tmp_path / "locales"
    made.mkdir()
    command = ["localedef", "--no-archive", "-i", language, "-f", charset, str(made / name)]
    subprocess.run(command, check=True, capture_output=True)
    variables = {"LOCPATH": str(made), "LC_ALL": name}
    asked = [sys.executable, "-c", "import locale; print(locale.setlocale(locale.LC_ALL, ''))"]
    done = subprocess.run(asked, env={**os.environ, **variables}, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == name
    build(GALLERY / "outline.yaml", tmp_path, variables=variables)
    assert_same(tmp_path, expected)


@pytest.mark.parametrize("day", ["1999-12-31 23:59:58", "2024-02-29 12:00:00", "2044-10-30 02:30:00"])
def test_on_whichever_day(day: str, expected: dict[str, str], tmp_path: Path) -> None:
    faketime = shutil.which("faketime")
    if faketime is None:
        pytest.skip("faketime is not installed: no clock but the machine's own")
    asked = [faketime, day, sys.executable, "-c", "import time; print(time.strftime('%Y'))"]
    assert subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip() == day[:4]
    build(GALLERY / "outline.yaml", tmp_path, before=(faketime, day))
    assert_same(tmp_path, expected)


def test_in_whichever_folder_by_whichever_path(expected: dict[str, str], tmp_path: Path) -> None:
    """Another folder, other times of the files, a link on the way, a path from elsewhere."""
    real = tmp_path / "Ordner mit Ümläuten, 'und' mehr"
    shutil.copytree(GALLERY, real / "gallery")
    for number, path in enumerate(sorted((real / "gallery").rglob("*"), reverse=True)):
        os.utime(path, (1e9 + number, 1e9 + number))
        path.chmod(0o700 if path.is_dir() else 0o400)
    link = tmp_path / "link"
    link.symlink_to(real)
    build(Path("../link/gallery/outline.yaml"), Path("../output"), folder=real)
    assert_same(tmp_path / "output", expected)


def test_as_whichever_user(expected: dict[str, str]) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can be somebody else")
    packages = Path(sysconfig.get_path("purelib"))
    python = next(filter(is_open_to_all, map(Path, (os.path.realpath(sys.executable), f"/usr/bin/{VERSION}"))), None)
    if python is None or not is_open_to_all(ROOT) or not is_open_to_all(packages):
        pytest.skip("nobody else may read this folder, or run this Python")
    output = Path("/tmp") / f"builder-nobody-{os.getpid()}"
    output.mkdir()
    try:
        os.chown(output, NOBODY, NOBODY)
        paths = {"PYTHONPATH": os.pathsep.join((str(ROOT), str(packages)))}
        build(GALLERY / "outline.yaml", output, user=NOBODY, python=str(python), variables=paths)
        assert_same(output, expected)
        assert {path.stat().st_uid for path in output.iterdir()} == {NOBODY}
    finally:
        shutil.rmtree(output)


def is_open_to_all(path: Path) -> bool:
    return path.exists() and all(folder.stat().st_mode & 0o005 == 0o005 for folder in (path, *path.parents))


def test_compressed_by_one_library_whatever_zlib_python_was_built_with() -> None:
    """zlib gives other bytes on other machines; libdeflate, whose version the lock file says, gives the same."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert re.search(r"^deflate==[\d.]+ ", lock, re.MULTILINE)
    writers = [ROOT / "builder" / room for room in ("render", "publish")]
    code = [(path, path.read_text(encoding="utf-8")) for room in writers for path in room.rglob("*.py")]
    compressing = re.compile(r"zlib\.compress|compressobj|ZIP_DEFLATED")
    assert [path.name for path, text in code if compressing.search(text)] == []
