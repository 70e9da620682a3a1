"""Write files of some sizes from memory, each under another name first and then renamed, and do nothing else.

python benchmarks/plain_writing.py COUNT FOLDER SIZE...
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main(count: int, folder: Path, sizes: list[int]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    contents = [os.urandom(size) for size in sizes]
    for number in range(count):
        for place, data in enumerate(contents):
            temporary = f"{folder}/.{number}-{place}"
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
            os.write(descriptor, data)
            os.close(descriptor)
            os.replace(temporary, f"{folder}/{number}-{place}")  # noqa: PTH105 - as builder writes them


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), list(map(int, sys.argv[3:])))
