"""How alike the recommended films are, beside every common method."""

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import catalogue
from catalogue import Catalogue, DataError
from models.similar import judged, orders, outside, tags
from models.similar.baselines import methods
from models.similar.evaluation import evaluate
from models.similar.fit import fit
from models.similar.measured import OURS, Judged, Measured, Metrics
from models.similar.recommender import Similar

COLUMNS = ("ndcg", "hit", "lift", "tag", "franchise", "coverage", "unrated")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--json", action="store_true", help="print JSON for programs")
    parser.add_argument(
        "--ratings",
        type=Path,
        help="folder with MovieLens's tags.csv and links.csv, which judge by tags",
    )
    parser.add_argument(
        "--judge",
        type=Path,
        help="ratings of other viewers, who judge on the published table's scale (1,602 viewers), "
        "however many they are; links.csv or movies.csv is beside the file",
    )
    parser.add_argument(
        "--published",
        action="store_true",
        help="without --judge: our own held-out viewers judge on the published table's scale",
    )
    parser.add_argument(
        "--pairs",
        type=Path,
        help="judged pairs: title_1, year_1, title_2, year_2 and rating (OK, NOT_OK) or alike; or "
        "movieId, neighborId and sim, links.csv or movies.csv beside it or in --ratings",
    )


def run(arguments: argparse.Namespace) -> str:
    """Measure, and return what to print.

    Raises: DataError: the tables hold too few ratings, and too few of the films judged by hand, and
    no other judges are given; or a given file cannot be used.
    """
    tables = catalogue.load(arguments.catalogue)
    model = fit(tables)
    found, order_of = _found(tables, model, arguments), _ordered(tables, model, arguments)
    if not found and not order_of:
        message = f"{arguments.catalogue} holds too few ratings and judged films to judge by."
        raise DataError(message)
    if arguments.json:
        facts = asdict(found) if found else {}
        return json.dumps(facts | (order_of.facts() if order_of else {}), indent=1)
    texts = [text(found)] if found else []
    return "\n\n".join([*texts, *([order_of.text()] if order_of else [])])


def _found(
    tables: Catalogue, model: Similar, arguments: argparse.Namespace
) -> Measured | Judged | None:
    """Judge by the viewers of the given file, else by our own held-out ones, else by our pairs."""
    tagged = tags.read(tables, arguments.ratings)
    if arguments.judge is not None:
        return outside.evaluate(tables, model, arguments.judge, tagged)
    found = None
    if model.audience is not None:
        found = evaluate(tables, model, tagged, published=arguments.published)
    return found or judged.measure(tables, model)


@dataclass(frozen=True)
class Ordered:
    """What a file of judged pairs says of every method, and of ours by groups of films."""

    figures: dict[str, orders.Figures]
    leads: dict[str, orders.Lead]
    groups: dict[str, tuple[int, float]]

    def facts(self) -> dict[str, Any]:
        """Return it for programs."""
        return {
            "pairs": {name: asdict(one) for name, one in self.figures.items()},
            "pairs_lead": {name: asdict(one) for name, one in self.leads.items()},
            "pairs_by": {name: {"found": n, "auc": auc} for name, (n, auc) in self.groups.items()},
        }

    def text(self) -> str:
        """Return it as two tables of text."""
        widest = max(map(len, self.figures))
        head = f"{'method':{widest}}{'auc':>14}{'first 5 OK':>14}{'our lead':>26}"
        lines = [self._line(name, one, widest) for name, one in orders.ranked(self.figures)]
        note = f"{next(iter(self.figures.values())).found} judged pairs found"
        by = [f"{name:{widest}}{auc:>14.3f}{n:>14}" for name, (n, auc) in self.groups.items()]
        title = f"{OURS + ', by the film asked about':{widest}}{'auc':>14}{'pairs':>14}"
        return "\n".join([note, head, *lines, "", title, *by])

    def _line(self, name: str, one: orders.Figures, widest: int) -> str:
        first = f"{one.first5_ok} of {one.first5_judged}"
        line = f"{name:{widest}}{_cell(one.auc, one.se):>14}{first:>14}"
        if lead := self.leads.get(name):
            line += f"{f'{lead.lead:.3f} ({lead.low:.3f} to {lead.high:.3f})':>26}"
        return line


def _ordered(tables: Catalogue, model: Similar, arguments: argparse.Namespace) -> Ordered | None:
    if arguments.pairs is None:
        return None
    pairs, asked = orders.read(tables, arguments.pairs, arguments.ratings), methods(tables, model)
    figures, leads = orders.measure(asked, pairs)
    return Ordered(figures, leads, orders.by_group(tables, asked[OURS], pairs))


def text(found: Measured | Judged) -> str:
    """Return what was measured as a table of text."""
    return table(found) if isinstance(found, Measured) else order(found)


def table(found: Measured) -> str:
    """Return the methods as a table of text, each metric with its standard error."""
    widest = max(len(row.method) for row in found.methods)
    head = f"{'method':{widest}}" + "".join(f"{name:>14}" for name in COLUMNS)
    note = f"{found.queries} films asked about, judged by {found.viewers} held-out viewers"
    return "\n".join([note, head, *(_line(row, widest) for row in found.methods)])


def order(found: Judged) -> str:
    """Return the methods as a table of text, each with the area under its curve."""
    widest = max(len(row.method) for row in found.methods)
    note = f"{found.films} films asked about, {found.pairs} pairs judged by hand"
    head = f"{'method':{widest}}{'auc':>14}"
    lines = [f"{row.method:{widest}}{_cell(row.auc, row.auc_se):>14}" for row in found.ranked()]
    return "\n".join([note, head, *lines])


def _line(row: Metrics, widest: int) -> str:
    figures = asdict(row)
    cells = (_cell(figures[name], figures.get(f"{name}_se")) for name in COLUMNS)
    return f"{row.method:{widest}}" + "".join(f"{cell:>14}" for cell in cells)


def _cell(metric: float | None, error: float | None) -> str:
    """Return a metric as `.513 ±.014`; a dash where it does not apply."""
    if metric is None:
        return "-"
    return f"{metric:.3f}" + ("" if error is None else f" ±{error:.3f}"[:7])
