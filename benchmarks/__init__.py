"""Speed and memory, measured beside a floor; `python -m benchmarks` writes docs/PERFORMANCE.md."""
