"""The one shape of every error: `{"error": a sentence, "sugerencias": [near names]}`."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send
from typing_extensions import TypedDict

from api import messages
from catalogue import DataError, NotFoundError
from language.accepted import region, wanted
from language.texts import speaking, unmarked
from queries.across import anything
from resources.loaded import catalogue
from serving import log
from serving.limits import MAX_BODY, MAX_TEXT, RETRY_AFTER, Refusal
from views.missing import told
from views.page import AbsentError
from views.parameters import UnreadableError


class Failure(TypedDict):
    """A refusal: why, in the language of Accept-Language, and the nearest names there are."""

    error: str
    sugerencias: list[str]


RESPONSES: dict[int | str, dict[str, Any]] = {
    404: {"model": Failure, "description": "Nothing bears that name; near names are suggested"},
    422: {"model": Failure, "description": "A parameter is missing or of the wrong type"},
}
"""What every endpoint documents besides its answer."""


def handle_errors(app: FastAPI) -> None:
    """Give all errors of the app that one shape."""
    app.add_exception_handler(NotFoundError, _not_found)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(DataError, _without_data)
    app.add_exception_handler(UnreadableError, _unreadable)
    app.add_exception_handler(AbsentError, _absent)
    app.add_middleware(Unforeseen)


def failure(
    status: int,
    sentence: str,
    suggestions: Sequence[str] = (),
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """Return an error response."""
    content = Failure(error=sentence, sugerencias=list(suggestions))
    return JSONResponse(content, status, {"Vary": "Accept-Language", **(headers or {})})


def spoken(request: Request) -> int:
    """Return the language of the answer: 0 Spanish, 1 English."""
    return messages.place(request.headers.get("accept-language"))


async def _not_found(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, NotFoundError)  # noqa: S101  # registered for it only
    language = spoken(request)
    sentence = messages.not_found(error.kind, error.name, language)
    other = await run_in_threadpool(_elsewhere, request, error)
    said = f"{sentence} {messages.elsewhere(other, language)}" if other else sentence
    return failure(404, said, error.suggestions)


def _elsewhere(request: Request, error: NotFoundError) -> str:
    """Return what of another kind bears the name, in the reader's language; empty where nothing."""
    accepted = request.headers.get("accept-language", "")
    tables = catalogue()
    found = anything.elsewhere(tables, error)
    with speaking(wanted(accepted, "es"), region(accepted)):
        return told(tables, found) if found else ""


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    """Explain the first thing wrong with the parameters."""
    assert isinstance(error, RequestValidationError)  # noqa: S101  # registered for it only
    first = error.errors()[0]
    name, kind = str(first["loc"][-1]), first["type"]
    if kind == "missing":
        return failure(422, messages.missing(name, spoken(request)))
    context = first.get("ctx", {})
    return failure(422, messages.wrong(name, kind, first["input"], context, spoken(request)))


async def _unreadable(_request: Request, error: Exception) -> JSONResponse:
    """Say in the view's own words that a text stands for no value: a year, a score."""
    return failure(422, unmarked(str(error)))


async def _http(request: Request, error: Exception) -> JSONResponse:
    """Answer for paths that do not exist and methods that are not allowed."""
    assert isinstance(error, HTTPException)  # noqa: S101  # registered for it only
    language, headers = spoken(request), dict(error.headers or {})
    if error.status_code == 405:
        allowed = ["GET", "HEAD"]  # all paths are alike
        named = {"Allow": ", ".join(allowed)}
        return failure(405, messages.method_not_allowed(allowed, language), headers=named)
    if error.status_code == 404:
        return failure(404, messages.not_found("path", request.url.path, language))
    return failure(error.status_code, str(error.detail), headers=headers)


async def _without_data(request: Request, error: Exception) -> JSONResponse:
    """Say that what the answer needs is not there; the log says which command makes it."""
    logging.getLogger("butaca.api").error("%s: %s", request.url.path, error)
    return failure(503, messages.without_data(spoken(request)))


def refuse(scope: Scope, why: Refusal) -> JSONResponse:
    """Return the answer to a request that is too much, as `serving.limits` tells it."""
    language = spoken(Request(scope))
    if why == "busy":
        again = {"Retry-After": str(RETRY_AFTER)}
        return failure(503, messages.busy(language), headers=again)
    if why == "large":
        return failure(413, messages.large(MAX_BODY, language))
    return failure(422, messages.long(MAX_TEXT, language))


async def _absent(_request: Request, error: Exception) -> JSONResponse:
    """Say in the view's own words that the data hold nothing that it could show."""
    return failure(404, unmarked(str(error)))


class Unforeseen:
    """Answers an error that nobody foresaw; Starlette's own way would log it a second time."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; where that fails, answer with the number of the log's entry."""
        try:
            await self.app(scope, receive, send)
        except Exception as error:  # whatever it is
            number = log.unforeseen(error, scope["path"])
            answer = failure(500, messages.failed(number, spoken(Request(scope))))
            await answer(scope, receive, send)
