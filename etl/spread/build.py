"""The subjects of a build on an engine: films spread over it, what is small or streams stays."""

from collections.abc import Sequence
from functools import partial

from engines.engine import Engine
from etl.build import SUBJECTS, Subject
from etl.spread import films


def subjects(engine: Engine) -> Sequence[Subject]:
    """Return what makes the tables, the films on the engine.

    Platform titles are tens of thousands; their ratings are streamed from disk block by block.
    """
    return (partial(films.tables, engine), *SUBJECTS[1:])
