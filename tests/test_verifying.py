"""``builder verify``: files beside their outline, and files alone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.edits import LEDGER, Deck, SheetTexts, packed, resealed, unpacked

Cli = Callable[..., Ran]
ROOT = Path(__file__).parents[1]


@pytest.fixture
def built(published: Path, tmp_path: Path) -> Path:
    """A folder with the files of the shipped publication, to be spoilt."""
    return Path(shutil.copytree(published, tmp_path / "out"))


@pytest.fixture
def deck(built: Path) -> Path:
    return built / "nca-assessment.pptx"


@pytest.fixture
def sheet(built: Path) -> Path:
    return built / "nca-assessment.pdf"


def change_label(deck: Path) -> None:
    read = Deck(deck.read_bytes())
    name = next(name for name, data in read.members.items() if b">+85%<" in data)
    deck.write_bytes(read.with_part(name, read.members[name].replace(b">+85%<", b">+58%<")))


def change_string(sheet: Path, old: str, new: str) -> None:
    read = SheetTexts(sheet.read_bytes())
    drawn = next(drawn for drawn in read.strings if old in drawn.text)
    data = read.with_text(drawn, drawn.text.replace(old, new))
    assert data is not None
    sheet.write_bytes(data)


def test_files_as_built_are_as_they_should_be(cli: Cli, built: Path, shipped: Path) -> None:
    ran = cli("verify", "--output", built, shipped)
    assert (ran.code, ran.err) == (0, "")
    said = "28 entries on 37 slides, 2 pages and 13 pages of the handout as they should be"
    assert ran.out.endswith(f"nca-assessment-handout.pdf: {said}\n")


@pytest.mark.parametrize("only", ["deck", "sheet", "handout"])
def test_one_output_alone_is_held_against_the_outline(cli: Cli, built: Path, shipped: Path, only: str) -> None:
    ran = cli("verify", "--only", only, "--output", built, shipped)
    assert (ran.code, ran.err) == (0, "")


def edit_handout(handout: Path) -> str:
    handout.write_bytes(handout.read_bytes() + b"\n")
    return "file-edited"


def take_ledger(handout: Path) -> str:
    handout.write_bytes(handout.read_bytes().replace(b"ledger:ledger", b"ledger:legend"))
    return "ledger-absent"


def change_handout(handout: Path) -> str:
    change_string(handout, "six-fold", "six-teen")
    return "fact-different"


def mistake_for_sheet(handout: Path) -> str:
    shutil.copy(handout.with_name("nca-assessment.pdf"), handout)
    return "outputs-mixed"


def cut_off(handout: Path) -> str:
    handout.write_bytes(handout.read_bytes()[:20_000])
    return "output-unreadable"


def lose(handout: Path) -> str:
    handout.unlink()
    return "output-absent"


@pytest.mark.parametrize("spoil", [edit_handout, change_handout, take_ledger, mistake_for_sheet, cut_off, lose])
def test_a_handout_has_to_say_what_the_outline_says(
    cli: Cli, built: Path, shipped: Path, spoil: Callable[[Path], str]
) -> None:
    code = spoil(built / "nca-assessment-handout.pdf")
    ran = cli("verify", "--output", built, shipped)
    assert ran.code == 9
    assert f"nca-assessment-handout.pdf: error[{code}]" in ran.err


def test_a_fault_of_a_handout_is_named_with_entry_and_page(cli: Cli, built: Path, shipped: Path) -> None:
    change_handout(built / "nca-assessment-handout.pdf")
    ran = cli("verify", "--output", built, shipped)
    assert "-handout.pdf: error[fact-different]: page 2: com-reports: its heading is different" in ran.err
    assert "says      : Reports of com networks rose six-teen from 2022 to 2024" in ran.err


def test_a_handout_alone_or_beside_its_deck_is_held_against_what_they_carry(cli: Cli, built: Path, deck: Path) -> None:
    handout = built / "nca-assessment-handout.pdf"
    for names, said in (([handout], "13 pages of"), ([handout, deck], "37 slides and 13 pages of")):
        ran = cli("verify", *names)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.endswith(f"28 entries on {said} the handout as they should be\n")
    stamp = re.search(rb"urn:builder:([0-9a-f]{64})", handout.read_bytes())
    assert stamp is not None
    handout.write_bytes(handout.read_bytes().replace(stamp[1], b"0" * 64))
    ran = cli("verify", handout, deck)
    assert ran.code == 9
    assert "error[outputs-mixed]" in ran.err


def test_files_alone_are_held_against_what_they_carry(
    cli: Cli, deck: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    away = tmp_path / "mail"
    away.mkdir()
    for path in (deck, sheet):
        shutil.move(path, away / path.name)
    monkeypatch.chdir(away)
    for names in (["nca-assessment.pptx"], ["nca-assessment.pdf"], ["nca-assessment.pptx", "nca-assessment.pdf"]):
        ran = cli("verify", *names)
        assert (ran.code, ran.err) == (0, "")
    change_label(away / deck.name)
    ran = cli("verify", deck.name)
    assert ran.code == 9
    assert "nca-assessment.pptx: error[fact-different]: slide 32: ketamine: its figure is different" in ran.err
    assert "should say: +85%" in ran.err
    assert "says      : +58%" in ran.err


def test_a_fault_is_named_with_entry_and_slide_or_page(cli: Cli, built: Path, shipped: Path) -> None:
    change_label(built / "nca-assessment.pptx")
    change_string(built / "nca-assessment.pdf", "six-fold", "six-teen")
    ran = cli("verify", "--output", built, "--format", "json", shipped)
    assert ran.code == 9
    (told,) = json.loads(ran.out)["outlines"]
    assert [(Path(d["file"]).name, d["code"], d["message"]) for d in told["diagnostics"]] == [
        ("nca-assessment.pdf", "fact-different", "page 1: list item is different"),
        ("nca-assessment.pptx", "fact-different", "slide 32: ketamine: its figure is different"),
    ]


def test_the_facts_are_told_as_json(cli: Cli, deck: Path) -> None:
    (told,) = json.loads(cli("verify", deck, "--format", "json").out)["outlines"]
    fact = next(fact for fact in told["facts"] if fact["id"] == "com-reports")
    assert fact["figures"] == [
        {
            "subject": "reports relating to com networks",
            "number": "6",
            "unit": "fold",
            "direction": "up",
            "period": "2022 to 2024",
            "qualifier": "",
        }
    ]
    assert fact["slides"]
    assert fact["cited"][0]["place"]
    quoted = next(fact["quotation"] for fact in told["facts"] if fact["quotation"])
    assert quoted.keys() == {"words", "speaker", "role"}


def test_an_outline_that_changed_since_is_another_build(cli: Cli, built: Path, shipped: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(shipped.parent, tmp_path / "nca-assessment"))
    outline = folder / "outline.yaml"
    text = outline.read_text(encoding="utf-8")
    assert "title: When online gangs recruit children" in text
    outline.write_text(text.replace("title: When online", "title: How online"), encoding="utf-8")
    ran = cli("verify", "--output", built, outline)
    assert ran.code == 9
    assert "error[outputs-mixed]" in ran.err
    assert "should say: How online gangs recruit children" in ran.err


def test_an_outline_that_is_wrong_ends_with_its_own_code(cli: Cli, built: Path, shipped: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(shipped.parent, tmp_path / "nca-assessment"))
    outline = folder / "outline.yaml"
    outline.write_text(outline.read_text(encoding="utf-8").replace("value: 85", "value: 58"), encoding="utf-8")
    assert cli("verify", "--output", built, outline).code == 5


def test_missing_torn_and_foreign_files(cli: Cli, built: Path, deck: Path, sheet: Path, shipped: Path) -> None:
    sheet.unlink()
    deck.write_bytes(deck.read_bytes()[:50_000])
    ran = cli("verify", "--output", built, shipped)
    assert ran.code == 9
    assert "nca-assessment.pdf: error[output-absent]" in ran.err
    assert "nca-assessment.pptx: error[output-unreadable]" in ran.err


def test_a_deck_without_a_ledger_needs_its_outline(cli: Cli, deck: Path) -> None:
    members = unpacked(deck.read_bytes())
    members[LEDGER] = b"<other/>"
    deck.write_bytes(packed(members))
    ran = cli("verify", deck)
    assert ran.code == 9
    assert "error[ledger-absent]" in ran.err


def test_a_text_edited_alike_in_deck_and_ledger_is_not_what_the_figure_says(
    cli: Cli, built: Path, deck: Path, shipped: Path
) -> None:
    members = unpacked(deck.read_bytes())
    names = [name for name, data in members.items() if b"six-fold" in data]
    for name in names:
        members[name] = members[name].replace(b"six-fold", b"ten-fold")
    deck.write_bytes(packed(resealed(members)))
    ran = cli("verify", deck)
    assert ran.code == 9
    assert "com-reports: its figure is missing" in ran.err
    ran = cli("verify", "--output", built, shipped)
    assert ran.code == 9
    assert "com-reports: its title is different" in ran.err


def test_deck_and_sheet_of_two_builds_are_told_apart(cli: Cli, built: Path, project: Path, deck: Path) -> None:
    assert cli("build", "--output", "one").code == 0
    outline = project / "sources" / "heat" / "outline.yaml"
    text = outline.read_text(encoding="utf-8")
    outline.write_text(text.replace("date: ", "# a comment\ndate: ", 1), encoding="utf-8")
    assert cli("build", "--output", "two").code == 0
    shutil.copy(project / "two" / "heat.pdf", project / "one" / "heat.pdf")
    ran = cli("verify", project / "one" / "heat.pptx", project / "one" / "heat.pdf")
    assert ran.code == 9
    assert "error[outputs-mixed]" in ran.err


def test_outlines_and_files_are_not_verified_together(cli: Cli, deck: Path, shipped: Path) -> None:
    assert cli("verify", deck, shipped).code == 2


def test_a_folder_or_a_pipe_in_a_decks_place_is_unreadable(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.pptx").mkdir()
    os.mkfifo(tmp_path / "b.pdf")
    for name in ("a.pptx", "b.pdf"):
        ran = cli("verify", tmp_path / name)
        assert ran.code == 9
        assert "output-unreadable" in ran.err


def test_verifying_files_imports_no_renderer(deck: Path, sheet: Path) -> None:
    program = (
        "import sys; from builder.cli import main; code = main(['verify', *sys.argv[1:], '--quiet']);"
        "made = ('builder.render', 'builder.compose', 'pptx', 'reportlab', 'deflate', 'yaml');"
        "print(code, sorted(m for m in sys.modules if m.startswith(made)))"
    )
    command = [sys.executable, "-c", program, str(deck), str(sheet)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0 []"


# --- a deck and a sheet held against each other --------------------------------------------------------------------


def heat_built(cli: Cli, project: Path, folder: str, *edits: tuple[str, str]) -> Path:
    """The starter's deck and sheet in a folder, after edits of article and outline alike."""
    for old, new in edits:
        texts = {path: path.read_text(encoding="utf-8") for path in (project / "sources" / "heat").iterdir()}
        assert any(old in text for text in texts.values())
        for path, text in texts.items():
            path.write_text(text.replace(old, new), encoding="utf-8")
    assert cli("build", "--output", folder).code == 0
    return project / folder


