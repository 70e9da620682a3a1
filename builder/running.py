"""Outlines one after the other through a command: what each comes to is told, and what ended it is handed back."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from builder.record import Asked, Standing, find_standing, publication_name
from builder.telling import Voice, say, say_bytes, say_diagnostics, say_object, say_result, say_standing

if TYPE_CHECKING:
    from builder.model.diagnostic import BuilderError, Diagnostic
    from builder.pipeline import Options, Result

Job = Literal["build", "check", "verify"]
Rank = Callable[["type[BuilderError]"], int]
"""Which of several errors counts: the one of the lowest rank."""


def run_outlines(
    outlines: Sequence[str],
    given: dict[str, Any],
    voice: Voice,
    job: Job,
    *,
    rank: Rank,
    report: str | None = None,
    force: bool = False,
    checking: bool = False,
) -> list[type[BuilderError]]:
    """Do one thing with each outline, and tell everything.

    Args:
        outlines: As named on the command line; without any, every ``sources/*/outline.yaml``.
        given: The other options.
        voice: How results are told.
        job: What is done; ``build`` builds only what has changed.
        rank: Which of several errors counts.
        report: Where the page of findings goes.
        force: Build even what has not changed.
        checking: Only tell what has changed.

    Returns:
        What ended outlines, each of those that did not come to their end.
    """
    paths = find_outlines(outlines)
    if problem := find_usage_problem(paths):
        return _refuse(problem, voice)
    results: list[Result] = []
    for path in paths:
        standing = _standing(path, given) if job == "build" and not force else None
        if standing is not None and not standing.reasons and voice.form == "text":
            say_standing(path, standing, voice)
            continue
        with _uncollected():
            result = _finish(_result(path, given, voice, job, standing, checking), given["strict"], rank)
        if voice.form == "text":
            say_result(result, voice, writing=job == "build")
        # A hundred outlines' articles need not be kept for nothing.
        needed = report is not None or voice.form != "text"
        results.append(result if needed else _slim(result))
    errors = [result.error for result in results]
    if report is not None:
        errors.append(_write_report(report, results, voice))
    say_object(results, voice)
    return [error for error in errors if error]


def _slim(result: Result) -> Result:
    from dataclasses import replace

    return replace(result, outline=None, sources={}, pictures={})


def _refuse(problem: Diagnostic, voice: Voice) -> list[type[BuilderError]]:
    from builder.model.diagnostic import UsageError

    say_diagnostics([problem], voice)
    say_object([], voice)
    return [UsageError]


def tell(results: Iterable[Result], voice: Voice, *, strict: bool, rank: Rank) -> list[type[BuilderError]]:
    """Tell results that are all there; what ended them."""
    finished = [_finish(result, strict, rank) for result in results]
    for result in finished:
        if voice.form == "text":
            say_result(result, voice, writing=False)
    say_object(finished, voice)
    return [result.error for result in finished if result.error]


# --- one outline ---------------------------------------------------------------------------------------------------


def _standing(path: str, given: dict[str, Any]) -> Standing:
    only = tuple(given["only"]) or None
    options = {name: given[name] for name in ("paper", "theme", "template", "handout", "strict", "verify")}
    return find_standing(path, given["output"], Asked(only, **options))


def _result(
    path: str, given: dict[str, Any], voice: Voice, job: Job, standing: Standing | None, checking: bool
) -> Result:
    from dataclasses import replace

    from builder import pipeline

    if standing is not None and checking and standing.reasons:
        return _outdated(path, standing)
    options = _read_options(**given)
    if standing is not None and not standing.reasons:
        # A program that reads what is told wants the findings, even of what need not be built.
        result = _attempt(path, options, voice, pipeline.examine)
        return result if result.error else replace(result, outputs=standing.outputs, current=True)
    if job == "verify":
        from builder.verifying import verify_outline

        return _attempt(path, options, voice, verify_outline)
    return _attempt(path, options, voice, pipeline.build if job == "build" else pipeline.check)


def _outdated(path: str, standing: Standing) -> Result:
    from builder.model.diagnostic import Diagnostic, OutputError
    from builder.pipeline import Result

    stale = (
        Diagnostic(
            "error",
            "output-stale",
            f"{' and '.join(reason.files)} {'are' if len(reason.files) > 1 else 'is'} out of date: {reason.why}",
            path,
        )
        for reason in standing.reasons
    )
    return Result(path, standing.outputs, diagnostics=tuple(stale), error=OutputError)


def _read_options(**given: Any) -> Options:
    from builder.pipeline import Options

    return Options(only=frozenset(given.pop("only")) or None, **given)


def _attempt(path: str, options: Options, voice: Voice, attempt: Callable[[str, Options], Result]) -> Result:
    """One outline through the pipeline; a bug in it becomes a result as well, and the next outline has its turn."""
    try:
        return attempt(path, options)
    except Exception as error:
        if isinstance(error.__context__, KeyboardInterrupt):  # what was cut off in the middle, such as an import
            raise KeyboardInterrupt from error
        return _bug(path, error, voice)


def _bug(path: str, error: Exception, voice: Voice) -> Result:
    from builder.model.diagnostic import BuilderError, Diagnostic
    from builder.pipeline import Result

    if voice.verbose:
        import traceback

        say("".join(traceback.format_exception(error)), sys.stderr, end="")
    message = f"this is a bug of ours, please report it: {type(error).__name__}"
    hint = "" if voice.verbose else "`--verbose` prints the traceback that a report needs"
    diagnostic = Diagnostic("error", "internal-error", message, path, hints=(hint,) if hint else ())
    return Result(path, diagnostics=(diagnostic,), error=BuilderError)


def _finish(result: Result, strict: bool, rank: Rank) -> Result:
    """Give diagnostics that name no file the outline's; with ``--strict``, make errors of warnings."""
    from dataclasses import replace

    named = tuple(d if d.file else replace(d, file=result.path) for d in result.diagnostics)
    warnings = [d for d in named if d.severity == "warning"]
    if not strict or not warnings:
        return replace(result, diagnostics=named)
    errors = tuple(replace(d, severity="error") for d in named)
    ends = (result.error, *map(_ended_by, warnings))
    return replace(result, diagnostics=errors, error=min((e for e in ends if e), key=rank))


def _ended_by(warning: Diagnostic) -> type[BuilderError]:
    from builder.codes import EXPLANATIONS
    from builder.model.diagnostic import OutlineError

    return EXPLANATIONS[warning.code].ends if warning.code in EXPLANATIONS else OutlineError


# --- all of them ----------------------------------------------------------------------------------------------------


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection: a build makes hardly a cycle, and looking for them costs a tenth of a large one."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def find_outlines(given: Iterable[str]) -> list[str]:
    """The outlines meant, each once, by the names that the user knows them by."""
    paths = list(dict.fromkeys(_outline_in(path) for path in given))
    return paths or sorted(path.as_posix() for path in Path("sources").glob("*/outline.yaml"))


