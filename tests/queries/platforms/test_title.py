"""What is told of one title."""

from queries.platforms import title
from tests.platforms import planted


def test_each_title_has_its_own_cast() -> None:
    tables = planted()
    own = tables.title_actors.astype("str").groupby("title_id")["actor"].agg(list)
    told = [title.actors_of(tables, row) for row in range(len(tables.titles))]
    folded = [sorted(name.casefold() for name in names) for names in told]
    assert folded == [
        sorted(name.casefold() for name in own.get(title_id, []))
        for title_id in tables.titles["title_id"].astype("str")
    ]
