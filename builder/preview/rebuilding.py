"""`builder watch`: outlines built anew whenever something in their folders is saved."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from builder.model.diagnostic import BuilderError, UsageError
from builder.preview.missing import missing_part
from builder.preview.watching import changes
from builder.record import Asked, find_standing
from builder.running import find_outlines, find_usage_problem, run_outlines
from builder.telling import Voice, say


def watch_outlines(outlines: Sequence[str], given: Mapping[str, Any], voice: Voice) -> None:
    """Build outlines, and each of them again whenever something in its folder changes, until interrupted.

    Args:
        outlines: As named on the command line; without any, every ``sources/*/outline.yaml``.
        given: The other options of a build.
        voice: How results are told.

    Raises:
        UsageError: The outlines can't be built in one run, or a part that watching needs is not installed.
    """
    try:
        import watchfiles  # noqa: F401 - told before the first build
    except ModuleNotFoundError as error:
        raise UsageError([missing_part(error)]) from error
    paths = find_outlines(outlines)
    if problem := find_usage_problem(paths):
        raise UsageError([problem])
    run_outlines(paths, dict(given), voice, "build", rank=_rank)
    if not voice.quiet:
        say("Builds whatever is saved now. Ctrl-C ends it.", sys.stderr)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_watch(paths, given, voice))


def _rank(error: type[BuilderError]) -> int:
    """Whichever ended it, it is told; no exit code comes of it."""
    return 0


async def _watch(paths: Sequence[str], given: Mapping[str, Any], voice: Voice) -> None:
    stop, building = asyncio.Event(), asyncio.Lock()

    async def follow(path: str) -> None:
        async for _ in changes(Path(path).absolute().parent, _given_files(given), stop):
            async with building:
                await asyncio.to_thread(_build, path, given, voice)

    try:
        await asyncio.gather(*map(follow, paths))
    finally:
        stop.set()


def _given_files(given: Mapping[str, Any]) -> list[Path]:
    return [Path(name) for name in (given["template"], given["theme"]) if name and Path(name).suffix]


def _build(path: str, given: Mapping[str, Any], voice: Voice) -> None:
    """Build an outline, and say nothing where nothing that it depends on has changed."""
    options = {name: given[name] for name in ("paper", "theme", "template", "handout", "strict", "verify")}
    if find_standing(path, given["output"], Asked(tuple(given["only"]) or None, **options)).reasons:
        run_outlines([path], dict(given), voice, "build", rank=_rank)
