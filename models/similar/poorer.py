"""What the recommender is worth where a catalogue lacks credits, keywords, overviews or ratings.

Each poorer catalogue is the same one without these tables or columns: the recommender is fitted
anew, with the weights that such a catalogue gets, and judged as the whole one, by the same viewers
and by the same pairs.
"""

from dataclasses import replace

from catalogue import Catalogue
from models.similar import judged, weights
from models.similar.evaluation import FEWEST, hearing
from models.similar.fit import fit, has_likes
from models.similar.measured import OURS, Lack, Poorer
from models.similar.protocol import LIKES, judge, summary
from models.similar.recommender import Similar
from models.similar.sparse import SparseField

CREDITS = frozenset({"people", "direction"})
"""The fields that the credits make."""


def without(catalogue: Catalogue, lack: Lack) -> Catalogue:
    """Return the catalogue without what is named."""
    films = catalogue.films
    match lack:
        case "nothing":
            return catalogue
        case "credits":
            return replace(catalogue, film_people=catalogue.film_people.head(0))
        case "keywords":
            return replace(catalogue, film_keywords=catalogue.film_keywords.head(0))
        case "overviews":
            return replace(catalogue, films=films.assign(overview=None, tagline=None))
        case "ratings":
            return replace(catalogue, film_ratings=catalogue.film_ratings.head(0))


def fitted(catalogue: Catalogue, whole: Similar, lack: Lack) -> Similar:
    """Return the recommender that `fit` makes of the poorer catalogue.

    Of the whole one's fields those are kept that would come out the same.
    """
    match lack:
        case "nothing":
            return whole
        case "credits":
            kept = {name: field for name, field in whole.sparse.items() if name not in CREDITS}
            return replace(whole, sparse=kept)
        case "ratings":
            learnt = weights.read(weights.WITHOUT_RATINGS)
            theme = whole.theme if "theme" in learnt else None
            return replace(
                whole,
                audience=None,
                trees=None,
                weights=learnt,
                ranking=weights.ranking(weights.WITHOUT_RATINGS),
                theme=theme,
            )
        case _:
            return fit(without(catalogue, lack))


def lacks(catalogue: Catalogue) -> list[Lack]:
    """Return what can be taken from the catalogue, nothing first."""
    held: dict[Lack, bool] = {
        "nothing": True,
        "credits": not catalogue.film_people.empty,
        "keywords": not catalogue.film_keywords.empty,
        "overviews": bool(catalogue.films["overview"].notna().any()),
        "ratings": has_likes(catalogue),
    }
    return [lack for lack, there in held.items() if there]


def measure(
    catalogue: Catalogue,
    whole: Similar,
    tags: SparseField | None,
    *,
    likes: int = LIKES,
    fewest: int = FEWEST,
) -> list[Poorer]:
    """Judge the whole catalogue's recommender and each poorer one's; as `evaluate` and `judged`.

    Empty where neither viewers nor judged pairs are enough to judge by.
    """
    heard = hearing(catalogue, tags, likes) if has_likes(catalogue) else None
    if heard and len(heard.rows) < fewest:
        heard = None
    pairs = judged.halves(catalogue)[1]
    if not heard and len(pairs) < judged.FEWEST:
        return []
    found = []
    for lack in lacks(catalogue):
        model = fitted(catalogue, whole, lack)
        by_viewers = None
        if heard:
            blind = model if model.audience is None else replace(model, audience=heard.seen)
            by_viewers = summary(judge(blind.scores, heard.rows, heard.court), OURS)
        order = judged.order(OURS, judged.areas(model.scores, pairs)) if pairs else None
        found.append(Poorer(lack, by_viewers, order))
    return found
