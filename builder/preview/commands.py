"""The command line of the preview: `builder serve` and `builder watch`. Their exit codes are the command line's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from builder.options import check_handout, has_colour, limit_option
from builder.telling import Voice, say_diagnostics

if TYPE_CHECKING:
    from builder.model.diagnostic import BuilderError


def _check_editor(context: click.Context, parameter: click.Parameter, editor: str | None) -> str:
    """Refuse a template that leads into no editor."""
    from builder.preview.addresses import EDITOR, editor_problem

    if editor is not None and (problem := editor_problem(editor)):
        raise click.BadParameter(f"{editor!r}: {problem}")
    return editor or EDITOR


def _shared_options(command: Callable[..., Any]) -> Callable[..., Any]:
    options = (
        click.option("--theme", metavar="NAME|FILE", help="Use this theme instead of the outline's."),
        click.option("--template", metavar="FILE", help="Use the slide layouts of this PowerPoint file."),
        click.option(
            "--handout", metavar="FORM", callback=check_handout, help="The handout's form: 3-lines, 2-notes …"
        ),
        click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True),
        click.option("--no-color", is_flag=True, help="Print without colours; NO_COLOR does the same."),
        limit_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@_shared_options
@click.argument("outline", required=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="Listen at this address of the machine.")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="Listen at this port; any free one without.")
@click.option("--open/--no-open", "opened", default=True, help="Open the browser at the preview.")
@click.option(
    "--editor",
    envvar="BUILDER_EDITOR",
    metavar="LINK",
    callback=_check_editor,
    help="Links into your editor, with {path}, {line} and {column} in them; Visual Studio Code's without.",
)
@click.option("--quiet", is_flag=True, help="Print the address only.")
def serve(outline: str | None, no_color: bool, **given: Any) -> list[type[BuilderError]]:
    """Show deck, sheet and handout in the browser as they are saved.

    Without OUTLINE, the only sources/*/outline.yaml. The address that is printed has a token in it, without which
    nothing is shown; only this machine reaches it unless --host says otherwise.
    """
    from builder.model.diagnostic import UsageError
    from builder.preview.serving import serve_outline

    try:
        serve_outline(outline, **given)
    except UsageError as error:
        say_diagnostics(error.diagnostics, Voice(colour=has_colour(no_color)))
        return [UsageError]
    return []


@click.command()
@_shared_options
@click.argument("outlines", nargs=-1, metavar="[OUTLINE]...")
@click.option("--only", multiple=True, type=click.Choice(["deck", "sheet", "handout"]), help="Leave the others out.")
@click.option("--output", default="output", show_default=True, metavar="DIR", help="Where the files go.")
@click.option("--verify/--no-verify", default=True, help="Read the files back before they are written.")
@click.option("--strict", is_flag=True, help="Warnings are errors.")
@click.option("--quiet", is_flag=True, help="Print errors only.")
@click.option("--verbose", is_flag=True, help="Print the verdicts, and tracebacks of bugs.")
def watch(
    outlines: tuple[str, ...], no_color: bool, quiet: bool, verbose: bool, **given: Any
) -> list[type[BuilderError]]:
    """Build whenever something is saved, until it is interrupted.

    As `builder build` does for each outline whose folder has changed; what need not be built is not.
    """
    from builder.model.diagnostic import UsageError
    from builder.preview.rebuilding import watch_outlines

    voice = Voice("text", quiet, verbose, has_colour(no_color))
    try:
        watch_outlines(outlines, given, voice)
    except UsageError as error:
        say_diagnostics(error.diagnostics, voice)
        return [UsageError]
    return []
