"""Who is let in: requests that name this server as it is reached, and know the token in its address."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from ipaddress import ip_address
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LOOPBACK = ("localhost", "127.0.0.1", "::1")
_ANY = ("0.0.0.0", "::")

POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PICTURE_POLICY = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
HEADERS = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


def new_token() -> str:
    """What has to be known to be let in; another one at each start."""
    return secrets.token_urlsafe(18)


def is_known_host(header: str, host: str) -> bool:
    """Whether a ``Host`` header names the server as it is reached.

    A page elsewhere can have its own name lead to this machine; the header then has that name, which is refused.

    Args:
        header: As the request has it, with or without a port.
        host: What the server listens at.
    """
    name = _without_port(header).lower()
    if name in LOOPBACK or name == host.lower():
        return True
    return host in _ANY and _is_address(name)


def _without_port(header: str) -> str:
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.rpartition(":")[0] if header.count(":") == 1 else header


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


class Guard:
    """Lets requests through to an app, and gives its answers the headers that all of them have."""

    def __init__(self, app: App, host: str, token: str) -> None:
        self._app, self._host, self._token = app, host, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = dict(scope["headers"])
        if not is_known_host(headers.get(b"host", b"").decode("latin-1"), self._host):
            await _refuse(send, 421, b"This preview is not reached by that name.\n")
            return
        first = scope["path"].split("/")[1] if scope["path"].count("/") else ""
        if not hmac.compare_digest(first.encode(), self._token.encode()):
            await _refuse(send, 404, b"There is nothing here. The preview's address has a token in it.\n")
            return
        await self._app(scope, receive, _with_headers(send))


def _with_headers(send: Send) -> Send:
    async def answer(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            given = {name.lower() for name, _ in message["headers"]}
            added = {"content-security-policy": POLICY, "cache-control": "no-store", **HEADERS}
            more = [(k.encode(), v.encode()) for k, v in added.items() if k.encode() not in given]
            message = {**message, "headers": [*message["headers"], *more]}
        await send(message)

    return answer


async def _refuse(send: Send, status: int, told: bytes) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(told)).encode())]
    headers += [(name.encode(), value.encode()) for name, value in HEADERS.items()]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": told})
