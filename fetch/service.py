"""Asking TMDB: its key, its rate limit, and patience when it stumbles."""

import logging
import os
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from catalogue.errors import DataError

API = "https://api.themoviedb.org/3"
RATE = 40
"""Requests a second: TMDB documents a ceiling "somewhere in the 40 requests per second range"."""
TRIES = 6
LONGEST_WAIT = 60.0
TIMEOUT = 20.0


class NotThereError(LookupError):
    """TMDB has nothing at that path (any more)."""


class Service:
    """TMDB's API, version 3, one request after the other.

    `key` is a v3 key or a v4 token. It is never in a message or a log. `pause` is the first wait
    after a failure, in seconds; it doubles each time.
    """

    name = "TMDB"
    rate: float = RATE
    timeout = TIMEOUT
    home = API
    variable = "TMDB_API_URL"

    def __init__(self, key: str, url: str | None = None, pause: float = 0.5) -> None:
        """Connect at the first request; raises DataError where httpx is missing."""
        try:
            import httpx
        except ImportError:
            message = (
                f"Fetching from {self.name} needs httpx: `pip install -r requirements-fetch.txt`."
            )
            raise DataError(message) from None
        logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs addresses, the key in them
        self.failures = (httpx.TransportError, httpx.DecodingError, ValueError)
        headers, parameters = self._manners(key)
        self.client = httpx.Client(timeout=self.timeout, headers=headers, params=parameters)
        self.url = (url or os.environ.get(self.variable) or self.home).rstrip("/")
        self.pause = pause
        self.asked = 0.0

    def __enter__(self) -> Self:
        """Hold the connection open."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        self.client.close()

    def get(self, path: str, **parameters: str | int) -> dict[str, Any]:
        """Return the JSON object at a path; patient with limits, failures and broken answers.

        Raises: NotThereError: 404. DataError: no network, no valid key, or no good answer in the
            end; one sentence.
        """
        trouble = ""
        for attempt in range(TRIES):
            wait = self.pause * 2**attempt
            try:
                status, headers, content = self._ask(path, parameters)
            except self.failures as error:
                trouble = str(error) or type(error).__name__
            else:
                if status == 200 and isinstance(content, dict):
                    return content
                self._refuse(path, status, content)
                trouble = f"status {status}" if status != 200 else "no JSON object"
                wait = max(wait, _told_to_wait(headers))
            if attempt < TRIES - 1:
                time.sleep(min(wait, LONGEST_WAIT))
        message = (
            f"{self.name} gave no good answer at {path} in {TRIES} tries ({trouble}): check the "
            "network and run the same command again, it goes on where it stopped."
        )
        raise DataError(message)

    def _manners(self, key: str) -> tuple[dict[str, str], dict[str, str]]:
        """Return the headers and parameters of every request."""
        token = "." in key  # a v4 token is a JWT, a v3 key 32 hexadecimal digits
        return ({"Authorization": f"Bearer {key}"}, {}) if token else ({}, {"api_key": key})

    def _refuse(self, path: str, status: int, content: object) -> None:
        """Raise what no patience mends; return where trying again may help."""
        _refuse(path, status, content)

    def _ask(
        self, path: str, parameters: Mapping[str, str | int]
    ) -> tuple[int, Mapping[str, str], object]:
        """Return status, headers and the JSON of the answer, keeping to the rate."""
        time.sleep(max(0.0, self.asked + 1 / self.rate - time.monotonic()))
        self.asked = time.monotonic()
        answer = self.client.get(self.url + path, params=dict(parameters))
        broken = answer.status_code != 200 and "json" not in answer.headers.get("content-type", "")
        return answer.status_code, answer.headers, None if broken else answer.json()


def _refuse(path: str, status: int, content: object) -> None:
    """Raise what no patience mends; return where trying again may help."""
    if status == 404:
        raise NotThereError(path)
    if status == 401:
        message = (
            "TMDB does not accept the key (401): put a valid one into TMDB_API_KEY, in the "
            "environment or in .streamlit/secrets.toml."
        )
        raise DataError(message)
    if status != 429 and 400 <= status < 500:
        said = content.get("status_message", "") if isinstance(content, dict) else ""
        message = f"TMDB refused {path} ({status}): {said or 'it did not say why'}."
        raise DataError(message)


def _told_to_wait(headers: Mapping[str, str]) -> float:
    """Return the seconds that Retry-After asks for; a date or nothing is 0."""
    value = headers.get("Retry-After", "")
    return float(value) if value.isdigit() else 0.0
