"""Editions on a real Dask cluster on this machine, into a real server that speaks S3."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.editions import command, entries, wait_for, write_publication

ROOT = Path(__file__).parents[1]
MISSING = [
    name for name in ("distributed", "fsspec", "s3fs", "moto", "flask") if importlib.util.find_spec(name) is None
]
COUNT = 130

pytestmark = pytest.mark.skipif(
    bool(MISSING) and os.environ.get("CI") != "true", reason=f"not installed: {', '.join(MISSING)}"
)


@dataclass
class Cluster:
    """A scheduler's address, and its workers, each a process without a nanny that would start it again."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@dataclass
class Run:
    """A command, and the folder that it is given in, where its journal lies."""

    arguments: list[str]
    folder: Path
    outline: Path
    records: Path

    @property
    def journal(self) -> Path:
        return self.folder / "output/heat/editions.jsonl"

    def begin(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        environment = {**os.environ, "PYTHONPATH": path}
        return subprocess.Popen(self.arguments, cwd=self.folder, env=environment, stderr=subprocess.PIPE)


def dask(kind: str, *arguments: str) -> subprocess.Popen[bytes]:
    module = [sys.executable, "-m", f"distributed.cli.dask_{kind}"]
    return subprocess.Popen([*module, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A bucket's file system; whatever is started while it is there finds it at the same address."""
    import s3fs
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    system = s3fs.S3FileSystem(skip_instance_cache=True)
    system.mkdir("editions")
    yield system
    system.rm("editions", recursive=True)  # the server's memory is this process's
    server.stop()


@pytest.fixture
def cluster(tmp_path: Path, store: Any) -> Iterator[Cluster]:
    """Workers that know the store."""
    found = tmp_path / "scheduler.json"
    quiet = ("--scheduler-file", str(found), "--no-dashboard")
    scheduler = dask("scheduler", "--host", "127.0.0.1", "--port", "0", *quiet)
    workers = [
        dask("worker", *quiet, "--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path / "dask"))
        for _ in range(2)
    ]
    try:
        for _ in range(600):
            if found.is_file() and found.stat().st_size:
                break
            assert scheduler.poll() is None
            time.sleep(0.1)
        yield Cluster(json.loads(found.read_text())["address"], workers)
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def going(tmp_path: Path, cluster: Cluster) -> Run:
    """The command that makes many editions on the cluster, into the store."""
    outline, records = write_publication(tmp_path, COUNT)
    arguments = command(outline, records, tmp_path, "--cluster", cluster.address)
    arguments[arguments.index("--output") + 1] = "s3://editions/autumn"
    return Run(arguments, tmp_path, outline, records)


def check(run: Run, store: Any) -> None:
    """Each record has ended once, and its files are in the store, whole and the same as those made here."""
    found = entries(run.journal)
    assert sorted(entry["row"] for entry in found) == list(range(1, COUNT + 1))
    assert {entry["status"] for entry in found} == {"written"}
    near = run.folder / "near"
    subprocess.run(command(run.outline, run.records, near, "--quiet"), cwd=ROOT, check=True)
    store.invalidate_cache()
    there = {path.rpartition("/")[2]: path for path in store.ls("editions/autumn/heat")}
    made = {path.name: path for path in (near / "heat").iterdir()}
    assert there.keys() == made.keys()
    assert all(store.cat(there[name]) == made[name].read_bytes() for name in made.keys() - {"editions.jsonl"})
    assert store.cat(there["editions.jsonl"]) == run.journal.read_bytes()


def test_a_lost_worker_of_a_cluster_loses_nothing(going: Run, cluster: Cluster, store: Any) -> None:
    run = going.begin()
    wait_for(going.journal, 1, run)
    cluster.workers[0].send_signal(signal.SIGKILL)
    assert run.wait(180) == 0, run.communicate()
    check(going, store)


def test_a_run_on_a_cluster_that_is_killed_goes_on_with_what_is_missing(going: Run, store: Any) -> None:
    run = going.begin()
    wait_for(going.journal, 1, run)
    run.kill()
    run.wait()
    done = entries(going.journal)
    assert 1 <= len(done) < COUNT
    store.rm(f"editions/autumn/heat/{next(iter(done[0]['files']))}")
    assert going.begin().wait(180) == 0
    check(going, store)


def test_where_there_is_no_cluster_that_is_told(tmp_path: Path) -> None:
    outline, records = write_publication(tmp_path, 1)
    run = subprocess.run(
        command(outline, records, tmp_path, "--cluster", "nowhere"), cwd=ROOT, capture_output=True, timeout=120
    )
    assert run.returncode == 2
    assert b"cluster-unreachable" in run.stderr and b"Traceback" not in run.stderr
