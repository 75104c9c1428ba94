"""Tools about somebody: what a person directed and acted in."""

from typing import Any

import pandas as pd

from agents.answers import Answer, answer, asked
from agents.counts import Limit
from agents.films import NOMINAL, Name
from queries.across import person as people
from queries.across.person import Person
from resources.loaded import catalogue
from views.answer import value


@asked
def person(name: Name, limit: Limit = 10) -> Answer:
    """Tell what somebody directed and acted in, over films and streaming platforms' titles.

    `figure` is the number of works; `rows` holds the best known first: title, year, kind (film or
    series), role (director, cast or both, joined by a bar), votes, mean vote, budget, revenue and
    platforms, null where unknown. A full name is best; a surname finds the best known of that name.
    Use `film` for one work and `search` where the spelling is uncertain.
    """
    found = people.person(catalogue(), name)
    return answer(
        f"{found.name}: directed {found.of_role('director'):,} works and acted in "
        f"{found.of_role('cast'):,}, {found.years[0]} to {found.years[1]}.",
        len(found.works),
        unit="works",
        n=len(found.works),
        basis=_basis(found),
        page="person",
        rows=[_work(row) for row in people.best_known(found, limit).itertuples()],
        person=found.name,
    )


def _basis(found: Person) -> str:
    said = f"{found.films} of them films, {found.titles} titles of platforms alone; {NOMINAL}; "
    told = "the data know people by name, so two of one name are one here"
    return f"{said}{told}" + ("; the span of years is too long for one life" * found.is_long)


def _work(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a named tuple of any frame
    return {
        "title": row.title,
        "year": int(row.year),
        "kind": row.kind,
        "role": row.role,
        "votes": None if pd.isna(row.vote_count) else int(row.vote_count),
        "vote_average": value(row.vote_average),
        "budget": value(row.budget),
        "revenue": value(row.revenue),
        "platforms": row.platforms.split("|") if row.platforms else [],
    }
