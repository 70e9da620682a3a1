"""How fast editions are made and how much memory that takes, beside plain scripts that make each pair anew.

The publication that ships is made personal: title page, advice, a figure, a contact. A pair is a deck and a sheet. All
are whole processes that write to the disk; each round runs all of them, so that a busy moment hits each. Where the
machine is busy, pairs for a second of a processor's work mean more than pairs a second.

    python benchmarks/editions.py [COUNT...]
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from schools import school_records, write_personal

HERE = Path(__file__).parent
SHIPPED = HERE.parent / "sources" / "nca-assessment"
COUNTS = (240, 2_400)
JOBS = 2
ROUNDS = 3
PLAIN_PAIRS = 12


@dataclass(frozen=True, slots=True)
class Taken:
    """What making ``pairs`` took: seconds, those that processors worked, and bytes of memory of all processes."""

    pairs: int
    seconds: float
    worked: float
    memory: int = 0

    @property
    def rate(self) -> float:
        return self.pairs / self.seconds

    @property
    def rate_of_work(self) -> float:
        return self.pairs / self.worked


def write_publication(folder: Path, count: int) -> tuple[Path, Path]:
    """The outline made personal, and a file of so many records."""
    outline = folder / "nca" / "outline.yaml"
    if not outline.is_file():
        write_personal(SHIPPED / "outline.yaml", folder)
    records = folder / f"records-{count}.csv"
    with records.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        schools = list(school_records(count))
        rows.writerow(schools[0])
        rows.writerows(school.values() for school in schools)
    return outline, records


def run(commands: list[list[str]], pairs: int) -> Taken:
    """Run commands beside one another to their end, and watch the memory of all their processes."""
    start = time.perf_counter()
    processes = [subprocess.Popen(command, cwd=HERE.parent, stdout=subprocess.DEVNULL) for command in commands]
    peak = [0]
    ended = threading.Event()
    watch = threading.Thread(target=watch_memory, args=([process.pid for process in processes], peak, ended))
    watch.start()
    worked = 0.0
    for process in processes:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        worked += usage.ru_utime + usage.ru_stime
    seconds = time.perf_counter() - start
    ended.set()
    watch.join()
    if any(process.returncode for process in processes):
        raise SystemExit(f"{commands[0]} failed")
    return Taken(pairs, seconds, worked, peak[0])


def watch_memory(roots: list[int], peak: list[int], ended: threading.Event) -> None:
    """The most memory that processes and their children have at one time; pages that they share count for each."""
    while not ended.wait(0.05):
        parents: dict[int, int] = {}
        sizes: dict[int, int] = {}
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = status.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(status.parent.name)] = int(fields[1])
            sizes[int(status.parent.name)] = int(fields[21]) * os.sysconf("SC_PAGESIZE")
        ours = {process for process in parents if is_under(process, parents, roots)}
        peak[0] = max(peak[0], sum(sizes[process] for process in ours))


def is_under(process: int, parents: dict[int, int], roots: list[int]) -> bool:
    while process in parents:
        if process in roots:
            return True
        process = parents[process]
    return False


def editions(folder: Path, count: int) -> Taken:
    """The command that makes editions, from its start to its end."""
    outline, records = write_publication(folder, count)
    output = folder / "out"
    base = [sys.executable, "-m", "builder", "editions", str(outline), "--records", str(records), "--quiet"]
    taken = run([[*base, "--output", str(output), "--jobs", str(JOBS)]], count)
    made = len(list((output / "nca").glob("*.pdf")))
    assert made == count, made
    return taken


def plain(folder: Path, processes: int) -> Taken:
    script = str(HERE / "plain_editions.py")
    commands = [[sys.executable, script, str(PLAIN_PAIRS), str(folder / f"plain-{n}")] for n in range(processes)]
    return run(commands, PLAIN_PAIRS * processes)


def writing(folder: Path, count: int) -> Taken:
    """Write as many pairs as large as those in ``folder``, from memory, with as many processes."""
    decks = [len(path.read_bytes()) for path in (folder / "out" / "nca").glob("*.pptx")]
    sheets = [len(path.read_bytes()) for path in (folder / "out" / "nca").glob("*.pdf")]
    sizes = (str(round(median(decks))), str(round(median(sheets))))
    each = count // JOBS
    commands = [
        [sys.executable, str(HERE / "plain_writing.py"), str(each), str(folder / f"written-{n}"), *sizes]
        for n in range(JOBS)
    ]
    return run(commands, each * JOBS)


def steady(small: Taken, large: Taken) -> Taken:
    """What the pairs took that the larger run has more: neither its start, nor learning how editions look."""
    seconds, worked = large.seconds - small.seconds, large.worked - small.worked
    return Taken(large.pairs - small.pairs, seconds, worked, large.memory)


def show(name: str, taken: Taken, beside: dict[str, Taken]) -> None:
    ratios = "".join(
        f"  {taken.rate / other.rate:7.1f} ({taken.rate_of_work / other.rate_of_work:6.1f} by work) of {what}"
        for what, other in beside.items()
    )
    print(f"{name:<22} {taken.rate:8.1f} pairs/s  {taken.memory / 2**20:6.0f} MiB{ratios}", flush=True)


def main(counts: tuple[int, ...]) -> None:
    found: dict[str, list[Taken]] = {}
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            found.setdefault("plain", []).append(plain(folder, 1))
            found.setdefault(f"plain, {JOBS} processes", []).append(plain(folder, JOBS))
            for count in counts:
                shutil.rmtree(folder / "out", ignore_errors=True)
                found.setdefault(f"editions, {count:,}", []).append(editions(folder, count))
            found.setdefault("writing from memory", []).append(writing(folder, counts[-1]))
    middle = {name: sorted(taken, key=lambda each: each.seconds)[len(taken) // 2] for name, taken in found.items()}
    yardsticks = {name: middle[name] for name in ("plain", f"plain, {JOBS} processes", "writing from memory")}
    for name, taken in middle.items():
        show(name, taken, {} if name in yardsticks else yardsticks)
    if len(counts) > 1:
        small, large = (middle[f"editions, {count:,}"] for count in counts[-2:])
        show("editions, once begun", steady(small, large), yardsticks)
        print(f"memory of {large.pairs:,} beside {small.pairs:,}: {large.memory / small.memory:.2f}")


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or COUNTS)
