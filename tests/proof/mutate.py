"""`make mutate`: plant a thousand faults, one at a time, and see whether the tests notice.

The faults are drawn under a seed. Each is planted in a copy of the tree, where the tests that run
its lines run until one fails: those nearest to the source first, then the quickest, then the rest
of their files, as many as take a minute. What was found is kept, in git too, so a run goes on where
the last one ended.
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
PLANTED_SO_FAR = Path(__file__).with_name("planted.tsv")
"""What came of each fault, for runs on other machines; a source that has changed has others."""
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
    """Return what came of each fault so far, by key: here, or where the list in git was made."""
    lines = NOTED.read_text(encoding="utf-8").splitlines() if NOTED.exists() else []
    head, *before = PLANTED_SO_FAR.read_text(encoding="utf-8").splitlines()
    told = [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in before]
    return {row["key"]: row for row in [*told, *map(json.loads, lines)]}


def keep(of: list[Mutant]) -> None:
    """Write what is known of some faults into the list in git."""
    found = noted()
    lines = [
        f"{one.path}\t{one.line}\t{one.key}\t{found[one.key]['came']}"
        for one in sorted(of, key=lambda one: (one.path, one.start, one.after))
        if one.key in found
    ]
    PLANTED_SO_FAR.write_text("\n".join(["path\tline\tkey\tcame", *lines, ""]), encoding="utf-8")


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
    """Return what survived, and the score of each package and of all."""
    found, same = noted(), equal()
    came = {one: found[one.key]["came"] for one in of if one.key in found}
    told = {one: told_as(one) for one, what in came.items() if what in MISSED}
    left = [
        f"{one.path}:{one.line} {came[one]}: {text[2][:90]} -> {text[3][:90]}"
        for one, text in told.items()
        if text not in same
    ]
    after = {one: "equal" if told.get(one) in same else what for one, what in came.items()}
    parts = {name: [one for one in of if one.path.startswith(f"{name}/")] for name in PLANTED}
    scores = [score(name, some, after) for name, some in {**parts, "all": of}.items() if some]
    return "\n".join([*sorted(left), *scores])


def score(name: str, of: list[Mutant], came: dict[Mutant, str]) -> str:
    """Return a line: how many faults were noticed of those planted that change something."""
    counts = Counter(came[one] for one in of if one in came)
    caught, able = counts[KILLED] + counts[ENDLESS], counts.total() - counts["equal"]
    share = f"{caught / max(able, 1):.1%}"
    planted = f"planted {counts.total()}/{len(of)}"
    return f"{name:10} {share}  {planted}  noticed {caught}/{able}  {dict(counts)}"


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
    asked.add_argument(
        "--again", action="store_true", help="try once more what survived and is not equal"
    )
    asked.add_argument("--report", action="store_true", help="only print what is known")
    told = asked.parse_args()
    until = time.time() + 60 * told.minutes
    # A report leaves alone the copy in which another run may have a fault planted.
    tree = runs.ROOT if told.report else runs.copied(runs.KEPT / "tree2")
    of = [one for one in drawn(tree, told.seed, told.count) if one.path.startswith(told.only)]
    if not told.report:
        known = mapped(runs.known(tree) if told.kept else runs.measured(tree))
        found = noted()
        again, same = MISSED if told.again else (), equal()
        left = [
            one
            for one in of
            if one.key not in found
            or (found[one.key]["came"] in again and told_as(one) not in same)
        ]
        for some in batched(left, TOGETHER):
            if time.time() < until:
                plant(tree, some, known, told.most, until)
        keep(drawn(tree, told.seed, told.count))
    sys.stdout.write(f"{report(of)}\n")


if __name__ == "__main__":
    main()
