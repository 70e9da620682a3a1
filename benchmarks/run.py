"""How long a build takes, beside plain scripts that make the same contents: whole processes, cold, medians.

Each round runs every program once, so that a busy moment of the machine hits all of them. Only the ratios of one run
mean anything.

    python benchmarks/run.py [SIZE...]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from outlines import write_publication

HERE = Path(__file__).parent
# Modules are compiled once, as after an installation, whatever the shell says.
SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
SIZES = (12, 120, 1_200)
ROUNDS = {12: 9, 120: 5}
FEWEST_ROUNDS = 3
Times = dict[tuple[str, str], float]


def commands(entries: int, folder: Path) -> dict[tuple[str, str], list[str]]:
    """A command for each output and maker of a publication of so many entries."""
    outline = write_publication(folder / f"library-{entries}", entries)
    build = [sys.executable, "-m", "builder", "build", "--quiet", "--output", str(folder), str(outline)]
    subprocess.run(build, check=True, cwd=HERE.parent, env=SURROUNDINGS)
    pages = count_pages(folder / f"library-{entries}.pdf")
    output = str(folder / "plain")
    return {
        ("deck", "builder"): [*build, "--only", "deck"],
        ("deck", "plain"): [sys.executable, str(HERE / "plain_deck.py"), str(entries), output],
        ("sheet", "builder"): [*build, "--only", "sheet"],
        ("sheet", "plain"): [
            *(sys.executable, str(HERE / "plain_sheet.py"), output),
            *("--pages", str(pages), "--findings", str(max(1, round(entries / pages)))),
        ],
        ("both", "builder"): build,
    }


def count_pages(sheet: Path) -> int:
    """So that the plain script fills as many."""
    import pypdfium2

    with pypdfium2.PdfDocument(sheet) as document:
        return len(document)


def measure(entries: int, folder: Path) -> Times:
    """Seconds of each command, the median of its rounds."""
    made = commands(entries, folder)
    seconds: dict[tuple[str, str], list[float]] = {key: [] for key in made}
    for _ in range(ROUNDS.get(entries, FEWEST_ROUNDS)):
        for key, command in made.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, cwd=HERE.parent, env=SURROUNDINGS)
            seconds[key].append(time.perf_counter() - start)
    return {key: median(values) for key, values in seconds.items()}


def show(entries: int, times: Times) -> None:
    for (output, maker), seconds in sorted(times.items()):
        plain = times.get((output, "plain"))
        beside = f"  {seconds / plain:6.3f} of plain" if plain and maker == "builder" else ""
        print(
            f"{entries:>6,}  {output:<5}  {maker:<7}  {seconds:8.3f} s  {1000 * seconds / entries:8.3f} ms each{beside}"
        )


def show_growth(small: int, large: int, measured: dict[int, Times]) -> None:
    """How a slide of a large deck compares with one of a smaller deck; 1 is growth in proportion."""
    for key in sorted(measured[small].keys() & measured[large].keys()):
        ratio = measured[large][key] / large / (measured[small][key] / small)
        print(f"{large:,} beside {small:,}, time for each entry: {ratio:.2f}  ({key[0]}, {key[1]})")


def main(sizes: tuple[int, ...]) -> None:
    measured: dict[int, Times] = {}
    with tempfile.TemporaryDirectory() as folder:
        for entries in sizes:
            measured[entries] = measure(entries, Path(folder))
            show(entries, measured[entries])
    if len(sizes) > 1:
        show_growth(sizes[-2], sizes[-1], measured)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
