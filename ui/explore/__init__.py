"""The views of the Explore page: each asks its queries and draws their answers."""
