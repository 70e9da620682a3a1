"""How long a build takes, beside plain scripts that make the same contents: whole processes, cold, medians.

The peak memory of each process is that of its largest round. PptxGenJS is measured where it is installed,
``npm ci --prefix benchmarks/pptxgenjs``, and so are Typst and WeasyPrint,
``pip install --require-hashes -r benchmarks/requirements.lock``.

Each round runs every program once, so that a busy moment of the machine hits all of them. Only the ratios of one run
mean anything; where the machine is busy, those of the work, in seconds of a processor, mean more than those of time.

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
# As many as give the plain script the 37 slides of the publication that ships.
SHIPPED_ENTRIES = 31
ROUNDS = {12: 9, 120: 5}
FEWEST_ROUNDS = 3
PPTXGENJS = HERE / "pptxgenjs"
# Other ways to make a PDF from a Python program, and for how many entries: WeasyPrint takes minutes for a thousand.
TYPESETTERS = {"typst": 1_200, "weasyprint": 120}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command takes: seconds, those that a processor worked for it, and bytes of memory at its peak."""

    seconds: float
    worked: float
    memory: int


Costs = dict[tuple[str, str], Cost]


def commands(entries: int, folder: Path) -> dict[tuple[str, str], list[str]]:
    """A command for each output and maker of a publication of so many entries."""
    outline = write_publication(folder / f"library-{entries}", entries)
    build = [sys.executable, "-m", "builder", "build", "--force", "--quiet", "--output", str(folder), str(outline)]
    subprocess.run(build, check=True, cwd=HERE.parent, env=SURROUNDINGS)
    pages = count_pages(folder / f"library-{entries}.pdf")
    output = str(folder / "plain")
    sheet = [output, "--pages", str(pages), "--findings", str(max(1, round(entries / pages)))]
    made = {
        ("deck", "builder"): [*build, "--only", "deck"],
        ("deck", "plain"): [sys.executable, str(HERE / "plain_deck.py"), str(entries), output],
        ("sheet", "builder"): [*build, "--only", "sheet"],
        ("sheet", "plain"): [sys.executable, str(HERE / "plain_sheet.py"), *sheet],
        **{("sheet", name): [sys.executable, str(HERE / f"plain_{name}.py"), *sheet] for name in installed(entries)},
        ("both", "builder"): build,
        ("both", "plain"): [*plain_both(entries, pages, round(entries / pages)), f"{output}.pptx", f"{output}.pdf"],
    }
    if shutil.which("node") and (PPTXGENJS / "node_modules").is_dir():
        towns = folder / f"towns-{entries}.json"
        towns.write_text(json.dumps([town(index).facts for index in range(entries)]), encoding="utf-8")
        made["deck", "pptxgenjs"] = ["node", str(PPTXGENJS / "plain_deck.mjs"), str(towns), f"{output}.pptx"]
    return made


def installed(entries: int) -> tuple[str, ...]:
    """The typesetters for so many entries that can be loaded: WeasyPrint needs libraries of the system."""
    asked = ((name, [sys.executable, "-c", f"import {name}"]) for name, most in TYPESETTERS.items() if entries <= most)
    return tuple(name for name, command in asked if not subprocess.run(command, capture_output=True).returncode)


def plain_both(entries: int, pages: int, findings: int) -> list[str]:
    """The plain script that makes both files; their names are still to be added."""
    program = [sys.executable, str(HERE / "plain_both.py")]
    return [*program, "--pages", str(pages), "--findings", str(max(1, findings)), str(entries)]


def shipped_commands(folder: Path) -> dict[tuple[str, str], list[str]]:
    """The publication that ships: a build of deck and sheet, a run with nothing to do, and what each is held against.

    The plain script makes as many slides and pages, of about as much text.
    """
    outline = str(HERE.parent / "sources" / "nca-assessment" / "outline.yaml")
    build = [sys.executable, "-m", "builder", "build", "--quiet", outline, "--output"]
    plain = plain_both(SHIPPED_ENTRIES, pages=2, findings=SHIPPED_ENTRIES // 2)
    built, kept = str(folder / "shipped"), str(folder / "kept")
    subprocess.run([*build, kept], check=True, cwd=HERE.parent, env=SURROUNDINGS)
    return {
        ("shipped", "builder"): [*build, built, "--force", "--only", "deck", "--only", "sheet"],
        ("shipped", "plain"): [*plain, str(folder / "shipped.pptx"), str(folder / "shipped.pdf")],
        ("no-op", "builder"): [*build, kept],
        ("no-op", "plain"): [sys.executable, "-c", "import yaml"],
    }


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
    worked = usage.ru_utime + usage.ru_stime
    return Cost(seconds, worked, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def measure(made: dict[tuple[str, str], list[str]], rounds: int) -> Costs:
    """What each command takes: the median of its rounds, the most memory of any."""
    costs: dict[tuple[str, str], list[Cost]] = {key: [] for key in made}
    for _ in range(rounds):
        for key, command in made.items():
            costs[key].append(run(command))
    return {
        key: Cost(
            median(cost.seconds for cost in taken),
            median(cost.worked for cost in taken),
            max(cost.memory for cost in taken),
        )
        for key, taken in costs.items()
    }


def show(entries: int, costs: Costs) -> None:
    for (output, maker), cost in sorted(costs.items()):
        plain = costs.get((output, "plain"))
        beside = ""
        if plain and maker != "plain":
            ratios = cost.seconds / plain.seconds, cost.worked / plain.worked, cost.memory / plain.memory
            beside = "  {:6.3f} of plain's time, {:6.3f} of its work, {:5.2f} of its memory".format(*ratios)
        each = 1000 * cost.seconds / entries
        print(
            f"{entries:>6,}  {output:<7}  {maker:<10}  {cost.seconds:8.3f} s  {each:8.3f} ms each"
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
            made = commands(entries, Path(folder))
            measured[entries] = measure(made, ROUNDS.get(entries, FEWEST_ROUNDS))
            show(entries, measured[entries])
        show(SHIPPED_ENTRIES, measure(shipped_commands(Path(folder)), ROUNDS[12]))
    if len(sizes) > 1:
        show_growth(sizes[-2], sizes[-1], measured)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
