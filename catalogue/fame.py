"""How well known a film is, one number for all that ranks by it."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue.store import Catalogue


def fame(films: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Return the votes of each film, (films,); where nobody voted, its index of interest."""
    votes = films["vote_count"].to_numpy(dtype=np.float64)
    interest = films["popularity"].to_numpy(dtype=np.float64)
    return np.where(votes > 0, votes, np.nan_to_num(interest))


def of_films(catalogue: Catalogue) -> npt.NDArray[np.float64]:
    """Return the fame of a catalogue's films, to be kept with it."""
    return fame(catalogue.films)
