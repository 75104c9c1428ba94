"""How well known a film is, one number for all that ranks by it."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue.store import Catalogue

ESTIMATED = 3.0
"""How many times the votes of a film the interest in another is that is as well known."""

LIKED = 3
"""The power of a mean vote by which votes count between remakes."""
AGED = 60
"""Years in which the votes of a film come to count twice between remakes."""


def fame(films: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Return the votes of each film, (films,); where nobody voted, its index of interest."""
    votes = films["vote_count"].to_numpy(dtype=np.float64)
    interest = films["popularity"].to_numpy(dtype=np.float64)
    return np.where(votes > 0, votes, np.nan_to_num(interest))


def of_homonyms(catalogue: Catalogue) -> npt.NDArray[np.float64]:
    """Return the fame that decides between films of one name: an estimate counts less than votes.

    A remake that nobody voted on yet is not better known than the film that it repeats.
    """
    votes = catalogue.films["vote_count"].to_numpy(dtype=np.float64)
    return np.where(votes > 0, votes, fame(catalogue.films) / ESTIMATED)


def of_remakes(catalogue: Catalogue) -> npt.NDArray[np.float64]:
    """Return the fame that decides between films of which none bears the name as its own title.

    Translations are used again for remakes, which many vote on and fewer like: the votes count by
    the cube of their mean, and more the older the film is, since who votes has seen the new ones.
    """
    mean = catalogue.films["vote_average"].to_numpy(dtype=np.float64)
    known = mean[mean > 0]
    usual = float(np.median(known)) if len(known) else 1.0
    liked = np.where(mean > 0, np.nan_to_num(mean), usual) / usual
    years = catalogue.films["year"].to_numpy(dtype=np.float64)
    age = years.max(initial=0) - years
    return np.asarray(of_homonyms(catalogue) * liked**LIKED * 2 ** (age / AGED), dtype=np.float64)


def of_films(catalogue: Catalogue) -> npt.NDArray[np.float64]:
    """Return the fame of a catalogue's films, to be kept with it."""
    return fame(catalogue.films)
