"""From a save to the new picture in the preview: whole, over HTTP, as a browser asks for it; medians and worst.

An edit changes one slide. The time is that from the end of writing the outline to the last byte of the slide's new
picture; ``whole`` is until everything has been checked and composed behind it.

    python benchmarks/preview.py [SIZE...]
"""

from __future__ import annotations

import http.client
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from outlines import write_publication

HERE = Path(__file__).parent
SIZES = (12, 300)
SAVES = 15
_PICTURE = re.compile(r'id="picture" src="([^"]+)"')


class Viewer:
    """What a browser does with the preview, without one."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.host, self.base = parts.netloc, parts.path.rstrip("/")
        self.connection = http.client.HTTPConnection(self.host, timeout=60)
        self._events = http.client.HTTPConnection(self.host, timeout=60)
        self._events.request("GET", f"{self.base}/events")
        self._stream = self._events.getresponse()

    def get(self, path: str) -> bytes:
        self.connection.request("GET", path)
        return self.connection.getresponse().read()

    def picture_of(self, slide: int) -> str:
        """The address of a slide's picture."""
        found = _PICTURE.search(self.get(f"{self.base}/deck/{slide}").decode())
        assert found, "the page shows a picture"
        return found[1]

    def next_event(self) -> dict[str, object]:
        """What has been told, waited for."""
        while True:
            line = self._stream.readline()
            if line.startswith(b"data: "):
                return dict(json.loads(line[6:]))


@contextmanager
def preview(outline: Path) -> Iterator[Viewer]:
    """A running preview of an outline."""
    command = [sys.executable, "-m", "builder", "serve", "--no-open", "--quiet", str(outline)]
    process = subprocess.Popen(command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield Viewer(process.stdout.readline().strip())
    finally:
        process.terminate()
        process.wait()


def find_slide(viewer: Viewer, title: str) -> int:
    """The number of the first slide with a title."""
    for number in range(1, 12):
        if f"<title>{title}" in viewer.get(f"{viewer.base}/deck/{number}").decode():
            return number
    raise ValueError(title)


def measure(outline: Path, title: str, old: str, new: str) -> tuple[list[float], list[float]]:
    """Seconds from each save to the slide's picture, and to the end of all checks."""
    text = outline.read_text(encoding="utf-8")
    assert old in text
    pictures, wholes = [], []
    with preview(outline) as viewer:
        viewer.next_event()
        slide = find_slide(viewer, title)
        shown = viewer.picture_of(slide)
        viewer.get(shown)
        for turn in range(SAVES + 1):
            outline.write_text(text.replace(old, f"{new} {'again ' * (turn % 3 + 1)}".strip(), 1), encoding="utf-8")
            start = time.perf_counter()
            step = viewer.next_event()["step"]
            while (picture := viewer.picture_of(slide)) == shown:
                step = viewer.next_event()["step"]
            viewer.get(picture)
            pictures.append(time.perf_counter() - start)
            while step != "whole":
                step = viewer.next_event()["step"]
            wholes.append(time.perf_counter() - start)
            shown = picture
            time.sleep(0.2)
    return pictures[1:], wholes[1:]


def show(name: str, pictures: list[float], wholes: list[float]) -> None:
    print(
        f"{name:<22}  picture {1000 * median(pictures):6.0f} ms, worst {1000 * max(pictures):6.0f} ms"
        f"   whole {1000 * median(wholes):6.0f} ms",
        flush=True,
    )


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    with tempfile.TemporaryDirectory() as folder:
        shipped = Path(folder) / "nca-assessment"
        shutil.copytree(HERE.parent / "sources" / "nca-assessment", shipped)
        edit = "Reports of com networks rose", "Com networks are internet gangs.", "Gangs."
        show("shipped, 37 slides", *measure(shipped / "outline.yaml", *edit))
        for size in sizes:
            outline = write_publication(Path(folder) / f"library-{size}", size)
            edit = "Visits in Ashborough rose", "Schools came with whole classes.", "Schools came"
            show(f"{size} entries", *measure(outline, *edit))


if __name__ == "__main__":
    main()
