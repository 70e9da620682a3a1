"""A run of editions as people and programs are told of it."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

from builder.editions.plan import Asked
from builder.editions.run import Progress, Ran, run_editions
from builder.model.diagnostic import BuilderError
from builder.pipeline import Options
from builder.telling import Voice, say, say_diagnostics

_EVERY_S = 0.5


def produce(outline: str, given: dict[str, Any], voice: Voice) -> tuple[list[str], bool]:
    """Make editions, and tell everything.

    Args:
        outline: The outline's path.
        given: The other options of the command line.
        voice: How results are told.

    Returns:
        The names of the errors' classes that ended the run or a record, and whether somebody stopped it.
    """
    asked = Asked(
        given["records"], given["name"], given["skip_bad"], given["shard"], given["jobs"] or 0, given["cluster"]
    )
    options = Options(
        output=given["output"],
        only=frozenset(given["only"] or ("deck", "sheet")),
        theme=given["theme"],
        template=given["template"],
        paper=given["paper"],
        strict=given["strict"],
    )
    shows = sys.stderr is not None and sys.stderr.isatty() and not voice.quiet
    try:
        ran = run_editions(outline, options, asked, _show_progress() if shows else lambda progress: None)
    except BuilderError as error:
        if shows:
            say("", sys.stderr, end="\r\x1b[K")
        say_diagnostics(error.diagnostics, voice)
        if voice.form == "json":
            say(_object(outline, Ran(diagnostics=error.diagnostics)))
        return [type(error).__name__], False
    if shows:
        say("", sys.stderr, end="\r\x1b[K")
    _tell(outline, ran, voice)
    return sorted(ran.errors), ran.interrupted


def _tell(outline: str, ran: Ran, voice: Voice) -> None:
    if voice.form == "json":
        say(_object(outline, ran))
        return
    say_diagnostics([d for d in ran.diagnostics if d.severity == "error" or not voice.quiet], voice)
    counted = ", ".join(f"{count:,} {status}" for status, count in ran.counts.items() if count) or "none"
    if not voice.quiet:
        say(ran.journal)
    if not voice.quiet or ran.counts.get("failed") or ran.interrupted:
        say(f"editions: {counted}{'; stopped: the same command goes on' if ran.interrupted else ''}", sys.stderr)


def _object(outline: str, ran: Ran) -> str:
    diagnostics = [
        {
            "severity": d.severity,
            "code": d.code,
            "message": d.message,
            "file": d.file,
            **({"line": d.place.line, "column": d.place.column} if d.place else {}),
            "hints": list(d.hints),
        }
        for d in ran.diagnostics
    ]
    whole = {
        "version": 1,
        "editions": {
            "path": outline,
            "journal": ran.journal,
            **ran.counts,
            "interrupted": ran.interrupted,
            "diagnostics": diagnostics,
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _show_progress() -> Callable[[Progress], None]:
    last = 0.0

    def show(progress: Progress) -> None:
        nonlocal last
        if time.monotonic() - last >= _EVERY_S and progress.done:
            last = time.monotonic()
            say(_progress_text(progress), sys.stderr, end="\r")

    return show


def _progress_text(progress: Progress) -> str:
    done = progress.before + progress.done
    minutes, seconds = divmod(round(progress.left_s), 60)
    return f"\x1b[K{done:,} of {progress.total:,} editions, {progress.rate:,.1f} a second, {minutes}:{seconds:02} left"
