"""Editions in an object store, or wherever else an address of fsspec leads."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

LOCAL = "file://"


def is_remote(output: str) -> bool:
    """Whether an output is an address rather than a folder of this machine."""
    return "://" in output and not output.startswith(LOCAL)


def write_remote(address: str, name: str, outputs: Mapping[str, bytes]) -> dict[str, int]:
    """Write the files of one edition. An object store has each whole or not at all.

    Args:
        address: Of what serves as their folder.
        name: One part of a path, without suffix.
        outputs: By suffix.

    Returns:
        The size of each file, by its name.

    Raises:
        OSError: It can't be written there.
    """
    with _as_os_errors():
        system, folder = _opened(address)
        for suffix, data in outputs.items():
            system.pipe_file(f"{folder}/{name}{suffix}", data)
    return {f"{name}{suffix}": len(data) for suffix, data in outputs.items()}


def remote_sizes(address: str) -> dict[str, int]:
    """The files that are there, by name, and their sizes.

    Raises:
        OSError: They can't be listed; a folder that isn't there yet has none.
    """
    with _as_os_errors():
        system, folder = _opened(address)
        system.invalidate_cache()
        try:
            found = system.find(folder, maxdepth=1, detail=True)
        except FileNotFoundError:
            return {}
        return {path.rpartition("/")[2]: int(each["size"] or 0) for path, each in found.items()}


def _opened(address: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    system, folder = url_to_fs(address)
    return system, folder.rstrip("/")


@contextmanager
def _as_os_errors() -> Iterator[None]:
    """Each kind of store has errors of its own; whatever it is, the files are not there."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno or errno.EIO, str(error)) from error
    except ImportError as error:
        raise OSError(errno.EPROTONOSUPPORT, f"{error}; install builder[cluster]") from error
    except Exception as error:
        raise OSError(errno.EIO, f"{type(error).__name__}: {error}") from error
