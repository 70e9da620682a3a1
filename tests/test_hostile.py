"""Every case of ``cases/hostile``: what other people's files may come to, and what they never may."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile import CHILD, MEBIBYTES, SECONDS, Case, cases, lay_out, reported, run_case

CASES = cases()
KINDS = {
    "drawings", "invisible", "links", "locks", "paths", "pictures", "planted", "sources", "templates", "text", "themes",
    "yaml",
}  # fmt: skip

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")


def test_the_corpus_is_large_and_of_every_kind() -> None:
    assert len(CASES) >= 300
    assert {case.name.partition("/")[0] for case in CASES} == KINDS


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_ends_as_it_says_within_its_limits(case: Case, tmp_path: Path) -> None:
    place = tmp_path / "project"
    place.mkdir()
    lay_out(case, place)
    before = _files(place)
    run = run_case(case, place)
    assert run.code == case.exit, run.err or run.out
    assert "Traceback" not in run.err
    assert run.seconds < SECONDS
    found = reported(run)
    if case.among:
        assert set(case.among) <= set(found)
    else:
        assert found == list(case.report)
    assert case.tells in run.out
    written = {name: data for name, data in _files(place).items() if before.get(name) != data}
    name = Path(case.run[-1]).parent.name
    outputs = {f"output/{name}{suffix}" for suffix in (".pptx", ".pdf", ".build.json")}
    assert set(written) == (outputs if case.exit == 0 else set())
    _check_outputs(case, place / "output")


def _files(place: Path) -> dict[str, int]:
    """Every file of a folder, by its name, with what tells whether it was changed."""
    found = (path for path in place.rglob("*") if not path.is_dir() or path.is_symlink())
    return {path.relative_to(place).as_posix(): path.lstat().st_mtime_ns for path in found}


def _check_outputs(case: Case, folder: Path) -> None:
    """Both files say what the case wants said, and hold nothing that it wants kept out."""
    if case.says:
        for said, path in ((deck_text(folder / "case.pptx"), "deck"), (sheet_text(folder / "case.pdf"), "sheet")):
            lost = [words for words in case.says if squeezed(words) not in said]
            assert not lost, f"the {path} does not say them"
    for path in folder.glob("case.p*") if case.never else ():
        for name, data in _contents(path):
            assert not [words for words in case.never if words.encode() in data], f"in {name} of {path.name}"


def squeezed(text: str) -> str:
    """Without white space: a sheet's lines break anywhere, within an address too."""
    return re.sub(r"\s+", "", text)


def deck_text(path: Path) -> str:
    """All text of a deck's slides and notes, by python-pptx."""
    from pptx import Presentation

    said = "\n".join(words for slide in Presentation(str(path)).slides for words in _slide_texts(slide))
    return squeezed(said.replace("_x005F_", "_"))  # which PowerPoint reads as an underscore, python-pptx doesn't


def _slide_texts(slide: object) -> Iterator[str]:
    shapes = [*slide.shapes, *(slide.notes_slide.shapes if slide.has_notes_slide else ())]  # type: ignore[attr-defined]
    for shape in shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if getattr(shape, "has_table", False):
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        if getattr(shape, "has_chart", False) and shape.chart.has_title:
            yield shape.chart.chart_title.text_frame.text


def sheet_text(path: Path) -> str:
    """All text of a sheet's pages, by PDFium."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return squeezed("".join(page.get_textpage().get_text_range() for page in document))


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """What a file holds, unpacked: a deck's parts with their names, a sheet's objects."""
    if path.suffix == ".pptx":
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                yield name, name.encode() + package.read(name)
        return
    import pikepdf

    with pikepdf.open(path) as file:
        for number, each in enumerate(file.objects):
            if isinstance(each, pikepdf.Stream) and each.get("/Filter") == "/FlateDecode":
                yield f"object {number}", each.read_bytes()
    yield "the file", path.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="a filter of the Linux kernel")
def test_whoever_opens_a_socket_of_the_internet_is_killed() -> None:
    code = "import socket; socket.socket(socket.{0}).close(); print('{0}')"
    ends = {family: _child(code.format(family)) for family in ("AF_INET", "AF_INET6", "AF_UNIX")}
    assert [ends["AF_INET"].returncode, ends["AF_INET6"].returncode] == [-signal.SIGSYS] * 2
    assert ends["AF_UNIX"].stdout == b"AF_UNIX\n"


def test_whoever_asks_for_more_memory_is_refused() -> None:
    assert b"MemoryError" in _child(f"bytearray({MEBIBYTES} << 20)").stderr
    assert _child(f"bytearray({MEBIBYTES // 2} << 20)").returncode == 0


def _child(code: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, CHILD, str(MEBIBYTES), sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, timeout=60)
