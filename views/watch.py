"""Where a film can be watched."""

from catalogue import Catalogue
from language.platforms import called
from language.texts import _
from queries.platforms import sizes
from views.blocks import Links
from views.links import Link
from views.page import View


def where_to_watch(tables: Catalogue, film_id: int) -> View:
    """Show on which platforms a film of the catalogue is; nothing where nobody offers it."""
    titles = sizes.where_to_watch(tables, film_id)
    if titles.empty:
        return
    named = zip(titles["platform"], titles["title"], strict=True)
    links = [
        Link("platforms", called(platform), {"platform": platform, "title": title, "tab": "titles"})
        for platform, title in named
    ]
    yield Links(f"watch-{film_id}", links, before=_("Where to watch:"))
