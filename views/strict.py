"""A link read for a program: a choice that cannot be meant is refused, where a page takes another.

Who looks at a page sees which choice it took; a program would take the numbers for what it asked.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TypeVar, get_args

from catalogue import NotFoundError
from catalogue.errors import Kind
from language.texts import _, plain
from views.parameters import (
    Choice,
    Parameter,
    Several,
    Slider,
    Span,
    Switch,
    UnreadableError,
    Whole,
    code,
    number,
)
from views.reading import FromLink

T = TypeVar("T")
KINDS: dict[str, Kind] = {
    "license_platforms": "platform",
    "license_country": "country",
    "dollars": "year",
}
"""What a parameter's options are, where its key does not say it."""
ON_OR_OFF = ("true", "false", "1", "0")


class Strict(FromLink):
    """Answers with what a link says; what it cannot mean raises.

    Raises: NotFoundError: no option of a choice is called so. UnreadableError: a number is none, or
        out of bounds.
    """

    def __call__(self, parameter: Parameter[T]) -> T:
        """Return the value that the link means; an empty text is none."""
        refuse(parameter, [text for text in self.query.get(parameter.key, ()) if text.strip()])
        return super().__call__(parameter)


def refuse(parameter: Parameter[object], texts: Sequence[str]) -> None:
    """Raise if a text stands for no value of a parameter."""
    match parameter:
        case Choice() | Several():
            _refuse_option(parameter, texts[-1:] if isinstance(parameter, Choice) else texts)
        case Whole() | Slider():
            for text in texts[-1:]:
                _refuse_number(parameter, text)
        case Span() if texts:
            for text in texts:
                _refuse_number(parameter, text)
            if len(texts) != 2:
                raise UnreadableError(
                    _("{label}: two numbers are wanted.", label=plain(parameter.label))
                )
        case Switch() if texts and texts[-1].casefold() not in ON_OR_OFF:
            raise UnreadableError(
                _(
                    "{label}: true or false is wanted, not **{typed}**.",
                    label=plain(parameter.label),
                    typed=plain(texts[-1]),
                )
            )


def _refuse_option(parameter: Choice | Several, texts: Sequence[str]) -> None:
    for text in texts:
        if code(text, parameter.options, parameter.spelled) is None:
            near = get_close_matches(text, [*parameter.options], 3, 0)
            missing = NotFoundError(_kind(parameter.key), text, near)
            missing.parameter = parameter.key
            raise missing


def _kind(key: str) -> Kind:
    """Return what the options of a parameter are."""
    known: tuple[Kind, ...] = get_args(Kind)
    own: Kind = next((kind for kind in known if kind == key), "choice")
    return KINDS.get(key, own)


def _refuse_number(parameter: Whole | Slider | Span, text: str) -> None:
    value = number(text)
    if value is None or not parameter.least <= value <= parameter.most:
        raise UnreadableError(
            _(
                "{label}: a number from {least} to {most} is wanted, not **{typed}**.",
                label=plain(parameter.label),
                least=f"{parameter.least:g}",
                most=f"{parameter.most:g}",
                typed=plain(text),
            )
        )
