"""Strategies by genre: what a platform has more of than others, and what is asked for."""

from collections.abc import Mapping

from catalogue import Catalogue
from charts.strategy import demand_and_supply, diverging, signed
from language import formats
from language.platforms import called
from language.texts import _, plain
from language.variables import genre_name
from queries.platforms import strategy
from queries.platforms.strategy import strategies
from views import chosen, columns
from views.blocks import Beside, Block, Chart, Note
from views.page import View
from views.parameters import Ask
from views.platforms.strategy_fields import Asked

PLACES = {
    "gap": "top left",
    "crowded": "top right",
    "quiet": "bottom left",
    "saturated": "bottom right",
}


def bets(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show which genres a platform has more and less of than the platforms on average."""
    if len(strategies(tables).table) < 2:
        yield Note(_("A comparison needs two platforms."))
        return
    parts: list[list[Block]] = [[_bet(tables, code)] for code in asked.both]
    yield parts[0][0] if len(parts) == 1 else Beside(parts)


def _bet(tables: Catalogue, code: str) -> Chart | Note:
    rows = strategy.representation(tables, code)
    name = plain(called(code))
    if rows.empty:
        return Note(_("No genre of {platform} is known.", platform=name))
    rows = rows.assign(name=[genre_name(genre) for genre in rows["genre"]])
    first, last = rows.iloc[0], rows.iloc[-1]
    known = formats.number(strategies(tables).of(code)["genre_titles"])
    return Chart(
        f"strategy-genres-{code}",
        chosen.of_platforms(
            tables,
            _(
                "{platform} has more {genre} ({more}) and less {other} ({less}) than platforms "
                "on average",
                platform=name,
                genre=plain(formats.inner(first["name"])),
                more=signed(first["more"]),
                other=plain(formats.inner(last["name"])),
                less=signed(last["more"]),
            ),
        ),
        _(
            "Share of each genre against the mean of the platforms that label titles so, each in "
            "its own way; {platform}, {n} titles of known genre",
            platform=name,
            n=known,
        ),
        lambda: diverging(rows["name"].tolist(), rows["more"].tolist()),
        rows,
        [
            columns.text("name", _("Genre")),
            columns.number("titles", _("Titles")),
            columns.share("share", _("Share"), _("Of its titles of known genre")),
            columns.share(
                "mean",
                _("Mean share"),
                _("Of the platforms that label titles so, each counting alike"),
            ),
            columns.number("index", _("Index"), _("Share / mean share: 1 is equal"), decimals=2),
            columns.share("more", _("More or less"), _("Index less 1")),
        ],
    )


def demand(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show what of each genre is asked for against what the platform holds."""
    rows = strategy.demand_and_supply(tables, asked.platform)
    if rows.empty:
        yield Note(_("No genre of {platform} is known.", platform=plain(called(asked.platform))))
        return
    names, words = [genre_name(genre) for genre in rows["genre"]], corner_words()
    gaps = [formats.inner(n) for n, c in zip(names, rows["corner"], strict=True) if c == "gap"]
    rows = rows.assign(name=names, said=[words[corner] for corner in rows["corner"]])
    yield Chart(
        "strategy-demand",
        chosen.of_platforms(
            tables,
            _("Many votes, few titles: {genres}", genres=plain(formats.listed(gaps)))
            if gaps
            else _("Genres with many votes have many titles"),
        ),
        _(
            "Each genre by titles of {platform} and by votes a film of the film catalogue; dashed: "
            "the medians",
            platform=plain(called(asked.platform)),
        ),
        lambda: demand_and_supply(rows, names, [(PLACES[c], words[c]) for c in words]),
        rows,
        [
            columns.text("name", _("Genre")),
            columns.number("titles", _("Titles held")),
            columns.number("votes", _("Votes a film"), decimals=1),
            columns.number("vote", _("Mean vote"), decimals=2),
            columns.number("films", _("Films"), _("Of the film catalogue, with a vote")),
            columns.text("said", _("Corner")),
        ],
    )


def corner_words() -> Mapping[str, str]:
    """Say what the four corners of demand and supply mean."""
    return {
        "gap": _("many votes, few titles"),
        "crowded": _("many votes, many titles"),
        "quiet": _("few votes, few titles"),
        "saturated": _("few votes, many titles"),
    }
