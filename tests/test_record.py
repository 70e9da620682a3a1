"""The record of a build: what has not changed is not built again, and what has is named."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder import record
from builder.record import Asked, find_standing, publication_name
from tests.conftest import Ran

Cli = Callable[..., Ran]
ROOT = Path(__file__).parents[1]
OUTLINE = "sources/heat/outline.yaml"


@pytest.fixture
def built(cli: Cli, project: Path) -> Path:
    """A project whose publication was just built."""
    assert cli("build").code == 0
    return project


def reasons(asked: Asked = Asked(), outline: str = OUTLINE) -> list[str]:  # noqa: B008 - it is frozen
    return [reason.why for reason in find_standing(outline, "output", asked).reasons]


def article(project: Path) -> Path:
    """The starter's only source."""
    return next(path for path in (project / "sources" / "heat").iterdir() if path.suffix == ".txt")


def times(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


# --- nothing to do -------------------------------------------------------------------------------------------------


def test_what_has_not_changed_is_not_built_and_said_so(cli: Cli, built: Path) -> None:
    before = times(built / "output")
    ran = cli("build")
    assert (ran.code, ran.out) == (0, "output/heat.pptx\noutput/heat.pdf\n")
    assert "nothing has changed since the last build" in ran.err
    assert times(built / "output") == before
    assert reasons() == []


def test_force_builds_anyway(cli: Cli, built: Path) -> None:
    before = times(built / "output")
    data = (built / "output/heat.build.json").read_bytes()
    assert cli("build", "--force").code == 0
    assert all(time != before[name] for name, time in times(built / "output").items())
    assert (built / "output/heat.build.json").read_bytes() == data


def test_a_handout_that_has_not_changed_is_not_built_either(cli: Cli, built: Path) -> None:
    outline = built / OUTLINE
    outline.write_text(outline.read_text("utf-8") + "handout: 3-lines\n", "utf-8")
    assert cli("build").out.splitlines()[-1] == "output/heat-handout.pdf"
    ran = cli("build")
    assert ran.out == "output/heat.pptx\noutput/heat.pdf\noutput/heat-handout.pdf\n"
    assert "nothing has changed since the last build" in ran.err
    (built / "output/heat-handout.pdf").unlink()
    ran = cli("build", "--check")
    assert ran.code == 9
    assert "heat-handout.pdf is out of date: it is not there" in ran.err
    other = "it was built with no --handout, not with --handout 2-notes"
    assert reasons(Asked(handout="2-notes")) == [other, "it is not there"]


def test_quiet_says_nothing_where_nothing_is_done(cli: Cli, built: Path) -> None:
    assert cli("build", "--quiet") == Ran(0, "", "")


def test_a_run_that_does_nothing_imports_no_phase(built: Path) -> None:
    program = (
        "import sys; from builder.cli import main; code = main(['build', '--quiet']);"
        "print(code, sorted(m for m in sys.modules if m.startswith("
        "('builder.', 'yaml', 'lxml', 'pptx', 'reportlab', 'deflate'))))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=built, env=environment, capture_output=True, text=True, check=True
    )
    assert (
        done.stdout.strip()
        == "0 ['builder.cli', 'builder.options', 'builder.record', 'builder.running', 'builder.telling']"
    )


def test_json_has_the_findings_even_of_what_was_not_built(cli: Cli, built: Path) -> None:
    before = times(built / "output")
    (told,) = json.loads(cli("build", "--format", "json").out)["outlines"]
    assert told["up_to_date"] is True
    assert told["outputs"] == ["output/heat.pptx", "output/heat.pdf"]
    assert told["findings"]
    assert times(built / "output") == before


def test_the_record_is_the_same_wherever_it_is_written(
    cli: Cli, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "else where"
    shutil.copytree(built / "sources" / "heat", elsewhere / "heat")
    monkeypatch.chdir(elsewhere / "heat")
    assert cli("build", "--output", tmp_path / "out", elsewhere / "heat" / "outline.yaml").code == 0
    one, other = built / "output/heat.build.json", tmp_path / "out/heat.build.json"
    assert one.read_bytes() == other.read_bytes()
    assert str(tmp_path) not in one.read_text("utf-8")


def test_the_record_lists_every_input_and_output(built: Path) -> None:
    whole = json.loads((built / "output/heat.build.json").read_bytes())
    roles = [each["role"] for each in whole["inputs"]]
    assert roles[:5] == ["outline", "source", "lock", "theme", "template"]
    assert set(roles[5:]) == {"font"}
    assert [each["file"] for each in whole["outputs"]] == ["heat.pptx", "heat.pdf"]
    assert whole["builder"].keys() == {"version", "program"}


# --- something to do -----------------------------------------------------------------------------------------------


def test_check_names_what_is_out_of_date_and_why(cli: Cli, built: Path) -> None:
    assert cli("build", "--check").code == 0
    path = article(built)
    path.write_text(path.read_text("utf-8") + "\nOne more paragraph.\n", "utf-8")
    before = times(built / "output")
    ran = cli("build", "--check")
    assert ran.code == 9
    expected = f"error[output-stale]: heat.pptx and heat.pdf are out of date: {path.name} has changed"
    assert expected in ran.err
    assert times(built / "output") == before
    assert cli("build").code == 0
    assert cli("build", "--check").code == 0


def test_check_without_a_build_says_that_there_is_none(cli: Cli, project: Path) -> None:
    ran = cli("build", "--check")
    assert ran.code == 9
    assert "there is no record of a build" in ran.err
    assert not (project / "output").exists()


def test_check_and_force_contradict_each_other(cli: Cli, built: Path) -> None:
    assert cli("build", "--check", "--force").code == 2


def test_check_as_json(cli: Cli, built: Path) -> None:
    (built / "output/heat.pdf").unlink()
    ran = cli("build", "--check", "--format", "json")
    assert ran.code == 9
    (told,) = json.loads(ran.out)["outlines"]
    assert [d["message"] for d in told["diagnostics"]] == ["heat.pdf is out of date: it is not there"]


def change_outline(project: Path) -> str:
    path = project / OUTLINE
    path.write_text(path.read_text("utf-8") + "# a comment\n", "utf-8")
    return "outline.yaml has changed"


def remove_source(project: Path) -> str:
    path = article(project)
    path.unlink()
    return f"{path.name} is gone"


def confirm(project: Path) -> str:
    (project / "sources/heat/sources.lock").write_text("{}")
    return "sources.lock is new"


def change_output(project: Path) -> str:
    path = project / "output/heat.pptx"
    path.write_bytes(path.read_bytes() + b"\0")
    return "it was changed after it was built"


def remove_output(project: Path) -> str:
    (project / "output/heat.pdf").unlink()
    return "it is not there"


def remove_record(project: Path) -> str:
    (project / "output/heat.build.json").unlink()
    return "there is no record of a build"


def leave_a_temporary(project: Path) -> str:
    (project / "output" / f".heat.{'0' * 16}.pptx.tmp").write_bytes(b"")
    return "a build was cut off since"


@pytest.mark.parametrize(
    "change",
    [change_outline, remove_source, confirm, change_output, remove_output, remove_record, leave_a_temporary],
)
def test_a_change_is_named(built: Path, change: Callable[[Path], str]) -> None:
    why = change(built)
    assert reasons() == [why]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (Asked(paper="letter"), "it was built with --paper a4, not with --paper letter"),
        (Asked(theme="other"), "it was built with no --theme, not with --theme other"),
        (Asked(only=("deck",)), "it was built with no --only, not with --only deck"),
    ],
)
def test_other_options_are_another_build(built: Path, asked: Asked, why: str) -> None:
    assert reasons(asked) == [why]


