"""How far a fetch has come, so that an interrupted one goes on where it stopped."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

NAME = ".progress.jsonl"


class Progress:
    """The films brought so far, a line each; the first line says what is being fetched.

    `ids` is the list to fetch (empty before `plan`), `films` what has been brought, None for a film
    that is no longer there.
    """

    def __init__(self, folder: Path, task: dict[str, str]) -> None:
        """Take up what is there if it is the same task, else start anew."""
        self.path = folder / NAME
        self.task = task
        self.ids: list[int] = []
        self.films: dict[int, dict[str, Any] | None] = {}
        lines = self._lines()
        if lines and lines[0].get("task") == task:
            self.ids = lines[0]["ids"]
            self.films = {line["id"]: line["film"] for line in lines[1:]}
            self._rewrite()

    def plan(self, ids: Sequence[int]) -> list[int]:
        """Note what there is to fetch."""
        self.ids, self.films = list(ids), {}
        self._rewrite()
        return self.ids

    def keep(self, film_id: int, film: dict[str, Any] | None) -> None:
        """Note a film that was brought."""
        self.films[film_id] = film
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"id": film_id, "film": film}) + "\n")

    def done(self) -> None:
        """Forget it: the fetch is whole."""
        self.path.unlink(missing_ok=True)

    def _lines(self) -> list[dict[str, Any]]:
        """Return the lines written so far, up to one that a crash cut short."""
        lines: list[dict[str, Any]] = []
        try:
            for line in self.path.read_text(encoding="utf-8").splitlines():
                lines.append(json.loads(line))
        except (FileNotFoundError, ValueError):
            pass
        return lines

    def _rewrite(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        lines: list[dict[str, Any]] = [{"task": self.task, "ids": self.ids}]
        lines += [{"id": film_id, "film": film} for film_id, film in self.films.items()]
        self.path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
