"""Raw files as they come: which lie there, their rows, and what their cells say."""
