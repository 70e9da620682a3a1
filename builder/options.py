"""Options that more than one command takes, and how what is given for them is checked."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from builder.telling import FORMS, Voice


def _set_limits(context: click.Context, parameter: click.Parameter, settings: tuple[str, ...]) -> None:
    """Have other limits until the command has ended."""
    if not settings:
        return
    from builder.model.limits import changed, in_force

    try:
        context.with_resource(in_force(changed(settings)))
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


limit_option = click.option(
    "--limit",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_set_limits,
    expose_value=False,
    help="Change a limit; `builder doctor` lists them.",
)


def publication_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options that checking and building share."""
    options = (
        click.option(
            "--only", multiple=True, type=click.Choice(["deck", "sheet", "handout"]), help="Leave the others out."
        ),
        click.option("--theme", metavar="NAME|FILE", help="Use this theme instead of the outline's."),
        click.option("--template", metavar="FILE", help="Use the slide layouts of this PowerPoint file."),
        click.option(
            "--handout",
            metavar="FORM",
            callback=check_handout,
            help="Write a handout: 3-lines, 2-notes, speaker …",
        ),
        click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True),
        click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True),
        click.option("--strict", is_flag=True, help="Warnings are errors."),
        click.option("--quiet", is_flag=True, help="Print errors only."),
        click.option("--verbose", is_flag=True, help="Print the verdicts, and tracebacks of bugs."),
        click.option("--no-color", is_flag=True, help="Print without colours; NO_COLOR does the same."),
        limit_option,
    )
    for option in reversed(options):
        command = option(command)
    return click.argument("outlines", nargs=-1, metavar="[OUTLINE]...")(command)


def take_voice(given: dict[str, Any]) -> Voice:
    """Take out of the options given those that are about telling; the rest are the pipeline's."""
    form, quiet, verbose, no_color = (given.pop(name) for name in ("form", "quiet", "verbose", "no_color"))
    return Voice(form, quiet, verbose, has_colour(no_color))


def has_colour(refused: bool) -> bool:
    return not refused and not os.environ.get("NO_COLOR") and sys.stderr.isatty()


def check_handout(context: click.Context, parameter: click.Parameter, form: str | None) -> str | None:
    """Refuse a form that no handout has; a run that asks for none need not import what forms there are."""
    if form is not None:
        from builder.model.handout import HANDOUTS

        if form not in HANDOUTS:
            raise click.BadParameter(f"{form!r} is not one of {', '.join(HANDOUTS)}")
    return form


def check_report(context: click.Context, parameter: click.Parameter, report: str | None) -> str | None:
    """Refuse a report's name that was meant for something else: an outline's, most likely."""
    if report not in (None, "-") and Path(report).suffix.lower() not in (".html", ".htm"):
        raise click.BadParameter(f"{report!r} is not the name of an .html file")
    return report


def read_shard(context: click.Context, parameter: click.Parameter, shard: str | None) -> tuple[int, int]:
    if shard is None:
        return 1, 1
    part, _, parts = shard.partition("/")
    if not (part.isascii() and part.isdigit() and parts.isascii() and parts.isdigit() and len(shard) < 16):
        raise click.BadParameter("write the part's number, a stroke, and how many there are: 1/4")
    if not 1 <= int(part) <= int(parts):
        raise click.BadParameter(f"there is no part {part} of {parts}")
    return int(part), int(parts)
