"""What the API promises its clients, release by release: `python -m api.contract` records one.

A release's promises are `docs/contracts/<version>/`: its OpenAPI document and the JSON Schema of a
view. A client is broken by what is gone or says less: a path, a status, a form, a key, a type, a
parameter or one of its options; and by a new parameter that must be given.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from api.app import api
from catalogue import VERSION
from views.answer import View

KEPT = Path(__file__).resolve().parents[1] / "docs/contracts"
OPENAPI = "openapi.json"
VIEW = "view.schema.json"
ABSENT = "absent"
"""Beside a key's types: it need not be there."""

Schema = Mapping[str, Any]
Shape = dict[str, frozenset[str]]
"""The types of every place of a JSON value, by its path: `.a` is a key, `[]` any item."""


def present() -> dict[str, Schema]:
    """Return what is promised now, by the name of its file."""
    return {OPENAPI: api.openapi(), VIEW: TypeAdapter(View).json_schema()}


def releases(folder: Path = KEPT) -> list[str]:
    """Return the versions that are kept, the oldest first."""
    return sorted((p.name for p in folder.iterdir() if p.is_dir()), key=numbers)


def kept(version: str, folder: Path = KEPT) -> dict[str, Schema]:
    """Return what a release promised, by the name of its file."""
    files = sorted((folder / version).glob("*.json"))
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in files}


def numbers(version: str) -> tuple[int, ...]:
    """Return a version's numbers."""
    return tuple(int(part) for part in version.split("."))


def binds(earlier: str, later: str) -> bool:
    """Tell whether a later version must keep an earlier one's promises (semver.org, 4 and 8)."""
    old, new = numbers(earlier), numbers(later)
    return old[:2] == new[:2] if old[0] == 0 else old[0] == new[0]


def broken(earlier: Mapping[str, Schema], later: Mapping[str, Schema]) -> list[str]:
    """Say each promise of the earlier documents that the later ones break, a line each."""
    found = [f"{name} is gone" for name in earlier.keys() - later.keys()]
    for name in earlier.keys() & later.keys():
        old, new = earlier[name], later[name]
        if name == OPENAPI:
            found += _broken_paths(old, new)
        else:
            found += _less_told(name, shape(old, old), shape(new, new))
    return sorted(found)


def _broken_paths(old: Schema, new: Schema) -> Iterator[str]:
    for place, operation in _operations(old).items():
        now = _operations(new).get(place)
        if now is None:
            yield f"{place} is gone"
        else:
            yield from _less_taken(place, _parameters(old, operation), _parameters(new, now))
            yield from _broken_answers(place, _answers(old, operation), _answers(new, now))


def _broken_answers(place: str, old: dict[str, Shape], new: dict[str, Shape]) -> Iterator[str]:
    for answer, told in old.items():
        if answer in new:
            yield from _less_told(f"{place} {answer}", told, new[answer])
        else:
            yield f"{place} {answer} is gone"


def _operations(document: Schema) -> dict[str, Schema]:
    paths = document["paths"].items()
    return {f"{m.upper()} {path}": told for path, every in paths for m, told in every.items()}


def _answers(document: Schema, operation: Schema) -> dict[str, Shape]:
    """Return the shape of each answer, by status and media type."""
    return {
        f"{status} {media}": shape(document, content.get("schema", {}))
        for status, answer in operation["responses"].items()
        for media, content in answer.get("content", {}).items()
    }


def _parameters(document: Schema, operation: Schema) -> Shape:
    found: Shape = {}
    for each in operation.get("parameters", ()):
        name = f"?{each['name']} in {each['in']}"
        here = shape(document, each["schema"], name, options=True)
        found |= here if each.get("required") else here | {name: here[name] | {ABSENT}}
    return found


def _less_told(place: str, old: Shape, new: Shape) -> Iterator[str]:
    """Say what a reader of answers misses, or meets for the first time, in known places."""
    for key, types in old.items():
        if key not in new:
            yield f"{place} {key} is gone"
        elif other := _beyond(new[key], types):
            yield f"{place} {key} was {_said(types)}, may now be {_said(other)}"


def _less_taken(place: str, old: Shape, new: Shape) -> Iterator[str]:
    """Say what a request may no longer give, or now must."""
    for key, types in old.items():
        if key not in new:
            yield f"{place} {key} is gone"
        elif lost := _beyond(types, new[key]):
            yield f"{place} {key} no longer takes {_said(lost)}"
    for key in new.keys() - old.keys():
        if key.startswith("?") and ABSENT not in new[key] and "[]" not in key:
            yield f"{place} {key} must be given"


def _beyond(narrow: Set[str], wide: Set[str]) -> Set[str]:
    """Return the types of one set that none of the other covers."""
    return {each for each in narrow if not any(_covers(kind, each) for kind in wide)}


def _covers(wide: str, narrow: str) -> bool:
    whole = (wide, narrow) == ("number", "integer") or (wide == "any" and narrow != ABSENT)
    return wide == narrow or whole or (wide == "string" and narrow.startswith('"'))


def _said(types: Set[str]) -> str:
    return " or ".join(sorted(types))


def shape(document: Schema, schema: Schema, place: str = "", *, options: bool = False) -> Shape:
    """Return the types of each place that a JSON Schema describes; `options` tells enums apart."""
    found: Shape = {}
    _walk(document, schema, place, found, (), options=options)
    return found


def _walk(
    document: Schema,
    schema: Schema,
    place: str,
    found: Shape,
    within: tuple[str, ...],
    *,
    options: bool,
) -> None:
    """Note the types of a schema's places; `within` are the definitions that hold it."""
    if name := schema.get("$ref"):
        if name in within:
            return
        schema, within = _definition(document, name), (*within, name)
    for each in schema.get("anyOf", ()):
        _walk(document, each, place, found, within, options=options)
    if "anyOf" not in schema:
        found[place] = found.get(place, frozenset()) | _types(schema, options=options)
    for key, inner in _inner(schema, place):
        _walk(document, inner, key, found, within, options=options)
    for key in schema.get("properties", {}).keys() - set(schema.get("required", ())):
        found[f"{place}.{key}"] |= {ABSENT}


def _inner(schema: Schema, place: str) -> Iterator[tuple[str, Schema]]:
    for key, inner in schema.get("properties", {}).items():
        yield f"{place}.{key}", inner
    for name, mark in (("items", "[]"), ("additionalProperties", "{}")):
        if isinstance(inner := schema.get(name), dict):
            yield f"{place}{mark}", inner


def _types(schema: Schema, *, options: bool) -> frozenset[str]:
    if options and "enum" in schema:
        return frozenset(json.dumps(each) for each in schema["enum"])
    return frozenset({schema.get("type", "any")})


def _definition(document: Schema, name: str) -> Schema:
    found: Any = document
    for part in name.removeprefix("#/").split("/"):
        found = found[part]
    return dict(found)


def record(version: str = VERSION, folder: Path = KEPT) -> list[str]:
    """Keep what is promised now as a release's; if that breaks an earlier promise, say it only."""
    now = present()
    bound = [earlier for earlier in releases(folder) if binds(earlier, version)]
    if lines := [line for earlier in bound for line in broken(kept(earlier, folder), now)]:
        return lines
    (folder / version).mkdir(exist_ok=True)
    for name, document in now.items():
        text = json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False)
        (folder / version / name).write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return []


if __name__ == "__main__":
    problems = record()
    sys.stdout.write("".join(f"{line}\n" for line in problems) or f"{KEPT / VERSION} written\n")
    sys.exit(bool(problems))
