"""A page with nothing on it but a switch to rerun it by."""

import streamlit as st

st.title("Blank")
st.checkbox("Switch", key="switch")
