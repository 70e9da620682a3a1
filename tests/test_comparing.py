"""``builder diff``: outlines, decks, sheets and revisions of git."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.edits import Deck

Cli = Callable[..., Ran]
NCA = "sources/nca-assessment/outline.yaml"


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def copy(shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the shipped publication; its outline."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(shipped.parent, tmp_path / "sources" / "nca-assessment")
    (tmp_path / "sources/nca-assessment/sources.lock").unlink(missing_ok=True)
    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "first")
    return Path(NCA)


def raise_ketamine(outline: Path) -> None:
    """The figure of a finding, in outline and article alike."""
    for path in (outline, outline.with_name("article.txt")):
        replace_in(path, "85", "95")


def test_a_changed_figure_is_named_with_both_values_slide_and_page(cli: Cli, copy: Path) -> None:
    raise_ketamine(copy)
    ran = cli("diff", f"HEAD:{NCA}", copy)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    figure = lines[lines.index("ketamine (slide 32, page 2)") + 1]
    before, after = figure.removeprefix("  figure: ").split(" -> ")
    assert before.startswith("ketamine consumption: 85%")
    assert after == before.replace("85", "95")


def test_two_revisions_compare_every_outline_under_sources(cli: Cli, copy: Path) -> None:
    raise_ketamine(copy)
    git("commit", "--quiet", "--all", "--message", "second")
    ran = cli("diff", "HEAD~1", "HEAD", "--format", "json")
    assert ran.code == 0
    (compared,) = json.loads(ran.out)["comparisons"]
    assert compared["old"]["path"] == f"HEAD~1:{NCA}"
    figures = {c["id"]: (c["before"], c["after"]) for c in compared["changes"] if c["kind"] == "figure"}
    before, after = figures["ketamine"]
    assert ("85%" in before, "95%" in after) == (True, True)
    assert cli("diff", "HEAD~1", copy).out.startswith(f"HEAD~1:{NCA} -> {NCA}: ")


def test_a_revision_without_the_publication_has_all_of_it_added(cli: Cli, copy: Path) -> None:
    git("mv", "sources/nca-assessment", "sources/gangs")
    git("commit", "--quiet", "--all", "--message", "renamed")
    compared = json.loads(cli("diff", "HEAD~1", "HEAD", "--format", "json").out)["comparisons"]
    kinds = [{change["kind"] for change in each["changes"]} for each in compared]
    assert kinds == [{"added", "publication"}, {"gone", "publication"}]


def test_a_moved_paragraph_of_the_article_is_moved_not_changed(cli: Cli, copy: Path) -> None:
    article = copy.with_name("article.txt")
    paragraphs = article.read_text(encoding="utf-8").strip().split("\n")
    assert len(paragraphs) > 5
    article.write_text("\n".join([*paragraphs[:1], *paragraphs[2:], paragraphs[1]]), encoding="utf-8")
    changes = json.loads(cli("diff", f"HEAD:{NCA}", copy, "--format", "json").out)["comparisons"][0]["changes"]
    assert changes
    assert {change["kind"] for change in changes} == {"passage-moved"}


def test_a_paragraph_put_in_early_is_no_move_of_all_that_follows(cli: Cli, copy: Path) -> None:
    article = copy.with_name("article.txt")
    paragraphs = article.read_text(encoding="utf-8").split("\n")
    article.write_text("\n".join([*paragraphs[:1], "", "Something else was said.", *paragraphs[1:]]), encoding="utf-8")
    assert cli("diff", f"HEAD:{NCA}", copy).out.endswith(": nothing has changed\n")


def test_finished_files_of_a_revision(cli: Cli, copy: Path) -> None:
    assert cli("build").code == 0
    deck = "output/nca-assessment.pptx"
    assert "28 entries added" in cli("diff", f"HEAD:{deck}", deck).out
    git("add", "--all")
    git("commit", "--quiet", "--message", "built")
    assert cli("diff", f"HEAD:{deck}", deck).out == f"HEAD:{deck} -> {deck}: nothing has changed\n"
    raise_ketamine(copy)
    assert cli("build").code == 0
    for suffix in (".pptx", ".pdf"):
        ran = cli("diff", f"HEAD:output/nca-assessment{suffix}", f"output/nca-assessment{suffix}")
        assert (ran.code, ran.err) == (0, "")
        assert "ketamine (slide 32, page 2)" in ran.out
    assert cli("diff", f"HEAD~9:{deck}", deck).code == 2


def test_two_decks_and_two_sheets(cli: Cli, copy: Path) -> None:
    assert cli("build", "--output", "old").code == 0
    raise_ketamine(copy)
    assert cli("build", "--output", "new").code == 0
    for suffix in (".pptx", ".pdf"):
        ran = cli("diff", f"old/nca-assessment{suffix}", f"new/nca-assessment{suffix}")
        assert (ran.code, ran.err) == (0, "")
        assert "ketamine (slide 32, page 2)" in ran.out
    assert cli("diff", "new/nca-assessment.pptx", copy).out.endswith(": nothing has changed\n")


def test_a_deck_that_was_edited_is_compared_by_what_it_carries_and_told(
    cli: Cli, published: Path, tmp_path: Path
) -> None:
    deck = Deck((published / "nca-assessment.pptx").read_bytes())
    span = next(span for span in deck.texts() if "six-fold" in deck.text(span))
    edited = tmp_path / "edited.pptx"
    edited.write_bytes(deck.with_text(span, "Anything"))
    ran = cli("diff", published / "nca-assessment.pptx", edited)
    assert ran.code == 0
    assert "warning[file-edited]" in ran.err
    assert ran.out.endswith("nothing has changed\n")


def test_an_outline_that_does_not_pass_its_checks_is_compared_all_the_same(cli: Cli, copy: Path) -> None:
    replace_in(copy, "value: 85", "value: 58")
    ran = cli("diff", f"HEAD:{NCA}", copy)
    assert ran.code == 0
    assert "warning[compared-unchecked]" in ran.err
    assert "ketamine consumption: 58%" in ran.out


def test_what_cannot_be_loaded_ends_with_its_own_code(cli: Cli, copy: Path) -> None:
    broken = Path("broken.yaml")
    broken.write_text("outline: 1\ntitle: [\n", encoding="utf-8")
    ran = cli("diff", copy, broken)
    assert ran.code == 3
    assert "broken.yaml:" in ran.err
    assert cli("diff", "missing.pptx", copy).code == 9


@pytest.mark.parametrize("revision", ["nope", "--output=x", "HEAD~99", "a\nb"])
def test_what_is_no_revision_is_a_usage_error(cli: Cli, copy: Path, revision: str) -> None:
    ran = cli("diff", "--", revision, "HEAD")
    assert ran.code == 2
    assert "not-comparable" in ran.err
    assert not Path("x").exists()


def test_markdown_neither_formats_nor_calls_what_an_outline_says(cli: Cli, copy: Path) -> None:
    replace_in(copy, "title: When online", "title: '@everyone *When* <b>online</b> #12'  #")
    out = cli("diff", f"HEAD:{NCA}", copy, "--format", "markdown").out
    assert "@everyone" not in out
    assert "*When*" not in out
    assert "<b>" not in out
    assert out.startswith("## ")
    assert "### Publication" in out


def test_json_without_a_comparison_is_an_object_too(cli: Cli, copy: Path) -> None:
    ran = cli("diff", "missing.pptx", copy, "--format", "json")
    whole = json.loads(ran.out)
    assert whole["comparisons"] == []
    assert [d["code"] for d in whole["diagnostics"]] == ["output-absent"]
