"""What the page What to license asks for: who buys, what a film has to be, what the score weighs.

What was chosen is kept as the link writes it, so that a preset or a filter that is dropped is the
same link with some of it changed.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TypeVar

from catalogue import Catalogue, territories
from language import formats, variables
from language.platforms import called
from language.texts import _, plain
from models.license import PARTS, Weights
from queries.films.countries import named
from queries.films.filters import options
from queries.platforms.license import VOTE, VOTES, Wanted
from queries.platforms.selection import platforms
from views.parameters import BUTTONS, Ask, Choice, Parameter, Several, Slider, Span, Switch, Whole
from views.platforms.fields import platform_asked, spelled

T = TypeVar("T")
HEAVIEST = 10
"""The greatest weight of a part."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question, and the parameters of the link that asks it."""

    wanted: Wanted
    weights: Weights
    platform: str | None
    choices: Mapping[str, object]


class Remembering(Ask):
    """Asks somebody else and remembers what was chosen, by key."""

    def __init__(self, ask: Ask) -> None:
        """Ask through `ask`."""
        self.ask = ask
        self.choices: dict[str, object] = {}

    def __call__(self, parameter: Parameter[T]) -> T:
        """Return the value chosen."""
        value = self.ask(parameter)
        self.choices[parameter.key] = value
        return value

    def row(self) -> AbstractContextManager[object]:
        """Keep what is asked within on one line."""
        return self.ask.row()

    def folded(self, label: str, icon: str) -> AbstractContextManager[object]:
        """Keep what is asked within behind a button."""
        return self.ask.folded(label, icon)


def asked(tables: Catalogue, ask: Ask) -> Asked:
    """Return what is asked for."""
    keeping = Remembering(ask)
    with keeping.row():
        platform = platform_asked(tables, keeping, label=_("For whom")) if _any(tables) else None
        with keeping.folded(_("Filters"), "filter_list"):
            absent, anywhere = _absent(tables, keeping)
            wanted = _wanted(tables, keeping, absent, anywhere=anywhere)
        with keeping.folded(_("What counts"), "tune"):
            weights = Weights(*(_weight(keeping, part) for part in PARTS))
    return Asked(wanted, weights, platform, keeping.choices)


def _any(tables: Catalogue) -> bool:
    return bool(platforms(tables))


def _absent(tables: Catalogue, ask: Ask) -> tuple[tuple[str, ...], bool]:
    """Return which platforms must not have a film, and whether they may."""
    if not _any(tables):
        return (), True
    where = {"none": _("On none of these"), "any": _("Wherever it is")}
    anywhere = ask(Choice(key="license_where", label=_("Films"), options=where)) == "any"
    names = {name: called(name) for name in platforms(tables)}
    chosen = ask(
        Several(
            key="license_platforms",
            label=_("Platforms"),
            options=names,
            help=_("None picked: all of them"),
            many=len(names) > BUTTONS,
            spelled=lambda typed: spelled(tables, typed),
        )
    )
    return tuple(chosen), anywhere


def _wanted(tables: Catalogue, ask: Ask, absent: tuple[str, ...], *, anywhere: bool) -> Wanted:
    first, last = options(tables).years
    span = (first, last)
    if first < last:
        span = ask(Span(key="years", label=_("Years"), least=first, most=last))
    together = {"any": _("any of them"), "all": _("all of them")}
    return Wanted(
        absent,
        anywhere,
        None if span == (first, last) else span,
        tuple(ask(genres(tables))),
        ask(Choice(key="genres", label=_("A film has"), options=together)) == "all",
        tuple(ask(countries(tables))),
        tuple(ask(languages(tables))),
        ask(
            Whole(
                key="license_votes",
                label=_("Votes, at least"),
                least=0,
                most=100_000,
                default=VOTES,
                step=50,
            )
        ),
        ask(_scale("license_vote", _("Mean vote, at least"), 10.0, VOTE)),
        ask(
            Whole(
                key="license_budget",
                label=_("Budget, at least ($)"),
                least=0,
                most=1_000_000_000,
                default=0,
                step=1_000_000,
            )
        ),
        ask(_scale("license_return", _("Return, at least (times its cost)"), 20.0, 0.0)),
        ask(Switch(key="license_money", label=_("Only films whose budget and revenue are known"))),
    )


