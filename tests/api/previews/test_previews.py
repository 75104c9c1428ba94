"""A link unfurls: its title, finding and card stand in the page's head, whatever its names hold."""

import io
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from api.app import api
from api.previews.elements import elements
from api.previews.head import STYLE, server
from api.previews.routes import router
from api.previews.served import Previews
from catalogue.store import load
from resources import loaded as resources
from tests.addresses import ADDRESSES, EXAMPLES
from tests.hostile.catalogue import NAMES, hostile
from tests.served import serving
from views import pages, reading
from views.blocks import Chart, Listing, Table
from views.reading import FromLink

SAMPLE = Path(__file__).parents[3] / "data/sample/tidy"
INDEX = "<!DOCTYPE html><html><head><title>Streamlit</title></head><body>" + "x" * 900 + "</body>"
SUBJECTS = {"franchises": "franchise", "return": "film", "companies": "company"}
PATIENT = 60.0
"""Seconds: what is tested is what a head says, not how soon."""


class Head(HTMLParser):
    """Reads a page as those do that show a link's preview."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__()
        self.tags: list[str] = []
        self.said: dict[str, str] = {}
        self.title = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a tag says."""
        self.tags.append(tag)
        found = dict(attrs)
        if tag == "meta":
            name = found.get("property") or found.get("name") or ""
            assert name not in self.said, "said once"
            self.said[name] = found["content"] or ""

    def handle_data(self, data: str) -> None:
        """Keep the title."""
        if self.tags[-1:] == ["title"]:
            self.title += data.strip()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = tmp_path_factory.mktemp("page") / "index.html"
    page.write_text(INDEX, encoding="utf-8")
    return page


def dashboard(index: Path, patience: float = PATIENT) -> TestClient:
    """Serve a page at every address as Streamlit does: a file, packed for who takes it."""

    async def page(request: Request) -> FileResponse | PlainTextResponse:
        path = request.path_params["rest"]
        return PlainTextResponse("ok") if path.startswith("_stcore") else FileResponse(index)

    app = Starlette(
        routes=[Route("/{rest:path}", page)],
        middleware=[Middleware(Previews, patience=patience), Middleware(GZipMiddleware)],
    )
    return TestClient(app, base_url="http://films.test")


@pytest.fixture(scope="module")
def client(index: Path) -> Iterator[TestClient]:
    with serving(load(SAMPLE), SAMPLE):
        yield dashboard(index)


def head(client: TestClient, link: str) -> Head:
    answer = client.get(link)
    assert answer.status_code == 200
    assert answer.headers["content-length"] == str(len(answer.content))
    assert "etag" not in answer.headers
    return Head(answer.text)


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_s_link_unfurls(client: TestClient, address: str, lang: str) -> None:
    found = head(client, f"/{address}?{EXAMPLES.get(address, '')}&lang={lang}")
    said = found.said
    assert said["og:type"] == "website"
    assert said["twitter:card"] == "summary_large_image"
    assert said["og:locale"][:2] == lang
    assert found.title == said["og:title"] == said["twitter:title"]
    assert said["og:title"].endswith("Butaca")
    assert 10 < len(said["og:description"]) < 400
    assert said["description"] == said["og:description"] == said["twitter:description"]
    assert said["og:url"].startswith("http://films.test/")
    assert said["og:image"] == said["twitter:image"]
    card = TestClient(api, base_url="http://films.test").get(said["og:image"])
    assert card.headers["content-type"] == "image/png"
    with Image.open(io.BytesIO(card.content)) as picture:
        size = (said["og:image:width"], said["og:image:height"])
        assert tuple(map(str, picture.size)) == size == ("1200", "630")


def test_the_finding_is_that_of_the_link_s_parameters(client: TestClient) -> None:
    one = head(client, "/franchises?franchise=Toy+Story+Collection&lang=en").said
    other = head(client, "/franchises?franchise=James+Bond+Collection&lang=en").said
    assert one["og:description"] == "Each film earned more than the one before"
    assert one["og:title"].startswith("Toy Story Collection · Franchises")
    assert other["og:description"] != one["og:description"]


def test_without_a_language_in_the_link_the_reader_s_is_spoken(client: TestClient) -> None:
    answer = client.get("/months", headers={"Accept-Language": "en-GB"})
    assert "og:locale" in answer.text
    assert Head(answer.text).said["og:locale"] == "en_GB"
    assert "Accept-Language" in answer.headers["vary"]


