"""The command line: exit codes, what goes to which stream, and that nothing is printed but what was asked for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder import __version__
from tests.conftest import Ran

CONFIRMED_OUTLINE = """\
outline: 1
title: Drugs in waste water
language: en-GB
date: 2025-03-26
sources:
  article: {file: article.txt, title: Drugs in waste water}
sections:
  - section: Drugs
    findings:
      - finding: Misuse among teenagers dropped 11%
        evidence: heroin use dropped 11%
        confirmed: {by: R. Reader, on: 2025-03-27}
"""
Cli = Callable[..., Ran]
ROOT = Path(__file__).parents[1]


def outline_with(project: Path, old: str, new: str, name: str = "heat") -> Path:
    """The starter's outline with one text in it changed."""
    path = project / "sources" / name / "outline.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path.relative_to(project)


def start(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command of the shell, in which ``$BUILDER`` is our program."""
    environment = {**os.environ, "BUILDER": f"{sys.executable} -m builder", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=120
    )


# --- cold start ----------------------------------------------------------------------------------------------------


def test_the_version_imports_nothing_but_click() -> None:
    program = (
        "import sys; from builder.cli import main; code = main(['--version']);"
        "print(sorted({m.partition('.')[0] for m in sys.modules} - sys.stdlib_module_names))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {program}"],
                          capture_output=True, text=True, check=True)  # fmt: skip
    version, modules = done.stdout.splitlines()
    assert version == f"builder {__version__}"
    loaded = {name for name in modules.strip("[]").replace("'", "").split(", ") if not name.startswith("_")}
    assert loaded <= {"builder", "click"}


def test_a_module_of_the_current_folder_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("print('planted')")
    (tmp_path / "reportlab_settings.py").write_text("print('planted')")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-m", "builder", "doctor"], cwd=tmp_path, env=environment,
                          capture_output=True, text=True)  # fmt: skip
    assert done.returncode == 0
    assert "planted" not in done.stdout


# --- build and check -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("project")
def test_a_build_names_its_outputs_on_standard_output(cli: Cli) -> None:
    assert cli("build") == Ran(0, "output/heat.pptx\noutput/heat.pdf\n", "")
    assert Path("output/heat.pptx").read_bytes().startswith(b"PK\x03\x04")
    assert Path("output/heat.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.usefixtures("project")
def test_a_second_build_gives_the_same_bytes(cli: Cli) -> None:
    cli("build")
    cli("build", "--output", "again", "sources/heat/outline.yaml")
    for suffix in (".pptx", ".pdf"):
        assert Path(f"output/heat{suffix}").read_bytes() == Path(f"again/heat{suffix}").read_bytes()


@pytest.mark.usefixtures("project")
def test_a_publications_folder_stands_for_its_outline(cli: Cli) -> None:
    assert cli("check", "sources/heat").out.startswith("sources/heat/outline.yaml: ")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(("only", "suffix"), [("deck", ".pptx"), ("sheet", ".pdf")])
def test_only_one_output_is_written(cli: Cli, only: str, suffix: str) -> None:
    assert cli("build", "--only", only).out == f"output/heat{suffix}\n"
    assert sorted(path.name for path in Path("output").iterdir()) == ["heat.build.json", f"heat{suffix}"]


@pytest.mark.usefixtures("project")
def test_check_writes_nothing(cli: Cli) -> None:
    ran = cli("check")
    assert ran.code == 0
    assert ran.out.startswith("sources/heat/outline.yaml: ")
    assert ran.err == ""
    assert not Path("output").exists()


@pytest.mark.usefixtures("project")
def test_paper_changes_the_sheet_alone(cli: Cli) -> None:
    cli("build")
    cli("build", "--paper", "letter", "--output", "letter")
    assert Path("output/heat.pdf").read_bytes() != Path("letter/heat.pdf").read_bytes()


def test_every_fault_of_an_outline_is_shown_with_its_place(cli: Cli, project: Path) -> None:
    outline_with(project, "subtitle:", "subtitel:")
    path = outline_with(project, "role:", "rolle:")
    ran = cli("build")
    assert ran.code == 3
    assert ran.out == ""
    assert f"{path}:3:1: error[unknown-key]: " in ran.err
    assert "subtitle" in ran.err
    assert "`role`" in ran.err
    assert ran.err.endswith(f"{path}: 2 errors\n")
    assert not Path("output").exists()


EXITS = [
    (3, "unknown-key", "organisation:", "organization:"),
    (4, "source-missing", "file: article.txt", "file: missing.txt"),
    (
        5,
        "quote-missing",
        "Visits by teenagers rose by 30% over the same year.",
        "Visits by teenagers rose by 30% again.",
    ),
    (5, "figure-missing", "value: 30", "value: 31"),
    (6, "does-not-fit", "The library counted 48,000 visits in 2024\n", f"The library counted {'very ' * 400}\n"),
]


@pytest.mark.parametrize(("code", "diagnostic", "old", "new"), EXITS, ids=[exit_[1] for exit_ in EXITS])
def test_the_exit_code_says_which_phase_ended(
    cli: Cli, project: Path, code: int, diagnostic: str, old: str, new: str
) -> None:
    outline_with(project, old, new)
    for command in ("check", "build"):
        ran = cli(command)
        assert (ran.code, f"error[{diagnostic}]" in ran.err, ran.out) == (code, True, ""), ran.err


@pytest.mark.usefixtures("project")
def test_an_output_that_cannot_be_written_ends_with_8(cli: Cli) -> None:
    Path("output").write_text("a file")
    ran = cli("build")
    assert (ran.code, ran.out) == (8, "")
    assert "error[cannot-write]" in ran.err


def test_of_several_outlines_the_good_are_built_and_the_lowest_code_counts(cli: Cli, project: Path) -> None:
    for name in ("cold", "dust"):
        assert cli("new", name).code == 0
    outline_with(project, "value: 30", "value: 31", "cold")
    outline_with(project, "file: article.txt", "file: missing.txt", "dust")
    ran = cli("build")
    assert ran.code == 4
    assert ran.out == "output/heat.pptx\noutput/heat.pdf\n"
    assert ran.err.index("sources/cold") < ran.err.index("sources/dust")


def test_quiet_prints_nothing_and_keeps_the_verdict(cli: Cli, project: Path) -> None:
    assert cli("build", "--quiet") == Ran(0, "", "")
    outline_with(project, "value: 30", "value: 31")
    ran = cli("build", "--quiet")
    assert (ran.code, ran.out) == (5, "")
    assert "error[figure-missing]" in ran.err


@pytest.fixture
def doubtful(project: Path) -> Path:
    """An outline that builds with a warning: its evidence says nothing of the direction that a figure has."""
    outline_with(project, "in 2024, up from 40,000 in 2023.", "in 2024.")
    article = project / "sources" / "heat" / "article.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("in 2024, up from 40,000 in 2023.", "in 2024."))
    return outline_with(project, "          period: 2024\n", "          period: 2024\n          direction: up\n")


def test_a_warning_is_told_and_stops_nothing(cli: Cli, doubtful: Path) -> None:
    ran = cli("build")
    assert (ran.code, ran.out) == (0, "output/heat.pptx\noutput/heat.pdf\n")
    assert f"{doubtful}:" in ran.err
    assert "warning[evidence-undecided]" in ran.err
    assert cli("build", "--quiet") == Ran(0, "", "")


@pytest.mark.usefixtures("doubtful")
@pytest.mark.parametrize("command", ["build", "check"])
def test_strict_makes_errors_of_warnings_and_writes_nothing(cli: Cli, command: str) -> None:
    for voice in ([], ["--quiet"]):
        ran = cli(command, "--strict", *voice)
        assert (ran.code, ran.out) == (5, "")
        assert "error[evidence-undecided]" in ran.err
    told = json.loads(cli(command, "--strict", "--format", "json").out)
    assert [d["severity"] for d in told["outlines"][0]["diagnostics"]] == ["error"]
    assert not Path("output").exists()


@pytest.mark.usefixtures("project")
def test_verbose_tells_the_verdicts(cli: Cli) -> None:
    assert "supported" in cli("build", "--verbose").err


def test_two_outlines_in_a_folder_keep_what_is_confirmed_of_each(cli: Cli, project: Path) -> None:
    folder = Path("sources/heat")
    first, second = folder / "outline.yaml", folder / "second.yaml"
    second.write_text(first.read_text(encoding="utf-8"), encoding="utf-8")
    lock = folder / "sources.lock"
    assert cli("check", "--accept-source", str(first)).code == 0
    alone = lock.read_bytes()
    assert cli("check", "--accept-source", str(second)).code == 0
    both = lock.read_bytes()
    assert both.startswith(alone) and len(both) > len(alone)
    assert cli("check", "--accept-source", str(first)).code == 0
    assert lock.read_bytes() == both
    article = next(folder.glob("article.*"))
    article.write_text(article.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert cli("check", "--accept-source", str(first)).code == 0
    assert "source-changed" not in cli("check", str(first)).err
    assert "source-changed" in cli("check", str(second)).err
    second.unlink()
    assert cli("check", "--accept-source", str(first)).code == 0
    assert b"second.yaml" not in lock.read_bytes()


def test_accepting_a_source_renews_no_confirmation(cli: Cli, project: Path) -> None:
    outline = project / "sources/heat/outline.yaml"
    outline.write_text(CONFIRMED_OUTLINE, encoding="utf-8")
    article = project / "sources/heat/article.txt"
    article.write_text("Figures from seven tests showed that heroin use dropped 11% in a year.\n", encoding="utf-8")
    assert cli("check", "--accept-source", "--strict").code == 0
    article.write_text(article.read_text(encoding="utf-8").replace("seven", "two"), encoding="utf-8")
    assert "evidence-undecided" in cli("check").err
    ran = cli("check", "--accept-source")
    assert (ran.code, "R. Reader confirmed it on 2025-03-27" in ran.err) == (0, True)
    ran = cli("check")
    assert ("evidence-undecided" in ran.err, "source-changed" in ran.err) == (True, False)
    outline.write_text(CONFIRMED_OUTLINE.replace("2025-03-27", "2025-04-01"), encoding="utf-8")
    assert "evidence-undecided" not in cli("check", "--strict", "--accept-source").err
    assert cli("check", "--strict").code == 0


def test_a_broken_lock_is_told_with_all_else_and_written_anew_with_a_warning(cli: Cli, project: Path) -> None:
    outline, lock = project / "sources/heat/outline.yaml", project / "sources/heat/sources.lock"
    assert cli("check", "--accept-source").code == 0
    whole = lock.read_text(encoding="utf-8")
    right = outline.read_text(encoding="utf-8")
    for broken in ("", whole[:-20], f"<<<<<<< ours\n{whole}"):
        lock.write_text(broken, encoding="utf-8")
        outline.write_text(right.replace("evidence: ", "evidence: Nobody said ", 1), encoding="utf-8")
        ran = cli("check")
        assert (ran.code, "lock-broken" in ran.err, "quote-missing" in ran.err) == (5, True, True)
        assert cli("check", "--accept-source").code == 5
        assert lock.read_text(encoding="utf-8") == broken
        outline.write_text(right, encoding="utf-8")
        ran = cli("check", "--accept-source")
        assert (ran.code, "warning[lock-broken]" in ran.err) == (0, True)
        assert lock.read_text(encoding="utf-8") == whole
        assert cli("check").err.count("lock-broken") == 0


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_text("lock: 2\nsources: [a, b\n", encoding="utf-8"),
        lambda path: path.write_text('{"lock": 99}\n', encoding="utf-8"),
        lambda path: path.write_bytes(b"\xff\xfe\x00 something else"),
        lambda path: path.write_bytes(b"x" * (21 * 1024 * 1024)),
        lambda path: path.symlink_to("/etc/hostname"),
        os.mkfifo,
        Path.mkdir,
    ],
)
def test_what_is_no_lock_of_this_builder_is_never_overwritten(cli: Cli, make: Callable[[Path], object]) -> None:
    lock = Path("sources/heat/sources.lock")
    make(lock)
    before = lock.lstat()
    for options in ((), ("--accept-source",)):
        ran = cli("check", *options)
        assert (ran.code, "sources.lock" in ran.err, "error[lock-broken]" in ran.err) == (5, True, True)
        assert "hint" in ran.err
    assert lock.lstat() == before or lock.lstat().st_ino == before.st_ino
    assert {path.name for path in lock.parent.iterdir()} >= {"outline.yaml", "sources.lock"}


# --- usage ---------------------------------------------------------------------------------------------------------


def test_without_outlines_the_way_to_begin_is_shown(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = cli("build")
    assert (ran.code, ran.out) == (2, "")
    assert "builder new NAME" in ran.err


def test_two_outlines_of_one_name_are_refused_and_nothing_is_written(cli: Cli, project: Path) -> None:
    (project / "other" / "Heat").mkdir(parents=True)
    (project / "other" / "Heat" / "outline.yaml").write_text("outline: 1")
    ran = cli("build", "sources/heat/outline.yaml", "other/Heat/outline.yaml")
    assert ran.code == 2
    assert "other/Heat/outline.yaml: error[same-name]" in ran.err
    assert not Path("output").exists()


@pytest.mark.usefixtures("project")
def test_one_outline_given_twice_is_built_once(cli: Cli) -> None:
    ran = cli("build", "sources/heat", "sources/heat/outline.yaml")
    assert ran == Ran(0, "output/heat.pptx\noutput/heat.pdf\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild"],
        ["build", "--only", "poster"],
        ["build", "--handout", "5-notes"],
        ["build", "--nothing"],
        ["explain", "a", "b"],
        ["new"],
    ],
)
def test_a_command_line_that_is_not_understood_ends_with_2(cli: Cli, arguments: list[str]) -> None:
    ran = cli(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: builder" in ran.err


# --- JSON ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("project")
def test_json_is_one_object_and_nothing_else(cli: Cli) -> None:
    ran = cli("build", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    told = json.loads(ran.out)
    assert set(told) == {"version", "outlines"}
    (outline,) = told["outlines"]
    assert set(outline) == {"path", "outputs", "diagnostics", "findings", "checks_not_run"}
    assert outline["path"] == "sources/heat/outline.yaml"
    assert outline["outputs"] == ["output/heat.pptx", "output/heat.pdf"]
    article = Path("sources/heat/article.txt").read_text(encoding="utf-8")
    verdicts = {finding["id"]: finding for finding in outline["findings"]}
    assert verdicts["teenagers"]["verdict"] == "supported"
    assert verdicts["evenings"] == {"id": "evenings", "verdict": "own", "evidence": []}
    first = verdicts["teenagers"]["evidence"][0]
    assert (
        " ".join(article[first["start"] : first["end"]].split())
        == "Visits by teenagers rose by 30% over the same year."
    )
    assert article.count("\n", 0, first["start"]) + 1 == first["line"]
    assert first["source"] == "article"


def test_json_carries_the_diagnostics_and_the_exit_code_stays(cli: Cli, project: Path) -> None:
    path = outline_with(project, "value: 30", "value: 31")
    ran = cli("check", "--format", "json")
    assert (ran.code, ran.err) == (5, "")
    (outline,) = json.loads(ran.out)["outlines"]
    (diagnostic,) = [d for d in outline["diagnostics"] if d["code"] == "figure-missing"]
    assert set(diagnostic) == {"severity", "code", "message", "file", "line", "column", "details", "hints"}
    assert (diagnostic["severity"], diagnostic["file"]) == ("error", str(path))
    assert diagnostic["line"] > 1
    assert outline["outputs"] == []


def test_json_without_outlines_is_an_object_too(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = cli("check", "--format", "json")
    assert (ran.code, json.loads(ran.out)) == (2, {"version": 1, "outlines": []})


# --- the other commands --------------------------------------------------------------------------------------------


def test_new_writes_a_publication_that_builds_without_a_warning(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli("new", "heat-2025") == Ran(0, "sources/heat-2025/outline.yaml\nsources/heat-2025/article.txt\n", "")
    assert cli("build", "--strict") == Ran(0, "output/heat-2025.pptx\noutput/heat-2025.pdf\n", "")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("name", ["heat", "Heat", "a b", "../a", "", "-a", "a--b", "a/b", "ä", "a."])
def test_new_refuses_names_that_are_taken_or_none(cli: Cli, name: str) -> None:
    before = sorted(Path.cwd().rglob("*"))
    ran = cli("new", "--", name)
    assert (ran.code, ran.out) == (2, "")
    assert "error[bad-name]" in ran.err
    assert sorted(Path.cwd().rglob("*")) == before


def test_new_in_a_folder_that_cannot_be_written_ends_with_8(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sources").write_text("a file")
    assert cli("new", "heat").code == 8


def test_the_schema_accepts_the_starters_outline(cli: Cli, project: Path) -> None:
    import jsonschema
    import yaml

    ran = cli("schema")
    assert (ran.code, ran.err) == (0, "")
    outline = yaml.load((project / "sources/heat/outline.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    jsonschema.validate(outline, json.loads(ran.out))


def test_doctor_finds_everything_that_a_build_needs(cli: Cli) -> None:
    ran = cli("doctor")
    assert (ran.code, ran.err) == (0, "")
    for part in ("reportlab", "python-pptx", "Carlito-Regular", "200,000"):
        assert part in ran.out


# --- streams -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["schema", "explain", "--help", "build --help"])
def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path, command: str) -> None:
    done = start(f"set -o pipefail; ($BUILDER {command}; echo code $? >&2) | true", tmp_path)
    assert done.stderr == "code 0\n"


def test_a_reader_that_goes_away_does_not_change_the_verdict(project: Path) -> None:
    outline_with(project, "value: 30", "value: 31")
    done = start("($BUILDER check; echo code $? >out) 2>&1 | true; cat out", project)
    assert done.stdout == "code 5\n"


def test_a_full_disk_under_standard_output_is_an_error(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    done = start("$BUILDER schema >/dev/full", tmp_path)
    assert done.returncode == 8
    assert "can't be printed" in done.stderr


def test_without_standard_output_a_build_still_builds(project: Path) -> None:
    assert start("$BUILDER build >&-", project).returncode == 0
    assert (project / "output" / "heat.pdf").is_file()


def test_colours_are_for_terminals_only(cli: Cli, project: Path) -> None:
    outline_with(project, "subtitle:", "subtitel:")
    assert "\x1b" not in cli("check").err


def test_what_an_outline_says_cannot_steer_the_terminal(cli: Cli, project: Path) -> None:
    outline_with(project, "subtitle:", '"sub\\e[31mtitle\\u202E":')
    ran = cli("check")
    assert ran.code == 3
    assert not {"\x1b", "\u202e"} & set(ran.err)


def test_the_program_speaks_in_any_locale(project: Path) -> None:
    outline_with(project, "“People told us that they could not come before five. So", "“Élan vital. So")
    done = start("PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 LC_ALL=C $BUILDER check", project)
    assert done.returncode == 5
    assert "Traceback" not in done.stderr


# --- handouts ------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("project")
def test_a_handout_is_written_where_it_is_asked_for(cli: Cli) -> None:
    assert cli("build", "--only", "handout") == Ran(0, "output/heat-handout.pdf\n", "")
    assert cli("build", "--handout", "2-notes").out.splitlines()[-1] == "output/heat-handout.pdf"
    assert cli("build").out == "output/heat.pptx\noutput/heat.pdf\n"
    outline = Path("sources/heat/outline.yaml")
    outline.write_text(outline.read_text(encoding="utf-8") + "handout: speaker\n", encoding="utf-8")
    ran = cli("build")
    assert ran.out == "output/heat.pptx\noutput/heat.pdf\noutput/heat-handout.pdf\n"


@pytest.mark.usefixtures("project")
def test_a_form_that_no_handout_has_is_located(cli: Cli) -> None:
    outline = Path("sources/heat/outline.yaml")
    outline.write_text(outline.read_text(encoding="utf-8") + "handout: 4-notes\n", encoding="utf-8")
    ran = cli("check")
    assert ran.code == 3
    assert "bad-value" in ran.err
    assert "did you mean `6-notes`?" in ran.err


@pytest.mark.usefixtures("project")
def test_a_character_of_the_notes_that_the_font_lacks_is_an_error_of_handouts_alone(cli: Cli) -> None:
    outline = Path("sources/heat/outline.yaml")
    text = outline.read_text(encoding="utf-8")
    assert "notes: " in text
    outline.write_text(text.replace("notes: ", "notes: Smile. \U0001f642 ", 1), encoding="utf-8")
    assert cli("check").code == 0
    ran = cli("check", "--only", "handout")
    assert ran.code == 6
    assert "U+1F642" in ran.err


@pytest.mark.usefixtures("project")
def test_a_publication_may_not_have_the_name_of_anothers_handout(cli: Cli) -> None:
    cli("new", "heat-handout")
    ran = cli("build")
    assert ran.code == 2
    assert "same-name" in ran.err
