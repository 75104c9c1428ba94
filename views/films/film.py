"""Film: what is this film, or this title of a platform?"""

from catalogue import Catalogue
from language import formats
from language.platforms import called
from language.texts import _, ngettext, plain
from queries.across.works import Namesake, Work, best_known, work
from queries.films import franchises
from queries.films.film import Film
from queries.films.standing import Measure
from views import sitemap
from views.blocks import Figure, Headline, Illustrated, Links, Note, Poster
from views.dollars import dollars_told, in_dollars, unpriced
from views.films.film_alike import likenesses
from views.films.film_facts import facts, people, series, where_to_watch
from views.films.film_places import money, placed, votes
from views.films.film_titles import on_platforms, titles
from views.films.film_viewer import predicted
from views.films.returns import FLAGS, also_called, typed_year, year_field
from views.films.tables import films_table
from views.links import Link
from views.names import film_name, franchise_name, title_name
from views.overviews import film_overview
from views.page import Page, Tab, View, named
from views.parameters import Ask, Linked, Text, whole
from views.posters import film_poster, title_poster
from views.subjects import missing

LINKS = 4
"""Companies of a film that are linked."""


def find(tables: Catalogue, ask: Ask) -> Work:
    """Return the film or title that is asked for: of namesakes that of the year, or of the link."""
    name = Text(
        key="film",
        label=_("Film or series"),
        default=best_known(tables),
        also="title",
    )
    with ask.row():
        typed, year = ask(name), typed_year(ask(year_field()))
    platform, number = ask(Linked(key="platform")), whole(ask(Linked(key="film_id")))
    return named(name, work, tables, typed, year, platform or None, number)


def heading(tables: Catalogue, found: Work) -> str:
    """Return the work's name in the reader's language."""
    film = found.film
    if film is None:
        return title_name(tables, found.titles[0])
    return film_name(tables, film.film_id, film.title)


def answer(tables: Catalogue, found: Work, ask: Ask) -> View:
    """Show the facts, who made it, its votes and money, what it is about, and where it is."""
    if found.elsewhen:
        yield Note(_("Nothing by this title is from the year asked for; this one is shown."))
    if found.namesakes:
        links = [_namesake(one) for one in found.namesakes]
        by_fame = found.by_fame and found.film is not None
        yield Links("film-namesakes", links, also_called(by_fame=by_fame))
    yield Illustrated(_poster(tables, found), _told(tables, found))
    yield from series(tables, found)
    yield from where_to_watch(tables, found)
    yield from predicted(tables, found, ask(Linked(key="user")))
    yield from missing(tables, sitemap.BOTH)


def _told(tables: Catalogue, found: Work) -> View:
    """Show what stands beside the poster."""
    yield from facts(tables, found, heading(tables, found))
    yield from people(tables, found)
    yield Headline(_film_figures(tables, found.film) if found.film else _title_figures(found))
    if found.film:
        yield from unpriced(tables, found.year)
    for flag in found.film.flags if found.film else ():
        yield Note(f":material/flag: {FLAGS[flag]()}")
    yield from _overview(tables, found)


def _poster(tables: Catalogue, found: Work) -> Poster:
    name = heading(tables, found)
    if found.film:
        return film_poster(tables, found.film.film_id, name, found.year)
    return title_poster(tables, found.titles[0], name, found.year)


def _namesake(one: Namesake) -> Link:
    if one.film_id is None:
        label = f"{formats.year(one.year)} ({called(one.platform or '')})"
        choices = {"title": one.title, "platform": one.platform, "year": one.year}
        return Link("film", label, choices)
    choices = {"film": one.title, "year": one.year, "film_id": one.film_id}
    return Link("film", formats.year(one.year), choices)


def _overview(tables: Catalogue, found: Work) -> View:
    told = found.title.description if found.title else None
    if found.film:
        told = film_overview(tables, found.film.film_id, found.film.overview)
    if found.film and found.film.tagline:
        yield Note(f"*{plain(found.film.tagline)}*")
    yield Note(plain(told) if told else _("What it is about is not known."))


