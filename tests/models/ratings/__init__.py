"""Tests of predicted ratings."""
