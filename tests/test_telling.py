"""Forms and reports on the command line: one object on standard output, a page on the disk, words to standard error."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.test_cli import outline_with, start

Cli = Callable[..., Ran]
PAGE = "<!doctype html>"


@pytest.fixture
def faulty(project: Path) -> Path:
    """The outline of a project with a figure that its article does not have."""
    return outline_with(project, "value: 30", "value: 31")


# --- forms ---------------------------------------------------------------------------------------------------------


def test_text_shows_the_outlines_line_below_the_message(cli: Cli, faulty: Path) -> None:
    first, line, marks, *_ = cli("check").err.splitlines()
    assert first.startswith(f"{faulty}:") and "error[figure-missing]" in first
    number = first.split(":")[1]
    assert line.startswith(f"  {number} | ") and line.endswith("value: 31")
    assert line[marks.index("^") :] == "31" and marks.count("^") == 2


def test_sarif_is_one_object_and_nothing_else(cli: Cli, faulty: Path) -> None:
    for command in ("check", "build"):
        ran = cli(command, "--format", "sarif")
        assert (ran.code, ran.err) == (5, "")
        (result,) = json.loads(ran.out)["runs"][0]["results"]
        assert result["ruleId"] == "figure-missing"
        assert (
            result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "sources/heat/article.txt"
        )
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == faulty.as_posix()


def test_github_prints_commands_alone(cli: Cli, faulty: Path) -> None:
    ran = cli("check", "--format", "github")
    assert (ran.code, ran.err) == (5, "")
    (command,) = ran.out.splitlines()
    assert command.startswith(f"::error file={faulty},line=")


@pytest.mark.usefixtures("project")
def test_without_problems_github_prints_nothing(cli: Cli) -> None:
    assert cli("check", "--format", "github") == Ran(0, "", "")


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_without_outlines_the_object_is_there_too(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = cli("check", "--format", form)
    assert ran.code == 2 and "builder new NAME" in ran.err
    if form == "json":
        assert json.loads(ran.out) == {"version": 1, "outlines": []}
    elif form == "sarif":
        assert json.loads(ran.out)["runs"][0]["results"] == []
    else:
        assert ran.out == ""


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_a_full_disk_under_an_object_is_an_error(faulty: Path, form: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    done = start(f"$BUILDER check {faulty} --format {form} --report report.html >/dev/full", Path.cwd())
    assert done.returncode == 8
    assert "can't be printed" in done.stderr
    assert Path("report.html").read_text(encoding="utf-8").startswith(PAGE)


# --- the page ------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("project")
def test_a_report_is_written_beside_what_check_says(cli: Cli) -> None:
    ran = cli("check", "--report", "report.html")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == "report.html"
    assert Path("report.html").read_text(encoding="utf-8").startswith(PAGE)
    first = Path("report.html").read_bytes()
    assert cli("check", "--report", "report.html", "--quiet") == Ran(0, "", "")
    assert Path("report.html").read_bytes() == first


def test_a_report_is_written_when_there_are_errors(cli: Cli, faulty: Path) -> None:
    assert cli("check", "--report", "report.html").code == 5
    page = Path("report.html").read_text(encoding="utf-8")
    assert "figure-missing" in page and "Unsupported" in page and "The town library counted" in page
    faulty.write_text("outline: [")
    assert cli("check", "--report", "report.html").code == 3
    assert "What the codes mean" in Path("report.html").read_text(encoding="utf-8")


def test_several_outlines_share_a_page(cli: Cli, faulty: Path) -> None:
    assert cli("new", "cold").code == 0
    ran = cli("check", "--report", "report.html", "--format", "json")
    assert ran.code == 5 and len(json.loads(ran.out)["outlines"]) == 2
    page = Path("report.html").read_text(encoding="utf-8")
    assert page.count('<section class="outline"') == 2
    assert page.index("sources/cold/outline.yaml") < page.index(str(faulty))


def test_strict_makes_errors_on_the_page_as_well(cli: Cli, project: Path) -> None:
    outline_with(project, "in 2024, up from 40,000 in 2023.", "in 2024.")
    article = project / "sources" / "heat" / "article.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("in 2024, up from 40,000 in 2023.", "in 2024."))
    outline_with(project, "          period: 2024\n", "          period: 2024\n          direction: up\n")
    assert cli("check", "--report", "report.html").code == 0
    assert "1 warning in 1 outline" in Path("report.html").read_text(encoding="utf-8")
    assert cli("check", "--report", "report.html", "--strict").code == 5
    assert "1 error in 1 outline" in Path("report.html").read_text(encoding="utf-8")


def test_a_page_on_standard_output_is_alone_there_in_any_locale(faulty: Path) -> None:
    done = start("PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 LC_ALL=C $BUILDER check --report - >page.html", Path.cwd())
    assert done.returncode == 5
    assert f"{faulty}: 1 error" in done.stderr
    page = Path("page.html").read_text(encoding="utf-8")
    assert page.startswith(PAGE) and page.endswith("</html>\n") and "“" in page


@pytest.mark.usefixtures("project")
def test_a_reader_of_the_page_that_goes_away_changes_nothing() -> None:
    done = start("($BUILDER check --report -; echo code $? >code) | head -c 100 >/dev/null; cat code", Path.cwd())
    assert done.stdout == "code 0\n"
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "arguments",
    [
        ["--report"],
        ["--report", ""],
        ["--report", "sources/heat/outline.yaml"],
        ["--report", "sources"],
        ["--report", "-", "--format", "json"],
        ["--format", "sarif", "--report", "-"],
        ["--format", "xml"],
    ],
)
def test_a_report_that_cannot_be_meant_ends_with_2(cli: Cli, arguments: list[str]) -> None:
    outline = Path("sources/heat/outline.yaml").read_text(encoding="utf-8")
    ran = cli("check", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: " in ran.err
    assert Path("sources/heat/outline.yaml").read_text(encoding="utf-8") == outline


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("report", ["missing/report.html", "folder.html", "taken.html", "file/report.html"])
def test_a_report_that_cannot_be_written_ends_with_8(cli: Cli, report: str, form: str) -> None:
    Path("folder.html").mkdir()
    Path("taken.html").write_text("an article")
    Path("file").write_text("")
    ran = cli("check", "--report", report, "--format", form)
    assert ran.code == 8
    assert ran.err.startswith(f"{report}: error[cannot-write]") and "hint" in ran.err
    assert "supported" in ran.out
    assert Path("taken.html").read_text() == "an article"


def test_the_lowest_code_counts_where_the_report_fails_too(cli: Cli, faulty: Path) -> None:
    ran = cli("check", faulty, "--report", "missing/report.html")
    assert ran.code == 5
    assert "error[cannot-write]" in ran.err


@pytest.mark.usefixtures("project")
def test_only_check_writes_a_report(cli: Cli) -> None:
    assert cli("build", "--report", "report.html").code == 2
    assert not Path("output").exists()


@pytest.mark.usefixtures("project")
@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_ends_with_8(cli: Cli) -> None:
    Path("closed").mkdir(mode=0o555)
    assert cli("check", "--report", "closed/report.html").code == 8
