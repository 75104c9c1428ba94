"""Recommenders and their evaluation."""
