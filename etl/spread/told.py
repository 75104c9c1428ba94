"""What a block's rules met, told to the report of the whole: each rule's cases block after block.

A build over all rows calls each rule once, over all of them. Over blocks it is called once a block;
so cases are brought together by rule and column first, by block second, and counts, first rows and
costs come out as if there had been one block.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd
import pyarrow as pa

from catalogue.quality import Row
from etl.report import Report, Rule, Source

TOLD = "told"
"""The column of a table that holds nothing but a report."""
Key = tuple[Rule, str, int]
"""A rule, the column it was asked about, and which of its calls about that column it was."""


@dataclass(frozen=True, slots=True)
class Case:
    """One call of a rule: how often it was met, the first rows, and what it cost by file."""

    rule: Rule
    column: str
    count: int
    rows: list[Row]
    costs: list[tuple[str, int]]


class Heard(Report):
    """A report that remembers each call, to be told again elsewhere."""

    def __init__(self) -> None:
        """Start with nothing heard."""
        super().__init__()
        self.cases: list[Case] = []
        self._within = False

    def add(self, rule: Rule, count: int, rows: list[Row] | None = None, *, file: str = "") -> None:
        """Count cases, as `Report.add`."""
        super().add(rule, count, rows, file=file)
        if not self._within:
            costs = [(file, int(count))] if rule.costs and file and count else []
            self.cases.append(Case(rule, "", int(count), rows or [], costs))

    def flag(
        self,
        rule: Rule,
        frame: pd.DataFrame,
        mask: "pd.Series[bool]",
        *columns: str,
        **beside: "str | pd.Series[Any]",
    ) -> None:
        """Count rows, as `Report.flag`."""
        one = Report()
        one.flag(rule, frame, mask, *columns, **beside)
        found = one.findings[rule.name]
        costs = [(file, count) for (_, file, _), count in one.costs.items()]
        column = str(beside.get("column", ""))
        self.cases.append(Case(rule, column, found.count, found.rows, costs))
        self._within = True
        super().flag(rule, frame, mask, *columns, **beside)
        self._within = False

    def table(self) -> pa.Table:
        """Return all that was heard as a table of one text cell."""
        told = {
            "cases": [asdict(case) for case in self.cases],
            "sources": [asdict(source) for source in self.sources],
            "notes": self.notes,
        }
        return pa.table({TOLD: pa.array([json.dumps(told)], pa.string())})


def tell(
    report: Report,
    told: Iterable[pa.Table],
    order: Sequence[Rule] = (),
    columns: Sequence[str] = (),
) -> None:
    """Tell a report what was heard of blocks, in their order.

    `order` is that in which the rules are asked, where a block may leave some out, and `columns`
    that of columns which are asked one after the other.
    """
    heard = [json.loads(cell) for table in told for cell in table[TOLD].to_pylist()]
    blocks = [[_case(case) for case in one["cases"]] for one in heard]
    cases: dict[Key, list[Case]] = {}
    for block in blocks:
        for key, case in _keyed(block):
            cases.setdefault(key, []).append(case)
    ranks = {rule: rank for rank, rule in enumerate(order)}
    places = {column: place for place, column in enumerate(columns)}

    def turn(key: Key) -> tuple[int, int]:
        return places.get(key[1], 0), ranks.get(key[0], len(ranks))

    for rule, column, number in sorted(cases, key=turn):
        for case in cases[rule, column, number]:
            report.add(rule, case.count, case.rows)
            report.costs.update({(rule, file, column): count for file, count in case.costs})
    for one in heard:
        for source in one["sources"]:
            told_of = Source(**source)
            report.took(told_of.name, told_of.kind, told_of.rows, told_of.unread, told_of.lacking)
        report.notes += one["notes"]


def _case(told: dict[str, Any]) -> Case:
    """Return a case from JSON."""
    costs = [(str(file), int(count)) for file, count in told["costs"]]
    return Case(Rule(**told["rule"]), told["column"], told["count"], told["rows"], costs)


def _keyed(cases: Sequence[Case]) -> list[tuple[Key, Case]]:
    """Return one block's cases by rule, column and turn."""
    turns: dict[tuple[Rule, str], int] = {}
    found = []
    for case in cases:
        turn = turns.get((case.rule, case.column), 0)
        turns[case.rule, case.column] = turn + 1
        found.append(((case.rule, case.column, turn), case))
    return found
