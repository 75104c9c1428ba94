"""A catalogue whose every name tries to be something else than a name."""

import csv
import io

from catalogue import Catalogue
from tests.hostile.texts import ELSEWHERE
from tests.planted import catalogue

NAMES = (
    f"![pwned](https://{ELSEWHERE}/x.png)",
    f"<img src=https://{ELSEWHERE}/x.png onerror=document.title='pwned'>",
    "<script>document.title='pwned'</script>",
    f"[press](https://{ELSEWHERE}/)",
    f"https://{ELSEWHERE}/plain",
    f"www.{ELSEWHERE}/plain",
    f"somebody@{ELSEWHERE}",
    "$\\frac{pwned}{2}$",
    ":red[pwned] :material/home:",
    "# pwned",
    "**pwned** `code` ~~gone~~",
    f'=HYPERLINK("https://{ELSEWHERE}","pwned")',
    "+pwned",
    "-pwned",
    "@pwned",
    "\u202edenwp",
    "{pwned} %s %(pwned)s {0}",
    "%{x} <br> <b>pwned</b>",
)


def table(columns: str, rows: list[tuple[object, ...]]) -> str:
    """Return rows as the CSV text that a planted catalogue is made of."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns.split(","))
    writer.writerows(rows)
    return text.getvalue()


def hostile() -> Catalogue:
    """Return the catalogue: each name is a film, a franchise, a company, a genre, a title, ..."""
    named = list(enumerate(NAMES, 1))
    films = [
        (i, n, f"20{i:02}-01-02", i, 10**6 * i, 3 * 10**6 * i, 90, 7.5, 100 + i, n, n)
        for i, n in named
    ]
    credits = [(i, role, n) for i, n in named for role in ("director", "cast")]
    italian = [(i, "IT", "Italy") for i, _ in named]
    columns = "film_id,title,date,franchise_id,budget,revenue,runtime,vote_average,vote_count"
    titles = [
        (f"ns{i}", "netflix", "movie", n, n.casefold(), 2015, 90 + i, "min", 3.6, n)
        for i, n in named
    ]
    return catalogue(
        films=table(f"{columns},overview,tagline", films),
        franchises=table("franchise_id,franchise", named),
        film_companies=table("film_id,company", named),
        film_genres=table("film_id,genre", named),
        film_people=table("film_id,role,person", credits),
        film_keywords=table("film_id,keyword", named),
        film_countries=table("film_id,country_code,country", italian),
        titles=table(
            "title_id,platform,type,title,title_key,release_year,duration_int,duration_type,score,"
            "description",
            titles,
        ),
        title_actors=table("title_id,actor", [(f"ns{i}", n) for i, n in named]),
    )
