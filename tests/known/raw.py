"""The raw files as DuckDB reads them: films and what they list, credits, platforms' titles.

Nothing of the clean-up is used but the table that translates the platforms' genres. What stands in
the cells of lists is found by a pattern, so names that are escaped in them are left out.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from tests.test_layers import ROOT

PLATFORMS = {
    "amazon": "amazon_prime",
    "disney": "disney_plus",
    "filmin": "filmin",
    "hulu": "hulu",
    "netflix": "netflix",
}
LISTS = ("belongs_to_collection", "genres", "production_companies", "production_countries")
NAME = r"""'name': (?:'([^'\\]+)'|"([^"\\]+)")"""
READ = "all_varchar = true, header = true, quote = '\"', escape = '\"', strict_mode = false"
SPACES = r"[\s\x{a0}\x{200b}\x{2028}]+"
NOBODY = "'none', 'not available', 'not given', 'unknown'"
"""What stands where a director should, and says that there is none."""
NO_NAME = r"[0-9]+|ph\.?d\.?|m\.?d\.?|esq\.?|[js]r\.?|i{2,3}"
"""What stands among a cast and is none: numbers, degrees, ends of names that a comma parts."""
GENRES = ROOT / "data/names/genres.csv"


@dataclass(frozen=True)
class Raw:
    """The files of one folder, in a base of their own."""

    folder: Path
    base: duckdb.DuckDBPyConnection

    def rows(self, asked: str, *values: object) -> list[tuple[Any, ...]]:
        """Return all rows of a question."""
        return self.base.execute(asked, list(values)).fetchall()

    def one(self, asked: str, *values: object) -> tuple[Any, ...]:
        """Return the only row of a question."""
        (row,) = self.rows(asked, *values)
        return row

    def name(self, asked: str, *values: object) -> None:
        """Keep the rows of a question as a table called `found`."""
        self.base.execute(f"create or replace temp table found as {asked}", list(values))


def read(folder: Path) -> Raw:
    """Read the files of a folder, those of films in it or in `movies/`."""
    raw = Raw(folder, duckdb.connect())
    _films(raw)
    _listed(raw)
    _credits(raw)
    _titles(raw)
    _scores(raw)
    return raw


def _file(folder: Path, name: str) -> Path:
    places = (folder / room / f"{name}{end}" for room in ("", "movies") for end in ("", ".gz"))
    return next(path for path in places if path.exists())


def _films(raw: Raw) -> None:
    """Keep the dated films, one row a number: the fullest, then the most voted."""
    source = f"read_csv('{_file(raw.folder, 'movies_dataset.csv')}', {READ})"
    columns = [name for name, *_rest in raw.rows(f"describe from {source}")]
    full = " + ".join(f"(coalesce({name}, '') <> '')::int" for name in columns)
    precision = "date_precision" if "date_precision" in columns else "'day'"
    raw.base.execute(
        f"""create table films as
        select * exclude (id, revenue, budget, runtime), cast(id as bigint) as id,
            cast(release_date as date) as day, {precision} as known_to,
            nullif(try_cast(revenue as double), 0) as earned,
            nullif(try_cast(budget as double), 0) as spent,
            nullif(try_cast(runtime as double), 0) as minutes,
            coalesce(try_cast(vote_count as double), 0) as votes,
            try_cast(vote_average as double) as vote
        from {source} where regexp_full_match(id, '[0-9]+') and release_date is not null
        qualify row_number() over
            (partition by id order by {full} desc, try_cast(vote_count as double) desc) = 1"""
    )
    raw.base.execute(
        """alter table films add column roi double;
        update films set roi = earned / spent where spent >= 100000 and earned >= 1000"""
    )


