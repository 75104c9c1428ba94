"""What a new version of the tables brought, in a stakeholder's terms."""

import json
from typing import Any

import numpy as np
import pandas as pd

from catalogue import Catalogue

SHOWN = 3
"""Films listed as the biggest and the best rated."""
VOTES = 50
"""Votes a film needs to count among the best rated."""

Facts = dict[str, Any]


def what_changed(before: Catalogue | None, after: Catalogue) -> Facts:
    """Compare two versions of the tables.

    Returns: JSON types. `since`: the earlier version's identity and date, None if there was none.
    `films`, `titles`: how many there are and how many are new. `biggest`, `best`: the new films of
    the highest revenue and the best mean vote. `moved`: the answers that changed, each with
    `question` (months, platforms, franchise), `name`, `before` and `after`. Where nothing is new
    and no answer moved (a rebuild, a corrected text), what the earlier version told stays the news.
    """
    if before is None:
        return {"since": None, "films": _size(None, after.films, "film_id"), "moved": []}
    new = after.films[~after.films["film_id"].isin(before.films["film_id"])]
    voted = new[new["vote_count"] >= VOTES]
    found: Facts = {
        "since": {"identity": before.manifest.identity, "built": before.manifest.built},
        "films": _size(before.films, after.films, "film_id"),
        "titles": _size(before.titles, after.titles, "title_id"),
        "biggest": _top(new, "revenue"),
        "best": _top(voted, "vote_average"),
        "moved": _moved(before, after),
    }
    is_news = found["films"]["new"] or found["titles"]["new"] or found["moved"]
    return found if is_news else (_told(before) or found)


def _size(before: pd.DataFrame | None, after: pd.DataFrame, key: str) -> Facts:
    fresh = len(after) if before is None else int((~after[key].isin(before[key])).sum())
    return {"total": len(after), "new": fresh}


def _top(films: pd.DataFrame, column: str) -> list[Facts]:
    """Return the first films by a column, those that have it."""
    best = films.dropna(subset=[column]).nlargest(SHOWN, column)
    shown = best[["film_id", "title", "year", column]].astype({"film_id": int, "year": int})
    return [{str(k): v for k, v in row.items()} for row in shown.to_dict(orient="records")]


def _moved(before: Catalogue, after: Catalogue) -> list[Facts]:
    """Return the answers that changed: films a month, titles a platform, the first franchise."""
    months = (np.bincount(c.films["month"], minlength=13) for c in (before, after))
    sizes = (c.titles["platform"].astype("str").value_counts() for c in (before, after))
    was, now = months
    moved = [_step("months", i, int(was[i]), int(now[i])) for i in range(1, 13)]
    old, new = sizes
    moved += [
        _step("platforms", str(p), int(old.get(p, 0)), int(new[p])) for p in sorted(new.index)
    ]
    moved.append(_step("franchise", "", _first_franchise(before), _first_franchise(after)))
    return [step for step in moved if step["before"] != step["after"]]


def _step(question: str, name: int | str, before: int | str, after: int | str) -> Facts:
    return {"question": question, "name": name, "before": before, "after": after}


def _first_franchise(catalogue: Catalogue) -> str:
    """Return the franchise of the highest total revenue, empty where there is none."""
    total = catalogue.films.groupby("franchise_id")["revenue"].sum()
    if not (total > 0).any():
        return ""
    named = catalogue.franchises.set_index("franchise_id")["franchise"]
    return str(named.to_dict()[total.idxmax()])


def news(catalogue: Catalogue) -> Facts | None:
    """Return what `what_changed` found when this version was published; None where it was not.

    `since` is None in the first version.
    """
    return _told(catalogue)


def _told(catalogue: Catalogue) -> Facts | None:
    """Return what stands beside the tables of a version, None where nothing readable does."""
    try:
        found: Facts = json.loads(catalogue.file("changes.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
