"""Sources as an outline names them: read, or every problem at its ``file``."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from builder.model.diagnostic import SourceError
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
        ("a.html", "not-yet"),
        ("a.pdf", "not-yet"),
        ("a.DOCX", "not-yet"),
        ("a.rtf", "source-kind"),
        ("article", "source-kind"),
        ("../a.pdf", "source-path"),
        ("a.txt", "source-missing"),
    ],
)
def test_a_problem_stands_at_the_file_of_the_outline(tmp_path: Path, file: str, code: str) -> None:
    path = str(tmp_path / "outline.yaml")
    with pytest.raises(SourceError) as caught:
        read_source(reference(file, Place(7, 11)), path)
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.place, diagnostic.file) == (code, (7, 11), path)
    assert diagnostic.severity == "error"
    assert diagnostic.hints


def test_every_kind_that_can_be_read_is_listed(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read_source(reference("a.odt"), str(tmp_path / "outline.yaml"))
    assert caught.value.diagnostics[0].hints == ("sources are .txt and .md files",)


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
