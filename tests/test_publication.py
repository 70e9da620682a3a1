"""The publication that ships: its facts stand in both files, with the same bytes everywhere; faults are caught."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

ROOT = Path(__file__).parents[1]
FACTS = [
    "led by teenage boys",
    "In the past it was typically adults who preyed on the young online.",
    "peer on peer",
    "rose six-fold from 2022 to 2024",
    "Thousands of users and victims are involved.",
    "The people coerced are often children",
    "Members often want to gain notoriety",
    "It can desensitise people to increasingly extreme behaviour.",
    "sell material to sex offenders",
    "has led to convictions",
    "access to their data without permission",
    "the exchange of revealing pictures",
    "Both lead to extortion attacks.",
    "often groomed into hurting themselves",
    "Com networks use extreme coercion to manipulate their victims.",
    "The agency, National Crime Agency",
    "competitive and collaborative",
    "James Babbage, Director general of threats, National Crime Agency",
    "Young people are being drawn into these sadistic and violent online gangs where they are collaborating at scale "
    "to inflict, or incite others to commit, serious harm.",
    "Graham Biggar, Director general, National Crime Agency",
    "Parents need to be more aware of what children do online",
    "International criminal gangs are targeting people in Britain",
    "Chinese national offenders are linked to cyber, drugs, fraud, illicit finance, modern slavery and human "
    "trafficking and organised immigration crime offending.",
    "Iran and Russia allow certain crimes against the UK",
    "Ransomware groups",
    "18% of the population of England",
    "\u221211%",
    "+7%",
    "+85%",
    "more than 2,000",
    "adults who needed medical help after taking ketamine, 2022/23",
    "This material mentions child abuse, self-harm, suicide and drugs.",
    "999",
    "0800 1111",
    "0808 800 5000",
    "CEOP Safety Centre",
    "116 123",
    "0300 123 6600",
]


def tight(text: str) -> str:
    """Text without what line breaks change."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def shown_on_slides(deck: Path) -> Iterator[str]:
    for slide in Presentation(str(deck)).slides:
        for shape in slide.shapes:
            yield from shown_by_shape(shape)


def shown_by_shape(shape: Any) -> Iterator[str]:
    if shape.has_text_frame:
        yield shape.text_frame.text
    if shape.has_table:
        yield "\n".join(cell.text for row in shape.table.rows for cell in row.cells)
    if shape.has_chart:
        yield shape._element.xpath("./*/p:cNvPr/@descr")[0]


def shown_on_pages(sheet: Path) -> Iterator[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(sheet) as document:
        for page in document:
            yield page.get_textpage().get_text_bounded()


@pytest.mark.parametrize(("suffix", "read"), [(".pptx", shown_on_slides), (".pdf", shown_on_pages)])
def test_every_fact_stands_in_both_files(published: Path, suffix: str, read: Callable[[Path], Iterator[str]]) -> None:
    text = tight("\n".join(read(published / f"nca-assessment{suffix}")))
    assert [fact for fact in FACTS if tight(fact) not in text] == []


def test_every_slide_has_a_title_of_its_own_and_notes(published: Path) -> None:
    slides = list(Presentation(str(published / "nca-assessment.pptx")).slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert len(set(titles)) == len(titles) > 30
    assert all(slide.notes_slide.notes_text_frame.text.strip() for slide in slides)


def test_the_chart_says_what_the_findings_say(published: Path) -> None:
    slides = Presentation(str(published / "nca-assessment.pptx")).slides
    chart = next(shape.chart for slide in slides for shape in slide.shapes if shape.has_chart)
    assert list(chart.plots[0].categories) == ["Heroin use", "Cocaine use", "Ketamine consumption"]
    assert list(chart.plots[0].series[0].values) == [-11, 7, 85]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publication in another folder, built by another process under other circumstances."""
    folder = tmp_path_factory.mktemp("somewhere else")
    source = folder / "nca-assessment"
    shutil.copytree(ROOT / "sources/nca-assessment", source)
    surroundings = {
        **os.environ,
        "PYTHONHASHSEED": "4242",
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "HOME": str(folder),
        "USER": "somebody",
        "SOURCE_DATE_EPOCH": "12345",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "builder", "build", "--output", "out", "nca-assessment/outline.yaml"]
    subprocess.run(command, cwd=folder, env=surroundings, check=True, capture_output=True)
    return folder / "out"


@pytest.mark.parametrize("suffix", [".pptx", ".pdf"])
def test_the_same_input_gives_the_same_bytes_anywhere(published: Path, elsewhere: Path, suffix: str) -> None:
    name = f"nca-assessment{suffix}"
    assert (published / name).read_bytes() == (elsewhere / name).read_bytes()


@pytest.mark.parametrize("suffix", [".pptx", ".pdf"])
def test_what_is_committed_is_what_is_built(published: Path, suffix: str) -> None:
    name = f"nca-assessment{suffix}"
    assert (published / name).read_bytes() == (ROOT / "output" / name).read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "exit_code", "line_of", "code"),
    [
        ("value: 85", "value: 58", 5, "value: 58", "figure-missing"),
        ("to manipulate their victims.\n", "to control their victims.\n", 5, "to control", "quote-missing"),
        ("direction: down", "direction: up", 5, "subject: heroin use", "figure-direction"),
        ("subtitle: What", "subtitle What", 3, "subtitle What", "yaml-syntax"),
    ],
)  # fmt: skip
def test_a_wrong_outline_is_refused_at_its_place_and_the_old_files_stay(
    tmp_path: Path, published: Path, cli: Any, old: str, new: str, exit_code: int, line_of: str, code: str
) -> None:
    source, output = tmp_path / "nca-assessment", tmp_path / "out"
    shutil.copytree(ROOT / "sources/nca-assessment", source)
    shutil.copytree(published, output)
    outline = source / "outline.yaml"
    text = outline.read_text("utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    outline.write_text(changed, "utf-8")
    before = {path.name: path.read_bytes() for path in output.iterdir()}
    ran = cli("build", "--output", output, outline)
    assert ran.code == exit_code
    line = changed[: changed.index(line_of)].count("\n") + 1
    assert re.search(rf"outline\.yaml:{line}:\d+: error\[{code}\]", ran.err)
    assert {path.name: path.read_bytes() for path in output.iterdir()} == before
