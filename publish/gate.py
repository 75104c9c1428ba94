"""May a new version replace the present one? What it loses beyond the thresholds.

The same gate stands before every switch: `python -m publish` in all its ways, and
`python -m publish.checks` in a scheduled refresh.
"""

from collections.abc import Iterable, Iterator, Mapping

from catalogue import Catalogue, DataError, quality
from catalogue.quality import Finding, Quality, Row
from etl.update.rejections import REJECTING
from models import evaluation
from models.evaluation import Evaluation
from models.similar.measured import OURS
from publish import measures, swaps
from publish.lasting import departures, lasting, outdated
from publish.loss import Loss
from publish.pairs import SUBJECTS, Pair, indexed, pairs
from publish.thresholds import Thresholds, thresholds

Figures = Mapping[str, tuple[float, float]]
"""By name a figure and its standard error."""


def losses(
    before: Catalogue | None, after: Catalogue, compared: Iterable[Pair] | None = None
) -> list[Loss]:
    """Return what keeps `after` from replacing `before`, beyond the thresholds.

    `compared` are their columns beside each other, if somebody has them already. The sample is no
    measure of other tables, and where there was nothing nothing is lost.
    """
    limits = thresholds()
    if before is None or (before.manifest.is_sample and not after.manifest.is_sample):
        return list(_rejected(Quality(), _report(after), limits))
    columns = pairs(before, after) if compared is None else compared
    judged = [pair for pair in columns if len(pair.before) >= limits.of("columns", "rows")]
    old = outdated(before, after)
    stays = lasting(before, old), lasting(after, old)
    return [
        *_rows(*stays, limits),
        *_gone(*stays, limits),
        *departures(before, after, old, limits),
        *_rejected(_report(before), _report(after), limits),
        *(loss for pair in judged for loss in measures.losses(pair, limits)),
        *swaps.losses(judged, limits),
        *_models(_figures(before), _figures(after), limits),
    ]


def _rows(before: Catalogue, after: Catalogue, limits: Thresholds) -> Iterator[Loss]:
    """Compare the tables' rows; those that wait for a film are none yet."""
    for name, rows in before.manifest.rows.items():
        now = after.manifest.rows.get(name, 0)
        never = limits.rows(name) == 0
        judged = never or rows >= limits.of("rows", "from")
        if name.startswith("waiting_") or not judged or now >= rows * (1 - limits.rows(name)):
            continue
        rule = "never fewer" if never else f"{limits.rows(name):.0%} of the rows may go"
        yield Loss(
            name, "rows", f"{rows:,} rows", f"{now:,}", rule, _first_gone(before, after, name)
        )


def _gone(before: Catalogue, after: Catalogue, limits: Thresholds) -> Iterator[Loss]:
    """Compare the ids: as many rows of other films are a loss as well."""
    for name, key in SUBJECTS.items():
        old, new = (table.index for table in indexed(before, after, name))
        gone = int((~old.isin(new)).sum())
        limit = limits.of("gone", name)
        if len(old) >= limits.of("rows", "from") and gone > len(old) * limit:
            rule = f"{limit:.1%} of the ids may go"
            yield Loss(f"{name}.{key[-1]}", "gone", f"{len(old):,} ids", f"{gone:,} gone", rule,
                       _first_gone(before, after, name))  # fmt: skip


def _first_gone(before: Catalogue, after: Catalogue, name: str) -> str:
    """Return the first row of before whose id is there no more."""
    if name not in SUBJECTS:
        return ""
    old, new = indexed(before, after, name)
    gone = old[~old.index.isin(new.index)]
    if gone.empty:
        return ""
    title = gone["title"].iloc[0] if "title" in gone else ""
    return f"{gone.index[0]} {title}".strip() + " is gone"


def _rejected(before: Quality, after: Quality, limits: Thresholds) -> Iterator[Loss]:
    """Compare the share of the rows read that each rule leaves out."""
    for kind, rules in REJECTING.items():
        rows = _read(after, kind)
        for rule in rules if rows >= limits.of("rejected", "from") else ():
            found = after.rule(rule.name)
            limit = _allowed(before, kind, rule.name, limits)
            if found and limit is not None and found.count > rows * limit:
                told = f"{rule.name} may leave out {limit:.1%} of the rows read"
                left = f"{rows - found.count:,} left ({found.count / rows:.1%} out)"
                yield Loss(kind, rule.name, f"{rows:,} rows read", left, told, _place(found))


def _allowed(before: Quality, kind: str, rule: str, limits: Thresholds) -> float | None:
    """Return the share of the rows of a kind that a rule may leave out; None: as it likes.

    Nobody knows how many of a first file of companions belong to no film at hand.
    """
    if rows := _read(before, kind):
        found = before.rule(rule)
        return (found.count if found else 0) / rows + limits.of("rejected", "more")
    return limits.of("rejected", "most") if kind.startswith(("films", "platform titles")) else None


def _read(report: Quality, kind: str) -> int:
    return sum(found.rows for found in report.read if found.kind == kind)


def _place(rule: Finding) -> str:
    """Return the file and line of the first row that a rule touched."""
    row: Row = next(iter(rule.rows), {})
    return f"{row['file']}, line {row['line']}" if "line" in row else ""


def _models(before: Figures, after: Figures, limits: Thresholds) -> Iterator[Loss]:
    """Compare the recommenders' figures, the higher the better."""
    for name, (was, error) in before.items():
        now = after.get(name, (float("-inf"), 0.0))[0]
        if was - now > max(abs(was) * limits.of("models", "worse"), 2 * error):
            told = f"{abs(now):.3f}" if name in after else "not measured"
            rule = f"may be worse by {limits.of('models', 'worse'):.0%} and two standard errors"
            yield Loss(name, "models", f"{abs(was):.3f}", told, rule)


def _figures(version: Catalogue) -> Figures:
    """Return what the evaluation found of our recommenders.

    An error is negative, so that higher is better of all. What few users gave is left out.
    """
    users = thresholds().of("models", "users")
    measured = _measured(version)
    found: dict[str, tuple[float, float]] = {}
    for name, ratings in measured.ratings.items():
        ours = ratings.random.get("ours")
        if ours and ratings.learnt_from.users >= users:
            found[f"ratings of {name}: error"] = (-ours.rmse.mean, ours.rmse.sd or 0.0)
    similar = measured.similar
    ours_of = [m for m in similar.methods if m.method == OURS] if similar else []
    for figures in ours_of if similar and similar.viewers >= users else ():
        found["similar films: ndcg"] = (figures.ndcg, figures.ndcg_se or 0.0)
        found["similar films: hit"] = (figures.hit, figures.hit_se or 0.0)
    return found


def _report(version: Catalogue) -> Quality:
    """Return the report beside the tables, an empty one where none is readable."""
    try:
        return quality.read(version.folder)
    except (OSError, ValueError, DataError):
        return Quality()


def _measured(version: Catalogue) -> Evaluation:
    """Return what the evaluation found, nothing where it is not readable."""
    try:
        return evaluation.read(version)
    except DataError:
        return Evaluation(identity="")
