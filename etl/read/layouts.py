"""The kinds of raw files: what each holds, its columns and the names in use for them."""

from etl.read.columns import Layout

PEOPLE = {
    "cast": ("actors", "stars", "cast_members", "main_cast", "cast_list", "top_cast", "reparto"),
    "director": ("directors", "directed_by", "direccion"),
}
GENRES = ("genre", "genre_names", "genres_list", "listed_in", "listedin", "categories", "generos")

FILMS = Layout(
    "films (movies_dataset.csv)",
    ("id",),
    (
        "belongs_to_collection", "budget", "genres", "imdb_id", "original_language",
        "original_title", "overview", "popularity", "production_companies",
        "production_countries", "revenue", "runtime", "spoken_languages", "status", "tagline",
        "vote_average", "vote_count",
    ),
    (("title", "original_title"), ("release_date", "release_year")),
    (
        "adult", "homepage", "poster_path", "video", "keywords", "cast", "director", "crew",
        "date_precision",
    ),
    near={
        "id": ("tmdb_id", "tmdbid", "movie_id", "film_id"),
        "title": ("movie_title", "film_title", "movie_name", "name", "titulo", "film", "movie"),
        "release_date": (
            "date_released", "released", "release", "date_published", "premiere_date", "date",
            "date_x", "fecha_estreno", "fecha_de_estreno",
        ),
        "release_year": ("year", "año"),
        "belongs_to_collection": (
            "collection", "collection_name", "franchise", "saga", "coleccion", "franquicia",
        ),
        "budget": ("production_budget", "budget_x", "presupuesto"),
        "genres": (*GENRES, "genero"),
        "imdb_id": ("imdb", "imdb_title_id", "tconst"),
        "original_language": ("language", "orig_lang", "lang", "idioma_original", "idioma"),
        "original_title": ("orig_title", "titulo_original"),
        "overview": ("synopsis", "plot", "description", "summary", "sinopsis", "descripcion"),
        "popularity": ("popularidad",),
        "production_companies": (
            "production_company", "companies", "company", "studios", "studio", "productoras",
        ),
        "production_countries": (
            "production_country", "countries", "country", "country_of_origin", "paises", "pais",
        ),
        "revenue": (
            "box_office", "gross", "worldwide_gross", "gross_worldwide", "ingresos", "recaudacion",
        ),
        "runtime": ("run_time", "duration", "length", "duracion"),
        "spoken_languages": ("languages", "spoken_language", "idiomas"),
        "status": ("estado",),
        "tagline": ("slogan", "eslogan"),
        "vote_average": ("average_vote", "avg_vote", "vote_avg", "mean_vote", "voto_promedio"),
        "vote_count": ("votes", "num_votes", "votes_count", "count_votes", "votos"),
        "keywords": ("keyword", "plot_keywords", "tags", "palabras_clave"),
        **PEOPLE,
        "cast": (*PEOPLE["cast"], "credits"),
    },
    unused=("homepage",),
    foreign=("movieId",),
)  # fmt: skip
CREDITS = Layout(
    "credits (credits.csv)",
    ("id", "cast", "crew"),
    near={"id": ("movie_id", "tmdb_id", "film_id"), "cast": PEOPLE["cast"]},
    foreign=("movieId",),
)
KEYWORDS = Layout(
    "keywords (keywords.csv)",
    ("id", "keywords"),
    near={"id": ("movie_id", "tmdb_id", "film_id"), "keywords": ("keyword", "tags")},
    foreign=("movieId",),
)
RATINGS = Layout(
    "ratings (ratings.csv)",
    ("userId", "movieId", "rating"),
    ("timestamp",),
    near={
        "userId": ("user",),
        "movieId": ("movie", "item_id", "item"),
        "rating": ("stars", "score"),
        "timestamp": ("time", "unix_timestamp", "unixtime"),
    },
)
LINKS = Layout("links (links.csv)", ("movieId",), either=(("tmdbId", "imdbId"),))
MOVIES = Layout("MovieLens's films (movies.csv)", ("movieId", "title", "genres"))
TITLES = Layout(
    "platform titles (*_titles.csv)",
    ("show_id", "title", "release_year"),
    (
        "type", "director", "cast", "country", "date_added", "rating", "duration", "listed_in",
        "description",
    ),
    welcome=("score", "runtime", "seasons", "imdb_id"),
    near={
        **PEOPLE,
        "show_id": ("id", "title_id", "id_show"),
        "title": ("name", "show_title", "titulo"),
        "type": ("show_type", "content_type", "kind", "tipo"),
        "country": ("countries", "production_countries", "country_of_origin", "pais", "paises"),
        "date_added": ("added", "added_date", "date_added_on", "added_on", "fecha_agregado"),
        "release_year": ("year", "released", "año", "año_estreno"),
        "rating": (
            "age_rating", "age_certification", "maturity_rating", "content_rating",
            "certification", "clasificacion",
        ),
        "duration": ("length", "duracion"),
        "listed_in": ("genres", "genre", *GENRES[1:], "genero"),
        "description": ("overview", "synopsis", "plot", "summary", "descripcion", "sinopsis"),
    },
)  # fmt: skip
TITLE_CREDITS = Layout(
    "credits of platform titles (*_credits.csv)",
    ("id", "name", "role"),
    near={"id": ("show_id", "title_id")},
)
SCORES = Layout("scores (scores.csv)", ("id", "score"), near={"id": ("title_id",)})
NAMES = Layout(
    "film names (film_names.csv)",
    ("imdb_id", "language", "region", "title", "kind", "source"),
)
LAYOUTS = (FILMS, TITLES, CREDITS, TITLE_CREDITS, KEYWORDS, NAMES, SCORES, RATINGS, LINKS, MOVIES)
