"""How long a build takes, beside plain scripts that make the same contents: whole processes, cold, medians.

The peak memory of each process is that of its largest round. PptxGenJS is measured where it is installed:
``npm ci --prefix benchmarks/pptxgenjs``.

Each round runs every program once, so that a busy moment of the machine hits all of them. Only the ratios of one run
mean anything.

    python benchmarks/run.py [SIZE...]
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from outlines import town, write_publication

HERE = Path(__file__).parent
# Modules are compiled once, as after an installation, whatever the shell says.
SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
SIZES = (12, 120, 1_200)
ROUNDS = {12: 9, 120: 5}
FEWEST_ROUNDS = 3
PPTXGENJS = HERE / "pptxgenjs"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command takes: seconds, and bytes of memory at its peak."""

    seconds: float
    memory: int


Costs = dict[tuple[str, str], Cost]


def commands(entries: int, folder: Path) -> dict[tuple[str, str], list[str]]:
    """A command for each output and maker of a publication of so many entries."""
    outline = write_publication(folder / f"library-{entries}", entries)
    build = [sys.executable, "-m", "builder", "build", "--force", "--quiet", "--output", str(folder), str(outline)]
    subprocess.run(build, check=True, cwd=HERE.parent, env=SURROUNDINGS)
    pages = count_pages(folder / f"library-{entries}.pdf")
    output = str(folder / "plain")
    made = {
        ("deck", "builder"): [*build, "--only", "deck"],
        ("deck", "plain"): [sys.executable, str(HERE / "plain_deck.py"), str(entries), output],
        ("sheet", "builder"): [*build, "--only", "sheet"],
        ("sheet", "plain"): [
            *(sys.executable, str(HERE / "plain_sheet.py"), output),
            *("--pages", str(pages), "--findings", str(max(1, round(entries / pages)))),
        ],
        ("both", "builder"): build,
    }
    if shutil.which("node") and (PPTXGENJS / "node_modules").is_dir():
        towns = folder / f"towns-{entries}.json"
        towns.write_text(json.dumps([town(index).facts for index in range(entries)]), encoding="utf-8")
        made["deck", "pptxgenjs"] = ["node", str(PPTXGENJS / "plain_deck.mjs"), str(towns), f"{output}.pptx"]
    return made


def count_pages(sheet: Path) -> int:
    """So that the plain script fills as many."""
    import pypdfium2

    with pypdfium2.PdfDocument(sheet) as document:
        return len(document)


def run(command: list[str]) -> Cost:
    """Run a command to its end.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=HERE.parent, env=SURROUNDINGS)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def measure(entries: int, folder: Path) -> Costs:
    """What each command takes: the median of its rounds, the most memory of any."""
    made = commands(entries, folder)
    costs: dict[tuple[str, str], list[Cost]] = {key: [] for key in made}
    for _ in range(ROUNDS.get(entries, FEWEST_ROUNDS)):
        for key, command in made.items():
            costs[key].append(run(command))
    return {
        key: Cost(median(cost.seconds for cost in taken), max(cost.memory for cost in taken))
        for key, taken in costs.items()
    }


def show(entries: int, costs: Costs) -> None:
    for (output, maker), cost in sorted(costs.items()):
        plain = costs.get((output, "plain"))
        beside = ""
        if plain and maker != "plain":
            time_ratio, memory_ratio = cost.seconds / plain.seconds, cost.memory / plain.memory
            beside = f"  {time_ratio:6.3f} of plain's time, {memory_ratio:5.2f} of its memory"
        each = 1000 * cost.seconds / entries
        print(
            f"{entries:>6,}  {output:<5}  {maker:<9}  {cost.seconds:8.3f} s  {each:8.3f} ms each"
            f"  {cost.memory / 2**20:6.0f} MiB{beside}"
        )


def show_growth(small: int, large: int, measured: dict[int, Costs]) -> None:
    """How a slide of a large deck compares with one of a smaller deck; 1 is growth in proportion."""
    for key in sorted(measured[small].keys() & measured[large].keys()):
        ratio = measured[large][key].seconds / large / (measured[small][key].seconds / small)
        print(f"{large:,} beside {small:,}, time for each entry: {ratio:.2f}  ({key[0]}, {key[1]})")


def main(sizes: tuple[int, ...]) -> None:
    measured: dict[int, Costs] = {}
    with tempfile.TemporaryDirectory() as folder:
        for entries in sizes:
            measured[entries] = measure(entries, Path(folder))
            show(entries, measured[entries])
    if len(sizes) > 1:
        show_growth(sizes[-2], sizes[-1], measured)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
