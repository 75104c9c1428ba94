"""One version, declared packages: what is released is what is said."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from catalogue import VERSION

ROOT = Path(__file__).resolve().parents[1]
SERVER = (
    *("app.py", "api", "catalogue", "charts", "etl", "language", "models", "pages", "publish"),
    *("queries", "resources", "serving", "ui", "views"),
)
"""What runs with requirements.txt alone."""
FETCHES = (*SERVER, "fetch")
AGENTS = (*SERVER, "agents")
ALL = (*FETCHES, "agents", "benchmarks", "data", "locales", "tests")
OPTIONAL = {"surprise": "compared with where it is installed; a development dependency"}
"""Imports that a file does without, and why."""


def declared(name: str) -> dict[str, str]:
    """Return the packages of a requirements file, those it includes among them: name, pin."""
    found: dict[str, str] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("-r "):
            found |= declared(line.removeprefix("-r ").strip())
        elif line and not line.startswith("#"):
            package, pin = re.fullmatch(r"([\w.-]+)(?:\[\w+\])?==([\w.]+).*", line).groups()  # type: ignore[union-attr]
            found[folded(package)] = pin
    return found


def folded(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def imported(*places: str) -> dict[str, set[str]]:
    """Return the modules of others that our files import, each with the files."""
    files = [
        p
        for place in places
        for p in ([ROOT / place] if place.endswith(".py") else (ROOT / place).rglob("*.py"))
    ]
    own = {path.stem for path in files} | {path.parent.name for path in files} | {*ALL, "engines"}
    found: dict[str, set[str]] = {}
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in {name.split(".")[0] for name in names}:
                if name not in own and name not in sys.stdlib_module_names:
                    found.setdefault(name, set()).add(str(path.relative_to(ROOT)))
    return found


@pytest.mark.parametrize(
    ("places", "requirements"),
    [
        (SERVER, "requirements.txt"),
        (FETCHES, "requirements-fetch.txt"),
        (AGENTS, "requirements-agents.txt"),
        ((*SERVER, "engines"), "requirements-spark.txt"),
        (ALL, "requirements-dev.txt"),
    ],
)
def test_every_package_that_is_imported_is_declared(
    places: tuple[str, ...], requirements: str
) -> None:
    known, owners = declared(requirements), packages_distributions()
    for module, files in imported(*places).items():
        packages = {folded(name) for name in owners.get(module, [module])}
        assert packages & known.keys() or module in OPTIONAL, (module, sorted(files)[:3])


def test_every_declared_package_is_one_release_and_among_the_constraints() -> None:
    locked = dict(
        line.split(" ;")[0].strip().split("==")
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if "==" in line and not line.startswith("#")
    )
    for package, pin in declared("requirements-dev.txt").items():
        assert locked.get(package) == pin, package


def test_the_changelog_begins_with_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)", text, re.M)[0] == VERSION
    sections = set(re.findall(r"^### (.+)$", text, re.M))
    assert sections <= {"Added", "Changed", "Fixed", "Removed", "Deprecated", "Security"}


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "catalogue.VERSION"}
