"""The record of a build: what outputs were made from, so that what has not changed is not built again.

It is read before anything else is imported: a run that has nothing to do is as fast as starting Python lets it be.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from builder import __version__

SUFFIX = ".build.json"
FORMAT = 1
OWN, GIVEN = "builder:", "given:"
"""What the name of a file begins with that lies in the builder's own folder, or that the command line named."""

_MOST_BYTES, _MOST_RECORD_BYTES = 256 * 1024**2, 4 * 1024**2
_SUFFIXES = {"deck": ".pptx", "sheet": ".pdf", "handout": "-handout.pdf"}
_PACKAGE = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - pathlib takes longer than all the rest
# What these rooms say or serve is in no output.
_ASIDE = ("__pycache__", "codes", "reports", "readback", "preview", "svg")
# Those that a build reads are among its inputs.
_LISTED = (".ttf", ".pptx", ".pyc")


class Asked(NamedTuple):
    """The options that change outputs, and ``strict`` and ``verify``, which change whether they may stand.

    ``only`` is None for deck and sheet, and the handout where ``handout`` or the outline asks for one.
    """

    only: tuple[str, ...] | None = None
    paper: str = "a4"
    theme: str | None = None
    template: str | None = None
    handout: str | None = None
    strict: bool = False
    verify: bool = True


class Input(NamedTuple):
    """A file that a build read: relative to the outline's folder, or with `OWN` or `GIVEN` before its name.

    ``digest`` is its SHA-256, in hex; None where there was no such file and one would have counted.
    """

    role: str
    file: str
    digest: str | None


class Reason(NamedTuple):
    """Why outputs, named by their files, are out of date."""

    files: tuple[str, ...]
    why: str


def publication_name(path: str) -> str:
    """The name of an outline's outputs: that of its folder."""
    # `..` goes, links stay as they are named.
    return os.path.basename(os.path.dirname(os.path.abspath(path)))  # noqa: PTH100, PTH119, PTH120


