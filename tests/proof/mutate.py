"""`make mutate`: plant a thousand faults, one at a time, and see whether the tests notice.

The faults are drawn under a seed. Each is planted in a copy of the tree, where the tests that run
its lines run until one fails: those nearest to the source first, then the quickest, then the rest
of their files, as many as take a minute. What was found is kept, so a run goes on where the last
one ended.
"""

import argparse
import json
import sys
import time
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.proof import runs
from tests.proof.mutants import Mutant, mutants

PLANTED = ("queries", "etl", "catalogue", "publish")
TOGETHER = 100
"""Faults that are tried by one process, which collects the tests of all."""
NEAREST = 4
"""Files of tests that are run for a fault that only the loading of sources meets."""
NOTED = runs.KEPT / "mutants.jsonl"
EQUAL = Path(__file__).with_name("equal.tsv")
"""Faults that change nothing that can be seen, each with the reason."""
KILLED, SURVIVED, BARE, ENDLESS = "killed", "survived", "not run", "endless"
UNSOUND = "unsound"
"""A test failed that fails without the fault as well."""
MISSED = (SURVIVED, BARE, UNSOUND)


def drawn(tree: Path, seed: int, count: int) -> list[Mutant]:
    """Return some faults of the sources; a larger count adds to the same ones."""
    every = [
        mutant
        for name in PLANTED
        for path in sorted((tree / name).rglob("*.py"))
        for mutant in mutants(str(path.relative_to(tree)), path.read_bytes())
    ]
    return sorted(every, key=lambda one: sha256(f"{seed} {one.key}".encode()).digest())[:count]


@dataclass(frozen=True)
class Map:
    """Which tests run which lines of which source, all tests of each file, and their seconds."""

    covers: dict[str, dict[int, set[str]]]
    tests: dict[str, list[str]]
    seconds: dict[str, float]

    def loading(self, mutant: Mutant, tests: list[str]) -> bool:
        """Say whether the file of one of some tests runs a fault's lines while it is loaded."""
        return not self.of(mutant).isdisjoint(name.split("::")[0] for name in tests)

    def of(self, mutant: Mutant) -> set[str]:
        """Return the tests that run a fault's lines, and the files that do while loaded."""
        first, last = mutant.lines
        here = self.covers.get(mutant.path, {})
        return {name for line in range(first, last + 1) for name in here.get(line, ())}

    def took(self, name: str) -> float:
        """Return the seconds of a test; of unknown ones none."""
        return self.seconds.get(name, 0.0)


def mapped(seen: list[runs.Run]) -> Map:
    """Return the map of what has been measured."""
    tests = {run.file: list(run.tests) for run in seen if run.code == 0}
    seconds = {name: taken for run in seen for name, taken in run.tests.items()}
    return Map(runs.covering(seen), tests, seconds)


def chosen(mutant: Mutant, known: Map, most: float) -> list[str]:
    """Return the tests that run a fault's lines: the nearest first, then the quickest.

    The rest of their files follows: what one test has computed another one may look at.
    """
    found = known.of(mutant)
    inside = {name for name in found if "::" in name}
    files = sorted({name.split("::")[0] for name in found}, key=lambda file: _far(mutant, file))
    files = files[: None if inside else NEAREST]
    ordered = [
        name
        for some in (inside, {one for file in files for one in known.tests[file]} - inside)
        for file in files
        for name in sorted((o for o in known.tests[file] if o in some), key=known.took)
    ]
    taken: list[str] = []
    left = most
    for name in ordered:
        if not taken or known.took(name) <= left:
            taken.append(name)
            left -= known.took(name)
    return taken


def _far(mutant: Mutant, file: str) -> tuple[int, bool, str]:
    """Order files of tests: folders shared, then the one of the same name."""
    place, name = ["tests", *mutant.path.split("/")[:-1]], Path(mutant.path).stem
    return -_shared(place, file.split("/")), Path(file).stem != f"test_{name}", file


def _shared(one: list[str], other: list[str]) -> int:
    """Count the folders that two paths begin with alike."""
    alike = [a == b for a, b in zip(one, other, strict=False)]
    return (*alike, False).index(False)


