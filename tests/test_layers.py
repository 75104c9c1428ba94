"""Each layer imports only the layers below it, each subject only those before it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TESTS = ROOT / "tests"
QUERY = {"queries", "models", "catalogue"}
MAY_IMPORT = {
    "catalogue": set(),
    "engines": {"catalogue"},
    "etl": {"catalogue", "engines"},
    "queries": {"catalogue"},
    "models": {"catalogue", "engines"},
    "fetch": {"catalogue"},
    "serving": set(),
    "language": {"catalogue"},
    "resources": QUERY | {"serving"},
    "charts": QUERY | {"language"},
    "views": QUERY | {"language", "charts"},
    "ui": QUERY | {"charts", "language", "resources", "views"},
    "api": QUERY | {"language", "resources", "serving", "views"},
    "agents": QUERY | {"language", "resources", "views"},
    "pages": QUERY | {"charts", "language", "resources", "ui", "views"},
    "publish": {"etl", "fetch", "resources", *QUERY},
    "app.py": {"agents", "api", "ui", "resources", "serving", "fetch", "catalogue"},
}
OURS = {name.removesuffix(".py") for name in MAY_IMPORT} | {"benchmarks", "tests"}
ORDER = ("names", "search", "films", "platforms", "explore", "data", "across")
"""The subjects of queries, each built on those before it; what all share lies beside them."""
COMMANDS = {"search/evaluate.py"}
"""Commands that measure what all subjects answer together; nothing imports them."""
ONLY_IN = {
    "streamlit": {"app.py", "serving/upstream.py", "ui", "pages"},
    "fastapi": {"api", "app.py"},
    "sklearn": {"models"},
    "plotly": {"charts"},
    "pandera": {"etl"},
    "pyspark": {"engines"},
    "py4j": {"engines"},
    "mcp": {"agents"},
    "mcp_types": {"agents"},
}
POSIX_MODULES = {"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty", "uvloop"}
POSIX_CALLS = {
    "chown", "fchmod", "fork", "getegid", "geteuid", "getgid", "getloadavg", "getuid", "killpg",
    "mkfifo", "nice", "sched_getaffinity", "setsid", "statvfs", "symlink", "sysconf", "uname",
    "symlink_to", "fdatasync", "fsync", "O_NOFOLLOW", "O_NONBLOCK",
}  # fmt: skip
"""What Windows lacks or allows few; `catalogue/files.py` makes up for it."""


def sources(layer: str) -> list[Path]:
    place = ROOT / layer
    return [place] if place.suffix else sorted(place.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Return the modules that a file imports, at whatever depth of its code."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module}
    return found


@pytest.mark.parametrize("layer", MAY_IMPORT)
def test_a_layer_imports_only_the_layers_below_it(layer: str) -> None:
    allowed = MAY_IMPORT[layer] | {layer.removesuffix(".py")}
    for path in sources(layer):
        ours = {name.split(".")[0] for name in imported(path)} & OURS
        assert ours <= allowed, f"{path.relative_to(ROOT)} imports {ours - allowed}"


@pytest.mark.parametrize("package", ONLY_IN)
def test_a_package_is_used_in_its_layers_alone(package: str) -> None:
    for layer in MAY_IMPORT:
        for path in sources(layer):
            uses = package in {name.split(".")[0] for name in imported(path)}
            own = {layer, str(path.relative_to(ROOT))} & ONLY_IN[package]
            assert not uses or own, f"{path.relative_to(ROOT)}: {package}"


def modules(path: Path) -> set[str]:
    """Return the dotted names that a file may import as modules: `from a import b` names `a.b`."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return imported(path) | {f"{node.module}.{a.name}" for node in froms for a in node.names}


def subjects(layer: str, names: set[str]) -> set[str]:
    """Return the subjects, folders of a layer, that dotted names lie in."""
    folders = {path.parent.name for path in (ROOT / layer).glob("*/__init__.py")}
    parts = [name.split(".") for name in names]
    return {part[1] for part in parts if part[0] == layer and len(part) > 1} & folders


def views_of(path: Path, known: frozenset[str] = frozenset()) -> set[str]:
    """Return the views that a view imports, itself or by way of other views."""
    found = set(known)
    for name in modules(path):
        file = ROOT / f"{name.replace('.', '/')}.py"
        if name.startswith("views.") and file.is_file() and name not in found:
            found |= views_of(file, frozenset({*found, name}))
    return found


def test_no_subject_s_queries_import_a_later_subject_s() -> None:
    for path in sources("queries"):
        if path.relative_to(ROOT / "queries").as_posix() in COMMANDS:
            continue
        own = path.relative_to(ROOT / "queries").parts[0]
        allowed = set(ORDER[: ORDER.index(own) + 1]) if own in ORDER else set()
        found = subjects("queries", modules(path))
        assert found <= allowed, f"{path.relative_to(ROOT)} imports {found - allowed}"


def test_every_folder_of_queries_has_its_place() -> None:
    assert {path.parent.name for path in (ROOT / "queries").glob("*/__init__.py")} == set(ORDER)


def test_no_view_imports_another_subject_s_view() -> None:
    for path in (ROOT / "views").glob("*/*.py"):
        found = subjects("views", views_of(path)) - {path.parent.name}
        assert not found, f"{path.relative_to(ROOT)} reaches {found}"


@pytest.mark.parametrize("layer", MAY_IMPORT)
def test_nothing_that_windows_lacks_is_used(layer: str) -> None:
    for path in sources(layer):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        used = (imported(path) & POSIX_MODULES) | (calls & POSIX_CALLS)
        assert not used or path == ROOT / "catalogue/files.py", f"{path.relative_to(ROOT)}: {used}"


def test_no_page_imports_a_page() -> None:
    pages = {path.stem for path in (ROOT / "pages").glob("*.py")}
    for path in sources("pages"):
        assert not {name for name in imported(path) if name in pages or name.startswith("pages")}


def test_every_source_has_a_layer() -> None:
    known = {*MAY_IMPORT, "benchmarks", "data", "docs", "locales", "tests"}
    found = {path.relative_to(ROOT).parts[0] for path in ROOT.rglob("*.py")}
    assert {name for name in found if not name.startswith(".")} <= known


KINDS = {"browser", "faults", "hostile", "known", "pictures", "proof"}
"""Folders of tests that are of the whole, and no package's."""
OF_DATA = {"names": "data/names", "sample": "data/sample"}


def test_tests_lie_where_the_package_lies_that_they_are_of() -> None:
    folders = {path.parent.relative_to(ROOT / "tests") for path in TESTS.rglob("test_*.py")}
    for folder in {path for path in folders if path.parts and path.parts[0] not in KINDS}:
        of = ROOT / OF_DATA.get(folder.as_posix(), folder.as_posix())
        assert of.is_dir(), f"tests/{folder} is of no package"


@pytest.mark.parametrize("layer", ["queries", "models", "etl", "catalogue", "api"])
def test_every_subject_of_a_layer_has_its_folder_of_tests(layer: str) -> None:
    for path in (ROOT / layer).glob("*/__init__.py"):
        tests = TESTS / layer / path.parent.name
        assert list(tests.glob("test_*.py")), f"{tests.relative_to(ROOT)} holds no tests"
