"""Arguments in, diagnostics and exit codes out. Nothing else decides an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import click

from builder import __version__
from builder.options import (
    check_report,
    has_colour,
    limit_option,
    publication_options,
    read_shard,
    take_voice,
)
from builder.telling import Voice, say, say_diagnostics, stop_printing

if TYPE_CHECKING:
    from builder.model.diagnostic import BuilderError
    from builder.running import Job

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
    _fill_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        done = commands.main(args=arguments, prog_name="builder", standalone_mode=False)
        return _lowest(done) if isinstance(done, list) else done if isinstance(done, int) else 0
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


def _fill_closed_streams() -> None:
    """Have somewhere for what is printed to go where whoever started us closed a stream.

    A file opened later would take the number of the closed one, and what is printed would go into it.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, os.O_RDWR)
            if descriptor == number:
                setattr(sys, name, os.fdopen(descriptor, "w" if number else "r", encoding="utf-8"))
            else:
                os.close(descriptor)


# --- commands ------------------------------------------------------------------------------------------------------


class _Commands(click.Group):
    """The commands of this module, and those of the preview, which are imported where they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), "serve", "watch"])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in ("serve", "watch"):
            return super().get_command(ctx, cmd_name)
        from builder.preview import commands as live

        return live.serve if cmd_name == "serve" else live.watch


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="builder", message="%(prog)s %(version)s")
def commands() -> None:
    """One outline of an article's findings, written as a PowerPoint deck and a PDF fact sheet."""


@commands.command()
@publication_options
@click.option("--output", default="output", show_default=True, metavar="DIR", help="Where the files go.")
@click.option("--verify/--no-verify", default=True, help="Read the files back before they are written.")
@click.option("--force", is_flag=True, help="Build even what has not changed.")
@click.option("--check", "checking", is_flag=True, help="Build nothing; exit code 9 where a file is out of date.")
def build(outlines: tuple[str, ...], force: bool, checking: bool, **given: Any) -> int:
    """Check outlines and write deck and sheet of each, and the handout where one is asked for, if anything has changed.

    Without OUTLINE, every sources/*/outline.yaml. The files take the name of the outline's folder; NAME.build.json
    beside them says what they were made from.
    """
    if force and checking:
        raise click.UsageError("--force builds, --check does not: choose one of them")
    return _run(outlines, given, job="build", force=force, checking=checking)


@commands.command()
@publication_options
@click.option("--output", default="output", show_default=True, metavar="DIR", help="Where the files are.")
def verify(outlines: tuple[str, ...], **given: Any) -> int:
    """Read written decks, sheets and handouts back and prove that they carry what the outline says.

    OUTLINE may be a .pptx or .pdf file, wherever it came from: it is held against the ledger that it carries. Without
    OUTLINE, the outputs of every sources/*/outline.yaml.
    """
    from builder.running import tell
    from builder.verifying import is_output, verify_files

    files = [path for path in outlines if is_output(path)]
    if not files:
        return _run(outlines, given, job="verify")
    if len(files) < len(outlines):
        raise click.UsageError("name outlines or finished files, not both")
    return _lowest(tell(verify_files(files), take_voice(given), strict=given["strict"], rank=_exit_code))


@commands.command()
@publication_options
@click.option(
    "--report", metavar="FILE", callback=check_report, help="Write a page of the findings beside their sources."
)
@click.option("--accept-source", is_flag=True, help="Where all is right, confirm the sources as they are now.")
@click.option("--published", is_flag=True, help="Where all is right, write down what this edition says.")
def check(outlines: tuple[str, ...], report: str | None, **given: Any) -> int:
    """Check outlines as build does, and write nothing but what is asked for.

    FILE is the name of an .html file; `-` is standard output. The sources are confirmed in a file beside the outline,
    sources.lock: from then on, what changes in them is told finding by finding. What a published edition says is
    written down in published.lock: a later one with `changes: true` tells what has changed since.
    """
    if report == "-" and given["form"] != "text":
        raise click.UsageError(f"--format {given['form']} needs standard output for itself: give the report a file")
    return _run(outlines, given, job="check", report=report)


