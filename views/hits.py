"""What the search finds, as links: which page answers for a name, and what it is called there."""

from catalogue import Catalogue, territories
from language import formats
from language.texts import _, language
from queries.across.anything import Hit, Kind
from queries.names.calendar import WEEKDAYS_EN
from queries.names.platforms import called
from views.names import film_name


def destination(hit: Hit) -> tuple[str, dict[str, object]]:
    """Return the page that answers for a hit, and its choices."""
    match hit.kind:
        case "film":
            return "return", {"film": hit.name, "year": hit.year}
        case "month":
            return "months", {"month": hit.number}
        case "day":
            return "weekdays", {"day": WEEKDAYS_EN[hit.number or 0]}
        case "platform":
            return "platforms", {"platform": hit.name}
        case "title":
            return "platforms", {"platform": "any", "tab": "titles", "title": hit.name}
        case "actor" | "person":
            asked = {"platform": "any", "year": "", "tab": "table", "actors_name": hit.name}
            return "actors", dict(asked)
        case _other:
            pages = {"franchise": "franchises", "company": "companies", "country": "countries"}
            return pages[hit.kind], {hit.kind: hit.name}


def name(catalogue: Catalogue, hit: Hit) -> str:
    """Return what a hit is called in the reader's language."""
    match hit.kind:
        case "film":
            return film_name(catalogue, int(hit.id or 0), hit.name)
        case "month":
            return formats.sentence(formats.month(hit.number or 1))
        case "day":
            return formats.sentence(formats.weekday(hit.number or 0))
        case "platform":
            return called(hit.name)
        case "country":
            return territories.name(str(hit.id), language()) or hit.name
        case _other:
            return hit.name


def kinds() -> dict[Kind, str]:
    """Name what a name can be of."""
    return {
        "film": _("film"),
        "franchise": _("franchise"),
        "company": _("company"),
        "country": _("country"),
        "month": _("month"),
        "day": _("day"),
        "platform": _("platform"),
        "title": _("on a platform"),
        "actor": _("actor"),
        "person": _("film person"),
    }
