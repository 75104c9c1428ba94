"""Runs tests in a copy of the tree, many times in one process: `python -m tests.proof.worker`.

A line of JSON is read, with the files of tests to measure or the faults to plant, and a line is
written for each. What is not ours is imported once; every run is a fork. A fault within functions
is put into what has been imported and collected, any other one is read with all sources anew.
"""

import importlib
import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage, CoverageData

from tests.proof.forks import LIMIT, OUTSIDE, forked
from tests.proof.swapped import Swap, living, made

CHOSEN = "not soak and not browser and not real and not spark"
OPTIONS = (
    "-q", "-p", "no:cacheprovider", "-p", "_hypothesis_pytestplugin", "--hypothesis-seed=0",
    "-m", CHOSEN,
)  # fmt: skip
"""Other plugins are not loaded: they take three times as long as many a file of tests."""
LOADING = "(loading)"
"""What runs while a file of tests is read, before its first test."""
NONE = (0, "", 0.0)
Told = Callable[[dict[str, Any]], None]


@dataclass(eq=False)
class Watch:
    """Notes which test runs, with its fixtures, and how long: a plugin of pytest."""

    cover: Coverage
    seconds: dict[str, float] = field(default_factory=dict)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note what one test runs under its name."""
        self.cover.switch_context(item.nodeid)
        began = time.process_time()
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = round(time.process_time() - began, 3)
            self.cover.switch_context(LOADING)


@dataclass(eq=False)
class First:
    """Notes the first test that fails, and what is collected: a plugin of pytest."""

    failed: str = ""
    items: dict[str, pytest.Item] = field(default_factory=dict)
    loop: Callable[["First", pytest.Session], bool] | None = None

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure."""
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a file that cannot be read."""
        if report.failed and not self.failed:
            self.failed = report.nodeid

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """Run what is asked in place of all tests."""
        self.items = {item.nodeid: item for item in session.items}
        return self.loop(self, session) if self.loop else None


def pytest_run(arguments: list[str], plugin: object, log: str) -> int:
    """Run pytest in this process with all that it prints in a log."""
    with Path(log).open("wb") as noted:
        for stream in (1, 2):
            os.dup2(noted.fileno(), stream)
    sys.path.insert(0, str(Path.cwd()))
    options = [*OPTIONS, f"--basetemp={log}.tmp"]
    return int(pytest.main([*options, *arguments], plugins=[plugin]))


def plugins(files: list[str]) -> list[str]:
    """Return what pytest is to load besides for some files of tests."""
    asked = any("schemathesis" in Path(file).read_text(encoding="utf-8") for file in files)
    return ["-p", "schemathesis.pytest.plugin"] if asked else []


def measure(job: dict[str, Any]) -> str:
    """Run one file of tests; keep the lines and branches that it covers, and each test's lines."""
    cover = Coverage(data_file=None, config_file="coverage.ini")
    watch = Watch(cover)
    cover.start()
    cover.switch_context(LOADING)
    code = pytest_run([*plugins([job["file"]]), job["file"]], watch, job["log"])
    cover.stop()
    data = cover.get_data()
    plain = CoverageData(job["data"])
    files = [path for path in sorted(data.measured_files()) if data.lines(path)]
    plain.add_arcs({path: data.arcs(path) or [] for path in files})
    plain.write()
    data.set_query_contexts(None)
    lines = {path: data.contexts_by_lineno(path) for path in files}
    return json.dumps({"code": code, "tests": watch.seconds, "lines": lines})


def measured(jobs: list[dict[str, Any]], until: float, tell: Told) -> None:
    """Run some files of tests, each by itself, as long as there is time."""
    for job in jobs:
        if time.time() > until:
            break
        Path(job["data"]).unlink(missing_ok=True)
        code, text, seconds = forked(lambda job=job: measure(job), 3600)  # type: ignore[misc]
        found = json.loads(text) if text else {"code": code, "tests": {}, "lines": {}}
        shutil.rmtree(f"{job['log']}.tmp", ignore_errors=True)
        tell({**job, "seconds": seconds, **found})


def ordered(first: First, wanted: list[str]) -> str:
    """Run some of the collected tests in the order asked until one fails; return which."""
    items = [first.items[name] for name in wanted if name in first.items]
    for place, item in enumerate(items, 1):
        following = items[place] if place < len(items) else None
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if first.failed:
            break
    return first.failed


def faulty(fault: dict[str, Any]) -> bytes:
    """Return a source with a fault in it."""
    whole = Path(fault["path"]).read_bytes()
    return bytes(whole[: fault["start"]] + fault["after"].encode() + whole[fault["end"] :])


