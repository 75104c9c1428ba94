"""The clean-up on this machine, and on a cluster of two workers that it starts.

`python -m benchmarks.spark_films RAW [MEMORY] [one|spark]`; MEMORY is that of each executor.
"""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.cluster import own_cluster
from benchmarks.servers import ROOT
from benchmarks.watch import load, watched
from catalogue.store import read_manifest, version_folder


def main(raw: str, memory: str = "1g", which: str = "both") -> None:
    """Print seconds, processor seconds, peak memory and rows a second of both engines."""
    with TemporaryDirectory() as folder:
        if which != "spark":
            built(raw, Path(folder, "one"))
        if which != "one":
            with own_cluster(memory) as (address, pids):
                built(raw, Path(folder, "spark"), pids, "--engine", address)


def built(raw: str, out: Path, others: dict[str, list[int]] | None = None, *engine: str) -> None:
    """Build once in a process of its own, and print what it took."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "etl", "--raw", raw, "--out", str(out), "--quiet", *engine]
    with (
        subprocess.Popen(command, cwd=ROOT) as driver,  # noqa: S603 - our own command
        watched({"driver": [driver.pid], **(others or {})}) as used,
    ):
        failed = driver.wait()
    seconds = time.perf_counter() - began
    if failed:
        sys.exit(f"the build failed after {seconds:.0f} s; {used}")
    made = read_manifest(version_folder(out))
    rows = made.rows["films"]
    named = f"{'Spark' if engine else 'one machine'}, {rows:,} films, {made.identity}"
    fast = f"{seconds:.0f} s, {rows / seconds:,.0f} rows a second"
    print(f"{named}: {fast}, {used}, {load()}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:4])
