"""The server: pages, pictures and files of one session, and events when there is something new to see."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from builder import reports
from builder.model.diagnostic import BuilderError
from builder.preview.addresses import read_where
from builder.preview.guard import PICTURE_POLICY, App, Guard
from builder.preview.page import page_bytes
from builder.preview.session import Session, State
from builder.preview.watching import changes
from builder.reports.text import diagnostic_text

_STATIC = {
    "verdicts.css": "text/css; charset=utf-8",
    "preview.css": "text/css; charset=utf-8",
    "preview.js": "text/javascript; charset=utf-8",
    "merging.js": "text/javascript; charset=utf-8",
    "clock.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
_FILES = {
    "deck": (".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "sheet": (".pdf", "application/pdf"),
    "handout": ("-handout.pdf", "application/pdf"),
}
_KEY = re.compile("[0-9a-f]{32}")
_BEAT_SECONDS = 15.0


class Preview:
    """The app of one session; ``token`` begins all of its addresses."""

    def __init__(self, session: Session, token: str, editor: str) -> None:
        self.session = session
        self.base = f"/{token}"
        self.editor = editor
        self.stop = asyncio.Event()
        self._changed = asyncio.Condition()

    def app(self, host: str) -> App:
        """What a server runs."""
        base = self.base
        routes = [
            Route(f"{base}/", self.first),
            Route(base, self.first),
            Route(f"{base}/events", self.events),
            Route(f"{base}/picture/{{key}}.svg", self.picture),
            Route(f"{base}/file/{{kind}}", self.file),
            Route(f"{base}/static/{{name}}", self.static),
            Route(f"{base}/{{view}}/{{number:int}}", self.page),
        ]
        return Guard(Starlette(routes=routes, lifespan=self._lifespan), host, base[1:])

    @asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        loop = asyncio.get_running_loop()

        def tell(state: State) -> None:
            asyncio.run_coroutine_threadsafe(self._tell(), loop)

        self.session.tell = tell
        watcher = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            await self.end()
            await watcher

    async def end(self) -> None:
        """End what goes on: streams of events, and watching."""
        self.stop.set()
        await self._tell()

    async def _watch(self) -> None:
        path = Path(self.session.path)
        options = self.session.options
        others = [Path(name) for name in (options.template, options.theme) if name and Path(name).suffix]
        async for _ in changes(path.absolute().parent, others, self.stop):
            await run_in_threadpool(self.session.refresh)

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    # --- answers -----------------------------------------------------------------------------------------------------

    async def first(self, request: Request) -> Response:
        return RedirectResponse(f"{self.base}/deck/1", status_code=307)

    async def page(self, request: Request) -> Response:
        where = read_where(self.base, request.path_params["view"], request.path_params["number"], request.query_params)
        if where is None:
            return _nothing()
        session = self.session
        made = await run_in_threadpool(page_bytes, session.state, where, session.name, self.editor)
        return Response(made, media_type="text/html; charset=utf-8")

    async def picture(self, request: Request) -> Response:
        key = request.path_params["key"]
        data = await run_in_threadpool(self.session.picture, key) if _KEY.fullmatch(key) else None
        if data is None:
            return _nothing()
        kept = {"cache-control": "private, max-age=31536000, immutable", "content-security-policy": PICTURE_POLICY}
        return Response(data, media_type="image/svg+xml", headers=kept)

    async def file(self, request: Request) -> Response:
        suffix, kind = _FILES.get(request.path_params["kind"], ("", ""))
        if not suffix:
            return _nothing()
        try:
            data = (await run_in_threadpool(self.session.files)).get(suffix)
        except BuilderError as error:
            told = "\n".join(diagnostic_text(diagnostic, colour=False) for diagnostic in error.diagnostics)
            return PlainTextResponse(f"{told}\n", status_code=409)
        if data is None:
            return PlainTextResponse("There is no such file of this publication yet.\n", status_code=404)
        name = quote(f"{self.session.name}{suffix}")
        return Response(data, media_type=kind, headers={"content-disposition": f"attachment; filename*=UTF-8''{name}"})

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _STATIC:
            return _nothing()
        # Verdicts have the colours that they have in a report.
        folder = Path(reports.__file__).parent if name == "verdicts.css" else Path(__file__).parent / "static"
        data = (folder / name).read_bytes()
        return Response(data, media_type=_STATIC[name], headers={"cache-control": "no-cache"})

    async def events(self, request: Request) -> Response:
        return StreamingResponse(self._events(), media_type="text/event-stream")

    async def _events(self) -> AsyncIterator[str]:
        """The serial of what is shown, at once and whenever there is another; a comment now and then."""
        told = -1
        while not self.stop.is_set():
            state = self.session.state
            if state.serial != told:
                told = state.serial
                yield _event(state)
            else:
                yield ": still here\n\n"
            async with self._changed:
                if self.session.state.serial == told and not self.stop.is_set():
                    try:
                        await asyncio.wait_for(self._changed.wait(), _BEAT_SECONDS)
                    except TimeoutError:
                        continue


def _event(state: State) -> str:
    step = "glance" if state.is_glance else "broken" if state.is_behind else "whole"
    return f'event: shown\nid: {state.serial}\ndata: {{"serial": {state.serial}, "step": "{step}"}}\n\n'


def _nothing() -> Response:
    return PlainTextResponse("There is nothing here.\n", status_code=404)
