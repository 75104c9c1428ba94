"""Words of the platforms' titles: a cloud, the same words as bars and table, and what holds one."""

from typing import cast

import pandas as pd

from catalogue import Catalogue
from language import formats
from language.texts import _, ngettext, plain
from queries.explore import title_words
from queries.explore.title_words import TitleField
from queries.platforms.selection import Ints, titles_at
from views import columns
from views.blocks import Beside, Chart, Cloud, Method, Note, Pick, Table
from views.columns import Column
from views.explore.words import SHOWN, bars_drawn, phrase_size, settings, words_shown
from views.page import View
from views.parameters import Ask, Choice, Text
from views.platform_titles import titles_table


def show(tables: Catalogue, rows: Ints, ask: Ask) -> View:
    """Show the words of names or of descriptions."""
    fields = {"name": _("Titles"), "description": _("Descriptions")}
    with ask.row():
        of = Choice(key="title_field", label=_("Words of"), options=fields)
        field = cast("TitleField", ask(of))
        with settings(ask):
            size, top = phrase_size(ask), words_shown(ask)
    found = title_words.counts(tables, rows, field, size, top)
    if found is None:
        text = _("The words have not been counted yet: run `python -m models`.")
        yield Note(text, kind="info")
        return
    if found.empty:
        yield Note(_("The chosen titles have no such words."), kind="info")
        return
    yield _cloud(found, len(rows))
    yield from _titles_of_word(tables, rows, field, ask)
    yield Beside([[_bars(found)], [_all_words(found)]])
    yield Method(_method())


def _picked(found: pd.DataFrame) -> Pick:
    return Pick("title_word", found["term"].tolist())


def _cloud(found: pd.DataFrame, titles: int) -> Cloud:
    first = found.iloc[0]
    finding = _(
        "{word} is the most frequent: in {share} of the titles",
        word=f"“{first['term']}”",
        share=formats.percent(first["share"], 1),
    )
    return Cloud(
        key="title-words",
        path="explore",
        finding=plain(finding),
        subtitle=ngettext(
            "Over {n} title; a word leads to its titles",
            "Over {n} titles; a word leads to its titles",
            titles,
        ),
        words=found["term"].tolist(),
        counts=found["titles"].tolist(),
        pick=_picked(found),
        alt=_("Word cloud; the most frequent: {words}", words=", ".join(found["term"].head(SHOWN))),
        rows=found,
        columns=_word_columns(),
    )


def _bars(found: pd.DataFrame) -> Chart:
    most = found.head(SHOWN)
    texts = [formats.number(count) for count in most["titles"]]
    finding = _(
        "From “{first}” in {titles} titles to “{last}” in {fewest}",
        first=most["term"].iloc[0],
        titles=texts[0],
        last=most["term"].iloc[-1],
        fewest=texts[-1],
    )
    return Chart(
        "title-word-bars",
        plain(finding),
        _("Titles that contain each; a bar leads to its titles"),
        lambda: bars_drawn(most["term"].tolist(), most["titles"].tolist(), texts),
        rows=found,
        columns=_word_columns(),
        pick=_picked(most),
    )


def _word_columns() -> list[Column]:
    return [
        columns.text("term", _("Word")),
        columns.number("titles", _("Titles")),
        columns.share("share", _("Share of the titles")),
    ]


def _titles_of_word(tables: Catalogue, rows: Ints, field: TitleField, ask: Ask) -> View:
    """List the titles that hold the word that is picked or typed."""
    word = ask(Text(key="title_word", label=_("Titles that contain the word")))
    if word.strip():
        yield from _titles(tables, rows, field, word)


def _all_words(found: pd.DataFrame) -> Table:
    """Return all words, to pick one."""
    alt = _("The words and the titles that contain each")
    return Table("title-word-table", found, _word_columns(), alt, pick=_picked(found))


def _titles(tables: Catalogue, rows: Ints, field: TitleField, word: str) -> View:
    """List the titles that hold a word."""
    held = title_words.titles_with(tables, rows, field, word)
    if not len(held):
        yield Note(_("None of the chosen titles contains **{word}**.", word=plain(word)))
        return
    yield Note(
        ngettext(
            "**{n}** title contains {word}",
            "**{n}** titles contain {word}",
            len(held),
            word=plain(word),
        )
    )
    yield titles_table(
        tables, titles_at(tables, held), key="title-word-titles", file="title-word-titles"
    )


def _method() -> str:
    return _(
        "A word counts once a title. Words that every text has are left out: the English lists of "
        "scikit-learn and wordcloud everywhere, the Spanish one of stop-words in texts that are "
        "Spanish. Phrases are neighbouring words with no such word or mark between them. Words "
        "that two titles share are kept, and phrases that three share."
    )
