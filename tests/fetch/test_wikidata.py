"""Wikidata's query service, from a local server that answers in its documented shapes."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

import catalogue
from catalogue import DataError
from fetch import wikidata
from fetch.layout import write
from fetch.service import TRIES
from fetch.wikidata import Wikidata
from publish import __main__ as publish
from tests.fetch.local import Answer, film, serving

CONTACT = "https://example.org/butaca"
THROTTLED: Answer = (429, {"Content-Type": "text/plain", "Retry-After": "0"}, b"Too Many Requests")
UNAVAILABLE: Answer = (503, {"Content-Type": "text/html"}, b"<h1>later</h1>")
Said = tuple[str, str, str]


@dataclass
class Service:
    """A query service that knows titles, `(kind, language, title)`, by number at IMDb."""

    known: dict[str, list[Said]]
    trouble: list[Answer] = field(default_factory=list)
    asked: list[list[str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def answer(self, target: str, headers: dict[str, str]) -> Answer:
        """Answer a query as SPARQL 1.1 results in JSON."""
        url = urlsplit(target)
        query = parse_qs(url.query)["query"][0]
        ids = re.findall(r'"(tt\d+)"', query)
        self.asked.append(ids)
        self.agents.add(headers["User-Agent"])
        if self.trouble:
            return self.trouble.pop(0)
        bindings = [
            {
                "imdb": {"type": "literal", "value": one},
                "title": {"type": "literal", "xml:lang": language, "value": title},
                "kind": {"type": "literal", "value": kind},
            }
            for one in ids
            for kind, language, title in self.known.get(one, ())
        ]
        found = {"head": {"vars": ["imdb", "title", "kind"]}, "results": {"bindings": bindings}}
        kind = "application/sparql-results+json;charset=utf-8"
        return 200, {"Content-Type": kind}, json.dumps(found).encode()


@pytest.fixture
def world() -> Service:
    """Return a service that knows two films."""
    known = {
        "tt0000001": [
            ("label", "es", "La primera"),
            ("alias", "es-mx", "La una"),
            ("label", "fr", "La première"),
        ],
        "tt0000003": [("label", "es", "La tercera"), ("label", "es", "La tercera")],
    }
    return Service(known)


@pytest.fixture
def asking(world: Service, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wikidata]:
    """Return a client of that service that does not wait long."""
    monkeypatch.setattr(Wikidata, "rate", 1000.0)
    monkeypatch.setattr(wikidata, "BATCH", 2)
    with serving(world.answer) as url, Wikidata(CONTACT, url, pause=0.001) as client:
        yield client


IDS = ["tt0000003", "tt0000001", "tt0000002", "tt0000001", "nm0000005", ""]


def test_titles_are_asked_in_batches_by_number_and_written_once(
    tmp_path: Path, world: Service, asking: Wikidata
) -> None:
    (path,) = wikidata.bring(asking, tmp_path, IDS)
    assert path.read_text().splitlines() == [
        "imdb_id,language,region,title,kind,source",
        "tt0000001,es,,La primera,main,wikidata",
        "tt0000001,es,es-419,La una,alternative,wikidata",
        "tt0000001,fr,,La première,original,wikidata",
        "tt0000003,es,,La tercera,main,wikidata",
    ]
    assert world.asked == [["tt0000001", "tt0000002"], ["tt0000003"]]


def test_the_service_is_told_who_asks(tmp_path: Path, world: Service, asking: Wikidata) -> None:
    wikidata.bring(asking, tmp_path, IDS)
    (agent,) = world.agents
    assert agent.startswith("Butaca/")
    assert CONTACT in agent


def test_it_asks_once_a_second_at_most() -> None:
    assert Wikidata.rate <= 1


@pytest.mark.parametrize("answer", [THROTTLED, UNAVAILABLE, (200, {}, b'{"results"')])
def test_passing_trouble_is_waited_out(
    tmp_path: Path, world: Service, asking: Wikidata, answer: Answer
) -> None:
    world.trouble = [answer, answer]
    assert wikidata.bring(asking, tmp_path, IDS)
    assert len(world.asked) == 4


def test_retry_after_is_obeyed(
    world: Service, asking: Wikidata, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("fetch.service.time.sleep", waits.append)
    world.trouble = [(429, {"Retry-After": "9"}, b"")]
    asking.get("/sparql", query="SELECT")
    assert max(waits) == 9


def test_an_interrupted_fetch_goes_on_where_it_stopped(
    tmp_path: Path, world: Service, asking: Wikidata
) -> None:
    wikidata.bring(asking, tmp_path / "once", IDS)
    answer = world.answer

    def second_fails(target: str, headers: dict[str, str]) -> Answer:
        return answer(target, headers) if "tt0000001" in target else UNAVAILABLE

    with (
        serving(second_fails) as url,
        Wikidata(CONTACT, url, pause=0.001) as failing,
        pytest.raises(DataError, match=rf"Wikidata gave no good answer .* {TRIES} tries"),
    ):
        wikidata.bring(failing, tmp_path, IDS)
    assert not (tmp_path / "film_names.csv").exists()
    world.asked.clear()
    wikidata.bring(asking, tmp_path, IDS)
    assert world.asked == [["tt0000003"]]
    assert (tmp_path / "film_names.csv").read_bytes() == (
        tmp_path / "once/film_names.csv"
    ).read_bytes()


@pytest.mark.parametrize("body", [b'{"results": {}}', b'{"results": {"bindings": [{}]}}'])
def test_an_answer_of_another_shape_is_told(
    tmp_path: Path, world: Service, asking: Wikidata, body: bytes
) -> None:
    world.trouble = [(200, {}, body)]
    with pytest.raises(DataError, match="not the documented shape"):
        wikidata.bring(asking, tmp_path, IDS)


def test_a_refused_query_is_not_asked_again(
    tmp_path: Path, world: Service, asking: Wikidata
) -> None:
    world.trouble = [(400, {"Content-Type": "text/plain"}, b"MalformedQueryException")]
    with pytest.raises(DataError, match="refused the query"):
        wikidata.bring(asking, tmp_path, IDS)
    assert len(world.asked) == 1


def test_titles_are_published_by_one_command_and_stay_when_the_films_are_updated(
    tmp_path: Path, world: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "raw", [film(i, f"Old {i}", f"2000-01-{i + 1:02}") for i in range(1, 4)])
    (tmp_path / "raw/film_names.csv").unlink()
    tidy = ["--quiet", "--catalogue", f"{tmp_path}/tidy"]
    raw = ["--raw", f"{tmp_path}/raw"]
    assert publish.main([*tidy, *raw]) == 0
    monkeypatch.setattr(Wikidata, "rate", 1000.0)
    monkeypatch.setenv("BUTACA_CONTACT", CONTACT)
    with serving(world.answer) as url:
        monkeypatch.setenv("WIKIDATA_URL", url)
        assert publish.main([*tidy, *raw, "--fetch", "wikidata"]) == 0
    assert fetched(tmp_path) == ["La primera", "La una", "La première", "La tercera"]
    (tmp_path / "new.csv").write_text("id,title\n1,Renamed\n")
    assert publish.main([*tidy, "--update", f"{tmp_path}/new.csv"]) == 0
    assert fetched(tmp_path) == ["La primera", "La una", "La première", "La tercera"]
    assert publish.main([*tidy, *raw]) == 0, "what was fetched lies with the raw files"
    assert fetched(tmp_path) == ["La primera", "La una", "La première", "La tercera"]


def fetched(folder: Path) -> list[str]:
    """Return the titles that came from Wikidata."""
    titles = catalogue.load(folder / "tidy").film_titles
    return list(titles.loc[titles["source"] == "wikidata", "title"])


def test_without_somebody_to_write_to_nothing_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BUTACA_CONTACT", raising=False)
    monkeypatch.chdir(tmp_path)
    sample = Path(__file__).parents[2] / "data/sample/tidy"
    assert publish.main(["--catalogue", str(sample), "--fetch", "wikidata"]) == 1
    assert "BUTACA_CONTACT" in capsys.readouterr().err