@commands.command()
@click.argument("old")
@click.argument("new")
@click.option("--outline", "outlines", multiple=True, metavar="FILE", help="Of revisions, compare this outline only.")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@click.option("--no-color", is_flag=True, help="Print without colours; NO_COLOR does the same.")
@limit_option
def diff(old: str, new: str, outlines: tuple[str, ...], form: str, no_color: bool) -> int:
    """Say finding by finding what changed between two outlines, decks, sheets or revisions of git.

    OLD and NEW are files, REVISION:FILE, or revisions. Markdown is the text of a pull request.
    """
    from builder.comparing import compare
    from builder.model.diagnostic import UsageError
    from builder.reports.changes import told_changes

    voice = Voice(colour=has_colour(no_color))
    try:
        compared = compare(old, new, outlines)
    except UsageError as error:
        say_diagnostics(error.diagnostics, voice)
        return USAGE
    if form != "json":
        say_diagnostics([diagnostic for each in compared for diagnostic in each.diagnostics], voice)
    if told := told_changes(compared, form):
        say(told)
    return _lowest(each.error for each in compared if each.error)


@commands.command()
@click.argument("outline")
@click.option("--records", required=True, metavar="FILE", help="One record a row: .csv, .xlsx or .jsonl.")
@click.option(
    "--name", default="", metavar="PATTERN", help="The files' names: '{urn}-{school}'; the first field alone."
)
@click.option(
    "--output", default="output", show_default=True, metavar="DIR|ADDRESS", help="They go into DIR/NAME/; s3://… too."
)
@click.option("--only", multiple=True, type=click.Choice(["deck", "sheet"]), help="Leave the other out.")
@click.option("--theme", metavar="NAME|FILE", help="Use this theme instead of the outline's.")
@click.option("--template", metavar="FILE", help="Use the slide layouts of this PowerPoint file.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@limit_option
@click.option("--skip-bad", is_flag=True, help="Leave out records that are not right, and list them.")
@click.option("--shard", callback=read_shard, metavar="I/N", help="Of N parts of the records, make the I-th.")
@click.option("--jobs", type=click.IntRange(1, 512), default=None, help="Worker processes; as many as processors.")
@click.option("--cluster", default="", metavar="ADDRESS", help="Use the workers of this Dask scheduler instead.")
@click.option("--strict", is_flag=True, help="Warnings about the outline are errors.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--quiet", is_flag=True, help="Print errors only.")
@click.option("--no-color", is_flag=True, help="Print without colours; NO_COLOR does the same.")
def editions(outline: str, **given: Any) -> int:
    """Write a deck and a sheet of OUTLINE for each record.

    What came of each record is written to editions.jsonl beside them. The same command goes on where a run was stopped.
    """
    from builder.producing import produce

    voice = Voice(given.pop("form"), given.pop("quiet"), False, has_colour(given.pop("no_color")))
    errors, interrupted = produce(outline, given, voice)
    if interrupted:
        return INTERRUPTED
    return min((_EXIT_CODES.get(error, BUG) for error in errors), default=0)


@commands.group()
def template() -> None:
    """Look at PowerPoint templates."""


@template.command("check")
@click.argument("file")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Warnings are errors.")
@click.option("--no-color", is_flag=True, help="Print without colours; NO_COLOR does the same.")
@limit_option
def check_template(file: str, form: str, strict: bool, no_color: bool) -> int:
    """Say which slide layouts of a template serve what, what is missing, and how much text fits."""
    from dataclasses import replace

    from builder.model.diagnostic import RenderError
    from builder.reports.template import survey_json, survey_text
    from builder.survey import survey_template

    voice = Voice(colour=not no_color and not os.environ.get("NO_COLOR") and sys.stderr.isatty())
    try:
        survey = survey_template(file)
    except RenderError as error:
        say_diagnostics(error.diagnostics, voice)
        return _exit_code(RenderError)
    say(survey_json(survey) if form == "json" else survey_text(survey))
    found = [replace(d, severity="error") if strict else d for d in survey.diagnostics]
    if form == "text":
        say_diagnostics(found, voice)
    return _exit_code(RenderError) if strict and found else 0


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
@limit_option
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


# --- runs ----------------------------------------------------------------------------------------------------------


def _run(outlines: tuple[str, ...], given: dict[str, Any], *, job: Job, **how: Any) -> int:
    from builder.running import run_outlines

    voice = take_voice(given)._replace(aside=how.get("report") == "-")
    return _lowest(run_outlines(outlines, given, voice, job, rank=_exit_code, **how))


def _lowest(errors: Iterable[type[BuilderError]]) -> int:
    return min(map(_exit_code, errors), default=0)


# --- exit codes ---------------------------------------------------------------------------------------------------


def _exit_code(error: type[BuilderError]) -> int:
    return _EXIT_CODES.get(error.__name__, BUG)


def _refuse_code(code: str, known: Iterable[str]) -> NoReturn:
    from difflib import get_close_matches

    close = get_close_matches(code, list(known), n=1)
    hint = f"did you mean `{close[0]}`?" if close else "`builder explain` lists them all"
    raise click.UsageError(f"there is no diagnostic with the code {code!r}; {hint}")