def plant(tree: Path, some: list[Mutant], known: Map, most: float, until: float) -> None:
    """Try some faults in a copy, and note what came of each."""
    of = {one.key: (one, chosen(one, known, most)) for one in some}
    for mutant, tests in of.values():
        if not tests:
            note(mutant, {"came": BARE, "by": "", "tests": 0})
    faults = [
        {"key": one.key, "path": one.path, "start": one.start, "end": one.end, "after": one.after,
         "tests": tests, "loading": known.loading(one, tests),
         "seconds": sum(known.took(name) for name in tests)}
        for one, tests in of.values()
        if tests
    ]  # fmt: skip
    job = {"plant": faults, "log": str(tree.with_suffix(".log")), "until": until}
    for row in runs.worker(tree, job):
        mutant, tests = of[row.pop("key")]
        note(mutant, {**row, "tests": len(tests), "most": most})


def note(mutant: Mutant, row: dict[str, Any]) -> None:
    """Keep what came of a fault."""
    told = {
        "key": mutant.key, "path": mutant.path, "line": mutant.line, "before": mutant.before,
        "after": mutant.after,
    }  # fmt: skip
    with NOTED.open("a", encoding="utf-8") as file:
        file.write(f"{json.dumps({**told, **row})}\n")


def noted() -> dict[str, dict[str, Any]]:
    """Return what came of each fault so far, by key."""
    if not NOTED.exists():
        return {}
    lines = NOTED.read_text(encoding="utf-8").splitlines()
    return {row["key"]: row for row in map(json.loads, lines)}


def equal() -> set[tuple[str, ...]]:
    """Return the faults that are known to change nothing: path, line, text before and after."""
    lines = EQUAL.read_text(encoding="utf-8").splitlines()[1:]
    return {tuple(line.split("\t")[:4]) for line in lines}


def told_as(mutant: Mutant) -> tuple[str, ...]:
    """Return a fault as the list of equal ones tells it."""
    text = (runs.ROOT / mutant.path).read_text(encoding="utf-8").splitlines()[mutant.line - 1]
    before, after = (" ".join(part.split()) for part in (mutant.before, mutant.after))
    return mutant.path, text.strip(), before, after


def batched(of: list[Mutant], many: int) -> list[list[Mutant]]:
    """Return faults in parts."""
    return [of[start : start + many] for start in range(0, len(of), many)]


def report(of: list[Mutant]) -> str:
    """Return the score and what survived."""
    found, same = noted(), equal()
    rows = [found[one.key] | {"told": told_as(one)} for one in of if one.key in found]
    left = [row for row in rows if row["came"] in MISSED]
    known = [row for row in left if row["told"] in same]
    counts = Counter(row["came"] for row in rows)
    able = len(rows) - len(known)
    lines = [
        f"{row['path']}:{row['line']} {row['came']}: {row['told'][2][:90]} -> {row['told'][3][:90]}"
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
    asked.add_argument("--most", type=float, default=60, help="seconds of tests a fault (60)")
    asked.add_argument(
        "--minutes", type=float, default=600, help="begin no other fault after these"
    )
    asked.add_argument("--kept", action="store_true", help="measure nothing: use what is known")
    asked.add_argument("--only", default="", help="faults of a folder, such as etl/read")
    asked.add_argument("--again", action="store_true", help="try what survived once more")
    asked.add_argument("--report", action="store_true", help="only print what is known")
    told = asked.parse_args()
    until = time.time() + 60 * told.minutes
    tree = runs.copied(runs.KEPT / "tree2")
    of = [one for one in drawn(tree, told.seed, told.count) if one.path.startswith(told.only)]
    if not told.report:
        known = mapped(runs.known(tree) if told.kept else runs.measured(tree))
        found = noted()
        again = MISSED if told.again else ()
        left = [m for m in of if m.key not in found or found[m.key]["came"] in again]
        for some in batched(left, TOGETHER):
            if time.time() < until:
                plant(tree, some, known, told.most, until)
    sys.stdout.write(f"{report(of)}\n")


if __name__ == "__main__":
    main()
