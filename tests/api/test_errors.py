"""Whatever is asked, the answer is JSON of one shape, in the reader's language."""

import json
import re
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.messages import place

NAMED = ["peliculas_mes", "peliculas_dia", "franquicia", "peliculas_pais", "productoras", "retorno"]


def test_a_sign_that_the_name_lacks_is_left_out(client: TestClient) -> None:
    assert client.get("/productoras/100%25").json()["productora"] == "100"
    assert client.get("/retorno/100%25").status_code == 404


@pytest.mark.parametrize("endpoint", NAMED)
@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("", 422),
        ("/", 422),
        ("%20%20", 422),
        ("x" * 10_000, 422),
        ("%00", 404),
        ("%F0%9F%8E%AC", 404),
        ("AC%2FDC", 404),
        ("99%25", 404),
        ("%25s%25n", 404),
        ("..%2F..%2Fetc%2Fpasswd", 404),
        ("<script>alert(1)</script>", 404),
        ("'; DROP TABLE films; --", 404),
        ("%E2%80%AEesrever", 404),
        ("%FF%FE", 404),
        ("NaN", 404),
        ("null", 404),
    ],
)
def test_hostile_names_are_refused_with_one_sentence(
    client: TestClient, endpoint: str, name: str, status: int
) -> None:
    response = client.get(f"/{endpoint}/{name}")
    assert response.status_code == status
    body = response.json()
    assert list(body) == ["error", "sugerencias"]
    assert body["error"].endswith(".")
    assert len(body["error"]) < 300


@pytest.mark.parametrize("year", ["3,4", "abc", "", "1995.5", "-1", "0", "9" * 30, "nan"])
def test_a_year_of_the_wrong_type_is_422_and_says_what_is_wanted(
    client: TestClient, year: str
) -> None:
    response = client.get("/retorno/Saga", params={"anio": year})
    assert response.status_code == 422
    assert "«anio» debe ser un número" in response.json()["error"]


@pytest.mark.parametrize("path", ["/nothing", "/api", "/api/", "/api/nothing", "/api/docs/x"])
def test_an_unknown_path_is_404_in_json(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.json()["sugerencias"] == []


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_than_get_are_405(client: TestClient, method: str) -> None:
    response = client.request(method, "/retorno/Saga")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"
    assert response.json()["error"] == "Aquí solo se admite GET, HEAD."


@pytest.mark.parametrize(
    "path", ["/retorno/Saga", "/retorno/nobody", "/peliculas_mes", "/api/health/", "/nothing"]
)
def test_head_is_answered_as_get_without_the_content(client: TestClient, path: str) -> None:
    whole, bare = client.get(path), client.head(path)
    assert bare.status_code == whole.status_code
    assert bare.content == b""
    assert {**bare.headers} == {**whole.headers}


BLANKS = [chr(code) for code in range(0x3100) if chr(code).isspace() or code in (0x200B, 0xFEFF)]


@pytest.mark.parametrize("name", BLANKS, ids=lambda name: f"U+{ord(name):04X}")
def test_the_document_says_which_names_are_blank(client: TestClient, name: str) -> None:
    document = client.get("/api/openapi.json").json()
    shape = document["paths"]["/peliculas_mes/{mes}"]["get"]["parameters"][0]["schema"]
    refused = client.get(f"/peliculas_mes/{quote(name)}").status_code == 422
    assert refused == (re.search(shape["pattern"], name) is None)
    assert "\\S" not in shape["pattern"], "means another set of characters in each language"


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [
        ("", 0),
        ("*", 0),
        ("de", 0),
        ("en", 1),
        ("en-GB,en;q=0.9,es;q=0.8", 1),
        ("es-AR,es;q=0.9,en;q=0.8", 0),
        ("en;q=0.3, es;q=0.7", 0),
        ("en;q=x", 0),
        ("est, en;q=0.1", 1),
    ],
)
def test_the_language_is_what_the_reader_prefers_of_the_two(accepted: str, spoken: int) -> None:
    assert place(accepted) == spoken


def test_an_error_speaks_the_reader_s_language(client: TestClient) -> None:
    english = client.get("/franquicia/x", headers={"Accept-Language": "en"}).json()["error"]
    spanish = client.get("/franquicia/x", headers={"Accept-Language": "es"}).json()["error"]
    assert english == "No franchise is called “x”."
    assert spanish == "No se encuentra la franquicia «x»."


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NAMED), st.text(max_size=60), st.text(max_size=20))
def test_no_name_breaks_the_api(client: TestClient, endpoint: str, name: str, lang: str) -> None:
    quoted = "".join(f"%{byte:02X}" for byte in name.encode("utf-8", "surrogatepass"))
    headers = {"Accept-Language": lang.encode("utf-8", "surrogatepass")}
    response = client.get(f"/{endpoint}/{quoted}", headers=headers)
    assert response.status_code in {200, 404, 422}
    json.loads(response.text, parse_constant=lambda constant: pytest.fail(constant))


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        (
            "es",
            "No se encuentra la franquicia «Pathe». De otra clase: Pathé (productora, 1 película).",
        ),
        ("en", "No franchise is called “Pathe”. Of another kind: Pathé (company, 1 film)."),
    ],
)
def test_what_bears_the_name_but_is_of_another_kind_is_told(
    client: TestClient, lang: str, sentence: str
) -> None:
    answer = client.get("/franquicia/Pathe", headers={"Accept-Language": lang})
    assert (answer.status_code, answer.json()["error"]) == (404, sentence)
