"""Outlines as a revision of git has them, with the files beside them; finished files."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
from pathlib import Path

_SECONDS = 120
_MOST_BYTES = 512 * 1024**2
_OUTLINE = re.compile(r"(?:.*/)?sources/[^/]+/outline\.yaml")


class RevisionError(Exception):
    """Git has no such revision, or can't be asked; the text says why."""


def check_revision(revision: str) -> None:
    """Refuse what is no revision.

    Raises:
        RevisionError: There is no git, no repository, or no such revision in it.
    """
    _ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", of=revision)


def outlines_in(revision: str) -> tuple[str, ...]:
    """The outlines under ``sources/`` of the current folder, as a revision has them, relative to that folder.

    Raises:
        RevisionError: As ``check_revision``.
    """
    check_revision(revision)
    listed = _ask("ls-tree", "-r", "-z", "--name-only", revision, "--", "sources/", of=revision)
    names = listed.decode("utf-8", "surrogateescape").split("\0")
    return tuple(sorted(name for name in names if _OUTLINE.fullmatch(name)))


def extract_outline(revision: str, path: str, folder: Path) -> Path | None:
    """Write an outline of a revision, and all that lies in its folder, into another folder.

    Args:
        revision: A commit, tag or branch.
        path: The outline's, relative to the current folder.
        folder: An empty folder.

    Returns:
        The outline there, in a folder of the same name; None where the revision has none of that path.

    Raises:
        RevisionError: As ``check_revision``.
    """
    check_revision(revision)
    beside = Path(path).parent
    within = beside.as_posix()
    listed = _ask("ls-tree", "--name-only", "-z", revision, "--", path, of=revision)
    if not listed.strip(b"\0"):
        return None
    where = "./" if within == "." else f"./{within}"
    archive = _ask("archive", "--format=tar", f"{revision}:{where}", of=revision)
    into = folder / (beside.resolve().name or "publication")
    into.mkdir(parents=True)
    _unpack(archive, into)
    return into / Path(path).name


def read_file_of(revision: str, path: str) -> bytes | None:
    """The content of one file as a revision has it; None where it has none of that path, relative to this folder.

    Raises:
        RevisionError: As ``check_revision``.
    """
    check_revision(revision)
    name = f"{revision}:./{Path(path).as_posix()}"
    if not _ask("ls-tree", "--name-only", "-z", revision, "--", path, of=revision).strip(b"\0"):
        return None
    return _ask("cat-file", "blob", name, of=revision)


def _unpack(archive: bytes, folder: Path) -> None:
    """Regular files only: a link in a repository may lead anywhere."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as members:
        for member in members:
            parts = Path(member.name).parts
            if member.isfile() and parts and ".." not in parts and not Path(member.name).is_absolute():
                content = members.extractfile(member)
                assert content is not None
                target = folder.joinpath(*parts)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())


def _ask(*arguments: str, of: str) -> bytes:
    if of.startswith("-") or not of.isprintable():
        raise RevisionError(f"{of!a} is no revision")
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, timeout=_SECONDS, stdin=subprocess.DEVNULL)
    except FileNotFoundError as error:
        raise RevisionError("git is not installed, and there is no file of that name") from error
    except subprocess.TimeoutExpired as error:
        raise RevisionError("git does not answer") from error
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise RevisionError(told or f"git knows no revision {of}, and there is no file of that name")
    if len(done.stdout) > _MOST_BYTES:
        raise RevisionError("the publication's folder is too large")
    return done.stdout
