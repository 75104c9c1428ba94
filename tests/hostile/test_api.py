"""No request, however odd, makes the API fail, leak or answer what is not JSON."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.app import api
from api.data.routes import SHEET
from api.errors import refuse
from resources.loaded import catalogue
from serving.limits import Limits
from tests.hostile.asgi import Answer, Client
from tests.hostile.texts import HAND_PICKED, quoted, raw
from views import pages, reading
from views.reading import FromLink

TYPES = {"csv": "text/csv", "xlsx": SHEET}
"""What is answered at addresses that end so; JSON at all others."""
FEW = ("franchises", "scores")
"""Pages whose files are asked for in `make test` too; those of all others in `make soak`."""


def parameters(path: str, operation: dict[str, list[dict[str, str]]]) -> list[str]:
    """Return the names of a path's parameters; a view's are what its page asks for."""
    name = path.strip("/").rpartition(".")[0]
    if name in pages.names():
        ask = FromLink({})
        reading.parts(pages.named(name), catalogue(), ask)
        return [*ask.asked, "part", "sep", "lang"]
    return [p["name"] for p in operation.get("parameters", []) if p["in"] == "query"]


EVERY = [
    (path, parameters(path, methods["get"]))
    for path, methods in sorted(api.openapi()["paths"].items())
]
OPERATIONS = [
    (path, names)
    for path, names in EVERY
    if not path.endswith(tuple(TYPES)) or path.strip("/").startswith(FEW)
]
SLICE, ALL = 40, 900
"""Made-up requests for each path, in `make test` and in `make soak`."""
SERVED = {200, 404, 405, 422}


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    asked = Client(Limits(api, refuse))
    yield asked
    asked.close()


def filled(path: str, value: str) -> str:
    """Return the path with every parameter replaced by the value."""
    parts = [value if part.startswith("{") else part for part in path.split("/")]
    return "/".join(parts)


def check(path: str, answer: Answer) -> None:
    assert answer.status in SERVED, answer.body[:500]
    wanted = TYPES.get(path.rpartition(".")[2]) if answer.status == 200 else None
    assert answer.headers["content-type"].startswith(wanted or "application/json")
    assert "\n" not in "".join(answer.headers.values())
    content = {} if wanted else answer.json()
    if answer.status != 200:
        assert set(content) == {"error", "sugerencias"}
        assert content["error"]
    assert b"Traceback" not in answer.body


def requests(number: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Decorate a test with `number` made-up requests for each path."""
    made = given(
        values=st.lists(raw, min_size=1, max_size=5),
        extra=st.lists(st.tuples(raw, raw), max_size=3),
        language=st.sampled_from(["es", "en", "", "*", "x;q=zz", "en;q=1e9"]),
    )
    limits = settings(
        max_examples=number,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    return lambda test: limits(made(test))


def probe(
    client: Client,
    tried: list[str],
    operation: tuple[str, list[str]],
    values: list[str],
    extra: list[tuple[str, str]],
    language: str,
) -> None:
    path, names = operation
    pairs = [(name, values[i % len(values)]) for i, name in enumerate(names)]
    # A repeated key, and keys that no endpoint knows.
    pairs += [(name, values[-1]) for name in names[:1]] + extra
    query = "&".join(f"{name}={value}" for name, value in pairs)
    tried.append(query)
    check(path, client.get(filled(path, values[0]), query, language))


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation[0])
@requests(SLICE)
def test_no_made_up_request_is_answered_by_a_fault(
    client: Client,
    tried: list[str],
    operation: tuple[str, list[str]],
    values: list[str],
    extra: list[tuple[str, str]],
    language: str,
) -> None:
    probe(client, tried, operation, values, extra, language)


@pytest.mark.soak
@pytest.mark.parametrize("operation", EVERY, ids=lambda operation: operation[0])
@requests(ALL)
def test_no_made_up_request_of_many_is_answered_by_a_fault(
    client: Client,
    tried: list[str],
    operation: tuple[str, list[str]],
    values: list[str],
    extra: list[tuple[str, str]],
    language: str,
) -> None:
    probe(client, tried, operation, values, extra, language)


PICKED = [value for text in HAND_PICKED for value in quoted(text)]
STEP = 3
"""Of these each path is asked every third in `make test`, the next path the next ones."""


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation[0])
def test_no_hand_picked_text_is_answered_by_a_fault(
    client: Client, tried: list[str], operation: tuple[str, list[str]]
) -> None:
    for value in PICKED[OPERATIONS.index(operation) % STEP :: STEP]:
        probe(client, tried, operation, [value], [(value, value)], "es")


@pytest.mark.soak
@pytest.mark.parametrize("operation", EVERY, ids=lambda operation: operation[0])
def test_none_of_the_hand_picked_texts_is_answered_by_a_fault(
    client: Client, tried: list[str], operation: tuple[str, list[str]]
) -> None:
    for value in PICKED:
        probe(client, tried, operation, [value], [(value, value)], "es")
