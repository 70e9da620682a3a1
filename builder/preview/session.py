"""What is shown now, kept up to date with the files: one session for one outline."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from builder.model.diagnostic import BuilderError, Diagnostic
from builder.outputs import make_outputs
from builder.pipeline import Options, Result, asked_products
from builder.preview.glances import glance
from builder.preview.proofs import Proof, make_proof
from builder.record import publication_name
from builder.render.svg import render_picture

_MOST_PICTURE_BYTES = 48 * 1024**2
_MOST_PROOFS = 4
"""Of which pictures can be had: a page asks for its pictures when there may be a later one already."""
_MOST_TEXT_BYTES = 16 * 1024**2
_PAUSE_SECONDS = 0.06
"""Between a glance and the rest: whoever looks has the picture before the processor is busy with all the others."""


@dataclass(frozen=True, slots=True)
class State:
    """What a page shows: ``serial`` counts what has been shown before.

    ``proof`` is the last one that could be composed, None before there was any. ``result`` is what came of the last
    save; ``is_behind`` says that the proof is of an earlier one. ``is_glance`` says that the rest is still to come.
    """

    serial: int
    result: Result
    proof: Proof | None
    is_behind: bool = False
    is_glance: bool = False

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return self.result.diagnostics


class Session:
    """The state of one outline, replaced as a whole at each step; readers of any thread see one or the next."""

    def __init__(self, path: str, options: Options, tell: Callable[[State], None] = lambda state: None) -> None:
        self.path = path
        self.options = options
        self.tell = tell
        self._text = ""
        self._sound: Proof | None = None
        self._pictures = _Pictures()
        self._shown: tuple[Proof, ...] = ()
        self._files: tuple[Proof, dict[str, bytes]] | None = None
        self._making = threading.Lock()
        self.state = State(0, Result(path), None)
        self.refresh()

    @property
    def name(self) -> str:
        """The publication's name, which its files have."""
        return publication_name(self.path)

    def refresh(self) -> None:
        """Show what the files say now: first a glance, where one entry has changed, then all of it."""
        text, digest = _read_text(self.path)
        proof = self.state.proof
        if text and proof is not None and not self.state.is_behind and text != self._text:
            early = _ignoring_bugs(lambda: glance(proof, self._text, text))
            if early is not None:
                self._show(replace(self.state, proof=early, is_glance=True))
                time.sleep(_PAUSE_SECONDS)
        result, made = self._checked()
        # A save between the two readings is known by its digest; its own event follows.
        self._text = text if made is not None and made.outline.digest == digest else ""
        if made is not None and made.result.error is None:
            self._sound = made
        now = State(0, result, made or self.state.proof, is_behind=made is None)
        if not _is_same(now, self.state):
            self._show(now)

    def _checked(self) -> tuple[Result, Proof | None]:
        """A bug of ours is told as other errors are: the next save may not meet it."""
        try:
            return make_proof(self.path, self.options)
        except Exception as error:
            message = f"this is a bug of ours, please report it: {type(error).__name__}: {error}"
            told = Diagnostic("error", "internal-error", message, self.path)
            return Result(self.path, diagnostics=(told,), error=BuilderError), None

    def _show(self, state: State) -> None:
        if state.proof is not None and (not self._shown or self._shown[-1] is not state.proof):
            self._shown = (*self._shown, state.proof)[-_MOST_PROOFS:]
        self.state = replace(state, serial=self.state.serial + 1)
        self.tell(self.state)

    # --- pictures and files ------------------------------------------------------------------------------------------

    def picture(self, key: str) -> bytes | None:
        """The picture of a plate that is shown, or was lately.

        Raises:
            RenderError: A font can't be used.
        """
        if (known := self._pictures.find(key)) is not None:
            return known
        for proof in reversed(self._shown):
            if (plate := proof.find_plate(key)) is not None:
                drawn = plate.draw()
                data = render_picture(drawn.items, drawn.size, proof.document.theme.font, drawn.families, plate.title)
                self._pictures.keep(key, data)
                return data
        return None

    def files(self) -> dict[str, bytes]:
        """Deck, sheet and handout as a build writes them, by the end of their names: of the last proof without errors.

        Raises:
            BuilderError: They can't be rendered.
        """
        with self._making:
            proof = self._sound
            if proof is None:
                return {}
            if self._files is None or self._files[0] is not proof:
                composed = proof.composed
                asked = asked_products(proof.outline, self.options)
                self._files = (
                    proof,
                    make_outputs(composed.document, composed.template, composed.ledger, self.name, asked, verify=True),
                )
            return self._files[1]


def _is_same(one: State, other: State) -> bool:
    """Whether nobody could tell two states from each other: made from the same, with the same things wrong."""
    if other.is_glance or one.is_behind != other.is_behind or one.diagnostics != other.diagnostics:
        return False
    if one.proof is None or other.proof is None:
        return one.proof is other.proof and other.serial > 0
    return one.proof.document.stamp == other.proof.document.stamp


class _Pictures:
    """Pictures drawn lately, up to a number of bytes in all."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def find(self, key: str) -> bytes | None:
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
            return self._known.get(key)

    def keep(self, key: str, data: bytes) -> None:
        with self._lock:
            if key in self._known:
                return
            self._known[key] = data
            self._bytes += len(data)
            while self._bytes > _MOST_PICTURE_BYTES and len(self._known) > 1:
                _, old = self._known.popitem(last=False)
                self._bytes -= len(old)


def _read_text(path: str) -> tuple[str, str]:
    """The outline's text, and the digest of its file; empty where it can't be read, which checking it tells."""
    try:
        if Path(path).stat().st_size > _MOST_TEXT_BYTES:
            return "", ""
        data = Path(path).read_bytes()
        return data.decode("utf-8"), sha256(data).hexdigest()
    except (OSError, ValueError):
        return "", ""


def _ignoring_bugs(look: Callable[[], Proof | None]) -> Proof | None:
    """A glance is a courtesy: where it fails, the whole shows what is so."""
    try:
        return look()
    except Exception:
        return None
