"""`builder serve` as it is typed."""

from __future__ import annotations

import re
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ran
from tests.previews import OUTLINE, served, until, write_publication


@pytest.fixture(autouse=True)
def parts() -> None:
    for part in ("uvicorn", "starlette", "watchfiles", "fontTools"):
        pytest.importorskip(part)


def test_the_address_is_printed_and_leads_to_the_preview(tmp_path: Path) -> None:
    with served(write_publication(tmp_path / "heat").parent) as (process, client):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{24,}", client.base)
        assert "Heat days rose" in client.get("/deck/4").text
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0


def test_the_end_does_not_wait_for_those_who_look(tmp_path: Path) -> None:
    with served("--quiet", write_publication(tmp_path / "heat")) as (process, client), client.events() as events:
        next(events)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
        assert process.stderr is not None and process.stderr.read() == ""


def test_two_starts_have_two_tokens(tmp_path: Path) -> None:
    path = write_publication(tmp_path / "heat")
    with served(path) as (_, one), served(path) as (_, other):
        assert one.base.rpartition("/")[2] != other.base.rpartition("/")[2]


def test_a_theme_of_the_command_line_is_followed(tmp_path: Path) -> None:
    path = write_publication(tmp_path / "heat")
    with served("--theme", "civic", path) as (_, one), served("--theme", "editorial", path) as (_, other):
        assert one.picture_of(4) != other.picture_of(4)


def test_limits_of_the_command_line_hold_for_every_save(tmp_path: Path) -> None:
    path = write_publication(tmp_path / "heat")
    with served("--limit", f"outline-bytes={len(OUTLINE) + 100}", path) as (_, client):
        assert "No errors" in client.get("/deck/1").text
        path.write_text(OUTLINE + "#" * 200, encoding="utf-8")
        until(lambda: "this is the last good picture" in client.get("/deck/1").text, "the error")


def test_links_lead_into_the_editor_that_is_named(tmp_path: Path) -> None:
    path = write_publication(tmp_path / "heat", "outline: 1\n")
    with served("--editor", "txmt://open?url=file://{path}&line={line}", path) as (_, client):
        assert 'href="txmt://open?url=file:///' in client.get("/deck/1").text


def test_which_outline_has_to_be_clear(project: Path, cli: Callable[..., Ran]) -> None:
    write_publication(project / "sources" / "rain")
    ran = cli("serve", "--no-open")
    assert ran.code == 2 and "many-outlines" in ran.err and "sources/rain/outline.yaml" in ran.err


def test_without_any_outline_there_is_nothing_to_serve(
    tmp_path: Path, cli: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = cli("serve", "--no-open")
    assert ran.code == 2 and "no-outlines" in ran.err


def test_a_port_that_another_has_is_told(project: Path, cli: Callable[..., Ran]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = cli("serve", "--no-open", "--port", str(taken.getsockname()[1]))
    assert ran.code == 2 and "address-taken" in ran.err


@pytest.mark.parametrize("command", ["serve", "watch"])
def test_a_part_that_is_not_installed_is_named(
    project: Path, cli: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    for part in ("uvicorn", "watchfiles"):
        monkeypatch.setitem(sys.modules, part, None)
    ran = cli(command, *(["--no-open"] if command == "serve" else []))
    assert ran.code == 2 and "part-missing" in ran.err and "builder[serve]" in ran.err


@pytest.mark.parametrize(
    "wrong", [("--editor", "javascript:{path}"), ("--port", "99999"), ("--handout", "9-lines"), ("--paper", "a5")]
)
def test_options_that_mean_nothing_are_refused(project: Path, cli: Callable[..., Ran], wrong: tuple[str, str]) -> None:
    assert cli("serve", "--no-open", *wrong).code == 2


def test_the_browser_is_opened_at_the_address(
    project: Path, cli: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    import uvicorn

    opened: list[Any] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr(uvicorn.Server, "run", lambda self, sockets: [each.close() for each in sockets])
    ran = cli("serve")
    assert ran.code == 0 and opened == [ran.out.strip()]
