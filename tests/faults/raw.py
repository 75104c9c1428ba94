"""Raw films in two editions, large enough that a build can be killed in its middle."""

import csv
from pathlib import Path

FILMS = 4000
COLUMNS = (
    "id", "title", "original_title", "release_date", "budget", "revenue", "genres", "overview",
    "production_companies", "production_countries", "spoken_languages", "original_language",
    "belongs_to_collection", "runtime", "vote_average", "vote_count", "popularity", "status",
)  # fmt: skip


def write_films(folder: Path, edition: str) -> Path:
    """Write `movies_dataset.csv`, every title bearing the edition's name."""
    folder.mkdir(parents=True)
    with (folder / "movies_dataset.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.DictWriter(file, COLUMNS)
        rows.writeheader()
        rows.writerows(film(number, edition) for number in range(1, FILMS + 1))
    return folder


def film(number: int, edition: str) -> dict[str, object]:
    """Return one raw film."""
    return {
        "id": number,
        "title": f"Film {number} {edition}",
        "original_title": f"Film {number}",
        "release_date": f"{1950 + number % 70}-{1 + number % 12:02}-{1 + number % 28:02}",
        "budget": number * 1000,
        "revenue": number * 3000,
        "genres": f"[{{'id': {number % 7}, 'name': 'Genre {number % 7}'}}]",
        "overview": f"The {edition} story of {number % 97} and {number % 89}, town {number}.",
        "production_companies": f"[{{'name': 'Company {number % 50}', 'id': {number % 50}}}]",
        "production_countries": "[{'iso_3166_1': 'IT', 'name': 'Italy'}]",
        "spoken_languages": "[{'iso_639_1': 'it', 'name': 'Italiano'}]",
        "original_language": "it",
        "belongs_to_collection": "",
        "runtime": 90,
        "vote_average": 6.5,
        "vote_count": number % 300,
        "popularity": 1.5,
        "status": "Released",
    }
