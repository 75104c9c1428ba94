"""The API over kept-alive connections: one client's latency, many clients' rate."""

import asyncio
import http.client
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

from rapidfuzz import fuzz, process

from benchmarks.rows import Row, Setup, median, spread, worst
from benchmarks.servers import Server, serve
from catalogue import load
from queries.search.films import search

RECOMMENDED = (
    *("Toy Story", "Jumanji", "Heat", "The Matrix", "Titanic", "Amelie"),
    *("toy stori", "The Godfater", "Teh Matrix", "Schindlers Lits", "Pulp Ficton", "Forest Gump"),
    *("jurasic park", "Gladiador", "Incepcion", "Brave heart", "Terminater 2", "The Lion Kng"),
    *("Empire Strikes Bakc The", "Silence of the Lamb", "Fight Clubb", "Gladiatr"),
)
"""Titles as people type them: exact, and with letters wrong, missing, swapped, or words in another
order; more than answers are kept, so that each request is answered anew."""
EXACT = (
    "/peliculas_mes/enero",
    "/peliculas_dia/lunes",
    "/franquicia/Toy%20Story%20Collection",
    "/peliculas_pais/Italy",
    "/productoras/Universal%20Studios",
    "/retorno/Jumanji",
    "/get_max_duration?year={year}&platform=amazon&duration_type=min",
    "/get_score_count?platform=netflix&scored=3.4&year={year}",
    "/get_count_platform/?platform=hulu",
    "/get_actor/?platform=disney&year={year}",
    "/recomendacion_usuario?user_id=1&title={title}",
    "/api/films/{film}/similar?n=5",
    "/api/health",
)
"""Answers to the latest questions are kept, so each request asks of another film or year."""
TITLES = (
    *("Jumanji", "Heat", "Casino", "Toy%20Story", "The%20Matrix", "Titanic", "Alien", "Jaws"),
    *("Rocky", "Psycho", "Vertigo", "Gladiator", "Inception", "Avatar", "Up", "Speed", "Fargo"),
    *("Braveheart", "Memento", "Amadeus", "Goodfellas", "Twelve%20Monkeys", "Big", "Aliens"),
)
FILMS = (
    *(862, 8844, 949, 710, 524, 63, 807, 629, 103, 197, 568, 11, 680, 278, 13, 329, 424, 78, 238),
    *(603, 550, 155, 27205, 19995, 597, 105, 85, 120, 671, 111, 218, 280, 348, 694),
)
"""Numbers of well-known films, whose many viewers make the longest answers."""
CLIENTS = 8


def measure(setup: Setup) -> Iterator[Row]:
    """Ask one server everything."""
    yield fuzzy(setup.catalogue, setup.samples(50))
    with serve(CATALOGUE=str(setup.catalogue)) as server:
        asked = recommended(server, setup.samples(60))
        note = f"slowest {worst(asked)[0]}; {spread(asked, 1)}"
        yield Row("/recomendacion, exact and typos, p50", worst(asked)[1], 40, "ms", note)
        exact = {path: _latency(server, path, setup.samples(200)) for path in EXACT}
        note = f"{worst(exact)[0]}; {spread(exact, 1)}"
        yield Row("any other path, keep-alive, p50", worst(exact)[1], 5, "ms", note)
        rate = asyncio.run(_rate(server, setup.samples(4000)))
        note = f"{CLIENTS} kept-alive clients over all other paths"
        yield Row("requests a second", rate, 500, "/s", note, at_least=True)


def fuzzy(folder: Path, times: int) -> Row:
    """Match typos beside one pass of token_sort_ratio over the same titles, one thread, in turn."""
    catalogue = load(folder)
    titles = catalogue.films["title_key"].tolist()
    ratios = {}
    for typo in RECOMMENDED[6:]:
        search(catalogue, typo)  # makes the index
        floor, taken = [], []
        for _ in range(times):
            started = time.thread_time()
            process.extractOne(typo.lower(), titles, scorer=fuzz.token_sort_ratio)
            between = time.thread_time()
            search(catalogue, typo, limit=3)
            floor.append(between - started)
            taken.append(time.thread_time() - between)
        ratios[typo] = median(taken) / median(floor)
    note = f"processor time; {spread(ratios, 2)}"
    what = "fuzzy match, beside one token_sort_ratio pass"
    return Row(what, worst(ratios)[1], 1.5, "times", note)


def recommended(server: Server, times: int) -> dict[str, float]:
    """Return the median milliseconds of each title, all asked in turn."""
    client = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=30)
    paths = {title: f"/recomendacion/{quote(title)}" for title in RECOMMENDED}
    rounds = [{t: _asked(client, path) for t, path in paths.items()} for _ in range(times)]
    client.close()
    return {title: median([taken[title] for taken in rounds]) for title in RECOMMENDED}


def _filled(path: str, number: int) -> str:
    """Return the path of one of many requests."""
    film, title = FILMS[number % len(FILMS)], TITLES[number % len(TITLES)]
    return path.format(film=film, title=title, year=1990 + number % 30)


def _latency(server: Server, path: str, times: int) -> float:
    """Return the median milliseconds of requests on one connection; a bad answer raises."""
    client = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=30)
    taken = [_asked(client, _filled(path, number)) for number in range(times)]
    client.close()
    return median(taken)


def _asked(client: http.client.HTTPConnection, path: str) -> float:
    """Return the milliseconds of one request; a bad answer raises."""
    started = time.perf_counter()
    client.request("GET", path)
    answer = client.getresponse()
    answer.read()
    if answer.status != 200:
        message = f"{path} answers {answer.status}"
        raise RuntimeError(message)
    return (time.perf_counter() - started) * 1e3


async def _rate(server: Server, requests: int) -> float:
    started = time.perf_counter()
    share = requests // CLIENTS
    await asyncio.gather(*(_ask(server, share, i) for i in range(CLIENTS)))
    return share * CLIENTS / (time.perf_counter() - started)


async def _ask(server: Server, requests: int, first: int) -> None:
    host = urlsplit(server.url)
    reader, writer = await asyncio.open_connection(host.hostname, host.port)
    for number in range(requests):
        path = _filled(EXACT[(first + number) % len(EXACT)], number)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {host.netloc}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        size = head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]
        await reader.readexactly(int(size))
    writer.close()
