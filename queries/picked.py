"""Some rows of some columns, and one cell."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from catalogue import Catalogue


def picked(table: pd.DataFrame, columns: Iterable[str], rows: np.ndarray) -> pd.DataFrame:
    """Return the columns at these rows, in that order, numbered anew.

    Column by column: `table[columns].iloc[rows]` copies every row of the columns first.
    """
    return pd.DataFrame({name: table[name].array[rows] for name in columns})


def columns(catalogue: Catalogue) -> dict[str, ExtensionArray]:
    """Return the films' columns by name: finding one in the frame takes longer than its cell."""
    return {str(name): catalogue.films[name].array for name in catalogue.films}
