"""The data dictionary on paper."""

from catalogue import TABLES
from catalogue.__main__ import README, text


def test_the_readme_of_the_data_is_up_to_date() -> None:
    assert README.read_text(encoding="utf-8") == text(), "run `python -m catalogue`"


def test_the_readme_has_every_table_and_column() -> None:
    page = README.read_text(encoding="utf-8")
    for table in TABLES.values():
        section = page.split(f"### {table.name}\n")[1].split("### ")[0]
        assert [name for name in table.names if f"| `{name}` |" not in section] == []
