"""What runs a build on many machines: an engine spreads rows over workers and calls ours there."""
