"""Starts a program with little memory and no way to the network; run as a program itself.

Arguments: MiB of memory, and the command. On Linux, the kernel kills the process, or one that it starts, when it opens
a socket of the internet, whichever library asks for it.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import struct
import sys

# Of linux/seccomp.h and linux/prctl.h.
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_SOCKET = {"x86_64": 41, "aarch64": 198}
_LOAD, _JUMP_EQUAL, _RETURN = 0x20, 0x15, 0x06
_NUMBER, _FAMILY = 0, 16  # offsets in struct seccomp_data: the call's number, its first argument
_INTERNET = (2, 10)  # AF_INET, AF_INET6


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def forbid_network() -> bool:
    """Have the kernel kill whoever opens a socket of the internet; whether it can."""
    number = _SOCKET.get(platform.machine())
    if sys.platform != "linux" or number is None:
        return False
    steps = [
        (_LOAD, 0, 0, _NUMBER),
        (_JUMP_EQUAL, 0, 3, number),
        (_LOAD, 0, 0, _FAMILY),
        (_JUMP_EQUAL, 2, 0, _INTERNET[0]),
        (_JUMP_EQUAL, 1, 0, _INTERNET[1]),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _KILL),
    ]
    program = _Program(len(steps), b"".join(struct.pack("HBBI", *step) for step in steps))
    library = ctypes.CDLL(None, use_errno=True)
    # A filter may be set by anybody who gives up gaining rights.
    if library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return library.prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0


def main() -> None:
    mebibytes, *command = sys.argv[1:]
    most = int(mebibytes) << 20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    forbid_network()
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
