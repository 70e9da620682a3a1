"""Arguments in, diagnostics and exit codes out. Nothing else decides an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from builder import __version__
from builder.telling import FORMS, Voice, say, say_bytes, say_diagnostics, say_object, say_result, stop_printing

if TYPE_CHECKING:
    from builder.model.diagnostic import BuilderError, Diagnostic
    from builder.model.outline import Output
    from builder.pipeline import Options, Result

BUG, USAGE, INTERRUPTED = 1, 2, 130
_EXIT_CODES = {
    "UsageError": USAGE,
    "OutlineError": 3,
    "SourceError": 4,
    "EvidenceError": 5,
    "FitError": 6,
    "RenderError": 7,
    "WriteError": 8,
    "OutputError": 9,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Those of the command line where None.

    Returns:
        The exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        done = commands.main(args=arguments, prog_name="builder", standalone_mode=False)
        return done if isinstance(done, int) else 0
    except click.ClickException as error:
        error.show(sys.stderr)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except SystemExit:  # click's own answer where the reader of --help has gone away
        stop_printing(sys.stdout)
        return 0
    except OSError as error:  # the disk that standard output goes to is full, for instance
        stop_printing(sys.stdout)
        say(f"error: the result can't be printed: {error.strerror}", sys.stderr)
        return _EXIT_CODES["WriteError"]
    except Exception as error:
        if "--verbose" in (sys.argv if arguments is None else arguments):
            raise
        say(f"error: this is a bug of ours, please report it: {type(error).__name__}: {error}", sys.stderr)
        return BUG


# --- options -------------------------------------------------------------------------------------------------------


def _publication_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options that checking and building share."""
    options = (
        click.option("--only", multiple=True, type=click.Choice(["deck", "sheet"]), help="Leave the other out."),
        click.option("--theme", metavar="NAME|FILE", help="Use this theme instead of the outline's."),
        click.option("--template", metavar="FILE", help="Use the slide layouts of this PowerPoint file."),
        click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True),
        click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True),
        click.option("--strict", is_flag=True, help="Warnings are errors."),
        click.option("--quiet", is_flag=True, help="Print errors only."),
        click.option("--verbose", is_flag=True, help="Print the verdicts, and tracebacks of bugs."),
        click.option("--no-color", is_flag=True, help="Print without colours; NO_COLOR does the same."),
    )
    for option in reversed(options):
        command = option(command)
    return click.argument("outlines", nargs=-1, metavar="[OUTLINE]...")(command)


def _take_voice(given: dict[str, Any]) -> Voice:
    """Take out of the options given those that are about telling; the rest are the pipeline's."""
    form, quiet, verbose, no_color = (given.pop(name) for name in ("form", "quiet", "verbose", "no_color"))
    colour = not no_color and not os.environ.get("NO_COLOR") and sys.stderr.isatty()
    return Voice(form, quiet, verbose, colour)


def _read_options(only: tuple[Output, ...], **others: Any) -> Options:
    from builder.pipeline import Options

    return Options(only=frozenset(only or ("deck", "sheet")), **others)


def _check_report(context: click.Context, parameter: click.Parameter, report: str | None) -> str | None:
    """Refuse a report's name that was meant for something else: an outline's, most likely."""
    if report not in (None, "-") and Path(report).suffix.lower() not in (".html", ".htm"):
        raise click.BadParameter(f"{report!r} is not the name of an .html file")
    return report


# --- commands ------------------------------------------------------------------------------------------------------


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="builder", message="%(prog)s %(version)s")
def commands() -> None:
    """One outline of an article's findings, written as a PowerPoint deck and a PDF fact sheet."""


@commands.command()
@_publication_options
@click.option("--output", default="output", show_default=True, metavar="DIR", help="Where the files go.")
@click.option("--verify/--no-verify", default=True, help="Read the files back before they are written.")
def build(outlines: tuple[str, ...], **given: Any) -> int:
    """Check outlines and write deck and sheet of each.

    Without OUTLINE, every sources/*/outline.yaml. The files take the name of the outline's folder.
    """
    return _run(outlines, given, writing=True)


