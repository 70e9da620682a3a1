"""One target fuzzed by atheris: ``python -m tests.fuzz.following TARGET SECONDS``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["builder"]):
    from tests.fuzz.targets import TARGETS

from tests.fuzz.__main__ import _HANG, _LONGEST, CASES, keep

_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><g style="fill:red"><use href="#a"/></g></svg>'
_SEEDS = {
    "load": ("outline_errors/*.yaml", "hostile/base.yaml"),
    "theme": ("outline_errors/*.yaml",),
    "read": ("evidence/passages/*.yaml",),
    "quantities": ("evidence/passages/*.yaml",),
}


def main(name: str, seconds: int) -> None:
    target = TARGETS[name]

    def once(data: bytes) -> None:
        try:
            target(data)
        except Exception:
            keep(name, data)
            raise

    with tempfile.TemporaryDirectory() as place:
        seeds = [path.read_bytes() for pattern in _SEEDS.get(name, ()) for path in sorted(CASES.glob(pattern))]
        seeds += [path.read_bytes() for path in sorted((CASES / "fuzz" / name).glob("*"))]
        seeds += [_SVG] if name == "drawing" else []
        for number, data in enumerate(seeds):
            Path(place, str(number)).write_bytes(data[:_LONGEST])
        options = [f"-max_total_time={seconds}", f"-max_len={_LONGEST}", f"-timeout={_HANG}", "-rss_limit_mb=2048"]
        atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={place}/", place], once)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
