"""The view of words: a cloud, the same words as bars and table, and the films that hold one."""

import pandas as pd
import streamlit as st

import charts
from charts.cloud import Word, arrange, markup, png
from language import formats, variables
from language.texts import _, ngettext, plain
from queries.explore import words
from queries.films.filters import Rows
from resources.loaded import catalogue
from ui.components import address, chart, choice, columns, explained, table
from ui.components.bindings import choices

SHOWN = 20
"""Words drawn as bars; the table holds all that were asked for."""


def draw(rows: Rows) -> None:
    """Draw the words of the field that is chosen."""
    field: words.Field = choice(_("Words of"), _fields(), key="field")  # type: ignore[assignment]
    size = _size(field)
    top = st.slider(_("Words"), 20, 100, 60, 10, key="top", bind="query-params")
    found = words.counts(catalogue(), rows, field, size, top)
    if found is None:
        st.info(_("The words have not been counted yet: run `python -m models`."))
        return
    if found.empty:
        st.info(_("The chosen films have no such words."))
        return
    shown = found.assign(name=_names(found, field))
    _cloud(shown, len(rows))
    left, right = st.columns(2)
    with left:
        _bars(shown)
    with right:
        _films(rows, field)
        _table(shown)
    explained(_method())


def _fields() -> dict[str, str]:
    return {
        "title": _("Titles"),
        "overview": _("Overviews"),
        "tagline": _("Taglines"),
        "keyword": _("Keywords"),
        "genre": _("Genres"),
    }


def _size(field: words.Field) -> int:
    """Draw how many words make a term; keywords and genres are whole phrases."""
    if field in ("keyword", "genre"):
        return 1
    sizes = {"1": _("one word"), "2": _("two words"), "3": _("three words")}
    return int(choice(_("Phrases of"), sizes, key="size"))


def _names(found: pd.DataFrame, field: words.Field) -> list[str]:
    names = variables.genres() if field == "genre" else {}
    return [names.get(term, term) for term in found["term"]]


def _cloud(found: pd.DataFrame, films: int) -> None:
    """Draw the cloud, whose words lead to their films, and its PNG."""
    first = found.iloc[0]
    finding = _(
        "{word} is the commonest: in {share} of the films",
        word=f"“{first['name']}”",
        share=formats.percent(first["share"], 1),
    )
    with st.container(gap=None):
        st.subheader(plain(finding), anchor=False)
        st.markdown(
            ngettext(
                "Over {n} film; a word leads to its films",
                "Over {n} films; a word leads to its films",
                films,
            )
        )
    placed = _arranged(tuple(zip(found["name"], found["films"].tolist(), strict=True)))
    theme = st.context.theme.type or "light"
    terms = dict(zip(found["name"], found["term"], strict=True))
    kept = choices()
    spoken = _("Cloud of words; the commonest: {words}", words=", ".join(found["name"].head(SHOWN)))
    st.html(
        markup(
            placed,
            lambda name: address("explore", **{**kept, "word": terms[name]}),
            theme,
            spoken,
        )
    )
    st.download_button(
        "PNG",
        lambda: png(placed, theme),
        file_name="butaca-words.png",
        mime="image/png",
        icon=":material/download:",
        type="tertiary",
        key="png-words",
        on_click="ignore",
    )


@st.cache_data(max_entries=32, show_spinner=False)
def _arranged(counts: tuple[tuple[str, int], ...]) -> list[Word]:
    return arrange(dict(counts))


def _bars(found: pd.DataFrame) -> None:
    most = found.head(SHOWN)
    texts = [formats.number(count) for count in most["films"]]
    finding = _(
        "From “{first}” in {films} films to “{last}” in {fewest}",
        first=most["name"].iloc[0],
        films=texts[0],
        last=most["name"].iloc[-1],
        fewest=texts[-1],
    )

    def take() -> None:
        points = st.session_state["word-bars"]["selection"]["points"]
        if points:
            st.session_state["word"] = most["term"].iloc[points[0]["point_index"]]

    # What is not selected keeps its colour, or its numbers could not be read; the top is left free
    # for the buttons, which would lie on the longest bar.
    figure = charts.bars(
        most["name"].tolist(),
        most["films"].tolist(),
        texts,
        unselected={"marker": {"opacity": 0.75}},
    )
    figure.change(margin={**figure.look["margin"], "t": 34})
    chart(
        figure,
        plain(finding),
        _("Films that hold each; a bar leads to its films"),
        key="word-bars",
        rows=found,
        on_select=take,
    )


def _table(found: pd.DataFrame) -> None:
    """Draw all words as a table; a row leads to the films."""

    def take() -> None:
        chosen = st.session_state["word-table"]["selection"]["rows"]
        if chosen:
            st.session_state["word"] = found["term"].iloc[chosen[0]]

    st.dataframe(
        found[["name", "films", "share"]],
        column_config={
            "name": columns.text(_("Word")),
            "films": columns.number(_("Films")),
            "share": columns.share(_("Share of the films")),
        },
        hide_index=True,
        key="word-table",
        on_select=take,
        selection_mode="single-row",
        alt=_("The words and the films that hold each"),
    )


def _films(rows: Rows, field: words.Field) -> None:
    """List the films that hold the word that was clicked or typed."""
    word = st.text_input(_("Films that hold the word"), key="word", bind="query-params")
    if not word.strip():
        return
    held = words.films_with(catalogue(), rows, field, words.folded(catalogue(), word, field))
    if not len(held):
        st.markdown(_("None of the chosen films holds **{word}**.", word=plain(word)))
        return
    st.markdown(
        ngettext(
            "**{n}** film holds {word}", "**{n}** films hold {word}", len(held), word=plain(word)
        )
    )
    table(
        catalogue().films.iloc[held],
        {
            "title": columns.link(_("Title")),
            "year": columns.plain_number(_("Year")),
            "tagline": columns.text(_("Tagline")),
            "overview": columns.text(_("Overview")),
            "vote_count": columns.number(_("Number of votes")),
        },
        key="word-films",
        alt=_("The films that hold the word, the most voted first"),
        links={"title": lambda film: address("return", film=film.title, year=film.year)},
    )


def _method() -> str:
    return _(
        "A word counts once a film. Words that every text has are left out: the English lists of "
        "scikit-learn and wordcloud everywhere, the Spanish one of stop-words in texts that are "
        "Spanish. Phrases are neighbouring words with no such word or mark between them. Of the "
        "texts, words that two films share are kept, and phrases that three share."
    )
