"""One builder at a time in an output folder."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_FILE = ".builder.lock"
# What file systems answer that can't lock a folder, NFS among them: there a file in it is locked.
_REFUSED = frozenset((errno.EBADF, errno.EINVAL, errno.EISDIR, errno.ENOLCK, errno.ENOTSUP))


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Hold a folder for this process alone; waits until another builder has left it.

    The lock ends with the process, however that ends. On POSIX nothing is left behind; elsewhere, and on file
    systems that can't lock a folder, a file ``.builder.lock`` stays.

    Raises:
        OSError: The folder is not there, is no folder, or can't be locked.
    """
    descriptor = _lock(folder)
    try:
        yield
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last through a power cut, where the system can."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _REFUSED:
            raise
    finally:
        os.close(descriptor)


def _lock(folder: Path) -> int:
    if sys.platform == "win32":
        return _lock_file(folder)
    while True:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            current = os.path.samestat(os.fstat(descriptor), folder.stat())
        except OSError as error:
            os.close(descriptor)
            if error.errno in _REFUSED:
                return _lock_file(folder)
            raise
        if current:
            return descriptor
        os.close(descriptor)  # somebody replaced the folder while we waited


def _lock_file(folder: Path) -> int:
    descriptor = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        _wait_for(descriptor)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _wait_for(descriptor: int) -> None:
    if sys.platform == "win32":
        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
                return
            except OSError as error:
                if error.errno != errno.EDEADLK:  # which only says that ten seconds have passed
                    raise
    else:
        fcntl.lockf(descriptor, fcntl.LOCK_EX)
