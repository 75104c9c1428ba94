"""Forty questions and more to an agent: the tool and arguments it would plan, the known answer.

`figure` is the answer's; `first` is a value of its first row, `holds` words of its sentence or
basis; `refused` words of the refusal of what cannot be answered.
"""

from dataclasses import dataclass, field
from typing import Any

MISSING = object()


@dataclass(frozen=True)
class Question:
    """One question in a person's words, and how it is answered."""

    words: str
    tool: str
    arguments: dict[str, Any]
    figure: Any = MISSING
    first: dict[str, Any] = field(default_factory=dict)
    holds: str = ""
    refused: str = ""


Q = Question
QUESTIONS = [
    Q("How much did Jumanji return?", "film", {"title": "Jumanji"}, 4.0),
    Q("¿Cuánto recaudó «El orfanato»?", "film", {"title": "El orfanato"}, first={"revenue": 79e6}),
    Q("What was the return of the 1948 Hamlet?", "film", {"title": "Hamlet", "year": 1948}, None),
    Q("And of the other Hamlet?", "film", {"title": "Hamlet", "year": 1996}, 0.25),
    Q("Hamlet, without a year?", "film", {"title": "Hamlet"}, 0.25, holds="1948"),
    Q("What did Metropolis cost?", "film", {"title": "Metropolis"}, None, {"budget": None}),
    Q("Return of Jumangi (a typo)?", "film", {"title": "Jumangi"}, 4.0, holds="taken to mean"),
    Q("¿De quién es «La vida es bella»?", "film", {"title": "la vida es bella"},
      first={"directors": ["Roberto Benigni"], "year": 1997}),
    Q("Which platforms have Volver?", "film", {"title": "Volver"},
      first={"platforms": ["netflix"]}),
    Q("Which franchise is Toy Story 3 of?", "film", {"title": "toy story 3"},
      first={"franchise": "Toy Story Collection"}),
    Q("Return of a film that there is not?", "film", {"title": "Zzyzx Qwrtp"}, refused="No film"),
    Q("Jumanji of 1950?", "film", {"title": "Jumanji", "year": 1950}, refused="1995"),
    Q("What did the Toy Story films earn?", "totals",
      {"of": "franchise", "name": "Toy Story Collection"}, 1_920e6, {"films": 3}),
    Q("Their mean?", "totals", {"of": "franchise", "name": "toy story collection"},
      first={"mean": 640e6}),
    Q("How much has Pixar earned?", "totals",
      {"of": "company", "name": "pixar animation studios"}, 1_920e6),
    Q("And El Deseo, of Almodóvar?", "totals", {"of": "company", "name": "El deseo"}, 85.6e6),
    Q("A company only half named?", "totals", {"of": "company", "name": "Pixar"},
      refused="Pixar Animation Studios"),
    Q("A mistyped franchise?", "totals", {"of": "franchise", "name": "Toy Stori Colection"},
      refused="Toy Story Collection"),
    Q("How many films were released in octubre?", "count", {"by": "month", "value": "octubre"}, 2),
    Q("In January, placeholders included?", "count", {"by": "month", "value": "January"}, 2,
      holds="1 January"),
    Q("¿Cuántas se estrenaron en viernes?", "count", {"by": "weekday", "value": "viernes"}, 2),
    Q("How many on the 13th?", "count", {"by": "day", "value": "13"}, 1),
    Q("How many in 1995?", "count", {"by": "year", "value": "1995"}, 2),
    Q("In the 1990s?", "count", {"by": "decade", "value": "1990s"}, 7),
    Q("How many comedies?", "count", {"by": "genre", "value": "comedy"}, 7),
    Q("¿Cuántas son de Italia?", "count", {"by": "country", "value": "Italia"}, 1),
    Q("How many of España?", "count", {"by": "country", "value": "España"}, 2),
    Q("How many films are there?", "count", {"by": "genre"}, 12, {"name": "Comedy"}),
    Q("How many in 1700?", "count", {"by": "year", "value": "1700"}, 0),
    Q("In the thirteenth month?", "count", {"by": "month", "value": "smarch"}, refused="No month"),
    Q("Highest-grossing film?", "rank", {"of": "films", "by": "revenue"}, 1_060e6,
      {"title": "Toy Story 3"}),
    Q("Best return, sensible budgets?", "rank", {"of": "films", "by": "return"},
      first={"title": "The Orphanage"}),
    Q("Most voted drama?", "rank", {"of": "films", "by": "votes", "genre": "Drama"}, 3600,
      {"title": "Life Is Beautiful"}),
    Q("Most profitable of the nineties?", "rank",
      {"of": "films", "by": "profit", "first_year": 1990, "last_year": 1999},
      first={"title": "Toy Story 2"}),
    Q("Country of most films?", "rank", {"of": "countries", "by": "films"}, 6,
      {"name": "United States of America"}),
    Q("How many titles has Netflix?", "streaming", {"platform": "netflix"}, 3),
    Q("Netflix of 2018 above 3.4?", "streaming",
      {"platform": "netflix", "year": 2018, "score_above": 3.4}, 1),
    Q("Longest on amazon in 2000?", "streaming", {"platform": "amazon", "year": 2000},
      first={"longest": ["dil"], "length": 177}),
    Q("Who appears most on Disney Plus?", "streaming", {"platform": "disney plus"},
      first={"actors": ["tom hanks"], "appearances": 2}),
    Q("What is like Toy Story?", "similar", {"title": "toy story", "limit": 2},
      holds="Toy Story 2"),
    Q("Who or what is Almodóvar?", "search", {"name": "almodovar"}, "Pedro Almodóvar",
      {"kind": "person"}),
    Q("What did Almodóvar direct?", "person", {"name": "almodovar"}, 1,
      {"title": "Volver", "role": "director", "platforms": ["netflix"]}),
    Q("¿En cuántas obras actuó Tom Hanks?", "person", {"name": "Tom Hanks"}, 2,
      {"title": "Toy Story", "revenue": 370e6}, holds="by name"),
    Q("Works of a person mistyped?", "person", {"name": "Roberto Benini"},
      refused="Roberto Benigni"),
    Q("Which well-rated films has no platform?", "license", {}, 6),
    Q("Which dramas has Netflix not?", "license",
      {"platform": "netflix", "absent_from": ["Netflix"], "genre": "drama"}, 3),
    Q("Proven films since 2000 to buy?", "license", {"first_year": 2000, "minimum_return": 2}, 2,
      holds="not linked"),
    Q("Films to license for Blockbuster?", "license", {"platform": "blockbuster"},
      refused="No platform"),
    Q("Can these numbers be trusted?", "data_quality", {}, 0),
]  # fmt: skip