def record_text(
    name: str, stamp: str, asked: Asked, inputs: Iterable[Input], outputs: Mapping[str, bytes], warnings: int
) -> str:
    """The record of a build, the same text for the same build, on whatever machine.

    Args:
        name: The publication's.
        stamp: The build's.
        asked: Its options.
        inputs: All files it read.
        outputs: What it wrote, by suffix.
        warnings: How many it told of.
    """
    whole = {
        "record": FORMAT,
        "publication": name,
        "stamp": stamp,
        "builder": {"version": __version__, "program": program_digest()},
        "options": _options(asked),
        "verified": asked.verify,
        "warnings": warnings,
        "inputs": [{"role": role, "file": file, "sha256": digest} for role, file, digest in inputs],
        "outputs": [
            {"file": f"{name}{suffix}", "sha256": hashlib.sha256(data).hexdigest()} for suffix, data in outputs.items()
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _options(asked: Asked) -> dict[str, Any]:
    template = asked.template and os.path.basename(asked.template)  # noqa: PTH119
    only = sorted(asked.only) if asked.only else None
    return {
        "only": only,
        "paper": asked.paper,
        "theme": asked.theme,
        "template": template,
        "handout": asked.handout,
    }


def program_digest() -> str:
    """Digest of the builder itself: its code, and what it knows of its themes."""
    whole = hashlib.sha256()
    for name, path in _program_files(_PACKAGE, ""):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            data = file.read()
        whole.update(b"%s %d\n" % (name.encode(), len(data)))
        whole.update(data)
    return whole.hexdigest()


def _program_files(folder: str, within: str) -> Iterator[tuple[str, str]]:
    """Name, with ``/`` between its parts, and path of each file."""
    with os.scandir(folder) as entries:
        listed = sorted((entry.name, entry.path, entry.is_dir()) for entry in entries)
    for name, path, is_folder in listed:
        if not is_folder:
            if not name.endswith(_LISTED):
                yield within + name, path
        elif name not in _ASIDE:
            yield from _program_files(path, f"{within}{name}/")


def file_digest(path: str) -> str | None:
    """SHA-256 of a regular file, in hex; None where there is none that can be read, or one beyond all limits."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError):
        return None
    with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_size > _MOST_BYTES:
            return None
        return hashlib.file_digest(file, "sha256").hexdigest()


# --- what is out of date -------------------------------------------------------------------------------------------


class Standing(NamedTuple):
    """How outputs stand: their paths, why they are out of date, and how many warnings they were built with."""

    outputs: tuple[str, ...]
    reasons: tuple[Reason, ...]
    warnings: int = 0


def find_standing(outline_path: str, folder: str, asked: Asked) -> Standing:
    """Whether the outputs of an outline are those that a build would make now, by the record of the last one.

    Args:
        outline_path: As the user gave it.
        folder: The output folder.
        asked: The options.
    """
    name = publication_name(outline_path)
    record = _read_record(_joined(folder, f"{name}{SUFFIX}"))
    files = tuple(_files(name, asked, {} if isinstance(record, str) else record))
    outputs = tuple(_joined(folder, file) for file in files)
    if isinstance(record, str):
        return Standing(outputs, (Reason(files, record),))
    try:
        reasons = [Reason(files, why) for why in _changes(record, outline_path, asked)]
        reasons += _output_changes(record, folder, files)
        warnings = record["warnings"]
        if not isinstance(warnings, int):
            raise TypeError
    except (KeyError, TypeError, AttributeError, ValueError):
        return Standing(outputs, (Reason(files, "the record of the last build can't be understood"),))
    if warnings and asked.strict:
        reasons.append(Reason(files, "the last build had warnings, which --strict makes errors of"))
    if _is_cut_off(folder, name):
        reasons.append(Reason(files, "a build was cut off since"))
    return Standing(outputs, tuple(reasons), warnings)


def _files(name: str, asked: Asked, record: Mapping[str, Any]) -> Iterator[str]:
    """The outputs asked for. Whether the outline asks for a handout is known by what was written for these options."""
    try:
        written = [each["file"] for each in record["outputs"]] if record["options"] == _options(asked) else []
    except (KeyError, TypeError):  # told where the record is compared
        written = []
    for kind, suffix in _SUFFIXES.items():
        file = f"{name}{suffix}"
        if kind in asked.only if asked.only else kind != "handout" or asked.handout or file in written:
            yield file


def _joined(folder: str, file: str) -> str:
    return f"{folder.rstrip('/')}/{file}" if folder not in ("", ".") else file


def _read_record(path: str) -> dict[str, Any] | str:
    """The record, or why there is none."""
    try:
        if os.stat(path).st_size > _MOST_RECORD_BYTES or not os.path.isfile(path):  # noqa: PTH113, PTH116
            return "the record of the last build is none"
        with open(path, "rb") as file:  # noqa: PTH123
            record = json.loads(file.read())
    except FileNotFoundError:
        return "there is no record of a build"
    except (OSError, ValueError, RecursionError):
        return "the record of the last build can't be read"
    if not isinstance(record, dict) or record.get("record") != FORMAT:
        return "the record of the last build has another format"
    return record


def _changes(record: Mapping[str, Any], outline_path: str, asked: Asked) -> Iterator[str]:
    """Everything that the outputs depend on and that is not what it was."""
    builder = record["builder"]
    if builder["version"] != __version__:
        yield f"builder {str(builder['version'])[:40]} made it, this is {__version__}"
    elif builder["program"] != program_digest():
        yield "the builder itself has changed"
    options = _options(asked)
    for option, value in options.items():
        if (before := record["options"].get(option)) != value:
            yield f"it was built with {_said(option, before)}, not with {_said(option, value)}"
    if asked.verify and record["verified"] is not True:
        yield "the last build did not read its outputs back"
    if not any(each["role"] == "outline" for each in record["inputs"]):
        raise ValueError
    for each in record["inputs"]:
        yield from _input_change(each["role"], each["file"], each["sha256"], outline_path, asked)


def _said(option: str, value: Any) -> str:
    shown = " and ".join(map(str, value)) if isinstance(value, list) else value
    return f"--{option} {str(shown)[:80]}" if shown else f"no --{option}"


def _input_change(role: str, file: str, before: str | None, outline_path: str, asked: Asked) -> Iterator[str]:
    if role == "outline" and file != os.path.basename(outline_path):  # noqa: PTH119
        yield f"it was built from {_plain(file)}"
        return
    now = file_digest(_path_of(file, outline_path, asked))
    if now == before:
        return
    happened = "is new" if before is None else "is gone" if now is None else "has changed"
    yield f"{_plain(file)} {happened}"


def _path_of(file: str, outline_path: str, asked: Asked) -> str:
    """Where a file of the record lies; a name that leads out of its folder leads nowhere."""
    if file.startswith(GIVEN):
        return asked.template or ""
    own = file.startswith(OWN)
    name = file.removeprefix(OWN)
    if name.startswith("/") or "\\" in name or "\0" in name or ".." in name.split("/"):
        raise ValueError
    return os.path.join(_PACKAGE if own else os.path.dirname(outline_path), name)  # noqa: PTH118, PTH120


def _plain(file: str) -> str:
    return re.sub("[^ -~\xa0-\ud7ff\ue000-\ufffd]", "?", file.removeprefix(GIVEN).removeprefix(OWN))[:200]


def _output_changes(record: Mapping[str, Any], folder: str, files: Sequence[str]) -> Iterator[Reason]:
    written = {each["file"]: each["sha256"] for each in record["outputs"]}
    for file in files:
        now = file_digest(_joined(folder, file))
        if file not in written:
            yield Reason((file,), "the last build did not write it")
        elif now is None:
            yield Reason((file,), "it is not there")
        elif now != written[file]:
            yield Reason((file,), "it was changed after it was built")


def _is_cut_off(folder: str, name: str) -> bool:
    with os.scandir(folder or ".") as entries:
        return any(e.name.startswith(f".{name}.") and e.name.endswith((".tmp", ".ready")) for e in entries)
