"""The choice of dollars on pages that tell of money: nominal, or of one year."""

import pandas as pd

from catalogue import Catalogue
from language import formats
from language.texts import _
from queries.films.dollars import constant, dollars_of, has_prices, last_year, prices
from views import columns
from views.blocks import Note
from views.columns import Column
from views.page import View
from views.parameters import Ask, Choice

NOMINAL = "nominal"


def in_dollars(tables: Catalogue, ask: Ask) -> Catalogue:
    """Ask for the dollars; return the catalogue in them. The link's `dollars` is a year."""
    years = {str(year): _("of {year}", year=year) for year in reversed(prices())}
    chosen = Choice(
        key="dollars",
        label=_("Dollars"),
        options={NOMINAL: _("nominal, of each film's year"), **years},
        many=True,
        help=_("By US consumer prices; known up to {year}", year=last_year()),
    )
    with ask.bar(), ask.folded(_("Dollars"), "payments"):
        year = ask(chosen)
    return tables if year == NOMINAL else constant(tables, int(year))


def dollars(tables: Catalogue) -> str:
    """Say which dollars the sums are: nominal US dollars, 2024 dollars."""
    year = dollars_of(tables)
    return _("{year} dollars", year=year) if year else _("nominal US dollars")


def dollars_told(tables: Catalogue) -> str:
    """Say how sums of different years are compared; a sentence or more for a page's method."""
    if dollars_of(tables) is None:
        return _(
            "Sums are nominal US dollars, of each film's year; *Dollars* turns them into those of "
            "one year."
        )
    return _(
        "Sums are US dollars of {year}: those of a film's year times the consumer prices of {year} "
        "by the prices of its year (CPI-U of the Bureau of Labor Statistics, annual averages, "
        "{first} to {last}). Films of other years keep nominal sums and are marked so. Returns are "
        "the same in any dollars.",
        year=dollars_of(tables),
        first=formats.year(next(iter(prices()))),
        last=formats.year(last_year()),
    )


def unpriced(tables: Catalogue, year: int) -> View:
    """Say so where sums of a film's year stay nominal on a page in the dollars of another."""
    if dollars_of(tables) and not has_prices(year):
        yield Note(
            ":material/flag: "
            + _("The prices of {year} are unknown: its sums stay nominal.", year=year)
        )


def marked(tables: Catalogue, films: pd.DataFrame) -> pd.DataFrame:
    """Add to films (`year`) the column `dollars`: whose dollars a row's sums are."""
    year = dollars_of(tables)
    of = [str(year) if year and has_prices(int(y)) else _("nominal") for y in films["year"]]
    return films.assign(dollars=pd.Series(of, index=films.index, dtype="str"))


def dollars_column(tables: Catalogue) -> list[Column]:
    """Return the column that `marked` adds, where sums are of one year; else none."""
    meaning = _("Of which year; nominal where prices are unknown")
    return [columns.text("dollars", _("Dollars"), meaning)] if dollars_of(tables) else []
