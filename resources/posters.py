"""Whose posters the pages show: the setting is the server's, which allows their host."""

from serving.posters import address, host

__all__ = ["address", "host"]
