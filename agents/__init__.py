"""Tools for agents over the same queries as the dashboard, by the Model Context Protocol."""
