"""Limits: listed, documented, changed for one run, and back as they were."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.model.limits import MIB, Limits, changed, in_force, limits, listed
from tests.conftest import Ran

ROOT = Path(__file__).parents[1]
Cli = Callable[..., Ran]


def test_every_limit_is_documented_as_it_is() -> None:
    table = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = [line for line in table.split("\n") if line.startswith("| `")]
    assert rows == [f"| `{limit.name}` | {limit}: {limit.what} |" for limit in listed()]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("outline-bytes=7MiB", 7 * MIB),
        ("outline-bytes=7 KiB", 7 * 1024),
        ("outline-bytes=1GiB", 1024 * MIB),
        ("outline-bytes=12", 12),
    ],
)
def test_a_value_may_have_a_unit_of_bytes(setting: str, expected: int) -> None:
    assert changed([setting]).outline_bytes == expected


@pytest.mark.parametrize(
    "setting",
    ["", "=", "depth=3", "outline-depth", "outline-depth=", "outline-depth=0", "outline-depth=-1", "outline-depth=3MiB",
     "outline-depth=three", "outline_depth=3", "outline-depth=9999999999999999"],
)  # fmt: skip
def test_what_is_no_setting_is_refused(setting: str) -> None:
    with pytest.raises(ValueError, match=r"no limit|not NAME=VALUE"):
        changed([setting])


def test_a_change_lasts_as_long_as_it_is_in_force() -> None:
    with in_force(changed(["outline-depth=3"])):
        with in_force(changed(["outline-list=4"])):
            assert (limits().outline_depth, limits().outline_list) == (3, 4)
        assert limits().outline_list == Limits().outline_list
    assert limits() == Limits()


def test_the_option_changes_a_limit_for_one_run(cli: Cli, project: Path) -> None:
    outline = project / "sources" / "heat" / "outline.yaml"
    lower = cli("check", "--limit", "outline-entries=3", "--limit", "pdf-pages=7", outline)
    assert lower.code == 3
    assert "error[too-many-entries]: the outline has more than 3 entries" in lower.err
    assert cli("check", outline).code == 0


@pytest.mark.parametrize(
    ("limit", "code", "error"),
    [
        ("outline-bytes=100", 3, "file-size"),
        ("outline-depth=2", 3, "too-deep"),
        ("outline-values=20", 3, "too-many-nodes"),
        ("outline-list=1", 3, "too-many-entries"),
        ("outline-text=10", 3, "too-long"),
        ("outline-texts=100", 3, "too-long"),
        ("source-bytes=100", 4, "source-size"),
        ("font-bytes=100", 7, "font-unusable"),
        ("template-bytes=100", 7, "template-unreadable"),
        ("template-parts=3", 7, "template-unreadable"),
        ("output-parts=3", 7, "output-unreadable"),
        ("output-objects=3", 7, "output-unreadable"),
    ],
)
def test_each_limit_ends_a_build_with_its_own_diagnostic(
    cli: Cli, project: Path, limit: str, code: int, error: str
) -> None:
    from builder.compose import metrics

    metrics._load_metrics.cache_clear()
    ran = cli("build", "--limit", limit, project / "sources" / "heat" / "outline.yaml")
    assert (ran.code, f"error[{error}]" in ran.err) == (code, True), ran.err
    assert not (project / "output").exists()


def test_doctor_lists_the_limits_in_force(cli: Cli) -> None:
    ran = cli("doctor", "--limit", "outline-depth=77")
    assert all(limit.name in ran.out for limit in listed())
    assert "outline-depth               77 (" in ran.out


def test_an_unknown_limit_is_a_mistake_of_the_command_line(cli: Cli) -> None:
    ran = cli("check", "--limit", "memory=3", "x.yaml")
    assert ran.code == 2
    assert "`builder doctor` lists them all" in ran.err
