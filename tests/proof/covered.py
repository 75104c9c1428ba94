"""`make coverage`: which lines and branches the tests run, by package, and every gap.

Each file of tests runs by itself in a copy of the tree; what it covers is kept until a source or
the file changes. Servers that tests start as processes of their own are not counted.
"""

import argparse
import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from coverage import Coverage

from tests.proof import runs

COUNTED = ("covered_lines", "num_statements", "covered_branches", "num_branches")
GAPS = runs.KEPT / "gaps.txt"


def combined(tree: Path, seen: list[runs.Run]) -> dict[str, Any]:
    """Return what all runs cover together, as coverage's own JSON has it."""
    whole = Coverage(data_file=str(runs.KEPT / "all"), config_file=str(tree / "coverage.ini"))
    before = Path.cwd()
    os.chdir(tree)
    try:
        paths = [str(runs.kept(run.file)) for run in seen if runs.kept(run.file).exists()]
        whole.combine(paths, keep=True)
        whole.get_data().touch_files([str(path.relative_to(tree)) for path in runs.sources(tree)])
        whole.save()
        whole.json_report(outfile=str(runs.KEPT / "all.json"))
    finally:
        os.chdir(before)
    found: dict[str, Any] = json.loads((runs.KEPT / "all.json").read_text(encoding="utf-8"))
    return found["files"]  # type: ignore[no-any-return]


def table(files: dict[str, Any]) -> list[str]:
    """Return a line a package: its share of lines and branches together, then each alone."""
    sums: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(COUNTED, 0))
    for path, told in files.items():
        for name in COUNTED:
            for key in (path.split("/")[0], "all"):
                sums[key][name] += told["summary"][name]
    ordered = [*(name for name in runs.MEASURED if name in sums), "all"]
    return [
        f"{name:10} {share(lines + taken, of + ways)}  lines {lines}/{of}  branches {taken}/{ways}"
        for name in ordered
        for lines, of, taken, ways in [tuple(sums[name].values())]
    ]


def share(part: int, of: int) -> str:
    """Return a share in per cent."""
    return f"{part / max(of, 1):.1%}"


def gaps(files: dict[str, Any]) -> list[str]:
    """Return a line a file that is not whole: the lines not run, and the branches not taken."""
    told = []
    for path, found in sorted(files.items()):
        lines, arcs = found["missing_lines"], found["missing_branches"]
        if lines or arcs:
            ways = ", ".join(f"{start}->{end if end > 0 else 'exit'}" for start, end in arcs)
            told.append(f"{path}: lines {', '.join(map(str, lines)) or 'none'}; branches {ways}")
    return told


def main() -> None:
    """Measure what has changed, then print the table and write the gaps."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=600, help="begin no other file after these")
    asked.add_argument("--only", default="", help="a folder of tests, such as queries")
    told = asked.parse_args()
    tree = runs.copied(runs.KEPT / "tree1")
    files = combined(tree, runs.measured(tree, told.only, told.minutes))
    GAPS.write_text("\n".join(gaps(files)) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join([*table(files), f"every gap: {GAPS.relative_to(runs.ROOT)}", ""]))


if __name__ == "__main__":
    main()