@commands.command()
@_publication_options
@click.option("--output", default="output", show_default=True, metavar="DIR", help="Where the files are.")
def verify(outlines: tuple[str, ...], **given: Any) -> int:
    """Read written decks and sheets back and prove that they carry what the outline says.

    OUTLINE may be a .pptx or .pdf file, wherever it came from: it is held against the ledger that it carries. Without
    OUTLINE, the outputs of every sources/*/outline.yaml.
    """
    from builder.verifying import is_output, verify_files, verify_outline

    files = [path for path in outlines if is_output(path)]
    if not files:
        return _run(outlines, given, attempt=verify_outline)
    if len(files) < len(outlines):
        raise click.UsageError("name outlines or finished files, not both")
    return _conclude(list(verify_files(files)), _take_voice(given), strict=given["strict"])


@commands.command()
@_publication_options
@click.option(
    "--report", metavar="FILE", callback=_check_report, help="Write a page of the findings beside their sources."
)
@click.option("--accept-source", is_flag=True, help="Where all is right, confirm the sources as they are now.")
def check(outlines: tuple[str, ...], report: str | None, **given: Any) -> int:
    """Check outlines as build does, and write nothing but what is asked for.

    FILE is the name of an .html file; `-` is standard output. The sources are confirmed in a file beside the outline,
    sources.lock: from then on, what changes in them is told finding by finding.
    """
    if report == "-" and given["form"] != "text":
        raise click.UsageError(f"--format {given['form']} needs standard output for itself: give the report a file")
    return _run(outlines, given, writing=False, report=report)


@commands.command()
def schema() -> int:
    """Print the JSON Schema of the outline, for editors."""
    from builder.outline.schema import schema_text

    say(schema_text(), end="")
    return 0


@commands.command()
@click.argument("name")
def new(name: str) -> int:
    """Begin a publication: a folder under sources/ with an outline that builds."""
    from builder.model.diagnostic import BuilderError
    from builder.starter import write_starter

    try:
        paths = write_starter(name)
    except BuilderError as error:
        say_diagnostics(error.diagnostics, Voice())
        return _exit_code(type(error))
    say("\n".join(paths))
    return 0


@commands.command()
@click.argument("code", required=False)
def explain(code: str | None) -> int:
    """Say what a diagnostic means and how to mend it; without CODE, list them all."""
    from builder.codes import EXPLANATIONS

    if code is None:
        width = max(map(len, EXPLANATIONS))
        say(
            "\n".join(
                f"{name:<{width}}  {e.meaning.partition('. ')[0].rstrip('.')}." for name, e in EXPLANATIONS.items()
            )
        )
        return 0
    explanation = EXPLANATIONS.get(code)
    if explanation is None:
        _refuse_code(code, EXPLANATIONS)
    example = "\n".join(f"    {line}" for line in explanation.example.splitlines())
    exit_code = _exit_code(explanation.ends)
    say(f"{code} (exit code {exit_code})\n\n{explanation.meaning}\n\n{example}\n\n{explanation.mend}")
    return 0


@commands.command()
def doctor() -> int:
    """Show versions, fonts, optional tools and limits; the exit code is 7 where something needed is missing."""
    from builder.doctor import examine

    findings = examine()
    width = max(len(finding.name) for finding in findings)
    group = ""
    for finding in findings:
        if finding.group != group:
            group = finding.group
            say(group)
        say(f"  {finding.name:<{width}}  {finding.value}")
    return _EXIT_CODES["RenderError"] if any(finding.missing for finding in findings) else 0


# --- running -------------------------------------------------------------------------------------------------------


def _conclude(results: list[Result], voice: Voice, *, strict: bool) -> int:
    """Tell results that are all there, and take the lowest code that is not 0."""
    finished = [_finish(result, strict) for result in results]
    for result in finished:
        if voice.form == "text":
            say_result(result, voice, writing=False)
    say_object(finished, voice)
    return min((_exit_code(result.error) for result in finished if result.error), default=0)


