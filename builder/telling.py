"""What a command says, in which form and to which stream. It decides nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, TextIO

if TYPE_CHECKING:
    from builder.model.diagnostic import Diagnostic
    from builder.pipeline import Result
    from builder.record import Standing

Form = Literal["text", "json", "github", "sarif"]
FORMS: tuple[Form, ...] = ("text", "json", "github", "sarif")


class Voice(NamedTuple):
    """How results are told; ``aside`` where something else has standard output for itself."""

    form: Form = "text"
    quiet: bool = False
    verbose: bool = False
    colour: bool = False
    aside: bool = False


def say_result(result: Result, voice: Voice, *, writing: bool) -> None:
    """One result as text: diagnostics to standard error; what was made, or found, to standard output."""
    from builder.reports.text import counts_text, plain, unchecked_text, verdicts_text, verified_text

    shown = [d for d in result.diagnostics if d.severity == "error" or not voice.quiet]
    say_diagnostics(shown, voice, result)
    if voice.verbose and writing:
        say(verdicts_text(result), sys.stderr)
    if voice.quiet:
        return
    told = sys.stderr if result.error or voice.aside else sys.stdout
    if result.error:
        say(f"{plain(result.path)}: {counts_text(shown)}", told)
    elif writing:
        say("\n".join(result.outputs), told)
    elif result.ledger is not None:
        say(verified_text(result), told)
    else:
        say(verdicts_text(result), told)
    if unchecked := unchecked_text(result):
        say(f"{plain(result.path)}: {unchecked}", sys.stderr if writing else told)


def say_standing(path: str, standing: Standing, voice: Voice) -> None:
    """Outputs that need not be built, as if they had been, and that nothing was done for them."""
    if voice.quiet:
        return
    told = f", but it had {standing.warnings} warnings: `builder check` shows them" if standing.warnings else ""
    say(f"{_plain(path)}: nothing has changed since the last build{told}", sys.stderr)
    say("\n".join(standing.outputs))


def _plain(text: str) -> str:
    return text if text.isprintable() else text.encode("unicode_escape").decode()


def say_diagnostics(diagnostics: Iterable[Diagnostic], voice: Voice, result: Result | None = None) -> None:
    """Diagnostics to standard error; with their result, each with the line that it points at."""
    from builder.reports.text import diagnostic_text, in_order

    lines = None
    for diagnostic in in_order(diagnostics):
        pointed = None
        if result is not None:
            from builder.reports.excerpt import OutlineLines, point_at

            lines = lines or OutlineLines(result)
            pointed = point_at(diagnostic, lines)
        say(diagnostic_text(diagnostic, colour=voice.colour, pointed=pointed), sys.stderr)


def say_object(results: Sequence[Result], voice: Voice) -> None:
    """All results in the form that a program reads, on standard output."""
    if voice.form == "json":
        from builder.reports.json import json_text

        say(json_text(results))
    elif voice.form == "sarif":
        from builder.reports.sarif import sarif_text

        say(sarif_text(results))
    elif voice.form == "github":
        from builder.reports.github import workflow_commands

        if commands := workflow_commands(results, quiet=voice.quiet):
            say(commands)


def say(text: str, stream: TextIO | None = None, *, end: str = "\n") -> None:
    """Print; a reader that has gone away (``| head``) ends the printing, not the work or its verdict."""
    stream = stream or sys.stdout
    if stream is None:  # closed by whoever started us
        return
    try:
        stream.write(text + end)
        stream.flush()
    except BrokenPipeError:
        stop_printing(stream)


def say_bytes(data: bytes) -> None:
    """Print what has an encoding of its own, whatever that of standard output is."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        stop_printing(sys.stdout)


def stop_printing(stream: TextIO) -> None:
    """Let what is still to be printed to a stream go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
