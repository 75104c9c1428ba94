"""What the build measures of the similar films, as it is kept in `evaluation.json`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

OURS = "Butaca"
"""Our method's name among all."""
Lack = Literal["nothing", "credits", "keywords", "overviews", "ratings"]
"""What may be taken from a catalogue."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """A method's means over the films asked about, each with its standard error (`_se`).

    `ndcg` of five films, `hit` the share of films with one of the truth's first twenty among the
    five, `lift` powers of two above what activity and popularity explain, `tag` the cosine of
    users' tags, `franchise` the share found of a franchise, `unrated` the share of films with
    under 5 ratings, `coverage` distinct films over slots. None is what applies to no film, or the
    error of one film alone.
    """

    method: str
    ndcg: float
    hit: float
    lift: float
    tag: float | None
    franchise: float | None
    unrated: float
    ndcg_se: float | None
    hit_se: float | None
    lift_se: float | None
    tag_se: float | None
    franchise_se: float | None
    unrated_se: float | None
    coverage: float


@dataclass(frozen=True, slots=True)
class Decile:
    """A tenth of the films asked about by votes, the first the least voted; `votes` their median.

    `queries` is how many films it holds.
    """

    decile: int
    votes: int
    queries: int
    ndcg: float
    hit: float


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A film recommended, and how many held-out viewers like both (`together`)."""

    film_id: int
    title: str
    year: int
    together: int


@dataclass(frozen=True, slots=True)
class Example:
    """A film asked about, and its five."""

    film_id: int
    title: str
    year: int
    ndcg: float
    five: list[Neighbour]


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything measured: by how many `viewers`, on how many films asked about (`queries`)."""

    queries: int
    viewers: int
    methods: list[Metrics]
    deciles: list[Decile]
    examples: list[Example]

    @property
    def ours(self) -> Metrics:
        """Our method's metrics."""
        return next(one for one in self.methods if one.method == OURS)

    def ranked(self) -> Sequence[Metrics]:
        """Return the methods by nDCG, the best first."""
        return sorted(self.methods, key=lambda one: -one.ndcg)


@dataclass(frozen=True, slots=True)
class Order:
    """How well a method orders the judged films: the mean area under the curve, its error."""

    method: str
    auc: float
    auc_se: float


@dataclass(frozen=True, slots=True)
class JudgedFilm:
    """A film that was judged `alike` the one asked about, or not."""

    film_id: int
    title: str
    year: int
    alike: bool


@dataclass(frozen=True, slots=True)
class JudgedExample:
    """A film asked about, and the films judged, in our order."""

    film_id: int
    title: str
    year: int
    auc: float
    judged: list[JudgedFilm]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judged `pairs` say of every method, over the `films` asked about."""

    films: int
    pairs: int
    methods: list[Order]
    examples: list[JudgedExample]

    @property
    def ours(self) -> Order:
        """Our method's order."""
        return next(one for one in self.methods if one.method == OURS)

    @property
    def next_best(self) -> Order:
        """The best of the other methods."""
        return next(one for one in self.ranked() if one.method != OURS)

    def ranked(self) -> Sequence[Order]:
        """Return the methods by the area under the curve, the best first."""
        return sorted(self.methods, key=lambda one: -one.auc)


@dataclass(frozen=True, slots=True)
class Poorer:
    """Ours where the catalogue lacks something: by viewers, and by pairs that were judged.

    Either is None where there are too few to judge by.
    """

    lack: Lack
    likes: Metrics | None
    pairs: Order | None
