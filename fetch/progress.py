"""How far a fetch has come, so that an interrupted one goes on where it stopped."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

NAME = ".progress.jsonl"

Key = TypeVar("Key", int, str)


class Progress(Generic[Key]):
    """What has been brought so far, a line each; the first line says what is being fetched.

    `ids` is the list to fetch (empty before `plan`), `found` what came of each, None for what is no
    longer there.
    """

    def __init__(self, folder: Path, task: dict[str, str]) -> None:
        """Take up what is there if it is the same task, else start anew."""
        self.path = folder / NAME
        self.task = task
        self.ids: list[Key] = []
        self.found: dict[Key, Any] = {}
        lines = self._lines()
        if lines and lines[0].get("task") == task:
            self.ids = lines[0]["ids"]
            self.found = {line["id"]: line["found"] for line in lines[1:]}
            self._rewrite()

    def plan(self, ids: Sequence[Key]) -> list[Key]:
        """Note what there is to fetch."""
        self.ids, self.found = list(ids), {}
        self._rewrite()
        return self.ids

    def keep(self, key: Key, found: Any) -> None:  # noqa: ANN401 - JSON of any shape
        """Note what was brought."""
        self.found[key] = found
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"id": key, "found": found}) + "\n")

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
        lines += [{"id": key, "found": found} for key, found in self.found.items()]
        self.path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