def _scale(key: str, label: str, most: float, default: float) -> Slider:
    return Slider(key=key, label=label, least=0.0, most=most, default=default, step=0.1)


def genres(tables: Catalogue) -> Several:
    """Return the parameter of the genres that films have."""
    names = {genre: variables.genre_name(genre) for genre in options(tables).genres}
    return Several(key="genre", label=_("Genres"), options=names)


def countries(tables: Catalogue) -> Several:
    """Return the parameter of the countries that films were produced in, by their ISO codes."""
    names = {code: formats.country(code, name) for code, name in tables.once(named).items()}
    label = _("Countries")
    return Several(
        key="license_country", label=label, options=names, many=True, spelled=territories.code
    )


def languages(tables: Catalogue) -> Several:
    """Return the parameter of the original languages, by their ISO codes."""
    names = {code: formats.language_name(code) for code in options(tables).languages}
    label = _("Original languages")
    return Several(key="license_language", label=label, options=names, many=True)


def _weight(ask: Ask, part: str) -> int:
    return ask(
        Whole(
            key=f"license_weigh_{part}",
            label=part_names()[part],
            least=0,
            most=HEAVIEST,
            default=int(Weights().of()[part]),
            scale=True,
            help=part_meanings()[part],
        )
    )


def part_names() -> dict[str, str]:
    """Name the parts of the score."""
    return {
        "quality": _("Quality"),
        "demand": _("Demand"),
        "return": _("Return"),
        "fit": _("Fit"),
        "novelty": _("Novelty"),
    }


def part_meanings() -> dict[str, str]:
    """Say what each part measures."""
    return {
        "quality": _("Weighted rating: few votes pull a film's mean to that of all films"),
        "demand": _("Votes against those of the films of its decade and language"),
        "return": _("Revenue / budget; unknown where the money is, or under the budget floor"),
        "fit": _("Mean likeness to the five titles of the platform that are most like it"),
        "novelty": _("Distance from the title of the platform that is most like it"),
    }


WITHOUT: dict[str, Mapping[str, object]] = {
    "platforms": {"license_where": "any"},
    "years": {"years": None},
    "genres": {"genre": None, "genres": None},
    "countries": {"license_country": None},
    "languages": {"license_language": None},
    "votes": {"license_votes": 0},
    "vote": {"license_vote": 0.0},
    "budget": {"license_budget": 0},
    "roi": {"license_return": 0.0},
    "money": {"license_money": False},
}
"""What a link says where a filter is dropped."""


def filter_names() -> dict[str, str]:
    """Name the filters as what hides a film."""
    return {
        "platforms": _("being on a platform"),
        "years": _("the years"),
        "genres": _("the genres"),
        "countries": _("the countries"),
        "languages": _("the languages"),
        "votes": _("the votes floor"),
        "vote": _("the mean vote floor"),
        "budget": _("the budget floor"),
        "roi": _("the return floor"),
        "money": _("unknown money"),
    }


def presets(tables: Catalogue) -> dict[str, dict[str, object]]:
    """Return settings of the same controls, by what they look for in words."""
    first, last = options(tables).years
    old = [first, min(max(first, 1999), last)]
    cult = {"license_votes": 50, "license_vote": 7.2, "license_weigh_quality": 5}
    found: dict[str, dict[str, object]] = {
        _("Proven and unseen"): {
            "license_vote": 7.0,
            "license_return": 2.0,
            "license_weigh_return": 2,
        },
        _("Cult"): {**cult, "license_weigh_demand": 0, "license_weigh_novelty": 3, "years": old},
        _("Family, profitable"): {
            "genre": ["Family"],
            "license_vote": 6.0,
            "license_return": 1.5,
            "license_weigh_return": 3,
        },
        _("Spanish-language classics"): {
            "license_language": ["es"],
            "license_votes": 10,
            "years": old,
        },
    }
    return {plain(name): choices for name, choices in found.items()}