def disagreements(cli: Cli, *paths: Path) -> list[tuple[str, dict[str, str]]]:
    told = json.loads(cli("verify", "--format", "json", *paths).out)["outlines"]
    found = [d for each in told for d in each["diagnostics"] if d["code"] == "files-disagree"]
    assert all(Path(d["file"]).suffix == ".pdf" for d in found)
    return [(d["message"], {each["name"]: each["value"] for each in d["details"]}) for d in found]


def test_a_deck_and_a_sheet_that_differ_are_told_fact_by_fact(cli: Cli, project: Path) -> None:
    one = heat_built(cli, project, "one")
    two = heat_built(
        cli,
        project,
        "two",
        ("30%", "40%"),
        ("value: 30", "value: 40"),
        ("Maria\nHolm", "Anna\nHolm"),
        ("Maria Holm", "Anna Holm"),
        ("Put the hours", "Hang the hours"),
    )
    shutil.copy(two / "heat.pdf", one / "heat.pdf")
    found = dict(disagreements(cli, one / "heat.pptx", one / "heat.pdf"))
    assert found["slide 5, page 1: teenagers: its figure is not that of heat.pptx"] == {
        "the deck says": "visits by teenagers: 30%, up",
        "the sheet says": "visits by teenagers: 40%, up",
    }
    speaker = next(message for message in found if "its speaker" in message)
    assert "before-five" in speaker
    assert found[speaker] == {"the deck says": "Maria Holm", "the sheet says": "Anna Holm"}
    assert any("evenings: its step" in message for message in found)
    assert not any("visits-2024" in message for message in found)
    assert cli("verify", one / "heat.pptx", one / "heat.pdf").code == 9


