"""What the search finds, as links: which page answers for a name, and what it is called there."""

from catalogue import Catalogue, territories
from language import formats
from language.platforms import called
from language.texts import _, language
from queries.across.hits import Hit, Kind
from queries.names.calendar import WEEKDAYS_EN
from queries.platforms.names import rows_of
from views.names import film_choices, film_name, franchise_name, title_name


def destination(catalogue: Catalogue, hit: Hit) -> tuple[str, dict[str, object]]:
    """Return the page that answers for a hit, and its choices."""
    match hit.kind:
        case "film":
            choices = film_choices(catalogue, int(hit.id or 0), hit.name, hit.year or 0)
            return "film", choices
        case "month":
            return "months", {"month": hit.number}
        case "day":
            return "weekdays", {"day": WEEKDAYS_EN[hit.number or 0]}
        case "platform":
            return "platforms", {"platform": hit.name}
        case "title":
            return "film", {"title": hit.name, "platform": hit.platform, "year": hit.year}
        case "actor" | "person":
            return "person", {"person": hit.name}
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
        case "title":
            return title_name(catalogue, int(rows_of(catalogue, [str(hit.id)])[0]))
        case "franchise":
            return franchise_name(catalogue, hit.name)
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
