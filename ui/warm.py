"""Load what the first reader would otherwise wait for."""

import logging

from catalogue import DataError
from language import texts
from resources import loaded as resources
from resources.warm import warm

log = logging.getLogger("butaca")


def warm_up() -> None:
    """Read texts, tables and models; data that cannot be read is logged, pages say it calmly."""
    # What pages share is frozen with the rest: what comes later is looked at after every run.
    import charts
    from ui.components import frame  # noqa: F401

    texts.spanish()
    charts.bars(["a"], [1], ["1"]).to_json()
    try:
        resources.tell(warm(resources.catalogue()))
    except (DataError, OSError) as error:
        log.error("%s", error)
        resources.tell({"tables": str(error)})
