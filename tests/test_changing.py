"""`changes: true`: deck and sheet tell what has changed since the last edition."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.readback import read_output
from tests.conftest import Ran

Cli = Callable[..., Ran]
OUTLINE = "nca-assessment/outline.yaml"


@pytest.fixture
def edition(cli: Cli, shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped publication, written down as published; its outline, with a later date and changes asked for."""
    monkeypatch.chdir(tmp_path)
    outline = Path(shutil.copytree(shipped.parent, tmp_path / "nca-assessment")) / "outline.yaml"
    outline.with_name("sources.lock").unlink(missing_ok=True)
    assert cli("check", "--published", OUTLINE).code == 0
    replace_in(outline, "date: 2025-03-26\norganisation", "date: 2025-09-01\nchanges: true\norganisation")
    return outline


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def told(folder: str = "output") -> dict[str, list[str]]:
    """What slide and box of changes say, without their titles."""
    deck, sheet = (
        read_output(Path(folder, f"nca-assessment{suffix}").read_bytes()).lines for suffix in (".pptx", ".pdf")
    )
    slide = next(line.place for line in deck if line.text == "What has changed since 26 March 2025")
    texts = [line.text for line in sheet]
    box = texts.index("What has changed since 26 March 2025") + 1
    return {
        "deck": [line.text for line in deck if line.place == slide and line.part == "body"],
        "links": [line.text for line in deck if line.place == slide and line.part == "link"],
        "sheet": texts[box : box + 6],
    }


def test_a_changed_figure_is_told_on_a_slide_with_a_link_and_in_a_box(cli: Cli, edition: Path) -> None:
    for path in (edition, edition.with_name("article.txt")):
        replace_in(path, "85", "95")
    files = [f"output/nca-assessment{suffix}" for suffix in (".pptx", ".pdf", "-handout.pdf")]
    assert cli("build", OUTLINE) == Ran(0, "".join(f"{file}\n" for file in files), "")
    line = "ketamine consumption: 95%, up (before: 85%, up)"
    assert told()["deck"] == [line]
    assert len(told()["links"]) == 1
    assert told()["sheet"][0] == line


def test_other_words_of_an_entry_are_told_by_its_statement(cli: Cli, edition: Path) -> None:
    replace_in(edition, "Thousands of users and victims are involved", "Thousands are involved")
    assert cli("build", OUTLINE).code == 0
    (line,) = told()["deck"]
    assert line.startswith("In other words: Reports of com networks rose")


def test_an_edition_without_changes_says_so(cli: Cli, edition: Path) -> None:
    assert cli("build", OUTLINE).code == 0
    assert told()["deck"] == ["The findings are the same."]


def test_a_build_in_another_folder_tells_the_same(cli: Cli, edition: Path) -> None:
    for folder in ("one", "two"):
        assert cli("build", "--output", folder, OUTLINE).code == 0
    for suffix in (".pptx", ".pdf", ".build.json"):
        one, two = (Path(folder, f"nca-assessment{suffix}").read_bytes() for folder in ("one", "two"))
        assert one == two


def test_writing_an_edition_down_again_changes_nothing_of_it(cli: Cli, edition: Path) -> None:
    """The edition of now is not what it is compared with."""
    assert cli("build", OUTLINE).code == 0
    deck = Path("output/nca-assessment.pptx").read_bytes()
    assert cli("check", "--published", OUTLINE).code == 0
    assert "published.lock has changed" in cli("build", "--check", OUTLINE).err
    assert cli("build", OUTLINE).code == 0
    assert Path("output/nca-assessment.pptx").read_bytes() == deck
    whole = json.loads((edition.parent / "published.lock").read_bytes())
    assert [ledger["date"] for ledger in whole["outlines"]["outline.yaml"]] == ["2025-03-26", "2025-09-01"]


def test_without_an_earlier_edition_a_warning_says_how_to_have_one(cli: Cli, edition: Path) -> None:
    (edition.parent / "published.lock").unlink()
    ran = cli("build", OUTLINE)
    assert ran.code == 0
    assert "warning[no-earlier-edition]" in ran.err
    assert "What has changed" not in "".join(
        line.text for line in read_output(Path("output/nca-assessment.pptx").read_bytes()).lines
    )
    assert cli("build", "--strict", "--force", OUTLINE).code == 3


@pytest.mark.parametrize("text", ["", "[]", '{"published": 1}', '{"published": 1, "outlines": {"a": 5}}', "[" * 99_999,
                                  '{"published": 1, "outlines": {"a": [{"ledger": 9}]}}'])  # fmt: skip
def test_what_is_no_file_of_editions_is_an_error_and_never_overwritten(cli: Cli, edition: Path, text: str) -> None:
    path = edition.parent / "published.lock"
    path.write_text(text, encoding="utf-8")
    assert "error[published-broken]" in cli("build", OUTLINE).err
    ran = cli("check", "--published", OUTLINE)
    assert ran.code == 3
    assert path.read_text(encoding="utf-8") == text


def test_many_changes_are_cut_in_the_box_and_whole_on_slides(cli: Cli, edition: Path) -> None:
    path = edition.parent / "published.lock"
    whole = json.loads(path.read_bytes())
    entries = whole["outlines"]["outline.yaml"][0]["entries"]
    for entry in entries[:9]:
        entry["statement"] += " as it was said"
    path.write_text(json.dumps(whole), encoding="utf-8")
    assert cli("build", OUTLINE).code == 0
    assert told()["sheet"][5].startswith("… and ")