@contextmanager
def planted(fault: dict[str, Any]) -> Iterator[None]:
    """Write a fault into its file for a while; what was compiled of the whole one stays good."""
    place = Path(fault["path"])
    whole, times = place.read_bytes(), place.stat()
    place.write_bytes(faulty(fault))
    try:
        yield
    finally:
        place.write_bytes(whole)
        os.utime(place, ns=(times.st_atime_ns, times.st_mtime_ns))


@dataclass
class Trials:
    """Tries faults one after the other, as long as there is time, and tells what came of each.

    A test that notices a fault must pass after the same tests without it, or it tells nothing.
    """

    tell: Told
    log: str
    until: float
    sound: set[str] = field(default_factory=set)

    def over(self) -> bool:
        """Say whether the time is up."""
        return time.time() > self.until

    def tried(self, fault: dict[str, Any], run: Callable[[list[str], bool], str], how: str) -> None:
        """Run a fault's tests in a fork with the fault in them, then what failed without it."""
        began = time.process_time()
        tests, most = fault["tests"], 20 + 4 * fault["seconds"]
        with planted(fault):
            code, by, seconds = forked(lambda: run(tests, True), most)
        came = "endless" if code in (LIMIT, -9) else "killed" if code or by else "survived"
        if came == "killed" and by not in self.sound:
            before = tests[: tests.index(by) + 1] if by in tests else tests
            code, failed, more = forked(lambda: run(before, False), most)
            seconds += more
            came = "unsound" if code or failed else came
            self.sound |= set() if code or failed or by not in tests else {by}
        cpu = round(seconds + time.process_time() - began, 2)
        self.tell(
            {"key": fault["key"], "came": came, "by": by or str(code), "cpu": cpu, "how": how}
        )

    def anew(self, fault: dict[str, Any]) -> None:
        """Read sources and tests anew with a fault in them."""

        def run(tests: list[str], _with: bool) -> str:
            def loop(found: First, _session: pytest.Session) -> bool:
                return bool(ordered(found, tests)) or True

            files = list(dict.fromkeys(name.split("::")[0] for name in tests))
            first = First(loop=loop)
            code = pytest_run([*plugins(files), *files], first, self.log)
            return first.failed or ("" if code in (0, 5) else f"exit code {code}")

        self.tried(fault, run, "anew")

    def in_functions(self, faults: list[dict[str, Any]]) -> str:
        """Collect the tests of all faults once; try those that fit what is loaded by then.

        Return the keys of the others, one a line, or what went wrong.
        """
        others: list[str] = []

        def loop(first: First, _session: pytest.Session) -> bool:
            functions = living()
            for fault in faults:
                swap = made(Path(fault["path"]), faulty(fault), functions)
                if fault["loading"] or not swap.able:
                    others.append(fault["key"])
                elif not self.over():

                    def run(tests: list[str], with_it: bool, swap: Swap = swap) -> str:
                        if with_it:
                            swap.do()
                        return ordered(first, tests)

                    self.tried(fault, run, "in place")
            return True

        files = list(dict.fromkeys(name.split("::")[0] for one in faults for name in one["tests"]))
        code = pytest_run([*plugins(files), *files], First(loop=loop), self.log)
        return "\n".join(others) if code in (0, 5) else f"tests are not collected: {code}"


def plant(faults: list[dict[str, Any]], trials: Trials) -> None:
    """Try faults: those within functions in what is loaded once, the others each anew."""
    code, told, _seconds = forked(lambda: trials.in_functions(faults), 36000) if faults else NONE
    if code or told.startswith("tests"):
        sys.stderr.write(f"{code} {told}, {trials.log}\n")
    others = set(told.split("\n"))
    for fault in faults:
        if fault["key"] in others and not trials.over():
            trials.anew(fault)
    shutil.rmtree(f"{trials.log}.tmp", ignore_errors=True)


def main() -> None:
    """Do what a line of JSON asks."""
    asked = json.loads(sys.stdin.readline())
    for name in asked.get("outside", OUTSIDE):
        with suppress(ImportError):
            importlib.import_module(name)
    out = os.fdopen(os.dup(1), "w")

    def tell(row: dict[str, Any]) -> None:
        out.write(f"{json.dumps(row)}\n")
        out.flush()

    if "measure" in asked:
        measured(asked["measure"], asked["until"], tell)
    else:
        sys.dont_write_bytecode = True
        plant(asked["plant"], Trials(tell, asked["log"], asked["until"]))


if __name__ == "__main__":
    main()