def test_another_builder_is_another_build(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "program_digest", lambda: "0" * 64)
    assert reasons() == ["the builder itself has changed"]
    monkeypatch.setattr(record, "__version__", "99.0")
    assert reasons() == ["builder 0.1.0 made it, this is 99.0"]


def test_what_was_not_read_back_is_built_again_where_that_is_wanted(cli: Cli, built: Path) -> None:
    assert cli("build", "--force", "--no-verify").code == 0
    assert reasons(Asked(verify=False)) == []
    assert reasons() == ["the last build did not read its outputs back"]
    assert cli("build").code == 0
    assert reasons() == []


def test_a_template_of_the_command_line_counts(cli: Cli, built: Path) -> None:
    template = built / "brand.pptx"
    shutil.copy(ROOT / "builder/themes/safeguarding.pptx", template)
    assert cli("build", "--template", "brand.pptx").code == 0
    assert reasons(Asked(template="brand.pptx")) == []
    template.write_bytes(template.read_bytes() + b"\0")
    assert reasons(Asked(template="brand.pptx")) == ["brand.pptx has changed"]
    assert str(built) not in (built / "output/heat.build.json").read_text("utf-8")


# --- records that somebody made ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"record": 2}', '{"record": 1}', "[" * 100_000, "\ud800".encode("utf-8", "surrogatepass"),
     '{"record": 1, "builder": 5}'],
)  # fmt: skip
def test_what_is_no_record_means_a_build(built: Path, text: str | bytes) -> None:
    path = built / "output/heat.build.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    (why,) = reasons()
    assert "record" in why


@pytest.mark.parametrize("file", ["../../../etc/passwd", "/etc/passwd", "builder:../x", "a\\b", "a\0b", 5, None])
def test_a_record_leads_out_of_no_folder(built: Path, file: object) -> None:
    path = built / "output/heat.build.json"
    whole = json.loads(path.read_bytes())
    whole["inputs"].append({"role": "source", "file": file, "sha256": "0"})
    path.write_text(json.dumps(whole))
    assert reasons() == ["the record of the last build can't be understood"]


def test_a_pipe_in_an_inputs_place_holds_nothing_up(built: Path) -> None:
    path = article(built)
    path.unlink()
    os.mkfifo(path)
    assert reasons() == [f"{path.name} is gone"]


def test_a_folder_in_the_records_place_is_none(built: Path) -> None:
    path = built / "output/heat.build.json"
    path.unlink()
    path.mkdir()
    assert reasons() == ["the record of the last build is none"]


def test_the_name_is_the_folders() -> None:
    assert publication_name("sources/heat/outline.yaml") == "heat"
    assert publication_name("/a/b/../c/outline.yaml") == "c"
