"""What Strategies asks for: a platform, and another one beside it."""

from dataclasses import dataclass

from catalogue import Catalogue
from language.platforms import called
from language.texts import _
from queries.platforms.strategy import strategies
from views.page import AbsentError
from views.parameters import BUTTONS, Ask, Choice
from views.subjects import missing

NONE = "none"


@dataclass(frozen=True, slots=True)
class Asked:
    """The platform looked at and the one it is compared with, None for none."""

    platform: str
    other: str | None

    @property
    def both(self) -> list[str]:
        """The one or two platforms."""
        return [self.platform, *([self.other] if self.other else [])]


def find(tables: Catalogue, ask: Ask) -> Asked:
    """Return the platforms asked for: the two largest unless told otherwise."""
    largest = [str(code) for code in strategies(tables).table["code"]]
    if not largest:
        raise AbsentError(*missing(tables, ("titles",)))
    names = {code: called(code) for code in largest}
    with ask.row():
        many = len(names) > BUTTONS
        first = ask(Choice(key="platform", label=_("Platform"), options=names, many=many))
        others = {code: name for code, name in names.items() if code != first}
        other = ask(
            Choice(
                key="strategy_other",
                label=_("Compared with"),
                options={**others, NONE: _("none")},
                many=many,
            )
        )
    return Asked(first, None if other == NONE else other)
