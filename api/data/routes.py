"""One route a page and format: a pattern for all would swallow Streamlit's own files."""

from collections.abc import Callable, Sequence
from typing import Any, Literal
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from pydantic import TypeAdapter
from starlette.background import BackgroundTask

from api.data.examples import parameters
from api.errors import RESPONSES
from language.accepted import region, wanted
from language.texts import LANGUAGES, Language, speaking
from resources import loaded as resources
from serving import upstream
from views import csv, pages, sitemap, xlsx
from views.answer import View, view
from views.reading import Part

Format = Literal["json", "csv", "xlsx"]
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SCHEMA = "/api/view.schema.json"
MANY = 1000
"""Rows from which an answer's memory, some ten megabytes, is given back once it is sent."""

router = APIRouter(tags=["data"], responses=RESPONSES)


@router.get(SCHEMA, include_in_schema=False)
async def schema() -> JSONResponse:
    """Return the JSON Schema of every view's JSON."""
    return JSONResponse(TypeAdapter(View).json_schema())


def spoken(request: Request) -> Language:
    """Return the language that the link names, else Accept-Language, else Spanish."""
    asked = request.query_params.get("lang")
    return next(
        (language for language in LANGUAGES if language == asked),
        wanted(request.headers.get("accept-language"), "es"),
    )


def query(request: Request) -> dict[str, Sequence[str]]:
    """Return the parameters of a request, each with all of its values."""
    return {key: request.query_params.getlist(key) for key in request.query_params}


def serve(name: str, form: Format) -> Callable[[Request], Any]:
    """Return the endpoint of a page in a format; a plain function, which runs in a thread.

    A workbook of all films takes seconds, in which the loop has everybody else to serve.
    """

    def endpoint(request: Request) -> Response:
        language = spoken(request)
        with speaking(language, region(request.headers.get("accept-language"))):
            found, part = view(resources.catalogue(), name, query(request))
            found["link"] = f"{root(request)}/{found['link']}"
            answer = _answer(found, part, language, form, request.query_params.get("sep", ""))
        if len(found["rows"]) > MANY:
            answer.background = BackgroundTask(upstream.let_go)
        return answer

    endpoint.__doc__ = f"What the open view of the page {name} shows; the page's own parameters."
    return endpoint


def _answer(found: View, part: Part, language: Language, form: Format, separator: str) -> Response:
    headers = {"Vary": "Accept-Language", "Content-Language": language}
    if form == "json":
        return JSONResponse(found, headers=headers)
    file = f"butaca-{found['page']}-{part.key}.{form}"
    headers["Content-Disposition"] = f'attachment; filename="{file}"'
    if form == "xlsx":
        return Response(xlsx.written(found, part.columns), headers=headers, media_type=SHEET)
    kept = separator if separator in {",", ";", "\t", "|"} else ""
    text = csv.written(found, part.columns, language, kept)
    return Response(text, headers=headers, media_type="text/csv; charset=utf-8")


def root(request: Request) -> str:
    """Return where the dashboard stands, as the client knows it."""
    here = urlsplit(str(request.url))
    return f"{here.scheme}://{here.netloc}{request.scope.get('root_path', '').rstrip('/')}"


FORMATS: tuple[Format, ...] = ("json", "csv", "xlsx")
TYPES = {"csv": "text/csv", "xlsx": SHEET}


def documented(form: Format) -> dict[str, Any]:
    """Return what OpenAPI is told of a format: the shape of JSON, the type of a file."""
    if form == "json":
        return {"response_model": View}
    content = {TYPES[form]: {"schema": {"type": "string", "format": "binary"}}}
    return {
        "response_class": Response,
        "responses": {200: {"content": content, "description": "A file"}},
    }


def said(name: str, form: Format) -> str:
    """Say in words what a data address answers."""
    with speaking("en"):
        entry = sitemap.entry(pages.named(name).path)
    return f"{entry.title} as {form.upper()}: {entry.question}"


for _name in pages.names():
    for _form in FORMATS:
        router.add_api_route(
            f"/{_name}.{_form}",
            serve(_name, _form),
            methods=["GET"],
            name=f"{_name}.{_form}",
            summary=said(_name, _form),
            openapi_extra={"parameters": parameters(_name, _form)},
            **documented(_form),
        )
