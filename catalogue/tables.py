"""The data dictionary: every tidy table, its columns, their types, units and meanings.

The one home of these facts: `etl` checks them with pandera before it publishes, `data/README.md`
and the Data page print them, `catalogue.store` casts to them.
"""

from dataclasses import dataclass

# Column types: numpy's names, `str` (pandas text), `category` (text with few values), `date`
# (datetime64[s]), and pandas' nullable `Int16`/`Int32` where a whole number may be unknown.


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `dtype` as above, `unit` empty for a bare text or count."""

    name: str
    dtype: str
    meaning: str
    unit: str = ""
    nullable: bool = False
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One tidy table; `key` names the columns that tell its rows apart and that it is sorted by."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """The columns' names, in order."""
        return [column.name for column in self.columns]


FILM_ID = Column("film_id", "int32", "the film, by its TMDB id (Wikidata's number in the sample)")

FILMS = Table(
    "films",
    "One row a film with a known release date",
    ("film_id",),
    (
        FILM_ID,
        Column("title", "str", "title as released in English"),
        Column("original_title", "str", "title in the film's own language", nullable=True),
        Column("title_key", "str", "title as `catalogue.names.key` folds it, to look it up"),
        Column("imdb_id", "str", "the film at IMDb, `tt0114709`", nullable=True),
        Column("date", "date", "first release; a placeholder where the precision is not `day`"),
        Column(
            "date_precision",
            "category",
            "how exactly the source knows the date; `suspect`: 1 January, the usual placeholder",
            choices=("day", "month", "year", "suspect"),
        ),
        Column("year", "int16", "year of release", "year", minimum=1870, maximum=2100),
        Column("month", "int8", "month of release, 1 January", "month", minimum=1, maximum=12),
        Column("day", "int8", "day of the month", "day", minimum=1, maximum=31),
        Column("weekday", "int8", "day of the week, 0 Monday", "weekday", minimum=0, maximum=6),
        Column(
            "franchise_id", "Int32", "the franchise it belongs to, see franchises", nullable=True
        ),
        Column("language", "category", "original language, ISO 639-1", nullable=True),
        Column("overview", "str", "what it is about", nullable=True),
        Column("tagline", "str", "the poster's sentence", nullable=True),
        Column("status", "category", "Released, Rumored, ...", nullable=True),
        Column(
            "runtime",
            "float32",
            "length; 0 in the source is unknown",
            "minute",
            nullable=True,
            minimum=0,
        ),
        Column(
            "budget",
            "float64",
            "cost; 0 in the source is unknown",
            "US dollar",
            nullable=True,
            minimum=0,
        ),
        Column(
            "revenue",
            "float64",
            "box office; 0 in the source is unknown",
            "US dollar",
            nullable=True,
            minimum=0,
        ),
        Column(
            "roi",
            "float64",
            "return: revenue / budget where both are known",
            "times",
            nullable=True,
            minimum=0,
        ),
        Column(
            "popularity",
            "float64",
            "TMDB's own index of interest (the sample: our estimate, of films since 2015)",
            nullable=True,
            minimum=0,
        ),
        Column(
            "vote_average",
            "float64",
            "mean vote; 0 in the source is unknown",
            "of 10",
            nullable=True,
            minimum=0,
            maximum=10,
        ),
        Column("vote_count", "int32", "number of votes", "vote", minimum=0),
        Column("poster_path", "str", "where TMDB keeps the poster, `/x.jpg`", nullable=True),
    ),
)


def _of_film(name: str, meaning: str, *columns: Column) -> Table:
    """Return a table of many rows a film, in the source's order (`position` from 0)."""
    position = Column("position", "int16", "order in the source, from 0", minimum=0)
    return Table(name, meaning, ("film_id", "position"), (FILM_ID, position, *columns))


FILM_TITLES = _of_film(
    "film_titles",
    "What each film is called: in English, in its own language, in Spain and Latin America",
    Column("language", "category", "ISO 639-1", nullable=True),
    Column(
        "region",
        "category",
        "where it is called so, `es-ES`, `es-419` (Latin America) or a country's; none: everywhere",
        nullable=True,
    ),
    Column("title", "str", "the title, spelled as people there do"),
    Column(
        "kind",
        "category",
        "the usual one, the film's own, another in use, or letters that stand for it",
        choices=("main", "original", "alternative", "abbreviation"),
    ),
    Column(
        "source",
        "category",
        "`films`: the film file; `names`: the project's own table; else where it was fetched from",
        choices=("films", "names", "tmdb", "wikidata"),
    ),
)
FRANCHISES = Table(
    "franchises",
    "One row a franchise (TMDB's collections)",
    ("franchise_id",),
    (
        Column("franchise_id", "int32", "the franchise, by its TMDB id"),
        Column("franchise", "str", "its name, `Toy Story Collection`"),
    ),
)
FILM_GENRES = _of_film(
    "film_genres", "The genres of each film", Column("genre", "category", "name in English")
)
FILM_COMPANIES = _of_film(
    "film_companies",
    "The production companies of each film, a name once a film",
    Column("company", "category", "name as the source spells it"),
)
FILM_COUNTRIES = _of_film(
    "film_countries",
    "The production countries of each film",
    Column("country_code", "category", "ISO 3166-1 alpha-2, with the retired codes of past states"),
    Column("country", "category", "name in English as the source spells it"),
)
FILM_LANGUAGES = _of_film(
    "film_languages",
    "The languages spoken in each film",
    Column("language_code", "category", "ISO 639-1"),
    Column(
        "language",
        "category",
        "name as the source spells it, often the language's own",
        nullable=True,
    ),
)
FILM_KEYWORDS = _of_film(
    "film_keywords",
    "What viewers tagged each film with",
    Column("keyword", "category", "in English"),
)
FILM_PEOPLE = _of_film(
    "film_people",
    "Directors and the first ten of the cast of each film",
    Column("role", "category", "what the person did", choices=("cast", "director")),
    Column("person", "str", "name"),
    Column(
        "person_id",
        "Int32",
        "the person, by TMDB's number, where the credits have it",
        nullable=True,
        minimum=1,
    ),
)

