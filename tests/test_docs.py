"""README and docs: every link, path and command leads somewhere, and every table can be read."""

import ast
import importlib
import importlib.util
import re
import runpy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from resources.loaded import catalogue
from tests.test_layers import ROOT
from views import pages, reading, sitemap

PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
DECISIONS = ROOT / "docs/decisions"
LONGEST_LINE, LONGEST_CELL, LONGEST_ARCHITECTURE = 150, 200, 120
LOCAL = "http://localhost:8501"
MADE = ("data/raw", "data/tidy", "data/fresh", "test-results", ".venv", ".streamlit/secrets.toml")
"""What commands make: not in git."""
NOT_OURS = {
    *(".git", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".venv", ".venv-spark"),
    *("__pycache__", "test-results"),
}
SOURCES = (".py", ".md", ".toml", ".sh", ".service", ".conf", ".po")
"""Endings of files that a text names alone."""
PROGRAMS = {
    *(".", "apt-get", "cd", "certbot", "chown", "cp", "git", "journalctl", "msgcat", "nginx"),
    *("pip", "pre-commit", "python3", "rm", "sha256sum", "streamlit", "systemctl", "tar"),
    *("useradd", "pip3"),
}
"""Commands of the system and of installed packages."""
NAMED = ("deploy/", "docs/", "requirements", "tests/")
"""How arguments of commands begin that are files of the project."""
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())


def prose(page: Path) -> str:
    """Return a page without its blocks of code."""
    return BLOCK.sub("", page.read_text(encoding="utf-8"))


def blocks(page: Path, *languages: str) -> list[str]:
    """Return the blocks of code in one of these languages; commands have none."""
    return [code for name, code in BLOCK.findall(page.read_text("utf-8")) if name in languages]


def quoted(page: Path) -> list[str]:
    """Return what stands in backticks."""
    return re.findall(r"`([^`\n]+)`", prose(page))


def links(page: Path) -> list[str]:
    """Return where links and pictures lead."""
    return re.findall(r"\]\(([^()\s]+)\)", re.sub(r"`[^`\n]+`", "", prose(page)))


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub writes them."""
    heads = re.findall(r"^#+ (.+)$", prose(page), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@cache
def ours() -> frozenset[str]:
    """Return the files and folders of the project."""
    tops = [path for path in ROOT.iterdir() if path.name not in NOT_OURS]
    every = [*tops, *(path for top in tops if top.is_dir() for path in top.rglob("*"))]
    return frozenset(path.relative_to(ROOT).as_posix() for path in every)


def example() -> dict[str, str]:
    """Return the files of CONTRIBUTING's example: a block after a line with its path in bold."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    return dict(re.findall(r"^\*\*`([\w/.]+)`\*\*.*?\n\n```python\n(.*?)^```$", text, re.M | re.S))


def named_paths(page: Path) -> Iterator[str]:
    """Yield what looks like a path of the project, less what is made."""
    tops = {name.split("/")[0] for name in ours() if "/" in name}
    for text in quoted(page):
        path = text.split("::")[0].rstrip("/")
        if not re.fullmatch(r"[\w.\-*/]+", path) or path.startswith(MADE):
            continue
        if ("/" in path and path.split("/")[0] in tops) or path.endswith(SOURCES):
            yield path


def exists(path: str) -> bool:
    """Say whether a path, a pattern or the name of one file is the project's."""
    pattern = re.compile(re.escape(path).replace(r"\*", "[^/]*"))
    known = [name if "/" in path else name.rsplit("/", 1)[-1] for name in ours()]
    return any(pattern.fullmatch(name) for name in known)


def commands(page: Path) -> Iterator[str]:
    """Yield the commands of a page: each line of its blocks, and what is quoted like one."""
    lines = [line for block in blocks(page, "") for line in block.replace("\\\n", " ").splitlines()]
    quoted_lines = [text for text in quoted(page) if text.startswith(("make ", "python -m "))]
    for line in [*lines, *quoted_lines]:
        for command in re.split(r"\s&&\s", re.sub(r"(^|\s)#.*", "", line)):
            if words := re.sub(r"^(\w+=\S*\s+)+", "", command.strip()):
                yield words


def wrong(command: str) -> str:
    """Return what a command names that does not exist, else an empty text."""
    program, *words = command.split()
    if program == "make":
        return ", ".join({word for word in words if "=" not in word} - targets())
    if program.endswith("python") and words[0] == "-m":
        return wrong_module(words[1], words[2:])
    if program.endswith("python"):
        program = words[0]
    inside = "/" in program and not program.startswith(MADE)
    if not (exists(program) if inside else program in PROGRAMS or program.startswith(MADE)):
        return program
    named = [
        word.rstrip("/") for word in words if re.match(r"(deploy|docs|tests|requirements)", word)
    ]
    return ", ".join(word for word in named if not exists(word))


