"""Sources as an outline names them: read, or every problem at its ``file``."""

from __future__ import annotations

import datetime as dt
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from builder.model.diagnostic import SourceError
from builder.model.limits import Limits
from builder.model.outline import Outline, SourceReference
from builder.model.text import Place, Text
from builder.reading import read_source, read_sources

HERE = Place(1, 1)


def reference(file: str, place: Place = HERE, id: str = "article") -> SourceReference:
    return SourceReference(id=Text(id, HERE), file=Text(file, place), title=Text("A title", HERE))


def outline(path: Path, *references: SourceReference) -> Outline:
    title, language = Text("A title", HERE), Text("en-GB", HERE)
    return Outline(
        path=str(path), digest="", title=title, language=language, date=dt.date(2025, 3, 26), sources=references
    )


def test_a_source_has_the_files_text_name_path_and_digest(tmp_path: Path) -> None:
    data = "\ufeffFirst\r\nsecond\rthird – “é”\n".encode()
    (tmp_path / "article.txt").write_bytes(data)
    source = read_source(reference("article.txt"), str(tmp_path / "outline.yaml"))
    assert source.text == "First\nsecond\nthird – “é”\n"
    assert source.digest == hashlib.sha256(data).hexdigest()
    assert (source.id, source.name) == ("article", "article.txt")
    assert source.path == (tmp_path / "article.txt").as_posix()
    assert source.line_at(source.text.index("third")) == 3


def test_markdown_keeps_its_markup_and_offsets(tmp_path: Path) -> None:
    (tmp_path / "article.MD").write_text("# A **b**\n")
    assert read_source(reference("article.MD"), str(tmp_path / "outline.yaml")).text == "# A **b**\n"


def test_an_outline_in_the_current_folder_has_its_sources_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "article.txt").write_text("text")
    monkeypatch.chdir(tmp_path)
    for path in ("outline.yaml", "./outline.yaml", "-"):
        source = read_source(reference("article.txt"), path)
        assert (source.text, source.path) == ("text", "article.txt")


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("a.HTM", "source-missing"),
        ("a.rtf", "source-kind"),
        ("a.doc", "source-kind"),
        ("empty.html", "source-no-text"),
        ("empty.txt", "source-no-text"),
        ("empty.md", "source-no-text"),
        ("empty.pdf", "source-broken"),
        ("empty.docx", "source-broken"),
        ("article", "source-kind"),
        ("../a.pdf", "source-path"),
        ("a.txt", "source-missing"),
    ],
)
def test_a_problem_stands_at_the_file_of_the_outline(tmp_path: Path, file: str, code: str) -> None:
    path = str(tmp_path / "outline.yaml")
    for suffix in ("html", "txt", "md", "pdf", "docx"):
        (tmp_path / f"empty.{suffix}").touch()
    with pytest.raises(SourceError) as caught:
        read_source(reference(file, Place(7, 11)), path)
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.place, diagnostic.file) == (code, (7, 11), path)
    assert diagnostic.severity == "error"
    assert diagnostic.hints


def test_every_kind_that_can_be_read_is_listed(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read_source(reference("a.odt"), str(tmp_path / "outline.yaml"))
    save, kinds = caught.value.diagnostics[0].hints
    assert save == "open it in Word or LibreOffice and save it as .docx"
    assert kinds == "sources are .txt, .md, .html, .htm, .pdf and .docx files"


def test_pages_without_words_are_told_apart_from_broken_files(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "scan.pdf"))
    canvas.rect(9, 9, 99, 99)
    canvas.save()
    with pytest.raises(SourceError) as caught:
        read_source(reference("scan.pdf"), str(tmp_path / "outline.yaml"))
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "source-no-text"
    assert "OCR" in diagnostic.hints[0]


def test_more_characters_than_any_article_has_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>" + "words " * (Limits().source_characters // 6 + 1))
    with pytest.raises(SourceError) as caught:
        read_source(reference("a.html"), str(tmp_path / "outline.yaml"))
    assert caught.value.diagnostics[0].code == "source-limit"


@pytest.mark.parametrize("name", ["article.txt", "article.md"])
def test_plain_text_loads_no_library(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("text")
    (tmp_path / "outline.yaml").touch()
    program = (
        "import sys\n"
        "from builder.model.outline import SourceReference\n"
        "from builder.model.text import Place, Text\n"
        "from builder.reading import read_source\n"
        f"place = Place(1, 1)\n"
        f"reference = SourceReference(id=Text('a', place), file=Text({name!r}, place), title=Text('t', place))\n"
        f"read_source(reference, {str(tmp_path / 'outline.yaml')!r})\n"
        "print(sorted({'lxml', 'pypdfium2', 'zipfile', 'subprocess'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_all_problems_of_all_sources_come_together(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("text")
    (tmp_path / "bad.txt").write_bytes(b"\xff")
    references = [reference("good.txt", id="good"), reference("bad.txt", Place(2, 1)), reference("no.txt", Place(3, 1))]
    with pytest.raises(SourceError) as caught:
        read_sources(outline(tmp_path / "outline.yaml", *references))
    found = [(d.code, d.place) for d in caught.value.diagnostics]
    assert found == [("source-encoding", (2, 1)), ("source-missing", (3, 1))]


def test_sources_come_by_id_in_the_outlines_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(name)
    sources = read_sources(outline(tmp_path / "o.yaml", reference("b.txt", id="z"), reference("a.txt", id="y")))
    assert [(id, source.text) for id, source in sources.items()] == [("z", "b.txt"), ("y", "a.txt")]
