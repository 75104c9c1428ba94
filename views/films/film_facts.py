"""What a film's page says of it before any number: names, facts, people, franchise, platforms."""

from collections.abc import Sequence

from catalogue import Catalogue
from catalogue.platforms import country_of
from catalogue.territories import code
from language import formats
from language.platforms import called
from language.texts import _, plain
from language.variables import genre_name
from queries.across.person import telling
from queries.across.works import Work
from queries.data.reach import reach
from queries.films.countries import is_known
from queries.films.film import Film, Member
from queries.platforms import title as platform_titles
from queries.platforms.given import as_of
from queries.platforms.title import Offer, Title
from views.blocks import Links, Note, Posters
from views.links import Link
from views.names import film_choices, film_name, franchise_name
from views.page import View
from views.platform_titles import country_name, length
from views.posters import film_poster

PEOPLE = 10
"""Names of the cast that are linked."""
BESIDE = 2
"""Films of the franchise shown before and after this one."""


def facts(tables: Catalogue, found: Work, name: str) -> View:
    """Show the other names, then when, how long, of which genres, languages and countries."""
    if found.film is None:
        if name != found.name:
            yield Note(f"*{plain(found.name)}*")
        if found.title:
            yield Note(" · ".join(_of_title(found.title)))
            yield from _countries(tables, found.title)
        return
    film = found.film
    others = [one for one in (film.title, film.original_title) if one and one != name]
    if others:
        yield Note(" · ".join(f"*{plain(one)}*" for one in dict.fromkeys(others)))
    yield Note(" · ".join(_of_film(film)))
    if film.countries:
        links = [
            Link("countries", plain(formats.country(code, country)), {"country": code})
            for code, country in film.countries.items()
        ]
        yield Links("film-countries", links, _("Produced in"))


def _of_film(film: Film) -> list[str]:
    exact = film.precision == "day"
    spoken = [plain(formats.language_name(code)) for code in film.languages]
    return [
        formats.date(film.date) if exact else formats.year(film.year),
        _("{n} min", n=formats.number(film.runtime)) if film.runtime else _("length unknown"),
        plain(", ".join(genre_name(one) for one in film.genres)) or _("genre unknown"),
        ", ".join(spoken) or _("language unknown"),
    ]


def _of_title(title: Title) -> list[str]:
    known = title.length is not None and title.unit
    return [
        _("series") if title.offer.is_series else _("film"),
        formats.year(title.offer.year),
        length(title.length or 0, title.unit or "min") if known else _("length unknown"),
        plain(", ".join(genre_name(one) for one in title.genres)) or _("genre unknown"),
        _("age rating {rating}", rating=plain(title.rating))
        if title.rating
        else _("no age rating"),
    ]


def _countries(tables: Catalogue, title: Title) -> View:
    """Show where a title comes from: a link where films of the country are at hand."""
    known = {name: code(name) or "" for name in title.countries}
    links = [
        Link("countries", plain(country_name(name)), {"country": found})
        for name, found in known.items()
        if is_known(tables, found)
    ]
    others = [country_name(name) for name, found in known.items() if not is_known(tables, found)]
    if links:
        yield Links("film-countries", links, _("Produced in"))
    if others or not known:
        yield Note(plain(formats.listed(others)) or _("country unknown"))


def people(tables: Catalogue, found: Work) -> View:
    """Show who directed and who acts, each a link; who is unknown is said to be."""
    of = found.film or found.title
    if of is None:
        return
    directors, cast = (_persons(tables, found, some) for some in (of.directors, of.cast[:PEOPLE]))
    yield _credited("film-directors", directors, _("Directed by"), _("Direction unknown."))
    yield _credited("film-cast", cast, _("With"), _("Cast unknown."))


def _persons(tables: Catalogue, found: Work, names: Sequence[str]) -> list[Link]:
    """Return links to people, with their number where the name alone may mean another."""
    return [
        Link("person", plain(name), {"person": name, "person_id": _number(tables, found, name)})
        for name in names
    ]


def _number(tables: Catalogue, found: Work, name: str) -> int | None:
    return telling(tables, found.film.film_id, name) if found.film else None


def _credited(key: str, links: Sequence[Link], before: str, unknown: str) -> Note | Links:
    return Links(key, links, before) if links else Note(unknown)


def series(tables: Catalogue, found: Work) -> View:
    """Show the franchise in order, with the films next to this one."""
    if found.film is None or found.film.series is None:
        return
    own = found.film.series
    first = max(own.place - BESIDE, 0)
    shown = own.films[first : own.place + BESIDE + 1]
    place, of = formats.number(own.place + 1), formats.number(len(own.films))
    link = Link("franchises", plain(franchise_name(tables, own.name)), {"franchise": own.name})
    yield Links("film-series", [link], _("Number {place} of {of} in", place=place, of=of))
    if len(shown) == 1:  # it stands above already
        return
    yield Posters(
        "film-series-films",
        [
            film_poster(tables, one.film_id, film_name(tables, one.film_id, one.title), one.year)
            for one in shown
        ],
        [_member(tables, one, own.films[own.place]) for one in shown],
    )


def _member(tables: Catalogue, one: Member, this: Member) -> Link:
    name = f"{plain(film_name(tables, one.film_id, one.title))} ({one.year})"
    choices = film_choices(tables, one.film_id, one.title, one.year)
    # Streamlit makes every link to the present page bold.
    return Link("film", name, choices, icon="arrow_right" if one is this else None)


def where_to_watch(tables: Catalogue, found: Work) -> View:
    """Show for each platform whether it has it, and since when; never silence."""
    offers = platform_titles.offers(tables, found.titles)
    anywhere: list[Link] = []
    by_country: list[Link] = []
    for name, one in offers.items():
        (by_country if country_of(name) else anywhere).append(_offered(tables, name, one))
    if anywhere:
        yield Links("film-platforms", anywhere, _before(tables))
    if by_country:
        day = as_of(tables)
        before = (
            _("By country, says JustWatch as of {date}:", date=formats.date(day))
            if day
            else _("By country:")
        )
        yield Links("film-platforms-by-country", by_country, before)


def _before(tables: Catalogue) -> str:
    last = reach(tables).titles
    if last:
        return _("Where to watch, by catalogues up to {date}:", date=formats.date(last))
    return _("Where to watch:")


def _offered(tables: Catalogue, platform: str, offer: Offer | None) -> Link:
    name = called(platform)
    if offer is None:
        # A platform whose titles were chosen by hand may well have one that is not among them.
        label = (
            _("{platform}: no", platform=name)
            if tables.manifest.is_representative
            else _("{platform}: not in the sample", platform=name)
        )
        return Link("platforms", label, {"platform": platform}, icon="close")
    label = _("**{platform}: yes**", platform=name)
    if offer.added:
        since = formats.date(offer.added)
        label = _("**{platform}: yes**, since {date}", platform=name, date=since)
    choices = {"platform": platform, "title": offer.title, "tab": "titles"}
    return Link("platforms", label, choices, icon="check")