def _film_figures(tables: Catalogue, film: Film) -> list[Figure]:
    votes = ngettext("{n} vote", "{n} votes", film.votes)
    note = placed(tables, film, "vote_average")
    unknown = _("unknown")
    return [
        Figure(_("Mean vote"), formats.number(film.vote_average, 1), note or votes, votes),
        _money(tables, film, _("Budget"), "budget", formats.money(film.budget)),
        _money(tables, film, _("Revenue"), "revenue", formats.money(film.revenue)),
        Figure(
            _("Return"),
            formats.times(film.roi),
            (placed(tables, film, "roi") if film.roi is not None else unknown) or "",
            _("Revenue / budget; profit is what is left before every other cost"),
        ),
    ]


def _money(tables: Catalogue, film: Film, label: str, measure: Measure, exact: str) -> Figure:
    value = film.budget if measure == "budget" else film.revenue
    note = _("unknown") if value is None else placed(tables, film, measure)
    return Figure(label, formats.short_money(value), note, exact)


def _title_figures(found: Work) -> list[Figure]:
    offer = found.offer
    holding = formats.number(len(found.titles))
    return [
        Figure(_("Score"), formats.number(offer.score, 2), _("Stars of 5"))
        if offer.score is not None
        else Figure(_("Score"), formats.number(None), _("unknown")),
        Figure(_("Year"), formats.year(offer.year)),
        Figure(_("Money"), formats.number(None), _("unknown: no film catalogue has it")),
        Figure(_("Titles"), holding, _("on the platforms")),
    ]


def franchise(tables: Catalogue, found: Work, _ask: Ask) -> View:
    """List the films of the franchise."""
    if found.film is None or found.film.series is None:
        return
    every = franchises.franchise(tables, found.film.series.name)
    name = plain(franchise_name(tables, every.name))
    yield films_table(
        tables,
        franchises.films_of_franchise(tables, every),
        key="film-franchise",
        alt=_("Films of {franchise}", franchise=name),
    )


def related(_tables: Catalogue, found: Work, _ask: Ask) -> View:
    """Show links to the film's other pages, its franchise, companies and countries."""
    film = found.film
    if film is None:
        return
    same = {"film": film.title, "year": film.year}
    money = Link("return", _("What it cost and earned, among all films"), same)
    like = Link("similar", _("Films like it, with wishes"), {"film": f"{film.title} ({film.year})"})
    yield Links("related", [money, like, *companies(film)])


def companies(film: Film) -> list[Link]:
    """Return links to the film's companies."""
    return [Link("companies", plain(name), {"company": name}) for name in film.companies[:LINKS]]


def method(tables: Catalogue) -> str:
    """Say how it is computed."""
    return _(
        "Of films of one title the most voted answers unless a year is given; a title of a "
        "platform is the same work as a film where name and year agree, or the year is one off "
        "and its director or two of its cast agree. Places count films whose "
        "measure is known: mean votes of 30 votes or more, sums of 1,000 nominal dollars or more, "
        "returns on budgets of 100,000 nominal dollars or more. A platform that says no had no "
        "title of this name and year when its catalogue was read. {dollars}",
        dollars=dollars_told(tables),
    )


def is_film(found: Work) -> bool:
    """Tell whether the film catalogue has it."""
    return found.film is not None


def has_series(found: Work) -> bool:
    """Tell whether it belongs to a franchise."""
    return found.film is not None and found.film.series is not None


def is_offered(found: Work) -> bool:
    """Tell whether a platform has it."""
    return bool(found.titles)


PAGE = Page(
    path="film",
    find=find,
    heading=heading,
    answer=answer,
    tabs={
        "alike": Tab(lambda: _("Five like it"), likenesses),
        "votes": Tab(lambda: _("Votes"), votes, is_film),
        "money": Tab(lambda: _("Money"), money, is_film),
        "franchise": Tab(lambda: _("Franchise"), franchise, has_series),
        "platforms": Tab(lambda: _("On platforms"), on_platforms, is_offered),
        "titles": Tab(lambda: _("What it is called"), titles, is_film),
    },
    method=method,
    related=related,
    given=in_dollars,
)
