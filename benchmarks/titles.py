"""What ten more titles a film cost a server. Opt-in: `--only titles`.

TMDB has some ten titles of a film, in as many languages. Here they are made: as many words as the
film's own title has, drawn from all titles, so that no two of a film agree. Those of translators
often do, and then cost nothing.
"""

import dataclasses
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

import numpy as np
import pandas as pd

from benchmarks.rows import Row, Setup, median, percentile
from benchmarks.servers import Server, serve
from catalogue import Catalogue, load
from catalogue.mapped import store
from catalogue.store import IN_MEMORY, version_folder
from queries.search.evaluate import typed_names
from resources.warm import warm

EACH, NAMES = 10, 300
LANGUAGES = ("de", "fr", "it", "pt", "ru", "pl", "tr", "hu", "nl", "sv")
SEED = 11


@dataclass(frozen=True)
class Used:
    """A server that was asked for names: MB of its own and mapped, and of the files it maps."""

    own: float
    mapped: float
    files: float
    start: float
    milliseconds: list[float]


def measure(setup: Setup) -> Iterator[Row]:
    """Compare a server on the tables with one whose films have ten titles more, turn by turn."""
    with tempfile.TemporaryDirectory(prefix="titles-") as name:
        tables = load(setup.catalogue)
        caches = {more: Path(name) / str(more) for more in (0, EACH)}
        for more, cache in caches.items():
            _map(setup.catalogue, with_titles(tables, more), cache)
        names = [one.typed for one in typed_names("tune")][:: 5 if setup.quick else 1][:NAMES]
        turns = [
            {more: _use(setup.catalogue, cache, names) for more, cache in caches.items()}
            for _ in range(setup.samples(5))
        ]
    own, mapped, files, start = (
        {more: median([getattr(turn[more], figure) for turn in turns]) for more in caches}
        for figure in ("own", "mapped", "files", "start")
    )
    note = (
        f"{EACH * len(tables.films):,} titles; of its own {own[0]:.0f} and {own[EACH]:.0f} MB, "
        f"mapped {mapped[0]:.0f} and {mapped[EACH]:.0f}, files {files[0]:.0f} and {files[EACH]:.0f}"
    )
    added = own[EACH] - own[0] + mapped[EACH] - mapped[0]
    yield Row("ten titles more a film, memory with mapped pages", added, 40, "MB", note)
    note = f"{start[0]:.2f} s without them"
    yield Row("ten titles more a film, start", start[EACH], 1.1 * start[0] + 0.1, "s", note)
    took = {more: [ms for turn in turns for ms in turn[more].milliseconds] for more in caches}
    note = f"p95 {percentile(took[EACH], 95):.1f}; without them {median(took[0]):.1f}"
    yield Row("ten titles more a film, a typed name p50", median(took[EACH]), 10, "ms", note)


def with_titles(tables: Catalogue, each: int) -> Catalogue:
    """Return the tables with so many titles more of each film, in a language each."""
    random = np.random.default_rng(SEED)
    split: list[list[str]] = [title.split() for title in tables.films["title"].astype("str")]
    words = np.array([word for title in split for word in title], dtype=object)
    sizes = np.repeat([len(title) for title in split], each)
    drawn = iter(words[random.integers(0, len(words), int(sizes.sum()))].tolist())
    own = tables.film_titles
    made = pd.DataFrame(
        {
            "film_id": np.repeat(tables.films["film_id"].to_numpy(), each),
            "position": np.tile(np.arange(100, 100 + each), len(tables.films)),
            "language": np.resize(np.array(LANGUAGES, dtype=object), len(sizes)),
            "region": pd.Series([None] * len(sizes), dtype="str"),
            "title": [" ".join(next(drawn) for _ in range(size)) for size in sizes.tolist()],
            "kind": "main",
            "source": "tmdb",
        }
    )
    plain = own.astype(dict.fromkeys(["language", "region", "kind", "source"], "str"))
    every = pd.concat([plain, made], ignore_index=True)
    every = every.sort_values(["film_id", "position"], kind="stable", ignore_index=True)
    return dataclasses.replace(tables, film_titles=every.astype(_kinds(own, every)))


def _kinds(own: pd.DataFrame, every: pd.DataFrame) -> dict[str, Any]:
    """Return the types of a table's columns, categories with all names that there are."""
    return {
        str(name): pd.CategoricalDtype(sorted(every[name].dropna().unique()))
        if isinstance(kind, pd.CategoricalDtype)
        else kind
        for name, kind in own.dtypes.items()
    }


def _map(folder: Path, tables: Catalogue, cache: Path) -> None:
    """Write the mapped form that a server finds for the tables in `folder`."""
    warm(tables)
    made = store.signature(version_folder(folder))
    frames = {name: getattr(tables, name) for name in IN_MEMORY}
    store.write_mapped(cache / made, made, frames, tables.made())


def _use(folder: Path, cache: Path, names: list[str]) -> Used:
    """Start a server on a mapped form and ask it for names, each once."""
    with serve(CATALOGUE=str(folder), BUTACA_CACHE=str(cache)) as server:
        took = [_asked(server, name) for name in names]
        files = sum(path.stat().st_size for path in cache.rglob("*") if path.is_file()) / 1e6
        return Used(server.memory(), server.mapped(), files, server.start, took)


def _asked(server: Server, name: str) -> float:
    begun = time.perf_counter()
    with urlopen(f"{server.url}/api/search?q={quote(name)}", timeout=60) as answer:  # noqa: S310
        answer.read()
    return 1000 * (time.perf_counter() - begun)
