"""`builder serve`: a session, its server on a port of this machine, and the browser opened at it."""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING

from builder.model.diagnostic import Diagnostic, UsageError
from builder.telling import say

if TYPE_CHECKING:
    from builder.pipeline import Options


def serve(path: str, options: Options, *, host: str, port: int, editor: str, opened: bool, quiet: bool) -> None:
    """Serve the preview of an outline until it is interrupted. The address goes to standard output.

    Args:
        host: Where to listen; only this machine reaches ``127.0.0.1``.
        port: 0 for any that is free.
        editor: Template of links into the author's editor.
        opened: Whether to open the browser.
        quiet: Whether to say nothing but the address.

    Raises:
        UsageError: A part that the preview needs is not installed, or the address can't be listened at.
    """
    try:
        import uvicorn

        from builder.preview.guard import new_token
        from builder.preview.server import Preview
        from builder.preview.session import Session
    except ModuleNotFoundError as error:
        raise UsageError([missing_part(error)]) from error
    listening = _listen(host, port)
    session = Session(path, options)
    preview = Preview(session, token := new_token(), editor)
    address = f"http://{_shown_host(host)}:{listening.getsockname()[1]}/{token}/"
    settings = uvicorn.Config(
        preview.app(host),
        log_level="warning",
        access_log=False,
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=1,
    )
    say(address)
    sys.stdout.flush()
    if not quiet:
        say("The preview follows the files as they are saved. Ctrl-C ends it.", sys.stderr)
    if opened:
        import webbrowser

        webbrowser.open(address)
    server = uvicorn.Server(settings)
    server.run(sockets=[listening])


def missing_part(error: ModuleNotFoundError) -> Diagnostic:
    """What is told where the extra is not installed."""
    hint = "install it with `pip install 'builder[serve]'`"
    return Diagnostic("error", "part-missing", f"the preview needs {error.name}", ".", hints=(hint,))


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError as error:
        message = f"can't listen at {host}:{port}: {error.strerror or error}"
        hint = "choose another --port, or none for one that is free"
        raise UsageError([Diagnostic("error", "address-taken", message, ".", hints=(hint,))]) from error
    return listening


def _shown_host(host: str) -> str:
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{name}]" if ":" in name else name
