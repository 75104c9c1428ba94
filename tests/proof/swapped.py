"""A fault put into functions that are loaded already, in place of reading all sources anew.

A function takes another body while it lives; what ran while its module was imported does not.
"""

import gc
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from inspect import CO_OPTIMIZED
from pathlib import Path
from types import CodeType, FunctionType

Functions = dict[str, dict[tuple[str, int], list[FunctionType]]]


def living() -> Functions:
    """Return all functions, by the file they were read from and by name and first line."""
    found: Functions = defaultdict(lambda: defaultdict(list))
    for one in gc.get_objects():
        if type(one) is FunctionType:
            code = one.__code__
            found[code.co_filename][code.co_qualname, code.co_firstlineno].append(one)
    return found


@dataclass
class Swap:
    """New bodies for functions, as `made` finds them; `able` if they are all that changes."""

    bodies: list[tuple[FunctionType, CodeType]] = field(default_factory=list)
    able: bool = True

    def do(self) -> None:
        """Give every function its new body."""
        for function, body in self.bodies:
            function.__code__ = body


def made(place: Path, after: bytes, functions: Functions) -> Swap:
    """Compare a file with what it would be and say which living functions change how."""
    path = str(place.resolve())
    old, new = (
        compile(text, path, "exec", dont_inherit=True) for text in (place.read_bytes(), after)
    )
    swap = Swap()
    _compare(old, new, functions.get(path, {}), swap)
    return swap


def _compare(
    old: CodeType, new: CodeType, here: dict[tuple[str, int], list[FunctionType]], swap: Swap
) -> None:
    if _same(old, new):
        return
    alive = here.get((old.co_qualname, old.co_firstlineno), [])
    if old.co_flags & CO_OPTIMIZED:
        named = old.co_name != "<lambda>"  # several may stand in one line
        swap.able &= bool(alive) and named and old.co_freevars == new.co_freevars
        swap.bodies += [(function, new) for function in alive]
        return
    parts = list(zip(_parts(old), _parts(new), strict=False))
    swap.able &= _own(old) == _own(new)
    for one, other in parts:
        _compare(one, other, here, swap)


def _same(old: CodeType, new: CodeType) -> bool:
    """Say whether two bodies do the same, wherever they stand."""
    pairs = zip(_parts(old), _parts(new), strict=False)
    return _own(old) == _own(new) and all(_same(one, other) for one, other in pairs)


def _own(code: CodeType) -> tuple[object, ...]:
    """Return what a body does, without the functions in it and without its lines."""
    plain = [(type(one), repr(one)) for one in code.co_consts if not isinstance(one, CodeType)]
    names = (code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)
    return code.co_code, plain, names, code.co_exceptiontable, len(list(_parts(code)))


def _parts(code: CodeType) -> Iterator[CodeType]:
    return (one for one in code.co_consts if isinstance(one, CodeType))
