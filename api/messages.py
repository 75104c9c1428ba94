"""What the API says when it cannot answer, in Spanish and English.

The only visible texts that are not in `locales/`: the API is the mission's Spanish face.
"""

from collections.abc import Sequence

from language.accepted import wanted
from models.ratings.recommender import Prediction

NOUNS = {
    "franchise": ("la franquicia", "franchise"),
    "film": ("la película", "film"),
    "country": ("el país", "country"),
    "company": ("la productora", "company"),
    "month": ("el mes", "month"),
    "weekday": ("el día", "day"),
    "year": ("el año", "year"),
    "title": ("el título", "title"),
    "platform": ("la plataforma", "platform"),
    "unit": ("la unidad", "unit"),
    "user": ("el usuario", "user"),
    "rater": ("el usuario", "user"),
    "person": ("a la persona", "person"),
    "actor": ("el reparto", "actor"),
    "path": ("la dirección", "path"),
    "part": ("la parte de la vista", "part of the view"),
    "tab": ("la vista", "view"),
    "genre": ("el género", "genre"),
    "choice": ("la opción", "choice"),
}
"""What was looked for, by the `kind` of a NotFoundError."""

HINTS = {
    "month": (
        "Se espera el nombre de un mes, en español o en inglés.",
        "The name of a month is wanted, in Spanish or English.",
    ),
    "weekday": (
        "Se espera un día de la semana, en español o en inglés, o un número del 1 al 31.",
        "A weekday is wanted, in Spanish or English, or a number from 1 to 31.",
    ),
    "country": (
        "Se espera el nombre de un país, en español o en inglés, o su código ISO.",
        "The name of a country is wanted, in Spanish or English, or its ISO code.",
    ),
    "rater": (
        "Las tablas no tienen valoraciones de usuarios de este catálogo.",
        "The tables hold no users' ratings of this catalogue.",
    ),
    "unit": ("Se espera min o season.", "It is min or season."),
    "path": ("Las direcciones están en /api/docs.", "The paths are listed at /api/docs."),
}
"""What would have been accepted, where a suggestion of names does not say it."""

WANTED = {
    "int_parsing": ("un número entero, como 1995", "a whole number, such as 1995"),
    "int_from_float": ("un número entero, como 1995", "a whole number, such as 1995"),
    "int_parsing_size": ("un número entero, como 1995", "a whole number, such as 1995"),
    "float_parsing": ("un número con punto decimal, como 3.4", "a number with a dot, such as 3.4"),
    "finite_number": ("un número con punto decimal, como 3.4", "a number with a dot, such as 3.4"),
    "bool_parsing": ("true o false", "true or false"),
    "string_too_short": ("un texto que no esté vacío", "a text that is not empty"),
    "string_pattern_mismatch": ("un texto que no esté vacío", "a text that is not empty"),
    "string_too_long": (
        "un texto de {max_length} caracteres como mucho",
        "a text of at most {max_length} characters",
    ),
    "greater_than_equal": ("un número no menor que {ge}", "a number not less than {ge}"),
    "greater_than": ("un número mayor que {gt}", "a number greater than {gt}"),
    "less_than_equal": ("un número no mayor que {le}", "a number not greater than {le}"),
    "less_than": ("un número menor que {lt}", "a number less than {lt}"),
    "literal_error": ("una de estas palabras: {expected}", "one of: {expected}"),
    "enum": ("una de estas palabras: {expected}", "one of: {expected}"),
}
"""What a parameter should have been, by pydantic's type of error."""

LONGEST_ECHO = 80
"""Characters of a name that a message repeats."""


def place(accepted: str | None) -> int:
    """Return 0 for Spanish, 1 for English: which form of a message a reader is given."""
    return ("es", "en").index(wanted(accepted, "es"))


