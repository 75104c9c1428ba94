"""Tests of what comes over the network."""