@pytest.mark.parametrize(
    "link", ["/franchises?franchise=nobody+made+this", "/months?x=" + "y" * 3000, "/return?film="]
)
def test_a_link_that_finds_nothing_tells_the_page_s_question(client: TestClient, link: str) -> None:
    said = head(client, f"{link}&lang=en").said
    assert said["og:description"].endswith("?")


@pytest.mark.usefixtures("client")
def test_a_finding_that_takes_long_gives_way_to_the_question(index: Path) -> None:
    with dashboard(index, patience=0.0) as hasty:
        said = head(hasty, "/countries?country=Japan&lang=en").said
    assert said["og:description"] == "How many films were produced in a country?"


def test_what_is_no_page_passes_as_it_is(client: TestClient) -> None:
    assert client.get("/_stcore/health").text == "ok"
    assert client.get("/static/x.js").text == INDEX
    assert client.head("/months").headers["content-length"] == str(len(INDEX))


@pytest.mark.parametrize("name", NAMES)
def test_no_name_becomes_html(index: Path, name: str, tried: list[str]) -> None:
    resources.swap(resources.Loaded(hostile(), SAMPLE))
    try:
        client = dashboard(index)
        for page, key in (
            ("franchises", "franchise"),
            ("return", "film"),
            ("companies", "company"),
        ):
            link = f"/{page}?{urlencode({key: name, 'lang': 'en'})}"
            answer = client.get(link)
            found = Head(answer.text)
            tried.append(link)
            ours = {"html", "head", "title", "meta", "link", "script", "style", "body"}
            assert set(found.tags) == ours
            assert found.tags.count("script") == 1
            assert f"{server()}\n" in answer.text
            assert found.tags.count("title") == 1
            assert "\u202e" not in answer.text
            assert "&lt;" in answer.text or "<img" not in name
            card = TestClient(api).get(f"/{page}.png?{urlencode({key: name})}")
            assert card.status_code == 200
    finally:
        resources.swap(None)


@pytest.mark.parametrize("lang", ['"><script>x</script>', "xx"])
def test_no_parameter_becomes_html(client: TestClient, lang: str) -> None:
    answer = client.get(f"/months?{urlencode({'lang': lang, 'month': lang})}")
    assert "<script>" not in answer.text.replace(server(), "")
    assert Head(answer.text).tags.count("title") == 1


def test_the_head_has_the_look_of_the_page_and_is_as_dark_as_it_will_be(client: TestClient) -> None:
    page = client.get("/months?lang=en").text
    head = page[: page.index("</head>")]
    theme = tomllib.loads((SAMPLE.parents[2] / ".streamlit/config.toml").read_text("utf-8"))[
        "theme"
    ]
    dark = (
        f"(prefers-color-scheme: dark) {{html {{background: {theme['dark']['backgroundColor']}}}}}"
    )
    assert dark in head
    assert head.count("<style>") == 1
    assert STYLE.read_text("utf-8") in head


def test_every_page_has_a_card() -> None:
    assert {f"/{name}.png" for name in pages.names()} == {route.path for route in router.routes}


def test_the_head_asks_for_the_scripts_of_what_the_page_draws(client: TestClient) -> None:
    page = client.get("/months?lang=en").text
    before = page.index("</head>")
    assert 0 < page.index("static/js/PlotlyChart.") < before
    assert 0 < page.index("static/js/DataFrame.") < before
    assert "js/PlotlyChart" not in client.get("/film?lang=en").text
    assert page.index("BACKEND_BASE_URL") < before


@pytest.mark.parametrize("name", pages.names())
def test_a_page_that_opens_on_a_chart_or_a_table_says_so(name: str) -> None:
    page, ask, tables = pages.named(name), FromLink({}), load(SAMPLE)
    found = page.found(page.given(tables, ask), ask)
    shown = [*reading.flat(page.answer(tables, found, ask))]
    if views := page.views(found):
        shown += reading.flat(views[ask(page.tab(found))].show(tables, found, ask))
    kinds = {type(block) for block in shown}
    drawn = elements(name)
    assert ("PlotlyChart" in drawn) == (Chart in kinds)
    assert "DataFrame" in drawn or not kinds & {Table, Listing}
