"""Months and weekdays as people write them, in Spanish or English."""

from rapidfuzz import process

from catalogue import NotFoundError
from catalogue.errors import Kind
from catalogue.names import key

MONTHS_ES = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
MONTHS_EN = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS_ES = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
WEEKDAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTHS = {key(n): i for names in (MONTHS_ES, MONTHS_EN) for i, n in enumerate(names, start=1)}
_MONTHS["setiembre"] = 9
_WEEKDAYS = {key(n): i for names in (WEEKDAYS_ES, WEEKDAYS_EN) for i, n in enumerate(names)}
_SPELLINGS = {key(n): n for n in (*MONTHS_ES, *MONTHS_EN, *WEEKDAYS_ES, *WEEKDAYS_EN)}


def month(name: str) -> int:
    """Return the month's number, 1 January; raises NotFoundError with the nearest names."""
    return _number("month", name, _MONTHS)


def weekday(name: str) -> int:
    """Return the weekday's number, 0 Monday; raises NotFoundError with the nearest names."""
    return _number("weekday", name, _WEEKDAYS)


def day_of_month(text: str) -> int | None:
    """Return the number 1 to 31 that `text` is, None for anything else."""
    digits = text.strip()
    if digits.isascii() and digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31:
        return int(digits)
    return None


def _number(kind: Kind, name: str, numbers: dict[str, int]) -> int:
    folded = key(name)
    if folded not in numbers:
        near = process.extract(folded[:40], list(numbers), limit=3, score_cutoff=50)
        raise NotFoundError(kind, name, [_SPELLINGS.get(k, k) for k, _, _ in near])
    return numbers[folded]