def test_an_entry_that_one_of_both_does_not_have_is_told(cli: Cli, project: Path) -> None:
    one = heat_built(cli, project, "one")
    outline = project / "sources" / "heat" / "outline.yaml"
    text = outline.read_text(encoding="utf-8")
    begin, end = text.index("      - quotation: "), text.index("  - section: What you can do")
    outline.write_text(text[:begin] + text[end:], encoding="utf-8")
    two = heat_built(cli, project, "two")
    shutil.copy(two / "heat.pdf", one / "heat.pdf")
    ((message, values),) = disagreements(cli, one / "heat.pptx", one / "heat.pdf")
    assert "before-five: its quotation is not that of heat.pptx" in message
    assert values["the sheet says"] == "nothing"


def without_ledger(deck: Path) -> None:
    """A deck as a program saves it that keeps slides, and no parts of others."""
    members = unpacked(deck.read_bytes())
    members[LEDGER] = b"<other/>"
    deck.write_bytes(packed(members))


def test_a_deck_that_lost_its_ledger_is_held_by_the_facts_of_the_sheet_beside_it(
    cli: Cli, deck: Path, sheet: Path
) -> None:
    without_ledger(deck)
    ran = cli("verify", deck, sheet)
    assert ran.code == 0
    assert "warning[ledger-absent]" in ran.err
    change_label(deck)
    members = unpacked(deck.read_bytes())
    for name, data in members.items():
        if b"com networks rose six-fold" in data:
            members[name] = data.replace(b"com networks rose six-fold", b"com networks rose ten-fold")
    deck.write_bytes(packed(members))
    ran = cli("verify", deck, sheet)
    assert ran.code == 9
    assert "com-reports: its statement is missing" in ran.err


@pytest.mark.parametrize(
    "statement",
    [
        "See [our page](https://a.example/) now",
        "The library[a](https://a.example/)The library",
        "[One](https://a.example/x) and [two](https://b.example/y%20z) pages",
        "[a.example](https://a.example/) (a.example)",
    ],
)
def test_a_statement_with_links_is_found_on_the_sheet_that_prints_their_addresses(
    cli: Cli, tmp_path: Path, statement: str
) -> None:
    outline = tmp_path / "outline.yaml"
    outline.write_text(
        "outline: 1\ntitle: Pages\nlanguage: en-GB\ndate: 2025-02-03\nsections:\n  - section: Where to look\n"
        f"    findings:\n      - finding: '{statement}'\n        own: Ours\n",
        encoding="utf-8",
    )
    assert cli("build", outline, "--output", tmp_path / "out").code == 0
