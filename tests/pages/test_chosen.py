"""What pages say of a sample that was chosen by hand, and of one that was not."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import catalogue
from catalogue import Catalogue
from resources import loaded as resources
from tests.served import serving
from tests.ui.pages import shown, ways, words

SAMPLE = Path(__file__).parents[2] / "data/sample"
SILENT = "Chosen by hand: says nothing about the platforms"


@pytest.fixture(scope="module")
def sample() -> Catalogue:
    return catalogue.load(SAMPLE / "tidy")


@pytest.fixture
def shown_sample(sample: Catalogue) -> Iterator[Catalogue]:
    with serving(sample):
        yield sample


@pytest.mark.usefixtures("shown_sample")
@pytest.mark.parametrize("tab", ["chart", "alone", "shared", "growth", "kinds"])
def test_no_finding_on_sizes_overlap_growth_or_shares_is_told(tab: str) -> None:
    page = shown("platforms", tab=tab)
    assert SILENT in words(page)
    assert "has the most titles" not in words(page)  # nor of its own


def test_titles_that_were_not_chosen_have_their_findings(sample: Catalogue) -> None:
    provenance = {**sample.manifest.provenance, "representative": True}
    whole = replace(sample, manifest=replace(sample.manifest, provenance=provenance))
    resources.swap(resources.Loaded(whole, Path()))
    try:
        page = shown("platforms")
        assert SILENT not in words(page)
        assert "has the most titles" in words(page)
    finally:
        resources.swap(None)


def _first_heights(page: AppTest) -> list[float]:
    spec = json.loads(page.get("plotly_chart")[0].proto.spec)
    return [float(value) for value in spec["data"][0]["y"]]


@pytest.mark.usefixtures("shown_sample")
def test_months_leave_out_what_is_known_to_the_year_unless_asked() -> None:
    raw = pd.read_csv(SAMPLE / "movies_dataset.csv.gz", low_memory=False)
    month = pd.to_datetime(raw["release_date"]).dt.month
    sure = month[raw["date_precision"] != "year"].value_counts().sort_index().tolist()
    every = month.value_counts().sort_index().tolist()
    assert _first_heights(shown("months")) == sure
    assert _first_heights(shown("months", exact="false")) == every


@pytest.mark.usefixtures("shown_sample")
def test_models_rank_by_judged_pairs_and_no_method_by_simulated_likes() -> None:
    page = shown("models")
    assert "simulated ratings" in words(page)
    assert page.metric[0].label == "In the right order"
    assert page.metric[3].value.replace(",", "").isdecimal()
    every = words(page)
    assert "RMSE" not in every
    assert "nDCG" not in every
    for tab in ("table", "examples"):
        assert not shown("models", tab=tab).exception


@pytest.mark.usefixtures("shown_sample")
def test_dirty_rows_are_shown_with_what_became_of_them() -> None:
    page = shown("data", tab="dirty")
    table = page.dataframe[0].value
    assert 55 <= len(table) <= 65
    assert table.iloc[:, 4].str.contains("Left out").any()
    one = shown("data", tab="dirty", dirty_rule="sleep_noise").dataframe[0].value
    assert len(one) == 1


@pytest.mark.usefixtures("shown_sample")
def test_what_has_no_data_is_not_offered() -> None:
    fields = next(
        [option.content for option in group.proto.options]
        for group in shown("explore", tab="words").get("button_group")
        if group.proto.query_param_key == "field"
    )
    assert "Taglines" not in fields
    assert "Keywords" in fields


@pytest.mark.usefixtures("shown_sample")
@pytest.mark.parametrize("tab", ["genres", "overlap", "age", "demand"])
def test_no_strategy_is_told_of_titles_chosen_by_hand(tab: str) -> None:
    page = words(shown("strategy", tab=tab))
    assert SILENT in page
    assert "bets on" not in page


@pytest.mark.usefixtures("shown_sample")
def test_a_film_that_is_not_in_the_sample_may_be_on_a_platform() -> None:
    links = [link.label for link in ways(shown("film", film="Skyfall"))]
    assert "Netflix: not in the sample" in links
    assert "Netflix: no" not in links


@pytest.mark.usefixtures("shown_sample")
def test_what_to_license_says_that_the_titles_were_chosen_by_hand() -> None:
    assert "chosen by hand" in words(shown("license"))


@pytest.mark.usefixtures("shown_sample")
def test_every_genre_and_source_of_the_sample_has_its_spanish() -> None:
    page = words(shown("months", lang="es"))
    assert "Wikidata, instantánea" in page
    assert "· ·" not in page
