"""What widgets answer when a view asks."""

from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from ui.ask import Widgets
    from views.parameters import Selected

    points = [{"customdata": 7}, {"customdata": 2}, {"x": 1}, {"customdata": 7}]
    st.session_state["marks"] = {"selection": {"points": points}}
    ask = Widgets()
    st.write(str([ask(Selected(key="marks")), ask(Selected(key="other"))]))


def test_the_selected_marks_of_a_chart_are_answered_by_their_numbers_each_once() -> None:
    page = AppTest.from_function(_page).run()
    assert page.markdown[0].value == "[[2, 7], []]"
