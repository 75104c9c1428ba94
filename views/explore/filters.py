"""The choice of films that every view of the Explore page looks at."""

from dataclasses import dataclass

from catalogue import Catalogue
from language import formats
from language.texts import _
from queries.films.filters import Filters, Rows, chosen, options
from views.dollars import in_dollars
from views.filters import ANY, country_field, genres_field
from views.parameters import Ask, Choice, Span, Switch, Whole


@dataclass(frozen=True, slots=True)
class Chosen:
    """The films that are looked at, in the dollars asked for, and by what they were chosen."""

    tables: Catalogue
    filters: Filters
    rows: Rows


def choose(tables: Catalogue, ask: Ask) -> Chosen:
    """Return the films that pass the filters, which are folded away."""
    tables = in_dollars(tables, ask)
    with ask.folded(_("Filters"), icon="filter_list"):
        filters = _filters(tables, ask)
    return Chosen(tables, filters, chosen(tables, filters))


def _filters(tables: Catalogue, ask: Ask) -> Filters:
    together = {ANY: _("any of them"), "all": _("all of them")}
    years = _years(tables, ask)
    genres = ask(genres_field(tables))
    every = ask(Choice(key="genres", label=_("A film has"), options=together)) == "all"
    language = ask(
        Choice(key="language", label=_("Original language"), options=_languages(tables), many=True)
    )
    country = ask(country_field(tables))
    votes = ask(
        Whole(key="votes", label=_("Votes, at least"), least=0, most=100_000, default=0, step=10)
    )
    money = ask(Switch(key="money", label=_("Only films whose budget and revenue are known")))
    return Filters(
        years,
        tuple(genres),
        every,
        None if language == ANY else language,
        votes,
        money,
        None if country == ANY else country,
    )


def _years(tables: Catalogue, ask: Ask) -> tuple[int, int] | None:
    """Return the first and the last year; None where they span all."""
    first, last = options(tables).years
    if first == last:
        return None
    years = ask(Span(key="years", label=_("Years"), least=first, most=last))
    return None if years == (first, last) else years


def _languages(tables: Catalogue) -> dict[str, str]:
    codes = options(tables).languages
    return {ANY: _("any"), **{code: formats.language_name(code) for code in codes}}