def find_usage_problem(paths: Sequence[str]) -> Diagnostic | None:
    """Why these outlines can't be built in one run; None where they can."""
    shared = next(_same_names(paths), None)
    if paths and not shared:
        return None
    from builder.model.diagnostic import Diagnostic

    if not paths:
        hint = "name an outline, or begin one with `builder new NAME`"
        return Diagnostic("error", "no-outlines", "there is no sources/*/outline.yaml here", ".", hints=(hint,))
    assert shared is not None
    message = f"the outputs would have the name of those of {shared[0]}"
    hint = "rename one of the two folders, or build them with different --output folders"
    return Diagnostic("error", "same-name", message, shared[1], hints=(hint,))


def _same_names(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Outlines whose outputs have the same names; the sheet of one may have that of another's handout."""
    first: dict[str, str] = {}
    for path in paths:
        name = publication_name(path).casefold()
        other = first.setdefault(name, path)
        other = first.get(name.removesuffix("-handout"), other)
        other = first.get(f"{name}-handout", other)
        if other != path:
            yield other, path


def _outline_in(path: str) -> str:
    """The outline itself where a publication's folder is given."""
    inside = Path(path) / "outline.yaml"
    return inside.as_posix() if inside.is_file() else path


def _write_report(report: str, results: list[Result], voice: Voice) -> type[BuilderError] | None:
    """Write the page, with as much in it as the phases came to; the error where it can't be written."""
    from builder.model.diagnostic import WriteError
    from builder.reports.page import page_bytes
    from builder.reports.text import plain
    from builder.reports.writing import write_page

    page = page_bytes(results)
    if report == "-":
        say_bytes(page)
        return None
    try:
        write_page(report, page)
    except WriteError as error:
        say_diagnostics(error.diagnostics, voice)
        return type(error)
    if voice.form == "text" and not voice.quiet:
        say(plain(report))
    return None
