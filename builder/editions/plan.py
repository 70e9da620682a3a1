"""What all editions of one publication share: examined, composed and rendered once, as a check and as a pattern."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from builder import pipeline
from builder.editions.checking import Rules
from builder.inputs import build_stamp
from builder.look import Look, find_look
from builder.model.diagnostic import Diagnostic, OutlineError, UsageError
from builder.model.limits import Limits, limits
from builder.model.outline import Outline
from builder.model.records import PLACEHOLDER
from builder.outputs import make_outputs
from builder.pipeline import Options, Result
from builder.publish.remote import LOCAL, is_remote
from builder.record import file_digest, program_digest, publication_name

_JOURNALS = "output"
"""Where journals lie of editions that go to another place."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a worker needs to make any edition.

    ``stamp`` is the publication's, without a record's. ``folder`` is where the journal lies and the editions go; they
    go to the ``address`` instead, where there is one. ``lock`` is the file that says that a run is at work;
    ``characters`` are those of the values of all records; ``limits`` those in force.
    """

    result: Result
    look: Look
    options: Options
    stamp: str
    folder: str
    lock: str
    characters: str = ""
    address: str = ""
    limits: Limits = field(default_factory=limits)

    @property
    def outputs(self) -> dict[str, str]:
        """The suffix of each output that is asked for. A handout is none of them."""
        suffixes = {"deck": ".pptx", "sheet": ".pdf"}
        only = self.options.only
        return {output: suffix for output, suffix in suffixes.items() if only is None or output in only}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for: ``name`` is the pattern of file names, empty for the first field alone.

    ``shard`` is (i, n), i from 1: only every n-th record is made. ``cluster`` is the address of a Dask scheduler whose
    workers make them, in place of ``jobs`` processes of this machine.
    """

    records: str
    name: str = ""
    skip_bad: bool = False
    shard: tuple[int, int] = (1, 1)
    jobs: int = 0
    cluster: str = ""

    @property
    def workers(self) -> int:
        """As many as there are processors to use, where no number is given."""
        return self.jobs or len(
            os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
        )


def prepare(path: str, options: Options, asked: Asked) -> tuple[Plan, Rules, str]:
    """Examine the outline, and build it with the examples, so that what holds for all editions is told once.

    Returns:
        The plan, what records have to be, and a digest of all that the editions are made from.

    Raises:
        BuilderError: The outline is not right.
    """
    result = pipeline.examine(path, options)
    if result.error is not None:
        raise result.error(result.diagnostics)
    outline = result.outline
    assert outline is not None
    _check_fields(outline, asked.name)
    look = find_look(outline, options.theme, options.template)
    options = replace(options, only=options.only or frozenset(("deck", "sheet")), handout=None)
    if options.only and "deck" in options.only:
        result = replace(result, diagnostics=(*result.diagnostics, *look.remarks))
    composed = pipeline.compose(result, look, options)
    if options.strict and result.diagnostics:
        raise OutlineError(result.diagnostics)
    name = publication_name(path)
    make_outputs(composed.document, composed.template, composed.ledger, name, options.only or (), verify=options.verify)
    folder, address = _place(options.output, name)
    pattern = asked.name or f"{{{outline.records[0].id}}}"
    run = sha256(repr((composed.document.stamp, program_digest(), file_digest(asked.records), pattern)).encode())
    run.update(repr((sorted(options.only or ()), options.paper, asked.shard, address)).encode())
    lock = folder / f".editions{_part(asked.shard)}.lock"
    stamp = build_stamp(outline, result.sources, result.pictures, None, look, options.paper)
    return (
        Plan(result, look, options, stamp, folder.as_posix(), lock.as_posix(), address=address),
        _rules(outline, look, pattern),
        run.hexdigest(),
    )


def _place(output: str, name: str) -> tuple[Path, str]:
    """The folder of editions, and the address that they go to in its place; empty where they go into the folder."""
    if is_remote(output):
        return Path(_JOURNALS, name), f"{output.rstrip('/')}/{name}"
    return Path(output.removeprefix(LOCAL)).absolute() / name if output.startswith(LOCAL) else Path(output) / name, ""


def journal_path(plan: Plan, asked: Asked) -> Path:
    """Where a shard writes down what came of its records."""
    return Path(plan.folder) / f"editions{_part(asked.shard)}.jsonl"


def _part(shard: tuple[int, int]) -> str:
    return "" if shard == (1, 1) else f".{shard[0]}-of-{shard[1]}"


def _check_fields(outline: Outline, pattern: str) -> None:
    if not outline.records:
        hint = "declare a field: `records:`, below it a name, and below that `example:`"
        raise OutlineError(
            [Diagnostic("error", "records-none", "the outline has no fields", outline.path, hints=(hint,))]
        )
    if outline.changes:
        message = "editions can't tell what has changed since the last edition"
        hint = "leave `changes:` out"
        raise OutlineError([Diagnostic("error", "records-changes", message, outline.path, hints=(hint,))])
    names = [str(field.id) for field in outline.records]
    if unknown := [name for name in PLACEHOLDER.findall(pattern) if name not in names]:
        message = f"--name has {{{unknown[0][:80]}}}, which is none of the fields"
        hint = f"the fields are {', '.join(names[:20])}"
        raise UsageError([Diagnostic("error", "record-pattern", message, outline.path, hints=(hint,))])


def _rules(outline: Outline, look: Look, pattern: str) -> Rules:
    from builder.compose import covered_characters
    from builder.outline import sourced_fields

    return Rules(outline.records, covered_characters(look.theme.font), sourced_fields(outline), pattern)
