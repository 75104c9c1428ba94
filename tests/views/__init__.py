"""Tests of views, walked without drawing."""
