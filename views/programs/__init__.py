"""The page for programs: the paths of the API and what else answers without a browser."""
