"""How endpoints are declared: plain functions that answer in microseconds, on the event loop."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from fastapi import APIRouter
from fastapi.exceptions import RequestValidationError

from api.errors import RESPONSES

Answer = TypeVar("Answer", bound=Callable[..., Any])


class Answers(APIRouter):
    """A router whose functions stay plain functions, to be called from Python too."""

    def __init__(self, tag: str) -> None:
        """Document all answers under one tag, with the errors they share."""
        super().__init__(tags=[tag], responses=RESPONSES)

    def answer(self, path: str) -> Callable[[Answer], Answer]:
        """Serve a function at a GET path, written without a trailing slash.

        It runs on the event loop: a change of thread costs more than most answers. The path without
        its last parameter is served too and says what is missing.
        """

        def register(function: Answer) -> Answer:
            self.add_api_route(path, _on_loop(function), methods=["GET"], summary=summary(function))
            base, _, parameter = path.partition("/{")
            if parameter:
                name = parameter.partition("}")[0].partition(":")[0]
                self.add_api_route(base, _missing(name), methods=["GET"], include_in_schema=False)
            return function

        return register


def patterns(*routers: APIRouter) -> list[str]:
    """Return the Starlette patterns that cover all paths of the routers, with any rest."""
    paths = [str(getattr(route, "path", "")) for router in routers for route in router.routes]
    firsts = sorted({path.split("/")[1] for path in paths})
    return [pattern for f in firsts for pattern in (f"/{f}", f"/{f}/{{rest:path}}")]


def summary(function: Callable[..., Any]) -> str:
    """Return what a function does in words: the first sentence of its docstring."""
    return (function.__doc__ or "").strip().splitlines()[0].rstrip(".")


def _on_loop(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    async def endpoint(*args: Any, **values: Any) -> Any:  # noqa: ANN401  # whatever it answers
        return function(*args, **values)

    return endpoint


def _missing(name: str) -> Callable[[], Any]:
    async def endpoint() -> None:
        raise RequestValidationError([{"type": "missing", "loc": ("path", name), "input": None}])

    return endpoint
