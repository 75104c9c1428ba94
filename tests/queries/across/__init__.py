"""Tests of what queries find over both catalogues."""
