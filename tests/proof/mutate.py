"""`make mutate`: plant a thousand faults, one at a time, and see whether the tests notice.

The faults are drawn under a seed. Each is planted in a copy of the tree, where the files of tests
that run its lines run until one fails: those nearest to the source first, then the quickest, as
many as take a minute. What was found is kept, so a run goes on where the last one ended.
"""

import argparse
import json
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from queue import Queue
from typing import Any

from tests.proof import runs
from tests.proof.mutants import Mutant, mutants

PLANTED = ("queries", "etl", "catalogue", "publish")
MOST = 60.0
"""Seconds of tests that one fault is given, as measured without it."""
NOTED = runs.KEPT / "mutants.jsonl"
EQUAL = Path(__file__).with_name("equal.tsv")
"""Faults that change nothing that can be seen, each with the reason."""
KILLED, SURVIVED, BARE, ENDLESS = "killed", "survived", "not run", "endless"


def drawn(tree: Path, seed: int, count: int) -> list[Mutant]:
    """Return some faults of the sources; a larger count adds to the same ones."""
    every = [
        mutant
        for name in PLANTED
        for path in sorted((tree / name).rglob("*.py"))
        for mutant in mutants(str(path.relative_to(tree)), path.read_bytes())
    ]
    return sorted(every, key=lambda one: sha256(f"{seed} {one.key}".encode()).digest())[:count]


def chosen(mutant: Mutant, covers: dict[int, set[str]], seconds: dict[str, float]) -> list[str]:
    """Return the files of tests that run a fault's lines: the nearest first, then the quickest."""
    first, last = mutant.lines
    found = {file for line in range(first, last + 1) for file in covers.get(line, ())}
    place = ["tests", *mutant.path.split("/")[:-1]]
    ordered = sorted(found, key=lambda file: (-_shared(place, file.split("/")), seconds[file]))
    taken: list[str] = []
    for file in ordered:
        if not taken or sum(seconds[one] for one in [*taken, file]) <= MOST:
            taken.append(file)
    return taken


def _shared(one: list[str], other: list[str]) -> int:
    """Count the folders that two paths begin with alike."""
    alike = [a == b for a, b in zip(one, other, strict=False)]
    return (*alike, False).index(False)


def outcome(tree: Path, mutant: Mutant, tests: list[str], seconds: float) -> tuple[str, str]:
    """Plant a fault, run tests, take it out; return what came of it and the test that noticed."""
    if not tests:
        return BARE, ""
    place = tree / mutant.path
    whole = place.read_bytes()
    place.write_bytes(mutant.apply(whole))
    for compiled in place.parent.glob(f"__pycache__/{place.stem}.*.pyc"):
        compiled.unlink()
    log = tree.with_suffix(".log")
    command = [*runs.PYTEST, *runs.plugins(tree, tests), "-x", *tests]
    try:
        code, _seconds = runs.ran(tree, command, log, int(60 + 4 * seconds))
    finally:
        place.write_bytes(whole)
    told = log.read_text(encoding="utf-8", errors="replace").splitlines()
    noticed = [line for line in told if line.startswith(("FAILED", "ERROR"))]
    if code < 0:
        return ENDLESS, ""
    return (KILLED, noticed[0][:200] if noticed else "") if code else (SURVIVED, "")


def noted() -> dict[str, dict[str, Any]]:
    """Return what came of each fault so far, by key."""
    if not NOTED.exists():
        return {}
    lines = NOTED.read_text(encoding="utf-8").splitlines()
    return {row["key"]: row for row in map(json.loads, lines)}


def plant(
    trees: "Queue[Path]", mutant: Mutant, tests: list[str], seconds: dict[str, float]
) -> None:
    """Try one fault in a copy that is free, and note what came of it."""
    tree = trees.get()
    try:
        came, by = outcome(tree, mutant, tests, sum(seconds[file] for file in tests))
    finally:
        trees.put(tree)
    row = {
        "key": mutant.key, "path": mutant.path, "line": mutant.line, "before": mutant.before,
        "after": mutant.after, "came": came, "by": by, "tests": tests,
    }  # fmt: skip
    with NOTED.open("a", encoding="utf-8") as file:
        file.write(f"{json.dumps(row)}\n")


def equal() -> set[tuple[str, str, str]]:
    """Return the faults that are known to change nothing: path, text before and after."""
    lines = EQUAL.read_text(encoding="utf-8").splitlines()[1:]
    return {tuple(line.split("\t")[:3]) for line in lines}  # type: ignore[misc]


def report(of: list[Mutant]) -> str:
    """Return the score and what survived."""
    found, same = noted(), equal()
    rows = [found[one.key] for one in of if one.key in found]
    rows = [row | {"after": " ".join(row["after"].split())} for row in rows]
    rows = [row | {"before": " ".join(row["before"].split())} for row in rows]
    left = [row for row in rows if row["came"] in (SURVIVED, BARE)]
    known = [row for row in left if (row["path"], row["before"], row["after"]) in same]
    counts = Counter(row["came"] for row in rows)
    able = len(rows) - len(known)
    lines = [
        f"{row['path']}:{row['line']} {row['came']}: {row['before'][:90]} -> {row['after'][:90]}"
        for row in left
        if row not in known
    ]
    caught = counts[KILLED] + counts[ENDLESS]
    score = f"{caught} of {able} noticed ({caught / max(able, 1):.1%})"
    told = f"{score}; {len(rows)} planted, {len(known)} of them equal; {dict(counts)}"
    return "\n".join([*sorted(lines), told])


def main() -> None:
    """Plant faults as asked, then print the score and what survived."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=1000, help="how many faults (1000)")
    asked.add_argument("--seed", type=int, default=24, help="which ones (24)")
    asked.add_argument("--jobs", type=int, default=2, help="copies at work at once (2)")
    asked.add_argument("--again", action="store_true", help="try what survived once more")
    asked.add_argument("--report", action="store_true", help="only print what is known")
    told = asked.parse_args()
    copies = [runs.KEPT / f"tree{number}" for number in range(1, told.jobs + 1)]
    tree = runs.copied(copies[0])
    of = drawn(tree, told.seed, told.count)
    if not told.report:
        seen = runs.measured(tree)
        covers, seconds = runs.covering(seen), {run.file: run.seconds for run in seen}
        trees: Queue[Path] = Queue()
        for copy in copies:
            trees.put(runs.copied(copy))
        found = noted()
        again = (SURVIVED, BARE) if told.again else ()
        left = [m for m in of if m.key not in found or found[m.key]["came"] in again]
        with ThreadPoolExecutor(told.jobs) as pool:
            for one in left:
                tests = chosen(one, covers.get(one.path, {}), seconds)
                pool.submit(plant, trees, one, tests, seconds)
    sys.stdout.write(f"{report(of)}\n")


if __name__ == "__main__":
    main()
