"""The floor: a blank Streamlit app, served just as ours is."""
