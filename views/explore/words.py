"""Words: a cloud, the same words as bars and table, and the films that hold one."""

from contextlib import AbstractContextManager
from functools import partial
from typing import cast

import pandas as pd

import charts
from catalogue import Catalogue
from charts.drawing import Drawing
from language import formats, variables
from language.texts import _, ngettext, plain
from queries.explore import words
from queries.films.filters import Rows
from views import columns
from views.blocks import Beside, Chart, Cloud, Method, Note, Pick, Table
from views.columns import Column
from views.names import film_columns, with_names
from views.page import View
from views.parameters import Ask, Choice, Text, Whole

SHOWN = 20
"""Words drawn as bars; the table holds all that were asked for."""


def show(tables: Catalogue, rows: Rows, ask: Ask) -> View:
    """Show the words of the field that is chosen."""
    with ask.row():
        of = Choice(key="field", label=_("Words of"), options=_fields(tables))
        field = cast("words.Field", ask(of))
        with settings(ask):
            # Keywords and genres are whole phrases.
            size = 1 if field in ("keyword", "genre") else phrase_size(ask)
            top = words_shown(ask)
    found = words.counts(tables, rows, field, size, top)
    if found is None:
        text = _("The words have not been counted yet: run `python -m models`.")
        yield Note(text, kind="info")
        return
    if found.empty:
        yield Note(_("The chosen films have no such words."), kind="info")
        return
    shown = found.assign(name=_names(found, field))
    yield _cloud(shown, len(rows))
    yield from _films_of_word(tables, rows, field, ask)
    yield Beside([[_bars(shown)], [_all_words(shown)]])
    yield Method(_method())


def _fields(tables: Catalogue) -> dict[str, str]:
    names = {
        "title": _("Titles"),
        "overview": _("Overviews"),
        "tagline": _("Taglines"),
        "keyword": _("Keywords"),
        "genre": _("Genres"),
    }
    return {field: names[field] for field in tables.once(words.offered)}


def settings(ask: Ask) -> AbstractContextManager[object]:
    """Return where a cloud's lesser choices are asked: the cloud itself comes first on a phone."""
    return ask.folded(_("Settings"), "tune")


def words_shown(ask: Ask) -> int:
    """Ask how many words are shown."""
    top = Whole(key="top", label=_("Words"), least=20, most=100, default=60, step=10, scale=True)
    return ask(top)


def phrase_size(ask: Ask) -> int:
    """Ask how many words make a term."""
    sizes = {"1": _("one word"), "2": _("two words"), "3": _("three words")}
    return int(ask(Choice(key="size", label=_("Phrases of"), options=sizes)))


def _names(found: pd.DataFrame, field: words.Field) -> list[str]:
    names = variables.genres() if field == "genre" else {}
    return [names.get(term, term) for term in found["term"]]


def _picked(found: pd.DataFrame) -> Pick:
    return Pick("word", found["term"].tolist())


def _cloud(found: pd.DataFrame, films: int) -> Cloud:
    first = found.iloc[0]
    finding = _(
        "{word} is the most frequent: in {share} of the films",
        word=f"“{first['name']}”",
        share=formats.percent(first["share"], 1),
    )
    return Cloud(
        key="words",
        path="explore",
        finding=plain(finding),
        subtitle=ngettext(
            "Over {n} film; a word leads to its films",
            "Over {n} films; a word leads to its films",
            films,
        ),
        words=found["name"].tolist(),
        counts=found["films"].tolist(),
        pick=_picked(found),
        alt=_("Word cloud; the most frequent: {words}", words=", ".join(found["name"].head(SHOWN))),
        rows=found,
        columns=_all_columns(),
    )


def _bars(found: pd.DataFrame) -> Chart:
    most = found.head(SHOWN)
    texts = [formats.number(count) for count in most["films"]]
    finding = _(
        "From “{first}” in {films} films to “{last}” in {fewest}",
        first=most["name"].iloc[0],
        films=texts[0],
        last=most["name"].iloc[-1],
        fewest=texts[-1],
    )
    return Chart(
        "word-bars",
        plain(finding),
        _("Films that contain each; a bar leads to its films"),
        lambda: bars_drawn(most["name"].tolist(), most["films"].tolist(), texts),
        rows=found,
        columns=_all_columns(),
        pick=_picked(most),
    )


def bars_drawn(names: list[str], counts: list[int], texts: list[str]) -> Drawing:
    """Draw words as bars of which one can be picked."""
    # What is not selected keeps its colour, or its numbers could not be read; the top is left free
    # for the buttons, which would lie on the longest bar.
    figure = charts.bars(names, counts, texts, unselected={"marker": {"opacity": 0.75}})
    return figure.change(margin={**figure.look["margin"], "t": 34})


def _all_columns() -> list[Column]:
    return [columns.text("term", _("Term"), _("As the source writes it")), *_word_columns()]


def _word_columns() -> list[Column]:
    return [
        columns.text("name", _("Word")),
        columns.number("films", _("Films")),
        columns.share("share", _("Share of the films")),
    ]


def _films_of_word(tables: Catalogue, rows: Rows, field: words.Field, ask: Ask) -> View:
    """List the films that hold the word that is picked or typed."""
    word = ask(Text(key="word", label=_("Films that contain the word")))
    if word.strip():
        yield from _films(tables, rows, field, word)


def _all_words(found: pd.DataFrame) -> Table:
    """Return all words, to pick one."""
    alt = _("The words and the films that contain each")
    return Table("word-table", found, _word_columns(), alt, pick=_picked(found))


def _films(tables: Catalogue, rows: Rows, field: words.Field, word: str) -> View:
    """List the films that hold a word."""
    held = words.films_with(tables, rows, field, words.folded(tables, word, field))
    if not len(held):
        yield Note(_("None of the chosen films contains **{word}**.", word=plain(word)))
        return
    yield Note(
        ngettext(
            "**{n}** film contains {word}",
            "**{n}** films contain {word}",
            len(held),
            word=plain(word),
        )
    )
    yield Table(
        "word-films",
        tables.films.iloc[held],
        [
            *film_columns(),
            columns.year("year", _("Year")),
            columns.text("tagline", _("Tagline")),
            columns.text("overview", _("Overview")),
            columns.number("vote_count", _("Number of votes")),
        ],
        _("The films that contain the word, the most voted first"),
        adding=partial(with_names, tables),
    )


def _method() -> str:
    return _(
        "A word counts once a film. Words that every text has are left out: the English lists of "
        "scikit-learn and wordcloud everywhere, the Spanish one of stop-words in texts that are "
        "Spanish. Phrases are neighbouring words with no such word or mark between them. Of the "
        "texts, words that two films share are kept, and phrases that three share."
    )
