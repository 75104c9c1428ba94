"""What the build measures of predicted ratings, as it is kept in `evaluation.json`.

Shares are of 1; errors are in stars.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from models.ratings.metrics import Verdict

Subject = Literal["films", "platforms"]
Method = Literal["global mean", "user + item bias", "ours", "Surprise SVD", "ALS on Spark"]
SENTENCES = {
    "mean": "mean of all ratings",
    "offsets": "user and title offsets",
    "svd": "scikit-surprise SVD, defaults",
}


@dataclass(frozen=True, slots=True)
class Algorithm:
    """What ran. The Bayesian one has factors (`rank`), rounds before and while it samples.

    `link` tells whether who rated what informs it. Where there is no such thing, 0 and False.
    """

    kind: Literal["mean", "offsets", "bayes", "svd", "als"]
    rank: int = 0
    link: bool = False
    burn_in: int = 0
    samples: int = 0

    def __str__(self) -> str:
        """Name it in a sentence, for the command and for whoever opens a model's file."""
        if self.kind == "als":
            return f"alternating least squares, {self.rank} factors, {self.samples} rounds"
        if self.kind != "bayes":
            return SENTENCES[self.kind]
        return (
            f"Bayesian matrix factorisation, rank {self.rank}, {'with' if self.link else 'without'}"
            f" who-rated-what, {self.burn_in}+{self.samples} sweeps"
        )


@dataclass(frozen=True, slots=True)
class OverFolds:
    """A figure's mean and standard deviation over folds, None where there is one fold alone."""

    mean: float
    sd: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """How well one method predicts what was held out; `seconds` is what a fold takes.

    `auc` is None where no fold can tell: where all liked what they rated.
    """

    algorithm: Algorithm
    rmse: OverFolds
    mae: OverFolds
    auc: OverFolds | None
    threshold: OverFolds
    accuracy: OverFolds
    precision: OverFolds
    recall: OverFolds
    seconds: OverFolds


@dataclass(frozen=True, slots=True)
class Given:
    """How many ratings have so many stars."""

    stars: list[float]
    ratings: list[int]


@dataclass(frozen=True, slots=True)
class Years:
    """How many ratings are of a year; empty where nobody knows when they were given."""

    year: list[int]
    ratings: list[int]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many users or titles have `least` ratings to under twice as many; their median."""

    least: list[int]
    count: list[int]
    median: float


@dataclass(frozen=True, slots=True)
class LearntFrom:
    """What the ratings are; `filled` is the share of all pairs of a user and a title."""

    ratings: int
    users: int
    titles: int
    filled: float
    given: Given
    years: Years
    per_user: Counts
    per_title: Counts


@dataclass(frozen=True, slots=True)
class Group:
    """Each method's RMSE on held-out ratings of users, or titles, with `least` to `most` others.

    `within` are the shares of ratings within one and within `WIDE` of our spreads, if measured.
    """

    least: int
    most: int
    ratings: int
    rmse: Mapping[Method, float]
    within: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was given, on average, where about the same was predicted, by tenths of the predictions.

    `within_one_spread` and `within_two_spreads` are the shares of ratings that near the prediction.
    """

    predicted: list[float]
    given: list[float]
    within_one_spread: float
    within_two_spreads: float

    @property
    def gap(self) -> float:
        """The furthest that a tenth is off."""
        return max(abs(p - g) for p, g in zip(self.predicted, self.given, strict=True))


@dataclass(frozen=True, slots=True)
class Errors:
    """Where the predictions of one fold err: by how much a user rated, or a title was rated.

    `calibration` and `thresholds` (accuracy, precision and recall at each) are ours.
    """

    by_activity: list[Group]
    by_popularity: list[Group]
    calibration: Calibration
    thresholds: list[Verdict]

    def at(self, threshold: float) -> Verdict:
        """Return what recommending from about that threshold on gives."""
        return min(self.thresholds, key=lambda one: abs(one.threshold - threshold))


@dataclass(frozen=True, slots=True)
class Newcomers:
    """The RMSE on newcomers' other ratings after some are `given`; `level` by their mean alone.

    `within` are the shares of those ratings within one and within `WIDE` of our spreads.
    """

    given: int
    newcomers: int
    rmse: float
    level: float
    within: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Ten:
    """What is found of the last likes among the ten titles that a method puts first.

    `ndcg` (its standard error over users beside) and `recall` at ten; `distinct` titles over all
    users' tens; `famous` is the share of the hundred best known among them.
    """

    ndcg: float
    ndcg_se: float
    recall: float
    distinct: int
    famous: float


@dataclass(frozen=True, slots=True)
class Interview:
    """The nDCG@10 of our order after newcomers answered `given` questions: ours, most rated first.

    `se` is the standard error of the difference over newcomers; `shown` titles of ours and
    `shown_popular` of the others the middle newcomer sees until so many are answered.
    """

    given: int
    newcomers: int
    ndcg: float
    popular: float
    se: float
    shown: float
    shown_popular: float


@dataclass(frozen=True, slots=True)
class TopTen:
    """Every method's ten, by name, for `users` over `titles`; `penalty` is what EASE runs with.

    `interviews` tell what answers of newcomers are worth; empty where nobody has rated enough.
    """

    users: int
    titles: int
    penalty: float
    methods: Mapping[str, Ten]
    interviews: list[Interview] = field(default_factory=list)

    def ranked(self) -> list[tuple[str, Ten]]:
        """Return the methods, the best nDCG first."""
        return sorted(self.methods.items(), key=lambda one: -one[1].ndcg)


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything measured of the ratings of films, or of platform titles.

    `random` and `temporal` hold each method's figures on random folds and on the last ratings of
    each user; `temporal` and `cold_start` are empty where the ratings are too many, or their times
    unknown. `errors` are those of the first random fold. `signal` tells whether ours was found
    better than offsets alone, `algorithm` what was fitted on all ratings therefore. `top_ten` is
    None where it was not measured: too many ratings, too few likes, or no taste to order by.
    """

    learnt_from: LearntFrom
    random: Mapping[Method, Figures]
    temporal: Mapping[Method, Figures]
    errors: Errors
    cold_start: list[Newcomers]
    signal: bool
    algorithm: Algorithm
    top_ten: TopTen | None = None

    @property
    def best(self) -> Method:
        """The method that errs least on random folds."""
        return min(self.random, key=lambda method: self.random[method].rmse.mean)

    @property
    def gain(self) -> float:
        """By what share ours errs less than offsets alone on random folds; 0 where nothing errs."""
        ours, offsets = (self.random[name].rmse.mean for name in ("ours", "user + item bias"))
        return 1 - ours / offsets if offsets else 0.0