def _listed(raw: Raw) -> None:
    """Keep the names that the films' lists hold, a row a film and name."""
    parts = [
        f"""select id, '{column}' as what, unnest({in_cells(column)}) as name from films"""
        for column in LISTS
    ]
    codes = "regexp_extract_all(production_countries, $$'iso_3166_1': '(..)'$$, 1)"
    parts.append(f"select id, 'codes' as what, unnest({codes}) as name from films")
    raw.base.execute(f"create table listed as select distinct * from ({' union all '.join(parts)})")


def _credits(raw: Raw) -> None:
    source = f"read_csv('{_file(raw.folder, 'credits.csv')}', {READ}, max_line_size = 10000000)"
    director = r"'job': 'Director'[^}]*"
    raw.base.execute(
        f"""create table credited as select distinct * from (
            select try_cast(id as bigint) as id, 'cast' as role,
                unnest({in_cells('"cast"')}) as name from {source}
            union all
            select try_cast(id as bigint), 'director',
                unnest({in_cells("array_to_string(regexp_extract_all(crew, ?, 0), ' ')")})
            from {source})
        where id in (select id from films) and name is not null""",
        [director],
    )


def in_cells(cell: str) -> str:
    """Return what finds the names in a cell of a list."""
    pattern = NAME.replace("'", "''")
    return (
        f"list_transform(regexp_extract_all({cell}, '{pattern}', 0), lambda x: "
        f"coalesce(nullif(regexp_extract(x, '{pattern}', 1), ''), "
        f"regexp_extract(x, '{pattern}', 2)))"
    )


def _titles(raw: Raw) -> None:
    """Keep the titles of all platforms; a length that stands among the ages is one, 0 min none."""
    parts = [
        f"""select '{name}' as platform, '{name[0]}' || show_id as key, * from
            read_csv('{path}', {READ})"""
        for name, file in PLATFORMS.items()
        if (path := raw.folder / f"platforms/{file}_titles.csv").exists()
    ]
    raw.base.execute(
        f"""create table titles as
        select * exclude (release_year, director), cast(release_year as int) as year,
            if(lower(trim(director)) in ({NOBODY}), null, director) as director,
            nullif(cast(split_part(long, ' ', 1) as int), 0) as length,
            if(contains(long, 'Season'), 'season', 'min') as unit,
            type = 'Movie' and (duration is not null or unit = 'min') as is_film,
            try_strptime(trim(date_added), '%B %d, %Y') as added
        from (select *, coalesce(duration,
                if(regexp_full_match(rating, '[0-9]+ (min|Seasons?)'), rating, null)) as long
            from ({" union all by name ".join(parts)}))"""
    )
    raw.base.execute(
        f"""create table labels as select distinct key, platform, genre20 as genre from (
            select key, platform, trim(unnest(string_split(listed_in, ','))) as label from titles)
        join read_csv('{GENRES}', all_varchar = true) as named on label = named.genre
        where genre20 is not null"""
    )
    raw.base.execute(
        f"""create table acting as select distinct key, platform, year, lower(name) as name from (
            select key, platform, year, trim(regexp_replace(
                unnest(string_split("cast", ',')), '{SPACES}', ' ', 'g')) as name
            from titles) where name <> '' and not regexp_full_match(lower(name), '{NO_NAME}')"""
    )
    raw.base.execute(
        """create table of_titles as select name from acting union
        select trim(unnest(string_split(director, ','))) from titles where director is not null"""
    )


def _scores(raw: Raw) -> None:
    """Keep the titles' mean ratings: of the ratings where those are, else as a file tells them."""
    ratings = raw.folder / "platforms/ratings/1.csv.gz"
    source = (
        f"""select movieId as id, avg(cast(rating as double)) as score
        from read_csv('{ratings}', all_varchar = true) group by 1"""
        if ratings.exists()
        else f"from read_csv('{raw.folder}/platforms/scores.csv', all_varchar = true)"
    )
    raw.base.execute(
        f"""create table scores as select key, platform, year, round(cast(score as double), 2)
            as score from ({source}) as scored join titles on scored.id = key"""
    )
