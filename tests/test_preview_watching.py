"""When files change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.preview.watching import changes, signature

pytest.importorskip("watchfiles")


def bursts(folder: Path, steps: list[Callable[[], object]], others: list[Path] | None = None) -> int:
    """How many of some steps were noticed, each waited for."""

    async def watch() -> int:
        stop, seen = asyncio.Event(), 0
        noticed = changes(folder, others or [], stop)
        for step in steps:
            waiting = asyncio.ensure_future(anext(noticed))
            await asyncio.sleep(0.3)
            step()
            await asyncio.wait_for(waiting, 60)
            seen += 1
        stop.set()
        with pytest.raises(StopAsyncIteration):
            await asyncio.wait_for(anext(noticed), 60)
        return seen

    return asyncio.run(watch())


def test_files_written_renamed_and_deleted_are_noticed(tmp_path: Path) -> None:
    file = tmp_path / "outline.yaml"
    steps = [
        lambda: file.write_text("a", encoding="utf-8"),
        lambda: file.rename(tmp_path / "other.yaml"),
        lambda: (tmp_path / "other.yaml").unlink(),
        lambda: (tmp_path / "pictures").mkdir(),
    ]
    assert bursts(tmp_path, steps) == len(steps)


def test_hidden_files_are_not(tmp_path: Path) -> None:
    async def watch() -> list[str]:
        stop = asyncio.Event()
        noticed = changes(tmp_path, [], stop)
        await anext(noticed)
        told = []
        waiting = asyncio.ensure_future(anext(noticed))
        for name in (".git/index", ".outline.yaml.swp", "outline.yaml"):
            await asyncio.sleep(0.3)
            told += [] if waiting.done() else [name]
            (tmp_path / name).write_text("a", encoding="utf-8")
        await asyncio.wait_for(waiting, 60)
        stop.set()
        return told

    (tmp_path / ".git").mkdir()
    assert asyncio.run(watch()) == [".git/index", ".outline.yaml.swp", "outline.yaml"]


def test_files_in_folders_within_are_noticed(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    assert bursts(tmp_path, [lambda: (tmp_path / "pictures" / "a.png").write_bytes(b"x")]) == 1


def test_files_elsewhere_are_looked_at(tmp_path: Path) -> None:
    watched, brand = tmp_path / "heat", tmp_path / "brand.pptx"
    watched.mkdir()
    assert bursts(watched, [lambda: brand.write_bytes(b"x"), lambda: brand.unlink()], [brand]) == 2


def test_a_folder_that_goes_and_comes_back_is_watched_again(tmp_path: Path) -> None:
    folder, away = tmp_path / "heat", tmp_path / "away"
    folder.mkdir()
    steps = [
        lambda: folder.rename(away),
        lambda: away.rename(folder),
        lambda: (folder / "outline.yaml").write_text("a", encoding="utf-8"),
    ]
    assert bursts(folder, steps) == 3


def test_a_signature_tells_files_and_their_absence(tmp_path: Path) -> None:
    file = tmp_path / "a"
    without = signature([file])
    file.write_bytes(b"x")
    assert without != signature([file]) == signature([file])
