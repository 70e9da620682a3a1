"""What every test module shares: how properties are searched, and the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

# The machines are slow and shared: how long one example takes says nothing about it.
settings.register_profile("builder", deadline=None, print_blob=True)
settings.load_profile("builder")


class Ran(NamedTuple):
    """What a command of ours ended with, and printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run one command line in this process: ``cli("build", path)``."""
    from builder.cli import main

    def run(*arguments: str | Path) -> Ran:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments])
        return Ran(code, *capfd.readouterr())

    return run


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the publication in it that ``builder new heat`` writes."""
    from builder.starter import write_starter

    monkeypatch.chdir(tmp_path)
    write_starter("heat")
    return tmp_path


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The outline of the publication that ships."""
    return Path(__file__).parents[1] / "sources" / "nca-assessment" / "outline.yaml"


@pytest.fixture(scope="session")
def published(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the deck and the sheet of the publication that ships, as the command line builds them."""
    from builder.cli import main

    folder = tmp_path_factory.mktemp("published")
    assert main(["build", "--output", str(folder), str(shipped)]) == 0
    return folder
