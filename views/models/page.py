"""The models: how good are the recommendations?"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from catalogue import Catalogue
from language.texts import _
from models import evaluation
from models.license.evaluation import Measured as License
from models.license.evaluation import measured as measured_license
from models.ratings.measured import Measured as Ratings
from models.ratings.measured import TopTen
from models.similar.measured import Judged, Poorer
from models.similar.measured import Measured as Similar
from views.blocks import Method, Note
from views.models import (
    judged,
    license_quality,
    measured_ratings,
    poorer,
    rating_plots,
    sides,
    similar_quality,
    ten,
    two_judges,
)
from views.page import AbsentError, Page, Tab, View
from views.parameters import Ask, Choice


@dataclass(frozen=True, slots=True)
class Asked:
    """What was measured of the chosen model, None where nothing was; a place above the choice."""

    measured: Similar | Judged | Ratings | License | None
    above: AbstractContextManager[object]
    pairs: Judged | None = None
    """The other judge of similar films, where there are two."""
    poorer: Sequence[Poorer] = ()
    """Similar films where the catalogue lacks something."""


def find(tables: Catalogue, ask: Ask) -> Asked:
    """Return what was measured of the model asked about; raises DataError as `evaluation.read`."""
    above = ask.place()
    options = _models(tables)
    model = ask(Choice(key="models_of", label=_("Model"), options=options))
    if model == "license":
        return Asked(tables.once(measured_license) or None, above)
    found = tables.once(evaluation.read)
    of_ratings = {str(subject): measured for subject, measured in found.ratings.items()}
    if model != "similar":
        return Asked(of_ratings.get(model), above)
    pairs = found.judged if found.similar else None
    return Asked(found.similar or found.judged, above, pairs, found.poorer)


def _models(tables: Catalogue) -> dict[str, str]:
    """Name the models that the data can judge.

    Ratings that were drawn are nobody's taste; of titles chosen by hand nothing can be learnt.
    """
    found = {"similar": _("Similar films")}
    if not tables.manifest.is_simulated("ratings"):
        found |= {"films": _("Ratings of films"), "platforms": _("Ratings of platform titles")}
    if tables.manifest.is_representative:
        found |= {"license": _("What to license")}
    return found


def answer(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show the figures to judge by; where nothing was measured, say why."""
    with asked.above:
        yield from simulated_note(tables)
    match asked.measured:
        case Similar():
            yield from similar_quality.answer(asked.measured)
            if asked.pairs:
                yield Note(two_judges.sentence(asked.measured, asked.pairs))
        case Judged():
            yield from judged.answer(asked.measured)
        case Ratings():
            yield from measured_ratings.answer(asked.measured)
        case License():
            yield from license_quality.answer(asked.measured)
        case None:
            raise AbsentError(
                Note(_("Too few ratings to measure by, or `python -m models` has not run yet."))
            )


def simulated_note(tables: Catalogue) -> View:
    """Say that the ratings are simulated, where they are."""
    if tables.manifest.is_simulated("ratings"):
        yield Note(
            _("simulated ratings"),
            "badge",
            help=_(
                "Drawn from a model of tastes, to show For you at work: nobody gave these ratings, "
                "and they measure no method."
            ),
        )


def tab(
    label: Callable[[], str],
    *,
    similar: Callable[[Similar], View] | None = None,
    pairs: Callable[[Judged], View] | None = None,
    ratings: Callable[[Ratings], View] | None = None,
    license: Callable[[License], View] | None = None,
) -> Tab[Asked]:
    """Return a view of one model or of several."""

    def show(_tables: Catalogue, asked: Asked, _ask: Ask) -> View:
        match asked.measured:
            case Similar() as found if similar:
                yield from similar(found)
                yield Method(similar_quality.protocol())
            case Judged() as found if pairs:
                yield from pairs(found)
                yield Method(judged.protocol())
            case Ratings() as found if ratings:
                yield from ratings(found)
                yield Method(measured_ratings.protocol())
            case License() as found if license:
                yield from license(found)
                yield Method(license_quality.protocol())

    def applies(asked: Asked) -> bool:
        shown = {Similar: similar, Judged: pairs, Ratings: ratings, License: license}
        return shown.get(type(asked.measured)) is not None

    return Tab(label, show, applies)


def _ten(_tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show how much of what people like next the ten of For you hold."""
    match asked.measured:
        case Ratings(top_ten=TopTen() as found):
            yield from ten.compare(found)
            yield Method(ten.protocol())


def _has_ten(asked: Asked) -> bool:
    return isinstance(asked.measured, Ratings) and asked.measured.top_ten is not None


def _pairs(_tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show what the other judge of similar films says."""
    if asked.pairs:
        yield from judged.compare(asked.pairs)
        yield Method(judged.protocol())


def _poorer(_tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show what similar films are worth where the catalogue lacks something."""
    yield from poorer.table(asked.poorer)
    yield Method(poorer.protocol())


def _sides(tables: Catalogue, _asked: Asked, ask: Ask) -> View:
    """Show two methods' five films side by side."""
    yield from sides.side_by_side(tables, ask)


PAGE = Page(
    path="models",
    find=find,
    answer=answer,
    tabs={
        "compare": tab(
            lambda: _("Compared"),
            similar=similar_quality.compare,
            pairs=judged.compare,
            ratings=measured_ratings.compare,
            license=license_quality.compare,
        ),
        "table": tab(
            lambda: _("Table"),
            similar=similar_quality.every_metric,
            pairs=judged.every_method,
            ratings=measured_ratings.every_figure,
            license=license_quality.every_figure,
        ),
        "fame": tab(lambda: _("By fame"), similar=similar_quality.by_fame),
        "examples": tab(
            lambda: _("Worked examples"),
            similar=similar_quality.worked_examples,
            pairs=judged.worked_examples,
        ),
        "pairs": Tab(lambda: _("By pairs judged"), _pairs, lambda asked: asked.pairs is not None),
        "poorer": Tab(lambda: _("Poorer data"), _poorer, lambda asked: bool(asked.poorer)),
        "sides": Tab(
            lambda: _("Side by side"),
            _sides,
            lambda asked: isinstance(asked.measured, (Similar, Judged)),
        ),
        "ten": Tab(lambda: _("Ten to watch"), _ten, _has_ten),
        "errors": tab(lambda: _("Where it errs"), ratings=rating_plots.errors),
        "calibration": tab(lambda: _("Calibration"), ratings=rating_plots.calibration),
        "threshold": tab(lambda: _("Threshold"), ratings=rating_plots.threshold),
        "learnt": tab(lambda: _("Learnt from"), ratings=rating_plots.learnt_from),
    },
)
