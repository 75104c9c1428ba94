"""Small faults of a source, each one replaced piece of its text.

Comparisons and boolean operators are swapped, conditions turned round, numbers moved by one, signs
and calls left out. Texts are left alone, and so are annotations, decorators and what is written
within a formatted text, whose places Python 3.11 does not know.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
PLAIN = (ast.Name, ast.Attribute, ast.Call)
"""Conditions that are turned round; a comparison within one has its own fault."""
Lines = tuple[int, int]
LEFT_ALONE = (ast.JoinedStr, ast.MatchValue, ast.Import, ast.ImportFrom)


@dataclass(frozen=True)
class Mutant:
    """One fault: the bytes of a file from `start` to `end` become `after`.

    `lines` are those of the statement that it lies in, of a compound one its head.
    """

    path: str
    line: int
    start: int
    end: int
    before: str
    after: str
    lines: Lines
    source: str

    @property
    def key(self) -> str:
        """Return what names the fault as long as its file stays as it is."""
        told = f"{self.path} {self.source} {self.start} {self.end} {self.after}"
        return sha256(told.encode()).hexdigest()[:16]

    def apply(self, text: bytes) -> bytes:
        """Return the file's bytes with the fault in them."""
        return text[: self.start] + self.after.encode() + text[self.end :]


def mutants(path: str, text: bytes) -> list[Mutant]:
    """Return all faults of one file, in the order of its text."""
    tree = ast.parse(text)
    starts = _line_starts(text)
    digest = sha256(text).hexdigest()[:12]
    imported = _imported(tree)
    conditions = _conditions(tree)
    alone = _alone(tree)
    found = []
    for node, lines in _walk(tree, (1, 1)):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        before = text[start:end].decode()
        turned = [f"(not {ast.unparse(node)})"] if node in conditions else []
        for after in [] if node in alone else [*_faults(node, imported), *turned]:
            found.append(Mutant(path, node.lineno, start, end, before, after, lines, digest))
    return sorted(found, key=lambda one: (one.start, one.end, one.after))


def _line_starts(text: bytes) -> list[int]:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def _imported(tree: ast.Module) -> set[str]:
    """Return the names of modules: a call on one has no receiver that could stand for it."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    return {(alias.asname or alias.name).split(".")[0] for node in imports for alias in node.names}


def _alone(tree: ast.Module) -> set[ast.AST]:
    """Return the calls that are statements, which leave as a whole."""
    told = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    return {value for value in told if isinstance(value, ast.Call)}


def _conditions(tree: ast.Module) -> set[ast.AST]:
    """Return the conditions without a comparison or operator of their own."""
    branches = [n.test for n in ast.walk(tree) if isinstance(n, ast.If | ast.IfExp | ast.While)]
    filters = [test for n in ast.walk(tree) if isinstance(n, ast.comprehension) for test in n.ifs]
    return {test for test in branches + filters if isinstance(test, PLAIN)}


def _walk(
    node: ast.AST, lines: tuple[int, int]
) -> Iterator[tuple[ast.expr | ast.stmt, tuple[int, int]]]:
    """Yield every expression and statement that may be replaced, with its statement's lines."""
    if isinstance(node, LEFT_ALONE):
        return
    if isinstance(node, ast.stmt):
        body = getattr(node, "body", None)
        last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
        lines = (node.lineno, max(node.lineno, last))
    if isinstance(node, ast.expr | ast.stmt):
        yield node, lines
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _walk(child, lines)


def _faults(node: ast.AST, imported: set[str]) -> Iterator[str]:
    """Yield the texts that may stand in place of a node."""
    match node:
        case ast.Constant(value=bool() | int() | float() as value):
            yield repr(not value if isinstance(value, bool) else value + 1)
        case ast.Compare():
            yield from _comparisons(node)
        case ast.BoolOp():
            yield _told(ast.BoolOp(_swapped(node.op), node.values))
        case ast.BinOp() if type(node.op) in SWAPPED and not _joins(node):
            yield _told(ast.BinOp(node.left, _swapped(node.op), node.right))
        case ast.UnaryOp():
            yield _told(node.operand)
        case ast.Expr(value=ast.Call()):
            yield "pass"
        case ast.Call(func=ast.Attribute(value=receiver)) if _stands(receiver, imported):
            yield _told(receiver)


def _comparisons(node: ast.Compare) -> Iterator[str]:
    for place, op in enumerate(node.ops):
        ops = [*node.ops[:place], _swapped(op), *node.ops[place + 1 :]]
        yield _told(ast.Compare(node.left, ops, node.comparators))


def _swapped(op: ast.AST) -> Any:
    return SWAPPED[type(op)]()


def _told(node: ast.AST) -> str:
    return f"({ast.unparse(node)})"


def _joins(node: ast.BinOp) -> bool:
    """Say whether texts or lists are joined: their difference is an error, no fault."""
    kinds = (ast.JoinedStr, ast.List, ast.Tuple)
    return any(
        isinstance(side, kinds) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )


def _stands(receiver: ast.expr, imported: set[str]) -> bool:
    """Say whether a receiver may stand for the call on it: no module, class or text."""
    if isinstance(receiver, ast.Name):
        return receiver.id not in imported and not receiver.id[:1].isupper()
    return not isinstance(receiver, ast.Constant | ast.JoinedStr)
