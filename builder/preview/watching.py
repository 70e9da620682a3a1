"""When files change: watched by the system, and looked at every second where it misses something."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

_STEP_MS, _GROUP_MS, _LOOK_MS = 10, 60, 1000
_AWAY_SECONDS = 0.25

Signature = tuple[tuple[str, int, int, int], ...]


def signature(paths: Iterable[Path]) -> Signature:
    """What files look like from outside: time, size and identity of each; zeros where there is none."""
    return tuple((str(path), *_state(path)) for path in paths)


def _state(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return 0, 0, 0
    return found.st_mtime_ns, found.st_size, found.st_ino


async def changes(folder: Path, others: Iterable[Path], stop: asyncio.Event) -> AsyncIterator[None]:
    """Yield after each burst of changes in a folder, or in one of some other files.

    The first comes without any: what has changed before watching began is not missed. A folder that goes away is
    waited for. Hidden files don't count: editors keep theirs there.

    Args:
        folder: All in it is watched.
        others: Files elsewhere, looked at every second.
        stop: Ends it.
    """
    outside = list(others)
    while not stop.is_set():
        identity = _state(folder)[2]
        if not identity:
            await _pause(stop, _AWAY_SECONDS)
            if folder.is_dir():
                yield
            continue
        seen: Signature | None = None
        async for changed in _bursts(folder.resolve(), stop):
            now = signature(outside)
            if changed or now != seen:
                seen = now
                yield
            if _state(folder)[2] != identity:
                yield
                break


async def _bursts(folder: Path, stop: asyncio.Event) -> AsyncIterator[bool]:
    """Whether something has changed: at each burst of changes, and every second."""
    from watchfiles import awatch

    try:
        async for found in awatch(
            folder,
            watch_filter=None,
            debounce=_GROUP_MS,
            step=_STEP_MS,
            stop_event=stop,
            rust_timeout=_LOOK_MS,
            yield_on_timeout=True,
        ):
            yield any(not _is_hidden(path, folder) for _, path in found)
    except FileNotFoundError:  # it went away since it was looked at
        yield True


def _is_hidden(path: str, folder: Path) -> bool:
    """Whether a file within a folder, or a folder that it lies in there, is hidden."""
    return "/." in Path(path).as_posix().removeprefix(folder.as_posix())


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
