"""Tests of the previews of links."""