def targets() -> set[str]:
    """Return the targets of the Makefile."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return {name for line in re.findall(r"^([\w -]+):", text, re.M) for name in line.split()}


def wrong_module(module: str, words: list[str]) -> str:
    """Return the module, or the options of one of ours, that do not exist."""
    if importlib.util.find_spec(module) is None:
        return module
    folder = ROOT / module
    if not folder.is_dir():
        return ""
    said = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    return ", ".join(w for w in words if w.startswith("--") and f'"{w.split("=")[0]}"' not in said)


@each_page
def test_every_link_leads_to_a_file_and_its_heading(page: Path) -> None:
    for link in links(page):
        address, _, anchor = unquote(link).partition("#")
        if urlsplit(link).scheme:
            continue
        found = (page.parent / address).resolve() if address else page
        assert found.exists(), link
        assert found.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors(found), link


@each_page
def test_every_link_to_the_app_opens_a_view_that_asks_for_all_its_choices(page: Path) -> None:
    for link in links(page):
        if not link.startswith(LOCAL):
            continue
        parts = urlsplit(link)
        path = parts.path.strip("/")
        assert path == "api/docs" or path in {entry.path for entry in sitemap.entries()}, link
        if path not in pages.PAGES:
            continue
        ask = reading.FromLink(parse_qs(parts.query))
        assert reading.parts(pages.PAGES[path], catalogue(), ask), link
        assert set(ask.query) <= {*ask.asked, "lang"}, link


@each_page
def test_every_path_exists(page: Path) -> None:
    assert [path for path in named_paths(page) if not exists(path) and path not in example()] == []


@each_page
def test_every_command_names_what_exists(page: Path) -> None:
    assert {command: wrong(command) for command in commands(page) if wrong(command)} == {}


@each_page
def test_every_block_of_python_can_be_read(page: Path) -> None:
    for code in blocks(page, "python"):
        ast.parse(code)


def test_the_example_of_contributing_answers_a_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, code in example().items():
        layer, *inner, _ = name.split("/")
        package = ".".join([layer, *inner])
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")
        if layer in ("queries", "views"):
            folder = importlib.import_module(package)
            monkeypatch.setattr(folder, "__path__", [*folder.__path__, str(path.parent)])
    tests = runpy.run_path(str(tmp_path / "tests/queries/films/test_languages.py"))
    for test in [test for name, test in tests.items() if name.startswith("test_")]:
        test()
    page = importlib.import_module("views.films.languages").PAGE
    found = reading.parts(
        page, catalogue(), reading.FromLink({"languages_years": ["1960", "1970"]})
    )
    years = catalogue().films["year"].between(1960, 1970)
    known = catalogue().films.loc[years, "language"].notna().sum()
    assert found[0].rows["films"].sum() == known > 0


@each_page
def test_lines_and_cells_are_short_and_no_number_begins_with_its_point(page: Path) -> None:
    lines = prose(page).splitlines()
    rows = [line for line in lines if line.startswith("|")]
    cells = [cell.strip() for row in rows for cell in re.split(r"(?<!\\)\|", row)]
    assert [cell for cell in cells if len(cell) > LONGEST_CELL] == []
    others = [line for line in lines if not line.startswith("|")]
    assert [line for line in others if len(line) > LONGEST_LINE] == []
    assert re.findall(r"(?:^|[\s(±\-+])\.\d+", re.sub(r"`[^`\n]+`", "", prose(page)), re.M) == []


def test_architecture_fits_two_screens() -> None:
    text = (ROOT / "docs/ARCHITECTURE.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_ARCHITECTURE


def test_readme_leads_to_every_page_of_the_docs_and_of_the_menu() -> None:
    linked = links(ROOT / "README.md")
    docs = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")}
    assert docs - set(linked) == set()
    shown = {urlsplit(link).path.strip("/") for link in linked if link.startswith(LOCAL)}
    assert {entry.path for entry in sitemap.entries()} <= shown


def test_the_index_lists_every_decision_with_its_title_and_date() -> None:
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[(\d+)\]\((\S+)\) \| (.+) \| (\d{4}-\d\d-\d\d) \|$", index, re.M)
    files = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))
    assert [file for _, file, _, _ in rows] == files
    for number, file, title, date in rows:
        text = (DECISIONS / file).read_text(encoding="utf-8")
        assert text.startswith(f"# {number}. {title}\n\n{date}\n"), file
        assert file.startswith(f"{int(number):04d}-"), file
        parts = re.findall(r"^\*\*(.+?)\.\*\*", text, re.M)
        assert parts == ["Context", "Decision", "What it costs"], file


@pytest.mark.parametrize(
    "command",
    ["make nothing", "python -m nothing", "python -m publish --nothing", "deploy/nothing.sh", "do"],
)
def test_a_command_that_does_not_exist_is_seen(command: str) -> None:
    assert wrong(command)