def not_found(kind: str, name: str, spoken: int) -> str:
    """Say that nothing is called so, and what would be accepted."""
    noun = NOUNS.get(kind, (kind, kind))[spoken]
    quoted = _shortened(name)
    hint = HINTS.get(kind, ("", ""))[spoken]
    sentence = (f"No se encuentra {noun} «{quoted}».", f"No {noun} is called “{quoted}”.")[spoken]
    return f"{sentence} {hint}".strip()


def elsewhere(told: str, spoken: int) -> str:
    """Say what of another kind bears the name."""
    return (f"De otra clase: {_shortened(told)}.", f"Of another kind: {_shortened(told)}.")[spoken]


def missing(name: str, spoken: int) -> str:
    """Say that a parameter is missing."""
    return (f"Falta el parámetro «{name}».", f"The parameter “{name}” is missing.")[spoken]


def wrong(name: str, error: str, given: object, context: dict[str, object], spoken: int) -> str:
    """Say what a parameter should have been; `error` and `context` are pydantic's."""
    wanted = WANTED.get(error, ("otro valor", "another value"))[spoken].format(**context)
    quoted = _shortened(str(given))
    return (
        f"El parámetro «{name}» debe ser {wanted}; se recibió «{quoted}».",
        f"The parameter “{name}” must be {wanted}; “{quoted}” was received.",
    )[spoken]


def method_not_allowed(allowed: Sequence[str], spoken: int) -> str:
    """Say which methods there are."""
    methods = ", ".join(allowed) or "GET"
    return (f"Aquí solo se admite {methods}.", f"Only {methods} is possible here.")[spoken]


def reasons(found: Prediction, alike: Sequence[tuple[str, float]], spoken: int) -> list[str]:
    """Say what a predicted rating is made of, in stars, and which rated titles are alike."""
    parts = (
        (("Media de todas las valoraciones", "Mean of all ratings"), f"{found.overall:.2f}"),
        (("Nivel del usuario", "The user's level"), signed(found.user)),
        (("Nivel del título", "The title's level"), signed(found.title)),
        (("Gusto del usuario por este título", "The user's taste for it"), signed(found.taste)),
    )
    said = [f"{label[spoken]}: {value}" for label, value in parts]
    if not found.rated_by_others:
        said.append(("Nadie lo ha valorado todavía.", "Nobody has rated it yet.")[spoken])
    near = ("Parecido, y valorado con {stars:g}: {title}", "Alike, and rated {stars:g}: {title}")
    return said + [near[spoken].format(stars=stars, title=title) for title, stars in alike]


def signed(stars: float) -> str:
    """Write a difference with its sign, and none where it rounds to nothing."""
    return f"{stars:+.2f}" if round(stars, 2) else "0.00"


def without_data(spoken: int) -> str:
    """Say that the data behind the answer are not there."""
    return (
        "Faltan los datos de esta respuesta; el registro del servidor dice cómo hacerlos.",
        "The data behind this answer are missing; the server's log says how to make them.",
    )[spoken]


def failed(number: str, spoken: int) -> str:
    """Say that the fault is ours, and the number under which the log tells more."""
    return (
        f"Algo ha fallado al responder; queda anotado con el número {number}.",
        f"Something went wrong while answering; it is noted under number {number}.",
    )[spoken]


def _shortened(text: str) -> str:
    shown = "".join(c if c.isprintable() else " " for c in text)
    return shown if len(shown) <= LONGEST_ECHO else shown[: LONGEST_ECHO - 1] + "…"


def busy(spoken: int) -> str:
    """Say that too many ask at the same time."""
    return (
        "Demasiadas consultas a la vez; conviene volver a intentar en un segundo.",
        "Too many requests at once; trying again in a second may help.",
    )[spoken]


def large(most: int, spoken: int) -> str:
    """Say that a request brings more than anybody reads."""
    return (
        f"El cuerpo de la consulta supera {most} bytes.",
        f"The body of the request has more than {most} bytes.",
    )[spoken]


def long(most: int, spoken: int) -> str:
    """Say that a name is too long."""
    return (
        f"Un nombre puede tener hasta {most} caracteres.",
        f"A name may have up to {most} characters.",
    )[spoken]
