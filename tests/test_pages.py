"""A page asks, answers and draws; what it shows is computed below it, of what it is given."""

import ast
import symtable
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_layers import OURS, ROOT, sources

LONGEST = 60
NOT_YET: set[str] = set()
"""Pages and views that do not keep these rules yet; one that does must leave this list."""
GROUPS = {
    *("crosstab", "cut", "drop_duplicates", "duplicated", "explode", "groupby", "melt", "pivot"),
    *("pivot_table", "qcut", "resample", "rolling", "stack", "unique", "unstack", "value_counts"),
    *("Counter", "defaultdict"),
}
JOINS = {"concat", "concatenate", "hstack", "join", "merge", "merge_asof", "vstack"}
SORTS = {
    *("argpartition", "argsort", "lexsort", "nlargest", "nsmallest", "rank", "searchsorted"),
    *("sort", "sort_index", "sort_values", "sorted"),
}
AGGREGATES = {
    *("accumulate", "agg", "aggregate", "apply", "argmax", "argmin", "average", "bincount"),
    *("corr", "count", "count_nonzero", "cov", "cummax", "cummin", "cumsum", "describe", "fsum"),
    *("histogram", "idxmax", "idxmin", "max", "mean", "median", "min", "nanmax", "nanmean"),
    *("nanmedian", "nanmin", "nansum", "nunique", "percentile", "prod", "quantile", "reduce"),
    *("std", "sum", "transform", "var"),
}
WORK = GROUPS | JOINS | SORTS | AGGREGATES
"""Calls that belong to queries, or to charts."""
UNCONVERTED = pytest.mark.xfail(strict=True, reason="not converted yet")
COMPREHENSIONS = {"dictcomp", "genexpr", "listcomp", "setcomp"}


def work(source: str) -> list[str]:
    """Return the calls that group, join, sort or aggregate; of `max` and `min` those over many."""
    tree = ast.parse(source)
    ours = {name for name, package in origins(tree) if package in OURS}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [f"line {call.lineno}: {called(call)}" for call in calls if is_work(call, ours)]


def origins(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield every imported name with the package that it comes from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                module = alias.name if isinstance(node, ast.Import) else node.module or ""
                yield alias.asname or alias.name.split(".")[0], module.split(".")[0]


def called(call: ast.Call) -> str:
    """Return the last name of what is called."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def is_work(call: ast.Call, ours: set[str]) -> bool:
    """Say whether a call is work; one of our own functions, whatever its name, is none."""
    name, on = called(call), getattr(call.func, "value", call.func)
    if name not in WORK or (isinstance(on, ast.Name) and on.id in ours):
        return False
    if name == "join":
        return not is_text(on)
    several = len(call.args) > 1 and not any(isinstance(a, ast.Starred) for a in call.args)
    return not (name in ("max", "min") and isinstance(call.func, ast.Name) and several)


def is_text(node: ast.AST) -> bool:
    """Say whether a node is a text that is written there, or a choice between two."""
    if isinstance(node, ast.IfExp):
        return is_text(node.body) and is_text(node.orelse)
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def script_names(source: str) -> set[str]:
    """Return the names of a script that its functions read; constants are no script's own."""
    top = symtable.symtable(source, "page", "exec")
    own = {
        symbol.get_name()
        for symbol in top.get_symbols()
        if symbol.is_assigned() and not (symbol.is_imported() or symbol.is_namespace())
    }
    return {
        name for table in functions(top) for name in globals_of(table) & own if not name.isupper()
    }


def functions(top: symtable.SymbolTable) -> list[symtable.SymbolTable]:
    """Return the tables of a script's functions and classes; its own comprehensions are not one."""
    return [table for table in top.get_children() if table.get_name() not in COMPREHENSIONS]


def globals_of(table: symtable.SymbolTable) -> set[str]:
    """Return the names that a function and those within it read from outside them all."""
    own = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_global()}
    return own.union(*(globals_of(child) for child in table.get_children()))


def breaches(source: str) -> list[str]:
    """Return what a page does that it should not."""
    lines = len(source.splitlines())
    long = [f"{lines} lines"] if lines > LONGEST else []
    return [*long, *(f"reads {name}" for name in sorted(script_names(source))), *work(source)]


def each(layer: str) -> list[object]:
    """Return the files of a layer as parameters; one of NOT_YET has to fail."""
    return [
        pytest.param(path, id=name, marks=UNCONVERTED if name in NOT_YET else [])
        for path in sources(layer)
        for name in [path.relative_to(ROOT).as_posix()]
    ]


@pytest.mark.parametrize("path", each("pages"))
def test_a_page_is_short_reads_no_name_of_its_script_and_computes_nothing(path: Path) -> None:
    assert breaches(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", each("views"))
def test_no_view_groups_joins_sorts_or_aggregates(path: Path) -> None:
    assert work(path.read_text(encoding="utf-8")) == []


def test_what_is_not_converted_yet_exists() -> None:
    assert [name for name in NOT_YET if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize(
    "source",
    [
        "rows.groupby('genre')",
        "films(tables).revenue.max()",
        "sorted(names)",
        "max(counts, key=counts.get)",
        "min(*counts)",
        "import numpy as np\nnp.argmax(rows)",
        "import pandas as pd\npd.concat(tables)",
        "from collections import Counter\nCounter(names)",
        "rows.join(others)",
    ],
)
def test_work_is_seen(source: str) -> None:
    assert len(work(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "max(first, last)",
        "', '.join(names)",
        "from queries.films import releases\nreleases.count(tables)",
        "from queries.films.money import median\nmedian(tables)",
        "len(rows) + rows['films'].iloc[0]",
    ],
)
def test_what_only_writes_is_no_work(source: str) -> None:
    assert work(source) == []


def test_a_function_that_reads_its_script_is_seen() -> None:
    source = "found = 1\nLIMIT = 2\ndef drawn():\n    return [found + n for n in range(LIMIT)]\n"
    assert breaches(source) == ["reads found"]
    assert breaches("found = [1]\nprint([n + found[0] for n in found])") == []
    assert breaches("\n" * 61) == ["61 lines"]
