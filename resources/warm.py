"""Make what pages and API ask of a version before the first reader waits for it."""

import logging
from collections.abc import Callable

from catalogue import Catalogue, DataError
from catalogue.held import held
from catalogue.releases import advice
from models.license import evaluation, score, shelf
from models.ratings import audience
from models.similar import stored as similar
from models.titles import stored as titles
from queries.across import anything, front
from queries.data import changes, quality
from queries.explore import coverage
from queries.films import companies, countries, franchises, genres, names, people, releases, returns
from queries.platforms import actors, directors, scores, sizes
from queries.search.index import known_words, make_index
from queries.search.sequels import make_series

FITTED: list[Callable[[Catalogue], object]] = [
    *(module.index for module in (franchises, companies, countries)),
    *(module.ranking for module in (franchises, companies, countries)),
    *(actors.cast, directors.make_directors, scores.noise, sizes.sizes),
    *(returns.title_hashes, returns.balanced, returns.by_genre),
    *(coverage.summary, genres.make_sets),
    *(releases.by_votes, releases.make_order, releases.make_counts, releases.make_weeks),
    *(names.make_spanish, people.make_people, people.numbered),
    *(make_index, known_words, make_series),
    *(anything.title_texts, anything.title_forms),
    *(similar.load, titles.load),
    audience.film_audience,
    audience.film_walk,
    held,
    *(shelf.likeness, score.quality, score.demand, evaluation.measured),
    front.front,
    *(quality.report, changes.news),
]
"""What pages and API ask of every version at once, made before the first reader waits for it."""

log = logging.getLogger("butaca")


def warm(catalogue: Catalogue) -> dict[str, str]:
    """Make a version's indexes and read its models; return what is missing or damaged, by subject.

    Each problem is logged, too. Of tables of an earlier release one sentence says it all.
    """
    problems = {}
    old = advice(catalogue.manifest)
    for read in FITTED:
        subject = f"{read.__module__}.{read.__name__}"
        try:
            catalogue.once(read)
        except (DataError, OSError) as error:
            problems[subject] = old or str(error)
    for problem in dict.fromkeys(problems.values()):
        log.error("%s", problem)
    return problems
