"""What ids of earlier tables begin with, so that new titles get no other's."""

import pandas as pd

from etl.titles.tables import taken

TITLES = pd.DataFrame(
    {"title_id": ["ns1", "ns2", "hs1"], "platform": ["netflix", "netflix", "hulu"]}
)
FLAT = pd.DataFrame({"id": ["ns1", "ns2", "hs1"], "show_id": ["s1", "s2", " s1 "]})


def test_each_platform_keeps_what_its_ids_begin_with() -> None:
    assert taken({"titles": TITLES, "titles_flat": FLAT}) == {"netflix": "n", "hulu": "h"}


def test_without_either_table_nothing_is_taken() -> None:
    assert taken({}) == {}
    assert taken({"titles": TITLES}) == {}
    assert taken({"titles_flat": FLAT}) == {}