def _run(
    outlines: tuple[str, ...],
    given: dict[str, Any],
    *,
    writing: bool = False,
    report: str | None = None,
    attempt: Callable[[str, Options], Result] | None = None,
) -> int:
    """Check or build each outline, or what is attempted instead; tell everything, and take the lowest code not 0."""
    from builder.model.diagnostic import UsageError

    voice = replace(_take_voice(given), aside=report == "-")
    try:
        paths = _find_outlines(outlines)
    except UsageError as error:
        say_diagnostics(error.diagnostics, voice)
        say_object([], voice)
        return USAGE
    options = _read_options(**given)
    needed = report is not None or voice.form != "text"
    results = []
    for path in paths:
        with _uncollected():
            result = _finish(_attempt(path, options, voice, attempt or _job(writing)), options.strict)
        if voice.form == "text":
            say_result(result, voice, writing=writing)
        # A hundred outlines' articles need not be kept for nothing.
        results.append(result if needed else replace(result, outline=None, sources={}))
    errors = [result.error for result in results]
    if report is not None:
        errors.append(_write_report(report, results, voice))
    say_object(results, voice)
    return min((_exit_code(error) for error in errors if error), default=0)


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


def _find_outlines(given: Iterable[str]) -> list[str]:
    """The outlines meant, each once, by the names that the user knows them by."""
    from builder.model.diagnostic import Diagnostic, UsageError
    from builder.pipeline import publication_name

    paths = list(dict.fromkeys(_outline_in(path) for path in given))
    paths = paths or sorted(path.as_posix() for path in Path("sources").glob("*/outline.yaml"))
    if not paths:
        hint = "name an outline, or begin one with `builder new NAME`"
        raise UsageError(
            [Diagnostic("error", "no-outlines", "there is no sources/*/outline.yaml here", ".", hints=(hint,))]
        )
    first: dict[str, str] = {}
    for path in paths:
        other = first.setdefault(publication_name(path).casefold(), path)
        if other != path:
            message = f"the outputs would have the name of those of {other}"
            hint = "rename one of the two folders, or build them with different --output folders"
            raise UsageError([Diagnostic("error", "same-name", message, path, hints=(hint,))])
    return paths


def _outline_in(path: str) -> str:
    """The outline itself where a publication's folder is given."""
    inside = Path(path) / "outline.yaml"
    return inside.as_posix() if inside.is_file() else path


def _job(writing: bool) -> Callable[[str, Options], Result]:
    from builder import pipeline

    return pipeline.build if writing else pipeline.check


def _attempt(path: str, options: Options, voice: Voice, attempt: Callable[[str, Options], Result]) -> Result:
    """One outline through the pipeline; a bug in it becomes a result as well, and the next outline has its turn."""
    try:
        return attempt(path, options)
    except Exception as error:
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


def _finish(result: Result, strict: bool) -> Result:
    """Give diagnostics that name no file the outline's; with ``--strict``, make errors of warnings."""
    named = tuple(d if d.file else replace(d, file=result.path) for d in result.diagnostics)
    warnings = [d for d in named if d.severity == "warning"]
    if not strict or not warnings:
        return replace(result, diagnostics=named)
    errors = tuple(replace(d, severity="error") for d in named)
    ends = (result.error, *map(_ended_by, warnings))
    return replace(result, diagnostics=errors, error=min((e for e in ends if e), key=_exit_code))


def _ended_by(warning: Diagnostic) -> type[BuilderError]:
    from builder.codes import EXPLANATIONS
    from builder.model.diagnostic import OutlineError

    return EXPLANATIONS[warning.code].ends if warning.code in EXPLANATIONS else OutlineError


def _exit_code(error: type[BuilderError]) -> int:
    return _EXIT_CODES.get(error.__name__, BUG)


def _refuse_code(code: str, known: Iterable[str]) -> NoReturn:
    from difflib import get_close_matches

    close = get_close_matches(code, list(known), n=1)
    hint = f"did you mean `{close[0]}`?" if close else "`builder explain` lists them all"
    raise click.UsageError(f"there is no diagnostic with the code {code!r}; {hint}")
