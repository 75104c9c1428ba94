"""The mission's questions about films, asked as programs ask them."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from api import films

ANSWERS: list[tuple[str, dict[str, Any]]] = [
    ("/peliculas_mes/septiembre", {"mes": "septiembre", "cantidad": 1}),
    ("/peliculas_mes/Setiembre/", {"mes": "septiembre", "cantidad": 1}),
    ("/peliculas_mes/MAY", {"mes": "mayo", "cantidad": 1}),
    ("/peliculas_mes/ december ", {"mes": "diciembre", "cantidad": 0}),
    ("/peliculas_dia/sabado", {"dia": "sábado", "cantidad": 1}),
    ("/peliculas_dia/S%C3%81BADO", {"dia": "sábado", "cantidad": 1}),
    ("/peliculas_dia/Saturday", {"dia": "sábado", "cantidad": 1}),
    ("/peliculas_dia/1", {"dia": 1, "cantidad": 1}),
    ("/peliculas_dia/05", {"dia": 5, "cantidad": 1}),
    ("/peliculas_dia/31", {"dia": 31, "cantidad": 0}),
    (
        "/franquicia/saga%20%20COLLECTION",
        {
            "franquicia": "Saga Collection",
            "cantidad": 2,
            "ganancia_total": 30000002,
            "ganancia_promedio": 15000001,
        },
    ),
    ("/peliculas_pais/Italia", {"pais": "Italy", "cantidad": 2}),
    ("/peliculas_pais/ita", {"pais": "Italy", "cantidad": 2}),
    ("/peliculas_pais/NA", {"pais": "Namibia", "cantidad": 1}),
    (
        "/productoras/AC%2FDC%20100%25%20%F0%9F%8E%AC",
        {"productora": "AC/DC 100% 🎬", "ganancia_total": 35000000, "cantidad": 2},
    ),
    ("/productoras/pathe", {"productora": "Pathé", "ganancia_total": 2, "cantidad": 1}),
    (
        "/retorno/saga",
        {"pelicula": "Sagá", "inversion": 0, "ganacia": 5000000, "retorno": 0, "anio": 1940},
    ),
    (
        "/retorno/saga/?anio=1995",
        {
            "pelicula": "Saga",
            "inversion": 10000000,
            "ganacia": 30000000,
            "retorno": 3.0,
            "anio": 1995,
        },
    ),
    (
        "/retorno/ac/dc:%20100%25%20%F0%9F%8E%AC",
        {
            "pelicula": "AC/DC: 100% 🎬",
            "inversion": 4,
            "ganacia": 1,
            "retorno": 0.25,
            "anio": 1999,
        },
    ),
    (
        "/retorno/%C3%91and%C3%BA",
        {"pelicula": "Ñandú", "inversion": 0, "ganacia": 0, "retorno": 0, "anio": 1999},
    ),
]


@pytest.mark.parametrize(("path", "answer"), ANSWERS)
def test_an_answer_has_the_mission_s_keys(
    client: TestClient, path: str, answer: dict[str, Any]
) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert response.json() == answer
    assert list(response.json()) == list(answer)


@pytest.mark.parametrize(
    ("path", "suggestion"),
    [
        ("/peliculas_mes/enro", "enero"),
        ("/peliculas_dia/luns", "lunes"),
        ("/franquicia/Saga", "Saga Collection"),
        ("/peliculas_pais/Itly", "Italy"),
        ("/productoras/Pat", "Pathé"),
        ("/retorno/Saga%202%20", None),
        ("/retorno/Sagga", "Saga"),
        ("/retorno/Saga?anio=2000", "Saga (1940)"),
    ],
)
def test_what_is_not_found_is_404_with_near_names(
    client: TestClient, path: str, suggestion: str | None
) -> None:
    response = client.get(path)
    if suggestion is None:
        assert response.status_code == 200
        return
    assert response.status_code == 404
    assert list(response.json()) == ["error", "sugerencias"]
    assert suggestion in response.json()["sugerencias"]


@pytest.mark.parametrize("path", ["/peliculas_dia/0", "/peliculas_dia/32", "/peliculas_mes/13"])
def test_a_day_or_month_that_does_not_exist_is_404(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_functions_of_the_mission_s_names_answer_from_python_too(client: TestClient) -> None:
    assert films.peliculas_mes("enero") == {"mes": "enero", "cantidad": 1}
    assert films.retorno("saga", 1995)["retorno"] == 3
    assert films.retorno("saga") == client.get("/retorno/saga").json()
