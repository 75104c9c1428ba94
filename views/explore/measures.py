"""The columns that hold values of films' variables, each of its unit."""

from language.variables import label as variable_name
from queries.explore.variables import Variable
from views import columns
from views.columns import Column

DECIMALS: dict[str, int] = {"vote_average": 1, "popularity": 2}


def measure(variable: Variable, name: str, label: str = "", meaning: str = "") -> Column:
    """Return the column `name` of a variable's values; without a label it bears the variable's."""
    label = label or variable_name(variable)
    match variable:
        case "budget" | "revenue":
            return columns.money(name, label, meaning)
        case "roi":
            return columns.times(name, label, meaning)
        case "year":
            return columns.year(name, label, meaning)
    unit = "minute" if variable == "runtime" else ""
    return columns.number(name, label, meaning, decimals=DECIMALS.get(variable, 0), unit=unit)