TITLE_ID = Column("title_id", "str", "platform's initial and show_id: `as123`")
TITLES = Table(
    "titles",
    "One row a title of a streaming platform, repaired",
    ("title_id",),
    (
        TITLE_ID,
        Column(
            "platform",
            "category",
            "whose catalogue; `netflix_in_es`: what Netflix has in Spain, by TMDB and JustWatch",
        ),
        Column("type", "category", "film or series", choices=("movie", "tv show")),
        Column("title", "str", "as the platform spells it, stray spaces removed"),
        Column("title_key", "str", "title as `catalogue.names.key` folds it, to look it up"),
        Column("director", "str", "names, joined by commas", nullable=True),
        Column("date_added", "date", "when the platform added it", nullable=True),
        Column("release_year", "int16", "year of release", "year", minimum=1870, maximum=2100),
        Column("rating", "category", "age rating as the platform gives it", nullable=True),
        Column("duration_int", "Int32", "length, in duration_type", nullable=True, minimum=0),
        Column(
            "duration_type",
            "category",
            "unit of the length",
            nullable=True,
            choices=("min", "season"),
        ),
        Column("duration_repaired", "bool", "the length stood in the rating column"),
        Column("sleep_noise", "bool", "a video of noise to sleep by, not a film"),
        Column("description", "str", "what it is about", nullable=True),
        Column(
            "score",
            "float64",
            "mean of the users' ratings",
            "of 5",
            nullable=True,
            minimum=0,
            maximum=5,
        ),
        Column(
            "score_count",
            "Int32",
            "ratings behind the score, where known",
            "rating",
            nullable=True,
            minimum=0,
        ),
        Column(
            "score_sd",
            "float64",
            "standard deviation of the ratings behind the score, where known",
            "of 5",
            nullable=True,
            minimum=0,
        ),
        Column(
            "score_100",
            "float32",
            "an edition's extra score, not the users'",
            "of 100",
            nullable=True,
        ),
        Column(
            "imdb_id", "str", "the work at IMDb, `tt0114709`, where its file says it", nullable=True
        ),
        Column(
            "film_id",
            "Int32",
            "the same work among films: its IMDb id agrees, else name and year, or the year is "
            "one off and its director or two of its cast agree",
            nullable=True,
        ),
    ),
)


def _of_title(name: str, meaning: str, column: Column) -> Table:
    """Return a table of many rows a title, in the source's order (`position` from 0)."""
    position = Column("position", "int16", "order in the source, from 0", minimum=0)
    return Table(name, meaning, ("title_id", "position"), (TITLE_ID, position, column))


TITLE_ACTORS = _of_title(
    "title_actors",
    "The cast of each title",
    Column("actor", "category", "name, stray spaces removed"),
)
TITLE_COUNTRIES = _of_title(
    "title_countries",
    "The countries of each title",
    Column("country", "category", "name in English"),
)
TITLE_GENRES = _of_title(
    "title_genres",
    "The genres of each title",
    Column("genre", "category", "as the platform names it"),
)

USER_ID = Column(
    "user_id", "int32", "who rated; the numbers of the two rating tables are unrelated"
)
RATING = Column("rating", "float32", "stars given", "of 5", minimum=0, maximum=5)
TIME = Column("time", "int64", "when, in seconds since 1970", "second")
FILM_RATINGS = Table(
    "film_ratings",
    "Users' ratings of films; a film without a date is left out",
    ("user_id", "film_id"),
    (USER_ID, FILM_ID, RATING, TIME),
)
TITLE_RATINGS = Table(
    "title_ratings",
    "Users' ratings of platform titles; `title` counts the rows of titles from 0",
    ("user_id", "title"),
    (
        USER_ID,
        Column("title", "int32", "row of the title in titles, from 0", minimum=0),
        RATING,
        TIME,
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        FILMS,
        FILM_TITLES,
        FRANCHISES,
        FILM_GENRES,
        FILM_COMPANIES,
        FILM_COUNTRIES,
        FILM_LANGUAGES,
        FILM_KEYWORDS,
        FILM_PEOPLE,
        TITLES,
        TITLE_ACTORS,
        TITLE_COUNTRIES,
        TITLE_GENRES,
        FILM_RATINGS,
        TITLE_RATINGS,
    )
}
