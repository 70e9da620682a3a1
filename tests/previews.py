"""A preview that runs, on a thread of this process or as the command line starts it, and who looks at it."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from builder.pipeline import Options
from builder.preview.addresses import EDITOR
from builder.preview.serving import make_server
from tests.judges.running import missing

ROOT = Path(__file__).parents[1]
TOKEN = "a-token-of-tests"
WAIT_SECONDS = 60.0

OUTLINE = """\
outline: 1
title: Heat in the city
language: en-GB
date: 2025-03-26
sources:
  article:
    file: article.txt
    title: How hot it was
sections:
  - section: Summers
    takeaway: Summers grow hotter.
    findings:
      - finding: Heat days rose to 31 in 2024
        id: heat-days
        points:
          - The city counted them.
          - The old town was hottest.
        figure:
          subject: heat days
          value: 31
          unit: days
          direction: up
          period: 2024
        evidence: Heat days rose from 12 in 2000 to 31 in 2024, the city said.
        notes: Ask who remembers those days.
      - quotation: We have to plant trees.
        id: trees
        speaker: Mayor Ann Lee
        evidence: Mayor Ann Lee said, "We have to plant trees."
  - section: What helps
    findings:
      - advice: Keep cool
        id: cool
        steps:
          - Drink water.
          - Stay inside at noon.
"""
ARTICLE = """\
Heat days rose from 12 in 2000 to 31 in 2024, the city said.
Mayor Ann Lee said, "We have to plant trees."
"""


def write_publication(folder: Path, outline: str = OUTLINE, article: str = ARTICLE) -> Path:
    """Outline and article in a folder; the outline's path."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.txt").write_text(article, encoding="utf-8")
    path = folder / "outline.yaml"
    path.write_text(outline, encoding="utf-8")
    return path


def until(holds: Callable[[], Any], what: str = "it") -> Any:
    """Wait until something holds, and give what it gives."""
    end = time.monotonic() + WAIT_SECONDS
    while not (found := holds()):
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.01)
    return found


@dataclass
class Answer:
    """What a server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Client:
    """Asks a server; ``base`` is the preview's address without the slash at its end."""

    base: str
    _parts: Any = field(init=False)

    def __post_init__(self) -> None:
        self._parts = urlsplit(self.base)

    def get(self, path: str = "/", *, method: str = "GET", raw: bool = False, **headers: str) -> Answer:
        """What a path behind the base gives, or with ``raw`` one from the server's root."""
        connection = http.client.HTTPConnection(self._parts.netloc, timeout=WAIT_SECONDS)
        try:
            connection.request(method, path if raw else self._parts.path + path, headers=headers)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, told, answer.read())
        finally:
            connection.close()

    @contextmanager
    def events(self) -> Iterator[Iterator[dict[str, Any]]]:
        """What the server tells as it happens."""
        connection = http.client.HTTPConnection(self._parts.netloc, timeout=WAIT_SECONDS)
        connection.request("GET", f"{self._parts.path}/events")
        stream = connection.getresponse()
        try:
            yield (json.loads(line[6:]) for line in iter(stream.readline, b"") if line.startswith(b"data: "))
        finally:
            connection.close()

    def picture_of(self, slide: int, view: str = "deck") -> str:
        """The address, behind the base, of a slide's picture."""
        found = re.search(r'id="picture" src="([^"]+)"', self.get(f"/{view}/{slide}").text)
        assert found
        return found[1].removeprefix(self._parts.path)


@dataclass
class Running(Client):
    """A running preview with its session."""

    session: Any = None


@contextmanager
def running(outline: Path, options: Options | None = None, editor: str = EDITOR) -> Iterator[Running]:
    """A preview served from this process."""
    try:
        import uvicorn  # noqa: F401 - skipped where the extra is not installed
    except ModuleNotFoundError:
        missing("the preview's extra, builder[serve],")
    from builder.preview.session import Session

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        session = Session(str(outline), options or Options())
        server = make_server(session, TOKEN, "127.0.0.1", editor)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            until(lambda: server.started, "the server")
            yield Running(f"http://127.0.0.1:{listening.getsockname()[1]}/{TOKEN}", session=session)
        finally:
            server.should_exit = True
            thread.join(WAIT_SECONDS)
            assert not thread.is_alive()


@contextmanager
def served(*arguments: str | Path, command: str = "serve") -> Iterator[tuple[subprocess.Popen[str], Client]]:
    """A preview as the command line serves it, in a process of its own."""
    whole = [sys.executable, "-m", "builder", command, "--no-open", *map(str, arguments)]
    with subprocess.Popen(whole, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process, Client(process.stdout.readline().strip().rstrip("/"))
        finally:
            process.kill()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Chromium, driven by Playwright: Debian's, which reaches for nothing on the network."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        missing("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        missing("Playwright")
    flags = (
        "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
        " --disable-component-update --disable-sync --disable-dev-shm-usage"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags.split())
        yield browser
        browser.close()


def memory_of(process: int) -> int:
    """Bytes of memory that a process has for itself; Linux only."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        pytest.skip("memory of another process is only told by Linux")
    found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text(encoding="ascii"))
    assert found
    return int(found[1]) * 1024


def replace_file(path: Path, text: str) -> None:
    """Save as editors do that write beside a file and rename."""
    beside = path.with_name(f".{path.name}.swap")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
