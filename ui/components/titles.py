"""Where a film can be watched, for the pages that draw themselves."""

from resources.loaded import catalogue
from ui.draw import blocks
from views.watch import where_to_watch


def where_to_watch_links(film_id: int) -> None:
    """Draw where a film of the film catalogue can be watched; nothing where nobody offers it."""
    blocks(where_to_watch(catalogue(), film_id))
