"""The paths that a program may ask, each with what it answers and an example that works."""

from dataclasses import dataclass
from urllib.parse import quote

from catalogue import Catalogue
from language.texts import _


@dataclass(frozen=True, slots=True)
class Path:
    """One path as OpenAPI writes it, an example (percent-encoded), and what it answers."""

    path: str
    example: str
    said: str


def paths(tables: Catalogue) -> list[Path]:
    """Return the paths in the order of the subjects, said in the reader's language."""
    ids = tables.films["film_id"].to_numpy()
    return [*_films(), *_platforms(), *_names(int(ids[0]) if len(ids) else 1), *_views()]


def _films() -> list[Path]:
    return [
        Path("/peliculas_mes/{mes}", "/peliculas_mes/enero", _("Films released in a month")),
        Path(
            "/peliculas_dia/{dia}",
            "/peliculas_dia/viernes",
            _("Films released on a weekday, or on a day of the month"),
        ),
        Path(
            "/franquicia/{franquicia}",
            f"/franquicia/{quote('Toy Story Collection')}",
            _("Films of a franchise, their total and mean revenue"),
        ),
        Path("/peliculas_pais/{pais}", "/peliculas_pais/Italia", _("Films of a country")),
        Path(
            "/productoras/{productora}",
            f"/productoras/{quote('Walt Disney Pictures')}",
            _("Revenue and number of films of a company"),
        ),
        Path(
            "/retorno/{pelicula}",
            "/retorno/Jumanji",
            _("What a film cost, earned and returned, and its year"),
        ),
        Path("/recomendacion/{titulo}", "/recomendacion/Jumanji", _("Five films like one")),
        Path(
            "/recomendacion_usuario",
            "/recomendacion_usuario?user_id=1&title=Jumanji",
            _("Whether to recommend a film to a user, and why"),
        ),
    ]


def _platforms() -> list[Path]:
    return [
        Path(
            "/get_count_platform", "/get_count_platform?platform=netflix", _("Titles of a platform")
        ),
        Path(
            "/get_max_duration",
            "/get_max_duration?platform=netflix&duration_type=min",
            _("The longest title, in minutes or seasons"),
        ),
        Path(
            "/get_score_count",
            "/get_score_count?platform=netflix&scored=3.4&year=2018",
            _("Titles of a platform and year above a score"),
        ),
        Path(
            "/get_movie_count",
            "/get_movie_count?platform=netflix&score=3.4&year=2018",
            _("The same by its older name"),
        ),
        Path(
            "/get_actor",
            "/get_actor?platform=netflix&year=2018",
            _("Who appears most on a platform in a year"),
        ),
    ]


def _names(film_id: int) -> list[Path]:
    return [
        Path(
            "/api/license",
            "/api/license?license_return=2&n=10",
            _("Films to license, the highest score first"),
        ),
        Path("/api/search", "/api/search?q=el%20padrino", _("What bears a name, whatever it is")),
        Path("/api/films/{id}", f"/api/films/{film_id}", _("A film's facts, people and platforms")),
        Path("/api/people", "/api/people?name=Tom%20Hanks", _("A person's films and titles")),
        Path(
            "/api/films/{id}/similar",
            f"/api/films/{film_id}/similar",
            _("Films like the one of a number, with scores and reasons"),
        ),
        Path("/api/health", "/api/health", _("Which data answers, and whether all is well")),
    ]


def _views() -> list[Path]:
    return [
        Path(
            "/{page}.json",
            f"/franchises.json?franchise={quote('Toy Story Collection')}",
            _("What a page's view shows: any page's name and the parameters of its link"),
        ),
        Path("/{page}.csv", "/months.csv?sep=,", _("The same for a spreadsheet or a script")),
        Path("/{page}.xlsx", "/countries.xlsx", _("The same as a workbook with definitions")),
    ]
