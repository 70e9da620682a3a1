"""What has changed since the last edition of an outline, and the file that remembers editions."""

from __future__ import annotations

from pathlib import Path

from builder.ledger import LedgerError
from builder.ledger.published import (
    PUBLISHED_NAME,
    earlier_edition,
    published_text,
    read_published,
    with_edition,
)
from builder.model.changes import Comparison
from builder.model.diagnostic import Diagnostic, EvidenceError, OutlineError
from builder.model.ledger import Ledger
from builder.model.outline import Outline


def find_changes(outline: Outline, now: Ledger) -> tuple[Comparison | None, tuple[Diagnostic, ...]]:
    """What an outline says otherwise than its last edition.

    Args:
        outline: One that asks for it.
        now: What it says.

    Returns:
        None where there is no earlier edition, which is told.

    Raises:
        OutlineError: The file of editions can't be read.
    """
    from builder.comparison import compare_ledgers

    earlier = earlier_edition(_read(outline), Path(outline.path).name, now.date)
    if earlier is not None:
        return compare_ledgers(earlier, now), ()
    hint = "`builder check --published`, run when an edition is published, writes down what it says"
    message = f"there is no edition from before {now.date} to compare with"
    return None, (Diagnostic("warning", "no-earlier-edition", message, outline.path, hints=(hint,)),)


def publish(outline: Outline, now: Ledger) -> str:
    """Write down what an outline says, as published.

    Returns:
        The path of the file.

    Raises:
        OutlineError: There is a file of that name that is none of ours.
        WriteError: It can't be written.
    """
    from builder.publish.single import replace_file

    target = Path(outline.path).parent / PUBLISHED_NAME
    replace_file(target, published_text(with_edition(_read(outline), Path(outline.path).name, now)).encode())
    return target.as_posix()


def _read(outline: Outline) -> dict[str, tuple[Ledger, ...]]:
    from builder.reading import find_confirmed

    path = (Path(outline.path).parent / PUBLISHED_NAME).as_posix()
    hint = "take it from the last commit that has it whole, or move it away"
    try:
        data = find_confirmed(outline.path, PUBLISHED_NAME)
        return read_published(data) if data is not None else {}
    except EvidenceError as error:
        raise OutlineError([_broken(path, each.message, hint) for each in error.diagnostics]) from error
    except LedgerError as error:
        raise OutlineError([_broken(path, str(error), hint)]) from error


def _broken(path: str, why: str, hint: str) -> Diagnostic:
    return Diagnostic("error", "published-broken", f"what was published can't be read: {why}", path, hints=(hint,))
