"""`builder serve`: a session, its server on a port of this machine, and the browser opened at it."""

from __future__ import annotations

import contextlib
import logging
import socket
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from builder.model.diagnostic import Diagnostic, UsageError
from builder.preview.missing import missing_part
from builder.running import find_outlines, find_usage_problem
from builder.telling import say

if TYPE_CHECKING:
    import uvicorn

    from builder.preview.session import Session


def serve_outline(
    outline: str | None, *, host: str, port: int, editor: str, opened: bool, quiet: bool, **look: str | None
) -> None:
    """Serve the preview of an outline until it is interrupted. The address goes to standard output.

    Args:
        outline: As named on the command line; None for the only one that there is.
        host: Where to listen; only this machine reaches ``127.0.0.1``.
        port: 0 for any that is free.
        editor: Template of links into the author's editor.
        opened: Whether to open the browser.
        quiet: Whether to say nothing but the address.
        look: Theme, template, paper and handout, where the command line names them.

    Raises:
        UsageError: Which outline is not clear, a part that the preview needs is not installed, or the address can't be
            listened at.
    """
    path = _only_outline(outline)
    listening = _listen(host, port)
    try:
        server, token = _server(path, host, editor, look)
    except ModuleNotFoundError as error:
        listening.close()
        raise UsageError([missing_part(error)]) from error
    address = f"http://{_shown_host(host)}:{listening.getsockname()[1]}/{token}/"
    say(address)
    sys.stdout.flush()
    if not quiet:
        say("The preview follows the files as they are saved. Ctrl-C ends it.", sys.stderr)
    if opened:
        import webbrowser

        webbrowser.open(address)
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


def make_server(session: Session, token: str, host: str, editor: str) -> uvicorn.Server:
    """A server of a session, for sockets that listen at ``host``."""
    import uvicorn

    from builder.preview.server import Preview

    preview = Preview(session, token, editor)

    class Server(uvicorn.Server):
        """One that ends the streams of events before it waits for its connections to end."""

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            await preview.end()
            await super().shutdown(sockets)

    settings = uvicorn.Config(
        preview.app(host),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=1,
    )
    return Server(settings)


def _server(path: str, host: str, editor: str, look: Mapping[str, Any]) -> tuple[uvicorn.Server, str]:
    """A server of an outline's preview, and the token that its address has."""
    from builder.pipeline import Options
    from builder.preview.guard import new_token
    from builder.preview.session import Session

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # dates of fonts are nobody's concern here
    token = new_token()
    return make_server(Session(path, Options(**look)), token, host, editor), token


def _only_outline(outline: str | None) -> str:
    """The outline meant.

    Raises:
        UsageError: There is none, or more than one.
    """
    paths = find_outlines([outline] if outline else [])
    if problem := find_usage_problem(paths):
        raise UsageError([problem])
    if len(paths) > 1:
        named = ", ".join(paths[:6])
        hint = f"name one of them: {named}{' …' if len(paths) > 6 else ''}"
        raise UsageError([Diagnostic("error", "many-outlines", "there is more than one outline", ".", hints=(hint,))])
    return paths[0]


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)  # whoever is told the address may come before the server has started
    except OSError as error:
        message = f"can't listen at {host}:{port}: {error.strerror or error}"
        hint = "choose another --port, or none for one that is free"
        raise UsageError([Diagnostic("error", "address-taken", message, ".", hints=(hint,))]) from error
    return listening


def _shown_host(host: str) -> str:
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{name}]" if ":" in name else name
